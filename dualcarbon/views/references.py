"""The sources that a page cites: numbered, in full, and in a few words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
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

    def block(self, best: int | None = _BEST) -> Sources:
        """Every source cited so far, and so many of the best; the list alone for None."""
        lines = {citation: self._line(citation) for citation in self.cited}
        if best is None:
            return Sources(words.SOURCES[self.lang], tuple(lines.values()))
        ranked = sorted(self.cited, key=self._rank)
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

    def _rank(self, citation: Citation) -> tuple[int, int]:
        """The nearest to the fact first, then the latest."""
        source = self.sources[citation.source]
        return _TIERS.index(source.tier), -source.date.last.toordinal() if source.date else 0

    def _line(self, citation: Citation) -> SourceLine:
        source = self.sources[citation.source]
        short = f"{self._label(citation)}  {source.title[self.lang]}"
        return SourceLine(f"[{self.cited[citation]}]", self._described(citation), source.url, short)

    def _label(self, citation: Citation, *, dated: bool = True) -> str:
        source = self.sources[citation.source]
        when = f" {str(source.date)[:7]}" if source.date and dated else ""
        return short_publisher(source.publisher[self.lang]) + when

    def _described(self, citation: Citation) -> str:
        """Title, publisher, date, place in it and tier of a source."""
        source, lang = self.sources[citation.source], self.lang
        when = source.date.written(lang) if source.date else words.UNDATED[lang]
        parts = [source.title[lang], source.publisher[lang], when, citation.at, source.licence]
        tier = tier_words(source.tier)[lang]
        comma = "，" if lang == "zh" else ", "
        return words.bracketed(comma.join(filter(None, parts)), tier, lang)


_TIERS = get_args(Tier)


_ASIDE = re.compile(r",? via |[,(/:，（：]")
"""What ends the name of a publisher, before one who passed it on or what it is."""

_HANGING = re.compile(r"( (of|on|in|at|for|and|the|by))+$")


def short_publisher(name: str) -> str:
    """The name of a publisher in a word or two: its abbreviation, or what it begins with.

    `International Energy Agency` is `IEA`, `Xinhua, via China Daily` is `Xinhua`, and `Climate
    Cooperation China (GIZ)` is `GIZ`; of a copy it is the place where that lies.
    """
    if given := re.search(r"[(（]([A-Z][A-Z0-9]{1,6})[)）]", name):
        return given[1]
    name = _ASIDE.split(name, maxsplit=1)[0].strip().removesuffix(" of China") or name
    name = name.removeprefix("The ")
    if cells(name) <= _SHORT or not name.isascii():
        return name
    is_described = name[0].islower()
    if is_described and (host := re.search(r"\S+\.\S+", name)):
        return host[0]
    known = re.findall(r"\b[A-Z]{2,}\b", name)
    initials = [word[0].upper() for word in name.split() if re.match("[A-Z][a-z]|in$", word)]
    if len(initials) > _FEW_INITIALS and not is_described:
        return " ".join((*known, "".join(initials)))
    short = name[: _SHORT + 1].rpartition(" ")[0] or name[:_SHORT]
    return _HANGING.sub("", short)


_FEW_INITIALS = 2
"""So many say nothing: `CD` may be anybody."""
