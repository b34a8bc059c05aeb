"""Versions of a paper: the same items in another order, for neighbours in a room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dualcarbon.quiz.items import LANGUAGES, LEVELS, Draw, Item
from dualcarbon.quiz.phrasing import Phrasing

NAMES = "ABCD"
"""What the versions are called, so how many there can be."""


def versions(items: Sequence[Item], count: int, seed: str) -> dict[str, list[Item]]:
    """So many versions by name; the first has the items as they are.

    In the others the items of a level change places, and so do their options, but for numbers and
    years, which rise in every version.
    """
    made = {NAMES[0]: list(items)}
    for name in NAMES[1:count]:
        draw = Draw(f"{seed}/version {name}")
        by_level = [[item for item in items if item.level == level] for level in LEVELS]
        order = [item for level in by_level for item in draw.shuffled(level)]
        made[name] = [_reordered(item, draw) for item in order]
    return made


def _reordered(item: Item, draw: Draw) -> Item:
    if _rises(item):
        return item
    order = draw.shuffled(range(len(item.options)))
    options = tuple(item.options[place] for place in order)
    return replace(item, options=options, key=order.index(item.key))


def _rises(item: Item) -> bool:
    """Whether the options are numbers or years, which stand in rising order."""
    phrasings = (
        Phrasing(item.stem[lang], [option.text[lang] for option in item.options])
        for lang in LANGUAGES
    )
    return any(phrasing.numbers or phrasing.years for phrasing in phrasings)
