"""What a result looks like where it goes: the format, the width, the colours, the pager."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import chain

from dualcarbon import __version__, streams, system
from dualcarbon.commands.settings import Settings
from dualcarbon.errors import ExitCode, Failure, reason
from dualcarbon.formats import Format
from dualcarbon.result import Result
from dualcarbon.text import Text, cells, visible
from dualcarbon.views.page import Page

_SMALLEST_WIDTH = 20


def show(result: Result, settings: Settings) -> None:
    """Print the result."""
    if settings.field:
        from dualcarbon.formats.data import as_field

        write(as_field(result, settings.field), portable=True)
        return
    match settings.format:
        case "json" if result.records is not None:
            from dualcarbon.formats.data import as_json

            edition = result.edition or settings.edition()
            about = {
                "version": __version__,
                "data": edition.updated,
                "searched": edition.searched or None,
                "sha256": edition.sha256,
                "licence": edition.licence or None,
            }
            write(as_json(result.records, about), portable=True)
        case "csv" if result.records is not None:
            from dualcarbon.formats.data import as_csv

            rows = result.records if result.rows is None else result.rows
            licence = (result.edition or settings.edition()).licence
            write(as_csv(rows, licence), portable=True)
        case "sarif":
            write(_sarif(result, settings), portable=True)
        case _:
            _show_pages(result, settings)


def _sarif(result: Result, settings: Settings) -> str:
    """The result as SARIF. Raises Failure (wrong usage) where it has no findings in files."""
    from dualcarbon.formats.sarif import as_sarif

    if result.rules is None:
        raise Failure(
            Text("sarif is for findings in files", "sarif 只用于文件中的问题"),
            Text("check and proofread have it", "check 和 proofread 可用此格式"),
            ExitCode.USAGE,
        )
    return as_sarif(result.records or (), result.rules, __version__, settings.lang)


def _show_pages(result: Result, settings: Settings) -> None:
    pager = _pager(settings) if result.paged else ()
    first = result.page if result.portable else settings.dated(result.page)
    pages = filter(None, chain([first], result.pages))
    drawn = (drawn_page(page, settings, pager) for page in pages)
    if pager:
        # Imported here: nothing is paged but what is drawn in a terminal.
        from dualcarbon.pager import show as show_paged

        show_paged(drawn, pager, _fits, write)
        return
    portable = result.portable or settings.format == "markdown"
    for text in drawn:
        write(text, portable=portable and not streams.at_terminal())


def drawn_page(page: Page, settings: Settings, pager: tuple[str, ...] = ()) -> str:
    """The page for a person: drawn in a terminal, as plain lines elsewhere.

    No character of it acts on the terminal but what paints it, whatever the base holds. `pager` is
    what it may go through.
    """
    if settings.format == "markdown":
        from dualcarbon.formats.markdown import markdown

        return visible(markdown(page))
    at_terminal = streams.at_terminal()
    colours = _colours(settings, at_terminal=at_terminal)
    width = streams.terminal_width() if at_terminal or colours else None
    width = width and max(width, _SMALLEST_WIDTH)
    if _format(settings, at_terminal=at_terminal, colours=colours) != "rich":
        from dualcarbon.formats.plain import plain

        return visible(plain(page, width, sources=settings.sources))
    # Imported here: what is not drawn should not wait for it.
    from dualcarbon.formats.terminal import Pen, terminal
    from dualcarbon.pager import carries_links

    pen = Pen(paint=colours, links=at_terminal and carries_links(pager))
    return terminal(page, width, pen, sources=settings.sources)


def _format(settings: Settings, *, at_terminal: bool, colours: bool) -> Format:
    if settings.format:
        return settings.format
    accessible = os.environ.get("ACCESSIBLE", "") not in ("", "0")
    simple = settings.plain or accessible or os.environ.get("TERM") in ("dumb", "unknown")
    drawn = at_terminal and system.shows_escapes(os.environ)
    return "rich" if (drawn or colours) and not simple else "plain"


def _colours(settings: Settings, *, at_terminal: bool) -> bool:
    """Whether to colour: as `--color` says, or `NO_COLOR`, or `FORCE_COLOR`, in that order."""
    if settings.color in ("always", "never"):
        return settings.color == "always"
    if os.environ.get("NO_COLOR"):
        return False
    return at_terminal or os.environ.get("FORCE_COLOR", "") not in ("", "0")


def _pager(settings: Settings) -> tuple[str, ...]:
    """The pager for what is drawn in a terminal; none where nothing is drawn, or none is wanted."""
    at_terminal = streams.at_terminal()
    colours = _colours(settings, at_terminal=at_terminal)
    drawn = _format(settings, at_terminal=at_terminal, colours=colours) == "rich"
    if settings.no_pager or not (at_terminal and drawn):
        return ()
    from dualcarbon.pager import chosen

    return chosen(os.environ)


def _fits(text: str) -> bool:
    """Whether the text and the prompt below it fit on the screen."""
    # Imported here: only what may be paged is measured.
    from shutil import get_terminal_size

    size = get_terminal_size()
    return sum(_rows(text, max(size.columns, 1))) < size.lines


def _rows(text: str, width: int) -> Iterator[int]:
    """The rows that each line of a drawn text takes."""
    # Imported here: only what is drawn has escape sequences.
    import re

    for line in re.sub(r"\x1b(\[[0-9;]*m|\]8;[^\x1b]*\x1b\\)", "", text).splitlines():
        yield max(-(-cells(line) // width), 1)


def write(text: str, *, portable: bool = False) -> None:
    """Write to standard output at once; as UTF-8 where it is `portable`.

    Raises ReaderGone where nobody reads any more, and Failure where it can't be done otherwise.
    """
    try:
        streams.write(text, portable=portable)
    except OSError as error:
        raise unwritable(error) from error


def unwritable(error: OSError) -> Failure:
    """What to tell where the output can't be written."""
    return Failure(
        Text(f"cannot write the output: {reason(error).en}", f"无法写出结果：{reason(error).zh}"),
        Text("free some space or write elsewhere", "请腾出空间或写到别处"),
    )
