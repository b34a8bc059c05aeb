"""A Data Package (datapackage.org, version 2): tables as CSV, and what they are in JSON.

A reader that knows the format checks types, keys and references; to any other each table is CSV in
UTF-8, with empty cells where nothing stands.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from dualcarbon.exports.columns import Cell, Column, Table
from dualcarbon.exports.edition import TITLE, TITLE_ZH, edition, licence_address
from dualcarbon.exports.references import references
from dualcarbon.exports.tables.every import tables
from dualcarbon.model.entries import Facts
from dualcarbon.text import Text

_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"


def data_package(facts: Facts, as_of: date | None) -> dict[str, bytes]:
    """The files of the package by their names: the descriptor, and a CSV file a table."""
    every = {table.name: table for table in tables(facts)}
    described = _descriptor(facts, as_of, every)
    text = json.dumps(described, ensure_ascii=False, indent=1) + "\n"
    files = {f"{name}.csv": _csv(table).encode() for name, table in every.items()}
    return {"datapackage.json": text.encode(), **files}


def _descriptor(facts: Facts, as_of: date | None, every: dict[str, Table]) -> dict[str, Any]:
    about = {
        "$schema": _PROFILE,
        "name": "dualcarbon",
        "title": f"{TITLE} {TITLE_ZH}",
        "version": facts.updated and str(facts.updated),
        "edition": edition(facts, as_of),
        "licenses": [_licence(facts.licence)] if facts.licence else None,
        "resources": [_resource(table, every) for table in every.values()],
    }
    return {name: value for name, value in about.items() if value}


def _licence(licence: str) -> dict[str, str]:
    about = {"name": re.sub(r"[^-\w.]+", "-", licence, flags=re.ASCII), "title": licence}
    address = licence_address(licence)
    return about | ({"path": address} if address else {})


def _resource(table: Table, every: dict[str, Table]) -> dict[str, Any]:
    return {
        "name": table.name,
        "type": "table",
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "description": _both(table.about),
        "schema": {
            "fields": [_field(column, n < table.key) for n, column in enumerate(table.columns)],
            "primaryKey": [column.name for column in table.columns[: table.key]],
            "foreignKeys": [
                {"fields": names, "reference": {"resource": to, "fields": keys}}
                for names, to, keys in references(table, every)
            ],
        },
    }


def _field(column: Column, is_key: bool) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name,
        "type": column.type,
        "description": _both(column.about),
    }
    limits: dict[str, Any] = {"required": True} if is_key else {}
    if column.choices:
        limits["enum"] = list(column.choices)
    return field | ({"constraints": limits} if limits else {})


def _both(about: Text) -> str:
    return f"{about.en} {about.zh}"


def _csv(table: Table) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(column.name for column in table.columns)
    writer.writerows(_written(row) for row in table.rows)
    return text.getvalue()


def _written(row: Iterable[Cell]) -> Iterator[str]:
    for cell in row:
        match cell:
            case None:
                yield ""
            case bool():
                yield "true" if cell else "false"
            case Decimal():
                yield f"{cell:f}"
            case _:
                yield str(cell)
