"""Many names in one call: read from a file or from standard input, answered one by one."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer

from dualcarbon.base import Base, command_for
from dualcarbon.commands.settings import Settings
from dualcarbon.errors import Ambiguous, ExitCode, Failure, LaterDay, NotFound, reason
from dualcarbon.names.keys import SUGGESTIONS
from dualcarbon.result import Record, Result
from dualcarbon.store.match import Ref
from dualcarbon.text import Text, shorten
from dualcarbon.views.answers import Answer, miss_line
from dualcarbon.views.page import Page

_LONGEST = 1 << 20
"""Bytes that are read at most: the names of a whole book's index, many times over."""

File = Annotated[
    Path | None,
    typer.Option(
        "--file",
        metavar="FILE",
        help="Answer every name in this file, one a line; the name - reads standard input.",
        readable=False,  # whether it can be read is told by who reads it
    ),
]

_WHAT_TO_TYPE = Text(
    "type names, one a line; end with Ctrl-D (on Windows Ctrl-Z and Enter)",
    "请输入名称，每行一个；按 Ctrl-D 结束（Windows 为 Ctrl-Z 加回车）",
)


def names_given(
    words: tuple[str, ...], file: Path | None, settings: Settings, *, narrowed: bool
) -> list[str] | None:
    """The names in the file, or on standard input where the only word is `-`; else None.

    Raises Failure where they can't be read, or (wrong usage) where other names stand beside the
    file, or what is shown is `narrowed` by options that choose from an overview.
    """
    if file is None and words != ("-",):
        return None
    if narrowed or (file and words):
        raise Failure(
            Text(
                "a list of names goes with no other names, nor with --topic, --all or --limit",
                "读取名称列表时不能再给出名称，也不能用 --topic、--all、--limit",
            ),
            Text("drop the others", "请去掉其他名称和选项"),
            ExitCode.USAGE,
        )
    lines = (line.strip() for line in _text(_data(file or Path("-"), settings)).splitlines())
    return [line for line in lines if line]


def answers(base: Base, section: str, names: list[str], *, exact: bool) -> list[Answer]:
    """What each of the names opens in a section, or why it opens nothing."""
    known: dict[str, Answer] = {}
    for name in names:
        if name not in known:
            known[name] = _answer(base, section, name, exact=exact)
    return [known[name] for name in names]


def all_of(
    given: list[Answer],
    base: Base,
    settings: Settings,
    page: Callable[[Sequence[str]], Page],
    records: Callable[[Sequence[str]], Iterable[Record]],
    rows: Callable[[Sequence[str]], Iterable[Record]] | None = None,
) -> Result:
    """What a list of names opens, and each name that opens nothing in its place.

    `page`, `records` and `rows` show entries by their ids. There is one exit code for all: not
    found where any name has opened nothing.
    """

    def shown(answer: Answer) -> Page:
        if not answer.error:
            return page(answer.ids)
        titles = {ref: base.title(ref) for ref in answer.near}
        return (miss_line(answer, titles, settings.lang),)

    def tied(of: Callable[[Sequence[str]], Iterable[Record]]) -> Iterator[Record]:
        for answer in given:
            near = [command_for(ref) for ref in answer.near]
            head = {"typed": answer.typed, "error": answer.error, "near": near}
            for values in of(answer.ids) if answer.ids else ({},):
                yield {**head, **values}

    return Result(
        tuple(block for answer in given for block in shown(answer)),
        tied(records),
        tied(rows) if rows else None,
        ExitCode.NOT_FOUND if any(answer.error for answer in given) else ExitCode.DONE,
    )


def _answer(base: Base, section: str, name: str, *, exact: bool) -> Answer:
    try:
        found = base.found(section, tuple(name.split()), exact=exact)
    except NotFound as refusal:
        near = [
            Ref(one.section, one.id)
            for one in (*refusal.near, *refusal.elsewhere, *refusal.in_text)
        ]
        return Answer(name, [], refusal.error_code, near[:SUGGESTIONS])
    except LaterDay as refusal:
        return Answer(name, [], refusal.error_code)
    if found.opens:
        return Answer(name, found.ids)
    near = [Ref(section, id) for id in found.ids[:SUGGESTIONS]]
    return Answer(name, [], Ambiguous.error_code, near)


def _data(file: Path, settings: Settings) -> bytes:
    """What is in the file. Raises Failure where it can't be read or is too long."""
    try:
        data = settings.read_file(file, _LONGEST + 1, _WHAT_TO_TYPE)
    except OSError as error:
        raise _unreadable(file, reason(error)) from error
    if len(data) > _LONGEST:
        raise _unreadable(file, Text("it is longer than 1 MiB", "超过 1 MiB"))
    return data


def _text(data: bytes) -> str:
    """The bytes as text: UTF-8, or UTF-16 with the mark that says so, as Windows writes files."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", errors="replace")
    return data.decode("utf-8-sig", errors="replace")


def _unreadable(file: Path, why: Text) -> Failure:
    name = shorten(str(file))
    return Failure(
        Text(f"cannot read names from {name}: {why['en']}", f"无法从 {name} 读取名称：{why['zh']}"),
        Text("give a text file with one name a line", "请指定每行一个名称的文本文件"),
    )
