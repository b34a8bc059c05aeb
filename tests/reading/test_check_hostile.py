"""The checker against bases that are broken in odd ways: it tells where, and never breaks itself."""

from __future__ import annotations

import copy
import json
import random
import re
import sqlite3
from contextlib import closing

import pytest
import yaml
from conftest import GOOD, examples
from hypothesis import given, settings
from hypothesis import strategies as st

from dualcarbon.kinds import KINDS, SECTIONS
from dualcarbon.reading.check import check
from dualcarbon.store.codec import decoded, encoded
from dualcarbon.store.tables import write

LONGEST_LINE = 500


class _Words(yaml.SafeLoader):
    """Every scalar is the text that stands in the file."""


_Words.yaml_implicit_resolvers = {}
BASE = yaml.load(GOOD.read_text(encoding="utf-8"), Loader=_Words)

ODD = [
    None, "", " ", "x", "~", "no", "0", "1", "-1", "2", "3", "4", "9", "40", "999999999", "1" * 18, "-0", "1e9",
    "0.000000000001", "9" * 15, "2020", "2020-13", "0001", "9999-12-31", "1000", "about 5", "above -3",
    [], {}, [[]], [{}], {"": ""}, ["x", "x"], {"en": "a"}, {"En": "a", "Zh": "b"}, {"x": {"y": {"z": []}}},
    "carbon-sink", "act", "capacity", "capacity-2030", "packaged", "GW", "%", "years", "terms.carbon-sink",
    "javascript:alert(1)", "https://e.org/ a", "a\nb", "\x07", "\u202e", "\ue000\ue001\ue002", "\u200a", "=1+1",
    "碳" * 3000, "a" * 20_000, "<<", "&a", "*a", "{", "en", "zh", ["en"], ["en", "en"], "cut", "change", "before", "range",
]  # fmt: skip


def places(node, path=()):
    """The path of every value below a node."""
    pairs = node.items() if isinstance(node, dict) else enumerate(node)
    for name, child in pairs:
        yield (*path, name)
        if isinstance(child, (dict, list)):
            yield from places(child, (*path, name))


PLACES = list(places(BASE))


def changed(seed, most=4):
    """The good base with up to `most` changes: a key gone, another value, another name."""
    chance = random.Random(seed)
    base = copy.deepcopy(BASE)
    for _ in range(chance.randint(1, most)):
        *above, name = chance.choice(PLACES)
        parent = base
        try:
            for step in above:
                parent = parent[step]
            change = chance.choice(["drop", "odd", "odd", "odd", "other", "rename", "double"])
            if change == "drop":
                del parent[name]
            elif change == "odd":
                parent[name] = copy.deepcopy(chance.choice(ODD))
            elif change == "other":
                other = BASE
                for step in chance.choice(PLACES):
                    other = other[step]
                parent[name] = copy.deepcopy(other)
            elif change == "rename" and isinstance(parent, dict):
                parent[str(chance.choice([odd for odd in ODD if isinstance(odd, str)]))] = (
                    parent.pop(name)
                )
            elif change == "double" and isinstance(parent, list):
                parent.append(copy.deepcopy(parent[name]))
        except (KeyError, IndexError, TypeError):
            continue  # an earlier change took the place away
    return base


def written(base, file):
    text = yaml.dump(base, allow_unicode=True, sort_keys=False, width=10_000)
    file.write_text(text, encoding="utf-8", newline="\n")
    return text.splitlines()


def holds(file, lines):
    """What is true of any file: it is told what is wrong with it, or it can be used."""
    facts, findings = check(file)
    assert facts or findings
    for finding in findings:
        assert 1 <= finding.place.line <= len(lines)
        assert 1 <= finding.place.column <= len(lines[finding.place.line - 1]) + 1
        for lang in ("en", "zh"):
            line = finding.line(lang)
            assert len(line) - len(str(finding.place)) <= LONGEST_LINE
            assert len(line.splitlines()) == 1
    if facts is None or any(finding.severity == "error" for finding in findings):
        return False
    for section in SECTIONS:
        entries = [*getattr(facts, section).values()]
        for entry, again in zip(
            entries, decoded(KINDS[section].entry, map(encoded, entries)), strict=True
        ):
            assert again == entry
            assert encoded(again) == encoded(entry)
    with closing(sqlite3.connect(":memory:")) as connection:
        write(facts, connection)
        assert connection.execute("SELECT count(*) FROM entry").fetchone() == (
            sum(len(getattr(facts, section)) for section in SECTIONS),
        )
    return True


