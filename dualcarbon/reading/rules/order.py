"""Rules W5 of order: an entry stands where an editor looks for it. Each file has its own order."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import TypeVar

from dualcarbon.model.dates import PartialDate
from dualcarbon.model.entries import Facts
from dualcarbon.reading.walk import Broken
from dualcarbon.text import Text

Rank = TypeVar("Rank", str, int, PartialDate)
_BY_TOPIC = ("terms", "targets", "statistics", "questions")


def sources_by_id(facts: Facts) -> Broken:
    """A source with a url stands after one whose id comes later in the alphabet.

    sources:
      b-law: {title: B, publisher: P, url: "https://example.org/b", lang: en, tier: official}
      a-law: {title: A, publisher: P, url: "https://example.org/a", lang: en, tier: official}
    terms: {peak: {name: peak, definition: The top., sources: [a-law, b-law]}}
    """
    ids = [(id, id) for id, source in facts.sources.items() if source.url]
    return _out_of_order("sources", ids, Text("by id", "标识"))


def events_by_date(facts: Facts) -> Broken:
    """An event stands after a later one.

    events:
      paris: {name: Paris, date: 2015, kind: milestone, summary: It was signed., sources: [act]}
      kyoto: {name: Kyoto, date: 1997, kind: milestone, summary: It was signed., sources: [act]}
    """
    dates = [(id, event.date) for id, event in facts.events.items()]
    return _out_of_order("events", dates, Text("by date", "日期"))


def entries_by_topic(facts: Facts) -> Broken:
    """A term, target, statistic or question stands after one of a later topic.

    topics: {goals: {name: Goals}, power: {name: Power}}
    terms:
      grid: {name: grid, topic: power, definition: It carries., sources: [act]}
      peak: {name: peak, topic: goals, definition: The top., sources: [act]}
    """
    rank = {topic: position for position, topic in enumerate(facts.topics)}
    for section in _BY_TOPIC:
        entries = getattr(facts, section).items()
        ranks = [(id, rank[entry.topic]) for id, entry in entries if entry.topic in rank]
        yield from _out_of_order(section, ranks, Text("by topic", "主题"))


def _out_of_order(section: str, ranked: Iterable[tuple[str, Rank]], order: Text) -> Broken:
    """A finding for the first entry that stands after one of a higher rank."""
    for (before, higher), (id, rank) in pairwise(ranked):
        if rank < higher:
            yield (
                (section, id),
                Text(
                    f"{section} stand {order.en}, but {id!r} follows {before!r}; move it up",
                    f"{section} 应按{order.zh}排列，“{id}”却在“{before}”之后；请上移",
                ),
            )
            return
