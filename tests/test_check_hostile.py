"""The checker against bases that are broken in odd ways: it tells where, and never breaks itself."""

from __future__ import annotations

import copy
import dataclasses
import json
import random
import re
import sqlite3
from contextlib import closing

import pytest
import yaml
from conftest import GOOD
from hypothesis import given, settings
from hypothesis import strategies as st

from dualcarbon.check import check
from dualcarbon.codec import decoded, encoded
from dualcarbon.model import SECTIONS, Figure
from dualcarbon.search import Search
from dualcarbon.tables import write

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
    for section, kind in SECTIONS.items():
        entries = [*getattr(facts, section).values()]
        for entry, again in zip(entries, decoded(kind, map(encoded, entries)), strict=True):
            assert again == entry
            assert encoded(again) == encoded(entry)
    with closing(sqlite3.connect(":memory:")) as connection:
        write(facts, connection)
        assert connection.execute("SELECT count(*) FROM entry").fetchone() == (
            sum(len(getattr(facts, section)) for section in SECTIONS),
        )
    return True


@settings(max_examples=60)
@given(st.integers(0, 2**63))
def test_a_base_changed_at_random_is_refused_or_can_be_used(tmp_path_factory, seed):
    file = tmp_path_factory.getbasetemp() / "changed.yaml"
    holds(file, written(changed(seed), file))


@settings(max_examples=60)
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
