"""Sources in the citation styles that people and programs ask for.

APA (Publication Manual, 7th edition, webpages), GB/T 7714-2015 (8.7, electronic resources), BibTeX
(an entry of type `misc`, which every style has) and CSL-JSON 1.0. The publisher stands as the
author where no person is named; the day of access is that on which the fact base was reviewed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any, Literal

from dualcarbon.model.dates import PartialDate
from dualcarbon.model.entries import Source
from dualcarbon.text import Lang

Style = Literal["text", "bibtex", "csl-json", "gbt7714", "apa"]

_LATEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{mark: f"\\{mark}" for mark in "&%$#_"},
    }
)


def own_language(source: Source) -> Lang:
    """The language in which a source is cited: its own, or that in which its title is known."""
    return "zh" if (source.lang == "zh" and source.title.zh) or not source.title.en else "en"


def apa(source: Source) -> str:
    """The source in APA style."""
    lang = own_language(source)
    when = source.date
    day = f", {when.written('en').rpartition(' ')[0]}" if when and when.month else ""
    if when and when.day:
        day = f", {PartialDate(when.year, when.month).written('en').split()[0]} {when.day}"
    dated = f"({when.year}{day})" if when else "(n.d.)"
    return _sentences(source.publisher[lang], dated, source.title[lang]) + f" {source.url}".rstrip()


def gbt7714(source: Source, accessed: PartialDate | None) -> str:
    """The source in the style of GB/T 7714-2015."""
    lang = own_language(source)
    kind = ("DS" if source.licence else "EB") + "/OL" if source.url else "Z"
    published = f"({source.date})" if source.date else ""
    visited = f"[{accessed}]" if accessed and source.url else ""
    head = _sentences(source.publisher[lang], f"{source.title[lang]}[{kind}]")
    tail = f"{published}{visited}"
    return " ".join(part for part in (head, f"{tail}." if tail else "") if part) + (
        f" {source.url}." if source.url else ""
    )


def _sentences(*parts: str) -> str:
    """The parts, each closed by a full stop unless it has its own mark at the end."""
    return " ".join(part if part.endswith((".", "?", "!", "？")) else f"{part}." for part in parts)


def bibtex(source: Source, accessed: PartialDate | None) -> str:
    """The source as a BibTeX entry whose key is the source's id."""
    lang = own_language(source)
    fields = {
        "title": f"{{{_latex(source.title[lang])}}}",
        "author": f"{{{_latex(source.publisher[lang])}}}",
    }
    if source.date:
        fields["year"] = str(source.date.year)
        if source.date.month:
            fields["month"] = str(source.date.month)
        fields["date"] = str(source.date)
    if source.url:
        fields["url"] = re.sub(r"[{}\\ ]", lambda mark: f"%{ord(mark[0]):02X}", source.url)
        if accessed:
            fields["urldate"] = str(accessed)
    if source.lang:
        fields["language"] = source.lang
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
    return f"@misc{{{source.id},\n{lines}}}"


def _latex(text: str) -> str:
    return text.translate(_LATEX)


def csl_json(sources: Iterable[Source], accessed: PartialDate | None) -> str:
    """The sources as a CSL-JSON array."""
    items = [_csl(source, accessed) for source in sources]
    return json.dumps(items, ensure_ascii=False, indent=2)


def _csl(source: Source, accessed: PartialDate | None) -> dict[str, Any]:
    lang = own_language(source)
    item: dict[str, Any] = {
        "id": source.id,
        "type": "dataset" if source.licence else "webpage" if source.url else "document",
        "title": source.title[lang],
        "author": [{"literal": source.publisher[lang]}],
        "language": source.lang,
    }
    if source.date:
        item["issued"] = _date_parts(source.date)
    if source.url:
        item["URL"] = source.url
        if accessed:
            item["accessed"] = _date_parts(accessed)
    return item


def _date_parts(when: PartialDate) -> dict[str, list[list[int]]]:
    return {"date-parts": [[part for part in (when.year, when.month, when.day) if part]]}
