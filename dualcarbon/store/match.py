"""Entries by what a person typed: those that bear the name, that begin with it, that are near."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterable
from functools import cached_property
from heapq import nlargest
from json import loads

from dualcarbon.frozen import frozen
from dualcarbon.model.entries import Facts
from dualcarbon.names.forms import Named, Rank, keys_of
from dualcarbon.names.keys import HAN, SUGGESTIONS, close_to, key, loose_key, pieces_of, simplified
from dualcarbon.store.copy import Store

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
        self, typed: str, sections: Collection[str], *, every_rank: bool = False
    ) -> list[Ref]:
        """The entries that bear the name, by the best rank at which there are any.

        First as typed, then in Simplified Chinese, then without plural and British spelling. With
        `every_rank` all that bear it in the first of these ways.
        """
        for wanted in self._ways(typed):
            if found := self._bearing(wanted, sections):
                best = Rank.BORROWED if every_rank else found[0][0]
                return [ref for rank, ref in found if rank <= max(best, found[0][0])]
        return []

    def beginning(self, typed: str, sections: Collection[str]) -> list[Ref]:
        """The entries with a name that begins so (three letters, or two Han, at least)."""
        wanted = key(simplified(typed))
        if len(wanted) < (2 if HAN.match(wanted) else 3):
            return []
        sql = (
            "SELECT DISTINCT section, id FROM name JOIN entry USING (n) WHERE key >= ? AND key < ? "
            "AND rank < ? ORDER BY length(key), key"
        )
        rows = self.store.rows(f"{sql} LIMIT {_LISTED}", wanted, f"{wanted}\U0010ffff", Rank.LOOSE)
        return self._kept((Ref(*row) for row in rows), sections)

    def nearest(self, typed: str, sections: Collection[str]) -> list[Ref]:
        """Up to SUGGESTIONS entries whose names are like what was typed, the likest first."""
        wanted = key(simplified(typed[: 2 * _LONGEST]))[:_LONGEST]
        if not wanted:
            return []
        keys = self._alike(wanted)
        holding = sorted((name for name in keys if wanted in name), key=len)
        order = dict.fromkeys((*holding, *close_to(wanted, keys, len(keys))))
        found = dict.fromkeys(self.beginning(typed, sections))
        for name in order:
            found.update(dict.fromkeys(ref for _, ref in self._bearing(name, sections)))
            if len(found) >= SUGGESTIONS:
                break
        return list(found)[:SUGGESTIONS]

    def _ways(self, typed: str) -> Iterable[str]:
        typed = typed[: 4 * _LONGEST] if len(key(typed)) <= _LONGEST * 4 else ""
        wanted = key(typed)
        yield wanted
        if HAN.search(wanted):
            yield key(simplified(typed))
        else:
            yield loose_key(typed)

    def _bearing(self, wanted: str, sections: Collection[str]) -> list[tuple[Rank, Ref]]:
        if not wanted:
            return []
        sql = "SELECT rank, section, id FROM name JOIN entry USING (n) WHERE key = ? ORDER BY rank"
        rows = ((Rank(rank), Ref(*ref)) for rank, *ref in self.store.rows(sql, wanted))
        return [
            (rank, ref)
            for rank, ref in rows
            # A damaged copy may lead to an entry that never had the name.
            if self._kept([ref], sections) and wanted in keys_of(self.entry(ref), self.facts)
        ]

    def _kept(self, refs: Iterable[Ref], sections: Collection[str]) -> list[Ref]:
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

    def _alike(self, wanted: str) -> list[str]:
        """The keys that share most pieces with `wanted`, for their length (Jaccard)."""
        pieces = pieces_of(wanted)
        lengths = self._lengths
        last = len(lengths) - 1
        first = lengths[min(len(wanted) // 2, last)]
        end = lengths[min(2 * len(wanted) + 8, last)]
        shared: Counter[int] = Counter()
        sql = f"SELECT numbers FROM posting WHERE piece IN ({_places(pieces)})"
        for (held,) in self.store.rows(sql, *pieces):
            numbers = array("I", held)
            shared.update(numbers[bisect_left(numbers, first) : bisect_left(numbers, end)])

        def likeness(number: int) -> float:
            length = bisect_right(lengths, number) - 1
            return shared[number] / (len(pieces) + length - shared[number])

        best = nlargest(_COMPARED, shared, key=likeness)
        sql = f"SELECT key FROM spelling WHERE number IN ({_places(best)})"
        return [name for (name,) in self.store.rows(sql, *best)]


def _places(values: Collection[object]) -> str:
    """As many question marks as there are values."""
    return ",".join("?" * len(values))
