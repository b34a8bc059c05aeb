"""What changed between two days: each change by hand, and against the base as of both days."""

from __future__ import annotations

import csv
import io
import json
from datetime import date, timedelta

import pytest

BASE = """\
format: 1
updated: 2026-02-01
languages: [en, zh]
topics: {power: {name: Power, name_zh: 电力}, goals: {name: Goals, name_zh: 目标}}
units: {GW: {name: GW, name_zh: 千瓦, power_zh: 6}}
sources:
  early: {title: Early, title_zh: 早, publisher: A, publisher_zh: 甲, url: "https://example.org/1", date: 2023-01-20, lang: en, tier: official}
  middle: {title: Middle, title_zh: 中, publisher: A, publisher_zh: 甲, url: "https://example.org/2", date: 2024-01-20, lang: en, tier: official}
  late: {title: Late, title_zh: 晚, publisher: A, publisher_zh: 甲, url: "https://example.org/3", date: 2025-01-20, lang: en, tier: official}
events:
  first: {date: 2022-05-01, name: First, name_zh: 首次, kind: policy, topic: goals, undocumented: none, undocumented_zh: 无, summary: It began., summary_zh: 开始。, sources: [early]}
  second: {date: 2024-06-30, name: Second, name_zh: 二次, kind: policy, topic: goals, undocumented: none, undocumented_zh: 无, summary: It went on., summary_zh: 继续。, sources: [middle]}
  third: {date: 2024-07-01, name: Third, name_zh: 三次, kind: policy, topic: power, core: true, undocumented: none, undocumented_zh: 无, summary: It ended., summary_zh: 结束。, sources: [late]}
targets:
  old: {name: old goal, name_zh: 旧目标, topic: power, operator: at-least, value: 120, unit: GW, by: 2030, announced: 2022-05-01, undocumented: none, undocumented_zh: 无, resolve: plain, statistic: plants, superseded_by: new, sources: [early]}
  new: {name: new goal, name_zh: 新目标, topic: power, operator: at-least, value: 200, unit: GW, by: 2030, announced: 2024-08-15, undocumented: none, undocumented_zh: 无, resolve: plain, statistic: plants, sources: [late]}
statistics:
  plants:
    name: plants
    name_zh: 电厂
    topic: power
    unit: GW
    kind: stock
    scope: All.
    scope_zh: 全部。
    sources: [early]
    points:
      2021-12: {value: 90, sources: [early]}
      2022-12: {value: 100, sources: [early]}
      2023-12: {value: 111, sources: [late], earlier: [{value: 110, sources: [middle]}]}
      2024-12: {value: 125, sources: [late]}
"""


@pytest.fixture(scope="module")
def base(tmp_path_factory):
    file = tmp_path_factory.mktemp("changes") / "facts.yaml"
    file.write_text(BASE, encoding="utf-8")
    return ["--facts", str(file)]


def told(run, *arguments):
    shown = run("changes", *arguments, "--format", "json")
    assert (shown.code, shown.err) == (0, "")
    return json.loads(shown.out)["results"]


def short(changes):
    return [(change["change"], change["id"], change["date"]) for change in changes]


def test_each_kind_of_change_is_told_once(run, base):
    changes = told(run, *base, "--since", "2024-07", "--until", "2025-01-31")
    assert short(changes) == [
        ("verdict", "old", "2024-12"),  # 125 GW passes its 120 GW
        ("figure", "plants", "2024-12"),  # known when its source came out, in January 2025
        ("revision", "plants", "2023-12"),
        ("target", "new", "2024-08-15"),
        ("replaced", "old", "2024-08-15"),
        ("event", "third", "2024-07-01"),  # the first day is one of the period
    ]
    verdict, figure, revision, target, replaced, _ = changes
    assert (verdict["previous_status"], verdict["status"]) == ("on-pace", "met")
    assert (figure["value"], figure["previous_value"], figure["previous_date"]) == (
        *(125, 110),  # as it was known before, not as it was revised since
        "2023-12",
    )
    assert (revision["value"], revision["previous_value"]) == (111, 110)
    # It goes 14 GW a year, from 111 to 125, and needs 75 in six.
    assert (target["value"], target["unit"], target["status"]) == (200, "GW", "on-pace")
    assert replaced["superseded_by"] == "new"
    assert all(change["sources"][0]["url"] for change in changes)


@pytest.mark.parametrize(
    "since, until, kinds",
    [
        ("2024-06-30", "2024-06-30", [("event", "second")]),
        ("2024-07-01", "2024-07-01", [("event", "third")]),
        ("2024-07-02", "2024-08-14", None),
        ("2023年1月", "2023-01-19", None),  # the year is over, its figure not yet out
        (
            *(
                "20 January 2023",
                "2023-01-20",
            ),  # with the first figures of a series its first verdict
            [("verdict", "old"), ("figure", "plants"), ("figure", "plants")],
        ),
        ("2024-08-15", "2024-12-31", [("target", "new"), ("replaced", "old")]),
        ("2025", "2025-01-19", None),
    ],
)
def test_a_period_has_the_changes_of_its_days(run, base, since, until, kinds):
    shown = run("changes", *base, "--since", since, "--until", until, "--format", "json")
    if kinds is None:
        assert shown.code == 3 and "nothing changed from" in shown.err
        return
    results = json.loads(shown.out)["results"]
    assert [(change["change"], change["id"]) for change in results] == kinds


