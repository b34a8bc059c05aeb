"""`dualcarbon targets`: official targets beside the newest comparable figures."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

import typer

from dualcarbon.analysis.readings import Reading
from dualcarbon.analysis.targets import Standing, standing
from dualcarbon.commands import complete
from dualcarbon.commands.settings import (
    Settings,
    date_option,
)
from dualcarbon.errors import ExitCode, Failure
from dualcarbon.model.dates import PartialDate
from dualcarbon.model.entries import Facts, Target
from dualcarbon.model.vocab import STATUSES, status_words
from dualcarbon.names.choices import unknown_choice
from dualcarbon.result import Record, Result, number, record
from dualcarbon.text import Text
from dualcarbon.views.targets import overview_page, targets_page
from dualcarbon.writing.standings import gap_figure, rate_figures, reading_figure, share_of_way


def targets(
    context: typer.Context,
    name: Annotated[
        list[str] | None,
        typer.Argument(
            autocompletion=complete.ids("targets", "statistics"),
            help="A target, or the statistic that it binds. None: all targets.",
        ),
    ] = None,
    status: Annotated[
        list[str] | None,
        typer.Option(
            autocompletion=complete.statuses,
            help=f"Only {', '.join(STATUSES)}; may be repeated.",
        ),
    ] = None,
    by: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="Only what is due in that year or month."),
    ] = None,
    topic: Annotated[
        list[str] | None,
        typer.Option(autocompletion=complete.topics, help="Only this topic; may be repeated."),
    ] = None,
) -> Result:
    """Hold official targets against the newest figures: gap, pace so far, pace needed, status.

    Example: dualcarbon targets --by 2030 --status behind
    """
    settings: Settings = context.obj
    due = date_option(by, "--by")
    statuses = [_status(word) for word in status or ()]
    base = settings.base()
    topics = [base.topic(word) for word in topic or ()]
    wanted = base.targets(tuple(name)) if name else tuple(base.facts.targets.values())
    standings = [
        one
        for one in (standing(target, base.facts, settings.day) for target in wanted)
        if (not statuses or one.status in statuses)
        and (not topics or one.target.topic in topics)
        and (due is None or _is_due(one.target, due))
    ]
    if not standings:
        raise Failure(
            Text("no target matches", "没有符合条件的目标"),
            Text("drop --status, --by or --topic", "请去掉 --status、--by 或 --topic"),
            ExitCode.NOT_FOUND,
        )
    page_of = targets_page if name else overview_page
    page = page_of(standings, base.facts, settings.day, settings.lang)
    return Result(page, (_record(one, base.facts) for one in standings))


def _status(word: str) -> str:
    for status in STATUSES:
        if word.strip().casefold().replace(" ", "-") == status or word == status_words(status).zh:
            return status
    raise unknown_choice("status", word, STATUSES)


def _is_due(target: Target, due: PartialDate) -> bool:
    return bool(target.by and due.first <= target.by.last <= due.last)


def _record(verdict: Standing, facts: Facts) -> Record:
    """A target with where it stands; keys of the base first."""
    pace = verdict.pace
    gap, share = gap_figure(verdict), share_of_way(verdict)
    rate, needed = rate_figures(verdict)
    return {
        **record(verdict.target, facts),
        "status": verdict.status,
        "reason": verdict.reason.en or None,
        "reason_zh": verdict.reason.zh or None,
        **_reading("start", verdict, verdict.start),
        **_reading("latest", verdict, verdict.latest),
        **_reading("highest", verdict, verdict.highest),
        "gap": _number(gap.value if gap else None),
        "gap_bound": gap.bound if gap else None,
        "share": _number(share),
        "pace": _number(rate.value if rate else None),
        "pace_bound": rate.bound if rate else None,
        "pace_since": str(pace.since.date) if pace else None,
        "pace_until": str(pace.until.date) if pace else None,
        "pace_needed": _number(needed.value if needed else None),
        "pace_needed_bound": needed.bound if needed else None,
        "first_met": str(verdict.first_met.date) if verdict.first_met else None,
    }


def _reading(name: str, verdict: Standing, reading: Reading | None) -> Record:
    figure = reading_figure(verdict, reading) if reading else None
    return {
        f"{name}_date": str(reading.date) if reading else None,
        f"{name}_value": _number(figure.value if figure else None),
        f"{name}_bound": figure.bound if figure else None,
    }


def _number(value: Decimal | None) -> int | float | None:
    return None if value is None else number(value)
