"""What somebody who goes by a cue alone would choose.

The cues are those by which test-wise people score without knowledge: Haladyna, Downing and
Rodriguez (2002), Applied Measurement in Education 15(3), rules 20, 23, 24 and 28; Attali and
Bar-Hillel (2003), Journal of Educational Measurement 40, on keys in the middle.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from dualcarbon.cues import words
from dualcarbon.quiz.phrasing import Phrasing
from dualcarbon.quiz.traits import figure, roundness, width

Cue = Callable[[Phrasing], list[int]]
"""From a question to the positions of the options that a guesser would choose among."""


def _most(scores: Sequence[float]) -> list[int]:
    return [at for at, score in enumerate(scores) if score == max(scores)]


def _last(phrasing: Phrasing) -> list[int]:
    return [len(phrasing.options) - 1]


def _longest(phrasing: Phrasing) -> list[int]:
    return _most([width(option) for option in phrasing.options])


def _shortest(phrasing: Phrasing) -> list[int]:
    return _most([-width(option) for option in phrasing.options])


def _echo(phrasing: Phrasing) -> list[int]:
    return _most([len(words(phrasing.stem) & words(option)) for option in phrasing.options])


def _convergence(phrasing: Phrasing) -> list[int]:
    parts = [words(option) | {*re.findall(r"[0-9][0-9.,]*", option)} for option in phrasing.options]
    return _most(
        [
            sum(len(one & other) for b, other in enumerate(parts) if a != b)
            for a, one in enumerate(parts)
        ]
    )


def _middle(phrasing: Phrasing) -> list[int]:
    numbers = phrasing.numbers
    if numbers is None:
        return [*range(len(phrasing.options))]
    order = sorted(range(len(numbers)), key=numbers.__getitem__)
    return sorted({order[(len(order) - 1) // 2], order[len(order) // 2]})


def _roundest(phrasing: Phrasing) -> list[int]:
    numbers = phrasing.numbers
    return _most(roundness(numbers)) if numbers else [*range(len(phrasing.options))]


def _odd_unit(phrasing: Phrasing) -> list[int]:
    units = [pair[1] if (pair := figure(option)) else "" for option in phrasing.options]
    return _most([-units.count(unit) for unit in units])


CUES: dict[str, Cue] = {
    "first": lambda _: [0],
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
