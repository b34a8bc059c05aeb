"""Questions in Aiken, the plainest format that learning platforms take.

https://docs.moodle.org/en/Aiken_format: the question on one line, each choice on the next behind
its letter, then the letter of the right one. There is no room for an id, a tag or a word on a
choice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from dualcarbon.exports.multichoice import Multichoice

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

_NO_STEM = re.compile(r"[A-Z][.)]|ANSWER:")
"""How a line begins that is no question but a choice, or the key."""


def aiken(questions: Iterable[Multichoice]) -> str:
    """The questions, each of which the format can hold."""
    return "\n".join(map(_question, questions))


def holds(question: Multichoice) -> bool:
    """Whether the format can hold a question: its stem does not read as one of the other lines."""
    return _NO_STEM.match(question.stem) is None


def _question(question: Multichoice) -> str:
    choices = zip(_LETTERS, question.choices, strict=False)
    lines = (
        question.stem,
        *(f"{letter}. {choice.text}" for letter, choice in choices),
        f"ANSWER: {_LETTERS[question.key]}",
    )
    return "".join(f"{line}\n" for line in lines)
