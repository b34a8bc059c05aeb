"""Pages as Markdown (CommonMark with pipe tables); text from the base shows literally."""

from __future__ import annotations

import re
from urllib.parse import quote

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
    cell_text,
    heads,
    without_drawings,
)


def markdown(page: Page) -> str:
    """The page as Markdown."""
    return "\n\n".join(map(_block, page)) + "\n"


def _block(block: Block) -> str:
    match block:
        case Heading(text, level):
            return f"{'#' * level} {_literal(text)}"
        case Prose(text):
            return "\n".join(map(_literal, text.split("\n")))
        case Fields(rows):
            return "\n".join(f"- **{_literal(label)}**: {_literal(value)}" for label, value in rows)
        case Listing(items):
            return "\n".join(f"{_mark(mark)} {_literal(text)}" for mark, text in items)
        case Table():
            return _table(without_drawings(block))
        case Verbatim(text):
            fence = max(["``", *re.findall("`+", text)], key=len) + "`"
            return f"{fence}\n{text}\n{fence}"
        case Sources(label, lines):
            listed = (
                f"- {_literal(line.mark)} {_literal(line.text)} {_link(line.url)}".rstrip()
                for line in lines
            )
            return "\n".join((f"**{_literal(label)}**", "", *listed))


def _table(table: Table) -> str:
    """The table with a head of its own for each group, as rows under one can't be parted."""
    rule = ("---:" if i in table.numeric else "---" for i in range(len(table.labels)))
    head = f"{_row(table.labels)}\n| {' | '.join(rule)} |"
    rows = [_row(tuple(cell_text(cell, whole=True) for cell in row)) for row in table.rows]
    if not table.groups:
        return "\n".join((head, *rows))
    starts = heads(table)
    parts = (
        "\n".join((f"## {_literal(name)}\n\n{head}", *rows[start : start + count]))
        for (start, name), (_, count) in zip(starts.items(), table.groups, strict=False)
    )
    return "\n\n".join(parts)


def _mark(mark: str) -> str:
    return mark if mark == "-" or re.fullmatch(r"\d+\.", mark) else f"- {_literal(mark)}"


def _row(row: tuple[str, ...]) -> str:
    # No block begins in a cell: a lone stroke is one there.
    return f"| {' | '.join(map(_inline, row))} |"


def _link(url: str) -> str:
    """An address between angle brackets, which nothing in it can close; any other text as text."""
    if not re.match("https?://", url):
        return _literal(url)
    return "<" + re.sub(r"[\s\x00-\x20\x7f<>]", lambda char: quote(char[0]), url) + ">"


def _inline(text: str) -> str:
    """`text` on one line with every character escaped that would act inside a line."""
    line = " ".join(text.split("\n")).strip(" \t")
    return re.sub(r"([\\`*_\[\]<>|~])", r"\\\1", line).replace("&", "&amp;")


def _literal(text: str) -> str:
    """`text` on one line with every character escaped that Markdown or HTML would act on."""
    escaped = _inline(text)
    if _BLOCK.match(escaped):
        escaped = f"\\{escaped}"
    escaped = re.sub(r"^(\d+)([.)])(?=\s|$)", r"\1\\\2", escaped)
    return re.sub(r"(?<=\s)(#+)$", r"\\\1", escaped)


_BLOCK = re.compile(r"(?:[#+-]+|[:=-][:= -]*)(?:\s|$)")
"""How a line begins that is a heading, an item, a rule or the second line of a table."""
