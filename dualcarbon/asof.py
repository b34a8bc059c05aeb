"""A fact base as it stood on an earlier day: what was known and official then.

Later events, targets and plans are left out, and so are notes that rest on a later source. A target
that was superseded later is current again. A figure is left out when its period was not over, or
when the release that it is taken from came later. A release is the source of a figure when it came
within two years of it; a source that looks back further says nothing of when the figure became
known, so the end of its period counts.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Protocol, TypeVar

from dualcarbon.model import Citation, Entry, Facts, Note, Plan, Point, Statistic, Target

_RELEASE = timedelta(days=2 * 365)


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


Kept = TypeVar("Kept", bound=_Identified)


def as_of(facts: Facts, day: date) -> Facts:
    """The facts as they stood at the end of `day`, referring to nothing that was left out."""
    terms = {id: t for id, t in facts.terms.items() if not (t.since and t.since.first > day)}
    events = (event for event in facts.events.values() if event.date.first <= day)
    targets = {id: t for id, t in facts.targets.items() if t.announced.first <= day}
    statistics = {
        statistic.id: statistic
        for statistic in (_then(s, facts, day) for s in facts.statistics.values())
        if statistic.points
    }
    plans = (plan for plan in facts.plans.values() if plan.date.first <= day)
    return dataclasses.replace(
        facts,
        terms=_by_id(
            dataclasses.replace(
                _noted(term, facts, day),
                see_also=tuple(id for id in term.see_also if id in terms),
                not_to_confuse_with={
                    id: text for id, text in term.not_to_confuse_with.items() if id in terms
                },
            )
            for term in terms.values()
        ),
        events=_by_id(
            dataclasses.replace(
                _noted(event, facts, day),
                see_also=tuple(id for id in event.see_also if id in terms),
            )
            for event in events
        ),
        targets=_by_id(
            dataclasses.replace(
                _noted(target, facts, day),
                statistic=target.statistic if target.statistic in statistics else "",
                superseded_by=target.superseded_by if target.superseded_by in targets else "",
            )
            for target in targets.values()
        ),
        statistics=_by_id(
            dataclasses.replace(
                statistic,
                alternative_to=(
                    statistic.alternative_to if statistic.alternative_to in statistics else ""
                ),
            )
            for statistic in statistics.values()
        ),
        plans=_by_id(_with_known_targets(_noted(plan, facts, day), targets) for plan in plans),
    )


def _by_id(entries: Iterable[Kept]) -> dict[str, Kept]:
    return {entry.id: entry for entry in entries}


EntryKind = TypeVar("EntryKind", bound=Entry)


def _noted(entry: EntryKind, facts: Facts, day: date) -> EntryKind:
    """The entry with those of its notes that could have been written then."""
    notes = tuple(note for note in entry.notes if not _is_later(note, facts, day))
    return dataclasses.replace(entry, notes=notes)


def _is_later(note: Note, facts: Facts, day: date) -> bool:
    dates = (facts.sources[citation.source].date for citation in note.sources)
    return any(when is not None and when.first > day for when in dates)


def _then(statistic: Statistic, facts: Facts, day: date) -> Statistic:
    points = {
        when: point
        for when, point in statistic.points.items()
        if _known(point, point.sources or statistic.sources, facts) <= day
    }
    return dataclasses.replace(_noted(statistic, facts, day), points=points)


def _known(point: Point, sources: Iterable[Citation], facts: Facts) -> date:
    """The day on which a figure became known, as far as its sources tell."""
    over = point.date.last
    published = [
        when.first
        for citation in sources
        if (when := facts.sources[citation.source].date) and when.first - over < _RELEASE
    ]
    return max(over, min(published, default=over))


def _with_known_targets(plan: Plan, targets: Mapping[str, Target]) -> Plan:
    def known(ids: Iterable[str]) -> tuple[str, ...]:
        return tuple(id for id in ids if id in targets)

    return dataclasses.replace(
        plan,
        objectives=tuple(
            dataclasses.replace(objective, targets=known(objective.targets))
            for objective in plan.objectives
        ),
        items=tuple(dataclasses.replace(item, targets=known(item.targets)) for item in plan.items),
        sections=tuple(
            dataclasses.replace(section, targets=known(section.targets))
            for section in plan.sections
        ),
    )
