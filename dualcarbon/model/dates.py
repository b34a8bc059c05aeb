"""Dates that are known no better than they are written."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

from dualcarbon.text import Lang

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
"""The months in English, in order."""


class PartialDate(NamedTuple):
    """A year, a month or a day, known no better than written (`month` or `day` 0: not stated).

    Sorts by time; the less precise date comes before the dates that it contains.
    """

    year: int
    month: int = 0
    day: int = 0

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.

        Raises ValueError for any other form, for a day that no calendar has and for the year 0.
        """
        if not re.fullmatch(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?", text):
            raise ValueError(f"not a date of the form YYYY, YYYY-MM or YYYY-MM-DD: {text!r}")
        year, month, day = (*map(int, text.split("-")), 0, 0)[:3]
        date(year, month if "-" in text else 1, day if text.count("-") > 1 else 1)
        return cls(year, month, day)

    def __str__(self) -> str:
        parts = (f"{self.year:04}", f"{self.month:02}", f"{self.day:02}")
        return "-".join(parts[: 1 + bool(self.month) + bool(self.day)])

    def written(self, lang: Lang) -> str:
        """The date as prose writes it, no more precise than it is known: `September 2020`."""
        if lang == "zh":
            month = f"{self.month}月" if self.month else ""
            return f"{self.year}年{month}" + (f"{self.day}日" if self.day else "")
        month = f"{MONTHS[self.month - 1]} " if self.month else ""
        return (f"{self.day} " if self.day else "") + f"{month}{self.year}"

    @property
    def first(self) -> date:
        """The first day that the date can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The last day that the date can mean."""
        if self.day:
            return self.first
        if (self.year, self.month or 12) == (9999, 12):
            return date.max
        following = (
            date(self.year + self.month // 12, self.month % 12 + 1, 1)
            if self.month
            else date(self.year + 1, 1, 1)
        )
        return following - timedelta(days=1)
