"""Questions on statistics: figures, what they measure, what is counted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from dualcarbon.model.dates import PartialDate
from dualcarbon.model.entries import Facts, Statistic
from dualcarbon.model.parts import Point
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
from dualcarbon.quiz.kinds.points import can_be_known, is_milestone, worth_asking
from dualcarbon.quiz.kinds.statistic_texts import (
    amount_of,
    bare_amount,
    date_text,
    figure_sentence,
    scope_sentence,
    short_scope,
    without_quotes,
)
from dualcarbon.quiz.vocab import QuestionKind
from dualcarbon.text import Text

_LONG = 10
"""Points of a series of which only those at milestones are worth telling apart."""

_PAIRINGS = 6
"""How often dates and figures are paired anew until no figure stands twice."""

_HIGH = {"last": 90, "middle": 96}
"""Most series rise, so that a figure of a milestone is often among the highest."""

_NEWEST = {"last": 60}
"""The newest of the dates that are told apart is asked for the most."""

_DIFFERENT = Decimal("0.05")

_FAR_OFF = Decimal("0.1")
"""By how much of the larger two amounts differ; and a false statement from what is true."""


def figure(facts: Facts, id: str, draw: Draw) -> Item | None:
    """Date and statistic → figure."""
    statistic, subject = _series_and_point(facts, id)
    if not worth_asking(statistic, subject):
        return None
    name, scope, when = (
        quoted(statistic.name),
        short_scope(statistic),
        date_text(statistic, subject),
    )
    stem = Text(
        f"Which figure is right for {name.en}, {when.en} (scope: {scope.en})?",
        f"{name.zh}{when.zh}是多少（口径：{scope.zh}）？",
    )
    key = _number(facts, statistic, subject, "")
    groups = (
        [_number(facts, other, point, error) for error, other, point in wrong_points]
        for wrong_points in (
            _other_years(statistic, subject),
            _other_indicators(facts, statistic, subject),
        )
    )
    true_too = _also_true(facts, statistic, subject)
    either = [n for group in groups for n in group if n.value not in true_too]
    option_set = number_options(key, [either], stem, draw, odds=_HIGH)
    return _item(facts, statistic, subject, ("figure", stem), option_set)


def value(facts: Facts, id: str, draw: Draw) -> Item | None:
    """Figure and date → statistic, among others in the same unit."""
    statistic, subject = _series_and_point(facts, id)
    if not worth_asking(statistic, subject):
        return None
    when, amount = date_text(statistic, subject), amount_of(facts, statistic, subject)
    then = f"at the {when.en}" if statistic.kind == "stock" else f"in {when.en}"
    stem = Text(f"Which of these was {amount.en} {then}?", f"{when.zh}，下列哪一项是{amount.zh}？")
    options = [
        Option(other.name, figure_sentence(facts, other, point), "other-indicator")
        for _, other, point in _other_indicators(facts, statistic, subject)
    ]
    right = Option(statistic.name, figure_sentence(facts, statistic, subject))
    return _item(
        facts,
        statistic,
        subject,
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
    right = Option(without_quotes(short_scope(statistic)), scope_sentence(statistic))
    if not short_enough(right.text, OPTION_WORDS, OPTION_CHARACTERS):
        return None
    groups: list[list[Option]] = [[], []]
    for other in facts.statistics.values():
        if _quantity(other) != _quantity(statistic):
            error = "other-scope" if other.topic == statistic.topic else "same-kind"
            option = Option(without_quotes(short_scope(other)), scope_sentence(other), error)
            groups[other.topic != statistic.topic].append(option)
    option_set = text_options(right, groups, stem, draw, odds=ECHO)
    return _item(facts, statistic, None, ("scope", stem), option_set)


def true(facts: Facts, id: str, draw: Draw) -> Item | None:
    """Statistic → the true pair of year and figure, among years with the figures of others."""
    statistic, subject = _series_and_point(facts, id)
    if not worth_asking(statistic, subject):
        return None
    points = [p for p in statistic.series if _comparable(p, subject)]
    if len(points) >= _LONG:
        points = [p for p in points if is_milestone(statistic, p)]
    name, short = quoted(statistic.name), short_scope(statistic)
    stem = Text(
        f"Which of these is true of {name.en} (scope: {short.en})?",
        f"关于{name.zh}（口径：{short.zh}），下列哪一项正确？",
    )
    key = Number(_time(subject), _pair(facts, statistic, subject, subject))
    for _ in range(_PAIRINGS):
        others = _mispaired(facts, statistic, subject, points, draw)
        option_set = number_options(key, [others], stem, draw, apart=False, odds=_NEWEST)
        if option_set and len({o.text.en.split(": ")[1] for o in option_set[0]}) == len(
            option_set[0]
        ):
            return _item(facts, statistic, subject, ("true", stem), option_set)
    return None


def _mispaired(
    facts: Facts, statistic: Statistic, subject: Point, points: Sequence[Point], draw: Draw
) -> Iterator[Number]:
    """Dates of the statistic, each with the figure of another, far from what is true."""
    for point in points:
        wrong = [
            other
            for other in points
            if other.date not in (point.date, subject.date)
            and _differ(other.value.value, point.value.value, _FAR_OFF)
            and _differ(other.value.value, subject.value.value, _FAR_OFF)
        ]
        if point.date != subject.date and wrong:
            other = wrong[draw.below(len(wrong))]
            yield Number(_time(point), _pair(facts, statistic, point, other))


def _series_and_point(facts: Facts, id: str) -> tuple[Statistic, Point]:
    statistic_id, _, when = id.rpartition("@")
    statistic = facts.statistics[statistic_id]
    return statistic, statistic.points[PartialDate.parse(when)]


def _comparable(point: Point, subject: Point) -> bool:
    """Whether two points are known in the same way and as precisely dated."""
    return (
        can_be_known(point)
        and not point.note
        and point.date.month == subject.date.month
        and point.value.value.as_tuple().exponent == subject.value.value.as_tuple().exponent
    )


WrongPoint = tuple[str, Statistic, Point]
"""The error for which a point stands, its statistic, and the point."""


def _other_years(statistic: Statistic, subject: Point) -> Iterator[WrongPoint]:
    for point in statistic.series:
        if point.date != subject.date and _comparable(point, subject):
            yield "other-year", statistic, point


def _other_indicators(facts: Facts, statistic: Statistic, subject: Point) -> Iterator[WrongPoint]:
    """What other statistics in the unit had at the date, where it is another amount."""
    for other in facts.statistics.values():
        if other.unit != statistic.unit or _quantity(other) == _quantity(statistic):
            continue
        point = other.points.get(subject.date)
        if (
            point
            and other.figures == statistic.figures
            and can_be_known(point)
            and _differ(point.value.value, subject.value.value)
        ):
            yield "other-indicator", other, point


def _also_true(facts: Facts, statistic: Statistic, subject: Point) -> set[Decimal]:
    """What series of the same quantity have for the date, each by its own count."""
    return {
        other.points[subject.date].value.value
        for other in facts.statistics.values()
        if _quantity(other) == _quantity(statistic) and subject.date in other.points
    } - {subject.value.value}


def _quantity(statistic: Statistic) -> str:
    """The id of the main series of the same quantity."""
    return statistic.alternative_to or statistic.id


def _differ(one: Decimal, other: Decimal, least: Decimal = _DIFFERENT) -> bool:
    return abs(one - other) >= least * max(abs(one), abs(other), Decimal(1).scaleb(-9))


def _number(facts: Facts, statistic: Statistic, point: Point, error: str) -> Number:
    text = bare_amount(facts, statistic, point)
    return Number(point.value.value, Option(text, figure_sentence(facts, statistic, point), error))


def _pair(facts: Facts, statistic: Statistic, when: Point, what: Point) -> Option:
    """A date with a figure; where they don't belong together, `why` says what does."""
    date, amount = date_text(statistic, when), bare_amount(facts, statistic, what)
    text = Text(f"{date.en}: {amount.en}", f"{date.zh}：{amount.zh}")
    right = figure_sentence(facts, statistic, when)
    if when == what:
        return Option(text, right)
    why = Text(
        f"{right.en} {amount.en} was the figure for {date_text(statistic, what).en}.",
        f"{right.zh}{amount.zh}是{date_text(statistic, what).zh}的数字。",
    )
    return Option(text, why, "other-year")


def _time(point: Point) -> Decimal:
    return Decimal(point.date.year)


def _item(
    facts: Facts,
    statistic: Statistic,
    point: Point | None,
    question: tuple[QuestionKind, Text],
    option_set: OptionSet | None,
) -> Item | None:
    kind, stem = question
    if option_set is None or not fits(stem, facts.languages):
        return None
    scope = scope_sentence(statistic)
    figure = figure_sentence(facts, statistic, point) if point else Text()
    explanation = Text(f"{figure.en} {scope.en}".strip(), f"{figure.zh}{scope.zh}")
    newest = point is None or point.date == statistic.series[-1].date
    sources = (point.sources if point else ()) or statistic.sources
    return Item(
        f"statistics.{statistic.id}",
        kind,
        statistic.topic,
        stem,
        *option_set,
        explanation,
        sources,
        2 if newest and not statistic.alternative_to else 3,
    )
