"""The parts that a page is made of, and the numbering of its sources."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from dualcarbon.frozen import frozen
from dualcarbon.model.entries import Citation, Document, Note, Source
from dualcarbon.model.vocab import tier_words
from dualcarbon.text import Lang
from dualcarbon.views import words
from dualcarbon.views.documents import document_line, read_at

Role = Literal["plain", "strong", "muted", "right", "wrong", "note"]


@frozen
class Heading:
    """What the page, or the part that follows, is about."""

    text: str
    level: int = 1


@frozen
class Prose:
    """A paragraph; its role may colour it but says nothing that the words don't say."""

    text: str
    role: Role = "plain"


@frozen
class Fields:
    """Labelled values."""

    rows: tuple[tuple[str, str], ...]


@frozen
class Listing:
    """Statements side by side, each with its mark (`-`, `1.`, `a)`)."""

    items: tuple[tuple[str, str], ...]


@frozen
class Table:
    """Rows of text under labels; `numeric` names the columns to align right.

    `bars`, one per row and from 0 to 1 or None, may be drawn beside the rows; they repeat a column.
    With `full` a bar shows the whole of which it is a part.
    """

    labels: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: frozenset[int] = frozenset()
    bars: tuple[float | None, ...] = ()
    full: bool = False


@frozen
class Verbatim:
    """Text for other programs, whose lines are printed as they are and never wrapped."""

    text: str


@frozen
class SourceLine:
    """One numbered source, with the address where it can be read (may be empty)."""

    mark: str
    text: str
    url: str


@frozen
class Sources:
    """The sources of what stands above."""

    label: str
    lines: tuple[SourceLine, ...]


Block = Heading | Prose | Fields | Listing | Table | Verbatim | Sources
Page = tuple[Block, ...]


def apart(above: Block | None, below: Block) -> bool:
    """Whether an empty line belongs between two blocks of a page."""
    if above is None:
        return False
    if isinstance(above, Heading):
        return above.level == 1 and not isinstance(below, Fields)
    return True


@dataclass
class References:
    """The sources that a page cites, numbered in the order in which they first appear.

    A source that gives the text of one of the `documents` is described as a copy of that.
    """

    sources: Mapping[str, Source]
    lang: Lang
    cited: dict[Citation, int] = field(default_factory=dict)
    documents: Mapping[str, Document] = field(default_factory=dict)
    first: int = 1

    def mark(self, citations: Iterable[Citation]) -> str:
        """The marks for `citations`: `[1][3]`."""
        numbers = (self.cited.setdefault(c, len(self.cited) + self.first) for c in citations)
        return "".join(f"[{number}]" for number in numbers)

    def notes(self, notes: Iterable[Note], about: str = "") -> Page:
        """The notes of an entry, each with what it is `about` and the marks of its sources."""
        label = f"{words.NOTE[self.lang]} {about}".strip()
        return tuple(
            Prose(
                words.labelled(
                    label, f"{note.text[self.lang]} {self.mark(note.sources)}", self.lang
                ),
                "note",
            )
            for note in notes
        )

    def block(self) -> Sources:
        """Every source cited so far."""
        return Sources(
            words.SOURCES[self.lang],
            tuple(
                SourceLine(f"[{number}]", self._described(citation), self._url(citation))
                for citation, number in self.cited.items()
            ),
        )

    def _url(self, citation: Citation) -> str:
        return self.sources[citation.source].url

    def _described(self, citation: Citation) -> str:
        """Title, publisher, date, place in it and tier of a source.

        Of a copy, the document that it is of, then where it was read.
        """
        source, lang = self.sources[citation.source], self.lang
        if document := self.documents.get(source.of):
            copy = (document_line(document, lang), read_at(source)[lang], citation.at)
            line = ("；" if lang == "zh" else "; ").join(filter(None, copy))
            return words.bracketed(line, tier_words(source.tier)[lang], lang)
        when = source.date.written(lang) if source.date else words.UNDATED[lang]
        parts = [source.title[lang], source.publisher[lang], when, citation.at, source.licence]
        tier = tier_words(source.tier)[lang]
        comma = "，" if lang == "zh" else ", "
        return words.bracketed(comma.join(filter(None, parts)), tier, lang)
