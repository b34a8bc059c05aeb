"""Questions on terms: what they mean, what they are called, what they are confused with."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from functools import lru_cache

from dualcarbon.cues import LENGTH_RATIO, words
from dualcarbon.model.entries import Facts, Term
from dualcarbon.model.parts import Avoided
from dualcarbon.quiz.choice import text_options
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

_ECHOES: Mapping[str, int] = {"echo": 34, "rare-echo": 30, "characters": 30, "clang": 24}
"""Definitions are made of the words of names, so that a guesser goes by them."""

_CORE: Mapping[str, int] = {**dict.fromkeys(_ECHOES, 26), "shortest": 75}
"""The words of the core are common, so that its names and definitions share them the most."""

_CONFUSED = {**_ECHOES, "convergence": 25, "shortest": 60}
"""All terms that are confused with one are like it, and not always like each other."""

_TERMS = {**_ECHOES, "convergence": 26, "shortest": 60, "longest": 72}

_ENGLISH = {"convergence": 25}

_FEWEST_CHARACTERS = 2

_TITLES = Decimal("2.6")
"""What everybody should know is asked for though it has a long name; its length is no cue then."""

_ALIVE = frozenset({"confused", "kin"})
"""What somebody may take for the right one who has learned something of the subject."""

_FEWEST_ALIVE = 3

_TITLE = re.compile("(?:议定书|公约|协定|修正案|意见|纲要|方案|法典|法)$")
"""How the Chinese title of a treaty or a document ends; a name in capitals is of one alone."""

_NAMES_OF_THEIR_OWN = frozenset({"treaty", "body"})
"""Classes of what has a proper name in either language, which nobody needs to translate."""

_FEWEST_REASONS = 5
"""Words of a reason that says more than that a rendering is literal, or a machine's."""

_QUALITY = re.compile("(?:said|describes?|used) of|形容")
"""How a definition begins that is of no thing: beside those of things it is told by that."""

_NAMES = (OPTION_WORDS, OPTION_CHARACTERS)
_ENGLISH_NAMES = (OPTION_WORDS, 90)
"""English stands in both languages there, so that its characters are many."""

_DEFINITIONS = (28, 44)
"""Definitions as options may be longer than others: few say what a thing is in fifteen words."""

_CLASSES = {
    "treaty": "treaty|convention|protocol|agreement|conference|pledge|contribution|climate plan",
    "document": "document|planning|plan|law|paper|opinions|outline|measures",
    "unit": "unit|measure of|mass of",
    "body": "body|ministry|authority|department|organ|commission|firm|firms|company|parties",
    "market": "market|credit|allowance|certificate|tax|charge|trade|price|bond|loan|finance|fund",
    "share": "percentage|share|ratio|rate|number",
    "gas": "gas|gases",
    "forest": "forest|tree|trees|wood|land|soil|grass|wetland|planting",
    "vehicle": "vehicle|vehicles|car|cars|truck|battery|charging",
    "building": "building|buildings|house|heating",
    "policy": "goal|goals|target|idea|term|regime|policy|principle|list|programme|limits",
    "accounting": "emissions|accounting|inventory|count|amount|quantity",
    "power": "power|electricity|grid|plant|plants|storage|solar|wind",
    "energy": "energy|fuel|fuels|coal|oil|heat",
    "process": "process|technique|techniques|balance|move|way|removal|change",
}
"""Of what class a thing is, by words with which definitions begin; the first that stands there."""

_BEGINNING = 9
"""So many words of a definition say of what class a thing is."""


def definition(facts: Facts, id: str, draw: Draw) -> Item | None:
    """Term → definition."""
    says = "describes “{}”" if _is_title(facts.terms[id]) else "says what “{}” means"
    stem = Text(f"Which statement {says}?", "下列哪一项是对“{}”的正确解释？")
    return _item(facts, id, draw, ("definition", stem), (_name, _meaning))


def term(facts: Facts, id: str, draw: Draw) -> Item | None:
    """Definition → term."""
    stem = Text("Which term means this: “{}”?", "“{}”指的是什么？")
    return _item(facts, id, draw, ("term", stem), (_meaning, _name))


def confused(facts: Facts, id: str, draw: Draw) -> Item | None:
    """Definition → which of some terms that are easily taken for each other."""
    stem = Text(
        "These are easily confused. Which one means this: “{}”?",
        "下列术语容易混淆，其中指“{}”的是哪一个？",
    )
    return _item(facts, id, draw, ("confused", stem), (_meaning, _name))


