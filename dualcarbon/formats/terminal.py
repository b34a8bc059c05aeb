"""Pages in a terminal, through Rich; the only importer of rich.

Everything that a page says is literal text here: markup, emoji codes and highlighting are off.
"""

from __future__ import annotations

import io
from collections.abc import Iterable

from rich.box import SIMPLE_HEAD
from rich.console import Console, ConsoleOptions, RenderResult
from rich.measure import Measurement
from rich.style import Style
from rich.table import Table as Grid
from rich.text import Text as Line

from dualcarbon.formats.plain import label_value_lines
from dualcarbon.text import cells, pieces, visible, wrapped
from dualcarbon.views.page import (
    Block,
    Fields,
    Heading,
    Listing,
    Page,
    Prose,
    Sources,
    Table,
    Verbatim,
    apart,
)

NARROW = 60
"""Below this many columns a table becomes blocks of label and value."""

UNLIMITED = 10_000
"""The width where there is no terminal: nothing is wrapped."""

_PLAIN = Style()
_STYLES = {
    "plain": _PLAIN,
    "strong": Style(bold=True),
    "muted": Style(dim=True),
    "right": Style(bold=True, color="green"),
    "wrong": Style(bold=True, color="red"),
    "note": Style(color="yellow"),
}
_HEADINGS = {1: Style(bold=True, color="cyan"), 2: Style(bold=True), 3: Style(italic=True)}
_LABEL = Style(dim=True)
_URL = Style(color="blue")
_LONGEST_BAR, _SHORTEST_BAR = 20, 6
_GAP = 3
"""Columns between the columns of a table."""


class Flow:
    """Text that wraps where its language allows, which Rich does only for languages with spaces."""

    def __init__(self, text: str, style: Style = _PLAIN) -> None:
        self.text = visible(text)
        self.style = style

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        longest = max((cells(piece.rstrip()) for piece in pieces(self.text)), default=0)
        return Measurement(longest, cells(self.text))

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for line in wrapped(self.text, options.max_width):
            yield Line(line, self.style, no_wrap=True, justify=options.justify)


def terminal(page: Page, width: int | None, *, colour: bool) -> str:
    """The page drawn for a terminal `width` columns wide; addresses are never broken.

    A `width` of None is for a pipe: nothing is wrapped and nothing styled.
    """
    drawn = io.StringIO()
    console = Console(
        file=drawn,
        width=width or UNLIMITED,
        force_terminal=True,
        color_system="auto" if width else None,
        no_color=not colour,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
    )
    draw(page, console)
    return drawn.getvalue()


def draw(page: Page, console: Console) -> None:
    """Draw the page on `console`, which must have markup, emoji and highlighting off."""
    for above, block in zip((None, *page), page, strict=False):
        if apart(above, block):
            console.print()
        _draw(block, console)


def _draw(block: Block, console: Console) -> None:
    match block:
        case Heading(text, level):
            console.print(Flow(text, _HEADINGS[level]))
        case Prose(text, role):
            console.print(Flow(text, _STYLES[role]))
        case Fields(rows):
            console.print(_side_by_side(rows, _LABEL))
        case Listing(items):
            console.print(_side_by_side(items, _PLAIN))
        case Table():
            _table(block, console)
        case Verbatim(text):
            console.print(_literal(text), soft_wrap=True)
        case Sources(label, lines):
            console.print(Flow(label, _STYLES["strong"]))
            for line in lines:
                console.print(_side_by_side([(line.mark, line.text)], _PLAIN))
                if line.url:
                    console.print(_literal(line.url, _URL), soft_wrap=True)


def _literal(text: str, style: Style = _PLAIN) -> Line:
    """The text on one line; no character of it acts on the terminal."""
    return Line(visible(text), style)


def _side_by_side(rows: Iterable[tuple[str, str]], left: Style) -> Grid:
    """Marks or labels to the left, their text wrapped beside them."""
    grid = Grid.grid(padding=(0, 1, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column()
    for label, text in rows:
        grid.add_row(_literal(label, left), Flow(text))
    return grid


def _table(table: Table, console: Console) -> None:
    if console.width < NARROW:
        for line in label_value_lines(table, lambda share: _bar(share, _LONGEST_BAR, table)):
            console.print(Flow(line))
        return
    # No right border: a character that some terminals draw wide could break it.
    grid = Grid(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style=_LABEL)
    for position, label in enumerate(table.labels):
        right = position in table.numeric
        grid.add_column(
            _literal(label), justify="right" if right else "left", min_width=cells(label)
        )
    if table.bars:
        grid.add_column(no_wrap=True)
    longest = _bar_room(table, console.width)
    for position, row in enumerate(table.rows):
        bar = (_bar(table.bars[position], longest, table),) if table.bars else ()
        grid.add_row(*(Flow(cell) for cell in row), *bar)
    console.print(grid)


_BLOCK, _REST = "█", "░"


def _bar_room(table: Table, width: int) -> int:
    """How long the longest bar may be beside the table's columns."""
    columns = zip(table.labels, *table.rows, strict=True)
    taken = sum(max(map(cells, column)) + _GAP for column in columns)
    return max(min(width - taken, _LONGEST_BAR), _SHORTEST_BAR)


def _bar(share: float | None, longest: int, table: Table) -> str:
    if share is None:
        return ""
    drawn = _BLOCK * max(round(share * longest), 1 if share else 0)
    return drawn.ljust(longest, _REST) if table.full else drawn
