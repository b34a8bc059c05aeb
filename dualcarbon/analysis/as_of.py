"""A fact base as it stood on an earlier day: what was known and official then.

Later events, targets and plans are left out, and so are notes that rest on a later source. A target
that was superseded later is current again. A figure is left out when its period was not over, or
when the release that it is taken from came later. A release is the source of a figure when it came
within two years of it; a source that looks back further says nothing of when the figure became
known, so the end of its period counts.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Generic, TypeVar

from dualcarbon.model.dates import PartialDate
from dualcarbon.model.entries import (
    Citation,
    Entry,
    Event,
    Facts,
    Plan,
    Point,
    Statistic,
    Target,
    Term,
)

_RELEASE = timedelta(days=2 * 365)


AnyEntry = TypeVar("AnyEntry", bound=Entry)


def as_of(facts: Facts, day: date) -> Facts:
    """The facts as they stood at the end of `day`, referring to nothing that was left out."""
    sections = _Sections(facts, day)
    return dataclasses.replace(
        facts,
        terms=sections.terms,
        events=sections.events,
        targets=sections.targets,
        statistics=sections.statistics,
        plans=sections.plans,
    )


class _Then(Mapping[str, AnyEntry], Generic[AnyEntry]):
    """The entries of a section that there were then; each is made when it is asked for."""

    def __init__(
        self, entries: Mapping[str, AnyEntry], earlier: Callable[[AnyEntry], AnyEntry | None]
    ) -> None:
        self._entries = entries
        self._earlier = earlier
        self._read: dict[str, AnyEntry | None] = {}

    def __getitem__(self, id: str) -> AnyEntry:
        """The entry as it stood. Raises KeyError where there was none."""
        entry = self._read[id] if id in self._read else self._entry(id, self._entries[id])
        if entry is None:
            raise KeyError(id)
        return entry

    def __iter__(self) -> Iterator[str]:
        return (id for id, now in self._entries.items() if self._entry(id, now) is not None)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _entry(self, id: str, now: AnyEntry) -> AnyEntry | None:
        if id not in self._read:
            self._read[id] = self._earlier(now)
        return self._read[id]


class _Sections:
    """What was known of each section on a day, and how an entry of each stood then."""

    def __init__(self, facts: Facts, day: date) -> None:
        self.facts = facts
        self.day = day
        self.terms = _Then(facts.terms, self._term)
        self.events = _Then(facts.events, self._event)
        self.targets = _Then(facts.targets, self._target)
        self.statistics = _Then(facts.statistics, self._statistic)
        self.plans = _Then(facts.plans, self._plan)

    def _term(self, term: Term) -> Term | None:
        if self._is_later(term.since):
            return None
        return dataclasses.replace(
            self._with_notes(term),
            see_also=self._there(term.see_also),
            not_to_confuse_with={
                id: text for id, text in term.not_to_confuse_with.items() if self._was_there(id)
            },
        )

    def _event(self, event: Event) -> Event | None:
        if self._is_later(event.date):
            return None
        return dataclasses.replace(self._with_notes(event), see_also=self._there(event.see_also))

    def _target(self, target: Target) -> Target | None:
        if self._is_later(target.announced):
            return None
        successor = self.facts.targets.get(target.superseded_by)
        return dataclasses.replace(
            self._with_notes(target),
            statistic=target.statistic if target.statistic in self.statistics else "",
            superseded_by=(
                successor.id if successor and not self._is_later(successor.announced) else ""
            ),
        )

    def _statistic(self, statistic: Statistic) -> Statistic | None:
        points = self._points(statistic)
        main = self.facts.statistics.get(statistic.alternative_to)
        if not points:
            return None
        return dataclasses.replace(
            self._with_notes(statistic),
            points=points,
            alternative_to=main.id if main and self._points(main) else "",
        )

    def _points(self, statistic: Statistic) -> dict[PartialDate, Point]:
        return {
            when: point
            for when, point in statistic.points.items()
            if _known_since(point, point.sources or statistic.sources, self.facts) <= self.day
        }

    def _plan(self, plan: Plan) -> Plan | None:
        return (
            None
            if self._is_later(plan.date)
            else _with_targets(self._with_notes(plan), self.targets)
        )

    def _is_later(self, when: PartialDate | None) -> bool:
        return when is not None and when.first > self.day

    def _was_there(self, id: str) -> bool:
        return not self._is_later(self.facts.terms[id].since)

    def _there(self, ids: Iterable[str]) -> tuple[str, ...]:
        return tuple(id for id in ids if self._was_there(id))

    def _with_notes(self, entry: AnyEntry) -> AnyEntry:
        """The entry with those of its notes that could have been written then."""
        sources = self.facts.sources
        notes = tuple(
            note
            for note in entry.notes
            if not any(self._is_later(sources[citation.source].date) for citation in note.sources)
        )
        return dataclasses.replace(entry, notes=notes)


def _known_since(point: Point, sources: Iterable[Citation], facts: Facts) -> date:
    """The day on which a figure became known, as far as its sources tell."""
    over = point.date.last
    published = [
        when.first
        for citation in sources
        if (when := facts.sources[citation.source].date) and when.first - over < _RELEASE
    ]
    return max(over, min(published, default=over))


def _with_targets(plan: Plan, targets: Mapping[str, Target]) -> Plan:
    def there(ids: Iterable[str]) -> tuple[str, ...]:
        return tuple(id for id in ids if id in targets)

    return dataclasses.replace(
        plan,
        objectives=tuple(
            dataclasses.replace(objective, targets=there(objective.targets))
            for objective in plan.objectives
        ),
        items=tuple(dataclasses.replace(item, targets=there(item.targets)) for item in plan.items),
        sections=tuple(
            dataclasses.replace(section, targets=there(section.targets))
            for section in plan.sections
        ),
    )
