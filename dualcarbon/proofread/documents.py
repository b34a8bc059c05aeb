"""Kind P5: the title, the number or a date of an official document is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

from dualcarbon.model.dates import MONTHS, PartialDate
from dualcarbon.model.entries import Document
from dualcarbon.names.keys import key, stems_of
from dualcarbon.proofread.findings import Slip
from dualcarbon.proofread.numbers import alike
from dualcarbon.proofread.reading import Reading
from dualcarbon.proofread.remarks import is_anothers
from dualcarbon.proofread.titles import Named, Number, number_of, numbers_in
from dualcarbon.text import Text

_LIKE = 0.7
"""How alike two titles are, at least, of which one may be a slip for the other."""
_FAR = 90
"""Characters between a title and the number that may belong to it, at most."""
_SERIAL = ("communique", "report")
"""Kinds of documents that come out every year, whose titles differ in the year alone."""


class _Dated(NamedTuple):
    """A date in a passage, and whether it is that of the text or of its coming into force."""

    start: int
    end: int
    date: PartialDate
    of_force: bool


def alone(reading: Reading) -> Iterator[Slip]:
    """The slips in what a passage says of documents."""
    named = reading.known.titles.named(reading.passage)
    known = [one for one in named if one.documents]
    for one in named:
        if one.documents:
            yield from _of_known(reading, one, is_only=len(known) == 1)
        elif slip := _of_unknown(reading, one, known):
            yield slip


def _of_known(reading: Reading, one: Named, *, is_only: bool) -> Iterator[Slip]:
    wrong_number = _wrong_number(reading, one, is_only=is_only)
    dates = [*_dates(reading)] if is_only else []
    wrong_date = next((d for d in dates if _is_wrong(d, one.documents)), None)
    if not wrong_number and not wrong_date:
        return
    if meant := _meant_instead(reading, one):
        yield _titled(one, meant)
        return
    document = one.documents[0]
    path = f"documents.{document.id}"
    if wrong_number:
        right = Text(document.number, document.number)
        yield Slip(wrong_number.start, wrong_number.end, "P502", right, path)
    if wrong_date:
        when = document.in_force if wrong_date.of_force else document.date
        if when:
            right = Text(when.written("en"), when.written("zh"))
            yield Slip(wrong_date.start, wrong_date.end, "P503", right, path)


def _titled(one: Named, document: Document) -> Slip:
    right = Text(document.name.en, _inner(document.name.zh))
    return Slip(one.start, one.end, "P501", right, f"documents.{document.id}")


def _inner(title: str) -> str:
    match = re.search(r"《(.+)》", title)
    return match[1] if match else title


def _wrong_number(reading: Reading, one: Named, *, is_only: bool) -> Number | None:
    """The number that stands with a title and is none of its documents'."""
    rights = [number for doc in one.documents if (number := number_of(doc))]
    numbers = numbers_in(reading.low)
    if not rights:
        return None
    for number in numbers:
        if not _belongs(reading, one, number, is_only=is_only and len(numbers) == 1):
            continue
        if any(_same_number(number, right) for right in rights):
            return None
        if any(_like_number(number, right) for right in rights):
            return number
    return None


def _belongs(reading: Reading, one: Named, number: Number, *, is_only: bool) -> bool:
    """Whether a number stands right behind a title, or before it, or is the only one."""
    low = reading.low
    behind = low[one.end : number.start] if number.start >= one.end else None
    before = low[number.end : one.start] if number.end <= one.start else None
    if behind is not None and re.fullmatch(r"[》”\"]?\s?[（(]?\s?", behind):
        return True
    if before is not None and re.fullmatch(r"(?:公布|印发|发布|颁布)?的?[《“]?", before):
        return True
    gap = behind if behind is not None else before
    return is_only and gap is not None and len(gap) < _FAR and not re.search(r"[。.;；]\s", gap)


def _same_number(one: Number, other: Number) -> bool:
    return one.number == other.number and (one.year in (None, other.year))


def _like_number(one: Number, other: Number) -> bool:
    """Whether a number may be meant for another: of the same form, with year or number right."""
    if (one.year is None) != (other.year is None):
        return False
    if one.year is None:
        return True
    return one.year == other.year or one.number == other.number


def _meant_instead(reading: Reading, one: Named) -> Document | None:
    """The document with a title like that one of which number and date are right."""
    titles = reading.known.titles
    for documents in (titles.english if reading.lang == "en" else titles.chinese).values():
        for document in documents:
            if document not in one.documents and _evidence(reading, document):
                name = document.name.en if reading.lang == "en" else _inner(document.name.zh)
                if _likeness(one.title, name, reading.lang) >= _LIKE:
                    return document
    return None


def _evidence(reading: Reading, document: Document) -> bool:
    """Whether the passage has the number of a document, or a day that is its own."""
    right = number_of(document)
    if right and any(
        number.number == right.number and number.year == right.year
        for number in numbers_in(reading.low)
    ):
        return True
    days = [
        day for day in (document.dated, document.published, document.in_force) if day and day.day
    ]
    return any(dated.date in days for dated in _dates(reading, linked=False) if dated.date.day)


