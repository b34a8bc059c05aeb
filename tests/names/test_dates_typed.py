"""Dates as people write them: every usual form of one date is that date, and none is guessed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dualcarbon.model.dates import MONTHS, PartialDate
from dualcarbon.names.dates import date_typed, dates_typed

WIDE = str.maketrans({chr(c): chr(c + 0xFEE0) for c in range(0x21, 0x7F)})
HAN = "〇一二三四五六七八九"


def numeral(number: int) -> str:
    """A number below 40 in Chinese numerals."""
    tens, ones = divmod(number, 10)
    return (HAN[tens] if tens > 1 else "") + ("十" if tens else "") + (HAN[ones] if ones else "")


YEARS = ["{y}", "{y}年", " {y} ", "{y} 年", "{h}年"]
MONTHS_OF = [
    *("{y}-{m}", "{y}-{m:02}", "{y}/{m}", "{y}/{m:02}", "{y}.{m}", "{y}{m:02}", "{m}/{y}", "{m:02}-{y}"),
    *("{y}年{m}月", "{y}年{m:02}月", "{y} 年 {m} 月", "{y}年{m}月份", "{h}年{hm}月", "{y}–{m:02}"),
    *("{name} {y}", "{short} {y}", "{short}. {y}", "{name}, {y}", "{y} {name}", "{y} {short}"),
]  # fmt: skip
DAYS = [
    *("{y}-{m}-{d}", "{y}-{m:02}-{d:02}", "{y}/{m}/{d}", "{y}.{m}.{d}", "{y}.{m:02}.{d:02}", "{y}{m:02}{d:02}"),
    *("{y}年{m}月{d}日", "{y}年{m}月{d}号", "{y} 年 {m} 月 {d} 日", "{h}年{hm}月{hd}日"),
    *("{d} {name} {y}", "{d} {short} {y}", "{d}th {name} {y}", "{d}-{short}-{y}", "{d} of {name}, {y}"),
    *("{name} {d}, {y}", "{short} {d} {y}", "{short}. {d}, {y}", "{name} {d}st, {y}", "{y} {name} {d}"),
]  # fmt: skip


@given(
    st.dates(min_value=date(1000, 1, 1)),
    st.sampled_from([*YEARS, *MONTHS_OF, *DAYS]),
    st.sampled_from([str, str.upper, str.lower, lambda text: text.translate(WIDE)]),
)
def test_every_usual_form_is_the_date(day, form, change):
    name = MONTHS[day.month - 1]
    short = "Sept" if day.month == 9 and day.day % 2 else name[:3]
    year = "".join(HAN[int(digit)] for digit in f"{day.year}")
    numerals = {"h": year, "hm": numeral(day.month), "hd": numeral(day.day)}
    typed = form.format(y=day.year, m=day.month, d=day.day, name=name, short=short, **numerals)
    when = PartialDate(
        day.year,
        day.month if form in (*MONTHS_OF, *DAYS) else 0,
        day.day if form in DAYS else 0,
    )
    assert date_typed(change(typed)) == when, typed


@pytest.mark.parametrize(
    "typed, when",
    [
        ("9/22/2020", "2020-09-22"),
        ("22/9/2020", "2020-09-22"),
        ("22.09.2020", "2020-09-22"),
        ("4/4/2020", "2020-04-04"),
        ("二零二零年九月二十二日", "2020-09-22"),
        ("２０２０年９月", "2020-09"),
        ("Sept 2020", "2020-09"),
        ("2021年底", "2021-12"),
        ("二〇二一年末", "2021-12"),
        ("2021 年初", "2021-01"),
        ("2021年7月底", "2021-07"),
        ("2021年七月中旬", "2021-07"),
    ],
)
def test_forms_that_are_clear(typed, when):
    assert str(date_typed(typed)) == when


@pytest.mark.parametrize(
    "typed, year",
    [("去年", 2025), ("今年", 2026), ("明年", 2027), ("前年", 2024), ("Last  year", 2025), ("next year", 2027)],
)  # fmt: skip
def test_years_are_named_from_the_present_one(typed, year):
    assert date_typed(typed) is None
    assert date_typed(typed, date(2026, 11, 24)) == PartialDate(year)


@given(st.integers(1, 12), st.integers(1, 12), st.integers(1000, 9999), st.sampled_from("/.-"))
def test_a_day_that_could_be_a_month_is_not_guessed(one, other, year, between):
    typed = f"{one}{between}{other}{between}{year}"
    if one != other:
        assert date_typed(typed) is None
        assert set(dates_typed(typed)) == {
            PartialDate(year, one, other),
            PartialDate(year, other, one),
        }


@pytest.mark.parametrize(
    "typed",
    ["", "20", "0000", "2020-13", "2020-00", "2020-02-30", "2020年13月", "2020年9月31日", "20201301",
     "30 February 2020", "Sept", "September 22", "22/9/20", "2020-9-22-1", "2020/9-22", "二〇二〇", "九月",
     "年", "1200 GW", "3060 goals", "13/13/2020", "2020-W38", "2020Q3", "12:30", "+2020", "二十年"],
)  # fmt: skip
def test_anything_else_is_no_date(typed):
    assert date_typed(typed) is None


@given(st.text(max_size=40))
def test_any_text_is_read_and_nothing_breaks(typed):
    assert all(isinstance(when, PartialDate) for when in dates_typed(typed))


@pytest.mark.parametrize(
    "typed", ["2024年9月", "2024/9", "2024.9", "Sept 2024", "September 2024", "２０２４－０９", "二〇二四年九月"]
)  # fmt: skip
def test_options_take_every_form(run, typed):
    written = run("timeline", "--since", "2024-09", "--until", "2024-12-31")
    assert written.code == 0
    assert run("timeline", "--since", typed, "--until", "31 December 2024") == written
    by = run("targets", "--by", typed)
    assert by.code != 2 and by == run("targets", "--by", "2024-09")
    looking = run("stats", "wind-capacity", "--as-of", typed)
    assert looking.code == 0 and looking == run("stats", "wind-capacity", "--as-of", "2024-09")
    plain = run("targets", DUALCARBON_TODAY="2024-09")
    assert plain.code == 0 and run("targets", DUALCARBON_TODAY=typed) == plain


def test_an_unclear_date_says_what_it_can_be(run):
    ran = run("timeline", "--since", "3/4/2020")
    assert ran.code == 2 and ran.out == ""
    assert "4 March 2020" in ran.err and "3 April 2020" in ran.err
    assert "2020-03-04" in ran.err and "2020-04-03" in ran.err
    chinese = run("timeline", "--since", "3/4/2020", "--lang", "zh")
    assert "2020年3月4日" in chinese.err and "2020年4月3日" in chinese.err


@pytest.mark.parametrize("typed", ["2020-13", "2020年13月", "someday", "2020-02-30", ""])
def test_what_is_no_date_is_refused(run, typed):
    ran = run("timeline", "--since", typed)
    assert ran.code == 2 and "write it as 2020, 2020-09 or 2020-09-22" in ran.err
