"""Series and their figures as tables."""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import get_args

from dualcarbon.exports.columns import (
    Cell,
    Column,
    Field,
    Key,
    Table,
    days,
    figure,
    link,
    numbered,
    table,
    text,
    when,
    word,
    yes,
)
from dualcarbon.exports.credits import own_terms
from dualcarbon.exports.tables.shared import (
    ALIASES,
    CORE,
    DATE,
    ID,
    NAME,
    NOTE,
    NUMBER,
    SERIES,
    cited,
    document,
    every,
    listed,
    of,
    referring,
    topic,
)
from dualcarbon.model.entries import Facts, Statistic
from dualcarbon.model.parts import Citation, Point
from dualcarbon.model.vocab import FiguresOf, FormulaKind, Rhythm, StatisticKind
from dualcarbon.text import Text


def series(facts: Facts) -> Iterator[Table]:
    """Series: what is counted, how, by whom, and under which terms it may be used."""
    series = facts.statistics
    licence = Text("the terms of the data", "数据的许可条款")
    named = Text("whom to credit for data with terms of their own", "自有许可条款的数据应如何署名")
    yield table(
        "series",
        Text("Statistics; their figures stand in points", "统计指标，数据见 points"),
        (ID,),
        every(series),
        NAME,
        ALIASES,
        topic(facts),
        CORE,
        link("unit", Text("the unit of its figures", "单位"), "units", facts.units),
        word("kind", Text(
                "whether of a day, of a period, of an inventory or of one study",
                "时点数、时期数、清查结果或单项研究",
            ), get_args(StatisticKind)),
        word("figures", Text("what its figures are", "数据性质"), get_args(FiguresOf)),
        when("baseline", Text("what it counts from", "基期")),
        text("scope", Text("what is counted, and by what method", "口径与方法")),
        word("rhythm", Text("how often a figure is due", "发布频率"), get_args(Rhythm)),
        yes("cumulative", Text("whether its figures never fall", "是否只增不减")),
        link(
            "alternative_to",
            Text("the main series of the quantity, of which this is another count", "主指标"),
            "series",
            series,
        ),
        link(
            "compares_with",
            Text("the series beside which it is shown", "对照展示的指标"),
            "series",
            series,
        ),
        Field(
            (
                Column("formula", Text("how its figures follow from others", "计算方式"),
                       choices=get_args(FormulaKind)),
                Column("total", Text("what they are divided by", "除数"), table="series"),
            ),
            lambda one: _formula(one, series),
        ),
        Field(
            (Column("licence", licence), Column("credit", named)),
            lambda one: own_terms(_citations(one), facts),
        ),
    )  # fmt: skip
    yield cited(
        facts,
        "series_sources",
        Text("The sources of a series", "指标的来源"),
        (SERIES,),
        listed(series, "sources"),
        "series",
    )
    yield referring(
        "series_inputs",
        Text("Series that the figures of a series are worked out from", "用于计算的指标"),
        SERIES,
        (
            row
            for id, one in series.items()
            if one.formula
            for row in numbered((id,), (name for name in one.formula.inputs if name in series))
        ),
        of("input", Text("the other series", "所用指标"), "series"),
    )
    yield table(
        "series_breaks",
        Text("Dates from which on a series is counted in another way", "口径变化"),
        (SERIES, DATE),
        (
            ((id, str(when)), change)
            for id, one in series.items()
            for when, change in sorted(one.breaks.items())
        ),
        text("text", Text("what changed", "变化内容")),
        parent="series",
    )


def _formula(one: Statistic, series: Container[str]) -> tuple[Cell, ...]:
    if one.formula is None:
        return None, None
    return one.formula.kind, one.formula.total if one.formula.total in series else None


def _citations(series: Statistic) -> Iterator[Citation]:
    """All that the figures of a series rest on."""
    yield from series.sources
    for point in series.points.values():
        yield from point.sources


def points(facts: Facts) -> Iterator[Table]:
    """The figures of the series, as they stand and as they stood before."""
    key = (SERIES, DATE)
    points: list[tuple[Key, Point]] = [
        ((id, str(point.date)), point)
        for id, one in facts.statistics.items()
        for point in one.series
    ]
    first = Text("the first day that its date can mean", "该时间所指的第一天")
    last = Text("the last day that its date can mean", "该时间所指的最后一天")
    release = document(facts, Text("the document that printed it", "公布该数据的文件"), "release")
    yield table(
        "points",
        Text("Every figure of every series", "全部数据"),
        key,
        points,
        Field(
            (Column("first_day", first, "date"), Column("last_day", last, "date")),
            lambda point: days(point.date)[1:],
        ),
        figure("value", Text("the figure, in the unit of the series", "数值，单位见指标")),
        yes("worked_out", Text("whether no source prints the figure itself", "是否由来源推算")),
        yes("quoted", Text("whether texts that people read have it", "是否常被引用")),
        release,
        NOTE,
        parent="series",
    )
    yield cited(
        facts,
        "point_sources",
        Text(
            "The sources of a figure: its own, or else those of its series",
            "数据的来源；未单列者同指标",
        ),
        key,
        (
            row
            for known_by, point in points
            for row in numbered(
                known_by, point.sources or facts.statistics[str(known_by[0])].sources
            )
        ),
        "points",
    )
    earlier = [row for known_by, point in points for row in numbered(known_by, point.earlier)]
    yield table(
        "earlier_figures",
        Text("What stood for a figure before it was revised, the first first", "修订前的数据"),
        (*key, NUMBER),
        earlier,
        figure("value", Text("the figure, in the unit of the series", "数值，单位见指标")),
        release,
        NOTE,
        parent="points",
    )
    yield cited(
        facts,
        "earlier_figure_sources",
        Text("The sources of a figure that was revised", "修订前数据的来源"),
        (*key, Column("earlier", Text("the number of the earlier figure", "序号"), "integer")),
        (row for known_by, one in earlier for row in numbered(known_by, one.sources)),
        "earlier_figures",
    )
