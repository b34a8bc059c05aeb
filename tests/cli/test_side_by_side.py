"""Several statistics in one call: side by side where they can be compared, else it is said why not."""

from __future__ import annotations

import csv
import io
import json

import pytest

BASE = """\
format: 1
updated: 2026-02-01
languages: [en, zh]
topics: {power: {name: Power, name_zh: 电力}}
units:
  GW: {name: GW, name_zh: 千瓦, power_zh: 6}
  TWh: {name: TWh, name_zh: 千瓦时, power_zh: 9}
  "%": {name: "%", name_zh: "%"}
sources:
  alpha: {title: Alpha, title_zh: 甲, publisher: A, publisher_zh: 甲社, url: "https://example.org/a", date: 2026-01-01, lang: en, tier: research}
  beta: {title: Beta, title_zh: 乙, publisher: B, publisher_zh: 乙社, url: "https://example.org/b", date: 2026-01-01, lang: en, tier: research}
statistics:
  ours: {name: our power, name_zh: 本国装机, topic: power, unit: GW, kind: stock, scope: At home., scope_zh: 国内。, sources: [alpha], points: {2020: 80, 2021: 100, 2023: about 160, 2024: above 200}}
  theirs:
    name: their power
    name_zh: 外国装机
    topic: power
    unit: GW
    kind: stock
    scope: Abroad.
    scope_zh: 国外。
    sources: [beta]
    notes: [{text: Ships are left out., text_zh: 不含船舶。, sources: [beta]}]
    points: {2021: 250, 2022: 300, 2023: 320, 2024: 500}
  recount: {name: our power by B, name_zh: 乙社统计装机, topic: power, unit: GW, kind: stock, scope: As B counts., scope_zh: 按乙社口径。, alternative_to: ours, sources: [beta], points: {2020: 82, 2021: 99, 2024: 190}}
  made: {name: our output, name_zh: 发电量, topic: power, unit: TWh, kind: flow, scope: All., scope_zh: 全部。, sources: [alpha], points: {2021: 400}}
  share: {name: clean share, name_zh: 清洁比重, topic: power, unit: "%", kind: flow, scope: Of output., scope_zh: 占发电量。, sources: [alpha], points: {2020: 40.5, 2021: 41}}
  other-share: {name: other share, name_zh: 另一比重, topic: power, unit: "%", kind: flow, scope: Of use., scope_zh: 占用电量。, sources: [beta], points: {2020: 38, 2021: 41.25}}
  fall: {name: the cut, name_zh: 累计下降, topic: power, unit: "%", kind: flow, figures: cut, baseline: 2015, scope: Of use., scope_zh: 用量。, sources: [alpha], points: {2021: 7}}
  later-fall: {name: the later cut, name_zh: 后期下降, topic: power, unit: "%", kind: flow, figures: cut, baseline: 2020, scope: Of use., scope_zh: 用量。, sources: [alpha], points: {2021: 2}}
  built: {name: power built, name_zh: 新增装机, topic: power, unit: GW, kind: flow, scope: In the year., scope_zh: 当年。, sources: [alpha], points: {2021: 20}}
"""


@pytest.fixture(scope="module")
def base(tmp_path_factory):
    file = tmp_path_factory.mktemp("beside") / "facts.yaml"
    file.write_text(BASE, encoding="utf-8")
    return ["--facts", str(file)]


def rows(out: str) -> list[list[str]]:
    """The cells of the lines that begin with a year."""
    return [
        [cell for cell in line.split("  ") if cell]
        for line in out.splitlines()
        if line[:4].isdecimal()
    ]


def stripped(out: str) -> list[list[str]]:
    return [[cell.strip() for cell in row] for row in rows(out)]


def test_amounts_of_two_things_are_told_as_a_multiple(run, base):
    shown = run("stats", "ours", "theirs", *base)
    assert (shown.code, shown.err) == (0, "")
    assert stripped(shown.out) == [
        ["2024", "above 200 GW", "500 GW", "-", "[1] · [2]"],  # a limit is no figure
        ["2023", "about 160 GW", "320 GW", "about 2.00", "[1] · [2]"],
        ["2022", "-", "300 GW", "-", "- · [2]"],
        ["2021", "100 GW", "250 GW", "2.50", "[1] · [2]"],
        ["2020", "80 GW", "-", "-", "[1] · -"],
    ]
    assert "B ÷ A" in shown.out
    assert "A our power  state at the date  At home.  dualcarbon stats ours" in shown.out
    assert "B their power  state at the date  Abroad.  dualcarbon stats theirs" in shown.out
    assert "Note B: Ships are left out. [2]" in shown.out


def test_two_counts_of_one_thing_are_told_by_how_far_they_differ(run, base):
    shown = run("stats", "ours", "recount", *base).out
    # 82 is 2.5% above 80, 99 is 1% below 100; "above 200" can't be compared.
    assert [row[3] for row in stripped(shown)] == ["-", "-", "-1.0%", "+2.5%"]
    assert "B against A" in shown
    assert "B is another count of what A counts." in shown
    turned = run("stats", "recount", "ours", *base).out
    assert "A is another count of what B counts." in turned
    assert [row[3] for row in stripped(turned)] == ["-", "-", "+1.0%", "-2.4%"]