def english(facts: Facts, id: str, draw: Draw) -> Item | None:
    """Chinese → English, among words that mislead and the names of what it is confused with."""
    term = facts.terms[id]
    if {*facts.languages} != {"en", "zh"} or len(term.name.zh) < _FEWEST_CHARACTERS:
        return None
    stem = Text(
        f"Which English words fit “{term.name.zh}” best?",
        f"“{term.name.zh}”用英文怎么说最恰当？",
    )
    right = Option(_only_en(term), means(term))
    known = {plain(text) for text in (term.name.en, *(r.text for r in term.renderings))}
    misleading = [
        Option(Text(a.text, a.text), _why_not(a), "avoided")
        for a in term.avoid
        if a.lang == "en" and plain(a.text) not in known and _says_why(a)
    ]
    near = _near(facts, term)
    others = [
        Option(_only_en(other), _meaning_and_difference(term, other), "confused")
        for other in near["confused"]
    ]
    first, second = (misleading, others) if draw.below(2) else (others, misleading)
    groups = [draw.shuffled(first)[:1], draw.shuffled(second)[:1], [*misleading, *others]]
    option_set = text_options(right, groups, stem, draw, _ENGLISH_NAMES, odds=_ENGLISH)
    if option_set is None or not _misleads(option_set[0]):
        return None
    return Item(
        f"terms.{id}", "english", term.topic, stem, *option_set, means(term), term.sources,
        term.difficulty,
    )  # fmt: skip


def _misleads(options: tuple[Option, ...]) -> bool:
    """Whether misleading words stand among enough options."""
    misleads = any(option.error == "avoided" for option in options)
    return misleads and len(options) > _FEWEST_ALIVE


def misrendered(_: Facts, term: Term) -> Iterable[str]:
    """The term if its English is on record, and the base says which words for it mislead."""
    name = plain(term.name.en)
    on_record = any(
        r.lang == "en" and r.status != "working" and plain(r.text) == name for r in term.renderings
    )
    misleads = any(a.lang == "en" and _says_why(a) for a in term.avoid)
    is_name = _class(term.definition.en) in _NAMES_OF_THEIR_OWN
    return [term.id] if on_record and misleads and not is_name else []


def _says_why(avoided: Avoided) -> bool:
    """Whether the reason against a rendering teaches anything."""
    return len(avoided.why["en"].split()) >= _FEWEST_REASONS


def _why_not(avoided: Avoided) -> Text:
    """Why a rendering misleads."""
    why = avoided.why
    return Text(f"“{avoided.text}”: {why['en']}", f"“{avoided.text}”：{why['zh']}")


def taken_for_others(facts: Facts, term: Term) -> Iterable[str]:
    """The term if its name is opaque and the base says what it is taken for.

    In a base without a core any.
    """
    worth = term.opaque and bool(term.not_to_confuse_with)
    return [term.id] if worth or not facts.beginnings else []


def confusable(facts: Facts, term: Term) -> Iterable[str]:
    """The term if it is confused with one which is no relation of its."""
    if facts.beginnings and not term.opaque:
        return []
    if any(not related(term, facts.terms[other]) for other in term.not_to_confuse_with):
        return [term.id]
    return []


def related(one: Term, other: Term) -> bool:
    """Whether one of two terms may be a broader, narrower or other name of the other.

    Where the base says in what they differ, they are not.
    """
    if _names(one) & _names(other):
        return True
    apart = other.id in one.not_to_confuse_with or one.id in other.not_to_confuse_with
    return not apart and (other.id in one.see_also or one.id in other.see_also)


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


def _item(
    facts: Facts, id: str, draw: Draw, question: tuple[QuestionKind, Text], parts: tuple[Part, Part]
) -> Item | None:
    """A question from one part of a term to another."""
    term, (kind, form), (part_in_stem, part_in_options) = facts.terms[id], question, parts
    part = part_in_stem(term)
    material = Text(quoted(part).en, part.zh if part.zh.startswith("《") else quoted(part).zh)
    stem = Text(form.en.replace("“{}”", material.en), form.zh.replace("“{}”", material.zh))
    most = _DEFINITIONS if kind == "definition" else _NAMES
    if not fits(stem, facts.languages) or not short_enough(part_in_options(term), *most):
        return None
    groups = [
        [
            Option(part_in_options(other), _meaning_and_difference(term, other), error)
            for other in others
            if short_enough(part_in_options(other), *most)
            and not _gives_itself_away(term, other, kind)
        ]
        for error, others in _near(facts, term).items()
        if error in (_ALIVE if kind != "confused" else {"confused"}) or not facts.beginnings
    ]
    right = Option(part_in_options(term), means(term))
    option_set = text_options(
        right,
        groups,
        stem,
        draw,
        most,
        odds={**(_CONFUSED if kind == "confused" else _TERMS), **(_CORE if term.core else {})},
        ratio=_TITLES if term.core else LENGTH_RATIO,
    )
    if option_set is None or not _is_fit(facts, kind, option_set[0]):
        return None
    return Item(
        f"terms.{id}",
        kind,
        term.topic,
        stem,
        *option_set,
        means(term),
        term.sources,
        term.difficulty,
    )


