"""The sources that a page cites: numbered, in full, and in a few words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import get_args

from dualcarbon.model.entries import Citation, Note, Source
from dualcarbon.model.vocab import Tier, tier_words
from dualcarbon.text import Lang, Text, cells
from dualcarbon.views import words
from dualcarbon.views.page import Cited, Painted, Prose, Role, SourceLine, Sources, Span

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
    """The sources that a page cites, numbered in the order in which they first appear."""

    sources: Mapping[str, Source]
    lang: Lang
    cited: dict[Citation, int] = field(default_factory=dict)

    def mark(self, citations: Iterable[Citation]) -> str:
        """The marks for `citations`: `[1][3]`."""
        numbers = (self.cited.setdefault(c, len(self.cited) + 1) for c in citations)
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
        source = self.sources[citation.source]
        age = -source.date.last.toordinal() if source.date else 0
        return _TIERS.index(source.tier), citation not in leading, age

    def _line(self, citation: Citation) -> SourceLine:
        source = self.sources[citation.source]
        short = f"{self._label(citation)}  {source.title[self.lang]}"
        return SourceLine(f"[{self.cited[citation]}]", self._described(citation), source.url, short)

    def _label(self, citation: Citation, *, dated: bool = True) -> str:
        source = self.sources[citation.source]
        when = f" {str(source.date)[:7]}" if source.date and dated else ""
        name = short_publisher(source.publisher[self.lang])
        # Chinese has no initials: a name that is long in it goes by those of the English one.
        return (name if cells(name) <= _SHORT_HAN else short_publisher(source.publisher.en)) + when

    def _described(self, citation: Citation) -> str:
        """Title, publisher, date, place in it and tier of a source."""
        source, lang = self.sources[citation.source], self.lang
        when = source.date.written(lang) if source.date else words.UNDATED[lang]
        parts = [source.title[lang], source.publisher[lang], when, citation.at, source.licence]
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
    return "".join(word[0].upper() for word in words_of if word.istitle() or word == "in")
