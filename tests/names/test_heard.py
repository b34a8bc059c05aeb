"""Chinese words within names, by their sound, their initials and but for one character."""

from __future__ import annotations

import pytest

from dualcarbon.names.heard import abbreviates, heard_in, misspelt_in

NAMES = ["中国签署巴黎协定", "巴黎协定通过", "全国碳市场启动", "绿证核发", "ipcc成立"]


@pytest.mark.parametrize(
    "sound, words",
    [
        ("balixieding", ["巴黎协定"]),
        ("tanshichang", ["碳市场"]),
        ("lvzheng", ["绿证"]),
        ("luzheng", ["绿证"]),
        ("balixied", []),
        ("lixieding", ["黎协定"]),
        ("ding", []),
        ("ipcc", []),
        ("", []),
    ],
)
def test_a_word_is_heard_from_whole_characters_to_whole_characters(sound, words):
    assert heard_in(NAMES, sound) == words


@pytest.mark.parametrize(
    "typed, words",
    [
        ("巴黎斜定", ["巴黎协定"]),
        ("巴黎协走", ["巴黎协定"]),
        ("探市场", ["碳市场"]),
        ("律证", ["绿证"]),
        ("碳市杨", []),
        ("甲烷", []),
    ],
)
def test_a_word_is_known_by_its_sound_or_but_for_one_character_of_four(typed, words):
    assert misspelt_in(NAMES, typed) == words


def test_the_word_that_most_names_have_comes_first():
    assert heard_in(["氢能", "清能", "氢能产业"], "qingneng") == ["氢能", "清能"]


def test_initials_and_sounds_abbreviate():
    assert abbreviates("blxd", "巴黎协定")
    assert abbreviates("balixieding", "巴黎协定")
    assert not abbreviates("bl", "巴黎协定")
