"""A plan: its objectives and items, and one item with its measures and numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dualcarbon.model.entries import Facts, Plan, Target
from dualcarbon.model.parts import Objective, PlanItem
from dualcarbon.text import Lang, Text
from dualcarbon.views import words
from dualcarbon.views.overview import Extent, footer
from dualcarbon.views.page import (
    Block,
    Heading,
    Listing,
    Page,
    Painted,
    Prose,
    Span,
    Table,
    painted,
)
from dualcarbon.views.references import References
from dualcarbon.writing.figures import target_text

_OBJECTIVE = Text("Objective {}", "主要目标{}")
_ITEMS = Text("Actions", "行动")
_NO_MEASURES = Text(
    "No measure of it has a source here yet; its name comes from the plan's list.",
    "其具体举措在此尚无来源；名称取自方案的行动清单。",
)
_ACTION = Text("Action", "行动")
_WHAT = Text("What", "指标")
_ASKED = Text("Target", "目标值")
_BY = Text("By", "期限")
_BASELINE = Text("Against", "基准")
_PLANS = Text("Plans and documents", "方案与文件")
_ITEM = Text("Item", "事项")
_HOW = Text("one with its measures and numbers: ", "查看其一的举措与量化目标：")
_COMMAND = Text("dualcarbon plan {}N", "dualcarbon plan {}编号")


def plans_page(plans: Iterable[Plan], facts: Facts, extent: Extent, lang: Lang) -> Page:
    """Plans on one line each: when, of what name, under which id it opens."""
    references = References(facts, lang)
    plans = list(plans)
    labels = (words.DATE, words.NAME, words.ID, words.SOURCE)
    rows = tuple(
        (
            painted(str(plan.date), "muted"),
            words.flagged(plan, lang),
            plan.id,
            references.label(plan.sources),
        )
        for plan in plans
    )
    return (
        Heading(_PLANS[lang]),
        Table(tuple(label[lang] for label in labels), rows),
        footer(extent, lang, plans),
        references.block(best=0),
    )


def plan_page(plan: Plan, facts: Facts, lang: Lang) -> Page:
    """The plan's objectives with their numbers, its items by name, and what else it provides."""
    return tuple(_plan(plan, facts, lang))


def _plan(plan: Plan, facts: Facts, lang: Lang) -> Iterator[Block]:
    references = References(facts, lang)
    yield words.title(plan, facts, lang)
    about = filter(None, (plan.date.written(lang), plan.issuer[lang], plan.number))
    yield Prose(words.clauses(about, lang), "muted", close=True)
    yield Prose(references.marked(plan.summary[lang], plan.sources))
    yield from words.together(references.notes(plan.notes))
    for number, objective in enumerate(plan.objectives, 1):
        name = words.labelled(_OBJECTIVE[lang].format(number), objective.name[lang], lang)
        yield Heading(name, 2)
        yield Prose(references.marked(objective.summary[lang], objective.sources))
        yield from _targets(objective.targets, facts, references, lang)
        yield from words.together(_notes(objective, facts, references))
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
        command = Span(_COMMAND[lang].format(name), "command")
        yield Prose(Painted(Span(_HOW[lang], "muted"), command), "muted")
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
    references = References(facts, lang)
    kind = _ACTION if _is_first(plan, facts) else _ITEM
    title = f"第{number}项{kind.zh}" if lang == "zh" else f"{kind.en} {number}"
    plan_name = words.clauses((plan.name[lang], plan.date.written(lang)), lang)
    return (
        Heading(words.labelled(title, words.bilingual(item.name, lang), lang)),
        Prose(plan_name, "muted", close=True),
        _measures(item, references, lang),
        *_targets(item.targets, facts, references, lang),
        *words.together(_notes(item, facts, references)),
        references.block(),
    )


def _notes(part: PlanItem | Objective, facts: Facts, references: References) -> Iterable[Prose]:
    """The notes on a part of a plan and on its numbers, each once."""
    own = part.notes if isinstance(part, PlanItem) else ()
    notes = (*own, *(note for id in part.targets for note in facts.targets[id].notes))
    once = [
        note
        for note in dict.fromkeys(notes)
        # What another note says and more is not said twice.
        if not any(other is not note and other.text.en.startswith(note.text.en) for other in notes)
    ]
    return references.notes(once)


def _measures(item: PlanItem, references: References, lang: Lang) -> Block:
    if not item.measures:
        return Prose(references.marked(_NO_MEASURES[lang], item.sources))
    *rest, last = [measure[lang] for measure in item.measures]
    cited = references.marked(last, item.sources)
    return Listing(tuple(("-", text) for text in (*rest, cited)), close=True)


def _targets(
    ids: Iterable[str], facts: Facts, references: References, lang: Lang
) -> Iterator[Block]:
    targets = [facts.targets[id] for id in ids]
    if targets:
        labels = (_WHAT, _ASKED, _BY, _BASELINE, words.SOURCE)
        rows = tuple(_target(target, facts, references, lang) for target in targets)
        yield Table(tuple(label[lang] for label in labels), rows, frozenset({1}))


def _target(target: Target, facts: Facts, references: References, lang: Lang) -> tuple[str, ...]:
    return (
        words.flagged(target, lang),
        painted(target_text(target, facts.units[target.unit], lang), "strong"),
        str(target.by or "-"),
        str(target.baseline or "-"),
        painted(references.mark(target.sources), "muted"),
    )
