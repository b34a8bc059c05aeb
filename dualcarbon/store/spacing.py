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

APART = "\u200a"
"""A space that no text of a base has, so that it can be taken out again."""


def spaced(text: str) -> str:
    """`text` in one width and with `APART` at every Han character, each of which is a word."""
    plain = CONTROL.sub(" ", _OWN.sub(" ", _WIDE.sub(_narrow, text)))
    return HAN.sub(lambda run: APART + APART.join(run[0]) + APART, plain)


_OWN = re.compile(f"[\n{APART}{MARK}{UNMARK}{BREAK.strip()}]")

_WIDE = re.compile(r"[^\W\u0000-\u007f\u3400-\u9fff]+")
"""Letters and digits that may have another form of the same meaning: ＣＯ₂."""


def _narrow(run: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", run[0])
