"""The options that every command shares, which stand before or after its name alike."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from dualcarbon.formats import Color, Format
from dualcarbon.text import Lang


def shared(
    lang: Annotated[
        Lang | None, typer.Option("--lang", help="Language of content, labels and messages.")
    ] = None,
    format: Annotated[
        Format | None,
        typer.Option("--format", help="How to print; rich in a terminal, plain elsewhere."),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="The same as --format json.")] = False,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE",
            help="Write to this file; its ending says in which format.",
            readable=False,  # whether it can be written is told by who writes it
        ),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Replace files that are there already.")
    ] = False,
    field: Annotated[
        str | None,
        typer.Option(
            "--field", metavar="NAME", help="Print this key of the JSON alone, bare, a line each."
        ),
    ] = None,
    sources: Annotated[
        bool, typer.Option("--sources", help="List every source, with its address.")
    ] = False,
    no_pager: Annotated[
        bool, typer.Option("--no-pager", help="Print all at once, however long it is.")
    ] = False,
    as_of: Annotated[
        str | None,
        typer.Option(
            "--as-of", metavar="DATE", help="Only what was known and official on that day."
        ),
    ] = None,
    facts: Annotated[
        list[Path] | None,
        typer.Option(
            "--facts",
            metavar="FILE",
            help="Use this fact base; - is standard input, 'packaged' the bundled one. Repeatable.",
            readable=False,  # whether it can be read is told by who reads it
        ),
    ] = None,
    color: Annotated[
        Color | None,
        typer.Option("--color", help="Whether to colour; auto colours in a terminal."),
    ] = None,
    plain: Annotated[
        bool, typer.Option("--plain", help="Plain lines: no colour, no boxes; for screen readers.")
    ] = False,
    quiet: Annotated[
        bool, typer.Option("-q", "--quiet", help="No notices, only results and errors.")
    ] = False,
    verbose: Annotated[bool, typer.Option("--verbose", help="Also show harmless notices.")] = False,
    debug: Annotated[
        bool, typer.Option("--debug", help="Show where an internal error comes from.")
    ] = False,
) -> dict[str, Any]:
    """The shared options as they were given, by the names that `Settings.take` has for them."""
    return {
        "lang": lang,
        "format": "json" if json else format,
        "output": output,
        "force": force,
        "field": field,
        "plain": plain,
        "color": color,
        "sources": sources,
        "no_pager": no_pager,
        "facts": facts,
        "as_of": as_of,
        "quiet": quiet,
        "verbose": verbose,
        "debug": debug,
    }
