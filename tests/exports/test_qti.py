"""QTI 2.1: a package that a converter to QTI 3 reads whole."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest
from conftest import examples
from hypothesis import given, settings
from papers import LANGUAGES, asked, chosen_texts, items, questions, unnumbered, whys
from qti_convert import upgrade_package_files

from dualcarbon.exports.multichoice import item_id
from dualcarbon.exports.qti import qti

NEW = "{http://www.imsglobal.org/xsd/imsqtiasi_v3p0}"
OLD = "{http://www.imsglobal.org/xsd/imsqti_v2p1}"
LOM = "{http://www.imsglobal.org/xsd/imsmd_v1p2}"
PACKAGE = "{http://www.imsglobal.org/xsd/imscp_v1p1}"


def upgraded(files: dict[str, bytes]) -> dict[str, str]:
    """The package in QTI 3, which takes nothing that is no QTI 2.1."""
    return upgrade_package_files({name: data.decode() for name, data in files.items()}).files


def read(item: str) -> dict:
    """What a player needs of an item in QTI 3."""
    root = ET.fromstring(item)
    names = [choice.get("identifier") for choice in root.iter(f"{NEW}qti-simple-choice")]
    told = {
        feedback.get("identifier"): "".join(feedback.itertext()).strip()
        for feedback in root.iter(f"{NEW}qti-modal-feedback")
    }
    return {
        "id": root.get("identifier"),
        "lang": root.get("{http://www.w3.org/XML/1998/namespace}lang"),
        "stem": root.findtext(f".//{NEW}qti-prompt"),
        "choices": [choice.text for choice in root.iter(f"{NEW}qti-simple-choice")],
        "key": names.index(root.findtext(f".//{NEW}qti-correct-response/{NEW}qti-value")),
        "feedback": [told[name] for name in names],
        "fact": told["told"],
    }


@pytest.mark.slow
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_converter_reads_the_whole_package(lang):
    files = upgraded(qti(asked(lang), "about"))
    assert len(files) == 2 + len(items()) == 202
    for item in items():
        found = read(files[f"{item_id(item, lang)}.xml"])
        assert (found["id"], found["lang"]) == (item_id(item, lang), lang)
        assert unnumbered(found["stem"]) == item.stem[lang]
        assert found["choices"] == chosen_texts(item, lang)
        assert found["key"] == item.key
        told = dict(zip(found["choices"], found["feedback"], strict=True))
        del told[found["choices"][item.key]]
        assert told == whys(item, lang)
        assert found["fact"].startswith(item.explanation[lang])


@pytest.mark.slow
def test_the_manifest_and_the_test_name_every_file_once():
    files = qti(asked("en"), "CC BY 4.0")
    manifest = ET.fromstring(files["imsmanifest.xml"])
    resources = {r.get("identifier"): r for r in manifest.iter(f"{PACKAGE}resource")}
    assert {r.get("href") for r in resources.values()} == {*files} - {"imsmanifest.xml"}
    ids = [item_id(item, "en") for item in items()]
    needed = resources["test"].findall(f"{PACKAGE}dependency")
    assert [one.get("identifierref") for one in needed] == ids
    in_test = ET.fromstring(files["test.xml"]).iter(f"{OLD}assessmentItemRef")
    assert [(ref.get("identifier"), ref.get("href")) for ref in in_test] == [
        (id, f"{id}.xml") for id in ids
    ]
    for item in items():
        words = {word.text for word in resources[item_id(item, "en")].iter(f"{LOM}langstring")}
        assert {item.topic, item.kind, f"level-{item.level}"} <= words
    assert "CC BY 4.0" in {word.text for word in manifest.iter(f"{LOM}langstring")}


@settings(max_examples=examples(50))
@given(questions())
def test_any_text_is_given_back(made):
    files = upgraded(qti(made, "any"))
    for question in made:
        found = read(files[f"{question.id}.xml"])
        assert found["stem"] == question.stem
        assert found["choices"] == [choice.text for choice in question.choices]
        assert found["feedback"] == [choice.feedback for choice in question.choices]
        assert found["key"] == question.key
        assert found["fact"].startswith(question.explanation)
