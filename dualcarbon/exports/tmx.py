"""A translation memory in TMX 1.4b: every word with what it renders, and sentences of documents.

A unit is a pair of the two languages. What is to be avoided is left out, since a memory offers all
that it holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

from dualcarbon.exports.concepts import TAGS, Concept, joined, told
from dualcarbon.exports.markup import LANG, add, document
from dualcarbon.text import Lang, Text


class Unit(NamedTuple):
    """A pair, of what `kind` and on what subject, with what is to be said of it."""

    id: str
    text: Text
    kind: str
    subject: str
    note: str


def units(concept: Concept, lang: Lang) -> Iterator[Unit]:
    """The pairs of a concept, the preferred words first; none where it has but one language."""
    subject, number = concept.subject[lang], 0
    for text, note in _pairs(concept, lang):
        number += 1
        yield Unit(f"{concept.term.id}/{number}", text, "term", subject, note)
    for context in concept.contexts:
        number += 1
        yield Unit(
            f"{concept.term.id}/{number}", context.text, "sentence", subject, str(context.place)
        )


def _pairs(concept: Concept, lang: Lang) -> Iterator[tuple[Text, str]]:
    """Each word beside the preferred one of the other language, and what is to be said of it."""
    en, zh = concept.preferred("en"), concept.preferred("zh")
    if not (en and zh):
        return
    for word in concept.words:
        if word.standing == "deprecated" or word.renders_another or word == zh:
            continue
        text = Text(word.text, zh.text) if word.lang == "en" else Text(en.text, word.text)
        yield text, "; ".join(filter(None, (told(word, lang), joined(word.places))))


def tmx(concepts: Iterable[Concept], tool_version: str, about: str, lang: Lang) -> bytes:
    """The concepts as a memory; `about` says of what state of the facts, under which licence."""
    root = Element("tmx", {"version": "1.4"})
    header = add(
        root,
        "header",
        **{
            "creationtool": "dualcarbon",
            "creationtoolversion": tool_version,
            "segtype": "sentence",
            "o-tmf": "dualcarbon",
            "adminlang": TAGS[lang],
            "srclang": TAGS["zh"],
            "datatype": "plaintext",
        },
    )
    add(header, "note", about)
    body = add(root, "body")
    for concept in concepts:
        for unit in units(concept, lang):
            _add_unit(body, unit)
    return document(root, '<!DOCTYPE tmx SYSTEM "tmx14.dtd">')


def _add_unit(body: Element, unit: Unit) -> None:
    element = add(body, "tu", tuid=unit.id)
    if unit.note:
        add(element, "note", unit.note)
    for name, value in (("x-kind", unit.kind), ("x-subject", unit.subject)):
        if value:
            add(element, "prop", value, type=name)
    for side in ("zh", "en"):
        text = unit.text.zh if side == "zh" else unit.text.en
        add(add(element, "tuv", **{LANG: TAGS["zh" if side == "zh" else "en"]}), "seg", text)
