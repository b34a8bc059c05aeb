"""Pages as one HTML file that needs no other: to read in a browser, and to print."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from dualcarbon.text import Lang
from dualcarbon.views.page import (
    Block,
    Fields,
    Heading,
    Listing,
    Page,
    Painted,
    Prose,
    Sources,
    Table,
    Verbatim,
    cell_text,
    heads,
    listed,
    without_drawings,
)

_LANGUAGES: dict[Lang, str] = {"en": "en-GB", "zh": "zh-Hans"}

_STYLE = """\
:root { color-scheme: light; }
body { margin: 2em auto; max-width: 46em; padding: 0 1em; line-height: 1.45;
  font-family: "Noto Serif", "Source Han Serif SC", "Noto Serif CJK SC", "Songti SC", SimSun,
  serif; }
h1 { font-size: 1.5em; } h2 { font-size: 1.15em; }
p { margin: .5em 0; } p.strong { font-weight: bold; margin-top: 1.2em; } p.muted { color: #555; }
ul { list-style: none; margin: .3em 0; padding: 0; } li { padding-left: 2em; text-indent: -1.4em; }
li > span { display: inline-block; min-width: 1.4em; text-indent: 0; }
table { border-collapse: collapse; margin: .8em 0; } th, td { padding: .25em .7em; }
th, td { border: 1px solid #999; text-align: left; } .number { text-align: right; }
@media print {
  body { margin: 0; max-width: none; font-size: 11pt; } a { color: inherit; text-decoration: none; }
  h1 { break-before: page; } h1:first-of-type { break-before: auto; }
  h1, h2, p.strong { break-after: avoid; } ul, table, tr { break-inside: avoid; }
}"""
"""How it looks: each part with a title of its own begins a page, and no question is torn."""


def html(page: Page, lang: Lang, *, sources: bool = False) -> str:
    """The page as a whole file; with `sources` every source is listed in full."""
    title = next((block.text for block in page if isinstance(block, Heading)), "dualcarbon")
    body = "\n".join(line for block in page for line in _block(block, whole=sources))
    return (
        f'<!DOCTYPE html>\n<html lang="{_LANGUAGES[lang]}">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{_text(title)}</title>\n<style>\n{_STYLE}\n</style>\n</head>\n"
        f"<body>\n{body}\n</body>\n</html>\n"
    )


def _block(block: Block, *, whole: bool) -> Iterator[str]:
    match block:
        case Heading(text, level):
            yield f"<h{level}>{_text(text)}</h{level}>"
        case Prose(text, role):
            yield (
                f'<p class="{role}">{_text(text)}</p>'
                if role != "plain"
                else f"<p>{_text(text)}</p>"
            )
        case Fields(rows):
            yield from _items((label, value) for label, value in rows)
        case Listing(items):
            yield from _items(items)
        case Table():
            yield from _table(without_drawings(block), whole=whole)
        case Verbatim(text):
            yield f"<pre>{escape(text)}</pre>"
        case Sources(label, best=best) if whole or best is None:
            yield f"<h2>{_text(label)}</h2>"
            lines = listed(block, whole=whole)
            yield from _items((one.mark, f"{one.text} {one.url}".rstrip()) for one in lines)
        case Sources():
            yield from _items((one.mark, one.short) for one in listed(block, whole=False))


def _items(rows: Iterator[tuple[str, str]] | tuple[tuple[str, str], ...]) -> Iterator[str]:
    yield "<ul>"
    for mark, text in rows:
        yield f"<li><span>{_text(mark)}</span> {_text(text)}</li>"
    yield "</ul>"


def _table(table: Table, *, whole: bool) -> Iterator[str]:
    groups, numeric = heads(table), table.numeric

    def row(tag: str, cells: list[str]) -> str:
        classes = (' class="number"' if i in numeric else "" for i in range(len(cells)))
        named = zip(classes, cells, strict=True)
        return f"<tr>{''.join(f'<{tag}{name}>{_text(cell)}</{tag}>' for name, cell in named)}</tr>"

    yield "<table>"
    if any(table.labels):
        yield row("th", list(table.labels))
    for number, cells in enumerate(table.rows):
        if number in groups:
            yield f'<tr><th colspan="{len(cells)}">{_text(groups[number])}</th></tr>'
        yield row("td", [cell_text(cell, whole=whole) for cell in cells])
    yield "</table>"


def _text(text: str) -> str:
    """A text in which nothing acts but the addresses in it, which can be opened."""
    if isinstance(text, Painted):
        return "".join(
            f'<a href="{escape(span.url)}">{escape(span.text)}</a>'
            if _ADDRESS.fullmatch(span.url)
            else _linked(span.text)
            for span in text.spans
        )
    return _linked(text)


def _linked(text: str) -> str:
    parts = re.split(f"({_ADDRESS.pattern})", text)
    return "".join(
        f'<a href="{escape(part)}">{escape(part)}</a>' if n % 2 else escape(part)
        for n, part in enumerate(parts)
    ).replace("\n", "<br>")


_ADDRESS = re.compile(r"https?://[^\s<>\"]+")
