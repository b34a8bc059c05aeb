"""What a quiz item is, and the draws by which items and papers are made.

All draws go through `Draw`, whose sequence for a seed is the same on every machine and Python.
"""

from __future__ import annotations

import random
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TypeVar

from dualcarbon.cues import OPTION, STEM
from dualcarbon.frozen import frozen
from dualcarbon.model.parts import Citation
from dualcarbon.quiz.vocab import QuestionKind
from dualcarbon.text import Lang, Text

LEVELS = (1, 2, 3)
"""From what everybody in the field knows to what a specialist knows."""

MOST_WORDS, MOST_CHARACTERS = STEM
OPTION_WORDS, OPTION_CHARACTERS = OPTION

LANGUAGES: tuple[Lang, ...] = ("en", "zh")

Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to choose; `why` says what it really is, for those who choose it in error.

    `error` names the error that a wrong answer stands for, so where it was taken from:
    `superseded`, `other-year`, `confused` …; the right one has none. `measure` is how large it is
    beside the others, or when it was, as a year with its fraction, where that can be drawn.
    """

    text: Text
    why: Text
    error: str = ""
    measure: float | None = None


@frozen
class Item:
    """One question with exactly one right answer, `options[key]`.

    `fact` is the path of the fact that it asks for (`events.unga-75`), `level` one of `LEVELS`,
    `explanation` says the fact and `sources` back it. `subject` is what is to be known, in
    whatever kind: the path of an entry, of a point of a series or of a measure of a plan.
    """

    fact: str
    kind: QuestionKind
    topic: str
    stem: Text
    options: tuple[Option, ...]
    key: int
    explanation: Text
    sources: tuple[Citation, ...]
    level: int = 2
    subject: str = ""


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


def short_enough(text: Text, most_words: int, most_characters: int) -> bool:
    """Whether a text is short enough in each language that it has."""
    return len(text.en.split()) <= most_words and len(text.zh) <= most_characters


def fits(stem: Text, languages: Collection[str]) -> bool:
    """Whether a stem is short enough in the languages in which it is asked."""
    shown = Text(*(stem[lang] if lang in languages else "" for lang in LANGUAGES))
    return short_enough(shown, MOST_WORDS, MOST_CHARACTERS)


def quoted(text: Text) -> Text:
    """A text as material in a stem: in quotation marks, quotation marks within made single."""
    en, zh = (t.replace("“", "‘").replace("”", "’") for t in (text["en"], text["zh"]))
    return Text(f"“{en.rstrip('.')}”", f"“{zh.rstrip('。.')}”")


def capitalised(text: str) -> str:
    """A text with a capital letter first, the others as they are."""
    return text[:1].upper() + text[1:]


_WORDS_A_SECOND, _CHARACTERS_A_SECOND = 4, 8
"""How fast people read English and Chinese."""


def reading_time(item: Item, lang: Lang) -> float:
    """Seconds that it takes to read an item with its options."""
    texts = [item.stem[lang], *(option.text[lang] for option in item.options)]
    if lang == "zh":
        return sum(map(len, texts)) / _CHARACTERS_A_SECOND
    return sum(len(text.split()) for text in texts) / _WORDS_A_SECOND
