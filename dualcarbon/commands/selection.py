"""Which items a session asks: a paper, what is due, what was missed, or what was left open."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from itertools import islice
from typing import Any

from dualcarbon.base import Base
from dualcarbon.errors import ExitCode, Failure
from dualcarbon.frozen import frozen
from dualcarbon.learner.answers import Answered, Begun
from dualcarbon.learner.history import History
from dualcarbon.learner.review import PEEKED, Card, cards, due, new_allowed
from dualcarbon.model.entries import Facts
from dualcarbon.quiz.again import again, anew, on
from dualcarbon.quiz.course import Learnt
from dualcarbon.quiz.items import LEVELS, Draw, Item
from dualcarbon.quiz.mastery import learnt
from dualcarbon.quiz.papers import MAKERS, drawn
from dualcarbon.quiz.session import Session
from dualcarbon.store.outlines import outlines
from dualcarbon.store.pool import pool
from dualcarbon.text import Text

USUAL, MOST = 10, 1000
"""Questions in a session when no number is given, and at most."""

_POOL = 1000
"""Entries of a section that a paper is made from, at least where there are so many."""

_POOL_PER_ITEM = 3

_PLENTY = 3
"""A base with so many times as many written questions as a paper has items fills it: two in three
would have to have an answer of the paper in them to fall short. The session would then end sooner.
"""


@frozen
class Wanted:
    """What the options of a session ask for; `count` None is the usual number or all there is.

    Kinds that it is `without` are not asked. One that is `led` follows what the learner knows,
    others the seed alone. Only `translated`, something takes two languages; `new` says how much a
    review may bring that is new.
    """

    seed: str
    count: int | None = None
    topics: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    level: int | None = None
    led: bool = False
    new: int | None = None
    translated: bool = False

    @property
    def most(self) -> int:
        """How many items the session has at most."""
        return USUAL if self.count is None else self.count

    @property
    def asked(self) -> tuple[str, ...]:
        """The kinds that are asked; none where all are."""
        if not self.without:
            return self.kinds
        return tuple(kind for kind in self.kinds or MAKERS if kind not in self.without)

    def options(self) -> dict[str, Any]:
        """The same as a history keeps it."""
        return {
            "seed": self.seed,
            "count": self.count,
            "topics": list(self.topics),
            "kinds": list(self.kinds),
            "without": list(self.without),
            "level": self.level,
            "led": self.led,
            "translated": self.translated,
        }

    def words(self) -> list[str]:
        """The same as it is typed, but for the number and the seed."""
        lists = (("--topic", self.topics), ("--kind", self.kinds), ("--without", self.without))
        words = [word for option, values in lists for value in values for word in (option, value)]
        level = ["--level", str(self.level)] if self.level else []
        return [*words, *level, *(["--languages", "both"] if self.translated else [])]


def wanted(options: Mapping[str, Any]) -> Wanted:
    """What was kept by `Wanted.options`; what is not there was not asked for.

    Raises ValueError for options that this version can't have kept.
    """
    seed, count, level = options.get("seed"), options.get("count"), options.get("level")
    # Before there were several, a session had one topic or none.
    topics = options.get("topics", [one] if (one := options.get("topic")) is not None else [])
    kinds, without = options.get("kinds", []), options.get("without", [])
    led, translated = options.get("led", False), options.get("translated", True)
    if not (
        isinstance(seed, str)
        and (count is None or (type(count) is int and 1 <= count <= MOST))
        and _is_list(topics)
        and _is_list(kinds)
        and _is_list(without)
        and all(kind in MAKERS for kind in (*kinds, *without))
        and (level is None or (type(level) is int and level in LEVELS))
        and isinstance(led, bool)
        and isinstance(translated, bool)
    ):
        raise ValueError(options)
    lists = tuple(topics), tuple(kinds), tuple(without)
    return Wanted(seed, count, *lists, level, led, translated=translated)


def _is_list(value: object) -> bool:
    """Whether it is a list of texts."""
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


Asked = tuple[Card, str]
"""What is asked for, and the kind of question."""


def listed(options: Mapping[str, Any]) -> list[Asked]:
    """The items of a session that can't be chosen again by its seed; none where they can.

    Raises ValueError for options that this version can't have kept.
    """
    entries = options.get("items", [])
    if not isinstance(entries, list) or not all(isinstance(entry, str) for entry in entries):
        raise ValueError(options)
    cards = [entry.rpartition(" ") for entry in entries]
    if not all(fact and kind for fact, _, kind in cards):
        raise ValueError(options)
    return [(fact, kind) for fact, _, kind in cards]


def pooled(base: Base, ask: Wanted) -> Facts:
    """The facts that a paper is made from: all, or in a large base some drawn by the seed."""
    draw = Draw(f"{ask.seed}/pool")
    size = max(_POOL, _POOL_PER_ITEM * ask.most)
    return pool(base.store, base.facts, size, draw.below, ask.topics)


def session(base: Base, facts: Facts, ask: Wanted, learned: Learnt | None = None) -> Session:
    """A session on the paper; where that is sure to be full its items are made when they are asked.

    It is with many written questions, of which any can be asked that the paper doesn't answer.
    """
    chosen = ask.topics or ask.level or (ask.asked and "written" not in ask.asked)
    if chosen or len(facts.questions) < _PLENTY * ask.most:
        return Session(paper_of(base, facts, ask, learned))
    return Session([], _drawn(base, facts, ask, ask.most, learned), ask.most)


def paper_of(base: Base, facts: Facts, ask: Wanted, learned: Learnt | None = None) -> list[Item]:
    """The items of the paper; as many as can be made."""
    return list(_drawn(base, facts, ask, ask.most, learned))


def measured(total: int, ask: Wanted, notice: Callable[[Text], None]) -> None:
    """Tell by a notice that a paper of so many items is shorter than was asked for.

    Raises Failure (nothing found) where it is empty.
    """
    if not total:
        raise Failure(
            Text("there are too few facts here to make a question", "此处的事实太少，无法出题"),
            Text(
                "drop --topic, --kind or --level, or use a larger fact base",
                "请去掉 --topic、--kind 或 --level，或使用更大的事实库",
            ),
            ExitCode.NOT_FOUND,
        )
    if ask.count and total < ask.count:
        notice(
            Text(
                f"this paper has {total} questions: no more of {ask.count} can be made here",
                f"这份试卷共 {total} 题：此处无法出满 {ask.count} 题",
            )
        )


def _coming(base: Base, facts: Facts, ask: Wanted, learned: Learnt) -> Iterator[Item]:
    """What a learner should meet next, for twice as long as the session."""
    return _drawn(base, facts, ask, 2 * ask.most, learned)


def _drawn(
    base: Base, facts: Facts, ask: Wanted, count: int, learned: Learnt | None
) -> Iterator[Item]:
    return drawn(
        facts,
        outlines(base.store, facts),
        count,
        ask.seed,
        ask.topics,
        kinds=ask.asked,
        level=ask.level,
        learnt=learned,
        translated=ask.translated,
    )


def learned_before(history: History, facts: Facts, begun: Begun, now: datetime) -> Learnt:
    """What the learner had learnt when a session was begun."""
    zone = now.tzinfo
    assert zone is not None
    answers = (a for a in history.answers() if a.session != begun.id and a.at <= begun.started)
    return learnt(facts, cards(answers, begun.started, zone), begun.started)


def due_for_review(
    base: Base, facts: Facts, ask: Wanted, history: History, now: datetime
) -> tuple[list[Item], Text]:
    """What is due, most overdue first, then what is new, as a day may bring it; how much of each.

    Raises Failure (nothing found) when there is neither.
    """
    zone = now.tzinfo
    assert zone is not None
    answers = history.answers()
    known = cards(answers, now, zone)
    waiting = due(known, now)
    last = {answer.card: answer.kind for answer in answers}
    items = _made(facts, waiting, last, ask)
    old = len(items)
    allowed = new_allowed(answers, now.date(), zone) if ask.new is None else ask.new
    room = min(ask.most - old, allowed)
    coming = _coming(base, facts, ask, learnt(facts, known, now))
    new = (item for item in coming if item.subject not in known)
    facts_asked = {item.fact for item in items}
    items += islice((item for item in new if item.fact not in facts_asked), max(room, 0))
    fresh = len(items) - old
    if items:
        return items, Text(
            f"due now: {len(waiting)}, of which {old} are asked, then {fresh} new",
            f"当前待复习 {len(waiting)} 题，本次 {old} 题，另有新题 {fresh} 题",
        )
    first = min((seen.due for seen in known.values()), default=None)
    raise Failure(
        Text("nothing is due for review", "目前没有需要复习的内容"),
        Text(
            f"the next is due on {first.date()}; more that is new today: --new 10",
            f"下一次复习在 {first.date()}；今天还想学新题：--new 10",
        )
        if first
        else Text("answer some questions first: dualcarbon quiz", "请先答题：dualcarbon quiz"),
        ExitCode.NOT_FOUND,
    )


def missed_lately(facts: Facts, ask: Wanted, history: History) -> list[Item]:
    """What was answered wrong when it was last asked, the latest first.

    Raises Failure (nothing found) when there is nothing.
    """
    last: dict[Card, Answered] = {}
    for answer in history.answers():
        if ask.topics and answer.topic not in ask.topics:
            continue
        if not answer.is_repeat:
            last.pop(answer.card, None)
            last[answer.card] = answer
    wrong = {
        card: answer.kind
        for card, answer in reversed(last.items())
        if not answer.right or answer.traces & PEEKED
    }
    if items := _made(facts, wrong, wrong, ask):
        return items
    raise Failure(
        Text("nothing was missed lately", "最近没有答错的题"),
        Text("a new paper: dualcarbon quiz", "新试卷：dualcarbon quiz"),
        ExitCode.NOT_FOUND,
    )


def about(facts: Facts, id: str, ask: Wanted) -> list[Item]:
    """The questions on one entry. Raises Failure (nothing found) when there are none."""
    items = [i for i in on(facts, id, ask.seed) if not ask.asked or i.kind in ask.asked]
    if items:
        return items[: ask.count]
    raise Failure(
        Text(f"no question can be made about {id!r}", f"无法就“{id}”出题"),
        Text("'dualcarbon list' lists the ids", "输入 dualcarbon list 可列出标识"),
        ExitCode.NOT_FOUND,
    )


def on_cards(facts: Facts, asked: Iterable[Asked], seed: str) -> list[Item]:
    """The items on these cards in these kinds; what can't be made any more is left out."""
    items = (again(facts, card, kind, seed) for card, kind in asked)
    return [item for item in items if item]


def _made(
    facts: Facts, wanted_cards: Iterable[Card], last: Mapping[Card, str], ask: Wanted
) -> list[Item]:
    """An item on each card, if it can be in another kind than the last."""
    items: list[Item] = []
    for card in wanted_cards:
        if len(items) == ask.most:
            break
        item = anew(facts, card, ask.seed, last.get(card, ""))
        if item and not _is_wanted(item, ask):
            kinds = (again(facts, card, kind, ask.seed) for kind in ask.asked)
            item = next((one for one in kinds if one and _is_wanted(one, ask)), None)
        if item and all(item.fact != other.fact for other in items):
            items.append(item)
    return items


def _is_wanted(item: Item, ask: Wanted) -> bool:
    return (
        (not ask.topics or item.topic in ask.topics)
        and ask.level in (None, item.level)
        and (not ask.asked or item.kind in ask.asked)
    )
