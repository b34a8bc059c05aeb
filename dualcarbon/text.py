"""Text in both languages, and what makes any text safe to show."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

Lang = Literal["en", "zh"]


@dataclass(frozen=True, slots=True)  # made by the hundred, so worth its definition
class Text:
    """One statement in English and in Simplified Chinese; either may be empty, not both."""

    en: str = ""
    zh: str = ""

    def __getitem__(self, lang: Lang) -> str:
        """The text in `lang`, or in the other language where `lang` has none."""
        return (self.zh or self.en) if lang == "zh" else (self.en or self.zh)

    def __bool__(self) -> bool:
        return bool(self.en or self.zh)


NO_TEXT = Text()

CONTROL = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
"""A character, other than a line's end, that acts on a terminal or on the direction of text."""


def visible(text: str) -> str:
    r"""`text` with every control character written out (ESC becomes `\x1b`)."""
    return CONTROL.sub(lambda match: ascii(match[0])[1:-1], text)


def shorten(text: str, limit: int = 80) -> str:
    """`text` on one line, cut after `limit` characters with `...` where it is longer."""
    line = " ".join(text[: limit + 1].splitlines())
    return line if len(text) <= limit else line[:limit] + "..."


def cells(text: str) -> int:
    """Columns that `text` takes in a terminal: 2 for wide East Asian characters, 0 for marks."""
    if text.isascii():
        return len(text)
    return sum(
        2 if unicodedata.east_asian_width(c) in "WF" else 0 if unicodedata.combining(c) else 1
        for c in text
    )


_NOT_FIRST = frozenset("，。、；：！？）》”’」』…—％%,.;:!?)]*")
_NOT_LAST = frozenset("（《“‘「『([")


def pieces(text: str) -> list[str]:
    """`text` cut wherever a line may end: after spaces, and between Han characters.

    No piece begins with a mark that closes or ends with one that opens (GB/T 15834-2011, 5.1).
    """
    cut: list[str] = []
    for char in text:
        last = cut[-1][-1] if cut else " "
        wide = cells(char) > 1 or cells(last) > 1
        may_end = (last == " " and char != " ") or (
            wide and char not in _NOT_FIRST and char != " " and last not in _NOT_LAST
        )
        if may_end or not cut:
            cut.append(char)
        else:
            cut[-1] += char
    return cut


def shortened(text: str, width: int | None) -> str:
    """The text on one line of at most `width` columns, cut where a line may end."""
    if width is None or cells(text) <= width:
        return text
    kept = ""
    for piece in pieces(text):
        if cells(kept + piece) > width - 1:
            break
        kept += piece
    return f"{kept.rstrip()}…"
