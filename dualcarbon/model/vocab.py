"""The words that a field may take, and how a person reads them, in both languages.

Each list is a `Literal` with one function beside it. A member that is not worded is a type error
there ("missing return statement"): mypy checks neither the values of an `enum` nor that a table has
a row for each. It is also the cheapest at the start: no class, no table is made.
"""

from __future__ import annotations

from typing import Literal, get_args

from dualcarbon.text import Text

Tier = Literal["official", "international-organisation", "news-agency", "research", "reprint"]
"""How near a source is to the fact."""


def tier_words(tier: Tier) -> Text:
    """The tier of a source as a reader sees it behind its title."""
    match tier:
        case "official":
            return Text("official", "官方")
        case "international-organisation":
            return Text("international organisation", "国际组织")
        case "news-agency":
            return Text("news", "新闻")
        case "research":
            return Text("research", "研究")
        case "reprint":
            return Text("reprint only", "仅见转载")


EventKind = Literal["treaty", "pledge", "policy", "law", "market", "milestone", "meeting"]
MomentKind = Literal[EventKind, "target"]
"""What stands on a timeline: an event of a kind, or a target that falls due."""
MOMENTS: tuple[MomentKind, ...] = get_args(MomentKind)


def moment_words(kind: MomentKind) -> Text:
    """The kind of what stands on a timeline."""
    match kind:
        case "treaty":
            return Text("treaty", "条约")
        case "pledge":
            return Text("pledge", "承诺")
        case "policy":
            return Text("policy", "政策")
        case "law":
            return Text("law", "法律")
        case "market":
            return Text("market", "市场")
        case "milestone":
            return Text("milestone", "里程碑")
        case "meeting":
            return Text("meeting", "会议")
        case "target":
            return Text("target", "目标")


StatisticKind = Literal["stock", "flow", "survey", "study"]
"""A state at a date; a sum over a period; an inventory dated at its last year; a single study."""


def statistic_words(kind: StatisticKind) -> Text:
    """The kind of a statistic."""
    match kind:
        case "stock":
            return Text("state at the date", "时点数")
        case "flow":
            return Text("over the period", "时期数")
        case "survey":
            return Text("inventory, dated at its last year", "清查结果，以末年计")
        case "study":
            return Text("single study", "单项研究")


FiguresOf = Literal["level", "change", "cut"]
"""What the figures of a statistic are: the quantity itself; its change on the year before, in per
cent; or how far it has been cut since the year `baseline`, in per cent."""


def figures_words(figures: FiguresOf) -> Text:
    """What the figures of a statistic are."""
    match figures:
        case "level":
            return Text("level", "水平值")
        case "change":
            return Text("change", "同比变化")
        case "cut":
            return Text("cut", "累计降幅")


FormulaKind = Literal["sum", "share", "ratio", "multiple", "added", "compounded"]
"""How figures are worked out from others."""


def formula_words(kind: FormulaKind) -> Text:
    """How figures are worked out: `{of}` are the inputs, `{since}` a baseline."""
    match kind:
        case "sum":
            return Text("{of}, added up", "{of}之和")
        case "share":
            return Text("{of} as a share of {total}", "{of}占{total}的比重")
        case "ratio":
            return Text("{of}, divided by {total}", "{of}除以{total}")
        case "multiple":
            return Text("{of} as a multiple of its level in {since}", "{of}与{since}水平之比")
        case "added":
            return Text("{of} less its level in {since}", "{of}减去{since}水平")
        case "compounded":
            return Text(
                "yearly changes of {of}, compounded since {since}", "{of}自{since}起逐年连乘"
            )


Bound = Literal["exact", "about", "above", "below"]
"""How a source words a figure: as it is, rounded, or as a limit that it passed."""


def bound_words(bound: Bound) -> Text:
    """A figure as its source words it, with `{}` for its amount."""
    match bound:
        case "exact":
            return Text("{}", "{}")
        case "about":
            return Text("about {}", "约{}")
        case "above":
            return Text("above {}", "超过{}")
        case "below":
            return Text("below {}", "低于{}")


Operator = Literal["at-least", "more-than", "at-most", "about", "equal", "before", "range"]
"""Which values meet a target."""


def operator_words(operator: Operator) -> Text:
    """What a target asks for, with `{}` for its amount; a range has two."""
    match operator:
        case "at-least":
            return Text("at least {}", "{}以上")
        case "more-than":
            return Text("more than {}", "超过{}")
        case "at-most":
            return Text("at most {}", "{}以内")
        case "about":
            return Text("about {}", "{}左右")
        case "equal":
            return Text("{}", "{}")
        case "before":
            return Text("before {}", "{}前")
        case "range":
            return Text("{} to {}", "{}至{}")


def year_words(operator: Operator) -> Text:
    """What a target that is a year asks for, with `{}` for the year."""
    match operator:
        case "before":
            return Text("before {}", "{}年前")
        case "about":
            return Text("around {}", "{}年左右")
        case "equal" | "at-least" | "more-than" | "at-most" | "range":
            return Text("{}", "{}年")


