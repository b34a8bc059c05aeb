"""`dualcarbon quiz --paper`: a paper to print or for programs, its versions and its key."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from dualcarbon.commands.settings import Settings
from dualcarbon.errors import ExitCode, Failure
from dualcarbon.model.entries import Facts
from dualcarbon.quiz.items import Item
from dualcarbon.quiz.versions import versions
from dualcarbon.result import Record, Result, record
from dualcarbon.text import Text
from dualcarbon.views.papers import Versions, key_page, paper_page


def printed(
    items: Sequence[Item],
    facts: Facts,
    seed: str,
    count: int,
    about: Text,
    key: Path | None,
    settings: Settings,
) -> Result:
    """The paper in `count` versions, with its key behind it or, where one is named, in a file.

    Raises Failure (wrong usage) where paper and key would be one file.
    """
    papers, lang = versions(items, count, seed), settings.lang
    paper = paper_page(papers, about, lang)
    answers = key_page(papers, about, facts, lang, sources=settings.sources)
    records, rows = _records(papers, facts), _rows(papers)
    if key is None:
        return Result((*paper, *answers), records, rows, portable=True)
    if settings.file and key.resolve() == settings.file.resolve():
        raise Failure(
            Text(f"paper and key can't both be {key}", f"试卷和答案不能同为 {key}"),
            Text("name another file for one of them", "请为其中之一另取文件名"),
            ExitCode.USAGE,
        )
    told, told_rows = list(records), list(rows)  # the key has them, and so has the paper, in part
    return Result(
        paper,
        [{name: one[name] for name in one if name not in _TOLD} | _asked(one) for one in told],
        [{name: one[name] for name in one if name not in _TOLD} for one in told_rows],
        portable=True,
        beside={key: Result(answers, told, told_rows, portable=True)},
    )


_TOLD = frozenset({"key", "explanation", "explanation_zh", "sources"})
"""What of an item is for its key alone."""


def _asked(item: Record) -> Record:
    """The options without what they really are."""
    return {"options": [{"text": option["text"]} for option in item["options"]]}


def _records(papers: Versions, facts: Facts) -> Iterator[Record]:
    """The items of each version; `key` is the number of the right option, counted from 1."""
    for place, item in _numbered(papers):
        options = [
            {name: value for name, value in record(one, facts).items() if name not in _DRAWN}
            for one in item.options
        ]
        yield {**place, **record(item, facts), "options": options, "key": item.key + 1}


def _rows(papers: Versions) -> Iterator[Record]:
    """The same with an item in a row."""
    return ({**place, **_row(item)} for place, item in _numbered(papers))


_DRAWN = frozenset({"measure"})
"""What of an option is for drawing alone."""


def _numbered(papers: Versions) -> Iterator[tuple[Record, Item]]:
    """The items of each version, each with its place."""
    for name, items in papers.items():
        for number, item in enumerate(items, 1):
            yield {"version": name, "number": number}, item


def _row(item: Item) -> Record:
    options = {
        name: text
        for n, option in enumerate(item.options, 1)
        for name, text in ((f"option_{n}", option.text.en), (f"option_{n}_zh", option.text.zh))
    }
    sides = {"stem": item.stem, "explanation": item.explanation}
    texts = {name: text.en for name, text in sides.items()}
    texts |= {f"{name}_zh": text.zh for name, text in sides.items()}
    about = {"fact": item.fact, "subject": item.subject, "kind": item.kind, "level": item.level}
    return {**about, **texts, **options, "key": item.key + 1}
