"""Rules E3: an entry names another that is there, and no name leads to two."""

from __future__ import annotations

from collections.abc import Collection

from dualcarbon.findings import Path
from dualcarbon.lookup import close_to, key
from dualcarbon.model import Citation, Facts, Statistic, Target, Term
from dualcarbon.text import Text
from dualcarbon.walk import Broken, entries, owner, within

_SOURCE = Text("source", "来源")
_TERM = Text("term", "术语")
_TARGET = Text("target", "目标")
_STATISTIC = Text("statistic", "统计指标")
_ENTRY = Text("entry", "条目")

_SUBJECTS = ("terms", "events", "targets", "statistics", "plans")
"""The sections whose entries a question may be about."""


def _unless_known(
    path: Path, kind: Text, id: str, known: Collection[str], home: str = ""
) -> Broken:
    """The finding that `id` names no entry of `kind`, unless it is among `known`.

    `home` is the section that it should stand in, where the kind does not say so.
    """
    if id not in known:
        near = close_to(id, known)
        home = home or _home(kind)
        yield (
            path,
            Text(
                f"unknown {kind.en} {id!r} in {owner(path)}"
                + (f"; did you mean {near[0]!r}?" if near else f"; add it under {home}"),
                f"{owner(path)} 引用了未知的{kind.zh}“{id}”"
                + (f"；是否应为“{near[0]}”？" if near else f"；请在 {home} 下添加"),
            ),
        )


def _home(kind: Text) -> str:
    return "statistics" if kind.en == "statistic" else f"{kind.en}s"


def unknown_source(facts: Facts) -> Broken:
    """A citation names a source that the base does not have."""
    for path, entry in entries(facts):
        for inner, value in within(entry, path):
            if isinstance(value, Citation):
                yield from _unless_known(inner, _SOURCE, value.source, facts.sources)
            if isinstance(value, Target):
                at = (*inner, "document")
                yield from _unless_known(at, _SOURCE, value.document, facts.sources)


def unknown_topic(facts: Facts) -> Broken:
    """An entry stands under a topic that the base does not have."""
    for path, entry in entries(facts):
        if entry.topic:
            topic = Text("topic", "主题")
            yield from _unless_known((*path, "topic"), topic, entry.topic, facts.topics)


def unknown_unit(facts: Facts) -> Broken:
    """A statistic or target is in a unit that the base does not have."""
    for path, entry in entries(facts):
        if isinstance(entry, (Statistic, Target)):
            unit = Text("unit", "单位")
            yield from _unless_known((*path, "unit"), unit, entry.unit, facts.units)


def unknown_entry(facts: Facts) -> Broken:
    """An entry refers to a term, target or statistic that the base does not have."""
    for path, entry in entries(facts):
        for field in ("see_also", "not_to_confuse_with"):
            for position, id in enumerate(getattr(entry, field, ())):
                keyed = field == "not_to_confuse_with"
                at = (*path, field, id if keyed else position)
                yield from _unless_known(at, _TERM, id, facts.terms)
        for inner, value in within(entry, path):
            for position, id in enumerate(getattr(value, "targets", ())):
                yield from _unless_known((*inner, "targets", position), _TARGET, id, facts.targets)
        if isinstance(entry, Target) and entry.superseded_by:
            at = (*path, "superseded_by")
            yield from _unless_known(at, _TARGET, entry.superseded_by, facts.targets)
        for field in ("statistic", "alternative_to"):
            if id := getattr(entry, field, ""):
                yield from _unless_known((*path, field), _STATISTIC, id, facts.statistics)


def unknown_subject(facts: Facts) -> Broken:
    """A question is about an entry that the base does not have."""
    for id, question in facts.questions.items():
        section, _, subject = question.about.partition(".")
        of_section = getattr(facts, section) if section in _SUBJECTS else {}
        if question.about and subject not in of_section:
            known = [f"{name}.{one}" for name in _SUBJECTS for one in getattr(facts, name)]
            home = section if section in _SUBJECTS else _SUBJECTS[0]
            at = ("questions", id, "about")
            yield from _unless_known(at, _ENTRY, question.about, known, home)


def refers_to_itself(facts: Facts) -> Broken:
    """A term is related to, or confused with, itself."""
    for id, term in facts.terms.items():
        if id in (*term.see_also, *term.not_to_confuse_with):
            yield (
                ("terms", id),
                Text(f"term {id!r} refers to itself; remove that", f"术语“{id}”引用了自身；请删除"),
            )


def name_claimed_twice(facts: Facts) -> Broken:
    """A name leads to two terms or two statistics, after case, width and spaces are folded."""
    for section, kind in (("terms", _TERM), ("statistics", _STATISTIC)):
        owners: dict[str, str] = {}
        for id, entry in getattr(facts, section).items():
            names = (id, entry.name.en, entry.name.zh, *entry.aliases)
            more = entry.abbreviations if isinstance(entry, Term) else ()
            for folded, name in {key(name): name for name in (*names, *more) if key(name)}.items():
                owner = owners.setdefault(folded, id)
                if owner != id:
                    yield (
                        (section, id),
                        Text(
                            f"{kind.en} {id!r} claims the name {name!r}, which leads to "
                            f"{owner!r} already",
                            f"{kind.zh}“{id}”使用的名称“{name}”已指向“{owner}”",
                        ),
                    )
