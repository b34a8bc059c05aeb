"""Questions on targets: the number, the year, what is in force, what is true of which year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from dualcarbon.model.entries import Facts, Target
from dualcarbon.model.figures import Figure
from dualcarbon.quiz.choice import INNER, Number, OptionSet, number_options, text_options
from dualcarbon.quiz.items import Draw, Item, Option, fits, quoted
from dualcarbon.quiz.kinds.target_texts import (
    BLANKS,
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
    asked = facts.targets[id]
    if not has_a_number(asked):
        return None
    blank, by = BLANKS[asked.operator], due_text(asked)
    gap = _joined(asked.name, blank, by)
    stems = (
        Text(
            f"Which number is missing: {gap.en} ({said.en})?",
            f"缺少的数字是哪一个：{gap.zh}（{said.zh}）？",
        )
        for said in provenances(facts, asked)
    )
    stem = next((stem for stem in stems if fits(stem, facts.languages)), None)
    if stem is None:
        return None
    taken = {
        other.value.value
        for other in facts.targets.values()
        if same_quantity(other, asked)
        and other.by == asked.by
        and not either_replaces(other, asked)
    }
    groups: list[list[Number]] = [[], []]
    for other in facts.targets.values():
        if other.id == id or not has_a_number(other) or other.unit != asked.unit:
            continue
        if other.value.value in taken or (other.measure == "level") != (asked.measure == "level"):
            continue
        near = same_quantity(other, asked)
        error = (
            "superseded"
            if either_replaces(other, asked)
            else "other-year"
            if near
            else "other-target"
        )
        groups[not near].append(_number(facts, other, error))
    chosen = number_options(_number(facts, asked, ""), groups, stem, draw, odds=INNER)
    return _item(facts, asked, "target", stem, chosen)


def deadline(facts: Facts, id: str, draw: Draw) -> Item | None:
    """Target → the year for which it is set."""
    asked = facts.targets[id]
    if not has_a_deadline(asked):
        return None
    assert asked.by
    if asked.is_year:
        gap = _joined(asked.name, _YEAR_BLANK.get(asked.operator, _YEAR_BLANK["equal"]), Text())
    else:
        unit = facts.units[asked.unit]
        amount = Text(target_text(asked, unit, "en"), target_text(asked, unit, "zh"))
        gap = _joined(asked.name, amount, Text("by ___", "___年"))
    base = asked.baseline.written("en") if asked.baseline else ""
    stem = Text(
        f"Which year is missing: {gap.en} (base year {base})?"
        if base
        else f"Which year is missing: {gap.en}?",
        f"缺少的年份是哪一年：{gap.zh}（以{base}年为基年）？"
        if base
        else f"缺少的年份是哪一年：{gap.zh}？",
    )
    groups = [
        [_year(facts, when, other, error) for when, other in found.items()]
        for error, found in _other_deadlines(facts, asked).items()
    ]
    key = _year(facts, asked.by.year, asked, "")
    chosen = number_options(key, groups, stem, draw, apart=False, odds=_LATEST)
    return _item(facts, asked, "deadline", stem, chosen)


def _other_deadlines(facts: Facts, asked: Target) -> dict[str, dict[int, Target]]:
    """Years for which other targets are set, five-year plan with five-year plan, and one of them.

    Years for which the same is set are left out, and those that don't come after the base year.
    """
    found: dict[str, dict[int, Target]] = {"other-year": {}, "other-target": {}}
    assert asked.by
    taken = {asked.by.year}
    for other in facts.targets.values():
        if other.by and same_quantity(other, asked) and other.value == asked.value:
            taken.add(other.by.year)
    for other in facts.targets.values():
        when = other.by.year if other.by else 0
        alike = (when % _MILESTONE == 0) == (asked.by.year % _MILESTONE == 0)
        if (
            alike
            and abs(when - asked.by.year) <= _FAR
            and when not in taken
            and when > (asked.baseline.year if asked.baseline else 0)
        ):
            error = "other-year" if same_quantity(other, asked) else "other-target"
            found[error].setdefault(when, other)
    for when in found["other-year"]:
        found["other-target"].pop(when, None)
    return found


def current(facts: Facts, id: str, draw: Draw) -> Item | None:
    """Quantity and year → the target in force, among those that it replaced and others."""
    asked = facts.targets[id]
    if asked.superseded_by or not any(either_replaces(o, asked) for o in facts.targets.values()):
        return None
    name, by = quoted(bare(asked.name)), due_text(asked)
    stem = Text(
        f"Which target is now in force for {name.en} {by.en}?".replace(" ?", "?"),
        f"{name.zh}{by.zh}的现行目标是哪一个？",
    )
    if asked.is_year:
        stem = Text(
            f"Which target is now in force for {name.en}?", f"{name.zh}的现行目标是哪一个？"
        )
    groups: list[list[Option]] = [[], [], []]
    for other in facts.targets.values():
        if other.id == id or other.unit != asked.unit or other.is_year != asked.is_year:
            continue
        if not disjoint(asked, other) or decimals(other) != decimals(asked):
            continue
        near = same_quantity(other, asked)
        error = (
            "superseded"
            if either_replaces(other, asked)
            else "other-year"
            if near
            else "other-target"
        )
        if not near and not asked.is_year:
            continue
        groups[("superseded", "other-year", "other-target").index(error)].append(
            Option(goal_text(facts, other), target_sentence(facts, other), error)
        )
    chosen = text_options(
        Option(goal_text(facts, asked), target_sentence(facts, asked)), groups, stem, draw
    )
    if chosen is None or not any(o.error == "superseded" for o in chosen[0]):
        return None
    return _item(facts, asked, "current", stem, _rising(facts, asked, chosen))


def true(facts: Facts, id: str, draw: Draw) -> Item | None:
    """Quantity → the true pair of year and target, among years with the targets of others."""
    asked = facts.targets[id]
    if asked.superseded_by or not has_a_number(asked) or asked.measure != "level":
        return None
    family = [
        t
        for t in facts.targets.values()
        if same_quantity(t, asked)
        and t.by
        and not t.by.month
        and has_a_number(t)
        and decimals(t) == decimals(asked)
    ]
    name = quoted(bare(asked.name))
    stem = Text(
        f"Which year and number make up a target for {name.en}?",
        f"关于{name.zh}的目标，下列哪一组年份与数字正确？",
    )
    true_pairs = {(t.by.year, t.value.value) for t in family if t.by}
    others = []
    assert asked.by
    for other in family:
        assert other.by
        wrong = [
            t
            for t in family
            if (other.by.year, t.value.value) not in true_pairs
            and t.value.value != asked.value.value
        ]
        if other.by.year != asked.by.year and wrong:
            taken = wrong[draw.below(len(wrong))]
            others.append(Number(Decimal(other.by.year), _pair(facts, other, taken)))
    right = Option(_dated_number(facts, asked, asked), target_sentence(facts, asked))
    chosen = number_options(
        Number(Decimal(asked.by.year), right), [others], stem, draw, apart=False
    )
    return _item(facts, asked, "true", stem, chosen)


def numbered(facts: Facts) -> Iterator[str]:
    """The targets that are a number."""
    return (id for id, found in facts.targets.items() if has_a_number(found))


def replacing(facts: Facts) -> Iterable[str]:
    """The targets that replaced another."""
    return {t.superseded_by: None for t in facts.targets.values() if t.superseded_by}


def _rising(facts: Facts, asked: Target, chosen: OptionSet) -> OptionSet:
    """Options that are numbers in rising order."""
    options, key = chosen
    of = {
        goal_text(facts, t).en: t.value.value
        for t in facts.targets.values()
        if t.unit == asked.unit
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
    told, taken = target_sentence(facts, when), target_sentence(facts, what)
    error = "superseded" if what.superseded_by else "other-year"
    why = Text(f"{told.en} {taken.en}", f"{told.zh}{taken.zh}")
    return Option(_dated_number(facts, when, what), why, error)


def _joined(name: Text, amount: Text, by: Text) -> Text:
    """A target with a gap, in quotation marks: `capacity: at least ___ by 2030`."""
    return quoted(
        Text(f"{name['en']}: {amount.en} {by.en}".strip(), f"{name['zh']}：{by.zh}{amount.zh}")
    )


def _item(
    facts: Facts,
    target: Target,
    kind: str,
    stem: Text,
    chosen: OptionSet | None,
) -> Item | None:
    if chosen is None or not fits(stem, facts.languages):
        return None
    level = 1 if target.topic == "goals" and not target.superseded_by else 2
    if kind in ("true", "target") and level == 2 and target.wording == "stated":  # noqa: PLR2004
        level = 3
    return Item(
        f"targets.{target.id}",
        kind,
        target.topic,
        stem,
        *chosen,
        target_sentence(facts, target),
        target.sources,
        level,
    )
