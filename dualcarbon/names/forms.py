"""The names of an entry, each with its rank, and the keys under which it is found."""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntEnum

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
)
from dualcarbon.names.keys import key, loose_key, pinyin_keys

Named = Term | Event | Target | Statistic | Plan | Document | Question | Source
"""What can be looked up by name."""


class Rank(IntEnum):
    """How good a match of a name is; the best that there is counts."""

    ID = 0
    NAME = 1
    ALIAS = 2
    ABBREVIATION = 3
    HANZI = 4
    PINYIN = 5
    BORROWED = 6
    LOOSE = 7


def names_of(entry: Named, facts: Facts) -> Iterator[tuple[Rank, str]]:
    """Every name of an entry but its pinyin, as it is written."""
    yield Rank.ID, entry.id
    if isinstance(entry, Source):
        yield from ((Rank.NAME, title) for title in (entry.title.en, entry.title.zh))
        return
    yield Rank.NAME, entry.name.en
    if isinstance(entry, (Term, Event, Target, Statistic, Plan, Document)):
        yield from ((Rank.ALIAS, alias) for alias in entry.aliases)
    if isinstance(entry, Term):
        yield from ((Rank.ABBREVIATION, short) for short in entry.abbreviations)
    if isinstance(entry, (Plan, Document)):
        yield Rank.ALIAS, entry.number
    if isinstance(entry, Target) and (bound := facts.statistics.get(entry.statistic)):
        # A target goes by the names of the statistic that it binds as well.
        yield from ((Rank.BORROWED, name) for _, name in names_of(bound, facts))
    yield Rank.HANZI, entry.name.zh


def keys_of(entry: Named, facts: Facts) -> dict[str, Rank]:
    """The keys under which an entry is found, each with the best of its ranks."""
    ranks: dict[str, Rank] = {}
    names = [(rank, name) for rank, name in names_of(entry, facts) if name]
    for rank, name in names:
        ranks[key(name)] = min(rank, ranks.get(key(name), rank))
    if isinstance(entry, Term):
        for sound in pinyin_keys(entry.pinyin):
            ranks.setdefault(sound, Rank.PINYIN)
    for _, name in names:
        if name.isascii():
            ranks.setdefault(loose_key(name), Rank.LOOSE)
    ranks.pop("", None)
    return ranks
