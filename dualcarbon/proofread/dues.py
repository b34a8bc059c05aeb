"""The years in a passage, and whether something is due before one, by it or in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

How = Literal["before", "by", "in", "around"]
"""How a year is meant: it is left out, it is the last, the very one, or one near it."""


class Due(NamedTuple):
    """A year as it is worded; from `start` to `end` are its words.

    One that `is_bare` has no word before it; from one that `is_start` something is counted.
    """

    start: int
    end: int
    year: int
    how: How
    is_bare: bool = False
    is_start: bool = False


_ZH = re.compile(
    r"(?P<at>到|于|在|至|截至|截止|自|从|比|较)?\s?(?P<year>(?:19|20)\d\d)\s?年"
    r"(?P<end>[年]?(?:底|末|12月底?|年底|年末))?(?P<after>[以之]?前(?!后"
    r"|[\d一二三四五六七八九十两几]+(?:个|月|季|年|批|位|次|天|大|家))|前后|左右)?"
)
_EN = re.compile(
    r"\b(?P<at>(?:in or |on or |by or )?(?:before|by|until|within|through|around|about|in|from|"
    r"since|ahead of|prior to|no later than|not later than|come|for|of)"
    r"(?:\s(?:or before|or by))?\s)?"
    r"(?P<end>(?:the\s)?(?:end of|year|end-|close of|start of)\s?)?"
    r"(?P<month>(?:january|february|march|april|may|june|july|august|september|october|november|"
    r"december)\s)?(?P<year>(?:19|20)\d\d)\b(?![-–]\d|,\d|%)(?!\s?(?:kwh|gw|twh|mw|tonnes|units))"
)


def dues(low: str) -> list[Due]:
    """The years in a folded passage in lower case, in order."""
    return sorted((*_chinese(low), *_english(low)))


def _chinese(low: str) -> Iterator[Due]:
    for match in _ZH.finditer(low):
        span = match.start(), match.end(), int(match["year"])
        after = match["after"] or ""
        if after in ("前后", "左右"):
            yield Due(*span, "around")
        elif after:
            yield Due(*span, "by" if match["end"] else "before")
        elif match["at"] in ("到", "至"):
            yield Due(*span, "by")
        else:
            is_start = match["at"] in ("自", "从", "比", "较")
            is_bare = match["at"] not in ("于", "在")
            yield Due(*span, "in", is_bare=is_bare, is_start=is_start)


def _english(low: str) -> Iterator[Due]:
    for match in _EN.finditer(low):
        at, end = (match["at"] or "").strip(), match["end"] or ""
        span = match.start(), match.end(), int(match["year"])
        if re.search(r"\bor\b", at):
            yield Due(*span, "by")
        elif at in ("before", "ahead of", "prior to"):
            yield Due(*span, "by" if end and "start" not in end else "before")
        elif at in ("by", "no later than", "not later than", "until", "within", "through"):
            yield Due(*span, "by")
        elif at in ("around", "about"):
            yield Due(*span, "around")
        else:
            yield Due(*span, "in", is_bare=at != "in", is_start=at in ("from", "since"))
