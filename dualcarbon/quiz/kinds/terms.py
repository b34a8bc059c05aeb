"""Questions on terms: what they mean, what they are called, what they are confused with."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache

from dualcarbon.cues import words
from dualcarbon.model.entries import Facts, Term
from dualcarbon.quiz.choice import HUB, text_options
from dualcarbon.quiz.items import (
    OPTION_CHARACTERS,
    OPTION_WORDS,
    Draw,
    Item,
    Option,
    fits,
    quoted,
    short_enough,
)
from dualcarbon.quiz.traits import plain
from dualcarbon.quiz.vocab import QuestionKind
from dualcarbon.text import Text

Part = Callable[[Term], Text]

_CONFUSED = {"convergence": 25}
"""All terms that are confused with one are like it, and not always like each other."""

_NAMES = (OPTION_WORDS, OPTION_CHARACTERS)
_DEFINITIONS = (20, 35)
"""Definitions as options may be longer than others: few say what a thing is in fifteen words."""


def definition(facts: Facts, id: str, draw: Draw) -> Item | None:
    """Term → definition."""
    stem = Text("Which statement says what “{}” means?", "下列哪一项说明了“{}”的含义？")
    return _item(facts, id, draw, ("definition", stem), (_name, _meaning))


def term(facts: Facts, id: str, draw: Draw) -> Item | None:
    """Definition → term."""
    stem = Text("Which term means this: “{}”?", "下列说法指的是哪个术语：“{}”？")
    return _item(facts, id, draw, ("term", stem), (_meaning, _name))


def confused(facts: Facts, id: str, draw: Draw) -> Item | None:
    """Definition → which of some terms that are easily taken for each other."""
    stem = Text(
        "These are easily confused. Which one means this: “{}”?",
        "下列术语容易混淆，哪一个的含义是：“{}”？",
    )
    item = _item(facts, id, draw, ("confused", stem), (_meaning, _name))
    return item if item and any(o.error == "confused" for o in item.options) else None


def chinese(facts: Facts, id: str, draw: Draw) -> Item | None:
    """English → Chinese."""
    stem = Text("What is “{}” in Chinese?", "“{}”的中文是什么？")
    return _translation(facts, id, draw, ("chinese", stem), (_only_en, _only_zh))


def english(facts: Facts, id: str, draw: Draw) -> Item | None:
    """Chinese → English."""
    stem = Text("What is “{}” in English?", "“{}”的英文是什么？")
    return _translation(facts, id, draw, ("english", stem), (_only_zh, _only_en))


def confusable(facts: Facts, term: Term) -> Iterable[str]:
    """The term if it is confused with one which is no relation of its."""
    if any(not related(term, facts.terms[other]) for other in term.not_to_confuse_with):
        return [term.id]
    return []


def related(one: Term, other: Term) -> bool:
    """Whether one of two terms may be a broader, narrower or other name of the other."""
    return other.id in one.see_also or one.id in other.see_also or bool(_names(one) & _names(other))


def means(term: Term) -> Text:
    """A term in both languages with its definition."""
    return Text(
        f"{term.name['en']} ({term.name.zh}): {term.definition['en']}"
        if term.name.zh
        else f"{term.name['en']}: {term.definition['en']}",
        f"{term.name['zh']}（{term.name.en}）：{term.definition['zh']}"
        if term.name.en
        else f"{term.name['zh']}：{term.definition['zh']}",
    )


def _translation(
    facts: Facts, id: str, draw: Draw, question: tuple[QuestionKind, Text], parts: tuple[Part, Part]
) -> Item | None:
    if {*facts.languages} != {"en", "zh"}:
        return None
    return _item(facts, id, draw, question, parts)


def _item(
    facts: Facts, id: str, draw: Draw, question: tuple[QuestionKind, Text], parts: tuple[Part, Part]
) -> Item | None:
    """A question from one part of a term to another."""
    term, (kind, form), (part_in_stem, part_in_options) = facts.terms[id], question, parts
    material = quoted(part_in_stem(term))
    stem = Text(form.en.replace("“{}”", material.en), form.zh.replace("“{}”", material.zh))
    most = _DEFINITIONS if kind == "definition" else _NAMES
    if not fits(stem, facts.languages) or not short_enough(part_in_options(term), *most):
        return None
    groups = [
        [
            Option(part_in_options(other), _meaning_and_difference(term, other), error)
            for other in others
            if short_enough(part_in_options(other), *most)
        ]
        for error, others in _near(facts, term).items()
    ]
    right = Option(part_in_options(term), means(term))
    option_set = text_options(
        right, groups, stem, draw, most, odds=_CONFUSED if kind == "confused" else HUB
    )
    if option_set is None:
        return None
    explanation = means(term)
    if kind == "confused":
        explanation = _with_differences(term, option_set[0])
    return Item(
        f"terms.{id}",
        kind,
        term.topic,
        stem,
        *option_set,
        explanation,
        term.sources,
        term.difficulty,
    )


def _near(facts: Facts, term: Term) -> dict[str, list[Term]]:
    """Other terms, by the error of taking them for this one.

    First those it is confused with, then those of its topic or with a word of its name that stand
    near to something near to it, then the rest near to it, and of its topic. Relations are left
    out, since they could be right as well, and what has nothing to do with it.
    """
    groups: dict[str, list[Term]] = {
        error: [] for error in ("confused", "close", "neighbour", "same-topic")
    }
    near, words_of_name = {term.id, *term.see_also}, _words(term)
    for id, other in facts.terms.items():
        if id == term.id or related(term, other):
            continue
        is_near = not near.isdisjoint(other.see_also)
        same_topic = other.topic == term.topic
        if id in term.not_to_confuse_with or term.id in other.not_to_confuse_with:
            groups["confused"].append(other)
        elif (is_near and same_topic) or not words_of_name.isdisjoint(_words(other)):
            groups["close"].append(other)
        elif is_near:
            groups["neighbour"].append(other)
        elif same_topic:
            groups["same-topic"].append(other)
    return groups


def _words(term: Term) -> frozenset[str]:
    return words(term.name.en) | words(term.name.zh)


def _meaning_and_difference(term: Term, other: Term) -> Text:
    """What another term means, after what tells it from this one where that is known."""
    meaning = means(other)
    apart = term.not_to_confuse_with.get(other.id) or other.not_to_confuse_with.get(term.id)
    if not apart:
        return meaning
    return Text(f"{meaning.en} {apart['en']}", f"{meaning.zh}{apart['zh']}")


def _with_differences(term: Term, options: tuple[Option, ...]) -> Text:
    """What a term means, and what tells it from those among the options that it says."""
    meaning, reasons = means(term), {option.why.en for option in options}
    apart = [
        text
        for text in term.not_to_confuse_with.values()
        if any(why.endswith(text["en"]) for why in reasons)
    ]
    return Text(
        " ".join((meaning.en, *(text["en"] for text in apart))),
        "".join((meaning.zh, *(text["zh"] for text in apart))),
    )


def _names(term: Term) -> frozenset[str]:
    return _plain((term.name.en, term.name.zh, *term.aliases, *term.abbreviations))


@lru_cache(4096)
def _plain(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(plain(name) for name in names if name)


def _name(term: Term) -> Text:
    return term.name


def _meaning(term: Term) -> Text:
    return term.definition


def _only_en(term: Term) -> Text:
    return Text(term.name.en, term.name.en)


def _only_zh(term: Term) -> Text:
    return Text(term.name.zh, term.name.zh)
