"""The course of a series by the year, where its figures are regular enough to be drawn."""

from __future__ import annotations

from dualcarbon.model.entries import Statistic
from dualcarbon.model.parts import Point

_FEWEST, _MOST = 4, 8
"""Figures of which a course is made."""

_LATEST = 2
"""Years by which a course may end before the newest figure."""


def yearly(statistic: Statistic) -> tuple[float, ...]:
    """The figures of the course of a statistic, in parts of the largest; empty for too few."""
    values = [point.value.value for point in course_of(statistic)]
    return tuple(float(value / max(values)) for value in values)


def course_of(statistic: Statistic) -> tuple[Point, ...]:
    """The newest figures at steps of a whole year, in order of time; empty for too few.

    They lie on one day of the year: of years and of months there is no common course. A limit is no
    figure, and no course is drawn of what falls below nothing.
    """
    courses: dict[tuple[object, ...], dict[int, Point]] = {}
    for point in statistic.points.values():
        if point.value.bound in ("exact", "about"):
            courses.setdefault(_place(statistic, point), {})[point.date.year] = point
    newest = max((when.year for when in statistic.points), default=0)
    runs = [_run(course) for course in courses.values() if newest - max(course) < _LATEST]
    best = max(runs, key=len, default=[])
    newest_of_it = best[-_MOST:]
    values = [point.value.value for point in newest_of_it]
    if len(values) < _FEWEST or min(values) < 0 or not max(values):
        return ()
    return tuple(newest_of_it)


def _place(statistic: Statistic, point: Point) -> tuple[object, ...]:
    """Where in the year a figure lies; a sum over a year is not one over its last month."""
    end = point.date.last
    whole = statistic.kind != "stock" and not point.date.month
    return whole, end.month, end.day if end.month != 2 else 0  # noqa: PLR2004 - of leap years


def _run(course: dict[int, Point]) -> list[Point]:
    """The figures of the last years without a gap, in order of time."""
    year, run = max(course), []
    while year in course:
        run.append(course[year])
        year -= 1
    return run[::-1]
