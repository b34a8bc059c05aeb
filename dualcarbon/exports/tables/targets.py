"""Targets as tables."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from dualcarbon.exports.columns import (
    Cell,
    Column,
    Field,
    Key,
    Table,
    figure,
    link,
    numbered,
    table,
    text,
    when,
    word,
)
from dualcarbon.exports.tables.shared import (
    ALIASES,
    CORE,
    DOCUMENT,
    ID,
    NAME,
    TARGET,
    cited,
    document,
    every,
    listed,
    referring,
    topic,
)
from dualcarbon.model.entries import Facts, Target
from dualcarbon.model.parts import Citation
from dualcarbon.model.vocab import Bound, Legal, Measure, Obstacle, Operator, Resolve
from dualcarbon.text import Text


def targets(facts: Facts) -> Iterator[Table]:
    """Targets with their exact force and their official results."""
    targets = facts.targets
    yield table(
        "targets",
        Text("Numbers and years that official documents set", "官方目标"),
        (ID,),
        every(targets),
        NAME,
        ALIASES,
        topic(facts),
        CORE,
        word("operator", Text("which values meet it", "达标条件"), get_args(Operator)),
        figure("value", Text("the number, or a calendar year", "数值或年份"), bound=False),
        figure("high", Text("the upper end of a range", "区间上限"), bound=False),
        link("unit", Text("the unit of the number", "单位"), "units", facts.units),
        word("measure", Text("what it sets", "目标性质"), get_args(Measure)),
        word("aim", Text("the side on which it is met", "达标方向"), ("up", "down")),
        when("by", Text("when it is due", "到期时间")),
        when("baseline", Text("what it counts from", "基期")),
        when("announced", Text("when it was first said", "首次提出时间")),
        document(facts, Text("the document that sets it", "提出该目标的文件")),
        text("undocumented", Text("why no document is named", "未列文件的原因")),
        word("resolve", Text("how firmly it is said", "语气"), get_args(Resolve)),
        word("legal", Text("what it is in a plan", "指标属性"), get_args(Legal)),
        text("quote", Text("the sentence that says so", "原文")),
        link("statistic", Text("figures beside it", "对照的指标"), "series", facts.statistics),
        word(
            "obstacle",
            Text("why those figures can't be held against it", "不可直接对照的原因"),
            get_args(Obstacle),
        ),
        text("obstacle_note", Text("the same in a sentence", "不可直接对照的说明")),
        _result(),
        link("superseded_by", Text("the one that replaced it", "取代它的目标"), "targets", targets),
    )
    says = Column(
        "role",
        Text("whether it says so, says the same, or tells the result", "原文、同义表述或完成情况"),
        choices=("says", "also", "result"),
    )
    yield cited(
        facts,
        "target_sources",
        Text("The sources of a target", "目标的来源"),
        (TARGET, says),
        (row for id, one in targets.items() for row in _target_sources(id, one)),
        "targets",
    )
    yield referring(
        "target_repeats",
        Text("Later documents that repeat a target", "重申该目标的文件"),
        TARGET,
        ((k, id) for k, id in listed(targets, "repeated_in") if id in facts.documents),
        DOCUMENT,
    )


def _result() -> Field:
    """What an official body says that a target came to."""
    columns = (
        Column("result", Text("the official result", "官方公布的结果"), "number"),
        Column("result_bound", Text("how it is worded", "结果的表述"), choices=get_args(Bound)),
        Column("result_date", Text("the date of the result, as known", "结果所属时间")),
        Column("result_verdict", Text("what the body says of it", "官方结论"),
               choices=("met", "missed")),
        *text("result_method", Text("how it was counted", "核算方法")).columns,
    )  # fmt: skip

    def cells(target: Target) -> tuple[Cell, ...]:
        if (result := target.result) is None:
            return (None,) * len(columns)
        value, method = result.value, result.method
        return (
            *(value.value, value.bound, str(result.date), result.verdict),
            *(method.en or None, method.zh or None),
        )

    return Field(columns, cells)


def _target_sources(id: str, target: Target) -> Iterator[tuple[Key, Citation]]:
    yield from numbered((id, "says"), target.sources)
    yield from numbered((id, "also"), target.also_in)
    yield from numbered((id, "result"), target.result.sources if target.result else ())
