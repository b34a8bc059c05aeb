"""Pages as plain lines, for pipes and screen readers: no colour, no box, no cut, no hard wrap."""

from __future__ import annotations

from collections.abc import Iterator

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
    cell_text,
    heads,
    without_drawings,
)

_INSET = "  "


def _labelled(label: str, value: str) -> str:
    """A value behind its label, with the colon of the language that the label is in."""
    return f"{label}: {value}" if label.isascii() else f"{label}：{value}"


"""Before the rows of a group."""


def plain(page: Page, width: int | None = None, *, sources: bool = False) -> str:
    """The page as lines.

    `width` is that of the terminal, None where there is none: a table that is wider becomes
    `label: value` lines. With `sources` every source is listed in full.
    """
    lines: list[str] = []
    for above, block in zip((None, *page), page, strict=False):
        shown = list(_block(block, width, sources=sources))
        if shown and lines and apart(above, block):
            lines.append("")
        lines += shown
    return "".join(f"{line}\n" for line in lines)


def _block(block: Block, width: int | None, *, sources: bool) -> Iterator[str]:
    match block:
        case Heading(text) | Prose(text) | Verbatim(text):
            yield text
        case Fields(rows):
            yield from (
                _labelled(label, value) if label else f"{_INSET}{value}" for label, value in rows
            )
        case Listing(items):
            yield from (f"{mark} {text}" for mark, text in items)
        case Table():
            yield from _table(without_drawings(block), width, whole=sources)
        case Sources():
            yield from _sources(block, whole=sources)


def _sources(block: Sources, *, whole: bool) -> Iterator[str]:
    if whole or block.best is None:
        yield block.label
        for line in block.lines:
            yield f"{line.mark} {line.text}"
            if line.url:
                yield line.url
    elif block.best:
        if block.more:
            yield f"{block.label}  {block.more}"
        for line in block.best:
            yield f"{line.lead}{line.short}"


def _table(table: Table, width: int | None, *, whole: bool) -> Iterator[str]:
    rows = [[cell_text(cell, whole=whole) for cell in row] for row in table.rows]
    everything = [list(table.labels), *rows] if len(rows) > 1 else rows
    inset = _INSET if table.groups else ""
    widths = [max(map(cells, column)) for column in zip(*everything, strict=True)]
    if width is not None and len(inset) + sum(widths) + 2 * (len(widths) - 1) > width:
        yield from _label_value_lines(table, rows)
        return
    groups = heads(table)
    if len(rows) > 1 and any(table.labels):
        yield inset + _padded(everything[0], widths, table)
    for number, row in enumerate(rows):
        if number in groups:
            yield groups[number]
        yield inset + _padded(row, widths, table)


def _padded(row: list[str], widths: list[int], table: Table) -> str:
    padded = (
        " " * (widths[i] - cells(cell)) + cell
        if i in table.numeric
        else cell + " " * (widths[i] - cells(cell))
        for i, cell in enumerate(row)
    )
    return "  ".join(padded).rstrip()


def _label_value_lines(table: Table, rows: list[list[str]]) -> Iterator[str]:
    """A table as blocks of `label: value`, one block a row, for a screen too narrow for columns."""
    groups = heads(table)
    for number, row in enumerate(rows):
        if number:
            yield ""
        if number in groups:
            yield groups[number]
        for label, cell in zip(table.labels, row, strict=True):
            if cell:
                yield f"{label}: {cell}"