Measure = Literal["level", "cut", "rise", "added"]
"""What a target sets: the quantity itself; its cut or rise since the baseline, in per cent; or the
amount added since the baseline."""


def measure_words(measure: Measure) -> Text:
    """What a target sets."""
    match measure:
        case "level":
            return Text("level", "水平值")
        case "cut":
            return Text("cut", "降幅")
        case "rise":
            return Text("rise", "升幅")
        case "added":
            return Text("amount added", "新增量")


Obstacle = Literal[
    "other-scope", "other-definition", "no-data", "not-yet", "no-deadline", "condition",
    "old-figure",
]  # fmt: skip
"""Why no figure can be held against a target."""


def obstacle_words(obstacle: Obstacle) -> Text:
    """Why no figure can be held against a target."""
    match obstacle:
        case "other-scope":
            return Text("other scope", "口径不同")
        case "other-definition":
            return Text("other definition", "定义不同")
        case "no-data":
            return Text("no figure published", "未公布数据")
        case "not-yet":
            return Text("not measurable yet", "尚无法衡量")
        case "no-deadline":
            return Text("no deadline", "无期限")
        case "condition":
            return Text("a condition", "属于条件")
        case "old-figure":
            return Text("only an old figure", "仅有较早数据")


Resolve = Literal[
    "law", "ensure", "plain", "strive", "endeavour", "promote", "explore", "forecast"
]  # fmt: skip
"""How firmly a document commits itself to a target, from a duty in law to a forecast."""


def resolve_words(resolve: Resolve) -> Text:
    """How firmly a document commits itself, with the Chinese word that says so."""
    match resolve:
        case "law":
            return Text("laid down in law", "法律规定")
        case "ensure":
            return Text("to be ensured (确保)", "确保")
        case "plain":
            return Text("stated plainly", "直接提出")
        case "strive":
            return Text("to strive for (力争)", "力争")
        case "endeavour":
            return Text("to endeavour to reach (努力争取)", "努力争取")
        case "promote":
            return Text("to be promoted (推动)", "推动")
        case "explore":
            return Text("to be explored (探索)", "探索")
        case "forecast":
            return Text("expected (预计)", "预计")


Legal = Literal["binding", "anticipatory", "yearly", "none"]
"""What a target is among the indicators of a plan."""


def legal_words(legal: Legal) -> Text:
    """What a target is among the indicators of a plan."""
    match legal:
        case "binding":
            return Text("binding indicator (约束性)", "约束性指标")
        case "anticipatory":
            return Text("anticipatory indicator (预期性)", "预期性指标")
        case "yearly":
            return Text("main target of the year (年度主要预期目标)", "年度主要目标")
        case "none":
            return Text("not an indicator of a plan", "非规划指标")


DocumentKind = Literal[
    "treaty", "law", "regulation", "rules", "opinions", "plan", "notice", "pledge", "report",
    "communique", "standard",
]  # fmt: skip
"""What an official document is."""


def document_words(kind: DocumentKind) -> Text:
    """The kind of an official document."""
    match kind:
        case "treaty":
            return Text("treaty", "条约")
        case "law":
            return Text("law", "法律")
        case "regulation":
            return Text("administrative regulation", "行政法规")
        case "rules":
            return Text("departmental rules", "部门规章")
        case "opinions":
            return Text("opinions", "意见")
        case "plan":
            return Text("plan", "规划、方案")
        case "notice":
            return Text("notice", "通知")
        case "pledge":
            return Text("pledge", "承诺")
        case "report":
            return Text("report", "报告")
        case "communique":
            return Text("communiqué", "公报")
        case "standard":
            return Text("standard", "标准")


TitleBy = Literal["official", "common", "own"]
"""Whose the English title of a Chinese document is."""


def title_words(by: TitleBy) -> Text:
    """Whose the English title of a Chinese document is."""
    match by:
        case "official":
            return Text("the issuer's own", "发布机关的英文标题")
        case "common":
            return Text("the usual rendering", "通行译名")
        case "own":
            return Text("rendered here", "本库译名")


Status = Literal["met", "on-pace", "behind", "missed", "open"]
"""Where a target stands; no field of a file holds it."""
STATUSES: tuple[Status, ...] = get_args(Status)


def status_words(status: Status) -> Text:
    """Where a target stands."""
    match status:
        case "met":
            return Text("met", "已实现")
        case "on-pace":
            return Text("on pace", "进度符合")
        case "behind":
            return Text("behind", "落后")
        case "missed":
            return Text("missed", "未实现")
        case "open":
            return Text("open", "未定")


QuestionKind = Literal[
    "definition", "term", "chinese", "english", "year", "event", "order", "figure", "value",
    "target", "deadline", "document", "scope", "action", "confused", "current", "true", "written",
]  # fmt: skip
"""What a question of the quiz asks for; no field of a file holds it."""
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
