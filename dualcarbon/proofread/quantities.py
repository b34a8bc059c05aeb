"""The amounts in a passage: how much of what, in which words of bound, and where."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from dualcarbon.names.amounts import POWERS, unit_at
from dualcarbon.proofread.bounds import RANGE, bounded
from dualcarbon.proofread.multiples import worded
from dualcarbon.proofread.quantity import COUNT, POINTS, Quantity, overlaps

_NUMBER = re.compile(
    r"(?<![A-Za-z\d_.,〔\[])(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,15}(?:\.\d{1,9})?)"
    rf"(?P<gap>[\s\u00a0-]*)(?P<power>千万|{'|'.join(POWERS)})?s?"
)
_MEASURE = re.compile(
    "个|台|辆|家|户|座|项|条|名|人|种|套|艘|回|批|所|件|株|亩|部|处|units|vehicles|facilities"
    "|entities|firms"
    "|companies|people|products|standards|projects|households|points|piles"
)
"""What things are counted in."""
_POWERS = {**POWERS, "千万": 7}
_NOT_AMOUNT = re.compile(
    r"(no\.?|art\.?|article|page|p\.|chapter|section|fig(ure)?|cop|第|(?<![\d%])-)\s*$"
)
_ORDINAL = re.compile(r"(st|nd|rd|th)\b|年(?!前?后)|月|日|号|页|章|节|条第|届|:\d|时(?!\w)|点钟")
_MONTH = r"(january|february|march|april|may|june|july|august|september|october|november|december)"


def quantities(low: str) -> list[Quantity]:
    """The amounts in a passage, in order."""
    numbers = [*_inherited([*_numbers(low)], low)]
    numbers += [one for one in worded(low) if not overlaps(one, numbers)]
    numbers.sort()
    return [*bounded(numbers, low)]


def _numbers(low: str) -> Iterator[Quantity]:
    for match in _NUMBER.finditer(low):
        number, end = match["number"], match.end("number")
        power = _POWERS.get(match["power"] or "", 0)
        at = match.end() if match["power"] else end
        if not match["power"] and _NOT_AMOUNT.search(low, max(0, match.start() - 9), match.start()):
            continue
        after = re.compile(r"[\s\u00a0-]*").match(low, at)
        unit = unit_at(low, after.end()) if after else None
        value = Decimal(number.replace(",", ""))
        last = Decimal(1).scaleb(-len(number.partition(".")[2]))
        digits = number.replace(",", "").replace(".", "").strip("0")
        points = re.compile(r"\s*(个百分点|percentage points?)").match(low, at)
        if points:
            yield Quantity(match.start(), points.end(), POINTS, value, last, digits)
        elif unit and not _is_rate(low, unit.end):
            scale = power + unit.power
            dimension = COUNT if unit.dimension == "vehicles" else unit.dimension
            size = value.scaleb(scale), last.scaleb(scale)
            yield Quantity(match.start(), unit.end, dimension, *size, digits, power)
        else:
            counted = _counted(low, match, power, at)
            if counted:
                size = value.scaleb(power), last.scaleb(power)
                yield Quantity(match.start(), counted, COUNT, *size, digits, power)


def _is_rate(low: str, at: int) -> bool:
    """Whether an amount is of one thing to another, such as kilometres per hour."""
    return bool(re.compile(r"\s*(/|per )\s*(h|hour|kwh)").match(low, at))


def _counted(low: str, match: re.Match[str], power: int, at: int) -> int:
    """Where a counted number ends; 0 where it is a year, an ordinal or part of a date."""
    number = match["number"]
    if _ORDINAL.match(low, at) or re.compile(rf"\s*{_MONTH}").match(low, at):
        return 0
    if re.search(rf"{_MONTH}\s*$", low[max(0, match.start() - 12) : match.start()]):
        return 0
    found = _MEASURE.match(low, at)
    measure = found[0] if found else ""
    is_year = not power and re.fullmatch(r"(19|20)\d\d", number)
    if is_year and not measure:
        return 0
    if re.compile(rf"\s*(?:-|–|to|and|至|到)\s*\d{{1,2}}(?:\s*{_MONTH}|月|日)").match(low, at):
        return 0
    return at + (len(measure) if measure and not measure.isascii() else 0)


def _inherited(numbers: list[Quantity], low: str) -> Iterator[Quantity]:
    """The numbers, where the first of a range has the unit of the second."""
    for one, other in zip(numbers, (*numbers[1:], None)[: len(numbers)], strict=True):
        gap = low[one.end : other.start] if other else ""
        if not other or one.dimension != COUNT or not RANGE.fullmatch(gap):
            yield one
            continue
        has_power = (
            one.power
            or "," in low[one.start : one.end]
            or (gap.strip() == "and" and "." not in low[one.start : one.end])
        )
        shift = other.last.adjusted() + _places(low, other) if not has_power else 0
        if has_power and other.dimension != COUNT and other.dimension not in ("t", "CNY", "km"):
            yield one
            continue
        size = one.value.scaleb(shift), one.last.scaleb(shift)
        yield one._replace(dimension=other.dimension, value=size[0], last=size[1])


def _places(low: str, one: Quantity) -> int:
    """How many digits stand behind the point of an amount."""
    match = re.match(r"[\d,]+\.?(\d*)", low[one.start : one.end])
    return len(match[1]) if match else 0
