"""The figures of a statistic in the terms of a target, by the method in targets.py."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Context, Decimal
from fractions import Fraction

from dualcarbon.frozen import frozen
from dualcarbon.model.dates import PartialDate
from dualcarbon.model.entries import Statistic, Target
from dualcarbon.model.limits import DIGITS
from dualcarbon.model.parts import Point
from dualcarbon.model.vocab import Bound

_EXACT = Context(prec=500)
"""Digits for a century of yearly changes in hundredths of a per cent, compounded without loss."""

_TOO_LARGE = 10**DIGITS
"""No figure has so many digits before the point, so no change is worked out further than that."""


@frozen
class Reading:
    """A figure in the terms of a target, and the points of the statistic that it was made from.

    `value` is exact; `places` are the digits after the point that are worth writing, those of the
    source or one where it was worked out.
    """

    date: PartialDate
    value: Fraction
    places: int
    bound: Bound
    points: tuple[Point, ...]


def reading_of(point: Point) -> Reading:
    """A point read as the figure that it is."""
    figure = point.value
    return Reading(point.date, figure.exact, places_of(figure.value), figure.bound, (point,))


def places_of(value: Decimal) -> int:
    """Digits after the point, as they were written."""
    return -int(value.as_tuple().exponent)


def readings_of(target: Target, statistic: Statistic) -> list[Reading]:
    """The figures of the statistic in the terms of the target, in order of time."""
    series = statistic.series
    if target.measure == "level" or statistic.figures == "cut":
        return [reading_of(point) for point in series]
    assert target.baseline is not None
    since = target.baseline.last
    if statistic.figures == "change":
        return _compounded(target, [point for point in series if point.date.last > since])
    base = next((point for point in series if point.date.last == since), None)
    if base is None or not (base.value.value or target.measure == "added"):
        return []
    later = (point for point in series if point.date.last >= since)
    return [_change(target, base, point) for point in later]


def _change(target: Target, base: Point, point: Point) -> Reading:
    """From `base` to `point`: the amount, or per cent, positive in the right way."""
    before, after, bound = base.value.exact, point.value.exact, point.value.bound
    if target.measure == "added":
        places = max(places_of(base.value.value), places_of(point.value.value))
        return Reading(point.date, after - before, places, bound, (base, point))
    percent = 100 * (after - before) / before
    return Reading(
        point.date, -percent if target.measure == "cut" else percent, 1, bound, (base, point)
    )


def _compounded(target: Target, points: Sequence[Point]) -> list[Reading]:
    """The change since the baseline at the end of each year, as long as no year is missing."""
    assert target.baseline is not None
    year, factor, used, readings = target.baseline.year, Decimal(1), [], []
    for point in points:
        year += 1
        if point.date.year != year:
            break
        factor = _EXACT.multiply(factor, 1 + point.value.value / 100)
        used.append(point)
        change = 100 * (Fraction(factor) - 1)
        if abs(change) >= _TOO_LARGE:
            break
        value = -change if target.measure == "cut" else change
        bound: Bound = "exact" if len(used) == 1 else "about"
        readings.append(Reading(point.date, value, 1, bound, tuple(used)))
    return readings
