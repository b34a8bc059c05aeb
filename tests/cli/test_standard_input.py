"""A fact base on standard input: `-` stands for it wherever a file is named."""

from __future__ import annotations

import json

import pytest
from conftest import DATA, GOOD

TEXT = GOOD.read_text(encoding="utf-8")


def test_a_base_is_checked_from_standard_input(run):
    shown = run("check", "--strict", "-", stdin=TEXT)
    named = run("check", "--strict", str(GOOD))
    assert (shown.code, shown.err) == (named.code, "")
    assert shown.out == named.out.replace(str(GOOD), "-")


@pytest.mark.parametrize("code", ["E301", "E103", "E202", "W509"])
def test_a_finding_in_it_has_its_place(run, code):
    file = DATA / f"{code}.yaml"
    shown = run("check", "--format", "json", "-", stdin=file.read_text(encoding="utf-8"))
    named = json.loads(run("check", "--format", "json", str(file)).out)["results"]
    findings = json.loads(shown.out)["results"]
    assert code in {finding["code"] for finding in findings}
    assert findings == [{**finding, "file": "-"} for finding in named]


@pytest.mark.parametrize(
    "command", [["stats"], ["define", "sink"], ["search", "carbon"], ["--version"], ["list"]]
)
def test_any_command_takes_it_as_its_base(run, command):
    shown = run("--facts", "-", *command, stdin=TEXT)
    assert (shown.code, shown.err) == (0, "")
    assert shown.out == run("--facts", str(GOOD), *command).out


def test_it_adds_to_files(run):
    more = "format: 1\nlanguages: [en]\nterms:\n  pool: {name: carbon pool, definition: Where it lies., sources: [act]}\n"
    shown = run("list", "terms", "--facts", str(GOOD), "--facts", "-", stdin=more)
    assert shown.code == 0 and "pool" in shown.out and "carbon-sink" in shown.out


def test_it_is_read_for_one_thing_alone(run):
    for command in (["define", "-", "--facts", "-"], ["proofread", "-", "--facts", "-"]):
        shown = run(*command, stdin=TEXT)
        assert (shown.code, shown.out) == (2, "")
        assert shown.err.startswith("dualcarbon: standard input can't be read for two things")
    shown = run("check", "--fix", "-", stdin=TEXT)
    assert (shown.code, shown.out) == (2, "")
    assert "--fix can't write to standard input" in shown.err


def test_nothing_on_it_is_an_empty_base(run):
    shown = run("check", "-")
    assert shown.code == 1 and "-:1:1 E104" in shown.out
    assert "-:1:1 E104" in run("define", "sink", "--facts", "-").err


def test_no_copy_of_it_is_kept(run, tmp_path):
    folder = tmp_path / "cache"
    run("stats", "--facts", "-", stdin=TEXT, DUALCARBON_CACHE_DIR=str(folder))
    assert not folder.exists()
