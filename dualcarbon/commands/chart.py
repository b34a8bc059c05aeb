"""`--chart FILE`, as every command has it whose answer can be drawn."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dualcarbon.commands.settings import Settings
from dualcarbon.errors import ExitCode, Failure
from dualcarbon.result import Record, Result, chart_of
from dualcarbon.text import Text, shorten
from dualcarbon.views.page import Prose

Chart = Annotated[
    Path | None,
    typer.Option(
        "--chart",
        metavar="FILE",
        help="Draw a chart: .svg, .png, .pdf, or .json for Vega-Lite.",
        readable=False,  # whether it can be written is told by who writes it
    ),
]

_FORMS = ("svg", "png", "pdf", "json")

_WRITTEN = Text("Chart: {}", "图表：{}")


def charted(result: Result, file: Path | None, settings: Settings) -> Result:
    """The chart of the result for the file that was named; without one the result as it is.

    Raises Failure where the file has another ending or the result no chart (wrong usage), or what
    draws it is not there.
    """
    if file is None:
        return result
    if settings.output or settings.format or settings.field:
        raise _has_a_file()
    form = file.suffix.lower().removeprefix(".")
    if form not in _FORMS:
        raise _without_form(file)
    content = _content(chart_of(result), form)
    settings.output = file
    told = Prose(_WRITTEN[settings.lang].format(file))
    return Result((told,), content={file.name: content})


def _content(chart: Record, form: str) -> bytes:
    """What is in the file."""
    # Imported here: few calls draw.
    if form == "json":
        from dualcarbon.formats.data import json_text

        return f"{json_text(chart)}\n".encode()
    from dualcarbon.charts.picture import drawn

    return drawn(chart, form)


def _without_form(file: Path) -> Failure:
    name = shorten(str(file))
    return Failure(
        Text(
            f"the ending of {name} says no kind of picture",
            f"从 {name} 的扩展名看不出图片格式",
        ),
        Text("name a .svg, .png, .pdf or .json", "请使用 .svg、.png、.pdf 或 .json"),
        ExitCode.USAGE,
    )


def _has_a_file() -> Failure:
    return Failure(
        Text(
            "--chart can't go with -o, --format or --field",
            "--chart 不能与 -o、--format、--field 同时使用",
        ),
        Text("--chart names its file itself: drop the other", "--chart 已指定文件，请去掉另一个"),
        ExitCode.USAGE,
    )
