"""A term, and the glossary."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dualcarbon.model.entries import Facts, Term
from dualcarbon.text import Lang, Text
from dualcarbon.views import words
from dualcarbon.views.overview import Extent, extent_line
from dualcarbon.views.page import Block, Fields, Heading, Listing, Page, Prose, References, Table

_ALSO = Text("Also", "又称")
_NOT = Text("Not to be confused with", "请勿混淆")
_SINCE = Text("Since", "始于")
_GLOSSARY = Text("Glossary", "术语表")
_ABBREVIATION = Text("Abbreviation", "缩写")


def term_page(terms: Iterable[Term], facts: Facts, lang: Lang) -> Page:
    """Terms in both languages, what they are not, and where the definitions come from."""
    blocks: list[Block] = []
    for term in terms:
        blocks += _term(term, facts, lang)
    return tuple(blocks)


def _term(term: Term, facts: Facts, lang: Lang) -> Iterator[Block]:
    references = References(facts.sources, lang)
    yield Heading(words.titled(term.name, lang, term.pinyin))
    yield Fields(tuple(_labels(term, facts, lang)))
    mark = references.mark(term.sources)
    yield Prose(f"{term.definition[lang]} {mark}", "strong")
    if term.explanation:
        yield Prose(term.explanation[lang])
    if second := words.other(term.definition, lang):
        yield Prose(f"{second} {mark}")
    if second := words.other(term.explanation, lang):
        yield Prose(second)
    yield from references.notes(term.notes)
    if term.not_to_confuse_with:
        yield Heading(_NOT[lang], 2)
        yield Listing(
            tuple(
                ("-", words.labelled(_both(id, facts, lang), difference[lang], lang))
                for id, difference in term.not_to_confuse_with.items()
            )
        )
    if term.see_also:
        yield Heading(words.SEE[lang], 2)
        yield Prose(words.joined((_both(id, facts, lang) for id in term.see_also), lang))
    yield references.block()


def _labels(term: Term, facts: Facts, lang: Lang) -> Iterator[tuple[str, str]]:
    also = [*term.abbreviations, *term.aliases]
    if also:
        yield _ALSO[lang], words.joined(also, lang)
    yield from words.topic_field(term, facts, lang)
    if term.since:
        yield _SINCE[lang], term.since.written(lang)


def _both(id: str, facts: Facts, lang: Lang) -> str:
    return words.bilingual(facts.terms[id].name, lang)


def glossary_page(terms: Iterable[Term], facts: Facts, extent: Extent, lang: Lang) -> Page:
    """Terms on one line each, by topic, or as they were found where they were narrowed to."""
    blocks: list[Block] = [Heading(_GLOSSARY[lang])]
    labels = (words.NAME[lang], words.other(words.NAME, lang), _ABBREVIATION[lang], words.ID[lang])
    rows: dict[str, list[tuple[str, ...]]] = {}
    for term in terms:
        row = (
            term.name[lang],
            words.other(term.name, lang),
            ", ".join(term.abbreviations),
            term.id,
        )
        rows.setdefault("" if extent.narrowed else term.topic, []).append(row)
    for topic, name in words.topics(facts):
        if topic in rows:
            heading = () if extent.narrowed else (Heading(name[lang], 2),)
            blocks += [*heading, Table(labels, tuple(rows[topic]))]
    return (*blocks, extent_line(extent, lang))
