"""One series or several in one chart, with the targets that they are held against."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import Any, NamedTuple

from dualcarbon.charts.axes import Axes, axes_of
from dualcarbon.charts.credits import about, base_line, newest_line, sources_line
from dualcarbon.charts.goals import Goal, asked_text, goals
from dualcarbon.charts.labels import SIZE, placed
from dualcarbon.charts.look import (
    COLOURS,
    DASHES,
    MUTED,
    PAPER,
    REPLACED,
    WIDTH,
    Spec,
    framed,
    text_width,
)
from dualcarbon.charts.notes import far_goals, notes, subtitles, titled
from dualcarbon.errors import ExitCode, Failure
from dualcarbon.model.entries import Facts, Statistic
from dualcarbon.model.parts import Citation, Point
from dualcarbon.model.vocab import Bound
from dualcarbon.result import number
from dualcarbon.text import Lang, Text
from dualcarbon.views import words
from dualcarbon.writing.figures import figure_text

MOST = len(COLOURS)
"""Series that can be told apart in one chart."""

_HEIGHT = 340
_AHEAD = 15
"""Years after the newest figure in which targets are drawn; 2060 would press all together."""

_SYMBOL = 50
"""Pixels of the line beside a name in the legend, and between two of them."""

_LABELLED = 4
"""Targets at most that all have a label; of more only those that are still to come have."""

_BELOW = 34
_LIMITS: dict[Bound, str] = {"about": "circle", "above": "triangle-up", "below": "triangle-down"}
"""How a figure is drawn that is no exact one: hollow, and as a limit where it is one."""

_METHOD = Text("new method", "口径调整")


class _Mark(NamedTuple):
    """A point of a series with its place in the drawing."""

    statistic: Statistic
    point: Point
    at: date


def series_chart(
    statistics: Sequence[Statistic], facts: Facts, as_of: date | None, lang: Lang
) -> Spec:
    """The figures of the series over time, each drawn as what it is.

    Raises Failure (wrong usage) where they are in different units, or too many.
    """
    _refuse_unlike(statistics, facts, lang)
    every = {statistic.id: _current(goals(statistic, facts)) for statistic in statistics}
    last = max(when.year for statistic in statistics for when in statistic.points) + _AHEAD
    named = {id: [goal for goal in each if goal.by.year <= last] for id, each in every.items()}
    far = [goal for each in every.values() for goal in each if goal.by.year > last]
    axes = axes_of(statistics, named, facts.units[statistics[0].unit], _HEIGHT, lang)
    marks = [
        _Mark(statistic, point, axes.day(point.date, statistic))
        for statistic in statistics
        for point in statistic.series
    ]
    cited = [_cited(mark) for mark in marks]
    return framed(
        list(_layers(statistics, marks, named, axes, facts, lang)),
        title=titled(words.joined((statistic.name[lang] for statistic in statistics), lang)),
        subtitles=subtitles(statistics, axes.unit, facts, lang),
        notes=[
            *notes(statistics, named, facts, lang),
            *far_goals(far, facts, lang),
            sources_line(cited, facts, lang),
            *(newest_line(one, facts, lang) for one in statistics if len(statistics) == 1),
            base_line(facts, as_of, lang),
        ],
        height=_HEIGHT,
        below=_BELOW,
        lang=lang,
        about=about(statistics, cited, facts, as_of),
    )


def _current(many: Sequence[Goal]) -> Sequence[Goal]:
    """The goals; where there are many, without those that were replaced."""
    if len(many) <= _LABELLED:
        return many
    return [goal for goal in many if not goal.target.superseded_by]


def _refuse_unlike(statistics: Sequence[Statistic], facts: Facts, lang: Lang) -> None:
    units = dict.fromkeys(statistic.unit for statistic in statistics)
    if len(units) > 1:
        listed = [
            f"{statistic.id} ({facts.units[statistic.unit].name[lang]})" for statistic in statistics
        ]
        raise Failure(
            Text(
                f"these series are in different units: {', '.join(listed)}",
                f"这些指标的单位不同：{'、'.join(listed)}",
            ),
            Text("draw a chart of each unit", "请按单位分别绘图"),
            ExitCode.USAGE,
        )
    if len(statistics) > MOST:
        raise Failure(
            Text(
                f"{len(statistics)} series can't be told apart in one chart",
                f"一张图中无法分辨 {len(statistics)} 个指标",
            ),
            Text(f"name {MOST} at most", f"请最多指定 {MOST} 个"),
            ExitCode.USAGE,
        )


def _layers(
    statistics: Sequence[Statistic],
    marks: Sequence[_Mark],
    named: dict[str, list[Goal]],
    axes: Axes,
    facts: Facts,
    lang: Lang,
) -> Iterator[Spec]:
    colour = _colour(statistics, lang)
    rows = [_row(mark, facts, lang) for mark in marks]
    yield from _breaks(statistics, axes, marks[-1].at, lang)
    yield {
        "data": {"values": rows},
        "mark": {"type": "line", "strokeWidth": 2},
        "encoding": {
            "x": axes.x(),
            "y": axes.y(),
            "color": colour,
            "strokeDash": _dash(statistics, lang),
            "detail": {"field": "part"},
        },
    }
    yield from _goals(statistics, named, axes, facts, lang)
    # Under the figures, so that no paper around the words hides one.
    yield _labels(statistics, marks, named, axes, facts, lang)
    yield _points([row for row in rows if row["bound"] == "exact"], axes, colour)
    if limits := [row for row in rows if row["bound"] != "exact"]:
        yield _limits(limits, axes, colour)


def _breaks(statistics: Sequence[Statistic], axes: Axes, until: date, lang: Lang) -> Iterator[Spec]:
    """Where a series begins to be counted in another way: a line across, with a word."""
    days = {one.date.first for statistic in statistics for one in statistic.breaks.values()}
    rows = [{"at": d.isoformat()} for d in sorted(days) if axes.first.first < d <= until]
    if rows:
        yield {
            "data": {"values": rows},
            "mark": {"type": "rule", "strokeDash": [3, 3], "color": MUTED, "strokeWidth": 1},
            "encoding": {"x": axes.x()},
        }
        word = {"text": _METHOD[lang], "fontSize": 10, "color": MUTED, "align": "left"}
        yield {
            "data": {"values": rows},
            "mark": {"type": "text", "dx": 4, "dy": 8, **word},
            "encoding": {"x": axes.x(), "y": {"value": 0}},
        }


def _colour(statistics: Sequence[Statistic], lang: Lang) -> Spec:
    return _by_series(statistics, list(COLOURS), lang)


def _dash(statistics: Sequence[Statistic], lang: Lang) -> Spec:
    return _by_series(statistics, list(DASHES), lang)


def _by_series(statistics: Sequence[Statistic], looks: Sequence[Any], lang: Lang) -> Spec:
    """What tells the series apart; a legend only where there are several."""
    names = [titled(statistic.name[lang]) for statistic in statistics]
    columns = max(int(WIDTH / (max(text_width(name, SIZE) for name in names) + _SYMBOL)), 1)
    legend = {"symbolType": "stroke", "symbolSize": 400, "columns": columns}
    scale = {"domain": names, "range": list(looks[: len(names)])}
    shown = legend if names[1:] else None
    return {"field": "series", "type": "nominal", "scale": scale, "legend": shown}


def _row(mark: _Mark, facts: Facts, lang: Lang) -> dict[str, Any]:
    """A figure as the base has it, and where it is drawn."""
    statistic, point, at = mark
    return {
        "id": statistic.id,
        "series": titled(statistic.name[lang]),
        "date": str(point.date),
        "value": number(point.value.value),
        "written": f"{point.value.value:f}",
        "bound": point.value.bound,
        "figure": figure_text(point.value, facts.units[statistic.unit], lang),
        "sources": [citation.source for citation in _cited(mark)],
        "at": at.isoformat(),
        "part": _part(statistic, point),
    }


def _part(statistic: Statistic, point: Point) -> str:
    """What of a series one line joins: figures counted in one way, over periods of one kind."""
    changed = sum(when <= point.date for when in statistic.breaks)
    return f"{statistic.id} {changed} {'month' if point.date.month else 'year'}"


def _cited(mark: _Mark) -> tuple[Citation, ...]:
    return mark.point.sources or mark.statistic.sources


def _points(rows: list[dict[str, Any]], axes: Axes, colour: Spec) -> Spec:
    return {
        "data": {"values": rows},
        "mark": {"type": "point", "filled": True, "opacity": 1, "size": 34},
        "encoding": {"x": axes.x(), "y": axes.y(), "color": colour, "tooltip": _TOOLTIP},
    }


def _limits(rows: list[dict[str, Any]], axes: Axes, colour: Spec) -> Spec:
    """The figures that are none exactly, hollow; a note says what each shape is."""
    shapes = {"domain": list(_LIMITS), "range": list(_LIMITS.values())}
    shape = {"field": "bound", "type": "nominal", "scale": shapes, "legend": None}
    place = {"x": axes.x(), "y": axes.y(), "shape": shape}
    mark = {"type": "point", "opacity": 1, "size": 44}
    return {
        "data": {"values": rows},
        "layer": [
            # The paper within, so that no line shows through.
            {"mark": {**mark, "filled": True, "color": PAPER}, "encoding": place},
            {"mark": mark, "encoding": {**place, "color": colour, "tooltip": _TOOLTIP}},
        ],
    }


_TOOLTIP = [
    {"field": field, "type": "nominal"} for field in ("series", "date", "figure", "sources")
]


def _goals(
    statistics: Sequence[Statistic],
    named: dict[str, list[Goal]],
    axes: Axes,
    facts: Facts,
    lang: Lang,
) -> Iterator[Spec]:
    """Targets as hollow diamonds, dotted from their announcement; a year as a line."""
    spans, ends, years = [], [], []
    for statistic in statistics:
        for goal in named[statistic.id]:
            row = {
                "id": goal.target.id,
                "series": titled(statistic.name[lang]),
                "asked": asked_text(goal.target, facts, lang),
                "replaced": bool(goal.target.superseded_by),
                "by": str(goal.by),
                "at": axes.day(goal.by, statistic).isoformat(),
                "since": max(goal.target.announced.first, axes.first.first).isoformat(),
            }
            levels = [float(level) for level in goal.levels]
            ends += [{**row, "value": level} for level in levels]
            if not levels:
                years.append(row)
            elif levels[1:]:
                spans.append({**row, "since": row["at"], "value": levels[0], "to": levels[1]})
            spans += [{**row, "value": level, "to": level} for level in levels]
    grey = {"test": "datum.replaced", "value": REPLACED}
    colour = {"condition": grey, **_colour(statistics, lang)}
    if spans:
        yield {
            "data": {"values": spans},
            "mark": {"type": "rule", "strokeDash": [1, 3], "strokeWidth": 1.3},
            "encoding": {
                "x": {"field": "since", "type": "temporal"},
                "x2": {"field": "at"},
                "y": axes.y(),
                "y2": {"field": "to"},
                "color": colour,
            },
        }
        yield {
            "data": {"values": ends},
            "mark": {"type": "point", "shape": "diamond", "size": 70, "fill": PAPER, "opacity": 1},
            "encoding": {"x": axes.x(), "y": axes.y(), "color": colour},
        }
    if years:
        yield {
            "data": {"values": years},
            "mark": {"type": "rule", "strokeDash": [1, 3], "strokeWidth": 1.3},
            "encoding": {"x": axes.x(), "color": colour},
        }


def _labels(
    statistics: Sequence[Statistic],
    marks: Sequence[_Mark],
    named: dict[str, list[Goal]],
    axes: Axes,
    facts: Facts,
    lang: Lang,
) -> Spec:
    """The newest figure of each series and what each target asks for, beside their marks."""
    rows: list[dict[str, Any]] = []
    for statistic in statistics:
        newest = [mark for mark in marks if mark.statistic is statistic][-1]
        figure = figure_text(newest.point.value, facts.units[statistic.unit], lang)
        text = words.bracketed(figure, str(newest.point.date), lang)
        value = float(newest.point.value.value)
        rows.append({"at": newest.at.isoformat(), "value": value, "text": text, "weight": "bold"})
        rows += _goal_labels(named[statistic.id], statistic, axes, facts, lang)
    places = [axes.pixel(date.fromisoformat(row["at"]), row["value"]) for row in rows]
    texts = [(x, y, row["text"]) for (x, y), row in zip(places, rows, strict=True)]
    through = [
        place
        for statistic in statistics
        for place in _along(
            [
                axes.pixel(m.at, float(m.point.value.value))
                for m in marks
                if m.statistic is statistic
            ]
        )
    ]
    others = [
        axes.pixel(axes.day(goal.by, statistic), float(level))
        for statistic in statistics
        for goal in named[statistic.id]
        for level in goal.levels
    ]
    others = [place for place in others if place not in places]
    for row, label in zip(rows, placed(texts, through, others, (WIDTH, _HEIGHT)), strict=True):
        row.update(label._asdict())
    mark = {
        "type": "text",
        "fontSize": SIZE,
        "baseline": "middle",
        "align": {"expr": "datum.align"},
        "dx": {"expr": "datum.dx"},
        "dy": {"expr": "datum.dy"},
        "fontWeight": {"expr": "datum.weight"},
    }
    place = {"x": axes.x(), "y": axes.y(), "text": {"field": "text"}}
    around = {"stroke": PAPER, "strokeWidth": 5, "strokeJoin": "round"}
    return {
        "data": {"values": rows},
        "layer": [
            {"mark": {**mark, **around}, "encoding": place},
            {"mark": mark, "encoding": place},
        ],
    }


def _goal_labels(
    many: Sequence[Goal], statistic: Statistic, axes: Axes, facts: Facts, lang: Lang
) -> Iterator[dict[str, Any]]:
    """What is asked for beside each mark; targets that share a mark share the words."""
    newest = max(statistic.points)
    shown = [goal for goal in many if len(many) <= _LABELLED or goal.by.year > newest.year]
    asked: dict[tuple[str, float], list[str]] = {}
    for goal in shown:
        level = float(max(goal.levels)) if goal.levels else axes.high
        place = (axes.day(goal.by, statistic).isoformat(), level)
        asked.setdefault(place, []).append(asked_text(goal.target, facts, lang))
    for (at, level), texts in asked.items():
        text = ("；" if lang == "zh" else "; ").join(dict.fromkeys(texts))
        yield {"at": at, "value": level, "text": text, "weight": "normal"}


def _along(points: Sequence[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    """The points, and places between them through which the line goes."""
    yield from points
    for (x, y), (next_x, next_y) in pairwise(points):
        steps = int(abs(next_x - x) + abs(next_y - y)) // 8
        for step in range(1, steps):
            yield x + (next_x - x) * step / steps, y + (next_y - y) * step / steps
