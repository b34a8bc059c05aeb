"""Terms as term bases have them: a concept, and in each language what it is called, best first.

A word is preferred, admitted or deprecated (ISO 12620). One a language is preferred: the name of
the term, unless its best rendering is official and it is none itself; singular or plural, in either
spelling. What is to be avoided is deprecated, all else admitted. Aliases are what people type and
no more, so they are left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from dualcarbon.model.entries import Facts, Term
from dualcarbon.model.parts import Avoided, Citation, Rendering, Sentence
from dualcarbon.model.vocab import RenderingStatus, RenderingUse, rendering_words, use_words
from dualcarbon.names.keys import HAN
from dualcarbon.names.words import phrase_key
from dualcarbon.text import NO_TEXT, Lang, Text
from dualcarbon.views.documents import document_line
from dualcarbon.views.references import References
from dualcarbon.views.words import clauses
from dualcarbon.writing.places import place_text

TAGS: dict[Lang, str] = {"en": "en", "zh": "zh-CN"}
"""The languages as programs for translators name them (BCP 47)."""

Standing = Literal["preferred", "admitted", "deprecated"]
Form = Literal["full form", "abbreviation", "short form"]


class Place(NamedTuple):
    """Where something stands: a document and the place in it, or a source; `url` may be empty."""

    text: str
    url: str = ""

    def __str__(self) -> str:
        return " ".join(filter(None, self))


class Word(NamedTuple):
    """A word or phrase for a concept.

    `status` and `use` are those of a rendering, `since` is the day from which on it was used; `why`
    says what is wrong with one to be avoided.
    """

    text: str
    lang: Lang
    standing: Standing
    form: Form = "full form"
    status: RenderingStatus | None = None
    use: RenderingUse | None = None
    why: Text = NO_TEXT
    places: tuple[Place, ...] = ()
    since: str = ""

    @property
    def renders_another(self) -> bool:
        """Whether it names in brackets the Chinese words that it renders, which are not the term.

        As `Action Plan (行动方案)`, among the renderings of 实施方案.
        """
        return self.lang == "en" and bool(HAN.search(self.text))


class Context(NamedTuple):
    """A sentence as a document has it in both languages, and where."""

    text: Text
    place: Place


class Concept(NamedTuple):
    """A term with its words, best first; `sources` are those of the definition."""

    term: Term
    subject: Text
    words: tuple[Word, ...]
    sources: tuple[Place, ...]
    contexts: tuple[Context, ...]

    def words_in(self, lang: Lang) -> list[Word]:
        """The words in a language, the preferred one first, what is to be avoided last."""
        return [word for word in self.words if word.lang == lang]

    def preferred(self, lang: Lang) -> Word | None:
        """The preferred word in a language; None where the base has none in it."""
        return next((word for word in self.words_in(lang) if word.standing == "preferred"), None)

    def contexts_of(self, word: Word) -> list[Context]:
        """The sentences in which the word stands, as the first of its language.

        A preferred word has those too in which none of the others stands.
        """
        return [one for one in self.contexts if self._shown_by(one, word.lang) == word]

    def _shown_by(self, context: Context, lang: Lang) -> Word | None:
        sentence = context.text[lang].casefold()
        allowed = [word for word in self.words_in(lang) if word.standing != "deprecated"]
        standing = (word for word in allowed if word.text.casefold() in sentence)
        return next(standing, self.preferred(lang))


def told(word: Word, lang: Lang) -> str:
    """How far a word is official and where it is at home; empty where it is no rendering."""
    aside = [rendering_words(word.status)[lang]] if word.status else []
    if word.use and word.use != "running":
        aside.append(use_words(word.use)[lang])
    return clauses(aside, lang)


def joined(places: Iterable[Place]) -> str:
    """Places in a line, each with its address."""
    return "; ".join(map(str, places))


def concepts(terms: Iterable[Term], facts: Facts, lang: Lang) -> Iterator[Concept]:
    """The terms as concepts; places are told in the language."""
    for term in terms:
        topic = facts.topics.get(term.topic)
        yield Concept(
            term,
            topic.name if topic else NO_TEXT,
            tuple(_words(term, facts, lang)),
            tuple(_sources(term.sources, facts, lang)),
            tuple(_context(sentence, facts, lang) for sentence in term.sentences),
        )


def _words(term: Term, facts: Facts, lang: Lang) -> Iterator[Word]:
    for side in TAGS:
        name = {"en": term.name.en, "zh": term.name.zh}[side]
        texts: dict[str, list[Rendering]] = {}
        for rendering in term.renderings:
            if rendering.lang == side:
                texts.setdefault(rendering.text, []).append(rendering)
        best = _preferred(name, texts)
        if name:
            texts.setdefault(name, [])
        for text in sorted(texts, key=lambda text: text != best):
            standing: Standing = "preferred" if text == best else "admitted"
            yield _word(text, side, standing, texts[text], facts, lang)
        yield from _short_words(term, side, texts)
        yield from (_avoided(one) for one in term.avoid if one.lang == side)


def _preferred(name: str, texts: dict[str, list[Rendering]]) -> str:
    """Of a name and its renderings, best first, that which is to be used."""
    official = [
        text
        for text, found in texts.items()
        if found[0].status == "official" and not (found[0].lang == "en" and HAN.search(text))
    ]
    first = next(iter(texts), name)
    is_official = phrase_key(name) in map(phrase_key, official)
    return name if name and (first not in official or is_official) else first


def _word(
    text: str, side: Lang, standing: Standing, found: list[Rendering], facts: Facts, lang: Lang
) -> Word:
    best = found[0] if found else None
    places = (place for one in found for place in _places(one, facts, lang))
    return Word(
        text,
        side,
        standing,
        status=best.status if best else None,
        use=best.use if best else None,
        places=tuple(dict.fromkeys(places)),
        since=str(best.since) if best and best.since else "",
    )


def _short_words(term: Term, side: Lang, known: Iterable[str]) -> Iterator[Word]:
    """The short form and the abbreviations that are in the language."""
    short = {"en": term.short.en, "zh": term.short.zh}[side]
    if short and short not in known:
        yield Word(short, side, "admitted", "short form")
    for text in term.abbreviations:
        if bool(HAN.search(text)) == (side == "zh") and text not in (short, *known):
            yield Word(text, side, "admitted", "abbreviation")


def _avoided(avoided: Avoided) -> Word:
    places = (Place(avoided.seen_in),) if avoided.seen_in else ()
    return Word(avoided.text, avoided.lang, "deprecated", why=avoided.why, places=places)


def _places(rendering: Rendering, facts: Facts, lang: Lang) -> list[Place]:
    """Where a rendering stands: in its document, with whom, or in what it was read in."""
    sources = _sources(rendering.sources, facts, lang)
    if rendering.document:
        url = next((place.url for place in sources if place.url), "")
        return [_in_document(rendering.document, rendering.at, rendering.lang, facts, lang, url)]
    if rendering.by:
        return [Place(rendering.by[lang]), *sources]
    return sources


def _in_document(id: str, at: str, side: Lang, facts: Facts, lang: Lang, url: str = "") -> Place:
    """A place in a document; the address is where the text in the language `side` was read."""
    document = facts.documents[id]
    text = clauses(filter(None, (document_line(document, lang), place_text(at, lang))), lang)
    return Place(text, url or (document.url_en if side == "en" else "") or document.url)


def _context(sentence: Sentence, facts: Facts, lang: Lang) -> Context:
    return Context(sentence.text, _in_document(sentence.document, sentence.at, lang, facts, lang))


def _sources(citations: Iterable[Citation], facts: Facts, lang: Lang) -> list[Place]:
    references = References(facts, lang)
    references.mark(citations)
    return [Place(line.text, line.url) for line in references.block(best=None).lines]
