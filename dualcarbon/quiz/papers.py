"""The kinds of question, and papers made of them.

A maker takes the base, the id of a subject and a draw, and returns an item from facts alone, or
None where the base has too few good distractors for it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field

from dualcarbon.model.entries import Facts
from dualcarbon.model.vocab import QuestionKind
from dualcarbon.quiz.items import Draw, Item
from dualcarbon.quiz.kinds import by_hand, documents, events, points, statistics, targets, terms

Maker = Callable[[Facts, str, Draw], Item | None]
Subjects = Callable[[Facts], Iterable[str]]

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
    names = [kind for kind in MAKERS if not kinds or kind in kinds]
    draw = Draw(seed)
    queues = {kind: draw.shuffled(MAKERS[kind][0](facts)) for kind in names}
    paper = _Paper(facts, seed, topic, level, count)
    seats = _seats(facts, count, draw) if topic is None else None
    _fill(paper, queues, draw, seats)
    return paper.items


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
        item = MAKERS[kind][1](self.facts, id, Draw(f"{self.seed}/{kind}/{id}"))
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
) -> None:
    sizes = {kind: len(queue) for kind, queue in queues.items()}
    while not paper.full and any(queues.values()):
        for kind in draw.shuffled(queues):
            rare = draw.below(_ENOUGH) >= sizes[kind] * _WEIGHTS.get(kind, 1)
            if not paper.full and not (rare and len(queues) > 1):
                _next(paper, kind, queues[kind], seats)
    while not paper.full and paper.late:
        paper.take(paper.late.pop(0))


def _next(paper: _Paper, kind: QuestionKind, queue: list[str], seats: Counter[str] | None) -> None:
    """Add the next item of a kind that fits; takes subjects off the queue."""
    while queue:
        item = paper.make(kind, queue.pop())
        if item is None:
            continue
        if seats is not None and seats[item.topic] < 1:
            paper.late.append(item)
        elif paper.take(item):
            if seats is not None:
                seats[item.topic] -= 1
            return


def _seats(facts: Facts, count: int, draw: Draw) -> Counter[str]:
    """How many items of a paper each topic has: its share of the facts, rounded down or up.

    The seats that are left after rounding down go to topics by lot, weighed by what they lost.
    """
    sections = (facts.terms, facts.events, facts.targets, facts.statistics, facts.questions)
    sizes = Counter(entry.topic for section in sections for entry in section.values())
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
    return (paper(facts, count, seed) for seed in seeds)


def askable(facts: Facts, tries: int = 12) -> set[str]:
    """The paths of the facts on which some kind of question can be made, in so many tries."""
    paths: set[str] = set()
    for kind, (subjects, make) in MAKERS.items():
        for id in subjects(facts):
            items = (make(facts, id, Draw(f"{n}/{kind}/{id}")) for n in range(tries))
            paths.update(item.fact for item in items if item)
    return paths


def _statements(facts: Facts) -> Iterator[str]:
    yield from (f"statistics.{id}" for id in points.points(facts))
    yield from (f"targets.{id}" for id in targets.numbered(facts))


def _true(facts: Facts, id: str, draw: Draw) -> Item | None:
    """The true statement among near-true ones."""
    section, _, rest = id.partition(".")
    return {"statistics": statistics.true, "targets": targets.true}[section](facts, rest, draw)


MAKERS: dict[QuestionKind, tuple[Subjects, Maker]] = {
    "definition": (lambda facts: facts.terms, terms.definition),
    "term": (lambda facts: facts.terms, terms.term),
    "chinese": (lambda facts: facts.terms, terms.chinese),
    "english": (lambda facts: facts.terms, terms.english),
    "year": (lambda facts: facts.events, events.year),
    "event": (lambda facts: facts.events, events.event),
    "order": (lambda facts: facts.events, events.order),
    "figure": (points.points, statistics.figure),
    "value": (points.points, statistics.value),
    "target": (targets.numbered, targets.target),
    "deadline": (lambda facts: facts.targets, targets.deadline),
    "document": (lambda facts: facts.targets, documents.document),
    "scope": (statistics.ids, statistics.scope),
    "action": (documents.measures, documents.action),
    "confused": (terms.confusable, terms.confused),
    "current": (targets.replacing, targets.current),
    "true": (_statements, _true),
    "written": (lambda facts: facts.questions, by_hand.by_hand),
}
"""Each kind of question: the subjects it can be asked about, and its maker."""

_WEIGHTS: dict[QuestionKind, float] = {
    "action": 0.4,
    "definition": 0.06,
    "document": 0.15,
    "figure": 0.4,
    "scope": 0.1,
    "true": 0.1,
    "value": 0.4,
}
"""About what part of the subjects of a kind make an item, where that is less than half."""
