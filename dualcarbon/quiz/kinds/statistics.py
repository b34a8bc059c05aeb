"""Questions on statistics: figures, what they measure, what is counted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import lru_cache

from dualcarbon.model.dates import PartialDate
from dualcarbon.model.entries import Facts, Point, Statistic
from dualcarbon.model.figures import Figure
from dualcarbon.quiz.choice import ECHO, Number, OptionSet, number_options, text_options
from dualcarbon.quiz.items import (
    OPTION_CHARACTERS,
    OPTION_WORDS,
    Draw,
    Item,
    Option,
    fits,
    quoted,
    short_enough,
)
from dualcarbon.text import Text
from dualcarbon.writing.figures import figure_text

MOST_DIGITS = 4
"""A figure with more digits is not worth remembering (HDR 2002, rule 6: no trivial content)."""

_MILESTONE = 5
"""Five-year plans and their targets end in years that this divides; others are yearly noise."""

_MOST_DECIMALS = 2
_TEN = 10
"""From ten on, hundredths are noise; thousandths are in any case."""

_LONG = 10
"""Points of a series of which only those at milestones are worth telling apart."""

_PAIRINGS = 6
"""How often dates and figures are paired anew until no figure stands twice."""

_HIGH = {"last": 90, "middle": 96}
"""Most series rise, so that a figure of a milestone is often among the highest."""

_NEWEST = {"last": 60}
"""The newest of the dates that are told apart is asked for the most."""

_DECEMBER = 12
_DIFFERENT = Decimal("0.05")
_FAR_OFF = Decimal("0.1")
"""By how much of the larger two amounts differ; and a false statement from what is true."""


def figure(facts: Facts, id: str, draw: Draw) -> Item | None:
    """Date and statistic → figure."""
    statistic, asked = _asked(facts, id)
    if not worth_asking(statistic, asked):
        return None
    name, scope, when = quoted(statistic.name), _short_scope(statistic), dated(statistic, asked)
    stem = Text(
        f"Which figure is right for {name.en}, {when.en} (scope: {scope.en})?",
        f"{name.zh}{when.zh}是多少（口径：{scope.zh}）？",
    )
    key = _number(facts, statistic, asked, "")
    groups = (
        [_number(facts, other, point, error) for error, other, point in found]
        for found in (_other_years(statistic, asked), _other_indicators(facts, statistic, asked))
    )
    true_too = _also_true(facts, statistic, asked)
    either = [n for group in groups for n in group if n.value not in true_too]
    chosen = number_options(key, [either], stem, draw, odds=_HIGH)
    return _item(facts, statistic, asked, ("figure", stem), chosen)


def value(facts: Facts, id: str, draw: Draw) -> Item | None:
    """Figure and date → statistic, among others in the same unit."""
    statistic, asked = _asked(facts, id)
    if not worth_asking(statistic, asked):
        return None
    when, amount = dated(statistic, asked), _amount(facts, statistic, asked)
    then = f"at the {when.en}" if statistic.kind == "stock" else f"in {when.en}"
    stem = Text(f"Which of these was {amount.en} {then}?", f"{when.zh}，下列哪一项是{amount.zh}？")
    options = [
        Option(other.name, _stated(facts, other, point), "other-indicator")
        for _, other, point in _other_indicators(facts, statistic, asked)
    ]
    right = Option(statistic.name, _stated(facts, statistic, asked))
    return _item(
        facts,
        statistic,
        asked,
        ("value", stem),
        text_options(right, [options], stem, draw, odds=ECHO),
    )


def scope(facts: Facts, id: str, draw: Draw) -> Item | None:
    """Statistic → what is counted, and how."""
    statistic = facts.statistics[id]
    name = quoted(statistic.name)
    unit = facts.units[statistic.unit].name
    stem = Text(
        f"What is counted as {name.en} (in {unit['en']})?",
        f"{name.zh}（以{unit['zh']}计）的统计口径是什么？",
    )
    right = Option(_said(_short_scope(statistic)), _counted(statistic))
    if not short_enough(right.text, OPTION_WORDS, OPTION_CHARACTERS):
        return None
    groups: list[list[Option]] = [[], []]
    for other in facts.statistics.values():
        if _quantity(other) != _quantity(statistic):
            error = "other-scope" if other.topic == statistic.topic else "same-kind"
            option = Option(_said(_short_scope(other)), _counted(other), error)
            groups[other.topic != statistic.topic].append(option)
    chosen = text_options(right, groups, stem, draw, odds=ECHO)
    return _item(facts, statistic, None, ("scope", stem), chosen)


def true(facts: Facts, id: str, draw: Draw) -> Item | None:
    """Statistic → the true pair of year and figure, among years with the figures of others."""
    statistic, asked = _asked(facts, id)
    if not worth_asking(statistic, asked):
        return None
    points = [p for p in statistic.series if _comparable(p, asked)]
    if len(points) >= _LONG:
        points = [p for p in points if _is_milestone(statistic, p)]
    name, short = quoted(statistic.name), _short_scope(statistic)
    stem = Text(
        f"Which of these is true of {name.en} (scope: {short.en})?",
        f"关于{name.zh}（口径：{short.zh}），下列哪一项正确？",
    )
    key = Number(_time(asked), _pair(facts, statistic, asked, asked))
    for _ in range(_PAIRINGS):
        others = _mispaired(facts, statistic, asked, points, draw)
        chosen = number_options(key, [others], stem, draw, apart=False, odds=_NEWEST)
        if chosen and len({o.text.en.split(": ")[1] for o in chosen[0]}) == len(chosen[0]):
            return _item(facts, statistic, asked, ("true", stem), chosen)
    return None


def _mispaired(
    facts: Facts, statistic: Statistic, asked: Point, points: Sequence[Point], draw: Draw
) -> Iterator[Number]:
    """Dates of the statistic, each with the figure of another, far from what is true."""
    for point in points:
        wrong = [
            other
            for other in points
            if other.date not in (point.date, asked.date)
            and _differ(other.value.value, point.value.value, _FAR_OFF)
            and _differ(other.value.value, asked.value.value, _FAR_OFF)
        ]
        if point.date != asked.date and wrong:
            other = wrong[draw.below(len(wrong))]
            yield Number(_time(point), _pair(facts, statistic, point, other))


def points(facts: Facts) -> Iterator[str]:
    """The points that can be asked for, as `id@date`."""
    for statistic in facts.statistics.values():
        newest = max(statistic.points)
        for when in statistic.points:
            # The date says enough of most points that their figure need not be read.
            if (_ends_a_plan(when) or when == newest) and worth_asking(
                statistic, statistic.points[when]
            ):
                yield f"{statistic.id}@{when}"


def worth_asking(statistic: Statistic, point: Point) -> bool:
    """Whether a person can be asked for the figure, or for whose it is.

    It is no limit, has few digits, stands for the end of a five-year plan or is the newest, is no
    change from one year to the next, and no source disagrees about it.
    """
    if statistic.figures == "change":
        return False
    if not _is_milestone(statistic, point):
        return False
    disputed = point.note or any(
        str(point.date.year) in note.text["en"] or f"{point.value.value:,f}" in note.text["en"]
        for note in statistic.notes
    )
    return not disputed and _can_be_known(point)


def _is_milestone(statistic: Statistic, point: Point) -> bool:
    """Whether a point is the newest, or stands for the end of a five-year plan."""
    return _ends_a_plan(point.date) or point.date == max(statistic.points)


def _ends_a_plan(when: PartialDate) -> bool:
    return when.year % _MILESTONE == 0 and when.month in (0, _DECEMBER)


def _can_be_known(point: Point) -> bool:
    """No limit, and neither long nor with decimals that are noise beside its size."""
    value = point.value.value
    decimals = -int(value.as_tuple().exponent)
    return (
        point.value.bound in ("exact", "about")
        and abs(value) >= 1
        and digits(point.value) <= MOST_DIGITS
        and decimals <= _MOST_DECIMALS
        and (decimals < _MOST_DECIMALS or abs(value) < _TEN)
    )


def digits(figure: Figure) -> int:
    """Significant digits of a figure; zeros at the end of a whole number don't count."""
    if not figure.value:
        return 0
    whole = figure.value == figure.value.to_integral_value() and "." not in str(figure.value)
    number = figure.value.normalize() if whole else figure.value
    return len(number.as_tuple().digits)


