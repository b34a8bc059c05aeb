"""Numbers as Chinese writes them in a list: 第一项, 十, 二十三."""

from __future__ import annotations

_DIGITS = "零一二三四五六七八九"
NUMERALS = f"{_DIGITS}十"
"""The characters that a number below 100 is written with."""

_ORDINAL, _COUNTED = "第", ("项行动", "项", "条", "个", "章", "节")


def number_typed(text: str) -> int | None:
    """The number from 1 to 99 that is written so, in digits or in Chinese; None for others."""
    bare = text.strip().removeprefix(_ORDINAL)
    for word in _COUNTED:
        bare = bare.removesuffix(word)
    if bare.isdecimal():
        return int(bare) if len(bare) <= len("99") else None
    tens, ten, ones = bare.rpartition("十")
    if not set(tens + ones) <= set(_DIGITS) or max(len(tens), len(ones)) > 1 or not bare:
        return None
    value = 10 * _digit(tens, 1) if ten else 0
    return value + _digit(ones, 0) or None


def _digit(char: str, absent: int) -> int:
    return _DIGITS.index(char) if char else absent
