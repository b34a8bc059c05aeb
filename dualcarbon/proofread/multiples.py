"""Amounts in words: multiples (tripled, 增加两倍), tenths, halves and percentages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from dualcarbon.proofread.quantity import TIMES, Quantity, overlaps

_HANS = dict(zip("一二三四五六七八九十两半", (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 2, 0), strict=True))
_WORDS = dict(
    zip(
        [
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "twice",
            "once",
        ],
        (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 2, 1),
        strict=True,
    )
)

_TIMES = (
    # A multiple in words, and what it comes to: a number, or what is added to the one that is read.
    (
        r"(增加|增长|提高|扩大|上升)(?:了|约|近|超过)?([一二三四五六七八九十两]"
        r"|\d+(?:\.\d+)?)倍",
        2,
        1,
    ),
    (
        r"(?:增至|增加到|扩大到|提高到|增长到|升至|达到)?(?:原来的)?"
        r"([一二三四五六七八九十两]|\d+(?:\.\d+)?)倍",
        1,
        0,
    ),
    (r"翻(一|两|三)番", 1, None),
    (r"(\d+(?:\.\d+)?|\b[a-z]+) times\b", 1, 0),
    (r"(\d+|\b(?:two|three|four|five|six|seven|eight|nine|ten))-?fold", 1, 0),
)
_VERBS = (
    ("doubl(?:e|es|ed|ing)", 2),
    ("tripl(?:e|es|ed|ing)", 3),
    ("trebl(?:e|es|ed|ing)", 3),
    ("quadrupl(?:e|es|ed|ing)", 4),
)
_PARTS = (
    (r"([一二三四五六七八九])成(?=左右|以上|以下|[，。、；的]|$|多)", 10),
    (r"百分之([一二三四五六七八九十]+)", 1),
)
_HALVES = (
    ("half", 50),
    ("一半", 50),
    ("四分之一", 25),
    ("a quarter", 25),
    ("one quarter", 25),
    ("a third", 33),
    ("one third", 33),
    ("三分之一", 33),
    ("two thirds", 67),
    ("三分之二", 67),
    ("three quarters", 75),
    ("四分之三", 75),
    ("one fifth", 20),
    ("a fifth", 20),
    ("五分之一", 20),
    ("a tenth", 10),
    ("十分之一", 10),
)


def _read(word: str) -> Decimal | None:
    if word[:1].isdecimal():
        return Decimal(word)
    if word in _WORDS:
        return Decimal(_WORDS[word])
    return _han(word)


def _han(word: str) -> Decimal | None:
    """The number below 100 that is written in Han: 三, 十, 二十五."""
    tens, ten, ones = word.rpartition("十")
    if any(char not in _HANS for char in tens + ones) or max(len(tens), len(ones)) > 1:
        return None
    value = (10 * (_HANS[tens] if tens else 1) if ten else 0) + (_HANS[ones] if ones else 0)
    return Decimal(value) if value else None


def worded(low: str) -> Iterator[Quantity]:
    """Amounts in words: multiples, tenths, percentages, halves."""
    yield from _times_in(low)
    yield from _parts_in(low)


def _times_in(low: str) -> Iterator[Quantity]:
    seen: list[Quantity] = []
    for pattern, group, more in _TIMES:
        for match in re.finditer(pattern, low):
            value = _read(match[group])
            if value is not None:
                size = 2**value if more is None else value + more
                quantity = _of_word(match, TIMES, Decimal(size))
                seen += [] if overlaps(quantity, seen) else [quantity]
    yield from seen
    for word, times in _VERBS:
        for match in re.finditer(rf"\b{word}\b", low):
            yield _of_word(match, TIMES, Decimal(times))


def _parts_in(low: str) -> Iterator[Quantity]:
    for pattern, factor in _PARTS:
        for match in re.finditer(pattern, low):
            if value := _han(match[1]):
                yield _of_word(match, "%", value * factor)._replace(is_word=True)
    for word, part in _HALVES:
        for match in re.finditer(rf"\b{word}\b" if word.isascii() else word, low):
            yield _of_word(match, "%", Decimal(part))._replace(is_word=True)


def _of_word(match: re.Match[str], dimension: str, value: Decimal) -> Quantity:
    return Quantity(match.start(), match.end(), dimension, value, Decimal(1), str(value))
