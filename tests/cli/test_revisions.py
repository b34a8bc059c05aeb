"""Figures that were revised, series that were counted anew, and figures that are overdue."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dualcarbon.analysis.currency import overdue
from dualcarbon.model.dates import PartialDate
from dualcarbon.model.entries import Facts, Statistic
from dualcarbon.model.figures import Figure
from dualcarbon.model.parts import Citation, Point
from dualcarbon.text import Text

BASE = """\
format: 1
updated: 2026-02-01
searched: 2026-01-15
languages: [en, zh]
topics: {power: {name: Power, name_zh: 电力}}
units: {Mtce: {name: Mtce, name_zh: 吨标准煤, power_zh: 6}}
sources:
  copy: {title: A copy, title_zh: 转载, publisher: A paper, publisher_zh: 某报, url: "https://example.org/copy", date: 2025-03-01, lang: en, tier: reprint}
documents:
  first: {name: First count, name_zh: 首次公报, topic: power, kind: communique, unnumbered: none, unnumbered_zh: 无, issuer: The Bureau, issuer_zh: 统计局, published: 2021-02-28, sources: [copy]}
  census: {name: Census, name_zh: 普查公报, topic: power, kind: communique, unnumbered: none, unnumbered_zh: 无, issuer: The Bureau, issuer_zh: 统计局, published: 2024-12-31, url: "https://example.org/census", sources: [copy]}
  latest: {name: Latest, name_zh: 最新公报, topic: power, kind: communique, unnumbered: none, unnumbered_zh: 无, issuer: The Bureau, issuer_zh: 统计局, published: 2025-02-28, sources: [copy]}
statistics:
  use:
    name: energy use
    name_zh: 能源消费
    topic: power
    unit: Mtce
    kind: flow
    scope: All of it.
    scope_zh: 全部。
    sources: [copy]
    breaks: {2024: {text: Sold energy alone is counted., text_zh: 仅计商品能源。}}
    points:
      2019: {value: 4874, release: census, earlier: [{value: 4860, release: first, sources: [copy]}]}
      2020: {value: 5000, release: census, earlier: [{value: 4980, release: first, sources: [copy]}]}
      2024: {value: 5960, release: latest}
"""


@pytest.fixture(scope="module")
def base(tmp_path_factory):
    file = tmp_path_factory.mktemp("revised") / "facts.yaml"
    file.write_text(BASE, encoding="utf-8")
    return str(file)


def test_a_base_with_revisions_is_sound(run, base):
    told = run("check", "--strict", base)
    assert (told.code, told.out.splitlines()[-1]) == (0, f"{base}: 0 errors, 0 warnings")


def test_a_revised_figure_stands_first_and_says_what_it_was(run, base):
    page = run("stats", "use", "--facts", base).out
    assert "5,000 Mtce" in page
    assert "Revised 2020: 4,980 Mtce at first" in page
    assert (
        "2020修订：最初为49.8亿吨标准煤" in run("stats", "use", "--facts", base, "--lang", "zh").out
    )


@pytest.mark.parametrize(
    "day, figures",
    [
        ("2021-02-01", []),
        ("2021-03-01", [4860, 4980]),
        ("2024-12-31", [4874, 5000]),
        ("2025-03-01", [4874, 5000, 5960]),
    ],
)
def test_as_of_a_day_the_figure_of_that_day_stands(run, base, day, figures):
    told = run("stats", "use", "--facts", base, "--as-of", day, "--format", "json")
    assert told.code == (0 if figures else 3)
    records = json.loads(told.out)["results"] if told.out else []
    assert [p["value"] for r in records for p in r["points"]] == figures


def test_no_change_is_told_across_a_new_method(run, base):
    page = run("stats", "use", "--facts", base).out
    assert "New method from 2024: Sold energy alone is counted." in page
    rows = {line.split()[0]: line for line in page.splitlines() if line[:2] == "20"}
    assert "%" not in rows["2024"] and "%" in rows["2020"]


def test_a_figure_names_its_release_before_the_copy(run, base):
    page = run("stats", "use", "--facts", base, "--sources").out
    line = next(line for line in page.splitlines() if "Census" in line)
    assert line.index("Census, The Bureau, 31 December 2024") < line.index("read in the copy at")
    points = json.loads(run("stats", "use", "--facts", base, "--format", "json").out)["results"][0]
    assert {p["sources"][0]["of"] for p in points["points"]} == {"census", "latest"}


def test_the_day_up_to_which_was_searched_is_told(run, base):
    assert "searched up to 2026-01-15" in run("--facts", base, "--version").out
    assert (
        json.loads(run("list", "--facts", base, "--format", "json").out)["searched"] == "2026-01-15"
    )


@pytest.mark.parametrize("days, ids", [(0, ["use"]), (327, ["use"]), (328, [])])
def test_what_is_overdue_is_listed(run, base, days, ids):
    # The figure for 2025 was due on 31 December 2025; today is 24 November 2026, 328 days later.
    told = run("check", "--stale", str(days), "--strict", "--format", "json", base)
    assert [one["id"] for one in json.loads(told.out)["results"]] == ids
    assert told.code == (1 if ids else 0)


def test_nothing_overdue_is_said(run, base):
    told = run("check", "--stale", "9999", base)
    assert (told.code, told.out) == (0, "Nothing is overdue by more than 9999 days.\n")
    assert run("check", "--stale", "-1", base).code == 2


def series(rhythm, newest):
    point = Point(date=newest, value=Figure.parse("1"))
    return Statistic(
        id="s", name=Text("s", "s"), unit="GW", kind="stock", scope=Text("s", "s"),
        sources=(Citation("a"),), rhythm=rhythm, points={newest: point},
    )  # fmt: skip


@pytest.mark.parametrize(
    "rhythm, newest, due",
    [
        ("year", "2024", "2025-12-31"),
        ("year", "2023-06", "2024-06-30"),
        ("month", "2025-11", "2025-12-31"),
        ("month", "2025-12", "2026-01-31"),
        ("month", "2024-01-31", "2024-02-29"),
        ("quarter", "2025-09", "2025-12-31"),
        ("inventory", "2018", "2023-12-31"),
    ],
)
def test_the_next_figure_is_due_at_the_end_of_the_next_period(rhythm, newest, due):
    facts = Facts(format=1, statistics={"s": series(rhythm, PartialDate.parse(newest))})
    day = PartialDate.parse("2030").last
    (late,) = overdue(facts, day, 0)
    assert late.due.isoformat() == due


@given(st.dates(PartialDate(2000).last, PartialDate(2090).last), st.integers(0, 3000))
def test_what_is_late_by_more_days_is_late_by_fewer(day, days):
    facts = Facts(format=1, statistics={"s": series("quarter", PartialDate(2020, 3))})
    assert len(overdue(facts, day, days)) <= len(overdue(facts, day, max(days - 1, 0)))
