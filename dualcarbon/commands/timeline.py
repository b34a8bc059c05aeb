"""`dualcarbon timeline`: events and dated targets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Annotated

import typer

from dualcarbon.analysis.timeline import Moment, moment, moments, nearest
from dualcarbon.base import Base, Found
from dualcarbon.commands import complete
from dualcarbon.commands.chart import Chart, charted
from dualcarbon.commands.overview import All, Exact, Limit, Quote, Topics, of_found, of_section
from dualcarbon.commands.quote import quoted
from dualcarbon.commands.settings import Settings, date_option
from dualcarbon.errors import ExitCode, Failure, NotFound
from dualcarbon.model.dates import PartialDate
from dualcarbon.model.entries import Facts, Target
from dualcarbon.model.vocab import MOMENTS, moment_words
from dualcarbon.names.choices import unknown_choice
from dualcarbon.names.dates import date_among
from dualcarbon.result import Record, Result, dated, record
from dualcarbon.text import Text
from dualcarbon.views.overview import Extent
from dualcarbon.views.timeline import events_page, timeline_page


def timeline(
    context: typer.Context,
    name: Annotated[
        list[str] | None,
        typer.Argument(
            autocompletion=complete.ids("events"),
            help="An event, words of its name, a year or a day. None: the timeline.",
        ),
    ] = None,
    since: Annotated[str | None, typer.Option(metavar="DATE", help="From this date on.")] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="Up to this date.")] = None,
    topic: Topics = None,
    kind: Annotated[
        list[str] | None,
        typer.Option(
            autocompletion=complete.moments,
            help="Only this kind (treaty, pledge, target ...); may be repeated.",
        ),
    ] = None,
    all: All = False,
    limit: Limit = None,
    exact: Exact = False,
    chart: Chart = None,
    quote: Quote = False,
) -> Result:
    """Show events and dated targets, past and future, or one event in full.

    Dates are 2020, 2020-09 or 2020-09-22: dualcarbon timeline --since 2020 --kind policy
    """
    settings: Settings = context.obj
    first = date_option(since, "--since", settings.day)
    last = date_option(until, "--until", settings.day)
    _refuse_backwards(first, last)
    base = settings.base()
    facts, words = base.facts, tuple(name or ())
    topics = [base.topic(name) for name in topic or ()]
    kinds = [_kind(name) for name in kind or ()]
    when = None
    if words and not exact and not base.bears("events", words):
        when, words = date_among(words, settings.day)
    first, last = first or when, last or when
    is_chosen = bool(name or first or last or topics or kinds)
    whole = all or settings.is_for_a_program or bool(name or topics)
    if words:
        found, targets = _found(base, words, exact=exact)
        if found.opens and not (first or last or topics or kinds):
            events = [facts.events[id] for id in found.ids]
            if quote:
                return quoted(events, facts, settings)
            page = events_page(events, facts, settings.lang)
            opened = [moment(event, settings.day) for event in events]
            drawing = _drawing(opened, len(opened), facts, settings)
            records = (_record(one, facts) for one in opened)
            return charted(Result(page, records, chart=drawing), chart, settings)
        facts = _only(facts, found.ids, targets)
    elif not is_chosen and not whole:
        # What was due is told by `targets`; of the core, what is still to come belongs here.
        goals = of_section(base, "targets")
        ahead = [id for id in goals if _is_ahead(facts.targets[id], settings)]
        facts = _only(facts, of_section(base, "events"), ahead)
    matching = moments(facts, settings.day, since=first, until=last, topics=topics, kinds=kinds)
    if not matching:
        raise Failure(
            Text("nothing on the timeline matches", "时间线上没有符合条件的内容"),
            Text(
                "widen the dates, or drop --topic or --kind", "请放宽日期，或去掉 --topic、--kind"
            ),
            ExitCode.NOT_FOUND,
        )
    shown = of_found(matching, lambda moment: moment.entry, whole=whole)
    if limit is not None:
        shown = nearest(shown, settings.day, limit)
    if quote:
        return quoted([one.entry for one in shown], base.facts, settings)
    total = len(matching) if is_chosen or whole else base.count_of_dated()
    extent = Extent("events", len(shown), total, " ".join(name or ()), limit is not None)
    page = timeline_page(shown, settings.day, base.facts, extent, settings.lang)
    drawn = shown if limit is not None else matching
    drawing = _drawing(drawn, total, base.facts, settings)
    records = (_record(moment, base.facts) for moment in shown)
    return charted(Result(page, records, chart=drawing), chart, settings)


def _drawing(
    moments: Sequence[Moment], total: int, facts: Facts, settings: Settings
) -> Callable[[], Record]:
    """What draws those of the moments that fit, of so many in all."""

    def chart() -> Record:
        # Imported here: few calls draw.
        from dualcarbon.charts.timeline import timeline_chart

        day, as_of = settings.day, settings.as_of
        return timeline_chart(moments, total, facts, day, as_of, settings.lang)

    return chart


def _found(base: Base, words: tuple[str, ...], *, exact: bool) -> tuple[Found, list[str]]:
    """The events that the words lead to, and ids of the targets in whose names they stand.

    Raises what `Base.found` raises where there are neither.
    """
    targets = [] if exact else base.ids_holding("targets", words)
    try:
        return base.found("events", words, exact=exact), targets
    except NotFound:
        if not targets:
            raise
        return Found([], opens=False), targets


def _is_ahead(target: Target, settings: Settings) -> bool:
    return target.by is not None and target.by.last >= settings.day


def _only(facts: Facts, events: Sequence[str], targets: Sequence[str]) -> Facts:
    """The facts with these events and targets alone."""
    return replace(
        facts,
        events={id: facts.events[id] for id in events},
        targets={id: facts.targets[id] for id in targets},
    )


def _refuse_backwards(first: PartialDate | None, last: PartialDate | None) -> None:
    if first and last and last.last < first.first:
        raise Failure(
            Text(
                f"--until {last} is before --since {first}", f"--until {last} 早于 --since {first}"
            ),
            Text("exchange the two dates", "请对调两个日期"),
            ExitCode.USAGE,
        )


def _kind(name: str) -> str:
    for kind in MOMENTS:
        if name in (kind, moment_words(kind).zh):
            return kind
    raise unknown_choice("kind", name, MOMENTS)


def _record(moment: Moment, facts: Facts) -> Record:
    return {
        **dated("date", moment.date),
        "kind": moment.kind,
        "phase": moment.phase,
        **record(moment.entry, facts),
    }
