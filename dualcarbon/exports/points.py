"""Every figure of every series as one table, each row with all that is needed to read it."""

from __future__ import annotations

from collections.abc import Iterator

from dualcarbon.exports.credits import own_terms
from dualcarbon.model.entries import Facts
from dualcarbon.result import Record, number


def point_rows(facts: Facts) -> Iterator[Record]:
    """A row for each figure, series by series, oldest first.

    Its date stands as known (`2020-09`), and as the first and last day that it can mean; `sources`
    are ids, joined by `; `. The licence is that of the sources where they have one of their own,
    which asks for the credit, else that of the base.
    """
    for series in facts.statistics.values():
        for point in series.series:
            cited = point.sources or series.sources
            licence, credit = own_terms(cited, facts)
            yield {
                "statistic": series.id,
                "name": series.name.en,
                "name_zh": series.name.zh,
                "topic": series.topic,
                "unit": series.unit,
                "date": str(point.date),
                "first_day": point.date.first,
                "last_day": point.date.last,
                "value": number(point.value.value),
                "bound": point.value.bound,
                "worked_out": point.worked_out,
                "note": point.note.en,
                "note_zh": point.note.zh,
                "sources": "; ".join(citation.source for citation in cited),
                "licence": licence,
                "credit": credit,
            }
