"""Under which terms data may be used, and whom to name."""

from __future__ import annotations

from collections.abc import Iterable

from dualcarbon.model.entries import Facts, Source
from dualcarbon.model.parts import Citation
from dualcarbon.text import Lang


def credit(source: Source) -> str:
    """The line that names a source: by whom, its title, its date, its terms where it has any."""
    lang: Lang = "zh" if source.lang.startswith("zh") else "en"
    parts = (
        (source.author or source.publisher)[lang],
        source.title[lang],
        str(source.date or ""),
        source.licence,
    )
    return ", ".join(filter(None, parts))


def own_terms(citations: Iterable[Citation], facts: Facts) -> tuple[str | None, str | None]:
    """The terms of what is cited, and the credit that they ask for; those of the base without any.

    None where there are none.
    """
    sources = {citation.source: facts.sources[citation.source] for citation in citations}
    licensed = [source for source in sources.values() if source.licence]
    terms = "; ".join(dict.fromkeys(source.licence for source in licensed)) or facts.licence
    return terms or None, "; ".join(map(credit, licensed)) or None