def _asked(facts: Facts, id: str) -> tuple[Statistic, Point]:
    statistic_id, _, when = id.rpartition("@")
    statistic = facts.statistics[statistic_id]
    return statistic, statistic.points[PartialDate.parse(when)]


def _comparable(point: Point, asked: Point) -> bool:
    """Whether two points are known in the same way and as precisely dated."""
    return (
        _can_be_known(point)
        and not point.note
        and point.date.month == asked.date.month
        and point.value.value.as_tuple().exponent == asked.value.value.as_tuple().exponent
    )


Found = tuple[str, Statistic, Point]
"""The error for which a point stands, its statistic, and the point."""


def _other_years(statistic: Statistic, asked: Point) -> Iterator[Found]:
    for point in statistic.series:
        if point.date != asked.date and _comparable(point, asked):
            yield "other-year", statistic, point


def _other_indicators(facts: Facts, statistic: Statistic, asked: Point) -> Iterator[Found]:
    """What other statistics in the unit had at the date, where it is another amount."""
    for other in facts.statistics.values():
        if other.unit != statistic.unit or _quantity(other) == _quantity(statistic):
            continue
        point = other.points.get(asked.date)
        if (
            point
            and other.figures == statistic.figures
            and _can_be_known(point)
            and _differ(point.value.value, asked.value.value)
        ):
            yield "other-indicator", other, point


