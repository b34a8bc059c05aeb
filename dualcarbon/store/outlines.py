"""What questions can ask of the entries of a base, read without the entries themselves."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from dualcarbon.kinds import ENTRIES
from dualcarbon.model.entries import Facts
from dualcarbon.quiz.papers import Outline, Outlines
from dualcarbon.store.copy import Store
from dualcarbon.store.pool import Pool


def outlines(store: Store, facts: Facts) -> Outlines:
    """The outlines of the facts in the store, or of a pool of them."""
    try:
        return _outlines(store, facts)
    except (TypeError, ValueError):  # what no base holds
        store.renew()
        return _outlines(store, facts)


def _outlines(store: Store, facts: Facts) -> Outlines:
    return {section: _of(store, section, getattr(facts, section)) for section in ENTRIES}


def _of(store: Store, section: str, entries: Mapping[str, object]) -> list[Outline]:
    sql = "SELECT id, topic, core, asked FROM entry WHERE"
    if isinstance(entries, Pool):
        found = (store.rows(f"{sql} section = ? AND id = ?", section, id) for id in entries)
        rows = [row for rows in found for row in rows]
    else:
        rows = store.rows(f"{sql} n >= ? AND n < ? ORDER BY n", *store.span(section))
    return [_outline(id, topic, core, *json.loads(asked)) for id, topic, core, asked in rows]


def _outline(
    id: str,
    topic: str,
    core: int,
    subjects: Mapping[str, Sequence[str]],
    about: str,
    difficulty: int,
) -> Outline:
    return Outline(id, topic, subjects, bool(core), about, difficulty)
