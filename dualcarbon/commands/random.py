"""`dualcarbon random`: a random fact, with its sources."""

from __future__ import annotations

from typing import Annotated

import typer

from dualcarbon.base import command_for
from dualcarbon.commands import complete
from dualcarbon.commands.entry import entry_page
from dualcarbon.commands.settings import (
    Settings,
)
from dualcarbon.errors import ExitCode, Failure
from dualcarbon.quiz.items import Draw
from dualcarbon.result import Result, record
from dualcarbon.store.pool import random_ref
from dualcarbon.text import Text
from dualcarbon.views.page import Prose

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
    page = (
        *entry_page(ref.section, ref.id, base.facts, settings),
        Prose(again[settings.lang], "muted"),
    )
    return Result(page, (record(entry, base.facts) for entry in [base.names.entry(ref)]))
