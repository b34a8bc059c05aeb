"""Quiz items, papers and sessions: one right answer, a sourced explanation, the same for a seed."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from decimal import Decimal
from unittest import mock

import pytest
from conftest import GOOD, examples, packaged_facts
from hypothesis import given, settings
from hypothesis import strategies as st

from dualcarbon.model.dates import PartialDate
from dualcarbon.model.entries import Facts
from dualcarbon.names.keys import key
from dualcarbon.quiz.audit.measures import audit
from dualcarbon.quiz.audit.rulebook import RULES
from dualcarbon.quiz.audit.versions import Version
from dualcarbon.quiz.choice import Number, number_options, text_options
from dualcarbon.quiz.guessers import CUES
from dualcarbon.quiz.items import LEVELS, Draw, Option, quoted, short_enough
from dualcarbon.quiz.papers import MAKERS, drawn, outlines, paper, tells
from dualcarbon.quiz.phrasing import Phrasing
from dualcarbon.quiz.session import Session, choice
from dualcarbon.quiz.traits import figure, roundness
from dualcarbon.reading.check import check
from dualcarbon.text import Text
from dualcarbon.views.quiz import look_up_command

seeds = st.text(min_size=1, max_size=8)
MUST = {"R01", "R02", "R03", "R04", "R07", "R11", "R14"}
"""Rules that hold for every item, whatever is asked for."""


def entry(item):
    section, id, *_ = item.fact.split(".")
    return getattr(packaged_facts(), section)[id]


def broken(facts, item):
    """The rules among MUST that the item breaks in any language."""
    return {
        rule.code
        for rule in RULES
        if rule.code in MUST
        and any(rule.breaks(Version(facts, item, lang)) for lang in facts.languages)
    }


# Papers


@pytest.mark.slow
@settings(max_examples=examples(40))
@given(
    seeds,
    st.integers(0, 24),
    st.none() | st.deferred(lambda: st.sampled_from([*packaged_facts().topics])),
    st.sets(st.sampled_from([*MAKERS]), max_size=4),
    st.none() | st.sampled_from(LEVELS),
)
def test_whatever_is_asked_for_every_item_keeps_the_rules(facts, seed, count, topic, kinds, level):
    items = paper(facts, count, seed, topic, kinds=kinds, level=level)
    assert len(items) <= count
    assert len({item.fact for item in items}) == len(items), "one item on each fact"
    for item in items:
        assert topic in (None, item.topic)
        assert not kinds or item.kind in kinds
        assert level in (None, item.level)
        assert not broken(facts, item)
        assert [bool(o.error) for o in item.options] == [
            place != item.key for place in range(len(item.options))
        ]
    assert not any(tells(one, other) for at, one in enumerate(items) for other in items[:at])


@pytest.mark.slow
def test_a_paper_of_ordinary_length_is_full_and_mixed(facts):
    for seed in range(8):
        items = paper(facts, 12, str(seed))
        assert len(items) == 12
        assert len({item.kind for item in items}) >= 5


@pytest.mark.slow
@settings(max_examples=examples(20))
@given(seeds, st.sets(st.sampled_from([*MAKERS]), min_size=1, max_size=3))
def test_the_same_seed_makes_the_same_paper(facts, seed, kinds):
    assert paper(facts, 6, seed) == paper(facts, 6, seed)
    assert paper(facts, 4, seed, kinds=kinds) == paper(facts, 4, seed, kinds=sorted(kinds))


def test_no_item_is_made_before_it_is_asked_for(facts):
    made = []

    def spied(asked):
        return asked._replace(make=lambda *given: made.append(asked.make(*given)) or made[-1])

    with mock.patch.dict(MAKERS, {kind: spied(asked) for kind, asked in MAKERS.items()}):
        coming = drawn(facts, outlines(facts), 10, "1")
        assert not made
        items = []
        for item in coming:
            items.append(item)
            assert made[-1].stem == item.stem
    assert items == paper(facts, 10, "1")


def test_the_paper_of_a_seed_is_the_same_in_every_process(run):
    first = run("quiz", "-n", "5", "--seed", "2026", PYTHONHASHSEED="1")
    second = run("quiz", "-n", "5", "--seed", "2026", PYTHONHASHSEED="2")
    assert first.out == second.out
    assert run("quiz", "-n", "5", "--seed", "2027").out != first.out


@pytest.mark.slow
def test_every_kind_and_level_can_be_asked_for(facts):
    for kind in MAKERS:
        made = paper(facts, 2, "1", kinds=[kind])
        assert made, kind
        assert {item.kind for item in made} == {kind}
    for level in LEVELS:
        assert len(paper(facts, 5, "1", level=level)) == 5


def test_no_paper_of_unknown_kinds(facts):
    assert paper(facts, 5, "1", kinds=["riddle"]) == []


# Small bases


GOOD_FACTS = check(GOOD)[0]


def few(many):
    """The good base with at most so many entries of a section, and references within it."""
    kept = {
        section: dict([*getattr(GOOD_FACTS, section).items()][:many])
        for section in ("terms", "events", "targets", "statistics", "plans", "questions")
    }
    kept["terms"] = {
        id: replace(
            term,
            see_also=(),
            not_to_confuse_with={
                other: text
                for other, text in term.not_to_confuse_with.items()
                if other in kept["terms"]
            },
        )
        for id, term in kept["terms"].items()
    }
    return replace(GOOD_FACTS, **kept)


@pytest.mark.parametrize("many", [0, 1, 2, 3])
def test_a_small_base_makes_what_it_can_and_never_hangs(many):
    facts = few(many)
    for seed in range(20):
        for kind in ([], *([kind] for kind in MAKERS)):
            items = paper(facts, 10, str(seed), kinds=kind)
            assert len({item.fact for item in items}) == len(items)
            assert all(not broken(facts, item) for item in items)
    if many < 3:
        assert not [item for item in items if not item.fact.startswith("questions")]


def test_three_terms_are_enough_to_ask_about_one():
    bare = Facts(
        format=1,
        updated=PartialDate(2026),
        topics=GOOD_FACTS.topics,
        sources=GOOD_FACTS.sources,
        terms=few(3).terms,
    )
    made = [item for seed in range(20) for item in paper(bare, 10, str(seed))]
    assert made
    assert all(len(item.options) == 3 for item in made)


def test_a_base_in_one_language_is_asked_in_it():
    facts = packaged_facts()
    english = replace(
        facts,
        languages=("en",),
        terms={
            id: replace(t, name=Text(t.name.en), definition=Text(t.definition.en))
            for id, t in facts.terms.items()
        },
    )
    items = paper(english, 6, "1", kinds=["term", "english", "confused"])
    assert {item.kind for item in items} <= {"term", "confused"}
    assert len(items) == 6
    assert not audit(english, items).rejected


# What single makers promise


@pytest.mark.slow
def test_a_term_is_never_offered_beside_a_relation(facts):
    from dualcarbon.quiz.kinds.terms import related

    named = {key(term.name.en): term for term in facts.terms.values()}
    for seed in range(3):
        for item in paper(facts, 30, str(seed), kinds=["term", "confused"]):
            others = [named[key(option.text.en)] for option in item.options]
            right = others.pop(item.key)
            assert not any(related(right, other) for other in others)


def test_the_confused_term_is_among_the_options(facts):
    for item in paper(facts, 30, "1", kinds=["confused"]):
        named = {facts.terms[id].name.en for id in entry(item).not_to_confuse_with}
        back = {t.name.en for t in facts.terms.values() if item.fact[6:] in t.not_to_confuse_with}
        assert (named | back) & {option.text.en for option in item.options}


def test_a_written_question_is_asked_as_it_is_written(facts):
    for item in paper(facts, 100, "1", kinds=["written"]):
        question = entry(item)
        assert item.stem == question.name
        assert item.options[item.key].text == question.answer
        assert item.explanation == question.explanation
        assert {o.text for o in item.options} <= {
            question.answer,
            *(d.text for d in question.distractors),
        }


def test_the_command_that_shows_a_missed_fact_shows_it(facts, run):
    sections = {}
    for item in paper(facts, 40, "7"):
        sections.setdefault(item.fact.split(".")[0], item)
    for item in sections.values():
        shown = run(*look_up_command(item.fact).split()[1:])
        assert shown.code == 0
        assert entry(item).name.en[:20] in shown.out


# Options and draws


def test_draws_are_even_and_complete():
    counts = Counter(tuple(Draw(str(n)).shuffled("abc")) for n in range(6000))
    assert len(counts) == 6
    assert all(850 < count < 1150 for count in counts.values())


def option(text):
    return Option(Text(text, text), Text(text, text))


@given(st.integers(20, 50), st.sets(st.integers(1, 90), max_size=12), st.text(max_size=4))
def test_numbers_hold_the_key_at_its_rank_and_rise(right, others, seed):
    wrong = [Number(Decimal(n), option(f"{n}%")) for n in sorted(others - {right})]
    made = number_options(
        Number(Decimal(right), option(f"{right}%")), [wrong], Text("?", "?"), Draw(seed)
    )
    if made:
        options, rank = made
        values = [int(o.text.en[:-1]) for o in options]
        assert values[rank] == right
        assert values == sorted({*values})
        assert 3 <= len(values) <= 4
        assert all(right / 5 <= value <= right * 5 for value in values)


def test_the_rank_of_a_number_is_drawn_before_the_distractors():
    wrong = [Number(Decimal(n), option(f"{n} GW")) for n in range(11, 60, 3) if n != 32]
    asked = Number(Decimal(32), option("32 GW"))
    ranks = Counter(
        made[1]
        for seed in range(800)
        if (made := number_options(asked, [wrong], Text("?", "?"), Draw(str(seed))))
    )
    assert all(abs(count - ranks.total() / 4) < 60 for count in ranks.values())


def test_options_that_read_alike_are_not_offered_together():
    stem = Text("Which?", "哪个？")
    others = [option(text) for text in ("carbon SINK", "bogs", "bogs", "chalk")]
    options, right = text_options(option("sink"), [others], stem, Draw("1"))
    assert sorted(o.text.en for o in options) == ["bogs", "chalk", "sink"]
    assert options[right].text.en == "sink"
    assert text_options(option("sink"), [others[1:3]], stem, Draw("1")) is None


def test_no_key_that_stands_in_the_stem():
    others = [option(text) for text in ("bogs", "chalk", "peat")]
    assert text_options(option("sink"), [others], Text("What is a Sink?", "？"), Draw("1")) is None


def test_lengths_are_counted_in_words_and_characters():
    assert short_enough(Text("a b c", "三个字"), 3, 3)
    assert not short_enough(Text("a b c d", "三"), 3, 3)
    assert not short_enough(Text("a", "四个字符"), 3, 3)


def test_what_is_quoted_has_single_marks_within():
    assert quoted(Text("the “1+N” way.", "“1+N”体系。")) == Text("“the ‘1+N’ way”", "“‘1+N’体系”")


@pytest.mark.parametrize(
    "text, number",
    [("25%", 25), ("1,200 GW", 1200), ("12亿千瓦", 1_200_000_000), ("2021年", 2021), ("-3.4%", Decimal("-3.4")),
     ("at least 30%", 30), ("30%以上", 30), ("2.2 t CO2e per person", Decimal("2.2"))],
)  # fmt: skip
def test_a_figure_is_read_in_both_languages(text, number):
    assert figure(text)[0] == number


@pytest.mark.parametrize(
    "text", ["", "coal", "14th Five-Year Plan of 2021", "2030年前", "2030年左右", "2020: 15.9%"]
)
def test_what_is_more_than_a_figure_is_none(text):
    assert figure(text) is None


def test_how_round_numbers_are_is_seen_beside_the_others():
    assert roundness([Decimal(20), Decimal(25), Decimal(27)]) == [2, 1, 0]
    assert roundness([Decimal("1.5"), Decimal("2.0"), Decimal("2.7")]) == [1, 2, 0]
    assert roundness([Decimal(0)]) == [2]


@given(st.text(max_size=30), st.lists(st.text(max_size=20), min_size=3, max_size=4))
def test_a_guesser_always_chooses_something(stem, options):
    for cue in CUES.values():
        chosen = cue(Phrasing(stem, options))
        assert chosen
        assert {*chosen} <= {*range(len(options))}


# Sessions


@pytest.mark.parametrize(
    "typed, chosen",
    [("1", 0), ("4", 3), ("a", 0), ("D", 3), (" b \n", 1), ("２", 1), ("Ｃ", 2), ("2)", 1),
     ("q", "quit"), ("Q", "quit"), ("ｑ", "quit"), ("退出", "quit"), ("quit", "quit"), ("h", "hint"),
     ("s", "skip"), ("u", "undo"), ("f", "fact"), ("提示", "hint"),
     ("", None), ("0", None), ("5", None), ("e", None), ("12", None), ("ab", None), ("-1", None),
     ("²", 1), ("一", None), ("\x1b[A", None), ("\ud800", None), ("1" * 5000, None)],
)  # fmt: skip
def test_answers_as_people_type_them(typed, chosen):
    assert choice(typed, 4) == chosen


@given(st.text(max_size=10), st.integers(3, 4))
def test_an_answer_is_an_option_or_a_wish_or_nothing(typed, options):
    wishes = {"hint", "skip", "undo", "fact", "quit"}
    assert choice(typed, options) in {None, *wishes, *range(options)}


def test_a_session_counts_what_was_answered(facts):
    items = paper(facts, 3, "1")
    session = Session(items)
    assert session.answer(items[0].key).right
    assert not session.answer((items[1].key + 1) % 3).right
    assert (session.right, len(session.answers), session.current) == (1, 2, items[2])
    session.undo()
    assert session.current == items[1]
    session.answer(None)
    assert (session.right, len(session.answered)) == (1, 1)
    session.answer(items[2].key)
    assert session.current is None


@pytest.mark.parametrize("total", [3, 5])
def test_a_session_takes_what_comes_and_ends_where_no_more_can_be_made(facts, total):
    items = paper(facts, 3, "1")
    coming = iter(items)
    session = Session([], coming, total)
    for number, item in enumerate(items):
        assert (session.current, session.total) == (item, total)
        assert session.current is session.items[number] and len(session.items) == number + 1
        session.answer(None)
        session.undo()
        assert session.current == item
        session.answer(None)
    assert session.current is None
    assert (session.total, session.items, list(coming)) == (3, items, [])


def test_hints_rule_out_wrong_options_until_two_are_left(facts):
    for item in paper(facts, 8, "3"):
        session = Session([item])
        struck = [session.hint() for _ in range(len(item.options) - 2)]
        assert item.key not in struck
        assert len({*struck}) == len(item.options) - 2
        assert session.hint() is None
