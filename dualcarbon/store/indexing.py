"""What a compiled base is searched by: the words of an entry and the amounts in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dualcarbon.model.dates import PartialDate
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
    Unit,
)
from dualcarbon.model.figures import Figure
from dualcarbon.names.amounts import forms_of
from dualcarbon.names.forms import Named, Rank, names_of
from dualcarbon.reading.walk import texts_in
from dualcarbon.store.spacing import BREAK, spaced
from dualcarbon.text import Text
from dualcarbon.writing.figures import figure_text, target_text


def words_of(
    entry: Named, facts: Facts, amounts: Iterable[tuple[str, str, Text]]
) -> tuple[str, str, str]:
    """The names of an entry, what it says first, and all its other text, ready for the index.

    `amounts` are those that `figures_of` finds in it.
    """
    names = dict.fromkeys(name for rank, name in names_of(entry, facts) if name and rank != Rank.ID)
    first = dict.fromkeys(filter(None, _first(entry, facts)))
    more = [side for text in texts_in(entry) for side in (text.en, text.zh)]
    more += [side for _, _, text in amounts for side in (text.en, text.zh)]
    if isinstance(entry, Source):
        more.append(entry.url)
    rest = dict.fromkeys(text for text in more if text and text not in names and text not in first)
    columns = ((*names, entry.id), first, rest)
    said, texts, others = (BREAK.join(map(spaced, column)) for column in columns)
    return said, texts, others


def _first(entry: Named, facts: Facts) -> Iterator[str]:
    """What an entry says where it says one thing: definition, summary, scope; its date or goal."""
    match entry:
        case Term(definition=text) | Statistic(scope=text) | Event(summary=text):
            yield from (text.en, text.zh)
        case Plan(summary=text, issuer=issuer):
            yield from (text.en, text.zh, issuer.en, issuer.zh)
        case Document(issuer=issuer, number=number):
            yield from (issuer.en, issuer.zh, number)
        case Question(answer=text) | Source(publisher=text):
            yield from (text.en, text.zh)
        case Target():
            unit = facts.units[entry.unit]
            goal = Text(target_text(entry, unit, "en"), target_text(entry, unit, "zh"))
            text = _by(goal, entry.by)
            yield from (text.en, text.zh)
    if isinstance(entry, (Event, Plan, Document)) and entry.date:
        yield from (str(entry.date), entry.date.written("en"), entry.date.written("zh"))


def figures_of(entry: Named, facts: Facts) -> Iterator[tuple[str, str, Text]]:
    """The amounts in an entry: form, date that it holds for, and how it is written."""
    if isinstance(entry, Statistic):
        unit = facts.units[entry.unit]
        for when, point in entry.points.items():
            text = _on(point.value, unit, when)
            for form in forms_of(point.value.value, unit, entry.name.en):
                yield form, str(when), text
    elif isinstance(entry, Target) and not entry.is_year:
        unit = facts.units[entry.unit]
        text = Text(target_text(entry, unit, "en"), target_text(entry, unit, "zh"))
        for figure in filter(None, (entry.value, entry.high)):
            for form in forms_of(figure.value, unit, entry.name.en):
                yield form, str(entry.by or ""), _by(text, entry.by)


def _on(figure: Figure, unit: Unit, when: PartialDate) -> Text:
    return Text(
        f"{figure_text(figure, unit, 'en')} ({when})",
        f"{figure_text(figure, unit, 'zh')}（{when}）",
    )


def _by(text: Text, when: PartialDate | None) -> Text:
    return Text(f"{text.en} ({when})", f"{text.zh}（{when}）") if when else text
