"""What is shown where nothing is typed: where to begin."""

from __future__ import annotations

from dualcarbon.text import Lang, Text
from dualcarbon.views.page import Heading, Page, Painted, Prose, Span, Table, painted

_ABOUT = Text(
    "Sourced facts about China's dual carbon goals: peak before 2030, neutral before 2060.",
    "有出处的中国“双碳”事实库：2030年前碳达峰，2060年前碳中和。",
)
_FIRST = (
    (
        Text("To read up on it", "了解概况"),
        "dualcarbon about",
        Text("where to begin, and what there is", "从何入手，有哪些内容"),
    ),
    (
        Text("To write about it", "查证写作"),
        "dualcarbon search coal power abroad",
        Text("what happened, when, and who says so", "何时发生何事、出自何处"),
    ),
    (
        Text("To translate", "翻译"),
        "dualcarbon define neutrality",
        Text("a term in English and Chinese", "术语的中英文释义"),
    ),
    (
        Text("To work with figures", "分析数据"),
        "dualcarbon stats wind",
        Text("series; --format csv for a spreadsheet", "数列；--format csv 可导入表格"),
    ),
    (
        Text("To teach or to learn", "教与学"),
        "dualcarbon quiz",
        Text("questions, each explained; --paper prints them", "逐题讲解；--paper 可打印"),
    ),
)
_MORE = Text("All commands and options: {}", "全部命令与选项：{}")


def start_page(lang: Lang) -> Page:
    """What to type first, for five kinds of people."""
    rows = tuple(
        (painted(who[lang], "muted"), painted(command, "command"), what[lang])
        for who, command, what in _FIRST
    )
    more, _, after = _MORE[lang].partition("{}")
    return (
        Heading(Painted(Span("dualcarbon", "name"), Span(f"  {_ABOUT[lang]}"))),
        Table(("", "", ""), rows),
        Prose(Painted(Span(more), Span("dualcarbon --help", "command"), Span(after))),
    )
