"""Deadlines as a calendar (RFC 5545) of whole days, in both languages.

A target stands on the last day on which it can be met: of `2030` the 31 December 2030, of a peak
before 2030 the 31 December 2029. An event of which only the month is known takes all its days.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from dualcarbon import __version__
from dualcarbon.analysis.timeline import Moment, moments
from dualcarbon.model.entries import Event, Facts, Target
from dualcarbon.model.vocab import legal_words, resolve_words
from dualcarbon.text import Text
from dualcarbon.writing.gists import gist

_NAME = "Dual carbon deadlines 双碳目标期限"

_DAY = timedelta(days=1)

_WIDEST = 75
"""Octets of a line, without its end (RFC 5545, 3.1)."""


def deadlines(facts: Facts, day: date) -> list[Moment]:
    """The targets in force that are due on `day` or later, and the events that come after it."""
    return [
        moment
        for moment in moments(facts, day)
        if moment.phase == "future"
        or (moment.phase == "present" and isinstance(moment.entry, Target))
        if not getattr(moment.entry, "superseded_by", "")
    ]


def icalendar(facts: Facts, ahead: Iterable[Moment], day: date) -> str:
    """The calendar of what is ahead on `day`; an entry has the same UID in every edition."""
    stamp = (facts.updated.first if facts.updated else day).strftime("%Y%m%dT000000Z")
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//dualcarbon//dualcarbon {__version__}//EN",
        f"NAME:{_NAME}",
        *(line for moment in ahead for line in _event(moment, facts, stamp)),
        "END:VCALENDAR",
    ]
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _event(moment: Moment, facts: Facts, stamp: str) -> Iterator[str]:
    entry = moment.entry
    section = "targets" if isinstance(entry, Target) else "events"
    first, last = _days(moment)
    lead = gist(entry, facts).lead if isinstance(entry, Target) else Text()
    summaries = (
        ": ".join(filter(None, (entry.name.en, lead.en))),
        "：".join(filter(None, (entry.name.zh, lead.zh))),
    )
    yield "BEGIN:VEVENT"
    yield f"UID:{section}.{entry.id}@dualcarbon"
    yield f"DTSTAMP:{stamp}"
    yield f"DTSTART;VALUE=DATE:{first:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{last + _DAY:%Y%m%d}"
    yield f"SUMMARY:{_escaped(' | '.join(filter(None, summaries)))}"
    yield f"DESCRIPTION:{_escaped(_description(entry, facts))}"
    if topic := facts.topics.get(entry.topic):
        names = filter(None, (topic.name.en, topic.name.zh))
        yield f"CATEGORIES:{','.join(map(_escaped, names))}"
    if url := _address(entry, facts):
        yield f"URL:{url}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _days(moment: Moment) -> tuple[date, date]:
    """The first and the last day that the calendar shows."""
    entry = moment.entry
    if isinstance(entry, Event):
        return moment.date.first, moment.date.last
    is_before = entry.is_year and entry.operator == "before"
    due = moment.date.first - _DAY if is_before else moment.date.last
    return due, due


def _description(entry: Event | Target, facts: Facts) -> str:
    """What happens, or how firmly it is said and in which words; then the source."""
    if isinstance(entry, Event):
        said = entry.summary
        parts = [said.en, said.zh]
    else:
        force = [resolve_words(entry.resolve)]
        force += [legal_words(entry.legal)] if entry.legal != "none" else []
        parts = [
            "; ".join(one.en for one in force),
            entry.quote.en,
            "；".join(one.zh for one in force),
            entry.quote.zh,
        ]
    document = facts.documents.get(entry.document)
    source = facts.sources[entry.sources[0].source]
    title = document.name if document else source.title
    parts += dict.fromkeys((title.en, title.zh))
    return "\n".join(filter(None, parts))


def _address(entry: Event | Target, facts: Facts) -> str:
    """The address of the document, or else of the first source that has one."""
    document = facts.documents.get(entry.document)
    found = [document.url or document.url_en] if document else []
    found += (facts.sources[citation.source].url for citation in entry.sources)
    return next(filter(None, found), "")


def _escaped(text: str) -> str:
    r"""A text as a value: marks that part values have a `\` before them (RFC 5545, 3.3.11)."""
    text = re.sub(r"[\\;,]", r"\\\g<0>", text).replace("\r\n", "\n").replace("\n", r"\n")
    return "".join(char for char in text if char >= " " or char == "\t")


def _folded(line: str) -> str:
    """The line in pieces of at most 75 octets, no character cut; each but the first is indented."""
    return "\r\n ".join(_pieces(line))


def _pieces(line: Iterable[str]) -> Iterator[str]:
    piece, room = "", _WIDEST
    for char in line:
        octets = len(char.encode())
        if octets > room:
            yield piece
            piece, room = "", _WIDEST - 1  # the space before it counts too
        piece += char
        room -= octets
    yield piece
