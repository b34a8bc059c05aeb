"""What is cited, whatever the style: a page, a data set, a document, a program."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from dualcarbon.model.dates import PartialDate
from dualcarbon.model.entries import Document, Source
from dualcarbon.model.vocab import DocumentKind
from dualcarbon.text import Lang
from dualcarbon.views.documents import read_at
from dualcarbon.writing.credits import LANGUAGES, issuers, without_aside


class Work(NamedTuple):
    """What is cited, in the language `lang`.

    `authors` are whole names, of bodies mostly. `languages` are those of the page. `translation` is
    the title in English of what is in Chinese; a title that `is_translated` is not in the language
    of the page. `remark` says that only a part was read (a summary, an abstract), `copy` where it
    was, if not at its issuer's, `at` the place in it. `version` is that of a program or its data.
    """

    id: str
    title: str
    authors: tuple[str, ...]
    lang: Lang
    languages: str
    date: PartialDate | None
    url: str
    kind: DocumentKind | Literal["page", "data set", "software"]
    number: str = ""
    translation: str = ""
    copy: str = ""
    remark: str = ""
    at: str = ""
    version: str = ""
    licence: str = ""
    is_translated: bool = False

    @property
    def terms(self) -> str:
        """The licence of what is cited in a version."""
        return self.licence if self.version else ""

    @property
    def notes(self) -> tuple[str, ...]:
        """What programs take as a note: what was read of it, where, and the place in it."""
        return tuple(_capital(note) for note in (self.remark, self.copy, self.at) if note)


def work_of(source: Source, document: Document | None = None, at: str = "") -> Work:
    """A source as it is cited: as the document whose text it gives, where that is known."""
    lang = own_language(source)
    is_translated = not {"en", "zh"} & set(source.lang.split(", "))
    if document is not None:
        work = work_of_document(document, None if is_translated else lang)
        copy, url = read_at(source)[work.lang], source.url or work.url
        return work._replace(id=source.id, languages=source.lang, url=url, copy=copy, at=at)
    title, remark = without_remark(source.title[lang])
    author = source.author or source.publisher
    english, _ = without_remark(source.title.en)
    return Work(
        source.id,
        title,
        (without_aside(author[lang]),),
        lang,
        source.lang,
        source.date,
        source.url,
        "data set" if source.licence else "page",
        translation=english if lang == "zh" and english != title else "",
        remark=remark,
        at=at,
        licence=source.licence,
        is_translated=is_translated,
    )


def work_of_document(document: Document, lang: Lang | None = None) -> Work:
    """An official document by itself, in Chinese unless it is a treaty or only English is known."""
    lang = lang or ("en" if document.kind == "treaty" or not document.name.zh else "zh")
    title, number = document.name[lang], document.number
    return Work(
        document.id,
        title,
        issuers(document, lang),
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


_REMARK = re.compile(
    rf" ?[(（](?:in )?({LANGUAGES}|(?:a )?(?:summary|abstract|copy|full text|translation|record)"
    r"\b[^()]*|news in brief|bilingual[^()]*|[^（）]*摘要|全文|译文|双语词条)[)）]$"
)

_WHOLE = re.compile(rf"copy|full text|全文|{LANGUAGES}")
"""Begins a remark which says nothing of how much was read."""


def without_remark(title: str) -> tuple[str, str]:
    """A title as its page has it, and what was read of the page where that is not all of it."""
    match = _REMARK.search(title)
    if not match:
        return title, ""
    return title[: match.start()], "" if _WHOLE.match(match[1]) else match[1]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
