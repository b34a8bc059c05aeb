"""Kind P6: an official figure is misquoted, or a superseded target given as if it still held."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from dualcarbon.model.entries import Statistic, Target
from dualcarbon.proofread.findings import Slip
from dualcarbon.proofread.numbers import alike, is_power_of_ten
from dualcarbon.proofread.power import side_of
from dualcarbon.proofread.quantity import COUNT, POINTS, TIMES, Quantity
from dualcarbon.proofread.reading import Reading, plan_years
from dualcarbon.proofread.remarks import (
    is_anothers,
    is_guessed,
    is_past,
    is_present,
    is_quoted,
    speaks_of_another,
)
from dualcarbon.proofread.subjects import Figure
from dualcarbon.text import Text
from dualcarbon.writing.figures import figure_text, target_text

_NEAR, _NEAR_TARGET, _NAMED, _SURE, _SAME = 0.52, 0.65, 0.85, 0.95, 0.3
"""How much of a name is said, at least, where the value is nearly right; and where an amount may be
that of another figure."""


def alone(reading: Reading) -> Iterator[Slip]:
    """The amounts in a passage that the base has otherwise."""
    for quantity in reading.quantities:
        if not _may_count(reading, quantity):
            continue
        slip = _superseded(reading, quantity) or _misquoted(reading, quantity)
        if slip:
            yield slip


def _may_count(reading: Reading, quantity: Quantity) -> bool:
    passage = reading.passage
    return (
        quantity.dimension not in (TIMES, POINTS)
        and not quantity.is_word
        and not _IN_PART.search(passage.low)
        and not passage.low[: quantity.start].endswith("from ")
        and quantity.value != _WHOLE
        and not (quantity.dimension == COUNT and quantity.value < _WHOLE)
        and not is_quoted(passage, quantity.start, quantity.end)
        and not is_anothers(passage, quantity.start)
        and not is_guessed(passage, quantity.start)
    )


_WHOLE = 100
_IN_PART = re.compile(r"\bfirst (?:two|three|four|few) years\b|前[两三四]年")
"""What makes an amount that of a part of a plan's years."""


def _superseded(reading: Reading, quantity: Quantity) -> Slip | None:
    """The slip where the amount is that of a target which another took the place of."""
    matches = reading.targets_with(quantity, _NEAR)
    if not matches or is_past(reading.passage) or not _is_current(reading, matches[0][1]):
        return None
    best = [figure for score, figure in matches if score > matches[0][0] - 0.1]
    superseded = [figure for figure in best if _successor(reading, figure)]
    if len(superseded) < len(best) or not superseded:
        return None
    successor = _successor(reading, superseded[0])
    assert successor
    if any(_agrees(one, v) for one in reading.quantities for v in _values(successor)):
        return None
    return Slip(quantity.start, quantity.end, "P602", _words(reading, successor), successor.path)


def _is_current(reading: Reading, figure: Figure) -> bool:
    """Whether a target is given as one that holds: in so many words, or without a day or document.

    A target beside the year in which it was set, or beside a document, is history.
    """
    if is_present(reading.passage):
        return True
    others = {due.year for due in reading.dues if not due.is_start} - figure.values.keys()
    named = reading.known.titles.named(reading.passage)
    return (
        not others
        and not any(one.documents for one in named)
        and bool(_INTENDED.search(reading.low))
    )


_INTENDED = re.compile(r"\b(?:aims|plans|wants|intends|seeks|hopes)\b")
"""What says that an amount is still to come."""


def _successor(reading: Reading, figure: Figure) -> Figure | None:
    """The target that holds in place of another; None where that one still does."""
    target = figure.entry
    if not isinstance(target, Target) or not target.superseded_by:
        return None
    last = target
    while last.superseded_by:
        last = reading.known.facts.targets[last.superseded_by]
    path = f"targets.{last.id}"
    return next(one for one in reading.known.subjects.figures if one.path == path)


def _values(figure: Figure) -> list[Decimal]:
    return [value for values in figure.values.values() for value in values]


def _words(reading: Reading, figure: Figure, year: int = 0) -> Text:
    """What a figure of the base comes to, in words."""
    entry, units = figure.entry, reading.known.facts.units
    unit = units[entry.unit]
    if isinstance(entry, Target):
        return Text(target_text(entry, unit, "en"), target_text(entry, unit, "zh"))
    points = [point for point in entry.series if point.date.year == year]
    figures = points[-1].value
    return Text(figure_text(figures, unit, "en"), figure_text(figures, unit, "zh"))


