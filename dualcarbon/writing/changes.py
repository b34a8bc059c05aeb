"""Changes, differences and rates in words, as each language writes them."""

from __future__ import annotations

from decimal import Decimal

from dualcarbon.analysis.changes import Change
from dualcarbon.model.entries import Unit
from dualcarbon.model.figures import Figure, flipped
from dualcarbon.model.vocab import Bound
from dualcarbon.text import Lang, Text
from dualcarbon.writing.figures import amount_text, worded
from dualcarbon.writing.rounding import rounded


def difference_text(figure: Figure, unit: Unit, lang: Lang) -> str:
    """A difference between two figures: `120 GW`, `below 2.5 percentage points`."""
    return worded(_difference(figure.value, unit, lang), figure.bound, lang)


def rate_text(figure: Figure, unit: Unit, lang: Lang) -> str:
    """A change a year: `+120 GW a year`, `above +0.8 percentage points a year`."""
    amount = _difference(abs(figure.value), unit, lang)
    falls = figure.value < 0
    if lang == "en":
        return f"{worded(('-' if falls else '+') + amount, figure.bound, lang)} a year"
    verb = _VERBS[_is_share(unit)][falls]
    # Above a negative change is a smaller fall.
    bound = flipped(figure.bound) if falls else figure.bound
    return _YEARLY[bound].format(verb, amount)


_VERBS = {False: ("增加", "减少"), True: ("提高", "下降")}
"""What an amount, or else a share, does that grows or falls."""
_YEARLY: dict[Bound, str] = {
    "exact": "年均{}{}",
    "about": "年均约{}{}",
    "above": "年均{}超过{}",
    "below": "年均{}不足{}",
}


def change_percent(change: Change) -> Decimal | None:
    """A change in per cent to one decimal, where it has any."""
    return None if change.percent is None else rounded(change.percent, 1)


def change_text(change: Change, unit: Unit, lang: Lang) -> str:
    """A change with its sign: `+2.4 pp`, `-3.1%`, or the amount where no per cent applies.

    It is `about` that much where a figure that it is made of is.
    """
    sign = "+" if change.amount >= 0 else "-"
    percent = change_percent(change)
    if percent is not None:
        text = f"{percent:+,f}%"
    elif _is_share(unit):
        text = f"{change.amount:+,f}" + Text(" pp", "个百分点")[lang]
    else:
        text = sign + amount_text(abs(change.amount), unit, lang)
    is_rounded = "about" in (change.earlier.value.bound, change.later.value.bound)
    return worded(text, "about" if is_rounded else "exact", lang)


def _is_share(unit: Unit) -> bool:
    """Whether figures in `unit` are per cent, so that they change by percentage points."""
    return unit.name.en == "%"


def _difference(value: Decimal, unit: Unit, lang: Lang) -> str:
    if _is_share(unit):
        return f"{value:,f}" + Text(" percentage points", "个百分点")[lang]
    return amount_text(value, unit, lang)
