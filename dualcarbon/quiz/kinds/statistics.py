"""Questions on statistics: figures, what is larger, what is true of which year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial
from itertools import pairwise

from dualcarbon.model.dates import PartialDate
from dualcarbon.model.entries import Facts, Statistic
from dualcarbon.model.parts import Point
from dualcarbon.quiz.choice import (
    ANY_DISTANCE,
    ECHO,
    Number,
    OptionSet,
    number_options,
    text_options,
)
from dualcarbon.quiz.items import Draw, Item, Option, fits, quoted
from dualcarbon.quiz.kinds import families
from dualcarbon.quiz.kinds.points import (
    also_said,
    can_be_known,
    ends_a_plan,
    last_place,
    newest_of_year,
    noted,
    quantity,
    rounded,
    to_places,
)
from dualcarbon.quiz.kinds.statistic_texts import (
    amount_text,
    date_text,
    figure_sentence,
    in_china,
    scope_sentence,
    short_scope,
)
from dualcarbon.quiz.kinds.target_texts import bare, target_sentence
from dualcarbon.quiz.vocab import QuestionKind
from dualcarbon.text import Text

_HIGH = {"last": 78, "middle": 94, "first": 92, "round": 40}
"""Most series rise, so that a figure of a milestone is often among the highest."""

_NEWEST = {"last": 60, "middle": 80}
"""The newest of the dates that are told apart is asked for the most."""

_NAMES = {**ECHO, "rare-echo": 45, "characters": 45, "longest": 80, "shortest": 60}

_YEARS_AWAY, _YEARS_NEAR = range(4, 11), range(1, 11)
"""So far away is a figure of the same series that is taken for the one asked for; the digits of
one that is quoted are what people argue about."""

_OF_ONE_SIZE = 3
"""Numbers that who knows the size only could not strike out."""

_COMPARABLE, _FEWEST_COMPARABLE = 2, 2
"""Of what is compared two others are at least half as large, or everybody knows."""

_TRIES = 60
"""How often dates and figures are paired anew until they run as the series does."""

_CONFUSED_YEARS = 5
"""As far from its own date a figure may be put in error."""

_NOTED = Decimal("0.01")
"""What is told of in a note is another number than what is offered as wrong."""

_CLOSEST = Decimal("0.02")
"""Figures of two surveys or years that people take for each other may be as near as that."""

_FAR_OFF = Decimal("0.05")
"""By how much of the larger two amounts differ; and a false statement from what is true."""


def figure(facts: Facts, id: str, draw: Draw) -> Item | None:
    """Date and statistic → figure, among its siblings, targets for it and other years."""
    statistic, subject = _series_and_point(facts, id)
    value, place = _value_and_place(statistic, subject)
    about = value != subject.value.value or subject.value.bound == "about"
    stem = _asked(facts, statistic, subject, about=about)
    said = also_said(facts, statistic, subject.date)
    notes = noted(statistic, subject.date)
    number = partial(_number, facts, statistic, place)
    wrong = [
        [
            number(v, why, error)
            for v, why, error in found
            if _differs(v, {value}, _CLOSEST)
            and _differs(v, said)
            and _differs(v, notes, _NOTED)
            and (last_place(v) <= place or place == -1)
        ]
        for found in (
            [*_siblings(facts, statistic, subject), *_targets(facts, statistic)],
            _other_years(facts, statistic, subject),
        )
    ]
    key = number(value, figure_sentence(facts, statistic, subject), "")
    option_set = number_options(
        key, wrong, stem, draw, apart=_CLOSEST, odds=_HIGH, within=_OF_ONE_SIZE
    )
    known = subject.quoted or subject.date == newest_of_year(statistic)
    if option_set is None or not (known or _teaches(option_set[0], facts)):
        return None
    return _item(facts, statistic, subject, ("figure", stem), option_set)


def _teaches(options: Iterable[Option], facts: Facts) -> bool:
    """Whether another quantity or a target stands there: other years alone are noise.

    A base without a core may have no more.
    """
    errors = {option.error for option in options}
    return not facts.beginnings or not errors.isdisjoint(("sibling", "target"))


def _asked(facts: Facts, statistic: Statistic, subject: Point, *, about: bool) -> Text:
    """What the figure was, with what is counted where that is short enough."""
    name, place = quoted(statistic.name), in_china(statistic.name)
    scope, when = short_scope(statistic.scope), date_text(statistic, subject)
    what = Text("Roughly what" if about else "What", "约为多少" if about else "是多少")
    then = f"at the {when.en}" if statistic.kind == "stock" else f"in {when.en}"
    stems = (
        Text(
            f"{what.en} was the figure for {name.en}{place.en} {then}{aside.en}?",
            f"{when.zh}，{place.zh}{statistic.name['zh']}{aside.zh}{what.zh}？",
        )
        for aside in (Text(f" (counted: “{scope.en}”)", f"（口径：{scope.zh}）"), Text())
    )
    return next((stem for stem in stems if fits(stem, facts.languages)), Text())


def _value_and_place(statistic: Statistic, subject: Point) -> tuple[Decimal, int]:
    """The figure that is asked for, and the place of the last digit that all options have."""
    value = rounded(statistic, subject)
    whole = value == value.to_integral_value() and int(value.as_tuple().exponent) >= 0
    return value, max(last_place(value), 0) if whole else last_place(value)


def compare(facts: Facts, id: str, draw: Draw) -> Item | None:
    """A family of statistics → which is largest, or which smallest."""
    name, _, sort = id.partition("@")
    family = families.family(facts, name, sort)
    dates = families.dates(family)
    if not dates:
        return None
    when = dates[draw.below(len(dates))]
    members = families.at(family, when)
    amounts = {s.id: s.points[when].value.value for s in members}
    statistic = members[draw.below(len(members))]
    above = [s for s in members if amounts[s.id] > amounts[statistic.id]]
    below = [s for s in members if amounts[s.id] < amounts[statistic.id]]
    largest = len(below) >= len(above)
    others = [s for s in (below if largest else above) if _clear(amounts, s, statistic)]
    near = [_of_one_size(amounts[s.id], amounts[statistic.id], _COMPARABLE) for s in others]
    if sum(near) < _FEWEST_COMPARABLE:
        return None
    date_words = date_text(statistic, statistic.points[when])
    then = f"at the {date_words.en}" if statistic.kind == "stock" else f"in {date_words.en}"
    stem = _compared(facts.statistics[name], sort, then, date_words.zh, largest=largest)
    options = [_named(facts, other, when, "sibling") for other in others]
    right = _named(facts, statistic, when)
    option_set = text_options(right, [options], stem, draw, odds=_NAMES)
    item = _item(facts, statistic, statistic.points[when], ("compare", stem), option_set)
    return replace(item, fact=f"statistics.{name}") if item else None


def _compared(whole: Statistic, sort: str, then: str, date_zh: str, *, largest: bool) -> Text:
    """Which of the parts of a whole, or of what is set beside it, is the largest or smallest."""
    most = Text("largest", "最大") if largest else Text("smallest", "最小")
    if sort != "parts":
        return Text(
            f"Which of these was the {most.en} {then}?", f"{date_zh}，下列哪一项{most.zh}？"
        )
    name, place = quoted(bare(whole.name)), in_china(bare(whole.name))
    return Text(
        f"Of these parts of {name.en}{place.en}, which was the {most.en} {then}?",
        f"{date_zh}，{place.zh}{bare(whole.name)['zh']}的下列组成部分中，哪一项{most.zh}？",
    )


def _named(facts: Facts, statistic: Statistic, when: PartialDate, error: str = "") -> Option:
    point = statistic.points[when]
    said = figure_sentence(facts, statistic, point)
    return Option(statistic.name, said, error, float(point.value.value))


def true(facts: Facts, id: str, draw: Draw) -> Item | None:
    """Statistic → the true pair of year and figure, among pairs that run as the series does."""
    statistic, subject = _series_and_point(facts, id)
    if statistic.figures == "change":
        return None
    number = partial(_number, facts, statistic, _value_and_place(statistic, subject)[1])
    name = quoted(statistic.name)
    place = in_china(statistic.name)
    stem = Text(
        f"Which of these is true of {name.en}{place.en}?",
        f"下列关于{place.zh}{statistic.name['zh']}的数据，哪一项正确？",
    )
    known = [p for p in statistic.series if _comparable(p, subject)]
    milestones = [p for p in known if ends_a_plan(p.date) or p.date == newest_of_year(statistic)]
    for _ in range(_TRIES):
        wrong = _mispaired(facts, statistic, subject, (milestones, known), draw)
        pairs = [
            Number(Decimal(w.date.year), _pair(facts, statistic, w, p, number)) for w, p in wrong
        ]
        key = Number(Decimal(subject.date.year), _pair(facts, statistic, subject, subject, number))
        option_set = number_options(key, [pairs], stem, draw, apart=ANY_DISTANCE, odds=_NEWEST)
        if option_set:
            return _item(facts, statistic, subject, ("true", stem), option_set)
    return None


def compared(facts: Facts, statistic: Statistic) -> Iterator[str]:
    """The families in which a statistic can be compared, as `id@sort`."""
    yield from (f"{id}@{sort}" for id, sort in families.families(facts, statistic))


WrongFigure = tuple[Decimal, Text, str]
"""An amount that is taken for the right one, what it really is, and the error."""


def _siblings(facts: Facts, statistic: Statistic, subject: Point) -> Iterator[WrongFigure]:
    """What others of its topic in the unit had at the date, such as generation for capacity."""
    for other in facts.statistics.values():
        alike = (other.unit, other.figures, other.kind) == (
            statistic.unit,
            statistic.figures,
            statistic.kind,
        )
        if not alike or other.topic != statistic.topic or quantity(other) == quantity(statistic):
            continue
        point = _at(other, subject.date)
        if point and other.main == other.id and can_be_known(point):
            yield point.value.value, figure_sentence(facts, other, point), "sibling"


def _at(statistic: Statistic, when: PartialDate) -> Point | None:
    """The point of a date, or of its year where one of the two is a whole year."""
    if point := statistic.points.get(when):
        return point
    return statistic.points.get(PartialDate(when.year)) if when.month else None


def _targets(facts: Facts, statistic: Statistic) -> Iterator[WrongFigure]:
    """What is to be reached, taken for what was."""
    for target in facts.targets.values():
        same = target.statistic == statistic.id and target.unit == statistic.unit
        if same and target.measure == "level" and not (target.obstacle or target.is_year):
            yield target.value.value, target_sentence(facts, target), "target"


def _other_years(facts: Facts, statistic: Statistic, subject: Point) -> Iterator[WrongFigure]:
    near = subject.quoted or not facts.beginnings
    years = _YEARS_NEAR if near else _YEARS_AWAY
    for point in statistic.series:
        away = abs(point.date.year - subject.date.year)
        if away in years and can_be_known(point) and _counted_alike(statistic, point, subject):
            yield point.value.value, figure_sentence(facts, statistic, point), "other-year"


def _counted_alike(statistic: Statistic, one: Point, other: Point) -> bool:
    """Whether no change in the way of counting lies between two points."""
    early, late = sorted((one.date, other.date))
    return not any(early < when <= late for when in statistic.breaks)


def _mispaired(
    facts: Facts,
    statistic: Statistic,
    subject: Point,
    points: tuple[Sequence[Point], Sequence[Point]],
    draw: Draw,
) -> list[tuple[Point, Point]]:
    """Dates each with the figure of another; with the true pair they rise or fall as the series.

    So neither the trend nor a figure that stands twice tells which pair is true.
    """
    dates, figures = points
    place = last_place(subject.value.value)
    others = [p for p in dates if p.date.year != subject.date.year]
    pairs: list[tuple[Point, Point]] = []
    for when in draw.shuffled(others):
        said = also_said(facts, statistic, when.date) | {subject.value.value}
        for what in draw.shuffled(figures):
            value, away = what.value.value, abs(what.date.year - when.date.year)
            if (
                0 < away <= _CONFUSED_YEARS
                and (last_place(value) <= place or place > 0)
                and _differs(value, said)
                and _differs(value, noted(statistic, when.date), _NOTED)
                and _of_one_size(value, when.value.value)
                and _runs([*pairs, (when, what), (subject, subject)])
            ):
                pairs.append((when, what))
                break
    return pairs


def _runs(pairs: Iterable[tuple[Point, Point]]) -> bool:
    """Whether the figures rise or fall throughout, as those of these dates do, clearly apart."""
    ordered = sorted(pairs, key=lambda pair: pair[0].date)
    amounts = [what.value.value for _, what in ordered]
    steps = [*pairwise(amounts)]
    rises = ordered[0][0].value.value < ordered[-1][0].value.value
    apart = all(_differs(a, {b}, Decimal("0.02")) for a, b in steps)
    return apart and all(a < b if rises else a > b for a, b in steps)


def _series_and_point(facts: Facts, id: str) -> tuple[Statistic, Point]:
    statistic_id, _, when = id.rpartition("@")
    statistic = facts.statistics[statistic_id]
    return statistic, statistic.points[PartialDate.parse(when)]


def _comparable(point: Point, subject: Point) -> bool:
    """Whether two points can be asked for and are as precisely dated."""
    return can_be_known(point) and point.date.month == subject.date.month


def _differs(value: Decimal, others: Iterable[Decimal], least: Decimal = _FAR_OFF) -> bool:
    """Whether a number is clearly none of the others."""
    return all(abs(value - other) >= least * max(abs(value), abs(other)) for other in others)


def _of_one_size(one: Decimal, other: Decimal, times: int = _OF_ONE_SIZE) -> bool:
    low, high = sorted((abs(one), abs(other)))
    return high <= times * low


def _clear(amounts: dict[str, Decimal], one: Statistic, other: Statistic) -> bool:
    return _differs(amounts[one.id], {amounts[other.id]}, Decimal("0.1"))


def _number(
    facts: Facts, statistic: Statistic, place: int, value: Decimal, why: Text, error: str
) -> Number:
    shown = to_places(value, place)
    return Number(shown, Option(amount_text(facts, statistic, shown), why, error))


def _pair(
    facts: Facts, statistic: Statistic, when: Point, what: Point, number: partial[Number]
) -> Option:
    """A date with a figure; where they don't belong together, `why` says what does."""
    date, right = date_text(statistic, when), figure_sentence(facts, statistic, when)
    amount = number(what.value.value, right, "").option.text
    text = Text(f"{date.en}: {amount.en}", f"{date.zh}：{amount.zh}")
    if when == what:
        return Option(text, right)
    other = figure_sentence(facts, statistic, what)
    return Option(text, Text(f"{right.en} {other.en}", right.zh + other.zh), "other-year")


def _item(
    facts: Facts,
    statistic: Statistic,
    point: Point,
    question: tuple[QuestionKind, Text],
    option_set: OptionSet | None,
) -> Item | None:
    kind, stem = question
    if option_set is None or not fits(stem, facts.languages):
        return None
    scope, told = scope_sentence(statistic), figure_sentence(facts, statistic, point)
    newest = point.date == newest_of_year(statistic)
    return Item(
        f"statistics.{statistic.id}",
        kind,
        statistic.topic,
        stem,
        *option_set,
        Text(f"{told.en} {scope.en}", f"{told.zh}{scope.zh}"),
        point.sources or statistic.sources,
        2 if newest and statistic.main == statistic.id else 3,
    )
