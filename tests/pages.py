"""Make the pages of docs/ that come from the code: `python tests/pages.py`, after what they tell of.

The commands and their manual page from the help, the tables of an export from their columns, the
codes from their rules. What people wrote in `docs/programs.md` on exit codes and the environment
goes into the manual page too.
"""

from __future__ import annotations

import re
import tempfile
import textwrap
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import typer.main

from dualcarbon import __version__, cli
from dualcarbon.base import Base
from dualcarbon.commands.help import EXAMPLES, Row, parts
from dualcarbon.commands.parser import COMMANDS, EXPORTS, UNLISTED, _shared
from dualcarbon.exports.columns import Table
from dualcarbon.exports.tables.every import tables
from dualcarbon.proofread.findings import KINDS
from dualcarbon.reading.codes import CODES
from dualcarbon.reading.files import packaged_file

DOCS = Path(__file__).parent.parent / "docs"

MADE = "<!-- Made by tests/pages.py. -->"


class Command(NamedTuple):
    """A command as its help has it; `rows` are its own arguments and options."""

    name: str
    usage: str
    paragraphs: list[str]
    rows: list[Row]

    @property
    def summary(self) -> str:
        return self.paragraphs[0]


@cache
def commands() -> tuple[Command, list[Command], list[Row]]:
    """`dualcarbon` itself, its commands, and the options that all share."""
    root: Any = typer.main.get_command(cli.app)
    settings = cli._settings("en")
    settings.today = date.min
    with tempfile.TemporaryDirectory() as folder:
        settings.folder = lambda use: Path(folder)
        settings.base()  # so that topics and kinds are known where they may be given
        context = root.make_context("dualcarbon", [], resilient_parsing=True, obj=settings)
        listed = []
        for name in (*COMMANDS, *UNLISTED):
            listed.append(_command(root.get_command(context, name), context))
            if name == "export":
                group, below = _below(root.get_command(context, name), context)
                listed += [_command(group.get_command(below, one), below) for one in EXPORTS]
        return _described(root, context), listed, _rows(root, context, shared=True)


def _below(command: Any, context: Any) -> tuple[Any, Any]:
    return command, type(context)(command, context, command.name, obj=context.obj)


def _command(command: Any, context: Any) -> Command:
    return _described(*_below(command, context))


def _described(command: Any, context: Any) -> Command:
    usage = " ".join([context.command_path, *command.collect_usage_pieces(context)])
    paragraphs = [" ".join(part.split()) for part in command.help.split("\n\n")]
    return Command(context.command_path, usage, paragraphs, _rows(command, context, shared=False))


def _rows(command: Any, context: Any, *, shared: bool) -> list[Row]:
    """Arguments and options of a command: its own, or those that all share."""
    every = parts(command, context, _shared().params, [], "en")
    return [
        (name, re.sub("  +", " ", text))
        for title, rows in every
        if title != "Examples" and (title == "Options of every command") == shared
        for name, text in rows
    ]


def commands_page() -> str:
    root, listed, shared = commands()
    lines = [
        "# Commands", "", MADE, "",
        "As `--help` tells them, in English; in Chinese with `--lang zh`.", "",
        "| command | |", "|---|---|",
        *(f"| [`{one.name}`](#{one.name.replace(' ', '-')}) | {one.summary} |" for one in listed),
        "",
    ]  # fmt: skip
    for command in listed:
        lines += [f"## {command.name}", "", *_paragraphs(command), *_table(command.rows)]
    lines += [
        "## Options of every command",
        "",
        "They stand before a command or after it alike.",
        "",
    ]
    lines += [*_table(shared), "`dualcarbon` alone has these too:", "", *_table(root.rows)]
    return "\n".join(lines).rstrip() + "\n"


def _paragraphs(command: Command) -> Iterator[str]:
    yield from (f"`{command.usage}`", "")
    for paragraph in command.paragraphs:
        yield re.sub(r"(dualcarbon [^'.]*(?:\.\w+)?)$", r"`\1`", paragraph)
        yield ""


def _table(rows: list[Row]) -> Iterator[str]:
    if rows:
        yield from ("| | |", "|---|---|")
        yield from (f"| `{_cell(name)}` | {_cell(text)} |" for name, text in rows)
        yield ""


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def tables_page() -> str:
    """Every table of `export data` and its columns."""
    lines = [
        "# The tables of an export", "", MADE, "",
        "What `dualcarbon export data` writes: each table a CSV file of the Data Package, a table of the",
        "SQLite file, a list in the JSON. Columns in bold are the key. Lists stand in tables of their own,",
        "behind the key of what they are a part of.", "",
    ]  # fmt: skip
    for table in tables(Base.open(packaged_file()).facts):
        lines += [
            f"## {table.name}",
            "",
            table.about.en,
            "",
            "| column | type | |",
            "|---|---|---|",
        ]
        lines += [*_columns(table), ""]
    return "\n".join(lines).rstrip() + "\n"


