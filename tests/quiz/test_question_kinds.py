"""What each kind of question promises: one right answer, and wrong ones that are true nowhere."""

from __future__ import annotations

from dataclasses import replace

import pytest
from conftest import packaged_facts
from hypothesis import given
from hypothesis import strategies as st

from dualcarbon.model.dates import PartialDate
from dualcarbon.names.keys import key as key_of
from dualcarbon.quiz.audit.truth import also_true
from dualcarbon.quiz.audit.versions import Version
from dualcarbon.quiz.items import Draw
from dualcarbon.quiz.kinds import points
from dualcarbon.quiz.kinds.target_traits import same_quantity
from dualcarbon.quiz.papers import MAKERS
from dualcarbon.quiz.phrasing import Phrasing
from dualcarbon.quiz.traits import figure, plain
from dualcarbon.quiz.vocab import QUESTION_KINDS, question_name, question_words

seeds = st.text(min_size=1, max_size=8)


def subjects(kind):
    return [*dict.fromkeys(MAKERS[kind].all(packaged_facts()))]


def made(kind, id, seed, facts=None):
    return MAKERS[kind].make(facts or packaged_facts(), id, Draw(seed))


def items_of(kind, tries=4, every=1):
    """Items on all subjects of a kind, or every so many, several draws each."""
    ids = subjects(kind)[::every]
    found = (made(kind, id, f"{n}/{id}") for id in ids for n in range(tries))
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
    assert askable("year", id, 60)


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


# Statistics


def test_the_figures_of_the_article_are_asked_for():
    for point in (
        "non-fossil-capacity-share@2023-06-12",
        "non-fossil-capacity-share@2024-02",
        "non-fossil-capacity@2024-02",
        "nev-sales@2023",
        "nev-production@2023",
        "forest-coverage@2013",
        "forest-coverage@2021",
        "forest-stock@2013",
    ):
        assert askable("figure", point), point


def test_other_countries_and_counts_are_only_compared(facts):
    for kind in ("figure", "true"):
        for item in items_of(kind, 1, 4):
            if item.fact.startswith("statistics."):
                series = facts.statistics[item.fact[len("statistics.") :]]
                assert series.main == series.id and series.core
    assert any("United States" in key(item).en for item in items_of("compare", 8))


def test_a_base_without_a_core_is_asked_for_all_its_own_figures(facts):
    coreless = replace(facts, beginnings={})
    asked = {id.split("@")[0] for id in MAKERS["figure"].all(coreless)}
    assert "hydrogen-output" in asked
    assert "co2-emissions-usa" not in asked


@given(st.sampled_from(subjects("figure")), seeds)
def test_a_figure_is_right_alone_and_has_few_digits(id, seed):
    item = made("figure", id, seed)
    if item:
        values = [figure(option.text.en)[0] for option in item.options]
        assert values == sorted({*values})
        right = values[item.key]
        assert all(abs(v - right) >= abs(right) / 50 for v in values if v != right)
        assert all(abs(v) <= 3 * abs(right) <= 9 * abs(v) for v in values)
        assert digits_of(right) <= 4
        said = points.noted(*point_of(id))
        assert not said & {v for v in values if v != right}


def point_of(id):
    name, _, when = id.rpartition("@")
    return packaged_facts().statistics[name], PartialDate.parse(when)


def digits_of(value):
    return len(value.normalize().as_tuple().digits)


def test_a_figure_of_many_digits_is_rounded_and_said_to_be():
    item = next(filter(None, (made("figure", "co2-emissions@2024", str(n)) for n in range(20))))
    assert item.stem.en.startswith("Roughly what was the figure")
    assert "约为多少" in item.stem.zh
    assert key(item).en == "12,300 Mt"


def test_the_largest_is_larger_and_the_smallest_smaller(facts):
    for item in items_of("compare", 6):
        named = {series.name.en: series for series in facts.statistics.values()}
        when = next(
            date
            for date in named[key(item).en].points
            if all(date in named[o.text.en].points for o in item.options)
            and str(date.year) in item.stem.en
        )
        amounts = [named[o.text.en].points[when].value.value for o in item.options]
        best = max(amounts) if "largest" in item.stem.en else min(amounts)
        assert amounts.count(best) == 1
        assert amounts[item.key] == best


def test_a_whole_is_not_compared_with_its_parts(facts):
    for item in items_of("compare", 6):
        ids = {
            s.id
            for s in facts.statistics.values()
            if s.name.en in {o.text.en for o in item.options}
        }
        for id in ids:
            for identity in facts.statistics[id].equals:
                assert not ids & {*identity.inputs, identity.total}


