"""Figures and targets in words, with their units, as each language writes them."""

from __future__ import annotations

from decimal import Decimal

from dualcarbon.model.entries import Target, Unit
from dualcarbon.model.figures import Figure
from dualcarbon.model.vocab import Bound, bound_words, operator_words, year_words
from dualcarbon.text import Lang

_LARGE = ((12, "万亿"), (8, "亿"), (4, "万"))
"""The words in which Chinese counts large numbers, each with its power of ten."""


def figure_text(figure: Figure, unit: Unit, lang: Lang) -> str:
    """A figure with its unit as the language writes it: `1,620 GW`, `16.2亿千瓦`, `above 25%`.

    No digit is added or rounded; Chinese moves the point to 万, 亿 or 万亿 of the base unit.
    """
    return worded(amount_text(figure.value, unit, lang), figure.bound, lang)


def worded(amount: str, bound: Bound, lang: Lang) -> str:
    """An amount with the word for how exactly it is known: `about 20%`."""
    return bound_words(bound)[lang].format(amount)


def amount_text(value: Decimal, unit: Unit, lang: Lang) -> str:
    """A number with its unit."""
    if lang == "en" or not unit.name.zh:
        space = "" if unit.name.en.startswith("%") else " "
        return f"{value:,f}{space}{unit.name['en']}"
    return _number_zh(value, unit) + unit.name.zh


def counted_in(largest: Decimal, unit: Unit, lang: Lang) -> tuple[int, str]:
    """What numbers up to `largest` are counted in: 10^n of the unit, and what that is called.

    In Chinese GW up to 1,620 are counted in 亿千瓦, 10^2 of them.
    """
    if lang == "en" or not unit.name.zh or unit.power_zh is None:
        return 0, unit.name[lang]
    power, word = _large(largest, unit.power_zh)
    return power - unit.power_zh, word + unit.name.zh


def _large(value: Decimal, power_zh: int) -> tuple[int, str]:
    """The greatest word for a large number that the value reaches, with its power of ten."""
    size = abs(value.scaleb(power_zh))
    return next((each for each in _LARGE if size >= Decimal(10) ** each[0]), (0, ""))


def _number_zh(value: Decimal, unit: Unit) -> str:
    """A number of a unit as Chinese counts it, without the unit."""
    if unit.power_zh is None:
        return f"{value:f}"
    power, word = _large(value, unit.power_zh)
    moved = value.scaleb(unit.power_zh - power)
    return f"{_without_added_zeros(value, moved):f}{word}"


def _without_added_zeros(value: Decimal, moved: Decimal) -> Decimal:
    """`moved` without the zeros that stood before the point of a whole number (1620 → 16.2)."""
    whole = value == value.to_integral_value() and "." not in str(value)
    if whole and moved != moved.to_integral_value():
        return moved.normalize()
    return moved.quantize(Decimal(1)) if moved == moved.to_integral_value() and whole else moved


def target_text(target: Target, unit: Unit, lang: Lang) -> str:
    """What a target asks for: `at least 1,200 GW`, `before 2030`, `55 to 60%`."""
    if target.is_year:
        year = f"{target.value.value:f}"
        return year_words(target.operator)[lang].format(year)
    amount = amount_text(target.value.value, unit, lang)
    if target.operator == "range" and target.high:
        return range_text(target.value.value, target.high.value, unit, lang)
    worded = operator_words(target.operator)
    if lang == "zh" and amount.endswith(_A_YEAR) and not worded.zh.endswith("}"):
        return "每年" + worded.zh.format(amount.removesuffix(_A_YEAR))
    return worded[lang].format(amount)


def range_text(low: Decimal, high: Decimal, unit: Unit, lang: Lang) -> str:
    """From one number to another: `55 to 60%`, `7%—10%`, `10万—20万吨`."""
    if lang == "en":
        return f"{low:,f} to {amount_text(high, unit, lang)}"
    first = _number_zh(low, unit) + ("%" if unit.name["zh"] == "%" else "")
    return f"{first}—{amount_text(high, unit, lang)}"


_A_YEAR = "/年"
"""Ends a unit of so much a year; a word after it (左右) would hang on the year."""
