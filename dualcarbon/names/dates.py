"""Dates among the words that a person types, in any usual form."""

from __future__ import annotations

from collections.abc import Sequence

from dualcarbon.model.dates import PartialDate

_LONGEST = 4
"""Words that one date is written in at most: `22 September 2020`, with a word to spare."""


def date_typed(text: str) -> PartialDate | None:
    """The date that is written so, as precise as it is written; None where it is none."""
    try:
        return PartialDate.parse(text.strip().rstrip("年"))
    except ValueError:
        return None


def date_among(words: Sequence[str]) -> tuple[PartialDate | None, tuple[str, ...]]:
    """The first date that some of the words make, and the words without it."""
    for length in range(min(_LONGEST, len(words)), 0, -1):
        for start in range(len(words) - length + 1):
            if date := date_typed(" ".join(words[start : start + length])):
                return date, (*words[:start], *words[start + length :])
    return None, tuple(words)
