"""Figures in the words of questions: of what, of when, and what is counted."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from dualcarbon.model.entries import Facts, Statistic
from dualcarbon.model.figures import Figure
from dualcarbon.model.parts import Point
from dualcarbon.model.vocab import Bound
from dualcarbon.quiz.items import capitalised
from dualcarbon.quiz.kinds.points import digits, to_places
from dualcarbon.text import Text
from dualcarbon.writing.figures import figure_text

_DECEMBER = 12

_UP, _DOWN = Text("up", "上升"), Text("down", "下降")

_ROUGHLY: dict[Bound, Bound] = {"exact": "about"}

_READABLE = 4
"""Digits of a figure in a sentence; what has more is rounded there, and said to be about so much.
"""


def amount_text(facts: Facts, statistic: Statistic, value: Decimal) -> Text:
    """An amount in the unit of a statistic: without `about`, which some have and some haven't.

    A change says whether it goes up or down.
    """
    unit, bare = facts.units[statistic.unit], Figure(value)
    if statistic.figures != "change":
        return Text(figure_text(bare, unit, "en"), figure_text(bare, unit, "zh"))
    size, way = Figure(abs(value)), _DOWN if value < 0 else _UP
    return Text(
        f"{way.en} {figure_text(size, unit, 'en')}", f"{way.zh}{figure_text(size, unit, 'zh')}"
    )


def amount_of(facts: Facts, statistic: Statistic, point: Point) -> Text:
    """A figure as its source words it, with its unit; about so much where that has many digits."""
    unit, figure = facts.units[statistic.unit], point.value
    if statistic.figures == "change":
        return amount_text(facts, statistic, figure.value)
    if digits(figure) > _READABLE:
        near = to_places(figure.value, figure.value.adjusted() - _READABLE + 1)
        figure = replace(figure, value=near, bound=_ROUGHLY.get(figure.bound, figure.bound))
    return Text(figure_text(figure, unit, "en"), figure_text(figure, unit, "zh"))


def figure_sentence(facts: Facts, statistic: Statistic, point: Point) -> Text:
    """A figure in a sentence: of what, when, how much."""
    amount, when = amount_of(facts, statistic, point), date_text(statistic, point)
    return Text(
        f"{capitalised(statistic.name['en'])}, {when.en}: {amount.en}.",
        f"{statistic.name['zh']}（{when.zh}）：{amount.zh}。",
    )


def scope_sentence(statistic: Statistic) -> Text:
    """What a statistic counts, behind a sentence that names it."""
    scope = re.sub("^口径[：:]?", "", statistic.scope["zh"])
    return Text(f"Counted: {statistic.scope['en']}", f"口径：{scope}")


def date_text(statistic: Statistic, point: Point) -> Text:
    """The date of a point in words: a stock is meant at its end."""
    en, zh = point.date.written("en"), point.date.written("zh")
    if statistic.kind == "stock" and not point.date.day:
        # The end of December is the end of the year.
        december = point.date.month == _DECEMBER
        year = point.date.year
        if december:
            return Text(f"end of {year}", f"{year}年底")
        return Text(f"end of {en}", f"{zh}底")
    return Text(en, zh)


def in_china(name: Text) -> Text:
    """What says that a figure is China's where its name doesn't; it stands before it in Chinese."""
    return Text(
        "" if "China" in name["en"] else " in China", "" if "中国" in name["zh"] else "中国"
    )


@lru_cache(1 << 10)
def short_scope(scope: Text) -> Text:
    """The first sentence of a scope, up to a semicolon."""
    return Text(
        re.split(r"(?<=[a-z0-9)])[.;](?: |$)", scope["en"])[0].rstrip("."),
        re.sub("^口径[：:]?", "", re.split("[。；]", scope["zh"])[0]),
    )
