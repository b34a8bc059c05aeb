"""`about`: what is known of a subject on one page, and where to begin."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import date

import pytest
from conftest import GOOD, examples
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dualcarbon.commands.parser import COMMANDS
from dualcarbon.commands.subject import subject_of
from dualcarbon.formats.terminal import Pen, terminal
from dualcarbon.kinds import KINDS
from dualcarbon.views.about import SUMMARIES, subject_page

PARTS = ("statistics", "targets", "events", "plans")


def subject(run, *words, **environment):
    told = run("about", *words, "--format", "json", **environment)
    assert told.code == 0, told.err
    (found,) = json.loads(told.out)["results"]
    return found


def ids(entries):
    return [entry["id"] for entry in entries]


@pytest.mark.parametrize(
    "words, term, statistic, target, event, plan",
    [
        ("wind", "wind-power", "wind-capacity", "wind-solar-2030", "wind-solar-1200", "fyp-15"),
        ("风电", "wind-power", "wind-capacity", "wind-solar-2035", "wind-solar-1200", "fyp-15"),
        ("NEV", "new-energy-vehicle", "nev-sales", "nev-share-2025", "nev-nine-years", "nev-plan"),
        (
            "碳市场",
            "emissions-trading-system",
            "ets-price-close",
            "carbon-market-sectors-2027",
            "ets-expanded",
            "carbon-market-opinions",
        ),
        (
            "carbon sink",
            "carbon-sink",
            "forest-stock",
            "forest-coverage-2025",
            None,
            "action-plan",
        ),
    ],
)
def test_a_subject_has_what_every_kind_knows_of_it(
    run, words, term, statistic, target, event, plan
):
    found = subject(run, *words.split())
    assert found["term"]["id"] == term
    for part, id in zip(PARTS, (statistic, target, event, plan), strict=True):
        assert id is None or id in ids(found[part]), part


def test_a_document_brings_the_targets_that_it_sets(run):
    found = subject(run, "《2030年前碳达峰行动方案》")
    assert found["plans"][0]["id"] == "action-plan"
    assert "pumped-storage-2030" in ids(found["targets"])


def test_the_main_series_stands_first_and_no_other_count_of_it(run, facts):
    found = ids(subject(run, "wind")["statistics"])
    assert found[0] == "wind-capacity"
    assert not [id for id in found if facts.statistics[id].alternative_to in found]


@pytest.mark.parametrize("name", ["power", "Power", "电力", "能源", "Forests and sinks"])
def test_a_topic_is_a_subject(run, facts, name):
    found = subject(run, *name.split())
    topic = facts.topics[found["topic"]]
    assert name.casefold() in (topic.id, topic.name.en.casefold(), topic.name.zh)
    first = facts.statistics[found["statistics"][0]["id"]]
    assert (first.topic, first.core) == (topic.id, True)


def test_every_entry_is_opened_by_its_command_and_says_what_it_answers(run):
    found = subject(run, "wind")
    page = run("about", "wind").out
    for section in PARTS:
        for entry in found[section][:3]:
            assert entry["answer"] and entry["answer_zh"]
            assert run(*entry["command"].split()[1:]).code == 0
    opened, command = set(), ""
    for line in filter(str.strip, page.splitlines()):
        if head := re.match(r"\w+  dualcarbon (\w+) ID$", line):
            command = head[1]
        elif command and not line.startswith("More") and line.split()[-1] != "Id":
            opened.add((command, line.split()[-1]))
    assert {command for command, _ in opened} == {"stats", "targets", "timeline", "plan"}
    for command, id in opened:
        assert run(command, id).code == 0, (command, id)


def test_a_figure_has_its_date_and_its_sources(run, facts):
    for entry in subject(run, "wind")["statistics"]:
        (newest,) = facts.statistics[entry["id"]].last(1)
        assert entry["date"] == str(newest.date)
        assert entry["date_end"] == newest.date.last.isoformat()
        assert entry["sources"]


def test_a_program_gets_all_of_it_and_a_person_the_first(run):
    found = subject(run, "wind")
    page = run("about", "wind").out
    shown = [id for id in ids(found["statistics"]) if re.search(rf"  {id}$", page, re.MULTILINE)]
    assert shown == ids(found["statistics"])[:4]
    assert "stats wind" in page.splitlines()[-1]


def test_the_table_has_a_row_for_each_entry(run):
    rows = list(csv.DictReader(io.StringIO(run("about", "wind", "--format", "csv").out)))
    found = subject(run, "wind")
    expected = sum(len(found[part]) for part in ("terms", *PARTS)) + 1
    assert len(rows) == expected
    assert {row["kind"] for row in rows} == {"term", "statistic", "target", "event", "plan"}


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize(
    "words", ["wind", "power", "carbon neutrality", "NEV", "碳市场", "2035", "forest coverage"]
)
def test_the_page_is_short_and_in_one_language(run, words, lang):
    told = run("about", *words.split(), "--lang", lang)
    assert (told.code, told.err) == (0, "")
    assert len(told.out.splitlines()) <= 40
    if lang == "zh":
        assert not re.search(r"\b(Figures|Targets|Events|Plans|More|met)\b", told.out)


@pytest.mark.slow
def test_every_subject_is_seen_at_a_glance_in_100_columns(base):
    names = [
        name
        for section in ("topics", "terms", "statistics", "targets", "events", "plans")
        for entry in getattr(base.facts, section).values()
        for name in (entry.name.en, entry.name.zh)
    ]
    pen = Pen(paint=False, links=False)
    for name in dict.fromkeys((*names, "wind", "carbon", "NEV", "碳", "煤", "steel")):
        found = subject_of(base, tuple(name.split()), date(2026, 11, 24), whole=False)
        for lang in ("en", "zh"):
            drawn = terminal(subject_page(found, base.facts, lang), 100, pen)
            assert drawn.count("\n") <= 30, (name, lang)


def test_what_stands_in_texts_alone_is_found_there(run):
    found = subject(run, "turbines")
    assert found["term"] is None
    with_it = [entry for part in ("terms", *PARTS) for entry in found[part]]
    assert with_it


def test_what_stands_nowhere_is_refused_as_elsewhere(run):
    told = run("about", "xyzzyq")
    assert (told.code, told.out) == (3, "")
    assert run("about", "xyzzyq", "--format", "json").code == 3
    near = run("about", "carbn neutralty")
    assert near.code == 3
    assert "dualcarbon define carbon-neutrality" in near.err


def test_a_subject_is_as_it_was_known_then(run):
    then = subject(run, "wind", "--as-of", "2019-12-31")
    assert all(entry["date"] <= "2019" for entry in then["events"])
    assert all(entry["date"] <= "2019-12-31" for entry in then["statistics"])
    assert "wind-solar-2030" not in ids(then["targets"])


@settings(max_examples=examples(25), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1))
def test_any_words_are_answered_or_refused(run, words):
    assert run("about", "--", words).code in (0, 3)


@pytest.mark.parametrize("words", ["碳" * 3400, "wind " * 2000, "\"'*(" * 2500, "; rm -rf $HOME"])
def test_hostile_words_are_answered_or_refused(run, words):
    told = run("about", words)
    assert told.code in (0, 3)
    assert len(told.err) < 20_000


# Where to begin


def test_alone_it_says_what_to_know_first_and_each_line_opens(run, facts):
    told = run("about")
    assert (told.code, told.err) == (0, "")
    first = subject(run)["first"]
    assert len(first) == len(facts.beginnings) == 15
    for entry in first:
        assert entry["name"] in told.out
        assert f"{entry['command']}\n" in told.out
        assert run(*entry["command"].split()[1:]).code == 0


def test_alone_it_counts_what_there_is_of_each_topic(run, facts):
    topics = {topic["id"]: topic for topic in subject(run)["topics"]}
    assert list(topics) == list(facts.topics)
    for section in ("terms", *PARTS):
        for id, topic in topics.items():
            entries = getattr(facts, section).values()
            assert topic[section] == sum(entry.topic == id for entry in entries)


def test_alone_it_names_every_command(run):
    assert {*SUMMARIES} == {*COMMANDS}
    out = run("about").out
    assert all(re.search(rf"^dualcarbon {name} +\w", out, re.MULTILINE) for name in COMMANDS)
    assert "全文检索" in run("about", "--lang", "zh").out


def test_alone_it_looks_back_too(run):
    then = subject(run, "--as-of", "2015-12-31")
    now = subject(run)
    assert "dualcarbon plan ndc-2035" not in [entry["command"] for entry in then["first"]]
    counts = [sum(t["events"] for t in when["topics"]) for when in (then, now)]
    assert counts[0] < counts[1]


def test_a_base_without_beginnings_shows_its_topics_and_the_commands(run):
    told = run("about", "--facts", str(GOOD))
    assert (told.code, told.err) == (0, "")
    assert "What to know first" not in told.out
    assert "Topics" in told.out and "dualcarbon define" in told.out


def test_a_beginning_is_of_an_entry_that_is_there(run, tmp_path):
    base = tmp_path / "base.yaml"
    text = GOOD.read_text(encoding="utf-8")
    base.write_text(
        f"{text}\nbeginnings: {{one: {{name: One, name_zh: 一, about: terms.none}}}}\n",
        encoding="utf-8",
    )
    told = run("check", str(base))
    assert "E308" in told.out + told.err


def test_every_kind_on_the_page_is_a_kind_of_entry():
    assert {*PARTS, "terms"} <= {*KINDS}
