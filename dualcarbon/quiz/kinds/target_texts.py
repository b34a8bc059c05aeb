"""Targets in the words of questions: what they ask for, by when, and who said so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from dualcarbon.analysis.target_setting import setting_plan
from dualcarbon.model.entries import Facts, Target
from dualcarbon.quiz.items import capitalised
from dualcarbon.text import Text
from dualcarbon.writing.figures import target_text

BLANKS = {
    "at-least": Text("at least ___", "___以上"),
    "more-than": Text("more than ___", "超过___"),
    "at-most": Text("at most ___", "___以内"),
    "about": Text("about ___", "___左右"),
    "equal": Text("___", "___"),
}
"""How a target with a number to fill in is worded, by its operator."""

_ASIDE = re.compile(r"\s*(?:\([^)]*\)|（[^）]*）)")


def goal_text(facts: Facts, target: Target) -> Text:
    """What a target asks for, in both languages."""
    unit = facts.units[target.unit]
    return Text(target_text(target, unit, "en"), target_text(target, unit, "zh"))


def target_sentence(facts: Facts, target: Target) -> Text:
    """A target in a sentence: what, how much, by when, said when, and what replaced it."""
    goal, due, origin = goal_text(facts, target), due_text(target), announcement(target)
    year = Text() if target.is_year else due
    sentence = Text(
        f"{capitalised(target.name['en'])}: {goal.en} {year.en}".strip() + f" ({origin.en}).",
        f"{target.name['zh']}：{year.zh}{goal.zh}（{origin.zh}）。",
    )
    successor = facts.targets.get(target.superseded_by)
    if successor is None:
        return sentence
    later = goal_text(facts, successor)
    when = successor.announced
    return Text(
        f"{sentence.en} Replaced in {when.year} by {later.en}.",
        f"{sentence.zh}{when.year}年改为{later.zh}。",
    )


def due_text(target: Target) -> Text:
    """By when a target is to hold; nothing where it has no date."""
    if target.by is None:
        return Text()
    return Text(f"by {target.by.written('en')}", target.by.written("zh"))


def announcement(target: Target) -> Text:
    """When a target was said, and the year from which it counts."""
    date = target.announced
    parts = [f"announced {date.written('en')}"]
    zh = [f"{date.written('zh')}提出"]
    if target.baseline:
        parts.append(f"base year {target.baseline.written('en')}")
        zh.append(f"以{target.baseline.written('zh')}为基年")
    return Text(", ".join(parts), "，".join(zh))


def provenances(facts: Facts, target: Target) -> Iterator[Text]:
    """Where and when a target was said, and its base year; the second time without where.

    A plan is named only where it is of the document that set the target.
    """
    when, plan = announcement(target), setting_plan(facts, target)
    if plan and target.document in ("", plan.document):
        yield Text(
            f"{plan.name['en']}; {when.en}", f"《{plan.name['zh'].strip('《》')}》，{when.zh}"
        )
    yield when


@lru_cache(1 << 12)
def bare(name: Text) -> Text:
    """A name without what stands in brackets."""
    return Text(_ASIDE.sub("", name.en), _ASIDE.sub("", name.zh))