def test_shares_differ_by_percentage_points(run, base):
    shown = run("stats", "share", "other-share", *base).out
    assert [row[1:4] for row in stripped(shown)] == [
        ["41%", "41.25%", "+0.25 pp"],
        ["40.5%", "38%", "-2.5 pp"],
    ]
    chinese = run("stats", "share", "other-share", *base, "--lang", "zh").out
    assert "B 较 A" in chinese and "-2.5个百分点" in chinese and "占发电量。" in chinese


def test_three_stand_side_by_side_without_a_comparison(run, base):
    shown = run("stats", "ours", "theirs", "recount", *base).out
    assert stripped(shown)[3] == ["2021", "100 GW", "250 GW", "99 GW", "[1] · [2] · [2]"]
    assert "÷" not in shown and "against" not in shown
    assert "C is another count of what A counts." in shown


@pytest.mark.parametrize(
    "names, why, why_zh",
    [
        (
            ("ours", "made"),
            "Not side by side, as their units differ: our power (GW), our output (TWh).",
            "单位不同，无法并列：本国装机（千瓦）、发电量（千瓦时）。",
        ),
        (
            ("share", "made"),
            "Not side by side, as a share is not an amount: clean share (%), our output (TWh).",
            "比重与数量不可比，无法并列：清洁比重（%）、发电量（千瓦时）。",
        ),
        (
            ("share", "fall"),
            "as their figures are not of the same kind: clean share (level), the cut (cut).",
            "数值性质不同，无法并列：清洁比重（水平值）、累计下降（累计降幅）。",
        ),
        (
            ("fall", "later-fall"),
            "as they count from different years: the cut (2015), the later cut (2020).",
            "基准年不同，无法并列：累计下降（2015）、后期下降（2020）。",
        ),
        (
            ("ours", "theirs", "built"),
            "as one is a state, the other a sum: our power (state at the date), power built",
            "时点数与时期数不可比，无法并列：本国装机（时点数）、新增装机（时期数）。",
        ),
    ],
)
def test_what_cannot_be_compared_is_said_and_shown_one_by_one(run, base, names, why, why_zh):
    shown = run("stats", *names, *base)
    assert (shown.code, shown.err) == (0, "")
    head, *_ = shown.out.split("\n\n")
    assert why in " ".join(head.split())
    assert "Side by side" not in shown.out
    singly = [run("stats", name, *base).out for name in names]
    assert all(one.split("\n\n")[0] in shown.out for one in singly)
    assert why_zh in run("stats", *names, *base, "--lang", "zh").out


@pytest.mark.parametrize(
    "typed",
    [
        ["wind-capacity", "solar-capacity"],
        ["wind-capacity,solar-capacity"],
        ["wind capacity, solar capacity"],
        ["wind", "capacity,", "solar", "capacity"],
        ["wind-capacity,", "solar-capacity"],
        ["风电装机、光伏装机"],
        ["风电装机，太阳能发电装机"],
        ["风电装机", "光伏装机"],
        ["風電裝機；光伏裝機"],
        ["solar-capacity", "wind-capacity"],
    ],
)
def test_several_are_typed_with_commas_or_apart(run, typed):
    shown = json.loads(run("stats", *typed, "--format", "json").out)["results"]
    assert {one["id"] for one in shown} == {"wind-capacity", "solar-capacity"}
    assert all("points" in one for one in shown), "opened, not narrowed to"
    assert "B ÷ A" in run("stats", *typed, "--plain").out


def test_one_name_twice_is_one(run):
    assert run("stats", "wind-capacity", "wind-capacity").out == run("stats", "wind-capacity").out


@pytest.mark.parametrize("words", ["wind", "wind solar", "wind, emissions", "风电、水"])
def test_words_of_names_still_narrow(run, words):
    shown = json.loads(run("stats", *words.split(), "--format", "json").out or '{"results": []}')
    assert all("points" not in one for one in shown["results"])


def test_as_data_each_figure_is_a_row_with_its_series(run, base):
    text = run("stats", "ours", "theirs", *base, "--format", "csv").out
    figures = [(row["id"], row["date"], row["value"]) for row in csv.DictReader(io.StringIO(text))]
    assert figures == [
        *(("ours", "2020", "80"), ("ours", "2021", "100")),
        *(("ours", "2023", "160"), ("ours", "2024", "200")),
        *(("theirs", "2021", "250"), ("theirs", "2022", "300")),
        *(("theirs", "2023", "320"), ("theirs", "2024", "500")),
    ]


def test_the_ratio_of_two_countries_is_what_their_figures_give(run, facts):
    china, states = (facts.statistics[id] for id in ("co2-emissions", "co2-emissions-usa"))
    shown = run("stats", china.id, states.id, "--plain").out
    told = {row[0]: row[3] for row in stripped(shown)}
    assert len(told) == len({*china.points, *states.points})
    for when in {*china.points} & {*states.points}:
        exact = states.points[when].value.value / china.points[when].value.value
        assert abs(float(told[str(when)]) - float(exact)) <= 0.005
