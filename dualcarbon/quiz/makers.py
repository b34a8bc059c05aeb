"""Makers: one small function per kind of question, each from facts alone.

A maker takes the base, the id of a fact and a draw, and returns an item, or None where the base has
too few good distractors for that fact.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from dualcarbon.figures import written
from dualcarbon.model import Event, Facts, Plan, PlanItem, Point, Statistic, Term
from dualcarbon.quiz.items import Draw, Item, Option, in_order, with_options
from dualcarbon.text import Text

MOST_DIGITS = 5
"""A figure with more digits is not worth remembering (Haladyna et al. 2002: no trivial content)."""

Maker = Callable[[Facts, str, Draw], Item | None]


def paper(facts: Facts, count: int, seed: str, topic: str | None = None) -> list[Item]:
    """`count` items, kinds in turn, at most one on each entry; fewer where the base has no more.

    The same facts, seed, count and topic make the same paper.
    """
    draw = Draw(seed)
    queues = {kind: draw.shuffled(subjects(facts)) for kind, (subjects, _) in MAKERS.items()}
    order = draw.shuffled(queues)
    made: list[Item] = []
    used: set[str] = set()
    while len(made) < count and any(queues.values()):
        for kind in order:
            item = _next(facts, kind, queues[kind], used, seed, topic)
            if item and len(made) < count:
                made.append(item)
    return made


def _next(
    facts: Facts, kind: str, queue: list[str], used: set[str], seed: str, topic: str | None
) -> Item | None:
    """The next item of a kind on an entry not yet used; takes subjects off the queue."""
    _, make = MAKERS[kind]
    while queue:
        id = queue.pop()
        item = make(facts, id, Draw(f"{seed}/{kind}/{id}"))
        if item and item.fact not in used and topic in (None, item.topic):
            used.add(item.fact)
            return item
    return None


# Terms


def _definition(facts: Facts, id: str, draw: Draw) -> Item | None:
    """Term → definition."""
    stem = Text(
        "Which statement says what “{}” means?",
        "下列哪一项说明了“{}”的含义？",
    )
    return _on_term(facts, id, draw, "definition", stem, lambda t: t.name, lambda t: t.definition)


def _term(facts: Facts, id: str, draw: Draw) -> Item | None:
    """Definition → term."""
    stem = Text("Which term means this: {}", "下列说法指的是哪个术语：{}")
    return _on_term(facts, id, draw, "term", stem, lambda t: t.definition, lambda t: t.name)


def _chinese(facts: Facts, id: str, draw: Draw) -> Item | None:
    """English → Chinese."""
    stem = Text("What is “{}” in Chinese?", "“{}”的中文是什么？")
    return _translation(facts, id, draw, "chinese", stem, _only_en, _only_zh)


def _english(facts: Facts, id: str, draw: Draw) -> Item | None:
    """Chinese → English."""
    stem = Text("What is “{}” in English?", "“{}”的英文是什么？")
    return _translation(facts, id, draw, "english", stem, _only_zh, _only_en)


def _only_en(term: Term) -> Text:
    return Text(term.name.en, term.name.en)


def _only_zh(term: Term) -> Text:
    return Text(term.name.zh, term.name.zh)


def _translation(
    facts: Facts,
    id: str,
    draw: Draw,
    kind: str,
    stem: Text,
    asked: Callable[[Term], Text],
    answer: Callable[[Term], Text],
) -> Item | None:
    if {*facts.languages} != {"en", "zh"}:
        return None
    return _on_term(facts, id, draw, kind, stem, asked, answer)


def _on_term(
    facts: Facts,
    id: str,
    draw: Draw,
    kind: str,
    stem: Text,
    asked: Callable[[Term], Text],
    answer: Callable[[Term], Text],
) -> Item | None:
    """A question from one part of a term to another; the confused terms come first as answers."""
    term = facts.terms[id]

    def option(other: Term) -> Option:
        return Option(answer(other), _means(other))

    others = (option(facts.terms[near]) for near in _near(facts, term, draw))
    drawn = with_options(option(term), list(others), draw)
    if drawn is None:
        return None
    return Item(
        f"terms.{id}",
        kind,
        term.topic,
        _filled(stem, asked(term)),
        *drawn,
        _means(term),
        term.sources,
    )


def _near(facts: Facts, term: Term, draw: Draw) -> list[str]:
    """Ids of other terms: those it is confused with, then its topic's, then the rest.

    Related terms are left out: a broader or a narrower one would be right as well.
    """
    confused = [*term.not_to_confuse_with]
    rest = [
        id
        for id, other in facts.terms.items()
        if id not in {term.id, *confused, *term.see_also} and term.id not in other.see_also
    ]
    same = [id for id in rest if facts.terms[id].topic == term.topic]
    return [
        *draw.shuffled(confused),
        *draw.shuffled(same),
        *draw.shuffled(id for id in rest if id not in same),
    ]


def _means(term: Term) -> Text:
    return Text(
        f"{term.name['en']} ({term.name.zh}): {term.definition['en']}",
        f"{term.name['zh']}（{term.name.en}）：{term.definition['zh']}",
    )


def _filled(stem: Text, value: Text) -> Text:
    return Text(stem.en.replace("{}", value["en"]), stem.zh.replace("{}", value["zh"]))


# Events


def _year(facts: Facts, id: str, draw: Draw) -> Item | None:
    """Event → year."""
    event = facts.events[id]
    if _names_a_year(event):
        return None
    by_year = {other.date.year: other for other in facts.events.values()}
    drawn = in_order(event.date.year, by_year.keys() - {event.date.year}, int, draw)
    if drawn is None:
        return None
    years, rank = drawn
    return Item(
        f"events.{id}",
        "year",
        event.topic,
        Text(
            f"In which year did this happen: {event.name['en']}?",
            f"此事发生在哪一年：{event.name['zh']}？",
        ),
        tuple(Option(Text(str(y), f"{y}年"), _happened(by_year[y])) for y in years),
        rank,
        _happened(event),
        event.sources,
    )


def _event(facts: Facts, id: str, draw: Draw) -> Item | None:
    """Year → event."""
    event = facts.events[id]
    others = [e for e in facts.events.values() if e.date.year != event.date.year]
    if _names_a_year(event):
        return None
    options = [
        Option(other.name, _happened(other))
        for other in draw.shuffled(others)
        if not _names_a_year(other)
    ]
    drawn = with_options(Option(event.name, _happened(event)), options, draw)
    if drawn is None:
        return None
    year = event.date.year
    return Item(
        f"events.{id}",
        "event",
        event.topic,
        Text(f"Which of these happened in {year}?", f"下列哪件事发生在{year}年？"),
        *drawn,
        _happened(event),
        event.sources,
    )


def _names_a_year(event: Event) -> bool:
    """Whether the event's name gives a year away."""
    return bool(re.search(r"(19|20)\d\d", event.name.en + event.name.zh))


