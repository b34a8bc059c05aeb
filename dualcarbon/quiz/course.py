"""What is asked first: the core before the rest, the easy before the hard, in ways that change.

Nothing here makes an item; outlines of the entries are enough.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from math import ceil
from typing import NamedTuple

from dualcarbon.quiz.items import LEVELS, Draw
from dualcarbon.quiz.vocab import QuestionKind

UNDERSTANDING = 0.4
"""The part of a paper that was written by hand, for understanding rather than for a fact."""

REST = 5
"""One item in so many is beyond the core, in a paper that nobody's answers have shaped."""

TRANSLATION: frozenset[str] = frozenset({"chinese", "english"})
"""The kinds that only a reader of both languages can answer."""

PER_TRANSLATION = 10
"""At most one item in so many is of these."""

_ONE_IN = 3
"""One written question in so many may be any of its entry, the others are the easiest there are."""

_MOST_DUE = 2
"""At most one item in so many is asked because it is due: a session leads on as well."""

_MOST_DUE_OF_REST = 5

_HARDNESS: Mapping[str, int] = {
    "definition": 1, "term": 1, "english": 1, "year": 1, "true": 3, "order": 2,
}  # fmt: skip
"""How hard a kind is when it asks of the core, where that is not 2."""


def level_of(kind: str, *, difficulty: int, core: bool, first: bool) -> int:
    """How hard a question is, from `LEVELS`: by its kind, and by how much its entry matters.

    `difficulty` is that of a question that was written by hand, 0 for others; `first` says that the
    entry is one of the things to know first.
    """
    hardness = difficulty or _HARDNESS.get(kind, 2) - first
    return min(max(hardness + (not core), LEVELS[0]), LEVELS[-1])


class Way(NamedTuple):
    """One way to ask of an entry: the kind, what its maker is given, and how hard it is."""

    kind: QuestionKind
    subject: str
    level: int

    def is_like(self, other: Way) -> bool:
        """Whether both are as hard, and both ask for understanding or for a fact."""
        written = self.kind == "written", other.kind == "written"
        return self.level == other.level and len({*written}) == 1


@dataclass(slots=True)
class Matter:
    """An entry with all ways to ask of it; `path` is `terms.carbon-sink`.

    Questions that were written by hand are ways to ask of the entry that they are about.
    """

    path: str
    topic: str
    core: bool
    ways: list[Way] = field(default_factory=list)


class Learnt(NamedTuple):
    """What a learner has met, by the paths of entries.

    `due` are those to ask again now, the most urgent first, with the `cards` on them that are due;
    `met` are all that were asked, the weakest first, and `known` those that are known.
    """

    due: Sequence[str] = ()
    met: Sequence[str] = ()
    known: frozenset[str] = frozenset()
    cards: frozenset[str] = frozenset()
    hard: frozenset[str] = frozenset()

    def level(self, path: str, level: int) -> int:
        """How hard what is of that level is for the learner, who may know or have missed it."""
        level += (path in self.hard) - (path in self.known)
        return min(max(level, LEVELS[0]), LEVELS[-1])


def at_random(matters: Iterable[Matter], draw: Draw) -> list[Matter]:
    """The matters by lot: the core with its topics in turn, and now and then one of the rest."""
    matters = list(matters)
    core = _spread([matter for matter in matters if matter.core], draw)
    rest = _spread([matter for matter in matters if not matter.core], draw)
    if not core:
        return rest
    order: list[Matter] = []
    for position in range(len(matters)):
        is_rest = position % REST == REST - 1
        order.append((rest if (is_rest and rest) or not core else core).pop(0))
    return order


