"""What all charts look like: size, colours, fonts, and the text around the drawing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from dualcarbon.text import Lang, cells, pieces

Spec = dict[str, Any]
"""A chart in Vega-Lite, or a part of one, as JSON values."""

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"

WIDTH = 680
"""Pixels of the drawing; the labels beside it come on top."""

CELL = 0.5
"""Columns of a terminal to pixels, in parts of the size of the letters."""

INK, MUTED, FAINT, GRID, PAPER = "#1a1a1a", "#5a5a5a", "#d0d0d0", "#e6e6e6", "#ffffff"

REPLACED = "#8c8c8c"
"""Of a target that another has taken the place of."""

BLACK = "#000000"
COLOURS = ("#0072b2", "#e69f00", BLACK, "#d55e00", "#009e73", "#cc79a7")
"""Of one series after another, after Okabe and Ito: told apart by the colour-blind.

Neighbours differ in grey too.
"""

DASHES = ([1, 0], [7, 3], [2, 2], [9, 3, 2, 3], [4, 4], [12, 4])
"""Beside each colour a line, told apart without any colour."""

_NOTE_SIZE, _NOTE_LINE = 10.5, 14
_TITLE_SIZE, _SUBTITLE_SIZE = 16, 12

_FONTS = (
    *("Helvetica Neue", "Arial", "Liberation Sans", "Noto Sans", "DejaVu Sans"),
    *("Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "PingFang SC", "Hiragino Sans GB"),
    *("Microsoft YaHei", "SimHei", "WenQuanYi Micro Hei", "WenQuanYi Zen Hei", "sans-serif"),
)
_LATIN = 5


def font(lang: Lang) -> str:
    """The families of letters, best first: some system has each of them, and no text is without."""
    families = _FONTS if lang == "en" else (*_FONTS[_LATIN:-1], *_FONTS[:_LATIN], _FONTS[-1])
    return ", ".join(families)


def text_width(text: str, size: float) -> float:
    """About how many pixels wide a text is in letters of that size."""
    return cells(text) * size * CELL


def lines(text: str, width: float, size: float) -> list[str]:
    """The text in lines of at most `width` pixels."""
    made = [""]
    for piece in pieces(text):
        if made[-1] and text_width((made[-1] + piece).rstrip(), size) > width:
            made[-1] = made[-1].rstrip()
            made.append("")
        made[-1] += piece
    return [line for line in (*made[:-1], made[-1].rstrip()) if line]


def milliseconds(day: date) -> int:
    """When a day begins, as Vega-Lite counts: from the beginning of 1970 on, in UTC."""
    return (day - date(1970, 1, 1)).days * 86_400_000


def framed(
    layers: Sequence[Spec],
    *,
    title: str,
    subtitles: Iterable[str],
    notes: Iterable[str],
    height: int,
    below: int,
    lang: Lang,
    about: Mapping[str, Any],
) -> Spec:
    """A chart with its title above and its notes below.

    The notes begin so many pixels `below` the drawing, which is of that `height`. `about` is for
    programs: the sources, the licence and the date of the facts.
    """
    over = [line for text in subtitles for line in lines(text, WIDTH, _SUBTITLE_SIZE)]
    under = [line for text in notes for line in lines(text, WIDTH, _NOTE_SIZE)]
    return {
        "$schema": SCHEMA,
        "description": " ".join((title, *over, *under)),
        "usermeta": dict(about),
        "background": PAPER,
        "padding": 16,
        "width": WIDTH,
        "height": height,
        "title": {"text": lines(title, WIDTH, _TITLE_SIZE), "subtitle": over},
        "layer": [*layers, _notes(under, height + below)],
        "config": _config(lang),
    }


def _notes(text: list[str], top: int) -> Spec:
    return {
        "data": {"values": [{}]},
        "mark": {
            "type": "text",
            "text": text,
            "align": "left",
            "baseline": "top",
            "fontSize": _NOTE_SIZE,
            "lineHeight": _NOTE_LINE,
            "color": MUTED,
        },
        "encoding": {"x": {"value": 0}, "y": {"value": top}},
    }


def _config(lang: Lang) -> Spec:
    return {
        "font": font(lang),
        "view": {"stroke": None},
        "title": {
            "anchor": "start",
            "frame": "group",
            "align": "left",
            "fontSize": _TITLE_SIZE,
            "fontWeight": "bold",
            "color": INK,
            "lineHeight": 21,
            "subtitleFontSize": _SUBTITLE_SIZE,
            "subtitleColor": MUTED,
            "subtitleLineHeight": 16,
            "subtitlePadding": 6,
            "offset": 14,
        },
        "axis": {
            "labelFontSize": 11,
            "labelColor": MUTED,
            "titleFontSize": 11,
            "titleFontWeight": "normal",
            "titleColor": MUTED,
            "gridColor": GRID,
            "domainColor": MUTED,
            "tickColor": MUTED,
        },
        "legend": {
            "labelFontSize": 11,
            "labelColor": INK,
            "labelLimit": WIDTH,
            "orient": "top",
            "title": None,
            "symbolSize": 70,
            "symbolStrokeWidth": 2,
        },
        "text": {"fontSize": 11, "color": INK},
    }
