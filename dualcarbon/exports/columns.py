"""A table of an export, and its columns: what each is called, holds and refers to."""

from __future__ import annotations

import json
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Literal, NamedTuple, get_args

from dualcarbon.model.dates import PartialDate
from dualcarbon.model.figures import Figure
from dualcarbon.model.vocab import Bound
from dualcarbon.text import Text

Type = Literal["string", "number", "integer", "boolean", "date", "array"]
"""What the cells of a column are, in the words of the Table Schema; an array is JSON."""

Cell = str | Decimal | int | bool | date | None

Key = tuple[str | int, ...]
"""What a row is known by."""


class Column(NamedTuple):
    """A column; `choices` are all the words that stand in it, where that is a closed list.

    `table` is the one whose key its cells are, where it refers to one.
    """

    name: str
    about: Text
    type: Type = "string"
    choices: tuple[str, ...] = ()
    table: str = ""


class Table(NamedTuple):
    """A table; the first `key` columns tell its rows apart, the others may be empty.

    `parent` is the table whose whole key its own begins with, where it is a part of that.
    """

    name: str
    about: Text
    key: int
    columns: tuple[Column, ...]
    rows: Sequence[tuple[Cell, ...]]
    parent: str = ""


class Field(NamedTuple):
    """One or more columns, and their cells for an entry."""

    columns: tuple[Column, ...]
    cells: Callable[[Any], tuple[Cell, ...]]


def table(
    name: str,
    about: Text,
    key: Sequence[Column],
    rows: Iterable[tuple[Key, Any]],
    *fields: Field,
    parent: str = "",
) -> Table:
    """The table with a row for each entry or part of one, which stands behind its key."""
    columns = (*key, *(column for field in fields for column in field.columns))
    cells = [
        (*known_by, *(cell for field in fields for cell in field.cells(entry)))
        for known_by, entry in rows
    ]
    return Table(name, about, len(key), columns, cells, parent)


def numbered(key: Key, parts: Iterable[Any]) -> Iterator[tuple[Key, Any]]:
    """The parts, each with its number behind the key of what it is a part of."""
    return (((*key, number), part) for number, part in enumerate(parts, 1))


def word(name: str, about: Text, choices: tuple[str, ...] = ()) -> Field:
    """A field that is a text in no language, or a word of a closed list."""
    return Field((Column(name, about, choices=choices),), lambda one: (getattr(one, name) or None,))


def whole(name: str, about: Text) -> Field:
    """A field that is a whole number."""
    return Field((Column(name, about, "integer"),), lambda one: (getattr(one, name),))


def yes(name: str, about: Text) -> Field:
    """A field that is true or false."""
    return Field((Column(name, about, "boolean"),), lambda one: (getattr(one, name),))


def words(name: str, about: Text) -> Field:
    """A field that is a list of what refers to nothing."""
    about = Text(f"{about.en}, a list in JSON", f"{about.zh}（JSON 列表）")
    return Field((Column(name, about, "array"),), lambda one: (_array(getattr(one, name)),))


def _array(values: Iterable[Any]) -> str | None:
    return json.dumps([*values], ensure_ascii=False) if values else None


def link(name: str, about: Text, table: str, there: Container[str]) -> Field:
    """A field that names an entry of a table; empty where that entry is not there, as of a day."""
    column = Column(name, about, table=table)
    return Field((column,), lambda one: (_there(getattr(one, name), there),))


def _there(id: str, there: Container[str]) -> str | None:
    return id if id in there else None


def text(name: str, about: Text) -> Field:
    """A field that is a text in both languages: two columns."""
    columns = (
        Column(name, Text(f"{about.en}, in English", f"{about.zh}（英文）")),
        Column(f"{name}_zh", Text(f"{about.en}, in Chinese", f"{about.zh}（中文）")),
    )
    return Field(columns, lambda one: _both(getattr(one, name)))


def _both(value: Text) -> tuple[Cell, ...]:
    return value.en or None, value.zh or None


def when(name: str, about: Text) -> Field:
    """A field that is a date: as it is known, and the first and the last day that it can mean."""
    before = "" if name == "date" else f"{name}_"
    known = Text(
        f"{about.en}: a year, a month or a day, no more precise than it is known",
        f"{about.zh}：精确到已知的年、月或日",
    )
    first = Text("the first day that this can mean", "该日期所指的第一天")
    last = Text("the last day that this can mean", "该日期所指的最后一天")
    columns = (
        Column(name, known),
        Column(f"{before}first_day", first, "date"),
        Column(f"{before}last_day", last, "date"),
    )
    return Field(columns, lambda one: days(getattr(one, name)))


def days(value: PartialDate | None) -> tuple[Cell, ...]:
    """A date as it is known, its first and its last day."""
    return (str(value), value.first, value.last) if value else (None, None, None)


def figure(name: str, about: Text, *, bound: bool = True) -> Field:
    """A field that is a number: itself, the digits that were written, and how it is worded."""
    columns = (
        Column(name, about, "number"),
        Column(
            f"{name}_written",
            Text("the same with the digits that the source gives", "同上，保留来源所写的位数"),
        ),
        Column(
            f"{name}_bound",
            Text("how the source words it", "来源的表述：确数、约数、高于或低于"),
            choices=get_args(Bound),
        ),
    )
    count = len(columns) if bound else -1
    return Field(columns[:count], lambda one: _figure(getattr(one, name))[:count])


def _figure(value: Figure | None) -> tuple[Cell, ...]:
    return (value.value, f"{value.value:f}", value.bound) if value else (None, None, None)
