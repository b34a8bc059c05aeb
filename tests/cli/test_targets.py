"""`targets` on the real base: filters, words, and the same values in every format."""

from __future__ import annotations

import csv
import io
import json

import pytest
from conftest import GOOD


def records(run, *arguments, **environment):
    told = run("targets", *arguments, "--format", "json", **environment)
    assert (told.code, told.err) == (0, "")
    return {record["id"]: record for record in json.loads(told.out)["results"]}


def test_every_target_is_listed_with_its_status(run, facts):
    found = records(run)
    assert found.keys() == facts.targets.keys()
    overview = run("targets", "--all").out
    for record in found.values():
        assert record["status"] in ("met", "on-pace", "behind", "missed", "open")
        assert (record["status"] == "open") == bool(record["reason"])
        assert record["name"] in overview


def test_a_status_rests_on_dated_and_sourced_figures(run, facts):
    for record in records(run).values():
        if record["status"] != "open":
            official = record["result"] and record["result"]["date"]
            assert official or (record["latest_date"] and record["latest_value"] is not None)
            assert record["sources"][0]["url"] or record["sources"][1]["url"]
        if record["status"] == "met":
            assert record["first_met"]
        if record["status"] in ("on-pace", "behind"):
            assert record["pace_since"] < record["pace_until"]
            assert record["pace_needed"] is not None


@pytest.mark.parametrize("word", ["met", "on-pace", "on pace", "behind", "落后", "Open"])
def test_status_filters(run, word):
    found = records(run, "--status", word)
    (status,) = {record["status"] for record in found.values()}
    assert status == {"on pace": "on-pace", "落后": "behind"}.get(word, word.lower())


def test_by_and_topic_filter(run):
    found = records(run, "--by", "2030", "--topic", "power")
    assert found
    assert all(r["by"].startswith("2030") and r["topic"] == "power" for r in found.values())


def test_a_statistic_names_every_target_on_it(run, facts):
    found = records(run, "forest", "stock")
    assert {"forest-stock-2025", "forest-stock-2030", "forest-stock-2035"} <= found.keys()


def test_one_target_shows_its_gap_pace_and_sources(run):
    shown = run("targets", "wind-solar-2030").out
    for part in ("at least 1,200 GW", "met (first reached in July 2024)", "Gap: none",
                 "of the way", "Sources", "Newest figure"):  # fmt: skip
        assert part in shown
    shown = run("targets", "pumped-storage-2030", "--lang", "zh").out
    for part in ("1.2亿千瓦左右", "所需速度", "万千瓦", "落后"):
        assert part in shown


def test_a_superseded_target_says_so_and_names_its_successor(run):
    shown = run("targets", "co2-peak-around-2030").out
    assert "replaced" in shown and "co2-peak-2030" in shown
    assert "around 2030" in shown


def test_csv_has_a_row_a_target(run, facts):
    rows = list(csv.DictReader(io.StringIO(run("targets", "--format", "csv").out)))
    assert [row["id"] for row in rows] == [*facts.targets]
    assert {"status", "gap", "share", "pace", "pace_needed", "first_met"} <= rows[0].keys()


def test_the_status_depends_on_today(run):
    # capacity: at least 1,200 GW by 2030; 1,300 at the end of 2023
    assert records(run, "capacity-2030", "--facts", str(GOOD))["capacity-2030"]["status"] == "met"
    # before 2023 the newest was 1,250 or less
    then = records(run, "capacity-2030", "--facts", str(GOOD), "--as-of", "2022-06")
    assert then["capacity-2030"]["status"] == "on-pace"
    # 1,100 at the end of 2021, 100 a year: 100 are still to go in nine years
    assert then["capacity-2030"]["gap"] == 100


STILL = """\
format: 1
documents:
  report: {name: Report, name_zh: 报告, kind: report, number: No. 1, issuer: Office, issuer_zh: 办公室, published: 2020, sources: [report]}
units: {Mha: {name: Mha, name_zh: 百万公顷}}
sources:
  report: {title: Report, publisher: Office, date: "2020-12", url: https://example.org/, lang: en, tier: official}
statistics:
  store:
    name: store
    name_zh: 储量
    unit: Mha
    kind: stock
    scope: all of it
    scope_zh: 全部
    sources: [report]
    points: {"2020": "1.00", "2022": "1.00", "2025": "1.00"}
targets:
  store-2060:
    name: store
    name_zh: 储量
    operator: at-least
    value: "1.10"
    unit: Mha
    by: "2060"
    announced: "2020-12"
    document: report
    resolve: plain
    statistic: store
    sources: [report]
"""


def test_a_target_that_stands_still_is_behind(tmp_path, run):
    file = tmp_path / "still.yaml"
    file.write_text(STILL, encoding="utf-8")
    shown = run("targets", "store-2060", "--facts", str(file))
    assert (shown.code, shown.err) == (0, "")
    for line in ("behind  0% of the way", "Gap: 0.10 Mha", "Pace so far: +0 Mha a year",
                 "Pace needed: +0.003 Mha a year"):  # fmt: skip
        assert line in shown.out
    (record,) = records(run, "store-2060", "--facts", str(file)).values()
    assert (record["status"], record["pace"], record["pace_needed"]) == ("behind", 0, 0.003)
    assert (record["gap"], record["share"]) == (0.1, 0)


@pytest.mark.parametrize(
    "arguments, code, said",
    [
        (["no-such-target"], 3, "no target is named"),
        (["wind-solr-2030"], 3, "did you mean"),
        (["--status", "mett"], 2, "did you mean met?"),
        (["--by", "2030-13"], 2, "not a date"),
        (["--topic", "goal"], 2, "goals"),
        (["--by", "1999"], 3, "no target matches"),
        (["--as-of", "2999"], 2, "after today"),
    ],
)
def test_bad_input(run, arguments, code, said):
    told = run("targets", *arguments)
    assert (told.code, told.out) == (code, "")
    assert said in told.err
