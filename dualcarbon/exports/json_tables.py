"""The tables as one JSON file."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

from dualcarbon.exports.columns import Cell, Column, Table
from dualcarbon.exports.edition import TITLE, TITLE_ZH, edition
from dualcarbon.exports.tables.every import tables
from dualcarbon.model.entries import Facts
from dualcarbon.result import number


def json_tables(facts: Facts, as_of: date | None) -> str:
    """What the file is of, then each table as a list of objects, a line each; null for nothing."""
    about = {
        "title": TITLE,
        "title_zh": TITLE_ZH,
        "licence": facts.licence or None,
        "edition": edition(facts, as_of),
    }
    lists = ",\n".join(f"{_json(table.name)}: [\n{_rows(table)}\n]" for table in tables(facts))
    return f"{_json(about)[:-1]},\n{lists}\n}}\n"


def _rows(table: Table) -> str:
    return ",\n".join(
        _json({c.name: _value(cell, c) for c, cell in zip(table.columns, row, strict=True)})
        for row in table.rows
    )


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _value(cell: Cell, column: Column) -> object:
    match cell:
        case Decimal():
            return number(cell)
        case date():
            return cell.isoformat()
        case str() if column.type == "array":
            return json.loads(cell)
    return cell
