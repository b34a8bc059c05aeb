"""Which wrong answers stand beside the right one.

Distractors come in groups, the errors that teach most first. A set of options is drawn, looked at
as a guesser would (`traits`) and drawn anew where a cue leads to the key. Three good distractors,
or two; never a third for the sake of the number (Rodriguez 2005, EM:IP 24(2)).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from dualcarbon.cues import FEWEST_OPTIONS, LENGTH_RATIO, MOST_OPTIONS, absolute_word, words
from dualcarbon.quiz.guessers import CUES
from dualcarbon.quiz.items import (
    LANGUAGES,
    OPTION_CHARACTERS,
    OPTION_WORDS,
    Draw,
    Option,
    short_enough,
)
from dualcarbon.quiz.phrasing import Phrasing
from dualcarbon.quiz.traits import plain, roundness, same_shape, width
from dualcarbon.text import Lang, Text

OptionSet = tuple[tuple[Option, ...], int]
"""The options in their order, and the position of the key."""

TRIES = 40
"""Sets of options that are drawn for one item before it is given up."""

DEFAULT: Mapping[str, int] = {
    "convergence": 85,
    "longest": 87,
    "shortest": 85,
    "clang": 0,
    "round": 12,
}
"""How often in a hundred a cue may point at the key where it happens to.

