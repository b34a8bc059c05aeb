"""Rules W5 of force: what a target says of its number and resolve is what its quoted sentence says.

A word of bound or resolve belongs to the number that it stands beside, so each rule first finds the
target's own number in the Chinese sentence. What stands further off may or may not govern it, and
is no reason for a finding.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from dualcarbon.model.entries import Facts, Target, Unit
from dualcarbon.model.vocab import Operator, Resolve
from dualcarbon.names.numerals import number_typed
from dualcarbon.reading.walk import Broken
from dualcarbon.text import Text, shorten

_AFTER: dict[str, Operator] = {
    "左右": "about", "上下": "about", "以上": "at-least", "以下": "at-most", "以内": "at-most",
}  # fmt: skip
"""Words of bound that follow a number and its unit."""

_BEFORE: dict[str, Operator] = {
    "不少于": "at-least", "不低于": "at-least", "至少": "at-least", "不超过": "at-most",
    "不高于": "at-most", "大约": "about", "约": "about", "超过": "more-than", "超": "more-than",
    "突破": "more-than", "高于": "more-than", "大于": "more-than",
}  # fmt: skip
"""Words of bound that stand before a number; one that holds another comes first."""

_RESOLVES: dict[str, Resolve] = {
    "努力争取": "endeavour", "力争": "strive", "争取": "strive", "确保": "ensure",
}  # fmt: skip
"""Words of resolve; one that holds another comes first."""

_POWERS = {"万亿": 12, "千万": 7, "百万": 6, "亿": 8, "万": 4, "千": 3, "百": 2}


class _Number(NamedTuple):
    """A number in a sentence, in the base unit, and where it stands."""

    value: Decimal
    start: int
    end: int
    is_year: bool


def _numbers(sentence: str) -> Iterator[_Number]:
    pattern = rf"([0-9]+(?:,[0-9]{{3}})*(?:\.[0-9]+)?)({'|'.join(_POWERS)})?(年)?"
    for found in re.finditer(pattern, sentence):
        value = Decimal(found[1].replace(",", "")).scaleb(_POWERS.get(found[2] or "", 0))
        yield _Number(value, found.start(), found.end(2 if found[2] else 1), bool(found[3]))
    for found in re.finditer("百分之([一二三四五六七八九十]+)", sentence):
        if percent := number_typed(found[1]):
            yield _Number(Decimal(percent), found.start(), found.end(), False)


def _quoted(facts: Facts) -> Iterator[tuple[Target, str, list[_Number], list[_Number]]]:
    """The targets with a Chinese sentence: all numbers in it, and those that are the target's."""
    for target in facts.targets.values():
        unit = facts.units.get(target.unit)
        if target.quote.zh and unit:
            numbers = [*_numbers(target.quote.zh)]
            yield target, target.quote.zh, numbers, _own(target, unit, numbers)


def _own(target: Target, unit: Unit, numbers: list[_Number]) -> list[_Number]:
    """The numbers that are the target's: of a range its high end, before which the unit stands."""
    figure = target.high or target.value
    value = figure.value.scaleb(unit.power_zh or 0)
    return [n for n in numbers if n.value == value and (n.is_year == target.is_year)]


def number_not_in_the_quote(facts: Facts) -> Broken:
    """The sentence that a target quotes has numbers, but not the target's.

    targets:
      more:
        name: more
        operator: equal
        value: 12
        unit: "%"
        announced: 2020
        document: act
        resolve: plain
        quote_zh: 比重达到25%
        sources: [act]
    """
    for target, quote, numbers, own in _quoted(facts):
        if not own and any(number.is_year == target.is_year for number in numbers):
            yield (
                ("targets", target.id, "quote_zh"),
                Text(
                    f"the number of target {target.id!r} is not in {shorten(quote)!r}; quote the "
                    "sentence that sets it, or correct the value",
                    f"“{shorten(quote)}”中没有目标“{target.id}”的数字；请引用写明该数字的原文，"
                    "或更正数值",
                ),
            )


def bound_not_as_quoted(facts: Facts) -> Broken:
    """A target's operator is not the word beside its number: 左右 or 约, 以上, 超过, 以内.

    targets:
      more:
        name: more
        operator: about
        value: 25
        unit: "%"
        announced: 2020
        document: act
        resolve: plain
        quote_zh: 比重达到25%以上
        sources: [act]
    """
    for target, quote, _, own in _quoted(facts):
        if target.operator in ("range", "before") or not own:
            continue
        said = {operator for number in own for operator in _bounds(quote, number)}
        if target.operator not in said:
            right = " / ".join(sorted(said - {target.operator}))
            yield (
                ("targets", target.id, "operator"),
                Text(
                    f"target {target.id!r} is {target.operator}, but "
                    f"{shorten(quote)!r} says {right}",
                    f"目标“{target.id}”的 operator 是 {target.operator}，而“{shorten(quote)}”"
                    f"应为 {right}",
                ),
            )


def _bounds(quote: str, number: _Number) -> set[Operator]:
    """What the words around a number make of it; several where a list leaves it open."""
    before, after = quote[: number.start], quote[number.end :]
    for word, operator in _BEFORE.items():
        if re.search(rf"{word}(?:为|达|到|至)?$", before):
            return {operator}
    words, unit = "|".join(_AFTER), "年" if number.is_year else "[^0-9，。；、和与]{0,8}?"
    if direct := re.match(f"{unit}({words})", after):
        return {_AFTER[direct[1]]}
    if not re.match(f"{unit}[、和与][0-9]", after):
        return {"equal"}
    # In `25%、30%以上` the last word may be of all.
    clause = re.split("[，。；]", after)[0]
    return {"equal", *(_AFTER[word] for word in re.findall(words, clause))}


def resolve_not_as_quoted(facts: Facts) -> Broken:
    """A target's resolve is not the word before its number: 力争, 努力争取 or 确保.

    targets:
      more:
        name: more
        operator: equal
        value: 25
        unit: "%"
        announced: 2020
        document: act
        resolve: plain
        quote_zh: 比重力争达到25%
        sources: [act]
    """
    for target, quote, _, own in _quoted(facts):
        ends = [number.start for number in own] or [len(quote)]
        beside = {word for end in ends if (word := _resolve(re.split("[，。；]", quote[:end])[-1]))}
        before = {word for end in ends if (word := _resolve(quote[:end]))}
        is_worded = target.resolve in _RESOLVES.values()
        if (beside and target.resolve not in beside) or (
            is_worded and target.resolve not in before
        ):
            right = " / ".join(sorted(beside)) or "plain"
            yield (
                ("targets", target.id, "resolve"),
                Text(
                    f"target {target.id!r} is {target.resolve}, but "
                    f"{shorten(quote)!r} says {right}",
                    f"目标“{target.id}”的 resolve 是 {target.resolve}，而“{shorten(quote)}”"
                    f"应为 {right}",
                ),
            )


def _resolve(text: str) -> Resolve | None:
    """What the last word of resolve in a text says."""
    words = re.findall("|".join(_RESOLVES), text)
    return _RESOLVES[words[-1]] if words else None