@settings(max_examples=examples(60))
@given(st.integers(0, 2**63))
def test_a_base_changed_at_random_is_refused_or_can_be_used(tmp_path_factory, seed):
    file = tmp_path_factory.getbasetemp() / "changed.yaml"
    holds(file, written(changed(seed), file))


@settings(max_examples=examples(60))
@given(st.data())
def test_a_file_changed_at_random_is_refused_or_can_be_used(tmp_path_factory, data):
    text = GOOD.read_text(encoding="utf-8")
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(text)))
        new = data.draw(
            st.sampled_from(
                [
                    *"\x00\x07\t\r\x85\u2028\ufeff\uffff\ue000{}[]:#&*!|>'\"%@`-?,\n ",
                    "<<: [1]\n",
                    "!!int ",
                ]
            )
        )
        text = text[:at] + new + text[at + data.draw(st.integers(0, 2)) :]
    file = tmp_path_factory.getbasetemp() / "file.yaml"
    file.write_text(text, encoding="utf-8", newline="")
    holds(file, re.sub("\r\n?", "\n", text.removeprefix("\ufeff")).split("\n"))


@pytest.mark.parametrize("text", ["a: b\nc", "a: b\n? c\nd", "a: 'b", "[", "a: b\nc\n"])
def test_what_is_wrong_at_the_end_of_a_file_is_inside_it(tmp_path, text):
    file = tmp_path / "facts.yaml"
    file.write_text(text, encoding="utf-8")
    _, findings = check(file)
    lines = text.split("\n")
    for finding in findings:
        assert 1 <= finding.place.line <= len(lines)
        assert 1 <= finding.place.column <= len(lines[finding.place.line - 1]) + 1


def told(tmp_path, *changes, lang="en"):
    """The findings of the good base after replacing texts in it, as (code, line, column)."""
    text = GOOD.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    file = tmp_path / "facts.yaml"
    file.write_text(text, encoding="utf-8", newline="")
    facts, findings = check(file)
    return facts, findings, [(f.code, f.place.line) for f in findings]


@pytest.mark.parametrize(
    "old, new, codes",
    [
        ("measures: [{en: Do this., zh: 做此。}]", "measures: [{}]", ["E202", "E202"]),
        ("{en: Do this., zh: 做此。}", "{En: M., Zh: 措}", ["E201", "E202", "E201", "E202"]),
        ("carbon-stock: {en: A stock is a store and not a flow., zh: 存量不是流量。}",
         "carbon-stock: {english: Not air.}", ["E201", "E202", "E202"]),
        ("languages: [en, zh]", "languages: []", ["E209"]),
        ("languages: [en, zh]", "languages: [en, en]", ["E209"]),
        ("difficulty: 1", "difficulty: 0", ["E204"]),
        ("difficulty: 1", "difficulty: 4", ["E204"]),
        ("difficulty: 1", "difficulty: -1", ["E204"]),
        ("power_zh: 6", "power_zh: 13", ["E204"]),
        ("power_zh: 6", "power_zh: -999999999", ["E204"]),
        ("url: https://example.org/act", "url: javascript:alert(1)", ["E204"]),
        ("url: https://example.org/act", "url: not a url", ["E204"]),
        ("url: https://example.org/act", "url: https://e.org/a b", ["E204"]),
        ("url: https://example.org/act", "url: 'https://e.org/> <img src=x>'", ["E204"]),
        ("url: https://example.org/act", "url: https:///path", ["E204"]),
        ("url: https://example.org/act", "url: https://example.org/碳", []),
        ("lang: en", "lang: English", ["E204"]),
        ("lang: en", "lang: 'en, zh-Hans'", []),
        ("date: 2020-09-22", "date: 0999", ["E204"]),
        ("date: 2020-09-22", "date: 3000-01", ["E204"]),
        ("2023-12: 1300", "2023-12: " + "1" * 16, ["E204"]),
        ("2023-12: 1300", "2023-12: " + "1" * 15, []),
        ("2023-12: 1300", "2023-12: -0", ["E204"]),
        ("2023-12: 1300", "2023-12: 1300\n      ' 2023-12': 5", ["E106"]),
        ("topic: goals", "topic: !!int text", ["E108"]),
        ("aliases: [sink]", "aliases: !!map [sink]", ["E108"]),
        ("topic: goals", "topic: !!str goals", []),
        ("    topic: goals\n", "    topic: goals\n    <<: [1, 2]\n", ["E203", "E203"]),
        ("    topic: goals\n", "    topic: goals\n    <<: text\n", ["E203"]),
        ("    topic: goals\n", "    topic: goals\n    <<: ~\n", ["E203"]),
        ("see_also: [carbon-peak]", "see_also: [{}]", ["E203"]),
        ("sources: [act: art. 1, article]", "sources: [{source: act, at: art. 1}, {source: article}]", []),
        ("sources: [act: art. 1, article]", "sources: [{}]", ["E202"]),
        ("sources: [act: art. 1, article]", "sources: [{act: ~}]", ["E203"]),
        ("Whatever takes up", "|\n      Whatever\n      takes up", ["E207"]),
        ("carbon-stock:\n", "c" * 101 + ":\n", ["E208", "E304", "E308"]),
    ],
)  # fmt: skip
def test_what_is_odd_is_told(tmp_path, old, new, codes):
    _, findings, _ = told(tmp_path, (old, new))
    assert sorted(finding.code for finding in findings) == sorted(codes)


