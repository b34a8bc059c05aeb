"""`dualcarbon plan`: the Action Plan or another plan, or one of its items."""

from __future__ import annotations

from typing import Annotated

import typer

from dualcarbon.commands import complete
from dualcarbon.commands.empty import nothing
from dualcarbon.commands.settings import (
    Settings,
)
from dualcarbon.errors import ExitCode, Failure
from dualcarbon.model.entries import Facts, Plan
from dualcarbon.result import Record, Result, record
from dualcarbon.text import Text, shorten
from dualcarbon.views.plans import item_page, plan_page, plans_page

_MOST_DIGITS = 9
"""Digits of what may be the number of an item; no plan has so many."""


def plan(
    context: typer.Context,
    name: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[NAME]... [N]",
            autocompletion=complete.ids("plans"),
            help="A plan, by default the Action Plan, and the number of an action or item in it.",
        ),
    ] = None,
    list_all: Annotated[bool, typer.Option("--list", help="List all plans.")] = False,
) -> Result:
    """Show the Action Plan for Carbon Dioxide Peaking Before 2030 or another plan, or one item.

    Examples: dualcarbon plan 8, dualcarbon plan working guidance
    """
    settings: Settings = context.obj
    base = settings.base()
    known = base.facts
    if not known.plans:
        raise nothing("plans", settings)
    if list_all:
        page = plans_page(known, settings.lang)
        return Result(page, (record(one, known) for one in known.plans.values()))
    words = list(name or ())
    # The name of a plan may end with a year; isdecimal takes ８ and 8 alike, as int does.
    numbered = words and words[-1].isdecimal() and not base.is_plan(tuple(words))
    number = words.pop() if numbered else None
    document = base.plan(tuple(words)) if words else next(iter(known.plans.values()))
    if number is None:
        row = record(document, known)
        return Result(plan_page(document, known, settings.lang), [row], _rows(row))
    wanted = _number(number, document)
    item = _item(document, wanted, known)
    return Result(item_page(document, wanted, known, settings.lang), [item])


def _number(typed: str, document: Plan) -> int:
    last = len(document.items)
    number = int(typed) if len(typed) <= _MOST_DIGITS else 0
    if 1 <= number <= last:
        return number
    raise Failure(
        Text(
            f"there is no item {shorten(typed)!r} in {document.name['en']}",
            f"{document.name['zh']}中没有第“{shorten(typed)}”项",
        ),
        Text(
            f"items are numbered 1 to {last}; 'dualcarbon plan {document.id}' lists them"
            if last
            else f"it has no items here; see 'dualcarbon plan {document.id}'",
            f"编号为 1 到 {last}；输入 dualcarbon plan {document.id} 可列出全部"
            if last
            else f"此处未列条目；请输入 dualcarbon plan {document.id}",
        ),
        ExitCode.NOT_FOUND,
    )


def _item(document: Plan, number: int, facts: Facts) -> Record:
    item = document.items[number - 1]
    targets = [record(facts.targets[id], facts) for id in item.targets]
    return {"plan": document.id, "number": number, **record(item, facts), "targets": targets}


def _rows(row: Record) -> list[Record]:
    return [
        {"number": number, **{key: item[key] for key in ("name", "name_zh", "sources")}}
        for number, item in enumerate(row["items"], 1)
    ]
