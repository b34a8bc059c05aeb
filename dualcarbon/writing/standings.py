"""A standing in words, and its numbers, so fine that each shows what was decided on it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

from dualcarbon.analysis.readings import Reading
from dualcarbon.analysis.targets import Standing, mark
from dualcarbon.model.entries import Facts
from dualcarbon.model.figures import Figure
from dualcarbon.model.vocab import status_words
from dualcarbon.text import Lang, Text
from dualcarbon.writing.figures import figure_text
from dualcarbon.writing.rounding import rate_places, rounded, rounded_apart, side

_HUNDREDTHS = 2

_OLD = 3
"""Years from which on the age of a figure on which a verdict rests is told."""


def standing_text(standing: Standing, facts: Facts, today: date) -> Text:
    """The status with what it rests on, or why nothing can be said yet: `met: 47.9% (2025)`."""
    status = status_words(standing.status)
    return Text(
        f"{status.en}: {rests_on(standing, facts, 'en', today)}",
        f"{status.zh}：{rests_on(standing, facts, 'zh', today)}",
    )


def rests_on(standing: Standing, facts: Facts, lang: Lang, today: date) -> str:
    """What the status rests on: the official result, the newest figure, or why there is none."""
    target, latest = standing.target, standing.latest
    if standing.reckoned and target.result:
        figure = figure_text(target.result.value, facts.units[target.unit], lang)
        return Text(f"{figure} ({target.result.date})", f"{figure}（{target.result.date}）")[lang]
    is_only_old = not (target.obstacle or target.is_year) and standing.age >= _OLD
    if latest and (standing.status != "open" or is_only_old):
        return reading_text(standing, latest, facts, lang, today)
    en, zh = standing.reason["en"].partition(":")[0], standing.reason["zh"].partition("：")[0]
    return Text(en, zh)[lang]


def reading_figure(standing: Standing, reading: Reading) -> Figure:
    """A reading; of one that is held against the target it shows whether it reaches it."""
    if standing.gap is None:
        return Figure(rounded(reading.value, reading.places), reading.bound)
    value = rounded_apart(reading.value, reading.places, mark(standing.target))
    return Figure(value, reading.bound)


def gap_figure(standing: Standing) -> Figure | None:
    """What is still to go, in the digits of the target and of the newest figure."""
    if standing.gap is None or standing.latest is None:
        return None
    ends = [end.value for end in (standing.target.value, standing.target.high) if end]
    places = max(standing.latest.places, *(-int(end.as_tuple().exponent) for end in ends))
    return Figure(rounded_apart(standing.gap, places, Fraction(0)), standing.gap_bound)


def share_of_way(standing: Standing) -> Decimal | None:
    """The part of the way gone, to a hundredth; 1 only where that is all of it."""
    if standing.share is None:
        return None
    return rounded_apart(standing.share, _HUNDREDTHS, Fraction(1)) + 0  # no -0.00


def rate_figures(standing: Standing) -> tuple[Figure | None, Figure | None]:
    """The pace so far and the pace that is needed; the greater one is also written greater."""
    pace, needed = standing.pace, standing.needed
    more = 0
    if pace and needed is not None:
        while side(_rate(pace.a_year, more), _rate(needed, more)) != side(pace.a_year, needed):
            more += 1
    return (
        Figure(_rate(pace.a_year, more), pace.bound) if pace else None,
        Figure(_rate(needed, more), standing.needed_bound) if needed is not None else None,
    )


def _rate(rate: Fraction, more: int) -> Decimal:
    return rounded(rate, rate_places(rate) + more if rate else 0)


def reading_text(
    standing: Standing, reading: Reading, facts: Facts, lang: Lang, today: date
) -> str:
    """A reading in the unit that it is in, with its date; where a verdict rests on it, its age."""
    target, statistic = standing.target, standing.statistic
    in_own_unit = statistic is not None and (target.obstacle or target.is_year)
    unit = facts.units[statistic.unit if in_own_unit and statistic else target.unit]
    age = today.year - reading.date.year
    when = str(reading.date)
    is_final = standing.status in ("met", "missed")
    if not (is_final or target.is_year) and reading is standing.latest and age >= _OLD:
        when = Text(f"{when}, {age} years old", f"{when}，已{age}年")[lang]
    figure = figure_text(reading_figure(standing, reading), unit, lang)
    return Text(f"{figure} ({when})", f"{figure}（{when}）")[lang]
