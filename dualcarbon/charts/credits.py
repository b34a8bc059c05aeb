"""What a chart says of its facts: who published them, on what terms, of which day they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, get_args

from dualcarbon.model.dates import PartialDate
from dualcarbon.model.entries import Document, Entry, Facts, Source, Statistic
from dualcarbon.model.parts import Citation
from dualcarbon.model.vocab import Tier
from dualcarbon.text import Lang, Text
from dualcarbon.views import words

_MOST = 6
"""Publishers that are named; the others are counted."""

_SOURCES = Text("Source", "资料来源")
_MORE = Text("{} others", "另{}家")
_NEWEST = Text("Newest figure", "最新数据来源")
_RECKONED = Text(
    "The newest figure is worked out from what its sources print.", "最新数据由来源所载数字推算。"
)
_BASE = Text("Compiled by dualcarbon, data as of {}", "dualcarbon 整理，数据截至{}")
_AS_OF = Text("as known on {}", "按{}时所知")

_TIERS = get_args(Tier)


def sources_line(cited: Iterable[Sequence[Citation]], facts: Facts, lang: Lang) -> str:
    """Who published the facts, with terms of their own where there are any.

    `cited` has for each fact its sources, of which the nearest to the fact counts; who published
    most comes first.
    """
    counts = Counter(_publisher(_nearest(each, facts), facts, lang) for each in cited if each)
    names = [name for name, _ in counts.most_common()]
    more = len(names) - _MOST
    told = names if more <= 1 else [*names[:_MOST], _MORE[lang].format(more)]
    return words.labelled(_SOURCES[lang], ("；" if lang == "zh" else "; ").join(told), lang)


def newest_line(statistic: Statistic, facts: Facts, lang: Lang) -> str:
    """The document or page that has the newest figure, with its date; or that none has it."""
    newest = statistic.series[-1]
    if newest.worked_out or statistic.formula:
        return _RECKONED[lang]
    citation = _nearest(newest.sources or statistic.sources, facts)
    source, document = facts.sources[citation.source], _document(citation, facts)
    title = document.name[lang] if document else source.title[lang]
    when = document.date if document else source.date
    parts = (title, when.written(lang) if when else words.UNDATED[lang])
    return words.labelled(_NEWEST[lang], words.clauses(parts, lang), lang)


def base_line(facts: Facts, as_of: date | None, lang: Lang) -> str:
    """Of which day the facts are, under which licence, and as of which day they are seen."""
    updated = facts.updated.written(lang) if facts.updated else words.UNDATED[lang]
    parts = [_BASE[lang].format(updated)]
    if as_of:
        day = PartialDate(as_of.year, as_of.month, as_of.day)
        parts.append(_AS_OF[lang].format(day.written(lang)))
    return words.clauses(filter(None, (*parts, facts.licence)), lang)


def about(
    entries: Iterable[Entry],
    cited: Iterable[Sequence[Citation]],
    facts: Facts,
    as_of: date | None,
) -> dict[str, Any]:
    """The same for programs: the ids of what is drawn, and every source with its address."""
    sources = dict.fromkeys(citation.source for each in cited for citation in each)
    return {
        "dualcarbon": {
            "ids": [entry.id for entry in entries],
            "data": str(facts.updated or ""),
            "as_of": as_of.isoformat() if as_of else None,
            "licence": facts.licence or None,
            "sources": [_described(facts.sources[id]) for id in sources],
        }
    }


def _described(source: Source) -> dict[str, str | None]:
    return {
        "id": source.id,
        "title": source.title["en"],
        "publisher": source.publisher["en"],
        "date": str(source.date) if source.date else None,
        "url": source.url or None,
        "licence": source.licence or None,
    }


def _nearest(citations: Sequence[Citation], facts: Facts) -> Citation:
    """The source that is nearest to the fact, of an official document or the best tier.

    Of several the latest.
    """

    def rank(citation: Citation) -> tuple[int, int]:
        source = facts.sources[citation.source]
        age = -source.date.last.toordinal() if source.date else 0
        return (0 if _document(citation, facts) else _TIERS.index(source.tier)), age

    return min(citations, key=rank)


def _document(citation: Citation, facts: Facts) -> Document | None:
    return facts.documents.get(citation.of or facts.sources[citation.source].of)


def _publisher(citation: Citation, facts: Facts, lang: Lang) -> str:
    source, document = facts.sources[citation.source], _document(citation, facts)
    name = document.issuer[lang] if document else source.publisher[lang]
    return words.bracketed(name, source.licence, lang) if source.licence else name
