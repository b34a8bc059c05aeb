"""The amounts in a passage: how much of what, in which words of bound, and where."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from dualcarbon.model.entries import Unit
from dualcarbon.model.vocab import Operator
from dualcarbon.names.amounts import POWERS, forms_of, unit_at
from dualcarbon.names.force import AFTER, BEFORE

COUNT, TIMES, POINTS = "count", "times", "pp"
"""Dimensions beside those of `names.amounts`: things counted, multiples, percentage points."""

_NUMBER = re.compile(
    r"(?<![A-Za-z\d_.,〔\[])(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,15}(?:\.\d{1,9})?)"
    rf"(?P<gap>[\s\u00a0-]*)(?P<power>千万|{'|'.join(POWERS)})?s?"
)
_MEASURES = [
    "个",
    "台",
    "辆",
    "家",
    "户",
    "座",
    "项",
    "条",
    "名",
    "人",
    "种",
    "套",
    "艘",
    "万人",
    "回",
    "批",
    "所",
    "件",
    "株",
    "亩",
    "公顷",
    "部",
    "处",
    "units",
    "vehicles",
    "facilities",
    "entities",
    "firms",
    "companies",
    "people",
    "products",
    "standards",
    "projects",
    "households",
    "points",
    "piles",
]
_POWERS = {**POWERS, "千万": 7}
_HANS = dict(zip("一二三四五六七八九十两半", (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 2, 0), strict=True))
_WORDS = dict(
    zip(
        [
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "twice",
            "once",
        ],
        (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 2, 1),
        strict=True,
    )
)
_NOT_AMOUNT = re.compile(r"(no\.?|art\.?|article|page|p\.|chapter|section|fig(ure)?|cop|第|-)\s*$")
_ORDINAL = re.compile(r"(st|nd|rd|th)\b|年(?!前?后)|月|日|号|页|章|节|条第|届|:\d|时(?!\w)|点钟")
_MONTH = r"(january|february|march|april|may|june|july|august|september|october|november|december)"
_RANGE = re.compile(r"\s*(?:-|–|—|~|～|至|到|to|and)\s*")
_CHANGE_ZH = re.compile(
    r"(增长|增加|新增|提高|下降|降低|减少|上升|提升|增幅|降幅|增速|降|增|升|同比|较上年|比上年|差"
    r"|跌|涨)"
    r"(?:了|约|近|超过?|至少)?[^0-9，。；至到为达]{0,3}$"
)
_CHANGE_EN = re.compile(
    r"(added|adding|add|additions? of|increase of|rise of|growth of|growing|grew|rose|risen|fell|"
    r"fallen|dropped|(?<!made )(?<!make )(?<!makes )(?<!making )up|down|by|fall of|cut of|drop of"
    r"|decline of|short of|another|further|extra|"
    r"more|gain of|reduction of|expanded|new|of which)"
    r"\s(?:(?:about|around|some|nearly|at least|over|more than|only|a|by|further)\s)*$"
)
_CHANGE_AFTER = re.compile(
    r"[^,.;，。；]{0,25}?\b(more than (in|a year|the year)|higher|lower|less than|up on|were added|"
    r"was added|had been added|increase|decrease|growth|rise|reduction|drop|short)\b"
    r"|\s*(?:lower|higher|more|less)\b|的?(?:增长|降幅|增幅|增速)"
)


class Quantity(NamedTuple):
    """An amount: its dimension, its value in the base unit and the value of its last digit.

    `bound` is what the words beside it make of it, `said` those words; `unsure` where a list leaves
    open whether they hold for it. `is_change` marks what something grew or fell by. From `start` to
    `end` are its number and unit.
    """

    start: int
    end: int
    dimension: str
    value: Decimal
    last: Decimal
    digits: str
    power: int = 0
    bound: Operator = "equal"
    said: str = ""
    unsure: bool = False
    is_change: bool = False
    is_word: bool = False


def dimension_of(value: Decimal, unit: Unit) -> tuple[str, Decimal]:
    """The dimension and size, in the base unit, of a figure of the base."""
    if unit.id in ("%", "% change", "% a year"):
        return "%", value
    if unit.id == "times":
        return TIMES, value
    if unit.id == "pp-per-year":
        return POINTS, value
    dimension, size = (
        forms_of(value, unit, "")[0].split(" ")[0:2]
        if unit.power_zh is not None or unit.id.startswith(("CNY", "t-per"))
        else (COUNT, str(value))
    )
    return (COUNT if dimension in _COUNTED else dimension), Decimal(size)


_COUNTED = {"vehicles", "个", "家", "辆", "种产品", "项标准", "回"}


def quantities(low: str) -> list[Quantity]:
    """The amounts in a passage, in order."""
    numbers = [*_inherited([*_numbers(low)], low)]
    numbers += [one for one in _worded(low) if not _overlaps(one, numbers)]
    numbers.sort()
    return [*_bounded(numbers, low)]


def _overlaps(one: Quantity, others: list[Quantity]) -> bool:
    return any(one.start < other.end and other.start < one.end for other in others)


def _numbers(low: str) -> Iterator[Quantity]:
    for match in _NUMBER.finditer(low):
        number, end = match["number"], match.end("number")
        power = _POWERS.get(match["power"] or "", 0)
        at = match.end() if match["power"] else end
        if not match["power"] and _NOT_AMOUNT.search(low, max(0, match.start() - 9), match.start()):
            continue
        after = re.compile(r"[\s\u00a0-]*").match(low, at)
        unit = unit_at(low, after.end()) if after else None
        value = Decimal(number.replace(",", ""))
        last = Decimal(1).scaleb(-len(number.partition(".")[2]))
        digits = number.replace(",", "").replace(".", "").strip("0")
        points = re.compile(r"\s*(个百分点|percentage points?)").match(low, at)
        if points:
            yield Quantity(match.start(), points.end(), POINTS, value, last, digits)
        elif unit and not _is_rate(low, unit.end):
            scale = power + unit.power
            dimension = COUNT if unit.dimension == "vehicles" else unit.dimension
            size = value.scaleb(scale), last.scaleb(scale)
            yield Quantity(match.start(), unit.end, dimension, *size, digits, power)
        else:
            counted = _counted(low, match, power, at)
            if counted:
                size = value.scaleb(power), last.scaleb(power)
                yield Quantity(match.start(), counted, COUNT, *size, digits, power)


def _is_rate(low: str, at: int) -> bool:
    """Whether an amount is of one thing to another, such as kilometres per hour."""
    return bool(re.compile(r"\s*(/|per )\s*(h|hour|kwh)").match(low, at))


def _counted(low: str, match: re.Match[str], power: int, at: int) -> int:
    """Where a counted number ends; 0 where it is a year, an ordinal or part of a date."""
    number = match["number"]
    if _ORDINAL.match(low, at) or re.compile(rf"\s*{_MONTH}").match(low, at):
        return 0
    if re.search(rf"{_MONTH}\s*$", low[max(0, match.start() - 12) : match.start()]):
        return 0
    measure = next((m for m in _MEASURES if low.startswith(m, at)), "")
    is_year = not power and re.fullmatch(r"(19|20)\d\d", number)
    if is_year and not measure:
        return 0
    if re.compile(rf"\s*(?:-|–|to|and|至|到)\s*\d{{1,2}}(?:\s*{_MONTH}|月|日)").match(low, at):
        return 0
    return at + (len(measure) if measure and not measure.isascii() else 0)


def _inherited(numbers: list[Quantity], low: str) -> Iterator[Quantity]:
    """The numbers, where the first of a range has the unit of the second."""
    for one, other in zip(numbers, (*numbers[1:], None)[: len(numbers)], strict=True):
        gap = low[one.end : other.start] if other else ""
        if not other or one.dimension != COUNT or not _RANGE.fullmatch(gap):
            yield one
            continue
        has_power = one.power or "," in low[one.start : one.end] or gap.strip() == "and"
        shift = other.last.adjusted() + _places(low, other) if not has_power else 0
        if has_power and other.dimension != COUNT and other.dimension not in ("t", "CNY", "km"):
            yield one
            continue
        size = one.value.scaleb(shift), one.last.scaleb(shift)
        yield one._replace(dimension=other.dimension, value=size[0], last=size[1])


def _places(low: str, one: Quantity) -> int:
    """How many digits stand behind the point of an amount."""
    match = re.match(r"[\d,]+\.?(\d*)", low[one.start : one.end])
    return len(match[1]) if match else 0


_TIMES = (
    # A multiple in words, and what it comes to: a number, or what is added to the one that is read.
    (
        r"(增加|增长|提高|扩大|上升)(?:了|约|近|超过)?([一二三四五六七八九十两]"
        r"|\d+(?:\.\d+)?)倍",
        2,
        1,
    ),
    (
        r"(?:增至|增加到|扩大到|提高到|增长到|升至|达到)?(?:原来的)?"
        r"([一二三四五六七八九十两]|\d+(?:\.\d+)?)倍",
        1,
        0,
    ),
    (r"翻(一|两|三)番", 1, None),
    (r"(\d+(?:\.\d+)?|\b[a-z]+) times\b", 1, 0),
    (r"(\d+|\b(?:two|three|four|five|six|seven|eight|nine|ten))-?fold", 1, 0),
)
_VERBS = (
    ("doubl(?:e|es|ed|ing)", 2),
    ("tripl(?:e|es|ed|ing)", 3),
    ("trebl(?:e|es|ed|ing)", 3),
    ("quadrupl(?:e|es|ed|ing)", 4),
)
_PARTS = (
    (r"([一二三四五六七八九])成(?=左右|以上|以下|[，。、；的]|$|多)", 10),
    (r"百分之([一二三四五六七八九十]+)", 1),
)
_HALVES = (
    ("half", 50),
    ("一半", 50),
    ("四分之一", 25),
    ("a quarter", 25),
    ("one quarter", 25),
    ("a third", 33),
    ("one third", 33),
    ("三分之一", 33),
    ("two thirds", 67),
    ("三分之二", 67),
    ("three quarters", 75),
    ("四分之三", 75),
    ("one fifth", 20),
    ("a fifth", 20),
    ("五分之一", 20),
    ("a tenth", 10),
    ("十分之一", 10),
)


def _read(word: str) -> Decimal | None:
    if word[:1].isdecimal():
        return Decimal(word)
    if word in _WORDS:
        return Decimal(_WORDS[word])
    return _han(word)


def _han(word: str) -> Decimal | None:
    """The number below 100 that is written in Han: 三, 十, 二十五."""
    tens, ten, ones = word.rpartition("十")
    if any(char not in _HANS for char in tens + ones) or max(len(tens), len(ones)) > 1:
        return None
    value = (10 * (_HANS[tens] if tens else 1) if ten else 0) + (_HANS[ones] if ones else 0)
    return Decimal(value) if value else None


def _worded(low: str) -> Iterator[Quantity]:
    """Amounts in words: multiples, tenths, percentages, halves."""
    yield from _times_in(low)
    yield from _parts_in(low)


def _times_in(low: str) -> Iterator[Quantity]:
    seen: list[Quantity] = []
    for pattern, group, more in _TIMES:
        for match in re.finditer(pattern, low):
            value = _read(match[group])
            if value is not None:
                size = 2**value if more is None else value + more
                quantity = _of_word(match, TIMES, Decimal(size))
                seen += [] if _overlaps(quantity, seen) else [quantity]
    yield from seen
    for word, times in _VERBS:
        for match in re.finditer(rf"\b{word}\b", low):
            yield _of_word(match, TIMES, Decimal(times))


def _parts_in(low: str) -> Iterator[Quantity]:
    for pattern, factor in _PARTS:
        for match in re.finditer(pattern, low):
            if value := _han(match[1]):
                yield _of_word(match, "%", value * factor)._replace(is_word=True)
    for word, part in _HALVES:
        for match in re.finditer(rf"\b{word}\b" if word.isascii() else word, low):
            yield _of_word(match, "%", Decimal(part))._replace(is_word=True)


def _of_word(match: re.Match[str], dimension: str, value: Decimal) -> Quantity:
    return Quantity(match.start(), match.end(), dimension, value, Decimal(1), str(value))


_BEFORE_EN: tuple[tuple[str, Operator], ...] = (
    (
        r"at least|no less than|not less than|no fewer than|no lower than|a minimum of|minimum",
        "at-least",
    ),
    (
        r"no more than|not more than|at most|within|below|under|up to|less than|fewer than"
        r"|not exceed"
        r"(?:ing)?|a maximum of|not to exceed|a little less than|just under|no higher than",
        "at-most",
    ),
    (
        r"more than|over|above|exceed(?:s|ed|ing)?|in excess of|upwards of|surpass(?:es|ed|ing)?|"
        r"top(?:s|ped|ping)|past|beyond|pass(?:es|ed|ing)?|crossed",
        "more-than",
    ),
    (
        r"about|around|roughly|approximately|some|nearly|almost|close to|circa|or so|well-nigh",
        "about",
    ),
)
_AFTER_EN: tuple[tuple[str, Operator], ...] = (
    (
        r"(?:[\w%-]+ ){0,3}or (?:more|higher|above|greater|over)\b|and (?:more|above)\b|at least\b|"
        r"or upwards",
        "at-least",
    ),
    (r"or so\b|-odd\b", "about"),
    (r"or (?:less|below|lower|under|fewer)\b", "at-most"),
)
_NEAR_ZH: dict[str, Operator] = {
    "接近": "about",
    "近": "about",
    "逾": "more-than",
    "不到": "at-most",
    "不足": "at-most",
    "低于": "at-most",
    "小于": "at-most",
    "达到或超过": "at-least",
    "不小于": "at-least",
}
_INSIDE_ZH: dict[str, Operator] = {"多": "more-than", "余": "more-than"}


@cache
def _bounds_en() -> tuple[list[tuple[re.Pattern[str], Operator]], ...]:
    before = [(re.compile(rf"\b({words})\s(?:a |some )?[$¥~]?$"), op) for words, op in _BEFORE_EN]
    return before, [(re.compile(rf"[\s,]*({words})"), op) for words, op in _AFTER_EN]


def _bounded(numbers: list[Quantity], low: str) -> Iterator[Quantity]:
    """The amounts with the words of bound beside them."""
    previous: Quantity | None = None
    for place, one in enumerate(numbers):
        before = low[max(0, one.start - 40) : one.start]
        after = low[one.end : one.end + 40]
        following = numbers[place + 1] if place + 1 < len(numbers) else None
        bound, said = _bound(before, after)
        gap_before = low[previous.end : one.start] if previous else ""
        gap_after = low[one.end : following.start] if following else ""
        unsure = not said and bool(
            (previous and previous.said and _SHARED.fullmatch(gap_before))
            or (previous and _RANGE.fullmatch(gap_before))
            or (following and _LISTED.fullmatch(gap_after))
        )
        change = bool(
            _CHANGE_ZH.search(before) or _CHANGE_EN.search(before) or _CHANGE_AFTER.match(after)
        )
        previous = one._replace(bound=bound, said=said, unsure=unsure, is_change=change)
        yield previous


_LISTED = re.compile(r"\s*(?:左右|以上)?\s*(?:[,、和与及至到—–-]|and|to|and by|respectively)+\s*")


_SHARED = re.compile(r"[^.;。；]{0,70}?(?:\band\b|、|和|与|及)[^.;。；]{0,50}")
"""What stands between two amounts of which the first has a bound that may hold for both."""


def _bound(before: str, after: str) -> tuple[Operator, str]:
    """What the words beside an amount make of it, and those words."""
    return _bound_zh(before, after) or _bound_en(before, after) or ("equal", "")


def _bound_zh(before: str, after: str) -> tuple[Operator, str] | None:
    for words in (_NEAR_ZH, BEFORE):
        for word, operator in words.items():
            if re.search(rf"(?<![{_JOINED}]){word}(?:为|达到?|到|至)?$", before):
                return operator, word
    match = re.match(rf"[^0-9，。；、和与,.;A-Za-z]{{0,8}}?({'|'.join(AFTER)})", after)
    if match and not re.match("规模以上|年以上", match[0][-4:]):
        return AFTER[match[1]], match[1]
    if match := re.match("[^0-9，。；、和与]{0,4}(多|余)(?=[万亿千个家台辆，。])", after):
        return "more-than", match[1]
    return None


def _bound_en(before: str, after: str) -> tuple[Operator, str] | None:
    befores, afters = _bounds_en()
    for pattern, operator in befores:
        if match := pattern.search(before):
            return operator, match[1]
    for pattern, operator in afters:
        if match := pattern.match(after):
            return operator, match[1]
    return None


_JOINED = "不的节公条契合签制预最附赶"
"""Characters after which 约, 近 and 超 are part of another word."""
