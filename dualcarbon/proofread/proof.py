"""A draft, or a text and its translation, held against the base: every slip in order of place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dualcarbon.model.entries import Facts
from dualcarbon.proofread import (
    deadlines,
    documents,
    figures,
    force,
    numbers,
    scopes,
    translated_force,
)
from dualcarbon.proofread.align import aligned
from dualcarbon.proofread.drafts import Passage, paragraphs, sentences
from dualcarbon.proofread.findings import Slip
from dualcarbon.proofread.reading import Known, Reading
from dualcarbon.proofread.remarks import is_corrected
from dualcarbon.proofread.renderings import Renderings

_ALONE = (deadlines.alone, force.alone, documents.alone, figures.alone, scopes.alone)
_BETWEEN = (
    deadlines.between,
    translated_force.between,
    numbers.between,
    documents.between,
    scopes.between,
)


class Proof:
    """A base as what drafts are held against; made once for all that is read."""

    def __init__(self, facts: Facts) -> None:
        self._known = Known(facts)
        self._renderings = Renderings(facts)

    def alone(self, text: str) -> list[Slip]:
        """The slips in a draft."""
        slips: list[Slip] = []
        for passage in sentences(text):
            slips += self._in_passage(passage)
        return slips

    def between(self, text: str, translation: str) -> tuple[list[Slip], list[Slip]]:
        """The slips in a text and in its translation."""
        sides = paragraphs(text), paragraphs(translation)
        slips: tuple[list[Slip], list[Slip]] = ([], [])
        paired: tuple[set[int], set[int]] = (set(), set())
        for ours, theirs in aligned(*sides):
            one, other = _joined(sides[0], ours), _joined(sides[1], theirs)
            paired[0].update(ours)
            paired[1].update(theirs)
            found = _of_a_pair(one, other, self._known, self._renderings)
            slips[0].extend(_placed(_sifted(found[0]), one))
            slips[1].extend(_placed(_sifted(found[1]), other))
        for side in (0, 1):
            for place, passage in enumerate(sides[side]):
                if place not in paired[side]:
                    slips[side].extend(self._in_passage(passage))
        return sorted(slips[0]), sorted(slips[1])

    def _in_passage(self, passage: Passage) -> list[Slip]:
        if is_corrected(passage):
            return []
        reading = Reading(passage, self._known)
        return _sifted([*_placed(_alone(reading, self._renderings), passage)])


def _joined(side: list[Passage], places: list[int]) -> Passage:
    """Paragraphs as one, each in its place."""
    first = side[places[0]]
    text = first.lines
    for place in places[1:]:
        passage = side[place]
        text += " " * (passage.start - first.start - len(text)) + passage.lines
    return Passage(text, first.start)


def _alone(reading: Reading, renderings: Renderings) -> Iterator[Slip]:
    yield from renderings.found(reading.passage)
    for rule in _ALONE:
        yield from rule(reading)


def _of_a_pair(
    one: Passage, other: Passage, known: Known, renderings: Renderings
) -> tuple[list[Slip], list[Slip]]:
    slips: tuple[list[Slip], list[Slip]] = ([], [])
    if is_corrected(one) or is_corrected(other):
        return slips
    readings = Reading(one, known), Reading(other, known)
    slips[0].extend(renderings.found(one, other))
    slips[1].extend(renderings.found(other, one))
    if one.lang != other.lang:
        for compare in _BETWEEN:
            for side, slip in compare(*readings):
                slips[side].append(slip)
    for side in (1, 0):
        parts = [Reading(part, known) for part in _parts(readings[side].passage)]
        # What both sides have alike is told once, in the translation.
        told = {(slip.kind, slip.entry) for slip in slips[1 - side]}
        compared = {slip.kind for slip in slips[1 - side]} & {"P2", "P3"}
        for rule in _ALONE:
            slips[side].extend(
                slip
                for part in parts
                for slip in _placed(rule(part), part.passage)
                if (slip.kind, slip.entry) not in told and slip.kind not in compared
            )
    return slips


def _parts(passage: Passage) -> Iterator[Passage]:
    """The sentences of a paragraph, each with its place in it."""
    return sentences(passage.lines)


def _placed(slips: Iterable[Slip], passage: Passage) -> Iterator[Slip]:
    for slip in slips:
        start, end = slip.start + passage.start, slip.end + passage.start
        yield slip._replace(start=start, end=end, lang=passage.lang)


_FIRST = ("P5", "P2", "P4", "P1", "P7", "P6", "P3")
"""The kinds, those first that tell best what is wrong at a place."""


def _sifted(slips: list[Slip]) -> list[Slip]:
    """The slips in order, one at a place."""
    kept: list[Slip] = []
    for slip in sorted(slips, key=lambda slip: (_FIRST.index(slip.kind), slip.start, -slip.end)):
        if not any(slip.start < one.end and one.start < slip.end for one in kept):
            kept.append(slip)
    return sorted(kept)
