"""A few entries of a base drawn by chance: one to show, or some to make a paper from.

`below` in these functions gives a whole number from 0 to below its limit.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Generic, TypeVar

from dualcarbon.kinds import ENTRIES
from dualcarbon.model.entries import Facts
from dualcarbon.store.copy import Store
from dualcarbon.store.match import Ref

EntryT = TypeVar("EntryT")
Below = Callable[[int], int]


class Pool(Mapping[str, EntryT], Generic[EntryT]):
    """Some entries of a section to choose among; the others are found by their ids all the same."""

    def __init__(self, section: Mapping[str, EntryT], ids: Sequence[str]) -> None:
        self._section = section
        self._ids = ids

    def __getitem__(self, id: str) -> EntryT:
        """The entry with that id. Raises KeyError where the section has none."""
        return self._section[id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)


def pool(store: Store, facts: Facts, size: int, below: Below, topics: Sequence[str] = ()) -> Facts:
    """The facts with at most `size` entries of a section to choose among, of the topics if any.

    What is no larger than that stays whole.
    """
    pools: dict[str, Any] = {
        section: Pool(getattr(facts, section), _sample(store, section, size, below, topics))
        for section in ENTRIES
        if len(getattr(facts, section)) > size
    }
    return dataclasses.replace(facts, **pools)


def _sample(
    store: Store, section: str, size: int, below: Below, topics: Sequence[str]
) -> list[str]:
    rows: Sequence[int] = range(*store.span(section))
    if topics:
        marks = ", ".join("?" for _ in topics)
        sql = f"SELECT n FROM entry WHERE topic IN ({marks}) AND section = ? ORDER BY n"
        rows = [n for (n,) in store.rows(sql, *topics, section)]
    if len(rows) > size:
        numbers: set[int] = set()
        while len(numbers) < size:
            numbers.add(rows[below(len(rows))])
        rows = sorted(numbers)
    sql = "SELECT id FROM entry WHERE n = ?"
    return [id for n in rows for (id,) in store.rows(sql, n)]


def random_ref(store: Store, below: Below, topic: str | None) -> Ref | None:
    """A term, event, target or statistic, of the topic if any; None where there is none."""
    rows: Sequence[int] = range(store.span("terms")[0], store.span("statistics")[1])
    if topic is not None:
        sql = "SELECT n FROM entry WHERE topic = ? AND n >= ? AND n < ? ORDER BY n"
        rows = [n for (n,) in store.rows(sql, topic, rows[0], rows[-1] + 1)] if rows else []
    if not rows:
        return None
    sql = "SELECT section, id FROM entry WHERE n = ?"
    ((section, id),) = store.rows(sql, rows[below(len(rows))])
    return Ref(section, id)
