"""Papers as they are exported, and questions of any text that can stand in a fact base."""

from __future__ import annotations

import re
import string
from functools import cache

from conftest import packaged_facts
from hypothesis import strategies as st

from dualcarbon.exports.multichoice import Choice, Cited, Multichoice, multichoices
from dualcarbon.quiz.items import Item
from dualcarbon.quiz.papers import paper
from dualcarbon.text import Lang

SEED = "2026"
MANY = 200
LANGUAGES = ("en", "zh")


@cache
def items() -> list[Item]:
    """The items of a long paper, which export is to hand on."""
    return paper(packaged_facts(), MANY, SEED)


@cache
def asked(lang: Lang) -> list[Multichoice]:
    """The same as every format is given them."""
    return multichoices(items(), packaged_facts(), lang)


def chosen_texts(item: Item, lang: Lang) -> list[str]:
    """The options of an item as they are shown."""
    return [option.text[lang] for option in item.options]


def whys(item: Item, lang: Lang) -> dict[str, str]:
    """What is told of each wrong option."""
    wrong = (option for place, option in enumerate(item.options) if place != item.key)
    return {option.text[lang]: option.why[lang] for option in wrong}


def unnumbered(stem: str) -> str:
    """A stem without the number that tells it from one of the same words."""
    return re.sub(r" \([0-9]+\)$|（[0-9]+）$", "", stem)


def _line(text: str) -> str:
    return " ".join(text.split())


# No base holds a control character or the end of a line.
texts = (
    st.text(
        st.characters(exclude_categories=("Cc", "Cs", "Cn", "Zl", "Zp"))
        | st.sampled_from("~=#{}:\\[]%<>&\"'\t/-_*A.)$|;"),
        max_size=20,
    )
    .map(_line)
    .filter(bool)
)

ids = st.text(string.ascii_lowercase + string.digits + ".-_", min_size=1, max_size=30).map(
    "q{}".format
)


@st.composite
def questions(draw) -> list[Multichoice]:
    """Some questions of any text, each with another id."""
    made = []
    for id in draw(st.lists(ids, min_size=1, max_size=6, unique=True)):
        choices = draw(st.lists(st.builds(Choice, texts, texts), min_size=2, max_size=4))
        made.append(
            Multichoice(
                id,
                draw(st.sampled_from(LANGUAGES)),
                draw(texts),
                tuple(choices),
                draw(st.integers(0, len(choices) - 1)),
                draw(texts),
                tuple(draw(st.lists(st.builds(Cited, texts, st.just("") | texts), max_size=2))),
                ("policy", "written", "level-1"),
            )
        )
    return made
