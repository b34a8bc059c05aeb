"""Titles of documents in the words of questions: in 《》 in Chinese."""

from __future__ import annotations

from dualcarbon.model.entries import Event, Facts
from dualcarbon.text import Text


def event_name(facts: Facts, event: Event) -> Text:
    """The name of an event; of a document, where its Chinese title is all that it says."""
    document = facts.documents.get(event.document)
    is_title = document is not None and document.name.zh == event.name.zh
    return Text(event.name.en, f"《{event.name.zh}》") if is_title else event.name
