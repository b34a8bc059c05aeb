"""Changes from point to point: exact, and as they are written."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dualcarbon.analysis.changes import change
from dualcarbon.model.dates import PartialDate
from dualcarbon.model.entries import Unit
from dualcarbon.model.figures import Figure
from dualcarbon.model.parts import Point
from dualcarbon.text import Text
from dualcarbon.writing.changes import change_percent, change_text, rate_text

GW = Unit(id="GW", name=Text("GW", "千瓦"), power_zh=6)
SHARE = Unit(id="%", name=Text("%", "%"))
YEARS = Unit(id="years", name=Text("years", "年"))

digits = st.from_regex(r"-?(0|[1-9][0-9]{0,6})(\.[0-9]{1,4})?", fullmatch=True).filter(
    lambda text: not text.startswith("-") or Decimal(text)
)


def point(when: str, value: str) -> Point:
    return Point(date=PartialDate.parse(when), value=Figure.parse(value))


def test_shares_change_by_points_and_amounts_by_per_cent():
    moved = change(point("2020", "42.0"), point("2021", "44.8"), SHARE)
    assert (moved.amount, moved.percent) == (Decimal("2.8"), None)
    assert change_text(moved, SHARE, "en") == "+2.8 pp"
    assert change_text(moved, SHARE, "zh") == "+2.8个百分点"
    moved = change(point("2020", "1000"), point("2021", "875"), GW)
    assert moved.percent == Decimal("-12.5")
    assert change_text(moved, GW, "en") == "-12.5%"
    assert (moved.earlier.date, moved.later.date) == (PartialDate(2020), PartialDate(2021))


def test_a_count_of_years_grows_by_years():
    moved = change(point("2024", "10"), point("2025", "11"), YEARS)
    assert change_text(moved, YEARS, "en") == "+1 years"


def test_a_change_from_a_rounded_figure_is_rounded():
    moved = change(point("2020", "about 50"), point("2021", "57"), GW)
    assert change_text(moved, GW, "en") == "about +14.0%"
    assert change_text(moved, GW, "zh") == "约+14.0%"


def test_no_change_is_made_of_limits_or_from_zero():
    assert change(point("2020", "20"), point("2021", "above 25"), SHARE) is None
    moved = change(point("2020", "0"), point("2021", "5"), GW)
    assert moved.percent is None
    assert change_text(moved, GW, "en") == "+5 GW"


@given(digits, digits)
def test_change_leads_from_one_point_to_the_other(before, after):
    moved = change(point("2020", before), point("2021", after), GW)
    assert moved.earlier.value.value + moved.amount == moved.later.value.value


def test_a_change_in_per_cent_is_exact_and_written_to_one_decimal():
    moved = change(point("2020", "3"), point("2021", "4"), GW)
    assert (moved.percent, change_percent(moved)) == (Fraction(100, 3), Decimal("33.3"))
    for value, text in (("3001", "+0.0%"), ("2999", "-0.0%"), ("3000", "+0.0%")):
        moved = change(point("2020", "3000"), point("2021", value), GW)
        assert change_text(moved, GW, "en") == text


@pytest.mark.parametrize(
    "rate, unit, english, chinese",
    [
        ("3.23", SHARE, "+3.23 percentage points a year", "年均提高3.23个百分点"),
        ("-0.8", SHARE, "-0.8 percentage points a year", "年均下降0.8个百分点"),
        ("about 398", GW, "about +398 GW a year", "年均约增加3.98亿千瓦"),
        ("above 53", GW, "above +53 GW a year", "年均增加超过5300万千瓦"),
        # More than -53 is a fall by less than 53.
        ("above -53", GW, "above -53 GW a year", "年均减少不足5300万千瓦"),
    ],
)
def test_a_rate_is_a_rise_or_a_fall_in_words(rate, unit, english, chinese):
    assert rate_text(Figure.parse(rate), unit, "en") == english
    assert rate_text(Figure.parse(rate), unit, "zh") == chinese
