"""Words as they are compared: without endings, in either spelling, a run of Han one word."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from dualcarbon.names.keys import HAN, loose_key

_WORD = re.compile(r"\d+(?:[.,]\d+)+|[^\W_]+")

_OWNER = r"(?<=\w)['\u2019](s|t|re|ve|ll|d|m)\b|(?<=s)['\u2019](?!\w)"
"""What an apostrophe adds to a word: `China's`, `don't`."""

_SPELLINGS = (
    (r"(?<=[a-z]{2})i[sz](?=(e|ed|er|es|ing|ation)s?$)", ("is", "iz")),
    (r"(?<=[a-z]{2})ou?r(?=s?$)", ("our", "or")),
    (r"(?<=[a-z][bt])(re|er)(?=s?$)", ("re", "er")),
    (r"gram(me)?(?=s?$)", ("gramme", "gram")),
    (r"sul(ph|f)", ("sulph", "sulf")),
    (r"alumini?(?=um)", ("alumini", "alumin")),
    (r"(?<=[a-z]{2})ll?(?=(ed|ing|er)$)", ("ll", "l")),
)
"""Where a word is spelled in two ways, in British English first."""


def words_in(text: str) -> list[str]:
    """The words of a text, in order and in lower case; `China's` is `china`."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    if "'" in plain or "\u2019" in plain:
        plain = re.sub(_OWNER, " ", plain)
    words: list[str] = []
    for word in _WORD.findall(plain):
        words += [word] if word.isascii() else _apart(word)
    return words


def _apart(word: str) -> Iterator[str]:
    """The runs of Han in a word, and what stands between them."""
    at = 0
    for run in HAN.finditer(word):
        if run.start() > at:
            yield word[at : run.start()]
        yield run[0]
        at = run.end()
    if at < len(word):
        yield word[at:]


@cache
def stem(word: str) -> str:
    """What is left of a word without its endings: `surpassed` and `surpasses` have the same one."""
    if HAN.match(word):
        return word
    root = loose_key(word)
    if len(word) == _LEAST and word[-1] == "s":  # EVs, as NEVs
        root = root.removesuffix("s")
    for ending in ("ing", "ed"):
        if root.endswith(ending) and len(root) - len(ending) >= _LEAST:
            root = root[: -len(ending)]
            break
    if word.endswith(("y", "ies", "ied")):  # what carries is no car
        return root
    return root[:-1] if len(root) > _LEAST and root[-1] == root[-2] and root.isalpha() else root


_LEAST = 3
"""Letters that an ending leaves of a word, at least."""


def phrase_key(text: str) -> str:
    """The form in which phrases are compared: the stems of their words."""
    return " ".join(map(stem, words_in(text)))


@cache
def spellings(word: str) -> tuple[str, ...]:
    """The word as it is spelled in British and in American English; mostly the same."""
    ways = [word]
    for pattern, sides in _SPELLINGS:
        if re.search(pattern, word):
            ways += [re.sub(pattern, side, way) for way in ways for side in sides]
    return tuple(dict.fromkeys(ways))
