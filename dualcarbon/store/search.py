"""Full text over a compiled base: every entry that holds all the words, the best first.

First come entries that bear the words as their name, then those with the amount that was typed,
then those with the words in their names, then those with them in their text; within the last two
by BM25 (Robertson and Zaragoza 2009, FnTIR 3(4)).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from dualcarbon.names.keys import SUGGESTIONS
from dualcarbon.names.typed import Typed
from dualcarbon.store.copy import Row
from dualcarbon.store.match import Names, Ref, places
from dualcarbon.store.spacing import APART, BREAK, MARK, UNMARK, spaced

_MOST_WORDS = 100
"""Words of a query that count."""

_LONGEST_WORD = 500
"""Characters of a word that is looked for; what is longer stands nowhere."""

_SHOWN, _BEFORE = 140, 50
"""Characters of a snippet, and at most so many of them before the match."""

_RANKED = 20_000
"""Entries from which on the words say too little to rank by; then the order is that of the base."""

OPEN, CLOSE = "«", "»"
"""What a match stands between in a snippet."""


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry that was found, and the text around what it was found by."""

    ref: Ref
    snippet: str


class Results(NamedTuple):
    """The best entries, whether there are more, and where there are none what comes near."""

    hits: list[Hit]
    more: bool
    near: list[Ref]


class _Match(NamedTuple):
    """An entry with its row; found by `figures`, or else by what `query` marks in its text."""

    ref: Ref
    n: int
    query: str
    figures: str = ""


