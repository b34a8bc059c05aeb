"""A fact base as it stood on an earlier day: what was known and official then.

Later events, targets, plans and documents are left out, and so are notes and official results that
rest on a later source. A target that was superseded later is current again. A figure is left out
when its period was not over, or when the release that it is taken from came later. A release is the
source of a figure when it came within two years of it; a source that looks back further says
nothing of when the figure became known, so the end of its period counts. A release of which only
the month or year is known came with the copy of that time. A figure that was revised later is what
it was before. What was worked out was known when all its sources were, the copies themselves and
not only what they give the text of; what a formula gives is reckoned anew from the figures of
then. A later source is named only where there is no earlier one for what is shown.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Generic, TypeVar

from dualcarbon.analysis.formulas import Outcome, outcomes
from dualcarbon.model.dates import PartialDate
from dualcarbon.model.entries import Document, Entry, Event, Facts, Plan, Statistic, Target, Term
from dualcarbon.model.figures import Figure
from dualcarbon.model.parts import Citation, Objective, PlanItem, Point

_RELEASE = timedelta(days=2 * 365)


AnyEntry = TypeVar("AnyEntry", bound=Entry)
PlanPart = TypeVar("PlanPart", Objective, PlanItem)


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
        documents=sections.documents,
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
        self.figures = _Then(facts.statistics, lambda one: self._with_figures(one, self._known))
        self.borne = _Then(facts.statistics, lambda one: self._with_figures(one, self._is_borne))
        self.statistics = _Then(facts.statistics, self._statistic)
        self.plans = _Then(facts.plans, self._plan)
        self.documents = _Then(facts.documents, self._document)

    def _term(self, term: Term) -> Term | None:
        if self._is_later(term.since):
            return None
        return dataclasses.replace(
            self._then(term),
            see_also=self._there(term.see_also),
            renderings=tuple(r for r in term.renderings if self._said(r.document)),
            sentences=tuple(s for s in term.sentences if self._said(s.document)),
            not_to_confuse_with={
                id: text for id, text in term.not_to_confuse_with.items() if self._was_there(id)
            },
        )

    def _event(self, event: Event) -> Event | None:
        if self._is_later(event.date):
            return None
        return dataclasses.replace(
            self._then(event),
            see_also=self._there(event.see_also),
            document=self._document_then(event.document),
        )

    def _target(self, target: Target) -> Target | None:
        if self._is_later(target.announced):
            return None
        successor = self.facts.targets.get(target.superseded_by)
        result = target.result
        return dataclasses.replace(
            self._then(target),
            document=self._document_then(target.document),
            repeated_in=tuple(filter(self._document_then, target.repeated_in)),
            also_in=self._earlier(target.also_in),
            result=result if result and self._was_out(result.date, result.sources) else None,
            statistic=target.statistic if target.statistic in self.statistics else "",
            superseded_by=(
                successor.id if successor and not self._is_later(successor.announced) else ""
            ),
        )

    def _statistic(self, statistic: Statistic) -> Statistic | None:
        if statistic.id not in self.figures:
            return None
        points = self.figures[statistic.id].points
        main, beside = statistic.alternative_to, statistic.compares_with
        rests_on_own = any(not point.sources for point in points.values())
        own = (self._told if rests_on_own else self._earlier)(statistic.sources)
        return dataclasses.replace(
            self._then(statistic),
            points=points,
            sources=own,
            alternative_to=main if main in self.figures else "",
            compares_with=beside if beside in self.figures else "",
        )

    def _with_figures(
        self, statistic: Statistic, there: Callable[[Point, tuple[Citation, ...]], bool]
    ) -> Statistic | None:
        """The statistic with its figures of then, and all else as it is now."""
        points = self._points(statistic, there)
        return dataclasses.replace(statistic, points=points) if points else None

    def _points(
        self, statistic: Statistic, there: Callable[[Point, tuple[Citation, ...]], bool]
    ) -> dict[PartialDate, Point]:
        points = statistic.points
        if statistic.formula:
            given = outcomes(statistic, self.borne)
            return {when: _reckoned(points[when], given[when]) for when in given if when in points}
        stood = {when: self._stood(point, statistic, there) for when, point in points.items()}
        return {when: self._point(point) for when, point in stood.items() if point}

    def _stood(
        self,
        point: Point,
        statistic: Statistic,
        there: Callable[[Point, tuple[Citation, ...]], bool],
    ) -> Point | None:
        """The figure that stood for the date of a point: itself, or one that it replaced later."""
        if there(point, point.sources or statistic.sources):
            return point
        for number in range(len(point.earlier) - 1, -1, -1):
            before = point.earlier[number]
            then = dataclasses.replace(
                point,
                value=before.value,
                release=before.release,
                sources=before.sources,
                note=before.note,
                earlier=(),
            )
            if there(then, before.sources):
                return dataclasses.replace(then, earlier=point.earlier[:number])
        return None

    def _known(self, point: Point, sources: tuple[Citation, ...]) -> bool:
        since = _known_since(point, sources, self.facts)
        if point.earlier:
            since = max([since, *_dates(sources, self.facts)])
        return since <= self.day

    def _is_borne(self, point: Point, sources: tuple[Citation, ...]) -> bool:
        """Whether a figure was known and one of the sources in which it was read was out."""
        return self._known(point, sources) and bool(self._earlier(sources))

    def _point(self, point: Point) -> Point:
        told = self._told(point.sources)
        return point if told == point.sources else dataclasses.replace(point, sources=told)

    def _plan(self, plan: Plan) -> Plan | None:
        if self._is_later(plan.date):
            return None
        document = self._document_then(plan.document)
        then = dataclasses.replace(self._then(plan), document=document)
        return dataclasses.replace(
            then,
            objectives=tuple(map(self._part, plan.objectives)),
            items=tuple(map(self._part, plan.items)),
            sections=tuple(map(self._part, plan.sections)),
        )

    def _part(self, part: PlanPart) -> PlanPart:
        """A part of a plan with the targets that there were, and its earlier sources."""
        targets = tuple(id for id in part.targets if id in self.targets)
        return dataclasses.replace(part, targets=targets, sources=self._told(part.sources))

    def _document(self, document: Document) -> Document | None:
        if self._is_later(document.published or document.date):
            return None
        return self._then(document)

    def _document_then(self, id: str) -> str:
        """The id of a document, or nothing where it came later."""
        return id if id in self.documents else ""

    def _said(self, document: str) -> bool:
        """Whether the document was there, where one is named."""
        return not document or document in self.documents

    def _earlier(self, citations: Iterable[Citation]) -> tuple[Citation, ...]:
        """Those of the citations whose sources are not later than the day."""
        sources = self.facts.sources
        return tuple(c for c in citations if not self._is_later(sources[c.source].date))

    def _told(self, citations: tuple[Citation, ...]) -> tuple[Citation, ...]:
        """The earlier of the citations; all of them where there is none."""
        return self._earlier(citations) or citations

    def _was_out(self, period: PartialDate, citations: Iterable[Citation]) -> bool:
        """Whether a period was over, and one of the sources that tell of it out."""
        return period.last <= self.day and bool(self._earlier(citations))

    def _is_later(self, when: PartialDate | None) -> bool:
        return when is not None and when.first > self.day

    def _was_there(self, id: str) -> bool:
        return not self._is_later(self.facts.terms[id].since)

    def _there(self, ids: Iterable[str]) -> tuple[str, ...]:
        return tuple(id for id in ids if self._was_there(id))

    def _then(self, entry: AnyEntry) -> AnyEntry:
        """The entry with its earlier sources, and the notes that could have been written then."""
        sources = self.facts.sources
        notes = tuple(
            note
            for note in entry.notes
            if not any(self._is_later(sources[citation.source].date) for citation in note.sources)
        )
        return dataclasses.replace(entry, notes=notes, sources=self._told(entry.sources))


def _reckoned(now: Point, then: Outcome) -> Point:
    """The point of a formula with what it gave then, to as many digits as it has now."""
    ratio = (then.value.numerator, then.value.denominator)
    value = (Decimal(ratio[0]) / ratio[1]).quantize(now.value.value, ROUND_HALF_UP)
    return dataclasses.replace(now, value=Figure(value, then.bound, ratio), sources=then.sources)


def _known_since(point: Point, sources: tuple[Citation, ...], facts: Facts) -> date:
    """The day on which a figure became known, as far as its sources tell."""
    over = point.date.last
    dates = _dates(sources, facts)
    if point.worked_out:
        # It was reckoned from what the copies print, so that it waits for the last of them.
        return max([over, *dates, *_copies(sources, facts)])
    published = [when for when in dates if when - over < _RELEASE]
    return max(over, min(published, default=over))


def _copies(citations: Iterable[Citation], facts: Facts) -> list[date]:
    """The first days on which the sources themselves can have been out."""
    return [when.first for c in citations if (when := facts.sources[c.source].date)]


def _dates(citations: Iterable[Citation], facts: Facts) -> list[date]:
    """The first days on which the sources, or the releases that they give, can have been out."""
    dates = list[date]()
    for citation in citations:
        copy = facts.sources[citation.source].date
        release = facts.documents.get(citation.of)
        when = (release and (release.published or release.date)) or copy
        if when and copy and when.first <= copy.first <= when.last:
            # Of a release of some day in a month or year, the copy of that time tells the day.
            when = copy
        if when:
            dates.append(when.first)
    return dates
