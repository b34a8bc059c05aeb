"""`dualcarbon changes`: what became known and official between two days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Annotated

import typer

from dualcarbon.analysis.between import (
    KINDS,
    Change,
    NewEvent,
    NewFigures,
    NewTarget,
    NewVerdict,
    Replaced,
    Revision,
    between,
    first_day,
)
from dualcarbon.analysis.readings import Reading
from dualcarbon.commands.overview import MOST, All, Topics
from dualcarbon.commands.settings import Settings, date_option
from dualcarbon.errors import ExitCode, Failure
from dualcarbon.model.entries import Facts
from dualcarbon.model.parts import Point
from dualcarbon.result import Record, Result, dated, number, record
from dualcarbon.text import Text
from dualcarbon.views.changes import Period, changes_page

_USUAL = timedelta(days=90)


def changes(
    context: typer.Context,
    since: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="From this date on. None: for the last 90 days."),
    ] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="Up to this date.")] = None,
    topic: Topics = None,
    all: All = False,
) -> Result:
    """Show what changed: verdicts, new and revised figures, new and replaced targets, events.

    Example: dualcarbon changes --since 2026-06
    """
    settings: Settings = context.obj
    first, last = _period(since, until, settings)
    base = settings.base()
    topics = [base.topic(name) for name in topic or ()]
    before = first - timedelta(days=1)
    then, now = base.as_of(before).facts, base.as_of(last).facts
    if not (then.events or then.targets or then.statistics):
        raise _too_early(first, first_day(base.facts))
    found = between(then, now, before, last, topics)
    if not found:
        raise Failure(
            Text(f"nothing changed from {first} to {last}", f"{first}至{last}没有变化"),
            Text("begin earlier, or drop --topic", "请提前起始日期，或去掉 --topic"),
            ExitCode.NOT_FOUND,
        )
    few = None if all or topics or len(found) <= MOST else MOST // len(KINDS)
    page = changes_page(found, now, Period(first, last), few, settings.lang)
    return Result(page, (row for change in found for row in _records(change, now)))


def _period(since: str | None, until: str | None, settings: Settings) -> tuple[date, date]:
    """The first and the last day. Raises Failure (wrong usage) where they are none in order."""
    today = settings.day
    begin = date_option(since, "--since", today)
    end = date_option(until, "--until", today)
    for option, day in (("--since", begin), ("--until", end)):
        if day and day.first > today:
            raise Failure(
                Text(f"{option} {day} is after {today}", f"{option} {day} 晚于 {today}"),
                Text("choose a day that is over", "请选择已经过去的日期"),
                ExitCode.USAGE,
            )
    last = min(end.last, today) if end else today
    first = begin.first if begin else last - _USUAL
    if first > last:
        raise Failure(
            Text(f"--until {end} is before --since {begin}", f"--until {end} 早于 --since {begin}"),
            Text("exchange the two dates", "请对调两个日期"),
            ExitCode.USAGE,
        )
    return max(first, date.min + timedelta(days=1)), last


def _too_early(first: date, begins: date | None) -> Failure:
    """The failure for a day before which the base knows nothing that could have changed."""
    if begins is None:
        return Failure(
            Text("nothing in this fact base has a date", "此事实库中没有带日期的内容"),
            Text("use another: --facts packaged", "请改用其他事实库：--facts packaged"),
            ExitCode.NOT_FOUND,
        )
    return Failure(
        Text(
            f"this fact base knows nothing from before {first}", f"此事实库没有 {first} 以前的内容"
        ),
        Text(
            f"what it knows begins on {begins}: choose a later day",
            f"其内容始于 {begins}，请选择此后的日期",
        ),
        ExitCode.USAGE,
    )


def _records(change: Change, facts: Facts) -> Iterator[Record]:
    """A record a change, and one a figure of those that are new."""
    row = record(change.entry, facts)
    head = {key: row[key] for key in ("id", "name", "name_zh", "topic", "core")}
    match change:
        case NewVerdict():
            yield {
                "change": "verdict",
                **_dated_figure(change.now.latest),
                **head,
                "status": change.now.status,
                "previous_status": change.then.status,
                "sources": row["sources"],
            }
        case NewFigures():
            befores = (change.before, *change.points)
            for before, point in zip(befores, change.points, strict=False):
                yield {"change": "figure", **_figure(head, row, before, point, facts)}
        case Revision():
            yield {"change": "revision", **_figure(head, row, change.then, change.now, facts)}
        case NewTarget():
            told = ("operator", "value", "value_written", "unit", "by", "by_end", "resolve")
            yield {
                "change": "target",
                **dated("date", change.entry.announced),
                **head,
                **{key: row[key] for key in told},
                "status": change.now.status,
                "sources": row["sources"],
            }
        case Replaced():
            successor = change.successor
            yield {
                "change": "replaced",
                **dated("date", successor.announced),
                **head,
                "superseded_by": successor.id,
                "sources": record(successor, facts)["sources"],
            }
        case NewEvent():
            yield {
                "change": "event",
                **dated("date", change.entry.date),
                **head,
                **{key: row[key] for key in ("kind", "summary", "summary_zh")},
                "sources": row["sources"],
            }


def _dated_figure(reading: Reading | None) -> Record:
    return dated("date", reading.date if reading else None)


def _figure(head: Record, row: Record, before: Point | None, point: Point, facts: Facts) -> Record:
    """A figure of a series with the one before it, for the same date where it was revised."""
    told = record(point, facts)
    return {
        **dated("date", point.date),
        **head,
        **{key: told[key] for key in ("value", "value_written", "value_bound")},
        "unit": row["unit"],
        **dated("previous_date", before.date if before else None),
        "previous_value": number(before.value.value) if before else None,
        "sources": told["sources"] or row["sources"],
    }
