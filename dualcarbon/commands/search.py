"""`dualcarbon search`: full text over everything in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from dualcarbon.base import Base, command_for, section_named
from dualcarbon.commands import complete
from dualcarbon.commands.settings import (
    Settings,
)
from dualcarbon.kinds import KINDS, NAMED
from dualcarbon.result import Record, Result
from dualcarbon.views.search import Opening, hits_page

if TYPE_CHECKING:
    from datetime import date

    from dualcarbon.store.search import Hit


def search(
    context: typer.Context,
    words: Annotated[
        list[str],
        typer.Argument(
            help="A question, words or an amount, in English or 中文.", metavar="WORDS..."
        ),
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
    """Find what a question or words are about; each hit says what it is and what opens it.

    Example: dualcarbon search how many electric cars were sold
    """
    settings: Settings = context.obj
    sections = [section_named(name) for name in kind or ()] or list(NAMED)
    base = settings.base()
    topics = [base.topic(name) for name in topic or ()]
    found = base.search(" ".join(words), sections, topics, limit)
    hits = [hit for hit in found.hits if base.has(hit.ref)]
    openings = [_opening(hit, base, settings.day) for hit in hits]
    page = hits_page(
        openings, settings.lang, more=found.more, looked_for=found.words, unknown=found.unknown
    )
    return Result(
        page,
        [_record(hit, opening) for hit, opening in zip(hits, openings, strict=True)],
    )


def _opening(hit: Hit, base: Base, today: date) -> Opening:
    # Imported here: the page of no other command tells what entries say.
    from dualcarbon.writing.gists import gist

    ref = hit.ref
    said = gist(base.names.entry(ref), base.facts, today)
    return Opening(KINDS[ref.section].word, base.title(ref), command_for(ref), said, hit)


def _record(hit: Hit, opening: Opening) -> Record:
    return {
        "kind": opening.kind.en,
        "id": hit.ref.id,
        "name": opening.name.en or None,
        "name_zh": opening.name.zh or None,
        "answer": opening.said.line("en"),
        "answer_zh": opening.said.line("zh"),
        "snippet": hit.snippet,
        "missing": list(hit.missing),
        "command": opening.command,
    }
