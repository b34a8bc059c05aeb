"""Every rule that the facts of a base keep with each other: one function and one code each.

A rule yields the path of the value that breaks it and what would be right; its docstring is what
`check --explain` prints. Codes E1 (the file) and E2 (the shape of a value) are found while reading,
by `yaml` and `shape`, and E307 where files are joined, by `check`; those here are E3 (references
between entries), E4 (content), and W5 (doubts).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from dualcarbon.model.entries import Facts
from dualcarbon.reading.rules import (
    content,
    doubts,
    force,
    order,
    questions,
    references,
    renderings,
    series,
    sources,
    targets,
)
from dualcarbon.reading.walk import Broken


class Rule(NamedTuple):
    """What finds where a rule is broken, and in Chinese what its docstring says in English."""

    find: Callable[[Facts], Broken]
    meaning_zh: str


RULES: Mapping[str, Rule] = {
    "E301": Rule(references.unknown_source, "引用了事实库中没有的来源。"),
    "E302": Rule(references.unknown_topic, "条目所属的主题不在事实库中。"),
    "E303": Rule(references.unknown_unit, "指标或目标的单位不在事实库中。"),
    "E304": Rule(references.unknown_entry, "条目引用了事实库中没有的术语、目标或指标。"),
    "E305": Rule(references.refers_to_itself, "术语与自身相关或相混。"),
    "E306": Rule(
        references.name_claimed_twice,
        "同一名称指向两个术语或两个指标（不计大小写、全角半角和空格）。",
    ),
    "E308": Rule(references.unknown_subject, "题目所问或入门要点所指的条目不在事实库中。"),
    "E309": Rule(references.synonym_claimed_twice, "同一个词出现在两组同义词中。"),
    "E310": Rule(references.unknown_document, "目标、方案、事件或来源所指的文件不在事实库中。"),
    "E401": Rule(content.no_source_to_open, "条目、注或方案的某一部分没有读者能打开的来源。"),
    "E402": Rule(content.share_out_of_range, "百分比占比小于 0 或大于 100。"),
    "E403": Rule(content.pinyin_syllables, "拼音的音节数与中文名的汉字数不同。"),
    "E404": Rule(targets.supersession_loop, "目标的取代关系绕回了起点。"),
    "E405": Rule(targets.unit_mismatch, "目标的单位与所对照数字的单位不同。"),
    "E406": Rule(content.empty_series, "指标没有数据，或方案既无条目也无目标。"),
    "E407": Rule(targets.target_value, "区间缺少两端或两端颠倒，before 没有年份，或年份不是历年。"),
    "E408": Rule(targets.baseline_missing, "变化量没有基准年，或基准年不早于期限。"),
    "E409": Rule(targets.not_comparable, "用来对照目标的数字推不出目标本身的量。"),
    "E410": Rule(targets.dates_out_of_order, "目标在公布之前到期，或后继目标公布得更早。"),
    "E411": Rule(content.alternative_of_an_alternative, "序列是自身或另一替代序列的替代。"),
    "E412": Rule(questions.number_of_distractors, "题目的干扰项少于两个或多于三个。"),
    "E413": Rule(questions.options_alike, "题目的两个选项读来相同（不计大小写、全角半角和标点）。"),
    "E414": Rule(questions.stem_is_no_question, "题干没有以问号结尾。"),
    "E415": Rule(content.synonym_of_nothing, "一组同义词少于两个词，或其中的“词”没有字母或数字。"),
    "E416": Rule(
        content.formula_gives_nothing,
        "公式缺少其类别所需的内容、引用自身、与 points 并存或得不出数据。",
    ),
    "E417": Rule(
        content.document_incomplete,
        "文件没有日期，或既无文号（number）也未说明原因（unnumbered）。",
    ),
    "E418": Rule(
        renderings.official_without_document, "标为官方的译法没有写明所在的文件（document）。"
    ),
    "E419": Rule(renderings.rendering_to_avoid, "术语的名称、别名或译法正是其要求避免的说法。"),
    "W501": Rule(doubts.unused_source, "没有条目引用该来源；有来源读不出时不作判断。"),
    "W502": Rule(doubts.later_than_the_base, "日期晚于事实库自述的最近核对日期。"),
    "W503": Rule(doubts.definition_names_its_term, "释义用到了所要解释的名称。"),
    "W504": Rule(doubts.pinyin_missing, "双语事实库中的术语没有拼音。"),
    "W505": Rule(questions.option_sticks_out, "选项的宽度超过另一选项的 1.8 倍，长度会成为提示。"),
    "W506": Rule(questions.absolute_in_some, "“一律”“只”等词只出现在题目的部分选项中。"),
    "W507": Rule(questions.key_echoes_the_stem, "答案与题干有共同的词，干扰项却没有。"),
    "W511": Rule(
        doubts.data_set_without_licence,
        "研究或国际组织的来源提供了 20 个以上数字，却未写明许可。",
    ),
    "W512": Rule(doubts.alternative_shares_a_source, "序列与它所替代的主序列引用同一来源。"),
    "W513": Rule(doubts.subscript, "文字含有下标 2（如 CO₂），并非所有输出都能显示。"),
    "W514": Rule(doubts.other_language, "几个词的中文没有汉字，或英文大半是汉字。"),
    "W515": Rule(questions.negative_stem, "题干是否定的，知道答案的人也可能看漏“不”字。"),
    "W516": Rule(
        questions.too_long_to_ask, "题干超过 40 个词或 70 个字，或选项超过 15 个词或 25 个字。"
    ),
    "W517": Rule(questions.option_in_another, "一个选项是另一个选项的一部分。"),
    "W518": Rule(questions.source_of_another_fact, "题目没有引用所问条目的任何来源。"),
    "W519": Rule(force.number_not_in_the_quote, "目标所引原文有数字，却没有目标的数字。"),
    "W520": Rule(
        force.bound_not_as_quoted,
        "目标的 operator 与原文数字旁的词（左右、约、以上、超过、以内）不符。",
    ),
    "W521": Rule(
        force.resolve_not_as_quoted, "目标的 resolve 与原文数字前的词（力争、努力争取、确保）不符。"
    ),
    "W522": Rule(doubts.numbers_differ, "同一文字中，一种语言有的数量，另一种语言没有其数字。"),
    "W523": Rule(
        content.undocumented, "目标，或政策、法律、承诺、条约类事件，既无文件也未说明原因。"
    ),
    "W524": Rule(
        force.force_differs, "同一文字中，“力争”“左右”“以上”“超过”或“年前”只见于一种语言。"
    ),
    "W525": Rule(sources.tier_not_of_its_host, "来源的级别与其网址所属机构不符。"),
    "W526": Rule(series.identity_broken, "数字与所声明的等式（equals）之差超过 within。"),
    "W527": Rule(series.cumulative_falls, "标为 cumulative（只增不减）的序列出现下降。"),
    "W528": Rule(series.later_than_its_source, "数字所属的时间晚于其全部来源的发布日期。"),
    "W529": Rule(
        series.older_than_its_siblings, "序列比与之相加的序列早结束一年以上，且没有说明原因的注。"
    ),
    "W530": Rule(
        sources.chinese_unnamed,
        "中文来源没有中文标题，或发布者没有中文名称；仅以网址为名的发布者除外。",
    ),
}
"""The rules of a whole base by their codes; a code is never given to another rule."""

FILE_RULES: Mapping[str, Rule] = {
    "W508": Rule(order.sources_by_id, "有网址的来源没有按标识的字母顺序排列。"),
    "W509": Rule(order.events_by_date, "事件排在更晚的事件之后。"),
    "W510": Rule(order.entries_by_topic, "术语、目标、指标或题目没有按主题的顺序排列。"),
}
"""The rules of one file, whichever others it stands beside."""
