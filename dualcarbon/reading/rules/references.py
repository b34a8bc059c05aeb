"""Rules E3: an entry names another that is there, and no name leads to two."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dualcarbon.kinds import ENTRIES, KINDS
from dualcarbon.model.entries import Facts, Question, Statistic, Target, Term
from dualcarbon.model.parts import Citation, Earlier, Formula, Point, Rendering, Sentence
from dualcarbon.names.keys import close_to, key
from dualcarbon.names.words import phrase_key
from dualcarbon.reading.findings import Way
from dualcarbon.reading.walk import Broken, entries, owner, parts
from dualcarbon.text import Text, shorten

_ENTRY = Text("entry", "条目")

_SUBJECTS = tuple(section for section in ENTRIES if KINDS[section].entry is not Question)
"""The sections whose entries a question may be about."""

_SUGGESTED = 20
"""Unknown ids of a kind that are compared with all others, which takes its time in a large base."""

_Reference = tuple[Way, Text, str, str]
"""Where an entry names another, what kind that is, its section (empty: none has it) and its id."""


def _to(section: str, id: str, path: Way) -> _Reference:
    return path, KINDS[section].word, section, id


def _unknown(facts: Facts, references: Iterable[_Reference]) -> Broken:
    """A finding for every id that is not there; an entry that can't be read is there all the same.

    Where the kind does not say which section an id is of, it goes by its path.
    """
    near: dict[str, list[str]] = {}
    for path, kind, section, id in references:
        ids = getattr(facts, section) if section else ()
        if id in ids or facts.unread & {(section,), (section, id)}:
            continue
        named = f"{section}.{id}" if section and kind is _ENTRY else id
        if named not in near:
            candidates = _paths(facts) if kind is _ENTRY else ids
            near[named] = close_to(named, candidates) if len(near) < _SUGGESTED else []
        suggestions, home = near[named], section or _SUBJECTS[0]
        yield (
            path,
            Text(
                f"unknown {kind.en} {shorten(named)!r} in {owner(path).en}"
                + (
                    f"; did you mean {suggestions[0]!r}?"
                    if suggestions
                    else f"; add it under {home}"
                ),
                f"{owner(path).zh}引用了未知的{kind.zh}“{shorten(named)}”"
                + (f"；是否应为“{suggestions[0]}”？" if suggestions else f"；请在 {home} 下添加"),
            ),
        )


def _paths(facts: Facts) -> list[str]:
    return [f"{section}.{id}" for section in _SUBJECTS for id in getattr(facts, section)]


def unknown_source(facts: Facts) -> Broken:
    """A citation names a source that the base does not have.

    terms: {peak: {name: peak, definition: The top., sources: [atc]}}
    """
    return _unknown(facts, _cited(facts))


def _cited(facts: Facts) -> Iterator[_Reference]:
    for path, entry in entries(facts):
        for inner, value in parts(entry, path):
            if isinstance(value, Citation):
                yield _to("sources", value.source, inner)


def unknown_document(facts: Facts) -> Broken:
    """A target, plan, event or source names a document that the base does not have.

    sources:
      copy:
        title: A copy
        publisher: A site
        url: "https://example.org/copy"
        lang: en
        tier: reprint
        of: atc
    terms: {peak: {name: peak, definition: The top., sources: [copy]}}
    """
    named = {path: id for path, _, _, id in _documents(facts)}
    for path, message in _unknown(facts, _documents(facts)):
        id = named[path]
        yield path, _a_source(id) if id in facts.sources else message


def _a_source(id: str) -> Text:
    """What to do where a source is named in place of the document, as earlier bases did."""
    return Text(
        f"{id!r} is a source, but documents stand in a section of their own: add it under "
        f"documents with its issuer, number and date and `sources: [{id}]`, or name another one "
        "there",
        f"“{id}”是来源，而文件另有 documents 一节：请在该节添加此文件，写明发布机关、文号、"
        f"日期和 sources: [{id}]，或改填其中已有的文件",
    )


def _documents(facts: Facts) -> Iterator[_Reference]:
    for id, source in facts.sources.items():
        if source.of:
            yield _to("documents", source.of, ("sources", id, "of"))
    for id, document in facts.documents.items():
        for position, earlier in enumerate(document.supersedes):
            yield _to("documents", earlier, ("documents", id, "supersedes", position))
    for id, target in facts.targets.items():
        for position, later in enumerate(target.repeated_in):
            yield _to("documents", later, ("targets", id, "repeated_in", position))
    for section in ("events", "targets", "plans"):
        for id, entry in getattr(facts, section).items():
            if entry.document:
                yield _to("documents", entry.document, (section, id, "document"))
    yield from _named_within(facts)


def _named_within(facts: Facts) -> Iterator[_Reference]:
    """The documents that renderings and figures name."""
    for id, term in facts.terms.items():
        for path, part in parts(term, ("terms", id)):
            if isinstance(part, (Rendering, Sentence)) and part.document:
                yield _to("documents", part.document, (*path, "document"))
    for id, statistic in facts.statistics.items():
        for path, part in parts(statistic, ("statistics", id)):
            if isinstance(part, (Point, Earlier)) and part.release:
                yield _to("documents", part.release, (*path, "release"))


def unknown_topic(facts: Facts) -> Broken:
    """An entry stands under a topic that the base does not have.

    terms: {peak: {name: peak, topic: gaols, definition: The top., sources: [act]}}
    """
    return _unknown(
        facts,
        (
            _to("topics", entry.topic, (*path, "topic"))
            for path, entry in entries(facts)
            if entry.topic
        ),
    )


def unknown_unit(facts: Facts) -> Broken:
    """A statistic or target is in a unit that the base does not have.

    statistics:
      power:
        name: power
        unit: kW
        kind: stock
        scope: All of it.
        sources: [act]
        points: {2020: 1}
    """
    return _unknown(
        facts,
        (
            _to("units", entry.unit, (*path, "unit"))
            for path, entry in entries(facts)
            if isinstance(entry, (Statistic, Target))
        ),
    )


def unknown_entry(facts: Facts) -> Broken:
    """An entry refers to a term, target or statistic that the base does not have.

    terms: {peak: {name: peak, see_also: [snik], definition: The top., sources: [act]}}
    """
    return _unknown(facts, (*_named(facts), *_inputs(facts)))


def _inputs(facts: Facts) -> Iterator[_Reference]:
    for id, statistic in facts.statistics.items():
        for way, part in parts(statistic, ("statistics", id)):
            if not isinstance(part, Formula):
                continue
            for position, other in enumerate(part.inputs):
                yield _to("statistics", other, (*way, "inputs", position))
            if part.total:
                yield _to("statistics", part.total, (*way, "total"))


def _named(facts: Facts) -> Iterator[_Reference]:
    for path, entry in entries(facts):
        for field in ("see_also", "not_to_confuse_with"):
            for position, id in enumerate(getattr(entry, field, ())):
                keyed = field == "not_to_confuse_with"
                yield _to("terms", id, (*path, field, id if keyed else position))
        for inner, value in parts(entry, path):
            for position, id in enumerate(getattr(value, "targets", ())):
                yield _to("targets", id, (*inner, "targets", position))
        if isinstance(entry, Target) and entry.superseded_by:
            yield _to("targets", entry.superseded_by, (*path, "superseded_by"))
        for field in ("statistic", "alternative_to", "compares_with"):
            if id := getattr(entry, field, ""):
                yield _to("statistics", id, (*path, field))


def unknown_subject(facts: Facts) -> Broken:
    """A question, or a thing to know first, is about an entry that the base does not have.

    questions:
      way:
        name: Where?
        about: terms.snik
        answer: North
        distractors: [{text: South, why: It is not.}, {text: West, why: It is not.}]
        explanation: So it is.
        sources: [act]
    """
    return _unknown(facts, _subjects(facts))


def _subjects(facts: Facts) -> Iterator[_Reference]:
    for home in ("questions", "beginnings"):
        for id, asked in getattr(facts, home).items():
            section, _, subject = asked.about.partition(".")
            if asked.about:
                place = (section, subject) if section in _SUBJECTS else ("", asked.about)
                yield (home, id, "about"), _ENTRY, *place


def refers_to_itself(facts: Facts) -> Broken:
    """A term is related to, or confused with, itself.

    terms: {peak: {name: peak, see_also: [peak], definition: The top., sources: [act]}}
    """
    for id, term in facts.terms.items():
        if id in (*term.see_also, *term.not_to_confuse_with):
            yield (
                ("terms", id),
                Text(f"term {id!r} refers to itself; remove that", f"术语“{id}”引用了自身；请删除"),
            )


def name_claimed_twice(facts: Facts) -> Broken:
    """A name leads to two terms or two statistics, after case, width and spaces are folded.

    terms:
      peak: {name: peak, definition: The top., sources: [act]}
      top: {name: Peak, definition: The top., sources: [act]}
    """
    for section in ("terms", "statistics"):
        kind, owners = KINDS[section].word, dict[str, str]()
        for id, entry in getattr(facts, section).items():
            names = (id, entry.name.en, entry.name.zh, *entry.aliases)
            more = entry.abbreviations if isinstance(entry, Term) else ()
            for folded, name in {key(name): name for name in (*names, *more) if key(name)}.items():
                owner = owners.setdefault(folded, id)
                if owner != id:
                    yield (
                        (section, id),
                        Text(
                            f"{kind.en} {id!r} claims the name {shorten(name)!r}, which leads to "
                            f"{owner!r} already",
                            f"{kind.zh}“{id}”使用的名称“{shorten(name)}”已指向“{owner}”",
                        ),
                    )


def synonym_claimed_twice(facts: Facts) -> Broken:
    """A word stands in two groups of synonyms, after case and endings are folded.

    synonyms: {burn: {en: [burn, use]}, use: {en: [uses, consumption]}}
    """
    owners = dict[str, str]()
    for id, group in facts.synonyms.items():
        for word in (*group.en, *group.zh):
            owner = owners.setdefault(phrase_key(word), id)
            if owner != id:
                yield (
                    ("synonyms", id),
                    Text(
                        f"the word {shorten(word)!r} stands in the group {owner!r} already; remove "
                        "it from one of them, or make one group of both",
                        f"“{shorten(word)}”一词已在“{owner}”组中；请从其中一组删除，或合并两组",
                    ),
                )
