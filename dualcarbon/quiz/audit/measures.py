"""How good items are: rules for each, guessers against chance, what a set covers.

The rules have the numbers of docs; `HDR n` is rule n of Haladyna, Downing and Rodriguez (2002), A
review of multiple-choice item-writing guidelines, Applied Measurement in Education 15(3), 309-334.
Every item is looked at in each language of the base: in each of its versions.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from dualcarbon.model.entries import Facts
from dualcarbon.quiz.audit.half import HALF
from dualcarbon.quiz.audit.rulebook import RULES, Rule
from dualcarbon.quiz.audit.versions import Version
from dualcarbon.quiz.guessers import CUES
from dualcarbon.quiz.items import Item
from dualcarbon.quiz.papers import askable, tells
from dualcarbon.quiz.vocab import QuestionKind
from dualcarbon.text import Lang

_CHI_SQUARE = {3: 13.82, 4: 16.27}
"""Chi-square of key positions at p = 0.001, two and three degrees of freedom."""

_FEWEST_EXPECTED = 20
_FEWEST_GUESSES = 30
"""Fewer say nothing yet."""

_SIGMAS = 3.7
"""Of some 450 guessers, kinds and languages one goes beyond so many in an audit out of twenty."""
_LEAST_MARGIN = 0.06
_HALF = 0.5
_PAPERS_OF_CORE = 60
"""In so many papers all that everybody should know has been asked about."""

_MOST_CORE_UNASKED = 2
"""Of some 150 entries; chance leaves one out now and then."""

_TWO_WAYS = 0.5
_ENOUGH_ITEMS = 3000
_ENOUGH_PAPERS = 200
_MOST_UNASKED = 0.05
"""Of the facts that some kind of question can ask for; chance leaves a few out."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many versions (an item in a language) break a rule, and on which facts."""

    rule: Rule
    broken: int
    of: int
    facts: tuple[str, ...]

    @property
    def rate(self) -> float:
        """The part that breaks the rule."""
        return self.broken / self.of if self.of else 0

    @property
    def over(self) -> bool:
        """Whether that is more than may be."""
        return self.rate > self.rule.most

    def __str__(self) -> str:
        where = ", ".join(self.facts[:5])
        return f"{self.rule.code}: {self.broken} of {self.of} ({where})"


@dataclass(frozen=True, slots=True)
class Guess:
    """How a guesser did in a kind where its cue says anything: `right` of `of` items.

    `chance` is what blind guessing reaches there. One who knows half (`half`) strikes out what
    that rules out, and guesses among the rest.
    """

    kind: QuestionKind
    cue: str
    lang: Lang
    right: float
    of: int
    chance: float
    half: bool = False

    @property
    def rate(self) -> float:
        """The part that it got right."""
        return self.right / self.of if self.of else 0

    @property
    def bound(self) -> float:
        """What it may reach: chance and so many standard errors, at least six in a hundred more.

        Who knows half may be right as often as not.
        """
        if not self.of:
            return 1
        error = _SIGMAS * math.sqrt(self.chance * (1 - self.chance) / self.of)
        return _HALF + error if self.half else self.chance + max(error, _LEAST_MARGIN)

    @property
    def over(self) -> bool:
        """Whether the guesser does better than it may."""
        return self.of >= _FEWEST_GUESSES and self.rate > self.bound

    def __str__(self) -> str:
        which = f"{self.cue} in {self.kind} ({self.lang})"
        return f"S2: {which} is right in {self.rate:.3f} of {self.of}, bound {self.bound:.3f}"


@dataclass(frozen=True, slots=True)
class Positions:
    """How often each position holds the key, among items with as many options."""

    counts: tuple[int, ...]

    @property
    def chi_square(self) -> float:
        """The distance from even counts."""
        expected = sum(self.counts) / len(self.counts)
        return sum((count - expected) ** 2 for count in self.counts) / expected

    @property
    def over(self) -> bool:
        """Whether chance would be as uneven less than once in a thousand times."""
        size = len(self.counts)
        enough = sum(self.counts) >= _FEWEST_EXPECTED * size
        return enough and size in _CHI_SQUARE and self.chi_square >= _CHI_SQUARE[size]

    def __str__(self) -> str:
        return f"S1: key positions {self.counts}, chi-square {self.chi_square:.1f}"


