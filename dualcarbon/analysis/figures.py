"""What figures say together: the change from point to point, and how a figure is written."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from dualcarbon.model.entries import Point, Target, Unit
from dualcarbon.model.figures import Figure, rounded
from dualcarbon.model.vocab import bound_words, operator_words, year_words
from dualcarbon.text import Lang, Text

_WAN, _YI = 4, 8
"""Chinese counts large numbers in 万 (10^4) and 亿 (10^8)."""


@dataclass(frozen=True, slots=True)
class Change:
    """The change between two points of one series, which it holds.

    `amount` is in the series' unit (percentage points where that is %); `percent` is relative to
    the earlier figure, rounded to one decimal; None from zero and in units that aren't quantities
    (%, years).
    """

    earlier: Point
    later: Point
    amount: Decimal
    percent: Decimal | None


def change(earlier: Point, later: Point, unit: Unit) -> Change | None:
    """The change from `earlier` to `later`; None where either figure is only a limit."""
    if {earlier.value.bound, later.value.bound} & {"above", "below"}:
        return None
    before, after = earlier.value.value, later.value.value
    percent = None
    if unit.power_zh is not None and before:
        percent = rounded(100 * (after - before) / before, Decimal("0.1"))
    return Change(earlier, later, after - before, percent)


def is_share(unit: Unit) -> bool:
    """Whether figures in `unit` are per cent, so that they change by percentage points."""
    return unit.name.en == "%"


def written(figure: Figure, unit: Unit, lang: Lang) -> str:
    """A figure with its unit as the language writes it: `1,620 GW`, `16.2亿千瓦`, `above 25%`.

    No digit is added or rounded; Chinese moves the point to 万 or 亿 of the base unit.
    """
    return bound_words(figure.bound)[lang].format(_amount(figure.value, unit, lang))


def written_difference(figure: Figure, unit: Unit, lang: Lang) -> str:
    """A difference between two figures: `120 GW`, `below 2.5 percentage points`."""
    return bound_words(figure.bound)[lang].format(_difference(figure.value, unit, lang))


def written_rate(figure: Figure, unit: Unit, lang: Lang) -> str:
    """A change a year: `+120 GW a year`, `above +0.8 percentage points a year`."""
    sign = "+" if figure.value >= 0 else "-"
    amount = sign + _difference(abs(figure.value), unit, lang)
    bounded = bound_words(figure.bound)[lang].format(amount)
    return f"{bounded} a year" if lang == "en" else f"每年{bounded}"


def _difference(value: Decimal, unit: Unit, lang: Lang) -> str:
    if is_share(unit):
        return f"{value:,f}" + Text(" percentage points", "个百分点")[lang]
    return _amount(value, unit, lang)


def written_change(found: Change, unit: Unit, lang: Lang) -> str:
    """A change with its sign: `+2.4 pp`, `-3.1%`, or the amount where no per cent applies.

    It is `about` that much where a figure that it is made of is.
    """
    sign = "+" if found.amount >= 0 else "-"
    if found.percent is not None:
        text = f"{found.percent:+,f}%"
    elif is_share(unit):
        text = f"{found.amount:+,f}" + Text(" pp", "个百分点")[lang]
    else:
        text = sign + _amount(abs(found.amount), unit, lang)
    rounded = "about" in (found.earlier.value.bound, found.later.value.bound)
    return bound_words("about" if rounded else "exact")[lang].format(text)


def _amount(value: Decimal, unit: Unit, lang: Lang) -> str:
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


def written_target(target: Target, unit: Unit, lang: Lang) -> str:
    """What a target asks for: `at least 1,200 GW`, `before 2030`, `55 to 60%`."""
    if target.is_year:
        year = f"{target.value.value:f}"
        return year_words(target.operator)[lang].format(year)
    amount = _amount(target.value.value, unit, lang)
    if target.operator == "range" and target.high:
        return operator_words("range")[lang].format(
            f"{target.value.value:,f}", _amount(target.high.value, unit, lang)
        )
    return operator_words(target.operator)[lang].format(amount)
