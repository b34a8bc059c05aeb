"""What Chinese readers type leads to what they mean: two hundred look-ups and more, by kind."""

from __future__ import annotations

import json
import re
import sys
from collections import Counter, defaultdict

import pytest
from conftest import DATA

from dualcarbon.errors import NotFound
from dualcarbon.names.forms import names_of
from dualcarbon.names.keys import HAN, key
from dualcarbon.store.match import Ref

HALF = "compound's first half"
AT_LEAST = 0.97
FIRST = 3
"""Entries of a list that are seen before one has to look for one's own."""


def _look_ups():
    kind = ""
    for line in (DATA / "look-ups-zh.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            kind = line.removeprefix("## ")
        elif line and not line.startswith("#"):
            typed, leads, wanted = re.fullmatch("(.*?) ([=>~]) (.*)", line).groups()
            yield kind, typed, leads, wanted.split("|")


LOOK_UPS = [*_look_ups()]


def _outcome(run, typed, leads, wanted):
    """What became of a look-up: opened, listed, suggested, or what it led to instead."""
    shown = run(*typed.split(), "--lang", "zh", "--format", "json")
    if shown.code == 3:
        hint = json.loads(shown.err)["error"]["hint"]
        ids = re.findall(r"dualcarbon (?!search|list)\S+ (\S+)$", hint, re.MULTILINE)
        is_right = leads != "=" and ids[:1] and ids[0] in wanted
        return "suggested" if is_right else f"refused: {' '.join(ids[:FIRST])}"
    if shown.code:
        return f"exit {shown.code}"
    ids = [record["id"] for record in json.loads(shown.out)["results"]]
    if len(ids) == 1 and ids[0] in wanted:
        return "opened"
    seen = ids if leads == "~" else ids[:FIRST]
    if leads != "=" and {*wanted} & {*seen}:
        return "listed"
    return f"led to {' '.join(ids[:FIRST])}"


@pytest.fixture(scope="module")
def outcomes(run):
    return [(kind, typed, _outcome(run, typed, *how)) for kind, typed, *how in LOOK_UPS]


def test_there_are_two_hundred_look_ups_of_every_kind():
    kinds = Counter(kind for kind, *_ in LOOK_UPS)
    assert len(LOOK_UPS) >= 200
    assert len(kinds) == 11 and min(kinds.values()) >= 15
    assert len({typed for _, typed, *_ in LOOK_UPS}) == len(LOOK_UPS)


def test_nearly_all_lead_to_what_is_meant(outcomes):
    kinds = defaultdict(Counter)
    missed = []
    for kind, typed, outcome in outcomes:
        how = outcome if outcome in ("opened", "listed", "suggested") else "missed"
        kinds[kind][how] += 1
        if how == "missed":
            missed.append(f"{kind}: {typed}: {outcome}")
    told = "\n".join([*(f"{kind}: {dict(counts)}" for kind, counts in kinds.items()), *missed])
    sys.stdout.write(told)
    assert len(missed) <= (1 - AT_LEAST) * len(outcomes), told


def test_the_first_half_of_a_compound_opens_nothing_else(outcomes):
    assert [row for row in outcomes if row[0] == HALF and row[2].startswith("led to")] == []


@pytest.mark.parametrize("section", ["terms", "statistics", "targets", "events", "plans"])
def test_no_beginning_of_a_chinese_name_opens_another(base, section):
    for id, entry in [*getattr(base.facts, section).items()][::7]:
        name = key(entry.name.zh)
        for half in {name[:2], name[: len(name) // 2]}:
            try:
                found = base.found(section, (half,))
            except NotFound:
                continue
            # What opens is called so, whatever function words stand beside its name.
            opened = found.ids if found.opens and HAN.fullmatch(half) else ()
            for ref in (Ref(section, one) for one in opened):
                names = [key(one) for _, one in names_of(base.names.entry(ref), base.facts)]
                assert any(one in half for one in names), (id, half, ref)