def _misquoted(reading: Reading, quantity: Quantity) -> Slip | None:
    """The slip where indicator and year are those of a figure, and the value is not."""
    years = _years_of(reading, quantity)
    if not years:
        return None
    figures = [
        (reading.score(figure), figure)
        for figure in reading.known.subjects.figures
        if figure.dimension == quantity.dimension and reading.score(figure) >= _SAME
    ]
    if any(_may_be(quantity, figure, reading) for _, figure in figures):
        return None
    if _follows_from_others(reading, quantity):
        return None
    dated = [one for one in figures if years & one[1].values.keys()]
    ranked = sorted(dated, key=lambda one: -one[0])
    for score, figure in ranked[:_RANKED]:
        if score < _NEAR or score < ranked[0][0] - 0.2:
            break
        if _fits(reading, quantity, figure) and not (figure.is_target and score < _NEAR_TARGET):
            for year in sorted(years & figure.values.keys()):
                if _is_wrong(reading, quantity, figure, year, score):
                    right = _words(reading, figure, year)
                    return Slip(quantity.start, quantity.end, "P601", right, figure.path)
    return None


_CLOSE = Decimal("0.02")
"""How near an amount may come to a figure and be of another count."""
_RANKED = 6
"""Figures, the likeliest, to which an amount is held."""


def _is_wrong(
    reading: Reading, quantity: Quantity, figure: Figure, year: int, score: float
) -> bool:
    """Whether an amount is surely meant for the figure of a year, and is another one."""
    if _is_given(reading, quantity, figure, year):
        return False
    is_beside = _is_beside(reading, quantity, year)
    if figure.is_target:
        if not (_is_due(reading, quantity, year) or year in plan_years(reading.low)):
            return False
        is_beside = True
    is_named = score >= _NAMED
    if _nearly(reading, quantity, figure, year, is_beside=is_beside, is_named=is_named):
        return True
    is_sure = is_beside and score >= _SURE
    return is_sure and _is_plainly_other(reading, quantity, figure, year)


def _years_of(reading: Reading, quantity: Quantity) -> set[int]:
    """The years that an amount may be of: those of its clause, or else all that are named."""
    start, end = reading.passage.clause(quantity.start)
    named = {due.year for due in reading.dues if start <= due.start < end}
    before = [due.year for due in reading.dues if due.start < start]
    return (
        named
        or ({before[-1]} if before else set()) | (reading.years - {d.year for d in reading.dues})
        or reading.years
    )


def _is_given(reading: Reading, quantity: Quantity, figure: Figure, year: int) -> bool:
    """Whether another amount in the passage is the figure of the year."""
    return any(
        one.dimension == figure.dimension and _agrees(one, value)
        for one in reading.quantities
        if one is not quantity and not one.is_word
        for value in figure.values[year]
    )


def _is_plainly_other(reading: Reading, quantity: Quantity, figure: Figure, year: int) -> bool:
    """Whether an amount is of another size than a figure that is named in full."""
    alone = [one for one in reading.quantities if one.dimension == quantity.dimension]
    if _PART.search(reading.low) or len(quantity.digits) < 3 or len(alone) > 1:  # noqa: PLR2004
        return False
    return all(_is_far(quantity, value) for value in figure.values[year])


def _is_beside(reading: Reading, quantity: Quantity, year: int) -> bool:
    """Whether a year stands in the clause of an amount."""
    start, end = reading.passage.clause(quantity.start)
    return any(due.year == year and start <= due.start < end for due in reading.dues)


def _is_due(reading: Reading, quantity: Quantity, year: int) -> bool:
    """Whether a year beside an amount is when it is due; `of 2015` may be when it was set."""
    start, end = reading.passage.clause(quantity.start)
    return any(
        due.year == year and start <= due.start < end and not (due.is_bare and reading.lang == "en")
        for due in reading.dues
    )


def _fits(reading: Reading, quantity: Quantity, figure: Figure) -> bool:
    """Whether amount and figure are both levels, or both changes; and of the same country."""
    entry = figure.entry
    if isinstance(entry, Statistic) and (entry.compares_with or entry.alternative_to):
        return False
    if quantity.is_change != figure.is_change and quantity.dimension != COUNT:
        return False
    if isinstance(entry, Target) and entry.superseded_by:
        return False
    start, end = reading.passage.clause(quantity.start)
    if not figure.is_target and _SET.search(reading.low, start, end):
        return False
    side = side_of(reading.untitled[start:end])
    if side and side != figure.side and (figure.side or quantity.dimension == "%"):
        return False
    return not speaks_of_another(reading.passage, start, end) or "world" in figure.path


def _may_be(quantity: Quantity, figure: Figure, reading: Reading) -> bool:
    """Whether an amount is a figure of the base, of a year that is named or next to one."""
    near = {year + more for year in reading.years for more in (-1, 0, 1)}
    is_told = reading.score(figure) >= _NEAR
    if is_told and len(quantity.digits) > 2:  # noqa: PLR2004
        near |= figure.values.keys() - reading.years if _is_a_result(reading) else set()
    return any(
        _agrees(quantity, value)
        for year, values in figure.values.items()
        if _is_meant(year, near, reading, is_told=is_told)
        for value in values
    )


