"""The glossary as SKOS in JSON-LD, with its context inside: a concept a term, a collection a topic.

Forms to avoid and pinyin are hidden labels, which a search may find and nobody prints. No label of
a concept stands twice, as SKOS has it (S13), and what is related is so both ways (S23).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from dualcarbon.exports.edition import TITLE, TITLE_ZH, licence_address
from dualcarbon.model.entries import Facts, Source, Term
from dualcarbon.names.keys import HAN
from dualcarbon.text import Text

_SKOS = "http://www.w3.org/2004/02/skos/core#"
_TERMS = "http://purl.org/dc/terms/"
_XSD = "http://www.w3.org/2001/XMLSchema#"

_CONTEXT = {
    "skos": _SKOS,
    "dcterms": _TERMS,
    "xsd": _XSD,
    "id": "@id",
    "type": "@type",
    **{
        name: {"@id": f"skos:{name}"}
        for name in (
            *("prefLabel", "altLabel", "hiddenLabel", "definition", "scopeNote", "note"),
            *("example", "notation"),
        )
    },
    **{
        name: {"@id": f"skos:{name}", "@type": "@id"}
        for name in ("inScheme", "topConceptOf", "related", "member")
    },
    **{name: {"@id": f"dcterms:{name}"} for name in ("title", "publisher", "date", "rights")},
    **{name: {"@id": f"dcterms:{name}", "@type": "@id"} for name in ("source", "license")},
    "modified": {"@id": "dcterms:modified"},
    "identifier": {"@id": "dcterms:identifier", "@type": "xsd:anyURI"},
}

_BASE = "urn:dualcarbon:"
_SCHEME = f"{_BASE}terms"

_EN, _ZH, _PINYIN = "en", "zh-Hans", "zh-Latn-pinyin"

Label = tuple[str, str]
"""A language and a text in it."""

Node = dict[str, Any]


def skos(facts: Facts) -> str:
    """The JSON-LD; the ids of terms, topics and sources are URNs that stay from edition to edition.

    `urn:dualcarbon:terms:carbon-sink` is the concept of the term `carbon-sink`.
    """
    graph = [_scheme(facts), *_topics(facts)]
    related = _related(facts)
    graph += (_concept(term, related[id], facts) for id, term in facts.terms.items())
    graph += (_source(facts.sources[id]) for id in _cited(facts))
    return json.dumps({"@context": _CONTEXT, "@graph": graph}, ensure_ascii=False, indent=1) + "\n"


def _scheme(facts: Facts) -> Node:
    address = licence_address(facts.licence)
    return _node(
        _SCHEME,
        "skos:ConceptScheme",
        title=_values([(_EN, TITLE), (_ZH, TITLE_ZH)]),
        modified=facts.updated and str(facts.updated),
        license=address,
        rights=None if address else facts.licence,
    )


def _topics(facts: Facts) -> Iterator[Node]:
    for id, topic in facts.topics.items():
        members = [_concept_id(term.id) for term in facts.terms.values() if term.topic == id]
        if members:
            yield _node(
                f"{_BASE}topics:{id}",
                "skos:Collection",
                prefLabel=_both(topic.name),
                member=members,
            )


def _related(facts: Facts) -> dict[str, dict[str, None]]:
    """The ids of the terms beside each term, whichever of the two names the other."""
    related: dict[str, dict[str, None]] = {id: {} for id in facts.terms}
    for id, term in facts.terms.items():
        for other in filter(related.__contains__, term.see_also):
            related[id][other] = related[other][id] = None
    return related


def _concept(term: Term, related: Iterable[str], facts: Facts) -> Node:
    labels = _Labels()
    return _node(
        _concept_id(term.id),
        "skos:Concept",
        inScheme=_SCHEME,
        topConceptOf=_SCHEME,
        notation=term.id,
        prefLabel=labels.new(_texts(term.name)),
        altLabel=labels.new(_alternatives(term)),
        hiddenLabel=labels.new(_hidden(term)),
        definition=_both(term.definition),
        scopeNote=_values([*_texts(term.explanation), *_differences(term, facts)]),
        note=_values(label for note in term.notes for label in _texts(note.text)),
        example=_values(label for one in term.sentences for label in _texts(one.text)),
        related=[_concept_id(other) for other in related],
        source=list(dict.fromkeys(_source_id(citation.source) for citation in term.sources)),
    )


def _alternatives(term: Term) -> Iterator[Label]:
    yield from _texts(term.short)
    yield from ((_language(name), name) for name in (*term.aliases, *term.abbreviations))
    yield from ((_tag(one.lang), one.text) for one in term.renderings)


def _hidden(term: Term) -> Iterator[Label]:
    if term.pinyin:
        yield _PINYIN, term.pinyin
    yield from ((_tag(one.lang), one.text) for one in term.avoid)


def _differences(term: Term, facts: Facts) -> Iterator[Label]:
    """What a term is not, in a sentence."""
    for id, difference in term.not_to_confuse_with.items():
        if other := facts.terms.get(id):
            if difference.en:
                yield _EN, f"Not {other.name['en']}: {difference.en}"
            if difference.zh:
                yield _ZH, f"有别于“{other.name['zh']}”：{difference.zh}"


class _Labels:
    """The labels that a concept has so far."""

    def __init__(self) -> None:
        self._seen = set[Label]()

    def new(self, labels: Iterable[Label]) -> list[Node]:
        """Those of the labels that it has not yet, as values."""
        fresh = [label for label in dict.fromkeys(labels) if label not in self._seen]
        self._seen.update(fresh)
        return _values(fresh)


def _cited(facts: Facts) -> Iterable[str]:
    """The sources of the terms, each once."""
    return dict.fromkeys(c.source for term in facts.terms.values() for c in term.sources)


def _source(source: Source) -> Node:
    return _node(
        _source_id(source.id),
        "dcterms:BibliographicResource",
        title=_both(source.title),
        publisher=_both(source.author or source.publisher),
        date=source.date and str(source.date),
        identifier=source.url,
        rights=source.licence,
    )


def _node(id: str, type: str, **values: object) -> Node:
    """A node with those of the values that there are."""
    return {"id": id, "type": type} | {name: value for name, value in values.items() if value}


def _concept_id(id: str) -> str:
    return f"{_SCHEME}:{id}"


def _source_id(id: str) -> str:
    return f"{_BASE}sources:{id}"


def _texts(text: Text) -> list[Label]:
    return [(tag, said) for tag, said in ((_EN, text.en), (_ZH, text.zh)) if said]


def _both(text: Text) -> list[Node]:
    return _values(_texts(text))


def _values(labels: Iterable[Label]) -> list[Node]:
    return [{"@language": tag, "@value": said} for tag, said in labels]


def _language(name: str) -> str:
    return _ZH if HAN.search(name) else _EN


def _tag(lang: str) -> str:
    return _ZH if lang == "zh" else _EN
