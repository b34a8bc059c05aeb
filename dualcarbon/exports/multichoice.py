"""Quiz items as learning programs take them: in one language, each known by an id that stays."""

from __future__ import annotations

import html
import re
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from dualcarbon.frozen import frozen
from dualcarbon.model.entries import Facts
from dualcarbon.quiz.cards import is_core, matter_of
from dualcarbon.quiz.items import Item
from dualcarbon.text import Lang, Text, shortened
from dualcarbon.views import words
from dualcarbon.views.references import References

_TITLE = 60
"""Columns of a title."""

_LONGEST_IDNUMBER = 100

_IN_ADDRESS = "!#$%&'()*+,/:;=?@~"
"""The marks that stand in an address as they are; brackets are not among them (RFC 3986)."""

_RIGHT = Text("Right.", "正确。")


@frozen
class Choice:
    """An option, and what is told to who chooses it."""

    text: str
    feedback: str


@frozen
class Cited:
    """A source on one line: title, publisher, date; `url` may be empty."""

    text: str
    url: str


@frozen
class Multichoice:
    """A question in the language `lang`, of whose choices that at `key` is right.

    `id` is that of the same question in every file, whatever paper it stands in and however it is
    worded: what is to be known, the kind of question and the language, in characters that every
    format has in an id. No other question of a file has its stem.
    """

    id: str
    lang: Lang
    stem: str
    choices: tuple[Choice, ...]
    key: int
    explanation: str
    sources: tuple[Cited, ...]
    tags: tuple[str, ...]

    @property
    def title(self) -> str:
        """What stands for the question in a list; it gives away no more than the stem does."""
        return shortened(self.stem, _TITLE)

    @property
    def idnumber(self) -> str:
        """The id as Moodle keeps it; none where it is longer than what that can hold."""
        return self.id if len(self.id) <= _LONGEST_IDNUMBER else ""


def multichoices(items: Iterable[Item], facts: Facts, lang: Lang) -> list[Multichoice]:
    """The items in one language, one with each id."""
    once = {item_id(item, lang): item for item in items}
    stems = _told_apart(once.values(), lang)
    return [
        _multichoice(id, item, stem, facts, lang)
        for (id, item), stem in zip(once.items(), stems, strict=True)
    ]


def item_id(item: Item, lang: Lang) -> str:
    """What an item goes by: `dualcarbon.statistics.nev-sales_2020.figure.en`."""
    name = f"dualcarbon.{item.subject or item.fact}.{item.kind}.{lang}"
    return re.sub("[^A-Za-z0-9_.-]", "_", name)


def _multichoice(id: str, item: Item, stem: str, facts: Facts, lang: Lang) -> Multichoice:
    choices = (
        Choice(option.text[lang], (_RIGHT if place == item.key else option.why)[lang])
        for place, option in enumerate(item.options)
    )
    explanation = item.explanation[lang]
    return Multichoice(
        id, lang, stem, (*choices,), item.key, explanation, _cited(item, facts, lang),
        _tags(item, facts),
    )  # fmt: skip


def _tags(item: Item, facts: Facts) -> tuple[str, ...]:
    """By what questions are found: their topic, kind and level, and whether of the core."""
    core = ("core",) if is_core(facts, matter_of(facts, item.fact)) else ()
    return (*filter(None, [item.topic]), item.kind, f"level-{item.level}", *core)


def _cited(item: Item, facts: Facts, lang: Lang) -> tuple[Cited, ...]:
    """The sources that are nearest to the fact."""
    references = References(facts, lang)
    references.mark(item.sources)
    return tuple(Cited(line.text, line.url) for line in references.block().best or ())


def _told_apart(items: Iterable[Item], lang: Lang) -> Iterator[str]:
    """The stems, of which those that were there before are numbered: `Which came first? (2)`.

    Their topic would tell them apart too, and the right choice from the others.
    """
    asked: Counter[str] = Counter()
    for item in items:
        stem = item.stem[lang]
        asked[stem] += 1
        nth = asked[stem]
        yield words.bracketed(stem, str(nth), lang) if nth > 1 else stem


def as_html(text: str) -> str:
    """A text that stands in HTML as it is."""
    return html.escape(text, quote=False)


def paragraphs(question: Multichoice) -> list[ET.Element]:
    """The fact behind a question, and where it is from, as paragraphs of HTML."""
    told = [ET.Element("p") for _ in range(1 + len(question.sources))]
    told[0].text = question.explanation
    for paragraph, cited in zip(told[1:], question.sources, strict=True):
        paragraph.text = words.labelled(words.SOURCE[question.lang], cited.text, question.lang)
        if cited.url:
            paragraph.text += " "
            href = quote(cited.url, safe=_IN_ADDRESS)
            ET.SubElement(paragraph, "a", href=href).text = cited.url
    return told


def explained(question: Multichoice) -> str:
    """The same as text, on one line."""
    return "".join(ET.tostring(p, "unicode", method="html") for p in paragraphs(question))
