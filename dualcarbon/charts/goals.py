"""The targets of a series, as marks in its chart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import NamedTuple

from dualcarbon.model.dates import PartialDate
from dualcarbon.model.entries import Facts, Statistic, Target
from dualcarbon.model.vocab import Measure, resolve_words
from dualcarbon.text import Lang, Text
from dualcarbon.views import words
from dualcarbon.writing.figures import target_text

_CHANGES: dict[Measure, Text] = {
    "cut": Text("{} below {}", "比{1}年下降{0}"),
    "rise": Text("{} above {}", "比{1}年提高{0}"),
    "added": Text("{} more than in {}", "比{1}年增加{0}"),
}
_REPLACED = Text("replaced", "已被取代")
_BY = Text("{}: {}", "{}年：{}")


class Goal(NamedTuple):
    """A target in the terms of a series: the level, or both ends of a range; none for a year."""

    target: Target
    levels: tuple[Fraction, ...]
    by: PartialDate


def goals(statistic: Statistic, facts: Facts) -> list[Goal]:
    """The targets that the figures of the series are held against, by the date that they are due.

    Left out are those without a date, and those of a change over years of which the series has the
    yearly ones.
    """
    found = [
        goal
        for target in facts.targets.values()
        if target.statistic == statistic.id and not target.obstacle
        for goal in _goal(target, statistic)
    ]
    return sorted(found, key=lambda goal: (goal.by, goal.target.announced))


def _goal(target: Target, statistic: Statistic) -> Iterator[Goal]:
    ends = [Fraction(end.value) for end in (target.value, target.high) if end]
    if target.is_year:
        yield Goal(target, (), PartialDate(int(target.value.value)))
    elif target.by is None:
        return
    elif target.measure == "level" or (target.measure, statistic.figures) == ("cut", "cut"):
        yield Goal(target, tuple(ends), target.by)
    elif statistic.figures == "level" and (base := _base(target, statistic)) is not None:
        yield Goal(target, tuple(_level(target, base, end) for end in ends), target.by)


def _base(target: Target, statistic: Statistic) -> Fraction | None:
    """The figure of the year from which the target counts."""
    since = target.baseline and target.baseline.last
    of_then = (point for point in statistic.series if point.date.last == since)
    return next((point.value.exact for point in of_then), None)


def _level(target: Target, base: Fraction, change: Fraction) -> Fraction:
    """The level at which a change since the baseline is reached."""
    if target.measure == "added":
        return base + change
    return base * (1 + (change if target.measure == "rise" else -change) / 100)


def asked_text(target: Target, facts: Facts, lang: Lang) -> str:
    """What a target asks for, by when and how firmly: `2030: about 25%`."""
    asked = target_text(target, facts.units[target.unit], lang)
    if target.measure != "level" and target.baseline and not target.is_year:
        asked = _CHANGES[target.measure][lang].format(asked, target.baseline.year)
    if target.resolve != "plain":
        asked = words.bracketed(asked, _resolve(target, lang), lang)
    if target.superseded_by:
        asked = words.bracketed(asked, _REPLACED[lang], lang)
    return asked if target.is_year or not target.by else _BY[lang].format(target.by.year, asked)


def _resolve(target: Target, lang: Lang) -> str:
    """How firmly the document commits itself; without the Chinese word in English."""
    return resolve_words(target.resolve)[lang].partition(" (")[0]


def levels(many: Iterable[Goal]) -> list[Fraction]:
    """Every level that the goals ask for."""
    return [level for goal in many for level in goal.levels]
