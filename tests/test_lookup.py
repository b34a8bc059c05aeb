"""Names: every name of every term finds it, however it is typed."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dualcarbon.base import Base
from dualcarbon.files import packaged_file
from dualcarbon.errors import ExitCode, Failure
from dualcarbon.lookup import key, loose_key, pinyin_keys, simplified

BASE = Base.open(packaged_file())
NAMES = [
    (id, name)
    for id, term in BASE.facts.terms.items()
    for name in (id, term.name.en, term.name.zh, *term.aliases, *term.abbreviations)
]
WIDE = str.maketrans({chr(c): chr(c + 0xFEE0) for c in range(0x21, 0x7F)} | {" ": "\u3000"})


def without_tones(pinyin: str) -> str:
    parts = unicodedata.normalize("NFD", pinyin)
    return "".join(c for c in parts if not unicodedata.combining(c))


changes = st.sampled_from(
    [
        str.upper,
        str.lower,
        str.title,
        str.swapcase,
        lambda name: name.translate(WIDE),
        lambda name: name.replace(" ", "-"),
        lambda name: name.replace("-", " "),
        lambda name: name.replace(" ", ""),
        lambda name: f"  {name}\t",
        lambda name: unicodedata.normalize("NFD", name),
        lambda name: name.replace(" ", "   "),
    ]
)


@given(st.sampled_from(NAMES), st.lists(changes, max_size=3))
def test_any_way_to_type_a_name_finds_its_term(named, changed):
    id, name = named
    for way in changed:
        name = way(name)
    assert [term.id for term in BASE.terms((name,))] == [id]


@given(st.sampled_from([*BASE.facts.terms.values()]), st.booleans(), st.booleans(), st.booleans())
def test_pinyin_finds_its_term(term, toneless, spaceless, upper):
    typed = without_tones(term.pinyin) if toneless else term.pinyin
    typed = typed.replace(" ", "") if spaceless else typed
    found = BASE.names.bearing(typed.upper() if upper else typed, ["terms"])
    assert term.id in [ref.id for ref in found]


@pytest.mark.parametrize(
    "words, id",
    [
        (("neutrality",), "carbon-neutrality"),
        (("net", "zero"), "net-zero-emissions"),
        (("碳中和",), "carbon-neutrality"),
        (("tan zhong he",), "carbon-neutrality"),
        (("tanzhonghe",), "carbon-neutrality"),
        (("tàn", "zhōng", "hé"), "carbon-neutrality"),
        (("NEV",), "new-energy-vehicle"),
        (("nev",), "new-energy-vehicle"),
        (("UNFCCC",), "unfccc"),
        (("ＣＯ２",), "carbon-dioxide"),
        (("CO₂",), "carbon-dioxide"),
    ],
)
def test_what_people_type(words, id):
    assert [term.id for term in BASE.terms(words)] == [id]


def test_words_that_are_names_each_give_each():
    assert [term.id for term in BASE.terms(("methane", "NEV"))] == ["methane", "new-energy-vehicle"]


@given(st.text(max_size=30))
def test_any_text_is_found_or_refused_but_never_breaks(typed):
    try:
        assert BASE.terms((typed,))
    except Failure as refused:
        assert refused.code == ExitCode.NOT_FOUND


@given(st.text(max_size=30))
def test_a_key_is_its_own_key(text):
    assert key(key(text)) == key(text)


def near(typed):
    return [ref.id for ref in BASE.names.nearest(typed, ["terms"])]


def test_a_miss_names_at_most_five_and_substitutes_nothing():
    assert near("carbon neutralty")[0] == "carbon-neutrality"
    assert len(near("carbon neutralty")) <= 5
    assert near("碳达锋")[0] == "carbon-peaking"
    assert near("!!!") == []
    for typed in ("carbon neutralty", "碳达锋", "!!!"):
        with pytest.raises(Failure):
            BASE.terms((typed,))


def test_u_with_dots_is_typed_three_ways():
    assert pinyin_keys("lǜ sè") == {"luse", "lvse", "lyuse"}


def test_characters_that_differ_in_meaning_stay_apart():
    assert key("碳中和") != key("碳达峰")
    assert key("Net-Zero ") == key("ｎｅｔ　ｚｅｒｏ") == "netzero"
