"""A term, and the glossary."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dualcarbon.model.entries import Facts, Term
from dualcarbon.text import Lang, Text
from dualcarbon.views import words
from dualcarbon.views.overview import Extent, by_topic, footer
from dualcarbon.views.page import Block, Fields, Heading, Page, Painted, Prose, Span, Table, painted
from dualcarbon.views.references import References
from dualcarbon.views.renderings import short_rows

_ALSO = Text("Also", "又称")
_NOT = Text("Not", "区别于")
_SINCE = Text("since {}", "始于{}")
_GLOSSARY = Text("Glossary", "术语表")
_OTHER_LANGUAGE = Text("more in Chinese: --lang zh", "英文说明：--lang en")


def term_page(terms: Iterable[Term], facts: Facts, lang: Lang) -> Page:
    """Terms: defined in both languages, explained in one, and what they are not."""
    blocks: list[Block] = []
    for term in terms:
        blocks += _term(term, facts, lang)
    return tuple(blocks)


def _term(term: Term, facts: Facts, lang: Lang) -> Iterator[Block]:
    references = References(facts, lang)
    since = (_SINCE[lang].format(term.since.written(lang)),) if term.since else ()
    yield words.title(term, facts, lang, *since, pinyin=term.pinyin)
    if also := [*term.abbreviations, *term.aliases]:
        said = words.labelled(_ALSO[lang], words.joined(also, lang), lang)
        yield Prose(said, "muted", close=True)
    yield Prose(references.marked(term.definition[lang], term.sources, "strong"))
    if second := words.other(term.definition, lang):
        more = f"  {_OTHER_LANGUAGE[lang]}" if words.other(term.explanation, lang) else ""
        yield Prose(Painted(Span(second), Span(more, "muted")), close=True)
    if term.explanation:
        yield Prose(term.explanation[lang])
    yield from words.together(references.notes(term.notes))
    if rows := (*short_rows(term, lang), *_neighbours(term, facts, lang)):
        yield Fields(rows)
    yield references.block(first=term.sources)


def _neighbours(term: Term, facts: Facts, lang: Lang) -> Iterator[tuple[str, str]]:
    """What the term is easily taken for, each with the difference, and what to read next."""
    label = _NOT[lang]
    for id, difference in term.not_to_confuse_with.items():
        yield label, words.labelled(words.both(facts.terms[id].name, lang), difference[lang], lang)
        label = ""
    if term.see_also:
        names = (words.both(facts.terms[id].name, lang) for id in term.see_also)
        yield words.SEE[lang], " · ".join(names)


def glossary_page(terms: Iterable[Term], facts: Facts, extent: Extent, lang: Lang) -> Page:
    """Terms on one line each, by topic, or as they were found where they were narrowed to."""
    last = words.ID if extent.narrowed else words.TOPIC
    labels = (words.NAME[lang], words.other(words.NAME, lang), last[lang])
    rows = tuple(
        (
            _short_name(term, lang),
            words.other(term.name, lang),
            term.id if extent.narrowed else painted(topic, "muted"),
        )
        for topic, there in by_topic(terms, facts, extent, lang)
        for term in there
    )
    return (Heading(_GLOSSARY[lang]), Table(labels, rows, cut=1), footer(extent, lang))


def _short_name(term: Term, lang: Lang) -> str:
    """The name of a term and its abbreviations."""
    if not term.abbreviations:
        return term.name[lang]
    short = words.bracketed("", words.joined(term.abbreviations, lang), lang)
    return Painted(Span(term.name[lang]), Span(short, "muted"))
