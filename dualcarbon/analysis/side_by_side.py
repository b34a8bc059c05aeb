"""Several series side by side: whether they can be compared, and how two of them compare."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import combinations
from typing import Literal

from dualcarbon.frozen import frozen
from dualcarbon.model.dates import PartialDate
from dualcarbon.model.entries import Facts, Statistic, Unit
from dualcarbon.model.parts import Point

_LIMITS = {"above", "below"}


@frozen
class Unlike:
    """Two series that can't be compared, and in what respect."""

    one: Statistic
    other: Statistic
    respect: Literal["share", "unit", "figures", "baseline", "kind"]


def unlike(statistics: Sequence[Statistic], facts: Facts) -> Unlike | None:
    """The first two of the series that can't be compared; None where all can.

    A share can't be beside an amount, nor one unit beside another, a level beside a change, a cut
    beside one from another year, or an amount at a date beside one over a period.
    """
    for one, other in combinations(statistics, 2):
        units = facts.units[one.unit], facts.units[other.unit]
        shares = [*map(is_share, units)]
        if shares[0] != shares[1]:
            return Unlike(one, other, "share")
        if one.figures != other.figures:
            return Unlike(one, other, "figures")
        if one.unit != other.unit:
            return Unlike(one, other, "unit")
        if one.baseline != other.baseline:
            return Unlike(one, other, "baseline")
        if {one.kind, other.kind} == {"stock", "flow"} and not any(shares):
            return Unlike(one, other, "kind")
    return None


def is_share(unit: Unit) -> bool:
    """Whether figures in the unit are per cent, of something or a year."""
    return unit.name.en.startswith("%")


def dates_of(statistics: Sequence[Statistic]) -> list[PartialDate]:
    """The dates of which any of the series has a figure, the newest first."""
    return sorted({when for one in statistics for when in one.points}, reverse=True)


def has_ratio(one: Statistic, other: Statistic, units: Mapping[str, Unit]) -> bool:
    """Whether one of two series is told as a multiple of the other, and not by the difference.

    So are amounts of two things; two counts of one thing differ, and so do shares.
    """
    main = {(series.alternative_to or series.id) for series in (one, other)}
    return len(main) > 1 and not is_share(units[one.unit])


def ratio(one: Point, other: Point) -> Fraction | None:
    """How many times the first figure the second is, exact; None where either is only a limit.

    Nor is there one where either is not above zero.
    """
    if {one.value.bound, other.value.bound} & _LIMITS:
        return None
    if min(one.value.exact, other.value.exact) <= 0:
        return None
    return other.value.exact / one.value.exact
