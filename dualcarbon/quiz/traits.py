"""What can be seen of a question without knowing its subject, and what a guesser makes of it.

The cues are those by which test-wise people score without knowledge: Haladyna, Downing and
Rodriguez (2002), Applied Measurement in Education 15(3), rules 20, 23, 24 and 28; Attali and
Bar-Hillel (2003), Journal of Educational Measurement 40, on keys in the middle.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from functools import lru_cache

from dualcarbon.cues import words
from dualcarbon.names.keys import HAN
from dualcarbon.text import cells

_POWERS = {"": 0, "万": 4, "亿": 8, "万亿": 12}
_FIGURE = re.compile(
    r"(?:about |at least |more than |at most |above |below |约|超过|低于)?"
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
    if not match or _ATTACHED.match(text) or _MORE.search(re.sub("CO2e?", "", match[3])):
        return None
    return Decimal(match[1].replace(",", "")).scaleb(_POWERS[match[2] or ""]), match[3].strip()


def figures(options: Iterable[str]) -> list[Decimal] | None:
    """The numbers that the options are; None where one of them is text."""
    found = [figure(option) for option in options]
    return [pair[0] for pair in found if pair] if all(found) else None


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
    """The outward form of a text: a number first, a title in 《》, a sentence, Han, a capital."""
    letter = next((char for char in text if char.isalpha()), "")
    return (
        text[:1].isdecimal(),
        text.startswith("《"),
        text.endswith((".", "。")),
        bool(HAN.search(text)),
        letter.isupper(),
    )


Cue = Callable[[str, Sequence[str]], list[int]]
"""From the stem and the options to the positions that a guesser would choose among."""


def _most(scores: Sequence[float]) -> list[int]:
    return [at for at, score in enumerate(scores) if score == max(scores)]


def _first(stem: str, options: Sequence[str]) -> list[int]:  # noqa: ARG001  # one form for all
    return [0]


def _last(stem: str, options: Sequence[str]) -> list[int]:  # noqa: ARG001
    return [len(options) - 1]


def _longest(stem: str, options: Sequence[str]) -> list[int]:  # noqa: ARG001
    return _most([width(option) for option in options])


def _shortest(stem: str, options: Sequence[str]) -> list[int]:  # noqa: ARG001
    return _most([-width(option) for option in options])


def _echo(stem: str, options: Sequence[str]) -> list[int]:
    return _most([len(words(stem) & words(option)) for option in options])


def _convergence(stem: str, options: Sequence[str]) -> list[int]:  # noqa: ARG001
    parts = [words(option) | {*re.findall(r"[0-9][0-9.,]*", option)} for option in options]
    return _most(
        [
            sum(len(one & other) for b, other in enumerate(parts) if a != b)
            for a, one in enumerate(parts)
        ]
    )


def _middle(stem: str, options: Sequence[str]) -> list[int]:  # noqa: ARG001
    numbers = figures(options)
    if numbers is None:
        return [*range(len(options))]
    order = sorted(range(len(numbers)), key=numbers.__getitem__)
    return sorted({order[(len(order) - 1) // 2], order[len(order) // 2]})


def _roundest(stem: str, options: Sequence[str]) -> list[int]:  # noqa: ARG001
    numbers = figures(options)
    return _most(roundness(numbers)) if numbers else [*range(len(options))]


def _odd_unit(stem: str, options: Sequence[str]) -> list[int]:  # noqa: ARG001
    units = [pair[1] if (pair := figure(option)) else "" for option in options]
    return _most([-units.count(unit) for unit in units])


CUES: dict[str, Cue] = {
    "first": _first,
    "last": _last,
    "longest": _longest,
    "shortest": _shortest,
    "echo": _echo,
    "convergence": _convergence,
    "middle": _middle,
    "roundest": _roundest,
    "odd-unit": _odd_unit,
}
"""The guessers. One that finds nothing to go by chooses among all options."""
