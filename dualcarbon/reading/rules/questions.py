"""Rules of questions written by hand: a good item has one answer and gives it away by no cue."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from dualcarbon.cues import (
    FEWEST_OPTIONS,
    LENGTH_RATIO,
    MOST_OPTIONS,
    OPTION,
    STEM,
    absolute_word,
    words,
)
from dualcarbon.kinds import ENTRIES
from dualcarbon.model.entries import Entry, Facts, Question
from dualcarbon.model.parts import Citation
from dualcarbon.reading.findings import Way
from dualcarbon.reading.walk import Broken, parts
from dualcarbon.text import Lang, Text, cells, shorten

_LANGUAGES: tuple[Lang, ...] = ("en", "zh")


def number_of_distractors(facts: Facts) -> Broken:
    """A question has fewer than two distractors or more than three.

    questions:
      way:
        name: Where?
        answer: North
        distractors: [{text: South, why: It is not.}]
        explanation: So it is.
        sources: [act]
    """
    for id, question in facts.questions.items():
        count = len(question.distractors)
        if not FEWEST_OPTIONS <= count + 1 <= MOST_OPTIONS:
            yield (
                ("questions", id, "distractors"),
                Text(
                    f"question {id!r} needs two or three distractors; it has {count}",
                    f"题目“{id}”应有两个或三个干扰项，现有 {count} 个",
                ),
            )


def options_alike(facts: Facts) -> Broken:
    """Two options of a question read the same after case, width and marks are folded.

    questions:
      way:
        name: Where?
        answer: North
        distractors: [{text: South, why: It is not.}, {text: north, why: It is not.}]
        explanation: So it is.
        sources: [act]
    """
    for id, question, lang in _versions(facts):
        seen: set[str] = set()
        for number, option in enumerate(_options(question, lang)):
            folded = _folded(option)
            if folded in seen:
                yield (
                    ("questions", id, "distractors", number - 1, _field("text", lang)),
                    Text(
                        f"question {id!r} has the option {shorten(option)!r} twice; change or "
                        "remove one",
                        f"题目“{id}”的选项“{shorten(option)}”重复；请修改或删除",
                    ),
                )
            seen.add(folded)


def stem_is_no_question(facts: Facts) -> Broken:
    """The stem of a question does not end in a question mark.

    questions:
      way:
        name: Where
        answer: North
        distractors: [{text: South, why: It is not.}, {text: West, why: It is not.}]
        explanation: So it is.
        sources: [act]
    """
    for id, question, lang in _versions(facts):
        mark = {"en": "?", "zh": "？"}[lang]
        if not question.name[lang].endswith(mark):
            yield (
                ("questions", id, _field("name", lang)),
                Text(
                    f"the stem of question {id!r} asks nothing; let it end in {mark}",
                    f"题目“{id}”的题干不是问句；请以“{mark}”结尾",
                ),
            )


def option_sticks_out(facts: Facts) -> Broken:
    """An option of a question is more than 1.8 times as wide as another: its length is a cue.

    questions:
      way:
        name: Where?
        answer: North
        distractors: [{text: South, why: It is not.}, {text: Far to the west, why: It is not.}]
        explanation: So it is.
        sources: [act]
    """
    for id, question, lang in _versions(facts):
        widths = [cells(option) for option in _options(question, lang)]
        if max(widths) > LENGTH_RATIO * min(widths):
            yield (
                _option_path(id, widths.index(max(widths)), lang),
                Text(
                    f"an option of question {id!r} takes {max(widths)} columns, the shortest "
                    f"{min(widths)}; make them alike, within {LENGTH_RATIO} times",
                    f"题目“{id}”的选项最宽 {max(widths)} 列，最窄 {min(widths)} 列；"
                    f"请使长度相近，不超过 {LENGTH_RATIO} 倍",
                ),
            )


def absolute_in_some(facts: Facts) -> Broken:
    """A word such as `always` or `only` stands in some options of a question and not in others.

    questions:
      way:
        name: Where?
        answer: Always north
        distractors: [{text: To the south, why: It is not.}, {text: To the west, why: It is not.}]
        explanation: So it is.
        sources: [act]
    """
    for id, question, lang in _versions(facts):
        options = _options(question, lang)
        absolute = [absolute_word(option) for option in options]
        if any(absolute) and not all(absolute):
            number, word = next((n, word) for n, word in enumerate(absolute) if word)
            yield (
                _option_path(id, number, lang),
                Text(
                    f"{word!r} in an option of question {id!r} is a cue; leave it out or "
                    "use it in every option",
                    f"题目“{id}”的选项中“{word}”会成为提示；请删去或用于每个选项",
                ),
            )


def key_echoes_the_stem(facts: Facts) -> Broken:
    """The answer to a question has a word of the stem that no distractor has.

    questions:
      way:
        name: Which way is the pole?
        answer: To the pole
        distractors: [{text: To the south, why: It is not.}, {text: To the west, why: It is not.}]
        explanation: So it is.
        sources: [act]
    """
    for id, question, lang in _versions(facts):
        key, *distractors = _options(question, lang)
        others = set().union(*(words(option) for option in distractors))
        echoed = sorted((words(question.name[lang]) & words(key)) - others)
        if echoed:
            yield (
                ("questions", id, _field("answer", lang)),
                Text(
                    f"the answer to question {id!r} repeats {shorten(echoed[0])!r} from the stem, "
                    "the distractors do not; say it in another word or let them have it too",
                    f"题目“{id}”的答案与题干同有“{shorten(echoed[0])}”，干扰项则没有；"
                    "请换一种说法，或让干扰项也用到",
                ),
            )


def negative_stem(facts: Facts) -> Broken:
    """The stem of a question is negative: one who knows the answer may miss the `not`.

    questions:
      way:
        name: Where is it not?
        answer: North
        distractors: [{text: South, why: It is not.}, {text: West, why: It is not.}]
        explanation: So it is.
        sources: [act]
    """
    for id, question, lang in _versions(facts):
        if negative := _NEGATIVE[lang].search(question.name[lang]):
            yield (
                ("questions", id, _field("name", lang)),
                Text(
                    f"the stem of question {id!r} says {negative[0]!r}; ask for what is so",
                    f"题目“{id}”的题干含“{negative[0]}”；请改为肯定的问法",
                ),
            )


_NEGATIVE = {
    "en": re.compile(r"\b(?:not|no|none|nor|never|without|cannot|except)\b", re.IGNORECASE),
    "zh": re.compile("[不没无未]"),
}


def too_long_to_ask(facts: Facts) -> Broken:
    """A stem has over 40 words or 70 characters, or an option over 15 words or 25 characters.

    questions:
      way:
        name: On
          and on and on and on and on and on and on and on and on and on and on
          and on and on and on and on and on and on and on and on and on and on
          and on and on and on and on and on and on and on and on and on and on
          and on and on and on and on and on and on and on and on and on and on
          and on to where?
        answer: North
        distractors: [{text: South, why: It is not.}, {text: West, why: It is not.}]
        explanation: So it is.
        sources: [act]
    """
    for id, question, lang in _versions(facts):
        yield from _over(question.name[lang], lang, STEM, ("questions", id, _field("name", lang)))
        for number, option in enumerate(_options(question, lang)):
            yield from _over(option, lang, OPTION, _option_path(id, number, lang))


def _over(text: str, lang: Lang, most: tuple[int, int], path: Way) -> Broken:
    length, limit = (len(text), most[1]) if lang == "zh" else (len(text.split()), most[0])
    if length > limit:
        yield (
            path,
            Text(
                f"{length} {'characters' if lang == 'zh' else 'words'} to read before an answer; "
                f"say it in {limit}",
                f"作答前要读 {length} 个{'字' if lang == 'zh' else '词'}；请控制在 {limit} 个以内",
            ),
        )


def option_in_another(facts: Facts) -> Broken:
    """An option of a question is a part of another: who takes one takes both.

    questions:
      way:
        name: Where?
        answer: North
        distractors: [{text: North Sea, why: It is not.}, {text: South, why: It is not.}]
        explanation: So it is.
        sources: [act]
    """
    for id, question, lang in _versions(facts):
        options = [option.casefold() for option in _options(question, lang)]
        for number, option in enumerate(options):
            # A number is no part of another: 5% of 15%.
            part = re.compile(rf"(?<![0-9.]){re.escape(option)}(?![0-9])")
            if any(other != option and part.search(other) for other in options):
                yield (
                    _option_path(id, number, lang),
                    Text(
                        f"an option of question {id!r} stands within another; set them apart",
                        f"题目“{id}”的一个选项包含在另一个选项中；请区分开",
                    ),
                )


def source_of_another_fact(facts: Facts) -> Broken:
    """A question names no source of the entry that it is about.

    sources:
      law:
        title: The Law
        publisher: The Office
        url: "https://example.org/law"
        lang: en
        tier: official
    questions:
      way:
        name: Where?
        about: terms.sink
        answer: North
        distractors: [{text: South, why: It is not.}, {text: West, why: It is not.}]
        explanation: So it is.
        sources: [law]
    """
    for id, question in facts.questions.items():
        section, _, subject = question.about.partition(".")
        entry = getattr(facts, section, {}).get(subject) if section in ENTRIES else None
        if entry and not _cited(entry) & _cited(question):
            yield (
                ("questions", id, "sources"),
                Text(
                    f"question {id!r} rests on no source of {question.about!r}; name one of them",
                    f"题目“{id}”没有引用“{question.about}”的任何来源；请引用其一",
                ),
            )


def _cited(entry: Entry) -> set[str]:
    return {c.source for _, c in parts(entry, ()) if isinstance(c, Citation)}


def _versions(facts: Facts) -> Iterator[tuple[str, Question, Lang]]:
    """Every question in each language of the base."""
    for id, question in facts.questions.items():
        for lang in _LANGUAGES:
            if lang in facts.languages:
                yield id, question, lang


def _options(question: Question, lang: Lang) -> list[str]:
    """The texts of all options, the right answer first."""
    return [question.answer[lang], *(d.text[lang] for d in question.distractors)]


def _option_path(id: str, number: int, lang: Lang) -> tuple[str | int, ...]:
    """Where the option of that number stands; 0 is the answer."""
    if number == 0:
        return ("questions", id, _field("answer", lang))
    return ("questions", id, "distractors", number - 1, _field("text", lang))


def _field(name: str, lang: Lang) -> str:
    return f"{name}_zh" if lang == "zh" else name


def _folded(option: str) -> str:
    """An option without case, width, spaces and marks; a mark before a digit counts (1.5, -5)."""
    text = unicodedata.normalize("NFKC", option).casefold()
    return re.sub(r"[^\w%]+(?!\d)|(?<=[^\W\d])[^\w%]+", "", text)
