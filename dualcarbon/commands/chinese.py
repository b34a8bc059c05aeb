"""What the parser says in English, in Chinese: helps, metavars, slips.

The parser takes one language, that of the program's own text, so its Chinese stands here by its
English; a test sees that nothing is missing and nothing is left over. Read only where Chinese is
asked for.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

HELP: Mapping[str, str] = {
    "Sourced facts about China's dual carbon goals: peak before 2030, neutral before 2060.": (
        "中国“双碳”目标的事实与出处：2030年前碳达峰，2060年前碳中和。"
    ),
    "Show the version of the program and of its data.": "显示程序和数据的版本。",
    "Language of content, labels and messages.": "内容、标签和提示所用的语言。",
    "How to print; rich in a terminal, plain elsewhere.": (
        "输出格式；在终端中为 rich，其他情况为 plain。"
    ),
    "The same as --format json.": "同 --format json。",
    "Write to this file; its ending says in which format.": "写入此文件；格式由扩展名决定。",
    "Replace files that are there already.": "替换已经存在的文件。",
    "No notices, only results and errors.": "不显示提示，只显示结果和错误。",
    "Print this key of the JSON alone, bare, a line each.": "只输出 JSON 中的这个键，每条一行。",
    "List every source, with its address.": "列出全部来源及网址。",
    "Print all at once, however long it is.": "不论多长都一次输出，不分页。",
    "Only what was known and official on that day.": "只显示截至该日已公布的内容。",
    "Use this fact base; - is standard input, 'packaged' the bundled one. Repeatable.": (
        "使用此事实库；- 指标准输入，packaged 指自带的事实库；可重复。"
    ),
    "Whether to colour; auto colours in a terminal.": "是否使用颜色；auto 只在终端中使用。",
    "Plain lines: no colour, no boxes; for screen readers.": (
        "纯文本行：无颜色、无边框，便于读屏软件。"
    ),
    "Also show harmless notices.": "同时显示无碍的提示。",
    "Show where an internal error comes from.": "显示内部错误的位置。",
    "Install completion for the current shell.": "为当前 shell 安装补全。",
    "Show completion for the current shell, to copy it or customize the installation.": (
        "显示当前 shell 的补全脚本，以便复制或自行安装。"
    ),
    "Show this message and exit.": "显示此帮助。",
    "Show what is known of a subject on one page: term, figures, targets, events, plans.": (
        "一页看清一个主题：术语、数据、目标、事件、方案。"
    ),
    "Example: dualcarbon about wind": "例如：dualcarbon about 风电",
    "Any words in English or 中文, or a topic. None: where to begin.": (
        "任意中文或英文词语，或一个主题；不填则告诉您从何处开始。"
    ),
    "Define a term in English and Chinese, with its sources.": "术语的中英文释义及来源。",
    "Several words need no quotes: dualcarbon define net zero": (
        "多个词不必加引号：dualcarbon define 碳 中和"
    ),
    "A term, or words of its name: English, 中文, pinyin. None: the glossary.": (
        "术语，或其名称中的词：中文、英文、拼音均可；不填则列出术语表。"
    ),
    "Only this topic; may be repeated.": "只看此主题；可重复。",
    "All there is, not the core alone.": "显示全部，不限于核心内容。",
    "So many at most.": "最多显示多少条。",
    "Draw a chart: .svg, .png, .pdf, or .json for Vega-Lite.": (
        "绘图并存为 .svg、.png、.pdf 或 .json（Vega-Lite 格式）。"
    ),
    "A sentence with date, scope and source, ready to paste.": (
        "写成一句话，带日期、口径和来源，可直接引用。"
    ),
    "Only a whole name: no words of one, no suggestions.": (
        "只认完整名称，不拆词，也不提示相近名称。"
    ),
    "Answer every name in this file, one a line; the name - reads standard input.": (
        "逐行回答文件中的名称；名称写作 - 时读取标准输入。"
    ),
    "How to render it in the other language, and how not.": "怎样译成另一种语言，哪些译法不可用。",
    "Find what a question or words are about; each hit says what it is and what opens it.": (
        "按问句或词语查找；每条结果说明它是什么、用什么命令打开。"
    ),
    "Example: dualcarbon search how many electric cars were sold": (
        "例如：dualcarbon search 去年卖了多少辆电动车"
    ),
    "A question, words or an amount, in English or 中文.": "问句、词语或数量，中文、英文均可。",
    "Only this kind (term, event, statistic ...); may be repeated.": (
        "只找此类内容（术语、事件、统计指标等）；可重复。"
    ),
    "How many hits at most.": "最多显示多少条结果。",
    "Show the latest figures, one statistic with its series, or several side by side.": (
        "最新数据，一个指标的全部数据，或几个指标并列对照。"
    ),
    "Example: dualcarbon stats co2-emissions co2-emissions-usa": (
        "例如：dualcarbon stats 风电装机、光伏装机"
    ),
    "A statistic, words of its name, or several. None: the latest figures.": (
        "指标、其名称中的词，或几个指标；不填则列出最新数据。"
    ),
    "The newest figure of the series alone, a bare number.": "只输出该指标最新的数字。",
    "Hold official targets against the newest figures: gap, pace so far, pace needed, status.": (
        "以最新数据对照官方目标：差距、已有进度、所需进度、状态。"
    ),
    "Example: dualcarbon targets --by 2030 --status behind": (
        "例如：dualcarbon targets --by 2030 --status 落后"
    ),
    "A target, words of its name, a year, a plan. None: the core targets.": (
        "目标、其名称中的词、年份或规划；不填则列出核心目标。"
    ),
    "Only met, on-pace, behind, missed, open; may be repeated.": (
        "只看已实现、进度符合、落后、未实现或未定的目标；可重复。"
    ),
    "Only what is due in that year or month.": "只看该年或该月到期的目标。",
    "Show events and dated targets, past and future, or one event in full.": (
        "按时间列出过去的事件和未来到期的目标，或详述一个事件。"
    ),
    "Dates are 2020, 2020-09 or 2020-09-22: dualcarbon timeline --since 2020 --kind policy": (
        "日期可写作 2020、2020-09 或 2020年9月22日：dualcarbon timeline --since 2020 --kind 政策"
    ),
    "An event, words of its name, a year or a day. None: the timeline.": (
        "事件、其名称中的词、年份或日期；不填则列出时间线。"
    ),
    "From this date on.": "自此日期起。",
    "Up to this date.": "至此日期止。",
    "Show what changed: verdicts, new and revised figures, new and replaced targets, events.": (
        "列出变化：目标状态、新数据和修订、新目标和被取代的目标、事件。"
    ),
    "Example: dualcarbon changes --since 2026-06": "例如：dualcarbon changes --since 2026-06",
    "From this date on. None: for the last 90 days.": "自此日期起；不填则为最近 90 天。",
    "Say where compiled copies of fact bases lie, and how large they are, or remove them.": (
        "显示编译结果的位置和大小，或将其删除。"
    ),
    "They are made anew when they are needed: dualcarbon cache clear": (
        "需要时会自动重新生成：dualcarbon cache clear"
    ),
    "Remove the compiled copies. None: say where they are.": ("删除编译结果；不填则显示其位置。"),
    "Only this kind (treaty, pledge, target ...); may be repeated.": (
        "只看此类事件（条约、承诺、目标等）；可重复。"
    ),
    "Show the Action Plan for Carbon Dioxide Peaking Before 2030 or another plan, or one item.": (
        "《2030年前碳达峰行动方案》或其他方案，或其中一项。"
    ),
    "Examples: dualcarbon plan 8, dualcarbon plan working guidance": (
        "例如：dualcarbon plan 8、dualcarbon plan 碳达峰碳中和工作意见"
    ),
    "A plan or an action in it, by name or number. None: the Action Plan.": (
        "方案或其中一项行动的名称或序号；不填则为《2030年前碳达峰行动方案》。"
    ),
    "List the plans.": "列出各方案。",
    "Answer multiple-choice questions made from the facts, each explained with its source.": (
        "做选择题；题目出自事实库，每题附讲解和来源。"
    ),
    "Answer by number or letter; ? lists the other keys. Without a terminal, answers are read "
    "line by line. Answers are kept, for --review and 'dualcarbon progress'.": (
        "用数字或字母作答；按 ? 查看其他按键。不在终端中时逐行读取答案。"
        "答题记录会保存，供 --review 和 dualcarbon progress 使用。"
    ),
    "How many questions [default: 10].": "题数，不填为 10。",
    "Only this kind (definition, year, figure ...); may be repeated.": (
        "只出此题型的题（定义、年份、数字……）；可重复。"
    ),
    "Not this kind; may be repeated.": "不出此题型的题；可重复。",
    "Versions of the paper, in another order.": "试卷的版本数，各版题序不同。",
    "Write the key of the paper to this file.": "把试卷的答案写入此文件。",
    "Only this level: 1 easy to 3 hard.": "只出此难度的题：1 易，3 难。",
    "How many new ones a review brings at most.": "一次复习最多包含多少新题。",
    "The languages you read; 'both': questions on the other, too.": (
        "所懂的语言；both 表示也出中英对照的题。"
    ),
    "Any text or number; the same seed asks the same paper.": (
        "任意文字或数字；相同的种子出相同的试卷。"
    ),
    "All questions on one entry.": "一个条目的全部题目。",
    "Review due questions.": "复习到期的题。",
    "Ask again what you lately got wrong.": "重做近来答错的题。",
    "Continue the last session.": "继续上一次。",
    "Show results only at the end.": "做完后才显示结果。",
    "End an exam after so many minutes.": "考试限时多少分钟。",
    "Print the paper and its key, and ask nothing.": "打印试卷和答案，不提问。",
    "Measure the questions against the rules instead.": "按出题规则检验题目。",
    "How many papers of 20 items an audit makes.": "检验时生成多少份 20 题的试卷。",
    "Show what you answered, how well, what is due for review, and what you missed most.": (
        "查看已答的题、正确率、待复习的内容和最常答错的内容。"
    ),
    "Move it to another machine: dualcarbon progress export > mine.json": (
        "移到另一台机器：dualcarbon progress export > mine.json"
    ),
    "Print the history as JSON, add an exported one, or forget it. None: show it.": (
        "export 以 JSON 输出记录，import 并入导出的记录，reset 清除记录；不填则显示。"
    ),
    "What to import; - or none: standard input.": "要并入的文件；- 或不填则读取标准输入。",
    "Only this topic.": "只看此主题。",
    "List ids and names, one line each, for grep and for other programs.": (
        "逐行列出标识和名称，供 grep 等程序使用。"
    ),
    "Example: dualcarbon list terms | grep carbon": "例如：dualcarbon list terms | grep 碳",
    "Terms, statistics, targets, plans, documents, events or sources. None: all.": (
        "术语、统计指标、目标、方案、文件、事件或来源；不填则列出全部。"
    ),
    "Cite a document or a source, or every one behind a term, event, target, statistic or plan.": (
        "文件或来源的引用格式，或一个条目所依据的全部文件和来源。"
    ),
    "Example: dualcarbon cite wind-solar-2030 --style gbt7714": (
        "例如：dualcarbon cite 国发〔2021〕23号 --style gbt7714"
    ),
    "A document (its number too), a source, an entry with its sources; or dualcarbon.": (
        "文件（也可用文号）、来源，或需要列出来源的条目；dualcarbon 指本程序。"
    ),
    "How to write the sources.": "引用格式。",
    "Export the facts, the glossary or questions as files that other programs read.": (
        "把事实、术语或题目导出为其他程序可读的文件。"
    ),
    "Export all facts as tables that join, each with its sources, licences and credits.": (
        "把全部事实导出为可相互关联的表格，附来源、许可和署名。"
    ),
    "Example: dualcarbon export data -o dualcarbon.zip": (
        "例如：dualcarbon export data -o dualcarbon.zip"
    ),
    "datapackage: tables in a folder or a ZIP; sqlite, json: the same in one file; csv: all "
    "figures in one table; ics: a calendar of deadlines. None: as the ending of -o says.": (
        "datapackage 为文件夹或 ZIP 中的表格，sqlite、json 为同样内容的单个文件，"
        "csv 为一张数据总表，ics 为期限日历；不填则由 -o 的扩展名决定。"
    ),
    "Export the terms: which words to use in each language, which to avoid, and their sources.": (
        "导出术语：两种语言各用什么词、不用什么词，附来源。"
    ),
    "Example: dualcarbon export terms -o dualcarbon.tbx": (
        "例如：dualcarbon export terms -o dualcarbon.tbx"
    ),
    "tbx: the term base that OmegaT and Weblate take; tbx3: the same in the present edition of the "
    "standard; tmx: a memory; csv: a table for Excel; anki: a deck; json-ld: SKOS. None: as the "
    "ending of -o says.": (
        "tbx 为 OmegaT、Weblate 可读的术语库，tbx3 为现行标准版，tmx 为翻译记忆库，"
        "csv 为 Excel 表格，anki 为卡片，json-ld 为 SKOS；不填则由 -o 的扩展名决定。"
    ),
    "Export a paper for a learning platform or for Anki, in the language of --lang.": (
        "导出一份试卷，供学习平台或 Anki 使用，语言由 --lang 指定。"
    ),
    "A question keeps its id in every paper, and says what is wrong with each wrong option.": (
        "每道题的标识在各份试卷中不变，并说明每个错误选项错在哪里。"
    ),
    "Example: dualcarbon export quiz --to moodle-xml -n 30 --seed autumn -o quiz.xml": (
        "例如：dualcarbon export quiz --to moodle-xml -n 30 --seed 秋季 -o quiz.xml"
    ),
    "moodle-xml, gift, aiken: for Moodle, the last without feedback; qti: a package for Canvas, "
    "Blackboard and others; anki: cards; json, csv, html: as quiz --paper has them. None: as the "
    "ending of -o says.": (
        "moodle-xml、gift、aiken 供 Moodle 使用，aiken 不含反馈；qti 为 Canvas、Blackboard "
        "等平台的题包；anki 为卡片；json、csv、html 与 quiz --paper 相同；"
        "不填则由 -o 的扩展名决定。"
    ),
    "Show a random term, event, target or statistic.": "随机显示一个术语、事件、目标或指标。",
    "Example: dualcarbon random --topic power": "例如：dualcarbon random --topic 电力",
    "Only a fact on this topic.": "只限此主题。",
    "Any text or number; the same seed shows the same fact.": (
        "任意文字或数字；相同的种子显示相同的内容。"
    ),
    "Proofread a draft: wrong renderings, deadlines, force, figures, titles of documents.": (
        "校对文稿：译法、期限、语气、数据、文件标题。"
    ),
    "Exit code 1 when something is found. In Markdown, code and addresses are left out.": (
        "发现问题时退出码为 1。Markdown 中的代码和网址不在校对之列。"
    ),
    "A draft in English or 中文, text or Markdown. - or none: standard input.": (
        "中文或英文文稿，纯文本或 Markdown；- 或不填则读取标准输入。"
    ),
    "Its translation into the other language, to be compared with it.": (
        "文稿的另一语言译文，与之对照。"
    ),
    "Check a fact base and report everything that is wrong with it, as file:line:column.": (
        "检查事实库，按“文件:行:列”报告全部问题。"
    ),
    "Exit code 1 when there is an error, with --strict also when there is a warning, or with "
    "--stale when anything is overdue.": (
        "有错误时退出码为 1；加 --strict 时有警告也为 1，与 --stale 合用时有逾期也为 1。"
    ),
    "A fact base, or several together; - is standard input. None: the one in use.": (
        "一个事实库，或合成一个的几个文件；- 指标准输入；不填则为正在使用的事实库。"
    ),
    "Print the JSON Schema of a fact base instead.": "改为输出事实库的 JSON Schema。",
    "Say what the code of a finding means instead.": "改为说明某个问题代码的含义。",
    "Fail on warnings too.": "有警告也算失败。",
    "Show how outdated keys are rewritten; ask before writing.": (
        "显示过时的键如何改写，写入前先询问。"
    ),
    "With reset: do not ask.": "与 reset 合用：不再询问。",
    "With --fix: write without asking.": "与 --fix 合用：不询问直接写入。",
    "List the series and targets whose next figure is overdue by more than so many.": (
        "列出新数据逾期超过这么多天的指标和目标。"
    ),
}

WORDS: Mapping[str, str] = {
    "[OPTIONS]": "[选项]",
    "COMMAND": "命令",
    "[ARGS]...": "[参数]...",
    "<int range>": "<整数>",
    "<int>": "<整数>",
    "<str>": "<文字>",
    "NAME": "名称",
    "FILE": "文件",
    "TRANSLATION": "译文",
    "DATE": "日期",
    "DAYS": "天数",
    "ID": "标识",
    "FORMAT": "格式",
    "CODE": "代码",
    "WORDS": "词语",
    "required": "必填",
}
"""Metavars and what stands in brackets behind a help."""

_WORD = re.compile("|".join(rf"(?<![A-Za-z-]){re.escape(word)}(?![a-z-])" for word in WORDS))


def chinese(text: str) -> str:
    """A help text in Chinese; itself where it has none."""
    return HELP.get(" ".join(text.split()), text)


def words_in_chinese(text: str) -> str:
    """A metavar, or what stands in brackets behind a help, in Chinese."""
    text = re.sub(r"(\d+)<=x<=(\d+)", r"\1 至 \2", text)
    text = text.replace("default: ", "默认：").replace("; ", "；")
    return _WORD.sub(lambda match: WORDS[match[0]], text)


_SLIPS = (
    (r"Got unexpected extra argument\(?s?\)? \((?P<what>.*)\)", "多余的参数：{what}"),
    (r"Option '?(?P<what>[^' ]+)'? requires an argument", "选项 {what} 需要一个值"),
    (r"Option '?(?P<what>[^' ]+)'? does not take a value", "选项 {what} 不带值"),
    (r"'(?P<what>.*)' is not a valid (int|integer|int range|integer range)", "“{what}”不是整数"),
    (
        r"(?P<what>.*) is not in the range (?P<least>-?\d+)<=x<=(?P<most>-?\d+)",
        "{what} 不在 {least} 至 {most} 之间",
    ),
    (r"'(?P<what>.*)' is not one of (?P<words>.*)", "“{what}”不在可选值之列：{words}"),
    (r"Missing command", "缺少要导出的内容，如 data"),
    (r"Missing parameter: (?P<what>.*)", "缺少参数 {what}"),
)
"""What the parser finds wrong, and the Chinese for it."""


def slip(message: str) -> str:
    """What the parser found wrong, in Chinese; as it is where there are no words for it."""
    for pattern, words in _SLIPS:
        if match := re.fullmatch(pattern, message.rstrip("."), re.DOTALL):
            parts = match.groupdict()
            if "words" in parts:
                parts["words"] = parts["words"].replace("'", "").replace(", ", "、")
            return words.format(**parts)
    return message
