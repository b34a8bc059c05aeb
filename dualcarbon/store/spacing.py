"""How a text stands in the full-text index, so that what is typed is sought in the same form."""

from __future__ import annotations

import re
import unicodedata

from dualcarbon.names.keys import HAN
from dualcarbon.text import CONTROL

MARK, UNMARK = "\ue000", "\ue001"
"""Stand around a match until a snippet is cut: characters that `spaced` leaves in no text."""

BREAK = " \ue002 "
"""Stands between two texts: another such character, and a word, so that no match spans it."""

_COUNTRY = "U\ue005S"
"""Stands for US, which the stemmer takes for `use`."""

_POINT, _COMMA = "\ue003", "\ue004"
"""Stand for the marks inside a number, so that it is one word: 36 is no part of 5.36."""

APART = "\u200a"
"""A space that no text of a base has, so that it can be taken out again."""


def spaced(text: str) -> str:
    """`text` in one width and with `APART` at every Han character, each of which is a word.

    A mark inside a number is a letter of it.
    """
    plain = text if text.isascii() else _in_one_width(text)
    plain = CONTROL.sub(" ", plain).replace("\n", " ")
    if "." in plain or "," in plain:
        plain = re.sub(_INSIDE, lambda mark: _POINT if mark[0] == "." else _COMMA, plain)
    if "US" in plain:
        plain = re.sub(r"\bUS\b", _COUNTRY, plain)
    if plain.isascii():
        return plain
    return HAN.sub(lambda run: APART + APART.join(run[0]) + APART, plain)


def _in_one_width(text: str) -> str:
    """The text without the characters that are ours, its letters and digits in one form."""
    if HAN.sub("", text).isascii():
        return text
    return re.sub(_WIDE, lambda run: unicodedata.normalize("NFKC", run[0]), re.sub(_OWN, " ", text))


def phrase(text: str) -> str:
    """The text as a quoted phrase of FTS5, in which nothing is syntax; empty without a word."""
    words = " ".join(spaced(text.replace('"', " ")).split())
    if "us" in words.casefold():
        words = re.sub(r"\bus\b", _COUNTRY, words, flags=re.IGNORECASE)
    return f'"{words}"' if any(map(str.isalnum, words)) else ""


def unspaced(text: str) -> str:
    """A text from the index as it was written, with a dot between two texts."""
    plain = text.replace(APART, "").replace(BREAK.strip(), "·")
    return plain.replace(_POINT, ".").replace(_COMMA, ",").replace(_COUNTRY, "US")


_OWN = f"[{APART}{MARK}{UNMARK}{BREAK.strip()}{_POINT}{_COMMA}{_COUNTRY[1]}]"

_INSIDE = r"(?<=\d)[.,](?=\d)"

_WIDE = r"[^\W\u0000-\u007f\u3400-\u9fff]+"
"""Letters and digits that may have another form of the same meaning: ＣＯ₂."""
