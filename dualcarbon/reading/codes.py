"""What the code of a finding means, in both languages, with a small base that has it.

A rule says so itself: the first sentence of its docstring is its meaning, the rest its example. For
what is found while a file is read and joined, before any rule, the table stands here. An example is
the part of a file that follows `format` and `languages`, beside another with the source `act`.
"""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from typing import NamedTuple

from dualcarbon.reading.rules import FILE_RULES, RULES, Rule
from dualcarbon.text import Text


class Code(NamedTuple):
    """The meaning of a code; `example` is empty where one would be too large, or no text."""

    meaning: Text
    example: str = ""


def _of_a_rule(rule: Rule) -> Code:
    meaning, _, example = inspect.cleandoc(rule.find.__doc__ or "").partition("\n\n")
    return Code(Text(" ".join(meaning.split()), rule.meaning_zh), example)


_WHILE_READING = {
    "E102": Code(
        Text(
            "The file is neither UTF-8 nor, with its mark, UTF-16.",
            "文件既不是 UTF-8，也不是带标记的 UTF-16。",
        )
    ),
    "E103": Code(Text("The file is not YAML.", "文件不是 YAML。"), "terms: [peak"),
    "E104": Code(Text("The file is empty, or not a mapping.", "文件是空的，或不是映射。"), "[]"),
    "E105": Code(Text("The format is of another version.", "格式版本不符。"), "format: 2"),
    "E106": Code(Text("A key stands twice.", "键重复。"), "events: {}\nevents: {}"),
    "E107": Code(Text("A value contains itself.", "值包含了自身。"), "topics: &all {goals: *all}"),
    "E108": Code(
        Text("A value has a YAML tag.", "值带有 YAML 标签。"), "updated: !!timestamp 2020-09-22"
    ),
    "E109": Code(
        Text(
            "The file is larger than 32 MiB or holds more than 3,000,000 values.",
            "文件大于 32 MiB，或多于 3,000,000 个值。",
        )
    ),
    "E110": Code(
        Text(
            "Lists and mappings are nested more than 50 levels deep.",
            "列表和映射嵌套超过 50 层。",
        )
    ),
    "E111": Code(
        Text("Aliases repeat more than 1,000,000 values.", "别名重复了 1,000,000 个以上的值。")
    ),
    "E201": Code(Text("A key is unknown.", "未知的键。"), "trems: {}"),
    "E202": Code(
        Text(
            "A key, or the text in one language, is missing.", "缺少某个键，或缺少一种语言的文字。"
        ),
        "terms: {peak: {name: peak, sources: [act]}}",
    ),
    "E203": Code(
        Text(
            "A value is of another shape: a list for a text, nothing where something is due, a "
            "`<<` that merges no mapping.",
            "值的形式不符：应为文字却是列表、应有内容却为空，或 << 合并的不是映射。",
        ),
        "terms: [peak]",
    ),
    "E204": Code(
        Text(
            "A date, figure, whole number, address or language code is not of the form that is "
            "read, or beyond its limits.",
            "日期、数字、整数、网址或语言代码的写法不符，或超出范围。",
        ),
        "updated: last year",
    ),
    "E205": Code(
        Text("A word is not one of those that are allowed there.", "该词不在可选值之列。"),
        "events: {pledge: {name: A pledge, date: 2020, kind: speech, summary: S., sources: [act]}}",
    ),
    "E206": Code(
        Text(
            "An id has other characters than a-z, 0-9 and single hyphens.",
            "标识含有 a-z、0-9 和单个连字符以外的字符。",
        ),
        "topics: {Our Goals: {name: Our goals}}",
    ),
    "E207": Code(
        Text("A text has a control character or a line's end.", "文字含有控制字符或换行。"),
        r'topics: {power: {name: "two\nlines"}}',
    ),
    "E208": Code(
        Text(
            "A text has more than 10,000 characters, an address more than 2,000 or an id more than "
            "100.",
            "文字超过 10,000 个字符，网址超过 2,000 个，或标识超过 100 个。",
        )
    ),
    "E209": Code(
        Text(
            "A list is empty or has a value twice, where neither may be.", "列表为空或有重复的值。"
        ),
        "languages: [en, en]",
    ),
    "E210": Code(
        Text(
            "A key gave way to others: a target's `wording` to `resolve` and `legal`.",
            "键已由其他键取代：目标的 wording 已由 resolve 和 legal 取代。",
        ),
        "targets:\n  more:\n    name: more\n    operator: at-least\n    value: 1\n    unit: GW\n"
        "    announced: 2020\n    document: act\n    wording: stated\n    sources: [act]",
    ),
    "E307": Code(
        Text(
            "An id stands in two files with different content.", "同一标识在两个文件中的内容不同。"
        ),
        "sources: {act: {title: Another, publisher: The Office, lang: en, tier: official}}",
    ),
}

CODES: Mapping[str, Code] = dict(
    sorted(
        {
            **_WHILE_READING,
            **{code: _of_a_rule(rule) for code, rule in {**RULES, **FILE_RULES}.items()},
        }.items()
    )
)
"""Every code in order. A code is never given to another meaning."""
