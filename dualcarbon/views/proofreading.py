"""What was found in a draft, a line each, with what is right and where that stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dualcarbon.kinds import KINDS
from dualcarbon.model.entries import Document, Facts, Statistic, Target, Term
from dualcarbon.model.parts import Citation
from dualcarbon.proofread.findings import Kind, Slip
from dualcarbon.reading.findings import on_a_line
from dualcarbon.text import NO_TEXT, Lang, Text, shorten
from dualcarbon.views.page import Page, Prose, Verbatim


class Origin(NamedTuple):
    """Where what is right stands: a document or source, and its address."""

    title: Text = NO_TEXT
    url: str = ""


class Remark(NamedTuple):
    """A slip at its place in a file: from line and column up to, but not with, the end."""

    file: str
    line: int
    column: int
    end_line: int
    end_column: int
    found: str
    slip: Slip

    def message(self, facts: Facts) -> Text:
        """What stands there, what would be right, and by which entry and source."""
        found, right = _short(self.found), _short(self.slip.right[self.slip.lang])
        why, of = self.slip.why, self._of(facts)
        return Text(
            _sentence(f"“{found}” should be “{right}”", why["en"], of.en, ". "),
            _sentence(f"“{found}”应为“{right}”", why["zh"], of.zh, "。"),
        )

    def _of(self, facts: Facts) -> Text:
        """The name of the entry, its source and the command that opens it."""
        section, _, id = self.slip.entry.partition(".")
        if not id:
            return NO_TEXT
        name, source = getattr(facts, section)[id].name, self.source(facts).title
        command = KINDS[section].command(id)
        own = source.en == name.en and source.zh == name.zh
        sides = [
            [name[lang], *([] if own or not source else [source[lang]]), command] for lang in _LANGS
        ]
        return Text("; ".join(sides[0]), "；".join(sides[1]))

    def source(self, facts: Facts) -> Origin:
        """Where the entry has it from; nothing where the slip has no entry."""
        section, _, id = self.slip.entry.partition(".")
        return _origin(getattr(facts, section)[id], facts) if id else Origin()


_LONGEST = 80
"""Characters of a draft, or of what would be right, that a line quotes."""
_LANGS: tuple[Lang, Lang] = ("en", "zh")


def _short(text: str) -> str:
    return shorten(" ".join(text.split()), _LONGEST)


def _sentence(said: str, why: str, of: str, end: str) -> str:
    parts = [said, why.rstrip(".。")] if why else [said]
    return end.join(parts) + (f" ({of})" if of and end == ". " else f"（{of}）" if of else "")


def _origin(entry: Term | Document | Target | Statistic, facts: Facts) -> Origin:
    """The document that sets a target, or the first source of anything else."""
    if isinstance(entry, Document):
        return Origin(entry.name, entry.url)
    if isinstance(entry, Target) and entry.document in facts.documents:
        document = facts.documents[entry.document]
        return Origin(document.name, document.url or _url(entry.sources, facts))
    citations = entry.sources
    if isinstance(entry, Statistic) and entry.points:
        citations = entry.series[-1].sources or citations
    if not citations or citations[0].source not in facts.sources:
        return Origin()
    source = facts.sources[citations[0].source]
    return Origin(source.title, source.url)


def _url(citations: Sequence[Citation], facts: Facts) -> str:
    sources = (facts.sources.get(citation.source) for citation in citations)
    return next((source.url for source in sources if source and source.url), "")


def remarks_page(files: Sequence[str], remarks: Sequence[Remark], facts: Facts, lang: Lang) -> Page:
    """What was found, in order of place, then how much it is."""
    lines = [
        on_a_line(f"{one.file}:{one.line}:{one.column} {one.slip.code} {one.message(facts)[lang]}")
        for one in remarks
    ]
    named = on_a_line(Text(", ".join(files), "、".join(files))[lang])
    count = len(remarks)
    found = Text(f"{count} finding{'s' * (count != 1)}", f"{count} 处")
    said = found if count else Text("nothing found", "未发现问题")
    lines.append(Text(f"{named}: {said.en}", f"{named}：{said.zh}")[lang])
    return (Verbatim("\n".join(lines)),)


def kind_page(code: str, kind: Kind, lang: Lang) -> Page:
    """What a code means, with a slip and what would be right."""
    return (
        Prose(f"{code}: {kind.meaning[lang]}"),
        Prose(_EXAMPLE[lang], "muted"),
        Verbatim(f"{kind.wrong[lang]}\n→ {kind.right[lang]}"),
    )


_EXAMPLE = Text("For example:", "例如：")
