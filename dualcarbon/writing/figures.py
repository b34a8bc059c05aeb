"""Figures and targets in words, with their units, as each language writes them."""

from __future__ import annotations

from decimal import Decimal

from dualcarbon.model.entries import Target, Unit
from dualcarbon.model.figures import Figure
from dualcarbon.model.vocab import Bound
from dualcarbon.text import Lang, Text

_BOUND: dict[Bound, Text] = {
    "exact": Text("{}", "{}"),
    "about": Text("about {}", "约{}"),
    "above": Text("above {}", "超过{}"),
    "below": Text("below {}", "低于{}"),
}
_WAN, _YI = 4, 8
"""Chinese counts large numbers in 万 (10^4) and 亿 (10^8)."""


def figure_text(figure: Figure, unit: Unit, lang: Lang) -> str:
    """A figure with its unit as the language writes it: `1,620 GW`, `16.2亿千瓦`, `above 25%`.

    No digit is added or rounded; Chinese moves the point to 万 or 亿 of the base unit.
    """
    return worded(amount_text(figure.value, unit, lang), figure.bound, lang)


def worded(amount: str, bound: Bound, lang: Lang) -> str:
    """An amount with the word for how exactly it is known: `about 20%`."""
    return _BOUND[bound][lang].format(amount)


def amount_text(value: Decimal, unit: Unit, lang: Lang) -> str:
    """A number with its unit."""
    if lang == "en" or not unit.name.zh:
        space = "" if unit.name.en.startswith("%") else " "
        return f"{value:,f}{space}{unit.name['en']}"
    if unit.power_zh is None:
        return f"{value:f}{unit.name.zh}"
    size = value.scaleb(unit.power_zh)
    power, word = next(
        (pair for pair in ((_YI, "亿"), (_WAN, "万")) if abs(size) >= Decimal(10) ** pair[0]),
        (0, ""),
    )
    moved = value.scaleb(unit.power_zh - power)
    return f"{_without_added_zeros(value, moved):f}{word}{unit.name.zh}"


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
        return _YEAR.get(target.operator, _YEAR["equal"])[lang].format(year)
    amount = amount_text(target.value.value, unit, lang)
    if target.operator == "range" and target.high:
        return _OPERATOR["range"][lang].format(
            f"{target.value.value:,f}", amount_text(target.high.value, unit, lang)
        )
    return _OPERATOR[target.operator][lang].format(amount)


_YEAR: dict[str, Text] = {
    "before": Text("before {}", "{}年前"),
    "about": Text("around {}", "{}年左右"),
    "equal": Text("{}", "{}年"),
}
_OPERATOR: dict[str, Text] = {
    "at-least": Text("at least {}", "{}以上"),
    "more-than": Text("more than {}", "超过{}"),
    "at-most": Text("at most {}", "{}以内"),
    "about": Text("about {}", "{}左右"),
    "equal": Text("{}", "{}"),
    "range": Text("{} to {}", "{}至{}"),
}
