"""Events as tables."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from dualcarbon.exports.columns import Table, table, text, when, word, words
from dualcarbon.exports.tables.shared import (
    ALIASES,
    CORE,
    EVENT,
    ID,
    NAME,
    TERM,
    cited,
    document,
    every,
    listed,
    referring,
    topic,
)
from dualcarbon.model.entries import Facts
from dualcarbon.model.vocab import EventKind
from dualcarbon.text import Text


def events(facts: Facts) -> Iterator[Table]:
    """What happened."""
    events = facts.events
    yield table(
        "events",
        Text("What happened", "事件"),
        (ID,),
        every(events),
        NAME,
        ALIASES,
        topic(facts),
        CORE,
        when("date", Text("when it happened", "发生时间")),
        word("kind", Text("what kind of event", "事件类型"), get_args(EventKind)),
        text("summary", Text("what happened", "经过")),
        document(facts, Text("its official document", "官方文件")),
        text("undocumented", Text("why no document is named", "未列文件的原因")),
        words("also_year", Text("years that it may be said to be of too", "也可归属的年份")),
    )
    yield cited(
        facts,
        "event_sources",
        Text("The sources of an event", "事件的来源"),
        (EVENT,),
        listed(events, "sources"),
        "events",
    )
    yield referring(
        "event_terms",
        Text("Terms to look up beside an event", "与事件相关的术语"),
        EVENT,
        ((key, id) for key, id in listed(events, "see_also") if id in facts.terms),
        TERM,
    )
