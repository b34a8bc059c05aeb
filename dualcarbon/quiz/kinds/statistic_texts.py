"""Figures in the words of questions: of what, of when, and what is counted."""

from __future__ import annotations

import re
from functools import lru_cache

from dualcarbon.model.entries import Facts, Statistic
from dualcarbon.model.figures import Figure
from dualcarbon.model.parts import Point
from dualcarbon.quiz.items import capitalised, quoted
from dualcarbon.text import Text
from dualcarbon.writing.figures import figure_text


def bare_amount(facts: Facts, statistic: Statistic, point: Point) -> Text:
    """A figure as an option: without `about`, which some have and some haven't."""
    unit, bare = facts.units[statistic.unit], Figure(point.value.value)
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
        return Text(f"end of {en}", f"{zh}底" if not point.date.month else f"{zh}末")
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


def without_quotes(text: Text) -> Text:
    """A text out of its quotation marks, as an option."""
    return Text(text.en[1:-1], text.zh[1:-1])
