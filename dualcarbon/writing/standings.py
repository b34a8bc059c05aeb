"""The numbers of a standing as they are written, so fine that each shows what was decided on it."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from dualcarbon.analysis.readings import Reading
from dualcarbon.analysis.targets import Standing, mark
from dualcarbon.model.figures import Figure
from dualcarbon.writing.rounding import rate_places, rounded, rounded_apart, side

_HUNDREDTHS = 2


def reading_figure(standing: Standing, reading: Reading) -> Figure:
    """A reading; of one that is held against the target it shows whether it reaches it."""
    if standing.gap is None:
        return Figure(rounded(reading.value, reading.places), reading.bound)
    value = rounded_apart(reading.value, reading.places, mark(standing.target))
    return Figure(value, reading.bound)


def gap_figure(standing: Standing) -> Figure | None:
    """What is still to go, in the digits of the target and of the newest figure."""
    if standing.gap is None or standing.latest is None:
        return None
    ends = [end.value for end in (standing.target.value, standing.target.high) if end]
    places = max(standing.latest.places, *(-int(end.as_tuple().exponent) for end in ends))
    return Figure(rounded_apart(standing.gap, places, Fraction(0)), standing.gap_bound)


def share_of_way(standing: Standing) -> Decimal | None:
    """The part of the way gone, to a hundredth; 1 only where that is all of it."""
    if standing.share is None:
        return None
    return rounded_apart(standing.share, _HUNDREDTHS, Fraction(1)) + 0  # no -0.00


def rate_figures(standing: Standing) -> tuple[Figure | None, Figure | None]:
    """The pace so far and the pace that is needed; the greater one is also written greater."""
    pace, needed = standing.pace, standing.needed
    more = 0
    if pace and needed is not None:
        while side(_rate(pace.a_year, more), _rate(needed, more)) != side(pace.a_year, needed):
            more += 1
    return (
        Figure(_rate(pace.a_year, more), pace.bound) if pace else None,
        Figure(_rate(needed, more), standing.needed_bound) if needed is not None else None,
    )


def _rate(rate: Fraction, more: int) -> Decimal:
    return rounded(rate, rate_places(rate) + more if rate else 0)
