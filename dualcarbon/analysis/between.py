"""What changed between two days, as a base knows it: by what stood on each of them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from dualcarbon.analysis.targets import Standing, standing
from dualcarbon.frozen import frozen
from dualcarbon.model.entries import Event, Facts, Statistic, Target
from dualcarbon.model.parts import Point


@frozen
class NewVerdict:
    """A target that stands otherwise than it did."""

    then: Standing
    now: Standing

    @property
    def entry(self) -> Target:
        """The target as it is now."""
        return self.now.target


@frozen
class NewFigures:
    """The figures of a series that became known, in order of time.

    `before` is the newest that was known of an earlier date than the last of them.
    """

    entry: Statistic
    points: tuple[Point, ...]
    before: Point | None


@frozen
class Revision:
    """A figure of a series that was another before, for the same date."""

    entry: Statistic
    then: Point
    now: Point


@frozen
class NewTarget:
    """A target that was announced, and where it stands."""

    now: Standing

    @property
    def entry(self) -> Target:
        """The target."""
        return self.now.target


@frozen
class Replaced:
    """A target in whose place another was set."""

    entry: Target
    successor: Target


@frozen
class NewEvent:
    """Something that happened."""

    entry: Event


Change = NewVerdict | NewFigures | Revision | NewTarget | Replaced | NewEvent

KINDS: tuple[type[Change], ...] = (
    NewVerdict,
    NewFigures,
    Revision,
    NewTarget,
    Replaced,
    NewEvent,
)
"""The kinds of change, in the order in which a person asks for them."""


def between(
    then: Facts, now: Facts, before: date, until: date, topics: Collection[str] = ()
) -> list[Change]:
    """What differs between the facts as of the end of two days, by kind, the core first.

    Then the newest first. Only of these topics, where there are any.
    """
    changes = [*_of_targets(then, now, before, until), *_of_series(then, now)]
    changes += [NewEvent(event) for id, event in now.events.items() if id not in then.events]
    return sorted(
        (change for change in changes if not topics or change.entry.topic in topics),
        key=lambda change: (
            KINDS.index(type(change)),
            not change.entry.core,
            -day_of(change).toordinal(),
        ),
    )


def day_of(change: Change) -> date:
    """The first day that the date of a change can mean: of the event, the figure, the target."""
    match change:
        case NewVerdict() | NewTarget():
            return change.entry.announced.first
        case NewFigures():
            return change.points[-1].date.first
        case Revision():
            return change.now.date.first
        case Replaced():
            return change.successor.announced.first
        case NewEvent():
            return change.entry.date.first


def _of_targets(then: Facts, now: Facts, before: date, until: date) -> list[Change]:
    changes: list[Change] = []
    for id, target in now.targets.items():
        verdict, was = standing(target, now, until), then.targets.get(id)
        if was is None:
            changes.append(NewTarget(verdict))
        elif (stood := standing(was, then, before)).status != verdict.status:
            changes.append(NewVerdict(stood, verdict))
        if target.superseded_by and not (was and was.superseded_by):
            changes.append(Replaced(target, now.targets[target.superseded_by]))
    return changes


def _of_series(then: Facts, now: Facts) -> list[Change]:
    changes: list[Change] = []
    for id, statistic in now.statistics.items():
        was = then.statistics.get(id)
        known = was.points if was else {}
        new = tuple(point for point in statistic.series if point.date not in known)
        if new:
            earlier = max((when for when in known if when < new[-1].date), default=None)
            changes.append(NewFigures(statistic, new, known[earlier] if earlier else None))
        changes += [
            Revision(statistic, known[point.date], point)
            for point in statistic.series
            if point.date in known and _differ(known[point.date], point)
        ]
    return changes


def _differ(one: Point, other: Point) -> bool:
    """Whether two points have another figure, or hold it for another bound."""
    return (one.value.exact, one.value.bound) != (other.value.exact, other.value.bound)


def first_day(facts: Facts) -> date | None:
    """The first day of which the base tells anything; None where nothing in it has a day."""
    days = [event.date.first for event in facts.events.values()]
    days += [target.announced.first for target in facts.targets.values()]
    days += [when.last for one in facts.statistics.values() for when in one.points]
    return min(days, default=None)
