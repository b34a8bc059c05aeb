"""A fact base of one file or several: read, joined, and every finding about it at once."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from dualcarbon.errors import Failure
from dualcarbon.model.entries import Facts
from dualcarbon.reading.derived import derived
from dualcarbon.reading.files import STANDARD_INPUT
from dualcarbon.reading.findings import Finding, Place, Way
from dualcarbon.reading.released import released
from dualcarbon.reading.rules import FILE_RULES, RULES, Rule
from dualcarbon.reading.shape import Draft, shaped
from dualcarbon.reading.yaml import nodes_of, read_content
from dualcarbon.text import Text

SHOWN_FINDINGS = 20
"""How many findings a broken base prints before it counts the rest."""


def check(
    *files: Path, piped: bytes | None = None, warnings: bool = True
) -> tuple[Facts | None, list[Finding]]:
    """The facts of the files together, None where they could not be made, and all findings.

    A later file adds to the earlier ones and may refer to what they hold. Findings come in order of
    place; what can't be read hides none of those about the rest. Who only wants to know whether the
    facts can be used need not wait for the `warnings`.
    The file `-` is what was `piped` in, where something was. Raises Failure when a file can't be
    opened.
    """
    contents = {
        str(file): read_content(file) if piped is None or file != STANDARD_INPUT else piped
        for file in files
    }
    drafts = [shaped(name, *nodes_of(contents[name], name)) for name in contents]
    draft = _joined(drafts)
    findings = [*draft.findings, *_rule_findings(draft, RULES, warnings)]
    for part in drafts if warnings else ():
        findings += _rule_findings(_with_topics(part, draft), FILE_RULES, warnings)
    order = {str(file): number for number, file in enumerate(files)}
    findings.sort(key=lambda finding: (order[finding.place.file], finding.place))
    if draft.facts is None or draft.findings:
        return None, findings
    digest = sha256(b"".join(contents.values())).hexdigest()
    return dataclasses.replace(draft.facts, sha256=digest), findings


def sound(*files: Path, piped: bytes | None = None) -> Facts:
    """The facts of the files together, as `check` reads them, with what their formulas give.

    Raises Failure with every finding when they are broken.
    """
    facts, errors = check(*files, piped=piped, warnings=False)
    if facts is None or errors:
        raise _broken(errors)
    return derived(released(facts))


def _rule_findings(draft: Draft, rules: Mapping[str, Rule], warnings: bool) -> Iterator[Finding]:
    if draft.facts:
        for code, rule in rules.items():
            if code.startswith("W") and not warnings:
                continue
            for path, message in rule.find(draft.facts):
                yield Finding(draft.place(path), code, message)


def _with_topics(part: Draft, whole: Draft) -> Draft:
    """One of several files, with the topics of all of them."""
    if part.facts is None or whole.facts is None:
        return part
    topics = dataclasses.replace(part.facts, topics=whole.facts.topics)
    return dataclasses.replace(part, facts=topics)


def _joined(drafts: Sequence[Draft]) -> Draft:
    """The drafts as one. What stands in two of them is an error, unless it is the same in both."""
    first, *others = drafts
    facts, places, findings = first.facts, dict(first.places), list(first.findings)
    for later in others:
        findings += later.findings
        if facts is None or later.facts is None:
            facts = None
            continue
        findings += _clashes(facts, later.facts, later, places)
        facts = _added(facts, later.facts)
        places = {**later.places, **places}
    return Draft(first.file, facts, findings, places)


def _sections(facts: Facts) -> Iterator[tuple[str, Mapping[str, object]]]:
    for field in dataclasses.fields(facts):
        value = getattr(facts, field.name)
        if isinstance(value, Mapping):
            yield field.name, value


def _clashes(
    facts: Facts, added: Facts, later: Draft, places: Mapping[Way, Place]
) -> Iterator[Finding]:
    for section, entries in _sections(added):
        earlier = getattr(facts, section)
        for id, entry in entries.items():
            if id in earlier and earlier[id] != entry:
                first = places[(section, id)]
                yield Finding(
                    later.place((section, id)),
                    "E307",
                    Text(
                        f"{section} has {id!r} already, at {first}; a later file may add but not "
                        "replace: choose another id",
                        f"{section} 中已有“{id}”，见 {first}；后面的文件只能补充，不能替换："
                        "请另取标识",
                    ),
                )


def _added(facts: Facts, later: Facts) -> Facts:
    sections: dict[str, Any] = {
        name: {**getattr(facts, name), **entries, **getattr(facts, name)}
        for name, entries in _sections(later)
    }
    dates = [base.updated for base in (facts, later) if base.updated]
    languages = tuple(dict.fromkeys((*facts.languages, *later.languages)))
    return dataclasses.replace(
        facts,
        updated=max(dates, default=None),
        licence="; ".join(dict.fromkeys(filter(None, (facts.licence, later.licence)))),
        languages=languages,
        unread=facts.unread | later.unread,
        **sections,
    )


def _broken(findings: list[Finding]) -> Failure:
    shown = findings[:SHOWN_FINDINGS]
    rest = len(findings) - len(shown)
    lines_en = [finding.line("en") for finding in shown]
    lines_zh = [finding.line("zh") for finding in shown]
    if rest:
        lines_en.append(f"... and {rest} more")
        lines_zh.append(f"……另有 {rest} 处")
    count = len(findings)
    files = ", ".join(dict.fromkeys(finding.place.file for finding in findings))
    return Failure(
        Text(
            f"the fact base is broken, {count} finding{'s' * (count != 1)}:\n"
            + "\n".join(lines_en),
            f"事实库有 {count} 处错误：\n" + "\n".join(lines_zh),
        ),
        Text(f"fix {files} and try again", f"请修正 {files} 后重试"),
        error_code="broken-base",
    )
