"""What was meant by words that no name has as they were typed: by their sound, or by a slip."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dualcarbon.frozen import frozen
from dualcarbon.kinds import NAMED
from dualcarbon.names.forms import names_of
from dualcarbon.names.heard import abbreviates, heard_in, misspelt_in
from dualcarbon.names.keys import HAN, SUGGESTIONS, key
from dualcarbon.names.sounds import sounds
from dualcarbon.names.typed import Typed
from dualcarbon.store.match import Names, Ref
from dualcarbon.store.narrow import holding

_LONGEST = 100
"""Characters of what was typed that are compared with names."""


@frozen
class Slips:
    """Words typed by sound or by mistake, against the names of a base."""

    names: Names

    def heard(self, typed: Typed, section: str) -> list[Ref]:
        """The entries with a Chinese word in their names that was typed by its sound or initials.

        Initials are those of a word that is a name by itself, of another kind.
        """
        letters = typed.toneless or typed.key
        if typed.is_han or not letters.isascii() or not letters.isalpha():
            return []
        words = heard_in(self.names.chinese(section), letters)
        words += [
            name
            for ref in self.names.bearing(typed, NAMED)
            for name in self._written(ref)
            if HAN.search(name) and abbreviates(letters, name)
        ]
        return self._holding_any(words, section)

    def misspelt(self, typed: Typed, section: str) -> list[Ref]:
        """The entries with a Chinese word in their names that what was typed is a slip for."""
        if not typed.is_han:
            return []
        words = misspelt_in(self.names.chinese(section), typed.simplified.key[:_LONGEST])
        return self._holding_any(words, section)[:SUGGESTIONS]

    def meant(self, typed: Typed, alike: Sequence[Ref], section: str) -> list[Ref]:
        """The entries of the section that the nearest name of another kind leads to.

        So 充申站 leads to the figures of 充电站, which has no entry among them by that name.
        """
        names = (name for ref in alike[:1] for name in self._written(ref))
        for name in names:
            is_alike = HAN.search(name) or not typed.is_han
            if is_alike and (held := holding(self.names, Typed(name), [section])):
                return held[:SUGGESTIONS]
        return []

    def is_one(self, typed: Typed, held: Iterable[Ref], section: str) -> bool:
        """Whether Chinese that only in parts stands in names sounds like a whole one: 碳中合."""
        if not self.is_apart(typed, held):
            return False
        ways = (sound.replace("ü", "v") for sound in sounds(typed.simplified.key))
        return any(self.names.bearing(Typed(sound), [section]) for sound in ways)

    def is_apart(self, typed: Typed, refs: Iterable[Ref]) -> bool:
        """Whether Chinese that was typed stands in none of the names in one piece."""
        return typed.is_han and not any(
            typed.simplified.key in key(name) for ref in refs for name in self._written(ref)
        )

    def _written(self, ref: Ref) -> list[str]:
        return [name for _, name in names_of(self.names.entry(ref), self.names.facts)]

    def _holding_any(self, words: Iterable[str], section: str) -> list[Ref]:
        """The entries of the section that hold one of the Chinese words, in order of the words."""
        held = (holding(self.names, Typed(word), [section]) for word in dict.fromkeys(words))
        return list(dict.fromkeys(ref for refs in held for ref in refs))
