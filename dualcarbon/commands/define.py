"""`dualcarbon define`: a term, or the glossary."""

from __future__ import annotations

from typing import Annotated

import typer

from dualcarbon.commands import complete
from dualcarbon.commands.empty import nothing
from dualcarbon.commands.names import File, all_of, answers, names_given
from dualcarbon.commands.overview import All, Exact, Limit, Topics, selected
from dualcarbon.commands.settings import Settings
from dualcarbon.result import Result, record
from dualcarbon.views.overview import Extent
from dualcarbon.views.renderings import renderings_page
from dualcarbon.views.terms import glossary_page, term_page


def define(
    context: typer.Context,
    term: Annotated[
        list[str] | None,
        typer.Argument(
            autocompletion=complete.ids("terms"),
            help="A term, or words of its name: English, 中文, pinyin. None: the glossary.",
        ),
    ] = None,
    topic: Topics = None,
    all: All = False,
    limit: Limit = None,
    exact: Exact = False,
    file: File = None,
    renderings: Annotated[
        bool,
        typer.Option("--renderings", help="How to render it in the other language, and how not."),
    ] = False,
) -> Result:
    """Define a term in English and Chinese, with its sources.

    Several words need no quotes: dualcarbon define net zero
    """
    settings: Settings = context.obj
    base = settings.base()
    facts, words = base.facts, tuple(term or ())
    opened = renderings_page if renderings else term_page
    names = names_given(words, file, settings, narrowed=bool(topic or all or limit))
    if names is not None:
        return all_of(
            answers(base, "terms", names, exact=exact),
            base,
            settings,
            lambda ids: opened((facts.terms[id] for id in ids), facts, settings.lang),
            lambda ids: (record(facts.terms[id], facts) for id in ids),
        )
    if not facts.terms and not words:
        raise nothing("terms", settings)
    topics = [base.topic(name) for name in topic or ()]
    whole = all or settings.is_for_a_program
    chosen = selected(base, "terms", words, topics, limit, whole=whole, exact=exact)
    terms = [facts.terms[id] for id in chosen.ids]
    if chosen.opens or renderings:
        page = opened(terms, facts, settings.lang)
    else:
        extent = Extent("terms", len(terms), chosen.total, " ".join(words), limit is not None)
        page = glossary_page(terms, facts, extent, settings.lang)
    return Result(page, (record(entry, facts) for entry in terms))
