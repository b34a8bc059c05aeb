"""Every entry of a base, what lies inside it, and what it is called in a message."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping

from dualcarbon.findings import Path
from dualcarbon.model import Citation, Entry, Facts
from dualcarbon.text import Text

Broken = Iterator[tuple[Path, Text]]
"""Where a rule is broken and what to say of it."""


def entries(facts: Facts) -> Iterator[tuple[Path, Entry]]:
    """Every term, event, target, statistic and plan with its path."""
    for section in ("terms", "events", "targets", "statistics", "plans"):
        for id, entry in getattr(facts, section).items():
            yield (section, id), entry


def within(value: object, path: Path) -> Iterator[tuple[Path, object]]:
    """`value` and every dataclass inside it, each with its path."""
    yield path, value
    if isinstance(value, Mapping):
        for name, child in value.items():
            yield from within(child, (*path, str(name)))
    elif isinstance(value, tuple):
        for index, child in enumerate(value):
            yield from within(child, (*path, index))
    elif dataclasses.is_dataclass(value) and not isinstance(value, (Text, Citation)):
        for field in dataclasses.fields(value):
            yield from within(getattr(value, field.name), (*path, field.name))


def texts(entry: object) -> Iterator[Text]:
    """Every `Text` of an entry and of what lies inside it."""
    return (value for _, value in within(entry, ()) if isinstance(value, Text))


def owner(path: Path) -> str:
    """The entry that `path` leads into: `term 'carbon-sink'`."""
    return f"{str(path[0]).removesuffix('s')} {str(path[1])!r}"
