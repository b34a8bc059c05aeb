"""What each kind of question promises: one right answer, and wrong ones that are true nowhere."""

from __future__ import annotations

from dataclasses import replace

import pytest
from conftest import packaged_facts
from hypothesis import given
from hypothesis import strategies as st

from dualcarbon.model.dates import PartialDate
from dualcarbon.quiz.items import Draw
from dualcarbon.quiz.papers import MAKERS

seeds = st.text(min_size=1, max_size=8)


def subjects(kind):
    return [*dict.fromkeys(MAKERS[kind].all(packaged_facts()))]


def made(kind, id, seed, facts=None):
    return MAKERS[kind].make(facts or packaged_facts(), id, Draw(seed))


def items_of(kind, tries=4):
    """Items on all subjects of a kind, several draws each."""
    found = (made(kind, id, f"{n}/{id}") for id in subjects(kind) for n in range(tries))
    return [item for item in found if item]


def askable(kind, id, tries=12):
    return any(made(kind, id, str(n)) for n in range(tries))


def key(item):
    return item.options[item.key].text


def wrong(item):
    return [option for place, option in enumerate(item.options) if place != item.key]


# Events


@pytest.mark.parametrize(
    "id",
    ["dual-carbon-pledge", "unfccc-in-force", "kyoto-in-force", "paris-in-force", "paris-adopted",
     "action-plan-released", "climate-ambition-summit", "ndc-2035-announced", "unfccc-adopted"],
)  # fmt: skip
def test_notes_and_round_years_keep_no_event_from_being_asked(id):
    assert askable("year", id)


def test_only_what_is_worth_it_is_asked_by_its_year(facts):
    for kind in ("year", "event", "order"):
        assert all(facts.events[id].core for id in subjects(kind))
    coreless = replace(facts, beginnings={})
    assert len([*MAKERS["year"].all(coreless)]) > 100, "a base without a core asks of all"


@given(st.sampled_from(subjects("year")), seeds)
def test_a_year_is_right_alone_and_near_the_others(id, seed):
    event, item = packaged_facts().events[id], made("year", id, seed)
    if item:
        years = [int(option.text.en) for option in item.options]
        assert years == sorted({*years})
        assert years[item.key] == event.date.year
        assert not {*event.also_year} & {int(option.text.en) for option in wrong(item)}
        assert all(abs(year - event.date.year) <= 6 for year in years)
        assert max(years) <= packaged_facts().updated.year


def test_a_year_that_is_right_in_a_way_is_no_wrong_option(facts):
    id = "paris-adopted"
    barred = replace(facts.events[id], also_year=(2016,))
    other = replace(facts, events={**facts.events, id: barred})
    plain = [made("year", id, str(n)) for n in range(30)]
    assert any("2016" in {o.text.en for o in item.options} for item in plain if item)
    for n in range(30):
        item = made("year", id, str(n), other)
        assert item is None or "2016" not in {o.text.en for o in item.options}


def test_the_other_date_of_a_treaty_is_offered_and_explained(facts):
    for id, year in (("unfccc-in-force", "1992"), ("kyoto-in-force", "2002")):
        items = [made("year", id, str(n)) for n in range(20)]
        told = [o for item in items if item for o in wrong(item) if o.text.en == year]
        assert told
        assert all(year in option.why.en for option in told)


def test_events_of_a_year_are_of_no_other(facts):
    named = {event.name.en: event for event in facts.events.values()}
    for item in items_of("event"):
        year = int(item.stem.en[-5:-1])
        assert named[key(item).en].date.year == year
        for option in wrong(item):
            event = named[option.text.en]
            assert year not in (event.date.year, *event.also_year)


def test_what_came_first_or_last_is_more_than_a_year_apart(facts):
    dates = {event.name.en: event.date for event in facts.events.values()}
    asked = set()
    for item in items_of("order"):
        right, last = dates[key(item).en], "last" in item.stem.en
        asked.add(last)
        for option in wrong(item):
            date = dates[option.text.en]
            early, late = (date, right) if last else (right, date)
            assert (late.first - early.last).days > 365
            assert option.text.en in item.explanation.en, "all dates are told"
    assert asked == {False, True}


def test_an_ambiguous_date_is_of_its_year_only(facts):
    assert facts.events["china-ratifies-unfccc"].also_year == (1992,)
    assert facts.events["china-ratifies-unfccc"].date == PartialDate(1993, 1, 5)
