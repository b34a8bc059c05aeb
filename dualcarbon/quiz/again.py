"""An item on one fact, asked again."""

from __future__ import annotations

from collections.abc import Iterator

from dualcarbon.model.entries import Facts
from dualcarbon.quiz.items import Draw, Item
from dualcarbon.quiz.papers import MAKERS, entry_id, made

_TRIES = 300
"""Draws after which no good distractors are to be had for a fact; one draw may find none."""


def again(facts: Facts, fact: str, kind: str, seed: str) -> Item | None:
    """The item of that kind on the fact with that path; None where it can't be made any more."""
    if kind not in MAKERS:
        return None
    asked = MAKERS[kind]
    id = _id(fact)
    for subject in asked.all(facts):
        if _is_on(subject, id):
            for attempt in ("", *map(str, range(1, _TRIES))):
                item = made(facts, kind, subject, Draw(f"{seed}/{kind}/{subject}{attempt}"))
                if item and item.fact == fact:
                    return item
    return None


def on(facts: Facts, id: str, seed: str) -> Iterator[Item]:
    """An item of every kind on the entry with that id, where one can be made."""
    for kind, asked in MAKERS.items():
        for subject in asked.all(facts):
            if _is_on(subject, id):
                item = made(facts, kind, subject, Draw(f"{seed}/{kind}/{subject}"))
                if item and _id(item.fact) == id:
                    yield item
                    break


def _id(fact: str) -> str:
    """The id of the entry that the path of a fact names."""
    return "".join(fact.split(".")[1:2])


def _is_on(subject: str, id: str) -> bool:
    """Whether a maker's subject (`id`, `id@2020`, `statistics.id@2020`) is on that entry."""
    return entry_id(subject) == id
