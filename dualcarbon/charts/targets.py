"""Targets side by side: how far each has come from its start, and where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from dualcarbon.analysis.targets import Standing
from dualcarbon.charts.credits import about, base_line, sources_line
from dualcarbon.charts.goals import asked_text
from dualcarbon.charts.look import FAINT, INK, MUTED, WIDTH, Spec, framed
from dualcarbon.charts.notes import titled
from dualcarbon.model.entries import Facts
from dualcarbon.model.parts import Citation
from dualcarbon.model.vocab import STATUSES, Status, status_words
from dualcarbon.result import number
from dualcarbon.text import Lang, Text
from dualcarbon.writing.standings import reading_text, rests_on, share_of_way

MOST = 24
"""Targets that a page has room for."""

_ROW = 42
_BAR, _BAR_WIDTH = 355, 170
_STATUS = 550
"""Pixels from the left at which bars and status begin."""

_BELOW = 14
_LOOKS: dict[Status, tuple[str, str]] = {
    "met": ("#009e73", "circle"),
    "on-pace": ("#0072b2", "triangle-up"),
    "behind": ("#e69f00", "triangle-down"),
    "missed": ("#d55e00", "cross"),
    "open": ("#8c8c8c", "square"),
}

_TITLE = Text("Progress of targets", "目标进展")
_READ = Text(
    "A bar is the way gone from the start, whose figure is below it, to the target. "
    "Without a bar: not measured.",
    "条形为从起点（数值见下）到目标已走过的部分；无条形者无法衡量。",
)
_MORE = Text("{} of {} targets, core ones first", "共{1}项，图中为{0}项，核心目标优先")


def targets_chart(
    standings: Sequence[Standing],
    total: int,
    facts: Facts,
    day: date,
    as_of: date | None,
    lang: Lang,
) -> Spec:
    """A row a target: what is asked, the way gone, the status with what it rests on.

    As many as fit of those that were chosen from so many in `total`.
    """
    shown = _fitting(standings)
    rows = [_row(place, one, facts, day, lang) for place, one in enumerate(shown)]
    cited = [each for one in shown for each in _cited(one) if each]
    more = _MORE[lang].format(len(shown), total) if len(shown) < total else ""
    one_alone = len(shown) == 1
    return framed(
        [{"data": {"values": rows}, "layer": list(_layers())}],
        title=titled(shown[0].target.name[lang]) if one_alone else _TITLE[lang],
        subtitles=[] if one_alone else [_count(shown, lang)],
        notes=filter(
            None,
            [_READ[lang], more, sources_line(cited, facts, lang), base_line(facts, as_of, lang)],
        ),
        height=_ROW * len(shown),
        below=_BELOW,
        lang=lang,
        about=about([one.target for one in shown], cited, facts, as_of),
    )


def _fitting(standings: Sequence[Standing]) -> Sequence[Standing]:
    """So many as fit: all, or first those of the core, then those that are measured."""
    if len(standings) <= MOST:
        return standings
    return sorted(standings, key=lambda one: (not one.target.core, one.share is None))[:MOST]


def _row(place: int, one: Standing, facts: Facts, day: date, lang: Lang) -> dict[str, Any]:
    target, share = one.target, share_of_way(one)
    return {
        "row": place,
        "id": target.id,
        "name": titled(target.name[lang]),
        "value": number(target.value.value),
        "by": str(target.by) if target.by else None,
        "asked": asked_text(target, facts, lang),
        "status": one.status,
        "word": status_words(one.status)[lang],
        "rests_on": rests_on(one, facts, lang, day),
        "start": reading_text(one, one.start, facts, lang, day)
        if one.start and share is not None
        else "",
        "from": 0,
        "share": None if share is None else number(share),
        "drawn": None if share is None else min(max(float(share), 0.0), 1.0),
        "whole": 1,
    }


def _layers() -> Iterator[Spec]:
    y = {"field": "row", "type": "ordinal", "axis": None}
    across = {
        "type": "quantitative",
        "axis": None,
        "scale": {
            "domain": [-_BAR / _BAR_WIDTH, (WIDTH - _BAR) / _BAR_WIDTH],
            "nice": False,
            "zero": False,
        },
    }
    looks = {
        "domain": list(_LOOKS),
        "range": [colour for colour, _ in _LOOKS.values()],
    }
    colour = {"field": "status", "type": "nominal", "scale": looks, "legend": None}
    shapes = {"domain": list(_LOOKS), "range": [shape for _, shape in _LOOKS.values()]}
    shape = {"field": "status", "type": "nominal", "scale": shapes, "legend": None}
    start = {"field": "from", **across}
    up = {"yOffset": -8}
    yield {
        "transform": [{"filter": "datum.share !== null"}],
        "mark": {"type": "bar", "height": 9, "color": FAINT, **up},
        "encoding": {"y": y, "x": start, "x2": {"field": "whole"}},
    }
    yield {
        "transform": [{"filter": "datum.share !== null"}],
        "mark": {"type": "bar", "height": 9, **up},
        "encoding": {"y": y, "x": start, "x2": {"field": "drawn"}, "color": colour},
    }
    yield {
        "mark": {"type": "point", "filled": True, "opacity": 1, "size": 60, **up},
        "encoding": {"y": y, "x": {"value": _STATUS}, "color": colour, "shape": shape},
    }
    for field, left, above, wide, look in (
        ("name", 0, True, _BAR - 12, {"fontWeight": "bold", "color": INK}),
        ("asked", 0, False, _BAR - 12, {"color": MUTED}),
        ("start", _BAR, False, _STATUS - _BAR - 12, {"color": MUTED, "fontSize": 10}),
        ("word", _STATUS + 10, True, WIDTH, {"fontWeight": "bold", "color": INK}),
        ("rests_on", _STATUS - 5, False, WIDTH - _STATUS + 90, {"color": MUTED}),
    ):
        room: Any = wide
        if left == 0:  # where there is no bar, its room is free
            room = {"expr": f"datum.share === null ? {_STATUS - 12} : {wide}"}
        mark = {"type": "text", "align": "left", "baseline": "middle", "limit": room, **look}
        yield {
            "mark": {**mark, "dy": -8 if above else 7},
            "encoding": {"y": y, "x": {"value": left}, "text": {"field": field}},
        }


def _count(shown: Sequence[Standing], lang: Lang) -> str:
    """How many stand where: `9 met · 6 on pace`."""
    counts = {status: sum(one.status == status for one in shown) for status in STATUSES}
    words = {status: status_words(status)[lang] for status in STATUSES}
    return " · ".join(
        f"{count} {words[status]}" if lang == "en" else f"{words[status]} {count} 项"
        for status, count in counts.items()
        if count
    )


def _cited(one: Standing) -> Iterator[tuple[Citation, ...]]:
    """The sources of the target, and of the figures that it is held against."""
    yield one.target.sources
    if one.target.result and one.reckoned:
        yield one.target.result.sources
    for reading in (one.start, one.latest):
        for point in reading.points if reading else ():
            yield point.sources or (one.statistic.sources if one.statistic else ())