def for_learner(
    matters: Mapping[str, Matter],
    first: Sequence[str],
    topics: Sequence[str],
    learnt: Learnt,
    count: int,
    draw: Draw,
) -> list[Matter]:
    """The matters as a learner should meet them: due, first things, core by topic, the rest.

    The core that is met but not yet known comes before the rest. `first` are the paths of what to
    know first, `topics` all topics in their order.
    """
    there = [matters[path] for path in dict.fromkeys(learnt.due) if path in matters]
    most = max(count // _MOST_DUE, 1)
    due = [matter for matter in there if matter.core][:most]
    due += [matter for matter in there if not matter.core][: count // _MOST_DUE_OF_REST]
    met = {*learnt.met}
    place = {topic: number for number, topic in enumerate(topics)}
    core = [matter for matter in matters.values() if matter.core]
    core.sort(key=lambda matter: place.get(matter.topic, len(place)))
    paths = [
        *(matter.path for matter in due[:most]),
        *(path for path in first if path not in met),
        *(matter.path for matter in core if matter.path not in met),
        *(path for path in learnt.met if path in matters and matters[path].core),
    ]
    urgent = {matter.path for matter in due}
    weak = [path for path in paths if path in urgent or path not in learnt.known]
    rest = _spread([m for m in matters.values() if not m.core and m.path not in met], draw)
    order = [*weak, *(matter.path for matter in rest), *learnt.met, *matters]
    return [matters[path] for path in dict.fromkeys(order) if path in matters]


class Choice(NamedTuple):
    """A matter, and the way in which it is to be asked."""

    matter: Matter
    way: Way


def choices(
    order: Sequence[Matter],
    draw: Draw,
    weights: Mapping[QuestionKind, float],
    *,
    translated: bool,
) -> Iterator[Choice]:
    """One way of each matter in turn, then another of each, as long as there are any.

    Kinds take turns, those with more weight more often; not `translated`, none takes two languages.
    """
    used: Counter[str] = Counter()
    left = {matter.path: draw.shuffled(matter.ways) for matter in order}
    while left:
        for matter in order:
            ways = left.get(matter.path, [])
            if not translated:
                ways = [way for way in ways if way.kind not in TRANSLATION]
            if not ways:
                left.pop(matter.path, None)
                continue
            way = _next(ways, used, draw, weights)
            left[matter.path] = [other for other in ways if other != way]
            used[way.kind] += 1
            yield Choice(matter, way)


def _next(
    ways: Sequence[Way], used: Counter[str], draw: Draw, weights: Mapping[QuestionKind, float]
) -> Way:
    """The way whose kind has come up least, for its weight; the easiest of that kind."""
    wanted = used["written"] < ceil(UNDERSTANDING * (used.total() + 1))
    written = [way for way in ways if way.kind == "written"]
    others = [way for way in ways if way.kind != "written"]
    if written and (wanted or not others):
        least = min(way.level for way in written) if draw.below(_ONE_IN) else LEVELS[-1]
        ways = [way for way in written if way.level <= least]
        return ways[draw.below(len(ways))]
    lots = {kind: draw.below(1000) / 1000 for kind in dict.fromkeys(way.kind for way in others)}
    return min(others, key=lambda w: (used[w.kind] + lots[w.kind]) / weights.get(w.kind, 1))


def rising(coming: Iterable[Choice], count: int) -> tuple[list[Choice], list[Choice]]:
    """So many of the choices, from the easiest on, and the others that were looked at.

    The first is easy where any that comes is, and written by hand if it can be: that is made at
    once.
    """
    coming, passed = iter(coming), []
    plan = sorted(islice(coming, count), key=lambda choice: choice.way.level)
    if plan and plan[0].way.level > LEVELS[0]:
        for choice in coming:
            if choice.way.level == LEVELS[0]:
                passed.append(plan.pop())
                plan.insert(0, choice)
                break
            passed.append(choice)
    quick = [
        number
        for number, choice in enumerate(plan)
        if choice.way.kind == "written" and choice.way.level == plan[0].way.level
    ]
    return ([plan.pop(quick[0]), *plan] if quick else plan), passed


def _spread(matters: Sequence[Matter], draw: Draw) -> list[Matter]:
    """The matters by lot, so that each topic has its share of any number of the first."""
    by_topic: dict[str, list[Matter]] = {}
    for matter in draw.shuffled(matters):
        by_topic.setdefault(matter.topic, []).append(matter)
    places: dict[str, float] = {}
    for topic in sorted(by_topic):
        start = draw.below(1000) / 1000
        for number, matter in enumerate(by_topic[topic]):
            places[matter.path] = (number + start) / len(by_topic[topic])
    return sorted(matters, key=lambda matter: (places[matter.path], matter.path))
