"""A question and what comes of it, each on one screen."""

from __future__ import annotations

import pytest

from dualcarbon.formats.terminal import Pen, terminal
from dualcarbon.quiz.papers import paper
from dualcarbon.quiz.session import Answer, Session
from dualcarbon.text import cells
from dualcarbon.views.quiz import onward_prompt, prompt, question_page, verdict_page

ROWS = 24
PLAIN = Pen(paint=False, links=False)


def rows(page, asked, columns):
    drawn = terminal(page, columns, PLAIN, sources=False)
    assert all(cells(line) <= columns for line in drawn.splitlines())
    return len(drawn.splitlines()) + 1 + -(-cells(asked) // columns)


@pytest.mark.slow
@pytest.mark.parametrize("columns", [80, 40])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_question_and_feedback_have_a_screen_each(facts, lang, columns):
    for seed in range(12):
        for item in paper(facts, 10, str(seed)):
            asked = question_page(Session([item]), lang)
            assert rows(asked, prompt(item, lang), columns) <= ROWS
            for chosen in (None, *range(len(item.options))):
                told = verdict_page(Answer(item, chosen), facts, lang)
                assert rows(told, onward_prompt(lang), columns) <= ROWS, (item.kind, item.fact)


def test_what_was_told_teaches_and_names_one_source(facts):
    for item in paper(facts, 12, "1"):
        wrong = (item.key + 1) % len(item.options)
        told = terminal(verdict_page(Answer(item, wrong), facts, "en"), 400, PLAIN, sources=False)
        assert told.startswith(f"Wrong. The right answer is {item.key + 1})")
        assert item.options[wrong].why.en[:100] in told and item.explanation.en in told
        assert told.count("Source: ") == 1 and "http" not in told
