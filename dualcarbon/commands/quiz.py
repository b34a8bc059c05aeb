"""`dualcarbon quiz`: multiple choice, made from the fact base."""

from __future__ import annotations

from typing import Annotated

import typer

from dualcarbon.commands import complete
from dualcarbon.commands.settings import FactsOption, LangOption, PlainOption, Settings
from dualcarbon.errors import ExitCode, Failure
from dualcarbon.model import Facts
from dualcarbon.pool import pool
from dualcarbon.quiz.items import Draw, Item
from dualcarbon.quiz.makers import paper
from dualcarbon.quiz.session import QUIT, Session, choice
from dualcarbon.result import Result
from dualcarbon.text import Text, visible
from dualcarbon.views.quiz import not_an_answer, prompt, question_page, result_page, verdict_page

_EVERY = 10**9
"""More items than any base can make."""

_POOL = 300
"""Entries of a section that a paper is made from, at least where there are so many."""

_POOL_PER_ITEM = 3

_STOPPED = Text("Stopped.", "已停止。")
_INTERRUPTED = Text("Interrupted; this is the score so far.", "已中断；以下是目前的成绩。")
_INPUT_ENDED = Text("The input ended; this is the score so far.", "输入已结束；以下是目前的成绩。")


def quiz(
    context: typer.Context,
    count: Annotated[
        int | None, typer.Option("-n", "--number", help="How many questions [default: 10].")
    ] = None,
    topic: Annotated[
        str | None,
        typer.Option(autocompletion=complete.topics, help="Only questions on this topic."),
    ] = None,
    seed: Annotated[
        str | None, typer.Option(help="Any text or number; the same seed asks the same paper.")
    ] = None,
    lang: LangOption = None,
    plain: PlainOption = False,
    facts: FactsOption = None,
) -> Result:
    """Answer multiple-choice questions made from the facts, each explained with its source.

    Answer by number or letter; q stops. Without a terminal, answers are read line by line.
    """
    settings: Settings = context.obj.take(lang=lang, plain=plain, facts=facts)
    base = settings.base()
    chosen = None if topic is None else base.topic(topic)
    seed = settings.fresh_seed() if seed is None else seed
    draw = Draw(f"{seed}/pool")
    size = max(_POOL, _POOL_PER_ITEM * (count or 0))
    some = pool(base.store, base.facts, size, draw.below, chosen)
    session = Session(_paper(some, count, seed, chosen))
    ended, code = _hold(session, some, settings)
    options = f"-n {len(session.items)}" + (f" --topic {chosen}" if chosen else "")
    again = f"dualcarbon quiz {options} --seed {_quoted(seed)}"
    return Result(result_page(session, again, ended, settings.lang), code=code)


def _paper(facts: Facts, count: int | None, seed: str, topic: str | None) -> list[Item]:
    items = paper(facts, count or 10, seed, topic) if count is None or count > 0 else []
    if items and (count is None or len(items) == count):
        return items
    most = len(items) or len(paper(facts, _EVERY, seed, topic))
    if not most:
        raise Failure(
            Text("there are too few facts here to make a question", "此处的事实太少，无法出题"),
            Text("drop --topic, or use a larger fact base", "请去掉 --topic，或使用更大的事实库"),
            ExitCode.NOT_FOUND,
        )
    raise Failure(
        Text(
            f"-n {count} is not possible: there are {most} questions here",
            f"-n {count} 不可行：此处共有 {most} 道题",
        ),
        Text(f"ask for 1 to {most}", f"请在 1 到 {most} 之间选择"),
        ExitCode.USAGE,
    )


def _hold(session: Session, facts: Facts, settings: Settings) -> tuple[Text, ExitCode]:
    """Ask until all is answered or the person stops; why it ended early, and the exit status."""
    try:
        while item := session.current:
            settings.show(question_page(session, settings.lang))
            chosen = _ask(item, settings)
            if chosen is None:
                return _INPUT_ENDED, ExitCode.DONE
            if chosen == QUIT:
                return _STOPPED, ExitCode.DONE
            settings.show(verdict_page(session.answer(chosen), facts, settings.lang))
    except KeyboardInterrupt:
        return _INTERRUPTED, ExitCode.INTERRUPTED
    return Text(), ExitCode.DONE


def _ask(item: Item, settings: Settings) -> int | None:
    """The option chosen, QUIT, or None when no more input will come."""
    while (typed := settings.ask(prompt(item, settings.lang))) is not None:
        chosen = choice(typed, len(item.options))
        if chosen is not None:
            return chosen
        settings.show(not_an_answer(item, settings.lang))
    return None


def _quoted(seed: str) -> str:
    from shlex import quote

    return quote(visible(seed))
