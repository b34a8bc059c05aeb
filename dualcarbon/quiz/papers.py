"""The kinds of question, and papers made of them.

A maker takes the base, the id of a subject and a draw, and returns an item from facts alone, or
None where the base has too few good distractors for it. To choose what is asked, outlines of the
entries are enough: most entries need not be read before the first question.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Any, NamedTuple

from dualcarbon.cues import MOST_OPTIONS
from dualcarbon.kinds import ENTRIES
from dualcarbon.model.entries import Entry, Facts, Question
from dualcarbon.quiz.cards import (
    card_of,
    entry_id,
    first_things,
    is_core,
    matter_of,
    older_card,
)
from dualcarbon.quiz.course import (
    PER_TRANSLATION,
    TRANSLATION,
    Choice,
    Learnt,
    Matter,
    Way,
    at_random,
    choices,
    for_learner,
    level_of,
    rising,
)
from dualcarbon.quiz.items import LEVELS, Draw, Item
from dualcarbon.quiz.kinds import by_hand, events, points, statistics, targets, terms
from dualcarbon.quiz.vocab import QuestionKind

Maker = Callable[[Facts, str, Draw], Item | None]
Subjects = Callable[[Facts, Any], Iterable[str]]
"""From an entry to what a kind asks of it."""

_TRIES = 20
"""Draws for an item where its kind is asked for by name: it may have few subjects."""

_BARE = re.compile("[0-9]+年?")
"""A year or a bare number may stand in other questions of the paper."""


def paper(
    facts: Facts,
    count: int,
    seed: str,
    topics: Collection[str] = (),
    *,
    kinds: Collection[str] = (),
    level: int | None = None,
) -> list[Item]:
    """`count` items, most of them on the core, from easy to hard; fewer where there are no more.

    Only of `topics`, `kinds` and `level` where they are given. The same facts and arguments make
    the same paper. One item is on each fact, no right answer stands in another question, kinds take
    turns, and two in five ask for understanding, as far as there are items.
    """
    return list(drawn(facts, outlines(facts), count, seed, topics, kinds=kinds, level=level))


def drawn(
    facts: Facts,
    outlined: Outlines,
    count: int,
    seed: str,
    topics: Collection[str] = (),
    *,
    kinds: Collection[str] = (),
    level: int | None = None,
    learnt: Learnt | None = None,
    translated: bool = False,
) -> Iterator[Item]:
    """The items of `paper` one by one, each made when it is asked for.

    `outlined` are the outlines of the facts, by section. What a learner has `learnt` puts first
    what they should meet next; without it the paper is drawn by lot. Only `translated`,
    something is asked that takes two languages, or where its kind is asked for.
    """
    draw = Draw(seed)
    first = first_things(facts)
    there = {
        path: matter
        for path, matter in matters(outlined, first, kinds, level).items()
        if not topics or matter.topic in topics
    }
    if learnt is None:
        order = at_random(there.values(), draw)
    else:
        _fit(facts, there, learnt)
        order = for_learner(there, first, tuple(facts.topics), learnt, count, draw)
    translations = count // PER_TRANSLATION if translated else 0
    if TRANSLATION & {*kinds}:
        translations = count
    coming = choices(order, draw, _WEIGHTS, translated=translations > 0)
    due = None if learnt is None else learnt.cards
    tries = _TRIES if kinds else 1
    yield from _fill(_Paper(facts, seed, topics, level, count, translations, due, tries), coming)


def _fit(facts: Facts, there: Mapping[str, Matter], learnt: Learnt) -> None:
    """Leave of what is due only the ways that ask it, each as hard as it is for the learner."""
    for path in learnt.due:
        if matter := there.get(path):
            matter.ways = [
                way
                for way in matter.ways
                if {card_of(facts, path_of(*way[:2])), older_card(path_of(*way[:2]))} & learnt.cards
            ] or matter.ways
    for path in learnt.met:
        if matter := there.get(path):
            matter.ways = [w._replace(level=learnt.level(path, w.level)) for w in matter.ways]


class Outline(NamedTuple):
    """What must be known of an entry to choose what is asked.

    `subjects` are those that kinds of question have of their own, by kind; `about` and `difficulty`
    are those of a question that was written by hand.
    """

    id: str
    topic: str
    subjects: Mapping[str, Sequence[str]]
    core: bool = False
    about: str = ""
    difficulty: int = 0


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
    subjects: dict[str, Sequence[str]] = {kind: ids for kind, ids in found.items() if ids}
    about, difficulty = _written(entry)
    return Outline(entry.id, entry.topic, subjects, entry.core, about, difficulty)


def _written(entry: Entry) -> tuple[str, int]:
    """What a question is about, and how difficult it is; nothing for other entries."""
    if not isinstance(entry, Question):
        return "", 0
    return entry.about, min(max(entry.difficulty, LEVELS[0]), LEVELS[-1])


def matters(
    outlined: Outlines,
    first: Collection[str] = (),
    kinds: Collection[str] = (),
    level: int | None = None,
) -> dict[str, Matter]:
    """What can be asked of each entry, in the order of the base, by path.

    Only in these `kinds` and at this `level`, where they are given.
    """
    made = {
        path: Matter(path, outline.topic, outline.core or path in first)
        for section, entries in outlined.items()
        for outline in entries
        for path in [f"{section}.{outline.id}"]
    }
    for kind, asked in MAKERS.items():
        if kinds and kind not in kinds:
            continue
        ways = (
            (section, subject, outline)
            for section in asked.sections
            for outline in outlined[section]
            for subject in (outline.subjects.get(kind, ()) if asked.subjects else [outline.id])
        )
        for section, subject, outline in ways:
            path = outline.about if outline.about in made else f"{section}.{entry_id(subject)}"
            matter = made.get(path)
            if matter is None:
                continue
            way = Way(kind, subject, _level(kind, matter, outline.difficulty, first))
            if level in (None, way.level) and way not in matter.ways:
                matter.ways.append(way)
    return {path: matter for path, matter in made.items() if matter.ways}


def _level(kind: str, matter: Matter, difficulty: int, first: Collection[str]) -> int:
    return level_of(kind, difficulty=difficulty, core=matter.core, first=matter.path in first)


def made(facts: Facts, kind: QuestionKind, subject: str, draw: Draw) -> Item | None:
    """The item of that kind on that subject, with its level; None where none can be made."""
    item = MAKERS[kind].make(facts, subject, draw)
    if item is None or (facts.beginnings and _is_short(item)):
        return None
    path = matter_of(facts, item.fact)
    difficulty = item.level if kind == "written" else 0
    first = path in first_things(facts)
    core = is_core(facts, path)
    level = level_of(kind, difficulty=difficulty, core=core, first=first)
    return replace(item, level=level, subject=card_of(facts, path_of(kind, subject)))


def _is_short(item: Item) -> bool:
    """Whether an option is missing, in a kind that can have four: a guess is too easy then."""
    return len(item.options) < MOST_OPTIONS and item.kind not in ("compare", "current", "written")


def path_of(kind: QuestionKind, subject: str) -> str:
    """The path of what a question of that kind asks of that subject."""
    section, _, rest = subject.rpartition(".")
    return f"{section or MAKERS[kind].sections[0]}.{rest}"


@dataclass
class _Paper:
    """A paper in the making; led by what a learner knows where there are cards that are `due`."""

    facts: Facts
    seed: str
    topics: Collection[str]
    level: int | None
    count: int
    translations: int
    due: Collection[str] | None
    tries: int = 1
    items: list[Item] = field(default_factory=list)

    @property
    def full(self) -> bool:
        return len(self.items) >= self.count

    def take(self, way: Way) -> Item | None:
        """Add the item that is asked in that way; None where it can't be made or does not fit."""
        translated = sum(item.kind in TRANSLATION for item in self.items)
        if way.kind in TRANSLATION and translated >= self.translations:
            return None
        seed = f"{self.seed}/{way.kind}/{way.subject}"
        draws = (Draw(f"{seed}/{n}" if n else seed) for n in range(self.tries))
        made_items = (made(self.facts, way.kind, way.subject, draw) for draw in draws)
        item = next((item for item in made_items if item), None)
        if item is None or (self.topics and item.topic not in self.topics):
            return None
        if self.level not in (None, item.level):
            return None
        if any(item.fact == other.fact or tells(item, other) for other in self.items):
            return None
        older = older_card(path_of(way.kind, way.subject))
        if self.due and older in self.due and item.subject not in self.due:
            item = replace(item, subject=older)
        self.items.append(item)
        return item


