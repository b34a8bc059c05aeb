"""Quiz items and sessions: one right answer, a sourced explanation, the same paper for a seed."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

import pytest
from conftest import GOOD
from hypothesis import given
from hypothesis import strategies as st

from dualcarbon.check import check, sound
from dualcarbon.files import packaged_file
from dualcarbon.lookup import key
from dualcarbon.model import Facts, PartialDate
from dualcarbon.quiz.items import Draw, Option, in_order, with_options
from dualcarbon.quiz.makers import MAKERS, paper
from dualcarbon.quiz.session import QUIT, Session, choice
from dualcarbon.text import Text
from dualcarbon.views.quiz import look_up_command

FACTS = sound(packaged_file())
seeds = st.text(min_size=1, max_size=8)


@given(seeds)
def test_every_item_is_well_made(seed):
    items = paper(FACTS, 12, seed)
    assert len(items) == 12
    assert len({item.fact for item in items}) == 12, "one item on each fact"
    assert len({item.kind for item in items}) >= 6
    for item in items:
        assert 3 <= len(item.options) <= 4
        for lang in ("en", "zh"):
            texts = [key(option.text[lang]) for option in item.options]
            assert len({*texts}) == len(texts), "options differ"
            assert item.stem[lang].rstrip(")）")[-1] in "?？。.:" or item.kind in ("term", "action")
            assert item.explanation[lang]
            assert all(option.why[lang] for option in item.options)
        assert any(FACTS.sources[c.source].url for c in item.sources)


@given(seeds)
def test_the_same_seed_makes_the_same_paper(seed):
    assert paper(FACTS, 6, seed) == paper(FACTS, 6, seed)


def test_the_paper_of_a_seed_is_the_same_in_every_process(run):
    first = run("quiz", "-n", "5", "--seed", "2026", PYTHONHASHSEED="1")
    second = run("quiz", "-n", "5", "--seed", "2026", PYTHONHASHSEED="2")
    assert first.out == second.out
    assert run("quiz", "-n", "5", "--seed", "2027").out != first.out


@given(seeds)
def test_numbers_rise(seed):
    for item in paper(FACTS, 20, seed):
        if item.kind == "year":
            years = [int(option.text.en) for option in item.options]
            assert years == sorted({*years})


def entry(item):
    section, id, *_ = item.fact.split(".")
    return getattr(FACTS, section)[id]


@given(seeds)
def test_the_key_is_true_and_no_distractor_is(seed):
    for item in paper(FACTS, 20, seed):
        fact = entry(item)
        right = [o.text.en for o in item.options][item.key]
        wrong = [o.text.en for n, o in enumerate(item.options) if n != item.key]
        match item.kind:
            case "definition":
                assert right == fact.definition.en
                assert fact.definition.en not in wrong
            case "term" | "english":
                assert right == fact.name.en
                names = {key(n) for n in (fact.name.en, *fact.aliases, *fact.abbreviations)}
                assert names.isdisjoint(map(key, wrong))
            case "chinese":
                assert right == fact.name.zh
                assert {key(n) for n in (fact.name.zh, *fact.aliases)}.isdisjoint(map(key, wrong))
            case "year":
                assert right == str(fact.date.year)
            case "event":
                assert right == fact.name.en
                years = {e.name.en: e.date.year for e in FACTS.events.values()}
                assert fact.date.year not in [years[name] for name in wrong]
            case "figure":
                assert sum(o.text == item.options[item.key].text for o in item.options) == 1
            case "action":
                assert right in [i.name.en for i in fact.items]


def test_no_figure_is_asked_for_that_is_a_limit_or_noise():
    for item in paper(FACTS, 10**6, "1"):
        if item.kind == "figure":
            for option in item.options:
                assert not re.search("about|above|below", option.text.en)
                assert sum(char.isdigit() for char in option.text.en.split(" ")[0]) <= 5


def test_key_positions_are_even():
    """Chi-square over the four positions, at p = 0.001 (three degrees of freedom: 16.27)."""
    places = Counter(
        item.key
        for seed in range(60)
        for item in paper(FACTS, 10, str(seed))
        if len(item.options) == 4
    )
    expected = places.total() / 4
    assert sum((places[n] - expected) ** 2 / expected for n in range(4)) < 16.27


def test_a_topic_keeps_to_itself():
    for topic in FACTS.topics:
        for item in paper(FACTS, 5, "1", topic):
            assert item.topic == topic


def test_every_kind_of_question_can_be_made():
    kinds = {item.kind for item in paper(FACTS, 10**6, "1")}
    assert kinds == set(MAKERS)


@pytest.mark.parametrize("many", [0, 1, 2, 3])
def test_a_small_base_makes_what_it_can_and_never_hangs(many):
    good = check(GOOD)[0]
    few = Facts(
        format=1,
        updated=PartialDate(2026),
        topics=good.topics,
        sources=good.sources,
        terms={
            id: replace(term, see_also=(), not_to_confuse_with={})
            for id, term in list(good.terms.items())[:many]
        },
    )
    items = paper(few, 10, "1")
    assert len(items) == (3 if many == 3 else 0)


def test_draws_are_even_and_complete():
    counts = Counter(tuple(Draw(str(n)).shuffled("abc")) for n in range(6000))
    assert len(counts) == 6
    assert all(850 < count < 1150 for count in counts.values())


@given(st.integers(0, 50), st.sets(st.integers(0, 50), max_size=12), st.text(max_size=4))
def test_ordered_options_hold_the_key_at_the_rank_they_say(right, others, seed):
    drawn = in_order(right, others - {right}, int, Draw(seed))
    if drawn is None:
        assert len(others - {right}) < 2
    else:
        numbers, rank = drawn
        assert numbers[rank] == right
        assert numbers == sorted({*numbers})
        assert 3 <= len(numbers) <= 4


def test_options_that_read_alike_are_not_offered_together():
    def option(text):
        return Option(Text(text, text), Text(text, text))

    options, right = with_options(
        option("sink"), [option("carbon SINK"), option("b"), option("b"), option("c")], Draw("1")
    )
    assert sorted(o.text.en for o in options) == ["b", "c", "sink"]
    assert options[right].text.en == "sink"
    assert with_options(option("a"), [option("b"), option("b")], Draw("1")) is None


@pytest.mark.parametrize(
    "typed, chosen",
    [("1", 0), ("4", 3), ("a", 0), ("D", 3), (" b \n", 1), ("２", 1), ("Ｃ", 2), ("2)", 1),
     ("q", QUIT), ("Q", QUIT), ("ｑ", QUIT), ("退出", QUIT), ("quit", QUIT),
     ("", None), ("0", None), ("5", None), ("e", None), ("12", None), ("ab", None), ("-1", None),
     ("²", 1), ("一", None), ("\x1b[A", None), ("\ud800", None), ("1" * 5000, None)],
)  # fmt: skip
def test_answers_as_people_type_them(typed, chosen):
    assert choice(typed, 4) == chosen


@given(st.text(max_size=10), st.integers(3, 4))
def test_an_answer_is_an_option_or_a_wish_to_stop_or_nothing(typed, options):
    assert choice(typed, options) in {None, QUIT, *range(options)}


def test_a_session_counts_what_was_answered():
    items = paper(FACTS, 3, "1")
    session = Session(items)
    assert session.answer(items[0].key).right
    assert not session.answer((items[1].key + 1) % 3).right
    assert (session.right, len(session.answers), session.current) == (1, 2, items[2])
    session.answer(items[2].key)
    assert session.current is None


def test_the_command_that_shows_a_missed_fact_shows_it(run):
    for item in paper(FACTS, 16, "7"):
        shown = run(*look_up_command(item).split()[1:])
        assert shown.code == 0
        assert entry(item).name.en in shown.out
