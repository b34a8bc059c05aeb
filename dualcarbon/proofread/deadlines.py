"""Kind P2: a year before which something is due is made the year by which it is, or the reverse."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dualcarbon.model.entries import Target
from dualcarbon.proofread.dues import Due
from dualcarbon.proofread.findings import Slip
from dualcarbon.proofread.quantity import Quantity
from dualcarbon.proofread.reading import Reading
from dualcarbon.proofread.remarks import is_anothers, is_guessed, is_quoted
from dualcarbon.proofread.subjects import Figure
from dualcarbon.text import Text

_PEAK = re.compile(
    r"\b(?:peak(?:s|ed|ing)?(?![ -](?:load|demand|hour|power))|top out)\b|达峰|达到?峰值|峰值"
    r"|\bcarbon[ -]neutral(?:ity)?\b|碳中和|\bneutrality\b"
)
_NEUTRAL = re.compile(r"\bneutral(?:ity)?\b|碳中和")
_CARBON = re.compile(r"\bcarbon\b|\bco2\b|\bemissions?\b|\bgreenhouse\b|碳|排放|\bneutrality\b")
_SECTOR = re.compile(r"\bsectors?\b|\bindustry|\bindustrial\b|行业|领域|产业|工业")
_SECTOR_NAMED = 0.7
"""How much of its name is said, at least, of the peak of a sector."""
_SURE = 0.5
"""How much of its name is said, at least, of a target whose amount and year are."""
_NAMED = 0.45
"""How much of its name is said, at least, of the peak of something else than all emissions."""


def is_of_a_peak(text: str) -> bool:
    """Whether a text speaks of a peak, or of neutrality."""
    return bool(_PEAK.search(text))


def alone(reading: Reading) -> Iterator[Slip]:
    """Deadlines in a passage that are not those of the targets that it names."""
    for due in reading.dues:
        if not _may_count(reading, due):
            continue
        target = _of_a_year(reading, due) or _of_an_amount(reading, due)
        if target:
            yield _slip(due, target)


def _may_count(reading: Reading, due: Due) -> bool:
    passage = reading.passage
    return not (
        due.how == "around"
        or is_quoted(passage, due.start, due.end)
        or is_anothers(passage, due.start)
        or is_guessed(passage, due.start)
    )


def right_how(figure: Figure) -> str:
    """Whether a target is due before its year or by it; empty where its words leave it open."""
    target = figure.entry
    if not isinstance(target, Target) or not target.by:
        return ""
    if target.is_year:
        return {"before": "before", "equal": "by"}.get(target.operator, "")
    if re.search(rf"{target.by.year}年[以之]?前|before (?:the )?{target.by.year}", _quoted(target)):
        return ""
    return "by"


def _quoted(target: Target) -> str:
    return f"{target.quote.zh} {target.quote.en} {target.name.zh}"


def _of_a_year(reading: Reading, due: Due) -> Figure | None:
    """The target of a peak or of neutrality that is given another deadline than its own."""
    if due.how == "before" or not _governs_a_peak(reading, due):
        return None
    if any(_is_due_by(reading, quantity, due) for quantity in reading.quantities):
        return None  # the year is that of an amount
    return year_target(reading, due)


def _is_due_by(reading: Reading, quantity: Quantity, due: Due) -> bool:
    """Whether an amount is that of a target which is due by the year."""
    return any(
        due.year in figure.values and right_how(figure) == "by"
        for _, figure in reading.targets_with(quantity, _SURE)
    )


def year_target(reading: Reading, due: Due) -> Figure | None:
    """The target that is the year, and that the passage is about: one due before it."""
    low = _around(reading, due)
    if not _PEAK.search(low):
        return None
    figures = [
        figure
        for figure in reading.known.subjects.figures
        if isinstance(figure.entry, Target)
        and figure.entry.is_year
        and figure.entry.value.value == due.year
        and not figure.entry.superseded_by
    ]
    subjects = reading.known.subjects
    # Words that name nothing in particular are of the country's own goal.
    named = sorted(
        figures,
        key=lambda figure: (
            -subjects.closeness(figure, reading.low, reading.lang),
            not figure.entry.core,
        ),
    )
    if not named or (reading.score(named[0]) < _NAMED and not _CARBON.search(low)):
        return None
    best = named[0]
    if not best.entry.core and reading.score(best) < _SECTOR_NAMED:
        best = next((figure for figure in named if figure.entry.core), best)
    if _SECTOR.search(low) and (best.entry.core or reading.score(best) < _SECTOR_NAMED):
        return None  # another sector, whose own plan may well say by
    if right_how(best) == "before":
        return best
    # A peak that is due by the year itself may be meant.
    return None


def _around(reading: Reading, due: Due) -> str:
    """The clause of a year, and the one beside it that it may belong to."""
    start, end = reading.passage.clause(due.start)
    if not reading.low[: due.start].strip():
        return reading.low[:150]
    return reading.low[max(0, start - 30) : end + 20]


_GOVERNED_ZH = re.compile(
    r"(?:[^，。；！？0-9]{0,22}?)(?:达峰|达到?峰值|碳达峰|碳中和)(?!目标|工作|行动|与|和碳|以后|后)"
)
_BARE_ZH = re.compile(
    r"(?:[，]?(?:力争|努力争取|争取|将|要|前后)?)(?:实现|达到|全面"
    r"|如期)[^，。；！？0-9]{0,12}?(?:达峰|峰值|碳中和)(?!目标|工作)"
)


def _governs_a_peak(reading: Reading, due: Due) -> bool:
    """Whether the year is when something is to peak or to be neutral."""
    low = reading.untitled
    if reading.lang == "zh":
        is_bare = due.is_bare and not re.search(
            r"(?:力争|争取|将|确保|力求|承诺)于?$", low[: due.start]
        )
        pattern = _BARE_ZH if is_bare else _GOVERNED_ZH
        return bool(pattern.match(low, due.end))
    if due.is_bare:
        return False
    if not low[: due.start].strip():
        following = min((d.start for d in reading.dues if d.start > due.start), default=len(low))
        return bool(_PEAK.search(low[due.end : min(following, due.end + 120)]))
    start, _ = reading.passage.clause(due.start)
    before = low[start : due.start]
    after = low[due.end : due.end + 90]
    in_clause = re.split(r"[,;.]", after)[0]
    if _PEAK.search(before[-110:]) or _PEAK.search(in_clause):
        return True
    return bool(
        re.fullmatch(r"[^.;]*\bcarbon\b[^.;,]*,\s?", low[: due.start]) and _PEAK.search(low)
    )


def _of_an_amount(reading: Reading, due: Due) -> Figure | None:
    """The target that an amount beside the year is of, where it is due by that year."""
    return _beside(reading, due) if due.how == "before" else None


def _beside(reading: Reading, due: Due) -> Figure | None:
    """The target, due by the year, that an amount beside the year is of."""
    start, end = reading.passage.clause(due.start)
    if _PEAK.search(reading.low, start, end):
        return None  # the peak that the year is of may stand beside an amount of another year
    for quantity in reading.quantities:
        if not _is_beside(reading, quantity, start, end):
            continue
        matches = reading.targets_with(quantity, _SURE)
        matches = [m for m in matches if due.year in m[1].values]
        if matches and all(right_how(figure) == "by" for _, figure in matches):
            return matches[0][1]
    return None


def _is_beside(reading: Reading, quantity: Quantity, start: int, end: int) -> bool:
    """Whether an amount stands in the clause from `start` to `end`, or in the one behind it."""
    if start <= quantity.start < end:
        return True
    return end <= quantity.start < reading.passage.clause(end)[1]


def _slip(due: Due, figure: Figure) -> Slip:
    if due.how == "before":
        right = Text(f"by {due.year}", f"到{due.year}年")
    else:
        right = Text(f"before {due.year}", f"{due.year}年前")
    return Slip(due.start, due.end, "P201", right, figure.path)


def between(one: Reading, other: Reading) -> Iterator[tuple[int, Slip]]:
    """Deadlines that a text and its translation word otherwise: in which of them, and the slip."""
    for year in sorted({due.year for due in one.dues} & {due.year for due in other.dues}):
        yield from _worded_otherwise(one, other, year)
    yield from _other_years(one, other)


def _of(reading: Reading, year: int) -> list[Due]:
    return [due for due in reading.dues if due.year == year and due.how != "around"]


def _worded_otherwise(one: Reading, other: Reading, year: int) -> Iterator[tuple[int, Slip]]:
    sides = _of(one, year), _of(other, year)
    hows = [{due.how for due in side} for side in sides]
    befores = ["before" in how for how in hows]
    if not all(hows) or befores[0] == befores[1] or any(len(how) > 1 for how in hows):
        return
    if _is_vague(sides[0]) or _is_vague(sides[1]):
        return
    right, figure = _rightly(one, other, year)
    # Where no target tells, the translation is to follow its text.
    wrong = 0 if right is not None and befores[0] != (right == "before") else 1
    reading, due = ((one, sides[0]), (other, sides[1]))[wrong][0], sides[wrong][0]
    if is_anothers(reading.passage, due.start) and right is not None:
        wrong, due = 1, sides[1][0]
    yield wrong, _slip(due, figure) if figure else _as_the_other(due)


def _is_vague(side: list[Due]) -> bool:
    """Whether the years only name when something was, not by when it is due."""
    return all(due.is_bare for due in side)


def _as_the_other(due: Due) -> Slip:
    if due.how == "before":
        right = Text(f"by {due.year}", f"到{due.year}年")
    else:
        right = Text(f"before {due.year}", f"{due.year}年前")
    return Slip(due.start, due.end, "P201", right)


def _rightly(one: Reading, other: Reading, year: int) -> tuple[str | None, Figure | None]:
    """How the base has the year of the target that the two texts are about."""
    for reading in (one, other):
        if figure := _beside(reading, _of(reading, year)[0]):
            return "by", figure
    for reading in (one, other):
        due = _of(reading, year)[0]
        if figure := year_target(reading, due):
            return "before", figure
    for reading in (one, other):
        for quantity in reading.quantities:
            for _, figure in reading.targets_with(quantity, _SURE):
                if year in figure.values and right_how(figure):
                    return right_how(figure), figure
    return None, None


def _other_years(one: Reading, other: Reading) -> Iterator[tuple[int, Slip]]:
    """A year by or before which something is due, where the other text has another year."""
    sides = [
        [
            due
            for due in reading.dues
            if due.how in ("by", "before")
            and not re.search(rf"(?<!\d){due.year}(?!\d)", against.low)
        ]
        for reading, against in ((one, other), (other, one))
    ]
    if len({due.year for due in sides[0]}) != 1 or len({due.year for due in sides[1]}) != 1:
        return
    wrong = 1
    for place, (reading, against) in enumerate(((one, other), (other, one))):
        year, right = sides[place][0].year, sides[1 - place][0].year
        if _has_target(reading, year) and not _has_target(against, right):
            wrong = 1 - place
            break
    due, right_due = sides[wrong][0], sides[1 - wrong][0]
    yield wrong, Slip(due.start, due.end, "P201", _year(right_due))


def _has_target(reading: Reading, year: int) -> bool:
    """Whether an amount in the passage is that of a target for the year."""
    return any(
        year in figure.values
        for quantity in reading.quantities
        for _, figure in reading.targets_with(quantity, _SURE)
    )


def _year(due: Due) -> Text:
    if due.how == "before":
        return Text(f"before {due.year}", f"{due.year}年前")
    return Text(f"by {due.year}", f"到{due.year}年")