def _fill(paper: _Paper, coming: Iterator[Choice]) -> Iterator[Item]:
    """The items as they were planned; where one can't be had, another that is as hard."""
    plan, spare = rising(coming, paper.count)
    for matter, way in plan:
        others = [other for other in matter.ways if other != way and other.level == way.level]
        if paper.due is None:  # the kinds of a paper matter more than which entry it asks of
            others = [other for other in others if way.is_like(other)]
        ways = chain([way], others)
        item = next((item for way in ways if (item := paper.take(way))), None)
        if item := item or _instead(paper, Choice(matter, way), spare, coming):
            yield item
    for _, way in chain(sorted(spare, key=lambda choice: choice.way.level), coming):
        if paper.full:
            return
        if item := paper.take(way):
            yield item


def _instead(
    paper: _Paper, missing: Choice, spare: list[Choice], coming: Iterator[Choice]
) -> Item | None:
    """An item as hard as one that can't be had, and of the core if that is.

    What is passed over is added to the spare ones.
    """

    def is_like(choice: Choice) -> bool:
        core = choice.matter.core or not missing.matter.core
        return core and choice.way.is_like(missing.way)

    for choice in [choice for choice in spare if is_like(choice)]:
        spare.remove(choice)
        if item := paper.take(choice.way):
            return item
    for choice in coming:
        if not is_like(choice):
            spare.append(choice)
        elif item := paper.take(choice.way):
            return item
    return None


