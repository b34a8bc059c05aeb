"""Questions on documents: which one set a target, and to which of its items a measure belongs."""

from __future__ import annotations

from collections.abc import Iterator

from dualcarbon.analysis.target_setting import sets, setting_plan, target_ids
from dualcarbon.model.entries import Facts, Plan, Target
from dualcarbon.model.parts import PlanItem
from dualcarbon.quiz.choice import ECHO, text_options
from dualcarbon.quiz.items import Draw, Item, Option, fits, quoted
from dualcarbon.quiz.kinds.target_texts import bare, target_sentence
from dualcarbon.quiz.kinds.target_traits import same_quantity
from dualcarbon.text import Text
from dualcarbon.writing.figures import target_text

_GENERAL = ("goals", "policy", "international")
"""Topics of documents that are about everything and may repeat any target."""

_ACTION = {"echo": 50}
"""Items of a plan are few, and the right one is often that which names what the measure names."""

_NEAR = 2
"""Years between documents of one time."""


def document(facts: Facts, id: str, draw: Draw) -> Item | None:
    """Target → the document that set it."""
    target = facts.targets[id]
    plan = setting_plan(facts, target)
    setting = facts.documents.get(target.document)
    if plan is None or setting is None or plan.topic in _GENERAL or target.superseded_by:
        return None
    if sum(sets(other, id) for other in facts.plans.values()) > 1:
        return None
    unit, goal = facts.units[target.unit], quoted(bare(target.name))
    by = f" by {target.by.written('en')}" if target.by and not target.is_year else ""
    by_zh = target.by.written("zh") if target.by and not target.is_year else ""
    stem = Text(
        f"Which document set this target: {goal.en}, {target_text(target, unit, 'en')}{by}?",
        f"下列哪份文件提出了这一目标：{goal.zh}，{by_zh}{target_text(target, unit, 'zh')}？",
    )
    groups: list[list[Option]] = [[], []]
    same = _same_subject(facts, target)
    own_sources = {c.source for c in (*setting.sources, *target.also_in)}
    own_documents = {target.document, *target.repeated_in}
    for other in facts.plans.values():
        if other.id == plan.id or other.document in own_documents:
            continue
        if not _can_be_wrong(other, same, own_sources):
            continue
        near = abs(other.date.year - plan.date.year) <= _NEAR
        error = "other-document" if near else "same-kind"
        groups[not near].append(Option(other.name, _document_and_target(facts, other), error))
    key = Option(plan.name, _document_and_target(facts, plan, target))
    option_set = text_options(key, groups, stem, draw, odds=ECHO)
    if option_set is None or not fits(stem, facts.languages):
        return None
    return Item(
        f"targets.{id}", "document", target.topic, stem, *option_set, key.why, target.sources, 3
    )


def _same_subject(facts: Facts, target: Target) -> set[str]:
    """The targets for the same thing, and those that are held against the same figures."""
    return {
        other.id
        for other in facts.targets.values()
        if (target.statistic and other.statistic == target.statistic)
        or same_quantity(other, target)
    }


def _can_be_wrong(plan: Plan, same: set[str], own_sources: set[str]) -> bool:
    """Whether a plan surely doesn't set the target: none that is about everything does."""
    return (
        plan.topic not in _GENERAL
        and same.isdisjoint(target_ids(plan))
        and own_sources.isdisjoint(citation.source for citation in plan.sources)
    )


def _document_and_target(facts: Facts, plan: Plan, target: Target | None = None) -> Text:
    """A document with its issuer and date, and a target that it sets."""
    document = Text(
        f"{plan.name['en']} ({plan.issuer['en']}, {plan.date.written('en')}).",
        f"《{plan.name['zh'].strip('《》')}》（{plan.issuer['zh']}，{plan.date.written('zh')}）。",
    )
    first = next(iter(target_ids(plan)), "")
    example = target or facts.targets.get(first)
    if example is None:
        return Text(f"{document.en} {plan.summary['en']}", document.zh + plan.summary["zh"])
    goal = target_sentence(facts, example)
    return Text(f"{document.en} {goal.en}", document.zh + goal.zh)


def action(facts: Facts, id: str, draw: Draw) -> Item | None:
    """Measure → the item of the plan that it belongs to."""
    plan_id, number, position = id.split("@")
    plan = facts.plans[plan_id]
    right = plan.items[int(number)]
    measure = right.measures[int(position)]
    name, material = quoted(plan.name), quoted(measure)
    stem = Text(
        f"To which part of {name.en} does this measure belong: {material.en}?",
        f"{material.zh}属于{name.zh}中的哪一项？",
    )
    key = _option(plan, right, measure)
    others = [_option(plan, item) for item in plan.items if item != right]
    option_set = text_options(key, [others], stem, draw, odds=_ACTION)
    if option_set is None or not fits(stem, facts.languages):
        return None
    return Item(
        f"plans.{plan.id}.{number}",
        "action",
        plan.topic,
        stem,
        *option_set,
        key.why,
        right.sources,
    )


def measures(_: Facts, plan: Plan) -> Iterator[str]:
    """The measures of a plan, as `plan@item@measure`, both numbered from 0."""
    for number, item in enumerate(plan.items):
        yield from (f"{plan.id}@{number}@{i}" for i in range(len(item.measures)))


def _option(plan: Plan, item: PlanItem, measure: Text | None = None) -> Option:
    """The item as an answer, with `measure`, or else its first, as what it really holds."""
    number = plan.items.index(item) + 1
    example = measure or next(iter(item.measures), Text())
    why = Text(f"Item {number}: {item.name['en']}.", f"第{number}项：{item.name['zh']}。")
    reason = Text(f"{why.en} {example['en']}".strip(), why.zh + example["zh"])
    return Option(item.name, reason, "" if measure else "other-item")