def _also_true(facts: Facts, statistic: Statistic, asked: Point) -> set[Decimal]:
    """What series of the same quantity have for the date, each by its own count."""
    return {
        other.points[asked.date].value.value
        for other in facts.statistics.values()
        if _quantity(other) == _quantity(statistic) and asked.date in other.points
    } - {asked.value.value}


def _quantity(statistic: Statistic) -> str:
    """The id of the main series of the same quantity."""
    return statistic.alternative_to or statistic.id


def _differ(one: Decimal, other: Decimal, least: Decimal = _DIFFERENT) -> bool:
    return abs(one - other) >= least * max(abs(one), abs(other), Decimal(1).scaleb(-9))


def _number(facts: Facts, statistic: Statistic, point: Point, error: str) -> Number:
    text = _bare_amount(facts, statistic, point)
    return Number(point.value.value, Option(text, _stated(facts, statistic, point), error))


def _bare_amount(facts: Facts, statistic: Statistic, point: Point) -> Text:
    """A figure as an option: without `about`, which some have and some haven't."""
    unit, bare = facts.units[statistic.unit], Figure(point.value.value)
    return Text(figure_text(bare, unit, "en"), figure_text(bare, unit, "zh"))


def _amount(facts: Facts, statistic: Statistic, point: Point) -> Text:
    unit = facts.units[statistic.unit]
    return Text(figure_text(point.value, unit, "en"), figure_text(point.value, unit, "zh"))


def _pair(facts: Facts, statistic: Statistic, when: Point, what: Point) -> Option:
    """A date with a figure; where they don't belong together, `why` says what does."""
    date, amount = dated(statistic, when), _bare_amount(facts, statistic, what)
    text = Text(f"{date.en}: {amount.en}", f"{date.zh}：{amount.zh}")
    right = _stated(facts, statistic, when)
    if when == what:
        return Option(text, right)
    why = Text(
        f"{right.en} {amount.en} was the figure for {dated(statistic, what).en}.",
        f"{right.zh}{amount.zh}是{dated(statistic, what).zh}的数字。",
    )
    return Option(text, why, "other-year")


def _stated(facts: Facts, statistic: Statistic, point: Point) -> Text:
    amount, when = _amount(facts, statistic, point), dated(statistic, point)
    return Text(
        f"{_capital(statistic.name['en'])}, {when.en}: {amount.en}.",
        f"{statistic.name['zh']}（{when.zh}）：{amount.zh}。",
    )


def _counted(statistic: Statistic) -> Text:
    return Text(
        f"{_capital(statistic.name['en'])}: {statistic.scope['en']}",
        f"{statistic.name['zh']}：{statistic.scope['zh']}",
    )


def dated(statistic: Statistic, point: Point) -> Text:
    """The date of a point in words: a stock is meant at its end."""
    en, zh = point.date.written("en"), point.date.written("zh")
    if statistic.kind == "stock" and not point.date.day:
        return Text(f"end of {en}", f"{zh}底" if not point.date.month else f"{zh}末")
    return Text(en, zh)


def _short_scope(statistic: Statistic) -> Text:
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


def _said(text: Text) -> Text:
    """A text out of its quotation marks, as an option."""
    return Text(text.en[1:-1], text.zh[1:-1])


def _time(point: Point) -> Decimal:
    return Decimal(point.date.year)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _item(
    facts: Facts,
    statistic: Statistic,
    point: Point | None,
    asked: tuple[str, Text],
    chosen: OptionSet | None,
) -> Item | None:
    kind, stem = asked
    if chosen is None or not fits(stem, facts.languages):
        return None
    counted = _counted(statistic)
    stated = _stated(facts, statistic, point) if point else Text()
    told = Text(f"{stated.en} {counted.en}".strip(), f"{stated.zh}{counted.zh}")
    newest = point is None or point.date == statistic.series[-1].date
    sources = (point.sources if point else ()) or statistic.sources
    return Item(
        f"statistics.{statistic.id}",
        kind,
        statistic.topic,
        stem,
        *chosen,
        told,
        sources,
        2 if newest and not statistic.alternative_to else 3,
    )


def ids(facts: Facts) -> Iterable[str]:
    """The ids of all statistics."""
    return facts.statistics
