"""Questions as a package in QTI 2.1: a manifest, a test, and a file for each question.

https://www.imsglobal.org/question/: Canvas, Blackboard, OpenOlat and TAO take it; of 1.2, which is
older, each has a dialect of its own.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Sequence

from dualcarbon.exports.markup import LANG, add, document
from dualcarbon.exports.multichoice import Multichoice, paragraphs

_QTI = "http://www.imsglobal.org/xsd/imsqti_v2p1"
_PACKAGE = "http://www.imsglobal.org/xsd/imscp_v1p1"
_METADATA = "http://www.imsglobal.org/xsd/imsmd_v1p2"

_NAME = "dualcarbon"
_TEST = "test"


def qti(questions: Sequence[Multichoice], about: str) -> dict[str, bytes]:
    """The files of the package by their names; the manifest tells what it is `about`."""
    items = {_file(question.id): _item(question) for question in questions}
    files = {
        "imsmanifest.xml": _manifest(questions, about),
        _file(_TEST): _test(questions),
        **items,
    }
    return {name: document(root) for name, root in files.items()}


def _file(id: str) -> str:
    return f"{id}.xml"


def _manifest(questions: Sequence[Multichoice], about: str) -> ET.Element:
    manifest = ET.Element("manifest", {"xmlns": _PACKAGE, "xmlns:md": _METADATA})
    manifest.set("identifier", _NAME)
    metadata = add(manifest, "metadata")
    add(metadata, "schema", "QTIv2.1 Package")
    add(metadata, "schemaversion", "1.0.0")
    rights = add(add(metadata, "md:lom"), "md:rights")
    add(add(rights, "md:description"), "md:langstring", about)
    add(manifest, "organizations")
    resources = add(manifest, "resources")
    test = _resource(resources, _TEST, "imsqti_test_xmlv2p1")
    for question in questions:
        add(test, "dependency", identifierref=question.id)
        item = _resource(resources, question.id, "imsqti_item_xmlv2p1")
        item.insert(0, _described(question))
    return manifest


def _resource(resources: ET.Element, id: str, type: str) -> ET.Element:
    resource = add(resources, "resource", identifier=id, type=type, href=_file(id))
    add(resource, "file", href=_file(id))
    return resource


def _described(question: Multichoice) -> ET.Element:
    """The tags of a question as the keywords of a resource."""
    metadata = ET.Element("metadata")
    general = add(add(metadata, "md:lom"), "md:general")
    for tag in question.tags:
        add(add(general, "md:keyword"), "md:langstring", tag)
    return metadata


def _test(questions: Sequence[Multichoice]) -> ET.Element:
    """A test of all items, which tells at once what came of each answer."""
    test = ET.Element("assessmentTest", xmlns=_QTI, identifier=_TEST, title=_NAME)
    part = add(test, "testPart", identifier="part")
    part.attrib |= {"navigationMode": "nonlinear", "submissionMode": "individual"}
    add(part, "itemSessionControl", showFeedback="true")
    section = add(part, "assessmentSection", identifier="section", title=_NAME, visible="true")
    for question in questions:
        add(section, "assessmentItemRef", identifier=question.id, href=_file(question.id))
    return test


def _item(question: Multichoice) -> ET.Element:
    names = [f"choice_{'ABCD'[place]}" for place, _ in enumerate(question.choices)]
    item = ET.Element("assessmentItem", xmlns=_QTI, identifier=question.id, title=question.title)
    item.attrib |= {"adaptive": "false", "timeDependent": "false", LANG: question.lang}
    response = add(item, "responseDeclaration", identifier="RESPONSE")
    response.attrib |= {"cardinality": "single", "baseType": "identifier"}
    add(add(response, "correctResponse"), "value", names[question.key])
    for outcome, type in (("SCORE", "float"), ("FEEDBACK", "identifier"), ("FACT", "identifier")):
        declared = add(item, "outcomeDeclaration", identifier=outcome)
        declared.attrib |= {"cardinality": "single", "baseType": type}
    body = add(item, "itemBody")
    asked = add(body, "choiceInteraction", responseIdentifier="RESPONSE", shuffle="false")
    asked.set("maxChoices", "1")
    add(asked, "prompt", question.stem)
    for name, choice in zip(names, question.choices, strict=True):
        add(asked, "simpleChoice", choice.text, identifier=name)
    _add_processing(item)
    for name, choice in zip(names, question.choices, strict=True):
        add(_feedback(item, "FEEDBACK", name), "p", choice.feedback)
    _feedback(item, "FACT", "told").extend(paragraphs(question))
    return item


def _add_processing(item: ET.Element) -> None:
    """One point for the right choice; what is told goes by what was chosen, and the fact always."""
    processing = add(item, "responseProcessing")
    condition = add(processing, "responseCondition")
    met = add(condition, "responseIf")
    same = add(met, "match")
    add(same, "variable", identifier="RESPONSE")
    add(same, "correct", identifier="RESPONSE")
    add(add(met, "setOutcomeValue", identifier="SCORE"), "baseValue", "1", baseType="float")
    failed = add(condition, "responseElse")
    add(add(failed, "setOutcomeValue", identifier="SCORE"), "baseValue", "0", baseType="float")
    chosen = add(processing, "setOutcomeValue", identifier="FEEDBACK")
    add(chosen, "variable", identifier="RESPONSE")
    always = add(processing, "setOutcomeValue", identifier="FACT")
    add(always, "baseValue", "told", baseType="identifier")


def _feedback(item: ET.Element, outcome: str, name: str) -> ET.Element:
    return add(item, "modalFeedback", outcomeIdentifier=outcome, identifier=name, showHide="show")
