"""`dualcarbon export terms`: the glossary as a term base, a memory, a table or a deck."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
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
from dualcarbon.text import NO_TEXT, Lang, Text
from dualcarbon.views.page import Page, Prose
from dualcarbon.views.words import clauses

To = Literal["tbx", "tbx3", "tmx", "csv", "anki", "json-ld"]

_BY_ENDING: Mapping[str, To] = {
    ".tmx": "tmx",
    ".csv": "csv",
    ".txt": "anki",
    ".jsonld": "json-ld",
}
"""What the ending of a file's name asks for; anything else is a term base."""

_TITLE = Text("Terms of China's dual carbon goals", "双碳目标术语")


def export_terms(
    context: typer.Context,
    to: Annotated[
        To | None,
        typer.Option(
            help="tbx: the term base that OmegaT and Weblate take; tbx3: the same in the present "
            "edition of the standard; tmx: a memory; csv: a table for Excel; anki: a deck; "
            "json-ld: SKOS. None: as the ending of -o says."
        ),
    ] = None,
    topic: Topics = None,
) -> Result:
    """Export the terms: which words to use in each language, which to avoid, and their sources.

    Example: dualcarbon export terms -o dualcarbon.tbx
    """
    settings: Settings = context.obj
    base = settings.base()
    facts = base.facts
    topics = [base.topic(name) for name in topic or ()]
    terms = [term for term in facts.terms.values() if not topics or term.topic in topics]
    if not terms:
        raise _none_on_topic() if topics else nothing("terms", settings)
    exported = list(concepts(terms, facts, settings.lang))
    to = to or _BY_ENDING.get(settings.file.suffix.lower() if settings.file else "", "tbx")
    if to == "tmx":
        exported = _with_both_languages(exported)
    page = _told(exported, len(terms) - len(exported), settings.lang)
    return Result(page, None, content=_content(exported, facts, to, settings))


def _content(
    exported: Sequence[Concept], facts: Facts, to: To, settings: Settings
) -> Mapping[str, bytes]:
    """The file by its name. Imports only what makes it."""
    lang = settings.lang
    match to:
        case "csv":
            from dualcarbon.exports.term_sheet import term_sheet

            return {"terms.csv": term_sheet(exported, facts.licence)}
        case "anki":
            from dualcarbon.exports.anki import anki_notes

            return {"terms.txt": anki_notes(exported, lang)}
        case "json-ld":
            from dualcarbon.exports.skos import skos

            terms = {concept.term.id: concept.term for concept in exported}
            return {"terms.jsonld": skos(replace(facts, terms=terms)).encode()}
        case "tmx":
            from dualcarbon.exports.tmx import tmx

            return {"terms.tmx": tmx(exported, __version__, _about(facts, settings), lang)}
        case "tbx" | "tbx3":
            from dualcarbon.exports.tbx import tbx

            about = _about(facts, settings)
            data = tbx(exported, _TITLE[lang], about, lang, current=to == "tbx3")
            return {"terms.tbx": data}


def _about(facts: Facts, settings: Settings) -> str:
    """By what program, of which state of the facts, and under which licence."""
    then = Text(f"as of {settings.as_of}", f"截至 {settings.as_of}") if settings.as_of else NO_TEXT
    about = (f"dualcarbon {__version__}", Edition.of(facts).text[settings.lang])
    return clauses(filter(None, (*about, then[settings.lang], facts.licence)), settings.lang)


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
