"""Places in documents, in both languages."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dualcarbon.writing.places import place_text


@pytest.mark.parametrize(
    "at, chinese",
    [
        ("art. 4", "第4条"),
        ("art. 4(2)", "第4条第2款"),
        ("art. 2.1(a)", "第2.1条(a)"),
        ("para. 12", "第12段"),
        ("point 46", "第46点"),
        ("preamble", "序言"),
        ("decision 1/CP.28", "第1/CP.28号决定"),
        ("(十四)", "（十四）"),
        ("三（三）3", "三（三）3"),
        ("", ""),
    ],
)
def test_a_place_is_named_in_both_languages(at, chinese):
    assert place_text(at, "en") == at
    assert place_text(at, "zh") == chinese


@given(st.sampled_from(["para. {}", "art. {}", "point {}"]), st.integers(1, 999))
def test_its_number_is_kept(form, number):
    assert re.findall(r"\d+", place_text(form.format(number), "zh")) == [str(number)]


def test_no_place_of_the_base_stays_in_english(facts):
    places = {
        citation.at
        for section in ("terms", "events", "targets", "statistics", "plans", "documents")
        for entry in getattr(facts, section).values()
        for citation in entry.sources
    } | {r.at for term in facts.terms.values() for r in (*term.renderings, *term.sentences)}
    left = {at for at in places if re.search("[a-z]{3,}", place_text(at, "zh"))}
    assert not left
