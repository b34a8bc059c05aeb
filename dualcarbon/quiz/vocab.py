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
"""What a question of the quiz asks for."""
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
            return Text("Chinese name to English", "由中文名问英文名")
        case "year":
            return Text("event to year", "由事件问年份")
        case "event":
            return Text("year to event", "由年份问事件")
        case "order":
            return Text("which event came first", "哪个事件最早")
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
            return Text("target to document", "由目标问文件")
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
