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


FormulaKind = Literal["sum", "share", "ratio", "multiple", "added", "compounded", "growth"]
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
        case "growth":
            return Text("{of} on the year before", "{of}比上年的变化")


Rhythm = Literal["month", "quarter", "year", "inventory"]
"""How often a figure of a series is due; an inventory comes every five years."""


def rhythm_words(rhythm: Rhythm) -> Text:
    """How often a figure of a series is due."""
    match rhythm:
        case "month":
            return Text("monthly", "每月")
        case "quarter":
            return Text("quarterly", "每季")
        case "year":
            return Text("yearly", "每年")
        case "inventory":
            return Text("every five years", "每五年")


RenderingStatus = Literal["official", "variant", "working"]
"""Whether a state document has a rendering, has it beside a better one, or none has it."""


def rendering_words(status: RenderingStatus) -> Text:
    """How far a rendering is official."""
    match status:
        case "official":
            return Text("official", "官方译法")
        case "variant":
            return Text("official variant", "官方另一译法")
        case "working":
            return Text("working", "通行译法")


RenderingUse = Literal["running", "title", "heading", "law"]
"""Where a rendering is at home."""


def use_words(use: RenderingUse) -> Text:
    """Where a rendering is at home."""
    match use:
        case "running":
            return Text("running text", "行文")
        case "title":
            return Text("titles", "标题")
        case "heading":
            return Text("headings", "小标题")
        case "law":
            return Text("legal text", "法律文本")


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
            return Text("{} to {}", "{}—{}")


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
