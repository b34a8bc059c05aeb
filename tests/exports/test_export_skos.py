"""The glossary in SKOS, read back by rdflib."""

from __future__ import annotations

import json
from datetime import date

import pytest
import rdflib
from conftest import GOOD
from rdflib.compare import isomorphic
from rdflib.namespace import DCTERMS, RDF, SKOS

from dualcarbon.analysis.as_of import as_of
from dualcarbon.exports.skos import skos
from dualcarbon.reading.check import sound

LABELS = (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)
SINK = rdflib.URIRef("urn:dualcarbon:terms:carbon-sink")


def concept(id: str) -> rdflib.URIRef:
    return rdflib.URIRef(f"urn:dualcarbon:terms:{id}")


@pytest.fixture(scope="module")
def text(facts) -> str:
    return skos(facts)


@pytest.fixture(scope="module")
def graph(text) -> rdflib.Graph:
    # The context is in the file: a reader that may not open any address reads it.
    return rdflib.Graph().parse(data=text, format="json-ld")


def test_it_holds_its_own_context(text):
    assert isinstance(json.loads(text)["@context"], dict)
    assert '"@import"' not in text and "context.jsonld" not in text


def test_every_term_is_a_concept_with_a_label_in_each_language(graph, facts):
    assert {*graph.subjects(RDF.type, SKOS.Concept)} == {concept(id) for id in facts.terms}
    assert len(graph) > 15_000
    for id, term in facts.terms.items():
        labels = {(one.language, str(one)) for one in graph.objects(concept(id), SKOS.prefLabel)}
        assert labels == {("en", term.name.en), ("zh-Hans", term.name.zh)}
        said = {str(one) for one in graph.objects(concept(id), SKOS.definition)}
        assert said == {term.definition.en, term.definition.zh}
        sources = {str(one) for one in graph.objects(concept(id), DCTERMS.source)}
        assert sources == {f"urn:dualcarbon:sources:{c.source}" for c in term.sources}


def test_it_survives_the_way_through_other_formats(graph):
    for format in ("turtle", "json-ld"):
        again = rdflib.Graph().parse(data=graph.serialize(format=format), format=format)
        assert len(again) == len(graph)
    small = rdflib.Graph().parse(data=skos(sound(GOOD)), format="json-ld")
    again = rdflib.Graph().parse(data=small.serialize(format="xml"), format="xml")
    assert isomorphic(small, again) and len(small) > 30


def test_it_keeps_the_rules_of_skos(graph):
    """S9, S13, S14 and S27 of the reference: labels apart, one preferred a language."""
    for one in graph.subjects(RDF.type, SKOS.Concept):
        labels = [(kind, label) for kind in LABELS for label in graph.objects(one, kind)]
        assert len({label for _, label in labels}) == len(labels), one
        preferred = [label.language for kind, label in labels if kind == SKOS.prefLabel]
        assert len({*preferred}) == len(preferred)
    for one, other in graph.subject_objects(SKOS.related):
        assert (other, SKOS.related, one) in graph and one != other


def test_forms_to_avoid_and_pinyin_are_hidden(graph, facts):
    avoided = [(t.id, a.text) for t in facts.terms.values() for a in t.avoid]
    assert len(avoided) > 300
    for id, form in avoided:
        hidden = {str(label) for label in graph.objects(concept(id), SKOS.hiddenLabel)}
        shown = {str(label) for label in graph.objects(concept(id), SKOS.altLabel)}
        assert form in hidden or form in shown, (id, form)
    readings = graph.objects(SINK, SKOS.hiddenLabel)
    assert rdflib.Literal("tànhuì", lang="zh-Latn-pinyin") in {*readings}


def test_topics_are_collections_and_the_licence_is_named(graph, facts):
    members = {*graph.subject_objects(SKOS.member)}
    assert len(members) == sum(bool(term.topic) for term in facts.terms.values())
    assert (rdflib.URIRef("urn:dualcarbon:topics:sinks"), SKOS.member, SINK) in graph
    scheme = rdflib.URIRef("urn:dualcarbon:terms")
    terms = {*graph.objects(scheme, DCTERMS.license)}
    assert terms == {rdflib.URIRef("https://creativecommons.org/licenses/by/4.0/")}


def test_an_earlier_day_has_no_later_term(facts):
    earlier = skos(as_of(facts, date(2015, 12, 31)))
    then = rdflib.Graph().parse(data=earlier, format="json-ld")
    later = {t.id for t in facts.terms.values() if t.since and t.since.first.year > 2015}
    assert later
    assert not {concept(id) for id in later} & {*then.all_nodes()}
