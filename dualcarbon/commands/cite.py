"""`dualcarbon cite`: a document or a source, or all behind an entry, in a citation style."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated

import typer

from dualcarbon import __version__
from dualcarbon.base import Base
from dualcarbon.commands import complete
from dualcarbon.commands.settings import Settings
from dualcarbon.formats.citations import DATA, Style, data, itself, lines
from dualcarbon.formats.citations.work import Work, work_of, work_of_document
from dualcarbon.model.entries import Document, Facts
from dualcarbon.model.parts import Citation
from dualcarbon.reading.files import packaged_file
from dualcarbon.reading.walk import parts
from dualcarbon.result import Record, Result, dated, record
from dualcarbon.store.match import Ref
from dualcarbon.text import Lang, Text
from dualcarbon.views.documents import document_line
from dualcarbon.views.page import Page, Prose, SourceLine, Sources, Verbatim
from dualcarbon.views.references import References
from dualcarbon.writing.places import place_text

Cited = Document | Citation | Work
"""What is cited: a document by itself, a place in a source, or this program and its facts."""


def cite(
    context: typer.Context,
    id: Annotated[
        list[str],
        typer.Argument(
            autocompletion=complete.every_id,
            help="A document (its number too), a source, an entry with its sources; or dualcarbon.",
            metavar="ID...",
        ),
    ],
    style: Annotated[Style, typer.Option(help="How to write the sources.")] = "text",
) -> Result:
    """Cite a document or a source, or every one behind a term, event, target, statistic or plan.

    Example: dualcarbon cite wind-solar-2030 --style gbt7714
    """
    settings: Settings = context.obj
    base = settings.base()
    facts, lang = base.facts, settings.lang
    cited = [*dict.fromkeys(one for name in id for one in _cited(name, base, settings))]
    if style == "text":
        return Result(_listed(cited, facts, lang), (_record(one, facts) for one in cited))
    works = _works(cited, facts, lang)
    accessed = facts.searched or facts.updated
    if style in DATA:
        return Result((Verbatim(data(works, style, accessed)),), None, portable=True)
    page = tuple(Prose(line) for line in lines(works, style, accessed))
    return Result(page, (_record(one, facts) for one in cited))


def _listed(cited: Iterable[Cited], facts: Facts, lang: Lang) -> Page:
    """The program and its facts first, then the documents and sources."""
    cited = list(cited)
    own = tuple(Prose(_own_line(one, lang)) for one in cited if isinstance(one, Work))
    others = [one for one in cited if not isinstance(one, Work)]
    return (*own, _sources(others, facts, lang)) if others else own


def _own_line(work: Work, lang: Lang) -> str:
    """The program or its facts on one line: title, authors, version, date, licence."""
    named = Text(f"version {work.version}", f"版本 {work.version}")[lang]
    when = work.date.written(lang) if work.date and str(work.date) != work.version else ""
    listed = (work.title, *work.authors, named, when, work.licence)
    return ("，" if lang == "zh" else ", ").join(filter(None, listed))


def _sources(cited: Iterable[Document | Citation], facts: Facts, lang: Lang) -> Sources:
    """The documents first, then the sources, numbered through."""
    cited = list(cited)
    documents = [one for one in cited if isinstance(one, Document)]
    lines = [
        SourceLine(f"[{number}]", document_line(one, lang), work_of_document(one).url)
        for number, one in enumerate(documents, 1)
    ]
    references = References(facts, lang, first=len(lines) + 1)
    references.mark(one for one in cited if isinstance(one, Citation))
    block = references.block(best=None)
    return Sources(block.label, (*lines, *block.lines))


def _works(cited: Iterable[Cited], facts: Facts, lang: Lang) -> list[Work]:
    """The works that are cited, each once, with every place in it."""
    works: dict[str, Work] = {}
    for one in cited:
        work = _work(one, facts, lang)
        before = works.get(work.id)
        places = (before.at, work.at) if before else (work.at,)
        works[work.id] = (before or work)._replace(at="; ".join(filter(None, places)))
    return [*works.values()]


def _work(cited: Cited, facts: Facts, lang: Lang) -> Work:
    if isinstance(cited, Work):
        return cited
    if isinstance(cited, Document):
        return work_of_document(cited)
    source = facts.sources[cited.source]
    place = place_text(cited.at, lang)
    return work_of(source, facts.documents.get(cited.of or source.of), place)


def _record(cited: Cited, facts: Facts) -> Record:
    if isinstance(cited, Work):
        return {
            "id": cited.id,
            "title": cited.title,
            "authors": list(cited.authors),
            "version": cited.version,
            **dated("date", cited.date),
            "licence": cited.licence,
        }
    return record(cited if isinstance(cited, Document) else facts.sources[cited.source], facts)


def _cited(name: str, base: Base, settings: Settings) -> Iterator[Cited]:
    """What a name stands for. Raises Failure (nothing found) where it has none.

    That of this program stands for it, and for its facts where they are in use.

    The id of a source is that source; a document by its id, number or title is cited as such,
    though a plan may bear the name too.
    """
    if name.casefold() == itself.NAME:
        yield from _itself(base, settings)
        return
    refs, facts = base.any(name), base.facts
    own = [Ref("sources", name)] if name in facts.sources else []
    documents = [ref for ref in refs if ref.section == "documents"]
    for ref in own or documents or refs:
        if ref.section == "documents":
            yield facts.documents[ref.id]
        elif ref.section == "sources":
            yield Citation(ref.id)
        else:
            entry = base.names.entry(ref)
            found = [value for _, value in parts(entry, ()) if isinstance(value, Citation)]
            document = facts.documents.get(getattr(entry, "document", ""))
            copies = (citation.of or facts.sources[citation.source].of for citation in found)
            if document and document.id not in copies:
                yield document
            yield from found


def _itself(base: Base, settings: Settings) -> Iterator[Work]:
    """The program and, where no other base is in use, its facts."""
    lang = settings.lang
    yield itself.program(__version__, base.facts, lang)
    if [*settings.facts] == [packaged_file()]:
        yield itself.fact_base(base.facts, lang)
