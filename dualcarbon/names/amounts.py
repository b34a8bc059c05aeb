"""Amounts as people write them, in one form: `1.62 billion kilowatts` is 1,620 GW is 16.2亿千瓦.

The form keeps the dimension (power, energy, mass …) and the number in its base unit. Tonnes are of
CO2, of carbon, of CO2 equivalent, of coal equivalent, or of anything: a tonne of one is none of
another, but who types tonnes alone may mean any.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from dualcarbon.model.entries import Unit
from dualcarbon.names.numerals import NUMERALS, number_typed

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

POWERS = {
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
_PER_HUNDRED = "百分之"
_OF_MASS = r"(ce|oe|co2e?|c)?"
_WORDS = (
    # A word for a unit after its prefix, its dimension, and the power of ten from it to the base.
    (r"(k|m|g|t)wh|(kilo|mega|giga|tera)watt[ -]?hours?", "kWh", -3),
    (r"(k|m|g|t)w|(kilo|mega|giga|tera)watts?", "kW", -3),
    (rf"(k|m|g)t{_OF_MASS}", "t", 0),
    (rf"t{_OF_MASS}|tonnes?|tons?|吨", "t", 0),
    (r"千瓦时|度", "kWh", 0),
    (r"兆瓦时", "kWh", 3),
    (r"吉瓦时", "kWh", 6),
    (r"太瓦时", "kWh", 9),
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
_SUBSTANCES = (
    # What makes a tonne one of a substance: words for it, the longest first.
    ("ce", r"ce|(?:of )?(?:standard coal|coal equivalent)|标准煤|标煤"),
    ("oe", r"oe|(?:of )?oil equivalent|油当量"),
    ("co2e", r"(?:of )?(?:co2|carbon dioxide)[ -]?e(?:q(?:uivalent)?)?|二氧化碳当量"),
    ("co2", r"(?:of )?(?:co2|carbon dioxide)|二氧化碳"),
    ("c", r"c|(?:of )?carbon(?! (?:emission|pollution))|碳(?!排)"),
)
_AMOUNT = (
    r"(?<![a-z\d_.,])(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d{1,18})?|\d{1,18}(?:\.\d{1,18})?)"
    rf"\s*(?P<power>{'|'.join(POWERS)})?\s*(?P<unit>[^\W\d_]|%)"
)


class Amount(NamedTuple):
    """An amount as it was typed, and the forms of figures that are the same amount."""

    written: str
    forms: tuple[str, ...]


class UnitTyped(NamedTuple):
    """A unit as it was typed: its dimension, its power of ten, of what substance, where it ends."""

    dimension: str
    power: int
    substance: str
    end: int


@cache
def _units() -> list[tuple[re.Pattern[str], str, int]]:
    """What matches a unit, its dimension and power; compiled where a number was typed."""
    return [
        (re.compile(rf"(?:{word})(?![a-z])"), dimension, power) for word, dimension, power in _WORDS
    ]


def forms_of(value: Decimal, unit: Unit, about: str) -> tuple[str, ...]:
    """The forms of a figure of the base: `kW 1.62E+9` for 1,620 GW.

    A figure in tonnes has two: one for its substance, which its unit names or else what it is
    `about`, and one for who names none.
    """
    base = unit.name.zh or unit.name.en
    dimension = next((name for start, name in _DIMENSIONS if base.startswith(start)), base)
    number = value.scaleb(unit.power_zh or 0)
    if dimension != "t":
        return (_form(dimension, number),)
    substance = _substance(base.removeprefix("吨")) or _substance(unit.name.en.split(" ", 1)[-1])
    if not substance and ("CO2" in about or "二氧化碳" in about):
        substance = "co2"
    return _form("t", number), _form(f"t {substance or _ANY}", number)


_ANY = "?"
"""Stands for the substance of a figure in tonnes that names none."""


def _form(dimension: str, value: Decimal) -> str:
    return f"{dimension} {value.normalize()}"


def _substance(words: str) -> str:
    """The substance that the words begin with; none where they begin with anything else."""
    return _substance_at(words.casefold(), 0)[0]


def _substance_in(unit: re.Match[str]) -> tuple[str, int]:
    """The substance that a unit of mass names, or what follows it, and where that ends."""
    short = next((part for part in unit.groups() if part in dict(_SUBSTANCES)), "")
    return (short, unit.end()) if short else _substance_at(unit.string, unit.end())


def _substance_at(text: str, at: int) -> tuple[str, int]:
    for substance, words in _SUBSTANCES:
        if match := re.compile(rf"\s*(?:{words})(?![a-z])").match(text, at):
            return substance, match.end()
    return "", at


def _percentage(match: re.Match[str]) -> str:
    """A percentage with a sign, where Chinese writes it in words: 百分之二十五."""
    number = match[1] if match[1][0].isdecimal() else number_typed(match[1])
    return f" {number}% " if number else match[0]


def _number(match: re.Match[str], unit: UnitTyped) -> Decimal:
    """The number of an amount in its base unit."""
    power = POWERS.get(match["power"] or "", 0) + unit.power
    return Decimal(match["number"].replace(",", "")).scaleb(power)


def unit_at(text: str, at: int) -> UnitTyped | None:
    """The unit that stands at a place in a folded text; None where there is none."""
    for word, dimension, power in _units():
        if unit := word.match(text, at):
            prefix = next((part for part in unit.groups() if part in _PREFIXES), "")
            substance, end = _substance_in(unit) if dimension == "t" else ("", unit.end())
            return UnitTyped(dimension, power + _PREFIXES.get(prefix, 0), substance, end)
    return None


def amounts_in(query: str) -> tuple[list[Amount], str]:
    """The amounts in `query`, and what is left of it without them."""
    text = unicodedata.normalize("NFKC", query).casefold()
    if _PER_HUNDRED in text:
        text = re.sub(f"{_PER_HUNDRED}([{NUMERALS}]+|[\\d.]+)", _percentage, text)
    if not any(map(str.isdecimal, text)):
        return [], query
    amounts, rest, at = [], [], 0
    for match in re.finditer(_AMOUNT, text):
        if unit := unit_at(text, match.start("unit")):
            number = _number(match, unit)
            forms: tuple[str, ...] = (_form(unit.dimension, number),)
            if unit.substance:
                forms = (_form(f"t {unit.substance}", number), _form(f"t {_ANY}", number))
            amounts.append(Amount(text[match.start() : unit.end].strip(), forms))
            rest.append(text[at : match.start()])
            at = unit.end
    return amounts, " ".join((*rest, text[at:]))
