"""The command line: the only place that prints results and turns errors into exit codes."""

from __future__ import annotations

import io
import os
import shutil
import sys
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from itertools import chain, pairwise
from pathlib import Path
from typing import Annotated, Any

import typer
import typer.core
import typer.main

from dualcarbon import __version__, streams, system
from dualcarbon.commands.parser import CONTEXT, OnDemand
from dualcarbon.commands.settings import Settings, date_option
from dualcarbon.errors import REFUSALS, ExitCode, Failure
from dualcarbon.formats import Format
from dualcarbon.reading.files import fact_files
from dualcarbon.result import Result
from dualcarbon.text import NO_TEXT, Lang, Text, shorten, visible
from dualcarbon.views.page import Listing, Page, Prose

_UsageError: Any = typer.BadParameter.__mro__[2]
"""The parser's base error, by way of a name that every typer exports: click is not always there."""

_SMALLEST_WIDTH = 20

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
        bool, typer.Option("--version", help="Show the version of the program and of its data.")
    ] = False,
) -> Result | None:
    """Sourced facts about China's dual carbon goals: peak before 2030, neutral before 2060."""
    settings: Settings = context.obj
    if version:
        return Result(_version_page(settings))
    return Result(_short_help(settings.lang)) if context.invoked_subcommand is None else None


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit code; errors are told on standard error."""
    streams.prepare(os.environ)
    settings = _settings("en")
    try:
        settings.lang = system.language(os.environ)
        settings.today = _today(os.environ)
        settings.facts = _listed_facts(os.environ) or settings.facts
        result = app(args=arguments, prog_name="dualcarbon", standalone_mode=False, obj=settings)
        if not isinstance(result, Result):  # help was printed, or an exit code comes back
            return int(result or ExitCode.DONE)
        _print(result, settings)
        return result.code
    except Failure as failure:
        _complain_of(failure, settings, arguments)
        return failure.code
    except REFUSALS as refusal:
        # Imported here: only what can't be had needs its words.
        from dualcarbon.views.refusals import worded

        unable = worded(refusal)
        _complain_of(unable, settings, arguments)
        return unable.code
    except _UsageError as error:
        _complain_of_usage(error, settings, arguments)
        return int(error.exit_code)
    except (KeyboardInterrupt, typer.Abort):
        return ExitCode.INTERRUPTED
    except streams.ReaderGone:
        return ExitCode.DONE
    except SystemExit as ended:  # of the parser, after a script for completion
        return _ended_by_the_parser(ended)
    except Exception as error:
        if settings.debug:
            raise
        unexpected = _unexpected(error)
        _complain_of(unexpected, settings, arguments)
        return unexpected.code


# What comes in from outside


def _settings(lang: Lang) -> Settings:
    settings = Settings(
        facts=fact_files([Path("packaged")]),
        lang=lang,
        today=date.min,
        now=lambda: _now(settings.today),
        fresh_seed=_fresh_seed,
        fresh_id=lambda: os.urandom(16).hex(),
        show=lambda page: _write(_drawn(page, settings) + "\n"),
        folder=lambda use: system.folder(os.environ, use),
        ask=_ask,
        ask_aside=_ask_aside,
        read_input=_read_input,
        can_ask=lambda: streams.is_terminal(sys.stdin),
        notice=lambda text: _complain(text, NO_TEXT, settings.lang),
    )
    return settings


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


def _today(environment: Mapping[str, str]) -> date:
    """`DUALCARBON_TODAY`, so that output can be reproduced, or else the day of the clock."""
    given = date_option(environment.get("DUALCARBON_TODAY") or None, "DUALCARBON_TODAY")
    return given.first if given else date.today()


def _ask(prompt: str) -> str | None:
    """What the person types, None at the end of the input."""
    _write(prompt)
    try:
        typed = streams.read_line()
    except KeyboardInterrupt:
        _write("\n")
        raise
    if not streams.is_terminal(sys.stdin):
        _write(f"{visible(typed.rstrip())}\n")  # so that a transcript shows the answers
    elif not typed:
        _write("\n")
    return typed or None


def _ask_aside(prompt: str) -> str | None:
    """The same on standard error, for a command whose output may be data."""
    streams.complain(prompt)
    return streams.read_line() or None


def _read_input(most: int) -> bytes:
    """Standard input up to so many bytes, whatever they mean."""
    return sys.stdin.buffer.read(most)


# What goes out


def _print(result: Result, settings: Settings) -> None:
    match settings.format:
        case "json" if result.records is not None:
            from dualcarbon.formats.data import as_json

            edition = result.edition or settings.edition()
            about = {
                "version": __version__,
                "data": edition.updated,
                "sha256": edition.sha256,
                "licence": edition.licence or None,
            }
            _write(as_json(result.records, about), portable=True)
        case "csv" if result.records is not None:
            from dualcarbon.formats.data import as_csv

            _write(as_csv(result.records if result.rows is None else result.rows), portable=True)
        case _:
            portable = result.portable or settings.format == "markdown"
            first = result.page if result.portable else settings.dated(result.page)
            for page in filter(None, chain([first], result.pages)):
                drawn = _drawn(page, settings)
                _write(drawn, portable=portable and not streams.is_terminal(sys.stdout))


def _drawn(page: Page, settings: Settings) -> str:
    """The page for a person: drawn by Rich in a terminal, as plain lines elsewhere.

    No character of it acts on the terminal but what Rich puts in, whatever the base holds.
    """
    if settings.format == "markdown":
        from dualcarbon.formats.markdown import markdown

        return visible(markdown(page))
    at_terminal = streams.is_terminal(sys.stdout)
    width = max(shutil.get_terminal_size().columns, _SMALLEST_WIDTH) if at_terminal else None
    if _format(settings, at_terminal) != "rich":
        from dualcarbon.formats.plain import plain

        return visible(plain(page, width))
    # Imported here: what is not drawn should not wait for rich.
    from dualcarbon.formats.terminal import terminal

    return terminal(page, width, colour=not os.environ.get("NO_COLOR"))


def _format(settings: Settings, at_terminal: bool) -> Format:
    if settings.format:
        return settings.format
    accessible = os.environ.get("ACCESSIBLE", "") not in ("", "0")
    simple = settings.plain or accessible or os.environ.get("TERM") in ("dumb", "unknown")
    drawn = at_terminal and not simple and system.shows_escapes(os.environ)
    return "rich" if drawn else "plain"


def _write(text: str, *, portable: bool = False) -> None:
    """Write to standard output at once; as UTF-8 where it is `portable`.

    Raises ReaderGone where nobody reads any more, and Failure where it can't be done otherwise.
    """
    try:
        streams.write(text, portable=portable)
    except OSError as error:
        raise _unwritable(error) from error


def _unwritable(error: OSError) -> Failure:
    return Failure(
        Text(f"cannot write the output: {error.strerror}", f"无法写出结果：{error.strerror}"),
        Text("free some space or write elsewhere", "请腾出空间或写到别处"),
    )


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
    wants_json = "--format=json" in typed or ("--format", "json") in pairwise(typed)
    return settings.format == "json" or wants_json


def _complain_in_json(code: str, message: str, hint: str) -> None:
    from dualcarbon.formats.data import json_text

    streams.complain(
        json_text({"error": {"code": code, "message": message, "hint": hint or None}}) + "\n"
    )


def _complain_of_usage(error: Any, settings: Settings, arguments: Sequence[str] | None) -> None:
    """Tell what the parser found, in its own words, which may quote what was typed."""
    if _is_for_a_program(settings, arguments):
        _complain_in_json("usage", shorten(error.format_message(), _LONGEST_LINE), "")
        return
    printed = io.StringIO()
    error.show(file=printed)
    streams.complain(_harmless(printed.getvalue()))


def _ended_by_the_parser(ended: SystemExit) -> int:
    """The exit code of a parser that leaves by itself, as it does where its reader has gone."""
    if isinstance(ended.__context__, BrokenPipeError):
        streams.abandon(sys.stdout)
        return ExitCode.DONE
    return int(ended.code or ExitCode.DONE)


def _unexpected(error: Exception) -> Failure:
    """What to tell of an error that no room expected."""
    if isinstance(error, OSError) and error.filename:
        return Failure(
            Text(
                f"cannot use {error.filename}: {error.strerror}",
                f"无法使用 {error.filename}：{error.strerror}",
            )
        )
    if isinstance(error, OSError):  # of an open file: the parser's own output
        streams.abandon(sys.stdout)
        return _unwritable(error)
    what = f"{type(error).__name__}: {error}".replace("\n", " ")
    return Failure(
        Text(
            f"internal error, {what}; run with --debug to see where",
            f"内部错误，{what}；加上 --debug 可查看位置",
        ),
        error_code="internal",
    )


def _version_page(settings: Settings) -> Page:
    edition, lang = settings.edition(), settings.lang
    facts = Text(f", facts {edition.licence}", f"，事实 {edition.licence}")[lang]
    licence = Text("; code MIT", "；代码 MIT")[lang] + (facts if edition.licence else "")
    return (Prose(f"dualcarbon {__version__}, {edition.text[lang]}{licence}"),)


def _short_help(lang: Lang) -> Page:
    about = Text(
        "dualcarbon: sourced facts about China's dual carbon goals, and a quiz made from them.",
        "dualcarbon：有出处的中国“双碳”事实库与测验。",
    )
    examples = (
        ("dualcarbon define neutrality", Text("a term in English and Chinese", "术语的中英文释义")),
        (
            "dualcarbon stats",
            Text("the latest figures, dated and sourced", "带日期与来源的最新数据"),
        ),
        ("dualcarbon quiz -n 5", Text("five questions, each explained", "五道题，逐题讲解")),
    )
    more = Text("All commands and options: dualcarbon --help", "全部命令与选项：dualcarbon --help")
    width = max(len(command) for command, _ in examples)
    return (
        Prose(about[lang]),
        Listing(tuple((command.ljust(width), text[lang]) for command, text in examples)),
        Prose(more[lang]),
    )
