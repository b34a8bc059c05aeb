"""What a command hands back: the same facts as a page for people and as records for programs."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from dualcarbon.errors import ExitCode, Failure
from dualcarbon.frozen import frozen
from dualcarbon.model.dates import PartialDate
from dualcarbon.model.entries import Facts
from dualcarbon.model.figures import Figure
from dualcarbon.model.parts import Citation
from dualcarbon.text import Text
from dualcarbon.views.page import Page

Record = dict[str, Any]
"""JSON values under the names that the fact base uses; both languages, whatever is shown.

Beside each date that may be no more than a year or a month stands the last day that it can mean, in
the key with `_end` behind its name: that one is a date for every program.
"""


_SHOWN_DIGITS = 12
"""Of a SHA-256: enough to tell any two bases apart."""


@frozen
class Edition:
    """Which state of the facts an answer is from: the base's own date, and its SHA-256 in short.

    A question mark stands for what is not known, as of a broken base. `licence` is that of the
    facts, where the base names one, `searched` the day up to which it looked for what is new.
    """

    updated: str = "?"
    sha256: str = "?"
    licence: str = ""
    searched: str = ""

    @classmethod
    def of(cls, facts: Facts) -> Edition:
        """The edition of a base."""
        sha256 = facts.sha256[:_SHOWN_DIGITS] or "?"
        return cls(str(facts.updated or "?"), sha256, facts.licence, str(facts.searched or ""))

    @property
    def text(self) -> Text:
        """`data as of 2026-11-25, searched up to 2026-11-20, SHA-256 0123456789ab`."""
        en, zh = (f", searched up to {self.searched}", f"，检索至 {self.searched}")
        if not self.searched:
            en = zh = ""
        return Text(
            f"data as of {self.updated}{en}, SHA-256 {self.sha256}",
            f"数据截至 {self.updated}{zh}，SHA-256 {self.sha256}",
        )


@frozen
class Result:
    """A command's outcome; nothing is printed yet.

    The records are made only when a program asks for them; `rows` are the same as a table, where
    that is not simply one row a record. `pages` follow the first one, drawn one by one: for what
    may be too much to hold at once. A `portable` page is the same bytes in every file. Where the
    page is data already, and there is no other form of it, `records` is None. Where there is
    `content`, files by their names, that is what was asked for, and the page only tells of it.
    What goes to a file of its own, whatever happens to the rest, stands `beside`.
    `edition` tells which state of the facts it is from, where that is not the base in use. What
    follows a talk with the person is not `paged`. Where the records are findings in files, `rules`
    says what a code means. `chart` gives it as a chart in Vega-Lite, where it can be drawn.
    """

    page: Page
    records: Iterable[Record] | None = ()
    rows: Iterable[Record] | None = None
    code: ExitCode = ExitCode.DONE
    pages: Iterable[Page] = ()
    portable: bool = False
    content: Mapping[str, bytes] | None = None
    beside: Mapping[Path, Result] | None = None
    edition: Edition | None = None
    paged: bool = True
    rules: Mapping[str, Text] | None = None
    chart: Callable[[], Record] | None = None


def chart_of(result: Result) -> Record:
    """The chart of a result. Raises Failure (wrong usage) where it can't be drawn."""
    if result.chart is None:
        raise Failure(
            Text("there is no chart of this", "此结果无法绘图"),
            Text(
                "name a statistic, or several of one unit: dualcarbon stats nev-sales --chart "
                "nev.svg\ntargets and timeline can be drawn too",
                "请指定一个或多个同单位的统计指标：dualcarbon stats nev-sales --chart nev.svg\n"
                "targets 和 timeline 也可以绘图",
            ),
            ExitCode.USAGE,
        )
    return result.chart()


def record(entry: Any, facts: Facts) -> Record:
    """An entry of the base as JSON values, its citations completed with what they cite."""
    values: Record = {}
    for field in dataclasses.fields(entry):
        value = getattr(entry, field.name)
        if isinstance(value, Text):
            values[field.name], values[f"{field.name}_zh"] = value.en or None, value.zh or None
        elif isinstance(value, Figure):
            values |= _figure(value, field.name)
        elif "PartialDate" in str(field.type).split(" | "):
            values |= dated(field.name, value)
        else:
            values[field.name] = _plain(value, facts)
    return values


def _plain(value: Any, facts: Facts) -> Any:
    if isinstance(value, PartialDate):
        return str(value)
    if isinstance(value, Text):
        return {"en": value.en or None, "zh": value.zh or None}
    if isinstance(value, Citation):
        source = facts.sources[value.source]
        about = record(source, facts)
        return {**about, "of": value.of or about["of"], "at": value.at or None}
    if isinstance(value, Mapping):
        if value and all(isinstance(name, PartialDate) for name in value):
            return [_plain(value[name], facts) for name in sorted(value)]
        return {str(name): _plain(child, facts) for name, child in value.items()}
    if isinstance(value, tuple):
        return [_plain(child, facts) for child in value]
    if dataclasses.is_dataclass(value):
        return record(value, facts)
    return None if value == "" else value


def _figure(figure: Figure, name: str) -> Record:
    """A figure as a number, as the digits that were written, and how the source words it."""
    return {
        name: number(figure.value),
        f"{name}_written": f"{figure.value:f}",
        f"{name}_bound": figure.bound,
    }


def dated(name: str, date: PartialDate | None) -> Record:
    """A date as it is known (`2020-09`), and the last day that it can mean (`2020-09-30`)."""
    return {
        name: str(date) if date else None,
        f"{name}_end": date.last.isoformat() if date else None,
    }


def number(value: Decimal) -> int | float:
    """The JSON number for a decimal; whole numbers stay whole."""
    return int(value) if value == value.to_integral_value() else float(value)
