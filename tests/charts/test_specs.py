"""Charts are valid Vega-Lite, and say where, of what and of which day their facts are."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest
from jsonschema import Draft7Validator

from dualcarbon.analysis.targets import standing
from dualcarbon.analysis.timeline import moments
from dualcarbon.charts.look import SCHEMA, WIDTH, text_width
from dualcarbon.charts.series import MOST, series_chart
from dualcarbon.charts.targets import MOST as MOST_TARGETS
from dualcarbon.charts.targets import targets_chart
from dualcarbon.charts.timeline import MOST as MOST_MOMENTS
from dualcarbon.charts.timeline import timeline_chart
from dualcarbon.errors import Failure
from dualcarbon.model.dates import PartialDate
from dualcarbon.model.vocab import STATUSES

TODAY = date(2026, 11, 24)
TOLD = {
    "en": ("Unit: ", "Source: ", "data as of 26 November 2026", "CC BY 4.0"),
    "zh": ("单位：", "资料来源：", "数据截至2026年11月26日", "CC BY 4.0"),
}


@cache
def schema() -> Draft7Validator:
    """The schema of Vega-Lite 6."""
    package = Path(find_spec("altair").origin).parent
    return Draft7Validator(
        json.loads((package / "vegalite/v6/schema/vega-lite-schema.json").read_text())
    )


def check(spec) -> None:
    assert spec["$schema"] == SCHEMA
    assert not [error.message for error in schema().iter_errors(spec)]


def rows(spec, key="written"):
    """Rows of data with that key, from every layer."""
    found = []
    for layer in spec["layer"]:
        found += [row for row in layer.get("data", {}).get("values", []) if key in row]
    return found


def notes(spec) -> str:
    return " ".join((*spec["title"]["subtitle"], *spec["layer"][-1]["mark"]["text"]))


def targets_of_2030(facts):
    found = [t for t in facts.targets.values() if t.by and t.by.year == 2030]
    return [standing(target, facts, TODAY) for target in found]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_series_is_drawn_from_the_figures_of_the_base(facts, lang):
    for statistic in facts.statistics.values():
        spec = series_chart([statistic], facts, None, lang)
        drawn = {row["date"]: row for row in rows(spec)}
        for point in statistic.series:
            row = drawn.pop(str(point.date))
            assert row["written"] == f"{point.value.value:f}"
            assert row["value"] == float(point.value.value)
            assert row["bound"] == point.value.bound
            cited = point.sources or statistic.sources
            assert row["sources"] == [citation.source for citation in cited]
        assert not drawn
        told = notes(spec)
        assert all(words in told for words in TOLD[lang]), told
        scope = statistic.scope[lang]
        assert scope.replace(" ", "") in told.replace(" ", "")
        for line in spec["layer"][-1]["mark"]["text"]:
            assert text_width(line, 10.5) <= WIDTH


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_charts_are_valid(facts, lang):
    several = [facts.statistics[id] for id in ("wind-capacity", "solar-capacity")]
    check(series_chart(several, facts, TODAY, lang))
    for id in ("nev-sales", "carbon-intensity-vs-2005", "co2-emissions-growth", "wind-capacity"):
        check(series_chart([facts.statistics[id]], facts, None, lang))
    check(targets_chart(targets_of_2030(facts), 100, facts, TODAY, None, lang))
    check(timeline_chart(moments(facts, TODAY), 400, facts, TODAY, None, lang))


@pytest.mark.slow
def test_every_chart_is_valid_and_compiles_without_a_word(facts, capfd):
    from vl_convert import vegalite_to_vega

    for statistic in facts.statistics.values():
        spec = series_chart([statistic], facts, None, "en")
        check(spec)
        vegalite_to_vega(spec, show_warnings=True)
    for spec in (
        targets_chart(targets_of_2030(facts), 100, facts, TODAY, None, "zh"),
        timeline_chart(moments(facts, TODAY), 400, facts, TODAY, None, "zh"),
    ):
        vegalite_to_vega(spec, show_warnings=True)
    assert capfd.readouterr() == ("", "")


def test_a_break_parts_the_line(facts):
    statistic = facts.statistics["carbon-intensity-vs-2005"]
    assert [str(when) for when in statistic.breaks] == ["2018"]
    spec = series_chart([statistic], facts, None, "en")
    parts = {row["date"]: row["part"] for row in rows(spec)}
    assert parts["2014"] == parts["2017"] != parts["2018"] == parts["2022"]
    assert [row for row in rows(spec, "at") if row == {"at": "2018-01-01"}]
    assert "Counted otherwise from 2018" in notes(spec)


def test_sums_to_a_month_are_not_joined_to_whole_years(facts):
    spec = series_chart([facts.statistics["power-market-share"]], facts, None, "en")
    parts = {row["date"]: row["part"] for row in rows(spec)}
    assert len({part for when, part in parts.items() if "-" in when}) == 1
    assert parts["2025"] != parts["2026-06"]


def test_limits_and_round_figures_are_hollow(facts):
    spec = series_chart([facts.statistics["wind-solar-capacity"]], facts, None, "en")
    hollow = [one for one in spec["layer"] if "layer" in one and "bound" in str(one["layer"])]
    (limits,) = hollow
    assert {row["bound"] for row in limits["data"]["values"]} == {"about", "above"}
    shape = limits["layer"][1]["encoding"]["shape"]["scale"]
    assert dict(zip(shape["domain"], shape["range"], strict=True))["above"] == "triangle-up"
    assert "Hollow circles: about" in notes(spec)
    assert "point up: known to be above" in notes(spec)
    assert "point down" not in notes(spec)


def test_targets_are_marks_with_their_force(facts):
    spec = series_chart([facts.statistics["wind-solar-capacity"]], facts, None, "en")
    goals = {row["id"]: row for row in rows(spec, "asked")}
    asked = {row["asked"] for row in goals.values()}
    assert asked == {
        "2030: at least 1,200 GW (replaced)",
        "2030: at least 2,800 GW",
        "2035: 3,600 GW (to strive for)",
    }
    assert {row["value"] for row in goals.values()} == {1200.0, 2800.0, 3600.0}
    labels = {row["text"] for row in rows(spec, "text")}
    assert labels == asked | {"above 1,980 GW (2026-08)"}


def test_both_ends_of_a_range_are_marked(facts):
    spec = series_chart([facts.statistics["carbon-intensity-vs-2005"]], facts, None, "zh")
    goals = [row for row in rows(spec, "asked") if "since" in row]
    assert {row["value"] for row in goals} == {40.0, 45.0}
    assert {row["asked"] for row in goals} == {"2020年：比2005年下降40%—45%"}


def test_a_change_is_marked_at_the_level_that_it_comes_to(facts):
    statistic = facts.statistics["forest-stock"]
    of_2005 = next(float(p.value.value) for p in statistic.series if p.date.year == 2005)
    spec = series_chart([statistic], facts, None, "en")
    goal = next(row for row in rows(spec, "asked") if row["id"] == "forest-stock-added-2030")
    assert goal["value"] == pytest.approx(of_2005 + 6)
    assert goal["asked"] == "2030: 6 billion m³ more than in 2005"


def test_a_goal_far_ahead_is_told_and_not_drawn(facts):
    spec = series_chart([facts.statistics["non-fossil-share-of-energy"]], facts, None, "en")
    assert "Later targets, not drawn: 2060: at least 80%" in notes(spec)
    assert all(row["by"] < "2050" for row in rows(spec, "by"))


def test_years_stand_at_years_and_months_where_they_lie(facts):
    def at(id):
        spec = series_chart([facts.statistics[id]], facts, None, "en")
        return {row["date"]: row["at"] for row in rows(spec)}

    assert at("nev-sales")["2025"] == "2025-07-01"
    assert at("wind-capacity")["2025-12"] == "2025-12-31"
    assert at("solar-capacity-irena")["2023-12"] == "2023-07-01"


def test_chinese_counts_on_the_axis_as_it_does_in_words(facts):
    def axis(id, lang):
        spec = series_chart([facts.statistics[id]], facts, None, lang)
        (line,) = [one for one in spec["layer"] if one.get("mark", {}).get("type") == "line"]
        unit = spec["title"]["subtitle"][-1]
        return unit, line["encoding"]["y"]["axis"]["labelExpr"]

    assert axis("wind-capacity", "zh") == ("单位：亿千瓦", "format(datum.value * 0.01, '~f')")
    assert axis("wind-capacity", "en") == ("Unit: GW", "format(datum.value * 1.0, ',~f')")
    assert axis("nev-sales", "zh") == ("单位：万辆", "format(datum.value * 100.0, '~f')")


def test_several_series_are_told_apart_by_colour_and_by_line(facts):
    ids = ["wind-capacity", "solar-capacity", "nuclear-capacity", "hydro-capacity"]
    spec = series_chart([facts.statistics[id] for id in ids], facts, None, "en")
    (line,) = [one for one in spec["layer"] if one.get("mark", {}).get("type") == "line"]
    for channel in ("color", "strokeDash"):
        scale = line["encoding"][channel]["scale"]
        assert len({str(look) for look in scale["range"]}) == len(scale["domain"]) == len(ids)
    assert {row["id"] for row in rows(spec)} == {*ids}
    assert spec["usermeta"]["dualcarbon"]["ids"] == ids


def test_another_count_and_a_licence_are_named(facts):
    spec = series_chart([facts.statistics["solar-capacity-irena"]], facts, None, "en")
    assert "Another count than grid-connected solar power capacity" in notes(spec)
    assert "IRENA (copyright IRENA, reuse with attribution)" in notes(spec)
    licences = {one["licence"] for one in spec["usermeta"]["dualcarbon"]["sources"]}
    assert licences == {"copyright IRENA, reuse with attribution"}


def test_units_must_agree(facts):
    unlike = [facts.statistics[id] for id in ("nev-sales", "wind-capacity")]
    with pytest.raises(Failure, match=r"different units: nev-sales .million vehicles., wind"):
        series_chart(unlike, facts, None, "en")
    with pytest.raises(Failure, match="can't be told apart"):
        series_chart([facts.statistics["nev-sales"]] * (MOST + 1), facts, None, "en")


def test_targets_that_fit_are_drawn_with_their_way_and_status(facts):
    standings = targets_of_2030(facts)
    spec = targets_chart(standings, 218, facts, TODAY, None, "en")
    (data,) = [one["data"]["values"] for one in spec["layer"] if "layer" in one]
    assert len(data) == MOST_TARGETS < len(standings)
    assert f"{MOST_TARGETS} of 218 targets" in notes(spec)
    verdicts = {one.target.id: one for one in standings}
    assert all(row["status"] == verdicts[row["id"]].status for row in data)
    assert all((row["drawn"] is None) == (row["share"] is None) for row in data)
    assert {row["id"] for row in data} >= {o.target.id for o in standings if o.target.core}
    met = next(row for row in data if row["id"] == "wind-solar-2030")
    assert (met["word"], met["drawn"], met["start"]) == ("met", 1.0, "358 GW (2018-12)")
    shapes = spec["layer"][0]["layer"][2]["encoding"]["shape"]["scale"]
    assert [*shapes["domain"]] == [*STATUSES]
    assert len({*shapes["range"]}) == len(STATUSES)


def test_what_fits_on_the_timeline_is_in_order_and_apart(facts):
    every = moments(facts, TODAY, since=PartialDate(2020), until=PartialDate(2026))
    spec = timeline_chart(every, len(every), facts, TODAY, None, "en")
    (data,) = [layer["data"]["values"] for layer in spec["layer"] if layer["mark"].get("limit")]
    assert len(data) == MOST_MOMENTS < len(every)
    assert f"{MOST_MOMENTS} of {len(every)} events and targets" in notes(spec)
    assert [row["at"] for row in data] == sorted(row["at"] for row in data)
    labels = [row["label"] for row in data]
    assert len({*labels}) == len(labels)
    assert labels == sorted(labels)
    assert all(row["text"].startswith(row["date"]) for row in data)


def test_a_day_in_the_past_is_told(facts):
    spec = series_chart([facts.statistics["nev-sales"]], facts, date(2024, 6, 1), "en")
    assert "as known on 1 June 2024" in notes(spec)
    assert spec["usermeta"]["dualcarbon"]["as_of"] == "2024-06-01"
