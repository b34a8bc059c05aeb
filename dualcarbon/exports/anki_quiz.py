"""Questions as notes for Anki, each known by the id of its question."""

from __future__ import annotations

from collections.abc import Iterable

from dualcarbon.exports.anki_file import Note, anki_file
from dualcarbon.exports.multichoice import Multichoice, as_html, explained
from dualcarbon.text import Lang, Text

_DECK = Text("Dual carbon quiz", "双碳测验")


def anki_quiz(questions: Iterable[Multichoice], lang: Lang) -> bytes:
    """A note for each question: its stem and choices in front, what is told of each on the back."""
    return anki_file(map(_note, questions), _DECK, lang)


def _note(question: Multichoice) -> Note:
    tags = " ".join(("dualcarbon", *question.tags))
    return question.id, tags, _front(question), _back(question)


def _front(question: Multichoice) -> str:
    choices = _list(choice.text for choice in question.choices)
    return f"<p>{as_html(question.stem)}</p>{choices}"


def _back(question: Multichoice) -> str:
    right = as_html(question.choices[question.key].text)
    told = _list(choice.feedback for choice in question.choices)
    return f"<p><b>{'ABCD'[question.key]}. {right}</b></p>{told}{explained(question)}"


def _list(texts: Iterable[str]) -> str:
    items = "".join(f"<li>{as_html(text)}</li>" for text in texts)
    return f'<ol type="A" style="text-align: left">{items}</ol>'
