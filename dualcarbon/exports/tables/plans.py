"""Plans and what stands in them as tables."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dualcarbon.exports.columns import Column, Field, Key, Table, numbered, table, text, when, word
from dualcarbon.exports.tables.shared import (
    ALIASES,
    CORE,
    ID,
    NAME,
    NUMBER,
    PLAN,
    TARGET,
    cited,
    document,
    every,
    itself,
    listed,
    topic,
)
from dualcarbon.model.entries import Facts
from dualcarbon.text import Text


def plans(facts: Facts) -> Iterator[Table]:
    """Plans, their objectives, and their items with what these provide."""
    plans = facts.plans
    yield table(
        "plans",
        Text("What a document provides", "规划与方案"),
        (ID,),
        every(plans),
        NAME,
        ALIASES,
        topic(facts),
        CORE,
        document(facts, Text("the document", "所载文件")),
        word("number", Text("its official number", "文号")),
        text("issuer", Text("who issued it, the lead first", "发布机关，牵头者在前")),
        when("date", Text("its date", "日期")),
        text("summary", Text("what it is about", "内容概要")),
    )
    yield cited(
        facts,
        "plan_sources",
        Text("The sources of a plan", "方案的来源"),
        (PLAN,),
        listed(plans, "sources"),
        "plans",
    )
    yield from _parts(
        facts,
        "objective",
        Text("What a plan is to bring about", "方案的主要目标"),
        (PLAN, NUMBER),
        [*listed(plans, "objectives")],
        text("summary", Text("what it says", "内容")),
    )
    part = Column(
        "part",
        Text("whether it is one of its actions or of its sections", "行动、任务或章节"),
        choices=("item", "section"),
    )
    items = [
        row
        for id, plan in plans.items()
        for name, listed in (("item", plan.items), ("section", plan.sections))
        for row in numbered((id, name), listed)
    ]
    key = (PLAN, part, NUMBER)
    yield from _parts(facts, "item", Text("Items of a plan", "方案的条目"), key, items)
    yield table(
        "plan_item_measures",
        Text("What an item provides", "条目中的措施"),
        (PLAN, part, Column("item", NUMBER.about, "integer"), NUMBER),
        (row for known_by, item in items for row in numbered(known_by, item.measures)),
        itself("measure", Text("what is to be done", "措施")),
        parent="plan_items",
    )


def _parts(
    facts: Facts, name: str, about: Text, key: tuple[Column, ...], rows: list[tuple[Key, Any]],
    *fields: Field,
) -> Iterator[Table]:  # fmt: skip
    """Parts of plans, with their sources and the targets that they name."""
    yield table(f"plan_{name}s", about, key, rows, NAME, *fields, parent="plans")
    key = (*key[:-1], Column(name, key[-1].about, "integer"))
    yield cited(
        facts,
        f"plan_{name}_sources",
        Text(f"The sources of an {name}", f"{about.zh}的来源"),
        key,
        (row for known_by, one in rows for row in numbered(known_by, one.sources)),
        f"plan_{name}s",
    )
    yield table(
        f"plan_{name}_targets",
        Text(f"The targets that an {name} names", f"{about.zh}所列的目标"),
        (*key, TARGET),
        (
            ((*known_by, id), None)
            for known_by, one in rows
            for id in dict.fromkeys(one.targets)
            if id in facts.targets
        ),
        parent=f"plan_{name}s",
    )
