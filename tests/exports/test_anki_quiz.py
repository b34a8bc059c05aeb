"""Cards for Anki, imported by Anki's own library."""

from __future__ import annotations

import html
import re
import tempfile
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from anki_reader import Import, Learner, learner_of_anki
from conftest import examples
from hypothesis import given, settings
from papers import LANGUAGES, asked, chosen_texts, items, questions, whys

from dualcarbon.exports.anki_quiz import anki_quiz
from dualcarbon.exports.multichoice import as_html, explained, item_id

__all__ = ["learner_of_anki"]


@pytest.fixture
def file(tmp_path):
    """Write questions to a file for Anki."""

    def file(made, lang="en"):
        path = tmp_path / "quiz.txt"
        path.write_bytes(anki_quiz(made, lang))
        return path

    return file


@pytest.mark.slow
@pytest.mark.parametrize("lang, of_learner", [("en", "en"), ("zh", "zh-CN"), ("zh", "en")])
def test_every_question_is_a_card_and_a_second_import_changes_nothing(
    learner_of_anki, file, lang, of_learner
):
    learner = learner_of_anki(of_learner)
    assert learner.take(file(asked(lang), lang)) == Import(200, 0, 0, 0)
    assert learner.take(file(asked(lang), lang)) == Import(0, 0, 200, 0)
    notes = learner.notes()
    assert notes.keys() == {item_id(item, lang) for item in items()}
    for item in items():
        note = notes[item_id(item, lang)]
        front, back = note.fields.values()
        assert as_html(item.stem[lang]) in front
        assert all(f"<li>{as_html(text)}</li>" in front for text in chosen_texts(item, lang))
        assert f"<b>{'ABCD'[item.key]}. {as_html(chosen_texts(item, lang)[item.key])}</b>" in back
        assert all(f"<li>{as_html(why)}</li>" in back for why in whys(item, lang).values())
        assert f"<p>{as_html(item.explanation[lang])}</p>" in back
        assert {"dualcarbon", item.topic, item.kind, f"level-{item.level}"} <= {*note.tags}
        assert note.deck == {"en": "Dual carbon quiz", "zh": "双碳测验"}[lang]


@pytest.mark.slow
def test_a_stem_that_changes_updates_its_card_which_keeps_its_history(learner_of_anki, file):
    learner, (first, *others) = learner_of_anki(), asked("en")
    learner.take(file([first, *others]))
    learner.answer(first.id)
    changed = replace(first, stem="Put in other words?")
    assert learner.take(file([changed, *others])) == Import(0, 1, 199, 0)
    note = learner.notes()[first.id]
    assert next(iter(note.fields.values())).startswith("<p>Put in other words?</p>")
    assert note.reviews == 1
    assert len(learner.notes()) == 200


@pytest.mark.slow
def test_both_languages_stand_side_by_side(learner_of_anki, file):
    learner = learner_of_anki()
    for lang in LANGUAGES:
        assert learner.take(file(asked(lang), lang)).new == 200
    assert len(learner.notes()) == 400


@settings(max_examples=examples(15))
@given(questions())
def test_any_text_is_given_back(made):
    with tempfile.TemporaryDirectory() as place:
        file = Path(place, "quiz.txt")
        file.write_bytes(anki_quiz(made, "en"))
        learner = Learner(Path(place))
        assert learner.take(file) == Import(len(made), 0, 0, 0)
        notes = learner.notes()
        learner.close()
    for question in made:
        front, back = notes[question.id].fields.values()
        texts = [question.stem, *(choice.text for choice in question.choices)]
        shown = [html.unescape(t) for t in re.findall("<(?:p|li)>(.*?)</(?:p|li)>", front)]
        assert shown == [composed(text) for text in texts]
        assert back.endswith(composed(explained(question)))


def composed(text: str) -> str:
    """A text as Anki keeps it, one character where there is one for a letter and its marks."""
    return unicodedata.normalize("NFC", text)
