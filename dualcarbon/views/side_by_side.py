"""Several statistics side by side, a row a date; or why they can't be compared."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from string import ascii_uppercase

from dualcarbon.analysis.changes import change
from dualcarbon.analysis.side_by_side import Unlike, dates_of, has_ratio, ratio
from dualcarbon.model.entries import Facts, Statistic
from dualcarbon.model.parts import Point
from dualcarbon.model.vocab import figures_words, statistic_words
from dualcarbon.text import Lang, Text
from dualcarbon.views import words
from dualcarbon.views.page import (
    Block,
    Cell,
    Heading,
    Listing,
    Page,
    Painted,
    Prose,
    Span,
    Table,
    painted,
)
from dualcarbon.views.references import References
from dualcarbon.writing.changes import change_text
from dualcarbon.writing.figures import figure_text, worded
from dualcarbon.writing.rounding import multiple

_TITLE = Text("Side by side", "并列对照")
_AGAINST = Text("B against A", "B 较 A")
_TIMES = Text("B ÷ A", "B ÷ A")
_OTHER_COUNT = Text("{} is another count of what {} counts.", "{} 是 {} 的另一统计口径。")
_BREAK = Text("New method in {} from {}", "{} 自 {} 起口径调整")
_NONE = "-"


def side_by_side_page(statistics: Sequence[Statistic], facts: Facts, lang: Lang) -> Page:
    """The figures of two series or more, the newest first, under a letter for each.

    Two have a column more: how many times the first the second is, or how far it is from it.
    """
    references = References(facts, lang)
    return tuple(_blocks(statistics, facts, references, lang))


def _blocks(
    statistics: Sequence[Statistic], facts: Facts, references: References, lang: Lang
) -> Iterator[Block]:
    letters = _letters(len(statistics))
    yield Heading(painted(_TITLE[lang], "name"))
    series = zip(letters, statistics, strict=True)
    yield Listing(tuple((letter, _headed(one, lang)) for letter, one in series), close=True)
    yield _table(statistics, letters, facts, references, lang)
    yield from words.together(_remarks(statistics, letters, references, lang))
    newest = [one.last(1)[0].sources or one.sources for one in statistics]
    yield references.block(first=[citation for cited in newest for citation in cited])


def _letters(count: int) -> Sequence[str]:
    """What stands for each series in the table."""
    many = count > len(ascii_uppercase)
    return [str(n + 1) for n in range(count)] if many else ascii_uppercase[:count]


def _headed(statistic: Statistic, lang: Lang) -> Painted:
    """The name of a series, what its figures are, its scope, and the command that opens it."""
    return Painted(
        Span(statistic.name[lang], "strong"),
        Span(f"  {statistic_words(statistic.kind)[lang]}", "muted"),
        Span(f"  {statistic.scope[lang]}  "),
        Span(f"dualcarbon stats {statistic.id}", "command"),
    )


def _table(
    statistics: Sequence[Statistic],
    letters: Sequence[str],
    facts: Facts,
    references: References,
    lang: Lang,
) -> Table:
    label, compared = _comparison(statistics, facts, lang)
    more = [label[lang]] if label else []
    rows: list[tuple[Cell, ...]] = []
    for when in dates_of(statistics):
        points = [one.points.get(when) for one in statistics]
        both = [point for point in points if point]
        compares = [compared(*both) if len(both) > 1 else _NONE] if label else []
        marks = [
            references.mark(point.sources or one.sources) if point else _NONE
            for point, one in zip(points, statistics, strict=True)
        ]
        rows.append(
            (
                painted(str(when), "muted"),
                *(_figure(*pair, facts, lang) for pair in zip(points, statistics, strict=True)),
                *compares,
                painted(" · ".join(marks), "muted"),
            )
        )
    return Table(
        (words.DATE[lang], *letters, *more, words.SOURCE[lang]),
        tuple(rows),
        frozenset(range(1, 1 + len(statistics) + len(more))),
    )


def _figure(point: Point | None, statistic: Statistic, facts: Facts, lang: Lang) -> str:
    return figure_text(point.value, facts.units[statistic.unit], lang) if point else _NONE


def _comparison(
    statistics: Sequence[Statistic], facts: Facts, lang: Lang
) -> tuple[Text | None, Callable[[Point, Point], str]]:
    """How two series are compared, as a label and for two figures; no label for more series."""
    unit = facts.units[statistics[0].unit]

    def against(one: Point, other: Point) -> str:
        shift = change(one, other, unit)
        return change_text(shift, unit, lang) if shift else _NONE

    def times(one: Point, other: Point) -> str:
        value = ratio(one, other)
        is_rounded = "about" in (one.value.bound, other.value.bound)
        if value is None:
            return _NONE
        return worded(f"{multiple(value):,f}", "about" if is_rounded else "exact", lang)

    match statistics:
        case [one, other] if has_ratio(one, other, facts.units):
            return _TIMES, times
        case [_, _]:
            return _AGAINST, against
    return None, against


def _remarks(
    statistics: Sequence[Statistic], letters: Sequence[str], references: References, lang: Lang
) -> Iterator[Prose]:
    """What differs: another count of the same, where the method changed, and what the notes say."""
    letter_of = {one.id: letter for letter, one in zip(letters, statistics, strict=True)}
    for one in statistics:
        if main := letter_of.get(one.alternative_to):
            yield Prose(_OTHER_COUNT[lang].format(letter_of[one.id], main), "note")
    for one in statistics:
        letter = letter_of[one.id]
        for when in one.breaks.values():
            label = _BREAK[lang].format(letter, when.date)
            yield Prose(words.labelled(label, when.text[lang], lang), "note")
        yield from references.notes(one.notes, letter)


_APART = Text("Not side by side, as {}: {}.", "{}，无法并列：{}。")


def apart_note(pair: Unlike, facts: Facts, lang: Lang) -> Prose:
    """Why two series can't be compared."""
    why, one, other = _unlikeness(pair, facts)
    each = (
        words.bracketed(series.name[lang], what[lang], lang)
        for series, what in ((pair.one, one), (pair.other, other))
    )
    return Prose(_APART[lang].format(why[lang], words.joined(each, lang)), "note")


def _unlikeness(pair: Unlike, facts: Facts) -> tuple[Text, Text, Text]:
    """Why two series can't be compared, and what each of them is in that respect."""
    one, other = pair.one, pair.other
    units = facts.units[one.unit].name, facts.units[other.unit].name
    match pair.respect:
        case "share":
            return (Text("a share is not an amount", "比重与数量不可比"), *units)
        case "unit":
            return (Text("their units differ", "单位不同"), *units)
        case "figures":
            why = Text("their figures are not of the same kind", "数值性质不同")
            return why, figures_words(one.figures), figures_words(other.figures)
        case "baseline":
            years = str(one.baseline or _NONE), str(other.baseline or _NONE)
            why = Text("they count from different years", "基准年不同")
            return why, Text(years[0], years[0]), Text(years[1], years[1])
        case "kind":
            why = Text("one is a state, the other a sum", "时点数与时期数不可比")
            return why, statistic_words(one.kind), statistic_words(other.kind)
