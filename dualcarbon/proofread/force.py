"""Kind P3: the bound of a number, or the resolve of a promise, is lost, added or another one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dualcarbon.model.entries import Target
from dualcarbon.model.vocab import Operator, operator_words
from dualcarbon.proofread.deadlines import is_of_a_peak, year_target
from dualcarbon.proofread.findings import Slip
from dualcarbon.proofread.quantity import Quantity
from dualcarbon.proofread.reading import Reading
from dualcarbon.proofread.remarks import is_anothers, is_guessed, is_quoted
from dualcarbon.proofread.subjects import Figure
from dualcarbon.text import Text

_SURE, _MEANT = 0.55, 0.35
"""How much of its name is said, at least, of a target whose amount and year are; and of one that
may be meant as well."""

STRIVE_EN = r"\bstriv\w+|\bendeavou?r\w*|\bmakes? every effort|\bmake efforts|\bevery effort"
SOFT_EN = re.compile(
    rf"{STRIVE_EN}|\baims?\b|\baim(?:ed|ing)\b|\bseek\w*|\bsought\b|\befforts?\b|\btr(?:y|ies"
    rf"|ying)\b"
    r"|\bhopes?\b|\bbid\b|\battempt\w*|\bbest\b|\bgoals?\b|\btargets?\b|\btargeted\b|\bwants?\b"
    r"|\bambition\w*"
    r"|\bintend\w*|\bobjective\w*|\bwork(?:s|ing)? (?:to|towards)|\bpush\w*|\bdrive\b|\bwould like"
)
STRIVE = re.compile(rf"{STRIVE_EN}|力争|争取|努力|力求|奋力|力促")
_STRIVES = re.compile(rf"{STRIVE_EN}|力争|努力争取")
_SOFT_ZH = re.compile("力争|力求|力促|大力|全力|争取|努力|奋斗|目标|拟|希望|有望|预期")
ENSURE = re.compile(r"\bensur\w+|\bguarantee\w*|\bmake sure|确保|保证|务必")
ASSERTED = re.compile(
    r"\b(?:will|shall|must|is going to|are going to|is set to|has to|have to|is bound to)"
    r"(?:\s(?:not|be|also|then|certainly|definitely|surely))?\s\w+|\bwill\b"
    r"|(?:将|必须|一定|必将|要)(?:力?.{0,6}?)(?:达到|达|实现|提高到|提升到|升至|增至|下降|降低"
    r"|建成|增长到|控制|到)"
)


def is_sought(figure: Figure) -> bool:
    """Whether a figure is a target that still holds."""
    return isinstance(figure.entry, Target) and not figure.entry.superseded_by


def alone(reading: Reading) -> Iterator[Slip]:
    """Amounts in a passage whose force is not that of the targets that they are of."""
    for quantity in reading.quantities:
        if not _may_count(reading, quantity.start, quantity.end):
            continue
        # With several that may be meant, what any of them allows is no slip.
        matches = reading.targets_with(quantity, _MEANT)
        if not matches or matches[0][0] < _SURE or not any(is_sought(f) for _, f in matches):
            continue
        figures = [figure for _, figure in matches]
        if slip := _bound_slip(reading, quantity, figures) or _resolve_slip(
            reading, quantity.start, quantity.end, figures
        ):
            yield slip
    yield from _of_years(reading)


def _may_count(reading: Reading, start: int, end: int) -> bool:
    passage = reading.passage
    return not (
        is_quoted(passage, start, end) or is_anothers(passage, start) or is_guessed(passage, start)
    )


def _of_years(reading: Reading) -> Iterator[Slip]:
    """Years that are targets themselves, given with more or less resolve."""
    for due in reading.dues:
        if not _may_count(reading, due.start, due.end) or due.how == "around":
            continue
        figure = year_target(reading, due)
        if figure and (slip := _resolve_slip(reading, due.start, due.end, [figure])):
            yield slip


def _operators(quantity: Quantity, figure: Figure, reading: Reading) -> set[Operator]:
    """The bounds with which a target may be given."""
    target = figure.entry
    assert isinstance(target, Target)
    rights: set[Operator] = {target.operator}
    official = reading.known.facts.targets[target.id].quote.en.lower()
    if (
        reading.lang == "en"
        and quantity.said
        and re.search(
            rf"\b{re.escape(quantity.said)} {re.escape(_digits(reading, quantity))}", official
        )
    ):
        rights.add(quantity.bound)
    if quantity.said in ("over", "above") and target.operator == "at-least":
        rights.add("more-than")  # as official English has 以上
    return rights


def _digits(reading: Reading, quantity: Quantity) -> str:
    match = re.match(r"[\d.,]+", reading.low[quantity.start :])
    return match[0] if match else ""


def _bound_slip(reading: Reading, quantity: Quantity, figures: list[Figure]) -> Slip | None:
    rights = {op for figure in figures for op in _operators(quantity, figure, reading)}
    if quantity.unsure or quantity.bound in rights or rights & {"range", "before"}:
        return None
    if quantity.bound == "at-most" and "at-most" not in rights:
        return None  # within, under and below are often of something else
    if quantity.bound == "about" and rights == {"equal"}:
        return None  # prose may round what a document gives to the digit
    if is_result(reading, quantity):
        return None
    if not quantity.said and (is_short(reading, quantity) or is_softened(reading, quantity)):
        return None
    return as_bounded(reading, quantity, figures[0].entry.operator, figures[0].path)  # type: ignore[union-attr]


_TO_COME = re.compile(
    r"\b(?:to|will|shall|should|goals?|targets?|aims?|aimed|plans?|wants?|"
    r"wanted|asks?|asked|sets?|by 20[0-9]{2}|"
    r"promises?|promised|pledged?|under|supposed|must)\b|到|将|要|目标|规划|提出|力争|确保|计划|争取"
)
_HAPPENED = re.compile(
    r"\b(?:fell|fallen|rose|risen|reached|decreased|increased|dropped|was|were|had|stood|came|grew|"
    r"made|accounted|passed|exceeded)\b|已|了|累计|截至|实际|完成|同比|超额"
)


def is_result(reading: Reading, quantity: Quantity) -> bool:
    """Whether an amount is told as what came about, and not as what is to come."""
    first, last = reading.passage.clause(quantity.start)
    clause = reading.low[first:last]
    return bool(_HAPPENED.search(clause)) and not _TO_COME.search(clause)


def is_short(reading: Reading, quantity: Quantity) -> bool:
    """Whether an amount only names a target (`the 25% goal`), which it need not give whole."""
    after = reading.low[quantity.end : quantity.end + 22]
    if re.search(
        r"\b(?:the|short of|than|(?:target|goal|mark|limit) of) $", reading.low[: quantity.start]
    ):
        return True
    return bool(
        re.match(
            r"[\s-]*(?:by[ -]\d{4} |for \d{4} )?(?:goal|target|mark|pledge|cut|level|line)"
            r"|的?[^，。；\d]{0,4}(?:目标|这一|承诺|关口)|的?[^，。；]{0,3}倍",
            after,
        )
    )


def as_bounded(reading: Reading, quantity: Quantity, operator: Operator, path: str) -> Slip:
    """The slip of an amount that should have the words of the operator."""
    start = quantity.start
    said = re.escape(quantity.said)
    before = re.search(rf"{said}\W?(?:为|达到?|到|至|a |some |the )?\s?$", reading.low[:start])
    if said and before:
        start = before.start()
    end = quantity.end
    if quantity.said and start == quantity.start:
        at = reading.low.find(quantity.said, end, end + 40)
        end = at + len(quantity.said) if at >= 0 else end
    amount = reading.passage.text[quantity.start : quantity.end]
    words = operator_words(operator)
    right = words[reading.lang].format(amount) if operator != "range" else amount
    return Slip(start, end, "P301", Text(right, right), path)


def _resolve_slip(reading: Reading, start: int, end: int, figures: list[Figure]) -> Slip | None:
    """The slip where the verb before an amount strives, or ensures, and its targets do not."""
    resolves = {figure.entry.resolve for figure in figures if isinstance(figure.entry, Target)}
    first, last = _stretch(reading, start, end)
    said = reading.low[first:last]
    softened = (SOFT_EN if reading.lang == "en" else _SOFT_ZH).search(reading.low, 0, last)
    if resolves <= {"strive", "endeavour"}:
        strong = ENSURE.search(said)
        if strong and not softened:
            return _resolved(first + strong.start(), max(end, first + strong.end()), figures[0])
        assertions = [*ASSERTED.finditer(said)]
        if figures[0].entry.unit == "years":
            assertions = [match for match in assertions if is_of_a_peak(said[match.start() :])]
        if not softened and assertions and not strong:
            at = assertions[-1] if assertions[-1].start() + first < start else assertions[0]
            return _resolved(first + at.start(), max(end, first + at.end()), figures[0])
    elif not resolves & {"strive", "endeavour", "promote", "explore", "forecast"}:
        strives = [*_STRIVES.finditer(said)]
        near = [match for match in strives if match.end() + first <= start]
        if near and _is_governed(reading, first + near[-1].end(), start):
            return _resolved(first + near[-1].start(), end, figures[0])
    return None


def _is_governed(reading: Reading, start: int, end: int) -> bool:
    """Whether no other amount and no other verb stand between a verb and what it governs."""
    between = reading.low[start:end]
    return not re.search(r"[，。；,;]|\band\b|\bwhile\b", between) and not any(
        start <= one.start < end for one in reading.quantities
    )


def _stretch(reading: Reading, start: int, end: int) -> tuple[int, int]:
    """The clause around an amount, with the one before where that has the verb."""
    first, last = reading.passage.clause(start)
    return (first, max(last, end))


def _resolved(start: int, end: int, figure: Figure) -> Slip:
    target = figure.entry
    assert isinstance(target, Target)
    words = {
        "strive": Text("strive to", "力争"),
        "endeavour": Text("make every effort to", "努力争取"),
        "ensure": Text("ensure", "确保"),
    }
    plain = Text("is to, without striving", "不加“力争”")
    return Slip(start, end, "P302", words.get(target.resolve, plain), figure.path)


_SOFTENED = re.compile(
    r"least|more|over|above|exceed|short of|pass|beyond|less|within|below|under"
    r"|up to|about|around|some|near"
    r"|almost|rough|most|limit|\bcap\b|keep|if possible|左右|约|近|以上|以内|超|不|多|余|逾|上下"
    r"|至少|最|起"
)
"""What may bound an amount that it does not stand beside."""


def is_softened(reading: Reading, quantity: Quantity) -> bool:
    """Whether an amount without a word of bound may yet have one, further off."""
    if quantity.said:
        return False
    first, last = reading.passage.clause(quantity.start)
    start = max(first, quantity.start - 30)
    return bool(
        _SOFTENED.search(reading.low, start, quantity.start)
        or _SOFTENED.search(reading.low, quantity.end, min(last, quantity.end + 15))
    )