def _is_fit(facts: Facts, kind: QuestionKind, options: tuple[Option, ...]) -> bool:
    """Whether enough distractors are alive; a base without a core may be too small."""
    errors = [option.error for option in options]
    if kind == "confused" and "confused" not in errors:
        return False
    # With two options beside the key, or with one that nobody takes for it, it is told by sense.
    return not facts.beginnings or sum(error in _ALIVE for error in errors) >= _FEWEST_ALIVE


def _gives_itself_away(term: Term, other: Term, kind: QuestionKind) -> bool:
    """Whether an option is seen to be wrong: its name stands in the stem, or it is of no thing.

    A definition, where the name that is asked for stands in it.
    """
    named, defined = (term, other) if kind == "definition" else (other, term)
    names = (named.name.en.casefold(), defined.definition.en.casefold())
    names_zh = (named.name.zh, defined.definition.zh)
    if any(name and name in text for name, text in (names, names_zh)):
        return True
    return _is_quality(term) != _is_quality(other)


def _is_quality(term: Term) -> bool:
    return any(_QUALITY.match(text.casefold()) for text in (term.definition.en, term.definition.zh))


def _near(facts: Facts, term: Term) -> dict[str, list[Term]]:
    """Other terms, by the error of taking them for this one, the likeliest first.

    Those it is confused with, those of its class and topic that these are confused with, those of
    its topic with a word of its name, those of its class in its topic or with it in the core, and
    the rest of its topic.
    Relations are left out, since they could be right as well.
    """
    groups: dict[str, list[Term]] = {
        error: [] for error in ("confused", "kin", "close", "same-class", "same-topic")
    }
    direct = _direct(facts, term)
    words_of_name, own_class = _words(term), _class(term.definition.en)
    for id, other in facts.terms.items():
        if id == term.id or related(term, other):
            continue
        if id in direct:
            groups["confused"].append(other)
        elif _is_kin(term, other, direct):
            groups["kin"].append(other)
        elif other.topic != term.topic:
            both = term.core and other.core and own_class
            if both and own_class == _class(other.definition.en):
                groups["same-class"].append(other)
        elif not words_of_name.isdisjoint(_words(other)):
            groups["close"].append(other)
        elif (own_class and own_class == _class(other.definition.en)) or (term.core and other.core):
            groups["same-class"].append(other)
        else:
            groups["same-topic"].append(other)
    return groups


def _direct(facts: Facts, term: Term) -> set[str]:
    """The ids of the terms that it is confused with, whichever of the two says so."""
    others = (id for id, other in facts.terms.items() if term.id in other.not_to_confuse_with)
    return {*term.not_to_confuse_with, *others}


def _is_kin(term: Term, other: Term, direct: set[str]) -> bool:
    """Whether both are of one topic and class, and the other is confused with what this one is."""
    return (
        other.topic == term.topic
        and not direct.isdisjoint(other.not_to_confuse_with)
        and _class(other.definition.en) == _class(term.definition.en)
    )


@lru_cache(4096)
def _class(definition: str) -> str:
    """The class of thing that a definition says; empty where it isn't known."""
    beginning = re.findall("[a-z]+", definition.casefold())[:_BEGINNING]
    text = " ".join(beginning)
    found = (
        (match.start(), name)
        for name, pattern in _CLASSES.items()
        if (match := re.search(rf"\b(?:{pattern})\b", text))
    )
    return min(found, default=(0, ""))[1]


def _words(term: Term) -> frozenset[str]:
    return words(term.name.en) | words(term.name.zh)


def _meaning_and_difference(term: Term, other: Term) -> Text:
    """What another term means, after what tells it from this one where that is known."""
    meaning = means(other)
    apart = term.not_to_confuse_with.get(other.id) or other.not_to_confuse_with.get(term.id)
    if not apart:
        return meaning
    return Text(f"{meaning.en} {apart['en']}", f"{meaning.zh}{apart['zh']}")


def _names(term: Term) -> frozenset[str]:
    return _plain((term.name.en, term.name.zh, *term.aliases, *term.abbreviations))


@lru_cache(4096)
def _plain(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(plain(name) for name in names if name)


def _name(term: Term) -> Text:
    """The name of a term; that of a treaty or a document is a title."""
    return Text(term.name.en, f"《{term.name.zh}》") if _is_title(term) else term.name


def _is_title(term: Term) -> bool:
    capitals = [word for word in term.name.en.split() if word[0].isupper()]
    return bool(_TITLE.search(term.name.zh)) and len(capitals) > 1


def _meaning(term: Term) -> Text:
    return term.definition


def _only_en(term: Term) -> Text:
    return Text(term.name.en, term.name.en)
