"""How much of what there is an overview shows, and how to see the rest."""

from __future__ import annotations

from dualcarbon.frozen import frozen
from dualcarbon.kinds import KINDS
from dualcarbon.text import Lang, Text
from dualcarbon.views.page import Prose

_COUNTED = {"statistics": "series", "events": "entries"}
"""What several entries of a section are called, where that is not the name of the section."""


@frozen
class Extent:
    """The entries of a section that an overview shows, and how many there are in all.

    `narrowed` are the words that it was narrowed by, empty where it shows the section.
    """

    section: str
    shown: int
    total: int
    narrowed: str = ""


def extent_line(extent: Extent, lang: Lang) -> Prose:
    """The count and the way on: `29 of 152 series. All: --all`."""
    section, shown, total = extent.section, extent.shown, extent.total
    kind = KINDS[section]
    several = _COUNTED.get(section, section) if total != 1 else kind.word.en
    counted = Text(
        f"{shown} of {total} {several}." if shown < total else f"{total} {several}.",
        f"{kind.word.zh} {shown} 条，共 {total} 条。" if shown < total else f"共 {total} 条。",
    )
    if shown < total:
        counted = Text(f"{counted.en} All: --all.", f"{counted.zh}全部：--all。")
    if not extent.narrowed and shown < total:
        counted = Text(f"{counted.en} One topic: --topic.", f"{counted.zh}某一主题：--topic。")
    what = Text("ID", "标识") if extent.narrowed else Text("NAME", "名称")
    how = Text(
        f" One in full: dualcarbon {kind.opens} {what.en}",
        f"查看一条：dualcarbon {kind.opens} {what.zh}",
    )
    return Prose(counted[lang] + how[lang], "muted")
