"""Moodle XML, read by a parser of it."""

from __future__ import annotations

import html
import xml.etree.ElementTree as ET

import pytest
from conftest import examples
from hypothesis import given, settings
from moodle_xml_parser.parser import parse_string
from papers import LANGUAGES, asked, chosen_texts, items, questions, unnumbered, whys

from dualcarbon.exports.gift import gift
from dualcarbon.exports.moodle import moodle_xml
from dualcarbon.exports.multichoice import Choice, Multichoice, explained, item_id


@pytest.mark.slow
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_parser_reads_every_question_with_all_that_is_told(lang):
    text = moodle_xml(asked(lang), "about").decode()
    found = parse_string(text)["multichoice"]
    assert len(found) == len(items()) == 200
    for question, item in zip(found, items(), strict=True):
        assert question.single and not question.shuffle_answers
        assert unnumbered(question.text_pre_parse) == item.stem[lang]
        assert [option.answer for option in question.options] == chosen_texts(item, lang)
        grades = [option.score_fraction for option in question.options]
        assert grades == [100 if place == item.key else 0 for place in range(len(item.options))]
        told = {o.answer: o.feedback for o in question.options if not o.score_fraction}
        assert told == whys(item, lang)
        assert question.general_feedback.startswith(f"<p>{item.explanation[lang]}</p>")
    assert len({question.text_pre_parse for question in found}) == 200
    elements = ET.fromstring(text).findall("question")
    assert [q.findtext("idnumber") for q in elements] == [item_id(item, lang) for item in items()]
    for question, item in zip(elements, items(), strict=True):
        tags = {tag.text for tag in question.findall("tags/tag/text")}
        assert {item.topic, item.kind, f"level-{item.level}"} <= tags


def test_a_source_is_named_with_its_publisher_date_and_address(run, facts):
    done = run("export", "quiz", "--to", "moodle-xml", "--about", "kyoto-adopted")
    told = parse_string(done.out)["multichoice"][0].general_feedback
    source = facts.sources[facts.events["kyoto-adopted"].sources[0].source]
    assert source.url in told
    assert source.publisher.en in told
    assert source.date.written("en") in told


@settings(max_examples=examples(100))
@given(questions())
def test_any_text_is_given_back(made):
    quiz = ET.fromstring(moodle_xml(made, "any -- text"))
    for found, question in zip(quiz.findall("question"), made, strict=True):
        assert found.findtext("name/text") == question.title
        assert html.unescape(found.findtext("questiontext/text")) == question.stem
        answers = found.findall("answer")
        assert [html.unescape(a.findtext("text")) for a in answers] == [
            choice.text for choice in question.choices
        ]
        assert [html.unescape(a.findtext("feedback/text")) for a in answers] == [
            choice.feedback for choice in question.choices
        ]
        assert found.findtext("generalfeedback/text") == explained(question)


@pytest.mark.parametrize("length, kept", [(100, True), (101, False)])
def test_an_id_that_moodle_has_no_room_for_is_left_out(length, kept):
    """Its table takes 100 characters; a longer one would end the import."""
    choices = (Choice("yes", "right"), Choice("no", "wrong"))
    question = Multichoice("a" * length, "en", "Is it?", choices, 0, "It is.", (), ())
    number = ET.fromstring(moodle_xml([question], "")).findtext("question/idnumber")
    assert number == (question.id if kept else "")
    assert (question.id in gift([question], "")) is kept
