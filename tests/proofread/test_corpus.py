"""Precision and recall on sentences that others made, half of them faultless."""

from __future__ import annotations

from collections import Counter

import pytest
import yaml
from conftest import DATA

from dualcarbon.proofread.proof import Proof

ITEMS = yaml.load(DATA.joinpath("proofread.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader)


@pytest.fixture(scope="module")
def judged(base):
    """For each item: whether its slip is found, and the findings that are none of it."""
    proof = Proof(base.facts)
    return [(item, *_judged(item, proof)) for item in ITEMS]


def _judged(item, proof):
    if "text" in item:
        found = [(item["text"], slip) for slip in proof.alone(item["text"])]
    else:
        sides = proof.between(item["zh"], item["en"])
        texts = item["zh"], item["en"]
        found = [(text, slip) for text, side in zip(texts, sides, strict=True) for slip in side]
    right = [_is_it(item, text, slip) for text, slip in found]
    return any(right), [slip for (_, slip), is_it in zip(found, right, strict=True) if not is_it]


def _is_it(item, text, slip):
    """Whether a finding is of the item's kind and at its place."""
    wrong = item.get("wrong")
    if not wrong or slip.kind != item["kind"] or wrong not in text:
        return False
    at = text.index(wrong)
    return slip.start < at + len(wrong) and at < slip.end


def _rates(judged):
    true = sum(found for _, found, _ in judged)
    false = sum(len(others) for _, _, others in judged)
    faulty = sum(item["kind"] != "none" for item, _, _ in judged)
    return true / (true + false), true / faulty


def test_the_corpus_is_large_and_in_both_languages():
    kinds = Counter(item["kind"] for item in ITEMS)
    assert kinds["none"] >= 120 and sum(kinds.values()) - kinds["none"] >= 120
    assert {*kinds} == {"none", *(f"P{number}" for number in range(1, 8))}
    assert Counter(item["half"] for item in ITEMS).keys() == {"a", "b", "c"}


def test_what_is_found_is_a_slip(judged):
    false = [(item, others) for item, _, others in judged if others]
    assert _rates(judged)[0] >= 0.97, false


def test_most_slips_are_found(judged):
    missed = [item for item, found, _ in judged if item["kind"] != "none" and not found]
    assert _rates(judged)[1] >= 0.75, missed
