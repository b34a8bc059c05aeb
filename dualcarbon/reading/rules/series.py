"""Rules of a series: its figures keep what they should equal, and come from releases of their day.

Sums, shares and growth are those that the base itself declares in `equals`.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from datetime import timedelta
from fractions import Fraction
from itertools import pairwise

from dualcarbon.analysis.formulas import ids_in, outcomes
from dualcarbon.model.entries import Facts, Statistic
from dualcarbon.model.parts import Identity, Point
from dualcarbon.reading.derived import derived
from dualcarbon.reading.walk import Broken
from dualcarbon.text import Text
from dualcarbon.writing.rounding import rounded

_OLDER = timedelta(days=366)
"""How much older than its siblings the newest figure of a series may be without a note."""


def identity_broken(facts: Facts) -> Broken:
    """Figures miss what they are declared to equal by more than `within`.

    units: {TWh: {name: TWh}}
    statistics:
      wind: {name: wind, unit: TWh, kind: stock, scope: All., sources: [act], points: {2020: 1}}
      sun: {name: sun, unit: TWh, kind: stock, scope: All., sources: [act], points: {2020: 2}}
      both:
        name: both
        unit: TWh
        kind: stock
        scope: All.
        sources: [act]
        points: {2020: 4}
        equals: [{kind: sum, inputs: [wind, sun], within: 0.5}]
    """
    statistics = derived(facts).statistics
    for id, statistic in statistics.items():
        for position, identity in enumerate(statistic.equals):
            for point, other in _beside(statistic, identity, facts):
                difference = point.value.exact - other
                if abs(difference) <= identity.within.exact:
                    continue
                figure, sum_of, off = (
                    f"{rounded(value, _PLACES).normalize():f}"
                    for value in (point.value.exact, other, difference)
                )
                inputs = ", ".join(ids_in(identity))
                yield (
                    ("statistics", id, "equals", position),
                    Text(
                        f"{id!r} is {figure} in {point.date}, but the {identity.kind} of {inputs} "
                        f"is {sum_of}: {off} apart, more than {identity.within.value}; mend a "
                        "figure, or name the other one and why",
                        f"“{id}”{point.date} 为 {figure}，而 {inputs} 的 {identity.kind} 为 "
                        f"{sum_of}，相差 {off}，超过 {identity.within.value}；请改正数字，"
                        "或写明另一数字及原因",
                    ),
                )


_PLACES = 6
"""Digits after the point of a difference."""


def _beside(
    statistic: Statistic, identity: Identity, facts: Facts
) -> Iterator[tuple[Point, Fraction]]:
    """The exact figures of a statistic, each with what the identity gives for its date.

    A figure with a note has said already what is the matter with it.
    """
    given = outcomes(dataclasses.replace(statistic, formula=identity), derived(facts).statistics)
    for when, outcome in given.items():
        point = statistic.points.get(when)
        if point and {point.value.bound, outcome.bound} == {"exact"} and not point.note:
            yield point, outcome.value


def cumulative_falls(facts: Facts) -> Broken:
    """A series that only ever grows (`cumulative`) falls.

    statistics:
      power:
        name: power
        unit: GW
        kind: stock
        cumulative: true
        scope: All of it.
        sources: [act]
        points: {2020: 2, 2021: 1}
    """
    for id, statistic in facts.statistics.items():
        for before, after in pairwise(statistic.series if statistic.cumulative else ()):
            if after.value.value < before.value.value and not after.note:
                yield (
                    ("statistics", id, "points", str(after.date), "value"),
                    Text(
                        f"{id!r} only ever grows, but falls from {before.value.value} in "
                        f"{before.date} to {after.value.value} in {after.date}; mend one, or say "
                        "why in a note",
                        f"“{id}”应只增不减，却由 {before.date} 的 {before.value.value} 降至 "
                        f"{after.date} 的 {after.value.value}；请改正，或用 note 说明原因",
                    ),
                )


def later_than_its_source(facts: Facts) -> Broken:
    """A figure is of a time that begins after all its sources were published.

    sources: {old: {title: Old, publisher: P, url: "https://example.org/a", date: 2018, lang: en,
      tier: reprint}}
    statistics:
      power:
        name: power
        unit: GW
        kind: stock
        scope: All of it.
        sources: [old]
        points: {2020: 1}
    """
    for id, statistic in facts.statistics.items():
        for point in statistic.points.values():
            cited = [c.source for c in point.sources or statistic.sources]
            dates = [facts.sources[source].date for source in cited if source in facts.sources]
            if dates and all(when and when.last < point.date.first for when in dates):
                yield (
                    ("statistics", id, "points", str(point.date)),
                    Text(
                        f"the figure for {point.date} comes from {cited[0]!r} of {dates[0]}; a "
                        "forecast is no result: name the later source",
                        f"{point.date} 的数字引自 {dates[0]} 的“{cited[0]}”；预测不是结果，"
                        "请填写之后的来源",
                    ),
                )


def older_than_its_siblings(facts: Facts) -> Broken:
    """A series ends over a year before others that it is added up with, and no note says why.

    statistics:
      wind: {name: wind, unit: GW, kind: stock, scope: All., sources: [act], points: {2020: 1}}
      sun: {name: sun, unit: GW, kind: stock, scope: All., sources: [act], points: {2023: 2}}
      both:
        name: both
        unit: GW
        kind: stock
        scope: All.
        sources: [act]
        points: {2023: 3}
        equals: [{kind: sum, inputs: [wind, sun], within: 0}]
    """
    statistics = derived(facts).statistics
    told: set[str] = set()
    for id, statistic in statistics.items():
        for identity in statistic.equals:
            family = [other for other in (id, *ids_in(identity)) if other in statistics]
            newest = {
                other: point.date.last for other in family for point in statistics[other].last(1)
            }
            for other, last in newest.items():
                lag = max(newest.values()) - last
                if lag > _OLDER and not statistics[other].notes and other not in told:
                    told.add(other)
                    yield (
                        ("statistics", other, "points"),
                        Text(
                            f"{other!r} ends {lag.days} days before the series that it is added "
                            "up with; add its later figures, or say in a note why there are none",
                            f"“{other}”比与之相加的序列早结束 {lag.days} 天；请补充数据，"
                            "或用 notes 说明原因",
                        ),
                    )
