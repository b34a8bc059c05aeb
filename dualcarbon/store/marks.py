"""The marks that the full-text index puts around what it has found, and what is read from them."""

from __future__ import annotations

from collections.abc import Iterator

from dualcarbon.names.sentence import counts
from dualcarbon.names.words import words_in
from dualcarbon.store.spacing import BREAK, MARK, UNMARK, unspaced

_SHOWN, _BEFORE = 140, 50
"""Characters of a snippet, and at most so many of them before the match."""

OPEN, CLOSE = "«", "»"
"""What a match stands between in a snippet."""


def highlit(column: int) -> str:
    """A column of the index with marks around what is found."""
    return f"highlight(word, {column}, '{MARK}', '{UNMARK}')"


def likeness(names: str) -> float:
    """How much of one of the names is found: 1 where nothing else stands in it."""
    return max(found / (found + rest) if found else 0.0 for found, rest in _letters(names))


def others(names: str) -> int:
    """How many words stand beside what is found, in the name with fewest; a run of Han is one."""
    return min(
        (
            sum(counts(word) for text in parts[::2] for word in words_in(unspaced(text)))
            for name in names.split(BREAK)
            if len(parts := name.replace(UNMARK, MARK).split(MARK)) > 1
        ),
        default=0,
    )


def _letters(names: str) -> Iterator[tuple[int, int]]:
    """The letters of each name that are found and that are not, without words that don't count."""
    for name in names.split(BREAK):
        parts = name.replace(UNMARK, MARK).split(MARK)
        found = sum(len(word) for text in parts[1::2] for word in words_in(unspaced(text)))
        rest = (word for text in parts[::2] for word in words_in(unspaced(text)))
        yield found, sum(len(word) for word in rest if counts(word))


def snippet(columns: list[str]) -> str:
    """The text around a match: of what an entry says first, or else of what follows, or a name."""
    names, first, more = columns
    return _cut(next((text for text in (first, more, names) if MARK in text), first))


def found(columns: list[str]) -> tuple[str, ...]:
    """What stands between marks, each once."""
    parts = (part.partition(UNMARK)[0] for text in columns for part in text.split(MARK)[1:])
    return tuple(dict.fromkeys(map(unspaced, parts)))


def _cut(text: str) -> str:
    """The part of a marked text around its first match, as it was written."""
    plain = unspaced(text)
    match = max(plain.find(MARK), 0)
    first = 0 if match <= _BEFORE else plain.rfind(" ", 0, match - _BEFORE // 2) + 1
    first = max(first, match - _BEFORE)
    end = min(first + _SHOWN, len(plain))
    if plain.count(MARK, first, end) > plain.count(UNMARK, first, end):
        end = plain.index(UNMARK, end) + 1
    part = plain[first:end].strip()
    whole = ("… " if first else "") + part + (" …" if end < len(plain) else "")
    return whole.replace(MARK, OPEN).replace(UNMARK, CLOSE)
