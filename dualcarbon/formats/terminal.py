"""Pages as a terminal shows them: lines in its width, painted, with addresses to click on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from dualcarbon.formats.grid import lines_of
from dualcarbon.formats.layout import Line, beside, flowed, shortened
from dualcarbon.frozen import frozen
from dualcarbon.text import cells, visible
from dualcarbon.views.page import (
    MARKS,
    Block,
    Fields,
    Heading,
    Listing,
    Page,
    Painted,
    Prose,
    Role,
    SourceLine,
    Sources,
    Span,
    Table,
    Verbatim,
    apart,
    listed,
    painted,
)

_HEADINGS: dict[int, Role] = {1: "name", 2: "strong", 3: "plain"}


@frozen
class Pen:
    """How lines are written: with colours (`paint`), and with what a click opens (`links`)."""

    paint: bool
    links: bool

    def line(self, line: Iterable[Span]) -> str:
        """A line of spans with its escape sequences, none of them around nothing but spaces."""
        return "".join(map(self._span, line)).rstrip()

    def _span(self, span: Span) -> str:
        text = span.text
        if self.paint and span.role == "match":
            text = text.strip(MARKS)
        if self.paint and text.strip() and (style := _STYLES[span.role]):
            text = f"\x1b[{style}m{text}\x1b[0m"
        if self.links and text and (address := _address(span.url)):
            text = f"\x1b]8;;{address}\x1b\\{text}\x1b]8;;\x1b\\"
        return text


_STYLES: dict[Role, str] = {
    "plain": "",
    "command": "",
    "strong": "1",
    "muted": "2",
    "name": "1;36",
    "right": "1;32",
    "wrong": "1;31",
    "good": "32",
    "late": "33",
    "note": "33",
    "bad": "31",
    "match": "1;33",
    "address": "34",
}
"""The parameters of the escape sequence (ECMA-48, 8.3.117) of each role."""


def _address(url: str) -> str:
    """An address that may stand in an escape sequence: all of it printable ASCII."""
    if not re.match("https?://", url):
        return ""
    return "".join(char if "!" <= char <= "~" else quote(char, safe="") for char in url)


def terminal(page: Page, width: int | None, pen: Pen, *, sources: bool = False) -> str:
    """The page drawn in `width` columns, or with no line wrapped where that is None.

    With `sources` every source is listed in full.
    """
    lines: list[str] = []
    for above, block in zip((None, *page), page, strict=False):
        if apart(above, block) and lines:
            lines.append("")
        lines += map(pen.line, _lines(block, width, sources=sources))
    return "".join(f"{line}\n" for line in lines)


def _lines(block: Block, width: int | None, *, sources: bool) -> Iterable[Line]:
    match block:
        case Heading(text, level):
            return flowed(text, _HEADINGS[level], width)
        case Prose(text, role):
            return flowed(text, role, width)
        case Fields(rows):
            return beside(rows, "muted", width, gap=2)
        case Listing(items):
            return beside(items, "muted", width)
        case Table():
            return lines_of(block, width, whole=sources)
        case Verbatim(text):
            return [[Span(line)] for line in visible(text).split("\n")]
        case Sources():
            return _sources(block, width, whole=sources)


def _sources(block: Sources, width: int | None, *, whole: bool) -> Iterator[Line]:
    shown = listed(block, whole=whole)
    if whole or block.best is None:
        yield [Span(block.label, "strong")]
        for line in shown:
            yield from beside([(line.mark, line.text)], "plain", width)
            if line.url:
                yield [Span(visible(line.url), "address", line.url)]
    elif shown:
        label, more = Span(f"{block.label}  ", "strong"), Span(block.more, "muted")
        yield from flowed(Painted(label, more), "plain", width)
        for line in shown:
            yield _short(line, width)


def _short(line: SourceLine, width: int | None) -> Line:
    """A source on one line, which a click opens."""
    mark = f"{visible(line.mark)} "
    text = shortened(visible(line.short), None if width is None else width - cells(mark))
    return [Span(mark, "muted"), *painted(text, "plain", line.url).spans]
