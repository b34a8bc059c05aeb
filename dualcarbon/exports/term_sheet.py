"""The terms as a table for Excel: a row for each word, as a pair of the two languages.

Chinese stands in the column `source` and English in `target`, which importers of term bases know;
`language` says which of the two the row is about, the other one is the preferred word.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dualcarbon.exports.concepts import TAGS, Concept, Word
from dualcarbon.formats.data import as_csv
from dualcarbon.result import Record

_BOM = "\ufeff"
"""By which Excel knows UTF-8."""


def term_sheet(concepts: Iterable[Concept], licence: str) -> bytes:
    """The table as CSV with a byte order mark."""
    rows = (_row(word, concept) for concept in concepts for word in _listed(concept))
    return (_BOM + as_csv(rows, licence)).encode()


def _listed(concept: Concept) -> Iterator[Word]:
    """The words that have a row: all but a Chinese name that stands beside the English one."""
    english, chinese = concept.preferred("en"), concept.preferred("zh")
    return (w for w in concept.words if not (english and w == chinese and w.status is None))


def _row(word: Word, concept: Concept) -> Record:
    term = concept.term
    pair = {side: concept.preferred(side) for side in TAGS} | {word.lang: word}
    contexts = concept.contexts_of(word)
    return {
        "source": pair["zh"].text if pair["zh"] else "",
        "target": pair["en"].text if pair["en"] else "",
        "language": TAGS[word.lang],
        "standing": "forbidden" if word.standing == "deprecated" else word.standing,
        "form": word.form,
        "status": word.status or "",
        "use": word.use or "",
        "why": word.why.en,
        "why_zh": word.why.zh,
        "where": [place.text for place in word.places],
        "url": " ".join(place.url for place in word.places if place.url),
        "since": word.since,
        "sentence_zh": [context.text.zh for context in contexts],
        "sentence": [context.text.en for context in contexts],
        "sentence_where": [context.place.text for context in contexts],
        "definition_zh": term.definition.zh,
        "definition": term.definition.en,
        "definition_url": " ".join(place.url for place in concept.sources if place.url),
        "topic_zh": concept.subject.zh,
        "topic": concept.subject.en,
        "pinyin": term.pinyin,
        "term": term.id,
    }
