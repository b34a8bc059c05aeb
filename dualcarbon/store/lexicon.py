"""The words and phrases that a base knows: names of terms and synonyms, and what finds each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dualcarbon.model.entries import Facts
from dualcarbon.names.keys import HAN
from dualcarbon.names.sentence import FUNCTION, LIGHT
from dualcarbon.names.words import phrase_key, spellings, words_in
from dualcarbon.store.spacing import phrase


def lexicon(facts: Facts) -> Iterator[tuple[str, str]]:
    """Each phrase as it is compared, and the full-text query that finds it by any of its names.

    A term of which one name is among synonyms is found by those as well. Names in the other
    language need no seeking: what a base says it says in both. A name of one Han character seeks
    itself alone, for it stands within other words: 度 is a kilowatt-hour, and no part of 强度.
    """
    groups: dict[str, list[str]] = {}
    for synonyms in facts.synonyms.values():
        _join(groups, (*synonyms.en, *synonyms.zh))
    for term in facts.terms.values():
        _join(groups, (term.name.en, term.name.zh, *term.abbreviations, *term.aliases))
    queries: dict[tuple[int, bool], str] = {}
    for key, names in groups.items():
        is_han = bool(HAN.search(key))
        if (id(names), is_han) not in queries:
            same = [name for name in names if bool(HAN.search(name)) == is_han]
            longer = [name for name in same if not HAN.fullmatch(name) or len(name) > 1]
            queries[id(names), is_han] = either(longer or same)
        is_one = is_han and len(key) == 1
        yield key, either([key]) if is_one else queries[id(names), is_han]


def _join(groups: dict[str, list[str]], names: Iterable[str]) -> None:
    """Put names of one thing into the group that one of them is in already, or into a new one."""
    keys = {key: name for name in names if (key := phrase_key(name)) not in _NO_NAMES}
    group = next((groups[key] for key in keys if key in groups), [])
    for key, name in keys.items():
        if key not in groups:
            groups[key] = group
            group.append(name)


_NO_NAMES = {"", *map(phrase_key, FUNCTION | LIGHT)}


def either(names: Iterable[str]) -> str:
    """The full-text query for any of the names, in each spelling; the beginning of one suffices."""
    ways: dict[tuple[str, ...], str] = {}
    for name in names:
        words = words_in(name)
        for at, word in enumerate(words):
            for other in spellings(word)[1:] if len(word) > 1 and word.isascii() else ():
                spelled = [*words[:at], other, *words[at + 1 :]]
                ways.setdefault(_parts(spelled), phrase(" ".join(spelled)))
        ways.setdefault(_parts(words), phrase(" ".join(words)))
    return " OR ".join(
        query
        for parts, query in ways.items()
        if not any(parts[:end] in ways for end in range(1, len(parts)))
    )


def _parts(words: Iterable[str]) -> tuple[str, ...]:
    """The words without plural, each Han one."""
    parts: list[str] = []
    for word in words:
        parts += word if HAN.match(word) else [word.removesuffix("s")]
    return tuple(parts)