def _happened(event: Event) -> Text:
    return Text(
        f"{event.date.written('en')}: {event.name['en']}.",
        f"{event.date.written('zh')}：{event.name['zh']}。",
    )


# Statistics


def _figure(facts: Facts, id: str, draw: Draw) -> Item | None:
    """Date and statistic → figure."""
    statistic_id, _, when = id.rpartition("@")
    statistic = facts.statistics[statistic_id]
    points = {p.value.value: p for p in statistic.series if _can_be_known(p)}
    asked = next(p for p in statistic.series if str(p.date) == when)
    if not _can_be_known(asked):
        return None
    points[asked.value.value] = asked
    values = points.keys() - {asked.value.value}
    drawn = in_order(asked.value.value, values, lambda value: value, draw)
    if drawn is None:
        return None
    figures, rank = drawn
    return Item(
        f"statistics.{statistic_id}",
        "figure",
        statistic.topic,
        _figure_stem(statistic, asked),
        tuple(_figure_option(facts, statistic, points[figure]) for figure in figures),
        rank,
        _stated(facts, statistic, asked),
        asked.sources or statistic.sources,
    )


def _can_be_known(point: Point) -> bool:
    """Whether a person can be asked for the figure: no limit, no estimate, no noise of digits."""
    return point.value.bound == "exact" and len(point.value.value.as_tuple().digits) <= MOST_DIGITS


