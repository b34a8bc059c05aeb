"""`dualcarbon progress`: what was learned and what is due; moving it, and beginning anew."""

from __future__ import annotations

import json
from datetime import datetime, time
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from dualcarbon.commands import complete
from dualcarbon.commands.settings import (
    FactsOption,
    FormatOption,
    LangOption,
    PlainOption,
    Settings,
    date_option,
)
from dualcarbon.errors import ExitCode, Failure
from dualcarbon.history import History
from dualcarbon.progress import Progress, progress_of
from dualcarbon.result import Record, Result
from dualcarbon.text import Text
from dualcarbon.views.page import Prose, Verbatim
from dualcarbon.views.progress import progress_page

_SURE = {"yes", "是", "y"}


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
        Path | None, typer.Argument(help="What to import; - or none: standard input.")
    ] = None,
    topic: Annotated[
        str | None, typer.Option(autocompletion=complete.topics, help="Only this topic.")
    ] = None,
    since: Annotated[str | None, typer.Option(metavar="DATE", help="From this date on.")] = None,
    format: FormatOption = None,
    lang: LangOption = None,
    plain: PlainOption = False,
    facts: FactsOption = None,
) -> Result:
    """Show what you answered, how well, what is due for review, and what you missed most.

    Move it to another machine: dualcarbon progress export > mine.json
    """
    settings: Settings = context.obj.take(format=format, lang=lang, plain=plain, facts=facts)
    first = date_option(since, "--since")
    with History.open(settings.data, settings.notice) as history:
        match action:
            case "export":
                settings.format = None
                made = json.dumps(history.export(), ensure_ascii=False, indent=1)
                return Result((Verbatim(made),))
            case "import":
                return _imported(history, file, settings)
            case "reset":
                return _reset(history, settings)
        base = settings.base()
        chosen = None if topic is None else base.topic(topic)
        now = settings.now()
        start = datetime.combine(first.first, time(), now.tzinfo) if first else None
        every = history.answers(topic=chosen)
    if not every:
        raise Failure(
            Text("nothing has been answered yet", "还没有答题记录"),
            Text("begin with: dualcarbon quiz", "请先答题：dualcarbon quiz"),
            ExitCode.NOT_FOUND,
        )
    found = progress_of(every, now, start)
    return Result(progress_page(found, base.facts, settings.lang), (_record(f) for f in [found]))


def _imported(history: History, file: Path | None, settings: Settings) -> Result:
    where = file or Path("-")
    try:
        text = settings.read_input() if str(where) == "-" else where.read_text(encoding="utf-8")
        data: Any = json.loads(text)
    except (OSError, ValueError, RecursionError) as error:
        raise Failure(
            Text(f"cannot read {where}: {error}", f"无法读取 {where}：{error}"),
            Text(
                "give a file that 'dualcarbon progress export' made",
                "请指定由 dualcarbon progress export 生成的文件",
            ),
        ) from error
    added, known = history.merge(data)
    told = Text(
        f"{added} answers added, {known} known already.", f"新增 {added} 条，已有 {known} 条。"
    )
    return Result((Prose(told[settings.lang]),), [{"added": added, "known": known}])


def _reset(history: History, settings: Settings) -> Result:
    count = len(history.answers())
    question = Text(
        f"Forget {count} answers for good? Type yes: ", f"确定永久删除 {count} 条记录？输入 yes："
    )
    typed = settings.ask(question[settings.lang])
    if typed is None or typed.strip().casefold() not in _SURE:
        return Result((Prose(Text("Nothing was changed.", "未作更改。")[settings.lang]),))
    history.reset()
    return Result((Prose(Text("Forgotten.", "已删除。")[settings.lang]),))


def _record(found: Progress) -> Record:
    return {
        "answered": found.answered,
        "right": found.right,
        "streak": found.streak,
        "due": list(found.due),
        "topics": [{"topic": t, "right": r, "answered": n} for t, (r, n) in found.topics.items()],
        "levels": [{"level": v, "right": r, "answered": n} for v, (r, n) in found.levels.items()],
        "missed": [{"fact": fact, "times": times} for fact, times in found.missed],
        "days": {str(day): count for day, count in sorted(found.days.items())},
    }
