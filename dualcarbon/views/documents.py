"""An official document on one line, and the words for where a copy of it was read."""

from __future__ import annotations

from dualcarbon.model.entries import Document, Source
from dualcarbon.text import Lang, Text


def document_line(document: Document, lang: Lang) -> str:
    """A document on one line: its title, issuer, number and date."""
    title, when = document.name[lang], document.date
    if lang == "zh":
        title = f"《{title.removeprefix('《').removesuffix('》')}》"
    date = when.written(lang) if when else ""
    parts = (title, document.issuer[lang], document.number, date)
    return ("，" if lang == "zh" else ", ").join(filter(None, parts))


def read_at(source: Source) -> Text:
    """The words for the site on which a copy of a document was read; none of its issuer's own."""
    if source.tier == "official":
        return Text()
    site = Text(source.via, source.via) if source.via else source.publisher
    return Text(f"read in the copy at {site['en']}", f"据{site['zh']}转载")
