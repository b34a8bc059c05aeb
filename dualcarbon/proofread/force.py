"""Kind P3: the bound of a number, or the resolve of a promise, is lost, added or another one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dualcarbon.model.entries import Target
from dualcarbon.model.vocab import Operator, operator_words
from dualcarbon.proofread.deadlines import is_of_a_peak, year_target
from dualcarbon.proofread.findings import Slip
from dualcarbon.proofread.quantity import COUNT, POINTS, TIMES, Quantity
from dualcarbon.proofread.reading import Reading
from dualcarbon.proofread.remarks import is_anothers, is_guessed, is_quoted
from dualcarbon.proofread.subjects import Figure
from dualcarbon.text import Text

_SURE, _MEANT = 0.55, 0.35
"""How much of its name is said, at least, of a target whose amount and year are; and of one that
may be meant as well."""

_STRIVE_EN = r"\bstriv\w+|\bendeavou?r\w*|\bmakes? every effort|\bmake efforts|\bevery effort"
_SOFT_EN = re.compile(
    rf"{_STRIVE_EN}|\baims?\b|\baim(?:ed|ing)\b|\bseek\w*|\bsought\b|\befforts?\b|\btr(?:y|ies"
    rf"|ying)\b"
    r"|\bhopes?\b|\bbid\b|\battempt\w*|\bbest\b|\bgoals?\b|\btargets?\b|\btargeted\b|\bwants?\b"
    r"|\bambition\w*"
    r"|\bintend\w*|\bobjective\w*|\bwork(?:s|ing)? (?:to|towards)|\bpush\w*|\bdrive\b|\bwould like"
)
_STRIVE = re.compile(rf"{_STRIVE_EN}|力争|争取|努力|力求|奋力|力促")
_STRIVES = re.compile(rf"{_STRIVE_EN}|力争|努力争取")
_SOFT_ZH = re.compile("力争|力求|力促|大力|全力|争取|努力|奋斗|目标|拟|希望|有望|预期")
_ENSURE = re.compile(r"\bensur\w+|\bguarantee\w*|\bmake sure|确保|保证|务必")
_ASSERTED = re.compile(
    r"\b(?:will|shall|must|is going to|are going to|is set to|has to|have to|is bound to)"
    r"(?:\s(?:not|be|also|then|certainly|definitely|surely))?\s\w+|\bwill\b"
    r"|(?:将|必须|一定|必将|要)(?:力?.{0,6}?)(?:达到|达|实现|提高到|提升到|升至|增至|下降|降低"
    r"|建成|增长到|控制|到)"
)


_ASSERTED_EN = re.compile(rf"{_ASSERTED.pattern}|\b(?:is|are) (?:to|set to|due to)\s\w+")


def _is_sought(figure: Figure) -> bool:
    return isinstance(figure.entry, Target) and not figure.entry.superseded_by


def alone(reading: Reading) -> Iterator[Slip]:
    """Amounts in a passage whose force is not that of the targets that they are of."""
    for quantity in reading.quantities:
        if not _may_count(reading, quantity.start, quantity.end):
            continue
        # With several that may be meant, what any of them allows is no slip.
        matches = reading.targets_with(quantity, _MEANT)
        if not matches or matches[0][0] < _SURE or not any(_is_sought(f) for _, f in matches):
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
    if _is_result(reading, quantity):
        return None
    if not quantity.said and (_is_short(reading, quantity) or _is_softened(reading, quantity)):
        return None
    return _bounded(reading, quantity, figures[0].entry.operator, figures[0].path)  # type: ignore[union-attr]


_TO_COME = re.compile(
    r"\b(?:to|will|shall|should|goals?|targets?|aims?|aimed|plans?|wants?|"
    r"wanted|asks?|asked|sets?|by 20[0-9]{2}|"
    r"promises?|promised|pledged?|under|supposed|must)\b|到|将|要|目标|规划|提出|力争|确保|计划|争取"
)
_HAPPENED = re.compile(
    r"\b(?:fell|fallen|rose|risen|reached|decreased|increased|dropped|was|were|had|stood|came|grew|"
    r"made|accounted|passed|exceeded)\b|已|了|累计|截至|实际|完成|同比|超额"
)


def _is_result(reading: Reading, quantity: Quantity) -> bool:
    """Whether an amount is told as what came about, and not as what is to come."""
    first, last = reading.passage.clause(quantity.start)
    clause = reading.low[first:last]
    return bool(_HAPPENED.search(clause)) and not _TO_COME.search(clause)


def _is_short(reading: Reading, quantity: Quantity) -> bool:
    """Whether an amount only names a target (`the 25% goal`), which it need not give whole."""
    after = reading.low[quantity.end : quantity.end + 22]
    if re.search(r"\b(?:the|short of|than) $", reading.low[: quantity.start]):
        return True
    return bool(
        re.match(
            r"[\s-]*(?:by[ -]\d{4} |for \d{4} )?(?:goal|target|mark|pledge|cut|level|line)"
            r"|的?(?:目标|这一|承诺|关口)|的?[^，。；]{0,3}倍",
            after,
        )
    )


def _bounded(reading: Reading, quantity: Quantity, operator: Operator, path: str) -> Slip:
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
    softened = (_SOFT_EN if reading.lang == "en" else _SOFT_ZH).search(reading.low, 0, last)
    if resolves <= {"strive", "endeavour"}:
        strong = _ENSURE.search(said)
        if strong and not softened:
            return _resolved(first + strong.start(), max(end, first + strong.end()), figures[0])
        assertions = [*_ASSERTED.finditer(said)]
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


# A text and its translation


def between(one: Reading, other: Reading) -> Iterator[tuple[int, Slip]]:
    """Where a text and its translation have another force: in which of the two, and the slip."""
    for ours, theirs in _pairs(one, other):
        yield from _bounds_between(one, other, ours, theirs)
    yield from _resolves_between(one, other)


def _pairs(one: Reading, other: Reading) -> Iterator[tuple[Quantity, Quantity]]:
    """The amounts that stand once in each of the texts and are equal."""
    for ours in one.quantities:
        equal = [theirs for theirs in other.quantities if _equal(ours, theirs)]
        own = [again for again in one.quantities if _equal(ours, again)]
        if len(equal) == 1 and len(own) == 1:
            yield ours, equal[0]


def _equal(one: Quantity, other: Quantity) -> bool:
    dimensions = {one.dimension, other.dimension}
    return one.value == other.value and (len(dimensions) == 1 or COUNT in dimensions)


_ALIKE = ({"over", "above", "exceed", "exceeds", "exceeding", "exceeded", "past"},)


_LOOSE = {
    "up to",
    "under",
    "below",
    "less than",
    "fewer than",
    "just under",
    "不到",
    "不足",
    "低于",
    "小于",
}
"""Words that say at most, yet often of what was, and not of a promise."""


def _bounds_between(
    one: Reading, other: Reading, ours: Quantity, theirs: Quantity
) -> Iterator[tuple[int, Slip]]:
    if ours.bound == theirs.bound or ours.unsure or theirs.unsure:
        return
    if ours.dimension in (TIMES, POINTS) or ours.is_word or theirs.is_word:
        return
    bounds = {ours.bound, theirs.bound}
    vague = {ours.said, theirs.said} & {
        *_ALIKE[0],
        "within",
        "below",
        "under",
        "up to",
        "低于",
        "不到",
    }
    if vague and "equal" not in bounds and bounds <= {"at-least", "more-than", "at-most"}:
        return
    for wrong, (reading, quantity, right) in enumerate(
        ((one, ours, theirs.bound), (other, theirs, ours.bound))
    ):
        figures = [f for _, f in reading.targets_with(quantity, 0.4)]
        operators = {f.entry.operator for f in figures if isinstance(f.entry, Target)}
        if operators and quantity.bound not in operators and right in operators:
            yield wrong, _bounded(reading, quantity, right, figures[0].path)
            return
    if _LOOSE & {ours.said, theirs.said}:
        return
    if _is_softened(one, ours) or _is_softened(other, theirs):
        return
    if "equal" in bounds and "about" not in bounds and not ours.said:
        return  # `exceed 60%` of a plain 60% is no promise
    if _is_target_like(one) or "equal" not in bounds or ours.said:
        yield 1, _bounded(other, theirs, ours.bound, "")


_SOFTENED = re.compile(
    r"least|more|over|above|exceed|short of|pass|beyond|less|within|below|under"
    r"|up to|about|around|some|near"
    r"|almost|rough|most|limit|\bcap\b|keep|if possible|左右|约|近|以上|以内|超|不|多|余|逾|上下"
    r"|至少|最|起"
)
"""What may bound an amount that it does not stand beside."""


def _is_softened(reading: Reading, quantity: Quantity) -> bool:
    """Whether an amount without a word of bound may yet have one, further off."""
    if quantity.said:
        return False
    first, last = reading.passage.clause(quantity.start)
    start = max(first, quantity.start - 30)
    return bool(
        _SOFTENED.search(reading.low, start, quantity.start)
        or _SOFTENED.search(reading.low, quantity.end, min(last, quantity.end + 15))
    )


def _is_target_like(reading: Reading) -> bool:
    return any(due.how in ("by", "before") for due in reading.dues)


def _resolves_between(one: Reading, other: Reading) -> Iterator[tuple[int, Slip]]:
    zh, en = (one, other) if one.lang == "zh" else (other, one)
    if zh.lang != "zh" or en.lang != "en":
        return
    swap = one.lang != "zh"
    slips = _lost(zh, en)
    if slips:
        side, slip = slips
        yield (1 - side if swap else side), slip


def _lost(zh: Reading, en: Reading) -> tuple[int, Slip] | None:
    """The slip where one side strives or ensures and the other does not, by the amount it is of."""
    strives = _STRIVE.search(zh.low), re.search(_STRIVE_EN, en.low)
    ensures = _ENSURE.search(zh.low), _ENSURE.search(en.low)
    keeps = re.search("保", zh.low)
    if ensures[1] and not keeps and strives[0] and _has_amount(en, ensures[1]):
        return 1, _span(en, ensures[1], Text("strive to", "力争"))
    if strives[1] and not re.search("[力争奋]", zh.low) and _has_amount(en, strives[1]):
        return _blamed(zh, en, strives[1], ensures[0])
    if re.search("力争|争取", zh.low) and not strives[1] and not _SOFT_EN.search(en.low):
        if slip := _striving_for_nothing(zh, strives[0]):
            return 0, slip
        asserted = _ASSERTED_EN.search(en.low)
        return (1, _no_longer_striven(zh, en, strives[0], asserted)) if asserted else None
    if ensures[0] and not ensures[1] and not re.search(r"safeguard|secure|certain|see to", en.low):
        asserted = _ASSERTED.search(en.low)
        return (1, _span(en, asserted, Text("ensure", "确保"))) if asserted else None
    return None


def _no_longer_striven(
    zh: Reading, en: Reading, said: re.Match[str] | None, asserted: re.Match[str]
) -> Slip:
    """The slip at the amount that the Chinese strives for, where the English has it once."""
    slip = _span(en, asserted, Text("strive to", "力争"))
    governed = next((one for one in zh.quantities if said and one.start >= said.end()), None)
    equal = [one for one in en.quantities if governed and _equal(governed, one)]
    if len(equal) != 1 or equal[0].end <= slip.end:
        return slip
    before = [one.end for one in en.quantities if one.end <= equal[0].start]
    return slip._replace(start=max([slip.start, *before]), end=equal[0].end)


def _striving_for_nothing(zh: Reading, said: re.Match[str] | None) -> Slip | None:
    """The slip where the Chinese strives for an amount that is stated plainly in its documents."""
    for quantity in zh.quantities if said else ():
        figures = [figure for _, figure in zh.targets_with(quantity, 0.7) if _is_sought(figure)]
        resolves = {f.entry.resolve for f in figures if isinstance(f.entry, Target)}
        if said and resolves and not resolves - {"plain", "law", "ensure"}:
            right = Text("is to, without striving", "不加“力争”")
            return Slip(said.start(), quantity.end, "P302", right, figures[0].path)
    return None


def _has_amount(reading: Reading, match: re.Match[str]) -> bool:
    """Whether an amount or a year stands in the clause of a verb."""
    first, last = reading.passage.clause(match.start())
    starts = [one.start for one in reading.quantities] + [due.start for due in reading.dues]
    return any(first <= start < last for start in starts)


def _blamed(
    zh: Reading, en: Reading, said: re.Match[str], ensured: re.Match[str] | None
) -> tuple[int, Slip] | None:
    """Which side is wrong where only the English strives: the Chinese, where the target does."""
    if ensured:
        return 1, _span(en, said, Text("ensure", "确保"))
    for quantity in zh.quantities:
        for _, figure in zh.targets_with(quantity, 0.4):
            if isinstance(figure.entry, Target) and figure.entry.resolve in ("strive", "endeavour"):
                right = Text("strive to", "力争")
                start = zh.passage.clause(quantity.start)[0]
                return 0, Slip(start, quantity.end, "P302", right, figure.path)
    return 1, _span(en, said, Text("is to, without striving", "不加“力争”"))


def _span(reading: Reading, match: re.Match[str], right: Text) -> Slip:
    """A slip from a verb to the amount that it governs."""
    ends = [q.end for q in reading.quantities if q.start >= match.end()]
    ends += [due.end for due in reading.dues if due.start >= match.end()]
    last = reading.passage.clause(match.start())[1]
    end = min((end for end in ends if end <= last), default=match.end())
    return Slip(match.start(), end, "P302", right)
