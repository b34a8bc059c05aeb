"""Results as text to print: for a terminal, plain, as Markdown, and as data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

Format = Literal["rich", "plain", "json", "csv", "markdown", "html", "sarif", "vega-lite"]

Color = Literal["always", "auto", "never"]
"""Whether what is drawn for people is coloured; data and Markdown never are."""

BY_ENDING: Mapping[str, Format] = {
    ".txt": "plain",
    ".json": "json",
    ".csv": "csv",
    ".md": "markdown",
    ".html": "html",
    ".sarif": "sarif",
}
"""The format that the ending of a file's name asks for."""

DATA: frozenset[Format] = frozenset({"json", "csv", "sarif"})
"""The formats that print records; the others print a page."""
