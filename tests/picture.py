"""Draw the README's picture: `python tests/picture.py`, in the project's virtual environment."""

from __future__ import annotations

import html
import io
import re
from pathlib import Path

from rich.console import Console
from rich.text import Text

from dualcarbon.base import Base
from dualcarbon.formats.terminal import Pen, terminal
from dualcarbon.reading.files import packaged_file
from dualcarbon.text import cells
from dualcarbon.views.page import Page, Prose
from dualcarbon.views.statistics import statistic_page
from dualcarbon.views.terms import term_page

PICTURE = Path(__file__).parent.parent / "docs" / "dualcarbon.svg"
WIDTH = 92
_COLUMN = 12.2
"""Units of the picture that Rich gives a column."""


def picture() -> str:
    """A terminal in which two commands were typed, as SVG."""
    base = Base.open(packaged_file())
    term = term_page([base.facts.terms["carbon-footprint"]], base.facts, "en")
    statistic = statistic_page([base.facts.statistics["new-type-storage-power"]], base.facts, "en")
    console = Console(
        file=io.StringIO(), width=WIDTH, record=True, force_terminal=True,
        color_system="truecolor", markup=False, emoji=False, highlight=False,
    )  # fmt: skip
    pen = Pen(paint=True, links=False)
    for command, page in (
        ("define 碳足迹", term),
        ("stats new-type energy storage power", statistic),
    ):
        typed: Page = (Prose(f"$ dualcarbon {command}", "strong"),)
        drawn = terminal((*typed, *page), WIDTH, pen)
        console.print(Text.from_ansi(drawn), soft_wrap=True)
        console.print()
    drawn = console.export_svg(title="dualcarbon", unique_id="dualcarbon")
    return re.sub(r'textLength="[^"]*"([^>]*)>([^<]*)', _wide, drawn)


def _wide(text: re.Match[str]) -> str:
    """A text as long as its columns: Rich counts a Chinese character as one and squeezes them."""
    return f'textLength="{cells(html.unescape(text[2])) * _COLUMN:g}"{text[1]}>{text[2]}'


if __name__ == "__main__":
    PICTURE.write_text(picture(), encoding="utf-8")
