"""`dualcarbon cache`: where compiled copies and answers lie, and the copies removed."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from dualcarbon.commands.settings import Settings
from dualcarbon.result import Edition, Result
from dualcarbon.store.copy import clear, kept
from dualcarbon.text import Text
from dualcarbon.views.page import Prose


def cache(
    context: typer.Context,
    action: Annotated[
        Literal["clear"] | None,
        typer.Argument(
            metavar="[clear]", help="Remove the compiled copies. None: say where they are."
        ),
    ] = None,
) -> Result:
    """Say where compiled copies of fact bases lie, and how large they are, or remove them.

    They are made anew when they are needed: dualcarbon cache clear
    """
    settings: Settings = context.obj
    folder, answers = settings.folder("cache"), settings.data
    removed = size = 0
    if folder and action == "clear":
        removed = clear(folder)
    elif folder:
        size = sum(file.stat().st_size for file in kept(folder))
    outcome = _outcome(folder, removed if action else size, is_clear=action is not None)
    page = (
        Prose(outcome[settings.lang]),
        Prose(_answers(answers)[settings.lang], close=True),
    )
    row = {
        "folder": str(folder) if folder else None,
        "bytes": size,
        "removed": removed,
        "answers": str(answers) if answers else None,
    }
    # The edition of the base is not told: to know it a copy would be made.
    return Result(page, [row], edition=Edition())


def _outcome(folder: Path | None, size: int, *, is_clear: bool) -> Text:
    if is_clear:
        return Text(
            f"Removed {size:,} bytes of compiled copies from {folder}.",
            f"已从 {folder} 删除编译结果 {size:,} 字节。",
        )
    return Text(
        f"{size:,} bytes of compiled copies in {folder}; to remove them: dualcarbon cache clear",
        f"{folder} 中有编译结果 {size:,} 字节；删除：dualcarbon cache clear",
    )


def _answers(folder: Path | None) -> Text:
    return Text(
        f"Your answers are in {folder}; to remove them: dualcarbon progress reset",
        f"答题记录在 {folder}；删除：dualcarbon progress reset",
    )
