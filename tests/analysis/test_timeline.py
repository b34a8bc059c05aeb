"""The timeline: order, and what today divides."""

from __future__ import annotations

from datetime import date

from conftest import GOOD
from hypothesis import given
from hypothesis import strategies as st

from dualcarbon.analysis.timeline import moments
from dualcarbon.model.dates import PartialDate
from dualcarbon.reading.check import check

GOOD_FACTS = check(GOOD)[0]
days = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1))


@given(days)
def test_every_moment_is_there_once_and_in_order(today):
    found = moments(GOOD_FACTS, today)
    assert len(found) == 5
    assert [m.date for m in found] == sorted(m.date for m in found)
    phases = [m.phase for m in found]
    assert phases == sorted(phases, key=["past", "present", "future"].index)


@given(days)
def test_phases_divide_at_today(today):
    for moment in moments(GOOD_FACTS, today):
        assert (moment.phase == "past") == (moment.date.last < today)
        assert (moment.phase == "future") == (moment.date.first > today)


def test_a_year_is_under_way_until_it_ends():
    phase = {
        day: next(m.phase for m in moments(GOOD_FACTS, day) if m.entry.id == "treaty")
        for day in (date(2014, 12, 31), date(2015, 1, 1), date(2015, 12, 31), date(2016, 1, 1))
    }
    assert list(phase.values()) == ["future", "present", "present", "past"]


@given(days, days, days)
def test_a_window_keeps_what_overlaps_it(today, one, other):
    since, until = sorted((one, other))
    window = [PartialDate(d.year, d.month, d.day) for d in (since, until)]
    inside = {m.entry.id for m in moments(GOOD_FACTS, today, since=window[0], until=window[1])}
    for moment in moments(GOOD_FACTS, today):
        overlaps = moment.date.last >= since and moment.date.first <= until
        # What is known only to be of a year is in no span that is shorter.
        is_as_fine = moment.date.last - moment.date.first <= until - since
        assert (moment.entry.id in inside) == (overlaps and is_as_fine)


def test_filters():
    found = moments(GOOD_FACTS, date(2026, 1, 1), kinds=["target"], topics=["goals"])
    assert [m.entry.id for m in found] == ["capacity-2025", "capacity-2030"]
    assert moments(GOOD_FACTS, date(2026, 1, 1), topics=["none"]) == []
