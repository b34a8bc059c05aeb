"""Exact values as decimals that are good to read; nothing is decided on them."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

_DIGITS = 3
_MOST_PLACES = 2


def rounded(value: Fraction, places: int) -> Decimal:
    """`value` to so many digits after the point, half away from zero, however large it is.

    What is a little less than nothing keeps its sign: `-0.0`.
    """
    scaled = abs(value) * 10**places
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    sign = "-" if value < 0 else ""
    return Decimal(f"{sign}{whole}E-{places}")


def rounded_apart(value: Fraction, places: int, mark: Fraction) -> Decimal:
    """`value` to so many places, or as many more as show on which side of `mark` it lies.

    `mark` is itself a decimal.
    """
    while side(rounded(value, places), mark) != side(value, mark):
        places += 1
    return rounded(value, places)


def side(value: Fraction | Decimal, mark: Fraction | Decimal) -> int:
    """1 where a value is above the mark, -1 where it is below, 0 at the mark."""
    distance = Fraction(value) - Fraction(mark)
    return (distance > 0) - (distance < 0)


def rate_places(rate: Fraction) -> int:
    """The digits after the point of a rate: three digits or a hundredth, whichever is coarser."""
    if not rate:
        return 0
    size = (Decimal(rate.numerator) / Decimal(rate.denominator)).adjusted()
    return max(min(_DIGITS - 1 - size, _MOST_PLACES), 0)


def multiple(value: Fraction) -> Decimal:
    """How many times something is something else, above zero: three digits or a hundredth.

    Of what is less than a tenth two digits, however small it is.
    """
    size = (Decimal(value.numerator) / Decimal(value.denominator)).adjusted()
    return rounded(value, rate_places(value) if size >= -1 else 1 - size)
