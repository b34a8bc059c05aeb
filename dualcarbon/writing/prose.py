"""Names and sentences of the base as parts of another sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dualcarbon.text import NO_TEXT, Lang, Text

_END = re.compile(r"(?<=[.!?])(?<!\bNo\.)(?<!\bal\.)(?<!\bno\.)\s+(?=[A-Z“\"'0-9])")

_SMALL = frozenset([
    "a", "about", "above", "after", "all", "almost", "also", "although", "among", "an", "and",
    "any", "as", "at", "because", "before", "between", "both", "but", "by", "despite", "during",
    "each", "even", "every", "few", "first", "following", "for", "four", "from", "half", "he",
    "her", "his", "how", "if", "in", "instead", "it", "its", "last", "less", "many", "more", "most",
    "much", "nearly", "neither", "net", "new", "no", "none", "not", "of", "old", "on", "once",
    "one", "only", "or", "other", "others", "over", "per", "second", "she", "since", "six", "so",
    "some", "such", "ten", "that", "the", "their", "there", "these", "they", "third", "this",
    "those", "though", "three", "to", "total", "two", "under", "until", "up", "what", "when",
    "where", "which", "while", "who", "whole", "whose", "with", "within", "without",
])  # fmt: skip
"""Words that have a capital only at the head of a sentence."""

_COMMON = frozenset([
    "announcement", "approach", "association", "battery-electric", "body", "carbon-rich", "cars",
    "change", "checks", "coal", "coal-fired", "components", "consecutive", "contracts",
    "conventional", "course", "crude", "data", "deadline", "deals", "deliberate", "division",
    "drive", "duty", "effort", "energy", "financial", "fine", "firms", "five", "floor", "formula",
    "fossil", "fuel", "full", "general", "goods", "greenhouse", "grid-connected", "gross", "growth",
    "harm", "heat", "hedge", "help", "human", "hydro", "hydrocarbons", "hydropower", "industrial",
    "industry", "jet", "key", "land", "length", "line", "lines", "loans", "man-made", "mark",
    "materials", "measures", "methane", "methanol", "nameplate", "names", "natural", "nine",
    "ninth", "non-fossil", "office", "official", "onshore", "order", "pair", "paper",
    "photovoltaic", "plans", "plant", "policy", "power", "primary", "principle", "programme",
    "progress", "public", "qualifier", "records", "report", "research", "rule", "rules", "said",
    "scale", "scrap", "seven", "seventeen", "single", "small", "solar", "statute", "step", "supply",
    "system", "techniques", "trade", "trial", "uptake", "usual", "value", "very", "ways",
    "wholesale", "wind", "word", "work", "world", "yearly", "years",
])  # fmt: skip
"""Common words that begin what is said of a subject like this one."""

_ORDINARY = re.compile(r"[A-Z][a-z]+(?:ing|ed|ions?|ity|ments?|ies|ness|nces?|ages?|ants|ers)")
"""Words with endings that a proper name hardly has."""

_SINGLE = re.compile(
    r"\b(?:area|capability|change|cover|cut|drive|duration|fall|gain|growth|length|load|mean"
    r"|multiple|number|peak|price|rate|ratio|rise|share|size|stock|value|volume)$"
)
"""Heads of names that need an article."""

_HEAD = re.compile(r" (?:of|in|on|by|to|at|as|per|for|since|over|above|from)\b|, | \(")
"""Ends the head of a name."""


def sentences(text: Text, lang: Lang, *, beside: Text = NO_TEXT) -> list[str]:
    """The sentences of a text, without full stops, as clauses: their capitals are those of names.

    A word that stands without a capital in the text, or `beside` it, is no name.
    """
    if lang == "zh" and text.zh:
        return [one for one in text.zh.split("。") if one]
    words = frozenset(re.findall(r"\b[a-z]+(?:-[a-z]+)*", f"{text[lang]} {beside[lang]}"))
    return [_small(one.rstrip("."), words) for one in _END.split(text[lang])]


def joined(text: Text, lang: Lang, *, beside: Text = NO_TEXT) -> str:
    """The sentences of a text as clauses of one."""
    return Text("; ", "；")[lang].join(sentences(text, lang, beside=beside))


def listed(names: Sequence[str], lang: Lang) -> str:
    """Names as prose lists them, each once."""
    *first, last = dict.fromkeys(names)
    if lang == "zh":
        return "、".join((*first, last))
    return f"{', '.join(first)} and {last}" if first else last


def noun(name: str) -> str:
    """An English name as a part of a sentence: with an article, and a comma behind an apposition.

    `the coal share of energy consumption`, `coal output`, `PM2.5 in cities, yearly mean,`.
    """
    plain = re.sub(r" \([^)]*\)", "", name)
    head = _HEAD.search(plain)
    is_owned = "'s" in plain[: head.start() if head else None].split(" ")[0]
    is_single = _SINGLE.search(plain[: head.start()] if head else plain)
    has_article = (is_single or (head and head[0] == " of")) and not is_owned
    return ("the " if has_article else "") + name + ("," if ", " in plain else "")


def capital(text: str) -> str:
    """The text with a capital at its head."""
    return text[:1].upper() + text[1:]


def _small(sentence: str, words: frozenset[str]) -> str:
    """A sentence without the capital at its head, where its first word is no name."""
    first, _, rest = sentence.partition(" ")
    word = first.rstrip(",;")
    is_name_of_several = re.match(r"(?:(?:of|and|for) )?[A-Z]", rest)
    is_ordinary = word.lower() in words | _COMMON or _ORDINARY.fullmatch(word)
    if word.lower() in _SMALL or (is_ordinary and not is_name_of_several and word[1:].islower()):
        return sentence[:1].lower() + sentence[1:]
    return sentence
