"""A plan: its objectives and items, and one item with its measures and numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dualcarbon.model.entries import Facts, Plan, PlanItem, Target
from dualcarbon.text import Lang, Text
from dualcarbon.views import words
from dualcarbon.views.overview import Extent, extent_line
from dualcarbon.views.page import Block, Fields, Heading, Listing, Page, Prose, References, Table
from dualcarbon.writing.figures import target_text

_ISSUER = Text("Issued by", "发布机关")
_NUMBER = Text("Number", "文号")
_OBJECTIVES = Text("Objectives", "主要目标")
_ITEMS = Text("Actions", "行动")
_MEASURES = Text("Measures", "主要举措")
_NO_MEASURES = Text(
    "No measure of it has a source here yet; its name comes from the plan's list.",
    "其具体举措在此尚无来源；名称取自方案的行动清单。",
)
_TARGETS = Text("Numbers", "量化目标")
_ACTION = Text("Action", "行动")
_WHAT = Text("What", "指标")
_ASKED = Text("Target", "目标值")
_BY = Text("By", "期限")
_BASELINE = Text("Against", "基准")
_PLANS = Text("Plans and documents", "方案与文件")
_ITEM = Text("Item", "事项")
_HOW = Text(
    "dualcarbon plan {}N shows item N with its measures and numbers",
    "输入 dualcarbon plan {}N 查看第 N 项的举措与量化目标",
)


def plans_page(plans: Iterable[Plan], facts: Facts, extent: Extent, lang: Lang) -> Page:
    """Plans on one line each: when, by whom, under which id it opens."""
    references = References(facts.sources, lang)
    labels = (words.DATE, words.NAME, _ISSUER, words.ID, words.SOURCE)
    rows = tuple(
        (
            str(plan.date),
            words.bilingual(plan.name, lang),
            plan.issuer[lang],
            plan.id,
            references.mark(plan.sources),
        )
        for plan in plans
    )
    table = Table(tuple(label[lang] for label in labels), rows)
    return (Heading(_PLANS[lang]), table, extent_line(extent, lang), references.block())


def plan_page(plan: Plan, facts: Facts, lang: Lang) -> Page:
    """The plan's objectives with their numbers, its items by name, and what else it provides."""
    return tuple(_plan(plan, facts, lang))


def _plan(plan: Plan, facts: Facts, lang: Lang) -> Iterator[Block]:
    references = References(facts.sources, lang)
    yield Heading(words.titled(plan.name, lang))
    yield Fields(
        (
            (_NUMBER[lang], plan.number or "-"),
            (_ISSUER[lang], plan.issuer[lang]),
            (words.DATE[lang], plan.date.written(lang)),
        )
    )
    yield Prose(f"{plan.summary[lang]} {references.mark(plan.sources)}")
    yield from references.notes(plan.notes)
    if plan.objectives:
        yield Heading(_OBJECTIVES[lang], 2)
    for number, objective in enumerate(plan.objectives, 1):
        yield Heading(f"{number}. {objective.name[lang]}", 3)
        yield Prose(f"{objective.summary[lang]} {references.mark(objective.sources)}")
        yield from _targets(objective.targets, facts, references, lang)
    if plan.items:
        yield Heading(f"{_items(plan, facts)[lang]} ({len(plan.items)})", 2)
        yield Listing(
            tuple(
                (f"{n}.", words.bilingual(item.name, lang)) for n, item in enumerate(plan.items, 1)
            ),
        )
    for section in plan.sections:
        yield Heading(words.bilingual(section.name, lang), 2)
        yield _measures(section, references, lang)
    if plan.items:
        name = "" if _is_first(plan, facts) else f"{plan.id} "
        yield Prose(_HOW[lang].format(name), "muted")
    yield references.block()


def _is_first(plan: Plan, facts: Facts) -> bool:
    """Whether `dualcarbon plan` without a name shows this plan."""
    return plan.id == next(iter(facts.plans))


def _items(plan: Plan, facts: Facts) -> Text:
    """What the items of a plan are called: those of the Action Plan are actions."""
    return _ITEMS if _is_first(plan, facts) else Text(f"{_ITEM.en}s", _ITEM.zh)


def item_page(plan: Plan, number: int, facts: Facts, lang: Lang) -> Page:
    """Item `number` (from 1) of the plan with its measures, numbers and notes."""
    item = plan.items[number - 1]
    references = References(facts.sources, lang)
    kind = _ACTION if _is_first(plan, facts) else _ITEM
    title = f"第{number}项{kind.zh}" if lang == "zh" else f"{kind.en} {number}"
    plan_name = words.joined((plan.name[lang], plan.date.written(lang)), lang)
    return (
        Heading(words.labelled(title, words.bilingual(item.name, lang), lang)),
        Prose(plan_name, "muted"),
        *((Heading(_MEASURES[lang], 2),) if item.measures else ()),
        _measures(item, references, lang),
        *((Heading(_TARGETS[lang], 2),) if item.targets else ()),
        *_targets(item.targets, facts, references, lang),
        *references.notes(item.notes),
        references.block(),
    )


def _measures(item: PlanItem, references: References, lang: Lang) -> Block:
    marks = references.mark(item.sources)
    if not item.measures:
        return Prose(f"{_NO_MEASURES[lang]} {marks}")
    *rest, last = [measure[lang] for measure in item.measures]
    return Listing(tuple(("-", text) for text in (*rest, f"{last} {marks}")))


def _targets(
    ids: Iterable[str], facts: Facts, references: References, lang: Lang
) -> Iterator[Block]:
    targets = [facts.targets[id] for id in ids]
    if targets:
        labels = (_WHAT, _ASKED, _BY, _BASELINE, words.SOURCE)
        rows = tuple(_target(target, facts, references, lang) for target in targets)
        yield Table(tuple(label[lang] for label in labels), rows)
        for target in targets:
            yield from references.notes(target.notes)


def _target(target: Target, facts: Facts, references: References, lang: Lang) -> tuple[str, ...]:
    return (
        target.name[lang],
        target_text(target, facts.units[target.unit], lang),
        str(target.by or "-"),
        str(target.baseline or "-"),
        references.mark(target.sources),
    )
