"""The kinds of question, and papers made of them.

A maker takes the base, the id of a subject and a draw, and returns an item from facts alone, or
None where the base has too few good distractors for it. To choose what is asked, outlines of the
entries are enough: most entries need not be read before the first question.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from dualcarbon.kinds import ENTRIES
from dualcarbon.model.entries import Entry, Facts, Statistic, Target
from dualcarbon.quiz.items import Draw, Item
from dualcarbon.quiz.kinds import by_hand, events, points, statistics, targets, terms
from dualcarbon.quiz.vocab import QuestionKind

Maker = Callable[[Facts, str, Draw], Item | None]
Subjects = Callable[[Facts, Any], Iterable[str]]
"""From an entry to what a kind asks of it."""

_ENOUGH = 30
"""A kind with fewer subjects than this comes up less often, so that they don't wear out."""

_SHORTEST_KEY = 4
"""A shorter key may stand in other questions of the paper; so may a year."""


def paper(
    facts: Facts,
    count: int,
    seed: str,
    topic: str | None = None,
    *,
    kinds: Collection[str] = (),
    level: int | None = None,
) -> list[Item]:
    """`count` items, kinds in turn, one on each fact; fewer where the base has no more.

    Only of `topic`, `kinds` and `level` where they are given. The same facts and arguments make the
    same paper. No right answer stands in another question, and topics have the share in the paper
    that they have in the base, to one item, as far as there are items.
    """
    return list(drawn(facts, outlines(facts), count, seed, topic, kinds=kinds, level=level))


def drawn(
    facts: Facts,
    outlined: Outlines,
    count: int,
    seed: str,
    topic: str | None = None,
    *,
    kinds: Collection[str] = (),
    level: int | None = None,
) -> Iterator[Item]:
    """The items of `paper` one by one, each made when it is asked for.

    `outlined` are the outlines of the facts, by section.
    """
    names = [kind for kind in MAKERS if not kinds or kind in kinds]
    draw = Draw(seed)
    queues = {kind: draw.shuffled(_subjects(kind, outlined)) for kind in names}
    paper = _Paper(facts, seed, topic, level, count)
    seats = _seats(outlined, count, draw) if topic is None else None
    yield from _fill(paper, queues, draw, seats)


class Outline(NamedTuple):
    """What must be known of an entry to choose what is asked.

    `subjects` are those that kinds of question have of their own, by kind.
    """

    id: str
    topic: str
    subjects: Mapping[str, Sequence[str]]


Outlines = Mapping[str, Sequence[Outline]]


def outlines(facts: Facts) -> Outlines:
    """The outlines of all entries about which questions are asked, by section."""
    return {
        section: [outline(facts, section, entry) for entry in getattr(facts, section).values()]
        for section in ENTRIES
    }


def outline(facts: Facts, section: str, entry: Entry) -> Outline:
    """The outline of an entry of that section."""
    found = {
        kind: list(asked.subjects(facts, entry))
        for kind, asked in MAKERS.items()
        if asked.subjects and section in asked.sections
    }
    return Outline(entry.id, entry.topic, {kind: ids for kind, ids in found.items() if ids})


def _subjects(kind: QuestionKind, outlined: Outlines) -> Iterable[str]:
    """What can be asked in that kind, in the order of the base, nothing twice."""
    asked = MAKERS[kind]
    entries = [entry for section in asked.sections for entry in outlined[section]]
    if not asked.subjects:
        return [entry.id for entry in entries]
    return dict.fromkeys(id for entry in entries for id in entry.subjects.get(kind, ()))


@dataclass
class _Paper:
    """A paper in the making; `late` are the items that were over the share of their topic."""

    facts: Facts
    seed: str
    topic: str | None
    level: int | None
    count: int
    items: list[Item] = field(default_factory=list)
    late: list[Item] = field(default_factory=list)

    @property
    def full(self) -> bool:
        return len(self.items) >= self.count

    def make(self, kind: QuestionKind, id: str) -> Item | None:
        """The item of that kind on that subject; None where it doesn't belong here."""
        item = MAKERS[kind].make(self.facts, id, Draw(f"{self.seed}/{kind}/{id}"))
        if item is None or self.topic not in (None, item.topic):
            return None
        return item if self.level in (None, item.level) else None

    def take(self, item: Item) -> bool:
        """Add the item if it can stand with those that are there."""
        fits = all(item.fact != other.fact and not tells(item, other) for other in self.items)
        if fits:
            self.items.append(item)
        return fits


def _fill(
    paper: _Paper, queues: dict[QuestionKind, list[str]], draw: Draw, seats: Counter[str] | None
) -> Iterator[Item]:
    sizes = {kind: len(queue) for kind, queue in queues.items()}
    while not paper.full and any(queues.values()):
        for kind in draw.shuffled(queues):
            rare = draw.below(_ENOUGH) >= sizes[kind] * _WEIGHTS.get(kind, 1)
            if not paper.full and not (rare and len(queues) > 1):
                yield from _next(paper, kind, queues[kind], seats)
    while not paper.full and paper.late:
        item = paper.late.pop(0)
        if paper.take(item):
            yield item


