"""The one table of the kinds of entry: section, class, words, and the commands that open them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from dualcarbon.model.entries import (
    Beginning,
    Document,
    Entry,
    Event,
    Facts,
    Plan,
    Question,
    Source,
    Statistic,
    Synonyms,
    Target,
    Term,
    Topic,
    Unit,
)
from dualcarbon.text import Text


class Kind(NamedTuple):
    """A kind of entry: what one is in the model, and what it is called.

    `opens` is the command that shows one entry, before its id; empty for a kind that is only a part
    of others.
    """

    entry: type
    word: Text
    opens: str = ""

    def command(self, id: str) -> str:
        """The command that opens the entry with that id."""
        return f"dualcarbon {self.opens} {id}"


KINDS: Mapping[str, Kind] = {
    "terms": Kind(Term, Text("term", "术语"), "define"),
    "statistics": Kind(Statistic, Text("statistic", "统计指标"), "stats"),
    "targets": Kind(Target, Text("target", "目标"), "targets"),
    "plans": Kind(Plan, Text("plan", "方案"), "plan"),
    "documents": Kind(Document, Text("document", "文件"), "cite"),
    "events": Kind(Event, Text("event", "事件"), "timeline"),
    "questions": Kind(Question, Text("question", "题目"), "quiz --about"),
    "sources": Kind(Source, Text("source", "来源"), "cite"),
    "beginnings": Kind(Beginning, Text("thing to know first", "入门要点")),
    "topics": Kind(Topic, Text("topic", "主题")),
    "units": Kind(Unit, Text("unit", "单位")),
    "synonyms": Kind(Synonyms, Text("group of synonyms", "同义词组")),
}
"""The kinds by their sections, in the order in which a person sees them."""

NAMED = tuple(section for section, kind in KINDS.items() if kind.opens)
"""The sections whose entries are looked up by name."""

SECTIONS = tuple(section for section in Facts.__annotations__ if section in KINDS)
"""All sections, in the order of a file."""

ENTRIES = tuple(section for section in SECTIONS if issubclass(KINDS[section].entry, Entry))
"""The sections of sourced entries, about which questions are asked, in the order of a file."""
