"""What a search found, and the lists of a base's entries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dualcarbon.text import Lang, Text
from dualcarbon.views import words
from dualcarbon.views.page import Block, Heading, Listing, Page, Prose, Verbatim

_MORE = Text(
    "There are more: narrow the search with --kind or --topic, or raise --limit.",
    "还有更多结果：请用 --kind 或 --topic 缩小范围，或增大 --limit。",
)


@dataclass(frozen=True, slots=True)
class Opening:
    """An entry as it is offered: what it is, what it is called, and the command that opens it."""

    kind: Text
    name: Text
    command: str


def hits_page(hits: Iterable[tuple[Opening, str]], lang: Lang, *, more: bool) -> Page:
    """Each hit with the text around its match and the command that opens it."""
    blocks: list[Block] = []
    for opening, snippet in hits:
        title = words.bracketed(words.titled(opening.name, lang), opening.kind[lang], lang)
        blocks.append(Heading(title, 2))
        context = [("-", snippet)] if snippet else []
        blocks.append(Listing((*context, ("$", opening.command))))
    return (*blocks, Prose(_MORE[lang], "muted")) if more else tuple(blocks)


def list_page(rows: Iterable[Iterable[str]]) -> Page:
    """A line a row, so that each can be searched and cut: nothing is wrapped or aligned."""
    return (Verbatim("\n".join("  ".join(filter(None, row)) for row in rows)),)
