"""Questions written by hand, for understanding what no single fact asks."""

from __future__ import annotations

from dualcarbon.cues import FEWEST_OPTIONS, MOST_OPTIONS
from dualcarbon.model.entries import Facts
from dualcarbon.quiz.choice import OptionSet
from dualcarbon.quiz.items import LANGUAGES, Draw, Item, Option
from dualcarbon.quiz.traits import figures


def by_hand(facts: Facts, id: str, draw: Draw) -> Item | None:
    """The question as it is written; options that are numbers rise, others are in random order."""
    question = facts.questions[id]
    wrong = [Option(d.text, d.why, "written") for d in question.distractors]
    distractors = draw.shuffled(wrong)[: MOST_OPTIONS - 1]
    if len(distractors) < FEWEST_OPTIONS - 1:
        return None
    explanation = question.explanation
    option_set = _ordered(Option(question.answer, explanation), distractors, draw)
    return Item(
        f"questions.{id}",
        "written",
        question.topic,
        question.name,
        *option_set,
        explanation,
        question.sources,
        min(max(question.difficulty, 1), 3),
    )


def _ordered(key: Option, wrong: list[Option], draw: Draw) -> OptionSet:
    order = draw.shuffled([key, *wrong])
    for lang in LANGUAGES:
        values = figures([option.text[lang] for option in order])
        if values:
            rank = dict(zip(order, values, strict=True))
            order.sort(key=rank.__getitem__)
            break
    return tuple(order), order.index(key)
