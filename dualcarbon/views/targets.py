"""Targets beside the figures: all of them in a table, or each in full."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from dualcarbon.analysis.readings import Reading
from dualcarbon.analysis.targets import Standing
from dualcarbon.model.entries import Facts, Statistic, Target
from dualcarbon.model.parts import Citation
from dualcarbon.model.vocab import (
    STATUSES,
    Status,
    legal_words,
    obstacle_words,
    resolve_words,
    status_words,
)
from dualcarbon.text import Lang, Text
from dualcarbon.views import words
from dualcarbon.views.documents import document_line
from dualcarbon.views.overview import Extent, by_topic, footer, headings
from dualcarbon.views.page import (
    Block,
    Cell,
    Fields,
    Heading,
    Page,
    Painted,
    Prose,
    Role,
    Share,
    Span,
    Table,
    painted,
)
from dualcarbon.views.references import References
from dualcarbon.writing.changes import difference_text, rate_text
from dualcarbon.writing.figures import figure_text, target_text
from dualcarbon.writing.standings import (
    gap_figure,
    rate_figures,
    reading_text,
    rests_on,
    share_of_way,
)

_TARGET = Text("Target", "目标")
_BY = Text("By", "期限")
_LATEST = Text("Newest figure", "最新数据")
_WAY = Text("Way", "进度")
_STATUS = Text("Status", "状态")
_SET = Text("Set", "公布")
_DOCUMENT = Text("Document", "文件")
_REPEATED = Text("Also in", "另见于")
_QUOTE = Text("In the document", "原文")
_BASELINE = Text("Baseline", "基准")
_START = Text("At the start", "起点")
_GAP = Text("Gap", "差距")
_PACE = Text("Pace so far", "目前速度")
_NEEDED = Text("Pace needed", "所需速度")
_HIGHEST = Text("Highest so far", "迄今最高")
_RESULT = Text("Official result", "官方结果")
_RECKONED = Text("by the figures here: {}", "按本库数据：{}")
_NEAR = Text("Near figure", "相近数据")
_SUPERSEDED = Text("replaced", "已被取代")
_SUPERSEDED_BY = Text("Superseded by", "被取代")
_DASH = "-"


def overview_page(
    standings: Sequence[Standing], facts: Facts, today: date, extent: Extent, lang: Lang
) -> Page:
    """A line a target: what is asked, the newest figure, the way gone, the status.

    By topic, or as they were found where they were narrowed to.
    """
    references = References(facts, lang)
    labels = [_TARGET, Text(), _BY, _LATEST, Text(), _STATUS, words.SOURCE]
    if extent.narrowed:  # what is to be copied takes the place of what is only to be seen
        labels[4] = words.ID
    of = {one.target.id: one for one in standings}
    targets = [one.target for one in standings]
    groups = by_topic(targets, facts, extent, lang)
    rows = tuple(
        _row(of[target.id], facts, references, today, extent, lang)
        for _, there in groups
        for target in there
    )
    return (
        Heading(_count(standings, extent, lang)),
        Table(tuple(label[lang] for label in labels), rows, frozenset({1}), headings(groups)),
        footer(extent, lang, targets),
        references.block(best=0),
    )


def _count(standings: Sequence[Standing], extent: Extent, lang: Lang) -> Painted:
    """How many stand where: `22 core targets: 9 met · 6 on pace`."""
    number = len(standings)
    is_core = extent.shown < extent.total and not extent.narrowed
    core, plural = "core " * is_core, "s" * (number != 1)
    head = Text(f"{number} {core}target{plural}: ", f"{'核心' * is_core}目标 {number} 项：")
    spans = [Span(head[lang], "name")]
    for status in STATUSES:
        if count := sum(one.status == status for one in standings):
            dot = Span(" · " if len(spans) > 1 else "", "muted")
            word = status_words(status)[lang]
            spans += [
                dot,
                Span(
                    f"{count} {word}" if lang == "en" else f"{word} {count} 项", status_role(status)
                ),
            ]
    return Painted(*spans)


def status_role(status: Status) -> Role:
    """How a status is painted; its word always stands."""
    match status:
        case "met" | "on-pace":
            return "good"
        case "behind":
            return "late"
        case "missed":
            return "bad"
        case "open":
            return "muted"


def _row(
    standing: Standing,
    facts: Facts,
    references: References,
    today: date,
    extent: Extent,
    lang: Lang,
) -> tuple[Cell, ...]:
    target = standing.target
    cited = (*target.sources[:2], *_citations(standing, standing.latest))
    return (
        words.flagged(target, lang),
        painted(_goal(target, facts, lang), "strong"),
        painted(str(target.by or _DASH), "muted"),
        _in_short(rests_on(standing, facts, lang, today), lang),
        target.id if extent.narrowed else Share(_part(standing), full=True),
        painted(status_words(standing.status)[lang], status_role(standing.status)),
        references.label(cited, dated=False),
    )


def _in_short(why: str, lang: Lang) -> str:
    """What a status rests on, in the room of an overview."""
    return Text("not yet", "尚无")[lang] if why == obstacle_words("not-yet")[lang] else why


def _goal(target: Target, facts: Facts, lang: Lang) -> str:
    goal = target_text(target, facts.units[target.unit], lang)
    return words.bracketed(goal, _SUPERSEDED[lang], lang) if target.superseded_by else goal


def _part(standing: Standing) -> float | None:
    """The part of the way gone, no less than nothing and no more than all of it."""
    if standing.share is not None:
        return min(max(float(standing.share), 0.0), 1.0)
    return 1.0 if standing.status == "met" else None


def targets_page(standings: Iterable[Standing], facts: Facts, today: date, lang: Lang) -> Page:
    """Targets in full, each with what it was worked out from."""
    blocks: list[Block] = []
    for standing in standings:
        blocks += _target(standing, facts, today, lang)
    return tuple(blocks)


def _target(standing: Standing, facts: Facts, today: date, lang: Lang) -> Iterator[Block]:
    target = standing.target
    references = References(facts, lang)
    yield words.title(target, facts, lang)
    yield _verdict(standing, today, lang)
    yield Fields(tuple(_fields(standing, facts, references, today, lang)))
    notes = references.notes(target.notes)
    if standing.statistic and standing.status != "open":
        about = standing.statistic.name[lang]
        notes = (*notes, *references.notes(standing.statistic.notes, about))
    yield from words.together(notes)
    yield references.block(first=target.sources)


def _verdict(standing: Standing, today: date, lang: Lang) -> Block:
    """The status in full, and the way gone where there is one."""
    status = painted(_status_in_full(standing, today, lang), status_role(standing.status))
    share = share_of_way(standing)
    if share is None:
        return Prose(status, close=True)
    way = Text("{}% of the way", "已完成{}%")[lang].format(f"{(100 * share).normalize():f}")
    labels = (_STATUS[lang], "", _WAY[lang])
    return Table(labels, ((status, Share(_part(standing), full=True), way),), close=True)


def _fields(
    standing: Standing, facts: Facts, references: References, today: date, lang: Lang
) -> Iterator[tuple[str, str]]:
    target = standing.target
    goal = painted(_goal(target, facts, lang), "strong")
    by = ""
    if target.by and not target.is_year:
        by = Text(" by {}", "，期限{}")[lang].format(target.by.written(lang))
    marks = references.mark(target.sources)
    yield _TARGET[lang], Painted(*goal.spans, Span(by), Span(f" {marks}", "muted"))
    force = [resolve_words(target.resolve)[lang]]
    if target.legal != "none":
        force.append(legal_words(target.legal)[lang])
    yield _SET[lang], words.clauses((target.announced.written(lang), *force), lang)
    if document := facts.documents.get(target.document):
        line = document_line(document, lang)
        yield _DOCUMENT[lang], references.marked(line, document.sources[:1])
    if target.quote:
        yield _QUOTE[lang], " / ".join(filter(None, (target.quote.zh, target.quote.en)))
    if target.repeated_in or target.also_in:
        others = [facts.documents[id] for id in target.repeated_in]
        names = [document.number or document.name[lang] for document in others]
        yield _REPEATED[lang], references.marked(words.joined(names, lang), target.also_in)
    if target.superseded_by:
        successor = facts.targets[target.superseded_by]
        then = target_text(successor, facts.units[successor.unit], lang)
        command = Span(f"dualcarbon targets {successor.id}", "command")
        yield _SUPERSEDED_BY[lang], Painted(Span(f"{then}  "), command)
    yield from _measured(standing, facts, references, today, lang)


def _measured(
    standing: Standing, facts: Facts, references: References, today: date, lang: Lang
) -> Iterator[tuple[str, str]]:
    target = standing.target
    if target.baseline:
        yield _BASELINE[lang], target.baseline.written(lang)

    def figure(label: Text, reading: Reading | None) -> Iterator[tuple[str, str]]:
        if reading:
            dated = reading_text(standing, reading, facts, lang, today)
            yield label[lang], references.marked(dated, _citations(standing, reading))

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
        ends = (standing.pace.since.date, standing.pace.until.date)
        window = Text("{} to {}", "{}至{}")[lang].format(
            *(str(end) if lang == "en" else end.written(lang) for end in ends)
        )
        yield _PACE[lang], words.bracketed(rate_text(pace, unit, lang), window, lang)
    if needed:
        yield _NEEDED[lang], rate_text(needed, unit, lang)


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
