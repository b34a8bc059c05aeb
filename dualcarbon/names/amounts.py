"""Amounts as people write them, in one form: `1.62 billion kilowatts` is 1,620 GW is 16.2亿千瓦.

The form keeps the dimension (power, energy, mass …) and the number in its base unit, not what is
counted: tonnes of CO2 and of coal equivalent are both tonnes, for a person may not name which.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from functools import cache

from dualcarbon.model.entries import Unit

_DIMENSIONS = (
    ("千瓦时", "kWh"),
    ("千瓦", "kW"),
    ("吨", "t"),
    ("立方米", "m3"),
    ("公顷", "ha"),
    ("公里", "km"),
    ("美元", "USD"),
    ("元", "CNY"),
    ("辆", "vehicles"),
    ("%", "%"),
)
"""How the Chinese name of a base unit begins, and its dimension."""

_POWERS = {
    "thousand": 3,
    "million": 6,
    "mn": 6,
    "billion": 9,
    "bn": 9,
    "trillion": 12,
    "万亿": 12,
    "亿": 8,
    "百万": 6,
    "万": 4,
}
_PREFIXES = {"k": 3, "m": 6, "g": 9, "t": 12, "kilo": 3, "mega": 6, "giga": 9, "tera": 12}
_OF_MASS = r"(?:ce|co2e?|c)?"
_WORDS = (
    # A word for a unit after its prefix, its dimension, and the power of ten from it to the base.
    (r"(k|m|g|t)wh|(kilo|mega|giga|tera)watt[ -]?hours?", "kWh", -3),
    (r"(k|m|g|t)w|(kilo|mega|giga|tera)watts?", "kW", -3),
    (rf"(k|m|g)t{_OF_MASS}", "t", 0),
    (rf"t{_OF_MASS}|tonnes?|tons?|吨", "t", 0),
    (r"千瓦时|度", "kWh", 0),
    (r"千瓦", "kW", 0),
    (r"兆瓦", "kW", 3),
    (r"吉瓦", "kW", 6),
    (r"cubic met(?:re|er)s?|m3|立方米", "m3", 0),
    (r"(m)ha|hectares?|ha|公顷", "ha", 0),
    (r"kilomet(?:re|er)s?|km|公里", "km", 0),
    (r"us dollars?|usd|dollars?|美元", "USD", 0),
    (r"yuan|cny|rmb|元", "CNY", 0),
    (r"vehicles?|cars?|辆", "vehicles", 0),
    (r"%|per ?cent", "%", 0),
)
_AMOUNT = (
    r"(?<![\w.,])(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d{1,18})?|\d{1,18}(?:\.\d{1,18})?)"
    rf"\s*(?P<power>{'|'.join(_POWERS)})?\s*(?P<unit>[^\W\d_]|%)"
)


@cache
def _units() -> list[tuple[re.Pattern[str], str, int]]:
    """What matches a unit, its dimension and power; compiled where a number was typed."""
    return [
        (re.compile(rf"(?:{word})(?![a-z])"), dimension, power) for word, dimension, power in _WORDS
    ]


def amount(value: Decimal, unit: Unit) -> str:
    """The form of a figure of the base: `kW 1.62E+9` for 1,620 GW."""
    base = unit.name.zh or unit.name.en
    dimension = next((name for start, name in _DIMENSIONS if base.startswith(start)), base)
    return _form(dimension, value.scaleb(unit.power_zh or 0))


def _form(dimension: str, value: Decimal) -> str:
    return f"{dimension} {value.normalize()}"


def amounts_in(query: str) -> tuple[list[str], str]:
    """The forms of the amounts in `query`, and what is left of it without them."""
    text = unicodedata.normalize("NFKC", query).casefold()
    if not any(map(str.isdecimal, text)):
        return [], text
    forms, rest, at = [], [], 0
    for match in re.finditer(_AMOUNT, text):
        for word, dimension, power in _units():
            if unit := word.match(text, match.start("unit")):
                prefix = next(filter(None, unit.groups()), "")
                scale = _POWERS.get(match["power"] or "", 0) + _PREFIXES.get(prefix, 0) + power
                number = Decimal(match["number"].replace(",", ""))
                forms.append(_form(dimension, number.scaleb(scale)))
                rest.append(text[at : match.start()])
                at = unit.end()
                break
    return forms, "".join((*rest, text[at:]))
