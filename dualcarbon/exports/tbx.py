"""A term base in TBX-Basic, which programs for translators read (ISO 30042).

The same in two editions of the standard, which name the elements differently: that of 2008 is what
OmegaT, Weblate and all that rests on translate-toolkit take, that of 2019 is in force.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple
from xml.etree.ElementTree import Element

from dualcarbon.exports.concepts import TAGS, Concept, Place, Word, joined, told
from dualcarbon.exports.markup import LANG, add, document
from dualcarbon.text import Lang


class _Names(NamedTuple):
    """What an edition of the standard calls the elements that the other one calls otherwise."""

    root: str
    header: str
    concept: str
    language: str
    term: str


_OF_2008 = _Names("martif", "martifHeader", "termEntry", "langSet", "tig")
_OF_2019 = _Names("tbx", "tbxHeader", "conceptEntry", "langSec", "termSec")

_FORMS = {"abbreviation": "abbreviation", "short form": "shortForm"}
"""The words of the standard for a form that is not the full one."""


def tbx(concepts: Iterable[Concept], title: str, about: str, lang: Lang, *, current: bool) -> bytes:
    """The concepts as a term base, in the `current` edition of the standard or that of 2008.

    `about` says of which state of the facts it is, and under which licence.
    """
    names = _OF_2019 if current else _OF_2008
    root = Element(names.root, {"type": "TBX-Basic", LANG: TAGS[lang]})
    header = add(root, names.header)
    description = add(header, "fileDesc")
    add(add(description, "titleStmt"), "title", title)
    add(add(description, "sourceDesc"), "p", about)
    if current:
        root.attrib |= {"style": "dca", "xmlns": "urn:iso:std:iso:30042:ed-2"}
    else:
        add(add(header, "encodingDesc"), "p", "TBXBasicXCSV02.xcs", type="XCSURI")
    body = add(add(root, "text"), "body")
    for concept in concepts:
        _add_concept(body, concept, names, lang)
    return document(root)


def _add_concept(body: Element, concept: Concept, names: _Names, lang: Lang) -> None:
    entry = add(body, names.concept, id=f"term-{concept.term.id}")
    if concept.subject:
        add(entry, "descrip", concept.subject[lang], type="subjectField")
    for side, tag in TAGS.items():
        if not (words := concept.words_in(side)):
            continue
        part = add(entry, names.language, **{LANG: tag})
        definition = concept.term.definition
        if text := {"en": definition.en, "zh": definition.zh}[side]:
            _add_sourced(part, text, "definition", concept.sources)
        for word in words:
            _add_word(add(part, names.term), word, concept, lang)


def _add_word(section: Element, word: Word, concept: Concept, lang: Lang) -> None:
    add(section, "term", word.text)
    add(section, "termNote", f"{word.standing}Term-admn-sts", type="administrativeStatus")
    if word.form in _FORMS:
        add(section, "termNote", _FORMS[word.form], type="termType")
    for context in concept.contexts_of(word):
        _add_sourced(section, context.text[word.lang], "context", [context.place])
    if word.places:
        add(section, "admin", joined(word.places), type="source")
    pinyin = concept.term.pinyin if word.text == concept.term.name.zh else ""
    for note in filter(None, (pinyin, told(word, lang), word.why[lang])):
        add(section, "note", note)


def _add_sourced(section: Element, text: str, type: str, places: Iterable[Place]) -> None:
    group = add(section, "descripGrp")
    add(group, "descrip", text, type=type)
    if source := joined(places):
        add(group, "admin", source, type="source")