@pytest.mark.parametrize("kind", ["true"])
def test_of_years_with_numbers_one_is_true_and_all_run_one_way(facts, kind):
    for item in items_of(kind, 2, 4):
        years, amounts = zip(*Phrasing("", [o.text.en for o in item.options]).pairs, strict=True)
        assert list(years) == sorted({*years})
        assert list(amounts) in (sorted({*amounts}), sorted({*amounts}, reverse=True))


def test_a_wrong_pair_is_true_of_no_series_of_the_quantity(facts):
    for item in items_of("true", 2, 4):
        section, id = item.fact.split(".")
        if section != "statistics":
            continue
        for option in wrong(item):
            year, shown = option.text.en.removeprefix("end of ").split(": ")
            for series in facts.statistics.values():
                if points.quantity(series) == id:
                    for date in (PartialDate(int(year)), PartialDate(int(year), 12)):
                        if date in series.points:
                            true = series.points[date].value.value
                            assert abs(figure(shown)[0] - true) > abs(true) / 50


# Targets and documents


@given(st.sampled_from(subjects("target")), seeds)
def test_a_number_is_that_of_no_target_for_the_same(id, seed):
    facts = packaged_facts()
    target, item = facts.targets[id], made("target", id, seed)
    if item:
        values = [figure(option.text.en)[0] for option in item.options]
        assert values[item.key] == target.value.value
        said_then = {
            o.value.value
            for o in facts.targets.values()
            if same_quantity(o, target) and o.by == target.by and o.announced == target.announced
        }
        assert not {v for v in values if v != target.value.value} & said_then
        assert {option.error for option in wrong(item)} <= {"superseded", "other-year", "sibling"}


def test_what_is_in_force_is_asked_with_what_it_replaced(facts):
    items = items_of("current", 60)
    assert len({item.fact for item in items}) >= 3
    for item in items:
        target = facts.targets[item.fact.removeprefix("targets.")]
        assert not target.superseded_by
        assert "superseded" in {option.error for option in item.options}
        if target.baseline:
            assert f"base year {target.baseline}" in item.stem.en
            assert "sibling" not in {option.error for option in wrong(item)}


# Terms


@pytest.mark.parametrize("kind", ["definition", "term", "confused"])
def test_two_wrong_terms_at_least_are_near_the_right_one(facts, kind):
    near = {"confused", "kin", "close", "same-class"}
    for item in items_of(kind, 1, 3):
        errors = [option.error for option in wrong(item)]
        assert len(errors) >= 2
        assert {*errors} <= near, "no third for the sake of the number"
        if kind == "confused":
            assert "confused" in errors
        if kind == "confused" or not facts.terms[item.fact.removeprefix("terms.")].core:
            assert sum(error in {"confused", "kin"} for error in errors) >= 2


def test_peaking_and_neutrality_are_defined():
    for id in ("carbon-peaking", "carbon-neutrality", "net-zero-emissions"):
        assert askable("definition", id, 60), id


def test_english_is_asked_for_among_words_that_mislead(facts):
    for item in items_of("english", 1):
        term = facts.terms[item.fact.removeprefix("terms.")]
        right = {key_of(text) for text in (term.name.en, *(r.text for r in term.renderings))}
        assert key(item).en == term.name.en
        assert not right & {key_of(option.text.en) for option in wrong(item)}
        avoided = {a.text: a.why.en for a in term.avoid}
        told = [o for o in wrong(item) if o.error == "avoided"]
        assert told
        assert all(avoided[option.text.en] in option.why.en for option in told)


# All


@pytest.mark.slow
@pytest.mark.parametrize("kind", [*MAKERS])
def test_every_item_has_one_right_answer_and_options_that_differ(facts, kind):
    for item in items_of(kind, 2):
        for lang in facts.languages:
            assert len({plain(option.text[lang]) for option in item.options}) == len(item.options)
            assert not also_true(Version(facts, item, lang)), item.fact
        assert [bool(o.error) for o in item.options].count(False) == 1


@pytest.mark.parametrize("kind", ["chinese", "scope", "value", "action", "document"])
def test_kinds_that_are_asked_no_more_are_still_worded(kind):
    assert kind in QUESTION_KINDS
    assert kind not in MAKERS
    assert question_words(kind).zh


def test_a_kind_is_chosen_by_its_name_in_either_language(run):
    for kind in MAKERS:
        asked = run("quiz", "--paper", "-n", "1", "--seed", "1", "--kind", question_name(kind).zh)
        assert asked.code in (0, 3), kind
        assert f"--kind {kind} " in asked.out or asked.code == 3
    refused = run("quiz", "--kind", "无", "--paper", "--lang", "zh")
    assert refused.code == 2
    assert "定义" in refused.err and "definition" not in refused.err
    assert "定义" not in run("quiz", "--kind", "无", "--paper").err


def test_no_two_kinds_have_one_name():
    assert len({question_name(kind).zh for kind in QUESTION_KINDS}) == len(QUESTION_KINDS)
