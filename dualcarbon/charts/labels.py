"""Where the words in a chart go, so that none lies on another or on a mark."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from dualcarbon.charts.look import text_width

SIZE = 11
"""Pixels of the letters."""

_LINE = 14
_APART = 8
_WIDE = 16
"""Pixels around a mark in which no words of another stand."""

_FAR = 4
"""What a pixel up or down costs, in square pixels of what lies under the words."""


class Label(NamedTuple):
    """Words beside a mark, that many pixels from it."""

    dx: float
    dy: float
    align: str


class _Box(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float

    def shared(self, other: _Box) -> float:
        """Square pixels in which both lie."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.bottom, other.bottom) - max(self.top, other.top)
        return wide * high if wide > 0 and high > 0 else 0.0


def placed(
    marks: Sequence[tuple[float, float, str]],
    lines: Iterable[tuple[float, float]],
    others: Iterable[tuple[float, float]],
    size: tuple[float, float],
) -> list[Label]:
    """A place beside each mark (x, y, words) where its words hide least.

    Under them may lie places on `lines`; beside `others`, marks without words, they would be taken
    for theirs. `size` is that of the drawing.
    """
    taken = [_around(x, y, 4) for x, y in lines] + [_around(x, y, _WIDE) for x, y in others]
    taken += [_around(x, y, 5) for x, y, _ in marks]
    words: list[_Box] = []
    labels = []
    for x, y, text in marks:
        places = list(_places(text_width(text, SIZE)))
        costs = [
            _cost(_box(x, y, text, place), taken, words, size) + abs(place.dy) * _FAR
            for place in places
        ]
        label = places[costs.index(min(costs))]
        words.append(_box(x, y, text, label))
        labels.append(label)
    return labels


def _places(width: float) -> Iterable[Label]:
    """Places beside a mark, the best first."""
    for up in (0, -10, 10, -20, 20, -32, 32, -44, 44, -56, 56):
        yield Label(_APART, up, "left")
        yield Label(-_APART, up, "right")
    for up in (-14, 14, -28, 28):
        yield Label(-width / 2, up, "left")


def _box(x: float, y: float, text: str, label: Label) -> _Box:
    left = x + label.dx - (text_width(text, SIZE) if label.align == "right" else 0)
    middle = y + label.dy
    return _Box(left, middle - _LINE / 2, left + text_width(text, SIZE), middle + _LINE / 2)


def _around(x: float, y: float, reach: float) -> _Box:
    return _Box(x - reach, y - reach, x + reach, y + reach)


def _cost(
    box: _Box, lines: Iterable[_Box], words: Iterable[_Box], size: tuple[float, float]
) -> float:
    """What lies under the words, other words above all, and what of them lies outside."""
    width, height = size
    outside = max(-box.left, 0) + max(-box.top, 0) + max(box.bottom - height, 0)
    wider = max(box.right - width, 0)  # to the right there is room, at the cost of a wider picture
    under = sum(box.shared(other) for other in lines)
    return under + 5 * sum(box.shared(other) for other in words) + outside * _LINE + wider


def apart(wanted: Sequence[float], least: float, size: float) -> list[float]:
    """Positions from 0 to `size` in order, at least so far from each other, near to those wanted.

    Where some would come too near they are spread evenly around the middle of what they want.
    """
    groups: list[tuple[float, int]] = []  # the middle that is wanted, and how many
    for place in wanted:
        groups.append((place, 1))
        while len(groups) > 1 and _touch(groups[-2], groups[-1], least):
            (other, more), (one, few) = groups.pop(), groups.pop()
            groups.append(((one * few + other * more) / (few + more), few + more))
    places = [
        middle + (number - (count - 1) / 2) * least
        for middle, count in groups
        for number in range(count)
    ]
    for number, place in enumerate(places):
        places[number] = max(place, places[number - 1] + least if number else 0.0)
    for number in reversed(range(len(places))):
        after = places[number + 1] - least if number + 1 < len(places) else size
        places[number] = min(places[number], after)
    return places


def _touch(one: tuple[float, int], other: tuple[float, int], least: float) -> bool:
    return other[0] - one[0] < (one[1] + other[1]) / 2 * least
