"""`dualcarbon export quiz`: a paper as a file that learning platforms and flash cards take."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Literal, get_args

import typer

from dualcarbon import __version__
from dualcarbon.commands import selection
from dualcarbon.commands.overview import Topics
from dualcarbon.commands.paper_options import (
    About,
    Count,
    Kinds,
    Languages,
    Level,
    Seed,
    Without,
    paper_footer,
    wanted_by,
)
from dualcarbon.commands.selection import Wanted
from dualcarbon.commands.settings import Settings
from dualcarbon.errors import Failure
from dualcarbon.exports.multichoice import Multichoice, multichoices
from dualcarbon.model.entries import Facts
from dualcarbon.result import Edition, Result
from dualcarbon.text import Lang, Text, visible
from dualcarbon.views.page import Prose
from dualcarbon.views.words import clauses

As = Literal["json", "csv", "html"]
"""Formats in which `quiz --paper` prints a paper too."""

For = Literal["moodle-xml", "gift", "aiken", "qti", "anki"]
"""Formats of programs that ask the questions themselves."""

To = Literal[For, As]

_BY_ENDING: Mapping[str, To] = {
    ".gift": "gift",
    ".txt": "anki",
    ".zip": "qti",
    **{f".{format}": format for format in get_args(As)},
}
"""What the ending of a file's name asks for; anything else is Moodle XML."""


def export_quiz(
    context: typer.Context,
    to: Annotated[
        To | None,
        typer.Option(
            metavar="FORMAT",
            help="moodle-xml, gift, aiken: for Moodle, the last without feedback; qti: a package "
            "for Canvas, Blackboard and others; anki: cards; json, csv, html: as quiz --paper has "
            "them. None: as the ending of -o says.",
        ),
    ] = None,
    count: Count = None,
    topic: Topics = None,
    kind: Kinds = None,
    without: Without = None,
    level: Level = None,
    seed: Seed = None,
    about: About = None,
    languages: Languages = "one",
) -> Result:
    """Export a paper for a learning platform or for Anki, in the language of --lang.

    A question keeps its id in every paper, and says what is wrong with each wrong option.

    Example: dualcarbon export quiz --to moodle-xml -n 30 --seed autumn -o quiz.xml
    """
    settings: Settings = context.obj
    settings.refuse_as_of("export quiz")
    base = settings.base()
    ask = wanted_by(
        settings,
        base,
        count=count,
        topics=topic,
        kinds=kind,
        without=without,
        level=level,
        seed=seed,
        languages=languages,
    )
    facts = selection.pooled(base, ask)
    if about is None:
        items = selection.paper_of(base, facts, ask)
        selection.measured(len(items), ask, settings.notice)
    else:
        items = selection.about(facts, about, ask)
    match to or _asked(settings):
        case "json" | "csv" | "html" as format:
            # Imported here: the other formats are no pages.
            from dualcarbon.commands.paper import printed

            settings.format = format
            foot = paper_footer(ask, base, "--paper")
            return printed(items, base.facts, ask.seed, 1, foot, None, settings)
        case program:
            questions = multichoices(items, base.facts, settings.lang)
            return _exported(questions, program, ask, base.facts, settings)


def _exported(
    questions: Sequence[Multichoice], to: For, ask: Wanted, facts: Facts, settings: Settings
) -> Result:
    """The questions in the format of a program, as far as that can hold them."""
    held, lang = _held(questions, to, settings), settings.lang
    number, seed = len(held), visible(ask.seed)
    told = Text(f"Written: {number} questions, seed {seed}.", f"已写入 {number} 题，种子 {seed}。")
    content = _content(held, to, _about(Edition.of(facts), lang), lang)
    return Result((Prose(told[lang]),), None, content=content)


def _asked(settings: Settings) -> To:
    """What is asked for by the ending of the file, or by the format."""
    if settings.file and (to := _BY_ENDING.get(settings.file.suffix.lower())):
        return to
    match settings.format:
        case "json" | "csv" | "html":
            return settings.format
    return "moodle-xml"


def _about(edition: Edition, lang: Lang) -> str:
    """By what program, from which state of the facts, and under which licence."""
    about = (f"dualcarbon {__version__}", edition.text[lang], edition.licence)
    return clauses(filter(None, about), lang)


def _held(questions: Sequence[Multichoice], to: For, settings: Settings) -> Sequence[Multichoice]:
    """The questions that the format can hold; a notice tells of others.

    Raises Failure where it can hold none.
    """
    if to != "aiken":
        return questions
    from dualcarbon.exports.aiken import holds

    held = [question for question in questions if holds(question)]
    left, count = len(questions) - len(held), len(questions)
    told = Text(
        f"{left} of {count} questions left out: in Aiken none can begin as an option does (A. …)",
        f"{count} 题中有 {left} 题未导出：Aiken 格式的题干不能像选项那样开头（如 A. …）",
    )
    if not held:
        raise Failure(told, Text("gift and moodle-xml hold them", "gift 和 moodle-xml 可以容纳"))
    if left:
        settings.notice(told)
    return held


def _content(
    questions: Sequence[Multichoice], to: For, about: str, lang: Lang
) -> Mapping[str, bytes]:
    """The files by their names. Imports only what makes them."""
    match to:
        case "moodle-xml":
            from dualcarbon.exports.moodle import moodle_xml

            return {"quiz.xml": moodle_xml(questions, about)}
        case "gift":
            from dualcarbon.exports.gift import gift

            return {"quiz.gift": gift(questions, about).encode()}
        case "aiken":
            from dualcarbon.exports.aiken import aiken

            return {"quiz.txt": aiken(questions).encode()}
        case "qti":
            from dualcarbon.exports.qti import qti

            return qti(questions, about)
        case "anki":
            from dualcarbon.exports.anki_quiz import anki_quiz

            return {"quiz.txt": anki_quiz(questions, lang)}
