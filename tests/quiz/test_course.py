"""What is asked first: the core, the easy, and what the learner should meet next."""

from __future__ import annotations

from collections import Counter

import pytest
from conftest import GOOD

from dualcarbon.quiz.cards import first_things, is_core, matter_of
from dualcarbon.quiz.course import TRANSLATION, Learnt
from dualcarbon.quiz.papers import drawn, matters, outlines, paper
from dualcarbon.reading.check import check


def on_core(facts, items):
    return sum(is_core(facts, matter_of(facts, item.fact)) for item in items)


def paths(facts, items):
    return [matter_of(facts, item.fact) for item in items]


@pytest.mark.slow
def test_ten_questions_are_on_the_core_rise_and_ask_for_understanding(facts):
    for seed in range(30):
        items = paper(facts, 10, str(seed))
        levels = [item.level for item in items]
        assert len(items) == 10
        assert on_core(facts, items) >= 7
        assert levels[0] == 1 and levels == sorted(levels)
        assert sum(item.kind in TRANSLATION for item in items) <= 1
        assert sum(item.kind == "written" for item in items) >= 3


@pytest.mark.slow
def test_topics_of_the_core_have_their_share_of_a_paper(facts):
    there = Counter(matter.topic for matter in matters(outlines(facts)).values() if matter.core)
    asked = Counter(item.topic for seed in range(10) for item in paper(facts, 20, str(seed)))
    for topic, size in there.items():
        assert abs(asked[topic] - 200 * size / there.total()) <= 20, topic


def test_a_reader_of_one_language_is_never_asked_for_the_other(facts):
    outlined = outlines(facts)
    for seed in range(6):
        items = drawn(facts, outlined, 20, str(seed), translated=False)
        assert not [item for item in items if item.kind in TRANSLATION]


def test_a_newcomer_meets_the_first_things_first(facts):
    outlined, learned = outlines(facts), Learnt()
    met: list[str] = []
    for day in range(3):
        items = list(drawn(facts, outlined, 10, str(day), learnt=learned))
        assert len({*paths(facts, items)}) == 10 and on_core(facts, items) == 10
        assert items[0].level == 1
        met += paths(facts, items)
        learned = Learnt(met=tuple(met))
    first = {*first_things(facts)}
    assert len(first & {*met}) >= len(first) - 1, "but for one that can't be asked"
    assert len({*met[:10]} & first) >= 8


def test_what_is_due_comes_first_but_leaves_room_for_more(facts):
    core = [path for path, matter in matters(outlines(facts)).items() if matter.core]
    learned = Learnt(due=tuple(core[:30]), met=tuple(core[:30]))
    items = list(drawn(facts, outlines(facts), 10, "1", learnt=learned))
    assert 3 <= len({*paths(facts, items)} & {*core[:30]}) <= 5


def test_the_rest_is_asked_once_the_core_is_known(facts):
    core = [path for path, matter in matters(outlines(facts)).items() if matter.core]
    core += [path for path in first_things(facts) if path not in core]
    learned = Learnt(met=tuple(core), known=frozenset(core))
    items = list(drawn(facts, outlines(facts), 10, "1", learnt=learned))
    assert len(items) == 10 and on_core(facts, items) <= 2, (
        "the first is easy, and some can't be had"
    )


def test_the_core_that_is_not_yet_known_comes_before_the_rest(facts):
    core = [path for path, matter in matters(outlines(facts)).items() if matter.core]
    core += [path for path in first_things(facts) if path not in core]
    learned = Learnt(met=tuple(core), known=frozenset(core[:40]))
    items = list(drawn(facts, outlines(facts), 10, "1", learnt=learned))
    assert on_core(facts, items) == 10 and not {*paths(facts, items)} & {*core[:40]}


def test_a_base_without_a_core_is_asked_all_the_same():
    facts = check(GOOD)[0]
    for learned in (None, Learnt()):
        items = list(drawn(facts, outlines(facts), 5, "1", learnt=learned))
        assert items and not on_core(facts, items)
