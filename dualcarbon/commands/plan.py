"""`dualcarbon plan`: the Action Plan or another plan, or one of its items."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from dualcarbon.base import Base
from dualcarbon.commands import complete
from dualcarbon.commands.empty import nothing
from dualcarbon.commands.overview import All, Exact, Limit, Selection, Topics, selected
from dualcarbon.commands.settings import Settings
from dualcarbon.errors import ExitCode, Failure
from dualcarbon.model.entries import Facts, Plan
from dualcarbon.names.dates import date_among
from dualcarbon.names.numerals import number_typed
from dualcarbon.result import Record, Result, record
from dualcarbon.text import Text, shorten
from dualcarbon.views.overview import Extent
from dualcarbon.views.plans import item_page, plan_page, plans_page

_ITEM = ("action", "item", "number", "no.", "行动")
"""Words before a number that name no plan."""


def plan(
    context: typer.Context,
    name: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[NAME]... [N]",
            autocompletion=complete.ids("plans"),
            help="A plan or an action in it, by name or number. None: the Action Plan.",
        ),
    ] = None,
    list_all: Annotated[bool, typer.Option("--list", help="List the plans.")] = False,
    topic: Topics = None,
    all: All = False,
    limit: Limit = None,
    exact: Exact = False,
) -> Result:
    """Show the Action Plan for Carbon Dioxide Peaking Before 2030 or another plan, or one item.

    Examples: dualcarbon plan 8, dualcarbon plan working guidance
    """
    settings: Settings = context.obj
    base = settings.base()
    known, words = base.facts, tuple(name or ())
    if not known.plans:
        raise nothing("plans", settings)
    first = next(iter(known.plans))
    topics = [base.topic(name) for name in topic or ()]
    number, of_year = None, list[str]()
    if words and not base.bears("plans", words):
        of_year = [] if exact else _of_year(base, words, settings.day)
        if not of_year:
            number, words = _numbered(words)
    if words and not exact and (item := base.item_named(words)):
        return _item_result(*item, settings, known)
    if of_year:
        ids = [id for id in of_year if not topics or known.plans[id].topic in topics]
        chosen = Selection(ids[:limit], len(ids), opens=len(ids) == 1)
    elif not (words or topics or list_all):
        chosen = Selection([first], 1, opens=True)
    else:
        whole = all or settings.is_for_a_program
        chosen = selected(base, "plans", words, topics, limit, whole=whole, exact=exact)
    plans = [known.plans[id] for id in chosen.ids]
    if number is not None:
        document, *others = plans
        if not others:
            return _item_result(document, _item_number(number, document), settings, known)
    if not chosen.opens:
        extent = Extent("plans", len(plans), chosen.total, " ".join(words), limit is not None)
        page = plans_page(plans, known, extent, settings.lang)
        return Result(page, (record(one, known) for one in plans))
    rows = [record(one, known) for one in plans]
    pages = (block for one in plans for block in plan_page(one, known, settings.lang))
    return Result(tuple(pages), rows, [row for plan_row in rows for row in _rows(plan_row)])


def _of_year(base: Base, words: tuple[str, ...], today: date) -> list[str]:
    """Ids of the plans with a year among the words: in their names, or in which they are dated."""
    when, rest = date_among(words, today)
    if when is None:
        return []
    plans = base.facts.plans
    dated = [
        id
        for id in (base.ids_holding("plans", rest) if rest else plans)
        if when.first <= plans[id].date.last <= when.last
    ]
    return list(dict.fromkeys((*base.ids_holding("plans", words), *dated)))


def _numbered(words: tuple[str, ...]) -> tuple[str | None, tuple[str, ...]]:
    """The number at the end of the words, in digits or in Chinese, and the words before it."""
    *before, last = words
    # isdecimal takes ８ and 8 alike, as int does.
    if last.isdecimal() or number_typed(last):
        return last, () if len(before) == 1 and before[0].casefold() in _ITEM else tuple(before)
    return None, words


def _item_result(document: Plan, number: int, settings: Settings, facts: Facts) -> Result:
    page = item_page(document, number, facts, settings.lang)
    return Result(page, [_item(document, number, facts)])


def _item_number(typed: str, document: Plan) -> int:
    """The number of an item. Raises Failure (nothing found) where the plan has no such item."""
    last = len(document.items)
    number = number_typed(typed) or 0
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