def tells(one: Item, other: Item) -> bool:
    """Whether the right answer to one of two items stands in the question of the other."""
    return _stands_in(one, other) or _stands_in(other, one)


def _stands_in(one: Item, other: Item) -> bool:
    key = one.options[one.key].text
    return any(
        answer and not _BARE.fullmatch(answer) and _holds(stem, answer)
        for answer, stem in ((key.en, other.stem.en), (key.zh, other.stem.zh))
    )


def _holds(stem: str, answer: str) -> bool:
    """Whether an answer stands in a question: 18% does not in 2.18%, nor `wind` in `window`."""
    stem, answer = stem.casefold(), answer.casefold()
    ends = (r"(?<![0-9.,a-z])", r"(?![a-z0-9])") if answer.isascii() else (r"(?<![0-9.,])", "")
    return bool(answer in stem and re.search(ends[0] + re.escape(answer) + ends[1], stem))


def papers(facts: Facts, seeds: Iterable[str], count: int = 20) -> Iterator[list[Item]]:
    """A paper of `count` items for each seed, for a reader of both languages."""
    outlined = outlines(facts)
    return (list(drawn(facts, outlined, count, seed, translated=True)) for seed in seeds)


def askable(facts: Facts, tries: int = 12) -> set[str]:
    """The paths of the facts on which some kind of question can be made, in so many tries."""
    paths: set[str] = set()
    for kind, asked in MAKERS.items():
        for id in asked.all(facts):
            items = (made(facts, kind, id, Draw(f"{n}/{kind}/{id}")) for n in range(tries))
            paths.update(item.fact for item in items if item)
    return paths


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
    "definition": Asked(("terms",), terms.definition, terms.taken_for_others),
    "term": Asked(("terms",), terms.term, terms.taken_for_others),
    "english": Asked(("terms",), terms.english, terms.misrendered),
    "year": Asked(("events",), events.year, events.dated),
    "event": Asked(("events",), events.event, events.dated),
    "order": Asked(("events",), events.order, events.dated),
    "figure": Asked(("statistics",), statistics.figure, points.points),
    "compare": Asked(("statistics",), statistics.compare, statistics.compared),
    "target": Asked(("targets",), targets.target, targets.numbered),
    "confused": Asked(("terms",), terms.confused, terms.confusable),
    "current": Asked(("targets",), targets.current, targets.replacing),
    "true": Asked(("statistics",), statistics.true, points.milestones),
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
