"""The entries in whose names the words stand that a person typed."""

from __future__ import annotations

from collections.abc import Collection

from dualcarbon.names.typed import Typed
from dualcarbon.store.match import Names, Ref, places
from dualcarbon.store.spacing import spaced


def narrowed(names: Names, typed: Typed, sections: Collection[str]) -> list[Ref]:
    """The entries of the sections with a name that holds all the words, the nearest first.

    A main series stands before its alternatives, the core before the rest.
    """
    words = [" ".join(spaced(word).split()) for word in typed.simplified.words]
    phrases = [f'"{word.replace(chr(34), " ")}"' for word in words if any(map(str.isalnum, word))]
    if not phrases:
        return []
    sql = (
        "SELECT section, id FROM word JOIN entry ON n = word.rowid WHERE word MATCH ? "
        f"AND section IN ({places(sections)}) ORDER BY core DESC, n"
    )
    rows = names.store.rows(sql, f"names : ({' AND '.join(phrases)})", *sections)
    return [Ref(*row) for row in rows if row[1] in getattr(names.facts, row[0])]
