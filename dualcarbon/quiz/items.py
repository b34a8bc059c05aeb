"""What a quiz item is, and the draws by which items and papers are made.

All draws go through `Draw`, whose sequence for a seed is the same on every machine and Python.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from dualcarbon.model import Citation
from dualcarbon.text import Text

Kind = str
"""The kind of question, by the name of its maker: `definition`, `year`, `figure` …"""

MOST_OPTIONS = 4
FEWEST_OPTIONS = 3
"""Three options do as well as four and fewer do not (Rodriguez 2005, EM:IP 24(2))."""

Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to choose; `why` says what it really is, for those who choose it in error."""

    text: Text
    why: Text


@dataclass(frozen=True, slots=True)
class Item:
    """One question with exactly one right answer, `options[key]`.

    `fact` is the path of the fact that it asks for (`events.unga-75`), `explanation` says the fact
    and `sources` back it.
    """

    fact: str
    kind: Kind
    topic: str
    stem: Text
    options: tuple[Option, ...]
    key: int
    explanation: Text
    sources: tuple[Citation, ...]


class Draw:
    """Reproducible draws: only `Random.random` is used, whose sequence Python promises to keep."""

    def __init__(self, seed: str) -> None:
        # The bytes of a text seed as the text does; half a character has none otherwise.
        self._random = random.Random(seed.encode(errors="surrogatepass"))  # noqa: S311  # a quiz, not a secret

    def below(self, limit: int) -> int:
        """A whole number from 0 to `limit` - 1."""
        return int(self._random.random() * limit)

    def shuffled(self, things: Iterable[Thing]) -> list[Thing]:
        """The things in random order (Fisher and Yates)."""
        order = list(things)
        for last in range(len(order) - 1, 0, -1):
            other = self.below(last + 1)
            order[last], order[other] = order[other], order[last]
        return order


def with_options(
    key: Option, distractors: Sequence[Option], draw: Draw
) -> tuple[tuple[Option, ...], int] | None:
    """The key among its distractors in random order, and its position; None if they are too few.

    Distractors that read like the key or like each other are left out.
    """
    chosen = [key]
    for option in distractors:
        if len(chosen) < MOST_OPTIONS and not any(_alike(option, other) for other in chosen):
            chosen.append(option)
    if len(chosen) < FEWEST_OPTIONS:
        return None
    order = draw.shuffled(chosen)
    return tuple(order), order.index(key)


def in_order(
    key: Thing, others: Iterable[Thing], size_of: Callable[[Thing], Decimal | int], draw: Draw
) -> tuple[list[Thing], int] | None:
    """The key among the nearest of `others` in rising order, and its rank; None if too few.

    The rank is drawn before the distractors, so that the key is not always in the middle.
    """
    pool = sorted(others, key=size_of)
    below = [other for other in pool if size_of(other) < size_of(key)]
    above = [other for other in pool if size_of(other) > size_of(key)]
    size = min(MOST_OPTIONS, len(below) + len(above) + 1)
    if size < FEWEST_OPTIONS:
        return None
    ranks = [r for r in range(size) if r <= len(below) and size - 1 - r <= len(above)]
    rank = ranks[draw.below(len(ranks))]
    lower = below[len(below) - rank :] if rank else []
    return [*lower, key, *above[: size - 1 - rank]], rank


def _alike(one: Option, other: Option) -> bool:
    """Whether two options can't be told apart, or one says what the other says and more."""
    return any(
        a and b and (a in b or b in a)
        for a, b in (
            (one.text.en.casefold(), other.text.en.casefold()),
            (one.text.zh, other.text.zh),
        )
    )
