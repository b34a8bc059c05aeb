"""All tables of a base."""

from __future__ import annotations

from dualcarbon.exports.columns import Table
from dualcarbon.exports.tables.events import events
from dualcarbon.exports.tables.notes import notes
from dualcarbon.exports.tables.plans import plans
from dualcarbon.exports.tables.series import points, series
from dualcarbon.exports.tables.sources import documents, groups, sources
from dualcarbon.exports.tables.targets import targets
from dualcarbon.exports.tables.terms import terms
from dualcarbon.model.entries import Facts


def tables(facts: Facts) -> tuple[Table, ...]:
    """All tables, each after what it is a part of."""
    kinds = (groups, sources, documents, terms, events, series, points, targets, plans, notes)
    return tuple(table for kind in kinds for table in kind(facts))
