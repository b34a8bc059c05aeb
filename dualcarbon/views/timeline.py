"""The timeline: what happened, what today is, what is due."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from dualcarbon.analysis.timeline import Moment
from dualcarbon.model.dates import PartialDate
from dualcarbon.model.entries import Event, Facts
from dualcarbon.model.vocab import moment_words
from dualcarbon.text import Lang, Text
from dualcarbon.views import words
from dualcarbon.views.overview import Extent, extent_line
from dualcarbon.views.page import Block, Fields, Heading, Page, Prose, References, Table
from dualcarbon.writing.figures import target_text

_TITLE = Text("Timeline", "时间线")
_PHASES = {
    "past": Text("Past", "已过"),
    "present": Text("Under way", "进行中"),
    "future": Text("To come", "未到"),
}
_WHAT = Text("What", "事项")
_SUPERSEDED = Text("superseded", "已被取代")


def timeline_page(
    moments: Sequence[Moment], today: date, facts: Facts, extent: Extent, lang: Lang
) -> Page:
    """Moments in order of time, past and future apart with today between them."""
    references = References(facts.sources, lang)
    labels = (words.DATE[lang], words.KIND[lang], _WHAT[lang], words.ID[lang])
    blocks: list[Block] = [Heading(_TITLE[lang])]
    now = PartialDate(today.year, today.month, today.day).written(lang)
    for phase, title in _PHASES.items():
        rows = tuple(
            _row(moment, facts, references, lang) for moment in moments if moment.phase == phase
        )
        if phase == "future":
            blocks.append(Prose(f">>> {words.TODAY[lang]}: {now} <<<", "strong"))
        if rows:
            blocks += [Heading(title[lang], 2), Table(labels, rows)]
    notes = [
        block
        for moment in moments
        for block in references.notes(
            moment.entry.notes, words.joined((str(moment.date), moment.entry.name[lang]), lang)
        )
    ]
    return (*blocks, *notes, extent_line(extent, lang), references.block())


def events_page(events: Iterable[Event], facts: Facts, lang: Lang) -> Page:
    """Events in both languages, each with its date and its sources."""
    return tuple(block for event in events for block in _event(event, facts, lang))


def _event(event: Event, facts: Facts, lang: Lang) -> Iterator[Block]:
    references = References(facts.sources, lang)
    mark = references.mark(event.sources)
    yield Heading(words.titled(event.name, lang))
    yield Fields(
        (
            (words.DATE[lang], event.date.written(lang)),
            (words.KIND[lang], moment_words(event.kind)[lang]),
            *words.topic_field(event, facts, lang),
        )
    )
    yield Prose(f"{event.summary[lang]} {mark}", "strong")
    if second := words.other(event.summary, lang):
        yield Prose(f"{second} {mark}")
    yield from references.notes(event.notes)
    if event.see_also:
        names = (words.bilingual(facts.terms[id].name, lang) for id in event.see_also)
        yield Heading(words.SEE[lang], 2)
        yield Prose(words.joined(names, lang))
    yield references.block()


def _row(moment: Moment, facts: Facts, references: References, lang: Lang) -> tuple[str, ...]:
    return (
        str(moment.date),
        moment_words(moment.kind)[lang],
        f"{what(moment, facts, lang)} {references.mark(moment.entry.sources)}",
        moment.entry.id,
    )


def what(moment: Moment, facts: Facts, lang: Lang) -> str:
    """The event and what it was, or what the target asks for."""
    entry = moment.entry
    if isinstance(entry, Event):
        stop = "。" if lang == "zh" else ". "
        return f"{entry.name[lang]}{stop}{entry.summary[lang]}"
    goal = target_text(entry, facts.units[entry.unit], lang)
    if entry.superseded_by:
        goal = words.bracketed(goal, _SUPERSEDED[lang], lang)
    return words.labelled(entry.name[lang], goal, lang)
