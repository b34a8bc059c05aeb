"""Entries by what a person typed: those that bear the name, that begin with it, that are near."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from functools import cached_property
from heapq import nlargest
from itertools import accumulate
from json import loads
from math import log

from dualcarbon.frozen import frozen
from dualcarbon.model.entries import Facts, Statistic
from dualcarbon.names.forms import Named, Rank, has_key, names_of
from dualcarbon.names.keys import HAN, SUGGESTIONS, key, pieces_of, stems_of
from dualcarbon.names.typed import Typed
from dualcarbon.store.copy import Row, Store

_COMPARED = 60
"""Keys that are alike by their pieces, and are then compared letter by letter."""

_LONGEST = 100
"""Characters of what was typed that can count; no name has more."""

_LISTED = 30
"""Entries that are looked at, at most, of those whose names begin with what was typed."""

_SAYS_ENOUGH = 3
"""Initials that open the one entry that has them; fewer only suggest it."""

_BEGINS, _FARTHER = 0.8, 0.3
"""How like a name is that begins with what was typed, and how much less like others may be."""


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

        First as typed, then in Simplified Chinese, then without plural and British spelling, then
        as pinyin without the numbers of tones; last the one entry whose initials these are, of
        several the one of the core. With `every_rank` all that bear it in the first of these ways.
        """
        for name_key in _ways(typed):
            ranked = [
                match for match in self._ranked(name_key, sections) if match[0] < Rank.INITIALS
            ]
            if ranked:
                best = ranked[0][0]
                last = max(best, Rank.BORROWED) if every_rank else best
                return [ref for rank, ref in ranked if rank <= last]
        if typed.toneless:
            ranked = self._ranked(typed.toneless, sections)
            return [ref for rank, ref in ranked if rank == Rank.PINYIN]
        if len(typed.key) < _SAYS_ENOUGH:
            return []
        having = self._with_initials(typed, sections)
        main = having if len(having) == 1 else [ref for ref in having if self._is_core(ref)]
        return main if len(main) == 1 else []

    def chinese(self, section: str) -> list[str]:
        """The keys of all Chinese names in a section."""
        sql = (
            "SELECT DISTINCT key FROM name JOIN entry USING (n) "
            f"WHERE section = ? AND rank < {Rank.PINYIN} AND key GLOB '*[\u4e00-\u9fff]*'"
        )
        return [name_key for (name_key,) in self._rows(sql, section)]

    def _is_core(self, ref: Ref) -> bool:
        return getattr(self.entry(ref), "core", False)

    def _with_initials(self, typed: Typed, sections: Collection[str]) -> list[Ref]:
        """The entries with a Chinese name of which these are the initials in pinyin."""
        if len(typed.key) > _LONGEST or not typed.key.isalpha() or not typed.key.isascii():
            return []
        ranked = self._ranked(typed.key, sections)
        return [ref for rank, ref in ranked if rank == Rank.INITIALS]

    def beginning(self, typed: Typed, sections: Collection[str]) -> list[Ref]:
        """The entries with a name that begins so (three letters, or two Han, at least).

        A word is no beginning of two: hydrogen does not begin hydro generation. What begins a name
        in pinyin is no name: Chinese has the head of a compound last.
        """
        start = typed.simplified.key
        if len(start) < (2 if HAN.match(start) else 3):
            return []
        sql = (
            "SELECT DISTINCT section, id FROM name JOIN entry USING (n) WHERE key >= ? AND key < ? "
            f"AND rank < ? ORDER BY length(key), key LIMIT {_LISTED}"
        )
        rows = self._rows(sql, start, f"{start}\U0010ffff", Rank.PINYIN)
        refs = self._here((Ref(*row) for row in rows), sections)
        return [ref for ref in refs if typed.is_han or self._begins(typed, ref)]

    def _begins(self, typed: Typed, ref: Ref) -> bool:
        """Whether the last word typed is whole in a name, or begins where a word of it does."""
        whole, last = len(typed.key), len(key(re.split(r"[\W_]+", typed.text.rstrip("-_ "))[-1]))
        for _, name in names_of(self.entry(ref), self.facts):
            if not key(name).startswith(typed.key):
                continue
            ends = [0, *accumulate(len(key(word)) for word in re.split(r"[\W_]+", name))]
            if whole in ends or whole - last == max(end for end in ends if end < whole):
                return True
        return False

    def nearest(self, typed: Typed, sections: Collection[str]) -> list[Ref]:
        """Up to SUGGESTIONS entries whose names are like what was typed, the likest first.

        Of those that are equally like it the core stands first, and a series before its
        alternatives.
        """
        start = (typed.toneless or typed.simplified.key)[:_LONGEST]
        if not start:
            return []
        likeness = dict.fromkeys(self._with_initials(typed, sections), 1.0)
        for ref in self.beginning(typed, sections):
            likeness.setdefault(ref, _BEGINS)
        keys = sorted(self._likeness(typed.simplified, start).items(), key=lambda pair: -pair[1])
        for name_key, like in keys:
            known = nlargest(SUGGESTIONS, likeness.values())
            is_full = len(known) == SUGGESTIONS and round(like, 1) < round(known[-1], 1)
            if is_full or (known and like < known[0] - _FARTHER):
                break
            for rank, ref in self._ranked(name_key, sections):
                if rank < Rank.LOOSE:
                    likeness.setdefault(ref, like)
        return sorted(likeness, key=lambda ref: self._place(ref, likeness[ref]))[:SUGGESTIONS]

    def _place(self, ref: Ref, like: float) -> tuple[float, bool, bool, float]:
        """Where an entry stands among those that are like what was typed; the least is the best."""
        entry = self.entry(ref)
        is_other = isinstance(entry, Statistic) and entry.main != entry.id
        return -round(like, 1), not self._is_core(ref), is_other, -like

    def _likeness(self, typed: Typed, start: str) -> dict[str, float]:
        """How like each key is of those that are like what was typed, whose key is `start`."""
        # Imported here: only a miss compares.
        from dualcarbon.names.likeness import by_letters, by_sound, by_words
        from dualcarbon.names.sounds import sounds

        heard = [sound.replace("ü", "v") for sound in sounds(start)]
        alike = {
            name_key: stems for form in (start, *heard) for name_key, stems in self._alike(form)
        }
        words = [] if typed.is_han else stems_of(typed.text[:_LONGEST])
        weights = self._weights({*words, *(stem for stems in alike.values() for stem in stems)})
        likeness = {
            name_key: max(
                by_letters(start, name_key),
                by_sound(heard, name_key),
                by_words(words, stems, weights.__getitem__),
            )
            for name_key, stems in alike.items()
        }
        return {name_key: like for name_key, like in likeness.items() if like}

    def _weights(self, stems: Collection[str]) -> dict[str, float]:
        """How much each stem of a word says: the less, the more names have it."""
        sql = f"SELECT stem, keys FROM stem WHERE stem IN ({places(stems)})"
        keys: dict[str, int] = dict(self.store.rows(sql, *stems))
        every = self._lengths[-1] + 1
        return {stem: log(every / (keys.get(stem, 0) + 1)) + 0.1 for stem in stems}

    def _ranked(self, name_key: str, sections: Collection[str]) -> list[tuple[Rank, Ref]]:
        """The entries that have the key, best rank first, then what stands, then the core."""
        if not name_key:
            return []
        sql = (
            "SELECT rank, section, id FROM name JOIN entry USING (n) WHERE key = ? "
            "ORDER BY rank, aside, core DESC, n"
        )
        ranked = ((Rank(rank), Ref(*ref)) for rank, *ref in self._rows(sql, name_key))
        return [
            (rank, ref)
            for rank, ref in ranked
            # A damaged copy may lead to an entry that never had the name.
            if self._here([ref], sections) and has_key(self.entry(ref), self.facts, name_key)
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

    def _alike(self, start: str) -> list[tuple[str, list[str]]]:
        """The keys that share most pieces with `start` for their length (Jaccard); their stems."""
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

        several = [number for number, count in shared.items() if count > 1]
        likest = nlargest(_COMPARED, several or shared, key=likeness)
        sql = f"SELECT key, stems FROM spelling WHERE number IN ({places(likest)})"
        return [(name_key, stems.split()) for name_key, stems in self.store.rows(sql, *likest)]


def _ways(typed: Typed) -> Iterator[str]:
    """The keys under which a name may be found, in the order in which they are tried."""
    if len(typed.key) <= 4 * _LONGEST:
        yield typed.key
        yield typed.simplified.key if typed.is_han else typed.loose_key


def places(values: Collection[object]) -> str:
    """As many question marks as there are values."""
    return ",".join("?" * len(values))
