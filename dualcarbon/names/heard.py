"""Chinese words that stand within names, by how they sound or but for one character.

Who types `balixieding` or 巴黎斜定 means 巴黎协定, and finds it in 中国签署《巴黎协定》 as well.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from functools import cache

from dualcarbon.names.keys import HAN
from dualcarbon.names.sounds import initials, readings, sounds, spellings

_SHORTEST = 2
"""Han characters of a word that is known by its sound within a name."""

_SHORTEST_MISSPELT = 4
"""Han characters of a word that is known within a name but for one of them."""


def heard_in(names: Iterable[str], sound: str) -> list[str]:
    """The words in keys of names that sound so in pinyin, those that most names have first."""
    return _most(word for name in names for word in {*_heard(name, sound)})


def misspelt_in(names: Collection[str], typed: str) -> list[str]:
    """The words in keys of names that sound like the Han typed, or else differ in one."""
    ways = {form for sound in sounds(typed) for form in spellings(sound)}
    held = ({word for sound in ways for word in _heard(name, sound)} for name in names)
    heard = _most(word for words in held for word in words)
    return heard or _most(word for name in names for word in {*_misspelt(name, typed)})


def abbreviates(letters: str, name: str) -> bool:
    """Whether a Chinese name has these initials, or sounds so."""
    forms = {form for sound in sounds(name) for form in spellings(sound)}
    return letters in forms or letters in initials(name)


def _most(words: Iterable[str]) -> list[str]:
    return [word for word, _ in Counter(words).most_common()]


def _heard(name: str, sound: str) -> Iterator[str]:
    """The words in a key that sound so, from whole characters to whole characters."""
    for start in range(len(name) - 1):
        reached = {0}
        for end in range(start, len(name)):
            reached = {
                at + len(syllable)
                for at in reached
                for syllable in _typed(name[end])
                if sound.startswith(syllable, at)
            }
            if not reached:
                break
            if len(sound) in reached and end + 1 - start >= _SHORTEST:
                yield name[start : end + 1]


def _misspelt(name: str, typed: str) -> Iterator[str]:
    length = len(typed)
    if length < _SHORTEST_MISSPELT or not HAN.fullmatch(typed):
        return
    for start in range(len(name) - length + 1):
        word = name[start : start + length]
        if sum(one != other for one, other in zip(word, typed, strict=True)) == 1:
            yield word


@cache
def _typed(char: str) -> tuple[str, ...]:
    """The syllables of a Han character as they are typed."""
    return tuple(form for sound in readings(char) for form in sorted(spellings(sound)))
