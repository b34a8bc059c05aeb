"""Which figures are overdue: those of series, by their rhythm, and those that targets wait for.

A figure is due at the end of the period that follows the newest one: of a yearly series that ends
in 2024 the figure for 2025 is due on 31 December 2025. What a formula gives is as new as its
inputs, and a single study has no next figure.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from dualcarbon.analysis.targets import standing
from dualcarbon.frozen import frozen
from dualcarbon.model.dates import PartialDate
from dualcarbon.model.entries import Facts, Statistic, Target
from dualcarbon.model.vocab import Rhythm

_MONTHS: dict[Rhythm, int] = {"month": 1, "quarter": 3, "year": 12, "inventory": 60}


@frozen
class Overdue:
    """A series or target whose next figure was `due`; the `newest` is None where there is none."""

    entry: Statistic | Target
    newest: PartialDate | None
    due: date


def overdue(facts: Facts, day: date, days: int) -> list[Overdue]:
    """What on `day` is more than so many days late: series, then open targets, longest first.

    A target is late with its series, or where it is due itself and no result is known.
    """
    latest = day - timedelta(days=days)
    late = [one for one in _series(facts) if one.due < latest]
    waiting = [one for one in _targets(facts, day, late) if one.due < latest]
    return [*sorted(late, key=_since), *sorted(waiting, key=_since)]


def _since(one: Overdue) -> date:
    return one.due


def _series(facts: Facts) -> Iterator[Overdue]:
    for statistic in facts.statistics.values():
        if statistic.formula is None and statistic.kind != "study":
            for newest in statistic.last(1):
                yield Overdue(statistic, newest.date, _next(newest.date, statistic.rhythm))


def _next(newest: PartialDate, rhythm: Rhythm) -> date:
    """The last day of the period after the newest figure."""
    months = newest.last.year * 12 + newest.last.month - 1 + _MONTHS[rhythm]
    return PartialDate(months // 12, months % 12 + 1).last


def _targets(facts: Facts, day: date, late: list[Overdue]) -> Iterator[Overdue]:
    series = {one.entry.id: one for one in late}
    for target in facts.targets.values():
        if target.superseded_by or standing(target, facts, day).status != "open":
            continue
        if target.statistic in series:
            yield Overdue(target, series[target.statistic].newest, series[target.statistic].due)
        elif target.by and target.by.last < day:
            statistic = facts.statistics.get(target.statistic)
            newest = statistic.last(1)[0].date if statistic and statistic.points else None
            yield Overdue(target, newest, target.by.last)
