"""Options that all commands share stand before or after the name; errors are JSON for programs."""

from __future__ import annotations

import csv
import io
import json

import pytest
from conftest import GOOD

SHARED = {
    "--lang": ["zh"],
    "--format": ["json"],
    "--plain": [],
    "--color": ["always"],
    "--sources": [],
    "--no-pager": [],
    "--facts": [str(GOOD)],
    "--as-of": ["2025"],
    "--verbose": [],
    "--debug": [],
}
COMMANDS = [
    ["define", "sink"],
    ["timeline"],
    ["stats"],
    ["targets"],
    ["plan"],
    ["search", "carbon"],
    ["list"],
    ["random", "--seed", "1"],
    ["cite", "act"],
]


@pytest.mark.parametrize("option", SHARED)
@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_an_option_before_the_command_is_the_same_after_it(run, command, option):
    facts = [] if option == "--facts" else ["--facts", str(GOOD)]
    given = [option, *SHARED[option]]
    after = run(*command, *facts, *given)
    assert run(*given, *command, *facts) == after
    assert after.err == "" or after.code == 3


def test_the_option_after_the_command_is_the_one_that_counts(run):
    assert run("--lang", "en", "list", "terms", "--lang", "zh") == run(
        "list", "terms", "--lang", "zh"
    )


@pytest.mark.parametrize("command", [["quiz"], ["progress"], ["check"]], ids=" ".join)
def test_what_looks_at_today_says_that_it_cant_look_back(run, command):
    shown = run(*command, "--as-of", "2020")
    assert (shown.code, shown.out) == (2, "")
    assert "can't look back" in shown.err


def test_nothing_later_is_listed_found_or_drawn(run, facts):
    later = {
        *(("event", id) for id, event in facts.events.items() if event.date.first.year > 2016),
        *(("target", id) for id, one in facts.targets.items() if one.announced.first.year > 2016),
    }
    assert len(later) > 200
    listed = csv.DictReader(io.StringIO(run("list", "--as-of", "2016", "--format", "csv").out))
    assert not later & {(row["kind"], row["id"]) for row in listed}
    hits = json.loads(
        run("search", "carbon", "--limit", "200", "--as-of", "2016", "--format", "json").out
    )
    assert not later & {(hit["kind"], hit["id"]) for hit in hits["results"]}
    for seed in range(8):
        (drawn,) = json.loads(
            run("random", "--as-of", "2016", "--seed", str(seed), "--format", "json").out
        )["results"]
        assert (
            not later & {("event", drawn["id"]), ("target", drawn["id"])} or "definition" in drawn
        )


@pytest.mark.parametrize(
    "arguments, code, error_code",
    [
        (["define", "zzz"], 3, "not-found"),
        (["stats", "--bogus"], 2, "usage"),
        (["nocommand"], 2, "usage"),
        (["timeline", "--until", "x"], 2, "usage"),
        (["plan", "99"], 3, "not-found"),
        (["search", "--limit", "0", "x"], 2, "usage"),
        (["define", "x", "--facts", "none.yaml"], 1, "failed"),
        (["define", "x", "--facts", "tests/data/E301.yaml"], 1, "failed"),
        (["check", "none.yaml"], 1, "failed"),
        (["progress", "import", "none.json"], 1, "failed"),
        (["quiz"], 2, "usage"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else str(value),
)
@pytest.mark.parametrize("place", ["before", "after", "joined"])
def test_an_error_is_json_where_json_was_asked_for(run, arguments, code, error_code, place):
    asked = ["--format", "json"] if place != "joined" else ["--format=json"]
    shown = run(*asked, *arguments) if place == "before" else run(*arguments, *asked)
    assert (shown.code, shown.out) == (code, "")
    error = json.loads(shown.err)["error"]
    assert list(error) == ["code", "message", "hint"]
    assert error["code"].startswith(error_code) or code == 1
    assert error["message"] and "\x1b" not in shown.err
    plain = run(*arguments)
    if plain.code == code and code != 2:
        assert error["message"].splitlines()[0][:60] in plain.err


def test_an_error_in_chinese_is_json_in_chinese(run):
    shown = run("define", "zzz", "--format", "json", "--lang", "zh")
    assert json.loads(shown.err)["error"]["message"] == "没有名为“zzz”的术语"


def test_a_paper_as_data_holds_what_it_asks_and_its_key(run):
    asked = ["quiz", "-n", "5", "--seed", "2026", "--paper"]
    items = json.loads(run(*asked, "--format", "json").out)["results"]
    printed = run(*asked).out
    assert [item["number"] for item in items] == [1, 2, 3, 4, 5]
    for item in items:
        right = item["options"][item["key"] - 1]
        assert item["stem"] in printed and right["text"] in printed
        assert f"{item['number']}. {item['key']})" in printed or right["text"] in printed
        assert item["sources"] and item["fact"] and item["kind"]
    rows = list(csv.DictReader(io.StringIO(run(*asked, "--format", "csv").out)))
    for row, item in zip(rows, items, strict=True):
        assert row[f"option_{row['key']}"] == item["options"][item["key"] - 1]["text"]
        assert (row["stem"], row["stem_zh"]) == (item["stem"], item["stem_zh"])


def test_cite_and_progress_have_records_too(run):
    cited = json.loads(run("cite", "wind-solar-2030", "--format", "json").out)["results"]
    assert all(one["url"] and (one.get("title") or one["name"]) for one in cited)
    exported = run("progress", "export")
    assert run("progress", "export", "--format", "json") == exported
