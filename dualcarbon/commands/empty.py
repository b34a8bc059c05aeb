"""What a command says that has nothing of a kind to show."""

from __future__ import annotations

from dualcarbon.commands.settings import Settings
from dualcarbon.errors import ExitCode, Failure
from dualcarbon.kinds import KINDS
from dualcarbon.text import Text


def nothing(section: str, settings: Settings) -> Failure:
    """The failure (nothing found) for a base that has, or as of a day had, none of a section."""
    kind = KINDS[section].word
    if settings.as_of:
        return Failure(
            Text(
                f"no {kind.en} was known on {settings.as_of}",
                f"截至 {settings.as_of} 尚无{kind.zh}",
            ),
            Text("choose a later day, or drop --as-of", "请选择更晚的日期，或去掉 --as-of"),
            ExitCode.NOT_FOUND,
        )
    return Failure(
        Text(f"this fact base has no {kind.en}", f"此事实库中没有{kind.zh}"),
        Text(f"add one under {section}", f"请在 {section} 下添加"),
        ExitCode.NOT_FOUND,
    )
