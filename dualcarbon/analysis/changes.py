"""The change from one point of a series to another."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from dualcarbon.frozen import frozen
from dualcarbon.model.entries import Unit
from dualcarbon.model.parts import Point


@frozen
class Change:
    """The change between two points of one series, which it holds.

    `amount` is in the series' unit (percentage points where that is %); `percent` is relative to
    the earlier figure, and exact; None from zero and in units that aren't quantities (%, years).
    """

    earlier: Point
    later: Point
    amount: Decimal
    percent: Fraction | None


def change(earlier: Point, later: Point, unit: Unit) -> Change | None:
    """The change from `earlier` to `later`; None where either figure is only a limit."""
    if {earlier.value.bound, later.value.bound} & {"above", "below"}:
        return None
    before, after = earlier.value.value, later.value.value
    percent = None
    if unit.power_zh is not None and before:
        percent = 100 * Fraction(after - before) / Fraction(before)
    return Change(earlier, later, after - before, percent)
