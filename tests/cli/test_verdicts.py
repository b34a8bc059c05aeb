"""Verdicts through the command: official results beside what is reckoned, and derived figures."""

from __future__ import annotations

import json

import pytest
from conftest import DATA

BASE = (DATA / "verdicts.yaml").read_text(encoding="utf-8")


@pytest.fixture
def told(tmp_path, run):
    def told(result, *arguments):
        file = tmp_path / "verdicts.yaml"
        file.write_text(BASE.replace("value: 17.7", f"value: {result}"), encoding="utf-8")
        done = run(*arguments, "--facts", str(file))
        assert (done.code, done.err) == (0, "")
        return done.out

    return told


def test_the_base_is_sound(told):
    assert told("17.7", "check", "--strict").endswith("0 errors, 0 warnings\n")


def test_both_figures_are_told_where_they_lead_to_the_same(told):
    shown = told("17.7", "targets", "intensity")
    for part in ("Official result: 17.7% (2025); on the method revised in 2026",
                 "Newest figure: about 12.4% (2025)", "\nmissed", "binding indicator"):  # fmt: skip
        assert part in shown
    assert "by the figures here" not in shown


def test_both_are_told_where_they_differ(told):
    shown = told("18.1", "targets", "intensity")
    assert "met (first reached in 2025); by the figures here: missed" in shown
    chinese = told("18.1", "targets", "intensity", "--lang", "zh")
    assert "官方结果" in chinese and "按本库数据：未实现" in chinese
    (record,) = json.loads(told("18.1", "targets", "intensity", "--format", "json"))["results"]
    assert (record["status"], record["reckoned"]) == ("met", "missed")
    assert (record["result"]["value"], record["result"]["date"]) == (18.1, "2025")
    assert (record["resolve"], record["legal"]) == ("plain", "binding")


def test_a_derived_figure_decides_and_shows_how_it_was_made(told):
    # (2300 + 1950) / 10580 = 40.17%, from two sources.
    shown = told("17.7", "targets", "non-fossil")
    assert "40.2% (2025)" in shown and "\nmet (" in shown
    page = told("17.7", "stats", "share")
    assert (
        "Worked out as: wind and solar power and hydro and nuclear power as a share of all power"
        in page
    )
    assert "35.0%" in page and "40.2%" in page and "Report" in page
    chinese = told("17.7", "stats", "share", "--lang", "zh")
    assert "风光发电量、水电和核电占发电量的比重" in chinese


def test_a_plan_has_the_targets_that_its_document_sets_and_repeats(told):
    found = json.loads(told("17.7", "targets", "outline of the five years", "--format", "json"))
    assert {record["id"] for record in found["results"]} == {"intensity", "non-fossil"}


def test_a_target_names_its_documents_and_quotes_its_sentence(told):
    shown = told("17.7", "targets", "non-fossil")
    assert "Document: Energy plan, Commission, 发改能源〔2022〕210号, 22 March 2022 [1]" in shown
    assert "Also in: Outline" in shown
    shown = told("17.7", "targets", "intensity", "--lang", "zh")
    assert "单位国内生产总值二氧化碳排放比2020年下降18%" in shown
