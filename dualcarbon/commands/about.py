"""`dualcarbon about`: all that is known of a subject on one page, or where to begin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Annotated

import typer

from dualcarbon.base import Base, command_for
from dualcarbon.commands import complete
from dualcarbon.commands.parser import COMMANDS
from dualcarbon.commands.settings import Settings
from dualcarbon.commands.subject import SECTIONS, subject_of
from dualcarbon.kinds import KINDS
from dualcarbon.model.entries import Entry, Facts, Statistic
from dualcarbon.result import Record, Result, dated, record
from dualcarbon.store.match import Ref
from dualcarbon.store.subject import counted
from dualcarbon.text import Text
from dualcarbon.views.about import Subject, beginning_page, subject_page
from dualcarbon.writing.gists import gist


def about(
    context: typer.Context,
    subject: Annotated[
        list[str] | None,
        typer.Argument(
            autocompletion=complete.subjects,
            help="Any words in English or 中文, or a topic. None: where to begin.",
        ),
    ] = None,
) -> Result:
    """Show what is known of a subject on one page: term, figures, targets, events, plans.

    Example: dualcarbon about wind
    """
    settings: Settings = context.obj
    base = settings.base()
    if not subject:
        return _where_to_begin(base, settings)
    found = subject_of(base, tuple(subject), settings.day, whole=settings.is_for_a_program)
    page = subject_page(found, base.facts, settings.lang)
    return Result(page, _records(found, base, settings), _rows(found, base, settings))


def _records(subject: Subject, base: Base, settings: Settings) -> Iterator[Record]:
    """The subject as one record."""
    parts = {
        section: [_entry(section, id, base, settings) for id in _ids(subject, section)]
        for section in SECTIONS
    }
    terms = parts.pop("terms")
    yield {
        "subject": subject.typed,
        "topic": subject.topic.id if subject.topic else None,
        "term": terms.pop(0) if subject.term else None,
        "terms": terms,
        **parts,
    }


def _rows(subject: Subject, base: Base, settings: Settings) -> Iterator[Record]:
    """The same as a table: a row an entry."""
    for section in SECTIONS:
        for id in _ids(subject, section):
            yield {"kind": KINDS[section].word.en, **_entry(section, id, base, settings)}


def _ids(subject: Subject, section: str) -> list[str]:
    if section == "targets":
        return [standing.target.id for standing in subject.targets]
    shown = getattr(subject, section)
    named = [subject.term] if section == "terms" and subject.term else []
    return [entry.id for entry in (*named, *shown)]


def _entry(section: str, id: str, base: Base, settings: Settings) -> Record:
    """What an entry is called, what it answers, and the command that opens it."""
    entry = getattr(base.facts, section)[id]
    line = gist(entry, base.facts, settings.day)
    return {
        "id": id,
        "name": entry.name.en or None,
        "name_zh": entry.name.zh or None,
        "answer": line.line("en") or None,
        "answer_zh": line.line("zh") or None,
        "command": command_for(Ref(section, id)),
        **_dated(entry, base.facts),
    }


def _dated(entry: Entry, facts: Facts) -> Record:
    """The date of an entry, of a series that of its newest point, and the sources behind it."""
    cited, date = entry.sources, getattr(entry, "date", None) or getattr(entry, "by", None)
    if isinstance(entry, Statistic):
        (point,) = entry.last(1)
        cited, date = point.sources or cited, point.date
    sources = [record(facts.sources[one.source], facts) | {"at": one.at or None} for one in cited]
    return {**dated("date", date), "sources": sources}


def _where_to_begin(base: Base, settings: Settings) -> Result:
    """What to know first, the topics with how much is known of each, the commands."""
    begun = list(_beginnings(base))
    counts = _counts(base)
    first_lines = [(name, command_for(ref)) for name, ref in begun]
    page = beginning_page(first_lines, counts, COMMANDS, base.facts, settings.lang)
    first = [
        {**_entry(ref.section, ref.id, base, settings), "name": name.en, "name_zh": name.zh}
        for name, ref in begun
    ]
    topics = [
        {
            "id": id,
            "name": topic.name.en or None,
            "name_zh": topic.name.zh or None,
            **{section: counts.get((id, section), 0) for section in SECTIONS},
            "command": f"dualcarbon about {id}",
        }
        for id, topic in base.facts.topics.items()
    ]
    rows = (
        {"kind": kind, **one}
        for kind, some in (("first", first), ("topic", topics))
        for one in some
    )
    return Result(page, [{"first": first, "topics": topics}], rows)


def _beginnings(base: Base) -> Iterator[tuple[Text, Ref]]:
    """What to know first, with the entries that tell it, as far as there are any."""
    for beginning in base.facts.beginnings.values():
        ref = Ref(*beginning.about.split(".", 1))
        if base.has(ref):
            yield beginning.name, ref


def _counts(base: Base) -> Mapping[tuple[str, str], int]:
    """How many entries each topic has of each kind."""
    if base.whole is None:
        return counted(base.store)
    return Counter(
        (entry.topic, section)
        for section in SECTIONS
        for entry in getattr(base.facts, section).values()
    )
