"""Figures: digits as written, Chinese counting, bounds."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dualcarbon.model.entries import Unit
from dualcarbon.model.figures import Figure
from dualcarbon.text import Text
from dualcarbon.writing.figures import figure_text, range_text

GW = Unit(id="GW", name=Text("GW", "千瓦"), power_zh=6)
CUBIC = Unit(id="billion-m3", name=Text("billion m³", "立方米"), power_zh=9)
VEHICLES = Unit(id="million-vehicles", name=Text("million vehicles", "辆"), power_zh=6)
TWH = Unit(id="TWh", name=Text("TWh", "千瓦时"), power_zh=9)
HYDROGEN = Unit(id="t-per-year", name=Text("t a year", "吨/年"), power_zh=0)
POINTS = Unit(id="pp-per-year", name=Text("percentage points a year", "个百分点/年"))
SHARE = Unit(id="%", name=Text("%", "%"))

digits = st.from_regex(r"-?(0|[1-9][0-9]{0,6})(\.[0-9]{1,4})?", fullmatch=True).filter(
    lambda text: not text.startswith("-") or Decimal(text)
)


def figure(text: str) -> Figure:
    return Figure.parse(text)


@given(digits)
def test_english_keeps_every_digit(text):
    shown = figure_text(figure(text), SHARE, "en")
    assert shown == f"{Decimal(text):,f}%"
    assert shown.replace(",", "").removesuffix("%") == text


@given(digits)
def test_chinese_says_the_same_amount(text):
    shown = figure_text(figure(text), GW, "zh").removesuffix("千瓦")
    number, words = re.fullmatch(r"([-\d.]+)(万?亿?)", shown).groups()
    power = {"万亿": 12, "亿": 8, "万": 4}.get(words, 0)
    assert Decimal(number).scaleb(power) == Decimal(text).scaleb(6)


@pytest.mark.parametrize(
    "text, unit, chinese",
    [
        ("1620", GW, "16.2亿千瓦"),  # the article's 1.62 billion kilowatts
        ("1200", GW, "12亿千瓦"),  # 12亿千瓦以上, the 2030 goal of the Action Plan
        ("3600", GW, "36亿千瓦"),
        ("30", GW, "3000万千瓦"),  # 3000万千瓦以上, new-type storage by 2025
        ("40.0", GW, "4000万千瓦"),
        ("19.493", CUBIC, "194.93亿立方米"),
        ("15.137", CUBIC, "151.37亿立方米"),
        ("9.587", VEHICLES, "958.7万辆"),
        ("12.87", VEHICLES, "1287万辆"),
        ("50.0", SHARE, "50.0%"),
        ("3300", TWH, "3.3万亿千瓦时"),
        ("980.4", TWH, "9804亿千瓦时"),
    ],
)
def test_chinese_counts_in_wan_and_yi(text, unit, chinese):
    assert figure_text(figure(text), unit, "zh") == chinese


@pytest.mark.parametrize(
    "text, english, chinese",
    [("about 21", "about 21%", "约21%"), ("above 25", "above 25%", "超过25%")],
)
def test_bounds_are_said(text, english, chinese):
    assert figure_text(figure(text), SHARE, "en") == english
    assert figure_text(figure(text), SHARE, "zh") == chinese


@pytest.mark.parametrize(
    "text", ["+65", "1_000", "1,000", "1.2e9", "0123", ".5", "5.", "50%", "no", "12:30", "about",
             "ABOUT 3", "NaN", "Infinity", "１２", "-0", "about -0.0", "1" * 16, "0." + "1" * 13],
)  # fmt: skip
def test_anything_else_is_no_figure(text):
    with pytest.raises(ValueError, match="not a figure"):
        figure(text)


@pytest.mark.parametrize(
    "low, high, unit, english, chinese",
    [
        ("7", "10", SHARE, "7 to 10%", "7%—10%"),
        ("100000", "200000", HYDROGEN, "100,000 to 200,000 t a year", "10万—20万吨/年"),
        ("0.5", "1", POINTS, "0.5 to 1 percentage points a year", "0.5—1个百分点/年"),
    ],
)
def test_both_ends_of_a_range_are_counted_alike(low, high, unit, english, chinese):
    ends = Decimal(low), Decimal(high)
    assert range_text(*ends, unit, "en") == english
    assert range_text(*ends, unit, "zh") == chinese
