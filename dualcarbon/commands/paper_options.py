"""The options that choose a paper, alike wherever one is made, and how it is had again."""

from __future__ import annotations

import os
import shlex
from collections.abc import Sequence
from typing import Annotated, Literal

import typer

from dualcarbon.base import Base
from dualcarbon.commands import complete
from dualcarbon.commands.selection import MOST, Wanted
from dualcarbon.commands.settings import Settings
from dualcarbon.errors import ExitCode, Failure
from dualcarbon.names.choices import unknown_choice
from dualcarbon.names.keys import key
from dualcarbon.quiz.papers import MAKERS
from dualcarbon.quiz.vocab import question_name
from dualcarbon.result import Edition
from dualcarbon.text import Text, visible

Count = Annotated[
    int | None,
    typer.Option("-n", "--number", min=1, max=MOST, help="How many questions [default: 10]."),
]
Kinds = Annotated[
    list[str] | None,
    typer.Option(
        "--kind",
        autocompletion=complete.question_kinds,
        help="Only this kind (definition, year, figure ...); may be repeated.",
    ),
]
Without = Annotated[
    list[str] | None,
    typer.Option(
        "--without",
        autocompletion=complete.question_kinds,
        help="Not this kind; may be repeated.",
    ),
]
Level = Annotated[
    int | None, typer.Option("--level", min=1, max=3, help="Only this level: 1 easy to 3 hard.")
]
Seed = Annotated[
    str | None,
    typer.Option("--seed", help="Any text or number; the same seed asks the same paper."),
]
About = Annotated[
    str | None,
    typer.Option(
        "--about",
        metavar="ID",
        autocompletion=complete.every_id,
        help="All questions on one entry.",
    ),
]
Languages = Annotated[
    Literal["one", "both"],
    typer.Option(
        "--languages", help="The languages you read; 'both': questions on the other, too."
    ),
]


def wanted_by(
    settings: Settings,
    base: Base,
    *,
    count: int | None,
    topics: Sequence[str] | None,
    kinds: Sequence[str] | None,
    without: Sequence[str] | None,
    level: int | None,
    seed: str | None,
    languages: Literal["one", "both"],
    led: bool = False,
    new: int | None = None,
) -> Wanted:
    """What these options ask for, by a fresh seed where none is given.

    Raises UnknownChoice for a topic or a kind that there is not, and Failure (wrong usage) where
    no kind is left.
    """
    ask = Wanted(
        settings.fresh_seed() if seed is None else seed,
        count,
        tuple(dict.fromkeys(map(base.topic, topics or ()))),
        tuple(map(_kind, kinds or ())),
        tuple(map(_kind, without or ())),
        level,
        led=led,
        new=new,
        translated=languages == "both",
    )
    if ask.without and not ask.asked:
        raise Failure(
            Text("--without leaves no kind to ask", "--without 排除了全部题型"),
            Text("drop some of it", "请减少排除的题型"),
            ExitCode.USAGE,
        )
    return ask


def _kind(name: str) -> str:
    """The kind with that name in either language. Raises UnknownChoice where none has it."""
    for kind in MAKERS:
        if key(name) in map(key, (kind, question_name(kind).zh)):
            return kind
    raise unknown_choice("question-kind", name, MAKERS)


def paper_again(ask: Wanted, *more: str) -> tuple[Text, ...]:
    """How to get the paper again; nothing where no seed makes it, or none that can be typed."""
    seed = _quoted(ask.seed)
    if ask.led or seed is None:
        return ()
    words = ("dualcarbon quiz -n", str(ask.most), *ask.words(), "--seed", seed, *more)
    command = " ".join(words)
    return (Text(f"The same paper again: {command}", f"重做同一份试卷：{command}"),)


def paper_footer(ask: Wanted, base: Base, *more: str) -> Text:
    """From which seed and which state of the facts a paper is, and how to get it again."""
    seed, edition = visible(ask.seed), Edition.of(base.facts).text
    about = Text(f"Seed {seed}, {edition.en}.", f"种子 {seed}，{edition.zh}。")
    for again in paper_again(ask, *more):
        about = Text(f"{about.en} {again.en}", f"{about.zh}{again.zh}")
    return about


def _quoted(seed: str) -> str | None:
    """The seed as a word of a command line; None where it can't be typed as one."""
    if visible(seed) != seed or "\n" in seed:
        return None
    if os.name != "nt":
        return shlex.quote(seed)
    if seed.isalnum():
        return seed
    # cmd and PowerShell both take double quotes, but read something into these.
    return None if not seed or set(seed) & set('"%!^$`\\“”„') else f'"{seed}"'
