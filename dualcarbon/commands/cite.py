"""`dualcarbon cite`: a document or a source, or all behind an entry, in a citation style."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated

import typer

from dualcarbon.base import Base
from dualcarbon.commands import complete
from dualcarbon.commands.settings import Settings
from dualcarbon.formats.citations import (
    Style,
    Work,
    apa,
    bibtex,
    csl_json,
    gbt7714,
    work_of,
    work_of_document,
)
from dualcarbon.model.entries import Document, Facts
from dualcarbon.model.parts import Citation
from dualcarbon.reading.walk import parts
from dualcarbon.result import Record, Result, record
from dualcarbon.store.match import Ref
from dualcarbon.text import Lang
from dualcarbon.views.documents import document_line
from dualcarbon.views.page import Page, Prose, SourceLine, Sources, Verbatim
from dualcarbon.views.references import References

Cited = Document | Citation
"""What is cited: a document by itself, or a place in a source."""


def cite(
    context: typer.Context,
    id: Annotated[
        list[str],
        typer.Argument(
            autocompletion=complete.every_id,
            help="A document (by its number too), a source, or an entry whose sources are wanted.",
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
    facts = base.facts
    cited = [*dict.fromkeys(one for name in id for one in _cited(name, base))]
    if style == "text":
        page: Page = (_sources(cited, facts, settings.lang),)
    else:
        page = _written([*dict.fromkeys(_work(one, facts) for one in cited)], style, facts)
    return Result(
        page,
        (_record(one, facts) for one in cited),
        portable=style in ("bibtex", "csl-json"),
    )


def _sources(cited: Iterable[Cited], facts: Facts, lang: Lang) -> Sources:
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


def _work(cited: Cited, facts: Facts) -> Work:
    if isinstance(cited, Document):
        return work_of_document(cited)
    source = facts.sources[cited.source]
    return work_of(source, facts.documents.get(cited.of or source.of))


def _record(cited: Cited, facts: Facts) -> Record:
    return record(cited if isinstance(cited, Document) else facts.sources[cited.source], facts)


def _written(works: list[Work], style: Style, facts: Facts) -> Page:
    reviewed = facts.updated
    match style:
        case "bibtex":
            return (Verbatim("\n\n".join(bibtex(work, reviewed) for work in works)),)
        case "csl-json":
            return (Verbatim(csl_json(works, reviewed)),)
        case "apa":
            return tuple(Prose(apa(work)) for work in works)
    return tuple(Prose(gbt7714(work, reviewed)) for work in works)


def _cited(name: str, base: Base) -> Iterator[Cited]:
    """What a name stands for. Raises Failure (nothing found) where it has none.

    The id of a source is that source; a document by its id, number or title is cited as such,
    though a plan may bear the name too.
    """
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
