"""The figures of a base, each with sources that name the release which printed it."""

from __future__ import annotations

import dataclasses

from dualcarbon.model.entries import Facts, Statistic
from dualcarbon.model.parts import Citation, Earlier, Point


def released(facts: Facts) -> Facts:
    """The facts, in which what a figure rests on gives the text of its own release."""
    statistics = {id: _series(facts, statistic) for id, statistic in facts.statistics.items()}
    return dataclasses.replace(facts, statistics=statistics)


def _series(facts: Facts, statistic: Statistic) -> Statistic:
    points = {when: _point(facts, statistic, point) for when, point in statistic.points.items()}
    changed = any(points[when] is not point for when, point in statistic.points.items())
    return dataclasses.replace(statistic, points=points) if changed else statistic


def _point(facts: Facts, statistic: Statistic, point: Point) -> Point:
    if not (point.release or point.earlier):
        return point
    earlier = tuple(
        dataclasses.replace(before, sources=_of(before, before.sources, facts))
        for before in point.earlier
    )
    sources = point.sources
    if point.release:
        sources = _of(point, sources or statistic.sources, facts)
    return dataclasses.replace(point, sources=sources, earlier=earlier)


def _of(
    figure: Point | Earlier, citations: tuple[Citation, ...], facts: Facts
) -> tuple[Citation, ...]:
    """The citations, as of the release of the figure."""
    return tuple(
        dataclasses.replace(citation, of=figure.release)
        if figure.release and facts.sources[citation.source].of != figure.release
        else citation
        for citation in citations
    )
