"""Slips that people make in a name: of the hand, of the ear, of the input method, of the keyboard."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from random import Random

from conftest import DATA
from opencc import OpenCC

from dualcarbon.kinds import NAMED
from dualcarbon.model.entries import Facts
from dualcarbon.names.forms import Rank, names_of
from dualcarbon.names.keys import key
from dualcarbon.names.sounds import syllables
from dualcarbon.store.match import Ref

SECTIONS = [section for section in NAMED if section not in ("questions", "sources")]

_WIDE = str.maketrans({chr(c): chr(c + 0xFEE0) for c in range(0x21, 0x7F)} | {" ": "\u3000"})
_LOOK_ALIKES = """
碳炭硕 汇江仁 峰锋蜂 和知相 中申仲 达迈过 能熊态 源原愿 电申龟 力刀九 风凤夙 光兴尤 储诸绪 热势垫 气汽乞
候侯修 变弯恋 市布币 场扬汤 价阶介 税锐脱 权仅杈 配酌酝 额颜领 交文父 易昜昂 排挑徘 放故效 减碱城 强弦弹
度席废 林材杉 森霖琳 草早章 原厚愿 湿温显 地他池 水永冰 核该孩 煤谋媒 炭岩灰 石右古 油抽袖 新斯析 型刑形
绿绘缘 色邑鱼 证征政 书节韦 目日自 标际栎 计什许 划刘刻 国围固 家豪蒙 工土干 业亚并 建健津 筑巩茔 双汉又
控腔空 清情请 洁浩沽 可司何 再冉冀 生主牛 净争挣 零雷雾 负贞货 发友拔 展屑属 低底抵 循徇盾 环坏怀 经径劲
"""
_LIKE = {group[0]: group[1:] for group in _LOOK_ALIKES.split()}
_MARKS = {"\u0304": "1", "\u0301": "2", "\u030c": "3", "\u0300": "4"}


@cache
def _homophones() -> dict[str, str]:
    lines = (DATA / "homophones.txt").read_text(encoding="utf-8").splitlines()
    return dict(line.split() for line in lines if not line.startswith("#"))


def _at(name: str, chance: Random, pattern: str = ".") -> int:
    """A place in the name that matches, but not the first of letters: that is seldom mistyped."""
    places = [match.start() for match in re.finditer(pattern, name)]
    return chance.choice(places[1:] if name.isascii() else places)


def _another_letter(name: str, chance: Random) -> str:
    at = _at(name, chance, "[A-Za-z]")
    return name[:at] + chance.choice("abcdefghiklmnoprstuvwy") + name[at + 1 :]


def _missing(name: str, chance: Random) -> str:
    at = _at(name, chance, r"\w")
    return name[:at] + name[at + 1 :]


def _doubled(name: str, chance: Random) -> str:
    at = _at(name, chance, r"\w")
    return name[: at + 1] + name[at:]


def _swapped(name: str, chance: Random) -> str:
    at = chance.choice([i for i in range(1, len(name) - 1) if name[i] != name[i + 1]] or [0])
    return name[:at] + name[at + 1] + name[at] + name[at + 2 :]


def _reordered(name: str, chance: Random) -> str:
    words = re.split("[ -]", name)
    return " ".join(words[1:] + words[:1])


def _put(table: dict[str, str]) -> Callable[[str, Random], str]:
    def put(name: str, chance: Random) -> str:
        at = chance.choice([at for at, char in enumerate(name) if char in table] or [-1])
        return name if at < 0 else name[:at] + chance.choice(table[name[at]]) + name[at + 1 :]

    return put


def _a_homophone(name: str, chance: Random) -> str:
    return _put(_homophones())(name, chance)


def _all_homophones(name: str, chance: Random) -> str:
    return "".join(chance.choice(_homophones().get(char, char)) for char in name)


def _numbered(pinyin: str) -> list[str]:
    numbered = []
    for syllable in syllables(pinyin):
        parts = unicodedata.normalize("NFD", syllable)
        tone = next((_MARKS[char] for char in parts if char in _MARKS), "")
        bare = "".join(char for char in parts if char not in _MARKS)
        numbered.append(bare.replace("u\u0308", "v") + tone)
    return numbered


def _tone_numbers(pinyin: str, chance: Random) -> str:
    return chance.choice(["", " "]).join(_numbered(pinyin))


def _bare(pinyin: str) -> str:
    return re.sub(r"\d", "", " ".join(_numbered(pinyin)))


def _spaced_otherwise(pinyin: str, chance: Random) -> str:
    first, *rest = _bare(pinyin).split()
    return first + "".join(chance.choice(["", " ", "'", "-"]) + syllable for syllable in rest)


def _initials(pinyin: str, chance: Random) -> str:
    return "".join(syllable[0] for syllable in _numbered(pinyin))


ENGLISH: dict[str, Callable[[str, Random], str]] = {
    "another letter": _another_letter,
    "two other letters": lambda name, c: _another_letter(_another_letter(name, c), c),
    "a letter too few": _missing,
    "a letter twice": _doubled,
    "two letters exchanged": _swapped,
    "a letter too few and another": lambda name, c: _missing(_another_letter(name, c), c),
    "words in another order": _reordered,
    "capitals": lambda name, _: name.swapcase(),
    "full width": lambda name, _: name.translate(_WIDE),
    "hyphens": lambda name, _: name.replace(" ", "-"),
    "no spaces": lambda name, _: name.replace(" ", ""),
}
CHINESE: dict[str, Callable[[str, Random], str]] = {
    "a homophone": _a_homophone,
    "homophones throughout": _all_homophones,
    "a look-alike": _put(_LIKE),
    "a character too few": _missing,
    "a character twice": _doubled,
    "two characters exchanged": _swapped,
    "traditional characters": lambda name, _: OpenCC("s2t").convert(name),
    "spaces between": lambda name, _: " ".join(name),
}
PINYIN: dict[str, Callable[[str, Random], str]] = {
    "tone marks": lambda pinyin, _: pinyin,
    "tone numbers": _tone_numbers,
    "no tones": lambda pinyin, _: _bare(pinyin),
    "spaced otherwise": _spaced_otherwise,
    "another letter in pinyin": lambda pinyin, c: _another_letter(_bare(pinyin), c),
    "a letter of pinyin too few": lambda pinyin, c: _missing(_bare(pinyin), c),
    "initials": _initials,
}


def slips(facts: Facts, chance: Random, each: int) -> Iterator[tuple[str, Ref, str, str]]:
    """What kind each slip is of, the entry, its name and what was typed; `each` of a kind."""
    every = [*_named(facts)]
    english = [(ref, name) for ref, name in every if re.fullmatch("[A-Za-z][A-Za-z -]{5,40}", name)]
    chinese = [(ref, name) for ref, name in every if re.fullmatch("[\u4e00-\u9fff]{2,12}", name)]
    terms = facts.terms.items()
    pinyin = [(Ref("terms", id), term.pinyin) for id, term in terms if _is_typed(term.pinyin)]
    for kinds, names in ((ENGLISH, english), (CHINESE, chinese), (PINYIN, pinyin)):
        for kind, change in kinds.items():
            made = 0
            while made < each:
                ref, name = chance.choice(names)
                typed = change(name, chance)
                if _is_slip(kind, name, typed):
                    made += 1
                    yield kind, ref, name, typed


def _named(facts: Facts) -> Iterator[tuple[Ref, str]]:
    for section in SECTIONS:
        for id, entry in getattr(facts, section).items():
            for rank, name in names_of(entry, facts):
                if rank != Rank.BORROWED:
                    yield Ref(section, id), name


def _is_typed(pinyin: str) -> bool:
    return bool(re.fullmatch(r"[^\d]{7,40}", pinyin))


def _is_slip(kind: str, name: str, typed: str) -> bool:
    """Whether what was typed is no more the name, and enough is left of it to tell.

    Of a two-character name half is left by another slip than of the ear or the eye.
    """
    if len(name) == 2 and kind.startswith(("a character", "two characters")):
        return False
    return kind in _SAME or key(typed) != key(name)


_SAME = {
    "capitals",
    "full width",
    "hyphens",
    "no spaces",
    "spaces between",
    "tone marks",
    "no tones",
    "spaced otherwise",
}
"""What makes no slip to the look-up, and is to be found all the same."""
