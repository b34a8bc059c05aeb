"""The command line: the only place that prints results and turns errors into exit codes."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping
from datetime import date, datetime
from importlib import import_module
from itertools import chain
from pathlib import Path
from typing import Annotated, Any, Literal

import typer
import typer.core
import typer.main

from dualcarbon import __version__, streams
from dualcarbon.commands.settings import (
    FactsOption,
    LangOption,
    PlainOption,
    Settings,
    date_option,
)
from dualcarbon.errors import ExitCode, Failure
from dualcarbon.files import data_date, fact_files
from dualcarbon.formats import Format
from dualcarbon.result import Result
from dualcarbon.text import NO_TEXT, Lang, Text, visible
from dualcarbon.views.page import Listing, Page, Prose

_UsageError: Any = typer.BadParameter.__mro__[2]
"""The parser's base error, by way of a name that every typer exports: click is not always there."""

_SMALLEST_WIDTH = 20

COMMANDS = (
    "define",
    "timeline",
    "stats",
    "targets",
    "plan",
    "search",
    "list",
    "random",
    "quiz",
    "progress",
    "cite",
    "check",
)
"""The commands in the order of the help, each in the module and the function of its name."""


class _OnDemand(typer.core.TyperGroup):
    """The commands; a module is imported when its command is called, or all for the help."""

    def list_commands(self, ctx: Any) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if cmd_name not in COMMANDS:
            return None
        alone = typer.Typer(rich_markup_mode=None, context_settings=_CONTEXT, add_completion=False)
        module = import_module(f"dualcarbon.commands.{cmd_name}")
        alone.command(cmd_name)(getattr(module, cmd_name))
        return typer.main.get_command(alone)


_CONTEXT = {"help_option_names": ["-h", "--help"]}

app = typer.Typer(
    cls=_OnDemand,
    # Plain help: markup in a help text could break the help of every command.
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings=_CONTEXT,
)


@app.callback(invoke_without_command=True)
def start(
    context: typer.Context,
    facts: FactsOption = None,
    lang: LangOption = None,
    plain: PlainOption = False,
    version: Annotated[
        bool, typer.Option("--version", help="Show the version of the program and of its data.")
    ] = False,
    verbose: Annotated[
        bool, typer.Option("--verbose", help="Also tell what does no harm.")
    ] = False,
    debug: Annotated[
        bool, typer.Option("--debug", help="Show where an internal error comes from.")
    ] = False,
) -> Result | None:
    """Sourced facts about China's dual carbon goals: peak before 2030, neutral before 2060."""
    settings: Settings = context.obj.take(facts=facts, lang=lang, plain=plain)
    settings.debug = debug
    settings.verbose = verbose
    if version:
        return Result(_version_page(settings))
    return Result(_short_help(settings.lang)) if context.invoked_subcommand is None else None


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit code; errors are told on standard error."""
    streams.prepare()
    settings = _settings("en")
    try:
        settings.lang = _language(os.environ)
        settings.today = _today(os.environ)
        settings.cache = _folder(os.environ, "cache")
        settings.data = _folder(os.environ, "data")
        if listed := os.environ.get("DUALCARBON_FACTS"):
            settings.facts = fact_files(map(Path, filter(None, listed.split(os.pathsep))))
        result = app(args=arguments, prog_name="dualcarbon", standalone_mode=False, obj=settings)
        if not isinstance(result, Result):  # help was printed, or an exit code comes back
            return int(result or ExitCode.DONE)
        _print(result, settings)
        return result.code
    except Failure as failure:
        _complain(failure.message, failure.hint, settings.lang)
        return failure.code
    except _UsageError as error:
        error.show(file=sys.stderr)
        return int(error.exit_code)
    except (KeyboardInterrupt, typer.Abort):
        return ExitCode.INTERRUPTED
    except streams.ReaderGone:
        streams.abandon(sys.stdout)
        return ExitCode.DONE
    except Exception as error:
        if settings.debug:
            raise
        return _unexpected(error, settings.lang)


def run() -> None:
    """The console script: `main`, with its exit code as the process's."""
    sys.exit(main())


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
        ask=_ask,
        read_input=sys.stdin.read,
        notice=lambda text: _complain(text, NO_TEXT, settings.lang),
    )
    return settings


def _fresh_seed() -> str:
    # Imported here: it takes time, and few commands need chance.
    from random import SystemRandom

    return str(SystemRandom().randrange(10**6))


