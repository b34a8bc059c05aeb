"""Statistics: the latest figures, and one series in full."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dualcarbon.analysis.changes import change
from dualcarbon.model.entries import Facts, Point, Statistic
from dualcarbon.model.vocab import statistic_words
from dualcarbon.text import Lang, Text
from dualcarbon.views import words
from dualcarbon.views.overview import Extent, extent_line
from dualcarbon.views.page import Block, Fields, Heading, Page, Prose, References, Table
from dualcarbon.writing.changes import change_text
from dualcarbon.writing.figures import figure_text
from dualcarbon.writing.formulas import formula_text

_TITLE = Text("Latest figures", "最新数据")
_FIGURE = Text("Figure", "数值")
_AS_OF = Text("As of", "截至")
_CHANGE = Text("Change", "变化")
_SINCE = Text("since", "较")
_SCOPE = Text("Scope", "口径")
_MAIN = Text("Main series of this", "主序列")
_OTHERS = Text("Other series of this", "其他序列")
_WORKED_OUT = Text("Worked out as", "计算方法")
_NONE = "-"


def overview_page(
    statistics: Iterable[Statistic], facts: Facts, extent: Extent, lang: Lang
) -> Page:
    """The newest figure of each statistic, with the change since the one before.

    By topic, or as they were found where they were narrowed to.
    """
    references = References(facts.sources, lang)
    labels = (words.NAME, _FIGURE, _AS_OF, _CHANGE, words.ID, words.SOURCE)
    blocks: list[Block] = [Heading(_TITLE[lang])]
    rows: dict[str, list[tuple[str, ...]]] = {}
    for statistic in statistics:
        row = _overview_row(statistic, facts, references, lang)
        rows.setdefault("" if extent.narrowed else statistic.topic, []).append(row)
    for topic, name in words.topics(facts):
        if topic in rows:
            heading = () if extent.narrowed else (Heading(name[lang], 2),)
            labelled = tuple(label[lang] for label in labels)
            blocks += [*heading, Table(labelled, tuple(rows[topic]), frozenset({1, 3}))]
    blocks += [Prose(words.NOTED[lang], "muted"), extent_line(extent, lang)]
    return (*blocks, references.block())


def _overview_row(
    statistic: Statistic, facts: Facts, references: References, lang: Lang
) -> tuple[str, ...]:
    *before, latest = statistic.last(2)
    unit = facts.units[statistic.unit]
    shift = change(before[-1], latest, unit) if before else None
    text = _NONE
    if shift:
        since = f"{_SINCE[lang]} {shift.earlier.date}"
        text = words.bracketed(change_text(shift, unit, lang), since, lang)
    return (
        words.flagged(statistic, lang),
        figure_text(latest.value, unit, lang),
        str(latest.date),
        text,
        statistic.id,
        references.mark(latest.sources or statistic.sources),
    )


def statistic_page(statistics: Iterable[Statistic], facts: Facts, lang: Lang) -> Page:
    """Whole series, each with its scope, its chart and its sources."""
    blocks: list[Block] = []
    for statistic in statistics:
        blocks += _statistic(statistic, facts, lang)
    return tuple(blocks)


def _statistic(statistic: Statistic, facts: Facts, lang: Lang) -> Iterator[Block]:
    references = References(facts.sources, lang)
    own = references.mark(statistic.sources)
    yield Heading(words.titled(statistic.name, lang))
    yield Fields(
        (
            *words.topic_field(statistic, facts, lang),
            (_SCOPE[lang], statistic.scope[lang]),
            (words.KIND[lang], statistic_words(statistic.kind)[lang]),
            *_formula(statistic, facts, lang),
            *_counterparts(statistic, facts, lang),
        )
    )
    yield _series(statistic, facts, references, lang)
    for point in statistic.series:
        if point.note:
            label = f"{words.NOTE[lang]} {point.date}"
            marks = references.mark(point.sources) or own
            yield Prose(words.labelled(label, f"{point.note[lang]} {marks}", lang), "note")
    yield from references.notes(statistic.notes)
    yield references.block()


def _formula(statistic: Statistic, facts: Facts, lang: Lang) -> Iterator[tuple[str, str]]:
    """How the figures are worked out from others, where they are."""
    if text := formula_text(statistic, facts)[lang]:
        yield _WORKED_OUT[lang], text


def _counterparts(statistic: Statistic, facts: Facts, lang: Lang) -> Iterator[tuple[str, str]]:
    """The other series of the same quantity, which must not be mixed with this one."""
    main = facts.statistics.get(statistic.alternative_to)
    if main:
        yield _MAIN[lang], words.bracketed(main.name[lang], main.id, lang)
    others = [s for s in facts.statistics.values() if s.alternative_to == statistic.id]
    if others:
        names = (words.bracketed(other.name[lang], other.id, lang) for other in others)
        yield _OTHERS[lang], words.joined(names, lang)


def _series(statistic: Statistic, facts: Facts, references: References, lang: Lang) -> Table:
    unit = facts.units[statistic.unit]
    series = statistic.series
    largest = max((abs(point.value.value) for point in series), default=0)
    rows = []
    for earlier, point in zip((None, *series), series, strict=False):
        shift = change(earlier, point, unit) if earlier else None
        rows.append(
            (
                str(point.date),
                *_figures(point, statistic, facts, lang),
                change_text(shift, unit, lang) if shift else _NONE,
                references.mark(point.sources or statistic.sources),
            )
        )
    figures = (
        (_FIGURE[lang], "中文") if _has_chinese_form(statistic, facts, lang) else (_FIGURE[lang],)
    )
    return Table(
        (words.DATE[lang], *figures, _CHANGE[lang], words.SOURCE[lang]),
        tuple(rows),
        frozenset(range(1, len(figures) + 2)),
        tuple(float(abs(p.value.value) / largest) if largest else 0.0 for p in series),
    )


def _has_chinese_form(statistic: Statistic, facts: Facts, lang: Lang) -> bool:
    """Whether Chinese writes the figures so differently that an English reader needs both."""
    return lang == "en" and facts.units[statistic.unit].power_zh is not None


def _figures(point: Point, statistic: Statistic, facts: Facts, lang: Lang) -> tuple[str, ...]:
    unit = facts.units[statistic.unit]
    if _has_chinese_form(statistic, facts, lang):
        return figure_text(point.value, unit, "en"), figure_text(point.value, unit, "zh")
    return (figure_text(point.value, unit, lang),)
