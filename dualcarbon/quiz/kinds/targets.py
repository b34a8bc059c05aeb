"""Questions on targets: the number, and what is in force."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dualcarbon.model.entries import Facts, Target
from dualcarbon.model.figures import Figure
from dualcarbon.model.vocab import operator_words
from dualcarbon.quiz.choice import (
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

_LOW = {"middle": 66, "first": 48, "last": 62}
"""Targets rise, so that the nearest is often the lowest of those that there are."""

_IN_FORCE = {**_LOW, "convergence": 26, "middle": 22}


def target(facts: Facts, id: str, draw: Draw) -> Item | None:
    """Target → number."""
    subject = facts.targets[id]
    if not has_a_number(subject):
        return None
    words, by = operator_words(subject.operator), due_text(subject)
    blank = Text(words.en.format("___"), words.zh.format("___"))
    gap = quoted(Text(f"{subject.name['en']}: {blank.en} {by.en}".strip(), ""))
    gap_zh = f"{subject.name['zh']}，{by.zh}{blank.zh}"
    stems = (
        Text(
            f"Which number is missing: {gap.en} ({origin.en})?",
            f"{origin.zh}的目标：{gap_zh}。空格处应填哪个数字？",
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
    option_set = _among(subject, right, groups, stem, draw)
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
    return text_options(right, texts, stem, draw, odds=_IN_FORCE)


def numbered(facts: Facts, target: Target) -> Iterable[str]:
    """The target if it is a number that is worth knowing, and holds."""
    in_force = not target.superseded_by
    return [target.id] if in_force and has_a_number(target) and is_worth(facts, target) else []


def replacing(facts: Facts, target: Target) -> Iterable[str]:
    """The target that replaced it, if one did that is worth knowing."""
    return [target.superseded_by] if target.superseded_by and is_worth(facts, target) else []


def _number(facts: Facts, target: Target, error: str) -> Number:
    unit, figure = facts.units[target.unit], Figure(target.value.value)
    text = Text(figure_text(figure, unit, "en"), figure_text(figure, unit, "zh"))
    return Number(target.value.value, Option(text, target_sentence(facts, target), error))


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
    if kind == "target" and level == 2 and is_plain:  # noqa: PLR2004
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