def _likeness(one: str, other: str, lang: str) -> float:
    if lang == "en":
        ours, theirs = stems_of(one), stems_of(other)
        return SequenceMatcher(None, ours, theirs, autojunk=False).ratio()
    return SequenceMatcher(None, key(one), key(other), autojunk=False).ratio()


def _of_unknown(reading: Reading, one: Named, known: list[Named]) -> Slip | None:
    """The slip in a title that no document has, where it is nearly that of one."""
    if is_anothers(reading.passage, one.start):
        return None
    if reading.lang == "zh" or reading.passage.text[one.start - 1 : one.start] == "《":
        document = _meant_zh(reading, one)
    else:
        document = _meant_en(reading, one)
    if document is None or any(document in other.documents for other in known):
        return None
    return _titled(one, document)


def _meant_zh(reading: Reading, one: Named) -> Document | None:
    ours = key(one.title)
    for theirs, documents in reading.known.titles.chinese.items():
        if abs(len(ours) - len(theirs)) > 6 or len(theirs) < 8:  # noqa: PLR2004
            continue
        if sorted(ours) == sorted(theirs) or _years_differ(ours, theirs, documents, reading):
            return documents[0]
        is_short = _is_short_for(ours, theirs) and len(theirs) - len(ours) != 1
        if is_short or not set(ours) & set(theirs):
            continue
        if _evidence(reading, documents[0]) and _likeness(ours, theirs, "zh") >= _LIKE:
            return documents[0]
    return None


def _years_differ(ours: str, theirs: str, documents: list[Document], reading: Reading) -> bool:
    """Whether two titles differ in a year alone, and the document does not come out every year."""
    bare = re.sub(r"\d+", "0", ours), re.sub(r"\d+", "0", theirs)
    if bare[0] != bare[1] or ours == theirs or documents[0].kind in _SERIAL:
        return False
    alike_titles = [
        title for title in reading.known.titles.chinese if re.sub(r"\d+", "0", title) == bare[0]
    ]
    return len(alike_titles) == 1


def _is_short_for(short: str, whole: str) -> bool:
    """Whether a title is another one with parts left out."""
    at = 0
    for char in whole:
        if at < len(short) and short[at] == char:
            at += 1
    return at == len(short)


def _meant_en(reading: Reading, one: Named) -> Document | None:
    ours = stems_of(one.title)
    best: tuple[float, Document | None] = (0.0, None)
    for document, theirs in reading.known.titles.stemmed:
        if not len(theirs) > 3 or len(set(ours) & set(theirs)) < len(theirs) * 0.5:  # noqa: PLR2004
            continue
        likeness = SequenceMatcher(None, ours, theirs, autojunk=False).ratio()
        if likeness < _LIKE or likeness <= best[0] or _words_of(ours, theirs):
            continue
        years = [word for word in ours if word.isdigit()], [w for w in theirs if w.isdigit()]
        differs_in_year = (
            [w for w in ours if not w.isdigit()] == [w for w in theirs if not w.isdigit()]
            and len(years[0]) == len(years[1])
            and years[0] != years[1]
            and document.kind not in _SERIAL
        )
        is_sure = document.english == "official" or _kinds(ours) != _kinds(theirs)
        if differs_in_year or (is_sure and _evidence(reading, document)):
            best = (likeness, document)
    return best[1]


def _kinds(stems: list[str]) -> set[str]:
    """The words of a title that say what kind of document it is."""
    kinds = "law plan regulations measures opinions notice guidance outline strategy before by"
    return {*stems_of(kinds)} & {*stems}


def _words_of(ours: list[str], theirs: list[str]) -> bool:
    """Whether the words of a title are another one's, with some left out."""
    rest = iter(theirs)
    return all(word in rest for word in ours)


# Dates

_MONTH_NAMES = "|".join(MONTHS).lower()
_DATE_ZH = re.compile(r"(?P<year>20\d\d|19\d\d)年(?:(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日)?)?")
_DATE_EN = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}})\s)?(?P<month>{_MONTH_NAMES})(?:\s(?P<day2>\d{{1,2}}))?,?\s"
    r"(?:of\s)?(?P<year>20\d\d|19\d\d)\b"
)
_ISSUED = (
    r"adopted|passed|dated|published|signed|promulgated|issued|released|approved|came out|unveiled|"
    r"印发|公布|发布|通过|签署|出台|颁布|下发|成文"
)
_IN_FORCE = (
    r"in force|took effect|takes? effect|effective|into force|applied|applies|apply|into effect|"
    r"施行|实施|生效"
)
_CHANGED = re.compile(
    r"\b(?:revised|revision|amended|amendment|draft|first edition)\b|修订|修正|草案|征求意见|修改"
)


