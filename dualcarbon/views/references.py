"""The sources that a page cites: numbered, in full, and in a few words."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import get_args

from dualcarbon.model.entries import Document, Facts, Source
from dualcarbon.model.parts import Citation, Note
from dualcarbon.model.vocab import Tier, tier_words
from dualcarbon.text import Lang, Text, cells
from dualcarbon.views import words
from dualcarbon.views.documents import document_line, read_at
from dualcarbon.views.page import Cited, Painted, Prose, Role, SourceLine, Sources, Span
from dualcarbon.writing.places import place_text

_BEST = 3
"""How many sources stand for those of a whole page."""

_SHORT = 14
"""Columns of a publisher's name that needs no shortening."""

_SHORT_HAN = 20
"""The same of a Chinese name."""

_MORE = Text(
    "{} of {}; all, with addresses: --sources", "{1} 条中的 {0} 条；全部来源及网址：--sources"
)
_ALL = Text("with addresses: --sources", "网址：--sources")


@dataclass
class References:
    """The sources that a page cites, numbered from `first` on in the order in which they appear.

    A source that gives the text of an official document is described as a copy of that.
    """

    facts: Facts
    lang: Lang
    cited: dict[Citation, int] = field(default_factory=dict)
    first: int = 1

    def _source(self, citation: Citation) -> Source:
        return self.facts.sources[citation.source]

    def _document(self, citation: Citation) -> Document | None:
        return self.facts.documents.get(citation.of or self._source(citation).of)

    def mark(self, citations: Iterable[Citation]) -> str:
        """The marks for `citations`: `[1][3]`."""
        numbers = (self.cited.setdefault(c, len(self.cited) + self.first) for c in citations)
        return "".join(f"[{number}]" for number in numbers)

    def marked(self, text: str, citations: Iterable[Citation], role: Role = "plain") -> str:
        """A text with the marks for `citations` behind it."""
        marks = self.mark(citations)
        return Painted(Span(text, role), Span(f" {marks}", "muted")) if marks else text

    def label(self, citations: Iterable[Citation], *, dated: bool = True) -> Cited:
        """The best of the sources in short, for a row of an overview."""
        cited = tuple(citations)
        marks = self.mark(cited)
        best = min(cited, key=self._rank, default=None)
        return Cited(self._label(best, dated=dated) if best else "", marks)

    def notes(self, notes: Iterable[Note], about: str = "") -> tuple[Prose, ...]:
        """The notes of an entry, each with what it is `about` and the marks of its sources."""
        label = f"{words.NOTE[self.lang]} {about}".strip()
        return tuple(
            Prose(
                self.marked(
                    words.labelled(label, note.text[self.lang], self.lang), note.sources, "note"
                ),
                "note",
            )
            for note in notes
        )

    def block(self, best: int | None = _BEST, *, first: Iterable[Citation] = ()) -> Sources:
        """Every source cited so far, and so many of the best; the list alone for None.

        Those of what is said `first` come before others that are as near to the fact.
        """
        lines = {citation: self._line(citation) for citation in self.cited}
        if best is None:
            return Sources(words.SOURCES[self.lang], tuple(lines.values()))
        leading = frozenset(first)
        ranked = sorted(self.cited, key=lambda cited: self._rank(cited, leading))
        once = {citation.source: citation for citation in reversed(ranked)}
        chosen = [citation for citation in ranked if once[citation.source] is citation][:best]
        few, all_of_them = len(chosen), len(self.cited)
        more = _MORE if few < all_of_them else _ALL
        return Sources(
            words.SOURCES[self.lang],
            tuple(lines.values()),
            tuple(lines[citation] for citation in chosen),
            more[self.lang].format(few, all_of_them),
        )

    def _rank(
        self, citation: Citation, leading: Collection[Citation] = ()
    ) -> tuple[int, bool, int]:
        """The nearest to the fact first, then what is `leading`, then the latest."""
        source = self._source(citation)
        age = -source.date.last.toordinal() if source.date else 0
        tier = 0 if self._document(citation) else _TIERS.index(source.tier)
        return tier, citation not in leading, age

    def _line(self, citation: Citation) -> SourceLine:
        source, document = self._source(citation), self._document(citation)
        title = document.name if document else source.title
        short = f"{self._label(citation)}  {title[self.lang]}"
        url = source.url or (document.url if document else "")
        return SourceLine(f"[{self.cited[citation]}]", self._described(citation), url, short)

    def _label(self, citation: Citation, *, dated: bool = True) -> str:
        source, document = self._source(citation), self._document(citation)
        date = document.date if document else source.date
        when = f" {str(date)[:7]}" if date and dated else ""
        by = document.issuer if document else source.publisher
        name = short_publisher(by[self.lang])
        # Chinese has no initials: a name that is long in it goes by those of the English one.
        return (name if cells(name) <= _SHORT_HAN else short_publisher(by.en)) + when

    def _described(self, citation: Citation) -> str:
        """Title, publisher, date, place in it and tier of a source.

        Of a copy, the document that it is of, then where it was read.
        """
        source, lang = self._source(citation), self.lang
        if document := self._document(citation):
            place = place_text(citation.at, lang)
            copy = (document_line(document, lang), read_at(source)[lang], place)
            line = ("；" if lang == "zh" else "; ").join(filter(None, copy))
            return words.bracketed(line, tier_words(source.tier)[lang], lang)
        when = source.date.written(lang) if source.date else words.UNDATED[lang]
        place = place_text(citation.at, lang)
        parts = [source.title[lang], source.publisher[lang], when, place, source.licence]
        tier = tier_words(source.tier)[lang]
        comma = "，" if lang == "zh" else ", "
        return words.bracketed(comma.join(filter(None, parts)), tier, lang)


_TIERS = get_args(Tier)


_ASIDES = (" via ", ",", "(", "/", ":", "，", "（", "：")
"""What ends the name of a publisher, before one who passed it on or what it is."""

_SMALL = frozenset({"of", "on", "in", "at", "for", "and", "the", "by", "&"})
"""Words that no short name ends with."""

_FEW_INITIALS, _LONG = 2, 8
"""So many initials say nothing: `CD` may be anybody; an abbreviation has no more than those."""


def short_publisher(name: str) -> str:
    """The name of a publisher in a word or two: its abbreviation, or what it begins with.

    `International Energy Agency` is `IEA`, `Xinhua, via China Daily` is `Xinhua`, and `Climate
    Cooperation China (GIZ)` is `GIZ`; of a copy it is the place where that lies.
    """
    given = name.partition("(")[2].partition(")")[0]
    if given.isupper() and given.isalnum() and len(given) < _LONG:
        return given
    for mark in _ASIDES:
        name = name.partition(mark)[0].strip() or name
    name = name.removesuffix(" of China").removeprefix("The ")
    if cells(name) <= _SHORT or not name.isascii():
        return name
    words_of = name.split()
    if name[0].islower():  # no name but a description: what it is, or where it lies
        if host := next((word for word in words_of if "." in word[1:-1]), ""):
            return host
    elif len(initials := _initials(words_of)) > _FEW_INITIALS:
        known = [word for word in words_of if word.isupper() and len(word) > 1]
        return " ".join((*known, initials))
    short = name[: _SHORT + 1].rpartition(" ")[0].split() or words_of[:1]
    while short[-1] in _SMALL and len(short) > 1:
        short.pop()
    return " ".join(short)


def _initials(words_of: list[str]) -> str:
    """The first letters of the words that have a capital; `in` counts, as in OWID."""
    return "".join(
        word[0].upper()
        for word in words_of
        if (word[0].isupper() and not word.isupper()) or word == "in"
    )
