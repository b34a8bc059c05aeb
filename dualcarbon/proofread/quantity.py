"""An amount as a passage has it, and the dimensions of figures of the base."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from dualcarbon.model.entries import Unit
from dualcarbon.model.vocab import Operator
from dualcarbon.names.amounts import forms_of

COUNT, TIMES, POINTS = "count", "times", "pp"
"""Dimensions beside those of `names.amounts`: things counted, multiples, percentage points."""


class Quantity(NamedTuple):
    """An amount: its dimension, its value in the base unit and the value of its last digit.

    `bound` is what the words beside it make of it, `said` those words; `unsure` where a list leaves
    open whether they hold for it. `is_change` marks what something grew or fell by. From `start` to
    `end` are its number and unit.
    """

    start: int
    end: int
    dimension: str
    value: Decimal
    last: Decimal
    digits: str
    power: int = 0
    bound: Operator = "equal"
    said: str = ""
    unsure: bool = False
    is_change: bool = False
    is_word: bool = False


def dimension_of(value: Decimal, unit: Unit) -> tuple[str, Decimal]:
    """The dimension and size, in the base unit, of a figure of the base."""
    if unit.id in ("%", "% change", "% a year"):
        return "%", value
    if unit.id == "times":
        return TIMES, value
    if unit.id == "pp-per-year":
        return POINTS, value
    dimension, size = (
        forms_of(value, unit, "")[0].split(" ")[0:2]
        if unit.power_zh is not None or unit.id.startswith(("CNY", "t-per"))
        else (COUNT, str(value))
    )
    return (COUNT if dimension in _COUNTED else dimension), Decimal(size)


_COUNTED = {"vehicles", "个", "家", "辆", "种产品", "项标准", "回"}


def overlaps(one: Quantity, others: list[Quantity]) -> bool:
    """Whether an amount stands where one of others does."""
    return any(one.start < other.end and other.start < one.end for other in others)
