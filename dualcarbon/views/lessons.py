"""What there is to learn beside the fact that a question asks for."""

from __future__ import annotations

import re
from collections.abc import Mapping

from dualcarbon.kinds import ENTRIES
from dualcarbon.model.entries import Event, Facts, Term
from dualcarbon.quiz.items import Item
from dualcarbon.text import Lang, Text

_LONGEST: Mapping[Lang, int] = {"en": 260, "zh": 110}
"""Characters of what is told beside a fact."""

_SENTENCE: Mapping[Lang, str] = {"en": r"(?<=[.!?])\s+(?=[A-Z“\"])", "zh": "(?<=[。！？])"}
"""Where one sentence ends and another begins."""


def lesson(item: Item, facts: Facts, lang: Lang, room: int | None = None) -> str:
    """A sentence or two about the entry that an item asks of, beyond the fact that it asks for.

    They have at most `room` characters, where there is a limit.
    """
    longest = _LONGEST[lang] if room is None else min(_LONGEST[lang], room)
    section, _, rest = item.fact.partition(".")
    if section not in ENTRIES or section == "questions":
        return ""
    entry = getattr(facts, section).get(rest.partition(".")[0])
    if isinstance(entry, Event):
        text = entry.summary
    elif isinstance(entry, Term):
        text = entry.explanation
    else:
        text = next((note.text for note in getattr(entry, "notes", ())), Text())
    told = ""
    for sentence in re.split(_SENTENCE[lang], text[lang])[:2]:
        longer = f"{told} {sentence}" if told and lang == "en" else told + sentence
        if len(longer) > longest:
            break
        told = longer
    return "" if told.strip() in item.explanation[lang] else told
