"""Questions on targets: the number, the year, what is in force, what is true of which year."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import pairwise

from dualcarbon.model.entries import Facts, Target
from dualcarbon.model.figures import Figure
from dualcarbon.model.vocab import operator_words
from dualcarbon.quiz.choice import (
    ANY_DISTANCE,
    Number,
    OptionSet,
    number_options,
    text_options,
)
from dualcarbon.quiz.items import Draw, Item, Option, fits, quoted
from dualcarbon.quiz.kinds.target_texts import (
    bare,
    due_text,
    goal_text,
    provenances,
    target_sentence,
)
from dualcarbon.quiz.kinds.target_traits import (
    decimals,
    disjoint,
    either_replaces,
    has_a_number,
    is_worth,
    same_quantity,
    same_series,
)
from dualcarbon.quiz.vocab import QuestionKind
from dualcarbon.text import Text
from dualcarbon.writing.figures import figure_text

_LOW = {"middle": 78, "first": 66, "last": 70}
"""Targets rise, so that the nearest is often the lowest of those that there are."""

_IN_FORCE = {**_LOW, "convergence": 20}

_NEWEST = {"last": 40}
"""What is in force is mostly for later than what was replaced."""

_SETS = 60
"""How often years and numbers are paired anew until they run as the true ones do."""


def target(facts: Facts, id: str, draw: Draw) -> Item | None:
    """Target → number."""
    subject = facts.targets[id]
    if not has_a_number(subject):
        return None
    words, by = operator_words(subject.operator), due_text(subject)
    blank = Text(words.en.format("___"), words.zh.format("___"))
    gap = _joined(subject.name, blank, by)
    stems = (
        Text(
            f"Which number is missing: {gap.en} ({origin.en})?",
            f"{gap.zh}（{origin.zh}），空格处应填哪个数字？",
        )
        for origin in provenances(facts, subject)
    )
    stem = next((stem for stem in stems if fits(stem, facts.languages)), None)
    if stem is None:
        return None
    true_values = {
        other.value.value
        for other in facts.targets.values()
        if same_quantity(other, subject)
        and other.by == subject.by
        and not either_replaces(other, subject)
    }
    groups: list[list[Number]] = [[], [], []]
    for other in facts.targets.values():
        error = _confusion(facts, other, subject)
        if error and has_a_number(other) and other.value.value not in true_values:
            groups[_ERRORS.index(error)].append(_number(facts, other, error))
    option_set = number_options(_number(facts, subject, ""), groups, stem, draw, odds=_LOW)
    return _item(facts, subject, "target", stem, option_set)


_ERRORS = ("superseded", "other-year", "sibling")
"""What another target is taken for one by, the nearest first."""


def _confusion(facts: Facts, other: Target, subject: Target) -> str:
    """Why one takes another target for this one; empty where one doesn't.

    It was replaced or has replaced it, is for another year or in another plan, or is of the core of
    its topic, so the other gas, the other share, energy for carbon.
    """
    if other.id == subject.id or other.unit != subject.unit:
        return ""
    if (other.measure == "level") != (subject.measure == "level"):
        return ""
    if either_replaces(other, subject):
        return "superseded"
    if same_quantity(other, subject) or same_series(other, subject):
        return "other-year"
    known = other.core or not facts.beginnings
    return "sibling" if other.topic == subject.topic and known else ""


def current(facts: Facts, id: str, draw: Draw) -> Item | None:
    """Quantity and year → the target in force, among those that it replaced and others."""
    subject = facts.targets[id]
    if subject.superseded_by or not any(
        either_replaces(o, subject) for o in facts.targets.values()
    ):
        return None
    name, by = quoted(bare(subject.name)), due_text(subject)
    base = subject.baseline.written("en") if subject.baseline else ""
    since = Text(f" (base year {base})", f"（以{base}年为基年）") if base else Text()
    stem = Text(
        f"Which target is now in force for {name.en} {by.en}{since.en}?".replace(" ?", "?"),
        f"{name.zh}{by.zh}的现行目标是哪一个{since.zh}？",
    )
    if subject.is_year:
        stem = Text(
            f"Which target is now in force for {name.en}?", f"{name.zh}的现行目标是哪一个？"
        )
    groups: list[list[Number]] = [[], [], []]
    for other in facts.targets.values():
        error = _confusion(facts, other, subject)
        if error and _is_surely_not_in_force(other, subject, error):
            option = Option(goal_text(facts, other), target_sentence(facts, other), error)
            groups[_ERRORS.index(error)].append(Number(other.value.value, option))
    right = Option(goal_text(facts, subject), target_sentence(facts, subject))
    option_set = _among(facts, subject, right, groups, stem, draw)
    if option_set is None or not any(o.error == "superseded" for o in option_set[0]):
        return None
    return _item(facts, subject, "current", stem, option_set)


def _is_surely_not_in_force(other: Target, subject: Target, error: str) -> bool:
    """Whether another target is wrong where this one is right, and can be told from it.

    Of two cuts by the same year from other base years both may be in force.
    """
    if other.is_year != subject.is_year or not disjoint(subject, other):
        return False
    if (other.operator == "range") != (subject.operator == "range"):
        return False
    if other.by == subject.by and not other.superseded_by and error != "sibling":
        return False
    return subject.measure == "level" or error != "sibling"


def _among(
    facts: Facts,
    subject: Target,
    right: Option,
    groups: Sequence[Sequence[Number]],
    stem: Text,
    draw: Draw,
) -> OptionSet | None:
    """The target in force among others; years by their words, since two may name the same year."""
    if not subject.is_year:
        return number_options(
            Number(subject.value.value, right), groups, stem, draw, odds=_IN_FORCE
        )
    texts = [[number.option for number in group] for group in groups]
    option_set = text_options(right, texts, stem, draw)
    return _rising(facts, subject, option_set) if option_set else None


def true(facts: Facts, id: str, draw: Draw) -> Item | None:
    """Quantity → the true pair of year and target, among years with the targets of others."""
    subject = facts.targets[id]
    if subject.superseded_by or not has_a_number(subject) or subject.measure != "level":
        return None
    family = [
        t
        for t in facts.targets.values()
        if same_quantity(t, subject)
        and t.by
        and not t.by.month
        and has_a_number(t)
        and decimals(t) == decimals(subject)
    ]
    name = quoted(bare(subject.name))
    stem = Text(
        f"Which of these is a target that China has set for {name.en}?",
        f"关于{name.zh}的目标，下列哪一组年份与数值对应正确？",
    )
    assert subject.by
    right = Option(_dated_number(facts, subject, subject), target_sentence(facts, subject))
    for _ in range(_SETS):
        others = [
            Number(Decimal(when.by.year), _pair(facts, when, what))
            for when, what in _mispaired(family, subject, draw)
            if when.by
        ]
        option_set = number_options(
            Number(Decimal(subject.by.year), right),
            [others],
            stem,
            draw,
            apart=ANY_DISTANCE,
            odds=_NEWEST,
        )
        if option_set:
            return _item(facts, subject, "true", stem, option_set)
    return None


def _mispaired(
    family: Sequence[Target], subject: Target, draw: Draw
) -> list[tuple[Target, Target]]:
    """Targets with the number of another; with the true pair they rise or fall year by year."""
    true = {(t.by.year, t.value.value) for t in family if t.by}
    pairs: list[tuple[Target, Target]] = []
    for when in draw.shuffled(family):
        if not when.by or when.by.year in {t.by.year for t, _ in pairs if t.by}:
            continue
        for what in draw.shuffled(family):
            if (when.by.year, what.value.value) not in true and _runs(
                [*pairs, (when, what), (subject, subject)]
            ):
                pairs.append((when, what))
                break
    return pairs


def _runs(pairs: Sequence[tuple[Target, Target]]) -> bool:
    """Whether the numbers rise or fall throughout, as the targets of these years do, none twice."""
    dated = sorted(
        ((when.by.year, what.value.value, when.value.value) for when, what in pairs if when.by),
    )
    steps, rises = [*pairwise(dated)], dated[0][2] <= dated[-1][2]
    return all(a[0] < b[0] and (a[1] < b[1] if rises else a[1] > b[1]) for a, b in steps)


def numbered(facts: Facts, target: Target) -> Iterable[str]:
    """The target if it is a number that is worth knowing, and holds."""
    in_force = not target.superseded_by
    return [target.id] if in_force and has_a_number(target) and is_worth(facts, target) else []


def replacing(facts: Facts, target: Target) -> Iterable[str]:
    """The target that replaced it, if one did that is worth knowing."""
    return [target.superseded_by] if target.superseded_by and is_worth(facts, target) else []


def _rising(facts: Facts, subject: Target, option_set: OptionSet) -> OptionSet:
    """Options that are numbers in rising order."""
    options, key = option_set
    of = {
        goal_text(facts, t).en: t.value.value
        for t in facts.targets.values()
        if t.unit == subject.unit
    }
    rising = sorted(options, key=lambda option: (of[option.text.en], option.text.en))
    return tuple(rising), rising.index(options[key])


def _number(facts: Facts, target: Target, error: str) -> Number:
    unit, figure = facts.units[target.unit], Figure(target.value.value)
    text = Text(figure_text(figure, unit, "en"), figure_text(figure, unit, "zh"))
    return Number(target.value.value, Option(text, target_sentence(facts, target), error))


def _dated_number(facts: Facts, when: Target, what: Target) -> Text:
    assert when.by
    amount = _number(facts, what, "").option.text
    return Text(f"{when.by.written('en')}: {amount.en}", f"{when.by.written('zh')}：{amount.zh}")


def _pair(facts: Facts, when: Target, what: Target) -> Option:
    true_of_year, true_of_number = target_sentence(facts, when), target_sentence(facts, what)
    error = "superseded" if what.superseded_by else "other-year"
    why = Text(f"{true_of_year.en} {true_of_number.en}", f"{true_of_year.zh}{true_of_number.zh}")
    return Option(_dated_number(facts, when, what), why, error)


def _joined(name: Text, amount: Text, by: Text) -> Text:
    """A target with a gap, in quotation marks: `capacity: at least ___ by 2030`."""
    return quoted(
        Text(f"{name['en']}: {amount.en} {by.en}".strip(), f"{name['zh']}：{by.zh}{amount.zh}")
    )


def _item(
    facts: Facts,
    target: Target,
    kind: QuestionKind,
    stem: Text,
    option_set: OptionSet | None,
) -> Item | None:
    if option_set is None or not fits(stem, facts.languages):
        return None
    level = 1 if target.topic == "goals" and not target.superseded_by else 2
    is_plain = target.resolve == "plain" and target.legal == "none"
    if kind in ("true", "target") and level == 2 and is_plain:  # noqa: PLR2004
        level = 3
    return Item(
        f"targets.{target.id}",
        kind,
        target.topic,
        stem,
        *option_set,
        target_sentence(facts, target),
        target.sources,
        level,
    )
