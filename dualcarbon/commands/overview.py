"""What an overview shows: the core where all would be too much, and the options that say else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Annotated, NamedTuple, TypeVar

import typer

from dualcarbon.base import Base
from dualcarbon.commands import complete
from dualcarbon.errors import ExitCode, Failure
from dualcarbon.kinds import KINDS
from dualcarbon.model.entries import Entry
from dualcarbon.text import Text

MOST = 60
"""Entries that an overview shows at most without being asked, where the base marks a core."""

All = Annotated[bool, typer.Option("--all", help="All there is, not the core alone.")]
Topics = Annotated[
    list[str] | None,
    typer.Option(
        "--topic", autocompletion=complete.topics, help="Only this topic; may be repeated."
    ),
]
Limit = Annotated[int | None, typer.Option("--limit", min=1, max=10_000, help="So many at most.")]
Exact = Annotated[
    bool, typer.Option("--exact", help="Only a whole name: no words of one, no suggestions.")
]
Quote = Annotated[
    bool, typer.Option("--quote", help="A sentence with date, scope and source, ready to paste.")
]

AnyT = TypeVar("AnyT")


class Selection(NamedTuple):
    """The ids that a command shows, how many it could show, and whether it opens them."""

    ids: list[str]
    total: int
    opens: bool


def selected(
    base: Base,
    section: str,
    words: tuple[str, ...],
    topics: Sequence[str],
    limit: int | None,
    *,
    whole: bool,
    exact: bool = False,
) -> Selection:
    """What is shown of a section: what the words lead to, or else its overview.

    All of it where it is to be `whole`. Raises what `Base.found` raises, and Failure (nothing
    found) where nothing is on the topics.
    """
    entries = getattr(base.facts, section)
    if not words:
        ids = list(entries) if whole or topics else of_section(base, section)
        opens, total = False, len(entries)
    else:
        found = base.found(section, words, exact=exact)
        ids, opens, total = found.ids, found.opens, len(found.ids)
    if topics:
        ids = [id for id in ids if entries[id].topic in topics]
        total = len(ids)
    if not ids:
        raise no_match(section, "--topic")
    return Selection(ids[:limit], total, opens)


def of_section(base: Base, section: str) -> list[str]:
    """The ids of a section, or of its core alone where all would be too much."""
    entries = getattr(base.facts, section)
    core = base.core(section) if len(entries) > MOST else []
    return core or list(entries)


def of_found(
    found: Sequence[AnyT], entry: Callable[[AnyT], Entry], *, whole: bool
) -> Sequence[AnyT]:
    """What is shown of what a choice has found: the core of it where all would be too much."""
    if whole or len(found) <= MOST:
        return found
    return [one for one in found if entry(one).core] or found


def no_match(section: str, options: str) -> Failure:
    """The failure (nothing found) where the options leave nothing of a section."""
    word = KINDS[section].word
    return Failure(
        Text(f"no {word.en} matches", f"没有符合条件的{word.zh}"),
        Text(f"drop {options}", f"请去掉 {options}"),
        ExitCode.NOT_FOUND,
    )
