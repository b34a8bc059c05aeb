"""The small picture beside a fact that was asked for: a course, bars, a line of time.

It says nothing that the words don't say, and stands only where it is drawn.
"""

from __future__ import annotations

from collections.abc import Sequence

from dualcarbon.analysis.trend import course_of
from dualcarbon.model.entries import Facts, Statistic
from dualcarbon.quiz.items import Item
from dualcarbon.text import Lang, shortened
from dualcarbon.views.page import Moments, Share, Table, Trend
from dualcarbon.writing.figures import figure_text

_NAME = 24
"""Columns of a name beside a bar."""


def picture(item: Item, facts: Facts, lang: Lang) -> Table | None:
    """What can be drawn of the fact behind an item; None where that is nothing."""
    measures = [option.measure for option in item.options if option.measure is not None]
    if len(measures) == len(item.options):
        return _bars(item, measures, lang) if item.kind == "compare" else _moments(item, measures)
    section, _, rest = item.subject.partition(".")
    statistic = facts.statistics.get(rest.partition("@")[0]) if section == "statistics" else None
    return _course(statistic, facts, lang) if statistic else None


def _course(statistic: Statistic, facts: Facts, lang: Lang) -> Table | None:
    """The series from end to end in a line."""
    course = course_of(statistic)
    if not course:
        return None
    unit, largest = facts.units[statistic.unit], max(point.value.value for point in course)
    heights = tuple(float(point.value.value / largest) for point in course)
    first, last = (
        f"{point.date}: {figure_text(point.value, unit, lang)}" for point in (course[0], course[-1])
    )
    return _row(first, Trend(lambda: heights), last)


def _moments(item: Item, measures: Sequence[float]) -> Table | None:
    """When each of the options was, on a line of time."""
    first, last = min(measures), max(measures)
    if int(first) == int(last):
        return None
    places = tuple((measure - first) / (last - first) for measure in measures)
    return _row(str(int(first)), Moments(places, item.key), str(int(last)))


def _bars(item: Item, measures: Sequence[float], lang: Lang) -> Table:
    """How large each of the options is, the largest first."""
    ranked = sorted(zip(measures, item.options, strict=True), key=lambda pair: -pair[0])
    rows = tuple(
        (shortened(option.text[lang], _NAME), Share(measure / ranked[0][0]))
        for measure, option in ranked
    )
    return Table(("", ""), rows, close=True)


def _row(first: str, drawn: Trend | Moments, last: str) -> Table:
    return Table(("", "", ""), ((first, drawn, last),), close=True)
