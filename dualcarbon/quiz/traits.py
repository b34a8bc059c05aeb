"""What can be seen of a text in a question without knowing its subject."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import lru_cache

from dualcarbon.names.keys import HAN
from dualcarbon.text import cells

_POWERS = {"": 0, "万": 4, "亿": 8, "万亿": 12}
_FIGURE = re.compile(
    r"(?:about |at least |more than |at most |above |below |up |约|超过|低于|上升)?(down |下降)?"
    r"(-?[0-9][0-9,]*(?:\.[0-9]+)?)\s?(万亿|亿|万)?(.{0,24}?)(?:(?<!年)(?:以上|以内|左右))?"
)
_MORE = re.compile("[0-9]|年.")
_ATTACHED = re.compile("-?[0-9,.]+[A-Za-z]")
_MANY = 1 << 14


@lru_cache(_MANY)
def plain(text: str) -> str:
    """`text` without case, width and marks, for telling whether two texts are the same."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(char for char in folded if char.isalnum() or char in ".%")


@lru_cache(_MANY)
def figure(text: str) -> tuple[Decimal, str] | None:
    """The number that a text consists of, with 万 and 亿, and its unit; None for others."""
    match = _FIGURE.fullmatch(text)
    if not match or _ATTACHED.match(text) or _MORE.search(re.sub("CO2e?", "", match[4])):
        return None
    value = Decimal(match[2].replace(",", "")).scaleb(_POWERS[match[3] or ""])
    return -value if match[1] else value, match[4].strip()


def figures(options: Iterable[str]) -> list[Decimal] | None:
    """The numbers that the options are; None where one of them is text."""
    pairs = [figure(option) for option in options]
    return [pair[0] for pair in pairs if pair] if all(pairs) else None


def roundness(numbers: Sequence[Decimal]) -> list[int]:
    """How round each is beside the others: 2 a multiple of 10, 1 of 5, 0 other.

    Counted in the last digit that any of the numbers needs.
    """
    exponents = [int(number.normalize().as_tuple().exponent) for number in numbers if number]
    whole = [int(number.scaleb(-min(exponents, default=0))) for number in numbers]
    return [2 if n % 10 == 0 else 1 if n % 5 == 0 else 0 for n in whole]


@lru_cache(_MANY)
def width(text: str) -> int:
    """Columns of a text: a Han character is two wide."""
    return cells(text)


@lru_cache(_MANY)
def shape(text: str) -> tuple[bool, ...]:
    """The outward form of a text: a number first, a title in 《》, a sentence, Han."""
    return (
        text[:1].isdecimal(),
        text.startswith("《"),
        text.endswith((".", "。")),
        bool(HAN.search(text)),
    )


def same_shape(one: str, other: str) -> bool:
    """Whether two texts are of one form, with a capital or without.

    An abbreviation such as CO2 begins names of all sorts, so that its capitals say nothing.
    """
    capitals = {_capital(one), _capital(other)} - {None}
    return shape(one) == shape(other) and len(capitals) <= 1


@lru_cache(_MANY)
def _capital(text: str) -> bool | None:
    """Whether a text begins with a capital; None for an abbreviation."""
    word = re.search(r"[^\W\d_]+", text)
    if word is None:
        return False
    return None if len(word[0]) > 1 and word[0].isupper() else word[0][0].isupper()
