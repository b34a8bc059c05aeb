"""What gives an answer away, whoever wrote the question: measured and forbidden alike everywhere.

Haladyna, Downing and Rodriguez (2002), Applied Measurement in Education 15(3), 309-334: length of
options (rule 24), absolute words (28a), words of the stem in the key (28b).
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from dualcarbon.names.keys import HAN

FEWEST_OPTIONS, MOST_OPTIONS = 3, 4
"""Three options do as well as four and fewer do not (Rodriguez 2005, EM:IP 24(2))."""

STEM, OPTION = (40, 70), (15, 25)
"""A stem and an option have at most so many English words, and Chinese characters (rule 13)."""

LENGTH_RATIO = Decimal("1.8")
"""How many times as wide as the shortest option an option may be."""

FUNCTION_WORDS = frozenset([
    "about", "also", "and", "another", "been", "both", "does", "each", "even", "from", "have",
    "into", "itself", "more", "most", "much", "only", "other", "over", "same", "some", "such",
    "than", "that", "their", "them", "then", "there", "these", "they", "this", "those", "through",
    "under", "were", "what", "when", "where", "which", "while", "with", "without", "would",
])  # fmt: skip
"""Words of English by which nobody can guess an answer: they only join others."""

_FEWEST_LETTERS = 4
"""An English word with fewer letters is no cue."""

_ABSOLUTE = re.compile(
    r"\b(?:always|never|only|completely|absolutely|entirely|invariably)\b"
    "|完全|一律|绝不|决不|绝对地|总是|从不|永远|必然|必定|(?<!不)[只仅](?!要)",
    re.IGNORECASE,
)
_MANY = 1 << 14
"""Texts whose cues are remembered."""


@lru_cache(_MANY)
def words(text: str) -> frozenset[str]:
    """What two texts may share: English words of four letters or more, and pairs of characters.

    Words that only join others don't count, nor does a plural `s`.
    """
    long = re.findall(rf"[a-z]{{{_FEWEST_LETTERS},}}", text.casefold())
    singular = {word.removesuffix("s") for word in long if word not in FUNCTION_WORDS}
    pairs = (run[at : at + 2] for run in HAN.findall(text) for at in range(len(run) - 1))
    return frozenset(singular - FUNCTION_WORDS | {*pairs})


@lru_cache(_MANY)
def absolute_word(text: str) -> str:
    """A word such as `always` or `only` in the text; empty where it has none."""
    match = _ABSOLUTE.search(text)
    return match[0] if match else ""
