"""Questions on events: when something was, what was in a year, what came first or last."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import timedelta
from decimal import Decimal

from dualcarbon.model.entries import Event, Facts
from dualcarbon.quiz.choice import ANY_DISTANCE, Number, OptionSet, number_options, text_options
from dualcarbon.quiz.items import Draw, Item, Option, fits, quoted
from dualcarbon.quiz.kinds.titles import event_name
from dualcarbon.quiz.vocab import QuestionKind
from dualcarbon.text import NO_TEXT, Text

_NEXT = 3
"""Years on either side that who knows the event only roughly would not strike out."""

_FAR = 6
"""As many years may lie between an event and its sibling, such as adoption and entry into force."""

_YEARS = {"last": 70, "near-2022": 62, "fives": 66, "no-fives": 85, "middle": 78, "prior-2030": 70}
"""Most events are recent, so that few years stand after theirs, and they are near to today."""

_EVENTS = {"shortest": 66, "rare-echo": 45, "characters": 45}

_CLEARLY, _AT_MOST = timedelta(days=366), timedelta(days=1827)
"""What is to be put in order lies more than a year apart, and at most five."""

_VERB = re.compile("(.+?)(在[^》]+)?(发布|印发|通过|生效|施行|提交|启动|公布|成立|设立)")

_DAYS_A_YEAR = 366

_PERIOD = re.compile("Five-Year Plan|“十[一二三四五六]五”")
"""A plan whose name says for which years it is; its first is easily told from others."""

_LEVEL_OF_KIND = {"pledge": 1, "treaty": 1, "law": 2, "milestone": 2, "market": 2, "meeting": 2}


def dated(facts: Facts, event: Event) -> Iterable[str]:
    """The event if its year is worth knowing: in a base that has a core, that of the core's."""
    worth = event.core or not facts.beginnings
    return [event.id] if worth and _can_be_dated(event) else []


def year(facts: Facts, id: str, draw: Draw) -> Item | None:
    """Event → year, among the years of what it is confused with and those beside it."""
    event = facts.events[id]
    if not _can_be_dated(event) or _tells_its_period(event):
        return None
    name = event_name(facts, event)
    stem = Text(f"In which year did this happen: {quoted(name).en}?", _in_which_year(name.zh))
    barred, last = _own_years(event), _last_year(facts)
    confusions = _confusions(facts, event)
    beside = range(event.date.year - _NEXT, event.date.year + _NEXT + 1)
    groups = [
        [_year(when, why, "sibling") for when, why in confusions.items() if when not in barred],
        [
            _year(when, instead, "other-year")
            for when in beside
            if when not in barred and when not in confusions and when <= last
            if (instead := _not_then(facts, event, when))
        ],
    ]
    key = _year(event.date.year, _event_and_date(event), "")
    option_set = number_options(key, groups, stem, draw, apart=ANY_DISTANCE, odds=_YEARS)
    return _item(facts, event, "year", stem, option_set)


def _in_which_year(name: str) -> str:
    """The question for the year in Chinese, which asks before a verb that the name ends in."""
    match = _VERB.fullmatch(name)
    if match is None:
        return f"{name}是在哪一年？"
    what, place, verb = match.groups()
    return f"{what}是哪一年{place or ''}{verb}的？"


def event(facts: Facts, id: str, draw: Draw) -> Item | None:
    """Year → event."""
    subject = facts.events[id]
    if not _can_be_dated(subject) or _tells_its_period(subject):
        return None
    when = subject.date.year
    stem = Text(f"Which of these happened in {when}?", f"下列哪件事发生在{when}年？")
    groups: list[list[Option]] = [[], [], []]
    for other in _datable(facts):
        near, alike = abs(other.date.year - when) <= _NEXT, other.topic == subject.topic
        if when not in _own_years(other) and (near or alike):
            option = _option(facts, other, "other-year")
            groups[0 if near and alike else 1 if near else 2].append(option)
    right = _option(facts, subject)
    option_set = text_options(right, groups, stem, draw, odds=_EVENTS)
    return _item(facts, subject, "event", stem, option_set)