_SET = re.compile(
    r"\b(?:goals?|targets?|aims?|aimed|plans? to|planned|set|is to|are to)\b|目标|计划|规划|力争"
)
"""What says that an amount is to come."""
_NEXT = re.compile(
    r"(?<!than a )(?<!on the )(?<!than the )year (?:earlier|before|later|on)|previous year"
    r"|(?<![比较])上年|去年|前一年|次年|一年前|(?<!同比)同期|一年后"
)


def _is_meant(year: int, near: set[int], reading: Reading, *, is_told: bool) -> bool:
    if year in reading.years or not is_told:
        return year in reading.years
    return year in near and bool(_NEXT.search(reading.low))


def _agrees(quantity: Quantity, value: Decimal) -> bool:
    """Whether an amount is a value, rounded as its words allow."""
    difference = abs(quantity.value - value)
    if difference <= quantity.last / 2:
        return True
    if quantity.bound in ("more-than", "at-least"):
        return quantity.value <= value <= quantity.value * Decimal("1.12")
    if quantity.bound == "at-most":
        return quantity.value * Decimal("0.9") <= value <= quantity.value
    loose = quantity.bound == "about"
    zeros = quantity.value.normalize().as_tuple().exponent
    last = Decimal(1).scaleb(int(zeros)) if quantity.value else Decimal(0)
    rounded = difference <= last / 2 and len(quantity.digits) > 1
    return rounded or (loose and difference <= value * Decimal("0.008"))


def _follows_from_others(reading: Reading, quantity: Quantity) -> bool:
    """Whether an amount is what two others in the passage add up to or differ by."""
    others = [
        q for q in reading.quantities if q is not quantity and q.dimension == quantity.dimension
    ]
    return any(
        abs(abs(one.value + sign * other.value) - quantity.value)
        <= max(one.last, other.last, quantity.last)
        for one in others
        for other in others
        if one is not other
        for sign in (1, -1)
    )


def _nearly(
    reading: Reading,
    quantity: Quantity,
    figure: Figure,
    year: int,
    *,
    is_beside: bool,
    is_named: bool,
) -> bool:
    """Whether an amount is a slip for the figure of a year: in its digits, or of another year."""
    # Of a year with several figures the last is the one that is quoted under its name.
    rights = figure.values[year] if figure.is_target else figure.values[year][-1:]
    if any(_is_slip(quantity, value) for value in rights):
        return True
    if _PART.search(reading.low):
        return False
    is_short = len(quantity.digits) < 3  # noqa: PLR2004
    if not is_beside or (is_short and not figure.is_target and not (is_named and figure.is_change)):
        return False
    others = [value for other, values in figure.values.items() if other != year for value in values]
    others += _siblings(figure, year)
    return any(abs(quantity.value - value) <= quantity.last / 2 for value in others)


def _siblings(figure: Figure, year: int) -> list[Decimal]:
    """What targets of the same quantity come to in other years."""
    return [
        value
        for other in figure.kin
        for when, values in other.values.items()
        if when != year
        for value in values
    ]


def _is_slip(quantity: Quantity, value: Decimal) -> bool:
    """Whether an amount has the digits of a value, with a slip, at the precision of the amount."""
    if is_power_of_ten(quantity.value, value) and len(quantity.digits) > 1:
        return True
    if abs(quantity.value - value) < value * _CLOSE:
        # So near another source may come, or the figure as it stood earlier; but not by a swap.
        ours, cut = _count(quantity.value, quantity.last), _count(value, quantity.last)
        return len(ours) > 2 and ours != cut and sorted(ours) == sorted(cut)  # noqa: PLR2004
    ours = _count(quantity.value, quantity.last)
    cut, rounded = _count(value, quantity.last), str(round(value / quantity.last))
    if len(ours) > 2 and any(alike(ours, theirs) for theirs in (cut, rounded)):  # noqa: PLR2004
        return True
    whole = "".join(map(str, value.as_tuple().digits)).strip("0")
    return min(len(whole), len(quantity.digits)) > 2 and alike(quantity.digits, whole)  # noqa: PLR2004


def _count(value: Decimal, last: Decimal) -> str:
    """How many times the last digit of an amount a value is, without what is left over."""
    return str(int(value / last))


def _is_far(quantity: Quantity, value: Decimal) -> bool:
    """Whether an amount is of the size of a value, and yet surely not that value rounded."""
    if quantity.is_word or not value or quantity.bound not in ("equal", "about"):
        return False
    share = abs(quantity.value - value) / value
    return Decimal("0.015") < share < Decimal("0.35")


def _is_a_result(reading: Reading) -> bool:
    """Whether an amount is told beside a year that is only that of a target."""
    return bool(
        re.search(r"\b(?:was given|already|was put|given as)\b|同时公布|已超过", reading.low)
    )


_PART = re.compile(
    r"\b(?:half|quarter|january|february|march|april|may|june|july|august|september|october|"
    r"november|months?|weeks?|mid|daily|per day)\b|季度|上半年|下半年|半年|(?<!1)[0-9]月|1[01]月"
    r"|月均|单月|当月"
)
"""What makes an amount that of a part of a year."""
