"""The points that formulas give, worked out once, before a base is compiled."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

from dualcarbon.analysis.formulas import ids_in, outcomes
from dualcarbon.model.entries import Facts, Statistic
from dualcarbon.model.figures import Figure
from dualcarbon.model.parts import Point
from dualcarbon.writing.rounding import rounded


def derived(facts: Facts) -> Facts:
    """The facts, with the points of every statistic that has a formula."""
    if not any(statistic.formula for statistic in facts.statistics.values()):
        return facts
    done: dict[str, Statistic] = {}
    for id in facts.statistics:
        _derive(id, facts.statistics, done, ())
    return dataclasses.replace(facts, statistics={id: done[id] for id in facts.statistics})


def _derive(
    id: str, statistics: Mapping[str, Statistic], done: dict[str, Statistic], below: tuple[str, ...]
) -> None:
    """Put a statistic with its points into `done`, those that it rests on first; no loop is run."""
    statistic = statistics.get(id)
    if statistic is None or id in done or id in below:
        return
    if statistic.formula is None:
        done[id] = statistic
        return
    for other in ids_in(statistic.formula):
        _derive(other, statistics, done, (*below, id))
    places = statistic.formula.places
    points = {
        when: Point(
            date=when,
            value=Figure(
                rounded(outcome.value, places),
                outcome.bound,
                (outcome.value.numerator, outcome.value.denominator),
            ),
            sources=outcome.sources,
            worked_out=True,
        )
        for when, outcome in outcomes(statistic, done).items()
    }
    done[id] = dataclasses.replace(statistic, points=points)
