"""A draft as passages that know where they stand; Markdown that is no prose is blanked out."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property

from dualcarbon.names.keys import HAN
from dualcarbon.text import Lang

_KEPT = frozenset("，：；！？（）。、【】《》“”‘’")
"""Full-width marks that stay as they are, since they part Chinese sentences."""

_NO_PROSE = re.compile(
    r"""
    ^[ ]{0,3}(?P<fence>`{3,}|~{3,})[^\n]*\n.*?(?:^[ ]{0,3}(?P=fence)[^\n]*$|\Z)  # a block of code
    | (?<!`)(?P<ticks>`+)(?!`)[^\n]*?(?<!`)(?P=ticks)(?!`)                       # code in a line
    | (?<=\])\([^()\s]*\)                                                        # where a link goes
    | <!--.*?-->
    | https?://[^\s<>()，。；、）》]+
    """,
    re.VERBOSE | re.MULTILINE | re.DOTALL,
)
_FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_END = re.compile(
    r"[。！？](?:[”’」』）)]*)|(?<=[^A-Z\d.][a-z\d%)])[.!?][”’\"')]*(?=\s+[A-Z“‘\"'(\d])|\n[ \t]*\n"
    r"|\n(?=[ ]{0,3}(?:[-*+#>|]|\d+[.)]\s))"
)
"""Where a sentence ends: a mark, an empty line, or before a heading or an item of a list."""


def folded(text: str) -> str:
    """The text with plain digits, letters and signs, each character in its place."""
    return "".join(map(_folded, text)) if not text.isascii() else text


def _folded(char: str) -> str:
    if char.isascii() or char in _KEPT:
        return char
    plain = unicodedata.normalize("NFKC", char)
    return plain if len(plain) == 1 else char


def lowered(text: str) -> str:
    """The text in lower case, each character in its place."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(one if len(one := char.lower()) == 1 else char for char in text)


def without_markup(text: str) -> str:
    """The text in which spaces stand for what is code, an address or a comment."""
    for pattern in (_FRONT, _NO_PROSE):
        text = pattern.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)
    return text


class Passage:
    """A sentence, or what is compared as one, and where in the draft it begins.

    In its `text` spaces stand for the ends of `lines`.
    """

    def __init__(self, text: str, start: int) -> None:
        self.lines = text
        self.text = text.replace("\n", " ")
        self.start = start

    @cached_property
    def low(self) -> str:
        """The text in lower case."""
        return lowered(self.text)

    @cached_property
    def lang(self) -> Lang:
        """The language: Chinese where a fifth of the letters are Han."""
        han = sum(map(len, HAN.findall(self.text)))
        return "zh" if han * 5 > sum(map(str.isalpha, self.text)) else "en"

    def clause(self, at: int) -> tuple[int, int]:
        """From where to where the clause around a place goes."""
        place = bisect_right(self._ends, at)
        return (
            self._ends[place - 1] if place else 0,
            self._ends[place] if place < len(self._ends) else len(self.text),
        )

    @cached_property
    def _ends(self) -> list[int]:
        return [match.end() for match in _CLAUSE.finditer(self.text)]


_CLAUSE = re.compile(r"[，。；：！？]|[,;:](?=\s)|\.(?=\s|$)|\s[–—-]\s")


def sentences(text: str) -> Iterator[Passage]:
    """The sentences of a draft, in order."""
    plain, at = folded(without_markup(text)), 0
    for end in (*(match.end() for match in _END.finditer(plain)), len(plain)):
        yield from _passage(plain, at, end)
        at = end


def paragraphs(text: str) -> list[Passage]:
    """The paragraphs of a draft: what stands between empty lines, or else each line."""
    plain = folded(without_markup(text))
    parting = r"\n[ \t]*\n" if re.search(r"\S[^\n]*\n[ \t]*\n+[ \t]*\S", plain) else r"\n"
    ends = [match.end() for match in re.finditer(parting, plain)]
    at = 0
    parts: list[Passage] = []
    for end in (*ends, len(plain)):
        parts += _passage(plain, at, end)
        at = end
    return parts


def _passage(text: str, start: int, end: int) -> Iterator[Passage]:
    """The passage between two places, without the spaces around it; none where there is no text."""
    part = text[start:end]
    bare = part.strip()
    if bare:
        yield Passage(bare, start + len(part) - len(part.lstrip()))
