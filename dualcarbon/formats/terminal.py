"""Pages as a terminal shows them: lines in its width, painted, with addresses to click on.

Rich paints: it knows what a terminal takes. Where lines end is worked out in `layout` and `grid`,
for Rich wraps Chinese only at spaces and breaks ids where a column is narrow. It is imported here
alone.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from rich.console import Console
from rich.style import Style
from rich.text import Text as Drawn

from dualcarbon.formats.grid import lines_of
from dualcarbon.formats.layout import Line, beside, flowed
from dualcarbon.frozen import frozen
from dualcarbon.text import cells, shortened, visible
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

    def console(self, file: io.StringIO) -> Console:
        """What draws into the file: nothing but what is printed, on lines as they are."""
        return Console(
            file=file,
            width=_UNLIMITED,
            force_terminal=True,
            color_system="auto" if self.paint else "standard" if self.links else None,
            no_color=False,
            markup=False,
            emoji=False,
            highlight=False,
            legacy_windows=False,
        )

    def line(self, line: Iterable[Span]) -> Drawn:
        """A line of spans, none of them painted that is nothing but spaces."""
        drawn = Drawn.assemble(*map(self._span, line), no_wrap=True)
        drawn.rstrip()
        return drawn

    def _span(self, span: Span) -> tuple[str, Style]:
        text = span.text
        if self.paint and span.role == "match":
            text = text.strip(MARKS)
        style = _STYLES[span.role] if self.paint and text.strip() else Style.null()
        if self.links and text and (address := _address(span.url)):
            style += Style(link=address)
        return text, style


_UNLIMITED = 100_000
"""A width that no line reaches: where lines end is settled before they are drawn."""

_STYLES: dict[Role, Style] = {
    "plain": Style.null(),
    "command": Style.null(),
    "strong": Style(bold=True),
    "muted": Style(dim=True),
    "name": Style(bold=True, color="cyan"),
    "right": Style(bold=True, color="green"),
    "wrong": Style(bold=True, color="red"),
    "good": Style(color="green"),
    "late": Style(color="yellow"),
    "note": Style(color="yellow"),
    "bad": Style(color="red"),
    "match": Style(bold=True, color="yellow"),
    "address": Style(color="blue"),
}


def _address(url: str) -> str:
    """An address that may stand in an escape sequence: all of it printable ASCII."""
    if not re.match("https?://", url):
        return ""
    return "".join(char if "!" <= char <= "~" else quote(char, safe="") for char in url)


def terminal(page: Page, width: int | None, pen: Pen, *, sources: bool = False) -> str:
    """The page drawn in `width` columns, or with no line wrapped where that is None.

    With `sources` every source is listed in full.
    """
    drawn = io.StringIO()
    console = pen.console(drawn)
    for above, block in zip((None, *page), page, strict=False):
        if apart(above, block) and drawn.tell():
            console.print()
        for line in _lines(block, width, sources=sources):
            console.print(pen.line(line), soft_wrap=True)
    return drawn.getvalue()


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
        if block.more:
            label, more = Span(f"{block.label}  ", "strong"), Span(block.more, "muted")
            yield from flowed(Painted(label, more), "plain", width)
        for line in shown:
            yield _short(line, width)


def _short(line: SourceLine, width: int | None) -> Line:
    """A source on one line, which a click opens."""
    mark = visible(line.lead)
    text = shortened(visible(line.short), None if width is None else width - cells(mark))
    return [Span(mark, "muted"), *painted(text, "plain", line.url).spans]
