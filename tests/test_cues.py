"""Cues: the same in a question that is written and in one that is made."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dualcarbon.cues import FUNCTION_WORDS, absolute_word, words


@pytest.mark.parametrize(
    "text, word",
    [("It is ALWAYS so", "ALWAYS"), ("绝对地减少", "绝对地"), ("只有一个", "只"), ("仅限煤电", "仅"),
     ("只要达标", ""), ("不仅如此", ""), ("the lonely forest", ""), ("", "")],
)  # fmt: skip
def test_an_absolute_word_is_seen_in_both_languages(text, word):
    assert absolute_word(text) == word


@given(st.sampled_from(sorted(FUNCTION_WORDS)), st.sampled_from(["", "s"]))
def test_a_word_that_only_joins_others_is_no_cue(word, plural):
    assert words(f"{word}{plural} {word.upper()}") == frozenset()


def test_words_are_shared_whatever_their_number_and_case():
    assert words("Forests in the west") & words("a forest") == {"forest"}
    assert words("碳达峰") & words("达峰年") == {"达峰"}
    assert words("a cut of the tax") == frozenset()
