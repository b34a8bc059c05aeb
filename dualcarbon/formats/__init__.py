"""Results as text to print: for a terminal, plain, as Markdown, and as data."""

from __future__ import annotations

from typing import Literal

Format = Literal["rich", "plain", "json", "csv", "markdown", "sarif"]

Color = Literal["always", "auto", "never"]
"""Whether what is drawn for people is coloured; data and Markdown never are."""

DATA: frozenset[Format] = frozenset({"json", "csv", "sarif"})
"""The formats that print records; the others print a page."""
