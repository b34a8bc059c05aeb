"""Kind P7: CO2 and all greenhouse gases, or capacity and generation, are mixed up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from dualcarbon.model.entries import Target
from dualcarbon.proofread.findings import Slip
from dualcarbon.proofread.power import CAPACITY, GENERATION, Side, side_of, side_told
from dualcarbon.proofread.quantity import Quantity
from dualcarbon.proofread.reading import Reading
from dualcarbon.proofread.remarks import is_anothers, is_guessed, is_quoted
from dualcarbon.proofread.subjects import Figure
from dualcarbon.text import Text

_ALL = re.compile(
    r"\bgreenhouse[ -]gas(?:es)?(?: emissions)?|\bghgs?\b(?: emissions)?|温室气体(?:净)?排放量?"
    r"|温室气体"
)
_CO2 = re.compile(
    r"\bcarbon dioxide(?! eq)(?: emissions)?|\bco2(?!e|[ -]eq)(?: emissions)?"
    r"|二氧化碳(?!当量)(?:排放量?)?"
)
_CARBON = re.compile(r"\bcarbon (?:emissions|intensity|peak)|碳排放|碳达峰|碳强度")
_GASES = {
    "all": Text("greenhouse gas emissions", "温室气体排放"),
    "co2": Text("carbon dioxide emissions", "二氧化碳排放"),
}
_LIKE = 0.55
"""How much of a name is said, at least, gas or side aside."""

_HALF = 50
"""A share that in words is often no more than the greater part."""
_LARGE = 1_000_000
"""Kilowatts or kilowatt-hours from which on an amount is one of a country."""

Gas = Literal["all", "co2", ""]

_STORED = re.compile(r"\bstorage\b|\bbatter|储能|蓄能|hydrogen|制氢|meter|hours|小时")


def _gas_of(low: str) -> Gas:
    """The one kind of gas that a text names; nothing where it names none, or both."""
    has_all, has_co2 = _ALL.search(low), _CO2.search(low) or _CARBON.search(low)
    if bool(has_all) == bool(has_co2):
        return ""
    return "all" if has_all else "co2"


def alone(reading: Reading) -> Iterator[Slip]:
    """The gases and sides of power in a passage that are not those of what it gives figures of."""
    yield from _gases(reading)
    yield from _sides(reading)


# Gases


def _gases(reading: Reading) -> Iterator[Slip]:
    said = _gas_of(reading.low)
    if said == "" or (said == "co2" and not _CO2.search(reading.low)):
        return
    match = (_ALL if said == "all" else _CO2).search(reading.low)
    assert match
    passage = reading.passage
    if is_anothers(passage, match.start()) or is_guessed(passage, match.start()):
        return
    if is_quoted(passage, *match.span()):
        return
    figure = _peak_of_co2(reading) if said == "all" else None
    figure = figure or _with_another_gas(reading, said)
    if figure:
        right = _GASES["co2" if said == "all" else "all"]
        yield Slip(match.start(), match.end(), "P701", right, figure.path)


def _peak_of_co2(reading: Reading) -> Figure | None:
    """The target that CO2 emissions peak, where the passage says so of another gas."""
    peaks = re.search(r"\bpeak(?:s|ed|ing)?\b(?! level)|达峰|达到?峰值", reading.low)
    if not peaks or re.search(r"from (?:the|their|its) peak|peak level|比峰值|较峰值", reading.low):
        return None
    for figure in reading.known.subjects.figures:
        target = figure.entry
        if (
            isinstance(target, Target)
            and target.is_year
            and target.operator == "before"
            and target.by
            and target.by.year in {due.year for due in reading.dues}
            and "peak" in target.name.en
            and _gas_of(target.name.en.lower()) == "co2"
        ):
            return figure
    return None


def _with_another_gas(reading: Reading, said: Gas) -> Figure | None:
    """The figure of the other gas that has an amount and a year of the passage; None for none.

    So too where one of the gas that is said has them.
    """
    swapped = _swapped(reading.low, said)
    scores = reading.known.subjects.scores(swapped, reading.lang)
    matches = []
    for figure in reading.known.subjects.figures:
        gas = _gas_of(f"{figure.entry.name.en} {figure.entry.name.zh}".lower())
        score = max(scores[figure.path], reading.score(figure))
        if not gas or score < _LIKE or not _has_amount(reading, figure):
            continue
        matches.append((score, gas, figure))
    matches.sort(key=lambda match: -match[0])
    if not matches or any(gas == said for _, gas, _ in matches):
        return None
    return matches[0][2]


def _swapped(low: str, said: Gas) -> str:
    """The text with the other gas in place of the one that it names."""
    is_zh = re.search("[一-鿿]", low)
    if said == "all":
        return _ALL.sub("二氧化碳排放" if is_zh else "co2 emissions", low)
    return _CO2.sub("温室气体排放" if is_zh else "greenhouse gas emissions", low)


def _has_amount(reading: Reading, figure: Figure) -> bool:
    return any(
        quantity.dimension == figure.dimension
        and any(
            abs(value - quantity.value) <= quantity.last / 2
            for year in reading.years & figure.values.keys()
            for value in figure.values[year]
        )
        for quantity in reading.quantities
    )


# Capacity and generation


def _match_of(low: str, side: Side, at: int) -> re.Match[str] | None:
    """The word for a side that stands nearest to a place."""
    pattern = CAPACITY if side == "capacity" else GENERATION
    return min(pattern.finditer(low), key=lambda m: abs(m.start() - at), default=None)


def _sides(reading: Reading) -> Iterator[Slip]:
    for quantity in reading.quantities:
        if is_quoted(reading.passage, quantity.start, quantity.end):
            continue
        if slip := _of_unit(reading, quantity) or _of_share(reading, quantity):
            yield slip
            return


def _of_unit(reading: Reading, quantity: Quantity) -> Slip | None:
    """Generation in units of power, or capacity in units of energy."""
    if quantity.value < _LARGE or quantity.bound == "at-least":
        return None  # the least size of a plant that is counted
    if quantity.dimension not in ("kW", "kWh") or quantity.is_change:
        return None
    side: Side = "generation" if quantity.dimension == "kW" else "capacity"
    if _STORED.search(reading.low, *reading.passage.clause(quantity.start)):
        return None
    first, last = _subclause(reading, quantity)
    clause = reading.low[first:last]
    match = _governing(clause, quantity.start - first)
    if match is None or side_of(match[0]) != side:
        return None
    return _sided(first + match.start(), max(quantity.end, first + match.end()), side, "")


_CAPACITY_OF = re.compile(r"\bcapacity (?:of|for|in)\b[^,;.]*$")


def _governing(clause: str, at: int) -> re.Match[str] | None:
    """The word for a side of power that an amount belongs to: the last one before it.

    The capacity of solar power generation is capacity.
    """
    made = (w for w in GENERATION.finditer(clause) if not _CAPACITY_OF.search(clause, 0, w.start()))
    words = [*CAPACITY.finditer(clause), *made]
    return max((w for w in words if w.end() <= at), key=lambda w: w.start(), default=None)


def _subclause(reading: Reading, quantity: Quantity) -> tuple[int, int]:
    """The clause of an amount, no further than to the amounts beside it."""
    first, last = reading.passage.clause(quantity.start)
    for other in reading.quantities:
        if first < other.end <= quantity.start:
            first = other.end
        if quantity.end <= other.start < last:
            last = other.start
    return first, last


def _sided(start: int, end: int, side: Side, path: str) -> Slip:
    right = Text("capacity", "装机容量") if side == "generation" else Text("generation", "发电量")
    return Slip(start, end, "P702", right, path)


def _of_share(reading: Reading, quantity: Quantity) -> Slip | None:
    """A share of capacity given as one of generation, or the other way round."""
    if (
        quantity.dimension != "%"
        or quantity.bound not in ("equal", "about")  # over 40% may be many a share
        or (quantity.is_word and quantity.value == _HALF)
        or quantity.is_change
        or is_anothers(reading.passage, quantity.start)
    ):
        return None
    first, last = reading.passage.clause(quantity.start)
    first = max(0, first - 45) if not side_of(reading.low[first:last]) else first
    side = side_told(reading.low[first:last])
    if not side:
        return None
    matches = []
    for figure in reading.known.subjects.figures:
        theirs = figure.side
        if (
            theirs
            and figure.dimension == "%"
            and _share_score(reading, figure) >= _LIKE
            and _agrees(reading, quantity, figure)
        ):
            matches.append((_share_score(reading, figure), theirs, figure))
    matches.sort(key=lambda match: -match[0])
    matches = [match for match in matches if match[0] > matches[0][0] - 0.15]
    if not matches or any(theirs == side for _, theirs, _ in matches):
        return None
    word = _match_of(reading.low[first:last], side, quantity.start - first)
    start, end = (
        (first + word.start(), first + word.end()) if word else (quantity.start, quantity.end)
    )
    return _sided(min(start, quantity.start), max(end, quantity.end), side, matches[0][2].path)


def _share_score(reading: Reading, figure: Figure) -> float:
    """How much of a figure's name is said, the words for its side aside."""
    swapped = (
        CAPACITY.sub(" generation ", reading.low)
        if reading.lang == "en"
        else reading.low.replace("装机", "发电量")
    )
    turned = (
        GENERATION.sub(" installed capacity ", reading.low)
        if reading.lang == "en"
        else reading.low.replace("发电量", "装机")
    )
    subjects = reading.known.subjects
    return max(
        subjects.scores(text, reading.lang)[figure.path] for text in (reading.low, swapped, turned)
    )


