"""Events and dated targets on an axis of time, each with its name beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from dualcarbon.analysis.timeline import Moment, nearest
from dualcarbon.charts.credits import about, base_line, sources_line
from dualcarbon.charts.labels import apart
from dualcarbon.charts.look import (
    BLACK,
    COLOURS,
    FAINT,
    INK,
    MUTED,
    PAPER,
    WIDTH,
    Spec,
    framed,
    milliseconds,
)
from dualcarbon.charts.notes import titled
from dualcarbon.model.entries import Facts, Target
from dualcarbon.model.vocab import MOMENTS, moment_words
from dualcarbon.text import Lang, Text
from dualcarbon.views import words
from dualcarbon.writing.figures import target_text

MOST = 40
"""Moments whose names fit on a page."""

_ROW = 17
_LEAST = 240
_DOT, _BEND, _SYMBOL, _TEXT = 8, 24, 56, 68
"""Pixels from the left: the day, where the line to its words begins, their symbol, the words."""

_BELOW = 14
_YEAR, _MONTH, _TICKS = 365, 30, 10
_LONG = 4 * _YEAR
"""Days from which on the axis counts in years."""

_SHAPES = (
    *("circle", "square", "triangle-up", "diamond"),
    *("triangle-down", "cross", "triangle-right", "triangle-left"),
)
_HUES = (*(hue for hue in COLOURS if hue != BLACK), "#56b4e9", "#7f7f7f", INK)

_TITLE = Text("Timeline", "时间线")
_SPAN = Text("{} to {}", "{}—{}")
_READ = Text("Hollow: still to come.", "空心：尚未到来。")
_MORE = Text(
    "{} of {} events and targets: the core ones first, then the nearest to today",
    "共{1}项，图中为{0}项：先列核心事项，再取距今最近者",
)


def timeline_chart(
    moments: Sequence[Moment],
    total: int,
    facts: Facts,
    day: date,
    as_of: date | None,
    lang: Lang,
) -> Spec:
    """The moments in order of time, downwards; as many as fit, of so many in `total`."""
    shown = sorted(_fitting(moments, day), key=_at)
    first = min(moment.date.first for moment in shown)
    last = max(moment.date.last for moment in shown) + timedelta(days=1)
    height = max(len(shown) * _ROW, _LEAST)
    cited = [moment.entry.sources for moment in shown]
    wanted = [(_at(moment) - first) / (last - first) * height for moment in shown]
    places = apart(wanted, _ROW, height)
    rows = [
        _row(one, facts, lang) | {"label": _moment(first, (last - first) * (place / height))}
        for one, place in zip(shown, places, strict=True)
    ]
    notes = [_READ[lang]] if any(moment.phase == "future" for moment in shown) else []
    if len(shown) < total:
        notes.append(_MORE[lang].format(len(shown), total))
    span = (shown[0].date.written(lang), shown[-1].date.written(lang))
    return framed(
        list(_layers(rows, first, last, height, day, lang)),
        title=_TITLE[lang],
        subtitles=[_SPAN[lang].format(*span) if span[0] != span[1] else span[0]],
        notes=[*notes, sources_line(cited, facts, lang), base_line(facts, as_of, lang)],
        height=height,
        below=_BELOW,
        lang=lang,
        about=about([moment.entry for moment in shown], cited, facts, as_of),
    )


def _fitting(moments: Sequence[Moment], day: date) -> Sequence[Moment]:
    """So many as fit: all, or the core, then what is nearest to the day."""
    if len(moments) <= MOST:
        return moments
    core = [moment for moment in moments if moment.entry.core]
    if len(core) > MOST:
        return nearest(core, day, MOST)
    other = [moment for moment in moments if not moment.entry.core]
    return [*core, *nearest(other, day, MOST - len(core))]


def _at(moment: Moment) -> date:
    """Where it stands: a target when it is due, an event in the middle of what its date can be."""
    first, last = moment.date.first, moment.date.last
    return last if moment.kind == "target" else first + (last - first) / 2


def _moment(first: date, after: timedelta) -> str:
    """The moment on the axis at which words stand, so that they are apart."""
    there = datetime(first.year, first.month, first.day) + after
    return f"{there.isoformat(timespec='seconds')}Z"


def _row(moment: Moment, facts: Facts, lang: Lang) -> dict[str, Any]:
    entry = moment.entry
    name = titled(entry.name[lang])
    is_exact = bool(moment.date.day) or moment.kind == "target"
    if isinstance(entry, Target):
        asked = target_text(entry, facts.units[entry.unit], lang)
        name = words.labelled(name, asked, lang)
    return {
        "id": entry.id,
        "date": str(moment.date),
        "kind": moment_words(moment.kind)[lang],
        "phase": moment.phase,
        "name": name,
        "at": _at(moment).isoformat(),
        "from": None if is_exact else moment.date.first.isoformat(),
        "to": (moment.date.last + timedelta(days=1)).isoformat(),
        "text": f"{moment.date}  {name}",
    }


def _layers(
    rows: list[dict[str, Any]], first: date, last: date, height: int, day: date, lang: Lang
) -> Iterator[Spec]:
    y = _time(first, last, height)
    to_words = {**y, "field": "label"}
    kinds = [moment_words(kind)[lang] for kind in MOMENTS]
    there = [kind for kind in kinds if any(row["kind"] == kind for row in rows)]
    colour, shape = (
        {
            "field": "kind",
            "type": "nominal",
            "scale": {"domain": there, "range": [looks[kinds.index(kind)] for kind in there]},
            "legend": {"symbolOpacity": 1},
        }
        for looks in (_HUES, _SHAPES)
    )
    data = {"values": rows}
    yield {
        "data": data,
        "mark": {"type": "rule", "color": FAINT, "x": _DOT, "x2": _BEND},
        "encoding": {"y": y},
    }
    yield {  # from the mark to its words
        "data": data,
        "mark": {"type": "rule", "color": FAINT},
        "encoding": {
            "x": {"value": _BEND},
            "x2": {"value": _SYMBOL - 8},
            "y": {"field": "at", "type": "temporal"},
            "y2": {"field": "label"},
        },
    }
    yield {
        "data": {"values": [row for row in rows if row["from"]]},
        "mark": {"type": "rule", "x": _DOT, "strokeWidth": 6, "opacity": 0.25},
        "encoding": {
            "y": {"field": "from", "type": "temporal"},
            "y2": {"field": "to"},
            "color": colour,
        },
    }
    yield from _today(first, last, y, day)
    yield {
        "data": data,
        "mark": {"type": "point", "size": 14, "filled": True, "color": MUTED, "x": _DOT},
        "encoding": {"y": y},
    }
    mark = {"type": "point", "size": 60, "opacity": 1, "x": _SYMBOL}
    for phases, looks in (
        (("past", "present"), {"filled": True}),
        (("future",), {"filled": False, "fill": PAPER}),
    ):
        if there_then := [row for row in rows if row["phase"] in phases]:
            yield {
                "data": {"values": there_then},
                "mark": {**mark, **looks},
                "encoding": {"y": to_words, "color": colour, "shape": shape},
            }
    yield {
        "data": data,
        "mark": {
            "type": "text", "align": "left", "baseline": "middle", "limit": WIDTH - _TEXT + 60,
            "x": _TEXT,
        },
        "encoding": {"y": to_words, "text": {"field": "text"}},
    }  # fmt: skip


def _time(first: date, last: date, height: int) -> Spec:
    ends = [milliseconds(first), milliseconds(last)]
    return {
        "field": "at",
        "type": "temporal",
        "scale": {"type": "utc", "domain": ends, "range": [0, height]},
        "axis": {"title": None, "grid": False, **_ticks(first, last, height)},
    }


def _ticks(first: date, last: date, height: int) -> Spec:
    """Years on the axis, each label in the middle of its year, or months where it is short."""
    days = (last - first).days
    if days > _LONG:
        step = max(days // _YEAR // _TICKS, 1)
        middle = round(height * _YEAR / days / 2, 1)
        every = {"interval": "year", "step": step}
        return {"format": "%Y", "tickCount": every, "labelOffset": middle, "labelBound": True}
    step = next((step for step in (1, 2, 3) if days / _MONTH / step <= 2 * _TICKS), 6)
    return {"format": "%Y-%m", "tickCount": {"interval": "month", "step": step}}


def _today(first: date, last: date, y: Spec, day: date) -> Iterator[Spec]:
    """A line across where the day lies that the facts are seen from."""
    if first < day < last:
        yield {
            "data": {"values": [{"at": day.isoformat()}]},
            "mark": {"type": "rule", "strokeDash": [3, 3], "color": MUTED, "x": 0, "x2": _BEND},
            "encoding": {"y": y},
        }
