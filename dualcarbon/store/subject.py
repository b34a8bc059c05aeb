"""What a compiled base has on a subject beside names: by topic, by text, by who refers to it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from dualcarbon.store.copy import Store
from dualcarbon.store.match import places
from dualcarbon.store.spacing import spaced

_NEWEST = "ORDER BY core DESC, n DESC"
"""The core first, and of events, which stand by date, the newest."""


def on_topic(store: Store, section: str, topic: str, *, core: bool = False) -> list[str]:
    """Ids of the entries of a section on a topic, the core first, or of the `core` alone."""
    only = "AND core " if core else ""
    sql = f"SELECT id FROM entry WHERE topic = ? AND section = ? {only}ORDER BY core DESC, n"
    return [id for (id,) in store.rows(sql, topic, section)]


def naming(store: Store, section: str, ids: Collection[str]) -> list[str]:
    """Ids of the entries of a section that refer to one of the ids."""
    if not ids:
        return []
    refers = " OR ".join(["instr(body, ?)"] * len(ids))
    sql = f"SELECT id FROM entry WHERE n >= ? AND n < ? AND ({refers}) ORDER BY core DESC, n"
    quoted = (f'"{id}"' for id in ids)
    return [id for (id,) in store.rows(sql, *store.span(section), *quoted)]


def newest(store: Store, section: str, ids: Collection[str], limit: int) -> list[str]:
    """Of the ids so many, the core first, then those that stand last in the base."""
    sql = f"SELECT id FROM entry WHERE section = ? AND id IN ({places(ids)}) {_NEWEST} LIMIT ?"
    return [id for (id,) in store.rows(sql, section, *ids, limit)]


def speaking(store: Store, section: str, names: Sequence[str], limit: int) -> list[str]:
    """Ids of the entries of a section in whose texts one of the names stands, the core first.

    Chinese names are in Simplified Chinese, as the texts are.
    """
    said = " OR ".join(filter(None, map(_phrase, names)))
    if not said:
        return []
    sql = (
        "SELECT id FROM word JOIN entry ON n = word.rowid WHERE word MATCH ? "
        "AND word.rowid >= ? AND word.rowid < ? ORDER BY core DESC, rank LIMIT ?"
    )
    rows = store.rows(sql, f"{{texts more}} : ({said})", *store.span(section), limit)
    return [id for (id,) in rows]


def counted(store: Store) -> dict[tuple[str, str], int]:
    """How many entries each topic has in each section."""
    sql = "SELECT topic, section, count(*) FROM entry WHERE topic <> '' GROUP BY topic, section"
    return {(topic, section): count for topic, section, count in store.rows(sql)}


def _phrase(name: str) -> str:
    """A name as a phrase of the full text; nothing where it has no letter and no digit."""
    words = " ".join(spaced(name).replace('"', " ").split())
    return f'"{words}"' if any(map(str.isalnum, words)) else ""
