"""Events and dated targets in order of time, split at a given today."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import Literal

from dualcarbon.frozen import frozen
from dualcarbon.model.dates import PartialDate
from dualcarbon.model.entries import Event, Facts, Target
from dualcarbon.model.vocab import MomentKind

Phase = Literal["past", "present", "future"]
"""Over before today; a year or month that today lies in; not begun."""


@frozen
class Moment:
    """A dated entry as seen from today."""

    date: PartialDate
    entry: Event | Target
    phase: Phase

    @property
    def kind(self) -> MomentKind:
        """The event's kind, or `target`."""
        return self.entry.kind if isinstance(self.entry, Event) else "target"


def moments(
    facts: Facts,
    today: date,
    *,
    since: PartialDate | None = None,
    until: PartialDate | None = None,
    topics: Collection[str] = (),
    kinds: Collection[str] = (),
) -> list[Moment]:
    """The events and dated targets that fall wholly or partly from `since` to `until`, by date.

    An empty filter lets everything through. What is known only to be of a year, or of a month, is
    in no span that is shorter than that: a month shows a month.
    """
    first = since.first if since else date.min
    last = until.last if until else date.max
    overlapping = [
        moment
        for moment in _all(facts, today)
        if first <= moment.date.last
        and moment.date.first <= last
        and moment.date.last - moment.date.first <= last - first
        and (not topics or moment.entry.topic in topics)
        and (not kinds or moment.kind in kinds)
    ]
    return sorted(overlapping, key=lambda moment: (moment.phase == "future", moment.date))


def nearest(moments: Sequence[Moment], today: date, count: int) -> list[Moment]:
    """The so many moments that are nearest to today, in the order that they had."""

    def away(moment: Moment) -> int:
        first, last = moment.date.first, moment.date.last
        return max((first - today).days, (today - last).days, 0)

    near = sorted(moments, key=away)[:count]
    return [moment for moment in moments if moment in near]


def moment(event: Event, today: date) -> Moment:
    """An event as seen from today."""
    return Moment(event.date, event, _phase(event.date, today))


def _all(facts: Facts, today: date) -> Iterator[Moment]:
    for event in facts.events.values():
        yield moment(event, today)
    for target in facts.targets.values():
        if target.by:
            yield Moment(target.by, target, _phase(target.by, today))


def _phase(when: PartialDate, today: date) -> Phase:
    if when.last < today:
        return "past"
    return "future" if when.first > today else "present"
