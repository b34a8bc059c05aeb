"""Entries as sentences to paste, a paragraph each."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from dualcarbon.model.entries import Facts
from dualcarbon.text import Lang
from dualcarbon.views.page import Page, Prose, Verbatim
from dualcarbon.writing.quotes import Quotable, quote


def quotes_page(
    entries: Iterable[Quotable], facts: Facts, day: date, lang: Lang, *, whole: bool = True
) -> Page:
    """The sentences of the entries; `whole` ones go into no line that is cut or wrapped."""
    sentences = [quote(entry, facts, day)[lang] for entry in entries]
    return (Verbatim("\n\n".join(sentences)),) if whole else tuple(map(Prose, sentences))
