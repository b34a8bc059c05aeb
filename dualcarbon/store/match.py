"""Entries by what a person typed: those that bear the name, that begin with it, that are near."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from functools import cached_property
from heapq import nlargest
from json import loads

from dualcarbon.frozen import frozen
from dualcarbon.model.entries import Facts
from dualcarbon.names.forms import Named, Rank, keys_of
from dualcarbon.names.keys import HAN, SUGGESTIONS, close_to, pieces_of
from dualcarbon.names.typed import Typed
from dualcarbon.store.copy import Row, Store

_COMPARED = 100
"""Keys that are alike by their pieces, and are then compared letter by letter."""

_LONGEST = 100
"""Characters of what was typed that can count; no name has more."""

_LISTED = 30
"""Entries that are looked at, at most, of those whose names begin with what was typed."""


@frozen
class Ref:
    """An entry by the section that it stands in and its id."""

    section: str
    id: str


@frozen
class Names:
    """The names in a compiled base; only what is in `facts` counts."""

    store: Store
    facts: Facts

    def bearing(
        self, typed: Typed, sections: Collection[str], *, every_rank: bool = False
    ) -> list[Ref]:
        """The entries that bear the name, by the best rank at which there are any.

        First as typed, then in Simplified Chinese, then without plural and British spelling. With
        `every_rank` all that bear it in the first of these ways.
        """
        for name_key in _ways(typed):
            if ranked := self._ranked(name_key, sections):
                best = ranked[0][0]
                last = max(best, Rank.BORROWED) if every_rank else best
                return [ref for rank, ref in ranked if rank <= last]
        return []

    def beginning(self, typed: Typed, sections: Collection[str]) -> list[Ref]:
        """The entries with a name that begins so (three letters, or two Han, at least)."""
        start = typed.simplified.key
        if len(start) < (2 if HAN.match(start) else 3):
            return []
        sql = (
            "SELECT DISTINCT section, id FROM name JOIN entry USING (n) WHERE key >= ? AND key < ? "
            f"AND rank < ? ORDER BY length(key), key LIMIT {_LISTED}"
        )
        rows = self._rows(sql, start, f"{start}\U0010ffff", Rank.LOOSE)
        return self._here((Ref(*row) for row in rows), sections)

    def nearest(self, typed: Typed, sections: Collection[str]) -> list[Ref]:
        """Up to SUGGESTIONS entries whose names are like what was typed, the likest first."""
        start = typed.simplified.key[:_LONGEST]
        if not start:
            return []
        keys = self._alike(start)
        holding = sorted((name_key for name_key in keys if start in name_key), key=len)
        likest = dict.fromkeys((*holding, *close_to(start, keys, len(keys))))
        refs = dict.fromkeys(self.beginning(typed, sections))
        for name_key in likest:
            refs.update(dict.fromkeys(ref for _, ref in self._ranked(name_key, sections)))
            if len(refs) >= SUGGESTIONS:
                break
        return list(refs)[:SUGGESTIONS]

    def _ranked(self, name_key: str, sections: Collection[str]) -> list[tuple[Rank, Ref]]:
        """The entries that have the key, best rank first."""
        if not name_key:
            return []
        sql = "SELECT rank, section, id FROM name JOIN entry USING (n) WHERE key = ? ORDER BY rank"
        ranked = ((Rank(rank), Ref(*ref)) for rank, *ref in self._rows(sql, name_key))
        return [
            (rank, ref)
            for rank, ref in ranked
            # A damaged copy may lead to an entry that never had the name.
            if self._here([ref], sections) and name_key in keys_of(self.entry(ref), self.facts)
        ]

    def _rows(self, sql: str, *values: object) -> list[Row]:
        """The rows of a query, which is asked once: a miss looks for one name in several places."""
        if (sql, values) not in self._answers:
            self._answers[sql, values] = self.store.rows(sql, *values)
        return self._answers[sql, values]

    @cached_property
    def _answers(self) -> dict[tuple[str, tuple[object, ...]], list[Row]]:
        """What was asked of the copy, and the rows that it gave."""
        return {}

    def _here(self, refs: Iterable[Ref], sections: Collection[str]) -> list[Ref]:
        return [
            ref
            for ref in refs
            if ref.section in sections and ref.id in getattr(self.facts, ref.section)
        ]

    def entry(self, ref: Ref) -> Named:
        """The entry that `ref` names."""
        entry: Named = getattr(self.facts, ref.section)[ref.id]
        return entry

    @cached_property
    def _lengths(self) -> list[int]:
        """The number of the first key of each length, from length 0."""
        lengths: list[int] = loads(self.store.about()["lengths"])
        return lengths

    def _alike(self, start: str) -> list[str]:
        """The keys that share most pieces with `start`, for their length (Jaccard)."""
        pieces = pieces_of(start)
        lengths = self._lengths
        last = len(lengths) - 1
        first = lengths[min(len(start) // 2, last)]
        end = lengths[min(2 * len(start) + 8, last)]
        shared: Counter[int] = Counter()
        sql = f"SELECT numbers FROM posting WHERE piece IN ({places(pieces)})"
        for (packed,) in self.store.rows(sql, *pieces):
            numbers = array("I", packed)
            shared.update(numbers[bisect_left(numbers, first) : bisect_left(numbers, end)])

        def likeness(number: int) -> float:
            length = bisect_right(lengths, number) - 1
            return shared[number] / (len(pieces) + length - shared[number])

        likest = nlargest(_COMPARED, shared, key=likeness)
        sql = f"SELECT key FROM spelling WHERE number IN ({places(likest)})"
        return [name_key for (name_key,) in self.store.rows(sql, *likest)]


def _ways(typed: Typed) -> Iterator[str]:
    """The keys under which a name may be found, in the order in which they are tried."""
    if len(typed.key) <= 4 * _LONGEST:
        yield typed.key
        yield typed.simplified.key if typed.is_han else typed.loose_key


def places(values: Collection[object]) -> str:
    """As many question marks as there are values."""
    return ",".join("?" * len(values))
