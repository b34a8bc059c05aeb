"""How well a learner knows the subject: which entries they have met, know, and should see next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from dualcarbon.frozen import frozen
from dualcarbon.learner.review import Card, Reviewed, due
from dualcarbon.model.entries import Facts
from dualcarbon.quiz.cards import first_things, matter_of
from dualcarbon.quiz.course import Learnt, Matter

KNOWN = 7.0
"""Days for which something must be remembered, nine times in ten, to count as known."""

MISSED = 1.0
"""Days: what is remembered for less was missed when it was last asked."""


def learnt(facts: Facts, cards: Mapping[Card, Reviewed], now: datetime) -> Learnt:
    """What these cards say of the entries that they are on."""
    stability: dict[str, float] = {}
    for card, review in cards.items():
        path = matter_of(facts, card)
        stability[path] = max(stability.get(path, 0.0), review.stability)
    waiting = due(cards, now)
    return Learnt(
        due=tuple(dict.fromkeys(matter_of(facts, card) for card in waiting)),
        met=tuple(sorted(stability, key=lambda path: (stability[path], path))),
        known=frozenset(path for path, days in stability.items() if days >= KNOWN),
        cards=frozenset(waiting),
        hard=frozenset(path for path, days in stability.items() if days < MISSED),
    )


@frozen
class Mastery:
    """How much of the core is `known` and how much is being learned (`learning`), of all `core`.

    `first` are the things to know first, of which `first_met` were asked; `unit` is the topic of
    the core that comes next, "" where all of it was met, and `new` how much of the core was not.
    """

    core: int
    known: int
    learning: int
    first: int
    first_met: int
    unit: str
    new: int


def mastery(facts: Facts, matters: Iterable[Matter], learned: Learnt) -> Mastery:
    """How a learner stands with the core of these matters."""
    core = [matter for matter in matters if matter.core]
    met = {*learned.met}
    known = sum(matter.path in learned.known for matter in core)
    seen = sum(matter.path in met for matter in core)
    places = {topic: number for number, topic in enumerate(facts.topics)}
    new = [matter for matter in core if matter.path not in met]
    coming = min(new, key=lambda m: places.get(m.topic, len(places)), default=None)
    asked = {matter.path for matter in core}
    first = asked & {*first_things(facts)}
    return Mastery(
        core=len(core),
        known=known,
        learning=seen - known,
        first=len(first),
        first_met=len(first & met),
        unit=coming.topic if coming else "",
        new=len(new),
    )
