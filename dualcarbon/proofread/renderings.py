"""Kind P1: renderings that the base says are to be avoided."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from dualcarbon.model.entries import Document, Facts, Term
from dualcarbon.model.parts import Avoided
from dualcarbon.names.amounts import POWERS, unit_at
from dualcarbon.names.keys import HAN
from dualcarbon.names.words import spellings
from dualcarbon.proofread.drafts import Passage, folded, lowered
from dualcarbon.proofread.findings import Slip
from dualcarbon.proofread.remarks import is_quoted
from dualcarbon.text import Lang, Text

_QUOTED = re.compile(r"“[^”]*”|‘[^’]*’|\"[^\"]*\"")
"""What a definition may only quote."""

_SHORTEST_HAN = 3
"""Characters of a Chinese rendering that can't be an ordinary word."""


class Sought(NamedTuple):
    """A rendering to avoid as it is looked for; `alone` where no other text is needed to tell."""

    pattern: re.Pattern[str]
    begins: str
    avoided: Avoided
    entry: Term | Document
    alone: bool

    @property
    def path(self) -> str:
        """The path of the entry that says so."""
        return f"{'terms' if isinstance(self.entry, Term) else 'documents'}.{self.entry.id}"


class Renderings:
    """The renderings to avoid that stand in a base."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts

    @cached_property
    def sought(self) -> list[Sought]:
        """Each of them, ready to be looked for."""
        entries: list[Term | Document] = [
            *self._facts.terms.values(),
            *self._facts.documents.values(),
        ]
        right = self._ordinary(entries)
        return [
            _sought(entry, avoided, right)
            for entry in entries
            for avoided in entry.avoid
            if avoided.text.strip() and not _is_amount(avoided.text)
        ]

    def _ordinary(self, entries: list[Term | Document]) -> str:
        """All that the base itself says in names and in what explains terms, in lower case."""
        facts = self._facts
        texts = [name for entry in entries for name in _right(entry)]
        for named in (facts.statistics, facts.targets):
            for other in named.values():
                texts += (other.name.en, other.name.zh, *other.aliases)
        for term in facts.terms.values():
            for text in (term.definition, term.explanation):
                texts += (_QUOTED.sub("", text.en), _QUOTED.sub("", text.zh))
        for group in facts.synonyms.values():
            texts += (*group.en, *group.zh)
        return lowered(folded("\n".join(texts)))

    def found(self, passage: Passage, other: Passage | None = None) -> Iterator[Slip]:
        """Those in a passage; with the same in the `other` language also such as are no slip alone.

        The longest at a place is told.
        """
        taken: list[tuple[int, int]] = []
        for one in sorted(self.sought, key=lambda one: -len(one.avoided.text)):
            if one.begins not in passage.low or not self._may_stand(one, passage, other):
                continue
            for match in one.pattern.finditer(passage.low):
                span = match.span()
                if any(span[0] < end and start < span[1] for start, end in taken):
                    continue
                if is_quoted(passage, *span) or _within_right(one.entry, passage, span):
                    continue
                taken.append(span)
                yield Slip(*span, "P101", _instead(one, passage.lang), one.path, one.avoided.why)

    def _is_of_another(self, one: Sought, other: Passage) -> bool:
        """Whether the other text has a term of which the rendering is the right one."""
        name = lowered(one.avoided.text)
        return any(
            _has(other, _names(entry, other.lang))
            for entry in self._facts.terms.values()
            if entry is not one.entry and name in map(lowered, _names(entry, one.avoided.lang))
        )

    def _may_stand(self, one: Sought, passage: Passage, other: Passage | None) -> bool:
        """Whether it is a slip in the passage: by itself, or as what the other text has."""
        if one.avoided.lang != passage.lang:
            return False
        if other is None or other.lang == passage.lang:
            return one.alone
        if not _has(other, [one.entry.name[other.lang]]):
            return one.alone
        if self._is_of_another(one, other):
            return False
        # A right rendering beside it is that of the term; the other word is of something else.
        return one.alone or not _has(passage, _names(one.entry, passage.lang))


def _sought(entry: Term | Document, avoided: Avoided, right: str) -> Sought:
    text = lowered(folded(avoided.text.strip()))
    if HAN.search(text):
        alone = len(text) >= _SHORTEST_HAN and text not in right
        return Sought(re.compile(re.escape(text)), text, avoided, entry, alone)
    words = re.split(r"[\s-]+", text)
    pattern = r"[\s-]+".join(
        "(?:" + "|".join(map(re.escape, spellings(word.removesuffix("s")))) + ")s?"
        for word in words
    )
    # A deadline is looked at by itself; what has another is another kind of slip.
    is_dated = isinstance(entry, Term) and re.search(r"\d{4}", text) is not None
    alone = len(words) > 1 and not is_dated and "(" not in text and text not in right
    compiled = re.compile(rf"(?<!\w){pattern}(?:s|es)?(?!\w)")
    return Sought(compiled, words[0][:3], avoided, entry, alone)


def _is_amount(text: str) -> bool:
    """Whether a rendering begins with a unit or a power of ten, which numbers tell better."""
    low = lowered(text.strip())
    return low.split(maxsplit=1)[0] in POWERS or unit_at(low, 0) is not None


def _right(entry: Term | Document) -> Iterator[str]:
    """What an entry may be called in either language."""
    yield from (entry.name.en, entry.name.zh, *entry.aliases)
    if isinstance(entry, Term):
        yield from (rendering.text for rendering in entry.renderings)


def _names(entry: Term | Document, lang: Lang) -> list[str]:
    """What an entry may be called in one language."""
    return [name for name in _right(entry) if name and bool(HAN.search(name)) == (lang == "zh")]


def _has(passage: Passage, names: list[str]) -> bool:
    return any(lowered(folded(name)) in passage.low for name in names)


def _within_right(entry: Term | Document, passage: Passage, span: tuple[int, int]) -> bool:
    """Whether a place is part of a right rendering."""
    for name in map(lowered, _names(entry, passage.lang)):
        at = passage.low.find(name)
        while at >= 0:
            if at <= span[0] and span[1] <= at + len(name) and len(name) > span[1] - span[0]:
                return True
            at = passage.low.find(name, at + 1)
    return False


def _instead(one: Sought, lang: Lang) -> Text:
    """What is to be written instead: the best rendering, or else the name."""
    if isinstance(one.entry, Term):
        for rendering in one.entry.renderings:
            if rendering.lang == lang:
                return Text(rendering.text, rendering.text)
    return Text(one.entry.name[lang], one.entry.name[lang])