@dataclass(frozen=True)
class Search:
    """The text of a base; `sections` and `topics` (none: every topic) narrow it."""

    names: Names
    sections: Collection[str]
    topics: Collection[str] = ()

    def results(self, typed: Typed, limit: int) -> Results:
        """What is found by all the words, `limit` entries at most."""
        matches: dict[Ref, _Match] = {}
        for match in self._matches(typed, limit + 1):
            matches.setdefault(match.ref, match)
            if len(matches) > limit:
                break
        best = list(islice(matches.values(), limit))
        return Results(self._hits(best), len(matches) > limit, [] if matches else self._near(typed))

    def _near(self, typed: Typed) -> list[Ref]:
        """Entries with a name like what was typed, then those that hold some of the words."""
        query = " OR ".join(_phrases(typed))
        holding = [match.ref for match in self._holding(query, SUGGESTIONS)] if query else []
        near = dict.fromkeys((*self.names.nearest(typed, self.sections), *holding))
        return list(near)[:SUGGESTIONS]

    def _matches(self, typed: Typed, limit: int) -> Iterator[_Match]:
        """The entries from the best on; some more than once."""
        query = " AND ".join(_phrases(typed))
        for ref, n in self._numbered(self.names.bearing(typed, self.sections, every_rank=True)):
            yield _Match(ref, n, query)
        if typed.amounts:
            rest = " AND ".join(_phrases(typed.without_amounts))
            yield from self._with_amounts(typed.amounts, rest, limit)
        yield from self._with_words(query, limit)
        if typed.simplified is not typed:
            yield from self._with_words(" AND ".join(_phrases(typed.simplified)), limit)

    def _numbered(self, refs: Collection[Ref]) -> list[tuple[Ref, int]]:
        """Those of the entries that are not narrowed out, with their rows, in the same order."""
        pairs = ",".join(["(?, ?)"] * len(refs))
        sql = f"SELECT section, id, n FROM entry WHERE (section, id) IN (VALUES {pairs})"
        values = (value for ref in refs for value in (ref.section, ref.id))
        rows = self._rows(f"{sql} {self._within()}", *values, *self._narrowing()) if refs else []
        numbers = {Ref(section, id): n for section, id, n in rows}
        return [(ref, numbers[ref]) for ref in refs if ref in numbers]

    def _with_words(self, query: str, limit: int) -> Iterator[_Match]:
        for where in (f"names : ({query})", query) if query else ():
            for match in self._holding(where, limit):
                yield match._replace(query=query)

    def _holding(self, query: str, limit: int) -> list[_Match]:
        """Entries that the query finds by BM25, a word in a name counting as three in the text."""
        count = f"SELECT count(*) FROM (SELECT 1 FROM word WHERE word MATCH ? LIMIT {_RANKED})"
        ((matches,),) = self._rows(count, query)
        order = "ORDER BY bm25(word, 3.0, 1.0), n" if matches < _RANKED else ""
        sql = (
            "SELECT section, id, n FROM word JOIN entry ON n = word.rowid WHERE word MATCH ? "
            f"{self._within()} {order} LIMIT ?"
        )
        rows = self._rows(sql, query, *self._narrowing(), limit)
        return [_Match(Ref(section, id), n, query) for section, id, n in rows]

    def _with_amounts(self, amounts: Collection[str], query: str, limit: int) -> Iterator[_Match]:
        sql = (
            "SELECT section, id, n, group_concat(figure.en || ', ' || figure.zh, '; ') "
            f"FROM figure JOIN entry USING (n) WHERE amount IN ({places(amounts)}) {self._within()}"
            + (" AND n IN (SELECT rowid FROM word WHERE word MATCH ?)" if query else "")
            + " GROUP BY n HAVING count(DISTINCT amount) = ? ORDER BY n LIMIT ?"
        )
        words = (query,) if query else ()
        values = (*amounts, *self._narrowing(), *words, len(set(amounts)), limit)
        for section, id, n, figures in self._rows(sql, *values):
            yield _Match(Ref(section, id), n, query, f"{OPEN}{figures}{CLOSE}")

    def _within(self) -> str:
        """The condition that keeps to the sections and topics."""
        sections = f"AND section IN ({places(self.sections)})"
        return sections + (f" AND topic IN ({places(self.topics)})" if self.topics else "")

    def _narrowing(self) -> tuple[str, ...]:
        return (*self.sections, *self.topics)

    def _hits(self, matches: Collection[_Match]) -> list[Hit]:
        """The matches as they are handed out; what the same query found is read at once."""
        rows: dict[str, list[int]] = {}
        for match in matches:
            if not match.figures:
                rows.setdefault(match.query, []).append(match.n)
        snippets: dict[int, str] = {}
        for query, numbers in rows.items():
            snippets |= self._snippets(query, numbers)
        return [Hit(match.ref, match.figures or snippets.get(match.n, "")) for match in matches]

    def _snippets(self, query: str, numbers: Collection[int]) -> dict[int, str]:
        """The text of the rows around a match; the names, or the beginning, where none is there."""
        snippets = {}
        if query:
            columns = ", ".join(f"highlight(word, {n}, '{MARK}', '{UNMARK}')" for n in (1, 0))
            sql = f"SELECT rowid, {columns} FROM word WHERE word MATCH ? AND rowid IN"
            for n, text, names in self._rows(f"{sql} ({places(numbers)})", query, *numbers):
                snippets[n] = _cut(text if MARK in text or MARK not in names else names)
        if rest := [n for n in numbers if n not in snippets]:
            sql = f"SELECT rowid, texts FROM word WHERE rowid IN ({places(rest)})"
            snippets |= {n: _cut(text) for n, text in self._rows(sql, *rest)}
        return snippets

    def _rows(self, sql: str, *values: object) -> list[Row]:
        return self.names.store.rows(sql, *values)


def _cut(text: str) -> str:
    """The part of a marked text around its first match, as it was written."""
    plain = text.replace(APART, "").replace(BREAK.strip(), "·")
    match = max(plain.find(MARK), 0)
    first = 0 if match <= _BEFORE else plain.rfind(" ", 0, match - _BEFORE // 2) + 1
    first = max(first, match - _BEFORE)
    end = min(first + _SHOWN, len(plain))
    if plain.count(MARK, first, end) > plain.count(UNMARK, first, end):
        end = plain.index(UNMARK, end) + 1
    part = plain[first:end].strip()
    whole = ("… " if first else "") + part + (" …" if end < len(plain) else "")
    return whole.replace(MARK, OPEN).replace(UNMARK, CLOSE)


def _phrases(typed: Typed) -> list[str]:
    """Each word as a quoted phrase of FTS5, in which nothing is syntax."""
    if any(len(word) > _LONGEST_WORD for word in typed.words):
        return []
    words = dict.fromkeys(" ".join(spaced(word).split()) for word in typed.words)
    phrases = (word for word in words if any(map(str.isalnum, word)))
    return [f'"{word.replace(chr(34), " ")}"' for word in islice(phrases, _MOST_WORDS)]
