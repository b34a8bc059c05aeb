"""Terms as notes for Anki: a text file that it imports, and updates by when imported again.

A note is known by its guid, so its history stays when its text changes. The two directions, English
or Chinese in front, have guids of their own: both can be learned side by side.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from dualcarbon.exports.anki_file import Note, anki_file
from dualcarbon.exports.concepts import Concept, Place, Word, told
from dualcarbon.text import Lang, Text, visible
from dualcarbon.views.words import SOURCES, bracketed, labelled, other

_DECK = Text("Dual carbon terms", "双碳术语")
_ALSO = Text("Also", "也作")
_AVOID = Text("Avoid", "勿用")


def anki_notes(concepts: Iterable[Concept], lang: Lang) -> bytes:
    """A note for each concept, its name in the language in front and all else on the back."""
    return anki_file((_note(concept, lang) for concept in concepts), _DECK, lang)


def _note(concept: Concept, lang: Lang) -> Note:
    term = concept.term
    tags = ["dualcarbon", term.topic, "core" if term.core else ""]
    return (
        f"dualcarbon.terms.{term.id}.{lang}",
        " ".join(filter(None, tags)),
        _html(term.name[lang]),
        "<br>".join(_back(concept, lang)),
    )


def _back(concept: Concept, lang: Lang) -> Iterator[str]:
    """The lines of the back: the other language first, then what it means and where it stands."""
    term, side = concept.term, _other(lang)
    if answer := concept.preferred(side):
        yield f"<b>{_html(answer.text)}</b>{_aside(answer, lang)}"
    if term.pinyin:
        yield _html(term.pinyin)
    shown = (term.name[lang], answer.text if answer else "")
    others = [w for w in concept.words if w.standing != "deprecated" and w.text not in shown]
    if others:
        words = "; ".join(_html(word.text) + _aside(word, lang) for word in others)
        yield labelled(_ALSO[lang], words, lang)
    yield _html(term.definition[lang])
    if second := other(term.definition, lang):
        yield _html(second)
    for word in concept.words:
        if word.standing == "deprecated":
            said = bracketed(word.text, word.why[lang], lang)
            yield f"<i>{_html(labelled(_AVOID[lang], said, lang))}</i>"
    for context in concept.contexts:
        yield f"<i>{_html(context.text.zh)}</i>"
        yield f"<i>{_html(context.text.en)}</i> {_link(context.place)}"
    if concept.sources:
        sources = "; ".join(map(_link, concept.sources))
        yield f"<small>{labelled(SOURCES[lang], sources, lang)}</small>"


def _other(lang: Lang) -> Lang:
    return "en" if lang == "zh" else "zh"


def _aside(word: Word, lang: Lang) -> str:
    """How far the word is official, and in what document, in small letters behind it."""
    if not word.status:
        return ""
    best = word.places[0] if word.places else None
    text = f" {_link(best)}" if best else ""
    return f" <small>{_html(told(word, lang))}{text}</small>"


def _link(place: Place) -> str:
    text = _html(place.text)
    return f'<a href="{escape(place.url)}">{text}</a>' if place.url else text


def _html(text: str) -> str:
    return escape(visible(text), quote=False)
