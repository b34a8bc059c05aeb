"""Questions in Moodle XML, which Moodle takes with ids, tags and what is told to each choice.

https://docs.moodle.org/en/Moodle_XML_format
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable

from dualcarbon.exports.markup import add, document
from dualcarbon.exports.multichoice import Multichoice, as_html, explained


def moodle_xml(questions: Iterable[Multichoice], about: str) -> bytes:
    """The questions, behind a comment that tells what they are `about`."""
    quiz = ET.Element("quiz")
    quiz.append(ET.Comment(f" {re.sub('-(?=-)', '- ', about)} "))  # no two hyphens in a comment
    for question in questions:
        _add(quiz, question)
    return document(quiz)


def _add(quiz: ET.Element, question: Multichoice) -> None:
    element = add(quiz, "question", type="multichoice")
    _text(element, "name", question.title)
    _html(element, "questiontext", as_html(question.stem))
    _html(element, "generalfeedback", explained(question))
    values = {
        "defaultgrade": "1",
        "hidden": "0",
        "idnumber": question.idnumber,
        "single": "true",
        "shuffleanswers": "false",
        "answernumbering": "ABCD",
    }
    for name, value in values.items():
        add(element, name, value)
    for place, choice in enumerate(question.choices):
        answer = _html(element, "answer", as_html(choice.text))
        answer.set("fraction", "100" if place == question.key else "0")
        _html(answer, "feedback", as_html(choice.feedback))
    tags = add(element, "tags")
    for tag in question.tags:
        _text(tags, "tag", tag)


def _text(parent: ET.Element, name: str, text: str) -> ET.Element:
    element = add(parent, name)
    add(element, "text", text)
    return element


def _html(parent: ET.Element, name: str, text: str) -> ET.Element:
    element = _text(parent, name, text)
    element.set("format", "html")
    return element
