"""Aiken, read by its rules as Moodle's documentation has them."""

from __future__ import annotations

import re
from typing import NamedTuple

import pytest
from conftest import examples
from hypothesis import example, given, settings
from papers import LANGUAGES, asked, chosen_texts, items, questions, unnumbered

from dualcarbon.exports.aiken import aiken, holds
from dualcarbon.exports.multichoice import Choice, Multichoice

_CHOICE = re.compile(r"([A-Z])[.)] (.+)")
_KEY = re.compile(r"ANSWER: ([A-Z])")


class Read(NamedTuple):
    """A question as it was read: the stem, the choices and the place of the right one."""

    stem: str
    choices: list[str]
    key: int


def read(text: str) -> list[Read]:
    """The questions. Raises ValueError for a line that breaks a rule.

    A question stands on one line; each choice on one, behind its letter in capitals and in order,
    a full stop or bracket and a space; then the key in the same letters. Blank lines part them.
    """
    found, stem, choices = [], "", []
    for line in text.splitlines():
        if match := _KEY.fullmatch(line):
            key = ord(match[1]) - ord("A")
            if not stem or len(choices) < 2 or key >= len(choices):
                raise ValueError(line)
            found.append(Read(stem, choices, key))
            stem, choices = "", []
        elif match := _CHOICE.match(line):
            if not stem or match[1] != "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[len(choices)]:
                raise ValueError(line)
            choices.append(match[2])
        elif not line.strip() and not stem:
            continue
        elif stem or line.startswith("ANSWER:") or re.match(r"[A-Z][.)]", line):
            raise ValueError(line)
        else:
            stem = line
    if stem:
        raise ValueError(stem)
    return found


@pytest.mark.slow
@pytest.mark.parametrize("lang", LANGUAGES)
def test_its_rules_hold_for_every_question(lang):
    assert all(map(holds, asked(lang)))
    found = read(aiken(asked(lang)))
    assert len(found) == len({question.stem for question in found}) == len(items()) == 200
    for question, item in zip(found, items(), strict=True):
        assert unnumbered(question.stem) == item.stem[lang]
        assert question.choices == chosen_texts(item, lang)
        assert question.key == item.key


def _with_stem(stem: str) -> Multichoice:
    choices = (Choice("yes", ""), Choice("A. no", ""))
    return Multichoice("a", "en", stem, choices, 1, "", (), ())


@settings(max_examples=examples(100))
@given(questions())
@example([_with_stem("A. or B?")])
@example([_with_stem("A) or B?")])
@example([_with_stem("ANSWER: what is it?")])
@example([_with_stem("A.")])
def test_what_it_holds_is_given_back_and_what_it_does_not_is_known(made):
    for question in made:
        if holds(question):
            texts = [choice.text for choice in question.choices]
            assert read(aiken([question])) == [Read(question.stem, texts, question.key)]
        else:
            with pytest.raises(ValueError, match=re.escape(question.stem)):
                read(aiken([question]))
