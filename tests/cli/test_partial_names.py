"""What people type for an entry leads to it: a name opens, words narrow, nothing is sent away."""

from __future__ import annotations

import json
import re

import pytest
from conftest import DATA

LINES = (DATA / "partial-names.txt").read_text(encoding="utf-8").splitlines()
CASES = [
    re.fullmatch("(.*?) ([=>~!]) (.*)", line).groups()
    for line in LINES
    if line and not line.startswith("#")
]


@pytest.mark.parametrize("typed, leads, ids", CASES, ids=[typed for typed, *_ in CASES])
def test_what_people_type_leads_to_the_entry(run, typed, leads, ids):
    shown = run(*typed.split(), "--format", "json")
    first, *others = wanted = ids.split()
    if leads == "!":
        assert (shown.code, shown.out) == (3, "")
        assert re.search(rf"dualcarbon \S+ {first}\b", json.loads(shown.err)["error"]["hint"])
        return
    assert (shown.code, shown.err) == (0, "")
    found = [record["id"] for record in json.loads(shown.out)["results"]]
    match leads:
        case "=":
            assert found == wanted
        case ">":
            assert found[0] == first
            assert len(found) > 1 or any("\u4e00" <= char <= "\u9fff" for char in typed)
    assert {first, *others} <= set(found)


@pytest.mark.parametrize("words", ["3", "action 3", "第三项", "行动 3", "action plan 3"])
def test_an_action_is_shown_by_its_number(run, words):
    (item,) = json.loads(run("plan", *words.split(), "--format", "json").out)["results"]
    assert (item["plan"], item["number"]) == ("action-plan", 3)


def test_a_page_says_how_much_there_is_and_has_the_ids(run):
    shown = run("stats", "wind").out
    assert "  wind-capacity" in shown and "  wind-generation" in shown
    assert shown.index("  wind-capacity ") < shown.index("  wind-capacity-irena")
    assert re.search(r"^\d+ series · ", shown, re.MULTILINE)


@pytest.mark.parametrize("command", ["define", "stats", "targets", "timeline", "plan"])
def test_exact_takes_a_whole_name_alone(run, command):
    for words in (["carbon"], ["碳"], ["2021"]):
        refused = run(command, *words, "--exact")
        assert (refused.code, refused.out) == (3, ""), words


@pytest.mark.parametrize("command", ["define", "stats", "targets", "timeline", "plan --list"])
def test_an_overview_begins_with_the_core_and_says_how_much_more_there_is(run, command):
    core, whole = run(*command.split()).out, run(*command.split(), "--all").out
    shown, total = map(int, re.search(r"^(\d+) of (\d+) .*--all", core, re.MULTILINE).groups())
    assert shown < total and len(core) < len(whole)
    assert re.search(rf"^{total} ", whole, re.MULTILINE)
    assert len(json.loads(run(*command.split(), "--format", "json").out)["results"]) == total


@pytest.mark.parametrize("command", ["define", "stats", "targets", "timeline", "plan --list"])
def test_a_topic_is_shown_whole_and_a_limit_keeps_to_it(run, facts, command):
    whole = run(*command.split(), "--topic", "power", "--format", "json")
    records = json.loads(whole.out)["results"]
    assert records and {record["topic"] for record in records} == {"power"}
    few = run(*command.split(), "--topic", "power", "--limit", "2", "--format", "json")
    shown = json.loads(few.out)["results"]
    # Of a timeline a limit keeps what is nearest to today.
    assert shown == (
        [one for one in records if one in shown] if command == "timeline" else records[:2]
    )
    assert len(shown) == 2
    assert run(*command.split(), "--limit", "0").code == 2
    assert run(*command.split(), "--topic", "nonsense").code == 2


def test_a_base_without_a_core_shows_all(run, tmp_path):
    terms = "".join(
        f"  t{n}: {{name: word {n}, definition: Said., sources: [a]}}\n" for n in range(100)
    )
    file = tmp_path / "facts.yaml"
    file.write_text(
        "format: 1\nlanguages: [en]\n"
        "sources: {a: {title: A, publisher: P, url: 'https://example.org', lang: en, tier: research}}\n"
        f"terms:\n{terms}",
        encoding="utf-8",
    )
    shown = run("define", "--facts", str(file)).out
    assert all(f"word {n} " in shown for n in range(100))


def test_a_month_shows_a_month(run):
    shown = json.loads(
        run("timeline", "--since", "2025-09", "--until", "2025-09", "--format", "json").out
    )
    assert {record["date"][:7] for record in shown["results"]} == {"2025-09"}
    year = json.loads(run("timeline", "2025", "--format", "json").out)["results"]
    assert any(record["date"] == "2025" for record in year)


@pytest.mark.parametrize("number", ["8", "８", "八", "第八项", "第8项"])
def test_an_action_is_found_by_its_number_however_it_is_written(run, number):
    assert run("plan", number) == run("plan", "action-plan", "8")


def test_an_action_is_found_by_its_own_name(run, facts):
    for number, item in enumerate(facts.plans["action-plan"].items, 1):
        shown = run("plan", "action-plan", str(number))
        assert run("plan", item.name.zh) == run("plan", item.name.en) == shown
