"""From what a person typed to the keys to try, and the nearest names on a miss; pure text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection
from functools import cache

SUGGESTIONS = 5
"""How many near names a miss names at most."""

_LONGEST = 100
"""Characters of what was typed that are compared with names on a miss."""

HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")
"""A run of Han characters."""


def key(name: str) -> str:
    """The form in which names are compared: no case, width, accents, tones, spaces or hyphens.

    Han characters stay as they are: 碳中和 and 碳达峰 differ in every respect that counts.
    """
    if name.isascii():
        return "".join(filter(str.isalnum, name.casefold()))
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", name).casefold())
    return "".join(char for char in folded.casefold() if char.isalnum())


def pinyin_keys(pinyin: str) -> set[str]:
    """The keys under which pinyin is typed: without tones, ü as `u`, as `v` or as `yu`."""
    toned = unicodedata.normalize("NFD", pinyin.casefold())
    return {key(toned.replace("u\u0308", stand_in)) for stand_in in ("u", "v", "yu")}


_BRITISH = (
    (r"(?<=[a-z]{2})is(?=(e|ed|er|es|ing|ation)s?$)", "iz"),
    (r"(?<=[a-z]{2})our(?=s?$)", "or"),
    (r"(?<=[a-z][bt])re(?=s?$)", "er"),
    (r"gramme(?=s?$)", "gram"),
    (r"sulph", "sulf"),
    (r"alumini(?=um)", "alumin"),
    (r"(?<=[a-z]{2})ll(?=(ed|ing|er)$)", "l"),
)
_ENDINGS = (r"(?<=[a-z]{3})(ities|ity|ies|y)$", r"(?<=[a-z]{3})(?<!s)s$", r"(?<=[a-z]{3})e$")


def loose_key(name: str) -> str:
    """The key of a name whose words have lost what varies: plurals, British spelling, `-ity`.

    `carbon neutral` and `carbon neutrality` have the same one.
    """
    return "".join(stems_of(name))


def stems_of(name: str) -> list[str]:
    """The words of a name without what varies."""
    words = re.split(r"[\W_]+", unicodedata.normalize("NFKC", name).casefold())
    return [stem for stem in map(_loose, words) if stem]


@cache
def _loose(word: str) -> str:
    for pattern, american in _BRITISH:
        word = re.sub(pattern, american, word)
    for ending in _ENDINGS:
        word = re.sub(ending, "", word)
    return key(word)


def simplified(text: str) -> str:
    """`text` in Simplified Chinese (by the tables of OpenCC), which the names of a base are in.

    As it is where the tables can't be had, as in an archive that the program runs from.
    """
    convert = _converter() if HAN.search(text) else None
    return convert(text.encode(errors="replace").decode()) if convert else text


@cache
def _converter() -> Callable[[str], str] | None:
    """What writes Traditional as Simplified Chinese; made once, for its tables take time to read.

    None where the tables can't be had.
    """
    try:
        # Imported here: only Chinese that nothing bears as it stands needs it.
        import opencc

        convert: Callable[[str], str] = opencc.OpenCC("t2s").convert
    except (ImportError, OSError):
        return None
    return convert


def pieces_of(name: str) -> set[str]:
    """What likeness is counted by: the Han characters of a key, and the threes of its letters.

    The ends of a run of letters count as letters (Zamora et al. 1981, IP&M 17(6), on trigrams for
    the correction of spelling).
    """
    pieces = {char for run in HAN.findall(name) for char in run}
    for run in HAN.split(name):
        padded = f"^{run}$"
        pieces.update(padded[at : at + 3] for at in range(len(padded) - 2))
    return pieces


def close_to(name: str, names: Collection[str], limit: int = 1) -> list[str]:
    """Up to `limit` of `names` that look like `name`, likest first (Ratcliff-Obershelp, 0.6)."""
    # Imported here: only a miss needs it, and it costs start-up time.
    from difflib import get_close_matches

    return get_close_matches(name[:_LONGEST], names, n=max(limit, 1), cutoff=0.6)
