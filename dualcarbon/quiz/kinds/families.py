"""Statistics that are held against each other: parts of one whole, and countries."""

from __future__ import annotations

from collections.abc import Iterator

from dualcarbon.model.dates import PartialDate
from dualcarbon.model.entries import Facts, Statistic
from dualcarbon.quiz.kinds.points import can_be_known, ends_a_plan

_LATELY = 10
"""Years back in which what is largest may still be of interest."""

FEWEST = 3
"""A family has so many members at least: one is asked for, two stand beside it."""


def family(facts: Facts, id: str, sort: str) -> list[Statistic]:
    """The statistics that belong to a series: its `parts`, or what stands `beside` it."""
    series = facts.statistics[id]
    return _parts(facts, series) if sort == "parts" else _beside(facts, series)


def families(facts: Facts, statistic: Statistic) -> Iterator[tuple[str, str]]:
    """The families that a statistic brings up, by id and sort: of what is core or beside that.

    Its parts, and those that are compared with what it is compared with.
    """
    main = facts.statistics.get(statistic.main, statistic)
    beside = facts.statistics.get(main.main, main)
    if facts.beginnings and not (main.core or beside.core):
        return
    if any(
        identity.kind == "sum" and len(identity.inputs) >= FEWEST for identity in statistic.equals
    ):
        yield statistic.id, "parts"
    if statistic.compares_with in facts.statistics:
        yield statistic.compares_with, "beside"


def dates(members: list[Statistic]) -> list[PartialDate]:
    """The dates at which some of a family can be compared: the newest, and late ends of plans."""
    known = sorted({when for series in members for when in series.points})
    common = [when for when in known if len(at(members, when)) >= FEWEST]
    if not common:
        return []
    return [
        when
        for when in common
        if when == common[-1] or (ends_a_plan(when) and when.year >= common[-1].year - _LATELY)
    ]


def at(members: list[Statistic], when: PartialDate) -> list[Statistic]:
    """The members whose figure for the date is known."""
    return [s for s in members if (p := s.points.get(when)) and can_be_known(p)]


def _parts(facts: Facts, whole: Statistic) -> list[Statistic]:
    """The parts that the series is the sum of, the most of them where there are several sums."""
    sums = [identity.inputs for identity in whole.equals if identity.kind == "sum"]
    if whole.formula and whole.formula.kind == "sum":
        sums.append(whole.formula.inputs)
    names = max(sums, key=len, default=())
    parts = [facts.statistics[id] for id in names if id in facts.statistics]
    return parts if len({part.unit for part in parts}) == 1 else []


def _beside(facts: Facts, main: Statistic) -> list[Statistic]:
    """A series with those of other places, without its own parts and what it is a share of."""
    inner = {id for identity in main.equals for id in (*identity.inputs, identity.total)}
    wholes = {
        identity.total
        for series in facts.statistics.values()
        for identity in series.equals
        if identity.kind == "share" and main.id in identity.inputs
    }
    return [
        s
        for s in facts.statistics.values()
        if main.id in (s.id, s.compares_with)
        and (s.unit, s.kind, s.figures) == (main.unit, main.kind, main.figures)
        and s.id not in inner | wholes
    ]
