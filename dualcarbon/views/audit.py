"""How good the questions are: each rule, each guesser, and what breaks its bound."""

from __future__ import annotations

from collections.abc import Iterator

from dualcarbon.quiz.audit.measures import Audit, Guess
from dualcarbon.quiz.vocab import question_name
from dualcarbon.text import Lang, Text
from dualcarbon.views import words
from dualcarbon.views.page import Heading, Page, Prose, Table

_TITLE = Text("Audit of the questions", "试题检查")
_RULE = Text("Rule", "规则")
_SAYS = Text("What it asks", "要求")
_BROKEN = Text("Broken", "违反")
_OF = Text("Of", "总数")
_MOST = Text("Allowed", "上限")
_SOURCE = Text("After", "依据")
_GUESSERS = Text("Guessers that go by a cue alone, or know half", "仅凭线索或一知半解猜测的结果")
_WORST = Text(
    "In each kind and language the one that comes nearest to its bound.",
    "各题型、各语言中最接近上限者。",
)
_CHANCE = Text("Chance", "随机")
_CUE = Text("Cue", "线索")
_OPTIONS = Text("Options", "选项数")
_RIGHT = Text("Right", "猜对率")
_BOUND = Text("Bound", "上限")
_KINDS = Text("Kinds", "题型")
_COUNT = Text("Items", "题数")
_POSITIONS = Text("Places of the key", "答案位置")
_FOUND = Text("Beyond its bound", "超出上限")


CUES_ZH = {
    "first": "选第一项", "last": "选最后一项", "longest": "选最长", "shortest": "选最短",
    "echo": "与题干呼应", "convergence": "与其他选项最像", "middle": "选中间", "roundest": "选最整",
    "odd-unit": "单位不同", "rare-echo": "与题干同有罕见词", "characters": "与题干同字",
    "prior-2030": "选2030年", "near-2022": "选最近2022年", "fives": "选逢0逢5的年份",
    "no-fives": "不选逢0逢5的年份", "trend": "顺着走势", "decade": "知道年代", "size": "知道大小",
    "sector": "知道领域",
}  # fmt: skip
"""What the guessers go by, in Chinese."""


def audit_page(audit: Audit, lang: Lang) -> Page:
    """Counts per rule, places of the key, guessers against chance, and what is over its limit."""
    items = Text(f"{audit.items} items.", f"共 {audit.items} 道题。")
    rules = tuple(
        (
            count.rule.code,
            count.rule.says[lang],
            str(count.broken),
            str(count.of),
            f"{count.rule.most:.0%}",
            count.rule.source,
        )
        for count in audit.counts
    )
    places = tuple(
        (str(len(place.counts)), " ".join(map(str, place.counts)), f"{place.chi_square:.1f}")
        for place in audit.positions
    )
    guesses = tuple(
        (
            question_name(guess.kind)[lang],
            guess.lang,
            guess.cue if lang == "en" else CUES_ZH[guess.cue],
            f"{guess.rate:.3f}",
            f"{guess.chance:.3f}",
            f"{guess.bound:.3f}",
            str(guess.of),
        )
        for guess in _worst(audit)
    )

    kinds = tuple(
        (kind if lang == "en" else question_name(kind).zh, str(count))
        for kind, count in audit.kinds
    )

    def labels(*texts: Text) -> tuple[str, ...]:
        return tuple(text[lang] for text in texts)

    lang_label = Text("Language", "语言")
    well = Text("Nothing is over its limit.", "没有超出上限的项目。")
    return (
        Heading(_TITLE[lang]),
        Prose(items[lang]),
        Table(labels(_RULE, _SAYS, _BROKEN, _OF, _MOST, _SOURCE), rows=rules, numeric=_NUMBERS),
        Heading(_POSITIONS[lang], 2),
        Table((*labels(_OPTIONS, _POSITIONS), "χ²"), places, frozenset({2})),
        Heading(_GUESSERS[lang], 2),
        Prose(_WORST[lang]),
        Table(labels(words.KIND, lang_label, _CUE, _RIGHT, _CHANCE, _BOUND, _OF), guesses, _RATES),
        Heading(_KINDS[lang], 2),
        Table(labels(words.KIND, _COUNT), kinds),
        Heading(_FOUND[lang], 2),
        Prose("\n".join(audit.broken) or well[lang], "wrong" if audit.broken else "right"),
    )


def _worst(audit: Audit) -> Iterator[Guess]:
    """The guessers that come nearest to their bounds in each kind and language, and all beyond."""
    groups: dict[tuple[str, str, bool], list[Guess]] = {}
    for guess in audit.guesses:
        if guess.of:
            groups.setdefault((guess.kind, guess.lang, guess.half), []).append(guess)
    for group in groups.values():
        nearest = max(group, key=lambda guess: guess.rate - guess.bound)
        yield from (guess for guess in group if guess is nearest or guess.over)


_NUMBERS = frozenset({2, 3, 4})
_RATES = frozenset({3, 4, 5, 6})
