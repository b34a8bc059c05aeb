"""The two sides of electricity: what plants can give (capacity) and what they gave (generation)."""

from __future__ import annotations

import re
from typing import Literal

CAPACITY = re.compile(
    r"\b(?:installed|generating|generation|power|solar|wind|nuclear|hydro\w*|renewables?"
    r"|storage)?\s?capacity\b|\binstalled\b"
    r"|装机(?:容量|规模)?|发电能力"
)
GENERATION = re.compile(
    r"\bgeneration\b(?! capacity| fleet| side)|\belectricity (?:generated|produced|output|supply"
    r"|mix)\b|\bgenerat(?:ed|es|e)\b"
    r"|\bpower output\b|\bproduc(?:ed|es|e)\b|\bpower (?:generated|produced)\b|发电量|上网电量"
)
Side = Literal["capacity", "generation", ""]


def side_of(low: str) -> Side:
    """The one side of power that a text names; nothing where it names none, or both."""
    has = bool(CAPACITY.search(low)), bool(GENERATION.search(low))
    if has[0] == has[1]:
        return ""
    return "capacity" if has[0] else "generation"


def side_told(low: str) -> Side:
    """The side of a share, where producing electricity is one too."""
    side = side_of(low)
    if side:
        return side
    made = re.search(
        r"\b(?:supply|supplies|supplied|produced?|generated|come from|comes from"
        r"|came from)\b.*\belectricity\b|\bof (?:all )?(?:the )?electricity\b|用电量",
        low,
    )
    return "generation" if made and not CAPACITY.search(low) else ""
