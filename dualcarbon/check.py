"""Every rule that the facts of a base keep with each other: one function and one code each.

A rule yields the path of the value that breaks it and what would be right. Codes E1 (the file) and
E2 (the shape of a value) are found while reading, by `load` and `shape`; those here are E3
(references between entries), E4 (content), and W5 (worth a look, but no reason to refuse a base).
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Collection, Iterator, Mapping
from decimal import Decimal
from pathlib import Path as FilePath

from dualcarbon.findings import Finding, Path
from dualcarbon.load import read_nodes
from dualcarbon.lookup import close_to, key
from dualcarbon.model import Citation, Entry, Facts, Note, Plan, Statistic, Target
from dualcarbon.shape import Draft, shaped
from dualcarbon.text import Text

Broken = Iterator[tuple[Path, Text]]
"""Where a rule is broken and what to say of it."""


def check(file: FilePath, *, warnings: bool = True) -> tuple[Facts | None, list[Finding]]:
    """The facts of a file, None where they could not be made, and all findings in file order.

    Who only wants to know whether the facts can be used need not wait for the `warnings`.
    Raises Failure when the file can't be opened.
    """
    draft = shaped(str(file), *read_nodes(file))
    findings = [*draft.findings, *_rule_findings(draft, warnings)]
    return draft.facts, sorted(findings, key=lambda finding: finding.place)


def _rule_findings(draft: Draft, warnings: bool) -> Iterator[Finding]:
    if draft.facts:
        for code, rule in RULES.items():
            if code.startswith("W") and not warnings:
                continue
            for path, message in rule(draft.facts):
                yield Finding(draft.place(path), code, message)


def entries(facts: Facts) -> Iterator[tuple[Path, Entry]]:
    """Every term, event, target, statistic and plan with its path."""
    for section in ("terms", "events", "targets", "statistics", "plans"):
        for id, entry in getattr(facts, section).items():
            yield (section, id), entry


def _within(value: object, path: Path) -> Iterator[tuple[Path, object]]:
    """`value` and every dataclass inside it, each with its path."""
    yield path, value
    if isinstance(value, Mapping):
        for name, child in value.items():
            yield from _within(child, (*path, str(name)))
    elif isinstance(value, tuple):
        for index, child in enumerate(value):
            yield from _within(child, (*path, index))
    elif dataclasses.is_dataclass(value) and not isinstance(value, (Text, Citation)):
        for field in dataclasses.fields(value):
            yield from _within(getattr(value, field.name), (*path, field.name))


def _unless_known(path: Path, kind: Text, id: str, known: Collection[str]) -> Broken:
    """The finding that `id` names no entry of `kind`, unless it is among `known`."""
    if id not in known:
        near = close_to(id, known)
        yield (
            path,
            Text(
                f"unknown {kind.en} {id!r} in {_owner(path)}"
                + (f"; did you mean {near[0]!r}?" if near else f"; add it under {_home(kind)}"),
                f"{_owner(path)} 引用了未知的{kind.zh}“{id}”"
                + (f"；是否应为“{near[0]}”？" if near else f"；请在 {_home(kind)} 下添加"),
            ),
        )


def _owner(path: Path) -> str:
    return f"{str(path[0]).removesuffix('s')} {str(path[1])!r}"


def _home(kind: Text) -> str:
    return "statistics" if kind.en == "statistic" else f"{kind.en}s"


_SOURCE = Text("source", "来源")
_TERM = Text("term", "术语")
_TARGET = Text("target", "目标")


def unknown_source(facts: Facts) -> Broken:
    """A citation names a source that the base does not have."""
    for path, entry in entries(facts):
        for inner, value in _within(entry, path):
            if isinstance(value, Citation):
                yield from _unless_known(inner, _SOURCE, value.source, facts.sources)
            if isinstance(value, Target):
                at = (*inner, "document")
                yield from _unless_known(at, _SOURCE, value.document, facts.sources)


def unknown_topic(facts: Facts) -> Broken:
    """An entry stands under a topic that the base does not have."""
    for path, entry in entries(facts):
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
        for inner, value in _within(entry, path):
            for position, id in enumerate(getattr(value, "targets", ())):
                yield from _unless_known((*inner, "targets", position), _TARGET, id, facts.targets)
        if isinstance(entry, Target) and entry.superseded_by:
            at = (*path, "superseded_by")
            yield from _unless_known(at, _TARGET, entry.superseded_by, facts.targets)
        if isinstance(entry, Target) and entry.statistic:
            statistic = Text("statistic", "统计指标")
            at = (*path, "statistic")
            yield from _unless_known(at, statistic, entry.statistic, facts.statistics)


def refers_to_itself(facts: Facts) -> Broken:
    """A term is related to, or confused with, itself."""
    for id, term in facts.terms.items():
        if id in (*term.see_also, *term.not_to_confuse_with):
            yield (
                ("terms", id),
                Text(f"term {id!r} refers to itself; remove that", f"术语“{id}”引用了自身；请删除"),
            )


def name_claimed_twice(facts: Facts) -> Broken:
    """A name, alias or abbreviation leads to two terms, after case, width and spaces are folded."""
    owners: dict[str, str] = {}
    for id, term in facts.terms.items():
        names = (id, term.name.en, term.name.zh, *term.aliases, *term.abbreviations)
        for folded, name in {key(name): name for name in names if key(name)}.items():
            owner = owners.setdefault(folded, id)
            if owner != id:
                yield (
                    ("terms", id),
                    Text(
                        f"term {id!r} claims the name {name!r}, which leads to {owner!r} already",
                        f"术语“{id}”使用的名称“{name}”已指向“{owner}”",
                    ),
                )


def no_source_to_open(facts: Facts) -> Broken:
    """An entry, a note or a part of a plan has no source that a reader can open."""
    for path, entry in entries(facts):
        for inner, value in _within(entry, path):
            cited = getattr(value, "sources", None)
            if cited is None or (not cited and not isinstance(value, (Entry, Note))):
                continue
            if not any(facts.sources[c.source].url for c in cited if c.source in facts.sources):
                yield (
                    (*inner, "sources"),
                    Text(
                        f"{_owner(path)} has no source with a url here; name one",
                        f"{_owner(path)} 此处没有带网址的来源；请补充",
                    ),
                )


def share_out_of_range(facts: Facts) -> Broken:
    """A share in % is below 0 or above 100."""
    for id, statistic in facts.statistics.items():
        for point in statistic.points.values():
            if statistic.unit == "%" and not 0 <= point.value.value <= Decimal(100):
                yield (
                    ("statistics", id, "points", str(point.date), "value"),
                    Text(
                        f"{point.value.value}% is not a share; shares run from 0 to 100",
                        f"{point.value.value}% 不是占比；占比应在 0 到 100 之间",
                    ),
                )


def pinyin_syllables(facts: Facts) -> Broken:
    """A term's pinyin has not one syllable per Han character of its Chinese name."""
    for id, term in facts.terms.items():
        han = sum("\u3400" <= char <= "\u9fff" for char in term.name.zh)
        syllables = sum(not part.isascii() or part.isalpha() for part in term.pinyin.split())
        if "zh" in facts.languages and han != syllables:
            yield (
                ("terms", id, "pinyin"),
                Text(
                    f"{term.name.zh} has {han} Han characters, its pinyin {syllables} syllables",
                    f"“{term.name.zh}”有 {han} 个汉字，拼音却有 {syllables} 个音节",
                ),
            )


