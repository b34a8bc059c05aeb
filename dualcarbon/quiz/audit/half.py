"""What is left of the options for one who knows half of the answer.

The decade of a year, the sector that a name is of, or the size of a number: each strikes out what
can't be right then. Good wrong options are of the same decade, sector and size.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dualcarbon.model.entries import Facts
from dualcarbon.quiz.audit.versions import Version
from dualcarbon.text import Lang

_SIZE = 2
"""Who knows about how large a number is knows it to half and to twice as much."""

_NAMED = ("terms", "events", "statistics", "plans")


def decade(version: Version) -> list[int] | None:
    """Which years are of the decade of the right one; None where the options are no years."""
    years = version.phrasing.years
    if not years:
        return None
    return [at for at, year in enumerate(years) if year // 10 == years[version.item.key] // 10]


def size(version: Version) -> list[int] | None:
    """Which numbers are of about the size of the right one; None for years and other options."""
    numbers = version.phrasing.numbers
    if not numbers or version.phrasing.years:
        return None
    right = abs(numbers[version.item.key])
    return [at for at, n in enumerate(numbers) if right / _SIZE <= abs(n) <= right * _SIZE]


def sector(version: Version) -> list[int] | None:
    """Which names are of the topic of the right one; None where they are of no entries."""
    topics = _topics(version.facts, version.lang)
    of = [topics.get(option) for option in version.options]
    if None in of:
        return None
    return [at for at, topic in enumerate(of) if topic == of[version.item.key]]


HALF: Mapping[str, Callable[[Version], list[int] | None]] = {
    "decade": decade,
    "size": size,
    "sector": sector,
}
"""What is known, and which options are left then."""

_TOPICS: dict[tuple[int, Lang], dict[str, str]] = {}
"""The topics of names and definitions of the base that is measured, by its identity."""


def _topics(facts: Facts, lang: Lang) -> Mapping[str, str]:
    key = (id(facts), lang)
    if key not in _TOPICS:
        _TOPICS.clear()
        topics = {
            entry.name[lang]: entry.topic
            for section in _NAMED
            for entry in getattr(facts, section).values()
        }
        topics |= {term.definition[lang]: term.topic for term in facts.terms.values()}
        _TOPICS[key] = topics
    return _TOPICS[key]
