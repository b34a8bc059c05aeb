"""What a result looks like where it goes: the format, the width, the colours, the pager."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Protocol

from dualcarbon import __version__, streams, system
from dualcarbon.commands.settings import Settings
from dualcarbon.errors import ExitCode, Failure, reason
from dualcarbon.formats import BY_ENDING, Format
from dualcarbon.result import Result, chart_of
from dualcarbon.text import Text, cells, visible
from dualcarbon.views.page import Page

_SMALLEST_WIDTH = 20


class Write(Protocol):
    """What takes a text; as UTF-8 where it is `portable`."""

    def __call__(self, text: str, *, portable: bool = False) -> None:
        """Write it."""


def show(result: Result, settings: Settings) -> None:
    """Print the result, or write it to the file that was named."""
    if result.content is not None and not settings.field:
        _hand_over(result.content, result.page, settings)
        return
    files = {file: _in_file(other, file, settings) for file, other in (result.beside or {}).items()}
    if settings.file:
        files[settings.file] = _in_file(result, settings.file, settings)
    if files:
        settings.save(files)
    if settings.file is None:
        _show(result, settings, write)


def _in_file(result: Result, file: Path, settings: Settings) -> bytes:
    """The result as it stands in that file, in the format that its name asks for."""
    written: list[str] = []
    format = BY_ENDING.get(file.suffix.lower(), settings.format)
    if file == settings.file:
        format = settings.format
    there = replace(settings, output=file, format=format)
    _show(result, there, lambda text, **_: written.append(text))
    return "".join(written).encode()


def _hand_over(content: Mapping[str, bytes], page: Page, settings: Settings) -> None:
    """Write files as they are: one to standard output or the file named, several to a folder.

    Several become a ZIP where the name ends so. What is written to a file is told of.
    """
    file = settings.file
    if file is None:
        if len(content) > 1 or streams.at_terminal():
            raise _needs_a_file(content)
        write_bytes(*content.values())
        return
    if file.suffix.lower() == ".zip" and list(content) != [file.name]:
        settings.save({file: _zipped(content)})
    elif len(content) == 1:
        settings.save({file: next(iter(content.values()))})
    else:
        if _is_like_a_file(file):
            raise _needs_a_file(content)
        _make_folder(file)
        settings.save({file / name: data for name, data in content.items()})
    if not settings.quiet:
        write(drawn_page(page, settings))


def _make_folder(folder: Path) -> None:
    # Imported here: few results are files.
    from dualcarbon.saving import make_folder

    make_folder(folder)


def _is_like_a_file(place: Path) -> bool:
    """Whether a name that is to be a folder ends as that of a file: facts.xlsx, not facts.v2."""
    return place.suffix[1:].isalpha() and not place.is_dir()


def _needs_a_file(content: Mapping[str, bytes]) -> Failure:
    several = len(content) > 1
    return Failure(
        Text(
            "these are several files" if several else "this is a file, not a text to read",
            "结果是多个文件" if several else "结果是文件，不便在终端显示",
        ),
        Text(
            "say where to: -o FOLDER, or -o FILE.zip" if several else "say where to: -o FILE",
            "请指定位置：-o 文件夹，或 -o 文件.zip" if several else "请指定位置：-o 文件",
        ),
        ExitCode.USAGE,
    )


def _zipped(content: Mapping[str, bytes]) -> bytes:
    """The files in a ZIP, the same bytes for the same content."""
    # Imported here: few results are files.
    import io
    import zipfile

    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in content.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _show(result: Result, settings: Settings, write: Write) -> None:
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
        case "vega-lite":
            from dualcarbon.formats.data import json_text

            write(json_text(chart_of(result)) + "\n", portable=True)
        case _:
            _show_pages(result, settings, write)


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


def _show_pages(result: Result, settings: Settings, write: Write) -> None:
    pager = _pager(settings) if result.paged else ()
    first = result.page if result.portable else settings.dated(result.page)
    pages: Iterator[Page] = filter(None, chain([first], result.pages))
    if settings.format == "html":  # one file, whatever it is made of
        pages = iter([tuple(chain.from_iterable(pages))])
    drawn = (drawn_page(page, settings, pager) for page in pages)
    if pager:
        # Imported here: nothing is paged but what is drawn in a terminal.
        from dualcarbon.pager import show as show_paged

        show_paged(drawn, pager, _fits, write)
        return
    portable = result.portable or settings.format in ("markdown", "html")
    for text in drawn:
        write(text, portable=portable and not _at_terminal(settings))


def drawn_page(page: Page, settings: Settings, pager: tuple[str, ...] = ()) -> str:
    """The page for a person: drawn in a terminal, as plain lines elsewhere.

    No character of it acts on the terminal but what paints it, whatever the base holds. `pager` is
    what it may go through.
    """
    if settings.format == "markdown":
        from dualcarbon.formats.markdown import markdown

        return visible(markdown(page))
    if settings.format == "html":
        from dualcarbon.formats.html import html

        return visible(html(page, settings.lang, sources=settings.sources))
    at_terminal = _at_terminal(settings)
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


def _at_terminal(settings: Settings) -> bool:
    """Whether a person sees at a terminal what is shown."""
    return settings.file is None and streams.at_terminal()


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
    at_terminal = _at_terminal(settings)
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


def write_bytes(data: bytes) -> None:
    """Write to standard output as it is. Raises as `write` does."""
    try:
        streams.write_bytes(data)
    except OSError as error:
        raise unwritable(error) from error


def unwritable(error: OSError) -> Failure:
    """What to tell where the output can't be written."""
    return Failure(
        Text(f"cannot write the output: {reason(error).en}", f"无法写出结果：{reason(error).zh}"),
        Text("free some space or write elsewhere", "请腾出空间或写到别处"),
    )
