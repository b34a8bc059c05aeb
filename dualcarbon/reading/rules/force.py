"""Rules W5 of force: a target says what its sentence says, and English what Chinese says.

A word of bound or resolve belongs to the number that it stands beside, so each rule of a target
first finds the target's own number in the Chinese sentence. What stands further off may or may not
govern it, and is no reason for a finding.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from dualcarbon.model.entries import Facts, Target, Unit
from dualcarbon.model.vocab import Operator, Resolve
from dualcarbon.names.force import AFTER, BEFORE, RESOLVES
from dualcarbon.names.numerals import number_typed
from dualcarbon.reading.findings import Way
from dualcarbon.reading.walk import Broken, entries, parts
from dualcarbon.text import Text, shorten

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
    for word, operator in BEFORE.items():
        if re.search(rf"{word}(?:为|达|到|至)?$", before):
            return {operator}
    words, unit = "|".join(AFTER), "年" if number.is_year else "[^0-9，。；、和与]{0,8}?"
    if direct := re.match(f"{unit}({words})", after):
        return {AFTER[direct[1]]}
    if not re.match(f"{unit}[、和与][0-9]", after):
        return {"equal"}
    # In `25%、30%以上` the last word may be of all.
    clause = re.split("[，。；]", after)[0]
    return {"equal", *(AFTER[word] for word in re.findall(words, clause))}


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
        is_worded = target.resolve in RESOLVES.values()
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
    words = re.findall("|".join(RESOLVES), text)
    return RESOLVES[words[-1]] if words else None


class _Said(NamedTuple):
    """A force in both languages: what surely says it in one, and all that may say it in the other.

    A text that surely has it in one language is at fault where nothing in the other may say it.
    """

    name: Text
    en: str
    en_perhaps: str
    zh: str
    zh_perhaps: str


_COUNT = "[0-9][0-9,.]*"
_SAID = (
    _Said(
        Text("strive", "力争"),
        r"\bstriv",
        r"striv|\baim|seek|sought|endeavo|effort|\btr(y|ie)|hope|\bbid\b|attempt|best|goal",
        "力争|努力争取",
        "力|争取|奋斗",
    ),
    _Said(
        Text("about", "约"),
        f"(about|around|roughly|approximately|nearly|almost) {_COUNT}",
        r"about|around|\bsome\b|rough|approximate|near|almost|or so\b|close|circa|-odd\b",
        f"{_COUNT}[^，。；、0-9]{{0,6}}左右|约{_COUNT}",
        "约|左右|近|上下|多|余|前后|大致|几|概",
    ),
    _Said(
        Text("at least", "以上"),
        f"at least {_COUNT}",
        r"least|\bor (more|higher|above|larger|longer|greater)|\bover\b|more than|above|exceed"
        r"|\b(no|not) (less|fewer|lower)|minimum|upward|beyond|and up\b|\bfrom\b",
        # Not the year of 2025年以上, nor 规模以上, which are the large ones.
        f"{_COUNT}(?!年)[^，。；、0-9规]{{0,6}}以上|(不低于|不少于|至少){_COUNT}",
        "以上|不低于|不少于|不小于|不下|至少|起码|最低|超|高于|大于|多于|起",
    ),
    _Said(
        Text("more than", "超过"),
        f"(?<!no )(?<!not )more than {_COUNT}",
        r"more than|\bover\b|above|exceed|excess|pass|beyond|\btop|higher|beat|greater|larger"
        r"|broke?|upward|outnumber",
        f"(?<![不赶])(超过?|突破)(?!20[0-9]{{2}}年){_COUNT}",
        "超|以上|多|突破|高于|大于|逾|过|余|不止|不低于",
    ),
)


def force_differs(facts: Facts) -> Broken:
    """A text strives, or says about, at least, more than or before, in one language only.

    languages: [en, zh]
    events:
      pledge:
        name: A pledge
        name_zh: 承诺
        date: 2020
        kind: milestone
        summary: It named a share of 25%.
        summary_zh: 提出占比达到25%左右。
        sources: [act]
    """
    for path, text in _in_both(facts):
        for said in (*_lost(text), *_by_for_before(text)):
            yield (
                path,
                Text(
                    f"“{said.zh}” (“{said.en}”) stands in one language only: "
                    f"{shorten(text.en)!r}, {shorten(text.zh)!r}; give both the same force",
                    f"“{said.zh}”（{said.en}）只见于一种语言：“{shorten(text.en)}”"
                    f"“{shorten(text.zh)}”；请使两种语言的约束力一致",
                ),
            )


def _in_both(facts: Facts) -> Iterator[tuple[Way, Text]]:
    """The texts in both languages, but for quotes: official English is as it is."""
    for path, entry in entries(facts):
        for inner, text in parts(entry, path):
            if isinstance(text, Text) and text.en and text.zh and inner[-1] != "quote":
                yield inner, text


def _lost(text: Text) -> Iterator[Text]:
    for said in _SAID:
        in_zh, in_en = re.search(said.zh, text.zh), re.search(said.en, text.en)
        if (in_zh and not re.search(said.en_perhaps, text.en, re.IGNORECASE)) or (
            in_en and not re.search(said.zh_perhaps, text.zh)
        ):
            yield said.name


def _by_for_before(text: Text) -> Iterator[Text]:
    """Years that English has as `by 2030` and Chinese as 2030年前, which leaves 2030 out."""
    # 2025年前8个月 are eight months of that year.
    before_zh = "年[以之]?前(?![0-9一二三四五六七八九十两几])"
    for year in dict.fromkeys(re.findall(f"(20[0-9]{{2}}){before_zh}", text.zh)):
        by = re.search(rf"\bby (?:the end of )?{year}", text.en)
        before = re.search(rf"(?i)before [^.,;]*\b({year}|that year|then)", text.en)
        if by and not before and not re.search(f"{year}(?!{before_zh})", text.zh):
            yield Text(f"before {year}", f"{year}年前")
