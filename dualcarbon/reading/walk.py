"""Every entry of a base, what lies inside it, and what it is called in a message."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from dualcarbon.kinds import ENTRIES, KINDS
from dualcarbon.model.dates import PartialDate
from dualcarbon.model.entries import Entry, Facts
from dualcarbon.model.figures import Figure
from dualcarbon.model.parts import Citation
from dualcarbon.reading.findings import Way
from dualcarbon.text import Text

Broken = Iterator[tuple[Way, Text]]
"""Where a rule is broken and what to say of it."""


def entries(facts: Facts) -> Iterator[tuple[Way, Entry]]:
    """Every term, event, target, statistic, plan and question with its path."""
    for section in ENTRIES:
        for id, entry in getattr(facts, section).items():
            yield (section, id), entry


def parts(value: object, path: Way) -> Iterator[tuple[Way, object]]:
    """Every dataclass in a value, itself included, in order, each with its path."""
    left = [(path, value)]
    while left:
        path, value = left.pop()
        kind: Any = type(value)
        if isinstance(value, _WHOLE):
            yield path, value
        elif isinstance(value, tuple):
            left += [((*path, at), value[at]) for at in range(len(value) - 1, -1, -1)]
        elif isinstance(value, Mapping):
            left += [((*path, str(name)), child) for name, child in reversed([*value.items()])]
        elif names := _fields(kind):
            yield path, value
            left += [((*path, name), getattr(value, name)) for name in reversed(names)]


_WHOLE = (Text, Citation, Figure, PartialDate)
"""What is not taken apart."""


def texts_in(value: object) -> Iterator[Text]:
    """Every `Text` in a value, in order."""
    return (inner for _, inner in parts(value, ()) if isinstance(inner, Text))


@cache
def _fields(kind: type) -> tuple[str, ...]:
    """The fields of a dataclass that hold more than a word; none of any other type."""
    if not dataclasses.is_dataclass(kind):
        return ()
    return tuple(field.name for field in dataclasses.fields(kind) if field.type not in _WORDS)


_WORDS = {"str", "int"}


def owner(path: Way) -> Text:
    """The entry that `path` leads into: `term 'carbon-sink'`, `术语“carbon-sink”`."""
    kind, id = KINDS[str(path[0])].word, str(path[1])
    return Text(f"{kind.en} {id!r}", f"{kind.zh}“{id}”")
