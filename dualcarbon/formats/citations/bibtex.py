"""BibTeX, for which everything here is `misc`, and biblatex, which has `online` and data sets."""

from __future__ import annotations

import re
from collections.abc import Mapping

from dualcarbon.formats.citations.work import Work
from dualcarbon.model.dates import MONTHS, PartialDate

_LATEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        # Readers count braces, those with a backslash too.
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{mark: f"\\{mark}" for mark in "&%$#_"},
    }
)

_ONLINE = {"data set": "dataset", "software": "software"}
"""The types of biblatex for what is more than `online`."""

_LANGUAGES = {"en": "english", "zh": "chinese"}


def bibtex(work: Work, accessed: PartialDate | None) -> str:
    """The work as a BibTeX entry whose key is its id. The month is a macro, which styles word."""
    fields = _named(work)
    if work.number:
        fields["number"] = _braced(work.number)
    if when := work.date:
        fields["year"] = _braced(str(when.year))
        if when.month:
            fields["month"] = MONTHS[when.month - 1][:3].lower()
        if when.day:
            fields["day"] = _braced(str(when.day))
    if version := _version(work):
        fields["edition"] = _braced(version)
    fields |= _noted(work) | _visited(work, accessed)
    if work.languages:
        fields["language"] = _braced(work.languages)
    return _entry("misc", work.id, fields)


def biblatex(work: Work, accessed: PartialDate | None) -> str:
    """The work as a biblatex entry whose key is its id, with the fields that its type has."""
    fields = _named(work)
    if work.number:
        fields["titleaddon"] = _braced(work.number)
    if work.version:
        fields["version"] = _braced(work.version)
    if work.date:
        fields["date"] = _braced(str(work.date))
    fields |= _noted(work) | _visited(work, accessed)
    if language := _LANGUAGES.get(work.languages):
        fields["langid"] = _braced(language)
    return _entry(_ONLINE.get(work.kind, "online"), work.id, fields)


def _named(work: Work) -> dict[str, str]:
    """Title and authors; what stands in two pairs of braces is kept as it is, and whole."""
    authors = " and ".join(map(_braced, work.authors))
    return {"title": f"{{{_braced(work.title)}}}", "author": f"{{{authors}}}"}


def _version(work: Work) -> str:
    return f"Version {work.version}" if work.version else ""


def _noted(work: Work) -> dict[str, str]:
    notes = "; ".join(filter(None, (*work.notes, work.terms)))
    return {"note": _braced(notes)} if notes else {}


def _visited(work: Work, accessed: PartialDate | None) -> dict[str, str]:
    if not work.url:
        return {}
    url = re.sub(r"[{}\\ ]", lambda mark: f"%{ord(mark[0]):02X}", work.url)
    return {"url": f"{{{url}}}"} | ({"urldate": f"{{{accessed}}}"} if accessed else {})


def _entry(type: str, key: str, fields: Mapping[str, str]) -> str:
    lines = "".join(f"  {name} = {value},\n" for name, value in fields.items())
    return f"@{type}{{{key},\n{lines}}}"


def _braced(text: str) -> str:
    return f"{{{text.translate(_LATEX)}}}"
