"""The JSON Schema against an independent validator: it accepts the good and refuses the broken."""

from __future__ import annotations

import dataclasses
import json

import pytest
import yaml
from conftest import DATA, GOOD
from jsonschema import Draft202012Validator

from dualcarbon.kinds import KINDS
from dualcarbon.model.entries import Facts
from dualcarbon.model.limits import Whole
from dualcarbon.reading.check import check
from dualcarbon.reading.files import packaged_file
from dualcarbon.reading.schema import schema


class _Yaml12(yaml.CSafeLoader):
    """Dates are text, as they are for an editor."""


_Yaml12.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith("timestamp")]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


def document(file):
    """The content of a file as JSON has it, where every key is a text."""
    return json.loads(json.dumps(yaml.load(file.read_text(encoding="utf-8"), Loader=_Yaml12)))


@pytest.fixture(scope="module")
def validator():
    made = schema()
    Draft202012Validator.check_schema(made)
    return Draft202012Validator(made)


@pytest.mark.parametrize("file", [packaged_file(), GOOD], ids=lambda file: file.name)
def test_a_good_base_is_valid(validator, file):
    assert [error.message for error in validator.iter_errors(document(file))] == []


# What the shape alone tells; what entries say of each other is for the check. E202 is a rule of
# the shape too, but which texts are needed depends on the languages of the base.
@pytest.mark.parametrize(
    "code", ["E105", "E201", "E202", "E203", "E204", "E205", "E206", "E208", "E209"]
)
def test_a_broken_shape_is_invalid(validator, code):
    assert not validator.is_valid(document(DATA / f"{code}.yaml"))


# One value at each limit and one beyond it, in place of one of the good base.
@pytest.mark.parametrize(
    "old, new, good",
    [
        ("difficulty: 1", "difficulty: 3", True),
        ("difficulty: 1", "difficulty: 0", False),
        ("difficulty: 1", "difficulty: 4", False),
        ("power_zh: 6", "power_zh: -12", True),
        ("power_zh: 6", "power_zh: 13", False),
        ("https://example.org/act", "http://example.org", True),
        ("https://example.org/act", "https://example.org/碳?a=b&c=%20#d", True),
        ("https://example.org/act", "javascript:alert(1)", False),
        ("https://example.org/act", "'https://e.org/a b'", False),
        ("https://example.org/act", "https://e.org/<b>", False),
        ("https://example.org/act", "ftp://e.org/", False),
        ("lang: en", "lang: zh-Hans", True),
        ("lang: en", "lang: English", False),
        ("languages: [en, zh]", "languages: []", False),
        ("languages: [en, zh]", "languages: [en, en]", False),
        ("date: 2015", "date: 1000", True),
        ("date: 2015", "date: 0999", False),
        ("date: 2015", "date: 3000", False),
        ("2023-12: 1300", f"2023-12: {'9' * 15}", True),
        ("2023-12: 1300", f"2023-12: {'9' * 16}", False),
        ("2023-12: 1300", f"2023-12: about {'9' * 16}", False),
        ("2023-12: 1300", f"2023-12: about 0.{'1' * 13}", False),
        ("number: No. 1", f"number: {'n' * 10_000}", True),
        ("number: No. 1", f"number: {'n' * 10_001}", False),
        ("summary: It plans.", f"summary: {'n' * 10_001}", False),
        ("  pledge:", f"  {'p' * 100}:", True),
        ("  pledge:", f"  {'p' * 101}:", False),
    ],
)
def test_the_limits_are_those_of_the_reader(validator, tmp_path, old, new, good):
    text = GOOD.read_text(encoding="utf-8")
    assert old in text
    file = tmp_path / "facts.yaml"
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert (not check(file)[1]) == good
    assert validator.is_valid(document(file)) == good


def test_every_whole_number_has_its_limits():
    """None is taken as it comes: what a field of the model may hold stands beside it."""
    for kind in (*(kind.entry for kind in KINDS.values()), Facts):
        for field in dataclasses.fields(kind):
            if field.type.startswith("int") and field.name != "format":
                assert isinstance(field.metadata["limits"], Whole), (kind, field.name)


def test_the_command_prints_it(run):
    told = run("check", "--schema")
    assert (told.code, told.err) == (0, "")
    assert json.loads(told.out) == schema()


def test_every_kind_says_what_it_is():
    for kind in schema()["$defs"].values():
        assert kind["description"]
