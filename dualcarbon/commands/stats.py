"""`dualcarbon stats`: the latest figures, or one series."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer

from dualcarbon.analysis.changes import change
from dualcarbon.commands import complete
from dualcarbon.commands.empty import nothing
from dualcarbon.commands.overview import All, Exact, Limit, Topics, selected
from dualcarbon.commands.settings import Settings
from dualcarbon.model.entries import Facts, Statistic
from dualcarbon.result import Record, Result, number, record
from dualcarbon.views.overview import Extent
from dualcarbon.views.statistics import overview_page, statistic_page
from dualcarbon.writing.changes import change_percent


def stats(
    context: typer.Context,
    name: Annotated[
        list[str] | None,
        typer.Argument(
            autocompletion=complete.ids("statistics"),
            help="A statistic, or words of its name. None: the latest figures.",
        ),
    ] = None,
    topic: Topics = None,
    all: All = False,
    limit: Limit = None,
    exact: Exact = False,
) -> Result:
    """Show the latest figures, or one statistic with its series, scope and sources.

    Example: dualcarbon stats forest coverage
    """
    settings: Settings = context.obj
    base = settings.base()
    facts, words = base.facts, tuple(name or ())
    if not facts.statistics and not words:
        raise nothing("statistics", settings)
    topics = [base.topic(name) for name in topic or ()]
    whole = all or settings.is_for_a_program
    chosen = selected(base, "statistics", words, topics, limit, whole=whole, exact=exact)
    statistics = [facts.statistics[id] for id in chosen.ids]
    if not chosen.opens:
        extent = Extent("statistics", len(statistics), chosen.total, " ".join(words))
        page = overview_page(statistics, facts, extent, settings.lang)
        return Result(page, (_latest(statistic, facts) for statistic in statistics))
    return Result(
        statistic_page(statistics, facts, settings.lang),
        (record(statistic, facts) for statistic in statistics),
        (row for statistic in statistics for row in _rows(record(statistic, facts))),
    )


def _rows(row: Record) -> Iterator[Record]:
    """A row for each point of a statistic."""
    for point in row["points"]:
        named = {name: row[name] for name in ("id", "name", "name_zh", "unit")}
        yield {**named, **point, "sources": point["sources"] or row["sources"]}


def _latest(statistic: Statistic, facts: Facts) -> Record:
    """A statistic with its newest point and the change since the one before."""
    row = record(statistic, facts)
    points = row.pop("points")
    *before, latest = statistic.series
    moved = change(before[-1], latest, facts.units[statistic.unit]) if before else None
    percent = change_percent(moved) if moved else None
    newest = {**points[-1], "sources": points[-1]["sources"] or row["sources"]}
    return {
        **row,
        **newest,
        "previous_date": str(before[-1].date) if before else None,
        "change": number(moved.amount) if moved else None,
        "change_percent": number(percent) if percent is not None else None,
    }
