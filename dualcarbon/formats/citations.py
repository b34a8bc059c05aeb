"""Documents and sources in the citation styles that people and programs ask for.

What is cited is the official document, with its issuer and number, where a source gives the text of
one; the copy in which it was read comes after it.

APA (Publication Manual, 7th edition, webpages), GB/T 7714-2015 (8.7, electronic resources), BibTeX
(an entry of type `misc`, which every style has) and CSL-JSON 1.0. The publisher stands as the
author where no person is named; the day of access is that on which the fact base was reviewed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any, Literal, NamedTuple

from dualcarbon.model.dates import PartialDate
from dualcarbon.model.entries import Document, Source
from dualcarbon.model.vocab import DocumentKind
from dualcarbon.text import Lang
from dualcarbon.views.documents import read_at

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


class Work(NamedTuple):
    """What is cited, in the language `lang`; `copy` says where it was read, if not at its issuer's.

    `translation` is the title in English of a Chinese document.
    """

    id: str
    title: str
    author: str
    lang: Lang
    languages: str
    date: PartialDate | None
    url: str
    kind: DocumentKind | Literal["page", "data set"]
    number: str = ""
    translation: str = ""
    copy: str = ""


def work_of(source: Source, document: Document | None = None) -> Work:
    """A source as it is cited: as the document whose text it gives, where that is known."""
    lang = own_language(source)
    if document is None:
        author = source.author or source.publisher
        kind: Literal["page", "data set"] = "data set" if source.licence else "page"
        title = source.title[lang]
        return Work(
            source.id, title, author[lang], lang, source.lang, source.date, source.url, kind
        )
    work = work_of_document(document, lang)
    return work._replace(
        id=source.id, languages=source.lang, url=source.url, copy=read_at(source)[lang]
    )


def work_of_document(document: Document, lang: Lang | None = None) -> Work:
    """An official document by itself, in Chinese unless it is a treaty or only English is known."""
    lang = lang or ("en" if document.kind == "treaty" or not document.name.zh else "zh")
    title, number = document.name[lang], document.number
    return Work(
        document.id,
        title,
        document.issuer[lang],
        lang,
        lang,
        document.date,
        (document.url_en if lang == "en" else "") or document.url or document.url_en,
        document.kind,
        "" if number in title else number,
        document.name.en if lang == "zh" and document.name.en != title else "",
    )


def own_language(source: Source) -> Lang:
    """The language in which a source is cited: its own, or that in which its title is known."""
    return "zh" if (source.lang == "zh" and source.title.zh) or not source.title.en else "en"


def apa(work: Work) -> str:
    """The work in APA style."""
    when = work.date
    day = f", {when.written('en').rpartition(' ')[0]}" if when and when.month else ""
    if when and when.day:
        day = f", {PartialDate(when.year, when.month).written('en').split()[0]} {when.day}"
    dated = f"({when.year}{day})" if when else "(n.d.)"
    title = f"{work.title} [{work.translation}]" if work.translation else work.title
    title = f"{title} ({work.number})" if work.number else title
    copy = (_capital(work.copy),) if work.copy else ()
    return _sentences(work.author, dated, title, *copy) + f" {work.url}".rstrip()


_GBT: dict[str, str] = {"data set": "DS", "report": "R", "standard": "S"}
"""The marks of GB/T 7714 for what a work is, where it is more than a page."""


def gbt7714(work: Work, accessed: PartialDate | None) -> str:
    """The work in the style of GB/T 7714-2015, a document's number as part of its title."""
    mark = _GBT.get(work.kind, "EB" if work.url else "Z")
    kind = f"{mark}/OL" if work.url else mark
    published = f"({work.date})" if work.date else ""
    visited = f"[{accessed}]" if accessed and work.url else ""
    title = f"{work.title}: {work.number}" if work.number else work.title
    head = _sentences(work.author, f"{title}[{kind}]")
    tail = f"{published}{visited}"
    copy = f"{_capital(work.copy)}." if work.copy else ""
    return " ".join(part for part in (head, f"{tail}." if tail else "", copy) if part) + (
        f" {work.url}." if work.url else ""
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _sentences(*parts: str) -> str:
    """The parts, each closed by a full stop unless it has its own mark at the end."""
    return " ".join(part if part.endswith((".", "?", "!", "？")) else f"{part}." for part in parts)


def bibtex(work: Work, accessed: PartialDate | None) -> str:
    """The work as a BibTeX entry whose key is its id."""
    fields = {"title": f"{{{_latex(work.title)}}}", "author": f"{{{_latex(work.author)}}}"}
    if work.number:
        fields["number"] = _latex(work.number)
    if work.date:
        fields["year"] = str(work.date.year)
        if work.date.month:
            fields["month"] = str(work.date.month)
        fields["date"] = str(work.date)
    if work.copy:
        fields["note"] = _latex(_capital(work.copy))
    if work.url:
        fields["url"] = re.sub(r"[{}\\ ]", lambda mark: f"%{ord(mark[0]):02X}", work.url)
        if accessed:
            fields["urldate"] = str(accessed)
    if work.languages:
        fields["language"] = work.languages
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
    return f"@misc{{{work.id},\n{lines}}}"


def _latex(text: str) -> str:
    return text.translate(_LATEX)


def csl_json(works: Iterable[Work], accessed: PartialDate | None) -> str:
    """The works as a CSL-JSON array."""
    items = [_csl(work, accessed) for work in works]
    return json.dumps(items, ensure_ascii=False, indent=2)


_CSL: dict[str, str] = {
    "data set": "dataset", "treaty": "treaty", "law": "legislation", "regulation": "legislation",
    "rules": "regulation", "report": "report", "standard": "standard",
}  # fmt: skip
"""The types of CSL for what a work is; an official document that has none is a `document`."""


def _csl(work: Work, accessed: PartialDate | None) -> dict[str, Any]:
    page = "webpage" if work.kind == "page" and work.url else "document"
    item: dict[str, Any] = {
        "id": work.id,
        "type": _CSL.get(work.kind, page),
        "title": work.title,
        "author": [{"literal": work.author}],
        "language": work.languages,
    }
    if work.number:
        item["number"] = work.number
    if work.copy:
        item["note"] = _capital(work.copy)
    if work.date:
        item["issued"] = _date_parts(work.date)
    if work.url:
        item["URL"] = work.url
        if accessed:
            item["accessed"] = _date_parts(accessed)
    return item


def _date_parts(when: PartialDate) -> dict[str, list[list[int]]]:
    return {"date-parts": [[part for part in (when.year, when.month, when.day) if part]]}
