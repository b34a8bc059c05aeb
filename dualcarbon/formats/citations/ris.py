"""RIS, which EndNote, NoteExpress, Mendeley and Zotero read."""

from __future__ import annotations

from collections.abc import Iterator

from dualcarbon.formats.citations.work import Work
from dualcarbon.model.dates import PartialDate

_TYPES: dict[str, str] = {
    "page": "ELEC", "data set": "DATA", "software": "COMP", "report": "RPRT", "law": "STAT",
    "regulation": "STAT", "standard": "STAND",
}  # fmt: skip
"""The types of RIS for what a work is; other official documents are of a government."""


def ris(work: Work, accessed: PartialDate | None) -> str:
    """The work as a RIS record, which ends with an empty line."""
    return "".join(f"{tag}  - {value}\n" for tag, value in _fields(work, accessed))


def _fields(work: Work, accessed: PartialDate | None) -> Iterator[tuple[str, str]]:
    yield "TY", _TYPES.get(work.kind, "GOVDOC")
    yield "ID", work.id
    for name in work.authors:
        # A comma would part a surname from given names, and these are names of bodies.
        yield "AU", name.replace(", ", " – ")
    yield "TI", work.title
    if work.translation:
        yield "TT", work.translation
    if work.date:
        yield "PY", str(work.date.year)
        yield "DA", _date(work.date)
    for tag, value in (("M1", work.number), ("ET", work.version), ("C1", work.licence)):
        if value:
            yield tag, value
    if work.url:
        yield "UR", work.url
        if accessed:
            yield "Y2", _date(accessed)
    if work.languages:
        yield "LA", work.languages
    for note in work.notes:
        yield "N1", note
    yield "ER", ""


def _date(when: PartialDate) -> str:
    """A date with a slash behind each part that may stand: `2021/10/24/`, `2021/10//`."""
    return "/".join((*str(when).split("-"), *("",) * (1 + (not when.month) + (not when.day))))
