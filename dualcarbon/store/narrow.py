"""The entries in whose names the words stand that a person typed."""

from __future__ import annotations

from collections.abc import Collection

from dualcarbon.names.typed import Typed
from dualcarbon.names.words import phrase_key
from dualcarbon.store.marks import highlit, others
from dualcarbon.store.match import Names, Ref, places
from dualcarbon.store.spacing import MARK, UNMARK, unspaced
from dualcarbon.store.understanding import Word, beginning, understood


def holding(names: Names, typed: Typed, sections: Collection[str]) -> list[Ref]:
    """Those that `narrowed` finds, then those with a Latin name that only begins so."""
    begun = [] if typed.is_han else names.beginning(typed, sections)
    return list(dict.fromkeys((*narrowed(names, typed, sections), *begun)))


def narrowed(names: Names, typed: Typed, sections: Collection[str]) -> list[Ref]:
    """The entries of the sections with names that hold all the words that count, nearest first.

    In any order, form and language, by synonyms too; where whole words find nothing, and no name
    begins so, a Latin word may be the beginning of one. A main series stands before its
    alternatives, the core before the rest, then the name that has fewest words beside those typed.
    """
    sentence = understood(typed, names.store)
    if sentence.unknown or not sentence.words:
        return []
    literal = phrase_key(sentence.typed.text)
    is_whole = not any(word.begins for word in sentence.words)
    if is_whole and (refs := _found(names, sentence.words, sections, literal)):
        return refs
    if not typed.is_han and names.beginning(typed, sections):
        return []
    begun = [
        word._replace(query=" OR ".join(filter(None, (word.query, beginning(word.text)))))
        for word in sentence.words
    ]
    return _found(names, begun, sections, literal)


def _found(names: Names, words: list[Word], sections: Collection[str], literal: str) -> list[Ref]:
    """The entries whose names hold every word, those with the very words that were typed first."""
    query = " AND ".join(f"({word.query})" for word in words)
    sql = (
        f"SELECT n, section, id, core, aside, {highlit(0)} FROM word JOIN entry ON n = word.rowid "
        f"WHERE word MATCH ? AND section IN ({places(sections)})"
    )
    rows = names.store.rows(sql, f"names : ({query})", *sections)
    order = sorted(
        (aside, -core, others(marked), literal not in _key(marked), n, Ref(section, id))
        for n, section, id, core, aside, marked in rows
    )
    return [ref for *_, ref in order if ref.id in getattr(names.facts, ref.section)]


def _key(marked: str) -> str:
    return phrase_key(unspaced(marked.replace(MARK, "").replace(UNMARK, "")))
