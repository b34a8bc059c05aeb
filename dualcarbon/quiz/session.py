"""A session: what was asked and answered, and how it stands; no terminal, clock or disk."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Literal

from dualcarbon.frozen import frozen
from dualcarbon.quiz.items import Item

Wish = Literal["hint", "skip", "undo", "fact", "quit"]
"""What a person may type instead of an answer."""

_WISHES: dict[str, Wish] = {
    **dict.fromkeys(("h", "hint", "提示"), "hint"),
    **dict.fromkeys(("s", "skip", "跳过"), "skip"),
    **dict.fromkeys(("u", "undo", "撤销"), "undo"),
    **dict.fromkeys(("f", "fact", "事实"), "fact"),
    **dict.fromkeys(("q", "quit", "退出"), "quit"),
}
_LETTERS = "abcd"

Next = Literal["next", "sources", "fact", "guess", "undo", "quit"]
"""What a person may type when the answer has been told."""

_NEXTS: dict[str, Next] = {
    **dict.fromkeys(("", "n", "next", "下一题"), "next"),
    **dict.fromkeys(("s", "sources", "来源"), "sources"),
    **dict.fromkeys(("f", "fact", "事实"), "fact"),
    **dict.fromkeys(("g", "guess", "猜"), "guess"),
    **dict.fromkeys(("u", "undo", "撤销"), "undo"),
    **dict.fromkeys(("q", "quit", "退出"), "quit"),
}


@frozen
class Answer:
    """An item and the position of the option that was chosen, None where it was skipped.

    `again` says that it was missed before in the session, `guessed` that the learner says so.
    """

    item: Item
    chosen: int | None
    again: bool = False
    guessed: bool = False

    @property
    def right(self) -> bool:
        """Whether the chosen option is the key."""
        return self.chosen == self.item.key


@dataclass
class Session:
    """Items asked in order; `answers` holds those answered or skipped so far.

    Of the `total`, `items` are there, and the others come from `coming` when they are asked.
    `struck` are the options of the current item that hints have ruled out. A session that
    `repeats` asks at its end once more what was not answered right.
    """

    items: list[Item]
    coming: Iterator[Item] = field(default_factory=lambda: iter(()))
    total: int = 0
    answers: list[Answer] = field(default_factory=list)
    struck: list[int] = field(default_factory=list)
    repeats: bool = False

    def __post_init__(self) -> None:
        self.total = self.total or len(self.items)

    @property
    def current(self) -> Item | None:
        """The item to ask now; None when all are answered."""
        position = len(self.answers)
        if position == len(self.items) < self.total:
            self.items += islice(self.coming, 1)
            if position == len(self.items):  # no more can be made
                self.total = position
        if position < len(self.items):
            return self.items[position]
        missed = self.missed
        return missed[position - self.total] if position < self.total + len(missed) else None

    @property
    def missed(self) -> list[Item]:
        """What is to be asked once more at the end."""
        if not self.repeats:
            return []
        return [answer.item for answer in self.first if answer.guessed or not answer.right]

    @property
    def is_repeat(self) -> bool:
        """Whether the current item was asked before."""
        return len(self.answers) >= self.total > 0

    @property
    def first(self) -> list[Answer]:
        """The answers but those of items that came again."""
        return [answer for answer in self.answers if not answer.again]

    @property
    def answered(self) -> list[Answer]:
        """The first answers without what was skipped."""
        return [answer for answer in self.first if answer.chosen is not None]

    @property
    def right(self) -> int:
        """How many of the first answers are right so far."""
        return sum(answer.right for answer in self.first)

    def answer(self, chosen: int | None) -> Answer:
        """Judge option `chosen` (from 0) of the current item, or skip it; go on to the next."""
        assert self.current is not None
        answer = Answer(self.current, chosen, self.is_repeat)
        self.answers.append(answer)
        self.struck.clear()
        return answer

    def guess(self) -> None:
        """Note that the last answer was a guess."""
        self.answers[-1] = replace(self.answers[-1], guessed=True)

    def undo(self) -> Answer | None:
        """Take back the last answer, whose item is then asked again; None where there is none."""
        self.struck.clear()
        return self.answers.pop() if self.answers else None

    def hint(self) -> int | None:
        """Rule out one more wrong option; None where only two are left."""
        item = self.current
        assert item is not None
        wrong = [n for n in range(len(item.options)) if n != item.key and n not in self.struck]
        if len(wrong) <= 1:
            return None
        # The first or the last, by the item itself: what is left gives no place away.
        self.struck.append(wrong[-1] if len(item.stem.en) % 2 else wrong[0])
        return self.struck[-1]


def onward(typed: str) -> Next | None:
    """What is wished for when the answer has been told; None for anything else."""
    return _NEXTS.get(unicodedata.normalize("NFKC", typed).strip().casefold())


def choice(typed: str, options: int) -> int | Wish | None:
    """The option that an answer names by number or letter, a wish, or None for anything else.

    Case, width and space around it don't count: `b`, `Ｂ`, `2` and `２` are the same answer.
    """
    text = unicodedata.normalize("NFKC", typed).strip().casefold().rstrip(".)")
    if wish := _WISHES.get(text):
        return wish
    if len(text) == 1 and text in _LETTERS[:options]:
        return _LETTERS.index(text)
    if len(text) == 1 and text.isascii() and text.isdecimal() and 1 <= int(text) <= options:
        return int(text) - 1
    return None
