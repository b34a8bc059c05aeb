"""What was typed as the words that count, each with the query that finds it by all its names.

Function words go; what the lexicon knows is taken whole, the longest first, with its synonyms; of
what it does not know, a Han run falls into the longest pieces that stand anywhere in the base.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from dualcarbon.frozen import frozen
from dualcarbon.names.keys import HAN
from dualcarbon.names.sentence import (
    BESIDE,
    FUNCTION,
    FUNCTION_ZH,
    LIGHT,
    LIGHT_ZH,
    LOOSE,
    PARTICLES,
    asked_for,
)
from dualcarbon.names.typed import Typed
from dualcarbon.names.words import spellings, stem, words_in
from dualcarbon.store.copy import Store
from dualcarbon.store.spacing import phrase

_MOST = 40
"""Words of a sentence that count."""

_LONGEST = 400
"""Characters of what was typed that are read as a sentence."""

_PHRASE, _RUN = 6, 12
"""Words, and Han characters, of the longest phrase that is sought in the lexicon."""

_DAY = r"\d{4}年\d{1,2}月(?:\d{1,2}日)?"
"""A month or day, which is one word."""

_RARE, _COUNTED = 4, 500
"""A piece grows by a character that follows it in one of so many entries; so many are counted."""

_WHOLE_BEGINNING = 3
"""Letters of a word from which on it may be the beginning of another."""


class Word(NamedTuple):
    """A word that counts: as it was typed, what finds it, and the amounts that it may be.

    `begins` says that it stands nowhere, and what is sought are words that it begins.
    """

    text: str
    query: str
    amounts: tuple[str, ...] = ()
    begins: bool = False


@frozen
class Sentence:
    """What was typed, understood: the words that count and those that stand nowhere in the base.

    `typed` is in Simplified Chinese where that was needed, `subject` the same without words that
    never count; `asked` are the kinds of entry that are asked for, each by how much.
    """

    typed: Typed
    words: list[Word]
    unknown: list[str]
    subject: Typed
    asked: dict[str, float]


class _Piece(NamedTuple):
    """A part of what was typed: its text, its query (empty: not known), and how much it counts."""

    text: str
    query: str
    weight: int


_NOTHING, _LITTLE, _MUCH = range(3)
"""Function words, light words, and all others."""


def understood(typed: Typed, store: Store) -> Sentence:
    """The sentence; in Simplified Chinese where it is in Traditional, or not in the base as typed.

    A title of a source may hold the Traditional words, but none of the names that are meant.
    """
    if typed.is_traditional:
        return _Reading(typed.simplified, store).sentence()
    sentence = _Reading(typed, store).sentence()
    if sentence.unknown and typed.is_han and typed.simplified is not typed:
        return _Reading(typed.simplified, store).sentence()
    return sentence


class _Reading:
    """One sentence while it is read."""

    def __init__(self, typed: Typed, store: Store) -> None:
        self._store = store
        self._typed = typed
        self._amounts = typed.amounts[:_MOST]
        text = typed.without_amounts.text[:_LONGEST]
        days = re.findall(_DAY, text) if "年" in text else []
        self._days = [day for day in days if self._stands(phrase(day))]
        for day in self._days:
            text = text.replace(day, " ")
        self._words = words_in(text)
        self._all = words_in(typed.text[:_LONGEST])
        self._lexicon: dict[str, str] = {}

    def sentence(self) -> Sentence:
        self._lexicon = self._looked_up()
        pieces = list(self._pieces())
        counting = [piece for piece in pieces if piece.weight == _MUCH]
        if not (counting or self._amounts or self._days):
            light = [piece for piece in pieces if piece.weight == _LITTLE]
            counting = light or [piece for piece in pieces if piece.query]
        words: list[Word] = []
        unknown: list[str] = []
        for amount in dict.fromkeys(self._amounts):
            word = Word(amount.written, _written(amount.written), amount.forms)
            if self._stands(word.query) or self._is_figure(amount.forms):
                words.append(word)
            else:
                unknown.append(word.text)
        words += (Word(day, phrase(day)) for day in dict.fromkeys(self._days))
        for piece in dict.fromkeys(counting[:_MOST]):
            known = Word(piece.text, piece.query) if piece.query else self._sought(piece.text)
            if known:
                words.append(known)
            else:
                unknown.append(piece.text)
        subject = _joined(piece.text for piece in pieces if piece.weight != _NOTHING)
        asked = asked_for(self._all)
        return Sentence(self._typed, words, unknown, Typed(subject), asked)

    def _looked_up(self) -> dict[str, str]:
        """What the lexicon has of all phrases that stand in the sentence."""
        keys: dict[str, None] = {}
        for run in self._words:
            if HAN.match(run):
                for at in range(len(run)):
                    keys |= dict.fromkeys(run[at:end] for end in range(at + 1, at + _RUN + 1))
        for _, text in self._phrases():
            keys[text] = None
        asked = list(keys)
        found: dict[str, str] = {}
        for first in range(0, len(asked), 500):
            part = asked[first : first + 500]
            marks = ",".join("?" * len(part))
            sql = f"SELECT key, query FROM lexicon WHERE key IN ({marks})"
            found |= dict(self._store.rows(sql, *part))
        return found

    def _phrases(self) -> Iterator[tuple[tuple[int, int], str]]:
        """Where each phrase of the sentence begins and ends, and what it is compared by."""
        stems = [stem(word) for word in self._words]
        for at in range(len(stems)):
            for end in range(min(at + _PHRASE, len(stems)), at, -1):
                yield (at, end), " ".join(stems[at:end])

    def _pieces(self) -> Iterator[_Piece]:
        """The parts of the sentence in order."""
        known: dict[int, int] = {}
        for (first, end), text in self._phrases():
            if text in self._lexicon:
                known[first] = max(end, known.get(first, end))
        at = 0
        while at < len(self._words):
            word, end = self._words[at], known.get(at, at)
            if end > at + 1 or (end > at and not HAN.match(word) and word not in FUNCTION):
                words = self._words[at:end]
                query = self._lexicon[" ".join(map(stem, words))]
                weight = _weight(word) if len(words) == 1 else _MUCH
                yield _Piece(_joined(words), _any_way(query, words), weight)
            elif HAN.match(word):
                yield from self._han(word)
            else:
                yield _Piece(word, "", _weight(word))
            at = max(at + 1, end)

    def _han(self, run: str) -> list[_Piece]:
        """A run of Han as words that are known, the longer the better, and what is between them.

        Where only single characters are left of it, it is one word, known or not.
        """
        pieces: list[_Piece] = []
        unknown = ""
        for cut in self._cut(run):
            if not self._is_word(cut):
                unknown += cut
                continue
            pieces += self._pieces_of(unknown)
            unknown = ""
            query = self._lexicon.get(cut, "")
            # 目标 is a term of its own, and true of nearly all that is here.
            pieces.append(_Piece(cut, query, _weight(cut)))
        pieces += self._pieces_of(unknown)
        is_lost = len(run) > 1 and all(len(piece.text) == 1 for piece in pieces)
        if is_lost and any(piece.weight != _NOTHING for piece in pieces):
            return [_Piece(run, "", _MUCH)]
        return pieces

    def _cut(self, run: str) -> list[str]:
        """The run cut into known words and single characters, so that the words are long."""
        best = [(0, 0)]  # for each end: the sum of the squares of the lengths, the last length
        for end in range(1, len(run) + 1):
            lengths = [n for n in range(1, min(_RUN, end) + 1) if self._is_word(run[end - n : end])]
            ways = [(best[end - n][0] + n * n, n) for n in lengths]
            best.append(max([(best[end - 1][0], 1), *ways]))
        cuts, end = [], len(run)
        while end:
            length = best[end][1]
            cuts.append(run[end - length : end])
            end -= length
        return cuts[::-1]

    def _is_word(self, text: str) -> bool:
        if len(text) == 1:  # 电 in 绿电 is no word
            return text in PARTICLES
        return text in self._lexicon or text in FUNCTION_ZH or text in LIGHT_ZH

    def _pieces_of(self, run: str) -> Iterator[_Piece]:
        """What nobody listed: the longest pieces that stand anywhere, else pairs of characters."""
        while len(run) > 1 and (run[0] in LOOSE or run[0] in BESIDE):
            run = run[1:]
        while len(run) > 1 and (
            run[-1] in LOOSE or (run[-1] in BESIDE and not self._stands(phrase(run)))
        ):
            run = run[:-1]
        if len(run) == 1:
            query = self._lexicon.get(run, "")
            is_nothing = run in LOOSE or run in BESIDE
            yield _Piece(run, query, _MUCH if query else _NOTHING if is_nothing else _LITTLE)
            return
        at, lost = 0, ""
        while at < len(run):
            end = self._end(run, at)
            if end - at > 1:
                if lost:
                    yield _Piece(lost, "", _MUCH)
                lost = ""
                yield _Piece(run[at:end], phrase(run[at:end]), _MUCH)
            else:
                lost += run[at] if run[at] not in LOOSE | BESIDE else ""
            at = end
        if lost:
            yield _Piece(lost, "", _MUCH)

    def _end(self, run: str, at: int) -> int:
        """Where the piece that begins there ends: before a character that rarely follows it."""
        end, often = at + 1, 0
        while end < len(run):
            longer = self._count(phrase(run[at : end + 1]))
            # A last character alone says nothing.
            is_rare = longer * _RARE < often and end + 1 < len(run)
            if is_rare or not longer:
                break
            end, often = end + 1, longer
        return end

    def _count(self, query: str) -> int:
        sql = f"SELECT count(*) FROM (SELECT 1 FROM word WHERE word MATCH ? LIMIT {_COUNTED})"
        return int(self._store.rows(sql, query)[0][0]) if query else 0

    def _sought(self, text: str) -> Word | None:
        """A word that is in no list, or else the beginning of words; None where it is neither."""
        query = " OR ".join(filter(None, map(phrase, spellings(text))))
        if not query or self._stands(query):
            return Word(text, query) if query else None
        begun = beginning(text)
        return Word(text, begun, begins=True) if begun and self._stands(begun) else None

    def _is_figure(self, forms: tuple[str, ...]) -> bool:
        marks = ",".join("?" * len(forms))
        sql = f"SELECT 1 FROM figure WHERE amount IN ({marks}) LIMIT 1"
        return bool(self._store.rows(sql, *forms))

    def _stands(self, query: str) -> bool:
        sql = "SELECT 1 FROM word WHERE word MATCH ? LIMIT 1"
        return bool(query) and bool(self._store.rows(sql, query))


def beginning(word: str) -> str:
    """The query for words that begin so; empty for a short one, or one that is not Latin."""
    is_long = len(word) >= _WHOLE_BEGINNING and word.isalpha() and not HAN.match(word)
    return f"{phrase(word)} *" if is_long else ""


def _weight(word: str) -> int:
    if word in FUNCTION or word in FUNCTION_ZH or word in PARTICLES:
        return _NOTHING
    return _LITTLE if word in LIGHT or word in LIGHT_ZH else _MUCH


def _written(amount: str) -> str:
    """The query for an amount in text, its thousands parted or not."""
    number, *rest = re.split(r"(?<=\d)(?![\d.,])", amount, maxsplit=1)
    whole, point, part = number.replace(",", "").partition(".")
    numbers = dict.fromkeys((number, f"{whole}{point}{part}", f"{int(whole):,}{point}{part}"))
    return " OR ".join(phrase("".join((one, *rest))) for one in numbers)


def _any_way(query: str, words: list[str]) -> str:
    """The query, or else all the words wherever they stand."""
    ways = [phrase(word) for word in words if not (word in FUNCTION or word in LIGHT)]
    return f"{query} OR ({' AND '.join(ways)})" if len(ways) > 1 else query


def _joined(words: Iterable[str]) -> str:
    """The words as a person writes them: a space only where a Latin word is."""
    text = ""
    for word in words:
        apart = text and not (HAN.match(word) and HAN.match(text[-1]))
        text += f" {word}" if apart else word
    return text
