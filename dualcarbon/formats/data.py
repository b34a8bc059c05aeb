"""Results as data: a JSON envelope and CSV."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from typing import Any

from dualcarbon.result import Record, Result

SCHEMA = 1
"""The version of the envelope; a key that goes or changes its meaning makes a new one."""


def as_json(result: Result, about: Mapping[str, Any]) -> str:
    """The envelope: its schema, what `about` says of the command and the data, and the results."""
    envelope = {"schema": SCHEMA, **about, "results": list(result.records)}
    return json.dumps(envelope, ensure_ascii=False, indent=2) + "\n"


def as_csv(result: Result) -> str:
    """One header line, then one row a record; nested values are flattened."""
    rows = [_flat(row) for row in (result.records if result.rows is None else result.rows)]
    columns = list(dict.fromkeys(column for row in rows for column in row))
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def _flat(row: Record) -> Record:
    return {column: _cell(value) for column, value in row.items()}


def _cell(value: Any) -> Any:
    """A value in one cell: lists are joined by `; `, a source becomes its address."""
    if isinstance(value, Mapping):
        if "url" in value:
            return " ".join(filter(None, (value["url"] or value["id"], value.get("at"))))
        return "; ".join(f"{name}: {_cell(child)}" for name, child in value.items())
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "; ".join(str(_cell(child)) for child in value)
    return "" if value is None else value
