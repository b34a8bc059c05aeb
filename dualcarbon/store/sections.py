"""The facts of a compiled base as mappings that read an entry when it is asked for."""

from __future__ import annotations

import json
from collections.abc import ItemsView, Iterator, Mapping, Sequence, ValuesView
from typing import Any, Generic, TypeVar

from dualcarbon.kinds import KINDS, SECTIONS
from dualcarbon.model.dates import PartialDate
from dualcarbon.model.entries import Facts
from dualcarbon.store.codec import checksum, decoded
from dualcarbon.store.copy import Row, Store

_SMALL = 1000
"""Entries of a section that stay in memory once all are read."""

_SINGLY = 10
"""Entries that are read one by one before all rows of a section that stays in memory are."""

EntryT = TypeVar("EntryT")


class Section(Mapping[str, EntryT], Generic[EntryT]):
    """One section of a compiled base; entries once read stay."""

    def __init__(self, store: Store, name: str, rows: tuple[int, int]) -> None:
        self._store = store
        self._name = name
        self._first, self._end = rows
        self._read: dict[str, EntryT] = {}
        self._is_read = False
        self._singly = 0
        self._rows: dict[str, Row] = {}

    def __getitem__(self, id: str) -> EntryT:
        """The entry with that id. Raises KeyError where there is none."""
        if id not in self._read:
            self._singly += 1
            if self._singly > _SINGLY and len(self) <= _SMALL and not self._rows:
                # Many are wanted: one query is faster; each is decoded when it is.
                sql = "SELECT id, body, checksum FROM entry WHERE n >= ? AND n < ?"
                rows = self._store.rows(sql, self._first, self._end)
                self._rows = {id: (body, written) for id, body, written in rows}
            pairs = self._entries([self._rows[id]]) if id in self._rows else []
            pairs = pairs or self._bodies("section = ? AND id = ?", self._name, id)
            if not pairs:
                raise KeyError(id)
            ((_, self._read[id]),) = pairs
        return self._read[id]

    def __contains__(self, id: object) -> bool:
        sql = "SELECT 1 FROM entry WHERE section = ? AND id = ?"
        return id in self._read or bool(self._store.rows(sql, self._name, id))

    def __len__(self) -> int:
        return self._end - self._first

    def __iter__(self) -> Iterator[str]:
        sql = "SELECT id FROM entry WHERE n >= ? AND n < ? ORDER BY n"
        for part in self._store.parts(self._first, self._end):
            yield from (id for (id,) in self._store.rows(sql, *part))

    def pairs(self) -> Iterator[tuple[str, EntryT]]:
        """Every id with its entry; those of a large section are read by the hundreds, not kept."""
        if not self._is_read and len(self) <= _SMALL:
            self._read = dict(self._bodies("n >= ? AND n < ? ORDER BY n", self._first, self._end))
            self._is_read = True
        if self._is_read:
            yield from self._read.items()
            return
        for part in self._store.parts(self._first, self._end):
            yield from self._bodies("n >= ? AND n < ? ORDER BY n", *part)

    def items(self) -> ItemsView[str, EntryT]:
        """As of any mapping; read in order."""
        return _Items(self)

    def values(self) -> ValuesView[EntryT]:
        """As of any mapping; read in order."""
        return _Values(self)

    def numbered(self, n: int) -> EntryT:
        """The entry in that row."""
        ((_, entry),) = self._bodies("n = ?", n)
        return entry

    def _bodies(self, where: str, *values: object) -> list[tuple[str, EntryT]]:
        sql = f"SELECT body, checksum FROM entry WHERE {where}"
        rows = self._store.rows(sql, *values)
        pairs = self._entries(rows)
        if len(pairs) < len(rows):
            self._store.renew()
            pairs = self._entries(self._store.rows(sql, *values))
        return pairs

    def _entries(self, rows: Sequence[Row]) -> list[tuple[str, EntryT]]:
        """The entries in the rows, each with its id; none where one is not as it was written."""
        if any(checksum(body) != written for body, written in rows):
            return []
        entries = decoded(KINDS[self._name].entry, [body for body, _ in rows])
        return [(entry.id, entry) for entry in entries]


class _Items(ItemsView[str, Any]):
    _mapping: Section[Any]

    def __iter__(self) -> Iterator[tuple[str, Any]]:
        return self._mapping.pairs()


class _Values(ValuesView[Any]):
    _mapping: Section[Any]

    def __iter__(self) -> Iterator[Any]:
        return (entry for _, entry in self._mapping.pairs())


def core_ids(store: Store, section: str) -> list[str]:
    """The ids of the entries of a section that are marked as the core, in order."""
    sql = "SELECT id FROM entry WHERE section = ? AND core ORDER BY n"
    return [id for (id,) in store.rows(sql, section)]


def count_of_dated(store: Store) -> int:
    """How many entries have a place on the timeline."""
    ((count,),) = store.rows("SELECT count(*) FROM entry WHERE date")
    return int(count)


def facts_of(store: Store) -> Facts:
    """The facts in the store, none of them read yet."""
    try:
        return _facts(store)
    except (KeyError, TypeError, ValueError):  # what no base of that state holds
        store.renew()
        return _facts(store)


def _facts(store: Store) -> Facts:
    about = {name: json.loads(value) for name, value in store.about().items()}
    rows = about["rows"]
    sections: dict[str, Any] = {name: Section(store, name, rows[name]) for name in SECTIONS}
    return Facts(
        format=about["format"],
        updated=_day(about["updated"]),
        searched=_day(about["searched"]),
        languages=tuple(about["languages"]),
        sha256=about["sha256"],
        licence=about["licence"],
        **sections,
    )


def _day(written: str) -> PartialDate | None:
    return PartialDate.parse(written) if written else None
