"""The parts that a page is made of."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import accumulate
from typing import Literal

from dualcarbon.frozen import frozen

Role = Literal[
    "plain", "strong", "muted", "name", "right", "wrong", "note", "good", "late", "bad", "match",
    "address", "command",
]  # fmt: skip
"""What a part of a text is. It may colour it, but says nothing that the words don't say; a command
also stays on one line."""


@frozen
class Span:
    """A part of a text: its role, and the address that it opens, if any."""

    text: str
    role: Role = "plain"
    url: str = ""


class Painted(str):
    """A text made of parts that have roles; where nothing is painted, a string like any other."""

    spans: tuple[Span, ...]

    def __new__(cls, *spans: Span) -> Painted:
        """The text of which these are the parts."""
        text = super().__new__(cls, "".join(span.text for span in spans))
        text.spans = spans
        return text


def painted(text: str, role: Role, url: str = "") -> Painted:
    """A text that has one role from end to end."""
    return Painted(Span(text, role, url))


MARKS = "«»"
"""What stands around words that match a search, where no colour shows them."""


def matched(snippet: str) -> Painted:
    """A text in which what stands between marks matches a search."""
    parts = re.split(f"({MARKS[0]}[^{MARKS}]*{MARKS[1]})", snippet)
    return Painted(*(Span(part, "match" if n % 2 else "plain") for n, part in enumerate(parts)))


class Cited(str):
    """The source of a row in short (`NBS 2026-02`), and its marks where the sources are listed."""

    marks: str

    def __new__(cls, label: str, marks: str) -> Cited:
        """The label, which has these marks beside it."""
        text = super().__new__(cls, label)
        text.marks = marks
        return text


@frozen
class Share:
    """A part of a whole, or of the largest figure of a column, from 0 to 1; None draws nothing.

    With `full` the whole shows as well.
    """

    part: float | None
    full: bool = False


@frozen
class Trend:
    """Figures at even steps, from 0 to 1 in the scale of the largest, in order of time.

    They are worked out only where they are drawn.
    """

    heights: Callable[[], tuple[float, ...]]


@frozen
class Moments:
    """Points on a line of time, from 0 to 1, of which one is meant."""

    places: tuple[float, ...]
    meant: int


Cell = str | Share | Trend | Moments
"""A cell of a table. What is drawn repeats other cells, and is left out where nothing is drawn."""


@frozen
class Heading:
    """What the page, or the part that follows, is about."""

    text: str
    level: int = 1


@frozen
class Prose:
    """A paragraph; one that is `close` stands right under what is above it."""

    text: str
    role: Role = "plain"
    close: bool = False


@frozen
class Fields:
    """Labelled values."""

    rows: tuple[tuple[str, str], ...]


@frozen
class Listing:
    """Statements side by side, each with its mark (`-`, `1.`, `a)`).

    One that is `close` stands right under what is above it.
    """

    items: tuple[tuple[str, str], ...]
    close: bool = False


@frozen
class Table:
    """Rows of cells under labels; `numeric` names the columns to align right.

    `groups` are the headings that stand between the rows, each with how many rows it is for; the
    labels stand once. A column that is `cut` may end before its text does, so that a row is a line.
    One that is `close` stands right under what is above it.
    """

    labels: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    numeric: frozenset[int] = frozenset()
    groups: tuple[tuple[str, int], ...] = ()
    cut: int | None = None
    close: bool = False


@frozen
class Verbatim:
    """Text for other programs, whose lines are printed as they are and never wrapped."""

    text: str


@frozen
class SourceLine:
    """One numbered source: in full, with the address where it can be read (may be empty).

    `short` is the same in a few words.
    """

    mark: str
    text: str
    url: str
    short: str = ""

    @property
    def lead(self) -> str:
        """The mark with the space behind it; a full-width colon has its own."""
        return self.mark if self.mark.endswith("：") else f"{self.mark} "


@frozen
class Sources:
    """The sources of what stands above.

    `best` are those that stand for all of them where there is no room for a list, and `more` says
    how to see it, or they stand without a word; where `best` is None the list always stands.
    """

    label: str
    lines: tuple[SourceLine, ...]
    best: tuple[SourceLine, ...] | None = None
    more: str = ""


Block = Heading | Prose | Fields | Listing | Table | Verbatim | Sources
Page = tuple[Block, ...]


def apart(above: Block | None, below: Block) -> bool:
    """Whether an empty line belongs between two blocks of a page."""
    if above is None or (isinstance(below, Prose | Listing | Table) and below.close):
        return False
    if isinstance(above, Heading):
        return above.level == 1 and not isinstance(below, Fields)
    return True


def without(table: Table, *kinds: type) -> Table:
    """The table without the columns in which there is such a cell."""
    kept = [
        column
        for column in range(len(table.labels))
        if not any(isinstance(row[column], kinds) for row in table.rows)
    ]
    if len(kept) == len(table.labels):
        return table
    return Table(
        tuple(table.labels[column] for column in kept),
        tuple(tuple(row[column] for column in kept) for row in table.rows),
        frozenset(new for new, old in enumerate(kept) if old in table.numeric),
        table.groups,
        kept.index(table.cut) if table.cut in kept else None,
        table.close,
    )


def without_drawings(table: Table) -> Table:
    """The table with what is written in it alone."""
    return without(table, Share, Trend, Moments)


def heads(table: Table) -> dict[int, str]:
    """The headings of the groups of a table, by the row before which they stand."""
    starts = accumulate((count for _, count in table.groups), initial=0)
    return dict(zip(starts, (head for head, _ in table.groups), strict=False))


def listed(sources: Sources, *, whole: bool) -> tuple[SourceLine, ...]:
    """The sources to show: all of them, or the best."""
    return sources.lines if whole or sources.best is None else sources.best


def cell_text(cell: Cell, *, whole: bool) -> str:
    """What is written in a cell: the source of a row in short, or its marks with a `whole` list."""
    if isinstance(cell, Cited):
        return cell.marks if whole else cell
    return cell if isinstance(cell, str) else ""
