"""Questions on events: when something was, what was in a year, what came first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal

from dualcarbon.model.entries import Event, Facts
from dualcarbon.quiz.choice import Number, OptionSet, number_options, text_options
from dualcarbon.quiz.items import Draw, Item, Option, fits, quoted
from dualcarbon.quiz.vocab import QuestionKind
from dualcarbon.text import Text

_NEAR = 5
"""Years between events that are easily taken for each other."""

_NEAREST = 8
"""The years on either side from which the wrong ones are drawn."""

_RECENT = {"last": 95}
"""Most events are recent, so that few years stand after theirs."""

_CLEARLY_LATER, _AT_MOST_LATER = timedelta(days=366), timedelta(days=3653)
"""What is asked to be put in order lies more than a year and at most ten years apart."""

_GIVEN_AWAY = re.compile("(19|20)[0-9]{2}|Five-Year Plan period|《[^》]*“十[一二三四五六]五”")
_YEAR = re.compile("(?:19|20)[0-9]{2}")

_LEVEL_OF_KIND = {"pledge": 1, "treaty": 1, "law": 2, "milestone": 2, "market": 2, "meeting": 2}


def year(facts: Facts, id: str, draw: Draw) -> Item | None:
    """Event → year."""
    event = facts.events[id]
    if not _can_be_dated(event):
        return None
    name = quoted(event.name)
    stem = Text(f"Which year does this belong to: {name.en}?", f"此事属于哪一年：{name.zh}？")
    by_year: dict[int, list[Event]] = {}
    for other in facts.events.values():
        if other.name != event.name:
            by_year.setdefault(other.date.year, []).append(other)
    groups: list[list[Number]] = [[], []]
    for when in sorted(by_year.keys() - {event.date.year}):
        distance = abs(when - event.date.year)
        happened = by_year[when][draw.below(len(by_year[when]))]
        text = Text(str(when), f"{when}年")
        option = Option(text, _event_and_date(happened), "other-year")
        groups[distance > _NEAREST].append(Number(Decimal(when), option))
    right = event.date.year
    key = Number(Decimal(right), Option(Text(str(right), f"{right}年"), _event_and_date(event)))
    option_set = number_options(key, groups, stem, draw, apart=False, odds=_RECENT)
    return _item(facts, event, "year", stem, option_set)


def event(facts: Facts, id: str, draw: Draw) -> Item | None:
    """Year → event."""
    subject = facts.events[id]
    if not _can_be_dated(subject):
        return None
    when = subject.date.year
    stem = Text(f"Which of these belongs to the year {when}?", f"下列哪件事属于{when}年？")
    groups: list[list[Option]] = [[], [], []]
    for other in _datable(facts):
        if other.date.year != when:
            near = abs(other.date.year - when) <= _NEAR
            rank = 0 if near and other.kind == subject.kind else 1 if near else 2
            error = "other-year" if near else "same-kind"
            groups[rank].append(Option(other.name, _event_and_date(other), error))
    option_set = text_options(Option(subject.name, _event_and_date(subject)), groups, stem, draw)
    return _item(facts, subject, "event", stem, option_set)


def order(facts: Facts, id: str, draw: Draw) -> Item | None:
    """Several events → which came first; the others are more than a year later."""
    subject = facts.events[id]
    if not _can_be_dated(subject):
        return None
    stem = Text("Which of these came first?", "下列各项中，哪一项最早？")
    groups: list[list[Option]] = [[], [], []]
    for other in _datable(facts):
        if _CLEARLY_LATER <= other.date.first - subject.date.last <= _AT_MOST_LATER:
            near = other.date.year - subject.date.year <= _NEAR
            rank = 0 if near and other.kind == subject.kind else 1 if near else 2
            error = "later" if near else "same-kind"
            groups[rank].append(Option(other.name, _event_and_date(other), error))
    option_set = text_options(Option(subject.name, _event_and_date(subject)), groups, stem, draw)
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
    explanation, level = _event_and_date(event), _LEVEL_OF_KIND.get(event.kind, 3)
    return Item(
        f"events.{event.id}",
        kind,
        event.topic,
        stem,
        *option_set,
        explanation,
        event.sources,
        level,
    )


def _datable(facts: Facts) -> Iterator[Event]:
    return (event for event in facts.events.values() if _can_be_dated(event))


def _can_be_dated(event: Event) -> bool:
    """Whether its year can be asked for: the name doesn't give it away, and nothing disputes it."""
    if any(_GIVEN_AWAY.search(name) for name in (event.name.en, event.name.zh)):
        return False
    if event.kind == "milestone" and str(event.date.year - 1) in event.summary["en"]:
        return False  # told in the year after
    in_notes = {int(y) for note in event.notes for y in _YEAR.findall(note.text["en"])}
    return not (in_notes - {event.date.year})


def _event_and_date(event: Event) -> Text:
    return Text(
        f"{event.date.written('en')}: {event.name['en']}.",
        f"{event.date.written('zh')}：{event.name['zh']}。",
    )