def _dates(reading: Reading, *, linked: bool = True) -> Iterator[_Dated]:
    """The dates that a passage gives for a document, or all of them where none need be `linked`."""
    if linked and _CHANGED.search(reading.low):
        return
    for pattern in (_DATE_ZH, _DATE_EN):
        for match in pattern.finditer(reading.untitled):
            date = _date(match)
            link = _link(reading, match)
            if date and (link is not None or not linked):
                yield _Dated(match.start(), match.end(), date, bool(link))


def _date(match: re.Match[str]) -> PartialDate | None:
    parts = match.groupdict()
    month = parts["month"]
    if month and not month.isdecimal():
        month = str([name.lower() for name in MONTHS].index(month) + 1)
    if not month:
        return None
    day = parts.get("day") or parts.get("day2")
    written = "-".join([parts["year"], f"{int(month):02}", *([f"{int(day):02}"] if day else [])])
    try:
        return PartialDate.parse(written)
    except ValueError:
        return None


def _link(reading: Reading, match: re.Match[str]) -> bool | None:
    """Whether a date is of a document's text (False) or of its force (True); None for neither."""
    low = reading.low
    if reading.lang == "zh":
        if re.match(
            rf"[，,]?[^，。；《]{{0,12}}《[^》]+》(?:由[^，。；]{{2,16}})?(?:{_ISSUED})",
            low[match.end() :],
        ):
            return False
        after = re.split("[，。；）]", low[match.end() : match.end() + 24])[0]
        if re.match(rf"\s?(?:起|开始)?[^，。；]{{0,4}}(?:{_IN_FORCE})", after):
            return True
        return False if re.search(_ISSUED, after) else None
    before, after = (
        low[max(0, match.start() - 80) : match.start()],
        low[match.end() : match.end() + 60],
    )
    if re.search(rf"\b(?:{_IN_FORCE})\s(?:on|since|from|as of)\s$", before):
        return True
    if re.search(
        rf"\b(?:{_ISSUED})\s(?:by [\w' ]{{4,60}}\s|[\w ]{{0,14}}\s)?(?:on|in)?\s?$", before
    ):
        return False
    leads = re.search(r"(?:^|[,.;]\s)(?:in|on)\s$", before) or match.start() <= 3  # noqa: PLR2004
    return False if leads and re.match(rf",?\s[\w' ]{{2,45}}\b(?:{_ISSUED})\b", after) else None


def _is_wrong(dated: _Dated, documents: tuple[Document, ...]) -> bool:
    """Whether a date is none of the documents', but near to one of theirs."""
    days = [
        day
        for document in documents
        for day in (document.dated, document.published, document.in_force)
        if day
    ]
    if not days or any(_agrees(dated.date, day) for day in days):
        return False
    of_kind = [
        day
        for document in documents
        for day in (
            (document.in_force,) if dated.of_force else (document.dated, document.published)
        )
        if day
    ]
    return any(_near(dated.date, day) for day in of_kind)


def _agrees(one: PartialDate, other: PartialDate) -> bool:
    return one.year == other.year and all(
        not a or not b or a == b for a, b in ((one.month, other.month), (one.day, other.day))
    )


def _near(one: PartialDate, other: PartialDate) -> bool:
    """Whether one date is the other with a slip: in the year, the month or the day alone."""
    same = [a == b for a, b in zip(one, other, strict=True)]
    if not one.day or not other.day:
        return same[0] or (same[1] and abs(one.year - other.year) <= 3)  # noqa: PLR2004
    return sum(same) == 2  # noqa: PLR2004


# A text and its translation


def between(one: Reading, other: Reading) -> Iterator[tuple[int, Slip]]:
    """Titles and numbers that a text and its translation have otherwise: in which, and the slip."""
    titles = one.known.titles
    ours, theirs = (
        [named for named in titles.named(reading.passage) if named.documents]
        for reading in (one, other)
    )
    if len(ours) == len(theirs) == 1:
        meant = [document.id for document in ours[0].documents]
        if not any(document.id in meant for document in theirs[0].documents):
            yield 1, _titled(theirs[0], ours[0].documents[0])
            return
    yield from _numbers_between(one, other)


def _numbers_between(one: Reading, other: Reading) -> Iterator[tuple[int, Slip]]:
    ours, theirs = numbers_in(one.low), numbers_in(other.low)
    if len(ours) != 1 or len(theirs) != 1:
        return
    (own,), (their,) = ours, theirs
    if own.number == their.number or (own.year and their.year and own.year != their.year):
        return
    rights = {
        (number.number, number.year)
        for reading in (one, other)
        for named in one.known.titles.named(reading.passage)
        for document in named.documents
        if (number := number_of(document))
    }
    is_right = not rights or any(own.number == number for number, _ in rights)
    if is_right and (not rights or alike(str(own.number), str(their.number))):
        right = one.passage.text[own.start : own.end]
        yield 1, Slip(their.start, their.end, "P502", Text(right, right))