def _figure_stem(statistic: Statistic, point: Point) -> Text:
    when = _when(statistic, point)
    return Text(
        f"{_capital(statistic.name['en'])}, {when.en}: which figure is right? "
        f"(Scope: {statistic.scope['en']})",
        f"{when.zh}的{statistic.name['zh']}是多少？（口径：{statistic.scope['zh']}）",
    )


def _figure_option(facts: Facts, statistic: Statistic, point: Point) -> Option:
    unit = facts.units[statistic.unit]
    text = Text(written(point.value, unit, "en"), written(point.value, unit, "zh"))
    return Option(text, _stated(facts, statistic, point))


def _stated(facts: Facts, statistic: Statistic, point: Point) -> Text:
    unit, when = facts.units[statistic.unit], _when(statistic, point)
    return Text(
        f"{_capital(statistic.name['en'])}, {when.en}: {written(point.value, unit, 'en')}.",
        f"{statistic.name['zh']}（{when.zh}）：{written(point.value, unit, 'zh')}。",
    )


def _when(statistic: Statistic, point: Point) -> Text:
    en, zh = point.date.written("en"), point.date.written("zh")
    if statistic.kind == "stock" and not point.date.day:
        return Text(f"end of {en}", f"{zh}底" if not point.date.month else f"{zh}末")
    return Text(en, zh)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


# Plans


def _action(facts: Facts, id: str, draw: Draw) -> Item | None:
    """Measure → the item of the plan that it belongs to."""
    plan_id, number, position = id.split("@")
    plan = facts.plans[plan_id]
    right = plan.items[int(number)]
    measure = right.measures[int(position)]
    others = [_action_option(plan, item) for item in draw.shuffled(plan.items) if item != right]
    key = _action_option(plan, right, measure)
    drawn = with_options(key, others, draw)
    if drawn is None:
        return None
    return Item(
        f"plans.{plan_id}.{number}",
        "action",
        plan.topic,
        Text(
            f"To which item of the plan does this measure belong? {measure['en']} "
            f"({plan.name['en']})",
            f"下列举措属于方案中的哪一项？{measure['zh']}（{plan.name['zh']}）",
        ),
        *drawn,
        key.why,
        right.sources,
    )


def _action_option(plan: Plan, item: PlanItem, measure: Text | None = None) -> Option:
    """The item as an answer, with `measure`, or else its first, as what it really holds."""
    number = plan.items.index(item) + 1
    held = measure or next(iter(item.measures), Text())
    why = Text(f"Item {number}: {item.name['en']}.", f"第{number}项：{item.name['zh']}。")
    return Option(item.name, Text(f"{why.en} {held['en']}".strip(), why.zh + held["zh"]))


# What each maker can be asked about


def _points(facts: Facts) -> Iterator[str]:
    for statistic in facts.statistics.values():
        yield from (f"{statistic.id}@{when}" for when in sorted(statistic.points))


def _measures(facts: Facts) -> Iterator[str]:
    for plan in facts.plans.values():
        for number, item in enumerate(plan.items):
            yield from (f"{plan.id}@{number}@{i}" for i in range(len(item.measures)))


MAKERS: dict[str, tuple[Callable[[Facts], Iterable[str]], Maker]] = {
    "definition": (lambda facts: facts.terms, _definition),
    "term": (lambda facts: facts.terms, _term),
    "chinese": (lambda facts: facts.terms, _chinese),
    "english": (lambda facts: facts.terms, _english),
    "year": (lambda facts: facts.events, _year),
    "event": (lambda facts: facts.events, _event),
    "figure": (_points, _figure),
    "action": (_measures, _action),
}
"""Each kind of question: the subjects it can be asked about, and its maker."""
