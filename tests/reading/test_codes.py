"""What the codes of findings mean: said in both languages, with an example that has the finding."""

from __future__ import annotations

import inspect
import json

import pytest

from dualcarbon.reading.check import check
from dualcarbon.reading.codes import CODES
from dualcarbon.reading.rules import (
    FILE_RULES,
    RULES,
    content,
    doubts,
    force,
    order,
    questions,
    references,
    sources,
    targets,
)

BESIDE = """\
format: 1
languages: [en]
units: {GW: {name: GW}, "%": {name: "%"}}
sources: {act: {title: The Act, publisher: The Office, url: "https://example.org/act", lang: en, tier: official}}
documents: {act: {name: The Act, kind: law, number: No. 1, issuer: The Office, published: 2015, sources: [act]}}
terms: {sink: {name: sink, definition: It takes up., sources: [act]}}
"""
HEAD = {"format": "format: 1\n", "languages": "languages: [en]\n"}
UNTOLD = {"E102", "E109", "E110", "E111", "E208"}
"""No text, or one too large to print."""


@pytest.mark.parametrize("code", CODES)
def test_the_example_of_a_code_has_its_finding_and_no_other(tmp_path, code):
    about = CODES[code]
    assert about.meaning.en.endswith(".") and about.meaning.zh.endswith("。")
    assert bool(about.example) != (code in UNTOLD)
    if about.example:
        beside, file = tmp_path / "beside.yaml", tmp_path / "example.yaml"
        beside.write_text(BESIDE, encoding="utf-8")
        head = "".join(line for key, line in HEAD.items() if f"{key}:" not in about.example)
        whole = "" if code == "E104" else head
        file.write_text(whole + about.example, encoding="utf-8")
        _, findings = check(beside, file)
        assert {finding.code for finding in findings} == {code}
        assert {finding.place.file for finding in findings} == {str(file)}


def test_an_order_is_that_of_one_file_and_of_the_topics_of_all(tmp_path):
    beside, file = tmp_path / "a.yaml", tmp_path / "b.yaml"
    topics = "topics: {goals: {name: Goals}, power: {name: Power}}\n"
    term = "{name: %s, topic: %s, definition: Whatever., sources: [act]}"
    beside.write_text(
        BESIDE.replace("units:", f"{topics}units:").replace("sink: {", "sink: {topic: power, "),
        encoding="utf-8",
    )
    head = "".join(HEAD.values())
    peak, grid = term % ("peak", "goals"), term % ("grid", "power")
    file.write_text(f"{head}terms: {{peak: {peak}, grid: {grid}}}", encoding="utf-8")
    assert check(beside, file)[1] == []
    file.write_text(f"{head}terms: {{grid: {grid}, peak: {peak}}}", encoding="utf-8")
    assert [finding.code for finding in check(beside, file)[1]] == ["W510"]


def test_a_code_is_explained_in_the_language_that_is_asked_for(run):
    told = run("check", "--explain", "e301")
    assert (told.code, told.err) == (0, "")
    assert told.out.startswith("E301: A citation names a source that the base does not have.\n")
    assert "sources: [atc]" in told.out
    assert CODES["E301"].meaning.zh in run("check", "--explain", "E301", "--lang", "zh").out
    (record,) = json.loads(run("check", "--explain", "W509", "--format", "json").out)["results"]
    assert record == {
        "code": "W509",
        "meaning": CODES["W509"].meaning.en,
        "meaning_zh": CODES["W509"].meaning.zh,
        "example": CODES["W509"].example,
    }


@pytest.mark.parametrize("typed, near", [("E399", "E301"), ("w5", "W501"), ("", "E102")])
def test_an_unknown_code_is_wrong_usage_and_names_those_near_to_it(run, typed, near):
    refused = run("check", "--explain", typed)
    assert (refused.code, refused.out) == (2, "")
    assert near in refused.err


def test_every_rule_is_registered():
    rooms = (content, doubts, force, order, questions, references, sources, targets)
    written = {
        function
        for room in rooms
        for name, function in vars(room).items()
        if inspect.isfunction(function)
        and function.__module__ == room.__name__
        and not name.startswith("_")
    }
    registered = {rule.find for rule in (*RULES.values(), *FILE_RULES.values())}
    assert {function.__name__ for function in written - registered} == set()
