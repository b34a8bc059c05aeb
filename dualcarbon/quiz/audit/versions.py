"""An item in one of its languages, as an auditor looks at it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from dualcarbon.model.entries import Entry, Facts
from dualcarbon.quiz.items import Item
from dualcarbon.quiz.phrasing import Phrasing
from dualcarbon.text import Lang


@dataclass(frozen=True)
class Version:
    """An item in a language, and the facts that it was made from."""

    facts: Facts
    item: Item
    lang: Lang

    @cached_property
    def phrasing(self) -> Phrasing:
        """What one sees of it."""
        options = [option.text[self.lang] for option in self.item.options]
        return Phrasing(self.item.stem[self.lang], options)

    @property
    def stem(self) -> str:
        """The question."""
        return self.phrasing.stem

    @property
    def options(self) -> Sequence[str]:
        """The answers to choose from, in their order."""
        return self.phrasing.options

    @property
    def size(self) -> int:
        """How many options it has."""
        return len(self.item.options)

    @property
    def key(self) -> str:
        """The right answer."""
        return self.options[self.item.key]

    @property
    def wrong(self) -> list[str]:
        """The other answers."""
        return [text for place, text in enumerate(self.options) if place != self.item.key]

    @cached_property
    def entry(self) -> Entry | None:
        """The entry that the item is about; None where the base has none of that name."""
        section, _, rest = self.item.fact.partition(".")
        entry = getattr(self.facts, section, {}).get(rest.split(".")[0])
        return entry if isinstance(entry, Entry) else None


def digits_in(text: str) -> str:
    """The first number in a text, as it is written; empty where there is none."""
    match = re.search(r"[0-9][0-9,]*(?:\.[0-9]+)?", text)
    return match[0] if match else ""
