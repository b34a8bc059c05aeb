"""What a search found, and the lists of a base's entries."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING

from dualcarbon.frozen import frozen
from dualcarbon.text import Lang, Text, cells
from dualcarbon.views import words
from dualcarbon.views.page import (
    MARKS,
    Block,
    Heading,
    Listing,
    Page,
    Painted,
    Prose,
    Span,
    Verbatim,
    matched,
    painted,
)

if TYPE_CHECKING:
    from dualcarbon.store.search import Hit
    from dualcarbon.writing.gists import Gist

_MORE = Text(
    "There are more: narrow the search with --kind or --topic, or raise --limit.",
    "还有更多结果：请用 --kind 或 --topic 缩小范围，或增大 --limit。",
)
_WITHOUT = Text("without", "不含")
_NOWHERE = Text("Nowhere here", "此处未见")
_LOOKED_FOR = Text("looked for", "已查找")

_WIDE = 96
"""Columns that a line of a hit takes at most, so that it is one line in a terminal of 100."""

_OPEN, _CLOSE = MARKS[0], MARKS[1]


@frozen
class Opening:
    """An entry as it is offered: what it is, what it is called, what opens it and what it says."""

    kind: Text
    name: Text
    command: str
    said: Gist
    hit: Hit


def hits_page(
    openings: Iterable[Opening],
    lang: Lang,
    *,
    more: bool,
    looked_for: Sequence[str],
    unknown: Sequence[str],
) -> Page:
    """Each hit in three lines: what it is, what it says, and the command that opens it."""
    blocks: list[Block] = []
    if unknown:
        blocks.append(Prose(_understood(looked_for, unknown, lang), "note"))
    for opening in openings:
        blocks.append(Heading(_title(opening, lang), 2))
        said = [("-", matched(text))] if (text := _said(opening, lang)) else []
        blocks.append(Listing((*said, ("$", painted(opening.command, "command")))))
    return (*blocks, Prose(_MORE[lang], "muted")) if more else tuple(blocks)


def _understood(looked_for: Sequence[str], unknown: Sequence[str], lang: Lang) -> str:
    """Which words stand nowhere in the base, and what was looked for instead."""
    nowhere = words.labelled(_NOWHERE[lang], words.joined(unknown, lang), lang)
    if not looked_for:
        return nowhere
    rest = words.labelled(_LOOKED_FOR[lang], words.joined(looked_for, lang), lang)
    return f"{nowhere}{'；' if lang == 'zh' else '; '}{rest}"


def _title(opening: Opening, lang: Lang) -> Painted:
    """Kind, date or figure, and name; what of the words typed is not in it stands behind."""
    start = "  ".join(filter(None, (opening.kind[lang], opening.said.lead[lang])))
    end = ""
    if missing := opening.hit.missing:
        without = words.labelled(_WITHOUT[lang], words.joined(missing, lang), lang)
        end = words.bracketed("", _fitting(without, _WIDE // 2), lang)
    room = _WIDE - cells(start) - cells(end) - 2
    both = words.titled(opening.name, lang)
    name = both if cells(both) <= room else _fitting(opening.name[lang], room)
    return Painted(Span(start, "muted"), Span(f"  {name}", "strong"), Span(end, "muted"))


def _said(opening: Opening, lang: Lang) -> str:
    """What the entry says, with the words that were looked for marked.

    Where they stand neither there nor in its name, the text around them follows.
    """
    said, hit = _marked(opening.said.text[lang], opening.hit.found), opening.hit
    names = (opening.name.en, opening.name.zh)
    is_seen = _OPEN in said[:_WIDE] or any(_OPEN in _marked(name, hit.found) for name in names)
    if is_seen or not hit.snippet:
        return _fitting(said, _WIDE)
    if _OPEN in said:
        return _around(said, _WIDE)
    short = _fitting(said, _WIDE // 2)
    around = _around(hit.snippet, _WIDE - cells(short) - 2)
    if short.endswith("…"):  # one mark says that both are cut
        around = around.removeprefix("…").lstrip()
    return "  ".join(filter(None, (short, around)))


def _around(text: str, width: int) -> str:
    """The part of the text around its first mark, in so many columns."""
    start = text.find(_OPEN)
    before = text[:start]
    while cells(before) > width // 4:
        before = before[1:]
    cut = "… " if before != text[:start] and not before.startswith("…") else ""
    return _fitting(f"{cut}{before}{text[start:]}", width)


def _marked(text: str, found: Collection[str]) -> str:
    """The text with each of the words between marks, wherever it stands whole."""
    ways = sorted(filter(None, found), key=len, reverse=True)
    if not ways:
        return text
    pattern = "|".join(
        rf"(?<![a-z\d]){re.escape(way)}(?![a-z\d])" if way.isascii() else re.escape(way)
        for way in ways
    )
    return re.sub(pattern, lambda way: f"{_OPEN}{way[0]}{_CLOSE}", text, flags=re.IGNORECASE)


def _fitting(text: str, width: int) -> str:
    """The text in so many columns, cut where it is wider, between marks only with both."""
    if cells(text) <= width:
        return text
    cut, room = "", width - 4
    for char in text:
        room -= cells(char)
        if room < 0:
            break
        cut += char
    if cut.count(_OPEN) > cut.count(_CLOSE):
        before, _, _ = cut.rpartition(_OPEN)
        cut = before if _OPEN in before else cut + _CLOSE
    return f"{cut.replace(MARKS, '').rstrip()} …"


def list_page(rows: Iterable[Iterable[str]]) -> Page:
    """A line a row, so that each can be searched and cut: nothing is wrapped or aligned."""
    return (Verbatim("\n".join("  ".join(filter(None, row)) for row in rows)),)
