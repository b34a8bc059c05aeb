"""`dualcarbon progress`: what was learned and what is due; moving it, and beginning anew."""

from __future__ import annotations

import json
from datetime import datetime, time
from pathlib import Path
from typing import Annotated, Literal

import typer

from dualcarbon.base import Base
from dualcarbon.commands import complete
from dualcarbon.commands.settings import (
    SURE,
    Settings,
    date_option,
)
from dualcarbon.errors import ExitCode, Failure, reason
from dualcarbon.learner.answers import Answered
from dualcarbon.learner.history import History
from dualcarbon.learner.progress import Progress, progress_of
from dualcarbon.learner.review import cards, new_allowed
from dualcarbon.quiz.cards import first_things
from dualcarbon.quiz.mastery import Mastery, learnt, mastery
from dualcarbon.quiz.papers import matters
from dualcarbon.result import Record, Result
from dualcarbon.store.outlines import outlines
from dualcarbon.text import Text
from dualcarbon.views.page import Prose, Verbatim
from dualcarbon.views.progress import progress_page

_LONGEST = 2**28
"""Bytes of an import; an answer takes some 300, so that is decades."""


def progress(
    context: typer.Context,
    action: Annotated[
        Literal["export", "import", "reset"] | None,
        typer.Argument(
            help="Print the history as JSON, add an exported one, or forget it. None: show it.",
            metavar="[export|import|reset]",
        ),
    ] = None,
    file: Annotated[
        Path | None,
        typer.Argument(readable=False, help="What to import; - or none: standard input."),
    ] = None,
    topic: Annotated[
        str | None, typer.Option(autocompletion=complete.topics, help="Only this topic.")
    ] = None,
    since: Annotated[str | None, typer.Option(metavar="DATE", help="From this date on.")] = None,
    yes: Annotated[bool, typer.Option("--yes", help="With reset: do not ask.")] = False,
) -> Result:
    """Show what you answered, how well, what is due for review, and what you missed most.

    Move it to another machine: dualcarbon progress export > mine.json
    """
    settings: Settings = context.obj
    settings.refuse_as_of("progress")
    first = date_option(since, "--since", settings.today)
    with History.open(settings.data, settings.notice) as history:
        match action:
            case "export":
                exported = json.dumps(history.export(), ensure_ascii=False, indent=1)
                return Result((Verbatim(exported),), None, portable=True)
            case "import":
                return _imported(history, file, settings)
            case "reset":
                return _reset(history, settings, is_sure=yes)
        base = settings.base()
        topic_id = None if topic is None else base.topic(topic)
        now = settings.now()
        start = datetime.combine(first.first, time(), now.tzinfo) if first else None
        every = history.answers(topic=topic_id)
    if not every:
        raise Failure(
            Text("nothing has been answered yet", "还没有答题记录"),
            Text("begin with: dualcarbon quiz", "请先答题：dualcarbon quiz"),
            ExitCode.NOT_FOUND,
        )
    summary = progress_of(every, now, start)
    standing, allowed = _standing(base, every, topic_id, now)
    return Result(
        progress_page(summary, standing, allowed, base.facts, settings.lang),
        (_record(f, standing) for f in [summary]),
    )


def _standing(
    base: Base, answers: list[Answered], topic: str | None, now: datetime
) -> tuple[Mastery, int]:
    """How well the core is known, of one topic or all, and how much more of it is for today."""
    zone = now.tzinfo
    assert zone is not None
    there = matters(outlines(base.store, base.facts), first_things(base.facts)).values()
    learned = learnt(base.facts, cards(answers, now, zone), now)
    standing = mastery(base.facts, [m for m in there if topic in (None, m.topic)], learned)
    return standing, new_allowed(answers, now.date(), zone)


def _imported(history: History, file: Path | None, settings: Settings) -> Result:
    added, known = history.merge(_read(file or Path("-"), settings))
    outcome = Text(
        f"{added} answer{'s' * (added != 1)} added, {known} known already.",
        f"新增 {added} 条，已有 {known} 条。",
    )
    return Result((Prose(outcome[settings.lang]),), [{"added": added, "known": known}])


_WHAT_TO_TYPE = Text(
    "paste what 'dualcarbon progress export' made; end with Ctrl-D (on Windows Ctrl-Z and Enter)",
    "请粘贴 dualcarbon progress export 的输出；按 Ctrl-D 结束（Windows 为 Ctrl-Z 加回车）",
)


def _read(file: Path, settings: Settings) -> object:
    """The JSON in the file, in UTF-8, UTF-16 or UTF-32, with a mark at its beginning or without.

    Raises Failure when it can't be read.
    """
    try:
        data = settings.read_file(file, _LONGEST + 1, _WHAT_TO_TYPE)
        if len(data) > _LONGEST:
            raise MemoryError
        return json.loads(data)
    except OSError as error:
        why = reason(error)
    except MemoryError:
        why = Text("it is too long", "内容过长")
    except (ValueError, RecursionError):
        why = Text("it is not JSON", "不是 JSON")
    raise Failure(
        Text(f"cannot read {file}: {why['en']}", f"无法读取 {file}：{why['zh']}"),
        Text(
            "give a file that 'dualcarbon progress export' made",
            "请指定由 dualcarbon progress export 生成的文件",
        ),
    )


def _reset(history: History, settings: Settings, *, is_sure: bool) -> Result:
    count, damaged = len(history.answers()), [file.name for file in history.damaged()]
    more = Text()
    if damaged:
        names = ", ".join(damaged)
        more = Text(
            f" and {len(damaged)} damaged files ({names})",
            f"和 {len(damaged)} 个已损坏的文件（{names}）",
        )
    question = Text(
        f"Forget {count} answer{'s' * (count != 1)}{more.en} for good? Type yes: ",
        f"确定永久删除 {count} 条记录{more.zh}？输入 yes：",
    )
    typed = "yes" if is_sure else settings.ask_aside(question[settings.lang])
    if typed is None or typed.strip().casefold() not in SURE:
        outcome = Text("Nothing was changed.", "未作更改。")
        return Result((Prose(outcome[settings.lang]),), [{"forgotten": 0, "removed": []}])
    history.reset()
    outcome = Text("Forgotten.", "已删除。")
    if damaged:
        outcome = Text(
            f"Forgotten, with the damaged files: {', '.join(damaged)}.",
            f"已删除，包括已损坏的文件：{'、'.join(damaged)}。",
        )
    return Result((Prose(outcome[settings.lang]),), [{"forgotten": count, "removed": damaged}])


def _record(summary: Progress, standing: Mastery) -> Record:
    return {
        "core": {
            "entries": standing.core,
            "known": standing.known,
            "learning": standing.learning,
            "new": standing.new,
            "first": standing.first,
            "first_met": standing.first_met,
            "next": standing.unit,
        },
        "answered": summary.answered,
        "right": summary.right,
        "streak": summary.streak,
        "due": list(summary.due),
        "topics": [{"topic": t, "right": r, "answered": n} for t, (r, n) in summary.topics.items()],
        "levels": [{"level": v, "right": r, "answered": n} for v, (r, n) in summary.levels.items()],
        "missed": [{"fact": fact, "times": times} for fact, times in summary.missed],
        "days": {str(day): count for day, count in sorted(summary.days.items())},
    }
