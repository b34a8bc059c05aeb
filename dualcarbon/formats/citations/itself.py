"""The program itself and its facts, as works that are cited."""

from __future__ import annotations

from dualcarbon.formats.citations.work import Work
from dualcarbon.model.entries import Facts
from dualcarbon.text import Lang, Text

NAME = "dualcarbon"

CODE_LICENCE = "MIT"

_AUTHORS = ("dualcarbon contributors",)

_PROGRAM = Text(
    "dualcarbon: sourced facts about China's dual carbon goals on the command line",
    "dualcarbon：中国“双碳”目标事实库命令行程序",
)
_DATA = Text("dualcarbon fact base", "dualcarbon事实库")


def program(version: str, facts: Facts, lang: Lang) -> Work:
    """The program in a version, dated as the facts that come with it."""
    return Work(
        NAME, _PROGRAM[lang], _AUTHORS, lang, lang, facts.updated, "", "software",
        version=version, licence=CODE_LICENCE,
    )  # fmt: skip


def fact_base(facts: Facts, lang: Lang) -> Work:
    """The edition of its facts, whose version is their date."""
    return Work(
        f"{NAME}-facts", _DATA[lang], _AUTHORS, lang, lang, facts.updated, "", "data set",
        version=str(facts.updated or ""), licence=facts.licence,
    )  # fmt: skip
