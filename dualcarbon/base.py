"""The fact base in use: opened, seen as of a day, and asked for entries by name."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from dualcarbon.errors import Ambiguous, Candidate, LaterDay, NotFound, NothingHolds
from dualcarbon.frozen import frozen
from dualcarbon.kinds import KINDS, NAMED
from dualcarbon.model.entries import Event, Facts, Plan, Statistic, Target, Term
from dualcarbon.names.choices import unknown_choice
from dualcarbon.names.keys import key
from dualcarbon.names.typed import Typed
from dualcarbon.store.copy import Store
from dualcarbon.store.match import Names, Ref
from dualcarbon.store.sections import facts_of
from dualcarbon.store.titles import Titled, titles, titles_by_id
from dualcarbon.text import Text

if TYPE_CHECKING:
    from dualcarbon.store.search import Hit


def command_for(ref: Ref) -> str:
    """The command that opens an entry."""
    return KINDS[ref.section].command(ref.id)


def section_named(kind: str) -> str:
    """The section of that kind of entry. Raises UnknownChoice where there is none."""
    for section in NAMED:
        word = KINDS[section].word
        if kind.strip().casefold() in (section, word.en, word.zh):
            return section
    raise unknown_choice("kind", kind, [KINDS[name].word.en for name in NAMED])


@frozen
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

        Raises NotFound, Ambiguous or LaterDay where they name none, or several; without what is
        near where the name is to be `exact`.
        """
        return [self.facts.terms[id] for id in self._ids("terms", words, exact=exact)]

    def statistics(self, words: tuple[str, ...]) -> list[Statistic]:
        """The statistics that the words name, in the same way as `terms`."""
        return [self.facts.statistics[id] for id in self._ids("statistics", words)]

    def targets(self, words: tuple[str, ...]) -> list[Target]:
        """The targets that the words name; a name that several years share gives them all."""
        return [self.facts.targets[id] for id in self._ids("targets", words, several=True)]

    def events(self, words: tuple[str, ...]) -> list[Event]:
        """The events that the words name, in the same way as `terms`."""
        return [self.facts.events[id] for id in self._ids("events", words)]

    def plan(self, words: tuple[str, ...]) -> Plan:
        """The plan that the words name. Raises as `terms` does where there is none."""
        (id,) = self._ids("plans", (" ".join(words),))
        return self.facts.plans[id]

    def is_plan(self, words: tuple[str, ...]) -> bool:
        """Whether the words name a plan."""
        return bool(self.names.bearing(Typed(*words), ["plans"]))

    def any(self, name: str) -> list[Ref]:
        """The entries of every kind with that id, or else with that name, by its best rank.

        Raises NotFound with what is near where there are none.
        """
        refs = [Ref(section, name) for section in NAMED if name in getattr(self.facts, section)]
        typed = Typed(name)
        if refs := refs or self.names.bearing(typed, NAMED):
            return refs
        raise NotFound(name, near=self._candidates(self.names.nearest(typed, NAMED)))

    def titles(self, sections: Iterable[str]) -> Iterator[list[Titled]]:
        """The entries of the sections with their names, in order, by the hundreds."""
        return titles(self.store, sections)

    def with_prefix(self, prefix: str, sections: Collection[str], limit: int) -> list[Titled]:
        """The entries whose ids begin so, in order of the ids, with their names."""
        return titles_by_id(self.store, prefix, sections, limit)

    def search(
        self, query: str, sections: Collection[str], topics: Collection[str], limit: int
    ) -> tuple[list[Hit], bool]:
        """The best entries for the query, and whether there are more than `limit`.

        Raises NothingHolds with what comes near to it where there are none.
        """
        # Imported here: only one command searches.
        from dualcarbon.store.search import Search

        hits, more, near = Search(self.names, sections, topics).results(Typed(query), limit)
        if hits:
            return hits, more
        raise NothingHolds(query, near=self._candidates(near))

    def _ids(
        self, section: str, words: tuple[str, ...], *, exact: bool = False, several: bool = False
    ) -> list[str]:
        """Ids of the entries that the words name; more than one only with `several`, or apart.

        Raises NotFound, Ambiguous or LaterDay where that names none, or more.
        """
        typed = Typed(*words)
        if bearing := self.names.bearing(typed, [section], every_rank=several):
            if len(bearing) == 1 or several:
                return [ref.id for ref in bearing]
            raise Ambiguous(typed.text, section, self._candidates(bearing), begun=False)
        if apart := self._apart(typed, section):
            return apart
        beginning = [] if exact else self.names.beginning(typed, [section])
        if len(beginning) == 1:
            return [beginning[0].id]
        raise self._refusal(typed, section, beginning, exact=exact)

    def _apart(self, typed: Typed, section: str) -> list[str]:
        """Ids of the entries that the words name one by one; none where one of them names none."""
        refs = [self.names.bearing(part, [section]) for part in typed.parts]
        if all(len(bearing) == 1 for bearing in refs):
            return list(dict.fromkeys(bearing[0].id for bearing in refs))
        return []

    def _refusal(
        self, typed: Typed, section: str, beginning: list[Ref], *, exact: bool
    ) -> NotFound | Ambiguous | LaterDay:
        """Why a name that no entry of the section bears leads nowhere."""
        if self.whole and self.whole.names.bearing(typed, [section]):
            return LaterDay(typed.text, section)
        if elsewhere := self.names.bearing(typed, NAMED):
            return NotFound(typed.text, section, elsewhere=self._candidates(elsewhere))
        if beginning:
            return Ambiguous(typed.text, section, self._candidates(beginning), begun=True)
        near = [] if exact else self.names.nearest(typed, [section])
        return NotFound(typed.text, section, near=self._candidates(near))

    def _candidates(self, refs: Iterable[Ref]) -> list[Candidate]:
        return [Candidate(ref.section, ref.id, self.title(ref)) for ref in refs]

    def has(self, ref: Ref) -> bool:
        """Whether the entry is there, in a base as of an earlier day too."""
        return ref.id in getattr(self.facts, ref.section)

    def title(self, ref: Ref) -> Text:
        """What the entry is called."""
        entry = getattr(self.facts, ref.section)[ref.id]
        title: Text = entry.title if ref.section == "sources" else entry.name
        return title

    def topic(self, name: str) -> str:
        """The id of the topic with that id or name. Raises UnknownChoice where none has it."""
        for id, topic in self.facts.topics.items():
            if key(name) in map(key, (id, topic.name.en, topic.name.zh)):
                return id
        raise unknown_choice("topic", name, self.facts.topics)
