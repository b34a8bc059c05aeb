"""What is wrong with a fact base, and where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dualcarbon.text import Lang, Text, shorten, visible

Severity = Literal["error", "warning"]

Way = tuple[str | int, ...]
"""The way to a value from the top of the file: `("terms", "carbon-sink", "sources", 0)`."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place in a file; line and column count from 1."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule broken at one place; `code` is stable, `message` says what would be right."""

    place: Place
    code: str
    message: Text

    @property
    def severity(self) -> Severity:
        """An error keeps a base from being used; a warning is worth a look."""
        return "error" if self.code.startswith("E") else "warning"

    def line(self, lang: Lang) -> str:
        """The finding on one line: `facts.yaml:812:5 E301 unknown source …`."""
        return on_a_line(f"{self.place} {self.code} {shorten(self.message[lang], _LONGEST)}")


_LONGEST = 400
"""Characters of a message that a line shows, however many values it quotes."""


def on_a_line(text: str) -> str:
    """`text` as one line of which every character can be seen."""
    return visible(text).replace("\n", " ")
