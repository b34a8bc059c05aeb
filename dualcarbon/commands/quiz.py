"""`dualcarbon quiz`: multiple choice, made from the fact base."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from dualcarbon.base import Base
from dualcarbon.commands import selection
from dualcarbon.commands.examiner import Examiner
from dualcarbon.commands.overview import Topics
from dualcarbon.commands.paper_options import (
    About,
    Count,
    Kinds,
    Languages,
    Level,
    Seed,
    Without,
    paper_again,
    paper_footer,
    wanted_by,
)
from dualcarbon.commands.selection import MOST, Asked, Wanted
from dualcarbon.commands.settings import Settings
from dualcarbon.errors import ExitCode, Failure
from dualcarbon.formats import DATA
from dualcarbon.learner.answers import Begun
from dualcarbon.learner.history import History
from dualcarbon.model.entries import Facts
from dualcarbon.quiz.items import Item
from dualcarbon.quiz.papers import papers
from dualcarbon.quiz.session import Session
from dualcarbon.quiz.versions import NAMES
from dualcarbon.result import Result
from dualcarbon.text import Text
from dualcarbon.views.quiz import result_page, verdict_page

_PAPER = 20
"""Items of a paper that is made to be measured."""


def quiz(
    context: typer.Context,
    count: Count = None,
    topic: Topics = None,
    kind: Kinds = None,
    without: Without = None,
    level: Level = None,
    seed: Seed = None,
    about: About = None,
    review: Annotated[bool, typer.Option("--review", help="Review due questions.")] = False,
    missed: Annotated[
        bool, typer.Option("--missed", help="Ask again what you lately got wrong.")
    ] = False,
    new: Annotated[
        int | None,
        typer.Option("--new", min=0, max=MOST, help="How many new ones a review brings at most."),
    ] = None,
    resume: Annotated[bool, typer.Option("--resume", help="Continue the last session.")] = False,
    languages: Languages = "one",
    exam: Annotated[bool, typer.Option("--exam", help="Show results only at the end.")] = False,
    minutes: Annotated[
        int | None, typer.Option(min=1, max=600, help="End an exam after so many minutes.")
    ] = None,
    print_paper: Annotated[
        bool, typer.Option("--paper", help="Print the paper and its key, and ask nothing.")
    ] = False,
    copies: Annotated[
        int,
        typer.Option(
            "--versions", min=1, max=len(NAMES), help="Versions of the paper, in another order."
        ),
    ] = 1,
    key: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="Write the key of the paper to this file.", readable=False
        ),
    ] = None,
    audit: Annotated[
        bool, typer.Option("--audit", help="Measure the questions against the rules instead.")
    ] = False,
    seeds: Annotated[
        int, typer.Option(min=1, max=1000, help="How many papers of 20 items an audit makes.")
    ] = 100,
) -> Result:
    """Answer multiple-choice questions made from the facts, each explained with its source.

    Answer by number or letter; ? lists the other keys. Without a terminal, answers are read line by
    line. Answers are kept, for --review and 'dualcarbon progress'.
    """
    settings: Settings = context.obj
    _refuse_together(
        {"--review": review, "--missed": missed, "--resume": resume, "--about": about}
        | {"--paper": print_paper, "--audit": audit}
    )
    _refuse_alone(minutes is None or exam, "--minutes", Text("an exam", "考试"), "--exam")
    is_paper = Text("a paper", "试卷")
    _refuse_alone(print_paper or copies == 1, "--versions", is_paper, "--paper")
    _refuse_alone(print_paper or key is None, "--key", is_paper, "--paper")
    _refuse_alone(new is None or review, "--new", Text("a review", "复习"), "--review")
    settings.refuse_as_of("quiz")
    base = settings.base()
    if audit:
        return _audited(base, seeds, settings)
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
        led=seed is None and not (exam or print_paper),
        new=new,
    )
    facts = selection.pooled(base, ask)
    if print_paper:
        # Imported here: who answers questions prints no paper.
        from dualcarbon.commands.paper import printed

        items = _told(Session(selection.paper_of(base, facts, ask)), ask, settings).items
        more = ("--versions", str(copies)) if copies > 1 else ()
        foot = paper_footer(ask, base, "--paper", *more)
        return printed(items, base.facts, ask.seed, copies, foot, key, settings)
    option = "-o" if settings.file else f"--format {settings.format}"
    is_spoken = settings.file is None and settings.format not in {*DATA, "html"}
    _refuse_alone(is_spoken, option, is_paper, "--paper")
    with History.open(settings.data, settings.notice) as history:
        if resume:
            return _resumed(base, history, settings)
        now = settings.now()
        if review:
            items, told = selection.due_for_review(base, facts, ask, history, now)
            settings.notice(told)
        elif missed:
            items = selection.missed_lately(facts, ask, history)
        elif about is not None:
            items = selection.about(facts, about, ask)
        else:
            items = []
        # What depends on the history, or on an entry, can't be chosen again by the seed; what is
        # asked is what a session that is resumed will ask.
        cards: list[Asked] = [(item.subject, item.kind) for item in items]
        kept = {
            **ask.options(),
            "exam": exam,
            "items": [f"{card} {kind}" for card, kind in cards],
            "repeats": settings.can_ask() and not exam,
            "minutes": minutes,
        }
        begun = Begun(settings.fresh_id(), now, kept, str(base.facts.updated or ""))
        session = _session(base, facts, ask, cards, history, begun, settings)
        if not cards:
            session = _told(session, ask, settings)
        session.repeats = kept["repeats"] is True
        examiner = Examiner(begun, session, facts, history, settings, exam, minutes)
        return _held(examiner, () if cards else paper_again(ask, *_as_exam(exam, minutes)))


def _session(
    base: Base,
    facts: Facts,
    ask: Wanted,
    cards: list[Asked],
    history: History,
    begun: Begun,
    settings: Settings,
) -> Session:
    """The session on these cards, on what comes next for the learner, or on the seed's paper."""
    if cards:
        return Session(selection.on_cards(facts, cards, ask.seed))
    learned = None
    if ask.led:
        learned = selection.learned_before(history, facts, begun, settings.now())
    return selection.session(base, facts, ask, learned)


