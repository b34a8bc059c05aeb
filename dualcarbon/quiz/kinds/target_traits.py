"""What targets have in common and what can be asked of them."""

from __future__ import annotations

import re

from dualcarbon.model.entries import Facts, Target
from dualcarbon.quiz.kinds.points import MOST_DIGITS, digits
from dualcarbon.quiz.kinds.target_texts import BLANKS, bare
from dualcarbon.text import Text

_PERIOD = re.compile("(19|20)[0-9]{2}|Five-Year Plan|in the year|“十[一二三四五六]五”|当年")


def has_a_number(target: Target) -> bool:
    """Whether a target is one number that a person can be asked for."""
    return (
        not target.is_year
        and target.operator in BLANKS
        and target.by is not None
        and 0 < digits(target.value) <= MOST_DIGITS
        and target.value.bound == "exact"
    )


def is_worth(facts: Facts, target: Target) -> bool:
    """Whether a target is worth knowing: in a base that has a core, of it or replaced by it."""
    successor = facts.targets.get(target.superseded_by)
    return target.core or not facts.beginnings or (successor is not None and successor.core)


def same_quantity(one: Target, other: Target) -> bool:
    """Whether two targets are about the same thing, for whatever year."""
    return (
        one.unit == other.unit
        and one.measure == other.measure
        and _named_alike(bare(one.name), bare(other.name))
        and one.baseline == other.baseline
        and one.is_year == other.is_year
    )


def same_series(one: Target, other: Target) -> bool:
    """Whether two targets are held against the same figures and set them in the same way."""
    return bool(one.statistic) and (one.statistic, one.unit, one.measure) == (
        other.statistic,
        other.unit,
        other.measure,
    )


def _named_alike(one: Text, other: Text) -> bool:
    """Whether the names agree in one language; the other often varies with the document."""
    return (bool(one.en) and one.en == other.en) or (bool(one.zh) and one.zh == other.zh)


def decimals(target: Target) -> int:
    """Digits after the point."""
    return -int(target.value.value.as_tuple().exponent)


def either_replaces(one: Target, other: Target) -> bool:
    """Whether one of two targets replaced the other."""
    return other.superseded_by == one.id or one.superseded_by == other.id


def disjoint(one: Target, other: Target) -> bool:
    """Whether no number meets the wording of both, so that they don't overlap as options."""
    ends = sorted((t.value.value, t.high.value if t.high else t.value.value) for t in (one, other))
    return ends[0][1] <= ends[1][0] != ends[0][0] or (
        one.is_year and one.operator != other.operator
    )
