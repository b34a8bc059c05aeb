"""Figures in the words of questions: of what, of when, and what is counted."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from dualcarbon.model.entries import Facts, Statistic
from dualcarbon.model.figures import Figure
from dualcarbon.model.parts import Point
from dualcarbon.quiz.items import capitalised, quoted
from dualcarbon.text import Text
from dualcarbon.writing.figures import figure_text

_DECEMBER = 12


def amount_text(facts: Facts, statistic: Statistic, value: Decimal) -> Text:
    """An amount in the unit of a statistic: without `about`, which some have and some haven't."""
    unit, bare = facts.units[statistic.unit], Figure(value)
    return Text(figure_text(bare, unit, "en"), figure_text(bare, unit, "zh"))


def amount_of(facts: Facts, statistic: Statistic, point: Point) -> Text:
    """A figure as its source words it, with its unit."""
    unit = facts.units[statistic.unit]
    return Text(figure_text(point.value, unit, "en"), figure_text(point.value, unit, "zh"))


def figure_sentence(facts: Facts, statistic: Statistic, point: Point) -> Text:
    """A figure in a sentence: of what, when, how much."""
    amount, when = amount_of(facts, statistic, point), date_text(statistic, point)
    return Text(
        f"{capitalised(statistic.name['en'])}, {when.en}: {amount.en}.",
        f"{statistic.name['zh']}（{when.zh}）：{amount.zh}。",
    )


def scope_sentence(statistic: Statistic) -> Text:
    """What a statistic counts."""
    return Text(
        f"{capitalised(statistic.name['en'])}: {statistic.scope['en']}",
        f"{statistic.name['zh']}：{statistic.scope['zh']}",
    )


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


def short_scope(statistic: Statistic) -> Text:
    """The first sentence of the scope, up to a semicolon, in quotation marks."""
    return _first_sentence(statistic.scope)


@lru_cache(1 << 10)
def _first_sentence(scope: Text) -> Text:
    return quoted(
        Text(
            re.split(r"(?<=[a-z0-9)])[.;](?: |$)", scope["en"])[0],
            re.split("[。；]", scope["zh"])[0],
        )
    )
