"""The style of the American Psychological Association.

Publication Manual, 7th edition: group authors (9.11), dates (9.14), pages that may change (9.16),
translated titles (9.38), data sets (10.9), software (10.10), web pages (10.16), treaties (11.10).
Laws of China are cited as other documents are, with who made them and when.
"""

from __future__ import annotations

from dualcarbon.formats.citations.work import Work
from dualcarbon.model.dates import MONTHS, PartialDate

_MOST = 20
"""Authors that are all named; of more, the first nineteen and the last (9.8)."""

_KINDS = {"data set": "Data set", "software": "Computer software"}

_BY_YEAR = {"data set", "software", "report", "standard"}
"""What is dated by the year alone."""


def apa(work: Work, accessed: PartialDate | None) -> str:
    """The work as an entry of a reference list.

    An undated page was retrieved on the day of access, where that is known.
    """
    title = f"[{work.title}]" if work.is_translated else work.title
    title += f" [{work.translation}]" if work.translation else ""
    aside = work.number or (f"Version {work.version}" if work.version else "")
    title += f" ({aside})" if aside else ""
    kind = _KINDS.get(work.kind) or work.remark[:1].upper() + work.remark[1:]
    title += f" [{kind}]" if kind else ""
    copy = (work.copy[:1].upper() + work.copy[1:],) if work.copy else ()
    if work.kind == "treaty" and work.date:
        head = f"{title}, {_american(work.date)}"
        return f"{head}. {_closed(*copy)} {work.url}" if copy else f"{head}, {work.url}"
    parts = (_authors(work.authors), _dated(work), title, *copy, work.terms)
    head = " ".join(_closed(part) for part in parts if part)
    if work.url and not work.date and accessed:
        return f"{head} Retrieved {_american(accessed)}, from {work.url}"
    return f"{head} {work.url}".rstrip()


def _authors(names: tuple[str, ...]) -> str:
    if len(names) > _MOST:
        return f"{', '.join(names[: _MOST - 1])}, … {names[-1]}"
    *first, last = names
    return f"{', '.join(first)}{',' * (len(first) > 1)} & {last}" if first else last


def _dated(work: Work) -> str:
    when = work.date
    if when is None:
        return "(n.d.)"
    if work.kind in _BY_YEAR or not when.month:
        return f"({when.year})"
    return f"({when.year}, {MONTHS[when.month - 1]}{f' {when.day}' if when.day else ''})"


def _american(when: PartialDate) -> str:
    """A date as prose in the United States has it: `November 26, 2026`."""
    day = f" {when.day}," if when.day else ""
    return f"{MONTHS[when.month - 1]}{day} {when.year}" if when.month else str(when.year)


def _closed(part: str) -> str:
    """A part with a full stop behind it unless it has its own mark at the end."""
    return part if part.endswith((".", "?", "!", "？", "！")) else f"{part}."
