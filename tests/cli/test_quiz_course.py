"""A learner's way through the subject, by the real command line."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta

import pytest

from dualcarbon.quiz.cards import first_things, is_core, matter_of
from dualcarbon.quiz.papers import paper

SEED = "2026"


def kept(learner):
    return json.loads(learner("progress", "export").out)["answers"]


def test_a_newcomer_begins_with_the_first_things(facts, learner):
    learner("quiz", stdin="1\n" * 10)
    answers = kept(learner)
    asked = [matter_of(facts, answer["fact"]) for answer in answers]
    levels = [answer["level"] for answer in answers]
    assert len({*asked}) == 10 and len({*asked} & {*first_things(facts)}) >= 8
    assert levels[0] == 1 and levels == sorted(levels)
    assert sum(answer["kind"] == "written" for answer in answers) >= 3


@pytest.mark.slow
def test_day_by_day_the_core_is_met_and_comes_back(facts, learner):
    for day in range(6):
        today = str(date(2026, 12, 1) + timedelta(day))
        learner("quiz", stdin="1\n" * 10, DUALCARBON_TODAY=today)
    answers = kept(learner)
    assert len(answers) == 60
    asked = [matter_of(facts, answer["fact"]) for answer in answers]
    for day in range(6):
        ten = asked[10 * day : 10 * day + 10]
        assert sum(is_core(facts, path) for path in ten) >= 7
    assert len({*first_things(facts)} - {*asked}) <= 1
    assert len({*asked}) < 60, "what was missed comes again"


def test_progress_says_how_much_of_the_core_is_known_and_what_comes_next(learner):
    learner("quiz", stdin="1\n" * 10)
    shown = learner("progress").out
    assert re.search(r"Core: 0 of 1[0-9]{2} known, 10 learning", shown)
    assert re.search(r"Next unit: the 15 things to know first, (8|9|10) met", shown)
    assert re.search(r"New: [0-9]+ of the core, [0-9]+ held back for later days", shown)
    told = json.loads(learner("progress", "--format", "json").out)["results"][0]["core"]
    assert (told["known"], told["learning"]) == (0, 10)
    assert told["entries"] == told["new"] + 10
    assert "已掌握 0 项，学习中 10 项" in learner("progress", "--lang", "zh").out


def test_a_seed_asks_its_paper_whatever_was_learnt(facts, learner):
    first = learner("quiz", "-n", "5", "--seed", SEED, stdin="1\n" * 5)
    learner("quiz", stdin="2\n" * 10)
    again = learner("quiz", "-n", "5", "--seed", SEED, stdin="1\n" * 5)
    stems = [item.stem.en for item in paper(facts, 5, SEED)]
    assert all(stem in first.out and stem in again.out for stem in stems)


def test_a_led_session_is_resumed_as_it_was_begun(learner):
    learner("quiz", stdin="1\n" * 4)
    left = learner("quiz", "--resume", stdin="1\n" * 20)
    assert "Question 5 of 10" in left.out and "10 asked for" in left.out
    assert len(kept(learner)) == 10


_BOTH = ("--languages", "both")


def test_one_language_is_enough(learner):
    for seed in range(4):
        asked = ("quiz", "--paper", "-n", "40", "--seed", str(seed), "--json")
        one, both = (json.loads(learner(*asked, *more).out)["results"] for more in ([], _BOTH))
        assert all(item["kind"] != "english" for item in one)
        assert 1 <= sum(item["kind"] == "english" for item in both) <= 4
    assert "--languages both" in learner("quiz", "--paper", "--seed", "1", *_BOTH).out
    assert learner("quiz", "--languages", "none").code == 2
