"""Kind P4: a text and its translation have different numbers."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from dualcarbon.proofread.findings import Slip
from dualcarbon.proofread.quantity import COUNT, TIMES, Quantity
from dualcarbon.proofread.reading import Reading
from dualcarbon.text import Text

_NEAR = Decimal("0.01")
"""How far amounts may differ, of which one is about so much."""
_TOLD = 0.25
"""How much of its name is said, at least, of a figure that has an amount of the passage."""


def between(one: Reading, other: Reading) -> Iterator[tuple[int, Slip]]:
    """Amounts of one text that the other has otherwise: in which of the two, and the slip."""
    ours, theirs = _unmatched(one.quantities, other.quantities)
    for quantity in list(ours):
        rivals = [rival for rival in theirs if _is_rival(quantity, rival, len(ours), len(theirs))]
        if len(rivals) != 1:
            continue
        theirs.remove(rivals[0])
        yield _blamed(one, other, quantity, rivals[0])


def _unmatched(
    ours: list[Quantity], theirs: list[Quantity]
) -> tuple[list[Quantity], list[Quantity]]:
    """The amounts that have none equal to them in the other text; words only serve as such.

    A rounded amount is that of one which is not there to the digit: 400 GW in all is no 351.
    """
    left = [a for a in ours if not any(_same(a, b) for b in theirs)]
    right = [b for b in theirs if not any(_same(b, a) for a in ours)]
    lone = [a for a in left if not (a.is_word or any(_agree(a, b) for b in right))]
    return lone, [b for b in right if not (b.is_word or any(_agree(b, a) for a in left))]


def _comparable(one: Quantity, other: Quantity) -> bool:
    dimensions = {one.dimension, other.dimension}
    return len(dimensions) == 1 or COUNT in dimensions or TIMES in dimensions


def _same(one: Quantity, other: Quantity) -> bool:
    return _comparable(one, other) and one.value == other.value


def _agree(one: Quantity, other: Quantity) -> bool:
    """Whether two amounts are the same, as far as the rounder of them tells."""
    if not _comparable(one, other):
        return False
    difference = abs(one.value - other.value)
    is_loose = one.bound != "equal" or other.bound != "equal" or one.is_word or other.is_word
    last = max(one.last, other.last)
    return difference <= last / 2 or (
        is_loose and difference <= _NEAR * max(one.value, other.value)
    )


def _is_rival(one: Quantity, other: Quantity, ours: int, theirs: int) -> bool:
    """Whether one amount is the other, written wrongly."""
    if one.dimension != other.dimension and not any(
        a.dimension == COUNT and a.power for a in (one, other)
    ):
        return False
    if alike(one.digits, other.digits) or is_power_of_ten(one.value, other.value):
        return True
    same = one.dimension == other.dimension and one.dimension != COUNT
    return same and ours == theirs == 1 and one.is_change == other.is_change


def alike(one: str, other: str) -> bool:
    """Whether two rows of digits differ by a slip: digits swapped, one lost, added or changed."""
    if one == other:
        return False
    if len(one) == len(other):
        changed = sum(a != b for a, b in zip(one, other, strict=True))
        if sorted(one) == sorted(other) and len(one) > 1:
            return True
        return changed == 1 and len(one) > 1
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1 or len(long) < 3:  # noqa: PLR2004
        return False
    return any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


def is_power_of_ten(one: Decimal, other: Decimal) -> bool:
    """Whether an amount is the other moved by a power of ten."""
    if not one or not other or one == other:
        return False
    _, digits, _ = (one / other).normalize().as_tuple()
    return digits == (1,)


def _blamed(one: Reading, other: Reading, ours: Quantity, theirs: Quantity) -> tuple[int, Slip]:
    """The slip in the translation, or in its text where the base rather has the translation's."""
    known = _stands(one, ours), _stands(other, theirs)
    wrong = 0 if known[1][0] > known[0][0] else 1
    quantity, right = (ours, theirs) if wrong == 0 else (theirs, ours)
    right_in = other if wrong == 0 else one
    words = right_in.passage.text[right.start : right.end]
    return wrong, Slip(
        quantity.start, quantity.end, "P401", Text(words, words), known[1 - wrong][1]
    )


def _stands(reading: Reading, quantity: Quantity) -> tuple[float, str]:
    """How near the passage comes to a figure of that amount in a year that is named; its path."""
    best = (_TOLD, "")
    for figure in reading.known.subjects.figures:
        score = reading.score(figure)
        if score > best[0] and figure.dimension == quantity.dimension:
            years = reading.years & figure.values.keys() or figure.values.keys()
            values = [value for year in years for value in figure.values[year]]
            if any(abs(value - quantity.value) <= quantity.last / 2 for value in values):
                best = (score, figure.path)
    return best
