"""Where lines end: texts as lines of spans, before any paint."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise

from dualcarbon.text import cells, pieces, visible
from dualcarbon.views.page import Painted, Role, Span

Line = list[Span]


def spans(text: str, role: Role = "plain") -> tuple[Span, ...]:
    """The parts of a text; all of it in `role` where it has no parts of its own."""
    return text.spans if isinstance(text, Painted) else (Span(text, role),)


def width_of(line: Iterable[Span]) -> int:
    """The columns that a line takes."""
    return sum(cells(span.text) for span in line)


def flowed(text: str, role: Role, width: int | None) -> list[Line]:
    """A text in lines of at most `width` columns, None for one line a paragraph.

    A line ends where the language of the text allows it. A word is never broken, however long it
    is: an id or an address can be copied as a whole; nor is a command.
    """
    parts = [Span(visible(span.text), span.role, span.url) for span in spans(text, role)]
    whole = "".join(span.text for span in parts)
    ends = list(accumulate(len(span.text) for span in parts))
    inside = set()
    for end, span in zip(ends, parts, strict=True):
        if span.role == "command":
            inside |= set(range(end - len(span.text) + 1, end))
    lines, start = [], 0
    for paragraph in whole.split("\n"):
        for first, last in _lines(paragraph, width, {at - start for at in inside}):
            lines.append(_cut(parts, ends, start + first, start + last))
        start += len(paragraph) + 1
    return lines


def _lines(text: str, width: int | None, inside: set[int]) -> Iterator[tuple[int, int]]:
    """The beginning and the end of each line of a paragraph; none ends `inside` a command."""
    if width is None or cells(text) <= width:
        yield 0, len(text)
        return
    cuts = [0, *(at for at in accumulate(map(len, pieces(text))) if at not in inside)]
    first = 0
    for start, end in pairwise(cuts):
        if start > first and cells(text[first:end].rstrip()) > width:
            yield first, first + len(text[first:start].rstrip())
            first = start
    yield first, first + len(text[first:].rstrip())


def _cut(parts: Sequence[Span], ends: Sequence[int], first: int, last: int) -> Line:
    """The parts of the text from `first` to `last`."""
    line = []
    for end, span in zip(ends, parts, strict=True):
        begin = end - len(span.text)
        if piece := span.text[max(first - begin, 0) : max(last - begin, 0)]:
            line.append(Span(piece, span.role, span.url))
    return line


def beside(
    rows: Iterable[tuple[str, str]], role: Role, width: int | None, gap: int = 1
) -> list[Line]:
    """Marks or labels to the left, their text beside them, or below where that leaves no room."""
    rows = list(rows)
    room = max((cells(visible(mark)) for mark, _ in rows), default=0) + gap
    below = width is not None and 2 * room > width
    room = 2 if below else room
    rest = None if width is None else max(width - room, 1)
    lines: list[Line] = []
    for mark, text in rows:
        (head,) = flowed(mark, role, None)
        if below and head:
            lines.append(head)
            head = []
        for number, line in enumerate(flowed(text, "plain", rest)):
            left = head if not number else []
            lines.append([*left, Span(" " * (room - width_of(left))), *line])
    return lines
