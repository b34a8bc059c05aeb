"""`dualcarbon quiz`: multiple choice, made from the fact base."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Annotated

import typer

from dualcarbon.answers import Begun
from dualcarbon.base import Base, unknown_choice
from dualcarbon.commands import complete, selection
from dualcarbon.commands.examiner import Examiner
from dualcarbon.commands.selection import Wanted
from dualcarbon.commands.settings import FactsOption, LangOption, PlainOption, Settings
from dualcarbon.errors import ExitCode, Failure
from dualcarbon.history import History
from dualcarbon.quiz.items import Item
from dualcarbon.quiz.makers import MAKERS, papers
from dualcarbon.quiz.session import Session
from dualcarbon.result import Result
from dualcarbon.text import Text, visible
from dualcarbon.views.quiz import paper_page, result_page, verdict_page

_PAPER = 20
"""Items of a paper that is made to be measured."""


def quiz(
    context: typer.Context,
    count: Annotated[
        int | None, typer.Option("-n", "--number", help="How many questions [default: 10].")
    ] = None,
    topic: Annotated[
        str | None,
        typer.Option(autocompletion=complete.topics, help="Only questions on this topic."),
    ] = None,
    kind: Annotated[
        list[str] | None,
        typer.Option(
            autocompletion=complete.question_kinds,
            help="Only this kind (definition, year, figure ...); may be repeated.",
        ),
    ] = None,
    level: Annotated[
        int | None, typer.Option(min=1, max=3, help="Only this level: 1 easy to 3 hard.")
    ] = None,
    seed: Annotated[
        str | None, typer.Option(help="Any text or number; the same seed asks the same paper.")
    ] = None,
    about: Annotated[
        str | None,
        typer.Option(
            metavar="ID", autocompletion=complete.every_id, help="All questions on one entry."
        ),
    ] = None,
    review: Annotated[bool, typer.Option("--review", help="Ask what is due.")] = False,
    missed: Annotated[bool, typer.Option("--missed", help="Ask what was missed lately.")] = False,
    resume: Annotated[bool, typer.Option("--resume", help="Go on with the last session.")] = False,
    exam: Annotated[bool, typer.Option("--exam", help="Tell nothing until the end.")] = False,
    minutes: Annotated[
        int | None, typer.Option(min=1, help="End an exam after so many minutes.")
    ] = None,
    print_paper: Annotated[
        bool, typer.Option("--paper", help="Print the paper and its key, and ask nothing.")
    ] = False,
    audit: Annotated[
        bool, typer.Option("--audit", help="Measure the questions against the rules instead.")
    ] = False,
    seeds: Annotated[
        int, typer.Option(min=1, help="How many papers of 20 items an audit makes.")
    ] = 100,
    lang: LangOption = None,
    plain: PlainOption = False,
    facts: FactsOption = None,
) -> Result:
    """Answer multiple-choice questions made from the facts, each explained with its source.

    Answer by number or letter; ? lists the other keys. Without a terminal, answers are read line by
    line. Answers are kept, for --review and 'dualcarbon progress'.
    """
    settings: Settings = context.obj.take(lang=lang, plain=plain, facts=facts)
    _refuse_together(
        {"--review": review, "--missed": missed, "--resume": resume, "--about": about}
        | {"--paper": print_paper, "--audit": audit}
    )
    if minutes and not exam:
        raise _usage(
            Text("--minutes is for an exam", "--minutes 仅用于考试"),
            Text("add --exam, or drop it", "请加上 --exam，或去掉它"),
        )
    base = settings.base()
    if audit:
        return _audited(base, seeds, settings)
    ask = Wanted(
        settings.fresh_seed() if seed is None else seed,
        count,
        None if topic is None else base.topic(topic),
        tuple(map(_kind, kind or ())),
        level,
    )
    some = selection.pooled(base, ask)
    if print_paper:
        items = selection.on_paper(some, ask)
        return Result(paper_page(items, _footer(ask, items, base), some, settings.lang))
    with History.open(settings.data, settings.notice) as history:
        if resume:
            return _resumed(base, history, settings)
        now = settings.now()
        if review:
            items = selection.due_for_review(some, ask, history, now)
        elif missed:
            items = selection.missed_lately(some, ask, history)
        elif about is not None:
            items = selection.about(some, about, ask)
        else:
            items = selection.on_paper(some, ask)
        chosen = review or missed or about is not None
        kept = {
            **ask.options(),
            "exam": exam,
            # What depends on the history, or on an entry, can't be chosen again by the seed.
            "items": [f"{item.fact} {item.kind}" for item in items] if chosen else [],
        }
        begun = Begun(settings.fresh_id(), now, kept, str(base.facts.updated or ""))
        ends = now + timedelta(minutes=minutes) if minutes else None
        examiner = Examiner(begun, Session(items), some, history, settings, exam, ends)
        again = () if chosen else (_again(ask, len(items)),)
        return _held(examiner, again)


def _audited(base: Base, seeds: int, settings: Settings) -> Result:
    """What is measured over many papers; exit code 1 when an item had to be rejected."""
    # Imported here: who answers questions does not measure them.
    from dualcarbon.quiz.audit import audit_papers
    from dualcarbon.views.audit import audit_page

    some = selection.pooled(base, Wanted("audit", seeds * _PAPER))
    found = audit_papers(some, papers(some, map(str, range(seeds)), _PAPER))
    code = ExitCode.FAILED if found.rejected else ExitCode.DONE
    return Result(audit_page(found, settings.lang), code=code)


def _resumed(base: Base, history: History, settings: Settings) -> Result:
    """Go on with the session that was left open last."""
    found = history.unfinished()
    if found is None:
        raise Failure(
            Text("there is no session to resume", "没有可以继续的练习"),
            Text("a new one: dualcarbon quiz", "新的练习：dualcarbon quiz"),
            ExitCode.NOT_FOUND,
        )
    begun, answers = found
    ask = selection.wanted(begun.options)
    some = selection.pooled(base, ask)
    listed = [entry.rsplit(" ", 1) for entry in begun.options["items"]]
    items = selection.on_cards(some, listed, ask.seed) if listed else selection.on_paper(some, ask)
    session = Session(items)
    for answer in answers:
        item = session.current
        if item is None or (item.fact, item.kind) != (answer.fact, answer.kind):
            raise Failure(
                Text(
                    "the fact base has changed since that session was begun",
                    "自那次练习以来，事实库已有变动",
                ),
                Text("a new one: dualcarbon quiz", "新的练习：dualcarbon quiz"),
            )
        session.answer(answer.chosen)
    exam = bool(begun.options.get("exam"))
    again = () if listed else (_again(ask, len(items)),)
    return _held(Examiner(begun, session, some, history, settings, exam), again)


def _held(examiner: Examiner, more: tuple[Text, ...]) -> Result:
    ended, code = examiner.hold()
    session, facts, lang = examiner.session, examiner.facts, examiner.settings.lang
    if session.answers and session.current:
        more = (
            *more,
            Text(
                "Go on where you stopped: dualcarbon quiz --resume",
                "从停下处继续：dualcarbon quiz --resume",
            ),
        )
    page = result_page(session, (*more, *examiner.due()), ended, facts, lang)
    if examiner.exam:
        told = (verdict_page(answer, facts, lang) for answer in session.answered)
        page = (*page, *(block for verdict in told for block in verdict))
    return Result(page, code=code)


def _again(ask: Wanted, count: int) -> Text:
    command = f"dualcarbon quiz -n {count} {' '.join((*ask.words(), '--seed', _quoted(ask.seed)))}"
    return Text(f"The same paper again: {command}", f"重做同一份试卷：{command}")


def _footer(ask: Wanted, items: list[Item], base: Base) -> Text:
    updated = base.facts.updated
    again = _again(ask, len(items))
    return Text(
        f"Seed {visible(ask.seed)}, data as of {updated or '?'}. {again.en} --paper",
        f"种子 {visible(ask.seed)}，数据截至 {updated or '?'}。{again.zh} --paper",
    )


def _kind(name: str) -> str:
    if name not in MAKERS:
        raise unknown_choice(Text("kind of question", "题型"), name, MAKERS)
    return name


def _refuse_together(given: Mapping[str, object]) -> None:
    names = [name for name, value in given.items() if value not in (None, False)]
    if len(names) > 1:
        both = " and ".join(names[:2])
        raise _usage(
            Text(f"{both} can't go together", f"{names[0]} 与 {names[1]} 不能同时使用"),
            Text("drop one of them", "请去掉其中之一"),
        )


def _usage(message: Text, hint: Text) -> Failure:
    return Failure(message, hint, ExitCode.USAGE)


def _quoted(seed: str) -> str:
    from shlex import quote

    return quote(visible(seed))
