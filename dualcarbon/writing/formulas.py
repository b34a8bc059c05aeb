"""The formula of a statistic in words."""

from __future__ import annotations

from dualcarbon.model.entries import Facts, Statistic
from dualcarbon.model.vocab import formula_words
from dualcarbon.text import NO_TEXT, Lang, Text


def formula_text(statistic: Statistic, facts: Facts) -> Text:
    """How the figures of a statistic are worked out from others; nothing where they are not."""
    if statistic.formula is None:
        return NO_TEXT
    return Text(_worded(statistic, facts, "en"), _worded(statistic, facts, "zh"))


def _worded(statistic: Statistic, facts: Facts, lang: Lang) -> str:
    formula = statistic.formula
    assert formula is not None

    def name(id: str) -> str:
        # In an earlier base an input may not be there yet.
        return facts.statistics[id].name[lang] if id in facts.statistics else id

    *first, last = map(name, formula.inputs)
    if lang == "zh":
        named = "、".join((*first, last))
    else:
        named = " and ".join(filter(None, (", ".join(first), last)))
    words = formula_words(formula.kind)[lang]
    since = statistic.baseline.written(lang) if statistic.baseline else ""
    return words.format(of=named, total=name(formula.total) if formula.total else "", since=since)
