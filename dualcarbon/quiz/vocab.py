"""The kinds of question that the quiz asks, and how a person reads them, in both languages.

As in `model.vocab`, a kind that is not worded is a type error.
"""

from __future__ import annotations

from typing import Literal, get_args

from dualcarbon.text import Text

QuestionKind = Literal[
    "definition", "term", "chinese", "english", "year", "event", "order", "figure", "value",
    "compare", "target", "deadline", "document", "scope", "action", "confused", "current", "true",
    "written",
]  # fmt: skip
"""What a question of the quiz asks for; some are asked no more, and stand in old histories."""
QUESTION_KINDS: tuple[QuestionKind, ...] = get_args(QuestionKind)


def question_words(kind: QuestionKind) -> Text:
    """What a question goes from, and what it asks for."""
    match kind:
        case "definition":
            return Text("term to definition", "由术语问释义")
        case "term":
            return Text("definition to term", "由释义问术语")
        case "chinese":
            return Text("English name to Chinese", "由英文名问中文名")
        case "english":
            return Text("Chinese name to the fitting English", "由中文名问恰当的英文")
        case "year":
            return Text("event to year", "由事件问年份")
        case "event":
            return Text("year to event", "由年份问事件")
        case "order":
            return Text("which event came first or last", "哪个事件最早或最晚")
        case "figure":
            return Text("statistic to figure", "由指标问数字")
        case "value":
            return Text("figure to statistic", "由数字问指标")
        case "compare":
            return Text("which is largest or smallest", "比较大小")
        case "target":
            return Text("target to number", "由目标问数字")
        case "deadline":
            return Text("target to year", "由目标问期限")
        case "document":
            return Text("document to target", "由文件问目标")
        case "scope":
            return Text("statistic to scope", "由指标问口径")
        case "action":
            return Text("measure to action", "由措施问行动")
        case "confused":
            return Text("terms that are easily confused", "易混淆的术语")
        case "current":
            return Text("the target in force", "现行目标")
        case "true":
            return Text("the true statement", "正确的说法")
        case "written":
            return Text("questions written by hand", "人工编写的题目")


def question_name(kind: QuestionKind) -> Text:
    """The word by which a kind is chosen: `definition`, 定义."""
    return Text(kind, _chinese_name(kind))


def _chinese_name(kind: QuestionKind) -> str:
    match kind:
        case "definition":
            return "定义"
        case "term":
            return "术语"
        case "chinese":
            return "中译"
        case "english":
            return "英译"
        case "year":
            return "年份"
        case "event":
            return "事件"
        case "order":
            return "先后"
        case "figure":
            return "数字"
        case "value":
            return "指标"
        case "compare":
            return "比较"
        case "target":
            return "目标"
        case "deadline":
            return "期限"
        case "document":
            return "文件"
        case "scope":
            return "口径"
        case "action":
            return "行动"
        case "confused":
            return "辨析"
        case "current":
            return "现行目标"
        case "true":
            return "正误"
        case "written":
            return "理解"
