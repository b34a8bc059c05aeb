"""What somebody who goes by a cue alone would choose.

The cues are those by which test-wise people score without knowledge: Haladyna, Downing and
Rodriguez (2002), Applied Measurement in Education 15(3), rules 20, 23, 24 and 28; Attali and
Bar-Hillel (2003), Journal of Educational Measurement 40, on keys in the middle.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Collection, Sequence

from dualcarbon.cues import words
from dualcarbon.names.keys import HAN
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
        return _any(phrasing)
    order = sorted(range(len(numbers)), key=numbers.__getitem__)
    return sorted({order[(len(order) - 1) // 2], order[len(order) // 2]})


def _roundest(phrasing: Phrasing) -> list[int]:
    numbers = None if phrasing.years else phrasing.numbers  # a year is no quantity
    return _most(roundness(numbers)) if numbers else _any(phrasing)


def _odd_unit(phrasing: Phrasing) -> list[int]:
    units = [pair[1] if (pair := figure(option)) else "" for option in phrasing.options]
    return _most([-units.count(unit) for unit in units])


def _rare_echo(phrasing: Phrasing) -> list[int]:
    return _by_rare_parts(phrasing, _beginnings)


def _characters(phrasing: Phrasing) -> list[int]:
    return _by_rare_parts(phrasing, _han)


def _by_rare_parts(phrasing: Phrasing, parts: Callable[[str], Collection[str]]) -> list[int]:
    """The options that share most with the stem; what all of them have counts for nothing."""
    of_options = [parts(option) for option in phrasing.options]
    df = Counter(part for option in of_options for part in option)
    stem, count = {*parts(phrasing.stem)}, len(of_options)
    weights = {part: math.log(count / df[part]) for part in df if part in stem}
    return _most([round(sum(weights.get(p, 0) for p in option), 6) for option in of_options])


def _beginnings(text: str) -> Collection[str]:
    """Words by their first letters, so that `captured` echoes `capture`; pairs of characters."""
    return {word[:_STEM_LETTERS] if word.isascii() else word for word in words(text)}


def _han(text: str) -> Collection[str]:
    return {char for run in HAN.findall(text) for char in run}


def _prior(phrasing: Phrasing) -> list[int]:
    """The years that most targets are for: 2030, or else 2025."""
    years = phrasing.years or ()
    wanted = next((year for year in _USUAL_YEARS if year in years), None)
    return [at for at, year in enumerate(years) if year == wanted] or _any(phrasing)


def _recent(phrasing: Phrasing) -> list[int]:
    """The year nearest to those of which most is known."""
    years = phrasing.years
    return _most([-abs(year - _KNOWN_BEST) for year in years]) if years else _any(phrasing)


def _fives(phrasing: Phrasing) -> list[int]:
    return _years_by_five(phrasing, fives=True)


def _no_fives(phrasing: Phrasing) -> list[int]:
    return _years_by_five(phrasing, fives=False)


def _years_by_five(phrasing: Phrasing, *, fives: bool) -> list[int]:
    years = phrasing.years or ()
    return [at for at, year in enumerate(years) if (year % 5 == 0) == fives] or _any(phrasing)


def _trend(phrasing: Phrasing) -> list[int]:
    """Of years with numbers, the one that fits best into the order of the others."""
    pairs = phrasing.pairs
    if not pairs:
        return _any(phrasing)
    crossed = [[(a[0] - b[0]) * (a[1] - b[1]) < 0 for b in pairs] for a in pairs]
    falls = 2 * sum(map(sum, crossed)) > len(pairs) * (len(pairs) - 1)
    return _most([sum(row) if falls else -sum(row) for row in crossed])


def _any(phrasing: Phrasing) -> list[int]:
    return [*range(len(phrasing.options))]


_STEM_LETTERS = 5
_USUAL_YEARS = (2030, 2025)
_KNOWN_BEST = 2022.5

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
    "rare-echo": _rare_echo,
    "characters": _characters,
    "prior-2030": _prior,
    "near-2022": _recent,
    "fives": _fives,
    "no-fives": _no_fives,
    "trend": _trend,
}
"""The guessers. One that finds nothing to go by chooses among all options."""
