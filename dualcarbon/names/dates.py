"""Dates as people write them, in either language; those of a base have one form of their own."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from contextlib import suppress
from datetime import date

from dualcarbon.model.dates import MONTHS, PartialDate

_LONGEST = 100
"""Characters that are looked at; no date has more."""

_MOST_WORDS = 4
"""Words that one date is written in at most: `22 of September, 2020`."""

_THESE_TIMES = range(1900, 2200)
"""Years that a number among other words is taken for."""

_NAMES = [month.casefold() for month in MONTHS]
_MONTH = "(?P<name>" + "|".join(f"{name}|{name[:3]}" for name in _NAMES) + r"|sept)\.?"
_YEAR, _DAY = r"(?P<year>\d{4})", r"(?P<day>\d{1,2})"
_DAY_TH = rf"{_DAY}(?:st|nd|rd|th)?"
_FORMS = (
    rf"{_YEAR}(?:([-/.])(?P<month>\d{{1,2}})(?:\2{_DAY})?)?",
    rf"{_YEAR}(?P<month>\d\d)(?:(?P<day>\d\d))?",
    rf"{_YEAR} ?年(?: ?(?P<month>\d{{1,2}}) ?月(?:份|[初底末]|[上中下]旬| ?{_DAY} ?[日号])?)?",
    r"(?P<month>\d{1,2})[-/.](?P<year>\d{4})",
    rf"{_MONTH},? ?{_YEAR}",
    rf"{_YEAR},? ?{_MONTH}(?: {_DAY_TH})?",
    rf"{_DAY_TH}[- ](?:of )?{_MONTH},?[- ]{_YEAR}",
    rf"{_MONTH} {_DAY_TH},? ?{_YEAR}",
    # Which of the two is the day depends on the country; where both can be, it is not guessed.
    rf"{_DAY}([-/.])(?P<month>\d{{1,2}})\2{_YEAR}",
    rf"(?P<month>\d{{1,2}})([-/.]){_DAY}\2{_YEAR}",
)
"""The forms of a date after case, width, dashes and spaces are folded."""

_EDGES = {"年初": "年1月", "年底": "年12月", "年末": "年12月"}
"""The ends of a year by their names in Chinese, as months."""

_YEARS_FROM_NOW = {
    **dict.fromkeys(("去年", "last year"), -1),
    **dict.fromkeys(("今年", "本年", "this year"), 0),
    **dict.fromkeys(("明年", "next year"), 1),
    "前年": -2,
    "后年": 2,
}
"""Years that are named from the present one."""

_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))
_DIGITS = "〇一二三四五六七八九"
"""The Chinese digits, each at the place of its value; 〇 is written 零 and ○ as well."""


def date_typed(text: str, today: date | None = None) -> PartialDate | None:
    """The date that the text is; None where it is none, or could be two.

    A year that is named from the present one, as 去年, is a date only where there is a `today`.
    """
    dates = dates_typed(text, today)
    return dates[0] if len(dates) == 1 else None


def date_among(
    words: Sequence[str], today: date | None = None
) -> tuple[PartialDate | None, tuple[str, ...]]:
    """The first date of these times that some of the words make, and the words without it.

    Other numbers of four digits are amounts.
    """
    for length in range(min(_MOST_WORDS, len(words)), 0, -1):
        for start in range(len(words) - length + 1):
            when = date_typed(" ".join(words[start : start + length]), today)
            if when and when.year in _THESE_TIMES:
                return when, (*words[:start], *words[start + length :])
    return None, tuple(words)


def dates_typed(text: str, today: date | None = None) -> list[PartialDate]:
    """Every date that the text can mean: two of `3/4/2020`, which is in March or in April."""
    if len(text) > _LONGEST:
        return []
    if today and (ahead := _YEARS_FROM_NOW.get(" ".join(text.casefold().split()))) is not None:
        return [PartialDate(today.year + ahead)]
    if not ("年" in text or any(map(str.isdecimal, text))):
        return []
    with suppress(ValueError):  # most are written so, which takes least time
        return [PartialDate.parse(text.strip().rstrip("年"))]
    folded = unicodedata.normalize("NFKC", text).casefold().translate(_DASHES)
    folded = _in_digits(" ".join(folded.split()))
    if folded[-2:] in _EDGES:
        folded = folded[:-2] + _EDGES[folded[-2:]]
    matches = (re.fullmatch(form, folded) for form in _FORMS)
    dates = (_date(match.groupdict()) for match in matches if match)
    return list(dict.fromkeys(when for when in dates if when))


def _date(parts: dict[str, str | None]) -> PartialDate | None:
    """The date of the parts that are there; None where no calendar has it."""
    month, day = parts.get("month"), parts.get("day")
    if name := parts.get("name"):
        month = str(1 + next(at for at, known in enumerate(_NAMES) if known[:3] == name[:3]))
    written = [f"{int(part):02}" for part in (month, day) if part]
    try:
        return PartialDate.parse("-".join((parts["year"] or "", *written)))
    except ValueError:
        return None


def _in_digits(text: str) -> str:
    """The text with digits for the Chinese numerals of a date: 二〇二〇年十二月."""
    if "年" not in text:
        return text
    text = re.sub(f"[零○{_DIGITS}]{{4}}(?= ?年)", _year, text)
    return re.sub(f"[一二三]?十[{_DIGITS}]?|[{_DIGITS}](?= ?[月日号])", _count, text)


def _year(match: re.Match[str]) -> str:
    return "".join(str(max(_DIGITS.find(char), 0)) for char in match[0])


def _count(match: re.Match[str]) -> str:
    """A number below 40: 九, 十, 二十二."""
    tens, ten, ones = match[0].rpartition("十")
    ten_times = (_DIGITS.index(tens) if tens else 1) if ten else 0
    return str(10 * ten_times + (_DIGITS.index(ones) if ones else 0))
