"""What a page says that a reader could take in two ways."""

from __future__ import annotations

import itertools
import json
import re


def test_a_limit_keeps_what_is_nearest_to_today(run):
    dates = [
        one["date"]
        for one in json.loads(run("timeline", "--limit", "4", "--format", "json").out)["results"]
    ]
    assert len(dates) == 4 and all("2026" <= date < "2028" for date in dates)
    of_year = run("timeline", "2021", "--limit", "2").out
    assert re.search(r"^2021-12-31 ", of_year, re.MULTILINE)
    assert "2021-01" not in of_year


def test_a_change_over_several_years_says_so(run, facts):
    series = facts.statistics["electricity-generation"].series
    shown = run("stats", "electricity-generation").out
    for before, after in itertools.pairwise(series):
        years = after.date.year - before.date.year
        (row,) = (line for line in shown.splitlines() if line.startswith(f"{after.date} "))
        assert (f" in {years}y " in row) == (years > 1)


def test_two_numbers_in_one_row_have_their_labels(run):
    shown = run("plan", "2").out.splitlines()
    for above, line in itertools.pairwise(shown):
        if re.search(r"  20\d\d  20\d\d  ", line) and not re.search(r"  20\d\d  20\d\d  ", above):
            assert "By" in above and "Against" in above
    chinese = run("stats", "nev-fleet-share", "--lang", "zh").out
    assert "：" in chinese


def test_of_sources_as_near_to_the_fact_those_of_the_answer_are_shown_first(run, facts):
    shown = run("targets", "forest-stock-2030").out.rpartition("\nSources")[2]
    marks = [int(n) for n in re.findall(r"^\[(\d+)\]", shown, re.MULTILINE)]
    listed = run("targets", "forest-stock-2030", "--sources").out.rpartition("\nSources")[2]
    tier = {int(n): t for n, t in re.findall(r"^\[(\d+)\] .*\(([^()]+)\)$", listed, re.MULTILINE)}
    of_answer = set(range(1, len(facts.targets["forest-stock-2030"].sources) + 1))
    for one in marks:
        for other in tier.keys() - set(marks):
            assert tier[other] != tier[one] or other not in of_answer or one in of_answer


def test_a_label_has_the_colon_of_its_language(run):
    english, chinese = (
        run("targets", "forest-stock-2030", "--lang", lang).out for lang in ("en", "zh")
    )
    assert "Target: 19 billion" in english
    assert "目标：190亿立方米" in chinese and not re.search(
        r"^[\u4e00-\u9fff]+: ", chinese, re.MULTILINE
    )


def test_a_year_is_not_said_twice(run):
    assert "before 2030 by 2030" not in run("targets", "co2-peak-2030").out


def test_what_is_limited_says_how_to_see_more(run):
    assert "more: a higher --limit" in run("stats", "--topic", "power", "--limit", "3").out
    assert "more: --all, --topic" in run("stats").out


def test_a_list_may_be_cut_short(run):
    whole = run("list").out.splitlines()
    for count in (1, 3, 300):
        assert run("list", "--limit", str(count)).out.splitlines() == whole[:count]
    assert run("list", "terms", "--limit", "0").code == 2
