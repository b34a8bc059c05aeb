"""Which paragraphs of a text and its translation say the same."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dualcarbon.proofread.drafts import Passage

_MOST = 4_000
"""Paragraphs up to which each is weighed against those around its place."""
_BAND = 40
"""How far apart the places of two paragraphs may be that say the same."""
_STEPS = ((1, 1), (1, 2), (2, 1), (1, 0), (0, 1))
"""How many paragraphs of each text go together."""


def aligned(
    ours: Sequence[Passage], theirs: Sequence[Passage]
) -> list[tuple[list[int], list[int]]]:
    """The places of the paragraphs that go together, in order.

    By their lengths (after Gale and Church 1993, CL 19(1)) and the numbers that they share; where
    there are as many on both sides and they agree, one by one.
    """
    if not ours or not theirs:
        return []
    if len(ours) == len(theirs) or max(len(ours), len(theirs)) > _MOST:
        return [([at], [at]) for at in range(min(len(ours), len(theirs)))]
    costs: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {(0, 0): (0.0, (0, 0))}
    slope = len(theirs) / len(ours)
    marks = [_marks(p) for p in ours], [_marks(p) for p in theirs]
    sizes = [_size(p) for p in ours], [_size(p) for p in theirs]
    for i in range(len(ours) + 1):
        middle = int(i * slope)
        for j in range(max(0, middle - _BAND), min(len(theirs), middle + _BAND) + 1):
            _reach(i, j, costs, marks, sizes)
    return _path(costs, len(ours), len(theirs))


def _reach(
    i: int,
    j: int,
    costs: dict[tuple[int, int], tuple[float, tuple[int, int]]],
    marks: tuple[list[set[str]], list[set[str]]],
    sizes: tuple[list[float], list[float]],
) -> None:
    """The cheapest way to a place in both texts."""
    for di, dj in _STEPS:
        before = costs.get((i - di, j - dj))
        if before is None or (di, dj) == (i - i, j - j):
            continue
        cost = before[0] + _cost(
            set().union(*marks[0][i - di : i]),
            set().union(*marks[1][j - dj : j]),
            sum(sizes[0][i - di : i]),
            sum(sizes[1][j - dj : j]),
        )
        if (i, j) not in costs or cost < costs[i, j][0]:
            costs[i, j] = cost, (di, dj)


def _cost(ours: set[str], theirs: set[str], size: float, other: float) -> float:
    if not size or not other:
        return 2.5
    shared = len(ours & theirs) / max(len(ours | theirs), 1) if ours or theirs else 0.5
    return 2 * abs(size - other) / (size + other) + 1.5 * (1 - shared)


def _marks(passage: Passage) -> set[str]:
    return set(re.findall(r"\d+(?:\.\d+)?", passage.text))


def _size(passage: Passage) -> float:
    """The length as it would be in English letters."""
    return sum(3.2 if char > "\u2e80" else 1.0 for char in passage.text)


def _path(
    costs: dict[tuple[int, int], tuple[float, tuple[int, int]]], i: int, j: int
) -> list[tuple[list[int], list[int]]]:
    pairs = []
    while (i, j) in costs and (i or j):
        di, dj = costs[i, j][1]
        if not di and not dj:
            break
        if di and dj:
            pairs.append(([*range(i - di, i)], [*range(j - dj, j)]))
        i, j = i - di, j - dj
    return pairs[::-1]
