"""Verdicts through the command: official results beside what is reckoned, and derived figures."""

from __future__ import annotations

import json

import pytest

BASE = """
format: 1
languages: [en, zh]
units:
  "%": {name: "%", name_zh: "%"}
  "% change": {name: "%", name_zh: "%"}
  TWh: {name: TWh, name_zh: 千瓦时, power_zh: 9}
  times: {name: times, name_zh: 倍}
sources:
  communique: {title: Communique, title_zh: 公报, publisher: Bureau, publisher_zh: 统计局,
    date: 2026-02-28, url: "https://example.org/c", lang: zh, tier: official}
  outline: {title: Outline, title_zh: 纲要, publisher: Congress, publisher_zh: 人大,
    date: 2021-03-13, url: "https://example.org/o", lang: zh, tier: official}
  report: {title: Report, title_zh: 报道, publisher: News, publisher_zh: 新闻,
    date: 2026-05-31, url: "https://example.org/r", lang: en, tier: news-agency}
documents:
  fyp14: {name: Outline, name_zh: 纲要, kind: plan, issuer: Congress, issuer_zh: 全国人大,
    published: 2021-03-13, unnumbered: Adopted by vote., unnumbered_zh: 由大会表决通过。,
    sources: [outline]}
targets:
  intensity:
    name: cut in CO2 per unit of GDP
    name_zh: 碳强度下降
    operator: equal
    value: 18
    unit: "%"
    measure: cut
    baseline: 2020
    by: 2025
    announced: 2021-03-13
    document: fyp14
    resolve: plain
    legal: binding
    quote_zh: 单位国内生产总值二氧化碳排放比2020年下降18%
    statistic: yearly
    result:
      value: {result}
      date: 2025
      method: on the method revised in 2026
      method_zh: 按2026年修订的方法
      sources: [report]
    sources: [outline]
  non-fossil:
    name: share of non-fossil power
    name_zh: 非化石能源发电量比重
    operator: about
    value: 39
    unit: "%"
    by: 2025
    announced: 2022-03-22
    document: fyp14
    resolve: plain
    statistic: share
    sources: [outline]
statistics:
  yearly:
    name: yearly change of CO2 per unit of GDP
    name_zh: 碳强度年度变化
    unit: "% change"
    kind: flow
    figures: change
    scope: All.
    scope_zh: 全部。
    sources: [communique]
    points: {2021: -3.8, 2022: -0.8, 2023: 0.0, 2024: -3.4, 2025: -5.0}
  wind-solar:
    name: wind and solar power
    name_zh: 风光发电量
    unit: TWh
    kind: flow
    scope: All.
    scope_zh: 全部。
    sources: [communique]
    points: {2024: 1800, 2025: 2300}
  other-clean:
    name: hydro and nuclear power
    name_zh: 水电和核电
    unit: TWh
    kind: flow
    scope: All.
    scope_zh: 全部。
    sources: [outline]
    points: {2024: 1700, 2025: 1950}
  all-power:
    name: all power
    name_zh: 发电量
    unit: TWh
    kind: flow
    scope: All.
    scope_zh: 全部。
    sources: [communique]
    points: {2024: 10000, 2025: 10580}
  share:
    name: share of clean power
    name_zh: 清洁电力占比
    unit: "%"
    kind: flow
    scope: Before biomass.
    scope_zh: 不含生物质。
    sources: [communique]
    formula: {kind: share, inputs: [wind-solar, other-clean], total: all-power}
"""


@pytest.fixture
def told(tmp_path, run):
    def told(result, *arguments):
        file = tmp_path / "verdicts.yaml"
        file.write_text(BASE.replace("{result}", result), encoding="utf-8")
        done = run(*arguments, "--facts", str(file))
        assert (done.code, done.err) == (0, "")
        return done.out

    return told


def test_the_base_is_sound(told):
    assert told("17.7", "check", "--strict").endswith("0 errors, 0 warnings\n")


def test_both_figures_are_told_where_they_lead_to_the_same(told):
    shown = told("17.7", "targets", "intensity")
    for part in ("Official result: 17.7% (2025); on the method revised in 2026",
                 "Newest figure: about 12.4% (2025)", "Status: missed", "binding indicator"):  # fmt: skip
        assert part in shown
    assert "by the figures here" not in shown


def test_both_are_told_where_they_differ(told):
    shown = told("18.1", "targets", "intensity")
    assert "Status: met (first reached in 2025); by the figures here: missed" in shown
    chinese = told("18.1", "targets", "intensity", "--lang", "zh")
    assert "官方结果" in chinese and "按本库数据：未实现" in chinese
    (record,) = json.loads(told("18.1", "targets", "intensity", "--format", "json"))["results"]
    assert (record["status"], record["reckoned"]) == ("met", "missed")
    assert (record["result"]["value"], record["result"]["date"]) == (18.1, "2025")
    assert (record["resolve"], record["legal"]) == ("plain", "binding")


def test_a_derived_figure_decides_and_shows_how_it_was_made(told):
    # (2300 + 1950) / 10580 = 40.17%, from two sources.
    shown = told("17.7", "targets", "non-fossil")
    assert "40.2% (2025)" in shown and "Status: met" in shown
    page = told("17.7", "stats", "share")
    assert (
        "Worked out as: wind and solar power and hydro and nuclear power as a share of all power"
        in page
    )
    assert "35.0%" in page and "40.2%" in page and "Outline" in page
    chinese = told("17.7", "stats", "share", "--lang", "zh")
    assert "风光发电量、水电和核电占发电量的比重" in chinese
