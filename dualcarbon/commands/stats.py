"""`dualcarbon stats`: the latest figures, or one series."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Annotated, NamedTuple

import typer

from dualcarbon.analysis.changes import change
from dualcarbon.base import Base
from dualcarbon.commands import complete
from dualcarbon.commands.chart import Chart, charted
from dualcarbon.commands.empty import nothing
from dualcarbon.commands.names import File, all_of, answers, names_given
from dualcarbon.commands.overview import All, Exact, Limit, Quote, Topics, selected
from dualcarbon.commands.quote import not_beside, quoted, quoted_page, quoted_records
from dualcarbon.commands.settings import Settings
from dualcarbon.errors import ExitCode, Failure
from dualcarbon.model.entries import Facts, Statistic
from dualcarbon.result import Record, Result, dated, number, record
from dualcarbon.text import Lang, Text
from dualcarbon.views.overview import Extent
from dualcarbon.views.page import Page, Verbatim
from dualcarbon.views.statistics import overview_page, statistic_page
from dualcarbon.writing.changes import change_percent


def stats(
    context: typer.Context,
    name: Annotated[
        list[str] | None,
        typer.Argument(
            autocompletion=complete.ids("statistics"),
            help="A statistic, words of its name, or several. None: the latest figures.",
        ),
    ] = None,
    topic: Topics = None,
    all: All = False,
    limit: Limit = None,
    exact: Exact = False,
    latest: Annotated[
        bool, typer.Option("--latest", help="The newest figure of the series alone, a bare number.")
    ] = False,
    quote: Quote = False,
    file: File = None,
    chart: Chart = None,
) -> Result:
    """Show the latest figures, one statistic with its series, or several side by side.

    Example: dualcarbon stats co2-emissions co2-emissions-usa
    """
    settings: Settings = context.obj
    base = settings.base()
    facts, words = base.facts, tuple(name or ())
    if quote and latest:
        raise not_beside("--latest")
    shown = _newest(facts) if latest else _whole(facts, settings.lang)
    if quote:
        shown = _as_quotes(facts, settings)
    if latest and not settings.format:
        settings.field = settings.field or "value_written"
    names = names_given(words, file, settings, narrowed=bool(topic or all or limit))
    if names is not None:
        given = answers(base, "statistics", names, exact=exact)
        return charted(all_of(given, base, settings, *shown), chart, settings)
    if latest:
        ids = _named(base, words, exact=exact)
        return charted(Result(shown.page(ids), shown.records(ids)), chart, settings)
    if not facts.statistics and not words:
        raise nothing("statistics", settings)
    topics = [base.topic(name) for name in topic or ()]
    whole = all or settings.is_for_a_program
    chosen = selected(base, "statistics", words, topics, limit, whole=whole, exact=exact)
    statistics = [facts.statistics[id] for id in chosen.ids]
    if quote:
        return quoted(statistics, facts, settings)
    if not chosen.opens:
        extent = Extent(
            "statistics", len(statistics), chosen.total, " ".join(words), limit is not None
        )
        page = overview_page(statistics, facts, extent, settings.lang)
        overview = Result(page, (_latest(statistic, facts) for statistic in statistics))
        return charted(overview, chart, settings)
    if len(chosen.ids) > 1:
        page = _together(statistics, facts, settings.lang)
    else:
        page = shown.page(chosen.ids)
    result = Result(
        page,
        shown.records(chosen.ids),
        shown.rows(chosen.ids),
        chart=lambda: _chart(statistics, facts, settings),
    )
    return charted(result, chart, settings)


def _together(statistics: Sequence[Statistic], facts: Facts, lang: Lang) -> Page:
    """Several series side by side; or else why they can't be, and each in full."""
    # Imported here: most calls name one.
    from dualcarbon.analysis.side_by_side import unlike
    from dualcarbon.views.side_by_side import apart_note, side_by_side_page

    if pair := unlike(statistics, facts):
        return (apart_note(pair, facts, lang), *statistic_page(statistics, facts, lang))
    return side_by_side_page(statistics, facts, lang)


def _chart(statistics: Sequence[Statistic], facts: Facts, settings: Settings) -> Record:
    # Imported here: few calls draw.
    from dualcarbon.charts.series import series_chart

    return series_chart(statistics, facts, settings.as_of, settings.lang)


class _Shown(NamedTuple):
    """How series are shown, by their ids: as a page, as records, and as rows of a table."""

    page: Callable[[Sequence[str]], Page]
    records: Callable[[Sequence[str]], Iterable[Record]]
    rows: Callable[[Sequence[str]], Iterable[Record]]


def _whole(facts: Facts, lang: Lang) -> _Shown:
    """Every point; a row of a table is a point."""
    return _Shown(
        lambda ids: statistic_page((facts.statistics[id] for id in ids), facts, lang),
        lambda ids: (record(facts.statistics[id], facts) for id in ids),
        lambda ids: (row for id in ids for row in _rows(record(facts.statistics[id], facts))),
    )


def _newest(facts: Facts) -> _Shown:
    """The newest figure alone, in the digits of its source, a line each."""

    def page(ids: Sequence[str]) -> Page:
        points = (facts.statistics[id].last(1)[0] for id in ids)
        return (Verbatim("\n".join(f"{point.value.value:f}" for point in points)),)

    def records(ids: Sequence[str]) -> Iterable[Record]:
        return (_latest(facts.statistics[id], facts) for id in ids)

    return _Shown(page, records, records)


def _as_quotes(facts: Facts, settings: Settings) -> _Shown:
    """The newest figure in a sentence."""

    def page(ids: Sequence[str]) -> Page:
        return quoted_page((facts.statistics[id] for id in ids), facts, settings)

    def records(ids: Sequence[str]) -> Iterable[Record]:
        return quoted_records((facts.statistics[id] for id in ids), facts, settings)

    return _Shown(page, records, records)


def _named(base: Base, words: tuple[str, ...], *, exact: bool) -> list[str]:
    """The ids of the series that the words open: a bare number must be of no other.

    Raises what `Base.statistics` raises, and Failure (wrong usage) where there are no words.
    """
    if not words:
        raise Failure(
            Text("--latest is of a series that is named", "--latest 须指明统计指标"),
            Text(
                "name one: dualcarbon stats nev-sales --latest",
                "请给出名称：dualcarbon stats nev-sales --latest",
            ),
            ExitCode.USAGE,
        )
    if exact:
        return base.found("statistics", words, exact=True).ids
    return [statistic.id for statistic in base.statistics(words)]


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
        **dated("previous_date", before[-1].date if before else None),
        "change": number(moved.amount) if moved else None,
        "change_percent": number(percent) if percent is not None else None,
    }
