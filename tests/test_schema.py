"""The JSON Schema against an independent validator: it accepts the good and refuses the broken."""

from __future__ import annotations

import json

import pytest
import yaml
from conftest import DATA, GOOD
from jsonschema import Draft202012Validator

from dualcarbon.files import packaged_file
from dualcarbon.schema import schema


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
@pytest.mark.parametrize("code", ["E105", "E201", "E202", "E203", "E204", "E205", "E206"])
def test_a_broken_shape_is_invalid(validator, code):
    assert not validator.is_valid(document(DATA / f"{code}.yaml"))


def test_the_command_prints_it(run):
    told = run("check", "--schema")
    assert (told.code, told.err) == (0, "")
    assert json.loads(told.out) == schema()


def test_every_kind_says_what_it_is():
    for kind in schema()["$defs"].values():
        assert kind["description"]
