"""Which figures are worth asking for."""

from __future__ import annotations

from collections.abc import Iterator

from dualcarbon.model.dates import PartialDate
from dualcarbon.model.entries import Facts, Statistic
from dualcarbon.model.figures import Figure
from dualcarbon.model.parts import Point

MOST_DIGITS = 4
"""A figure with more digits is not worth remembering (HDR 2002, rule 6: no trivial content)."""

_MILESTONE = 5
"""Five-year plans and their targets end in years that this divides; others are yearly noise."""

_MOST_DECIMALS = 2

_TEN = 10
"""From ten on, hundredths are noise; thousandths are in any case."""

_DECEMBER = 12


def points(_: Facts, statistic: Statistic) -> Iterator[str]:
    """The points of a statistic that can be asked for, as `id@date`."""
    newest = max(statistic.points)
    for when in statistic.points:
        # The date says enough of most points that their figure need not be read.
        if (ends_a_plan(when) or when == newest) and worth_asking(
            statistic, statistic.points[when]
        ):
            yield f"{statistic.id}@{when}"


def worth_asking(statistic: Statistic, point: Point) -> bool:
    """Whether a person can be asked for the figure, or for whose it is.

    It is no limit, has few digits, stands for the end of a five-year plan or is the newest, is no
    change from one year to the next, and no source disagrees about it.
    """
    if statistic.figures == "change":
        return False
    if not is_milestone(statistic, point):
        return False
    disputed = point.note or any(
        str(point.date.year) in note.text["en"] or f"{point.value.value:,f}" in note.text["en"]
        for note in statistic.notes
    )
    return not disputed and can_be_known(point)


def is_milestone(statistic: Statistic, point: Point) -> bool:
    """Whether a point is the newest, or stands for the end of a five-year plan."""
    return ends_a_plan(point.date) or point.date == max(statistic.points)


def ends_a_plan(when: PartialDate) -> bool:
    """Whether a date is the end of a five-year plan, or of the year in which one ends."""
    return when.year % _MILESTONE == 0 and when.month in (0, _DECEMBER)


def can_be_known(point: Point) -> bool:
    """No limit, and neither long nor with decimals that are noise beside its size."""
    value = point.value.value
    decimals = -int(value.as_tuple().exponent)
    return (
        point.value.bound in ("exact", "about")
        and abs(value) >= 1
        and digits(point.value) <= MOST_DIGITS
        and decimals <= _MOST_DECIMALS
        and (decimals < _MOST_DECIMALS or abs(value) < _TEN)
    )


def digits(figure: Figure) -> int:
    """Significant digits of a figure; zeros at the end of a whole number don't count."""
    if not figure.value:
        return 0
    whole = figure.value == figure.value.to_integral_value() and "." not in str(figure.value)
    number = figure.value.normalize() if whole else figure.value
    return len(number.as_tuple().digits)