def _columns(table: Table) -> Iterator[str]:
    for place, column in enumerate(table.columns):
        name = f"**`{column.name}`**" if place < table.key else f"`{column.name}`"
        more = f" Of [{column.table}](#{column.table})." if column.table else ""
        more += f" One of: {', '.join(column.choices)}." if column.choices else ""
        yield f"| {name} | {column.type} | {_cell(column.about.en + more)} |"


def codes_page() -> str:
    """Every code of `check` and `proofread`."""
    lines = [
        "# Codes of findings", "", MADE, "",
        "`dualcarbon check --explain CODE` and `dualcarbon proofread --explain CODE` say the same, the first",
        "with the smallest base that has the fault. A code is never given to another meaning.", "",
        "## Of `check`", "",
        "Those that begin with E keep a base from being used; W is worth a look, and `--strict` asks for",
        "neither.", "",
        "| code | what is wrong |", "|---|---|",
        *(f"| {code} | {about.meaning.en} |" for code, about in CODES.items()), "",
        "## Of `proofread`", "",
        "| code | what is wrong | for example | right |", "|---|---|---|---|",
        *(
            f"| {code} | {kind.meaning.en} | {kind.wrong.en} | {kind.right.en} |"
            for code, kind in KINDS.items()
        ),
    ]  # fmt: skip
    return "\n".join(lines) + "\n"


def manual() -> str:
    """The manual page `dualcarbon(1)`."""
    root, listed, shared = commands()
    citation = (DOCS.parent / "CITATION.cff").read_text(encoding="utf-8")
    released = re.findall(r"^date-released: (.*)$", citation, re.MULTILINE)[0]
    lines = [
        f'.TH DUALCARBON 1 {released} "dualcarbon {__version__}" "User Commands"',
        ".SH NAME",
        f"dualcarbon \\- {_roff(root.summary[:1].lower() + root.summary[1:].rstrip('.'))}",
        ".SH SYNOPSIS",
        ".B dualcarbon",
        _roff(root.usage.removeprefix("dualcarbon ")),
        ".SH EXAMPLES",
        *_tagged(list(EXAMPLES)),
        ".SH COMMANDS",
    ]
    for command in listed:
        lines += [f'.SS "{_escaped(command.usage)}"']
        for place, paragraph in enumerate(command.paragraphs):
            lines += [*([".PP"] if place else []), _roff(paragraph)]
        lines += _tagged(command.rows)
    lines += [".SH OPTIONS", "They stand before a command or after it alike.", *_tagged(shared)]
    lines += [".PP", "Without a command:", *_tagged(root.rows)]
    for title, heading in (("EXIT STATUS", "exit code"), ("ENVIRONMENT", "variable")):
        lines += [f".SH {title}", *_tagged(_written(heading))]
    lines += [
        ".SH BUGS",
        "Report a wrong fact, or a fault of the program, where you have it from,",
        "with the command and what",
        ".B dualcarbon \\-\\-version",
        "prints.",
    ]
    return "\n".join(lines) + "\n"


def _written(heading: str) -> list[Row]:
    """The rows of the table under that heading in docs/programs.md."""
    text = (DOCS / "programs.md").read_text(encoding="utf-8")
    (rows,) = re.findall(rf"^\| {heading} \|.*\n\|---\|---\|\n((?:\|.*\n)+)", text, re.MULTILINE)
    listed = re.findall(r"^\| `(.*?)` \| (.*) \|$", rows, re.MULTILINE)
    return [(name, text.replace("`", "")) for name, text in listed]


def _tagged(rows: list[Row]) -> Iterator[str]:
    for name, text in rows:
        yield from (".TP", f".B {_escaped(name)}", _roff(text))


def _roff(text: str) -> str:
    """A paragraph as the formatter takes it, in lines that it joins again."""
    lines = textwrap.wrap(text, 60, break_long_words=False, break_on_hyphens=False)
    return "\n".join(map(_escaped, lines))


def _escaped(text: str) -> str:
    """A line with the formatter's own marks as signs, and other characters by their numbers."""
    text = text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq").replace('"', "\\(dq")
    text = "".join(c if ord(c) < 128 else f"\\[u{ord(c):04X}]" for c in text)
    return f"\\&{text}" if text.startswith(".") else text


PAGES = {
    "commands.md": commands_page,
    "tables.md": tables_page,
    "codes.md": codes_page,
    "man/dualcarbon.1": manual,
}

if __name__ == "__main__":
    for name, page in PAGES.items():
        (DOCS / name).parent.mkdir(exist_ok=True)
        (DOCS / name).write_text(page(), encoding="utf-8")
