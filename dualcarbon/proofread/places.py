"""Lines and columns of a text."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate


class Places:
    """The places of a text by line and column, which count from 1."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]

    def of(self, at: int) -> tuple[int, int]:
        """The line and column of the character at a place."""
        line = bisect_right(self._starts, at, hi=len(self._starts) - 1)
        return line, at - self._starts[line - 1] + 1
