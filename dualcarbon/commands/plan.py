"""`dualcarbon plan`: the Action Plan, or one of its actions."""

from __future__ import annotations

from typing import Annotated

import typer

from dualcarbon.commands.settings import (
    FactsOption,
    FormatOption,
    LangOption,
    PlainOption,
    Settings,
)
from dualcarbon.errors import ExitCode, Failure
from dualcarbon.model import Facts, Plan
from dualcarbon.result import Record, Result, record
from dualcarbon.text import Text, shorten
from dualcarbon.views.plans import item_page, plan_page


def plan(
    context: typer.Context,
    number: Annotated[
        str | None, typer.Argument(metavar="[N]", help="An action's number. None: the whole plan.")
    ] = None,
    format: FormatOption = None,
    lang: LangOption = None,
    plain: PlainOption = False,
    facts: FactsOption = None,
) -> Result:
    """Show the Action Plan for Carbon Dioxide Peaking Before 2030, or one of its ten actions.

    Example: dualcarbon plan 8
    """
    settings: Settings = context.obj.take(format=format, lang=lang, plain=plain, facts=facts)
    known = settings.base().facts
    if not known.plans:
        raise Failure(
            Text("this fact base has no plan", "此事实库中没有方案"),
            Text("add one under plans", "请在 plans 下添加"),
            ExitCode.NOT_FOUND,
        )
    chosen = next(iter(known.plans.values()))
    if number is None:
        made = record(chosen, known)
        return Result(plan_page(chosen, known, settings.lang), [made], _rows(made))
    wanted = _number(number, chosen)
    item = _item(chosen, wanted, known)
    return Result(item_page(chosen, wanted, known, settings.lang), [item])


def _number(typed: str, chosen: Plan) -> int:
    last = len(chosen.items)
    # isdecimal takes ８ and 8 alike, as int does
    if typed.isdecimal() and 1 <= int(typed[:9]) <= last:
        return int(typed)
    raise Failure(
        Text(f"there is no action {shorten(typed)!r}", f"没有第“{shorten(typed)}”项行动"),
        Text(
            f"actions are numbered 1 to {last}; 'dualcarbon plan' lists them",
            f"行动编号为 1 到 {last}；输入 dualcarbon plan 可列出全部",
        ),
        ExitCode.NOT_FOUND,
    )


def _item(chosen: Plan, number: int, facts: Facts) -> Record:
    item = chosen.items[number - 1]
    targets = [record(facts.targets[id], facts) for id in item.targets]
    return {"plan": chosen.id, "number": number, **record(item, facts), "targets": targets}


def _rows(made: Record) -> list[Record]:
    return [
        {"number": number, **{key: item[key] for key in ("name", "name_zh", "sources")}}
        for number, item in enumerate(made["items"], 1)
    ]
