"""What was asked once can be asked again, whatever the seed."""

from __future__ import annotations

from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dualcarbon.quiz.again import again
from dualcarbon.quiz.papers import MAKERS, paper
from dualcarbon.reading.check import sound
from dualcarbon.reading.files import packaged_file

FACTS = sound(packaged_file())
ITEMS = [item for seed in range(15) for item in paper(FACTS, 20, str(seed))]


@given(st.sampled_from(ITEMS), st.integers(0, 10**6))
def test_an_item_comes_again_for_any_seed(item, seed):
    made = again(FACTS, item.fact, item.kind, str(seed))
    assert made is not None
    assert (made.fact, made.kind, made.topic) == (item.fact, item.kind, item.topic)


def test_a_kind_or_fact_that_is_gone_makes_nothing():
    assert again(FACTS, "terms.no-such-term", "definition", "1") is None
    assert again(FACTS, ITEMS[0].fact, "no-such-kind", "1") is None


@pytest.mark.parametrize("fact", ["", "x", ".", "terms.", "terms.a", "plans.0", "..", "terms..a"])
@pytest.mark.parametrize("kind", MAKERS)
def test_a_path_that_names_nothing_makes_nothing(fact, kind):
    assert again(FACTS, fact, kind, "1") is None


def test_a_name_within_another_is_not_looked_through():
    """It would take minutes: the ids that hold an a, each drawn hundreds of times."""
    made = []
    subjects, make = MAKERS["definition"]
    with mock.patch.dict(
        MAKERS, definition=(subjects, lambda *given: made.append(given) or make(*given))
    ):
        assert again(FACTS, "terms.carbon", "definition", "1") is None
    assert made == []
