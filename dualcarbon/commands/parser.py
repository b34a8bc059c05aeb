"""The parser of the command line: commands that are read when they are called, shared options."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Any

import typer
import typer.core
import typer.main

from dualcarbon.commands.options import shared

CONTEXT = {"help_option_names": ["-h", "--help"]}
"""What holds for the help of every command."""

COMMANDS = (
    "about",
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


@cache
def _shared() -> Any:
    """The options of every command, as a command of their own that the parser has read."""
    alone = typer.Typer(rich_markup_mode=None, add_completion=False)
    alone.command()(shared)
    return typer.main.get_command(alone)


def _take(context: Any) -> None:
    """Hand the shared options over to the settings, so that no command sees them."""
    given = {option.name: context.params.pop(option.name) for option in _shared().params}
    context.obj.take(**_shared().callback(**given))


class _Command(typer.core.TyperCommand):
    """A command with the shared options behind its own."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.params += _shared().params

    def invoke(self, ctx: Any) -> Any:
        _take(ctx)
        return super().invoke(ctx)


class OnDemand(typer.core.TyperGroup):
    """The commands; a module is imported when its command is called, or all for the help."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.params += _shared().params

    def invoke(self, ctx: Any) -> Any:
        _take(ctx)
        return super().invoke(ctx)

    def list_commands(self, ctx: Any) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if cmd_name not in COMMANDS:
            return None
        alone = typer.Typer(rich_markup_mode=None, context_settings=CONTEXT, add_completion=False)
        module = import_module(f"dualcarbon.commands.{cmd_name}")
        alone.command(cmd_name, cls=_Command)(getattr(module, cmd_name))
        return typer.main.get_command(alone)
