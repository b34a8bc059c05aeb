"""Pages as plain lines, for pipes and screen readers: no colour, no box, no cut, no hard wrap."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dualcarbon.text import cells
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


def plain(page: Page, width: int | None = None) -> str:
    """The page as lines.

    `width` is that of the terminal, None where there is none: a table that is wider becomes
    `label: value` lines.
    """
    lines: list[str] = []
    for above, block in zip((None, *page), page, strict=False):
        if apart(above, block):
            lines.append("")
        lines += _block(block, width)
    return "\n".join(lines) + "\n"


def _block(block: Block, width: int | None) -> Iterator[str]:
    match block:
        case Heading(text):
            yield text
        case Prose(text):
            yield text
        case Fields(rows):
            yield from (f"{label}: {value}" for label, value in rows)
        case Listing(items):
            yield from (f"{mark} {text}" for mark, text in items)
        case Table():
            yield from _table(block, width)
        case Verbatim(text):
            yield text
        case Sources(label, lines):
            yield label
            for line in lines:
                yield f"{line.mark} {line.text}"
                if line.url:
                    yield line.url


def _table(table: Table, width: int | None) -> Iterator[str]:
    everything = (table.labels, *table.rows)
    widths = [max(map(cells, column)) for column in zip(*everything, strict=True)]
    if width is not None and sum(widths) + 2 * (len(widths) - 1) > width:
        yield from label_value_lines(table)
        return
    for row in everything:
        padded = (
            " " * (widths[i] - cells(cell)) + cell
            if i in table.numeric
            else cell + " " * (widths[i] - cells(cell))
            for i, cell in enumerate(row)
        )
        yield "  ".join(padded).rstrip()


def label_value_lines(table: Table, bar: Callable[[float], str] | None = None) -> Iterator[str]:
    """A table as blocks of `label: value`, one block a row, for a screen too narrow for columns.

    `bar` draws a share; none is drawn without it.
    """
    for position, row in enumerate(table.rows):
        if position:
            yield ""
        for label, cell in zip(table.labels, row, strict=True):
            if cell:
                yield f"{label}: {cell}"
        if bar and table.bars and (share := table.bars[position]) is not None:
            yield bar(share)
