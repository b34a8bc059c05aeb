"""Rules of questions written by hand: a good item has one answer and gives it away by no cue."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from dualcarbon.cues import FEWEST_OPTIONS, LENGTH_RATIO, MOST_OPTIONS, absolute_word, words
from dualcarbon.model.entries import Facts, Question
from dualcarbon.reading.walk import Broken
from dualcarbon.text import Lang, Text, cells, shorten

_LANGUAGES: tuple[Lang, ...] = ("en", "zh")


def number_of_distractors(facts: Facts) -> Broken:
    """A question has fewer than two distractors or more than three."""
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
    """Two options of a question read the same after case, width and marks are folded."""
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
    """The stem of a question does not end in a question mark."""
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
    """An option of a question is far longer than another, so that its length is a cue."""
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
    """A word such as `always` or `only` stands in some options of a question and not in others."""
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
    """The answer to a question has a word of the stem that no distractor has."""
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
