"""Targets beside the figures: all of them in a table, or each in full."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from dualcarbon.analysis.readings import Reading
from dualcarbon.analysis.targets import Standing
from dualcarbon.model.dates import PartialDate
from dualcarbon.model.entries import Citation, Facts, Statistic, Target
from dualcarbon.model.vocab import STATUSES, legal_words, resolve_words, status_words
from dualcarbon.text import Lang, Text
from dualcarbon.views import words
from dualcarbon.views.documents import document_line
from dualcarbon.views.overview import Extent, extent_line
from dualcarbon.views.page import Block, Fields, Heading, Page, Prose, References, Table
from dualcarbon.writing.changes import difference_text, rate_text
from dualcarbon.writing.figures import figure_text, target_text
from dualcarbon.writing.standings import gap_figure, rate_figures, reading_figure, share_of_way

_TITLE = Text("Targets and figures", "目标与实际")
_TARGET = Text("Target", "目标")
_BY = Text("By", "期限")
_LATEST = Text("Newest figure", "最新数据")
_WAY = Text("Way", "进度")
_STATUS = Text("Status", "状态")
_SET = Text("Set", "公布")
_DOCUMENT = Text("Document", "文件")
_REPEATED = Text("Also in", "另见于")
_QUOTE = Text("In the document", "原文")
_RESOLVE = Text("Resolve", "力度")
_LEGAL = Text("Indicator", "指标性质")
_BASELINE = Text("Baseline", "基准")
_START = Text("At the start", "起点")
_GAP = Text("Gap", "差距")
_PACE = Text("Pace so far", "目前速度")
_NEEDED = Text("Pace needed", "所需速度")
_HIGHEST = Text("Highest so far", "迄今最高")
_RESULT = Text("Official result", "官方结果")
_RECKONED = Text("by the figures here: {}", "按本库数据：{}")
_NEAR = Text("Near figure", "相近数据")
_SUPERSEDED = Text("superseded", "已被取代")
_SUPERSEDED_BY = Text("Superseded by", "被取代")
_REACHED = Text("reached", "已达到")
_DASH = "-"


def overview_page(
    standings: Sequence[Standing], facts: Facts, today: date, extent: Extent, lang: Lang
) -> Page:
    """A line a target: what is asked, the newest figure, the way gone, the status.

    By topic, or as they were found where they were narrowed to.
    """
    references = References(facts.sources, lang)
    labels = (_TARGET, _BY, _LATEST, _WAY, _STATUS, words.ID, words.SOURCE)
    now = PartialDate(today.year, today.month, today.day).written(lang)
    blocks: list[Block] = [
        Heading(_TITLE[lang]),
        Prose(words.labelled(words.TODAY[lang], now, lang), "muted"),
    ]
    groups: dict[str, list[Standing]] = {}
    for one in standings:
        groups.setdefault("" if extent.narrowed else one.target.topic, []).append(one)
    for topic, name in words.topics(facts):
        if topic in groups:
            blocks += () if extent.narrowed else (Heading(name[lang], 2),)
            blocks.append(
                Table(
                    tuple(label[lang] for label in labels),
                    tuple(_row(one, facts, references, lang) for one in groups[topic]),
                    frozenset({3}),
                    tuple(map(_bar, groups[topic])),
                    full=True,
                )
            )
    return (
        *blocks,
        Prose(_count(standings)[lang], "muted"),
        Prose(words.NOTED[lang], "muted"),
        extent_line(extent, lang),
        references.block(),
    )


def _count(standings: Sequence[Standing]) -> Text:
    counts = {status: sum(one.status == status for one in standings) for status in STATUSES}
    en = ", ".join(f"{n} {status_words(s).en}" for s, n in counts.items() if n)
    zh = "，".join(f"{status_words(s).zh} {n} 项" for s, n in counts.items() if n)
    return Text(f"{len(standings)} targets: {en}.", f"共 {len(standings)} 项目标：{zh}。")


def _row(standing: Standing, facts: Facts, references: References, lang: Lang) -> tuple[str, ...]:
    target = standing.target
    marks = references.mark((*target.sources[:2], *_citations(standing, standing.latest)))
    return (
        words.labelled(words.flagged(target, lang), _goal(target, facts, lang), lang),
        str(target.by or _DASH),
        _figure_and_date(standing, standing.latest, facts, lang) if standing.latest else _DASH,
        _way(standing, lang),
        _status(standing, lang),
        target.id,
        marks,
    )


def _goal(target: Target, facts: Facts, lang: Lang) -> str:
    goal = target_text(target, facts.units[target.unit], lang)
    return words.bracketed(goal, _SUPERSEDED[lang], lang) if target.superseded_by else goal


def _way(standing: Standing, lang: Lang) -> str:
    share = share_of_way(standing)
    if share is not None:
        return f"{(100 * share).normalize():f}%"
    return _REACHED[lang] if standing.status == "met" else _DASH


def _bar(standing: Standing) -> float | None:
    """The part of the way gone, no less than nothing and no more than all of it."""
    if standing.share is not None:
        return min(max(float(standing.share), 0.0), 1.0)
    return 1.0 if standing.status == "met" else None


def _status(standing: Standing, lang: Lang) -> str:
    word = status_words(standing.status)[lang]
    if standing.status == "met" and standing.first_met:
        first = Text("first in {}", "首次达到：{}")[lang].format(standing.first_met.date)
        return words.bracketed(word, first, lang)
    if standing.status == "open" and standing.reason:
        short = standing.reason[lang].partition("：" if lang == "zh" else ":")[0]
        return words.bracketed(word, short, lang)
    return word


def targets_page(standings: Iterable[Standing], facts: Facts, today: date, lang: Lang) -> Page:
    """Targets in full, each with what it was worked out from."""
    blocks: list[Block] = []
    for standing in standings:
        blocks += _target(standing, facts, today, lang)
    return tuple(blocks)


def _target(standing: Standing, facts: Facts, today: date, lang: Lang) -> Iterator[Block]:
    target = standing.target
    references = References(facts.sources, lang)
    yield Heading(words.titled(target.name, lang))
    yield Fields(tuple(_fields(standing, facts, references, lang)))
    if (bar := _bar(standing)) is not None:
        yield Table((_WAY[lang],), ((_way(standing, lang),),), bars=(bar,), full=True)
    yield Prose(
        words.labelled(_STATUS[lang], _status_in_full(standing, today, lang), lang), "strong"
    )
    yield from references.notes(target.notes)
    if standing.statistic and standing.status != "open":
        yield from references.notes(standing.statistic.notes, standing.statistic.name[lang])
    yield references.block()


def _fields(
    standing: Standing, facts: Facts, references: References, lang: Lang
) -> Iterator[tuple[str, str]]:
    target = standing.target
    yield _TARGET[lang], f"{_goal(target, facts, lang)} {references.mark(target.sources)}"
    yield _BY[lang], target.by.written(lang) if target.by else _DASH
    yield _SET[lang], target.announced.written(lang)
    if document := facts.documents.get(target.document):
        marks = references.mark((*document.sources[:1], *target.also_in))
        yield _DOCUMENT[lang], f"{document_line(document, lang)} {marks}"
    if target.repeated_in:
        names = [facts.documents[id].name[lang] for id in target.repeated_in]
        yield _REPEATED[lang], words.joined(names, lang)
    if target.quote:
        yield _QUOTE[lang], target.quote[lang]
    yield _RESOLVE[lang], resolve_words(target.resolve)[lang]
    if target.legal != "none":
        yield _LEGAL[lang], legal_words(target.legal)[lang]
    if target.superseded_by:
        successor = facts.targets[target.superseded_by]
        goal = target_text(successor, facts.units[successor.unit], lang)
        yield _SUPERSEDED_BY[lang], f"{goal} ({successor.id})"
    yield from _measured(standing, facts, references, lang)


def _measured(
    standing: Standing, facts: Facts, references: References, lang: Lang
) -> Iterator[tuple[str, str]]:
    target = standing.target
    if target.baseline:
        yield _BASELINE[lang], target.baseline.written(lang)

    def figure(label: Text, reading: Reading | None) -> Iterator[tuple[str, str]]:
        if reading:
            dated = _figure_and_date(standing, reading, facts, lang)
            yield label[lang], f"{dated} {references.mark(_citations(standing, reading))}"

    if target.measure == "level":
        yield from figure(_START, standing.start)
    yield from figure(_NEAR if target.obstacle else _LATEST, standing.latest)
    yield from figure(_HIGHEST, standing.highest)
    unit = facts.units[target.unit]
    if result := target.result:
        value = words.bracketed(figure_text(result.value, unit, lang), str(result.date), lang)
        more = filter(None, (value, result.method[lang]))
        marks = references.mark(result.sources)
        yield _RESULT[lang], f"{('；' if lang == 'zh' else '; ').join(more)} {marks}"
    if gap := gap_figure(standing):
        done = Text("none", "无")[lang]
        yield _GAP[lang], difference_text(gap, unit, lang) if gap.value > 0 else done
    pace, needed = rate_figures(standing)
    if pace and standing.pace:
        since, until = standing.pace.since.date, standing.pace.until.date
        window = Text("{} to {}", "{}至{}")[lang].format(since, until)
        yield _PACE[lang], words.bracketed(rate_text(pace, unit, lang), window, lang)
    if needed:
        yield _NEEDED[lang], rate_text(needed, unit, lang)


def _figure_and_date(standing: Standing, reading: Reading, facts: Facts, lang: Lang) -> str:
    """A reading in the unit that it is in, with its date."""
    target, statistic = standing.target, standing.statistic
    in_own_unit = statistic is not None and (target.obstacle or target.is_year)
    unit = facts.units[statistic.unit if in_own_unit and statistic else target.unit]
    return words.bracketed(
        figure_text(reading_figure(standing, reading), unit, lang), str(reading.date), lang
    )


def _citations(standing: Standing, reading: Reading | None) -> tuple[Citation, ...]:
    """The sources of the points that a reading was made from."""
    if reading is None or standing.statistic is None:
        return ()
    statistic: Statistic = standing.statistic
    citations = (
        citation for point in reading.points for citation in point.sources or statistic.sources
    )
    return tuple(dict.fromkeys(citations))


def _status_in_full(standing: Standing, today: date, lang: Lang) -> str:
    word = status_words(standing.status)[lang]
    if standing.first_met and standing.status == "met":
        first = Text("first reached in {}", "首次达到于{}")[lang]
        when = first.format(standing.first_met.date.written(lang))
        if standing.first_met.date.last < standing.target.announced.first:
            when += Text(", before the target was set", "，早于目标公布")[lang]
        word = words.bracketed(word, when, lang)
    if standing.reason:
        kind, colon, note = standing.reason[lang].partition("：" if lang == "zh" else ": ")
        word = words.bracketed(word, kind, lang) + f"{colon}{note}"
    if standing.reckoned and standing.differs:
        reckoned = _RECKONED[lang].format(status_words(standing.reckoned)[lang])
        word += ("；" if lang == "zh" else "; ") + reckoned
    by = standing.target.by
    if by and by.last < today:
        word += Text("; the time for it is over", "；期限已过")[lang]
    return word
