"""The axes of a chart of figures over time: how far they go, and where on them a figure lies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from math import ceil, floor, log10

from dualcarbon.charts.goals import Goal, levels
from dualcarbon.charts.look import GRID, MUTED, WIDTH, Spec, milliseconds
from dualcarbon.frozen import frozen
from dualcarbon.model.dates import PartialDate
from dualcarbon.model.entries import Statistic, Unit
from dualcarbon.text import Lang
from dualcarbon.writing.figures import counted_in

_LABEL = 34
"""Pixels that the label of a year takes."""

_YEARS = (1, 2, 5, 10, 20, 50)
_TICKS = 6


@frozen
class Axes:
    """From the `first` year to the end of the `last`, and from one value to another.

    `yearly` series have a figure a year, of the same part of it, which stands at the year; else
    each figure stands where its day lies, the middle of a period or its end. Numbers on the axis
    of values are counted in 10^`power` of the unit and written in those `digits`.
    """

    first: PartialDate
    last: PartialDate
    low: float
    high: float
    unit: str
    power: int
    digits: str
    yearly: bool
    height: int

    def day(self, when: PartialDate, statistic: Statistic) -> date:
        """Where a figure of that date stands."""
        if self.yearly:
            return date(when.year, 7, 1)
        if statistic.kind == "flow":
            return when.first + (when.last - when.first) / 2
        return when.last

    def pixel(self, day: date, value: float) -> tuple[float, float]:
        """Where in the drawing a value of a day is, from the left and from the top."""
        start, end = self.first.first, self.last.last
        across = (day - start).days / (end - start).days
        up = (value - self.low) / (self.high - self.low)
        return across * WIDTH, (1 - up) * self.height

    def x(self) -> Spec:
        """The axis of time; the label of a year stands in its middle."""
        years = self.last.year - self.first.year + 1
        step = next((s for s in _YEARS if WIDTH / years * s >= _LABEL), _YEARS[-1])
        labelled = [y for y in range(self.first.year, self.last.year + 1) if y % step == 0]
        return {
            "field": "at",
            "type": "temporal",
            "scale": {
                "type": "utc",
                "domain": [
                    milliseconds(self.first.first),
                    milliseconds(date(self.last.year + 1, 1, 1)),
                ],
            },
            "axis": {
                "title": None,
                "grid": False,
                "format": "%Y",
                "values": [milliseconds(date(year, 1, 1)) for year in labelled],
                "labelOffset": round(WIDTH / years / 2, 1),
                "labelFlush": False,
                "labelOverlap": False,
            },
        }

    def y(self) -> Spec:
        """The axis of values, whose numbers are counted as the language does."""
        return {
            "field": "value",
            "type": "quantitative",
            "scale": {"domain": [self.low, self.high], "nice": False},
            "axis": {
                "title": None,
                "domain": False,
                "ticks": False,
                "tickCount": _TICKS,
                "gridColor": {
                    "condition": {"test": "datum.value === 0", "value": MUTED},
                    "value": GRID,
                },
                "labelExpr": f"format(datum.value * {10.0**-self.power!r}, '{self.digits}')",
            },
        }


def axes_of(
    statistics: Sequence[Statistic],
    goals: Mapping[str, Sequence[Goal]],
    unit: Unit,
    height: int,
    lang: Lang,
) -> Axes:
    """The axes on which all figures of the series and their goals lie; zero is always on them."""
    dates = [when for statistic in statistics for when in statistic.points]
    dates += [goal.by for each in goals.values() for goal in each]
    values = [float(p.value.value) for statistic in statistics for p in statistic.points.values()]
    values += [float(level) for each in goals.values() for level in levels(each)]
    low, high = _round(min(0.0, *values), max(0.0, *values))
    power, named = counted_in(Decimal(repr(max(abs(low), abs(high)))), unit, lang)
    return Axes(
        PartialDate(min(when.year for when in dates)),
        PartialDate(max(when.year for when in dates)),
        low,
        high,
        named,
        power,
        ",~f" if lang == "en" else "~f",
        all(map(_is_yearly, statistics)) and len({_part(s) for s in statistics}) == 1,
        height,
    )


def _round(low: float, high: float) -> tuple[float, float]:
    """Round numbers around both, with a little room beyond them."""
    room = (high - low or 1.0) * 0.04
    step = _step((high - low or 1.0) / _TICKS)
    return (
        floor((low - room) / step) * step if low < 0 else 0.0,
        ceil((high + room) / step) * step if high > 0 else 0.0,
    )


def _step(least: float) -> float:
    """The next of 1, 2, 5, 10 ... that is not less."""
    size = 10.0 ** floor(log10(least))
    return next(size * times for times in (1, 2, 5, 10) if size * times >= least * 0.999)


def _is_yearly(statistic: Statistic) -> bool:
    years = {when.year for when in statistic.points}
    return len(years) == len(statistic.points) and len(_places(statistic)) == 1


def _places(statistic: Statistic) -> set[tuple[int, int]]:
    """In which parts of the year the figures lie."""
    return {(when.month, when.day) for when in statistic.points}


def _part(statistic: Statistic) -> str:
    return str(sorted(_places(statistic)))
