"""How Chinese sounds: the pinyin of the base is what the program makes of the names."""

from __future__ import annotations

import re
import unicodedata

import pytest

from dualcarbon.names.sounds import blurred, initials, readings, sounds, spellings


def test_the_pinyin_of_every_term_is_a_reading_of_its_name(facts):
    wrong = []
    for term in facts.terms.values():
        han = re.findall("[\u4e00-\u9fff]", term.name.zh)
        bare = "".join(
            char
            for char in unicodedata.normalize("NFD", term.pinyin.casefold())
            if not unicodedata.combining(char) or char == "\u0308"
        )
        syllables = re.findall("[a-z\u0308]+", re.sub(r"\S*\d\S*", "", bare))
        wrong += [
            (term.id, char, syllable)
            for char, syllable in zip(han, syllables[-len(han) :], strict=False)
            if unicodedata.normalize("NFC", syllable) not in readings(char)
        ]
    assert len(wrong) <= 3, wrong


@pytest.mark.parametrize(
    "name, keys",
    [
        ("碳汇", ["tanhui"]),
        ("绿证", ["lüzheng"]),
        ("行业", ["xingye", "hangye"]),
        ("1.5℃温控目标", ["15cwenkongmubiao"]),
        ("碳", []),
        ("carbon", []),
        ("深圳", []),
        ("", []),
    ],
)
def test_sounds_of_names(name, keys):
    assert sounds(name) == keys


def test_every_common_character_has_a_sound():
    every = [bytes([row, cell]) for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF)]
    common = [code.decode("gb2312") for code in every if code <= b"\xd7\xf9"]
    assert len(common) == 3755
    assert all(readings(char) for char in common)
    assert {sound[0] for char in common for sound in readings(char)} == {*"abcdefghjklmnopqrstwxyz"}


@pytest.mark.parametrize("char", ["a", "1", "ん", "鼂", "。", "碳汇"[0:0]])
def test_other_characters_have_none(char):
    assert readings(char) == ()


def test_initials_are_the_first_letters_of_the_syllables():
    assert initials("碳达峰") == ["tdf"]
    assert initials("行业") == ["xy", "hy"]
    assert initials("碳达峰2030") == initials("碳") == []


def test_what_many_do_not_tell_apart_is_one():
    assert blurred("tanzhonghe") == blurred("tanzonghe") == blurred("tangzonghe")
    assert blurred("tanhui") != blurred("tanshui")
    assert spellings("lüse") == {"luse", "lvse", "lyuse"}
