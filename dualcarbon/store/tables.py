"""The tables of a compiled base, written from its facts; imported only where one is made.

about     what holds for the whole: the base's own fields, the rows of each section
entry     every entry as `codec` writes it, in the order of the base, with what it is chosen by; a
          checksum of its body, and one of its names (`named`); `date` is its place on the timeline
name      the keys of names with their ranks
spelling  those keys that are suggested on a miss, in order of length, numbered from 0
posting   for each piece of a key (see `names.keys.pieces_of`) the numbers of the keys that hold it
figure    the amounts in entries, as `names.amounts` writes them
word      the full text (FTS5): names apart from the rest, English stemmed, each Han a word
"""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections import defaultdict
from collections.abc import Iterable

from dualcarbon.kinds import NAMED, SECTIONS
from dualcarbon.model.entries import Document, Entry, Event, Facts, Source, Target, Topic, Unit
from dualcarbon.names.forms import Named, Rank, keys_of
from dualcarbon.names.keys import pieces_of
from dualcarbon.store.codec import checksum, encoded
from dualcarbon.store.indexing import figures_of, words_of

_TABLES = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE entry (
    n INTEGER PRIMARY KEY, section TEXT, id TEXT, topic TEXT, core INTEGER, date TEXT,
    en TEXT, zh TEXT,
    named INTEGER, body TEXT, checksum INTEGER
);
CREATE TABLE name (key TEXT, rank INTEGER, n INTEGER, PRIMARY KEY (key, rank, n)) WITHOUT ROWID;
CREATE TABLE spelling (number INTEGER PRIMARY KEY, key TEXT);
CREATE TABLE posting (piece TEXT PRIMARY KEY, numbers BLOB) WITHOUT ROWID;
CREATE TABLE figure (
    amount TEXT, n INTEGER, date TEXT, en TEXT, zh TEXT, PRIMARY KEY (amount, n, date)
) WITHOUT ROWID;
CREATE VIRTUAL TABLE word USING fts5(
    names, texts, tokenize = 'porter unicode61 remove_diacritics 2'
);
"""


def write(facts: Facts, connection: sqlite3.Connection) -> None:
    """Fill an empty database with the tables of a base."""
    connection.executescript(_TABLES)
    entries = [
        (section, id, entry)
        for section in SECTIONS
        for id, entry in getattr(facts, section).items()
    ]
    numbered = list(enumerate(entries))
    nameable = [(n, entry) for n, (section, _, entry) in numbered if section in NAMED]
    keys = [(n, entry, keys_of(entry, facts)) for n, entry in nameable]
    amounts = {n: [*figures_of(entry, facts)] for n, entry in nameable}
    _insert(connection, "entry", 11, (_row(n, *entry) for n, entry in numbered))
    _insert(
        connection,
        "name",
        3,
        sorted((key, rank, n) for n, _, ranks in keys for key, rank in ranks.items()),
    )
    words = ((n, *words_of(entry, facts, amounts[n])) for n, entry in nameable)
    _insert(connection, "word (rowid, names, texts)", 3, words)
    _insert(
        connection,
        "figure",
        5,
        {
            (amount, n, date): (amount, n, date, text.en, text.zh)
            for n, figures in amounts.items()
            for amount, date, text in figures
        }.values(),
    )
    lengths = _spelling(connection, keys)
    _insert(connection, "about", 2, _about(facts, lengths).items())
    connection.execute("CREATE UNIQUE INDEX entry_id ON entry (section, id)")
    connection.execute("CREATE INDEX entry_topic ON entry (topic, section)")


def _insert(
    connection: sqlite3.Connection,
    table: str,
    width: int,
    rows: Iterable[tuple[object, ...]],
) -> None:
    places = ",".join("?" * width)
    connection.executemany(f"INSERT INTO {table} VALUES ({places})", rows)


def _row(n: int, section: str, id: str, entry: Named | Topic | Unit) -> tuple[object, ...]:
    body = encoded(entry)
    name = entry.title if isinstance(entry, Source) else entry.name
    topic, core = (entry.topic, entry.core) if isinstance(entry, Entry) else ("", False)
    date = entry.date if isinstance(entry, Event) else isinstance(entry, Target) and entry.by
    sealed = checksum(section, id, name.en, name.zh), checksum(body)
    of = n, section, id, topic, core, str(date) if date else None
    return *of, name.en, name.zh, sealed[0], body, sealed[1]


def _spelling(
    connection: sqlite3.Connection, keys: list[tuple[int, Named, dict[str, Rank]]]
) -> list[int]:
    """Write the keys to suggest; the number of the first key of each length, from length 0."""
    suggested = {
        key
        for _, entry, ranks in keys
        for key, rank in ranks.items()
        # Nobody mistypes a whole title.
        if rank == Rank.ID
        or (rank < Rank.LOOSE and not isinstance(entry, (Source, Event, Document)))
    }
    order = sorted(suggested, key=lambda key: (len(key), key))
    numbers: defaultdict[str, array[int]] = defaultdict(lambda: array("I"))
    lengths: list[int] = []
    for number, key in enumerate(order):
        lengths += [number] * (len(key) + 1 - len(lengths))
        for piece in pieces_of(key):
            numbers[piece].append(number)
    _insert(connection, "spelling", 2, enumerate(order))
    _insert(connection, "posting", 2, sorted((p, held.tobytes()) for p, held in numbers.items()))
    return [*lengths, len(order)]


def _about(facts: Facts, lengths: list[int]) -> dict[str, str]:
    counts = {section: len(getattr(facts, section)) for section in SECTIONS}
    first = 0
    rows = {}
    for section, count in counts.items():
        rows[section] = (first, first + count)
        first += count
    about = {
        "format": facts.format,
        "updated": str(facts.updated or ""),
        "languages": facts.languages,
        "sha256": facts.sha256,
        "licence": facts.licence,
        "rows": rows,
        "lengths": lengths,
    }
    return {name: json.dumps(value) for name, value in about.items()}
