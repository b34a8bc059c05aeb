"""How like a name is to what was typed, from 0 to 1: by its letters, its words and its sound."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dualcarbon.names.keys import HAN
from dualcarbon.names.sounds import blurred

_IN_LETTERS, _IN_HAN = (4, 7), (3, 6, 10)
"""Characters of a name from which it may have one slip, or one more."""

_SHORTEST_END, _SHORTEST_PART = 4, 3
"""Letters of an end of a name, and Han characters of which the most are one."""

_SOUNDS_SO, _SOUNDS_LIKE = 0.95, 0.9
"""How like a name is that sounds the same, or the same but for what many don't tell apart."""

_HOLDS, _SHARES = 0.7, 0.6
"""How like a name is, at least, that holds all that was typed, or nearly."""

_HELD = 0.7
"""The part of the weight of what was typed that a name has to hold."""


def slips_allowed(length: int, *, is_han: bool) -> int:
    """How many slips a name of that length may have to be known by its characters."""
    return sum(length >= least for least in (_IN_HAN if is_han else _IN_LETTERS))


def slips_between(one: str, other: str, most: int) -> int:
    """The slips that make one of the other, more than `most` where there are more.

    A slip is a character too few, too many, another, or two exchanged (Damerau 1964, CACM 7(3)).
    """
    ones, others = {*one}, {*other}
    if max(abs(len(one) - len(other)), len(ones - others), len(others - ones)) > most:
        return most + 1  # each slip makes one of these at most
    while one and other and one[0] == other[0]:
        one, other = one[1:], other[1:]
    while one and other and one[-1] == other[-1]:
        one, other = one[:-1], other[:-1]
    if not one or not other:
        return len(one) + len(other)
    before: list[int] = []
    row: list[int] = [*range(len(other) + 1)]
    for i, char in enumerate(one, 1):
        last, before, row = before, row, [i]
        for j, counterpart in enumerate(other, 1):
            slips = min(before[j] + 1, row[-1] + 1, before[j - 1] + (char != counterpart))
            if i > 1 and j > 1 and char == other[j - 2] and one[i - 2] == counterpart:
                slips = min(slips, last[j - 2] + 1)
            row.append(slips)
        if min(row) > most:
            return most + 1
    return row[-1]


def by_letters(typed: str, name: str) -> float:
    """How like a key is by slips of the hand; 0 where there are too many for its length."""
    if typed == name:
        return 1
    is_han = bool(HAN.search(typed))
    if is_han != bool(HAN.search(name)):
        return 0
    most = slips_allowed(len(typed), is_han=is_han)
    slips = slips_between(typed, name, most) if most else 1
    if slips <= most:
        return 1 - slips / (max(len(typed), len(name)) + 1)
    if sorted(typed) == sorted(name):  # in another order
        return _HOLDS
    return _by_parts(typed, name) if is_han else _by_end(typed, name)


def _by_end(typed: str, name: str) -> float:
    """How like a key of letters is that begins or ends with all that was typed."""
    if len(typed) >= _SHORTEST_END and (name.startswith(typed) or name.endswith(typed)):
        return _HOLDS + 0.25 * len(typed) / len(name)
    return 0


def _by_parts(typed: str, name: str) -> float:
    """How like a key of Han characters is that holds what was typed, or the most of it."""
    length, longer = len(typed), max(len(typed), len(name))
    if min(length, len(name)) > 1 and (typed in name or name in typed):
        return _HOLDS + 0.25 * min(length, len(name)) / longer
    if min(length, len(name)) < _SHORTEST_PART:
        return 0
    shared = sum(min(typed.count(char), name.count(char)) for char in {*typed})
    if shared >= 0.8 * longer:
        return _SHARES
    rest = iter(name)
    if len(name) <= 2 * length and all(char in rest for char in typed):
        return _SHARES
    run = length - max(length // 4, 1)
    runs = (typed[at : at + run] for at in range(length - run + 1))
    return _SHARES if len(name) <= 2 * run and any(part in name for part in runs) else 0


def by_sound(sounds: Sequence[str], name: str) -> float:
    """How like a key in pinyin is to one of the sounds of what was typed in Han characters."""
    if name in sounds:
        return _SOUNDS_SO
    return _SOUNDS_LIKE if blurred(name) in map(blurred, sounds) else 0


def by_words(typed: Sequence[str], name: Sequence[str], weight: Callable[[str], float]) -> float:
    """How like a name is by the stems of its words, in any order, each with its weight.

    0 where it does not hold the most of what was typed: a word that half of all names have
    makes none of them like it.
    """
    held = missing = 0.0
    rest = list(name)
    for stem in typed:
        found = next((other for other in rest if _is_slip(stem, other)), None)
        if found is None:
            missing += weight(stem)
        else:
            held += weight(found)
            rest.remove(found)
    if not held or held < _HELD * (held + missing):
        return 0
    return 0.7 * held / (held + missing) + 0.2 * held / (held + sum(map(weight, rest)))


def _is_slip(stem: str, other: str) -> bool:
    if stem == other:
        return True
    most = slips_allowed(len(stem), is_han=False)
    return bool(most) and stem[0] == other[0] and slips_between(stem, other, most) <= most