@pytest.mark.parametrize("year, right", [("2030", True), ("2030.5", False), ("3000", False)])
def test_a_year_is_one_of_the_calendar(tmp_path, year, right):
    _, findings, _ = told(
        tmp_path,
        ("units:\n", "units:\n  years: {name: years, name_zh: 年}\n"),
        (
            "operator: about\n    value: 900\n    unit: GW",
            f"operator: about\n    value: {year}\n    unit: years",
        ),
    )
    assert [finding.code for finding in findings] == ([] if right else ["E407"])


def test_findings_of_every_stage_come_together(tmp_path):
    facts, findings, where = told(
        tmp_path,
        ("kind: pledge", "kind: plege"),  # the shape of one entry …
        ("definition: Whatever", "definition: What\x07\x07ever"),  # … a character of another …
        ("sources: [act: art. 1, article]", "sources: [act: art. 1, artcle]"),
        ("see_also: [carbon-peak]", "see_also: [carbon-peek, carbon-sink]"),
        ("pinyin: tàn dá fēng", "pinyin: tàn dá"),
        ("unit: GW\n    by: 2025", "unit: MW\n    by: 2025"),
    )  # fmt: skip
    assert facts is None
    assert [code for code, _ in where] == ["E305", "E207", "E304", "E301", "E403", "E205", "E303"]
    assert findings[1].place.column == len("    definition: What") + 1


def test_what_cannot_be_read_is_there_all_the_same(tmp_path):
    """A source, a topic, a unit and a term that are broken, and all that refer to them."""
    for old, new, code in (
        ("    tier: official\n", "", "E202"),
        ("goals: {name: Goals, name_zh: 目标}", "goals: {name: Goals}", "E202"),
        ("power_zh: 6", "power_zh: six", "E204"),
        ("    definition: How much", "    definitions: How much", "E202"),
        ("  capacity-2030:\n    name: capacity\n", "  capacity-2030:\n    name: [capacity]\n", "E203"),
        ("topics:\n  goals: {name: Goals, name_zh: 目标}", "topics: []", "E203"),
        ("languages: [en, zh]", "languages: english", "E203"),
    ):  # fmt: skip
        _, findings, _ = told(tmp_path, (old, new))
        assert {finding.code for finding in findings} <= {code, "E201"}, new


