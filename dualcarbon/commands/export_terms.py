"""`dualcarbon export terms`: the glossary as a term base, a memory, a table or a deck."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Annotated, Literal

import typer

from dualcarbon import __version__
from dualcarbon.commands.empty import nothing
from dualcarbon.commands.overview import Topics
from dualcarbon.commands.settings import Settings
from dualcarbon.errors import ExitCode, Failure
from dualcarbon.exports.concepts import Concept, concepts
from dualcarbon.model.entries import Facts
from dualcarbon.result import Edition, Result
from dualcarbon.text import Lang, Text
from dualcarbon.views.page import Page, Prose

To = Literal["tbx", "tbx-2019", "tmx", "csv", "anki"]

_TITLE = Text("Terms of China's dual carbon goals", "双碳目标术语")


def export_terms(
    context: typer.Context,
    to: Annotated[
        To,
        typer.Option(
            help="tbx is the term base that OmegaT and Weblate take, tbx-2019 the same in the "
            "present edition of the standard, tmx a translation memory, csv a table for Excel, "
            "anki a deck."
        ),
    ] = "tbx",
    topic: Topics = None,
) -> Result:
    """Export the terms: which words to use in each language, which to avoid, and their sources.

    Example: dualcarbon export terms --to tbx -o dualcarbon.tbx
    """
    settings: Settings = context.obj
    base = settings.base()
    topics = [base.topic(name) for name in topic or ()]
    terms = [term for term in base.facts.terms.values() if not topics or term.topic in topics]
    if not terms:
        raise _none_on_topic() if topics else nothing("terms", settings)
    exported = list(concepts(terms, base.facts, settings.lang))
    if to == "tmx":
        exported = _with_both_languages(exported)
    name, data = _file(exported, base.facts, to, settings.lang)
    page = _told(exported, len(terms) - len(exported), settings.lang)
    return Result(page, None, content={name: data})


def _file(exported: Iterable[Concept], facts: Facts, to: To, lang: Lang) -> tuple[str, bytes]:
    """The name of the file and what is in it."""
    # Imported here: each of them makes one format.
    if to == "csv":
        from dualcarbon.exports.term_sheet import term_sheet

        return "terms.csv", term_sheet(exported, facts.licence)
    if to == "anki":
        from dualcarbon.exports.anki import anki_notes

        return "terms.txt", anki_notes(exported, lang)
    licence = f", {facts.licence}" if facts.licence else ""
    about = f"dualcarbon {__version__}, {Edition.of(facts).text[lang]}{licence}"
    if to == "tmx":
        from dualcarbon.exports.tmx import tmx

        return "terms.tmx", tmx(exported, __version__, about, lang)
    from dualcarbon.exports.tbx import tbx

    return "terms.tbx", tbx(exported, _TITLE[lang], about, lang, current=to == "tbx-2019")


def _with_both_languages(exported: list[Concept]) -> list[Concept]:
    """Those that a memory can hold. Raises Failure where there are none."""
    held = [one for one in exported if one.preferred("en") and one.preferred("zh")]
    if held:
        return held
    count = len(exported)
    raise Failure(
        Text(
            f"a memory (tmx) is of pairs, and none of the {count} terms is in both languages",
            f"记忆库（tmx）由双语对组成，而 {count} 个术语都只有一种语言",
        ),
        Text("tbx, csv and anki hold one language too", "只有一种语言时可用 tbx、csv 或 anki"),
    )


def _none_on_topic() -> Failure:
    return Failure(
        Text("no term is on this topic", "此主题下没有术语"),
        Text("the topics: dualcarbon list topics", "查看主题：dualcarbon list topics"),
        ExitCode.NOT_FOUND,
    )


def _told(exported: Sequence[Concept], left_out: int, lang: Lang) -> Page:
    """How much was exported, and how much could not be."""
    words = [word for one in exported for word in one.words]
    avoided = sum(word.standing == "deprecated" for word in words)
    told = Text(
        f"terms: {len(exported)}; words: {len(words)}, of which to be avoided: {avoided}",
        f"术语：{len(exported)}；词语：{len(words)}，其中勿用：{avoided}",
    )
    page: Page = (Prose(told[lang]),)
    if left_out:
        missing = Text(
            f"left out, since a memory (tmx) is of pairs, terms in one language only: {left_out}",
            f"记忆库（tmx）由双语对组成，未导出只有一种语言的术语：{left_out}",
        )
        page = (*page, Prose(missing[lang], "note"))
    return page
