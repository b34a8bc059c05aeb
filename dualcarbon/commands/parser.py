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
    "changes",
    "plan",
    "quiz",
    "progress",
    "list",
    "cite",
    "export",
    "random",
    "proofread",
    "check",
)
"""The commands, most used first, each in the module and the function of its name."""

UNLISTED = ("cache",)
"""What is needed once, when the program is removed, and stands in no list of commands."""

EXPORTS = ("data", "terms", "quiz")
"""What `export` is asked for: `data` in the module and the function `export_data`."""


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
        """The help in the language of the person and the width of the terminal."""
        # Imported here: who runs a command reads no help.
        from dualcarbon.commands.help import help_text

        return help_text(self, ctx, _shared().params, self._commands(ctx))

    def _commands(self, ctx: Any) -> list[Any]:
        """The commands of a group; none of a command."""
        return []


class _Command(_Sharing, typer.core.TyperCommand):
    """A command."""


class OnDemand(_Sharing, typer.core.TyperGroup):
    """The commands; a module is imported when its command is called, or all for the help."""

    names: tuple[str, ...] = COMMANDS
    unlisted: tuple[str, ...] = UNLISTED
    module = "dualcarbon.commands."
    """What the names of the modules begin with."""

    def list_commands(self, ctx: Any) -> list[str]:
        return list(self.names)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if cmd_name not in (*self.names, *self.unlisted):
            return None
        alone = typer.Typer(rich_markup_mode=None, context_settings=CONTEXT, add_completion=False)
        module = import_module(self.module + cmd_name)
        function = getattr(module, module.__name__.rpartition(".")[2])
        if cmd_name == "export":
            alone.callback(cls=_Exports)(function)
        else:
            alone.command(cmd_name, cls=_Command)(function)
        command = typer.main.get_command(alone)
        command.name = cmd_name
        return command

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that the first word names. Raises Failure (wrong usage) for none."""
        if args[0] not in (*self.names, *self.unlisted) and not args[0].startswith("-"):
            raise self._no_command(args)
        return super().resolve_command(ctx, args)

    def _no_command(self, typed: list[str]) -> Failure:
        return _no_command(typed)

    def _commands(self, ctx: Any) -> list[Any]:
        return [self.get_command(ctx, name) for name in self.names]


class _Exports(OnDemand):
    """What `export` can be asked for, each a command."""

    names = EXPORTS
    unlisted = ()
    module = "dualcarbon.commands.export_"

    def _no_command(self, typed: list[str]) -> Failure:
        return _nothing_to_export(typed[0])


def _no_command(typed: list[str]) -> Failure:
    """That the first word is no command: the one that it is near to, or what knows all words."""
    # Imported here: it takes time, and only a slip of the hand needs it.
    from difflib import get_close_matches

    first, rest = shorten(typed[0], 40), [shorten(word, 40) for word in typed[1:]]
    near = get_close_matches(first.casefold(), COMMANDS, 1)
    meant = " ".join(("dualcarbon", near[0] if near else f"about {first}", *rest))
    if first == "help":
        near, meant = [first], " ".join(("dualcarbon", *rest, "--help"))
    message = Text(f"{first!r} is not a command", f"“{first}”不是命令")
    if near:
        hint = Text(f"did you mean: {meant}", f"是否想输入：{meant}")
    else:
        hint = Text(
            f"what is known of it: {meant}\nall commands: dualcarbon --help",
            f"查看与之相关的内容：{meant}\n全部命令：dualcarbon --help",
        )
    return Failure(message, hint, ExitCode.USAGE)


def _nothing_to_export(typed: str) -> Failure:
    """That the word after `export` is none of those that there are."""
    ways, first = [f"dualcarbon export {name}" for name in EXPORTS], repr(shorten(typed, 40))
    return Failure(
        Text(f"{first} is nothing that can be exported", f"{first} 不能导出"),
        Text(f"choose one: {', '.join(ways)}", f"请选择：{'、'.join(ways)}"),
        ExitCode.USAGE,
    )


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
    # Imported here: only a slip needs its Chinese, and a range in words.
    from dualcarbon.commands.chinese import slip
    from dualcarbon.commands.help import ranged

    param = getattr(error, "param", None)
    name = getattr(error, "param_hint", None) or (param and param.opts[-1]) or ""
    where = f"{name} 的值有误：" if type(error).__name__ == "BadParameter" and name else ""
    return Text(ranged(said), where.replace("'", "") + slip(error.message))
