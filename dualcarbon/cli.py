"""The command line: the only place that prints results and turns errors into exit codes."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, MutableMapping, Sequence
from datetime import date, datetime
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Any, get_args

import typer
import typer.core
import typer.main

from dualcarbon import __version__, printing, streams, system
from dualcarbon.commands.parser import CONTEXT, OnDemand, misused
from dualcarbon.commands.settings import Settings, date_option
from dualcarbon.errors import REFUSALS, ExitCode, Failure, reason
from dualcarbon.reading.files import fact_files
from dualcarbon.result import Result
from dualcarbon.text import NO_TEXT, Lang, Text, shorten, visible
from dualcarbon.views.page import Page, Prose

_UsageError: Any = typer.BadParameter.__mro__[2]
"""The parser's base error, by way of a name that every typer exports: click is not always there."""

_INTERNAL = "internal"
"""The error code of what no room expected."""

_LONGEST_LINE = 500
"""Characters of a line on standard error, which may quote what was typed."""

app = typer.Typer(
    cls=OnDemand,
    # Plain help: markup in a help text could break the help of every command.
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings=CONTEXT,
)


@app.callback(invoke_without_command=True)
def start(
    context: typer.Context,
    version: Annotated[
        bool,
        typer.Option("-V", "--version", help="Show the version of the program and of its data."),
    ] = False,
) -> Result | None:
    """Sourced facts about China's dual carbon goals: peak before 2030, neutral before 2060."""
    settings: Settings = context.obj
    if version:
        return Result(_version_page(settings))
    if context.invoked_subcommand:
        return None
    # Imported here: who names a command knows where to begin.
    from dualcarbon.views.start import start_page

    return Result(start_page(settings.lang))


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit code; errors are told on standard error."""
    streams.prepare(os.environ)
    settings = _settings("en")
    _keep_candidates_whole(os.environ)
    try:
        settings.lang = _typed_language(arguments) or system.language(os.environ)
        settings.today = _today(os.environ)
        settings.facts = _listed_facts(os.environ) or settings.facts
        result = app(args=arguments, prog_name="dualcarbon", standalone_mode=False, obj=settings)
        if not isinstance(result, Result):  # help was printed, or an exit code comes back
            return int(result or ExitCode.DONE)
        printing.show(result, settings)
        return result.code
    except (KeyboardInterrupt, typer.Abort):
        return ExitCode.INTERRUPTED
    except streams.ReaderGone:
        return ExitCode.DONE
    except SystemExit as ended:  # of the parser, after a script for completion
        return _ended_by_the_parser(ended)
    except Exception as error:
        failure = _failure(error)
        if settings.debug and failure.error_code == _INTERNAL:
            raise
        _complain_of(failure, settings, arguments)
        return failure.code


# What comes in from outside


def _settings(lang: Lang) -> Settings:
    settings = Settings(
        facts=fact_files([Path("packaged")]),
        lang=lang,
        today=date.min,
        now=lambda: _now(settings.today),
        fresh_seed=_fresh_seed,
        fresh_id=lambda: os.urandom(16).hex(),
        show=lambda page: printing.write(printing.drawn_page(page, settings) + "\n"),
        folder=lambda use: system.folder(os.environ, use),
        ask=_ask,
        ask_key=_ask_key,
        ask_aside=_ask_aside,
        read_input=lambda most, what: _read_input(most, what, settings.lang),
        can_ask=lambda: streams.is_terminal(sys.stdin),
        notice=lambda text: None if settings.quiet else _complain(text, NO_TEXT, settings.lang),
    )
    return settings


def _keep_candidates_whole(environment: MutableMapping[str, str]) -> None:
    """Let no meaning of a candidate be folded, whose second line a shell takes for another one."""
    if "_DUALCARBON_COMPLETE" in environment:
        environment["COLUMNS"] = "10000"


def _fresh_seed() -> str:
    # Imported here: it takes time, and few commands need chance.
    from random import SystemRandom

    return str(SystemRandom().randrange(10**6))


def _now(today: date) -> datetime:
    """The time of the clock on the day that counts as today."""
    clock = datetime.now().astimezone()
    return clock if clock.date() == today else datetime.combine(today, clock.timetz())


def _listed_facts(environment: Mapping[str, str]) -> tuple[Path, ...]:
    """The fact bases that `DUALCARBON_FACTS` lists, separated as in PATH."""
    listed = environment.get("DUALCARBON_FACTS", "").split(os.pathsep)
    return fact_files(map(Path, filter(None, listed)))


def _typed_language(arguments: Sequence[str] | None) -> Lang | None:
    """The language that was typed, which helps and slips are told in before it is parsed."""
    typed = list(sys.argv[1:] if arguments is None else arguments)
    options = typed[: typed.index("--")] if "--" in typed else typed
    for lang in get_args(Lang):
        if f"--lang={lang}" in options or ("--lang", lang) in pairwise(options):
            return "zh" if lang == "zh" else "en"
    return None


def _today(environment: Mapping[str, str]) -> date:
    """`DUALCARBON_TODAY`, so that output can be reproduced, or else the day of the clock."""
    given = date_option(environment.get("DUALCARBON_TODAY") or None, "DUALCARBON_TODAY")
    return given.first if given else date.today()


def _ask(prompt: str) -> str | None:
    """What the person types, None at the end of the input."""
    printing.write(prompt)
    try:
        typed = streams.read_line()
    except KeyboardInterrupt:
        printing.write("\n")
        raise
    if not streams.is_terminal(sys.stdin):
        printing.write(f"{visible(typed.rstrip())}\n")  # so that a transcript shows the answers
    elif not typed:
        printing.write("\n")
    return typed or None


def _ask_key(prompt: str, deaf: float) -> str | None:
    """The key that the person presses, or a line where no single keys can be read."""
    if not streams.takes_keys():
        return _ask(prompt)
    printing.write(prompt)
    try:
        key = streams.read_key(deaf)
    except KeyboardInterrupt:
        printing.write("\n")
        raise
    printing.write(f"{key if key.isprintable() else ''}\n")
    return key or None


def _ask_aside(prompt: str) -> str | None:
    """The same on standard error, for a command whose output may be data."""
    streams.complain(prompt)
    return streams.read_line() or None


def _read_input(most: int, what: Text, lang: Lang) -> bytes:
    """Standard input up to so many bytes, whatever they mean; a person is told what to type."""
    if streams.is_terminal(sys.stdin):
        _complain(what, NO_TEXT, lang)
    return sys.stdin.buffer.read(most)


# What goes out


def _complain(message: Text, hint: Text, lang: Lang) -> None:
    text = "\n".join(filter(None, (f"dualcarbon: {message[lang]}", hint[lang])))
    streams.complain(f"{_harmless(text)}\n")


def _harmless(text: str) -> str:
    """The text with no line that is too long, and nothing that acts on a terminal."""
    return "\n".join(visible(shorten(line, _LONGEST_LINE)) for line in text.split("\n"))


def _complain_of(failure: Failure, settings: Settings, arguments: Sequence[str] | None) -> None:
    """Tell what went wrong: as JSON to a program that asked for JSON."""
    message, hint = failure.message[settings.lang], failure.hint[settings.lang]
    if _is_for_a_program(settings, arguments):
        _complain_in_json(failure.error_code, message, hint)
    else:
        _complain(failure.message, failure.hint, settings.lang)


def _is_for_a_program(settings: Settings, arguments: Sequence[str] | None) -> bool:
    """Whether the output was to be JSON, which the parser may not have come to read."""
    typed = sys.argv[1:] if arguments is None else arguments
    wants_json = (
        "--json" in typed or "--format=json" in typed or ("--format", "json") in pairwise(typed)
    )
    return settings.format == "json" or wants_json


def _complain_in_json(code: str, message: str, hint: str) -> None:
    from dualcarbon.formats.data import json_text

    streams.complain(
        json_text({"error": {"code": code, "message": message, "hint": hint or None}}) + "\n"
    )


def _ended_by_the_parser(ended: SystemExit) -> int:
    """The exit code of a parser that leaves by itself, as it does where its reader has gone."""
    if isinstance(ended.__context__, BrokenPipeError):
        streams.abandon(sys.stdout)
        return ExitCode.DONE
    return int(ended.code or ExitCode.DONE)


def _failure(error: Exception) -> Failure:
    """What to tell of an error: of a refusal its words, of a slip what the parser found."""
    if isinstance(error, Failure):
        return error
    if isinstance(error, REFUSALS):
        # Imported here: only what can't be had needs its words.
        from dualcarbon.views.refusals import worded

        return worded(error)
    if isinstance(error, _UsageError):
        return misused(error)
    if isinstance(error, OSError) and error.filename:
        return Failure(
            Text(
                f"cannot use {error.filename}: {reason(error).en}",
                f"无法使用 {error.filename}：{reason(error).zh}",
            )
        )
    if isinstance(error, OSError):  # of an open file: the parser's own output
        streams.abandon(sys.stdout)
        return printing.unwritable(error)
    what = f"{type(error).__name__}: {error}".replace("\n", " ")
    return Failure(
        Text(
            f"internal error, {what}; run with --debug to see where",
            f"内部错误，{what}；加上 --debug 可查看位置",
        ),
        error_code=_INTERNAL,
    )


def _version_page(settings: Settings) -> Page:
    edition, lang = settings.edition(), settings.lang
    facts = Text(f", facts {edition.licence}", f"，事实 {edition.licence}")[lang]
    licence = Text("; code MIT", "；代码 MIT")[lang] + (facts if edition.licence else "")
    return (Prose(f"dualcarbon {__version__}, {edition.text[lang]}{licence}"),)
