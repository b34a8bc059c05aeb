"""What the formula of a statistic gives from the figures of others, exactly.

A sum, share or ratio is worked out for every date for which each input has a figure. What is
counted from the statistic's baseline (a multiple of the level then, an amount added since, yearly
changes compounded) needs the figure of the baseline, or every year since; growth that of the same
time a year before. A result is as exact as
the least exact of its inputs; of a limit it is a limit only where that follows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from dualcarbon.model.dates import PartialDate
from dualcarbon.model.entries import Statistic
from dualcarbon.model.figures import flipped
from dualcarbon.model.parts import Citation, Formula, Point
from dualcarbon.model.vocab import Bound


@dataclass(frozen=True, slots=True)
class Outcome:
    """One exact result, how exactly it is known, and the sources of all that it came from."""

    value: Fraction
    bound: Bound
    sources: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class _Part:
    """A figure of an input, which what is made of it rises with, or else falls with."""

    statistic: Statistic
    point: Point
    rises: bool = True

    @property
    def value(self) -> Fraction:
        return self.point.value.exact

    @property
    def bound(self) -> Bound:
        bound = self.point.value.bound
        return bound if self.rises else flipped(bound)


def outcomes(
    statistic: Statistic, statistics: Mapping[str, Statistic]
) -> dict[PartialDate, Outcome]:
    """The results of a statistic's formula by date; none where an input is not there."""
    formula = statistic.formula
    if formula is None or any(id not in statistics for id in ids_in(formula)):
        return {}
    if formula.kind in ("share", "ratio") and not formula.total:
        return {}
    inputs = [statistics[id] for id in formula.inputs]
    if formula.kind == "compounded":
        return _compounded(statistic, inputs[0])
    if formula.kind == "growth":
        return _growth(inputs[0])
    every = [statistics[id] for id in ids_in(formula)]
    shared = [when for when in sorted(every[0].points) if all(when in one.points for one in every)]
    found = {when: _at(when, statistic, formula, statistics) for when in shared}
    return {when: outcome for when, outcome in found.items() if outcome}


def ids_in(formula: Formula) -> tuple[str, ...]:
    """The statistics that a formula names."""
    return (*formula.inputs, *filter(None, [formula.total]))


def _at(
    when: PartialDate, statistic: Statistic, formula: Formula, statistics: Mapping[str, Statistic]
) -> Outcome | None:
    parts = [_Part(statistics[id], statistics[id].points[when]) for id in formula.inputs]
    amount = sum((part.value for part in parts), Fraction(0))
    if formula.kind == "sum":
        return _outcome(amount, parts)
    if formula.kind in ("share", "ratio"):
        total = statistics[formula.total]
        whole = _Part(total, total.points[when], rises=False)
        factor = 100 if formula.kind == "share" else 1
        return _outcome(factor * amount / whole.value, [*parts, whole]) if whole.value else None
    base = _base(statistic, parts[0].statistic)
    # What is counted from the baseline has no figure before it.
    if base is None or when < base.point.date:
        return None
    if formula.kind == "added":
        return _outcome(amount - base.value, [*parts, base])
    return _outcome(amount / base.value, [*parts, base]) if base.value else None


def _base(statistic: Statistic, of: Statistic) -> _Part | None:
    """The figure of an input for the end of the statistic's baseline."""
    since = statistic.baseline
    points = [point for point in of.series if since and point.date.last == since.last]
    return _Part(of, points[0], rises=False) if points else None


def _growth(of: Statistic) -> dict[PartialDate, Outcome]:
    """The change of each figure on that of the same time a year before, in %."""
    found: dict[PartialDate, Outcome] = {}
    for point in of.series:
        before = of.points.get(point.date._replace(year=point.date.year - 1))
        if before and before.value.value:
            parts = [_Part(of, point), _Part(of, before, rises=False)]
            ratio = point.value.exact / before.value.exact
            found[point.date] = _outcome(100 * (ratio - 1), parts)
    return found


def _compounded(statistic: Statistic, changes: Statistic) -> dict[PartialDate, Outcome]:
    """The change since the baseline in %, as long as no year is missing; of a `cut` the fall."""
    found: dict[PartialDate, Outcome] = {}
    if statistic.baseline is None:
        return found
    year, factor, used = statistic.baseline.year, Fraction(1), list[_Part]()
    falls = statistic.figures == "cut"
    for point in changes.series:
        if point.date.last <= statistic.baseline.last:
            continue
        year += 1
        if point.date.year != year:
            break
        factor *= 1 + point.value.exact / 100
        used.append(_Part(changes, point, rises=not falls))
        change = 100 * (factor - 1)
        found[point.date] = _outcome(-change if falls else change, used)
        if len(used) > 1 and found[point.date].bound == "exact":
            # Each year was rounded where it was published.
            found[point.date] = Outcome(-change if falls else change, "about", _sources(used))
    return found


def _outcome(value: Fraction, parts: Sequence[_Part]) -> Outcome:
    bounds = {part.bound for part in parts} - {"exact"}
    bound: Bound = bounds.pop() if len(bounds) == 1 else "about" if bounds else "exact"
    return Outcome(value, bound, _sources(parts))


def _sources(parts: Iterable[_Part]) -> tuple[Citation, ...]:
    cited = (c for part in parts for c in part.point.sources or part.statistic.sources)
    return tuple(dict.fromkeys(cited))
