"""What changed between two days: verdicts, figures, targets, events."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from dualcarbon.analysis.between import (
    Change,
    NewEvent,
    NewFigures,
    NewTarget,
    NewVerdict,
    Replaced,
    Revision,
)
from dualcarbon.frozen import frozen
from dualcarbon.model.dates import PartialDate
from dualcarbon.model.entries import Facts, Statistic, Target
from dualcarbon.model.parts import Point
from dualcarbon.model.vocab import status_words
from dualcarbon.text import Lang, Text
from dualcarbon.views import words
from dualcarbon.views.page import (
    Block,
    Cell,
    Heading,
    Page,
    Painted,
    Prose,
    Span,
    Table,
    painted,
)
from dualcarbon.views.references import References
from dualcarbon.views.targets import status_role
from dualcarbon.writing.figures import figure_text, target_text
from dualcarbon.writing.standings import rests_on

_TITLE = Text("What changed", "变化")
_SPAN = Text("{} to {}", "{}至{}")
_STOOD = Text("Before", "此前")
_STANDS = Text("Now", "现在")
_WHY = Text("By", "依据")
_FIGURE = Text("Figure", "数值")
_AS_OF = Text("As of", "截至")
_GOAL = Text("Goal", "目标值")
_DUE = Text("Due", "期限")
_STATUS = Text("Status", "状态")
_REPLACED_BY = Text("Replaced by", "被取代为")
_ID = Text("ID", "标识")
_PART = Text("{} of {}", "{1} 项中的 {0} 项")
_MORE = Text(
    "{} of {} changes, the core first · more: --all, --topic",
    "变化 {} 条，共 {} 条，核心在前 · 更多：--all、--topic",
)
_NONE = "-"
_MONTH = len("2026-11")


@frozen
class Period:
    """The first and the last of the days on which things changed."""

    first: date
    last: date


class _Group(NamedTuple):
    """How a kind of change is shown: its name, one of it and several in a count, its table."""

    title: Text
    counted: tuple[Text, Text]
    labels: tuple[Text, ...]
    opens: str
    row: Callable[[Any, _Page], tuple[Cell, ...]]


class _Page(NamedTuple):
    """What the rows of a page are made with."""

    facts: Facts
    references: References
    period: Period
    lang: Lang


def changes_page(
    changes: Sequence[Change], facts: Facts, period: Period, few: int | None, lang: Lang
) -> Page:
    """The changes by kind, as they are ordered, each with its id; so many of a kind at most.

    The head counts all of them.
    """
    page = _Page(facts, References(facts, lang), period, lang)
    return tuple(_blocks(changes, few, page))


def _blocks(changes: Sequence[Change], few: int | None, page: _Page) -> Iterator[Block]:
    lang = page.lang
    of_kind = (
        (group, [change for change in changes if isinstance(change, kind)])
        for kind, group in _GROUPS.items()
    )
    groups = [(group, there) for group, there in of_kind if there]
    yield Heading(_head(groups, page))
    for group, there in groups:
        yield Heading(_title(group, len(there), few, lang), 2)
        labels = (words.NAME, *group.labels, words.SOURCE, words.ID)
        rows = tuple(
            (words.flagged(change.entry, lang), *group.row(change, page), change.entry.id)
            for change in there[:few]
        )
        # An amount stands right behind the name, and is never broken.
        amounts = frozenset({1} if group.labels[0] in (_FIGURE, _GOAL) else ())
        yield Table(tuple(label[lang] for label in labels), rows, amounts)
    if few is not None:
        shown = sum(min(len(there), few) for _, there in groups)
        yield Prose(_MORE[lang].format(shown, len(changes)), "muted")
    yield page.references.block(best=0)


def _head(groups: Sequence[tuple[_Group, Sequence[Change]]], page: _Page) -> Painted:
    """The two days, and how many changes there are of each kind."""
    lang, period = page.lang, page.period
    days = (PartialDate(d.year, d.month, d.day).written(lang) for d in (period.first, period.last))
    counts = [group.counted[len(there) != 1][lang].format(len(there)) for group, there in groups]
    return Painted(
        Span(_TITLE[lang], "name"),
        Span(f"  {_SPAN[lang].format(*days)}  "),
        Span(" · ".join(counts), "muted"),
    )


def _title(group: _Group, count: int, few: int | None, lang: Lang) -> Painted:
    """What a group of changes is, how many of them are shown, and the command that opens one."""
    part = f"  {_PART[lang].format(few, count)}" if few is not None and few < count else ""
    return Painted(
        Span(group.title[lang], "strong"),
        Span(part, "muted"),
        Span(f"  dualcarbon {group.opens} {_ID[lang]}", "command"),
    )


def _verdict_row(change: NewVerdict, page: _Page) -> tuple[Cell, ...]:
    now, lang = change.now, page.lang
    cited = change.entry.sources
    if now.statistic and now.latest:
        cited = tuple(c for p in now.latest.points for c in p.sources or now.statistic.sources)
    return (
        painted(status_words(change.then.status)[lang], "muted"),
        painted(status_words(now.status)[lang], status_role(now.status)),
        rests_on(now, page.facts, lang, page.period.last),
        page.references.label(cited or change.entry.sources, dated=False),
    )


def _figures_row(change: NewFigures, page: _Page) -> tuple[Cell, ...]:
    newest, before = change.points[-1], change.before
    return (
        _figure(newest, change.entry, page),
        painted(str(newest.date)[:_MONTH], "muted"),
        _dated(before, change.entry, page) if before else _NONE,
        page.references.label(newest.sources or change.entry.sources, dated=False),
    )


def _revision_row(change: Revision, page: _Page) -> tuple[Cell, ...]:
    return (
        _figure(change.now, change.entry, page),
        painted(str(change.now.date), "muted"),
        figure_text(change.then.value, page.facts.units[change.entry.unit], page.lang),
        page.references.label(change.now.sources or change.entry.sources, dated=False),
    )


def _target_row(change: NewTarget, page: _Page) -> tuple[Cell, ...]:
    status = change.now.status
    return (
        painted(_goal(change.entry, page), "strong"),
        painted(str(change.entry.by or _NONE), "muted"),
        painted(status_words(status)[page.lang], status_role(status)),
        page.references.label(change.entry.sources, dated=False),
    )


def _replaced_row(change: Replaced, page: _Page) -> tuple[Cell, ...]:
    return (
        _goal(change.entry, page),
        painted(_goal(change.successor, page), "strong"),
        page.references.label(change.successor.sources, dated=False),
    )


def _event_row(change: NewEvent, page: _Page) -> tuple[Cell, ...]:
    return (
        painted(str(change.entry.date), "muted"),
        page.references.label(change.entry.sources, dated=False),
    )


def _figure(point: Point, statistic: Statistic, page: _Page) -> str:
    text = figure_text(point.value, page.facts.units[statistic.unit], page.lang)
    return painted(text, "strong")


def _dated(point: Point, statistic: Statistic, page: _Page) -> str:
    text = figure_text(point.value, page.facts.units[statistic.unit], page.lang)
    return words.bracketed(text, str(point.date)[:_MONTH], page.lang)


def _goal(target: Target, page: _Page) -> str:
    return target_text(target, page.facts.units[target.unit], page.lang)


_GROUPS: dict[type[Change], _Group] = {
    NewVerdict: _Group(
        Text("Verdicts that changed", "状态变化"),
        (
            Text("{} verdict changed", "状态变化 {} 项"),
            Text("{} verdicts changed", "状态变化 {} 项"),
        ),
        (_STOOD, _STANDS, _WHY),
        "targets",
        _verdict_row,
    ),
    NewFigures: _Group(
        Text("New figures", "新数据"),
        (
            Text("new figures of {} series", "{} 个指标有新数据"),
            Text("new figures of {} series", "{} 个指标有新数据"),
        ),
        (_FIGURE, _AS_OF, _STOOD),
        "stats",
        _figures_row,
    ),
    Revision: _Group(
        Text("Revised figures", "修订数据"),
        (Text("{} revised figure", "修订数据 {} 个"), Text("{} revised figures", "修订数据 {} 个")),
        (_FIGURE, _AS_OF, _STOOD),
        "stats",
        _revision_row,
    ),
    NewTarget: _Group(
        Text("New targets", "新目标"),
        (Text("{} new target", "新目标 {} 项"), Text("{} new targets", "新目标 {} 项")),
        (_GOAL, _DUE, _STATUS),
        "targets",
        _target_row,
    ),
    Replaced: _Group(
        Text("Targets replaced", "被取代的目标"),
        (
            Text("{} target replaced", "被取代的目标 {} 项"),
            Text("{} targets replaced", "被取代的目标 {} 项"),
        ),
        (_GOAL, _REPLACED_BY),
        "targets",
        _replaced_row,
    ),
    NewEvent: _Group(
        Text("Events", "事件"),
        (Text("{} event", "事件 {} 件"), Text("{} events", "事件 {} 件")),
        (words.DATE,),
        "timeline",
        _event_row,
    ),
}
"""The kinds of change in the order of the page."""
