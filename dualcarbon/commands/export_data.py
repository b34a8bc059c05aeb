"""`dualcarbon export data`: the whole base as tables, and what other programs take of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal

import typer

from dualcarbon.commands.settings import Settings
from dualcarbon.errors import ExitCode, Failure
from dualcarbon.model.entries import Facts
from dualcarbon.result import Result
from dualcarbon.text import Text
from dualcarbon.views.page import Prose

To = Literal["datapackage", "sqlite", "json", "csv", "ics"]

_BY_ENDING: Mapping[str, To] = {
    ".db": "sqlite",
    ".sqlite": "sqlite",
    ".csv": "csv",
    ".json": "json",
    ".ics": "ics",
}
"""What the ending of a file's name asks for; anything else is a folder or a ZIP of tables."""


def export_data(
    context: typer.Context,
    to: Annotated[
        To | None,
        typer.Option(
            help="datapackage: tables in a folder or a ZIP; sqlite, json: the same in one file; "
            "csv: all figures in one table; ics: a calendar of deadlines. "
            "None: as the ending of -o says.",
        ),
    ] = None,
) -> Result:
    """Export all facts as tables that join, each with its sources, licences and credits.

    Example: dualcarbon export data -o dualcarbon.zip
    """
    settings: Settings = context.obj
    facts = settings.base().facts
    content = _content(facts, to or _asked(settings), settings.as_of, settings.day)
    size, count = sum(map(len, content.values())), len(content)
    told = Text(
        f"Written to {settings.file}: {count} file{'s' * (count > 1)}, {size / 1e6:,.1f} MB.",
        f"已写入 {settings.file}：{count} 个文件，{size / 1e6:,.1f} MB。",
    )
    return Result((Prose(told[settings.lang]),), content=content)


def _asked(settings: Settings) -> To:
    """What is asked for by the ending of the file, or by the format."""
    if settings.file and (to := _BY_ENDING.get(settings.file.suffix.lower())):
        return to
    if settings.format in ("json", "csv"):
        return settings.format
    return "datapackage"


def _content(facts: Facts, to: To, as_of: date | None, day: date) -> Mapping[str, bytes]:
    """The files by their names. Imports only what makes them."""
    match to:
        case "datapackage":
            from dualcarbon.exports.datapackage import data_package

            return data_package(facts, as_of)
        case "sqlite":
            from dualcarbon.exports.database import database

            return {"dualcarbon.db": database(facts, as_of)}
        case "csv":
            from dualcarbon.exports.points import point_rows
            from dualcarbon.formats.data import as_csv

            return {"points.csv": as_csv(point_rows(facts)).encode()}
        case "json":
            from dualcarbon.exports.json_tables import json_tables

            return {"dualcarbon.json": json_tables(facts, as_of).encode()}
        case "ics":
            return {"deadlines.ics": _calendar(facts, day)}


def _calendar(facts: Facts, day: date) -> bytes:
    """The deadlines that are ahead. Raises Failure (nothing found): a calendar can't be empty."""
    from dualcarbon.exports.icalendar import deadlines, icalendar

    ahead = deadlines(facts, day)
    if not ahead:
        raise Failure(
            Text(f"no deadline is ahead on {day}", f"{day} 之后没有到期的目标或事件"),
            code=ExitCode.NOT_FOUND,
        )
    return icalendar(facts, ahead, day).encode()
