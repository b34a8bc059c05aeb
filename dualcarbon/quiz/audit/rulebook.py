"""The rules of good items, each with where it comes from and what may be beyond it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dualcarbon.quiz.audit import rules
from dualcarbon.quiz.audit.truth import also_true
from dualcarbon.text import Text


@dataclass(frozen=True, slots=True)
class Rule:
    """A property that items should not have, and in what part of them at `most` it may be found.

    `source` says where the rule comes from. E: an item that breaks it must not be asked.
    """

    code: str
    severity: Literal["E", "W"]
    most: float
    says: Text
    source: str
    breaks: rules.Check


RULES: tuple[Rule, ...] = (
    Rule(
        "R01",
        "E",
        0,
        Text("3 or 4 options", "选项为3至4个"),
        "HDR 18; Rodriguez 2005",
        rules.number,
    ),
    Rule("R02", "E", 0, Text("options differ", "选项互不相同"), "HDR 19", rules.same),
    Rule("R03", "E", 0, Text("no distractor is true", "干扰项均不成立"), "HDR 19", also_true),
    Rule(
        "R04", "E", 0, Text("no option holds another", "选项互不包含"), "HDR 22", rules.overlapping
    ),
    Rule(
        "R05",
        "E",
        0,
        Text("no all or none of the above", "没有“以上都对”或“以上都不对”"),
        "HDR 25, 26",
        rules.all_or_none,
    ),
    Rule(
        "R06",
        "W",
        0,
        Text("the question is positive", "题干用肯定句"),
        "HDR 17, 27",
        rules.negative,
    ),
    Rule(
        "R07", "E", 0, Text("options are of one form", "选项形式一致"), "HDR 23", rules.mixed_forms
    ),
    Rule(
        "R08", "W", 0.05, Text("options are about as long", "选项长短相近"), "HDR 24", rules.uneven
    ),
    Rule(
        "R09",
        "E",
        0,
        Text("the key is not in the stem", "题干中没有答案"),
        "HDR 28b",
        rules.key_in_stem,
    ),
    Rule(
        "R09w",
        "W",
        0.05,
        Text("not the key alone echoes the stem", "不是只有答案与题干呼应"),
        "HDR 28b",
        rules.echo_of_stem,
    ),
    Rule(
        "R10",
        "W",
        0,
        Text("absolute words in all options or none", "绝对化用词要么都有，要么都无"),
        "HDR 28a",
        rules.absolutes,
    ),
    Rule(
        "R11",
        "E",
        0,
        Text("numbers and years rise", "数字和年份由小到大"),
        "HDR 21",
        rules.unordered,
    ),
    Rule(
        "R12",
        "W",
        0.10,
        Text("not the key alone is round", "不是只有答案为整数"),
        "HDR 28d",
        rules.round_alone,
    ),
    Rule(
        "R13",
        "W",
        0.05,
        Text("numbers are of one size", "数字大小相近"),
        "HDR 28f, 29",
        rules.implausible,
    ),
    Rule(
        "R14",
        "E",
        0,
        Text("all is explained", "处处有解释"),
        "Butler and Roediger 2008",
        rules.unexplained,
    ),
    Rule(
        "R15", "E", 0, Text("sourced, and no trivia", "有来源，不考琐碎"), "HDR 2, 6", rules.trivial
    ),
    Rule(
        "R16",
        "E",
        0,
        Text("the stem says what is asked", "题干说明所问"),
        "HDR 14, 15",
        rules.unqualified,
    ),
    Rule(
        "R17",
        "W",
        0.05,
        Text("stem and options are short", "题干和选项简短"),
        "HDR 13, 16",
        rules.long,
    ),
    Rule(
        "R18",
        "E",
        0,
        Text("no control characters or ends of lines", "没有控制字符和换行"),
        "P2, P13",
        rules.unprintable,
    ),
    Rule(
        "R19", "E", 0, Text("still true, or dated", "仍然成立，或注明日期"), "HDR 2", rules.outdated
    ),
    Rule(
        "R20",
        "W",
        0.20,
        Text("a typical error among the options", "选项中有典型错误"),
        "HDR 30",
        rules.no_error,
    ),
    Rule("S7", "E", 0, Text("both languages are complete", "两种语言齐全"), "parity", rules.half),
)
