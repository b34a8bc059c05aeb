"""The national standard of China for references, in both editions.

GB/T 7714-2025, in force since 1 July 2026: the full stop and square brackets are half-width, all
other marks full-width, in whatever language (7); a report is dated without brackets or a day of
access, and a standard is its number and name (8.9). GB/T 7714-2015 has half-width marks, and dates
in round brackets throughout (8.7). In both, of more than three authors the first three are named.
"""

from __future__ import annotations

from typing import NamedTuple

from dualcarbon.formats.citations.work import Work
from dualcarbon.model.dates import PartialDate
from dualcarbon.text import Text

_MOST = 3
_OTHERS = Text("et al", "等")

_KINDS: dict[str, str] = {"data set": "DS", "report": "R", "standard": "S", "software": "CP"}
"""The marks for what a work is, where it is more than a page."""


class _Edition(NamedTuple):
    """The marks of an edition between the elements of an entry, and whether it is the new one."""

    comma: str
    colon: str
    brackets: str
    is_new: bool


_OF_2015 = _Edition(", ", ": ", "({})", is_new=False)
_OF_2025 = _Edition("，", "：", "（{}）", is_new=True)


def gbt7714(work: Work, accessed: PartialDate | None) -> str:
    """The work as an entry after GB/T 7714-2025; a document's number belongs to its title."""
    return _entry(work, accessed, _OF_2025)


def gbt7714_2015(work: Work, accessed: PartialDate | None) -> str:
    """The same after GB/T 7714-2015."""
    return _entry(work, accessed, _OF_2015)


def _entry(work: Work, accessed: PartialDate | None, edition: _Edition) -> str:
    mark = _KINDS.get(work.kind, "EB" if work.url else "Z")
    kind = f"[{mark}/OL]" if work.url else f"[{mark}]"
    copy = work.copy[:1].upper() + work.copy[1:]
    if edition.is_new and work.kind == "standard":
        named = "\u2003".join(filter(None, (work.number, work.title)))
        return _joined(named + kind, copy, work.url)
    named = edition.colon.join(filter(None, (work.title, work.number)))
    version = f"V{work.version}" if work.version else ""
    return _joined(
        _authors(work, edition), named + kind, version, _dated(work, accessed, edition), copy,
        work.terms, work.url,
    )  # fmt: skip


def _authors(work: Work, edition: _Edition) -> str:
    names = work.authors[:_MOST]
    others = (_OTHERS[work.lang],) if len(work.authors) > _MOST else ()
    return edition.comma.join((*names, *others))


def _dated(work: Work, accessed: PartialDate | None, edition: _Edition) -> str:
    """When it was published and seen: `（2021-10-24）[2026-11-26]`; of paper the year."""
    if not (work.url or work.version):
        return str(work.date.year) if work.date else ""
    if edition.is_new and work.kind == "report":
        return str(work.date or "")
    published = edition.brackets.format(work.date) if work.date else ""
    return published + (f"[{accessed}]" if accessed and work.url else "")


def _joined(*parts: str) -> str:
    """The parts that are there, each closed by a full stop unless it has its mark at the end."""
    return " ".join(
        part if part.endswith((".", "?", "!", "？", "！")) and "[" not in part[-5:] else f"{part}."
        for part in parts
        if part
    )
