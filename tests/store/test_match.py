"""Look-up in the packaged base: every name finds its entry however it is typed, typos come near."""

from __future__ import annotations

import random
import re
import unicodedata
from functools import cache

import pytest
from conftest import packaged_base
from hypothesis import given
from hypothesis import strategies as st

from dualcarbon.base import Base
from dualcarbon.errors import ExitCode, NotFound
from dualcarbon.kinds import NAMED
from dualcarbon.names.forms import names_of
from dualcarbon.names.keys import key
from dualcarbon.names.sentence import BESIDE, LOOSE, PARTICLES, counts
from dualcarbon.names.sounds import syllables
from dualcarbon.names.typed import Typed
from dualcarbon.store.match import Ref
from dualcarbon.store.search import Search

WIDE = str.maketrans({chr(c): chr(c + 0xFEE0) for c in range(0x21, 0x7F)} | {" ": "\u3000"})
CHANGES = [
    str.upper,
    str.lower,
    str.title,
    lambda name: name.translate(WIDE),
    lambda name: name.replace(" ", "-"),
    lambda name: name.replace("-", " "),
    lambda name: name.replace(" ", "").replace("-", ""),
    lambda name: f"  {name}\t",
    lambda name: unicodedata.normalize("NFD", name),
    lambda name: name.replace("(", "").replace(")", ""),
]


@cache
def names():
    """Every name of the base with what it names."""
    facts = packaged_base().facts
    return [
        (Ref(section, id), name)
        for section in NAMED
        for id, entry in getattr(facts, section).items()
        for _, name in names_of(entry, facts)
        if key(name)
    ]


@given(
    st.deferred(lambda: st.sampled_from(names())), st.lists(st.sampled_from(CHANGES), max_size=3)
)
def test_any_way_to_type_a_name_finds_its_entry(base, named, changes):
    ref, name = named
    for change in changes:
        name = change(name)
    found = base.names.bearing(Typed(name), [ref.section], every_rank=True)
    assert ref in found
    if ref.section == "terms":
        assert found[0] == ref


@given(
    st.deferred(lambda: st.sampled_from([*packaged_base().facts.terms.values()])),
    st.booleans(),
    st.sampled_from(["u", "v", "yu", "u\u0308"]),
    st.randoms(use_true_random=False),
)
def test_pinyin_finds_its_term_however_it_is_spaced(base, term, toneless, stand_in, chance):
    typed = unicodedata.normalize("NFD", term.pinyin)
    if toneless:
        typed = "".join(c for c in typed if not unicodedata.combining(c) or c == "\u0308")
        typed = typed.replace("u\u0308", stand_in)
    typed = unicodedata.normalize("NFC", typed)
    marks = ["", " ", "'", "’", "-"]
    if not re.search(r"\d", typed):
        first, *rest = syllables(typed)
        typed = first + "".join(chance.choice(marks) + syllable for syllable in rest)
    assert Ref("terms", term.id) in base.names.bearing(Typed(typed), ["terms"], every_rank=True)


@pytest.mark.parametrize(
    "words, id",
    [
        (("neutrality",), "carbon-neutrality"),
        (("net", "zero"), "net-zero-emissions"),
        (("碳中和",), "carbon-neutrality"),
        (("tanzhonghe",), "carbon-neutrality"),
        (("tàn", "zhōng", "hé"), "carbon-neutrality"),
        (("NEV",), "new-energy-vehicle"),
        (("UNFCCC",), "unfccc"),
        (("ＣＯ２",), "carbon-dioxide"),
        (("CO₂",), "carbon-dioxide"),
    ],
)
def test_what_people_type(base, words, id):
    assert [term.id for term in base.terms(words)] == [id]


def test_words_that_are_names_each_give_each(base):
    assert [term.id for term in base.terms(("methane", "NEV"))] == ["methane", "new-energy-vehicle"]


def test_a_miss_substitutes_nothing(base):
    for typed in ("carbon neutralty", "碳达锋", "!!!", ""):
        with pytest.raises(NotFound) as refused:
            base.terms((typed,))
        assert refused.value.exit_code == ExitCode.NOT_FOUND


@pytest.mark.parametrize(
    "typed, id",
    [
        ("carbon neutral", "carbon-neutrality"),
        ("carbon sinks", "carbon-sink"),
        ("greenhouse gas", "greenhouse-gases"),
        ("climate neutrality", "climate-neutrality"),
        ("碳達峰", "carbon-peaking"),
        ("碳匯", "carbon-sink"),
        ("neutralit", "carbon-neutrality"),
        ("tan hui", "carbon-sink"),
    ],
)
def test_variants_that_people_type(base, typed, id):
    assert [term.id for term in base.terms((typed,))] == [id]