def _folder(environment: Mapping[str, str], use: Literal["cache", "data"]) -> Path:
    """`DUALCARBON_CACHE_DIR` or `_DATA_DIR`, or else the user's folder; it need not be there."""
    if given := environment.get(f"DUALCARBON_{use.upper()}_DIR"):
        return Path(given).absolute()
    # Imported here: who names a folder should not wait for it.
    from platformdirs import user_cache_path, user_data_path

    return {"cache": user_cache_path, "data": user_data_path}[use]("dualcarbon")


def _now(today: date) -> datetime:
    """The time of the clock on the day that counts as today."""
    clock = datetime.now().astimezone()
    return clock if clock.date() == today else datetime.combine(today, clock.timetz())


def _language(environment: Mapping[str, str]) -> Lang:
    """`DUALCARBON_LANG`, or else the language of the locale."""
    if given := environment.get("DUALCARBON_LANG"):
        if given in ("en", "zh"):
            return "zh" if given == "zh" else "en"
        raise Failure(
            Text(f"DUALCARBON_LANG is {visible(given)!r}; it can be en or zh"),
            Text("set it to en or zh, or unset it"),
            ExitCode.USAGE,
        )
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if locale := environment.get(name):
            return "zh" if locale.startswith("zh") else "en"
    return "en"


def _today(environment: Mapping[str, str]) -> date:
    """`DUALCARBON_TODAY`, so that output can be reproduced, or else the day of the clock."""
    given = date_option(environment.get("DUALCARBON_TODAY") or None, "DUALCARBON_TODAY")
    return given.first if given else date.today()


def _ask(prompt: str) -> str | None:
    """What the person types, None at the end of the input."""
    _write(prompt)
    try:
        typed = sys.stdin.readline()
    except KeyboardInterrupt:
        _write("\n")
        raise
    if not streams.is_terminal(sys.stdin):
        _write(f"{visible(typed.rstrip())}\n")  # so that a transcript shows the answers
    elif not typed:
        _write("\n")
    return typed or None


# What goes out


def _print(result: Result, settings: Settings) -> None:
    match settings.format:
        case "json":
            from dualcarbon.formats.data import as_json

            about = {"version": __version__, "data": data_date(*settings.facts)}
            _write(as_json(result, about))
        case "csv":
            from dualcarbon.formats.data import as_csv

            _write(as_csv(result))
        case _:
            for page in filter(None, chain([result.page], result.pages)):
                _write(_drawn(page, settings))


def _drawn(page: Page, settings: Settings) -> str:
    """The page for a person: drawn by Rich in a terminal, as plain lines elsewhere."""
    if settings.format == "markdown":
        from dualcarbon.formats.markdown import markdown

        return markdown(page)
    at_terminal = streams.is_terminal(sys.stdout)
    width = max(shutil.get_terminal_size().columns, _SMALLEST_WIDTH) if at_terminal else None
    if _format(settings, at_terminal) == "plain":
        from dualcarbon.formats.plain import plain

        return plain(page, width)
    # Imported here: what is not drawn should not wait for rich.
    from dualcarbon.formats.terminal import terminal

    return terminal(page, width, colour=not os.environ.get("NO_COLOR"))


def _format(settings: Settings, at_terminal: bool) -> Format:
    if settings.format:
        return settings.format
    accessible = os.environ.get("ACCESSIBLE", "") not in ("", "0")
    simple = settings.plain or accessible or os.environ.get("TERM") in ("dumb", "unknown")
    return "rich" if at_terminal and not simple else "plain"


def _write(text: str) -> None:
    """Write to standard output at once.

    Raises ReaderGone where nobody reads any more, and Failure where it can't be done otherwise.
    """
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError as error:
        raise streams.ReaderGone from error
    except OSError as error:
        streams.abandon(sys.stdout)
        raise Failure(
            Text(f"cannot write the output: {error.strerror}", f"无法写出结果：{error.strerror}"),
            Text("free some space or write elsewhere", "请腾出空间或写到别处"),
        ) from error


def _complain(message: Text, hint: Text, lang: Lang) -> None:
    for text in (f"dualcarbon: {message[lang]}", hint[lang]):
        if text:
            sys.stderr.write(f"{visible(text)}\n")


def _unexpected(error: Exception, lang: Lang) -> int:
    what = f"{type(error).__name__}: {error}".replace("\n", " ")
    _complain(
        Text(
            f"internal error, {what}; run with --debug to see where",
            f"内部错误，{what}；加上 --debug 可查看位置",
        ),
        NO_TEXT,
        lang,
    )
    return ExitCode.FAILED


def _version_page(settings: Settings) -> Page:
    updated = data_date(*settings.facts)
    data = Text(f"data as of {updated}", f"数据截至 {updated}")
    return (Prose(f"dualcarbon {__version__}, {data[settings.lang]}"),)


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
