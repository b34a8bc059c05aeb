"""How Chinese sounds: the pinyin of the base is what the program makes of the names."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dualcarbon.names.sounds import blurred, initials, readings, sounds, spellings, syllables

TONES = ("", "\u0304", "\u0301", "\u030c", "\u0300")
COMMON = [bytes([row, cell]) for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF)]
EVERY_SYLLABLE = sorted(
    {sound for code in COMMON if code <= b"\xd7\xf9" for sound in readings(code.decode("gb2312"))}
)


def toned(syllable: str, tone: str) -> str:
    """A syllable with its tone on the vowel that bears it."""
    at = next(
        match.end()
        for pattern in ("[ae]", "o(?=u)", "[aeiouü](?![aeiouü])")
        if (match := re.search(pattern, syllable))
    )
    return unicodedata.normalize("NFC", syllable[:at] + tone + syllable[at:])


def joined(parts: list[str]) -> str:
    """Syllables as one word: an apostrophe stands before one that begins with a, o or e."""
    first, *rest = parts
    begins = [unicodedata.normalize("NFD", part)[0] in "aoe" for part in rest]
    return first + "".join("'" * mark + part for mark, part in zip(begins, rest, strict=True))


def test_the_pinyin_of_every_term_is_a_reading_of_its_name(facts):
    wrong = []
    for term in facts.terms.values():
        han = re.findall("[\u4e00-\u9fff]", term.name.zh)
        bare = "".join(
            char
            for char in unicodedata.normalize("NFD", term.pinyin.casefold())
            if not unicodedata.combining(char) or char == "\u0308"
        )
        wrong += [
            (term.id, char, syllable)
            for char, syllable in zip(han, syllables(bare), strict=True)
            if syllable not in readings(char)
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


@given(
    st.lists(st.builds(toned, st.sampled_from(EVERY_SYLLABLE), st.sampled_from(TONES)), min_size=1)
)
@example(["fāng", "àn"])
@example(["fān", "gàn"])
@example(["xī", "ān"])
@example(["lǚ", "ér"])
@example(["a", "a"])
def test_syllables_of_a_word_that_is_joined_come_apart_again(parts):
    assert syllables(joined(parts)) == parts
    assert syllables(" ".join(parts)) == parts
    if parts[0] not in {"a", "e", "o"}:  # a lone A is a Latin letter
        assert syllables(joined(parts).capitalize()) == [parts[0].capitalize(), *parts[1:]]


@pytest.mark.parametrize(
    "pinyin, parts",
    [
        ("tàndáfēng", ["tàn", "dá", "fēng"]),
        ("Xī'ān", ["Xī", "ān"]),
        ("Xī’ān", ["Xī", "ān"]),
        ("shí'èr", ["shí", "èr"]),
        ("zhànlüè", ["zhàn", "lüè"]),
        ("zhànluè", ["zhàn", "luè"]),
        ("dì-liù tiáo", ["dì", "liù", "tiáo"]),
        ("jiàngzhì, xiàjiàng", ["jiàng", "zhì", "xià", "jiàng"]),
        ("1+N zhèngcè", ["zhèng", "cè"]),
        ("2030 nián", ["nián"]),
        ("CO2 dāngliàng", ["dāng", "liàng"]),
        ("AI", []),
        ("xi\u0304 a\u0304n", ["xī", "ān"]),
        ("tná", []),
        ("yiner", []),
        ("carbon sink", []),
        ("", []),
    ],
)
def test_what_has_syllables(pinyin, parts):
    assert syllables(pinyin) == parts


def test_the_pinyin_of_the_base_is_joined(facts):
    assert facts.terms["carbon-peaking"].pinyin == "tàndáfēng"
    assert facts.terms["paris-agreement"].pinyin == "Bālí Xiédìng"
    assert facts.terms["emission-allowance"].pinyin == "tànpáifàng pèi'é"
