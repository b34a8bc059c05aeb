"""What an entry says in one line: the answer that stands wherever the entry is only offered."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from dualcarbon.model.entries import (
    Document,
    Event,
    Facts,
    Plan,
    Question,
    Source,
    Statistic,
    Target,
    Term,
)
from dualcarbon.names.forms import Named
from dualcarbon.text import NO_TEXT, Lang, Text
from dualcarbon.writing.figures import figure_text, target_text


class Gist(NamedTuple):
    """The short answer of an entry (a day, a figure, a goal; none of a term), and what it is of."""

    lead: Text
    text: Text

    def line(self, lang: Lang) -> str:
        """Both on one line: `680 GW (2026-06): wind power connected to the grid`."""
        colon = "：" if lang == "zh" else ": "
        return colon.join(filter(None, (self.lead[lang], self.text[lang])))


def gist(entry: Named, facts: Facts, day: date | None = None) -> Gist:
    """The line of an entry; a target says where it stands on `day`, where one is given.

    A term gives its definition, an event its day and what happened, a statistic its newest figure
    with its date and scope, a target what it asks for, by when, a plan its date and summary, a
    document its date, issuer and number.
    """
    match entry:
        case Term():
            return Gist(NO_TEXT, entry.definition)
        case Event() | Plan():
            return Gist(_same(str(entry.date)), entry.summary)
        case Statistic():
            return Gist(_newest(entry, facts), entry.scope)
        case Target():
            return Gist(_goal(entry, facts), _standing(entry, facts, day) if day else NO_TEXT)
        case Document():
            return Gist(_same(str(entry.date or "")), _issued(entry))
        case Question():
            return Gist(NO_TEXT, entry.answer)
        case Source():
            return Gist(_same(str(entry.date or "")), entry.publisher)


def _newest(statistic: Statistic, facts: Facts) -> Text:
    """The newest figure with its date; nothing where there is none."""
    unit = facts.units[statistic.unit]
    for point in statistic.last(1):
        en, zh = (figure_text(point.value, unit, lang) for lang in ("en", "zh"))
        return Text(f"{en} ({point.date})", f"{zh}（{point.date}）")
    return NO_TEXT


def _goal(target: Target, facts: Facts) -> Text:
    """What a target asks for and by when; of a year that it asks for that is all."""
    unit = facts.units[target.unit]
    en, zh = target_text(target, unit, "en"), target_text(target, unit, "zh")
    if target.by is None or target.is_year:
        return Text(en, zh)
    return Text(f"{en} by {target.by.written('en')}", f"{target.by.written('zh')}{zh}")


def _issued(document: Document) -> Text:
    """By whom a document was issued, and under which number."""
    number, issuer = document.number, document.issuer
    if not number:
        return issuer
    return Text(f"{issuer['en']}, {number}", f"{issuer['zh']}，{number}")


def _standing(target: Target, facts: Facts, day: date) -> Text:
    # Imported here: few lines are of targets.
    from dualcarbon.analysis.targets import standing
    from dualcarbon.writing.standings import standing_text

    return standing_text(standing(target, facts, day), facts, day)


def _same(text: str) -> Text:
    return Text(text, text)
