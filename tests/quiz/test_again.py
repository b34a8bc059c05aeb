"""What was asked once can be asked again, whatever the seed."""

from __future__ import annotations

from functools import cache
from unittest import mock

import pytest
from conftest import packaged_facts
from hypothesis import given
from hypothesis import strategies as st

from dualcarbon.quiz.again import again, on
from dualcarbon.quiz.papers import MAKERS, paper


@cache
def items():
    return [item for seed in range(15) for item in paper(packaged_facts(), 20, str(seed))]


@pytest.mark.slow
@given(st.deferred(lambda: st.sampled_from(items())), st.integers(0, 10**6))
def test_an_item_comes_again_for_any_seed(facts, item, seed):
    made = again(facts, item.fact, item.kind, str(seed))
    assert made is not None
    assert (made.fact, made.kind, made.topic) == (item.fact, item.kind, item.topic)


def test_a_kind_or_fact_that_is_gone_makes_nothing(facts):
    assert again(facts, "terms.no-such-term", "definition", "1") is None
    assert again(facts, "terms.carbon-sink", "no-such-kind", "1") is None


@pytest.mark.parametrize("fact", ["", "x", ".", "terms.", "terms.a", "plans.0", "..", "terms..a"])
def test_a_path_that_names_nothing_makes_nothing(facts, fact):
    for kind in MAKERS:
        assert again(facts, fact, kind, "1") is None, kind


def test_a_name_within_another_is_not_looked_through(facts):
    """It would take minutes: the ids that hold an a, each drawn hundreds of times."""
    made = []
    asked = MAKERS["definition"]
    spy = asked._replace(make=lambda *given: made.append(given) or asked.make(*given))
    with mock.patch.dict(MAKERS, definition=spy):
        assert again(facts, "terms.carbon", "definition", "1") is None
    assert made == []


def test_what_is_asked_by_hand_alone_is_asked_about_it_whatever_the_seed(facts):
    about = [q.id for q in facts.questions.values() if q.about == "targets.carbon-neutrality-2060"]
    assert len(about) >= 2
    for seed in range(6):
        asked = {item.fact for item in on(facts, "carbon-neutrality-2060", str(seed))}
        assert {f"questions.{id}" for id in about} <= asked
