"""The fact base in use: opened, seen as of a day, and asked for entries by name."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date
from functools import cached_property
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from dualcarbon.errors import Ambiguous, Candidate, LaterDay, NotFound, NothingHolds
from dualcarbon.frozen import frozen
from dualcarbon.kinds import KINDS, NAMED
from dualcarbon.model.entries import Event, Facts, Plan, Statistic, Target, Term
from dualcarbon.names.choices import unknown_choice
from dualcarbon.names.forms import names_of
from dualcarbon.names.keys import HAN, SUGGESTIONS, key, stems_of
from dualcarbon.names.typed import Typed
from dualcarbon.store.copy import Store
from dualcarbon.store.match import Names, Ref
from dualcarbon.store.sections import core_ids, count_of_dated, facts_of
from dualcarbon.store.titles import Titled, titles, titles_by_id
from dualcarbon.text import Text

if TYPE_CHECKING:
    from dualcarbon.store.search import Results
    from dualcarbon.store.slips import Slips


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


_SPEAKING = 3
"""Entries that are offered, at most, where words stand in texts alone."""

_SHORTEST_TITLE = 8
"""Characters of a title that can be told within other words."""


class Found(NamedTuple):
    """The entries that words lead to; they open these, or else narrow the overview to them."""

    ids: list[str]
    opens: bool


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
        piped: bytes | None = None,
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

            return sound(*files, piped=piped)

        store = Store(files, None if piped is not None else cache, read, notice, aside)
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

    @cached_property
    def _slips(self) -> Slips:
        """What was meant by words that no name has as they were typed."""
        # Imported here: a full name needs nothing of it.
        from dualcarbon.store.slips import Slips

        return Slips(self.names)

    def found(self, section: str, words: tuple[str, ...], *, exact: bool = False) -> Found:
        """What the words lead to in a section.

        A full name, also with a question around it, several names apart or with commas, or the
        beginning of a Latin name that only one entry has, opens; words that stand in the names of
        entries narrow to them, unless the name is to be `exact`. Raises NotFound or LaterDay where
        they lead nowhere.
        """
        typed = Typed(*words)
        if bearing := self._bearing(typed, section):
            return Found(bearing, opens=len(bearing) == 1)
        if within := self._within(typed, section):
            return Found([within], opens=True)
        if apart := self._apart(typed, section):
            return Found(apart, opens=True)
        if not exact and (asked := self._asked_about(typed, section)):
            return Found(asked, opens=len(asked) == 1)
        holding = [] if exact else self.holding(typed, [section])
        if holding and not (typed.is_han and self._slips.is_one(typed, holding, section)):
            opens = len(holding) == 1 and self._is_part_of_name(typed, holding[0])
            return Found([ref.id for ref in holding], opens)
        if not exact and (heard := self._slips.heard(typed, section)):
            return Found([ref.id for ref in heard], opens=False)
        raise self._refusal(typed, section, exact=exact)

    def _is_part_of_name(self, typed: Typed, ref: Ref) -> bool:
        """Whether the words begin a name of the entry, or are whole words of it.

        Not in Chinese, which puts the head last: what begins a name may be no name of the thing.
        """
        if typed.is_han:
            return False
        stems = {*stems_of(typed.text)}
        return any(
            key(name).startswith(typed.key) or stems <= {*stems_of(name)}
            for _, name in names_of(self.names.entry(ref), self.facts)
        )

    def holding(self, typed: Typed, sections: Collection[str]) -> list[Ref]:
        """The entries of the sections in whose names the words stand, the nearest first.

        Those with a name that only begins so, as one typed short, come last.
        """
        # Imported here: a full name needs nothing of it.
        from dualcarbon.store.narrow import holding

        return holding(self.names, typed, sections)

    def bears(self, section: str, words: tuple[str, ...]) -> bool:
        """Whether an entry of the section has the words for a name."""
        return bool(self.names.bearing(Typed(*words), [section]))

    def ids_holding(self, section: str, words: tuple[str, ...]) -> list[str]:
        """Ids of the entries of the section that `holding` finds."""
        return [ref.id for ref in self.holding(Typed(*words), [section])]

    def plans_named(self, words: tuple[str, ...]) -> list[Plan]:
        """The plans that the words are a name of; none where they are not."""
        return [self.facts.plans[ref.id] for ref in self.names.bearing(Typed(*words), ["plans"])]

    def item_named(self, words: tuple[str, ...]) -> tuple[Plan, int] | None:
        """The item of a plan that the words name, with its number; None where there is none.

        By its own name, or by words that only its name holds; the name of a plan comes first.
        """
        typed = Typed(*words).simplified
        titles = [
            key(title)
            for plan in self.facts.plans.values()
            for title in (plan.id, plan.name.en, plan.name.zh, plan.number, *plan.aliases)
        ]
        if not typed.key or any(typed.key in title for title in titles):
            return None
        items = [
            (plan, number, {key(item.name.en), key(item.name.zh)})
            for plan in self.facts.plans.values()
            for number, item in enumerate(plan.items, 1)
        ]
        for plan, number, keys in items:
            if typed.key in keys:
                return plan, number
        holding = [item for item in items if any(typed.key in one for one in item[2])]
        if len(holding) == 1 and not self.ids_holding("plans", words):
            return holding[0][:2]
        return None

    def targets_of(self, plan: Plan) -> list[str]:
        """Ids of the targets that a plan sets: those that it lists, and those of its document."""
        listed = [id for part in plan.objectives for id in part.targets]
        listed += [id for part in (*plan.items, *plan.sections) for id in part.targets]
        resting = [
            id
            for id, target in self.facts.targets.items()
            if plan.document and plan.document in (target.document, *target.repeated_in)
        ]
        return [id for id in dict.fromkeys((*listed, *resting)) if id in self.facts.targets]

    def terms(self, words: tuple[str, ...]) -> list[Term]:
        """The terms that the words name.

        Raises NotFound, Ambiguous or LaterDay where they name none, or several.
        """
        return [self.facts.terms[id] for id in self._named("terms", words)]

    def statistics(self, words: tuple[str, ...]) -> list[Statistic]:
        """The statistics that the words name, in the same way as `terms`."""
        return [self.facts.statistics[id] for id in self._named("statistics", words)]

    def targets(self, words: tuple[str, ...]) -> list[Target]:
        """The targets that the words name, in the same way as `terms`."""
        return [self.facts.targets[id] for id in self._named("targets", words)]

    def events(self, words: tuple[str, ...]) -> list[Event]:
        """The events that the words name, in the same way as `terms`."""
        return [self.facts.events[id] for id in self._named("events", words)]

    def plans(self, words: tuple[str, ...]) -> list[Plan]:
        """The plans that the words name, in the same way as `terms`."""
        return [self.facts.plans[id] for id in self._named("plans", words)]

    def core(self, section: str) -> list[str]:
        """The ids of the core of a section, in order; none where nothing in it is marked so."""
        return [id for id in core_ids(self.store, section) if id in getattr(self.facts, section)]

    def count_of_dated(self) -> int:
        """How many events and dated targets there are."""
        if self.whole is None:
            return count_of_dated(self.store)
        targets = self.facts.targets.values()
        return len(self.facts.events) + sum(target.by is not None for target in targets)

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
    ) -> Results:
        """The best entries for the query, at most `limit`, and how it was understood.

        Raises NothingHolds with what comes near to it where there are none.
        """
        # Imported here: only one command searches.
        from dualcarbon.store.search import Search

        found = Search(self.names, sections, topics).results(Typed(query), limit)
        if found.hits:
            return found
        words = (*found.words, *found.unknown)
        raise NothingHolds(query, near=self._candidates(found.near), words=words)

    def _named(self, section: str, words: tuple[str, ...]) -> list[str]:
        """Ids of the entries that the words open. Raises Ambiguous where they only narrow."""
        found = self.found(section, words)
        if found.opens:
            return found.ids
        matches = self._candidates(Ref(section, id) for id in found.ids)
        raise Ambiguous(" ".join(words), section, matches)

    def _bearing(self, typed: Typed, section: str) -> list[str]:
        """Ids of the entries that bear the name, without a series whose main series does too."""
        ids = [ref.id for ref in self.names.bearing(typed, [section])]
        if section != "statistics":
            return ids
        return [id for id in ids if self.facts.statistics[id].main not in {*ids} - {id}]

    def _within(self, typed: Typed, section: str) -> str | None:
        """The id of the document whose Chinese title stands whole in what was typed, or None.

        So a title is found with its issuers before it, and with what a notice puts around it.
        """
        if section != "plans" or not typed.is_han or len(typed.key) < _SHORTEST_TITLE:
            return None
        titles = [
            (title, id)
            for id, plan in self.facts.plans.items()
            for title in map(key, (plan.name.zh, *filter(HAN.search, plan.aliases)))
            if len(title) >= _SHORTEST_TITLE and title in typed.simplified.key
        ]
        return max(titles, key=lambda found: len(found[0]))[1] if titles else None

    def _asked_about(self, typed: Typed, section: str) -> list[str]:
        """Ids of the entries whose full name the words are beside function words: `what is X`.

        One of a unit is that unit: 一度电, 1 GW.
        """
        # Imported here: a full name needs nothing of it.
        from dualcarbon.store.understanding import understood

        subject = understood(typed, self.store).subject
        ways = [subject] if subject.key != typed.key else []
        if counted := re.fullmatch(r"\s*(?:一|[1１]|one\b)\s*(\D+)", typed.text):
            ways.append(Typed(counted[1]))
        for way in ways:
            if bearing := self._bearing(way, section):
                return bearing
        return []

    def _apart(self, typed: Typed, section: str) -> list[str]:
        """Ids of the entries that the words name one by one; none where one of them names none."""
        for parts in typed.partings:
            bearing = (self._bearing(part, section) for part in parts)
            ones = takewhile(lambda ids: len(ids) == 1, bearing)
            if len(ids := [id for (id,) in ones]) == len(parts):
                return list(dict.fromkeys(ids))
        return []

    def _refusal(self, typed: Typed, section: str, *, exact: bool) -> NotFound | LaterDay:
        """Why words that no entry of the section has in its names lead nowhere."""
        if self.whole and self.whole.names.bearing(typed, [section]):
            return LaterDay(typed.text, section)
        others = [name for name in NAMED if name not in (section, "sources", "questions")]
        elsewhere = self.names.bearing(typed, others)
        if exact:
            return NotFound(typed.text, section, elsewhere=self._candidates(elsewhere))
        near = self.names.nearest(typed, [section]) or self._slips.misspelt(typed, section)
        held = [] if elsewhere else self.holding(typed, others)[:SUGGESTIONS]
        apart = held if self._slips.is_apart(typed, held) else []
        elsewhere = elsewhere or (held if not apart else [])
        in_text = [] if held or elsewhere or near else self._speaking_of(typed)
        if not (elsewhere or near or in_text):
            alike = self.names.nearest(typed, others)
            near = self._slips.meant(typed, alike, section)
            elsewhere = [] if near else alike
        offered = map(self._candidates, (near, elsewhere, in_text, apart))
        return NotFound(typed.text, section, *offered)

    def _speaking_of(self, typed: Typed) -> list[Ref]:
        """The entries in whose texts all the words stand whole, the best first."""
        # Imported here: only words that are in no name are looked for in texts.
        from dualcarbon.store.search import Search
        from dualcarbon.store.understanding import understood

        sentence = understood(typed, self.store)
        words, is_one = sentence.words, typed.is_han and sentence.subject.key == typed.key
        # Characters that only stand somewhere are what a slip is read as: 碳 and 过峰 of 碳过峰.
        is_broken = is_one and len(words) > 1 and any(len(word.text) == 1 for word in words)
        if is_broken or any(word.begins for word in words):
            return []
        sections = [name for name in NAMED if name not in ("sources", "questions")]
        found = Search(self.names, sections).results(typed, _SPEAKING)
        return [hit.ref for hit in found.hits if not hit.missing and self.has(hit.ref)]

    def _candidates(self, refs: Iterable[Ref]) -> list[Candidate]:
        """The entries as they are offered, each with what it answers."""
        # Imported here: a name that opens its entry offers no other.
        from dualcarbon.writing.gists import gist

        return [
            Candidate(
                ref.section, ref.id, self.title(ref), *gist(self.names.entry(ref), self.facts)
            )
            for ref in refs
        ]

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
