"""The help of a command, in the language of the person and the width of the terminal."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from shutil import get_terminal_size
from typing import Any

from dualcarbon.formats.layout import flowed
from dualcarbon.text import Lang, Text, cells

Row = tuple[str, str]
"""A name, and what it is."""

EXAMPLES = (
    ("dualcarbon define carbon neutrality", "a term in English and Chinese"),
    ("dualcarbon stats wind capacity", "the figures, newest first"),
    ("dualcarbon targets 2030", "what is to be reached by then, and how it stands"),
    ("dualcarbon timeline 2021", "what happened in a year"),
    ("dualcarbon search has China peaked", "whatever holds these words"),
    ("dualcarbon quiz", "ten questions, each explained"),
)
EXAMPLES_ZH = (
    ("dualcarbon define 碳中和", "术语的中英文释义"),
    ("dualcarbon stats 风电装机", "数据，从新到旧"),
    ("dualcarbon targets 2030", "该年的目标及其进展"),
    ("dualcarbon timeline 2021", "该年发生的事"),
    ("dualcarbon search 中国碳排放达峰了吗", "按问句查找"),
    ("dualcarbon quiz", "十道题，每题附讲解"),
)

_USAGE = Text("Usage: ", "用法：")
_ARGUMENTS = Text("Arguments", "参数")
_OPTIONS = Text("Options", "选项")
_SHARED = Text("Options of every command", "各命令通用的选项")
_EXAMPLES = Text("Examples", "示例")
_COMMANDS = Text("Commands", "命令")
_FAULTS = Text(
    "Report a wrong fact, or a fault of the program, where you have it from, with the command and "
    "what 'dualcarbon --version' prints.",
    "如发现内容有误或程序故障，请在获取本程序之处报告，附上所用命令及 "
    "dualcarbon --version 的输出。",
)

_WIDEST_NAME, _MARGIN = 36, 4
"""Columns of an option or an example beside which the help says what it is: at most, and less than
half of the width."""

_NARROWEST = 30
"""Columns of a help in the narrowest window."""

_MOST_CHOICES = 30
"""Of more than so many the help lists none."""


def help_text(command: Any, ctx: Any, shared: Iterable[Any], commands: Iterable[Any] = ()) -> str:
    """The help of a command that has the `shared` options too, or of all `commands`."""
    lang: Lang = ctx.obj.lang
    width = max(get_terminal_size().columns - 2, _NARROWEST)
    usage = " ".join([ctx.command_path, *command.collect_usage_pieces(ctx)])
    lines = [*_flowed(_USAGE[lang] + _metavar(usage, lang), width), ""]
    for paragraph in (command.help or "").split("\n\n"):
        lines += [*_flowed(_said(paragraph, lang), width, indent=2), ""]
    for title, rows in parts(command, ctx, list(shared), list(commands), lang):
        if rows:
            lines += [f"{title}：" if lang == "zh" else f"{title}:", *_laid(rows, width), ""]
    return "\n".join([*lines, *_flowed(_FAULTS[lang], width)])


def summary(command: Any, lang: Lang) -> str:
    """What a command does, in whole sentences."""
    return _said((command.help or "").split("\n\n", 1)[0], lang)


def parts(
    command: Any, ctx: Any, shared: list[Any], commands: list[Any], lang: Lang
) -> Iterator[tuple[str, list[Row]]]:
    """The parts of the help below what the command does, each with its rows."""
    if commands and ctx.parent is None:
        yield _EXAMPLES[lang], list(EXAMPLES_ZH if lang == "zh" else EXAMPLES)
    if commands:
        yield _COMMANDS[lang], [(one.name, summary(one, lang)) for one in commands]
    own, arguments, for_all = list[Row](), list[Row](), list[Row]()
    for param in command.get_params(ctx):
        if record := param.get_help_record(ctx):
            is_shared = param.name == "help" or param in shared
            rows = for_all if is_shared else arguments if _is_argument(param) else own
            name, text = _record(param, record, lang)
            is_told = is_shared or "|" in name
            rows.append((name, text if is_told else text + _choices(param, ctx, lang)))
    yield _ARGUMENTS[lang], arguments
    yield _OPTIONS[lang], own
    yield _SHARED[lang], for_all


def _record(param: Any, record: Row, lang: Lang) -> Row:
    """What the parser says of an argument or option, in that language."""
    name, text = record
    said = getattr(param, "help", None) or ""
    # Behind the help stands what is there by default and how far a number goes.
    more = text.removeprefix(said) if text.startswith(said) else ""
    return _metavar(name, lang), _said(said, lang) + _metavar(more, lang)


def _said(text: str, lang: Lang) -> str:
    text = " ".join(text.split())
    if lang == "en":
        return text
    # Imported here: only a help in Chinese needs it.
    from dualcarbon.commands.chinese import chinese

    return chinese(text)


def ranged(text: str) -> str:
    """What the parser says of a range, in words."""
    return re.sub(r"(\d+)<=x<=(\d+)", r"\1 to \2", text)


def _metavar(text: str, lang: Lang) -> str:
    """What the parser writes for a value, or in brackets behind a help, as people write it."""
    if lang == "en":
        text = re.sub(r"<int( range)?>|INTEGER( RANGE)?", "N", text).replace("<str>", "TEXT")
        return ranged(text)
    from dualcarbon.commands.chinese import words_in_chinese

    return words_in_chinese(text)


def _is_argument(param: Any) -> bool:
    return bool(param.param_type_name == "argument")


def _choices(param: Any, ctx: Any, lang: Lang) -> str:
    """What may be given, where that is not much: the same that the tab key offers.

    In Chinese by the Chinese names, which may be given too.
    """
    if _is_argument(param) or not ctx.obj.is_ready():
        return ""
    choices = param.shell_complete(ctx, "")
    if not 0 < len(choices) <= _MOST_CHOICES:
        return ""
    if lang == "zh":
        words = [choice.help or choice.value for choice in choices]
        return f"〔{'、'.join(words)}〕"
    return f" [{', '.join(choice.value for choice in choices)}]"


def _flowed(text: str, width: int, indent: int = 0) -> list[str]:
    """A paragraph in lines of that width."""
    lines = flowed(text, "plain", width - indent)
    return [" " * indent + "".join(span.text for span in line) for line in lines]


def _laid(rows: Iterable[Row], width: int) -> Iterator[str]:
    """Names, and what they are beside them, or below where a name is too long for that."""
    rows = list(rows)
    widest = min(max(cells(name) for name, _ in rows), _WIDEST_NAME, width // 2 - _MARGIN)
    beside = " " * (widest + 4)
    for name, text in rows:
        first, *rest = _flowed(re.sub("  +", " ", text), max(width - len(beside), 1)) or [""]
        if cells(name) > widest:
            yield f"  {name}"
            yield f"{beside}{first}"
        else:
            yield f"  {name}{' ' * (widest - cells(name))}  {first}".rstrip()
        yield from (f"{beside}{line}" for line in rest)
