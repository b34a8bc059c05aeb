"""An item on one fact, asked again."""

from __future__ import annotations

from collections.abc import Iterator

from dualcarbon.model.entries import Facts
from dualcarbon.quiz.items import Draw, Item
from dualcarbon.quiz.papers import MAKERS, Asked

_FEW_TRIES = 12
"""The same where an entry is asked about in every kind, of which some can't."""

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
                item = asked.make(facts, subject, Draw(f"{seed}/{kind}/{subject}{attempt}"))
                if item and item.fact == fact:
                    return item
    return None


def on(facts: Facts, id: str, seed: str) -> Iterator[Item]:
    """An item of every kind on the entry with that id, where one can be made."""
    for kind, asked in MAKERS.items():
        item = next(filter(None, _made(facts, asked, kind, id, seed)), None)
        if item:
            yield item


def _made(facts: Facts, asked: Asked, kind: str, id: str, seed: str) -> Iterator[Item | None]:
    """What the draws of a kind give on an entry; one alone may find no good distractors."""
    for subject in asked.all(facts):
        if _is_on(subject, id):
            for attempt in ("", *map(str, range(1, _FEW_TRIES))):
                item = asked.make(facts, subject, Draw(f"{seed}/{kind}/{subject}{attempt}"))
                yield item if item and _id(item.fact) == id else None


def _id(fact: str) -> str:
    """The id of the entry that the path of a fact names."""
    return "".join(fact.split(".")[1:2])


def _is_on(subject: str, id: str) -> bool:
    """Whether a maker's subject (`id`, `id@2020`, `statistics.id@2020`) is on that entry."""
    return subject.partition("@")[0].rpartition(".")[2] == id
