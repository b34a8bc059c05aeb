"""What a base knows of a subject: by names, by topic, by what entries say of each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from itertools import islice

from dualcarbon.analysis.targets import standing
from dualcarbon.base import Base
from dualcarbon.kinds import KINDS
from dualcarbon.model.dates import PartialDate
from dualcarbon.model.entries import Event, Statistic, Target, Term, Topic
from dualcarbon.names.keys import key
from dualcarbon.names.typed import Typed
from dualcarbon.store.match import Ref
from dualcarbon.store.subject import naming, newest, on_topic, speaking
from dualcarbon.views.about import Subject

SECTIONS = ("terms", "statistics", "targets", "events", "plans")
"""What there is to know of a subject, in the order of the page."""

_MOST = {"terms": 1, "statistics": 4, "targets": 4, "events": 3, "plans": 3}
"""Entries of each kind on the page, which is to be seen at a glance."""

_BY_TEXT = 50
"""Entries that count, at most, where the words stand in texts alone."""

_REFERRED = 10
"""Series at most whose targets are looked for."""


def subject_of(base: Base, words: tuple[str, ...], day: date, *, whole: bool) -> Subject:
    """What the base knows of what the words name; all of it where it is to be `whole`.

    Raises NothingHolds where they stand in no text.
    """
    typed = Typed(*words)
    topic = _topic(base, typed)
    bearing = base.names.bearing(typed, SECTIONS, every_rank=True)
    by_name = _by_kind(dict.fromkeys((*bearing, *base.holding(typed, SECTIONS))))
    term = _term(base, by_name["terms"], topic)
    ids = dict(by_name)
    if topic:
        for section in SECTIONS:
            ids[section] = _here(
                base, section, (*on_topic(base.store, section, topic.id), *ids[section])
            )
    elif not any(ids.values()):
        ids = _by_text(base, typed)
    borrowed: set[str] = set()
    if not topic:
        _add_referring(base, typed, term, ids)
    if term and not topic and Ref("terms", term.id) in bearing:
        borrowed = _borrow(base, term, ids)
    most = dict.fromkeys(SECTIONS) if whole else _MOST
    facts = base.facts
    terms = [facts.terms[id] for id in ids["terms"] if not term or id != term.id][: most["terms"]]
    targets = [facts.targets[id] for id in ids["targets"]]
    targets.sort(key=lambda target: (not target.core, bool(target.superseded_by)))
    first = targets[: most["targets"]]
    first += _next(targets[len(first) :], day)
    statistics = _main_first(base, ids["statistics"])
    subject = Subject(
        typed.text,
        topic,
        term,
        tuple(terms),
        tuple(islice(statistics, most["statistics"])),
        tuple(standing(target, facts, day) for target in first),
        tuple(_events(base, ids["events"], most["events"])),
        tuple(facts.plans[id] for id in ids["plans"][: most["plans"]]),
        frozenset(borrowed),
    )
    opened = {ref.section for ref in bearing}
    return replace(
        subject,
        more=tuple(
            _command(section, typed, topic)
            for section in SECTIONS
            if subject.shown(section) < len(ids[section] if topic else by_name[section])
            and (topic or section not in opened)
        ),
    )


def _topic(base: Base, typed: Typed) -> Topic | None:
    """The topic that is typed, by its id or its name in either language."""
    for topic in base.facts.topics.values():
        if typed.simplified.key in {key(topic.id), key(topic.name.en), key(topic.name.zh)} - {""}:
            return topic
    return None


def _by_kind(refs: Iterable[Ref]) -> dict[str, list[str]]:
    """Ids of the entries by their sections."""
    ids: dict[str, list[str]] = {section: [] for section in SECTIONS}
    for ref in refs:
        ids[ref.section].append(ref.id)
    return ids


def _by_text(base: Base, typed: Typed) -> dict[str, list[str]]:
    """Ids of the entries in whose texts the words stand. Raises NothingHolds where none does."""
    hits = base.search(typed.text, SECTIONS, (), _BY_TEXT).hits
    return _by_kind(hit.ref for hit in hits if base.has(hit.ref))


def _term(base: Base, ids: Iterable[str], topic: Topic | None) -> Term | None:
    """The term that the subject is: of a topic the one that is called so."""
    for id in ids:
        term = base.facts.terms[id]
        if not topic or key(term.name.en) == key(topic.name.en):
            return term
    return None


def _add_referring(base: Base, typed: Typed, term: Term | None, ids: dict[str, list[str]]) -> None:
    """Put to the entries found by name those that speak of them, or are held against them."""
    store, names = base.store, [typed.simplified.text]
    if term:
        names += [term.name.en, term.name.zh]
    more = {
        "targets": naming(store, "targets", ids["statistics"][:_REFERRED]),
        "events": naming(store, "events", [term.id] if term else []),
        "plans": speaking(store, "plans", names, _BY_TEXT),
    }
    if not ids["targets"] and ids["plans"]:
        # What a plan is about is what it is to bring about.
        more["targets"] = base.targets_of(base.facts.plans[ids["plans"][0]])
    for section, found in more.items():
        ids[section] = _here(base, section, (*ids[section], *found))


def _borrow(base: Base, term: Term, ids: dict[str, list[str]]) -> set[str]:
    """Where a kind has nothing, put the core of the topic of the term for it; those sections."""
    borrowed = set()
    for section in ("statistics", "targets"):
        if term.topic and not ids[section]:
            core = on_topic(base.store, section, term.topic, core=True)
            ids[section] = _here(base, section, core)
            borrowed |= {section} if ids[section] else set()
    return borrowed


def _here(base: Base, section: str, ids: Iterable[str]) -> list[str]:
    """The ids once each, without those of entries that there were not on the day of --as-of."""
    entries: Mapping[str, object] = getattr(base.facts, section)
    return [id for id in dict.fromkeys(ids) if base.whole is None or id in entries]


def _main_first(base: Base, ids: list[str]) -> Iterable[Statistic]:
    """The series, without those that only count otherwise what another of them counts."""
    for id in ids:
        statistic = base.facts.statistics[id]
        if statistic.main == id or statistic.main not in ids:
            yield statistic


def _events(base: Base, ids: list[str], most: int | None) -> list[Event]:
    """The events in order of time: where there are too many, the core, then the latest."""
    if most is not None and len(ids) > most:
        ids = newest(base.store, "events", ids, most)
    return sorted((base.facts.events[id] for id in ids), key=lambda event: event.date)


def _next(targets: Iterable[Target], day: date) -> list[Target]:
    """The target that falls due next after that day."""
    due = [t for t in targets if t.by and t.by.first > day and not t.superseded_by]
    return sorted(due, key=lambda target: target.by or PartialDate(0))[:1]


def _command(section: str, typed: Typed, topic: Topic | None) -> str:
    """The command that shows all entries of a kind on the subject."""
    return f"{KINDS[section].opens} {f'--topic {topic.id}' if topic else _quoted(typed)}"


def _quoted(typed: Typed) -> str:
    """The words as a shell takes them."""
    if typed.text.replace(" ", "").replace("-", "").isalnum():
        return typed.text
    # Imported here: few subjects have marks in them.
    from shlex import quote

    return " ".join(map(quote, typed.words))
