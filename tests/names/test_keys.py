"""The keys under which names are compared: what they leave out, and what they keep apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dualcarbon.names.keys import key, loose_key, pieces_of, pinyin_keys, simplified


@given(st.text(max_size=30))
def test_a_key_is_its_own_key(text):
    assert key(key(text)) == key(text)


@given(st.text(st.characters(max_codepoint=0x7F), max_size=30))
def test_the_short_way_for_ascii_is_the_long_way(text):
    assert key(text) == key(text + "é")[: -len(key("é"))]


def test_u_with_dots_is_typed_three_ways():
    assert pinyin_keys("lǜ sè") == {"luse", "lvse", "lyuse"}


def test_characters_that_differ_in_meaning_stay_apart():
    assert key("碳中和") != key("碳达峰")
    assert key("Net-Zero ") == key("ｎｅｔ　ｚｅｒｏ") == "netzero"


@pytest.mark.parametrize(
    "one, other",
    [
        ("carbon neutral", "carbon neutrality"),
        ("greenhouse gases", "greenhouse gas"),
        ("resilient cities", "resilient city"),
        ("losses", "loss"),
        ("taxes", "tax"),
        ("decarbonise", "decarbonize"),
        ("colours", "color"),
        ("litres", "liter"),
        ("programme", "program"),
        ("sulphur", "sulfur"),
        ("aluminium", "aluminum"),
        ("carbon labelling", "carbon labeling"),
    ],
)
def test_plurals_and_spellings_share_a_loose_key(one, other):
    assert loose_key(one) == loose_key(other)


@pytest.mark.parametrize(
    "one, other",
    [("gas", "gap"), ("carbon", "carbonate"), ("emission", "emitter"), ("peak", "peaking")],
)
def test_other_words_keep_theirs(one, other):
    assert loose_key(one) != loose_key(other)


@given(st.text(max_size=20))
def test_pieces_are_threes_of_letters_or_single_characters(text):
    assert all(len(piece) in (1, 3) for piece in pieces_of(key(text)))


def test_traditional_characters_become_simplified_and_others_stay():
    assert simplified("碳達峰與碳匯, CO2") == "碳达峰与碳汇, CO2"
    assert simplified("plain") == "plain"
