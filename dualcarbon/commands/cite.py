"""`dualcarbon cite`: a source, or every source behind an entry, in a citation style."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer

from dualcarbon.base import Base
from dualcarbon.commands import complete
from dualcarbon.commands.settings import Settings
from dualcarbon.formats.citations import Style, apa, bibtex, csl_json, gbt7714
from dualcarbon.model.entries import Citation, Facts, Source
from dualcarbon.reading.walk import parts
from dualcarbon.result import Result, record
from dualcarbon.views.page import Page, Prose, Verbatim
from dualcarbon.views.references import References


def cite(
    context: typer.Context,
    id: Annotated[
        list[str],
        typer.Argument(
            autocompletion=complete.every_id,
            help="A source, or an entry whose sources are wanted.",
            metavar="ID...",
        ),
    ],
    style: Annotated[Style, typer.Option(help="How to write the sources.")] = "text",
) -> Result:
    """Cite a source, or every source behind a term, event, target, statistic or plan.

    Example: dualcarbon cite wind-solar-2030 --style gbt7714
    """
    settings: Settings = context.obj
    base = settings.base()
    cited = dict.fromkeys(citation for name in id for citation in _cited(name, base))
    if style == "text":
        references = References(base.facts.sources, settings.lang)
        references.mark(cited)
        page: Page = (references.block(best=None),)
    else:
        sources = list(dict.fromkeys(citation.source for citation in cited))
        page = _written([base.facts.sources[source] for source in sources], style, base.facts)
    return Result(
        page,
        (record(base.facts.sources[citation.source], base.facts) for citation in cited),
        portable=style in ("bibtex", "csl-json"),
    )


def _written(sources: list[Source], style: Style, facts: Facts) -> Page:
    reviewed = facts.updated
    match style:
        case "bibtex":
            return (Verbatim("\n\n".join(bibtex(source, reviewed) for source in sources)),)
        case "csl-json":
            return (Verbatim(csl_json(sources, reviewed)),)
        case "apa":
            return tuple(Prose(apa(source)) for source in sources)
    return tuple(Prose(gbt7714(source, reviewed)) for source in sources)


def _cited(name: str, base: Base) -> Iterator[Citation]:
    """The citations that a name stands for. Raises Failure (nothing found) where it has none."""
    for ref in base.any(name):
        if ref.section == "sources":
            yield Citation(ref.id)
            continue
        for _, value in parts(base.names.entry(ref), ()):
            if isinstance(value, Citation):
                yield value
