"""GIFT, read by the strict parser of its grammar."""

from __future__ import annotations

import html
import json
import shutil
import subprocess
from pathlib import Path

import pytest
from conftest import examples
from hypothesis import example, given, settings
from papers import LANGUAGES, asked, chosen_texts, items, questions, unnumbered, whys

from dualcarbon.exports.gift import gift
from dualcarbon.exports.multichoice import Choice, Multichoice, explained, item_id

ORACLES = Path(__file__).parents[1] / "oracles"

needs_its_grammar = pytest.mark.skipif(
    shutil.which("node") is None or not (ORACLES / "node_modules/gift-pegjs").is_dir(),
    reason="needs node, and npm install in tests/oracles",
)


def read(text: str) -> list[dict]:
    """The questions that the grammar of GIFT finds."""
    done = subprocess.run(
        ["node", "gift.js"], input=text.encode(), cwd=ORACLES, capture_output=True, check=False
    )
    assert not done.stderr, done.stderr.decode()
    return json.loads(done.stdout)


def shown(text: dict) -> str:
    """What a reader sees of a text in HTML without marks."""
    assert text["format"] == "html"
    return html.unescape(text["text"])


def of_text(text: str) -> Multichoice:
    """A question that has this text wherever it may have one."""
    choices = (Choice(text, text), Choice("no", text))
    return Multichoice("a", "en", text, choices, 1, text, (), ())


@pytest.mark.slow
@needs_its_grammar
@pytest.mark.parametrize("lang", LANGUAGES)
def test_its_grammar_reads_every_question_with_all_that_is_told(lang):
    found = read(gift(asked(lang), "about"))
    assert len(found) == len(items()) == 200
    for question, item in zip(found, items(), strict=True):
        assert question["type"] == "MC"
        assert question["id"] == item_id(item, lang)
        assert {item.topic, item.kind, f"level-{item.level}"} <= {*question["tags"]}
        assert unnumbered(shown(question["stem"])) == item.stem[lang]
        choices = question["choices"]
        assert [shown(choice["text"]) for choice in choices] == chosen_texts(item, lang)
        assert [choice["isCorrect"] for choice in choices].index(True) == item.key
        assert sum(choice["isCorrect"] for choice in choices) == 1
        told = {shown(c["text"]): shown(c["feedback"]) for c in choices if not c["isCorrect"]}
        assert told == whys(item, lang)
        assert item.explanation[lang] in shown(question["globalFeedback"])
    assert len({question["stem"]["text"] for question in found}) == 200


@needs_its_grammar
@settings(max_examples=examples(25))
@given(questions())
@example([of_text("[markdown] it is"), of_text("%50%of it"), of_text("a -> b"), of_text("// \\n")])
def test_its_grammar_gives_back_any_text(made):
    for found, question in zip(read(gift(made, "any")), made, strict=True):
        assert found["title"] == question.title
        assert shown(found["stem"]) == question.stem
        assert [shown(c["text"]) for c in found["choices"]] == [c.text for c in question.choices]
        told = [shown(c["feedback"]) for c in found["choices"]]
        assert told == [c.feedback for c in question.choices]
        assert [c["isCorrect"] for c in found["choices"]].index(True) == question.key
        assert found["globalFeedback"]["text"] == explained(question)
