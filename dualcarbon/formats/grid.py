"""Tables as lines of spans: in columns as wide as what is in them, or as blocks where it is narrow.

A column of names and the figures that stand right-aligned behind it share their room: a long name
may reach as far as its own figure lets it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dualcarbon.formats.layout import Line, flowed, spans, width_of
from dualcarbon.text import cells, shortened, visible
from dualcarbon.views.page import (
    Cell,
    Cited,
    Moments,
    Painted,
    Role,
    Share,
    Span,
    Table,
    Trend,
    cell_text,
    heads,
    without,
)

_NARROW = 60
"""Below this many columns a table that does not fit becomes blocks: no column is squeezed."""

_GAP = 2
"""Columns between the columns of a table."""

_LONGEST_BAR, _SHORTEST_BAR = 12, 6
_BLOCK, _REST = "█", "░"
_TIME = 25
"""Columns of a line of time."""

_HEIGHTS = "▁▂▃▄▅▆▇█"
_NOTHING = ("", "-")

_TOO_TALL = 1.25
"""How much taller columns may be than blocks, whose texts are broken less."""

_FEW = 10
"""One row in so many may need another line for what is drawn."""

_SMALL = 13
"""A column of so many gains nothing by a squeeze."""

_LEAST_CUT = 24
"""Columns in which a text that is cut still says something."""

_LOSS = 12
"""Columns that the end of a line may leave empty."""

Field = tuple[int, ...]
"""A column, or two that share their room."""


def lines_of(table: Table, width: int | None, *, whole: bool) -> list[Line]:
    """The table in `width` columns, or as wide as it is for None.

    What is only drawn gives way where many rows would need another line for it. With a `whole` list
    of sources the rows have the marks of theirs.
    """
    if width is None or _taken(table, whole=whole) <= width:
        return _columns(table, width, whole=whole) or []
    if width < _NARROW and _taken(without(table, Trend), whole=whole) > width:
        return _blocks(without(table, Trend), width, whole=whole)
    drawn = _columns(table, width, whole=whole)
    written = _columns(without(table, Trend), width, whole=whole)
    blocks = _blocks(table, width, whole=whole)
    if written is None or len(written) > _TOO_TALL * len(blocks):
        return blocks
    return drawn if drawn and len(drawn) <= len(written) + len(table.rows) // _FEW else written


def _taken(table: Table, *, whole: bool) -> int:
    """The columns that the table takes by itself, what may be cut being cut."""
    room = _widths(table, _rows(table, _SHORTEST_BAR, whole=whole))
    if table.cut is not None:
        at = _fields(table).index((table.cut,))
        room[at] = min(room[at], _LEAST_CUT)
    return _inset(table) + _sum(room)


def _columns(table: Table, width: int | None, *, whole: bool) -> list[Line] | None:
    """The table in columns; None where a word would have to be broken for it."""
    rows = _rows(table, _SHORTEST_BAR, whole=whole)
    room = _widths(table, rows)
    if width is not None and not _squeezed(room, table, rows, width - _inset(table)):
        return None
    spare = _LONGEST_BAR if width is None else width - _inset(table) - _sum(room)
    bar = _SHORTEST_BAR + min(spare, _LONGEST_BAR - _SHORTEST_BAR)
    room = [
        wide + bar - _SHORTEST_BAR if _is_bar(table, field[0]) else wide
        for field, wide in zip(_fields(table), room, strict=True)
    ]
    lines: list[Line] = []
    groups = heads(table)
    if _has_head(table) and any(table.labels):
        first = groups.pop(0, "")
        labels = [Painted(Span(label, "muted")) for label in table.labels]
        wide = [room[0] + _inset(table), *room[1:]]
        taken = _sum([cells(first), *(cells(table.labels[n]) for n in _fields(table)[0][1:])])
        if table.groups:
            labels[0] = Painted(Span(first, "strong") if taken <= wide[0] else Span(""))
        lines += _row(labels, wide, table, 0)
        if taken > wide[0]:
            lines.append([Span(visible(first), "strong")])
    for number, row in enumerate(_rows(table, bar, whole=whole)):
        if head := groups.get(number):
            lines.append([Span(visible(head), "strong")])
        lines += _row(row, room, table, _inset(table))
    return lines


def _rows(table: Table, bar: int, *, whole: bool) -> list[list[str]]:
    return [[_shown(cell, bar, whole=whole) for cell in row] for row in table.rows]


def _shown(cell: Cell, bar: int, *, whole: bool) -> str:
    """A cell as it is shown: what is written, or what is drawn."""
    match cell:
        case Share(part, full):
            if part is None:
                return ""
            done = _BLOCK * max(round(part * bar), 1 if part else 0)
            return Painted(Span(done.ljust(bar, _REST) if full else done, "muted"))
        case Trend(heights):
            top = len(_HEIGHTS) - 1
            return Painted(Span("".join(_HEIGHTS[round(h * top)] for h in heights()), "muted"))
        case Moments(places, meant):
            return Painted(*_line_of_time(places, meant))
        case Cited():
            return Painted(Span(cell_text(cell, whole=whole), "muted"))
        case _:
            return cell


def _line_of_time(places: Sequence[float], meant: int) -> Iterator[Span]:
    """The points on a line, the one that is meant filled; it hides others where they meet."""
    line = ["─"] * _TIME
    for number in sorted(range(len(places)), key=lambda n: n == meant):
        line[round(places[number] * (_TIME - 1))] = "●" if number == meant else "○"
    before, point, after = "".join(line).partition("●")
    yield from (Span(before, "muted"), Span(point, "right"), Span(after, "muted"))


def _is_bar(table: Table, column: int) -> bool:
    return any(isinstance(row[column], Share) for row in table.rows)


def _inset(table: Table) -> int:
    return _GAP if table.groups else 0


def _has_head(table: Table) -> bool:
    """Whether the labels stand above the columns.

    Of one row everybody sees what is what, unless two of its cells are numbers or dates.
    """
    return len(table.rows) != 1 or sum(str(cell)[:1].isdecimal() for cell in table.rows[0]) > 1


def _fields(table: Table) -> list[Field]:
    every = range(len(table.labels))
    if len(every) > 1 and 0 not in table.numeric and 1 in table.numeric:
        return [(0, 1), *((n,) for n in every[2:])]
    return [(n,) for n in every]


def _sum(room: Sequence[int]) -> int:
    return sum(room) + _GAP * (len(room) - 1)


def _widths(table: Table, rows: Sequence[Sequence[str]]) -> list[int]:
    """The columns that each field takes by itself."""
    labels = ["", *table.labels[1:]] if table.groups else list(table.labels)
    shown = [*rows, labels] if _has_head(table) else rows
    return [
        max(_sum([cells(visible(row[n])) for n in field]) for row in shown)
        for field in _fields(table)
    ]


def _squeezed(room: list[int], table: Table, rows: Sequence[Sequence[str]], width: int) -> bool:
    """Make room where there is too little, so that few rows take more than one line.

    False where a word would have to be broken.
    """
    fields = _fields(table)
    least = [
        wide if wide <= _SMALL else max(_least(row, field) for row in rows)
        for field, wide in zip(fields, room, strict=True)
    ]
    needed = [[_sum([cells(visible(row[n])) for n in field]) for row in rows] for field in fields]
    if table.cut is not None:
        at = fields.index((table.cut,))
        needed[at], least[at] = [0 for _ in rows], min(room[at], _LEAST_CUT)
    while _sum(room) > width:
        open_to = [n for n in range(len(room)) if room[n] > least[n]]
        if not open_to:
            return False
        broken = {
            row for n in range(len(room)) for row, wide in enumerate(needed[n]) if wide > room[n]
        }
        costs = {
            n: sum(wide >= room[n] and row not in broken for row, wide in enumerate(needed[n]))
            for n in open_to
        }
        room[min(open_to, key=lambda n: (costs[n], -room[n]))] -= 1
    return True


def _least(row: Sequence[str], field: Field) -> int:
    """The columns that a field of a row needs, so that no word, and no figure, is broken."""
    first, *figure = (row[n] for n in field)
    longest = max((width_of(line) for line in flowed(first, "plain", 1)), default=0)
    return _sum([longest, *(cells(visible(text)) for text in figure)])


def _row(row: Sequence[str], room: Sequence[int], table: Table, inset: int) -> Iterator[Line]:
    """The lines of one row."""
    fields = [
        _field(row, field, wide, table) for field, wide in zip(_fields(table), room, strict=True)
    ]
    for number in range(max(map(len, fields))):
        line = [Span(" " * inset)]
        for lines, wide in zip(fields, room, strict=True):
            part = lines[number] if number < len(lines) else []
            line += [*part, Span(" " * (wide - width_of(part) + _GAP))]
        yield line


def _field(row: Sequence[str], field: Field, room: int, table: Table) -> list[Line]:
    """The lines of a field: a figure stands right in the first of them."""
    first, *figure = (row[n] for n in field)
    if field[0] == table.cut:
        first = _cut_to(first, room)
    if figure:
        (right,) = flowed(figure[0], "plain", None)
        left = flowed(first, "plain", room - _GAP - width_of(right))
        gap = Span(" " * (room - width_of(left[0]) - width_of(right)))
        return [[*left[0], gap, *right], *left[1:]]
    lines = flowed(first, "plain", room)
    if field[0] in table.numeric:
        return [[Span(" " * (room - width_of(line))), *line] for line in lines]
    return lines


def _cut_to(text: str, width: int) -> str:
    """The text on one line of that width."""
    parts = []
    for span in spans(text):
        shown = shortened(visible(span.text), width)
        parts.append(Span(shown, span.role, span.url))
        width -= cells(shown)
        if shown != visible(span.text) or width <= 1:
            break
    return Painted(*parts)


def _blocks(table: Table, width: int | None, *, whole: bool) -> list[Line]:
    """The table as blocks: the first cell of a row, and under it the others one after another."""
    groups = heads(table)
    lines: list[Line] = []
    for number, row in enumerate(_rows(table, _SHORTEST_BAR, whole=whole)):
        if head := groups.get(number):
            lines.append([Span(visible(head), "strong")])
        for at in table.numeric:
            if row[at].isdecimal() and table.labels[at]:  # a bare number does not say of what
                row[at] = f"{table.labels[at]} {row[at]}"
        first = row.pop(0)
        if table.cut is not None:
            text = row.pop(table.cut - 1)
            if width is not None:
                room = width if width >= _NARROW else 2 * width - _LOSS
                text = _cut_to(text, room - cells(first) - _GAP)
            first = Painted(*spans(first), Span("  "), *spans(text))
        lines += flowed(first, _first_role(table), width)
        said = [cell for cell in row if cell not in _NOTHING]
        within = None if width is None else max(width - _GAP, 1)
        lines += [[Span(" " * _GAP), *line] for line in _packed(said, within)]
    return lines


def _packed(texts: Sequence[str], width: int | None) -> Iterator[Line]:
    """The texts one after another, as many on a line as it holds."""
    line: Line = []
    for text in texts:
        first, *more = flowed(text, "plain", width)
        if line and width is not None and width_of(line) + _GAP + width_of(first) > width:
            yield line
            line = []
        line = [*line, *([Span(" " * _GAP)] if line else []), *first]
        for rest in more:
            yield line
            line = rest
    if line:
        yield line


def _first_role(table: Table) -> Role:
    """Blocks that stand under a heading have none of their own."""
    return "plain" if table.groups else "strong"
