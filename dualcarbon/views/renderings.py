"""How a term is rendered in the other language: the best in short, or all with their places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dualcarbon.model.entries import Facts, Term
from dualcarbon.model.parts import Avoided, Rendering, Sentence
from dualcarbon.model.vocab import rendering_words, use_words
from dualcarbon.text import Lang, Text
from dualcarbon.views import words
from dualcarbon.views.documents import document_line
from dualcarbon.views.page import Block, Fields, Heading, Page, Painted, Prose, Span, Table, painted
from dualcarbon.views.references import References
from dualcarbon.writing.places import place_text

_RENDERED = Text("Rendered", "译法")
_AVOID = Text("Avoid", "勿用")
_SHORT = Text("Short form", "简称")
_STATUS = Text("Status", "性质")
_USE = Text("For", "用于")
_WHERE = Text("Where", "出处")
_SENTENCES = Text("As documents have it", "文件原文")
_ALL = Text("all: --renderings", "全部：--renderings")
_NONE = Text("No rendering is recorded; the name stands for it.", "未收录译法，以名称为准。")
_FEW, _BETWEEN = 2, " · "


def short_rows(term: Term, lang: Lang) -> Iterator[tuple[str, str]]:
    """The best renderings and what to avoid, as labelled values."""
    spans: list[Span] = []
    for rendering in term.renderings[:_FEW]:
        spans += (
            [Span(_BETWEEN), *_in_short(rendering, lang)] if spans else _in_short(rendering, lang)
        )
    if spans and (len(term.renderings) > _FEW or len(term.avoid) > _FEW or term.sentences):
        spans.append(Span(f"  {_ALL[lang]}", "muted"))
    if spans:
        yield _RENDERED[lang], Painted(*spans)
    # Slips in Chinese are told to those who write it.
    avoid = [one for one in term.avoid if lang in (one.lang, "zh")]
    yield from _labelled(_AVOID[lang], [_avoided(one, lang) for one in avoid[:_FEW]])


def _labelled(label: str, values: Iterable[str]) -> Iterator[tuple[str, str]]:
    for value in values:
        yield label, value
        label = ""


def _in_short(rendering: Rendering, lang: Lang) -> list[Span]:
    aside = [rendering_words(rendering.status)[lang]]
    if rendering.use != "running":
        aside.append(use_words(rendering.use)[lang])
    return [
        Span(rendering.text, "strong"),
        Span(words.bracketed("", words.joined(aside, lang), lang), "muted"),
    ]


def _avoided(avoided: Avoided, lang: Lang) -> str:
    return words.labelled(avoided.text, avoided.why[lang], lang)


def renderings_page(terms: Iterable[Term], facts: Facts, lang: Lang) -> Page:
    """Every rendering of the terms with its status, use and place, and what to avoid."""
    blocks: list[Block] = []
    for term in terms:
        blocks += _term(term, facts, lang)
    return tuple(blocks)


def _term(term: Term, facts: Facts, lang: Lang) -> Iterator[Block]:
    references = References(facts, lang)
    yield words.title(term, facts, lang, pinyin=term.pinyin)
    if term.short:
        yield Prose(words.labelled(_SHORT[lang], term.short[lang], lang), "muted", close=True)
    if term.renderings:
        labels = (_RENDERED, _STATUS, _USE, _WHERE)
        rows = tuple(_row(rendering, facts, references, lang) for rendering in term.renderings)
        yield Table(tuple(label[lang] for label in labels), rows)
    else:
        yield Prose(_NONE[lang])
    if term.avoid:
        yield Fields(tuple(_labelled(_AVOID[lang], [_avoided(one, lang) for one in term.avoid])))
    if term.sentences:
        yield Heading(_SENTENCES[lang], 2)
        for sentence in term.sentences:
            yield from _sentence(sentence, facts, lang)
    if references.cited:
        yield references.block()


def _row(
    rendering: Rendering, facts: Facts, references: References, lang: Lang
) -> tuple[str, str, str, str]:
    where = rendering.by[lang]
    if rendering.document:
        document = document_line(facts.documents[rendering.document], lang)
        where = words.joined(filter(None, (document, place_text(rendering.at, lang))), lang)
    elif rendering.since:
        where = words.joined(filter(None, (where, str(rendering.since))), lang)
    return (
        painted(rendering.text, "strong"),
        rendering_words(rendering.status)[lang],
        use_words(rendering.use)[lang],
        references.marked(where, rendering.sources, "muted"),
    )


def _sentence(sentence: Sentence, facts: Facts, lang: Lang) -> Iterator[Block]:
    document = document_line(facts.documents[sentence.document], lang)
    where = words.joined(filter(None, (document, place_text(sentence.at, lang))), lang)
    yield Prose(sentence.text.zh)
    yield Prose(sentence.text.en, close=True)
    yield Prose(where, "muted", close=True)
