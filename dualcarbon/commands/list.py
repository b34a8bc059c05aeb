"""`dualcarbon list`: the id and the names of every entry, a line each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import Annotated

import typer

from dualcarbon.base import Base, command_for, section_named
from dualcarbon.commands import complete
from dualcarbon.commands.empty import nothing
from dualcarbon.commands.overview import Limit
from dualcarbon.commands.settings import Settings
from dualcarbon.kinds import KINDS, NAMED
from dualcarbon.result import Record, Result
from dualcarbon.store.match import Ref
from dualcarbon.text import Lang, Text
from dualcarbon.views import words
from dualcarbon.views.search import list_page


def list(
    context: typer.Context,
    kind: Annotated[
        str | None,
        typer.Argument(
            autocompletion=complete.kinds,
            help="Terms, statistics, targets, plans, documents, events or sources. None: all.",
        ),
    ] = None,
    limit: Limit = None,
) -> Result:
    """List ids and names, one line each, for grep and for other programs.

    Example: dualcarbon list terms | grep carbon
    """
    settings: Settings = context.obj
    sections = NAMED if kind is None else (section_named(kind),)
    base = settings.base()
    if not any(getattr(base.facts, section) for section in sections):
        raise nothing(sections[0], settings)
    listed = partial(_there, base, sections, limit)
    records = (_record(ref, name) for rows in listed() for ref, name in rows)
    pages = (list_page(_lines(rows, settings.lang, kind is None)) for rows in listed())
    return Result((), records, pages=pages)


def _there(
    base: Base, sections: Iterable[str], limit: int | None
) -> Iterator[Sequence[tuple[Ref, Text]]]:
    """So many entries with their names, without those that are of a later day than --as-of."""
    for rows in base.titles(sections):
        there = [row for row in rows if base.whole is None or base.has(row[0])][:limit]
        if there:
            yield there
        if limit is not None:
            limit -= len(there)
            if not limit:
                return


def _lines(
    rows: Iterable[tuple[Ref, Text]], lang: Lang, with_kind: bool
) -> Iterator[tuple[str, ...]]:
    for ref, name in rows:
        of = (KINDS[ref.section].word[lang],) if with_kind else ()
        yield (*of, ref.id, words.titled(name, lang))


def _record(ref: Ref, name: Text) -> Record:
    return {
        "kind": KINDS[ref.section].word.en,
        "id": ref.id,
        "name": name.en or None,
        "name_zh": name.zh or None,
        "command": command_for(ref),
    }
