"""From what a person typed to the keys to try, and the nearest names on a miss; pure text."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

Named = TypeVar("Named")

SUGGESTIONS = 5
"""How many near names a miss names at most."""


def key(name: str) -> str:
    """The form in which names are compared: no case, width, accents, tones, spaces or hyphens.

    Han characters stay as they are: 碳中和 and 碳达峰 differ in every respect that counts.
    """
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", name).casefold())
    return "".join(char for char in folded.casefold() if char.isalnum())


def pinyin_keys(pinyin: str) -> set[str]:
    """The keys under which pinyin is typed: without tones, ü as `u`, as `v` or as `yu`."""
    toned = unicodedata.normalize("NFD", pinyin.casefold())
    return {key(toned.replace("u\u0308", stand_in)) for stand_in in ("u", "v", "yu")}


@dataclass(frozen=True, slots=True)
class Hit:
    """Ids of the entries that bear the typed name; more than one when it is ambiguous."""

    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Miss:
    """Nothing bears the name; `nearest` are the ids of the likest entries, best first."""

    nearest: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Index:
    """Names by their keys.

    `names` are claimed by one entry each as a rule; `sounds` (pinyin) count only where no name
    matches, since different words may sound the same.
    """

    names: Mapping[str, Sequence[str]]
    sounds: Mapping[str, Sequence[str]]

    @classmethod
    def of(
        cls,
        entries: Mapping[str, Named],
        names: Callable[[Named], Iterable[str]],
        pinyin: Callable[[Named], str] | None = None,
    ) -> Index:
        """Index `entries` under their ids, their `names` and their `pinyin`."""
        by_name: dict[str, list[str]] = {}
        by_sound: dict[str, list[str]] = {}
        for id, entry in entries.items():
            for name in {key(id), *map(key, names(entry))} - {""}:
                by_name.setdefault(name, []).append(id)
            for sound in pinyin_keys(pinyin(entry) if pinyin else "") - {""}:
                by_sound.setdefault(sound, []).append(id)
        return cls(by_name, by_sound)

    def find(self, typed: str) -> Hit | Miss:
        """The entries named `typed`, or the nearest ones."""
        wanted = key(typed)
        ids = self.names.get(wanted) or self.sounds.get(wanted)
        return Hit(tuple(ids)) if ids else Miss(self._nearest(wanted))

    def _nearest(self, wanted: str) -> tuple[str, ...]:
        if not wanted:
            return ()
        keys = {**self.sounds, **self.names}
        found: list[str] = []
        for name in (*_containing(wanted, keys), *close_to(wanted, keys, len(keys))):
            found += (id for id in keys[name] if id not in found)
        return tuple(found[:SUGGESTIONS])


def _containing(part: str, keys: Collection[str]) -> list[str]:
    """Keys that begin with `part` (shortest first), then those that contain it."""
    holding = (name for name in keys if part in name)
    return sorted(holding, key=lambda name: (not name.startswith(part), len(name), name))


def close_to(wanted: str, names: Collection[str], limit: int = 1) -> list[str]:
    """Up to `limit` of `names` that look like `wanted`, likest first (Ratcliff-Obershelp, 0.6)."""
    # Imported here: only a miss needs it, and it costs start-up time.
    from difflib import get_close_matches

    return get_close_matches(wanted[:100], names, n=max(limit, 1), cutoff=0.6)
