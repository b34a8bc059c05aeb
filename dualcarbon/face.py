"""What a Python program sees: the facts, asked for by name, searched, and as rows of tables."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Literal

from dualcarbon import system
from dualcarbon.analysis.targets import Standing
from dualcarbon.base import Base
from dualcarbon.errors import NothingHolds
from dualcarbon.exports.points import point_rows
from dualcarbon.formats.data import flat
from dualcarbon.frozen import frozen
from dualcarbon.kinds import NAMED
from dualcarbon.model.dates import PartialDate
from dualcarbon.model.entries import (
    Document,
    Event,
    Facts,
    Plan,
    Question,
    Source,
    Statistic,
    Target,
    Term,
    Topic,
    Unit,
)
from dualcarbon.quiz.items import Item
from dualcarbon.reading.files import fact_files
from dualcarbon.reading.findings import Finding
from dualcarbon.result import record
from dualcarbon.text import Text

Row = dict[str, Any]
"""One row of a table: plain values by the name of their column."""

Table = Literal[
    "points",
    "terms",
    "events",
    "targets",
    "statistics",
    "plans",
    "documents",
    "questions",
    "sources",
]


@frozen
class Match:
    """An entry that a search has found: its section, its id, its name, and the text around."""

    section: str
    id: str
    name: Text
    snippet: str


class FactBase:
    """A checked fact base, whole or as it stood on an earlier day. Nothing in it can be changed."""

    def __init__(self, base: Base) -> None:
        self._base = base

    @property
    def facts(self) -> Facts:
        """All there is, section by section; an entry is read when it is asked for."""
        return self._base.facts

    @property
    def updated(self) -> PartialDate | None:
        """The day on which the facts were last reviewed, None where the base has none."""
        return self.facts.updated

    @property
    def sha256(self) -> str:
        """Of the files that the base was read from, one after another: 64 hexadecimal digits."""
        return self.facts.sha256

    @property
    def licence(self) -> str:
        """The terms under which the facts may be used, empty where the base names none."""
        return self.facts.licence

    @property
    def topics(self) -> Mapping[str, Topic]:
        """The subjects under which entries are grouped, by id."""
        return self.facts.topics

    @property
    def units(self) -> Mapping[str, Unit]:
        """The units of measure, by symbol."""
        return self.facts.units

    @property
    def sources(self) -> Mapping[str, Source]:
        """The sources, by id."""
        return self.facts.sources

    @property
    def terms(self) -> Mapping[str, Term]:
        """The terms, by id."""
        return self.facts.terms

    @property
    def events(self) -> Mapping[str, Event]:
        """The events, by id."""
        return self.facts.events

    @property
    def targets(self) -> Mapping[str, Target]:
        """The targets, by id."""
        return self.facts.targets

    @property
    def statistics(self) -> Mapping[str, Statistic]:
        """The statistics, by id."""
        return self.facts.statistics

    @property
    def plans(self) -> Mapping[str, Plan]:
        """The plans, by id."""
        return self.facts.plans

    @property
    def documents(self) -> Mapping[str, Document]:
        """The official documents, by id."""
        return self.facts.documents

    @property
    def questions(self) -> Mapping[str, Question]:
        """The questions written by hand, by id."""
        return self.facts.questions

    def term(self, name: str) -> Term:
        """The term of that name, however it is typed: English, 中文, pinyin, abbreviation, id.

        Raises NotFound, Ambiguous or LaterDay, as do the four that follow.
        """
        return self._base.terms((name,))[0]

    def statistic(self, name: str) -> Statistic:
        """The statistic of that name."""
        return self._base.statistics((name,))[0]

    def event(self, name: str) -> Event:
        """The event of that name."""
        return self._base.events((name,))[0]

    def plan(self, name: str) -> Plan:
        """The plan of that name or official number."""
        return self._base.plans((name,))[0]

    def target(self, name: str) -> Target:
        """The only target of that name; those of several years share one, so use its id."""
        return self._base.targets((name,))[0]

    def search(
        self, words: str, limit: int = 10, *, kinds: Collection[str] = (), topic: str = ""
    ) -> list[Match]:
        """At most `limit` entries that hold the words that count, the best first; or none.

        `kinds` are sections (`terms`, `events` …), all where there are none; `topic` is an id.
        """
        topics = [topic] if topic else []
        try:
            hits = self._base.search(words, kinds or NAMED, topics, limit).hits
        except NothingHolds:
            return []
        return [
            Match(hit.ref.section, hit.ref.id, self._base.title(hit.ref), hit.snippet)
            for hit in hits
            if self._base.has(hit.ref)
        ]

    def frame(self, table: Table) -> list[Row]:
        """The rows of a table, ready for `pandas.DataFrame` or `polars.DataFrame`.

        `points` has a row for each figure of each statistic, with its date as known and the first
        and last day that it can mean; every other table a row an entry, its lists joined by `; `
        and None where nothing stands.
        """
        if table == "points":
            return list(point_rows(self.facts))
        entries = getattr(self.facts, table).values()
        rows = [flat(record(entry, self.facts)) for entry in entries]
        columns = dict.fromkeys(column for row in rows for column in row)
        return [{column: _value(row.get(column)) for column in columns} for row in rows]


def _value(cell: object) -> object:
    """What stands in a cell; None, not an empty text, where nothing does."""
    return None if cell == "" else cell


def open(*files: str | Path, as_of: date | None = None) -> FactBase:
    """The fact base in these files together, or the bundled one where there are none.

    The word `packaged` among them stands for that one. With `as_of` it is the base as it stood at
    the end of that day. The base is compiled once, into the user's cache folder. Raises Failure,
    with every finding, when a file can't be read or the base is broken.
    """
    paths = fact_files(Path(file) for file in files or ("packaged",))
    base = Base.open(*paths, cache=system.folder(os.environ, "cache"))
    return FactBase(base.as_of(as_of) if as_of else base)


def standing(target: Target, base: FactBase, today: date) -> Standing:
    """Where the target stands, held against the newest comparable figures as seen from `today`.

    The method stands at the head of `dualcarbon.analysis.targets`.
    """
    from dualcarbon.analysis.targets import standing as stands

    return stands(target, base.facts, today)


def check(*files: str | Path) -> list[Finding]:
    """Everything that is wrong with the fact base in these files, in order of place.

    Raises Failure when a file can't be opened.
    """
    # Imported here: the reader of YAML comes with it.
    from dualcarbon.reading.check import check as checked

    return checked(*fact_files(map(Path, files)))[1]


def paper(
    base: FactBase,
    count: int,
    *,
    seed: str,
    topic: str = "",
    kinds: Collection[str] = (),
    level: int | None = None,
) -> list[Item]:
    """`count` multiple-choice items, fewer where no more can be made; a seed makes one paper.

    `topic` is an id, `kinds` are kinds of question (`definition`, `year` …), `level` runs from 1
    (easy) to 3.
    """
    # Imported here: who looks facts up makes no questions.
    from dualcarbon.quiz.papers import paper as paper_of

    return paper_of(base.facts, count, seed, (topic,) if topic else (), kinds=kinds, level=level)