@dataclass(frozen=True, slots=True)
class Audit:
    """What was found in a number of items.

    `told` are pairs of items in one paper of which one gives the other away or asks for the same
    fact, `two_ways` the part of distractors that are the key of another item, `unasked` the facts
    that were never asked among those that are `askable`, `core_unasked` the entries of the core
    about which the first papers ask nothing; None where there are too few papers to say.
    """

    items: int
    kinds: tuple[tuple[QuestionKind, int], ...]
    counts: tuple[Count, ...]
    positions: tuple[Positions, ...]
    guesses: tuple[Guess, ...]
    two_ways: float
    told: int = 0
    unasked: tuple[str, ...] | None = None
    askable: int = 0
    core_unasked: tuple[str, ...] | None = None

    @property
    def broken(self) -> tuple[str, ...]:
        """What breaks its bound, each in a line; nothing where all is well."""
        return tuple(self._broken())

    @property
    def rejected(self) -> bool:
        """Whether a rule marked E is broken, or a cue tells more in a kind than it may."""
        errors = any(count.over for count in self.counts if count.rule.severity == "E")
        return errors or any(guess.over for guess in self.guesses)

    def _broken(self) -> Iterator[str]:
        yield from (str(count) for count in self.counts if count.over)
        yield from (str(place) for place in self.positions if place.over)
        yield from (str(guess) for guess in self.guesses if guess.over)
        if self.told:
            yield f"S3: {self.told} pairs of items in one paper give each other away"
        if self.items >= _ENOUGH_ITEMS and self.two_ways < _TWO_WAYS:
            yield f"S4: {self.two_ways:.2f} of the distractors are the key of another item"
        if self.unasked and len(self.unasked) > _MOST_UNASKED * self.askable:
            yield f"S5: {len(self.unasked)} facts were never asked ({', '.join(self.unasked[:5])})"
        if self.core_unasked and len(self.core_unasked) > _MOST_CORE_UNASKED:
            some = ", ".join(self.core_unasked[:5])
            yield (
                f"S6: {len(self.core_unasked)} entries of the core were not asked about in "
                f"{_PAPERS_OF_CORE} papers ({some})"
            )


def audit(facts: Facts, items: Iterable[Item]) -> Audit:
    """The rules, key positions, guessers and use of options, measured over the items."""
    items = list(items)
    versions = [Version(facts, item, lang) for item in items for lang in facts.languages]
    return Audit(
        len(items),
        tuple(Counter(item.kind for item in items).most_common()),
        tuple(_count(rule, versions) for rule in RULES),
        tuple(_positions(items)),
        tuple(_guesses(versions)),
        _two_ways(items),
    )


def audit_papers(facts: Facts, papers: Iterable[Sequence[Item]]) -> Audit:
    """Like `audit`, and what holds within a paper: independence, shares of topics, coverage."""
    papers = list(papers)
    whole = audit(facts, (item for paper in papers for item in paper))
    enough = len(papers) >= _ENOUGH_PAPERS
    facts_asked = {item.fact for paper in papers for item in paper}
    can_be = askable(facts) if enough else set()
    return Audit(
        whole.items,
        whole.kinds,
        whole.counts,
        whole.positions,
        whole.guesses,
        whole.two_ways,
        sum(_told(paper) for paper in papers),
        tuple(sorted(can_be - facts_asked)) if enough else None,
        len(can_be),
        _core_unasked(facts, papers) if len(papers) >= _PAPERS_OF_CORE else None,
    )


def _core_unasked(facts: Facts, papers: Sequence[Sequence[Item]]) -> tuple[str, ...]:
    """The entries of the core about which the first papers ask nothing, by path."""
    core = {
        f"{section}.{id}"
        for section in ("terms", "events", "targets", "statistics", "plans")
        for id, entry in getattr(facts, section).items()
        if entry.core
    }
    for paper in papers[:_PAPERS_OF_CORE]:
        for item in paper:
            section, id, *_ = item.fact.split(".")
            core.discard(f"{section}.{id}")
            if section == "questions":
                core.discard(facts.questions[id].about)
    return tuple(sorted(core))


def _count(rule: Rule, versions: Sequence[Version]) -> Count:
    broken = [version.item.fact for version in versions if rule.breaks(version)]
    return Count(rule, len(broken), len(versions), tuple(dict.fromkeys(broken)))


def _positions(items: Sequence[Item]) -> Iterator[Positions]:
    for size in sorted({len(item.options) for item in items}):
        places = Counter(item.key for item in items if len(item.options) == size)
        yield Positions(tuple(places[place] for place in range(size)))


def _guesses(versions: Sequence[Version]) -> Iterator[Guess]:
    alike: dict[tuple[QuestionKind, Lang], list[Version]] = {}
    for version in versions:
        alike.setdefault((version.item.kind, version.lang), []).append(version)
    for (kind, lang), group in sorted(alike.items()):
        for cue, choose in CUES.items():
            chosen = [(v, places) for v in group if len(places := choose(v.phrasing)) < v.size]
            yield _guess(kind, cue, lang, chosen)
        for cue, left in HALF.items():
            known = [(v, live) for v in group if (live := left(v)) is not None]
            yield replace(_guess(kind, cue, lang, known), half=True)


def _guess(
    kind: QuestionKind, cue: str, lang: Lang, chosen: Sequence[tuple[Version, Sequence[int]]]
) -> Guess:
    right = sum((v.item.key in places) / len(places) for v, places in chosen)
    chance = sum(1 / v.size for v, _ in chosen) / len(chosen) if chosen else 0
    return Guess(kind, cue, lang, right, len(chosen), chance)


def _two_ways(items: Sequence[Item]) -> float:
    """The part of the distractors that are elsewhere the key; those written by hand don't count."""
    items = [item for item in items if item.kind != "written"]
    keys = {item.options[item.key].text for item in items}
    wrong = [o.text for item in items for at, o in enumerate(item.options) if at != item.key]
    return sum(text in keys for text in wrong) / len(wrong) if wrong else 1


def _told(paper: Sequence[Item]) -> int:
    return sum(
        one.fact == other.fact or tells(one, other)
        for at, one in enumerate(paper)
        for other in paper[:at]
    )
