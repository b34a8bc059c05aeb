"""Partial dates: as precise as written, in order of time."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dualcarbon.model.dates import PartialDate

days = st.dates(min_value=date(1000, 1, 1), max_value=date(9999, 12, 30))
partial = st.one_of(
    days.map(lambda d: PartialDate(d.year, d.month, d.day)),
    days.map(lambda d: PartialDate(d.year, d.month)),
    days.map(lambda d: PartialDate(d.year)),
)


@given(partial)
def test_what_is_written_reads_back(when):
    assert PartialDate.parse(str(when)) == when


@given(partial)
def test_a_date_shows_no_more_than_it_knows(when):
    english, chinese = when.written("en"), when.written("zh")
    assert ("月" in chinese) == bool(when.month)
    assert ("日" in chinese) == bool(when.day)
    assert len(english.split()) == 1 + bool(when.month) + bool(when.day)
    assert str(when.year) in english and str(when.year) in chinese


@given(partial, partial)
def test_order_is_order_of_time(one, other):
    if one.last < other.first:
        assert one < other
    if one < other:
        assert one.first <= other.first


@given(partial)
def test_first_and_last_enclose_exactly_the_period(when):
    assert when.first <= when.last
    for inside in (when.first, when.last):
        assert (
            PartialDate(inside.year, inside.month * bool(when.month), inside.day * bool(when.day))
            == when
        )
    if not when.day and when.last != date.max:
        assert (when.last + timedelta(days=1)).day == 1


@given(partial)
def test_a_month_comes_before_its_days(when):
    if when.day:
        assert PartialDate(when.year) < PartialDate(when.year, when.month) < when


@pytest.mark.parametrize(
    "text",
    ["", "20", "2020-9", "2020-9-22", "2020-13", "2020-00", "2020-02-30", "2021-02-29", "2020-1-1",
     "2020/09/22", "20200922", "2020-09-22 ", "２０２０", "0000", "+2020", "2020-09-00", "12:30"],
)  # fmt: skip
def test_anything_else_is_no_date(text):
    with pytest.raises(ValueError, match=r"."):
        PartialDate.parse(text)


def test_written_forms():
    assert PartialDate.parse("2020-09-22").written("en") == "22 September 2020"
    assert PartialDate.parse("2020-09").written("en") == "September 2020"
    assert PartialDate.parse("2020-09").written("zh") == "2020年9月"
    assert PartialDate.parse("2060").written("zh") == "2060年"


def test_leap_day_and_end_of_time():
    assert PartialDate.parse("2024-02").last == date(2024, 2, 29)
    assert PartialDate.parse("2024-02-29").last == date(2024, 2, 29)
    assert PartialDate.parse("9999").last == date.max
    assert PartialDate.parse("9999-12").last == date.max
