"""The fact base in use: opened, seen as of a day, and asked for entries by name."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from dualcarbon.errors import ExitCode, Failure
from dualcarbon.kinds import KINDS, NAMED
from dualcarbon.model.entries import Event, Facts, Plan, Statistic, Target, Term
from dualcarbon.names.keys import close_to, key
from dualcarbon.names.typed import Typed
from dualcarbon.store.codec import checksum
from dualcarbon.store.copy import Store
from dualcarbon.store.match import Names, Ref
from dualcarbon.store.sections import facts_of
from dualcarbon.text import Lang, Text, shorten

if TYPE_CHECKING:
    from dualcarbon.store.search import Hit

_CANDIDATES = 10
"""How many entries a name that leads to several lists."""


def command_for(ref: Ref) -> str:
    """The command that opens an entry."""
    return f"dualcarbon {KINDS[ref.section].opens} {ref.id}"


def section_named(kind: str) -> str:
    """The section of that kind of entry. Raises Failure (wrong usage) where there is none."""
    for section in NAMED:
        word = KINDS[section].word
        if kind.strip().casefold() in (section, word.en, word.zh):
            return section
    raise unknown_choice(Text("kind", "类别"), kind, [KINDS[name].word.en for name in NAMED])


@dataclass(frozen=True)
class Base:
    """A checked fact base and the names in it.

    `whole` is the base from which one as of an earlier day was made.
    """

    store: Store
    facts: Facts
    whole: Base | None = None

    @classmethod
    def open(
        cls,
        *files: Path,
        cache: Path | None = None,
        notice: Callable[[Text], None] = lambda _: None,
        aside: Callable[[Text], None] = lambda _: None,
    ) -> Base:
        """The files as one base, from the compiled copy in the folder `cache` where there is one.

        Raises Failure with every finding when the base is broken. `notice` is told what is waited
        for, `aside` where no copy could be kept.
        """

        def read() -> Facts:
            # Imported here: where there is a compiled copy nothing is parsed or checked.
            from dualcarbon.reading.check import sound

            return sound(*files)

        store = Store(files, cache, read, notice, aside)
        return cls(store, facts_of(store))

    def as_of(self, day: date) -> Base:
        """The base as it stood at the end of `day`."""
        # Imported here: few commands look back.
        from dualcarbon.analysis.as_of import as_of

        return Base(self.store, as_of(self.facts, day), self)

    @cached_property
    def names(self) -> Names:
        """The names in the base."""
        return Names(self.store, self.facts)

    def terms(self, words: tuple[str, ...], *, exact: bool = False) -> list[Term]:
        """The terms that the words name: all words as one name, or else each word a name.

        Raises Failure (nothing found) where they name none, or several: with suggestions, unless
        the name is to be `exact`.
        """
        return [self.facts.terms[id] for id in self._named("terms", words, exact=exact)]

    def statistics(self, words: tuple[str, ...]) -> list[Statistic]:
        """The statistics that the words name, in the same way as `terms`."""
        return [self.facts.statistics[id] for id in self._named("statistics", words)]

    def targets(self, words: tuple[str, ...]) -> list[Target]:
        """The targets that the words name; a name that several years share gives them all."""
        return [self.facts.targets[id] for id in self._named("targets", words, several=True)]

    def events(self, words: tuple[str, ...]) -> list[Event]:
        """The events that the words name, in the same way as `terms`."""
        return [self.facts.events[id] for id in self._named("events", words)]

    def plan(self, words: tuple[str, ...]) -> Plan:
        """The plan that the words name. Raises Failure (nothing found) where there is none."""
        (id,) = self._named("plans", (" ".join(words),))
        return self.facts.plans[id]

    def is_plan(self, words: tuple[str, ...]) -> bool:
        """Whether the words name a plan."""
        return bool(self.names.bearing(Typed(*words), ["plans"]))

    def any(self, name: str) -> list[Ref]:
        """The entries of every kind with that id, or else with that name, by its best rank.

        Raises Failure (nothing found) with suggestions where there are none.
        """
        refs = [Ref(section, name) for section in NAMED if name in getattr(self.facts, section)]
        typed = Typed(name)
        if refs := refs or self.names.bearing(typed, NAMED):
            return refs
        raise Failure(
            Text(
                f"no source or entry is named {shorten(name)!r}",
                f"没有名为“{shorten(name)}”的来源或条目",
            ),
            self._listed(
                self.names.nearest(typed, NAMED),
                Text("did you mean one of these?", "是否想找："),
                with_ids=True,
            )
            or Text(
                "'dualcarbon list' lists the ids of them all", "输入 dualcarbon list 可列出全部标识"
            ),
            ExitCode.NOT_FOUND,
        )

    def listed(self, sections: Iterable[str]) -> Iterator[list[tuple[Ref, Text]]]:
        """The entries of the sections with their names, in order, by the hundreds."""
        for section in sections:
            for part in self.store.parts(*self.store.span(section)):
                yield self._titles("n >= ? AND n < ? ORDER BY n", *part)

    def with_prefix(
        self, prefix: str, sections: Collection[str], limit: int
    ) -> list[tuple[Ref, Text]]:
        """The entries whose ids begin so, in order of the ids, with their names."""
        where = "section = ? AND id >= ? AND id < ? ORDER BY id LIMIT ?"
        return [
            titled
            for section in sections
            for titled in self._titles(where, section, prefix, f"{prefix}\U0010ffff", limit)
        ]

    def _titles(self, where: str, *values: object) -> list[tuple[Ref, Text]]:
        """Entries and what they are called; the copy is made anew where it proves damaged."""
        sql = f"SELECT section, id, en, zh, named FROM entry WHERE {where}"
        rows = self.store.rows(sql, *values)
        if any(checksum(*texts) != named for *texts, named in rows):
            self.store.renew()
            rows = self.store.rows(sql, *values)
        return [(Ref(section, id), Text(en, zh)) for section, id, en, zh, _ in rows]

    def search(
        self, query: str, sections: Collection[str], topics: Collection[str], limit: int
    ) -> tuple[list[Hit], bool]:
        """The best entries for the query, and whether there are more than `limit`.

        Raises Failure (nothing found) with suggestions where there are none.
        """
        # Imported here: only one command searches.
        from dualcarbon.store.search import Search

        hits, more, near = Search(self.names, sections, topics).results(Typed(query), limit)
        if hits:
            return hits, more
        raise Failure(
            Text(
                f"nothing holds all of {shorten(query)!r}", f"没有同时包含“{shorten(query)}”的内容"
            ),
            self._listed(near, Text("near to it:", "相近内容："))
            or Text(
                "try fewer or other words; 'dualcarbon list' lists all there is",
                "请减少或更换词语；输入 dualcarbon list 可列出全部",
            ),
            ExitCode.NOT_FOUND,
        )

    def _named(
        self, section: str, words: tuple[str, ...], *, exact: bool = False, several: bool = False
    ) -> list[str]:
        """Ids of the entries that the words name; more than one only with `several`, or apart."""
        typed = Typed(*words)
        if bearing := self.names.bearing(typed, [section], every_rank=several):
            if len(bearing) == 1 or several:
                return [ref.id for ref in bearing]
            raise self._ambiguous(typed.text, section, bearing, begun=False)
        if apart := self._apart(typed, section):
            return apart
        beginning = [] if exact else self.names.beginning(typed, [section])
        if len(beginning) == 1:
            return [beginning[0].id]
        if self.whole and self.whole.names.bearing(typed, [section]):
            raise _of_a_later_day(typed.text, KINDS[section].word)
        if others := self.names.bearing(typed, NAMED):
            raise _of_another_kind(typed.text, KINDS[section].word, others)
        if beginning:
            raise self._ambiguous(typed.text, section, beginning, begun=True)
        raise self._missing(typed, section, suggest=not exact)

    def _apart(self, typed: Typed, section: str) -> list[str]:
        """Ids of the entries that the words name one by one; none where one of them names none."""
        refs = [self.names.bearing(part, [section]) for part in typed.parts]
        if all(len(bearing) == 1 for bearing in refs):
            return list(dict.fromkeys(bearing[0].id for bearing in refs))
        return []

    def _ambiguous(self, typed: str, section: str, refs: list[Ref], *, begun: bool) -> Failure:
        kind, name = KINDS[section].word, shorten(typed)
        return Failure(
            Text(
                f"more than one {kind.en} has a name that begins with {name!r}"
                if begun
                else f"{name!r} is the name of more than one {kind.en}",
                f"以“{name}”开头的{kind.zh}不止一个" if begun else f"“{name}”对应多个{kind.zh}",
            ),
            self._listed(refs, Text("which of these?", "是哪一个？")),
            ExitCode.NOT_FOUND,
        )

    def _missing(self, typed: Typed, section: str, *, suggest: bool) -> Failure:
        kind, name = KINDS[section].word, shorten(typed.text)
        lists = KINDS[section].lists
        near = self.names.nearest(typed, [section]) if suggest else []
        every = Text(f"'dualcarbon {lists}' lists them all", f"输入 dualcarbon {lists} 可列出全部")
        return Failure(
            Text(f"no {kind.en} is named {name!r}", f"没有名为“{name}”的{kind.zh}"),
            self._listed(near, Text("did you mean one of these?", "是否想找：")) or every,
            ExitCode.NOT_FOUND,
        )

    def _listed(self, refs: list[Ref], head: Text, *, with_ids: bool = False) -> Text:
        """The entries by name; those that share a name always by id, which tells them apart."""
        if not refs:
            return Text()
        named = [(ref, self.title(ref)) for ref in refs[:_CANDIDATES]]
        names = [name for _, name in named]
        rows = [
            (name, f"  [{ref.id}]" if with_ids or names.count(name) > 1 else "")
            for ref, name in named
        ]

        def lines(lang: Lang) -> str:
            other: Lang = "zh" if lang == "en" else "en"
            both = (dict.fromkeys((name[lang], name[other])) for name, _ in rows)
            return "".join(
                f"\n  {'  '.join(sides)}{id}" for sides, (_, id) in zip(both, rows, strict=True)
            )

        more = len(refs) - len(rows)
        return Text(
            head.en + lines("en") + (f"\n  ... and {more} more" if more > 0 else ""),
            head.zh + lines("zh") + (f"\n  ……另有 {more} 个" if more > 0 else ""),
        )

    def title(self, ref: Ref) -> Text:
        """What the entry is called."""
        entry = getattr(self.facts, ref.section)[ref.id]
        title: Text = entry.title if ref.section == "sources" else entry.name
        return title

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
    given = shorten(given)
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


def _of_another_kind(typed: str, kind: Text, others: Collection[Ref]) -> Failure:
    name = shorten(typed)
    opening = [(command_for(ref), KINDS[ref.section].word) for ref in others][:_CANDIDATES]
    listed_en = "".join(f"\n  {command}  ({of.en})" for command, of in opening)
    listed_zh = "".join(f"\n  {command}  （{of.zh}）" for command, of in opening)
    return Failure(
        Text(f"no {kind.en} is named {name!r}", f"没有名为“{name}”的{kind.zh}"),
        Text(f"it is opened by:{listed_en}", f"请用以下命令查看：{listed_zh}"),
        ExitCode.NOT_FOUND,
    )
