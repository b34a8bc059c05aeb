"""`dualcarbon timeline`: events and dated targets."""

from __future__ import annotations

from typing import Annotated

import typer

from dualcarbon.analysis.timeline import Moment, moment, moments
from dualcarbon.commands import complete
from dualcarbon.commands.settings import (
    Settings,
    date_option,
)
from dualcarbon.errors import ExitCode, Failure
from dualcarbon.model.dates import PartialDate
from dualcarbon.model.entries import Facts
from dualcarbon.model.vocab import MOMENTS, moment_words
from dualcarbon.names.choices import unknown_choice
from dualcarbon.result import Record, Result, record
from dualcarbon.text import Text
from dualcarbon.views.timeline import events_page, timeline_page


def timeline(
    context: typer.Context,
    name: Annotated[
        list[str] | None,
        typer.Argument(
            autocompletion=complete.ids("events"),
            help="An event, shown in full. None: the timeline.",
        ),
    ] = None,
    since: Annotated[str | None, typer.Option(metavar="DATE", help="From this date on.")] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="Up to this date.")] = None,
    topic: Annotated[
        list[str] | None,
        typer.Option(autocompletion=complete.topics, help="Only this topic; may be repeated."),
    ] = None,
    kind: Annotated[
        list[str] | None,
        typer.Option(
            autocompletion=complete.moments,
            help="Only this kind (treaty, pledge, target ...); may be repeated.",
        ),
    ] = None,
) -> Result:
    """Show events and dated targets, past and future, or one event in full.

    Dates are 2020, 2020-09 or 2020-09-22: dualcarbon timeline --since 2020 --kind policy
    """
    settings: Settings = context.obj
    first, last = date_option(since, "--since"), date_option(until, "--until")
    _refuse_backwards(first, last)
    base = settings.base()
    if name:
        _refuse_filters(since, until, topic, kind)
        events = base.events(tuple(name))
        page = events_page(events, base.facts, settings.lang)
        return Result(page, (_record(moment(e, settings.day), base.facts) for e in events))
    on_show = moments(
        base.facts,
        settings.day,
        since=first,
        until=last,
        topics=[base.topic(name) for name in topic or ()],
        kinds=[_kind(name) for name in kind or ()],
    )
    if not on_show:
        raise Failure(
            Text("nothing on the timeline matches", "时间线上没有符合条件的内容"),
            Text(
                "widen the dates, or drop --topic or --kind", "请放宽日期，或去掉 --topic、--kind"
            ),
            ExitCode.NOT_FOUND,
        )
    page = timeline_page(on_show, settings.day, base.facts, settings.lang)
    return Result(page, (_record(moment, base.facts) for moment in on_show))


def _refuse_backwards(first: PartialDate | None, last: PartialDate | None) -> None:
    if first and last and last.last < first.first:
        raise Failure(
            Text(
                f"--until {last} is before --since {first}", f"--until {last} 早于 --since {first}"
            ),
            Text("exchange the two dates", "请对调两个日期"),
            ExitCode.USAGE,
        )


def _refuse_filters(*filters: object) -> None:
    if any(filters):
        raise Failure(
            Text(
                "an event has no --since, --until, --topic or --kind",
                "查看单个事件时不能使用 --since、--until、--topic 或 --kind",
            ),
            Text("drop the name or the options", "请去掉名称或这些选项"),
            ExitCode.USAGE,
        )


def _kind(name: str) -> str:
    for kind in MOMENTS:
        if name in (kind, moment_words(kind).zh):
            return kind
    raise unknown_choice("kind", name, MOMENTS)


def _record(moment: Moment, facts: Facts) -> Record:
    return {
        "date": str(moment.date),
        "kind": moment.kind,
        "phase": moment.phase,
        **record(moment.entry, facts),
    }
