"""A paper to print: its versions with a line for the name and an answer sheet, and its key."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dualcarbon.model.entries import Facts
from dualcarbon.quiz.items import Item
from dualcarbon.text import Lang, Text
from dualcarbon.views.lessons import lesson
from dualcarbon.views.page import Block, Heading, Listing, Page, Painted, Prose, Span, Table
from dualcarbon.views.references import References

_PAPER = Text("Paper", "试卷")
_SHEET = Text("Answer sheet", "答题卡")
_KEY = Text("Key", "答案")
_NAME = Text(
    "Name ____________________  Class __________  Date __________  Score ____ / {}",
    "姓名 ________________  班级 __________  日期 __________  得分 ____ / {}",
)
_LETTERS = "ABCD"
_A_ROW = 5
"""Questions in a row of the answer sheet."""

Versions = Mapping[str, Sequence[Item]]
"""The items of each version of a paper, by its name."""


def paper_page(papers: Versions, about: Text, lang: Lang) -> Page:
    """Each version of a paper, with its answer sheet; `about` says how to make it again."""
    parts = (_paper(name if len(papers) > 1 else "", papers[name], lang) for name in papers)
    return (*(block for part in parts for block in part), Prose(about[lang], "muted"))


def key_page(papers: Versions, about: Text, facts: Facts, lang: Lang, *, sources: bool) -> Page:
    """The right answers of each version, then what explains them, in the order of the first.

    Each explanation names its best source in short; with `sources` all of them, with a list.
    """
    references = References(facts, lang)
    names = list(papers)
    several = len(names) > 1
    rows = tuple((*([name] if several else []), _letters(papers[name])) for name in names)
    blocks: list[Block] = [Heading(_KEY[lang]), Table(("",) * len(rows[0]), rows)]
    for number, item in enumerate(papers[names[0]], 1):
        places = [f"{number}. {_LETTERS[item.key]}"]
        if several:
            places = [f"{name} {_place(papers[name], item)}" for name in names]
        right = item.options[item.key].text[lang]
        blocks.append(Prose(f"{' · '.join(places)}  {right}", "strong"))
        blocks.append(_explained(item, references, lang, sources=sources))
        if more := lesson(item, facts, lang):
            blocks.append(Prose(more, close=True))
        wrong = (
            (f"{letter}.", option.why[lang])
            for place, (letter, option) in enumerate(zip(_LETTERS, item.options, strict=False))
            if place != item.key
        )
        blocks.append(Listing(tuple(wrong)))
    listing = (references.block(best=None),) if sources else ()
    return (*blocks, Prose(about[lang], "muted"), *listing)


def _paper(name: str, items: Sequence[Item], lang: Lang) -> Iterator[Block]:
    yield Heading(f"{_PAPER[lang]} {name}".rstrip())
    yield Prose(_NAME[lang].format(len(items)))
    for number, item in enumerate(items, 1):
        options = zip(_LETTERS, item.options, strict=False)
        yield Prose(f"{number}. {item.stem[lang]}", "strong")
        yield Listing(tuple((f"{letter}.", option.text[lang]) for letter, option in options))
    yield Heading(f"{_SHEET[lang]} {name}".rstrip(), 2)
    cells = [
        f"{number}.  {'  '.join(_LETTERS[: len(item.options)])}"
        for number, item in enumerate(items, 1)
    ]
    width = min(_A_ROW, len(cells))
    cells += [""] * (-len(cells) % width)
    rows = tuple(tuple(cells[start : start + width]) for start in range(0, len(cells), width))
    yield Table(("",) * width, rows)


def _letters(items: Sequence[Item]) -> str:
    """The right answers in a line: `1 C · 2 A`."""
    return " · ".join(f"{number} {_LETTERS[item.key]}" for number, item in enumerate(items, 1))


def _place(items: Sequence[Item], item: Item) -> str:
    """Where an item stands in another version, and which option is right there."""
    number, there = next((n, one) for n, one in enumerate(items, 1) if one.stem == item.stem)
    return f"{number}. {_LETTERS[there.key]}"


def _explained(item: Item, references: References, lang: Lang, *, sources: bool) -> Prose:
    text = item.explanation[lang]
    if sources:
        return Prose(references.marked(text, item.sources))
    label = references.label(item.sources)
    return Prose(Painted(Span(text), Span(f" [{label}]", "muted")) if label else text)
