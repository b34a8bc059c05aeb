"""`--as-of`: what was known and official on an earlier day, and nothing that came later."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest
from conftest import DATA, examples
from hypothesis import given, settings
from hypothesis import strategies as st

from dualcarbon.analysis.as_of import as_of
from dualcarbon.model.dates import PartialDate


def results(run, *arguments):
    told = run(*arguments, "--format", "json")
    assert (told.code, told.err) == (0, "")
    return json.loads(told.out)["results"]


def test_a_superseded_target_was_current_then(run):
    now = {t["id"]: t for t in results(run, "targets")}
    then = {t["id"]: t for t in results(run, "targets", "--as-of", "2016-01-01")}
    assert now["co2-peak-around-2030"]["superseded_by"] == "co2-peak-2030"
    assert then["co2-peak-around-2030"]["superseded_by"] is None
    assert "co2-peak-2030" not in then


def test_the_day_of_the_pledge_is_the_first_with_the_pledge(run):
    before = {t["id"] for t in results(run, "targets", "--as-of", "2020-09-21")}
    after = {t["id"] for t in results(run, "targets", "--as-of", "2020-09-22")}
    assert "co2-peak-2030" not in before
    assert {"co2-peak-2030", "carbon-neutrality-2060"} <= after


def test_the_timeline_ends_on_that_day(run):
    shown = results(run, "timeline", "--as-of", "2015-12-31")
    assert all(m["phase"] != "future" or m["kind"] == "target" for m in shown)
    assert max(m["date"] for m in shown if m["kind"] != "target") <= "2015-12-31"
    assert "31 December 2015" in run("timeline", "--as-of", "2015").out


def test_a_figure_appears_on_the_day_of_its_release(run):
    # State television gave the 21.7% of 2025 on 9 March 2026; the 15.3% of 2019 is from a white
    # paper of December 2020.
    name = "non-fossil-share-of-energy"
    for day, newest in (("2026-03-08", "2024"), ("2026-03-09", "2025"), ("2020-06-01", "2018")):
        (statistic,) = results(run, "stats", name, "--as-of", day)
        assert statistic["points"][-1]["date"] == newest


def test_a_term_of_a_later_day_is_said_to_be_so(run):
    told = run("define", "energy law", "--as-of", "2020-01-01")
    assert (told.code, told.out) == (3, "")
    assert "later day" in told.err
    assert run("define", "energy law", "--as-of", "2025-01-01").code == 0


@pytest.mark.parametrize(
    "name, period, day",
    [
        # Of the release only the month is known; the copy is of 29 January 2025.
        ("solar-capacity-added", "2024", "2025-01-29"),
        ("wind-solar-capacity", "2024-12", "2025-01-29"),
        # The exchange printed the total of 6 March 2026, from which that of the year follows.
        ("ets-volume-cumulative", "2025-12-31", "2026-03-06"),
        # The release was out on 21 January 2026, the copies with the figures on 28 January.
        ("wind-solar-added", "2025", "2026-01-28"),
    ],
)
def test_no_figure_is_known_before_what_it_rests_on(facts, name, period, day):
    shown = date.fromisoformat(day)
    for on, there in ((shown - timedelta(days=1), False), (shown, True)):
        points = as_of(facts, on).statistics[name].points
        assert (PartialDate.parse(period) in points) == there, on


def test_what_a_formula_gives_is_reckoned_from_the_figures_of_then(facts):
    # At the end of 2020 there were 534.96 GW of wind and solar power, 535.21 as revised a year later.
    year = PartialDate.parse("2020-12")
    then = as_of(facts, date(2021, 6, 1)).statistics["wind-solar-share-of-capacity"].points[year]
    now = facts.statistics["wind-solar-share-of-capacity"].points[year]
    assert then.value.exact != now.value.exact
    assert then.value.value == now.value.value  # to one digit they are alike


@pytest.mark.parametrize(
    "command", [("define", "neutrality"), ("stats",), ("targets",), ("timeline",)]
)
def test_every_page_says_as_of_when(run, command):
    shown = run(*command, "--as-of", "2023-06").out
    assert shown.startswith("As of 30 June 2023: ")
    assert run(*command, "--as-of", "2023-06", "--lang", "zh").out.startswith("截至2023年6月30日")


@settings(max_examples=examples(25))  # each takes apart and rebuilds the whole base
@given(st.dates(date(1990, 1, 1), date(2027, 1, 1)))
def test_nothing_later_is_left_and_nothing_points_to_what_is_gone(facts, day):
    then = as_of(facts, day)
    assert all(event.date.first <= day for event in then.events.values())
    for statistic in then.statistics.values():
        assert statistic.points
        assert all(point.date.last <= day for point in statistic.series)
        assert statistic.alternative_to in ("", *then.statistics)
    dates = {id: source.date for id, source in facts.sources.items()}

    def later(citations):
        return [c for c in citations if dates[c.source] and dates[c.source].first > day]

    for statistic in then.statistics.values():
        rows = {c for p in statistic.series for c in p.sources or statistic.sources}
        assert not [c for c in later(statistic.sources) if c not in rows]
        assert not [p for p in statistic.series if p.worked_out and later(p.sources)]
    for document in then.documents.values():
        assert (document.published or document.date).first <= day
    for entry in (*then.targets.values(), *then.events.values(), *then.plans.values()):
        assert entry.document in ("", *then.documents)
        # Where there is an earlier source no later one is named.
        assert not later(entry.sources) or len(later(entry.sources)) == len(entry.sources)
    for target in then.targets.values():
        assert not later(target.also_in)
        assert target.announced.first <= day
        assert target.statistic in ("", *then.statistics)
        assert target.superseded_by in ("", *then.targets)
    for entry in (*then.terms.values(), *then.events.values()):
        assert set(entry.see_also) <= then.terms.keys()
    for plan in then.plans.values():
        for item in (*plan.items, *plan.objectives, *plan.sections):
            assert set(item.targets) <= then.targets.keys()


@settings(max_examples=examples(25))  # each takes apart and rebuilds the whole base
@given(st.dates(date(1990, 1, 1), date(2027, 1, 1)), st.dates(date(1990, 1, 1), date(2027, 1, 1)))
def test_what_was_known_stays_known(facts, one, other):
    earlier, later = as_of(facts, min(one, other)), as_of(facts, max(one, other))
    assert earlier.events.keys() <= later.events.keys()
    assert earlier.targets.keys() <= later.targets.keys()
    assert earlier.documents.keys() <= later.documents.keys()
    for id, statistic in earlier.statistics.items():
        assert statistic.points.keys() <= later.statistics[id].points.keys()


def test_today_everything_is_known(facts):
    whole = as_of(facts, date(2026, 11, 24))
    assert whole.targets.keys() == facts.targets.keys()
    assert whole.statistics == facts.statistics
    assert whole.documents == facts.documents


@pytest.mark.parametrize(
    "day, shown, hidden",
    [
        ("2026-06-01", ("Official result: 17.7%", "12.4%"), ()),
        ("2026-03-15", ("12.4%",), ("Official result", "[report]", "31 May 2026")),
        ("2026-01-15", (), ("Official result", "12.4%")),
    ],
)
def test_results_and_figures_come_with_their_sources(run, day, shown, hidden):
    file = DATA / "verdicts.yaml"
    page = run("targets", "intensity", "--facts", str(file), "--as-of", day).out
    assert all(part in page for part in shown), page
    assert not [part for part in hidden if part in page], page
    share = run("stats", "share", "--facts", str(file), "--as-of", day)
    assert ("40.2%" in share.out) == (day >= "2026-05-31")  # the last that it is made from was out
