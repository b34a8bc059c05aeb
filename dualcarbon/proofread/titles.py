"""The titles and numbers of official documents, as a passage names them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from dualcarbon.model.entries import Document, Facts
from dualcarbon.names.keys import HAN, key, loose_key, stems_of
from dualcarbon.names.numerals import number_typed
from dualcarbon.proofread.drafts import Passage, folded

_BOOK = re.compile(r"《([^《》]{4,120})》")
_SMALL = "of|for|the|on|and|in|to|with|a|an|at|from|by|under|into"
_TITLE = re.compile(rf"\b[A-Z0-9][\w'’&-]*(?:(?:,|:)?\s(?:(?:{_SMALL}|[A-Z0-9(][\w'’&)-]*)))+")
_ISSUERS = r"^.*?(?:关于印发|关于发布|关于公布)"
_SHORTEST = 4
"""Words of an English title, at least; characters of a Chinese one are twice as many."""


class Named(NamedTuple):
    """A title as it stands in a passage, and the documents that it is the title of."""

    start: int
    end: int
    title: str
    documents: tuple[Document, ...]


class Titles:
    """The titles of a base's documents."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts

    @cached_property
    def chinese(self) -> dict[str, list[Document]]:
        """The documents by the keys of their Chinese titles, whole and without what frames them."""
        return self._by_key("zh")

    @cached_property
    def english(self) -> dict[str, list[Document]]:
        """The documents by the loose keys of their English titles."""
        return self._by_key("en")

    @cached_property
    def stemmed(self) -> list[tuple[Document, list[str]]]:
        """The documents with the stems of their English titles."""
        documents = self._facts.documents.values()
        return [(document, stems_of(document.name.en)) for document in documents]

    def _by_key(self, lang: str) -> dict[str, list[Document]]:
        titles: defaultdict[str, list[Document]] = defaultdict(list)
        for document in self._facts.documents.values():
            names = _cores(document) if lang == "zh" else _english(document)
            for name in dict.fromkeys(names):
                titles[key(name) if lang == "zh" else loose_key(name)].append(document)
        return dict(titles)

    def named(self, passage: Passage) -> list[Named]:
        """The titles in a passage: in brackets of books, or in capitals; known or not."""
        return [*self._in_brackets(passage), *self._in_capitals(passage)]

    def _in_brackets(self, passage: Passage) -> Iterator[Named]:
        for match in _BOOK.finditer(passage.text):
            documents = tuple(self.chinese.get(key(match[1]), ()))
            yield Named(match.start(1), match.end(1), match[1], documents)

    def _in_capitals(self, passage: Passage) -> Iterator[Named]:
        if passage.lang == "zh":
            return
        for match in _TITLE.finditer(passage.text):
            yield from self._longest(match.start(), match[0])

    def _longest(self, start: int, phrase: str) -> Iterator[Named]:
        """The longest part of a phrase in capitals that is a known title, or else all of it."""
        words = [*re.finditer(r"\S+", phrase)]
        for size in range(len(words), 1, -1):
            for first in range(len(words) - size + 1):
                last = words[first + size - 1]
                part = phrase[words[first].start() : last.end()].rstrip(",:.")
                if documents := self.english.get(loose_key(part)):
                    at = start + words[first].start()
                    yield Named(at, at + len(part), part, tuple(documents))
                    return
        if len(words) >= _SHORTEST:
            title = re.sub(
                rf"^(?:The|A|An|In|On|By|Under|Its|Their)\s|(?:\s(?:{_SMALL}))+$", "", phrase
            )
            at = start + phrase.index(title)
            yield Named(at, at + len(title), title, ())

    def blanked(self, passage: Passage) -> str:
        """The passage in lower case, with spaces for titles, whose years and numbers are theirs."""
        low = passage.low
        for one in self.named(passage):
            if one.documents or passage.text[one.start - 1 : one.start] == "《":
                low = low[: one.start] + " " * (one.end - one.start) + low[one.end :]
        return _NUMBERS.sub(lambda match: " " * len(match[0]), low)


def _cores(document: Document) -> Iterator[str]:
    """A Chinese title whole, and what it is short of issuers, 关于印发 and 的通知."""
    for name in (document.name.zh, *filter(HAN.search, document.aliases)):
        bare = re.sub(r"[（(]\d{4}年[）)]$", "", name)
        yield name
        yield bare
        if inner := re.search(r"《(.+)》", bare):
            yield inner[1]
        yield re.sub(r"的?通知$", "", re.sub(_ISSUERS, "", bare)).strip("《》")
        if "关于" in bare:
            yield bare[bare.index("关于") :]
        if bare.startswith("中华人民共和国"):
            yield bare.removeprefix("中华人民共和国")


def _english(document: Document) -> Iterator[str]:
    names = (document.name.en, *(one for one in document.aliases if not HAN.search(one)))
    for name in names:
        bare = re.sub(r"\s*\((?:\d{4}|Trial)\)$", "", name)
        yield name
        yield bare
        yield re.sub(r" of the People's Republic of China$", "", bare)


class Number(NamedTuple):
    """The number of a document as it is written, and what is compared of it.

    `series` says whose it is, as far as that is told; `year` is None where it has none.
    """

    start: int
    end: int
    series: str
    year: int | None
    number: int


_NUMBERS = re.compile(
    r"[\u4e00-\u9fff]{1,8}[〔\[(（]\s?20\d\d\s?[〕\])）]\s?(?:第)?\d{1,4}\s?号"
    r"|(?:[\u4e00-\u9fff]{2,12})?令?第\s?[\d零一二三四五六七八九十百]{1,5}号(?:令|公告)?"
    r"|\b[a-z]{2,}(?:\s[a-z]+){0,2}\s?[\[(〔]\s?20\d\d\s?[\])〕],?\s?no\.?\s?\d{1,4}"
    r"|\b(?:decree|order|announcement|presidential order"
    r"|state council decree)\s(?:of the [a-z ]{3,40}\s)?"
    r"no\.?\s?\d{1,4}|\bno\.\s?\d{1,4}(?:\s(?:of|\[)\s?20\d\d)?"
)
"""Numbers of documents in a folded text in lower case."""


def numbers_in(low: str) -> list[Number]:
    """The numbers of documents in a passage."""
    return [number for match in _NUMBERS.finditer(low) if (number := _number(match))]


def _number(match: re.Match[str]) -> Number | None:
    text = match[0]
    year = re.search(r"[〔\[(（]\s?(20\d\d)", text)
    digits = re.findall(r"(?<=no)[.\s]*(\d+)", text) or re.findall(
        r"\d+|[零一二三四五六七八九十百]+(?=号)", text
    )
    value = _counted(digits[-1]) if digits else None
    if value is None:
        return None
    series = re.split(r"[〔\[(（]|第|no\b", text)[0].strip()
    return Number(match.start(), match.end(), series, int(year[1]) if year else None, value)


def _counted(text: str) -> int | None:
    return int(text) if text.isdecimal() else number_typed(text)


def number_of(document: Document) -> Number | None:
    """The number of a document, read; None where it has none."""
    numbers = numbers_in(folded(document.number).lower()) if document.number else []
    return numbers[0] if numbers else None
