"""A session: what was asked and answered, and how it stands; no terminal, clock or disk."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

from dualcarbon.quiz.items import Item

QUIT = -1
"""What `choice` returns for a wish to stop."""

_LETTERS = "abcdefgh"


@dataclass(frozen=True, slots=True)
class Answer:
    """An item and the position of the option that was chosen."""

    item: Item
    chosen: int

    @property
    def right(self) -> bool:
        """Whether the chosen option is the key."""
        return self.chosen == self.item.key


@dataclass
class Session:
    """Items asked in order; `answers` holds those answered so far."""

    items: Sequence[Item]
    answers: list[Answer] = field(default_factory=list)

    @property
    def current(self) -> Item | None:
        """The item to ask now; None when all are answered."""
        return self.items[len(self.answers)] if len(self.answers) < len(self.items) else None

    @property
    def right(self) -> int:
        """How many answers are right so far."""
        return sum(answer.right for answer in self.answers)

    def answer(self, chosen: int) -> Answer:
        """Judge option `chosen` (from 0) of the current item and go on to the next."""
        assert self.current is not None
        given = Answer(self.current, chosen)
        self.answers.append(given)
        return given


def choice(typed: str, options: int) -> int | None:
    """The option that an answer names by number or letter, `QUIT`, or None for anything else.

    Case, width and space around it don't count: `b`, `Ｂ`, `2` and `２` are the same answer.
    """
    text = unicodedata.normalize("NFKC", typed).strip().casefold().rstrip(".)")
    if text in ("q", "quit", "退出"):
        return QUIT
    if len(text) == 1 and text in _LETTERS[:options]:
        return _LETTERS.index(text)
    if text.isascii() and text.isdecimal() and 1 <= int(text[:3]) <= options and len(text) == 1:
        return int(text) - 1
    return None
