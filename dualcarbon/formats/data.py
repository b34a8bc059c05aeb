"""Results as data: a JSON envelope, CSV, and one field of each record alone.

A text in CSV that a spreadsheet would take for a formula, since it begins with =, +, @, a tab or a
carriage return, has an apostrophe before it; numbers stay as they are, and JSON has every text as
the base has it.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from dualcarbon.errors import ExitCode, Failure
from dualcarbon.names.choices import unknown_choice
from dualcarbon.result import Record, Result
from dualcarbon.text import CONTROL, Text, visible

SCHEMA = 1
"""The version of the envelope; a key that goes or changes its meaning makes a new one."""


def as_json(records: Iterable[Record], about: Mapping[str, Any]) -> str:
    """The envelope: its schema, what `about` says of the command and the data, and the results."""
    return json_text({"schema": SCHEMA, **about, "results": list(records)}) + "\n"


def json_text(value: Any) -> str:
    """The value as JSON, in which no character acts on a terminal."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    return CONTROL.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def as_csv(records: Iterable[Record], licence: str = "") -> str:
    """One header line, then one row a record, nested values flattened; nothing without records.

    The last column is the licence of the base, where it has one and no record one of its own.
    """
    rows = [{column: _harmless(cell) for column, cell in flat(row).items()} for row in records]
    if licence and not any("licence" in row for row in rows):
        rows = [{**row, "licence": licence} for row in rows]
    columns = list(dict.fromkeys(column for row in rows for column in row))
    if not rows:
        return ""
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return visible(text.getvalue())


def as_field(result: Result, name: str) -> str:
    """One field of each record, a line each, without a name or quotes around it.

    Or of each row of the table, where only that has it. Raises UnknownChoice where neither has it,
    and Failure (wrong usage) where the result has no records.
    """
    if result.records is None or result.records == ():
        raise Failure(
            Text("--field has nothing to choose from here", "此处没有可供 --field 选择的字段"),
            Text("drop it", "请去掉该选项"),
            ExitCode.USAGE,
        )
    records = list(result.records)
    for rows in (records, list(result.rows or ())):
        if not records or any(name in row for row in rows):
            return "".join(f"{_bare(row.get(name))}\n" for row in rows)
    raise unknown_choice("field", name, list(dict.fromkeys(key for row in records for key in row)))


def _bare(value: Any) -> str:
    """A value as a script takes it: a text on one line, nothing as nothing, the rest as JSON."""
    if isinstance(value, str):
        return visible(" ".join(value.splitlines()))
    return (
        ""
        if value is None
        else visible(json.dumps(value, ensure_ascii=False, separators=(",", ":")))
    )


def flat(row: Record) -> Record:
    """The record with a plain value in each column: lists are joined by `; `, nothing is ``."""
    return {column: _cell(value) for column, value in row.items()}


def _harmless(cell: Any) -> Any:
    is_formula = isinstance(cell, str) and cell.startswith(("=", "+", "@", "\t", "\r"))
    return f"'{cell}" if is_formula else cell


def _cell(value: Any) -> Any:
    """A value in one cell: lists are joined by `; `, a source becomes its address."""
    if isinstance(value, Mapping):
        if "url" in value:
            return " ".join(filter(None, (value["url"] or value["id"], value.get("at"))))
        return "; ".join(f"{name}: {_cell(child)}" for name, child in value.items())
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "; ".join(str(_cell(child)) for child in value)
    return "" if value is None else value