def test_no_source_is_called_unused_while_an_entry_cannot_be_read(tmp_path):
    cited = ("sources: [act: art. 1, article]", "sources: [act]")
    noted = ("sources: [act, article]", "sources: [act]")
    _, _, where = told(tmp_path, cited, noted)
    assert [code for code, _ in where] == ["W501"]
    _, _, where = told(tmp_path, cited, noted, ("kind: pledge", "kind: plege"))
    assert [code for code, _ in where] == ["E205"]


@pytest.mark.parametrize(
    "char", ["\x00", "\x07", "\x1b", "\x85", "\u2028", "\u202e", "\ufeff", "\uffff"]
)
def test_a_control_character_is_one_finding_and_the_rest_is_read(tmp_path, char):
    _, findings, where = told(
        tmp_path, ("pinyin: tàn huì", f"pinyin: tàn{char} huì"), ("kind: flow", "kind: flux")
    )
    assert [code for code, _ in where] == ["E207", "E205"]
    assert findings[0].place.column == len("    pinyin: tàn") + 1
    assert f"U+{ord(char):04X}" in findings[0].message.en


def test_lines_are_counted_as_yaml_does(tmp_path):
    file = tmp_path / "facts.yaml"
    file.write_bytes(b"format: 1\rupdated: 2026-01-01\r\nlanguages: [\x07en]\nnonsense: 1\n")
    assert [(f.code, f.place.line, f.place.column) for f in check(file)[1]] == [
        ("E207", 3, 13), ("E201", 4, 1),
    ]  # fmt: skip


def test_a_file_of_control_characters_is_not_told_of_each(tmp_path):
    file = tmp_path / "facts.yaml"
    file.write_text("a\x00" * 100_000, encoding="utf-8")
    assert len(check(file)[1]) == 100


LONG = "x" * 100_000


@pytest.mark.parametrize(
    "old, new",
    [
        ("    topic: goals\n", f"    topic: goals\n    {LONG}: a\n"),
        ("    topic: goals\n", f"    topic: goals\n    ? {LONG}\n    : a\n    ? {LONG}\n    : b\n"),
        ("kind: flow", f"kind: {LONG}"),
        ("  carbon-sink:\n", f"  {LONG}A:\n"),
        ("[act: art. 1, article]", f"[{LONG}]"),
        ("topic: goals", f"topic: {LONG}"),
        ("topic: goals", f"topic: !{LONG} goals"),
        ("topic: goals", f"topic: *{LONG}"),
        ("2023-12: 1300", f"2023-12: {LONG}"),
        ("aliases: [sink]", f"aliases: {LONG}"),
        ("about: terms.carbon-stock", f"about: terms.{LONG[:9000]}"),
        ("see_also: [carbon-peak]", f"see_also: [{LONG[:9000]}]"),
        ("unit: GW", f"unit: {LONG[:9000]}"),
        ("aliases: [sink]", f"aliases: [{LONG[:9000]}]"),
        ("name: carbon peak", f"name: {LONG[:9000]}"),
    ],
    ids=lambda text: text.strip()[:12],
)  # fmt: skip
def test_findings_are_short_whatever_the_file_holds(tmp_path, old, new):
    _, findings, _ = told(tmp_path, (old, new))
    assert all(len(f.line(lang)) <= LONGEST_LINE for f in findings for lang in ("en", "zh"))


def test_a_value_forges_no_finding(tmp_path, run):
    forged = 'kind: "a\\nfacts.yaml:1:1 E999 forged"'
    _, findings, _ = told(tmp_path, ("kind: flow", forged))
    for lang in ("en", "zh"):
        shown = run("check", str(tmp_path / "facts.yaml"), "--lang", lang).out.splitlines()
        assert len(shown) == len(findings) + 1 == 2


@pytest.mark.parametrize("content", [b"", b"\xff", b"a: [", b"a: *b", b"\x00" * 9, b"{}", b"- a"])
def test_findings_as_json_are_json_whatever_the_file_is(tmp_path, run, content):
    file = tmp_path / "facts.yaml"
    file.write_bytes(content)
    shown = run("check", str(file), "--format", "json")
    assert (shown.code, shown.err) == (1, "")
    assert all(re.fullmatch("E[12]..", one["code"]) for one in json.loads(shown.out)["results"])
    assert json.loads(shown.out)["results"]
