"""The timeline: what happened, what today is, what is due."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from dualcarbon.analysis.timeline import Moment
from dualcarbon.model.dates import PartialDate
from dualcarbon.model.entries import Event, Facts, Target
from dualcarbon.model.vocab import moment_words
from dualcarbon.text import Lang, Text
from dualcarbon.views import words
from dualcarbon.views.overview import Extent, footer
from dualcarbon.views.page import (
    Block,
    Fields,
    Heading,
    Page,
    Painted,
    Prose,
    Span,
    Table,
    painted,
)
from dualcarbon.views.references import References
from dualcarbon.writing.figures import target_text

_TITLE = Text("Timeline", "时间线")
_PHASES = {
    "future": Text("To come", "未到"),
    "present": Text("Under way", "进行中"),
    "past": Text("Past", "已过"),
}
_WHAT = Text("What", "事项")
_ORDER = Text("the nearest first", "由近及远")
_SUPERSEDED = Text("replaced", "已被取代")


def timeline_page(
    moments: Sequence[Moment], today: date, facts: Facts, extent: Extent, lang: Lang
) -> Page:
    """Moments around today: what is to come and what is past, each beginning with the nearest."""
    references = References(facts, lang)
    id = [words.ID] if extent.narrowed else []
    labels = tuple(label[lang] for label in (words.DATE, words.KIND, words.SOURCE, *id, _WHAT))
    parts = [
        (title[lang], [one for one in moments if one.phase == phase])
        for phase, title in _PHASES.items()
    ]
    parts = [
        (title, there[::-1] if title == _PHASES["past"][lang] else there)
        for title, there in parts
        if there
    ]
    rows = tuple(
        _row(moment, facts, references, extent, lang) for _, there in parts for moment in there
    )
    now = PartialDate(today.year, today.month, today.day).written(lang)
    aside = words.clauses((words.labelled(words.TODAY[lang], now, lang), _ORDER[lang]), lang)
    heads = tuple((title, len(there)) for title, there in parts)
    return (
        Heading(
            Painted(
                Span(_TITLE[lang], "name"),
                Span(f"  {aside}", "muted"),
            )
        ),
        Table(labels, rows, groups=heads if len(heads) > 1 else (), cut=len(labels) - 1),
        footer(extent, lang, [moment.entry for moment in moments]),
        references.block(best=0),
    )


def events_page(events: Iterable[Event], facts: Facts, lang: Lang) -> Page:
    """Events in both languages, each with its date and its sources."""
    return tuple(block for event in events for block in _event(event, facts, lang))


def _event(event: Event, facts: Facts, lang: Lang) -> Iterator[Block]:
    references = References(facts, lang)
    yield words.title(event, facts, lang)
    when = Span(event.date.written(lang), "strong")
    kind = Span(f"  {moment_words(event.kind)[lang]}", "muted")
    yield Prose(Painted(when, kind), close=True)
    yield Prose(references.marked(event.summary[lang], event.sources, "strong"))
    if second := words.other(event.summary, lang):
        yield Prose(second, close=True)
    yield from words.together(references.notes(event.notes))
    if event.see_also:
        names = " · ".join(words.both(facts.terms[id].name, lang) for id in event.see_also)
        yield Fields(((words.SEE[lang], names),))
    yield references.block(first=event.sources)


def _row(
    moment: Moment, facts: Facts, references: References, extent: Extent, lang: Lang
) -> tuple[str, ...]:
    id = [moment.entry.id] if extent.narrowed else []
    return (
        painted(str(moment.date), "muted"),
        painted(moment_words(moment.kind)[lang], "muted"),
        references.label(moment.entry.sources, dated=False),
        *id,
        _what(moment, facts, lang),
    )


def _what(moment: Moment, facts: Facts, lang: Lang) -> Painted:
    """The name, and behind it what happened or what is asked for."""
    entry = moment.entry
    if isinstance(entry, Event):
        return Painted(Span(words.flagged(entry, lang)), Span(f"  {entry.summary[lang]}", "muted"))
    goal = Span(_goal(entry, facts, lang), "strong")
    return Painted(goal, Span(f"  {words.flagged(entry, lang)}"))


def _goal(target: Target, facts: Facts, lang: Lang) -> str:
    goal = target_text(target, facts.units[target.unit], lang)
    return words.bracketed(goal, _SUPERSEDED[lang], lang) if target.superseded_by else goal
