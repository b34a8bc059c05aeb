"""How much of what there is an overview shows, and how to see the rest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from dualcarbon.frozen import frozen
from dualcarbon.kinds import KINDS
from dualcarbon.model.entries import Entry, Facts
from dualcarbon.text import Lang, Text
from dualcarbon.views import words
from dualcarbon.views.page import Painted, Prose, Span

_COUNTED = {"statistics": "series", "events": "entries"}
"""What several entries of a section are called, where that is not the name of the section."""


@frozen
class Extent:
    """The entries of a section that an overview shows, and how many there are in all.

    `narrowed` are the words that it was narrowed by, empty where it shows the section. It is
    `limited` where a number of entries was asked for.
    """

    section: str
    shown: int
    total: int
    narrowed: str = ""
    limited: bool = False


AnyEntry = TypeVar("AnyEntry", bound=Entry)

Groups = Sequence[tuple[str, Sequence[AnyEntry]]]
"""Entries under headings, in the order of a table."""


def by_topic(
    entries: Iterable[AnyEntry], facts: Facts, extent: Extent, lang: Lang
) -> Groups[AnyEntry]:
    """The entries by topic, or as they were found where they were narrowed to."""
    if extent.narrowed:
        return [("", list(entries))]
    of_topic: dict[str, list[AnyEntry]] = {}
    for entry in entries:
        of_topic.setdefault(entry.topic, []).append(entry)
    return [
        (name[lang], of_topic[topic]) for topic, name in words.topics(facts) if topic in of_topic
    ]


def headings(groups: Groups[AnyEntry]) -> tuple[tuple[str, int], ...]:
    """The headings of a table with how many rows each is for; none for a single one."""
    return tuple((name, len(there)) for name, there in groups) if len(groups) > 1 else ()


def footer(extent: Extent, lang: Lang, entries: Iterable[Entry] = ()) -> Prose:
    """The count and the way on: `29 of 152 series. All: --all`; and what `*` says, if it stands."""
    section, shown, total = extent.section, extent.shown, extent.total
    kind = KINDS[section]
    several = _COUNTED.get(section, section) if total != 1 else kind.word.en
    parts = [
        Text(
            f"{shown} of {total} {several}" if shown < total else f"{total} {several}",
            f"{kind.word.zh} {shown} 条，共 {total} 条" if shown < total else f"共 {total} 条",
        )
    ]
    if shown < total and extent.limited:
        parts.append(Text("more: a higher --limit", "更多：增大 --limit"))
    elif shown < total and extent.narrowed:
        parts.append(Text("all: --all", "全部：--all"))
    elif shown < total:
        parts.append(Text("more: --all, --topic", "更多：--all、--topic"))
    if any(entry.notes for entry in entries):
        parts.append(Text("* see its notes", "* 见其附注"))
    what = Text("ID", "标识") if extent.narrowed else Text("NAME", "名称")
    one = Text("one: ", "查看一条：")
    return Prose(
        Painted(
            Span("".join(f"{part[lang]} · " for part in parts) + one[lang], "muted"),
            Span(f"dualcarbon {kind.opens} {what[lang]}", "command"),
        ),
        "muted",
    )