def supersession_loop(facts: Facts) -> Broken:
    """A chain of superseded targets comes back to where it began."""
    for id in facts.targets:
        seen, step = {id}, facts.targets[id].superseded_by
        while step in facts.targets and step not in seen:
            seen.add(step)
            step = facts.targets[step].superseded_by
        if step == id:
            yield (
                ("targets", id, "superseded_by"),
                Text(f"target {id!r} supersedes itself in the end", f"目标“{id}”最终取代了自身"),
            )


def unit_mismatch(facts: Facts) -> Broken:
    """A target is in another unit than the statistic that it is held against."""
    for id, target in facts.targets.items():
        statistic = facts.statistics.get(target.statistic)
        if statistic and statistic.unit != target.unit:
            yield (
                ("targets", id, "unit"),
                Text(
                    f"target {id!r} is in {target.unit}, statistic {statistic.id!r} in "
                    f"{statistic.unit}; use one unit or unlink them",
                    f"目标“{id}”的单位是 {target.unit}，指标“{statistic.id}”是 {statistic.unit}；"
                    "请统一单位或取消关联",
                ),
            )


def empty_series(facts: Facts) -> Broken:
    """A statistic has no point, or a plan no item."""
    for path, entry in entries(facts):
        for field in ("points", "items"):
            if isinstance(entry, (Statistic, Plan)) and getattr(entry, field, None) in ((), {}):
                yield (
                    (*path, field),
                    Text(f"{_owner(path)} has no {field}", f"{_owner(path)} 的 {field} 是空的"),
                )


def unused_source(facts: Facts) -> Broken:
    """No entry cites a source."""
    cited = {
        value.source
        for path, entry in entries(facts)
        for _, value in _within(entry, path)
        if isinstance(value, Citation)
    } | {target.document for target in facts.targets.values()}
    for id in facts.sources:
        if id not in cited:
            yield (
                ("sources", id),
                Text(
                    f"nothing cites the source {id!r}; cite or remove it",
                    f"没有条目引用来源“{id}”；请引用或删除",
                ),
            )


def later_than_the_base(facts: Facts) -> Broken:
    """Something is dated after the day on which the base says it was last reviewed."""
    dated = [
        *((("sources", id, "date"), source.date) for id, source in facts.sources.items()),
        *((("events", id, "date"), event.date) for id, event in facts.events.items()),
        *((("targets", id, "announced"), t.announced) for id, t in facts.targets.items()),
        *(
            (("statistics", id, "points", str(when)), when)
            for id, statistic in facts.statistics.items()
            for when in statistic.points
        ),
    ]
    for path, when in dated:
        if when and when.first > facts.updated.last:
            yield (
                path,
                Text(
                    f"{when} is after {facts.updated}, the base's own date; mend it or `updated`",
                    f"{when} 晚于事实库日期 {facts.updated}；请修正此处或 updated",
                ),
            )


def definition_names_its_term(facts: Facts) -> Broken:
    """A definition uses the name that it is to explain."""
    for id, term in facts.terms.items():
        for field, name, text in (
            ("definition", term.name.en, term.definition.en),
            ("definition_zh", term.name.zh, term.definition.zh),
        ):
            if name and name.casefold() in text.casefold():
                yield (
                    ("terms", id, field),
                    Text(
                        f"the definition of {name!r} uses the name itself; say it in other words",
                        f"“{name}”的释义用到了名称本身；请换一种说法",
                    ),
                )


RULES: dict[str, Callable[[Facts], Broken]] = {
    "E301": unknown_source,
    "E302": unknown_topic,
    "E303": unknown_unit,
    "E304": unknown_entry,
    "E305": refers_to_itself,
    "E306": name_claimed_twice,
    "E401": no_source_to_open,
    "E402": share_out_of_range,
    "E403": pinyin_syllables,
    "E404": supersession_loop,
    "E405": unit_mismatch,
    "E406": empty_series,
    "W501": unused_source,
    "W502": later_than_the_base,
    "W503": definition_names_its_term,
}
"""The rules by their codes; a code is never given to another rule."""
