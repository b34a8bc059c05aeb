"""What entries are called, read from a compiled base without the entries themselves."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from dualcarbon.store.codec import checksum
from dualcarbon.store.copy import Store
from dualcarbon.store.match import Ref
from dualcarbon.text import Text

Titled = tuple[Ref, Text]
"""An entry, and what it is called."""


def titles(store: Store, sections: Iterable[str]) -> Iterator[list[Titled]]:
    """The entries of the sections with their names, in order, by the hundreds."""
    for section in sections:
        for part in store.parts(*store.span(section)):
            yield _titles(store, "n >= ? AND n < ? ORDER BY n", *part)


def titles_by_id(store: Store, prefix: str, sections: Collection[str], limit: int) -> list[Titled]:
    """The entries whose ids begin so, in order of the ids, `limit` of each section at most."""
    where = "section = ? AND id >= ? AND id < ? ORDER BY id LIMIT ?"
    return [
        titled
        for section in sections
        for titled in _titles(store, where, section, prefix, f"{prefix}\U0010ffff", limit)
    ]


def _titles(store: Store, where: str, *values: object) -> list[Titled]:
    """The entries that are there; the copy is made anew where it proves damaged."""
    sql = f"SELECT section, id, en, zh, named FROM entry WHERE {where}"
    rows = store.rows(sql, *values)
    if any(checksum(*texts) != sealed for *texts, sealed in rows):
        store.renew()
        rows = store.rows(sql, *values)
    return [(Ref(section, id), Text(en, zh)) for section, id, en, zh, _ in rows]
