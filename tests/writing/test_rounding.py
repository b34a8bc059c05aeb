"""Rounding: of any size, to the nearest, and no further than shows what was decided."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dualcarbon.writing.rounding import rate_places, rounded, rounded_apart, side


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3), st.integers(0, 400))
def test_rounding_takes_any_size(value, power):
    large = Fraction(value) * 10**power
    assert abs(Fraction(rounded(large, 1)) - large) <= Fraction(1, 20)


@pytest.mark.parametrize(
    "value, places, written",
    [("0.25", 1, "0.3"), ("-0.25", 1, "-0.3"), ("0.24", 1, "0.2"), ("-0.04", 1, "-0.0"), ("0", 1, "0.0"),
     ("1410", 0, "1410"), ("50", 1, "50.0"), ("2/3", 2, "0.67")],
)  # fmt: skip
def test_halves_go_away_from_zero(value, places, written):
    assert f"{rounded(Fraction(value), places):f}" == written


@given(st.fractions(max_denominator=10**6), st.integers(0, 3), st.decimals(-99, 99, places=2))
@example(Fraction("17.96"), 1, Decimal("18.00"))
@example(Fraction("18"), 1, Decimal("18.00"))
def test_what_is_written_lies_on_the_same_side_of_the_mark(value, places, mark):
    mark = Fraction(mark)
    written = rounded_apart(value, places, mark)
    assert side(written, mark) == side(value, mark)
    # no digit more than that takes
    if -written.as_tuple().exponent > places:
        shorter = rounded(value, -written.as_tuple().exponent - 1)
        assert side(shorter, mark) != side(value, mark)


@pytest.mark.parametrize(
    "rate, places", [("0", 0), ("0.001", 2), ("1.066", 2), ("10.77", 1), ("-107", 0), ("1410", 0)]
)
def test_a_rate_has_three_digits_or_hundredths(rate, places):
    assert rate_places(Fraction(rate)) == places
