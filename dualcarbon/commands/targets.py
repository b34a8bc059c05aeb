"""`dualcarbon targets`: official targets beside the newest comparable figures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Annotated

import typer

from dualcarbon.analysis.readings import Reading
from dualcarbon.analysis.targets import Standing, standing
from dualcarbon.base import Base, Found
from dualcarbon.commands import complete
from dualcarbon.commands.chart import Chart, charted
from dualcarbon.commands.empty import nothing
from dualcarbon.commands.overview import (
    All,
    Exact,
    Limit,
    Quote,
    Topics,
    no_match,
    of_found,
    of_section,
)
from dualcarbon.commands.quote import quoted
from dualcarbon.commands.settings import Settings, date_option
from dualcarbon.model.dates import PartialDate
from dualcarbon.model.entries import Facts, Target
from dualcarbon.model.vocab import STATUSES, status_words
from dualcarbon.names.choices import unknown_choice
from dualcarbon.names.dates import date_among
from dualcarbon.result import Record, Result, dated, number, record
from dualcarbon.views.overview import Extent
from dualcarbon.views.targets import overview_page, targets_page
from dualcarbon.writing.standings import gap_figure, rate_figures, reading_figure, share_of_way

_FEW_PLANS = 5
"""Plans whose names hold some words, up to which the words are a name of theirs."""


def targets(
    context: typer.Context,
    name: Annotated[
        list[str] | None,
        typer.Argument(
            autocompletion=complete.ids("targets", "statistics"),
            help="A target, words of its name, a year, a plan. None: the core targets.",
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
    topic: Topics = None,
    all: All = False,
    limit: Limit = None,
    exact: Exact = False,
    chart: Chart = None,
    quote: Quote = False,
) -> Result:
    """Hold official targets against the newest figures: gap, pace so far, pace needed, status.

    Example: dualcarbon targets --by 2030 --status behind
    """
    settings: Settings = context.obj
    due = date_option(by, "--by", settings.day)
    statuses = [_status(word) for word in status or ()]
    base = settings.base()
    facts, words = base.facts, tuple(name or ())
    if not facts.targets and not words:
        raise nothing("targets", settings)
    topics = [base.topic(word) for word in topic or ()]
    whole = all or settings.is_for_a_program or bool(words or topics)
    is_chosen = bool(statuses or due)
    if words:
        found = _found(base, words, settings.day, exact=exact)
    else:
        # Where nothing is chosen, the rest is not even read.
        ids = list(facts.targets) if whole or is_chosen else of_section(base, "targets")
        found = Found(ids, opens=False)
    standings = [
        one
        for one in (standing(facts.targets[id], facts, settings.day) for id in found.ids)
        if (not statuses or one.status in statuses)
        and (not topics or one.target.topic in topics)
        and (due is None or _is_due(one.target, due))
    ]
    if not standings:
        raise no_match("targets", "--status, --by or --topic")
    total = len(standings) if words or topics or is_chosen else len(facts.targets)
    shown = of_found(standings, lambda one: one.target, whole=whole)[:limit]
    if quote:
        return quoted([one.target for one in shown], facts, settings)
    if found.opens:
        page = targets_page(shown, facts, settings.day, settings.lang)
    else:
        extent = Extent("targets", len(shown), total, " ".join(words), limit is not None)
        page = overview_page(shown, facts, settings.day, extent, settings.lang)
    result = Result(
        page,
        (_record(one, facts) for one in shown),
        chart=lambda: _chart(standings[:limit], total, facts, settings),
    )
    return charted(result, chart, settings)


def _chart(standings: Sequence[Standing], total: int, facts: Facts, settings: Settings) -> Record:
    # Imported here: few calls draw.
    from dualcarbon.charts.targets import targets_chart

    return targets_chart(standings, total, facts, settings.day, settings.as_of, settings.lang)


def _found(base: Base, words: tuple[str, ...], today: date, *, exact: bool) -> Found:
    """The targets that the words lead to; a year among them is when they are due.

    A plan gives those that it sets, and so do a few plans whose names hold the words where no
    target's does. Raises what `Base.found` raises.
    """
    if exact or base.bears("targets", words):
        return base.found("targets", words, exact=exact)
    due, rest = date_among(words, today)
    if due is not None:
        ids = base.ids_holding("targets", rest) if rest else list(base.facts.targets)
        if ids := [id for id in ids if _is_due(base.facts.targets[id], due)]:
            return Found(_core_first(ids, base.facts), opens=False)
    plans = base.plans_named(words)
    holding = base.ids_holding("targets", words)
    if not (plans or holding):
        named = base.ids_holding("plans", words)
        plans = [base.facts.plans[id] for id in named] if len(named) <= _FEW_PLANS else []
    if of_plans := [id for plan in plans for id in base.targets_of(plan)]:
        return Found(_core_first(dict.fromkeys((*holding, *of_plans)), base.facts), opens=False)
    return base.found("targets", words)


def _core_first(ids: Iterable[str], facts: Facts) -> list[str]:
    return sorted(ids, key=lambda one: not facts.targets[one].core)


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
        "reckoned": verdict.reckoned,
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
        **dated("pace_since", pace.since.date if pace else None),
        **dated("pace_until", pace.until.date if pace else None),
        "pace_needed": _number(needed.value if needed else None),
        "pace_needed_bound": needed.bound if needed else None,
        **dated("first_met", verdict.first_met.date if verdict.first_met else None),
    }


def _reading(name: str, verdict: Standing, reading: Reading | None) -> Record:
    figure = reading_figure(verdict, reading) if reading else None
    return {
        **dated(f"{name}_date", reading.date if reading else None),
        f"{name}_value": _number(figure.value if figure else None),
        f"{name}_bound": figure.bound if figure else None,
    }


def _number(value: Decimal | None) -> int | float | None:
    return None if value is None else number(value)
