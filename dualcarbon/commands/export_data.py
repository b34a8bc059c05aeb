"""`dualcarbon export data`: the whole base as tables, and what can be made of it."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from dualcarbon.commands.settings import Settings
from dualcarbon.exports.points import point_rows
from dualcarbon.formats.data import as_csv
from dualcarbon.model.entries import Facts
from dualcarbon.result import Result
from dualcarbon.text import Text
from dualcarbon.views.page import Prose

To = Literal["csv"]


def export_data(
    context: typer.Context,
    to: Annotated[To, typer.Option(help="csv is every figure in one table.")] = "csv",
) -> Result:
    """Export all facts as tables that other programs read, with sources and licences.

    Example: dualcarbon export data -o dualcarbon.zip
    """
    settings: Settings = context.obj
    facts = settings.base().facts
    content = _content(facts, to)
    size = sum(map(len, content.values()))
    told = Text(f"Written: {size:,} bytes.", f"已写入 {size:,} 字节。")
    return Result((Prose(told[settings.lang]),), content=content)


def _content(facts: Facts, to: To) -> dict[str, bytes]:
    """The files by their names."""
    match to:
        case "csv":
            return {"points.csv": as_csv(point_rows(facts), facts.licence).encode()}
