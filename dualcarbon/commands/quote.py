"""What `--quote` prints, the same on every command that has it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from dualcarbon.commands.settings import Settings
from dualcarbon.errors import ExitCode, Failure
from dualcarbon.model.entries import Facts
from dualcarbon.result import Record, Result
from dualcarbon.text import Text
from dualcarbon.views.page import Page

if TYPE_CHECKING:
    from dualcarbon.writing.quotes import Quotable


def quoted(entries: Sequence[Quotable], facts: Facts, settings: Settings) -> Result:
    """The entries as sentences, the same bytes in every file."""
    page = quoted_page(entries, facts, settings)
    return Result(page, quoted_records(entries, facts, settings), portable=True)


def quoted_page(entries: Iterable[Quotable], facts: Facts, settings: Settings) -> Page:
    """The sentences in the language in use; in Markdown a paragraph each."""
    # Imported here, as below: few calls quote.
    from dualcarbon.views.quotes import quotes_page

    whole = settings.format != "markdown"
    return quotes_page(entries, facts, settings.day, settings.lang, whole=whole)


def quoted_records(
    entries: Iterable[Quotable], facts: Facts, settings: Settings
) -> Iterator[Record]:
    """The sentences in both languages, with the ids of the entries."""
    from dualcarbon.writing.quotes import quote

    for entry in entries:
        text = quote(entry, facts, settings.day)
        yield {"id": entry.id, "quote": text.en, "quote_zh": text.zh}


def not_beside(option: str) -> Failure:
    """The failure (wrong usage) where --quote stands beside an option that shows something else."""
    return Failure(
        Text(f"--quote and {option} can't go together", f"--quote 与 {option} 不能同时使用"),
        Text("drop one of them", "请去掉其中一个"),
        ExitCode.USAGE,
    )
