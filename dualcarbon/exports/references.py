"""Which columns of a table refer to which other table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dualcarbon.exports.columns import Table

Reference = tuple[list[str], str, list[str]]
"""Columns, the table that they refer to, and the columns there."""


def references(table: Table, every: Mapping[str, Table]) -> Iterator[Reference]:
    """The references of a table: of its key to what it is a part of, and of single columns."""
    names = [column.name for column in table.columns]
    own = 0
    if table.parent:
        keys = _key(every[table.parent])
        own = len(keys)
        yield names[:own], table.parent, keys
    for column in table.columns[own:]:
        if column.table:
            yield [column.name], column.table, _key(every[column.table])


def _key(table: Table) -> list[str]:
    return [column.name for column in table.columns[: table.key]]
