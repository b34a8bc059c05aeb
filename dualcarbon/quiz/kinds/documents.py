"""Questions on documents: which target one sets."""

from __future__ import annotations

from collections.abc import Iterator

from dualcarbon.analysis.target_setting import target_ids
from dualcarbon.model.entries import Facts, Plan, Target
from dualcarbon.quiz.choice import text_options
from dualcarbon.quiz.items import Draw, Item, Option, fits
from dualcarbon.quiz.kinds.target_texts import bare, due_text, goal_text, target_sentence
from dualcarbon.quiz.kinds.target_traits import same_quantity, same_series
from dualcarbon.quiz.kinds.titles import title
from dualcarbon.text import Text

_SETS = {"rare-echo": 50, "characters": 50, "convergence": 45}

_TARGET = (15, 30)
"""A target as an option: what, how much, by when."""


def document(facts: Facts, id: str, draw: Draw) -> Item | None:
    """Document → a target of it, among those that other documents set and it can't have set.

    That the base does not say that a document sets a target is no proof. One that was first said
    later is surely not in it, nor one of another number for what it sets a number for.
    """
    plan_id, _, target_id = id.partition("@")
    plan, target = facts.plans[plan_id], facts.targets[target_id]
    name = title(plan.name)
    stem = Text(f"Which of these targets is in “{name.en}”?", f"下列哪一项目标出自{name.zh}？")
    own = [facts.targets[i] for i in target_ids(plan) if i in facts.targets]
    groups: list[list[Option]] = [[], [], []]
    for other in facts.targets.values():
        if not _surely_not_in(plan, own, other) or other.unit != target.unit:
            continue
        near = same_quantity(other, target) or same_series(other, target)
        rank = 0 if near else 1 if other.topic == target.topic else 2
        error = "other-document" if rank < len(groups) - 1 else "same-kind"
        groups[rank].append(Option(goal(facts, other), target_sentence(facts, other), error))
    key = Option(goal(facts, target), target_sentence(facts, target))
    option_set = text_options(key, groups, stem, draw, _TARGET, odds=_SETS)
    if option_set is None or not fits(stem, facts.languages):
        return None
    return Item(
        f"plans.{plan.id}", "document", target.topic, stem, *option_set, key.why, target.sources, 3
    )


def targets_of(facts: Facts, plan: Plan) -> Iterator[str]:
    """The targets of a plan, as `plan@target`; of the core's where the base has a core."""
    if plan.core or not facts.beginnings:
        for id in dict.fromkeys(target_ids(plan)):
            if id in facts.targets and facts.targets[id].document in ("", plan.document):
                yield f"{plan.id}@{id}"


def _surely_not_in(plan: Plan, own: list[Target], other: Target) -> bool:
    """Whether a target can't be in a plan, which says other things or was there before it."""
    if other in own or (plan.document and plan.document in (other.document, *other.repeated_in)):
        return False
    if other.announced.first > plan.date.last:
        return True
    return any(
        same_quantity(o, other)
        and o.by == other.by
        and (o.value, o.operator) != (other.value, other.operator)
        for o in own
    )


def goal(facts: Facts, target: Target) -> Text:
    """A target in few words: `forest coverage: 24.1% by 2025`."""
    name, goal = bare(target.name), goal_text(facts, target)
    by = Text() if target.is_year else due_text(target)
    return Text(f"{name.en}: {goal.en} {by.en}".strip(), f"{name.zh}：{by.zh}{goal.zh}")
