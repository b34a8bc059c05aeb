"""The words of bound beside an amount: about, at least, 左右, 以上."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from dualcarbon.model.vocab import Operator
from dualcarbon.names.force import AFTER, BEFORE
from dualcarbon.proofread.quantity import Quantity

RANGE = re.compile(r"\s*(?:-|–|—|~|～|至|到|to|and)\s*")
"""What stands between the ends of a range."""
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


@cache
def _bounds_en() -> tuple[list[tuple[re.Pattern[str], Operator]], ...]:
    before = [(re.compile(rf"\b({words})\s(?:a |some )?[$¥~]?$"), op) for words, op in _BEFORE_EN]
    return before, [(re.compile(rf"[\s,]*({words})"), op) for words, op in _AFTER_EN]


def bounded(numbers: list[Quantity], low: str) -> Iterator[Quantity]:
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
            or (previous and RANGE.fullmatch(gap_before))
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
    if match := re.match("[^0-9，。；、和与的倍]{0,4}(多|余)(?=[万亿千个家台辆，。])", after):
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
