"""Who says it, and when, in the words of a sentence: the official document before the page."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from dualcarbon.model.dates import PartialDate
from dualcarbon.model.entries import Document, Facts
from dualcarbon.model.parts import Citation
from dualcarbon.text import Lang, Text

LANGUAGES = "Arabic|Chinese|Croatian|Czech|German|Greek|Italian|Japanese|Korean|Malay|Russian"

_ASIDE = re.compile(
    r" (?:via .+|\((?:on|quoting|reporting|from|with|via|in) .+\)"
    rf"|\((?:{LANGUAGES}|Chinese edition.*|wire|law firm note|Eurostat wording)\))$"
    r"|, in [A-Z][^,]*$|（据[^（）]+）$"
)

_BODY = re.compile(
    r"\b(?:Academy|Administration|Agency|Alliance|Assembly|Association|Bank|Bureau|Centre"
    r"|Commission|Committee|Conference|Congress|Corporation|Council|Court|Department|Exchange"
    r"|Federation|Government|Institute|League|Meeting|Ministry|Office|Organi[sz]ation|Panel"
    r"|President|Representative|Secretariat|Society|Treasury|Union)\b"
)
"""A common noun in the name of a body, which then has an article."""

_OTHERS = re.compile(r" and (?:\w+ )?others\b.*|等.*部门$")
_FEW = 2
_UNDATED = Text("undated", "未注明日期")


class Credit(NamedTuple):
    """Who says something, in the words of a sentence, and when."""

    who: str
    when: str

    def said(self, lang: Lang) -> str:
        """As a part of a sentence: `the National Bureau of Statistics (28 February 2026)`."""
        return Text(f"{self.who} ({self.when})", f"{self.who}（{self.when}）")[lang]

    def noted(self, lang: Lang) -> str:
        """The same within brackets: `the National Bureau of Statistics, 28 February 2026`."""
        return Text(f"{self.who}, {self.when}", f"{self.who}，{self.when}")[lang]


def without_aside(publisher: str) -> str:
    """A publisher's name without what stands behind it on where it has its news from."""
    return _ASIDE.sub("", publisher)


def issuers(document: Document, lang: Lang) -> tuple[str, ...]:
    """The bodies that issued a document, the lead first."""
    issuer = document.issuer
    names = issuer.zh.split("、") if lang == "zh" and issuer.zh else issuer[lang].split(", ")
    return tuple(names)


def credit(citation: Citation, facts: Facts, lang: Lang, *, release: str = "") -> Credit:
    """Who says it: of the `release`, where one is named, or of the document that the source gives.

    Where there is no document it is the publisher of the source.
    """
    source = facts.sources[citation.source]
    document = facts.documents.get(release or citation.of or source.of)
    if document:
        return Credit(bodies(document, lang), _dated(document.date, lang))
    author = source.author or source.publisher
    return Credit(_with_article(without_aside(author[lang]), lang), _dated(source.date, lang))


def best(citations: Iterable[Citation], facts: Facts) -> Citation:
    """The first that gives an official document, or else the first."""
    first, *others = citations
    return next((one for one in (first, *others) if one.of or facts.sources[one.source].of), first)


def bodies(document: Document, lang: Lang) -> str:
    """The issuers of a document: the lead and others where they are more than two."""
    names = issuers(document, lang)
    lead = _with_article(_OTHERS.sub("", names[0]), lang)
    if len(names) > _FEW or not lead.endswith(names[0]):
        return Text(f"{lead} and others", f"{lead}等部门")[lang]
    return Text(" and ", "、")[lang].join(_with_article(name, lang) for name in names)


def titled(document: Document, lang: Lang) -> str:
    """The title of a document in the marks of the language, and other marks within them."""
    title = document.name[lang]
    if lang == "en":
        return f"“{inner(title)}”"
    if title.startswith("《") and title.index("》") == len(title) - 1:
        return title
    return f"《{title.translate(_TITLES)}》"


def inner(text: str) -> str:
    """A text as it stands in quotation marks."""
    return text.translate(_QUOTES)


_TITLES = str.maketrans("《》", "〈〉")
_QUOTES = str.maketrans('“”"', "‘’'")


def _with_article(name: str, lang: Lang) -> str:
    own = name.partition(", ")[0]
    takes_one = lang == "en" and _BODY.search(own) and not re.match("The |.* / ", own)
    return f"the {name}" if takes_one else name


def _dated(when: PartialDate | None, lang: Lang) -> str:
    return when.written(lang) if when else _UNDATED[lang]
