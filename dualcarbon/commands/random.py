"""`dualcarbon random`: a random fact, with its sources."""

from __future__ import annotations

from typing import Annotated

import typer

from dualcarbon.base import Base, command_for
from dualcarbon.commands import complete
from dualcarbon.commands.settings import (
    Settings,
)
from dualcarbon.errors import ExitCode, Failure
from dualcarbon.quiz.items import Draw
from dualcarbon.result import Result, record
from dualcarbon.store.match import Ref
from dualcarbon.store.pool import random_ref
from dualcarbon.text import Text
from dualcarbon.views.page import Page, Prose

_DRAWS = 1000
"""Draws until a fact is one that was known on the day of --as-of."""


def random(
    context: typer.Context,
    topic: Annotated[
        str | None, typer.Option(autocompletion=complete.topics, help="Only a fact on this topic.")
    ] = None,
    seed: Annotated[
        str | None, typer.Option(help="Any text or number; the same seed shows the same fact.")
    ] = None,
) -> Result:
    """Show a random term, event, target or statistic.

    Example: dualcarbon random --topic power
    """
    settings: Settings = context.obj
    base = settings.base()
    topic_id = None if topic is None else base.topic(topic)
    draw = Draw(settings.fresh_seed() if seed is None else seed)
    refs = (random_ref(base.store, draw.below, topic_id) for _ in range(_DRAWS))
    ref = next((ref for ref in refs if ref is None or base.has(ref)), None)
    if ref is None:
        raise Failure(
            Text("there is no fact to choose from", "没有可供抽取的事实"),
            Text("drop --topic, or use a larger base", "请去掉 --topic，或换用更大的事实库"),
            ExitCode.NOT_FOUND,
        )
    again = Text(f"Open it again: {command_for(ref)}", f"再次查看：{command_for(ref)}")
    page = (*_page(ref, base, settings), Prose(again[settings.lang], "muted"))
    return Result(page, (record(entry, base.facts) for entry in [base.names.entry(ref)]))


def _page(ref: Ref, base: Base, settings: Settings) -> Page:
    facts, lang = base.facts, settings.lang
    # Imported here: only one of them is needed.
    match ref.section:
        case "terms":
            from dualcarbon.views.terms import term_page

            return term_page([facts.terms[ref.id]], facts, lang)
        case "events":
            from dualcarbon.views.timeline import events_page

            return events_page([facts.events[ref.id]], facts, lang)
        case "targets":
            from dualcarbon.analysis.targets import standing
            from dualcarbon.views.targets import targets_page

            verdict = standing(facts.targets[ref.id], facts, settings.day)
            return targets_page([verdict], facts, settings.day, lang)
    from dualcarbon.views.statistics import statistic_page

    return statistic_page([facts.statistics[ref.id]], facts, lang)