def test_the_page_counts_them_and_names_the_command_for_each(run, base):
    shown = run("changes", *base, "--since", "2024-07", "--until", "2025-01").out
    head, *_ = shown.split("\n\n")
    assert " ".join(head.split()) == (
        "What changed 1 July 2024 to 31 January 2025 1 verdict changed · new figures of 1 series · "
        "1 revised figure · 1 new target · 1 target replaced · 1 event"
    )
    rows = [" ".join(line.split()) for line in shown.splitlines()]
    assert "old goal on pace met 125 GW (2024-12) A old" in rows
    assert "plants 125 GW 2024-12 110 GW (2023-12) A plants" in rows
    assert "old goal at least 120 GW at least 200 GW A old" in rows
    assert "Events dualcarbon timeline ID" in rows
    chinese = run("changes", *base, "--since", "2024-07", "--until", "2025-01", "--lang", "zh").out
    assert "变化  2024年7月1日至2025年1月31日  状态变化 1 项 · 1 个指标有新数据" in chinese
    assert "按期" not in chinese and "状态变化  dualcarbon targets 标识" in chinese


def test_a_topic_leaves_the_others_out(run, base):
    changes = told(run, *base, "--since", "2024-06", "--until", "2024-07", "--topic", "goals")
    assert short(changes) == [("event", "second", "2024-06-30")]


def test_as_of_is_the_last_day_where_none_is_named(run, base):
    period = ["--since", "2024-07"]
    assert told(run, *base, *period, "--as-of", "2024-08-01") == told(
        run, *base, *period, "--until", "2024-08-01"
    )


@pytest.mark.parametrize(
    "arguments, said",
    [
        (["--since", "2024-07", "--until", "2024-06"], "--until 2024-06 is before --since 2024-07"),
        (["--since", "2027"], "--since 2027 is after 2026-11-24"),
        (["--since", "2024", "--until", "2026-12"], "--until 2026-12 is after 2026-11-24"),
        (["--since", "2021"], "this fact base knows nothing from before 2021-01-01"),
        (["--since", "0001"], "this fact base knows nothing from before 0001-01-02"),
        (["--since", "soon"], "--since 'soon' is not a date that exists"),
        (["--since", "3/4/2024"], "can be 3 April 2024 or 4 March 2024"),
        (["--since", "2024", "--topic", "nothing"], "nothing"),
    ],
)
def test_a_period_that_is_none_is_one_message(run, base, arguments, said):
    shown = run("changes", *base, *arguments)
    assert (shown.code, shown.out) == (2, "")
    assert said in shown.err and len(shown.err.splitlines()) == 2


def test_without_a_date_it_tells_of_the_last_ninety_days(run):
    last = date(2026, 11, 24)
    first = last - timedelta(days=90)
    assert told(run) == told(run, "--since", str(first), "--until", str(last))


@pytest.mark.parametrize("since, until", [("2026-06", "2026-11-24"), ("2021", "2021-12"), ("2025-12-30", "2026-03")])  # fmt: skip
def test_it_is_the_difference_of_the_base_as_of_both_days(run, since, until):
    changes = told(run, "--since", since, "--until", until)
    first = date.fromisoformat((since + "-01-01")[:10])
    eve = str(first - timedelta(days=1))

    def ids(command, day):
        shown = run(*command.split(), "--as-of", day, "--format", "json").out
        return {one["id"]: one for one in json.loads(shown)["results"]}

    def of(kind):
        return {change["id"] for change in changes if change["change"] == kind}

    then, now = ids("targets --all", eve), ids("targets --all", until)
    assert of("target") == now.keys() - then.keys()
    assert of("verdict") == {id for id in then if then[id]["status"] != now[id]["status"]}
    assert of("replaced") == {
        id for id in now
        if now[id]["superseded_by"] and not (id in then and then[id]["superseded_by"])
    }  # fmt: skip
    events = [
        {id for id, one in ids("timeline --all", day).items() if one["kind"] != "target"}
        for day in (eve, until)
    ]
    assert of("event") == events[1] - events[0]

    def figures(day):
        text = run("stats", *series, "--as-of", day, "--format", "csv").out
        rows = csv.DictReader(io.StringIO(text))
        return {(row["id"], row["date"]): (row["value"], row["value_bound"]) for row in rows}

    series = sorted(of("figure"))
    fresh = {(c["id"], c["date"]) for c in changes if c["change"] == "figure"}
    known = ids("stats --all", eve)
    series = [id for id in series if id in known][:10]
    before, after = figures(eve), figures(until)
    assert {key for key in fresh if key[0] in series} == after.keys() - before.keys()


def test_a_long_period_shows_ten_of_each_kind_and_all_on_demand(run):
    few, whole = (run("changes", "--since", "2021", *more).out for more in ([], ["--all"]))
    assert len(few.splitlines()) < 90
    assert len(whole.splitlines()) > 300
    assert few.splitlines()[0] == whole.splitlines()[0], "the head counts all"
    assert "the core first · more: --all, --topic" in few
    assert "more: --all" not in whole
