"""The tables as a database of SQLite, with their keys."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from datetime import date
from decimal import Decimal

from dualcarbon.exports.columns import Cell, Table, Type
from dualcarbon.exports.edition import edition
from dualcarbon.exports.references import references
from dualcarbon.exports.tables.every import tables
from dualcarbon.model.entries import Facts
from dualcarbon.result import number

_TYPES: Mapping[Type, str] = {
    "string": "TEXT",
    "date": "TEXT",
    "array": "TEXT",
    "number": "NUMERIC",
    "integer": "INTEGER",
    "boolean": "INTEGER",
}


def database(facts: Facts, as_of: date | None) -> bytes:
    """The file. Dates are texts, lists are JSON, true and false are 1 and 0.

    The table `edition` says which state of the facts it is, and under which licence.
    """
    every = {table.name: table for table in tables(facts)}
    about = edition(facts, as_of) | ({"licence": facts.licence} if facts.licence else {})
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE TABLE edition (name TEXT PRIMARY KEY, value TEXT NOT NULL)")
        connection.executemany("INSERT INTO edition VALUES (?, ?)", about.items())
        for table in every.values():
            connection.execute(_created(table, every))
            marks = ", ".join("?" * len(table.columns))
            connection.executemany(
                f"INSERT INTO {_quoted(table.name)} VALUES ({marks})",
                (tuple(_stored(row)) for row in table.rows),
            )
        connection.commit()
        return connection.serialize()


def _created(table: Table, every: Mapping[str, Table]) -> str:
    key = [column.name for column in table.columns[: table.key]]
    lines = [
        f"{_quoted(column.name)} {_TYPES[column.type]}" + " NOT NULL" * (column.name in key)
        for column in table.columns
    ]
    lines.append(f"PRIMARY KEY ({_list(key)})")
    lines += (
        f"FOREIGN KEY ({_list(names)}) REFERENCES {_quoted(to)} ({_list(keys)})"
        for names, to, keys in references(table, every)
    )
    return f"CREATE TABLE {_quoted(table.name)} (\n  " + ",\n  ".join(lines) + "\n)"


def _list(names: Iterable[str]) -> str:
    return ", ".join(map(_quoted, names))


def _quoted(name: str) -> str:
    return f'"{name}"'


def _stored(row: Iterable[Cell]) -> Iterator[str | int | float | None]:
    for cell in row:
        match cell:
            case Decimal():
                yield number(cell)
            case date():
                yield cell.isoformat()
            case _:
                yield cell