def _told(session: Session, ask: Wanted, settings: Settings) -> Session:
    """A session on a new paper; a notice says so where it is shorter than was asked for.

    Raises Failure (nothing found) when there is nothing to ask.
    """
    selection.measured(session.total if session.current else 0, ask, settings.notice)
    return session


def _audited(base: Base, seeds: int, settings: Settings) -> Result:
    """What is measured over many papers; exit code 1 when an item had to be rejected."""
    # Imported here: who answers questions does not measure them.
    from dualcarbon.quiz.audit.measures import audit_papers
    from dualcarbon.views.audit import audit_page

    if settings.can_ask():  # a person waits for it
        settings.notice(
            Text(
                f"measuring {seeds * _PAPER} questions; Ctrl-C stops",
                f"正在检验 {seeds * _PAPER} 道题；按 Ctrl-C 停止",
            )
        )
    facts = selection.pooled(base, Wanted("audit", seeds * _PAPER))
    report = audit_papers(facts, papers(facts, map(str, range(seeds)), _PAPER))
    code = ExitCode.FAILED if report.rejected else ExitCode.DONE
    return Result(audit_page(report, settings.lang), code=code)


def _resumed(base: Base, history: History, settings: Settings) -> Result:
    """Go on with the session that was left open last."""
    left = history.unfinished()
    if left is None:
        raise Failure(
            Text("there is no session to resume", "没有可以继续的练习"),
            Text("a new one: dualcarbon quiz", "新的练习：dualcarbon quiz"),
            ExitCode.NOT_FOUND,
        )
    begun, answers = left
    try:
        ask, cards = selection.wanted(begun.options), selection.listed(begun.options)
    except ValueError:
        raise _unresumable(
            Text(
                "the last session was begun by another version, or is damaged",
                "上次练习由其他版本开始，或其记录已损坏",
            )
        ) from None
    facts = selection.pooled(base, ask)
    session = _session(base, facts, ask, cards, history, begun, settings)
    if session.current is None or session.total < len(cards):
        raise _unresumable(_CHANGED)
    session.repeats = begun.options.get("repeats") is True
    for position, answer in enumerate(answers):
        if answer.position != position:
            raise _unresumable(
                Text("an answer of the last session is missing", "上次练习缺少一条答题记录")
            )
        item = session.current
        card = item and (item.fact, item.kind, item.key)
        if card != (answer.fact, answer.kind, answer.key) or not _has(item, answer.chosen):
            raise _unresumable(_CHANGED)
        session.answer(answer.chosen)
        if "guess" in answer.traces:
            session.guess()
    exam, minutes = begun.options.get("exam") is True, begun.options.get("minutes")
    minutes = minutes if type(minutes) is int else None
    examiner = Examiner(begun, session, facts, history, settings, exam, minutes)
    return _held(examiner, () if cards else paper_again(ask, *_as_exam(exam, minutes)))


def _as_exam(exam: bool, minutes: int | None) -> list[str]:
    """The options that make a session an exam again."""
    return ["--exam"] * exam + (["--minutes", str(minutes)] if minutes else [])


_CHANGED = Text(
    "the fact base has changed since the last session was begun",
    "自上次练习以来，事实库已有变动",
)


def _has(item: Item | None, chosen: int | None) -> bool:
    return chosen is None or (item is not None and chosen < len(item.options))


def _unresumable(why: Text) -> Failure:
    return Failure(
        Text(f"{why.en}; it can't be resumed", f"{why.zh}，无法继续"),
        Text("a new one: dualcarbon quiz", "新的练习：dualcarbon quiz"),
    )


def _held(examiner: Examiner, more: tuple[Text, ...]) -> Result:
    ended, code = examiner.hold()
    session, facts, lang = examiner.session, examiner.facts, examiner.settings.lang
    if session.answers and session.current and not examiner.is_over:
        more = (
            *more,
            Text(
                "Go on where you stopped: dualcarbon quiz --resume",
                "从停下处继续：dualcarbon quiz --resume",
            ),
        )
    page = result_page(session, (*more, *examiner.due()), ended, lang)
    if examiner.exam:
        numbered = enumerate(session.answers, 1)
        verdicts = (
            verdict_page(answer, facts, lang, f"{number}. {answer.item.stem[lang]}")
            for number, answer in numbered
        )
        page = (*page, *(block for verdict in verdicts for block in verdict))
    return Result(page, code=code, paged=False)


def _refuse_together(given: Mapping[str, object]) -> None:
    names = [name for name, value in given.items() if value not in (None, False)]
    if len(names) > 1:
        both = " and ".join(names[:2])
        raise _usage(
            Text(f"{both} can't go together", f"{names[0]} 与 {names[1]} 不能同时使用"),
            Text("drop one of them", "请去掉其中之一"),
        )


def _refuse_alone(is_fit: bool, option: str, place: Text, other: str) -> None:
    if not is_fit:
        raise _usage(
            Text(f"{option} is for {place.en}", f"{option} 仅用于{place.zh}"),
            Text(f"add {other}, or drop it", f"请加上 {other}，或去掉它"),
        )


def _usage(message: Text, hint: Text) -> Failure:
    return Failure(message, hint, ExitCode.USAGE)
