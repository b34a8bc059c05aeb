"""Notes as a table."""

from __future__ import annotations

from collections.abc import Iterator

from dualcarbon.exports.columns import Column, Field, Table, numbered, table, text
from dualcarbon.exports.tables.shared import (
    DOCUMENT,
    EVENT,
    NUMBER,
    PLAN,
    SERIES,
    TARGET,
    TERM,
    cited,
)
from dualcarbon.model.entries import Entry, Facts
from dualcarbon.model.parts import Note
from dualcarbon.text import Text


def notes(facts: Facts) -> Iterator[Table]:
    """Where sources disagree or a fact misleads; each note is of one entry, of any kind."""
    homes = (DOCUMENT, TERM, EVENT, SERIES, TARGET, PLAN)
    owned: list[tuple[int, str, Note]] = []
    for at, entries in enumerate(
        (facts.documents, facts.terms, facts.events, facts.statistics, facts.targets, facts.plans)
    ):
        owned += ((at, id, note) for id, entry in entries.items() for note in _notes_of(entry))
    rows = [*numbered((), owned)]
    yield table(
        "notes",
        Text("Where sources disagree, or a fact misleads", "来源分歧与易误解之处"),
        (NUMBER,),
        rows,
        Field(
            homes, lambda one: tuple(one[1] if at == one[0] else None for at in range(len(homes)))
        ),
        Field(
            text("text", Text("what to know", "说明")).columns,
            lambda one: (one[2].text.en or None, one[2].text.zh or None),
        ),
    )
    yield cited(
        facts,
        "note_sources",
        Text("The sources of a note", "说明的来源"),
        (Column("note", Text("the number of the note", "说明的序号"), "integer"),),
        (row for known_by, (_, _, note) in rows for row in numbered(known_by, note.sources)),
        "notes",
    )


def _notes_of(entry: Entry) -> Iterator[Note]:
    """The notes of an entry, and of a plan those of its items."""
    yield from entry.notes
    for item in (*getattr(entry, "items", ()), *getattr(entry, "sections", ())):
        yield from item.notes
