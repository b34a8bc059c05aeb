"""Statistics: the latest figures, and one series in full."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from dualcarbon.analysis.changes import Change, change
from dualcarbon.analysis.trend import yearly
from dualcarbon.model.entries import Facts, Statistic
from dualcarbon.model.parts import Point
from dualcarbon.model.vocab import statistic_words
from dualcarbon.text import Lang, Text
from dualcarbon.views import words
from dualcarbon.views.overview import Extent, by_topic, footer, headings
from dualcarbon.views.page import (
    Block,
    Cell,
    Fields,
    Heading,
    Page,
    Painted,
    Prose,
    Share,
    Span,
    Table,
    Trend,
    painted,
)
from dualcarbon.views.references import References
from dualcarbon.writing.changes import change_text
from dualcarbon.writing.figures import figure_text
from dualcarbon.writing.formulas import formula_text

_TITLE = Text("Latest figures", "最新数据")
_FIGURE = Text("Figure", "数值")
_AS_OF = Text("As of", "截至")
_CHANGE = Text("Change", "变化")
_COURSE = Text("By year", "逐年")
_SERIES = Text("Series", "指标")
_MAIN = Text("Main count", "主序列")
_OTHERS = Text("Other counts", "其他统计")
_BESIDE = Text("Compare with", "可对照")
_COMPARED = Text("For comparison", "供比较")
_WORKED_OUT = Text("Worked out as", "计算方法")
_REVISED = Text("Revised {}: {} at first", "{}修订：最初为{}")
_THEN = Text(", then {}", "，后为{}")
_BREAK = Text("New method from {}", "{}起口径调整")
_NONE = "-"
_OVER = Text("{} in {}y", "{1}年间{0}")
_YEAR = 365.25
"""Days."""


def overview_page(
    statistics: Iterable[Statistic], facts: Facts, extent: Extent, lang: Lang
) -> Page:
    """The newest figure of each statistic, with its change and its course.

    By topic, or as they were found where they were narrowed to, other counts of the same last.
    """
    references = References(facts, lang)
    statistics = list(statistics)
    groups = by_topic(statistics, facts, extent, lang)
    if extent.narrowed:
        main = [statistic for statistic in statistics if statistic.main == statistic.id]
        other = [statistic for statistic in statistics if statistic.main != statistic.id]
        groups = [(n[lang], there) for n, there in ((_SERIES, main), (_OTHERS, other)) if there]
    labels = [words.NAME, _FIGURE, _AS_OF, *_seen(extent), words.SOURCE]
    rows = tuple(
        _overview_row(statistic, facts, references, extent, lang)
        for _, there in groups
        for statistic in there
    )
    numeric = frozenset({1} if extent.narrowed else {1, 3})
    table = Table(tuple(label[lang] for label in labels), rows, numeric, headings(groups))
    return (
        Heading(_TITLE[lang]),
        table,
        footer(extent, lang, statistics),
        references.block(best=0),
    )


def _overview_row(
    statistic: Statistic, facts: Facts, references: References, extent: Extent, lang: Lang
) -> tuple[Cell, ...]:
    *before, latest = statistic.last(2)
    unit = facts.units[statistic.unit]
    shift = _moved(statistic, before[-1], latest, facts) if before else None
    course = Trend(partial(yearly, statistic))
    more: tuple[Cell, ...] = (_shift(shift, facts, statistic, lang), course)
    return (
        words.flagged(statistic, lang),
        painted(figure_text(latest.value, unit, lang), "strong"),
        painted(str(latest.date)[:7], "muted"),
        *((statistic.id,) if extent.narrowed else more),
        references.label(latest.sources or statistic.sources, dated=not extent.narrowed),
    )


def _moved(statistic: Statistic, earlier: Point, later: Point, facts: Facts) -> Change | None:
    """The change from one figure to another; None where they are not counted in the same way."""
    if any(earlier.date < when <= later.date for when in statistic.breaks):
        return None
    return change(earlier, later, facts.units[statistic.unit])


def _seen(extent: Extent) -> list[Text]:
    """What stands beside the figures: where they were narrowed to, what is to be copied."""
    return [words.ID] if extent.narrowed else [_CHANGE, _COURSE]


def _shift(shift: Change | None, facts: Facts, statistic: Statistic, lang: Lang) -> str:
    """A change, in the unit of the figure beside it; over how many years, where it is not one."""
    if shift is None:
        return _NONE
    unit = facts.units[statistic.unit]
    text = change_text(shift, unit, lang)
    if not text.endswith("%"):
        text = text.removesuffix(unit.name[lang]).rstrip()
    return _over_years(text, shift, lang)


def _over_years(text: str, shift: Change, lang: Lang) -> str:
    """A change with the years that it took, where that is not one."""
    years = round((shift.later.date.last - shift.earlier.date.last).days / _YEAR)
    return text if years <= 1 else _OVER[lang].format(text, years)


def statistic_page(statistics: Iterable[Statistic], facts: Facts, lang: Lang) -> Page:
    """Whole series, each with its scope, its chart and its sources."""
    blocks: list[Block] = []
    for statistic in statistics:
        blocks += _statistic(statistic, facts, lang)
    return tuple(blocks)


def _statistic(statistic: Statistic, facts: Facts, lang: Lang) -> Iterator[Block]:
    references = References(facts, lang)
    rests_on_own = not all(point.sources for point in statistic.series)
    own = references.mark(statistic.sources) if rests_on_own else ""
    yield words.title(statistic, facts, lang, statistic_words(statistic.kind)[lang])
    yield Prose(statistic.scope[lang], close=True)
    if worked_out := formula_text(statistic, facts)[lang]:
        yield Prose(words.labelled(_WORKED_OUT[lang], worked_out, lang), "muted", close=True)
    yield Prose(_newest(statistic, facts, lang))
    yield _series(statistic, facts, references, lang)
    notes = [
        Prose(
            Painted(
                Span(
                    words.labelled(f"{words.NOTE[lang]} {point.date}", point.note[lang], lang),
                    "note",
                ),
                Span(f" {references.mark(point.sources) or own}", "muted"),
            ),
            "note",
        )
        for point in reversed(statistic.series)
        if point.note
    ]
    breaks = [
        Prose(words.labelled(_BREAK[lang].format(one.date), one.text[lang], lang), "note")
        for one in statistic.breaks.values()
    ]
    revised = _revised(statistic, facts, references, lang)
    yield from words.together((*breaks, *revised, *notes, *references.notes(statistic.notes)))
    if rows := tuple(_counterparts(statistic, facts, lang)):
        yield Fields(rows)
    newest = next(iter(statistic.last(1)), None)
    yield references.block(first=(newest and newest.sources) or statistic.sources)


def _revised(
    statistic: Statistic, facts: Facts, references: References, lang: Lang
) -> Iterator[Prose]:
    """What stood for a date before it was revised, the newest date first."""
    unit = facts.units[statistic.unit]
    for point in reversed(statistic.series):
        if not point.earlier:
            continue
        first, *then = (figure_text(before.value, unit, lang) for before in point.earlier)
        text = _REVISED[lang].format(point.date, first)
        text += "".join(_THEN[lang].format(figure) for figure in then)
        cited = [citation for before in point.earlier for citation in before.sources]
        yield Prose(references.marked(text, cited, "note"), "note")


def _newest(statistic: Statistic, facts: Facts, lang: Lang) -> Painted:
    """The newest figure in every form, its date, and the change since the one before."""
    *before, latest = statistic.last(2)
    unit = facts.units[statistic.unit]
    shift = _moved(statistic, before[-1], latest, facts) if before else None
    figures = _figures(latest, statistic, facts, lang)
    moved = f"  {_over_years(change_text(shift, unit, lang), shift, lang)}" if shift else ""
    return Painted(
        Span("  ".join(figures), "strong"), Span(f"  {latest.date.written(lang)}"), Span(moved)
    )


def _counterparts(statistic: Statistic, facts: Facts, lang: Lang) -> Iterator[tuple[str, str]]:
    """The other series of the same quantity, and those of others to compare with; never mixed."""
    for label, main in (
        (_MAIN, facts.statistics.get(statistic.alternative_to)),
        (_BESIDE, facts.statistics.get(statistic.compares_with)),
    ):
        if main:
            yield label[lang], _opened(main, lang)
    for label, field in ((_OTHERS, "alternative_to"), (_COMPARED, "compares_with")):
        others = [s for s in facts.statistics.values() if getattr(s, field) == statistic.id]
        labels = [label[lang]] + [""] * len(others)
        yield from zip(labels, (_opened(other, lang) for other in others), strict=False)


def _opened(statistic: Statistic, lang: Lang) -> Painted:
    command = Span(f"dualcarbon stats {statistic.id}", "command")
    return Painted(Span(f"{statistic.name[lang]}  "), command)


def _series(statistic: Statistic, facts: Facts, references: References, lang: Lang) -> Table:
    """The figures, the newest first."""
    unit = facts.units[statistic.unit]
    series = statistic.series
    largest = max((abs(point.value.value) for point in series), default=0)
    rows: list[tuple[Cell, ...]] = []
    for earlier, point in zip((None, *series), series, strict=False):
        shift = _moved(statistic, earlier, point, facts) if earlier else None
        rows.append(
            (
                painted(str(point.date), "muted"),
                *_figures(point, statistic, facts, lang),
                _over_years(change_text(shift, unit, lang), shift, lang) if shift else _NONE,
                Share(float(abs(point.value.value) / largest) if largest else 0.0),
                painted(references.mark(point.sources or statistic.sources), "muted"),
            )
        )
    figures = (
        (_FIGURE[lang], "中文") if _has_chinese_form(statistic, facts, lang) else (_FIGURE[lang],)
    )
    return Table(
        (words.DATE[lang], *figures, _CHANGE[lang], "", words.SOURCE[lang]),
        tuple(reversed(rows)),
        frozenset(range(1, len(figures) + 2)),
    )


def _has_chinese_form(statistic: Statistic, facts: Facts, lang: Lang) -> bool:
    """Whether Chinese writes the figures so differently that an English reader needs both."""
    return lang == "en" and facts.units[statistic.unit].power_zh is not None


def _figures(point: Point, statistic: Statistic, facts: Facts, lang: Lang) -> tuple[str, ...]:
    unit = facts.units[statistic.unit]
    if _has_chinese_form(statistic, facts, lang):
        return figure_text(point.value, unit, "en"), figure_text(point.value, unit, "zh")
    return (figure_text(point.value, unit, lang),)
