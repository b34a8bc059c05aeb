"""The tables of a compiled base, written from its facts; imported only where one is made.

about     what holds for the whole: the base's own fields, the rows of each section
entry     every entry as `codec` writes it, in the order of the base, with what it is chosen by; a
          checksum of its body, and one of its names (`named`); `date` is its place on the timeline,
          `aside` says that another takes its place, `asked` what kinds of question ask of it
name      the keys of names with their ranks
spelling  those keys that are suggested on a miss, in order of length, numbered from 0, with the
          stems of the words that they are made of, if any
posting   for each piece of a key (see `names.keys.pieces_of`) the numbers of the keys that hold it
stem      in how many of these keys a stem of a word stands
figure    the amounts in entries, as `names.amounts` writes them
word      the full text (FTS5): names, what an entry says first, all else; English stemmed, each
          Han a word
lexicon   the names of terms and the synonyms, by `names.words.phrase_key`, each with a query that
          finds it by all the names that it goes by
"""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable

from dualcarbon.kinds import NAMED, SECTIONS
from dualcarbon.model.entries import (
    Beginning,
    Document,
    Entry,
    Event,
    Facts,
    Source,
    Statistic,
    Synonyms,
    Target,
    Topic,
    Unit,
)
from dualcarbon.names.forms import Named, Rank, keys_of, names_of
from dualcarbon.names.keys import key, pieces_of, stems_of
from dualcarbon.quiz.papers import outline
from dualcarbon.store.codec import checksum, encoded
from dualcarbon.store.indexing import figures_of, words_of
from dualcarbon.store.lexicon import lexicon
from dualcarbon.text import NO_TEXT

_TABLES = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE entry (
    n INTEGER PRIMARY KEY, section TEXT, id TEXT, topic TEXT, core INTEGER, aside INTEGER,
    date TEXT, en TEXT, zh TEXT, named INTEGER, asked TEXT, body TEXT, checksum INTEGER
);
CREATE TABLE name (key TEXT, rank INTEGER, n INTEGER, PRIMARY KEY (key, rank, n)) WITHOUT ROWID;
CREATE TABLE spelling (number INTEGER PRIMARY KEY, key TEXT, stems TEXT);
CREATE TABLE stem (stem TEXT PRIMARY KEY, keys INTEGER) WITHOUT ROWID;
CREATE TABLE posting (piece TEXT PRIMARY KEY, numbers BLOB) WITHOUT ROWID;
CREATE TABLE figure (
    amount TEXT, n INTEGER, date TEXT, en TEXT, zh TEXT, PRIMARY KEY (amount, n, date)
) WITHOUT ROWID;
CREATE VIRTUAL TABLE word USING fts5(
    names, texts, more, tokenize = 'porter unicode61 remove_diacritics 2'
);
CREATE TABLE lexicon (key TEXT PRIMARY KEY, query TEXT) WITHOUT ROWID;
"""

_LONGEST_OF_EVENT = 40
"""Characters of an event's name up to which it is suggested."""

_Keys = tuple[int, Named, dict[str, Rank]]
"""The number of an entry, the entry and its keys."""


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
    _insert(connection, "entry", 13, (_row(n, facts, *entry) for n, entry in numbered))
    _insert(
        connection,
        "name",
        3,
        sorted((name_key, rank, n) for n, _, ranks in keys for name_key, rank in ranks.items()),
    )
    words = ((n, *words_of(entry, facts, amounts[n])) for n, entry in nameable)
    _insert(connection, "word (rowid, names, texts, more)", 4, words)
    _insert(connection, "lexicon", 2, lexicon(facts))
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
    lengths = _spelling(connection, keys, facts)
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


def _row(
    n: int,
    facts: Facts,
    section: str,
    id: str,
    entry: Named | Topic | Unit | Synonyms | Beginning,
) -> tuple[object, ...]:
    body = encoded(entry)
    name = entry.title if isinstance(entry, Source) else getattr(entry, "name", NO_TEXT)
    topic = asked = ""
    core = False
    if isinstance(entry, Entry):
        topic, core = entry.topic, entry.core
        known = outline(facts, section, entry)
        asked = json.dumps([known.subjects, known.about, known.difficulty])
    aside = (isinstance(entry, Statistic) and entry.main != id) or bool(
        getattr(entry, "superseded_by", "")
    )
    date = entry.date if isinstance(entry, Event) else isinstance(entry, Target) and entry.by
    sealed = checksum(section, id, name.en, name.zh), checksum(body)
    chosen_by = topic, core, aside, str(date) if date else None
    return n, section, id, *chosen_by, name.en, name.zh, sealed[0], asked, body, sealed[1]


def _spelling(connection: sqlite3.Connection, keys: list[_Keys], facts: Facts) -> list[int]:
    """Write the keys to suggest; the number of the first key of each length, from length 0."""
    suggested: dict[str, str] = {}
    for _, entry, ranks in keys:
        named = {key(name): name for _, name in names_of(entry, facts) if name.isascii()}
        for name_key, rank in ranks.items():
            if rank < Rank.LOOSE and (rank == Rank.ID or _is_mistyped(entry, name_key)):
                stems = stems_of(named[name_key]) if name_key in named else ()
                suggested.setdefault(name_key, " ".join(stems))
    order = sorted(suggested, key=lambda name_key: (len(name_key), name_key))
    numbers: defaultdict[str, array[int]] = defaultdict(lambda: array("I"))
    lengths: list[int] = []
    counts: Counter[str] = Counter()
    for number, name_key in enumerate(order):
        lengths += [number] * (len(name_key) + 1 - len(lengths))
        counts.update(set(suggested[name_key].split()))
        for piece in pieces_of(name_key):
            numbers[piece].append(number)
    spellings = ((number, name_key, suggested[name_key]) for number, name_key in enumerate(order))
    _insert(connection, "spelling", 3, spellings)
    _insert(connection, "posting", 2, sorted((p, held.tobytes()) for p, held in numbers.items()))
    _insert(connection, "stem", 2, sorted(counts.items()))
    return [*lengths, len(order)]


def _is_mistyped(entry: Named, name_key: str) -> bool:
    """Whether people type the name by heart; nobody does a whole title."""
    return not isinstance(entry, (Source, Document)) and (
        not isinstance(entry, Event) or len(name_key) <= _LONGEST_OF_EVENT
    )


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
        "searched": str(facts.searched or ""),
        "languages": facts.languages,
        "sha256": facts.sha256,
        "licence": facts.licence,
        "rows": rows,
        "lengths": lengths,
    }
    return {name: json.dumps(value) for name, value in about.items()}
