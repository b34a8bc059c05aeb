"""Full text over a compiled base: every entry that holds all the words, the best first.

First come entries that bear the words as their name, then those with the amount that was typed,
then those with the words in their names, then those with them in their text; within the last two
by BM25 (Robertson and Zaragoza 2009, FnTIR 3(4)).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import islice

from dualcarbon.names.amounts import amounts_in
from dualcarbon.names.keys import HAN, simplified
from dualcarbon.store.copy import Store
from dualcarbon.store.indexing import APART, BREAK, MARK, UNMARK, spaced
from dualcarbon.store.match import Names, Ref

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


@dataclass(frozen=True)
class Search:
    """The text of a base; `sections` and `topics` (none: every topic) narrow it."""

    store: Store
    names: Names
    sections: Collection[str]
    topics: Collection[str] = ()

    def hits(self, query: str, limit: int) -> list[Hit]:
        """The best entries for the query, `limit` at most."""
        found: dict[Ref, Hit] = {}
        for hit in self._all(query, limit):
            found.setdefault(hit.ref, hit)
            if len(found) == limit:
                break
        return list(found.values())

    def some_words(self, query: str, limit: int) -> list[Ref]:
        """The entries that hold some of the words, the best first."""
        match = " OR ".join(_phrases(query))
        return [ref for ref, _ in self._matching(match, limit)] if match else []

    def _all(self, query: str, limit: int) -> Iterator[Hit]:
        match = " AND ".join(_phrases(query))
        for ref in self.names.bearing(query, self.sections, every_rank=True):
            for n in self._rows_of(ref):
                yield Hit(ref, self._snippet(match, n))
        amounts, rest = amounts_in(query)
        if amounts:
            yield from self._with_amounts(amounts, " AND ".join(_phrases(rest)), limit)
        yield from self._with_words(match, limit)
        if HAN.search(query) and (plain := simplified(query)) != query:
            yield from self._with_words(" AND ".join(_phrases(plain)), limit)

    def _rows_of(self, ref: Ref) -> list[int]:
        sql = f"SELECT n FROM entry WHERE section = ? AND id = ? {self._within()}"
        return [n for (n,) in self.store.rows(sql, ref.section, ref.id, *self._narrowing())]

    def _with_words(self, match: str, limit: int) -> Iterator[Hit]:
        for where in (f"names : ({match})", match) if match else ():
            for ref, n in self._matching(where, limit):
                yield Hit(ref, self._snippet(match, n))

    def _matching(self, match: str, limit: int) -> list[tuple[Ref, int]]:
        """Entries and their rows by BM25, a word in a name counting as three in the text."""
        count = f"SELECT count(*) FROM (SELECT 1 FROM word WHERE word MATCH ? LIMIT {_RANKED})"
        ((matches,),) = self.store.rows(count, match)
        order = "ORDER BY bm25(word, 3.0, 1.0), n" if matches < _RANKED else ""
        sql = (
            "SELECT section, id, n FROM word JOIN entry ON n = word.rowid WHERE word MATCH ? "
            f"{self._within()} {order} LIMIT ?"
        )
        found = self.store.rows(sql, match, *self._narrowing(), limit)
        return [(Ref(section, id), n) for section, id, n in found]

    def _with_amounts(self, amounts: Collection[str], match: str, limit: int) -> Iterator[Hit]:
        places = ",".join("?" * len(amounts))
        sql = (
            "SELECT section, id, group_concat(figure.en || ', ' || figure.zh, '; ') "
            f"FROM figure JOIN entry USING (n) WHERE amount IN ({places}) {self._within()}"
            + (" AND n IN (SELECT rowid FROM word WHERE word MATCH ?)" if match else "")
            + " GROUP BY n HAVING count(DISTINCT amount) = ? ORDER BY n LIMIT ?"
        )
        held = (match,) if match else ()
        values = (*amounts, *self._narrowing(), *held, len(set(amounts)), limit)
        for section, id, told in self.store.rows(sql, *values):
            yield Hit(Ref(section, id), f"{OPEN}{told}{CLOSE}")

    def _within(self) -> str:
        """The condition that keeps to the sections and topics."""
        sections = ",".join("?" * len(self.sections))
        topics = ",".join("?" * len(self.topics))
        return f"AND section IN ({sections})" + (f" AND topic IN ({topics})" if topics else "")

    def _narrowing(self) -> tuple[str, ...]:
        return (*self.sections, *self.topics)

    def _snippet(self, match: str, n: int) -> str:
        """The text of row `n` around a match; its names, or its beginning, where none is there."""
        parts = ", ".join(f"highlight(word, {n}, '{MARK}', '{UNMARK}')" for n in (1, 0))
        sql = f"SELECT {parts} FROM word WHERE word MATCH ? AND rowid = ?"
        for text, names in self.store.rows(sql, match, n) if match else ():
            return _cut(text if MARK in text or MARK not in names else names)
        ((text,),) = self.store.rows("SELECT texts FROM word WHERE rowid = ?", n)
        return _cut(text)


def _cut(text: str) -> str:
    """The part of a marked text around its first match, as it was written."""
    shown = text.replace(APART, "").replace(BREAK.strip(), "·")
    match = max(shown.find(MARK), 0)
    first = 0 if match <= _BEFORE else shown.rfind(" ", 0, match - _BEFORE // 2) + 1
    first = max(first, match - _BEFORE)
    end = min(first + _SHOWN, len(shown))
    if shown.count(MARK, first, end) > shown.count(UNMARK, first, end):
        end = shown.index(UNMARK, end) + 1
    part = shown[first:end].strip()
    whole = ("… " if first else "") + part + (" …" if end < len(shown) else "")
    return whole.replace(MARK, OPEN).replace(UNMARK, CLOSE)


def _phrases(query: str) -> list[str]:
    """Each word of the query as a quoted phrase of FTS5, in which nothing is syntax."""
    if any(len(word) > _LONGEST_WORD for word in query.split()):
        return []
    words = dict.fromkeys(" ".join(spaced(word).split()) for word in query.split())
    kept = (word for word in words if any(map(str.isalnum, word)))
    return [f'"{word.replace(chr(34), " ")}"' for word in islice(kept, _MOST_WORDS)]