Near the key as distractors are, these would do so too often if nothing held them back; if they
never did, that would be a cue as well.
"""

ECHO: Mapping[str, int] = {"echo": 33, "shortest": 55}
"""For questions whose answers are made of the words of their stems."""

_ECHOES = frozenset({"echo", "rare-echo", "characters", "clang"})

SHORT = 12
"""Options differ in width by no more than `LENGTH_RATIO`, unless all are short (HDR 24)."""

MAGNITUDE = 5
"""Numbers lie between a fifth of the key and five times the key (HDR 29: plausible)."""

SPACING = Decimal("0.05")
"""Two numbers are told apart by five per cent of the larger one or more."""

ANY_DISTANCE = Decimal(0)
"""Years need no more than to differ."""

_MOST_LETTERS = 520
"""Of four long options one goes, so that a question fits a screen of 40 columns and 24 rows."""


@dataclass(frozen=True, slots=True)
class Number:
    """An option that is a number, and its value in the unit of the fact."""

    value: Decimal
    option: Option


def text_options(
    key: Option,
    groups: Iterable[Iterable[Option]],
    stem: Text,
    draw: Draw,
    most: tuple[int, int] = (OPTION_WORDS, OPTION_CHARACTERS),
    *,
    odds: Mapping[str, int] = DEFAULT,
    ratio: Decimal = LENGTH_RATIO,
) -> OptionSet | None:
    """The key among text options in random order; None where too few fit beside it.

    `odds` say how often in a hundred a cue may point at the key, `ratio` how many times as wide as
    another an option may be.
    """
    if not short_enough(key.text, *most) or _gives_away(stem, key):
        return None
    pools = [
        [o for o in group if short_enough(o.text, *most) and alike_in_form(key.text, o.text, ratio)]
        for group in groups
    ]

    def draw_set() -> OptionSet | None:
        options = [key]
        for pool in pools:
            for option in draw.shuffled(pool):
                if len(options) == MOST_OPTIONS:
                    break
                if all(alike_in_form(option.text, other.text, ratio) for other in options):
                    options.append(option)
        if len(options) > FEWEST_OPTIONS and sum(len(o.text.en) for o in options) > _MOST_LETTERS:
            options.pop()
        if len(options) < FEWEST_OPTIONS:
            return None
        order = draw.shuffled(options)
        return tuple(order), order.index(key)

    return _fair(stem, draw_set, draw, odds)


def number_options(
    key: Number,
    groups: Iterable[Iterable[Number]],
    stem: Text,
    draw: Draw,
    *,
    apart: Decimal = SPACING,
    odds: Mapping[str, int] = DEFAULT,
    within: int = MAGNITUDE,
) -> OptionSet | None:
    """The key among numbers in rising order; None where too few fit.

    The rank of the key is drawn before the distractors (Attali and Bar-Hillel 2003), another only
    where there are too few numbers on a side. `apart` asks for a distance between the numbers,
    which years don't need; `within` is how many times as large one may be as another; `odds` as
    in `text_options`.
    """
    fit = [
        [n for n in group if _plausible(n.value, key.value, within) and _apart(n, key, apart=apart)]
        for group in groups
    ]
    ranks = {size: _ranks(draw, size) for size in range(MOST_OPTIONS, FEWEST_OPTIONS - 1, -1)}

    def draw_set() -> OptionSet | None:
        for size, places in ranks.items():
            for rank in places:
                ranked = _ranked(key, fit, (rank, size - 1 - rank), draw, apart=apart)
                if ranked:
                    return tuple(n.option for n in ranked), rank
        return None

    return _fair(stem, draw_set, draw, odds)


def _ranks(draw: Draw, size: int) -> list[int]:
    """The places that the key may have among so many, in random order."""
    return draw.shuffled(range(size))


def _ranked(
    key: Number,
    groups: Sequence[Sequence[Number]],
    room: tuple[int, int],
    draw: Draw,
    *,
    apart: Decimal,
) -> list[Number] | None:
    """The key with as many numbers below and above it as there is to be room for; None if short."""
    ranked, below, above = [key], *room
    for group in groups:
        for number in draw.shuffled(group):
            under = number.value < key.value
            if (below if under else above) and all(
                _apart(number, other, apart=apart) for other in ranked
            ):
                ranked.append(number)
                below, above = (below - 1, above) if under else (below, above - 1)
    return None if below or above else sorted(ranked, key=lambda number: number.value)


def _plausible(value: Decimal, key: Decimal, within: int) -> bool:
    """Whether a number has the digits after the point and about the size of the key."""
    same_places = value.as_tuple().exponent == key.as_tuple().exponent
    low, high = sorted((key / within, key * within))
    return same_places and low <= value <= high


def _apart(one: Number, other: Number, apart: Decimal) -> bool:
    distance = abs(one.value - other.value)
    return distance > 0 and distance >= apart * max(abs(one.value), abs(other.value))


def alike_in_form(one: Text, other: Text, ratio: Decimal = LENGTH_RATIO) -> bool:
    """Whether two options can stand side by side: of one form and length, and not of one meaning.

    One that says what the other says and more would be right or wrong with it (HDR 22).
    """
    for a, b in ((one.en, other.en), (one.zh, other.zh)):
        if not a or not b:
            continue
        first, second = plain(a), plain(b)
        if first in second or second in first or not same_shape(a, b):
            return False
        if not similar_in_width((a, b), ratio):
            return False
    return True


def similar_in_width(options: Collection[str], ratio: Decimal = LENGTH_RATIO) -> bool:
    """Whether no option sticks out by its length (HDR 24)."""
    longest, shortest = max(map(width, options)), min(map(width, options))
    return longest <= SHORT or longest <= ratio * shortest


def _fair(
    stem: Text, draw_set: Callable[[], OptionSet | None], draw: Draw, odds: Mapping[str, int]
) -> OptionSet | None:
    """The first of some sets of options in which nothing points at the key; None if all do."""
    all_odds = {**DEFAULT, **odds}
    # A key that echoes the stem does so in several ways at once: they are let through together.
    ticket = draw.below(100)
    barred = [
        (lang, [c for c, chance in all_odds.items() if _ticket(c, ticket, draw) >= chance])
        for lang in LANGUAGES
    ]
    for _ in range(TRIES):
        option_set = draw_set()
        if option_set is None:
            return None
        if not any(_betrayed(stem, option_set, lang, cues) for lang, cues in barred):
            return option_set
    return None


def _ticket(cue: str, ticket: int, draw: Draw) -> int:
    """What decides whether a cue may point at the key, from 0 to 99."""
    return ticket if cue in _ECHOES else draw.below(100)


def _betrayed(stem: Text, option_set: OptionSet, lang: Lang, barred: Collection[str]) -> bool:
    options, key = option_set
    phrasing = Phrasing(stem[lang], [option.text[lang] for option in options])
    absolute = {bool(absolute_word(option)) for option in phrasing.options}
    if len(absolute) > 1:
        return True
    numbers = phrasing.numbers if "round" in barred and not phrasing.years else None
    if numbers and lonely(roundness(numbers), key):
        return True
    if "clang" in barred and clang(phrasing, key):
        return True
    guesses = (CUES[cue](phrasing) for cue in barred if cue in CUES)
    return any(key in guess and len(guess) <= len(options) / 2 for guess in guesses)


def clang(phrasing: Phrasing, key: int) -> bool:
    """Whether the key alone shares words with the stem (HDR 28b)."""
    stem = words(phrasing.stem)
    shared = [bool(stem & words(option)) for option in phrasing.options]
    return shared[key] and sum(shared) == 1


def lonely(classes: Sequence[int], key: int) -> bool:
    """Whether no other number is as round as the key, or as little (HDR 28d)."""
    return classes.count(classes[key]) == 1


def _gives_away(stem: Text, key: Option) -> bool:
    """Whether the key stands in the stem."""
    return any(
        b and plain(b) in plain(a) for a, b in ((stem.en, key.text.en), (stem.zh, key.text.zh))
    )
