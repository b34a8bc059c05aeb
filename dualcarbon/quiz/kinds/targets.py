"""Questions on targets: the number, the year, what is in force, what is true of which year."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from dualcarbon.model.entries import Facts, Target
from dualcarbon.model.figures import Figure
from dualcarbon.model.vocab import operator_words
from dualcarbon.quiz.choice import INNER, Number, OptionSet, number_options, text_options
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
    has_a_deadline,
    has_a_number,
    same_quantity,
)
from dualcarbon.quiz.vocab import QuestionKind
from dualcarbon.text import Text
from dualcarbon.writing.figures import figure_text, target_text

_MILESTONE = 5

_LATEST = {"last": 85, "middle": 96}
"""Few deadlines lie far ahead, so that the latest of some is asked for too often."""

_FAR = 35
"""Years between deadlines that may stand side by side."""


_YEAR_BLANK = {
    "before": Text("before ___", "___年前"),
    "about": Text("around ___", "___年左右"),
    "equal": Text("in ___", "___年"),
}


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
            f"缺少的数字是哪一个：{gap.zh}（{origin.zh}）？",
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
    groups: list[list[Number]] = [[], []]
    for other in facts.targets.values():
        if other.id == id or not has_a_number(other) or other.unit != subject.unit:
            continue
        if other.value.value in true_values or (other.measure == "level") != (
            subject.measure == "level"
        ):
            continue
        near = same_quantity(other, subject)
        error = (
            "superseded"
            if either_replaces(other, subject)
            else "other-year"
            if near
            else "other-target"
        )
        groups[not near].append(_number(facts, other, error))
    option_set = number_options(_number(facts, subject, ""), groups, stem, draw, odds=INNER)
    return _item(facts, subject, "target", stem, option_set)


def deadline(facts: Facts, id: str, draw: Draw) -> Item | None:
    """Target → the year for which it is set."""
    subject = facts.targets[id]
    if not has_a_deadline(subject):
        return None
    assert subject.by
    if subject.is_year:
        gap = _joined(subject.name, _YEAR_BLANK.get(subject.operator, _YEAR_BLANK["equal"]), Text())
    else:
        unit = facts.units[subject.unit]
        amount = Text(target_text(subject, unit, "en"), target_text(subject, unit, "zh"))
        gap = _joined(subject.name, amount, Text("by ___", "___年"))
    base = subject.baseline.written("en") if subject.baseline else ""
    stem = Text(
        f"Which year is missing: {gap.en} (base year {base})?"
        if base
        else f"Which year is missing: {gap.en}?",
        f"缺少的年份是哪一年：{gap.zh}（以{base}年为基年）？"
        if base
        else f"缺少的年份是哪一年：{gap.zh}？",
    )
    groups = [
        [_year(facts, when, other, error) for when, other in targets.items()]
        for error, targets in _other_deadlines(facts, subject).items()
    ]
    key = _year(facts, subject.by.year, subject, "")
    option_set = number_options(key, groups, stem, draw, apart=False, odds=_LATEST)
    return _item(facts, subject, "deadline", stem, option_set)


def _other_deadlines(facts: Facts, subject: Target) -> dict[str, dict[int, Target]]:
    """Years for which other targets are set, five-year plan with five-year plan, and one of them.

    Years for which the same is set are left out, and those that don't come after the base year.
    """
    deadlines: dict[str, dict[int, Target]] = {"other-year": {}, "other-target": {}}
    assert subject.by
    true_years = {subject.by.year}
    for other in facts.targets.values():
        if other.by and same_quantity(other, subject) and other.value == subject.value:
            true_years.add(other.by.year)
    for other in facts.targets.values():
        when = other.by.year if other.by else 0
        alike = (when % _MILESTONE == 0) == (subject.by.year % _MILESTONE == 0)
        if (
            alike
            and abs(when - subject.by.year) <= _FAR
            and when not in true_years
            and when > (subject.baseline.year if subject.baseline else 0)
        ):
            error = "other-year" if same_quantity(other, subject) else "other-target"
            deadlines[error].setdefault(when, other)
    for when in deadlines["other-year"]:
        deadlines["other-target"].pop(when, None)
    return deadlines


def current(facts: Facts, id: str, draw: Draw) -> Item | None:
    """Quantity and year → the target in force, among those that it replaced and others."""
    subject = facts.targets[id]
    if subject.superseded_by or not any(
        either_replaces(o, subject) for o in facts.targets.values()
    ):
        return None
    name, by = quoted(bare(subject.name)), due_text(subject)
    stem = Text(
        f"Which target is now in force for {name.en} {by.en}?".replace(" ?", "?"),
        f"{name.zh}{by.zh}的现行目标是哪一个？",
    )
    if subject.is_year:
        stem = Text(
            f"Which target is now in force for {name.en}?", f"{name.zh}的现行目标是哪一个？"
        )
    groups: list[list[Option]] = [[], [], []]
    for other in facts.targets.values():
        if other.id == id or other.unit != subject.unit or other.is_year != subject.is_year:
            continue
        if not disjoint(subject, other) or decimals(other) != decimals(subject):
            continue
        near = same_quantity(other, subject)
        error = (
            "superseded"
            if either_replaces(other, subject)
            else "other-year"
            if near
            else "other-target"
        )
        if not near and not subject.is_year:
            continue
        groups[("superseded", "other-year", "other-target").index(error)].append(
            Option(goal_text(facts, other), target_sentence(facts, other), error)
        )
    option_set = text_options(
        Option(goal_text(facts, subject), target_sentence(facts, subject)), groups, stem, draw
    )
    if option_set is None or not any(o.error == "superseded" for o in option_set[0]):
        return None
    return _item(facts, subject, "current", stem, _rising(facts, subject, option_set))


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
        f"Which year and number make up a target for {name.en}?",
        f"关于{name.zh}的目标，下列哪一组年份与数字正确？",
    )
    true_pairs = {(t.by.year, t.value.value) for t in family if t.by}
    others = []
    assert subject.by
    for other in family:
        assert other.by
        wrong = [
            t
            for t in family
            if (other.by.year, t.value.value) not in true_pairs
            and t.value.value != subject.value.value
        ]
        if other.by.year != subject.by.year and wrong:
            other_target = wrong[draw.below(len(wrong))]
            others.append(Number(Decimal(other.by.year), _pair(facts, other, other_target)))
    right = Option(_dated_number(facts, subject, subject), target_sentence(facts, subject))
    option_set = number_options(
        Number(Decimal(subject.by.year), right), [others], stem, draw, apart=False
    )
    return _item(facts, subject, "true", stem, option_set)


def numbered(_: Facts, target: Target) -> Iterable[str]:
    """The target if it is a number."""
    return [target.id] if has_a_number(target) else []


def replacing(_: Facts, target: Target) -> Iterable[str]:
    """The target that replaced it, if one did."""
    return [target.superseded_by] if target.superseded_by else []


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


def _year(facts: Facts, when: int, target: Target, error: str) -> Number:
    option = Option(Text(str(when), f"{when}年"), target_sentence(facts, target), error)
    return Number(Decimal(when), option)


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
