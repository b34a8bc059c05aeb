"""How like names are: counted in slips, in words and in sounds, each with its limit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dualcarbon.names.likeness import by_letters, by_words, slips_between

words = st.text("abcd碳汇", max_size=8)


def counted(one: str, other: str) -> int:
    """The slips between two texts, worked out cell by cell."""
    if not one or not other:
        return len(one) + len(other)
    best = min(
        counted(one[1:], other) + 1,
        counted(one, other[1:]) + 1,
        counted(one[1:], other[1:]) + (one[0] != other[0]),
    )
    if len(one) > 1 and len(other) > 1 and one[:2] == other[1::-1]:
        best = min(best, counted(one[2:], other[2:]) + 1)
    return best


@given(st.text("abc", max_size=5), st.text("abc", max_size=5))
def test_slips_are_the_fewest(one, other):
    assert slips_between(one, other, 9) == counted(one, other)


@given(words, words, st.integers(1, 3))
def test_slips_are_the_same_both_ways_and_end_at_the_most(one, other, most):
    slips = slips_between(one, other, most)
    assert (slips == 0) == (one == other)
    assert min(slips, most + 1) == min(slips_between(other, one, most), most + 1)
    assert (slips <= most) == (slips_between(one, other, 9) <= most)


@given(words, words)
def test_likeness_is_a_part_of_one(one, other):
    assert 0 <= by_letters(one, other) <= 1
    assert by_letters(one, one) == 1


@pytest.mark.parametrize(
    "typed, name",
    [
        ("abatement", "agreement"),
        ("greenwashing", "greening"),
        ("gas", "gap"),
        ("房价", "碳价"),
        ("电影", "电网"),
        ("太阳能发电", "核能发电"),
    ],
)
def test_letters_in_common_are_not_enough(typed, name):
    assert by_letters(typed, name) == 0


def test_a_word_that_every_name_has_makes_none_of_them_like_it():
    weights = {"carbon": 0.5, "embodied": 6.0, "border": 5.0, "tax": 4.0}
    weight = weights.__getitem__
    assert by_words(["embodied", "carbon"], ["carbon", "tax"], weight) == 0
    assert by_words(["carbon", "border"], ["border", "carbon"], weight) > 0.8
    assert by_words(["bordre"], ["carbon", "border"], weights.__getitem__) > 0.7


def test_no_words_are_like_none():
    assert by_words([], ["carbon"], lambda _: 1) == by_words(["carbon"], [], lambda _: 1) == 0