def _next(
    paper: _Paper, kind: QuestionKind, queue: list[str], seats: Counter[str] | None
) -> Iterator[Item]:
    """Add the next item of a kind that fits, if any does; takes subjects off the queue."""
    while queue:
        item = paper.make(kind, queue.pop())
        if item is None:
            continue
        if seats is not None and seats[item.topic] < 1:
            paper.late.append(item)
        elif paper.take(item):
            if seats is not None:
                seats[item.topic] -= 1
            yield item
            return


def _seats(outlined: Outlines, count: int, draw: Draw) -> Counter[str]:
    """How many items of a paper each topic has: its share of the facts, rounded down or up.

    The seats that are left after rounding down go to topics by lot, weighed by what they lost.
    """
    # The targets of plans are counted by themselves, and of documents nothing is asked.
    sections = (section for section in ENTRIES if section not in ("plans", "documents"))
    sizes = Counter(entry.topic for section in sections for entry in outlined[section])
    total = sizes.total()
    seats = Counter({topic: count * size // total for topic, size in sizes.items()})
    left = {topic: count * size % total for topic, size in sizes.items()}
    while seats.total() < min(count, total) and any(left.values()):
        ticket = draw.below(sum(left.values()))
        for topic, weight in left.items():
            if ticket < weight:
                seats[topic] += 1
                left[topic] = 0
                break
            ticket -= weight
    return seats


def tells(one: Item, other: Item) -> bool:
    """Whether the right answer to one of two items stands in the question of the other."""
    return _stands_in(one, other) or _stands_in(other, one)


def _stands_in(one: Item, other: Item) -> bool:
    key = one.options[one.key].text
    return any(
        len(answer) >= _SHORTEST_KEY
        and not answer.removesuffix("年").isdecimal()
        and answer.casefold() in stem.casefold()
        for answer, stem in ((key.en, other.stem.en), (key.zh, other.stem.zh))
    )


def papers(facts: Facts, seeds: Iterable[str], count: int = 20) -> Iterator[list[Item]]:
    """A paper of `count` items for each seed."""
    outlined = outlines(facts)
    return (list(drawn(facts, outlined, count, seed)) for seed in seeds)


def askable(facts: Facts, tries: int = 12) -> set[str]:
    """The paths of the facts on which some kind of question can be made, in so many tries."""
    paths: set[str] = set()
    for kind, asked in MAKERS.items():
        for id in asked.all(facts):
            items = (asked.make(facts, id, Draw(f"{n}/{kind}/{id}")) for n in range(tries))
            paths.update(item.fact for item in items if item)
    return paths


def _statements(facts: Facts, entry: Statistic | Target) -> Iterator[str]:
    if isinstance(entry, Statistic):
        yield from (f"statistics.{id}" for id in points.points(facts, entry))
    else:
        yield from (f"targets.{id}" for id in targets.numbered(facts, entry))


def _true(facts: Facts, id: str, draw: Draw) -> Item | None:
    """The true statement among near-true ones."""
    section, _, rest = id.partition(".")
    return {"statistics": statistics.true, "targets": targets.true}[section](facts, rest, draw)


class Asked(NamedTuple):
    """A kind of question: the sections that it is about, its maker, and what it asks of an entry.

    Without `subjects` it asks one thing of every entry, whose id is the subject.
    """

    sections: tuple[str, ...]
    make: Maker
    subjects: Subjects | None = None

    def all(self, facts: Facts) -> Iterator[str]:
        """All its subjects; one that several entries lead to comes as often."""
        for section in self.sections:
            entries = getattr(facts, section)
            if self.subjects is None:
                yield from entries
            else:
                for entry in entries.values():
                    yield from self.subjects(facts, entry)


MAKERS: dict[QuestionKind, Asked] = {
    "definition": Asked(("terms",), terms.definition),
    "term": Asked(("terms",), terms.term),
    "english": Asked(("terms",), terms.english, terms.misrendered),
    "year": Asked(("events",), events.year, events.dated),
    "event": Asked(("events",), events.event, events.dated),
    "order": Asked(("events",), events.order, events.dated),
    "figure": Asked(("statistics",), statistics.figure, points.points),
    "compare": Asked(("statistics",), statistics.compare, statistics.compared),
    "target": Asked(("targets",), targets.target, targets.numbered),
    "deadline": Asked(("targets",), targets.deadline, targets.due),
    "confused": Asked(("terms",), terms.confused, terms.confusable),
    "current": Asked(("targets",), targets.current, targets.replacing),
    "true": Asked(("statistics", "targets"), _true, _statements),
    "written": Asked(("questions",), by_hand.by_hand),
}
"""The kinds of question, in the order in which their subjects are drawn."""

_WEIGHTS: dict[QuestionKind, float] = {
    "confused": 0.2,
    "definition": 0.15,
    "english": 0.3,
    "term": 0.15,
}
"""About what part of the subjects of a kind make an item, where that is less than half."""
