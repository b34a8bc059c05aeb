"""The fact base in use: found, checked, and asked for entries by name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from dualcarbon.check import check
from dualcarbon.errors import ExitCode, Failure
from dualcarbon.findings import Finding
from dualcarbon.lookup import Hit, Index, Miss, close_to, key
from dualcarbon.model import Facts, Statistic, Term
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


@dataclass(frozen=True)
class Base:
    """A checked fact base and the names in it."""

    facts: Facts

    @classmethod
    def open(cls, file: Path) -> Base:
        """Read and check `file`. Raises Failure with every finding when the base is broken."""
        facts, errors = check(file, warnings=False)
        if facts is None or errors:
            raise _broken(file, errors)
        return cls(facts)

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

    def terms(self, words: tuple[str, ...]) -> tuple[Term, ...]:
        """The terms that the words name: all words as one name, or else each word a name.

        Raises Failure (nothing found) with suggestions where they name none, or several.
        """
        ids = self._named(self._terms, words, Text("term", "术语"), self.facts.terms, "define")
        return tuple(self.facts.terms[id] for id in ids)

    def statistics(self, words: tuple[str, ...]) -> tuple[Statistic, ...]:
        """The statistics that the words name, in the same way as `terms`."""
        kind = Text("statistic", "统计指标")
        ids = self._named(self._statistics, words, kind, self.facts.statistics, "stats")
        return tuple(self.facts.statistics[id] for id in ids)

    def _named(
        self,
        index: Index,
        words: tuple[str, ...],
        kind: Text,
        entries: Mapping[str, Term] | Mapping[str, Statistic],
        command: str,
    ) -> list[str]:
        typed = " ".join(words)
        found = index.find(typed)
        if isinstance(found, Hit) and len(found.ids) == 1:
            return list(found.ids)
        apart = [index.find(word) for word in words] if len(words) > 1 else []
        ids = [hit.ids[0] for hit in apart if isinstance(hit, Hit) and len(hit.ids) == 1]
        if isinstance(found, Miss) and apart and len(ids) == len(words):
            return list(dict.fromkeys(ids))
        nearest = found.ids if isinstance(found, Hit) else found.nearest
        names = [entries[id].name for id in nearest]
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
        else f"'dualcarbon {command}' alone lists them all",
        f"是否想找：{listed_zh}" if names else f"单独输入 dualcarbon {command} 可列出全部",
    )
    return Failure(message, hint, ExitCode.NOT_FOUND)


def _broken(file: Path, findings: list[Finding]) -> Failure:
    shown = findings[:SHOWN_FINDINGS]
    rest = len(findings) - len(shown)
    lines_en = [finding.line("en") for finding in shown]
    lines_zh = [finding.line("zh") for finding in shown]
    if rest:
        lines_en.append(f"... and {rest} more")
        lines_zh.append(f"……另有 {rest} 处")
    count = len(findings)
    return Failure(
        Text(
            f"the fact base is broken, {count} finding{'s' * (count != 1)}:\n"
            + "\n".join(lines_en),
            f"事实库有 {count} 处错误：\n" + "\n".join(lines_zh),
        ),
        Text(f"mend {file} and try again", f"请修正 {file} 后重试"),
    )
