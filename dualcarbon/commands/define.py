"""`dualcarbon define`: a term, or the glossary."""

from __future__ import annotations

from typing import Annotated

import typer

from dualcarbon.commands import complete
from dualcarbon.commands.empty import nothing
from dualcarbon.commands.settings import (
    Settings,
)
from dualcarbon.result import Result, record
from dualcarbon.views.terms import glossary_page, term_page


def define(
    context: typer.Context,
    term: Annotated[
        list[str] | None,
        typer.Argument(
            autocompletion=complete.ids("terms"),
            help="A term: English, 中文, pinyin or abbreviation. None: the glossary.",
        ),
    ] = None,
    exact: Annotated[
        bool, typer.Option("--exact", help="Only a whole name; no suggestions. For scripts.")
    ] = False,
) -> Result:
    """Define a term in English and Chinese, with its sources.

    Several words need no quotes: dualcarbon define net zero
    """
    settings: Settings = context.obj
    base = settings.base()
    if not term:
        if not base.facts.terms:
            raise nothing("terms", settings)
        page = glossary_page(base.facts, settings.lang)
        return Result(page, (record(entry, base.facts) for entry in base.facts.terms.values()))
    terms = base.terms(tuple(term), exact=exact)
    page = term_page(terms, base.facts, settings.lang)
    return Result(page, (record(entry, base.facts) for entry in terms))
