"""Which figures are worth asking for, and with how many digits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from dualcarbon.model.dates import PartialDate
from dualcarbon.model.entries import Facts, Statistic
from dualcarbon.model.figures import Figure
from dualcarbon.model.parts import Point

MOST_DIGITS = 4
"""A figure with more digits is not worth remembering (HDR 2002, rule 6: no trivial content)."""

_DIGITS = 3
"""What is asked for is rounded to so many digits, unless its digits are what people argue about."""

_MILESTONE = 5
"""Five-year plans and their targets end in years that this divides; others are yearly noise."""

_LATE = 2020
"""The end of the last five-year plan but one that is over; what is older is no use to know."""

_DECEMBER = 12

_NUMBER = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?")


def points(facts: Facts, statistic: Statistic) -> Iterator[str]:
    """The points of a statistic that can be asked for, as `id@date`; without a core any."""
    if not is_worth(facts, statistic):
        return
    newest = newest_of_year(statistic)
    for when, point in statistic.points.items():
        worth = worth_asking(statistic, point, newest) if facts.beginnings else can_be_known(point)
        if worth:
            yield f"{statistic.id}@{when}"


def milestones(facts: Facts, statistic: Statistic) -> Iterator[str]:
    """The points that make true statements beside each other, as `id@date`: ends of plans.

    The newest of a year is one too. Changes from one year to the next say nothing there.
    """
    if not is_worth(facts, statistic) or statistic.figures == "change":
        return
    newest = newest_of_year(statistic)
    for when, point in statistic.points.items():
        ends = ends_a_plan(when) or when == newest or not facts.beginnings
        if ends and can_be_known(point):
            yield f"{statistic.id}@{when}"


def is_worth(facts: Facts, statistic: Statistic) -> bool:
    """Whether figures of a series are worth knowing: in a base that has a core, those of the core.

    Other countries' and other counts' are for comparing only.
    """
    return statistic.main == statistic.id and (statistic.core or not facts.beginnings)


def worth_asking(statistic: Statistic, point: Point, newest: PartialDate | None = None) -> bool:
    """Whether a person can be asked for the figure.

    It is no limit, and is quoted, stands for the end of a late five-year plan or is the newest of a
    year. Changes from one year to the next are noise, and of a sum that grows everybody knows that
    the newest is the largest.
    """
    is_newest = point.date == (newest or newest_of_year(statistic))
    if statistic.figures == "change" or (is_newest and statistic.cumulative):
        return False
    ends = ends_a_plan(point.date) and point.date.year >= _LATE
    return (is_newest or ends or point.quoted) and can_be_known(point)


def newest_of_year(statistic: Statistic) -> PartialDate:
    """The newest date that is a year or the end of one; the newest of all where none is."""
    ends = [when for when in statistic.points if when.month in (0, _DECEMBER)]
    return max(ends or statistic.points)


def ends_a_plan(when: PartialDate) -> bool:
    """Whether a date is the end of a five-year plan, or of the year in which one ends."""
    return when.year % _MILESTONE == 0 and when.month in (0, _DECEMBER)


def can_be_known(point: Point) -> bool:
    """Whether a figure is no limit, and at least one of its unit."""
    return point.value.bound in ("exact", "about") and abs(point.value.value) >= 1


def rounded(statistic: Statistic, point: Point) -> Decimal:
    """A figure with as many digits as are worth remembering."""
    value = point.value.value
    told = statistic.kind == "survey" or point.quoted
    most = MOST_DIGITS if told and digits(point.value) <= MOST_DIGITS else _DIGITS
    if digits(point.value) <= most:
        return value
    return to_places(value, value.adjusted() - most + 1)


def to_places(value: Decimal, exponent: int) -> Decimal:
    """A number rounded to that power of ten; whole numbers keep no exponent."""
    near = value.quantize(Decimal(1).scaleb(exponent), ROUND_HALF_UP)
    return Decimal(int(near)) if exponent >= 0 else near


def last_place(value: Decimal) -> int:
    """The power of ten of the last digit that is known: 2 of 12,300, -1 of 24.0."""
    exponent = int(value.as_tuple().exponent)
    return exponent if exponent < 0 else int(value.normalize().as_tuple().exponent)


def digits(figure: Figure) -> int:
    """Significant digits of a figure; zeros at the end of a whole number don't count."""
    if not figure.value:
        return 0
    whole = figure.value == figure.value.to_integral_value() and "." not in str(figure.value)
    number = figure.value.normalize() if whole else figure.value
    return len(number.as_tuple().digits)


def also_said(facts: Facts, statistic: Statistic, when: PartialDate) -> set[Decimal]:
    """What other series of the quantity have for a date, each by its own count."""
    family = (s for s in facts.statistics.values() if quantity(s) == quantity(statistic))
    return {s.points[when].value.value for s in family if when in s.points}


def noted(statistic: Statistic, when: PartialDate) -> set[Decimal]:
    """What notes say of a date, and what was printed for it earlier: in some way true of it.

    What notes say of other dates, whose figure it is in the series, is not: it is what people take
    for the right one.
    """
    point = statistic.points[when]
    notes = [n.text["en"] for n in statistic.notes if str(when.year) in n.text["en"]]
    said = {number for note in (point.note["en"], *notes) for number in _numbers(note)}
    of_others = {p.value.value for p in statistic.series if p.date != when}
    return (said - of_others) | {earlier.value.value for earlier in point.earlier}


def quantity(statistic: Statistic) -> str:
    """The id of the main series of the same quantity."""
    return statistic.alternative_to or statistic.id


def _numbers(text: str) -> Iterator[Decimal]:
    return (Decimal(number.replace(",", "")) for number in _NUMBER.findall(text))
