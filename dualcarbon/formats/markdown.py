"""Pages as Markdown (CommonMark with pipe tables); text from the base shows literally."""

from __future__ import annotations

import re

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
)


def markdown(page: Page) -> str:
    """The page as Markdown."""
    return "\n\n".join(map(_block, page)) + "\n"


def _block(block: Block) -> str:
    match block:
        case Heading(text, level):
            return f"{'#' * level} {_literal(text)}"
        case Prose(text):
            return _literal(text)
        case Fields(rows):
            return "\n".join(f"- **{_literal(label)}**: {_literal(value)}" for label, value in rows)
        case Listing(items):
            return "\n".join(f"{_mark(mark)} {_literal(text)}" for mark, text in items)
        case Table(labels, rows, numeric):
            rule = ("---:" if i in numeric else "---" for i in range(len(labels)))
            lines = (_row(labels), f"| {' | '.join(rule)} |", *map(_row, rows))
            return "\n".join(lines)
        case Verbatim(text):
            return f"```\n{text}\n```"
        case Sources(label, lines):
            listed = (
                f"- {_literal(line.mark)} {_literal(line.text)}"
                + (f" <{line.url}>" if line.url else "")
                for line in lines
            )
            return "\n".join((f"**{_literal(label)}**", "", *listed))


def _mark(mark: str) -> str:
    return mark if mark == "-" or re.fullmatch(r"\d+\.", mark) else f"- {_literal(mark)}"


def _row(row: tuple[str, ...]) -> str:
    return f"| {' | '.join(map(_literal, row))} |"


def _literal(text: str) -> str:
    """`text` with every character escaped that Markdown or HTML would act on."""
    escaped = re.sub(r"([\\`*_\[\]<>|~])", r"\\\1", text).replace("&", "&amp;")
    return re.sub(r"^(\s*)([#+-]|\d+[.)])(?=\s)", r"\1\\\2", escaped)
