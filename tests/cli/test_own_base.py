"""A base of one's own: small, in one language, or added to another; never a silent replacement."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest
from conftest import DATA, GOOD

PAGE = (Path(__file__).parents[2] / "docs" / "own-base.md").read_text(encoding="utf-8")


@pytest.fixture
def own(tmp_path):
    """The base that the page shows."""
    (shown,) = re.findall(r"^```yaml\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
    file = tmp_path / "mine.yaml"
    file.write_text(shown, encoding="utf-8")
    return file


def test_the_base_on_the_page_is_accepted_alone(run, own):
    checked = run("check", str(own), "--strict")
    assert (checked.code, checked.err) == (0, "")
    assert checked.out.endswith("mine.yaml: 0 errors, 0 warnings\n")
    shown = run("define", "green desk", "--facts", str(own))
    assert (shown.code, shown.err) == (0, "")
    assert "Sources" in shown.out and "Topic" not in shown.out
    assert "green desk" in run("define", "--facts", str(own)).out


@pytest.mark.slow
def test_it_adds_to_the_packaged_one(run, own, facts):
    both = ["--facts", "packaged", "--facts", str(own)]
    terms = json.loads(run("define", *both, "--format", "json").out)["results"]
    assert len(terms) == len(facts.terms) + 1
    assert run("define", "green desk", *both).code == 0
    assert run("define", "碳中和", *both).code == 0
    assert run("quiz", "-n", "3", "--seed", "1", *both, stdin="1\n1\n1\n").code == 0


def test_the_environment_lists_several(run, own):
    listed = os.pathsep.join((str(GOOD), str(own)))
    assert run("define", "green desk", DUALCARBON_FACTS=listed).code == 0
    assert run("define", "carbon sink", DUALCARBON_FACTS=listed).code == 0
    assert run("define", "neutrality", DUALCARBON_FACTS=listed).code == 3


def test_an_option_outdoes_the_environment(run, own):
    assert run("define", "green desk", "--facts", str(GOOD), DUALCARBON_FACTS=str(own)).code == 3


def test_a_clash_names_both_places(run):
    told = run("define", "sink", "--facts", str(GOOD), "--facts", str(DATA / "E307.yaml"))
    assert (told.code, told.out) == (1, "")
    assert f"{DATA / 'E307.yaml'}:11:3 E307" in told.err
    assert f"{GOOD}:47:3" in told.err


def test_the_same_entry_twice_is_no_clash(run):
    assert run("check", str(GOOD), str(GOOD), "--strict").code == 0


def test_a_later_file_may_refer_to_an_earlier_one_only_together(run, tmp_path):
    more = tmp_path / "more.yaml"
    more.write_text(
        "format: 1\nlanguages: [en]\nterms:\n"
        "  carbon-pool: {name: carbon pool, definition: Where it lies., see_also: [carbon-sink], sources: [act]}\n",
        encoding="utf-8",
    )
    assert run("check", str(GOOD), str(more)).code == 0
    alone = run("check", str(more))
    assert alone.code == 1
    assert "unknown source 'act'" in alone.out and "unknown term 'carbon-sink'" in alone.out


def test_findings_name_the_file_that_they_are_in(run, tmp_path):
    broken = tmp_path / "broken.yaml"
    broken.write_text("format: 1\ntrems: {}\n", encoding="utf-8")
    told = run("check", str(GOOD), str(broken))
    assert f"{broken}:2:1 E201" in told.out
    assert "did you mean 'terms'?" in told.out


def test_the_data_date_is_the_latest(run, own):
    assert "2026-01-31" in run("--facts", str(GOOD), "--facts", str(own), "--version").out
