"""`dualcarbon define`: a term, or the glossary."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

import typer

from dualcarbon.commands import complete
from dualcarbon.commands.empty import nothing
from dualcarbon.commands.names import File, all_of, answers, names_given
from dualcarbon.commands.overview import All, Exact, Limit, Quote, Topics, selected
from dualcarbon.commands.quote import not_beside, quoted, quoted_page, quoted_records
from dualcarbon.commands.settings import Settings
from dualcarbon.model.entries import Facts
from dualcarbon.result import Record, Result, record
from dualcarbon.views.overview import Extent
from dualcarbon.views.page import Page
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
    quote: Quote = False,
) -> Result:
    """Define a term in English and Chinese, with its sources.

    Several words need no quotes: dualcarbon define net zero
    """
    settings: Settings = context.obj
    base = settings.base()
    facts, words = base.facts, tuple(term or ())
    if quote and renderings:
        raise not_beside("--renderings")
    shown = _Shown(facts, settings, renderings=renderings, quote=quote)
    names = names_given(words, file, settings, narrowed=bool(topic or all or limit))
    if names is not None:
        return all_of(
            answers(base, "terms", names, exact=exact),
            base,
            settings,
            shown.page,
            shown.records,
        )
    if not facts.terms and not words:
        raise nothing("terms", settings)
    topics = [base.topic(name) for name in topic or ()]
    whole = all or settings.is_for_a_program
    chosen = selected(base, "terms", words, topics, limit, whole=whole, exact=exact)
    terms = [facts.terms[id] for id in chosen.ids]
    if quote:
        return quoted(terms, facts, settings)
    if chosen.opens or renderings:
        page = shown.page(chosen.ids)
    else:
        extent = Extent("terms", len(terms), chosen.total, " ".join(words), limit is not None)
        page = glossary_page(terms, facts, extent, settings.lang)
    return Result(page, (record(entry, facts) for entry in terms))


@dataclass(frozen=True)
class _Shown:
    """How terms are shown, by their ids: in full, by their renderings, or as quotes."""

    facts: Facts
    settings: Settings
    renderings: bool
    quote: bool

    def page(self, ids: Iterable[str]) -> Page:
        terms = (self.facts.terms[id] for id in ids)
        if self.quote:
            return quoted_page(terms, self.facts, self.settings)
        opened = renderings_page if self.renderings else term_page
        return opened(terms, self.facts, self.settings.lang)

    def records(self, ids: Iterable[str]) -> Iterable[Record]:
        terms = (self.facts.terms[id] for id in ids)
        if self.quote:
            return quoted_records(terms, self.facts, self.settings)
        return (record(term, self.facts) for term in terms)
