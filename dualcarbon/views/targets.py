"""Targets beside the figures: all of them in a table, or each in full."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from dualcarbon.analysis.readings import Reading
from dualcarbon.analysis.targets import Standing
from dualcarbon.model.dates import PartialDate
from dualcarbon.model.entries import Citation, Facts, Statistic, Target
from dualcarbon.text import Lang, Text
from dualcarbon.views import words
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
_WORDING = Text("Wording", "表述")
_BASELINE = Text("Baseline", "基准")
_START = Text("At the start", "起点")
_GAP = Text("Gap", "差距")
_PACE = Text("Pace so far", "目前速度")
_NEEDED = Text("Pace needed", "所需速度")
_HIGHEST = Text("Highest so far", "迄今最高")
_NEAR = Text("Near figure", "相近数据")
_SUPERSEDED = Text("superseded", "已被取代")
_SUPERSEDED_BY = Text("Superseded by", "被取代")
_HOW = Text(
    "dualcarbon targets NAME shows one target with gap, pace and sources",
    "输入 dualcarbon targets 名称 查看差距、速度与来源",
)
_REACHED = Text("reached", "已达到")
_DASH = "-"


def overview_page(found: Sequence[Standing], facts: Facts, today: date, lang: Lang) -> Page:
    """A line a target, by topic: what is asked, the newest figure, the way gone, the status."""
    references = References(facts.sources, lang)
    labels = (_TARGET, _BY, _LATEST, _WAY, _STATUS, words.SOURCE)
    now = PartialDate(today.year, today.month, today.day).written(lang)
    blocks: list[Block] = [
        Heading(_TITLE[lang]),
        Prose(words.labelled(words.TODAY[lang], now, lang), "muted"),
    ]
    for topic, name in words.topics(facts):
        chosen = [one for one in found if one.target.topic == topic]
        if chosen:
            blocks += [
                Heading(name[lang], 2),
                Table(
                    tuple(label[lang] for label in labels),
                    tuple(_row(one, facts, references, lang) for one in chosen),
                    frozenset({3}),
                    tuple(map(_bar, chosen)),
                    full=True,
                ),
            ]
    return (
        *blocks,
        Prose(_count(found)[lang], "muted"),
        Prose(words.NOTED[lang], "muted"),
        Prose(_HOW[lang], "muted"),
        references.block(),
    )


def _count(found: Sequence[Standing]) -> Text:
    counts = {status: sum(one.status == status for one in found) for status in words.STATUSES}
    en = ", ".join(f"{n} {words.STATUSES[s].en}" for s, n in counts.items() if n)
    zh = "，".join(f"{words.STATUSES[s].zh} {n} 项" for s, n in counts.items() if n)
    return Text(f"{len(found)} targets: {en}.", f"共 {len(found)} 项目标：{zh}。")


def _row(found: Standing, facts: Facts, references: References, lang: Lang) -> tuple[str, ...]:
    target = found.target
    marks = references.mark((*target.sources[:2], *_cited(found, found.latest)))
    return (
        words.labelled(words.flagged(target, lang), _asked(target, facts, lang), lang),
        str(target.by or _DASH),
        _dated(found, found.latest, facts, lang) if found.latest else _DASH,
        _way(found, lang),
        _status(found, lang),
        marks,
    )


def _asked(target: Target, facts: Facts, lang: Lang) -> str:
    asked = target_text(target, facts.units[target.unit], lang)
    return words.bracketed(asked, _SUPERSEDED[lang], lang) if target.superseded_by else asked


def _way(found: Standing, lang: Lang) -> str:
    share = share_of_way(found)
    if share is not None:
        return f"{(100 * share).normalize():f}%"
    return _REACHED[lang] if found.status == "met" else _DASH


def _bar(found: Standing) -> float | None:
    """The part of the way gone, no less than nothing and no more than all of it."""
    if found.share is not None:
        return min(max(float(found.share), 0.0), 1.0)
    return 1.0 if found.status == "met" else None


def _status(found: Standing, lang: Lang) -> str:
    word = words.STATUSES[found.status][lang]
    if found.status == "met" and found.first_met:
        first = Text("first in {}", "首次达到：{}")[lang].format(found.first_met.date)
        return words.bracketed(word, first, lang)
    if found.status == "not-comparable" and found.reason:
        short = found.reason[lang].partition("：" if lang == "zh" else ":")[0]
        return words.bracketed(word, short, lang)
    return word


def targets_page(found: Iterable[Standing], facts: Facts, today: date, lang: Lang) -> Page:
    """Targets in full, each with what it was worked out from."""
    blocks: list[Block] = []
    for one in found:
        blocks += _target(one, facts, today, lang)
    return tuple(blocks)


def _target(found: Standing, facts: Facts, today: date, lang: Lang) -> Iterator[Block]:
    target = found.target
    references = References(facts.sources, lang)
    yield Heading(words.titled(target.name, lang))
    yield Fields(tuple(_fields(found, facts, references, lang)))
    if (bar := _bar(found)) is not None:
        yield Table((_WAY[lang],), ((_way(found, lang),),), bars=(bar,), full=True)
    yield Prose(words.labelled(_STATUS[lang], _status_in_full(found, today, lang), lang), "strong")
    yield from references.notes(target.notes)
    if found.statistic and found.status != "not-comparable":
        yield from references.notes(found.statistic.notes, found.statistic.name[lang])
    yield references.block()


def _fields(
    found: Standing, facts: Facts, references: References, lang: Lang
) -> Iterator[tuple[str, str]]:
    target = found.target
    yield _TARGET[lang], f"{_asked(target, facts, lang)} {references.mark(target.sources)}"
    yield _BY[lang], target.by.written(lang) if target.by else _DASH
    yield _SET[lang], target.announced.written(lang)
    document = references.mark((Citation(target.document), *target.also_in))
    yield _DOCUMENT[lang], f"{facts.sources[target.document].title[lang]} {document}"
    yield _WORDING[lang], words.WORDINGS[target.wording][lang]
    if target.superseded_by:
        successor = facts.targets[target.superseded_by]
        asked = target_text(successor, facts.units[successor.unit], lang)
        yield _SUPERSEDED_BY[lang], f"{asked} ({successor.id})"
    yield from _measured(found, facts, references, lang)


def _measured(
    found: Standing, facts: Facts, references: References, lang: Lang
) -> Iterator[tuple[str, str]]:
    target = found.target
    if target.baseline:
        yield _BASELINE[lang], target.baseline.written(lang)

    def figure(label: Text, reading: Reading | None) -> Iterator[tuple[str, str]]:
        if reading:
            dated = _dated(found, reading, facts, lang)
            yield label[lang], f"{dated} {references.mark(_cited(found, reading))}"

    if target.measure == "level":
        yield from figure(_START, found.start)
    yield from figure(_NEAR if target.obstacle else _LATEST, found.latest)
    yield from figure(_HIGHEST, found.highest)
    unit = facts.units[target.unit]
    if gap := gap_figure(found):
        done = Text("none", "无")[lang]
        yield _GAP[lang], difference_text(gap, unit, lang) if gap.value > 0 else done
    pace, needed = rate_figures(found)
    if pace and found.pace:
        since, until = found.pace.since.date, found.pace.until.date
        window = Text("{} to {}", "{}至{}")[lang].format(since, until)
        yield _PACE[lang], words.bracketed(rate_text(pace, unit, lang), window, lang)
    if needed:
        yield _NEEDED[lang], rate_text(needed, unit, lang)


def _dated(found: Standing, reading: Reading, facts: Facts, lang: Lang) -> str:
    """A reading in the unit that it is in, with its date."""
    target, statistic = found.target, found.statistic
    in_own_unit = statistic is not None and (target.obstacle or target.is_year)
    unit = facts.units[statistic.unit if in_own_unit and statistic else target.unit]
    return words.bracketed(
        figure_text(reading_figure(found, reading), unit, lang), str(reading.date), lang
    )


def _cited(found: Standing, reading: Reading | None) -> tuple[Citation, ...]:
    """The sources of the points that a reading was made from."""
    if reading is None or found.statistic is None:
        return ()
    statistic: Statistic = found.statistic
    cited = (
        citation for point in reading.points for citation in point.sources or statistic.sources
    )
    return tuple(dict.fromkeys(cited))


def _status_in_full(found: Standing, today: date, lang: Lang) -> str:
    word = words.STATUSES[found.status][lang]
    if found.first_met and found.status == "met":
        first = Text("first reached in {}", "首次达到于{}")[lang]
        said = first.format(found.first_met.date.written(lang))
        if found.first_met.date.last < found.target.announced.first:
            said += Text(", before the target was set", "，早于目标公布")[lang]
        word = words.bracketed(word, said, lang)
    if found.reason:
        kind, colon, note = found.reason[lang].partition("：" if lang == "zh" else ": ")
        word = words.bracketed(word, kind, lang) + f"{colon}{note}"
    by = found.target.by
    if by and by.last < today:
        word += Text("; the time for it is over", "；期限已过")[lang]
    return word