def test_british_and_american_spelling_are_one(tmp_path):
    base = tmp_path / "base.yaml"
    names = ("decarbonisation", "carbon labelling", "fibre programme", "sulphur cap")
    base.write_text(
        "format: 1\nlanguages: [en]\n"
        "sources: {a: {title: A, publisher: P, url: 'https://example.org', lang: en, tier: research}}\n"
        "terms:\n"
        + "".join(
            f"  t{n}: {{name: {name}, definition: Said., sources: [a]}}\n"
            for n, name in enumerate(names)
        ),
        encoding="utf-8",
    )
    own = Base.open(base)
    american = ("decarbonization", "carbon labeling", "fiber program", "sulfur caps")
    for n, (british, typed) in enumerate(zip(names, american, strict=True)):
        assert [term.id for term in own.terms((typed,))] == [f"t{n}"]
        assert [term.id for term in own.terms((british,))] == [f"t{n}"]


def typo(name: str, draw: random.Random) -> str:
    """`name` with one letter replaced, left out, put in, or exchanged with the next."""
    at = draw.randrange(len(name))
    letter = draw.choice("abcdefghijklmnopqrstuvwxyz")
    return draw.choice(
        [
            name[:at] + letter + name[at + 1 :],
            name[:at] + name[at + 1 :],
            name[:at] + letter + name[at:],
            name[:at] + name[at + 1 : at + 2] + name[at : at + 1] + name[at + 2 :],
        ]
    )


@pytest.mark.slow
def test_a_typo_has_its_term_among_the_first_five(base):
    draw = random.Random(2026)
    english = [
        (ref, name)
        for ref, name in names()
        if ref.section == "terms" and name.isascii() and len(re.findall("[A-Za-z]", name)) >= 6
    ]
    tried, found, missed = 0, 0, []
    while tried < 1500:
        ref, name = draw.choice(english)
        wrong = typo(name, draw)
        if base.names.bearing(Typed(wrong), ["terms"]):
            continue  # the typo is no typo: another name, or the same one to the look-up
        tried += 1
        if ref in base.names.nearest(Typed(wrong), ["terms"]):
            found += 1
        else:
            missed.append((name, wrong))
    assert found >= 0.95 * tried, missed[:20]


@pytest.mark.parametrize(
    "typed, id", [("碳达锋", "carbon-peaking"), ("炭中和", "carbon-neutrality")]
)
def test_a_wrong_character_has_its_term_first(base, typed, id):
    assert base.names.nearest(Typed(typed), ["terms"])[0] == Ref("terms", id)


@pytest.mark.parametrize("typed", ["tan zhong ge", "tanzonghe", "tam zhong he"])
def test_mistyped_pinyin_comes_near(base, typed):
    assert Ref("terms", "carbon-neutrality") in base.names.nearest(Typed(typed), ["terms"])


def test_every_word_of_a_definition_finds_its_entry(base, facts):
    words: dict[str, set[str]] = {}
    for term in facts.terms.values():
        for word in re.findall(r"\d+(?:[.,]\d+)+|[A-Za-z0-9]+", term.definition.en):
            words.setdefault(word, set()).add(term.id)
        han = re.findall("[\u4e00-\u9fff]+", term.definition.zh)
        for pair in {run[at : at + 2] for run in han for at in range(len(run) - 1)}:
            words.setdefault(pair, set()).add(term.id)
    search = Search(base.names, ["terms"])
    telling = [
        word
        for word in sorted(words)
        if counts(word.casefold()) and {*word} - PARTICLES - LOOSE - BESIDE
    ]
    for word in random.Random(7).sample(telling, 800):
        assert words[word] <= {hit.ref.id for hit in search.results(Typed(word), 10**6).hits}, word


@given(st.text(max_size=60))
def test_any_text_is_looked_for_and_nothing_breaks(base, typed):
    refs = base.names.bearing(Typed(typed), NAMED)
    assert len(refs) == len(set(refs))
    assert len(base.names.nearest(Typed(typed), NAMED)) <= 5
    hits = Search(base.names, NAMED).results(Typed(typed), 5).hits
    assert len({hit.ref for hit in hits}) == len(hits) <= 5
