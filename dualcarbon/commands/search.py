"""`dualcarbon search`: full text over everything in both languages."""

from __future__ import annotations

from typing import Annotated

import typer

from dualcarbon.base import Base, command_for, section_named
from dualcarbon.commands import complete
from dualcarbon.commands.settings import (
    Settings,
)
from dualcarbon.kinds import KINDS, NAMED
from dualcarbon.result import Record, Result
from dualcarbon.store.search import Hit
from dualcarbon.views.search import Opening, hits_page


def search(
    context: typer.Context,
    words: Annotated[
        list[str],
        typer.Argument(help="Words or an amount, in English or 中文.", metavar="WORDS..."),
    ],
    kind: Annotated[
        list[str] | None,
        typer.Option(
            autocompletion=complete.kinds,
            help="Only this kind (term, event, statistic ...); may be repeated.",
        ),
    ] = None,
    topic: Annotated[
        list[str] | None,
        typer.Option(autocompletion=complete.topics, help="Only this topic; may be repeated."),
    ] = None,
    limit: Annotated[int, typer.Option(min=1, max=10_000, help="How many hits at most.")] = 10,
) -> Result:
    """Find every entry that holds all the words; each hit names the command that opens it.

    Example: dualcarbon search 1.62 billion kilowatts
    """
    settings: Settings = context.obj
    sections = [section_named(name) for name in kind or ()] or list(NAMED)
    base = settings.base()
    topics = [base.topic(name) for name in topic or ()]
    hits, more = base.search(" ".join(words), sections, topics, limit)
    hits = [hit for hit in hits if base.has(hit.ref)]
    openings = [(_opening(hit, base), hit.snippet) for hit in hits]
    return Result(
        hits_page(openings, settings.lang, more=more),
        [_record(hit, opening) for hit, (opening, _) in zip(hits, openings, strict=True)],
    )


def _opening(hit: Hit, base: Base) -> Opening:
    return Opening(KINDS[hit.ref.section].word, base.title(hit.ref), command_for(hit.ref))


def _record(hit: Hit, opening: Opening) -> Record:
    return {
        "kind": opening.kind.en,
        "id": hit.ref.id,
        "name": opening.name.en or None,
        "name_zh": opening.name.zh or None,
        "snippet": hit.snippet,
        "command": opening.command,
    }
