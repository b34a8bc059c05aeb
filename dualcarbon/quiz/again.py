"""What was asked once, asked again, in the same kind of question or in another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from dualcarbon.kinds import ENTRIES
from dualcarbon.model.entries import Facts
from dualcarbon.quiz.cards import card_of, entry_id, older_card, parts_of
from dualcarbon.quiz.items import Draw, Item
from dualcarbon.quiz.papers import MAKERS, Asked, made, path_of
from dualcarbon.quiz.vocab import QuestionKind

_TRIES = 300
"""Draws after which no good distractors are to be had for a fact; one draw may find none."""

_FEW = 12
"""Draws after which another kind of question is tried, or another subject."""

_LED_TO = {"current"}
"""Kinds that ask of one entry, to which another leads: a target that replaced it."""


def again(facts: Facts, card: str, kind: str, seed: str) -> Item | None:
    """The item of that kind on that card; None where it can't be made any more.

    A card of an older version is a whole series or item of a plan: one that it holds is asked.
    """
    ways = [way for way in _ways(facts, card) if way[0] == kind]
    return next(_made(facts, card, ways, seed, _TRIES), None)


def anew(facts: Facts, card: str, seed: str, last: str = "") -> Item | None:
    """An item on that card in any kind, rather not the `last`; None where none can be made."""
    ways = Draw(f"{seed}/{card}").shuffled(_ways(facts, card))
    ways.sort(key=lambda way: way[0] == last)
    items = _made(facts, card, ways, seed, _FEW)
    return next(items, None) or next(_made(facts, card, ways, seed, _TRIES), None)


def _made(
    facts: Facts, card: str, ways: list[tuple[QuestionKind, str]], seed: str, tries: int
) -> Iterator[Item]:
    for kind, subject in ways:
        item = next(_draws(facts, kind, subject, seed, tries), None)
        if item:
            yield replace(item, subject=card)


def _draws(facts: Facts, kind: QuestionKind, subject: str, seed: str, tries: int) -> Iterator[Item]:
    """What the draws of a kind give on a subject; one alone may find no good distractors."""
    for attempt in ("", *map(str, range(1, tries))):
        item = made(facts, kind, subject, Draw(f"{seed}/{kind}/{subject}{attempt}"))
        if item:
            yield item


def _ways(facts: Facts, card: str) -> list[tuple[QuestionKind, str]]:
    """The kinds that ask what the card is on, each with what it is to be given."""
    section, id = parts_of(card)
    entry = getattr(facts, section).get(id) if section in ENTRIES else None
    if entry is None:
        return []
    ways: list[tuple[QuestionKind, str]] = []
    for kind, asked in MAKERS.items():
        if section not in asked.sections:
            continue
        if kind in _LED_TO:
            subjects = [*asked.all(facts)]
        else:
            subjects = [*asked.subjects(facts, entry)] if asked.subjects else [id]
        ways += [
            (kind, subject)
            for subject in subjects
            if entry_id(subject) == id and card in _names(facts, path_of(kind, subject))
        ]
    return ways


def _names(facts: Facts, path: str) -> tuple[str, str]:
    """By what a card goes that is on that path, and went in older versions."""
    return card_of(facts, path), older_card(path)


def on(facts: Facts, id: str, seed: str) -> Iterator[Item]:
    """An item of every kind on the entry with that id, where one can be made.

    Of those that were written by hand, all that are about it.
    """
    for kind, asked in MAKERS.items():
        item = next(_about(facts, asked, kind, id, seed), None)
        if item:
            yield item
    for question in facts.questions.values():
        if parts_of(question.about)[1] == id:
            yield from islice(_draws(facts, "written", question.id, seed, _FEW), 1)


def _about(facts: Facts, asked: Asked, kind: QuestionKind, id: str, seed: str) -> Iterator[Item]:
    """What the draws of a kind give on an entry."""
    for subject in asked.all(facts):
        if entry_id(subject) == id:
            for item in _draws(facts, kind, subject, seed, _FEW):
                if parts_of(item.fact)[1] == id:
                    yield item
