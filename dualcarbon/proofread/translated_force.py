"""Kind P3 in a text and its translation: one has another bound, or another resolve."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dualcarbon.model.entries import Target
from dualcarbon.proofread.findings import Slip
from dualcarbon.proofread.force import (
    ASSERTED,
    ENSURE,
    SOFT_EN,
    STRIVE,
    STRIVE_EN,
    as_bounded,
    is_result,
    is_short,
    is_softened,
    is_sought,
)
from dualcarbon.proofread.quantity import COUNT, POINTS, TIMES, Quantity
from dualcarbon.proofread.reading import Reading
from dualcarbon.text import Text

_ASSERTED_EN = re.compile(rf"{ASSERTED.pattern}|\b(?:is|are) (?:to|set to|due to)\s\w+")


def between(one: Reading, other: Reading) -> Iterator[tuple[int, Slip]]:
    """Where a text and its translation have another force: in which of the two, and the slip."""
    for ours, theirs in _pairs(one, other):
        yield from _bounds_between(one, other, ours, theirs)
    yield from _resolves_between(one, other)


def _pairs(one: Reading, other: Reading) -> Iterator[tuple[Quantity, Quantity]]:
    """The amounts that stand once in each of the texts and are equal."""
    for ours in one.quantities:
        equal = [theirs for theirs in other.quantities if _equal(ours, theirs)]
        own = [again for again in one.quantities if _equal(ours, again)]
        if len(equal) == 1 and len(own) == 1:
            yield ours, equal[0]


def _equal(one: Quantity, other: Quantity) -> bool:
    dimensions = {one.dimension, other.dimension}
    return one.value == other.value and (len(dimensions) == 1 or COUNT in dimensions)


_ALIKE = ({"over", "above", "exceed", "exceeds", "exceeding", "exceeded", "past"},)


_LOOSE = {
    "up to",
    "under",
    "below",
    "less than",
    "fewer than",
    "just under",
    "不到",
    "不足",
    "低于",
    "小于",
}
"""Words that say at most, yet often of what was, and not of a promise."""


def _is_no_promise(reading: Reading, quantity: Quantity) -> bool:
    """Whether an amount is told as a result, only names a goal, or has no clear bound."""
    is_odd = quantity.unsure or quantity.is_word or quantity.dimension in (TIMES, POINTS)
    return is_odd or is_result(reading, quantity) or is_short(reading, quantity)


def _bounds_between(
    one: Reading, other: Reading, ours: Quantity, theirs: Quantity
) -> Iterator[tuple[int, Slip]]:
    if ours.bound == theirs.bound or _is_no_promise(one, ours) or _is_no_promise(other, theirs):
        return
    bounds = {ours.bound, theirs.bound}
    vague = {ours.said, theirs.said} & {
        *_ALIKE[0],
        "within",
        "below",
        "under",
        "up to",
        "低于",
        "不到",
    }
    if vague and "equal" not in bounds and bounds <= {"at-least", "more-than", "at-most"}:
        return
    for wrong, (reading, quantity, right) in enumerate(
        ((one, ours, theirs.bound), (other, theirs, ours.bound))
    ):
        figures = [f for _, f in reading.targets_with(quantity, 0.4)]
        operators = {f.entry.operator for f in figures if isinstance(f.entry, Target)}
        if operators and quantity.bound not in operators and right in operators:
            yield wrong, as_bounded(reading, quantity, right, figures[0].path)
            return
    if _LOOSE & {ours.said, theirs.said}:
        return
    if is_softened(one, ours) or is_softened(other, theirs):
        return
    if "equal" in bounds and "about" not in bounds and not ours.said:
        return  # `exceed 60%` of a plain 60% is no promise
    if _is_target_like(one) or "equal" not in bounds or ours.said:
        yield 1, as_bounded(other, theirs, ours.bound, "")


def _is_target_like(reading: Reading) -> bool:
    return any(due.how in ("by", "before") for due in reading.dues)


def _resolves_between(one: Reading, other: Reading) -> Iterator[tuple[int, Slip]]:
    zh, en = (one, other) if one.lang == "zh" else (other, one)
    if zh.lang != "zh" or en.lang != "en":
        return
    swap = one.lang != "zh"
    slips = _lost(zh, en)
    if slips:
        side, slip = slips
        yield (1 - side if swap else side), slip


def _lost(zh: Reading, en: Reading) -> tuple[int, Slip] | None:
    """The slip where one side strives or ensures and the other does not, by the amount it is of."""
    strives = STRIVE.search(zh.low), re.search(STRIVE_EN, en.low)
    ensures = ENSURE.search(zh.low), ENSURE.search(en.low)
    keeps = re.search("保", zh.low)
    if ensures[1] and not keeps and strives[0] and _has_amount(en, ensures[1]):
        return 1, _span(en, ensures[1], Text("strive to", "力争"))
    if strives[1] and not re.search("[力争奋]", zh.low) and _has_amount(en, strives[1]):
        return _blamed(zh, en, strives[1], ensures[0])
    if re.search("力争|争取", zh.low) and not strives[1] and not SOFT_EN.search(en.low):
        if slip := _striving_for_nothing(zh, strives[0]):
            return 0, slip
        asserted = _ASSERTED_EN.search(en.low)
        return (1, _no_longer_striven(zh, en, strives[0], asserted)) if asserted else None
    if ensures[0] and not ensures[1] and not re.search(r"safeguard|secure|certain|see to", en.low):
        asserted = ASSERTED.search(en.low)
        return (1, _span(en, asserted, Text("ensure", "确保"))) if asserted else None
    return None


def _no_longer_striven(
    zh: Reading, en: Reading, said: re.Match[str] | None, asserted: re.Match[str]
) -> Slip:
    """The slip at the amount that the Chinese strives for, where the English has it once."""
    slip = _span(en, asserted, Text("strive to", "力争"))
    governed = next((one for one in zh.quantities if said and one.start >= said.end()), None)
    equal = [one for one in en.quantities if governed and _equal(governed, one)]
    if len(equal) != 1 or equal[0].end <= slip.end:
        return slip
    before = [one.end for one in en.quantities if one.end <= equal[0].start]
    return slip._replace(start=max([slip.start, *before]), end=equal[0].end)


def _striving_for_nothing(zh: Reading, said: re.Match[str] | None) -> Slip | None:
    """The slip where the Chinese strives for an amount that is stated plainly in its documents."""
    striven_for = [one for one in zh.quantities if said and one.start >= said.end()]
    for quantity in striven_for:
        figures = [figure for _, figure in zh.targets_with(quantity, 0.7) if is_sought(figure)]
        resolves = {f.entry.resolve for f in figures if isinstance(f.entry, Target)}
        if said and resolves and not resolves - {"plain", "law", "ensure"}:
            right = Text("is to, without striving", "不加“力争”")
            return Slip(said.start(), quantity.end, "P302", right, figures[0].path)
    return None


def _has_amount(reading: Reading, match: re.Match[str]) -> bool:
    """Whether an amount or a year stands in the clause of a verb."""
    first, last = reading.passage.clause(match.start())
    starts = [one.start for one in reading.quantities] + [due.start for due in reading.dues]
    return any(first <= start < last for start in starts)


def _blamed(
    zh: Reading, en: Reading, said: re.Match[str], ensured: re.Match[str] | None
) -> tuple[int, Slip] | None:
    """Which side is wrong where only the English strives: the Chinese, where the target does."""
    if ensured:
        return 1, _span(en, said, Text("ensure", "确保"))
    for quantity in zh.quantities:
        for _, figure in zh.targets_with(quantity, 0.4):
            if isinstance(figure.entry, Target) and figure.entry.resolve in ("strive", "endeavour"):
                right = Text("strive to", "力争")
                start = zh.passage.clause(quantity.start)[0]
                return 0, Slip(start, quantity.end, "P302", right, figure.path)
    return 1, _span(en, said, Text("is to, without striving", "不加“力争”"))


def _span(reading: Reading, match: re.Match[str], right: Text) -> Slip:
    """A slip from a verb to the amount that it governs."""
    ends = [q.end for q in reading.quantities if q.start >= match.end()]
    ends += [due.end for due in reading.dues if due.start >= match.end()]
    last = reading.passage.clause(match.start())[1]
    end = min((end for end in ends if end <= last), default=match.end())
    return Slip(match.start(), end, "P302", right)