def order(facts: Facts, id: str, draw: Draw) -> Item | None:
    """Several events → which came first, or which last; the others are more than a year away."""
    subject = facts.events[id]
    if not _can_be_dated(subject):
        return None
    last = draw.below(2)
    stem = (
        Text("Which of these came last?", "下列各项中，哪一项最晚？")
        if last
        else Text("Which of these came first?", "下列各项中，哪一项最早？")
    )
    groups: list[list[Option]] = [[], []]
    for other in _datable(facts):
        early, late = (other, subject) if last else (subject, other)
        apart, alike = late.date.first - early.date.last, other.topic == subject.topic
        if _CLEARLY <= apart <= (_AT_MOST if facts.beginnings else apart):
            error = "earlier" if last else "later"
            option = _option(facts, other, error)
            groups[not alike].append(option)
    right = _option(facts, subject)
    option_set = text_options(right, groups, stem, draw, odds=_EVENTS)
    return _item(facts, subject, "order", stem, option_set)


def _item(
    facts: Facts,
    event: Event,
    kind: QuestionKind,
    stem: Text,
    option_set: OptionSet | None,
) -> Item | None:
    if option_set is None or not fits(stem, facts.languages):
        return None
    told, level = _event_and_date(event), _LEVEL_OF_KIND.get(event.kind, 3)
    if kind == "order":
        in_time = sorted(option_set[0], key=lambda option: option.measure or 0)
        whys = [option.why for option in in_time]
        told = Text(" ".join(why.en for why in whys), "".join(why.zh for why in whys))
    return Item(
        f"events.{event.id}",
        kind,
        event.topic,
        stem,
        *option_set,
        told,
        event.sources,
        level,
    )


def _datable(facts: Facts) -> Iterator[Event]:
    return (event for event in facts.events.values() if [*dated(facts, event)])


def _can_be_dated(event: Event) -> bool:
    """Whether its year can be asked for: its name doesn't give it away."""
    year = str(event.date.year)
    return not any(year in name for name in (event.name.en, event.name.zh))


def _tells_its_period(event: Event) -> bool:
    return bool(_PERIOD.search(event.name.en + event.name.zh))


def _own_years(event: Event) -> set[int]:
    """The years that may be taken for its own with some right.

    Those beside its date that the base names, and for a milestone, which is told of after it is
    reached, the year before where the summary has it.
    """
    years = {event.date.year, *event.also_year}
    before = event.date.year - 1
    if event.kind == "milestone" and str(before) in event.summary["en"] + event.summary["zh"]:
        years.add(before)
    return years


def _confusions(facts: Facts, event: Event) -> dict[int, Text]:
    """Years in which something else happened to the same document, and what."""
    years = {
        other.date.year: _event_and_date(other)
        for other in facts.events.values()
        if event.document and other.document == event.document
    }
    return {
        when: why
        for when, why in years.items()
        if when != event.date.year
        and abs(when - event.date.year) <= _FAR
        and when <= _last_year(facts)
    }


def _last_year(facts: Facts) -> int:
    """The last year in which something can have happened."""
    return facts.updated.year if facts.updated else max(e.date.year for e in facts.events.values())


def _option(facts: Facts, event: Event, error: str = "") -> Option:
    when = event.date.year + (event.date.first.timetuple().tm_yday - 1) / _DAYS_A_YEAR
    return Option(event_name(facts, event), _event_and_date(event), error, round(when, 2))


def _year(when: int, why: Text, error: str) -> Number:
    return Number(Decimal(when), Option(Text(str(when), f"{when}年"), why, error, float(when)))


def _not_then(facts: Facts, event: Event, when: int) -> Text:
    """What happened in a year instead, of the core and its kind if anything did; else nothing.

    In a base without a core, which may have too little, the event itself is told again.
    """
    others = [o for o in facts.events.values() if o.date.year == when and o.name != event.name]
    others.sort(key=lambda o: (not o.core, o.kind != event.kind))
    if others:
        return _event_and_date(others[0])
    return NO_TEXT if facts.beginnings else _event_and_date(event)


def _event_and_date(event: Event) -> Text:
    return Text(
        f"{event.date.written('en')}: {event.name['en']}.",
        f"{event.date.written('zh')}：{event.name['zh']}。",
    )
