"""The names of an entry, each with its rank, and the keys under which it is found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
from dualcarbon.names.keys import HAN, key, loose_key, pinyin_keys

Named = Term | Event | Target | Statistic | Plan | Document | Question | Source
"""What can be looked up by name."""


class Rank(IntEnum):
    """How good a match of a name is; the best that there is counts."""

    ID = 0
    NAME = 1
    ALIAS = 2
    ABBREVIATION = 3
    HANZI = 4
    BORROWED = 5
    PINYIN = 6
    LOOSE = 7
    INITIALS = 8


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
    ranks = _keys_of_names(entry, facts)
    own = [(rank, name) for rank, name in names_of(entry, facts) if rank != Rank.BORROWED]
    for sound in _sounds_of(entry, own):
        ranks.setdefault(sound, Rank.PINYIN)
    for _, name in names_of(entry, facts):
        if name.isascii():
            ranks.setdefault(loose_key(name), Rank.LOOSE)
    for letters in _initials_of(entry, own):
        ranks.setdefault(letters, Rank.INITIALS)
    ranks.pop("", None)
    return ranks


def has_key(entry: Named, facts: Facts, name_key: str) -> bool:
    """Whether an entry is found under the key; of its sounds only those are made that it needs."""
    return name_key in _keys_of_names(entry, facts) or name_key in keys_of(entry, facts)


def _keys_of_names(entry: Named, facts: Facts) -> dict[str, Rank]:
    ranks: dict[str, Rank] = {}
    for rank, name in names_of(entry, facts):
        name_key = key(name)
        ranks[name_key] = min(rank, ranks.get(name_key, rank))
    ranks.pop("", None)
    return ranks


def _sounds_of(entry: Named, names: Sequence[tuple[Rank, str]]) -> Iterator[str]:
    """The pinyin of an entry as people type it; that of a term's Chinese name is in the base."""
    if isinstance(entry, (Source, Question)):
        return
    has_own = isinstance(entry, Term) and bool(entry.pinyin)
    if isinstance(entry, Term):
        yield from pinyin_keys(entry.pinyin)
    # Imported here: who types a name as it is written needs no sound of it.
    from dualcarbon.names.sounds import sounds, spellings

    for rank, name in names:
        if not name.isascii() and not (rank == Rank.HANZI and has_own):
            for sound in sounds(name):
                yield from spellings(sound)


def _initials_of(entry: Named, names: Sequence[tuple[Rank, str]]) -> Iterator[str]:
    """The initials of the syllables of an entry's Chinese names."""
    if isinstance(entry, (Source, Question)):
        return
    from dualcarbon.names.sounds import initials, syllables

    for rank, name in names:
        if rank == Rank.HANZI and isinstance(entry, Term) and entry.pinyin:
            if HAN.fullmatch(key(name)):
                yield key("".join(syllable[0] for syllable in syllables(entry.pinyin)))
        elif not name.isascii():
            yield from initials(name)