def _agrees(reading: Reading, quantity: Quantity, figure: Figure) -> bool:
    return any(
        abs(value - quantity.value) <= quantity.last / 2
        for year, values in figure.values.items()
        if year in reading.years
        for value in values
    )


# A text and its translation


def between(one: Reading, other: Reading) -> Iterator[tuple[int, Slip]]:
    """Gases and sides of power that a translation has otherwise than its text."""
    yield from _gases_between(one, other)
    yield from _sides_between(one, other)


def _gases_between(one: Reading, other: Reading) -> Iterator[tuple[int, Slip]]:
    gases = _gas_of(one.low), _gas_of(other.low)
    if not all(gases) or gases[0] == gases[1]:
        return
    readings = one, other
    matches = [
        (_ALL if gas == "all" else _CO2).search(r.low)
        for gas, r in zip(gases, readings, strict=True)
    ]
    if not all(matches):
        return
    wrong, path = 1, ""
    for side in (0, 1):
        figure = (
            _peak_of_co2(readings[side]) if gases[side] == "all" else None
        ) or _with_another_gas(readings[side], gases[side])
        if figure:
            wrong, path = side, figure.path
            break
    match = matches[wrong]
    assert match
    yield wrong, Slip(match.start(), match.end(), "P701", _GASES[gases[1 - wrong]], path)


def _sides_between(one: Reading, other: Reading) -> Iterator[tuple[int, Slip]]:
    sides = side_told(one.low), side_told(other.low)
    if not all(sides) or sides[0] == sides[1]:
        return
    dimensions = {q.dimension for q in (*one.quantities, *other.quantities)} & {"kW", "kWh"}
    if len(dimensions) == 1:
        # A unit of power is one of capacity, whatever the words say.
        false: Side = "generation" if dimensions == {"kW"} else "capacity"
        wrong = sides.index(false)
        reading = (one, other)[wrong]
        if match := _match_of(reading.low, false, 0):
            last = next((q.end for q in reading.quantities if q.start > match.start()), match.end())
            yield wrong, _sided(match.start(), last, false, "")
        return
    for side, reading in enumerate((one, other)):
        for quantity in reading.quantities:
            if slip := _of_unit(reading, quantity) or _of_share(reading, quantity):
                yield side, slip
                return
    match = _match_of(other.low, sides[1], 0)
    if match:
        yield 1, _sided(match.start(), match.end(), sides[1], "")
