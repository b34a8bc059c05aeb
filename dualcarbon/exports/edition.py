"""Which state of the base an export is of, so that two of them can be told apart."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from dualcarbon import __version__
from dualcarbon.model.entries import Facts

TITLE = "dualcarbon fact base: sourced facts about China's dual carbon goals"
TITLE_ZH = "dualcarbon 事实库：有出处的中国“双碳”目标事实"


def edition(facts: Facts, as_of: date | None) -> dict[str, Any]:
    """The day of the facts, that up to which sources were searched, their SHA-256, the program.

    `as_of` is the day from which the base was seen, where that is not today.
    """
    about = {
        "data": facts.updated and str(facts.updated),
        "searched": facts.searched and str(facts.searched),
        "as_of": as_of and as_of.isoformat(),
        "sha256": facts.sha256,
        "program": f"dualcarbon {__version__}",
    }
    return {name: value for name, value in about.items() if value}


def licence_address(licence: str) -> str | None:
    """Where the text of a Creative Commons licence stands; None of any other."""
    match = re.fullmatch(r"CC (BY(?:-(?:SA|NC|ND))*) (\d\.\d)", licence)
    if match is None:
        return None
    return f"https://creativecommons.org/licenses/{match[1].lower()}/{match[2]}/"
