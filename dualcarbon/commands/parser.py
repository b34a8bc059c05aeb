"""The parser of the command line: commands that are read when they are called, shared options."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

import typer
import typer.core
import typer.main

from dualcarbon.commands.options import shared
from dualcarbon.errors import ExitCode, Failure
from dualcarbon.text import Text, shorten

if TYPE_CHECKING:
    # To a type checker what is mixed in is a command like those that it is mixed into.
    _Parsed = typer.core.TyperCommand
else:
    _Parsed = object

CONTEXT = {"help_option_names": ["-h", "--help"]}
"""What holds for the help of every command."""

COMMANDS = (
    "about",
    "define",
    "search",
    "stats",
    "targets",
    "timeline",
    "plan",
    "quiz",
    "progress",
    "list",
    "cite",
    "random",
    "check",
)
"""The commands, most used first, each in the module and the function of its name."""

_EXAMPLES = (
    ("dualcarbon define carbon neutrality", "a term in English and Chinese"),
    ("dualcarbon stats wind capacity", "the figures, newest first"),
    ("dualcarbon targets 2030", "what is to be reached by then, and how it stands"),
    ("dualcarbon timeline 2021", "what happened in a year"),
    ("dualcarbon search has China peaked", "whatever holds these words"),
    ("dualcarbon quiz", "ten questions, each explained"),
)

_WIDEST_NAME, _MARGIN = 36, 4
"""Columns of an option or an example beside which the help says what it is: at most, and less than
half of the width."""

_NARROWEST = 30
"""Columns of a help in the narrowest window."""

_MOST_CHOICES = 30
"""Of more than so many the help lists none."""


@cache
def _shared() -> Any:
    """The options of every command, as a command of their own that the parser has read."""
    alone = typer.Typer(rich_markup_mode=None, add_completion=False)
    alone.command()(shared)
    return typer.main.get_command(alone)


class _Sharing(_Parsed):
    """What takes the shared options behind its own, and has a help that tells them apart."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.params += _shared().params

    def invoke(self, ctx: Any) -> Any:
        """Hand the shared options over to the settings, so that no command sees them."""
        given = {option.name: ctx.params.pop(option.name) for option in _shared().params}
        ctx.obj.take(**_shared().callback(**given))
        return super().invoke(ctx)

    def get_help(self, ctx: Any) -> str:
        """The help in the width of the terminal, narrow ones too."""
        from shutil import get_terminal_size

        ctx.terminal_width = max(get_terminal_size().columns - 2, _NARROWEST)
        return str(super().get_help(ctx))

    def get_short_help_str(self, limit: int = 0) -> str:
        """What the command does, in whole sentences."""
        return " ".join((self.help or "").split("\n\n", 1)[0].split())

    def format_options(self, ctx: Any, formatter: Any) -> None:
        for title, rows in self._parts(ctx):
            if rows:
                with formatter.section(title):
                    widest = min(_WIDEST_NAME, formatter.width // 2 - _MARGIN)
                    formatter.write_dl(rows, col_max=widest)

    def format_epilog(self, ctx: Any, formatter: Any) -> None:
        formatter.write_paragraph()
        formatter.write_text("A fact that is wrong, or a fault of the program: see the README.")

    def _parts(self, ctx: Any) -> list[tuple[str, list[Any]]]:
        """The parts of the help below the usage, each with its rows."""
        own: list[Any] = []
        arguments: list[Any] = []
        for_all: list[Any] = []
        for param in self.get_params(ctx):
            if record := param.get_help_record(ctx):
                name, text = record
                is_shared = param.name == "help" or param in _shared().params
                rows = for_all if is_shared else arguments if _is_argument(param) else own
                rows.append((name, text if is_shared else text + _choices(param, ctx)))
        return [
            ("Arguments", arguments),
            ("Options", own),
            ("Options of every command", for_all),
        ]


def _is_argument(param: Any) -> bool:
    return bool(param.param_type_name == "argument")


def _choices(param: Any, ctx: Any) -> str:
    """What may be given, where that is not much: the same that the tab key offers."""
    if _is_argument(param) or not ctx.obj.is_ready():
        return ""
    words = [choice.value for choice in param.shell_complete(ctx, "")]
    return f" [{', '.join(words)}]" if 0 < len(words) <= _MOST_CHOICES else ""


class _Command(_Sharing, typer.core.TyperCommand):
    """A command."""


class OnDemand(_Sharing, typer.core.TyperGroup):
    """The commands; a module is imported when its command is called, or all for the help."""

    def list_commands(self, ctx: Any) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if cmd_name not in COMMANDS:
            return None
        alone = typer.Typer(rich_markup_mode=None, context_settings=CONTEXT, add_completion=False)
        module = import_module(f"dualcarbon.commands.{cmd_name}")
        alone.command(cmd_name, cls=_Command)(getattr(module, cmd_name))
        return typer.main.get_command(alone)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that the first word names. Raises Failure (wrong usage) for none."""
        if args[0] not in COMMANDS and not args[0].startswith("-"):
            raise _no_command(args)
        return super().resolve_command(ctx, args)

    def _parts(self, ctx: Any) -> list[tuple[str, list[Any]]]:
        commands = [(name, self.get_command(ctx, name)) for name in COMMANDS]
        summaries = [(name, command.get_short_help_str()) for name, command in commands]
        return [("Examples", list(_EXAMPLES)), ("Commands", summaries), *super()._parts(ctx)]


def _no_command(typed: list[str]) -> Failure:
    """That the first word is no command: the one that it is near to, or what knows all words."""
    # Imported here: it takes time, and only a slip of the hand needs it.
    from difflib import get_close_matches

    first, rest = shorten(typed[0], 40), [shorten(word, 40) for word in typed[1:]]
    near = get_close_matches(first.casefold(), COMMANDS, 1)
    meant = " ".join(("dualcarbon", near[0] if near else f"about {first}", *rest))
    message = Text(f"{first!r} is not a command", f"“{first}”不是命令")
    if near:
        hint = Text(f"did you mean: {meant}", f"是否想输入：{meant}")
    else:
        hint = Text(
            f"what is known of it: {meant}\nall commands: dualcarbon --help",
            f"查看与之相关的内容：{meant}\n全部命令：dualcarbon --help",
        )
    return Failure(message, hint, ExitCode.USAGE)


def misused(error: Any) -> Failure:
    """What the parser found wrong, as a failure that names the help of the command."""
    said = error.format_message().rstrip(".")
    said = said[:1].lower() + said[1:]
    command = error.ctx.command_path if error.ctx else "dualcarbon"
    hint = Text(f"how it is used: {command} --help", f"用法：{command} --help")
    return Failure(_worded(error, said), hint, ExitCode.USAGE)


def _worded(error: Any, said: str) -> Text:
    """What the parser `said`, in both languages where there are words of our own for it.

    Its own words of an option that there is not differ from version to version.
    """
    match type(error).__name__:
        case "NoSuchOption":
            near, near_zh = (mark.join(error.possibilities or ()) for mark in (" or ", "、"))
            return Text(
                f"no such option: {error.option_name}"
                + (f"; did you mean {near}?" if near else ""),
                f"没有选项 {error.option_name}" + (f"，是否想用 {near_zh}？" if near else ""),
            )
        case "MissingParameter":
            what = error.param.make_metavar(error.ctx) if error.param else ""
            return Text(said, f"缺少参数 {what}".strip())
        case "BadOptionUsage":
            return Text(said, f"选项 {error.option_name} 的用法不对")
    return Text(said, said)
