"""The fact base in use: found, checked, and asked for entries by name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from dualcarbon.asof import as_of
from dualcarbon.check import check
from dualcarbon.errors import ExitCode, Failure
from dualcarbon.findings import Finding
from dualcarbon.lookup import Hit, Index, Miss, close_to, key
from dualcarbon.model import Entry, Facts, Plan, Statistic, Target, Term
from dualcarbon.text import Text, shorten

SHOWN_FINDINGS = 20
"""How many findings a broken base prints before it counts the rest."""


def packaged_file() -> Path:
    """The fact base that comes with the program.

    It lies beside the code in an installed copy, and at the top of a checkout.
    """
    package = Path(__file__).parent
    inside = package / "facts.yaml"
    return inside if inside.exists() else package.parent / "facts.yaml"


def fact_files(given: Iterable[Path]) -> tuple[Path, ...]:
    """The files of a base, where the word `packaged` stands for the one that comes along."""
    return tuple(packaged_file() if str(file) == "packaged" else file for file in given)


@dataclass(frozen=True)
class Base:
    """A checked fact base and the names in it.

    `whole` is the base from which one as of an earlier day was made.
    """

    facts: Facts
    whole: Base | None = None

    @classmethod
    def open(cls, *files: Path) -> Base:
        """Read and check the files as one. Raises Failure with every finding when it is broken."""
        facts, errors = check(*files, warnings=False)
        if facts is None or errors:
            raise _broken(errors)
        return cls(facts)

    def as_of(self, day: date) -> Base:
        """The base as it stood at the end of `day`."""
        return Base(as_of(self.facts, day), self)

    @cached_property
    def _terms(self) -> Index:
        return Index.of(
            self.facts.terms,
            lambda term: (term.name.en, term.name.zh, *term.aliases, *term.abbreviations),
            lambda term: term.pinyin,
        )

    @cached_property
    def _statistics(self) -> Index:
        return Index.of(
            self.facts.statistics, lambda entry: (entry.name.en, entry.name.zh, *entry.aliases)
        )

    @cached_property
    def _targets(self) -> Index:
        return Index.of(self.facts.targets, self._names_of_target)

    def _names_of_target(self, target: Target) -> Iterable[str]:
        """A target goes by its own name and by those of the statistic that it binds."""
        yield from (target.name.en, target.name.zh)
        if statistic := self.facts.statistics.get(target.statistic):
            yield from (statistic.id, statistic.name.en, statistic.name.zh, *statistic.aliases)

    @cached_property
    def _plans(self) -> Index:
        return Index.of(
            self.facts.plans, lambda plan: (plan.name.en, plan.name.zh, plan.number, *plan.aliases)
        )

    def terms(self, words: tuple[str, ...]) -> tuple[Term, ...]:
        """The terms that the words name: all words as one name, or else each word a name.

        Raises Failure (nothing found) with suggestions where they name none, or several.
        """
        ids = self._named("_terms", words, Text("term", "术语"), self.facts.terms, "define")
        return tuple(self.facts.terms[id] for id in ids)

    def statistics(self, words: tuple[str, ...]) -> tuple[Statistic, ...]:
        """The statistics that the words name, in the same way as `terms`."""
        kind = Text("statistic", "统计指标")
        ids = self._named("_statistics", words, kind, self.facts.statistics, "stats")
        return tuple(self.facts.statistics[id] for id in ids)

    def targets(self, words: tuple[str, ...]) -> tuple[Target, ...]:
        """The targets that the words name; a name that several years share gives them all."""
        kind = Text("target", "目标")
        ids = self._named(
            "_targets", words, kind, self.facts.targets, "targets", may_be_several=True
        )
        return tuple(self.facts.targets[id] for id in ids)

    def plan(self, words: tuple[str, ...]) -> Plan:
        """The plan that the words name. Raises Failure (nothing found) where there is none."""
        kind = Text("plan", "方案")
        (id,) = self._named("_plans", (" ".join(words),), kind, self.facts.plans, "plan --list")
        return self.facts.plans[id]

    def is_plan(self, words: tuple[str, ...]) -> bool:
        """Whether the words name a plan."""
        return isinstance(self._plans.find(" ".join(words)), Hit)

    def _named(
        self,
        index_name: str,
        words: tuple[str, ...],
        kind: Text,
        entries: Mapping[str, Entry],
        command: str,
        *,
        may_be_several: bool = False,
    ) -> list[str]:
        typed = " ".join(words)
        index: Index = getattr(self, index_name)
        found = index.find(typed)
        if isinstance(found, Hit) and (may_be_several or len(found.ids) == 1):
            return list(found.ids)
        apart = [index.find(word) for word in words] if len(words) > 1 else []
        ids = [hit.ids[0] for hit in apart if isinstance(hit, Hit) and len(hit.ids) == 1]
        if isinstance(found, Miss) and apart and len(ids) == len(words):
            return list(dict.fromkeys(ids))
        if self.whole and isinstance(getattr(self.whole, index_name).find(typed), Hit):
            raise _of_a_later_day(typed, kind)
        nearest = found.ids if isinstance(found, Hit) else found.nearest
        names = list(dict.fromkeys(entries[id].name for id in nearest))
        raise _not_named(typed, kind, names, command, ambiguous=isinstance(found, Hit))

    def topic(self, name: str) -> str:
        """The id of the topic with that id or name. Raises Failure (wrong usage) if none has it."""
        for id, topic in self.facts.topics.items():
            if key(name) in map(key, (id, topic.name.en, topic.name.zh)):
                return id
        raise unknown_choice(Text("topic", "主题"), name, self.facts.topics)


def unknown_choice(what: Text, given: str, known: Iterable[str]) -> Failure:
    """The failure (wrong usage) for an option whose value is none of `known`."""
    known = list(known)
    near = close_to(given, known)
    choices = ", ".join(known)
    return Failure(
        Text(f"there is no {what.en} {given!r}", f"没有名为“{given}”的{what.zh}"),
        Text(
            (f"did you mean {near[0]}? " if near else "") + f"known: {choices}",
            (f"是否想找 {near[0]}？" if near else "") + f"可用：{choices}",
        ),
        ExitCode.USAGE,
    )


def _of_a_later_day(typed: str, kind: Text) -> Failure:
    return Failure(
        Text(
            f"the {kind.en} {shorten(typed)!r} is of a later day than --as-of",
            f"{kind.zh}“{shorten(typed)}”晚于 --as-of 的日期",
        ),
        Text("choose a later day, or drop --as-of", "请选择更晚的日期，或去掉 --as-of"),
        ExitCode.NOT_FOUND,
    )


def _not_named(
    typed: str, kind: Text, names: list[Text], command: str, *, ambiguous: bool
) -> Failure:
    typed = shorten(typed)
    if ambiguous:
        message = Text(
            f"{typed!r} is the name of more than one {kind.en}", f"“{typed}”对应多个{kind.zh}"
        )
    else:
        message = Text(f"no {kind.en} is named {typed!r}", f"没有名为“{typed}”的{kind.zh}")
    listed_en = "".join(f"\n  {name['en']}  {name.zh}" for name in names)
    listed_zh = "".join(f"\n  {name['zh']}  {name.en}" for name in names)
    hint = Text(
        f"did you mean one of these?{listed_en}"
        if names
        else f"'dualcarbon {command}' lists them all",
        f"是否想找：{listed_zh}" if names else f"输入 dualcarbon {command} 可列出全部",
    )
    return Failure(message, hint, ExitCode.NOT_FOUND)


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
        Text(f"mend {files} and try again", f"请修正 {files} 后重试"),
    )
