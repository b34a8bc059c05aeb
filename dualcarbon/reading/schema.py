"""The JSON Schema of a fact base, made from the model, so that an editor completes and checks it.

Draft 2020-12. It describes the file as a YAML 1.2 reader sees it: 24.02 is a number there, 2020 a
whole number and 2020-09 a text. What one entry says of another is for `dualcarbon check` to judge.
"""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Mapping
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from dualcarbon.model.dates import PartialDate
from dualcarbon.model.entries import Facts, Unit
from dualcarbon.model.figures import Figure
from dualcarbon.model.limits import (
    DECIMALS,
    DIGITS,
    ID,
    LONGEST_ID,
    LONGEST_TEXT,
    YEARS,
    Distinct,
    Form,
    Limits,
    Whole,
)
from dualcarbon.model.parts import Citation, Point
from dualcarbon.reading.shape import FORMAT
from dualcarbon.text import Text

Schema = dict[str, Any]

_TEXT: Schema = {"type": ["string", "number", "boolean"], "maxLength": LONGEST_TEXT}
_DAY = f"^[{YEARS[0] // 1000}-{YEARS[-1] // 1000}][0-9]{{3}}(-[0-9]{{2}}(-[0-9]{{2}})?)?$"
_DATE: Schema = {
    "description": "2020, 2020-09 or 2020-09-22, no more precise than it is known",
    "anyOf": [
        {"type": "integer", "minimum": YEARS[0], "maximum": YEARS[-1]},
        {"type": "string", "pattern": _DAY},
    ],
}
_FIGURE: Schema = {
    "description": "the digits of the source, or a text such as 'about 21' or 'above 25'",
    "anyOf": [
        {"type": "number", "exclusiveMinimum": -(10**DIGITS), "exclusiveMaximum": 10**DIGITS},
        {
            "type": "string",
            "pattern": "^((about|above|below) )?"
            f"-?(0|[1-9][0-9]{{0,{DIGITS - 1}}})(\\.[0-9]{{1,{DECIMALS}}})?$",
        },
    ],
}


def schema() -> Schema:
    """The schema of the whole file."""
    kinds: dict[str, Schema] = {}
    root = _record(Facts, kinds)
    root["properties"]["format"] = {"const": FORMAT}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A fact base of dualcarbon",
        **root,
        "$defs": dict(sorted(kinds.items())),
    }


def _record(kind: type, kinds: dict[str, Schema]) -> Schema:
    """A mapping with the fields of a class as its keys."""
    hints = get_type_hints(kind)
    properties: Schema = {}
    required = []
    either = []
    for field in dataclasses.fields(kind):
        if field.metadata.keys() & {"key", "unwritten"}:
            continue
        sides = [field.name, f"{field.name}_zh"] if hints[field.name] is Text else [field.name]
        for side in sides:
            shape = _TEXT if len(sides) > 1 else _value(hints[field.name], kinds)
            properties[side] = _limited(shape, field.metadata.get("limits"))
        if {field.default, field.default_factory} == {dataclasses.MISSING}:
            # A text may stand in one language: the base says which it has.
            if len(sides) > 1:
                either.append({"anyOf": [{"required": [side]} for side in sides]})
            else:
                required += sides
    record: Schema = {
        "description": " ".join((kind.__doc__ or "").split()),
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
    }
    if required:
        record["required"] = required
    if either:
        record["allOf"] = either
    return record


def _limited(shape: Schema, limits: Limits | None) -> Schema:
    """What keeps within the limits of its field too."""
    match limits:
        case Whole(least, most):
            return shape | {"minimum": least, "maximum": most}
        case Form(pattern, meant, longest):
            form = {"type": "string", "pattern": f"^(?:{pattern})$", "maxLength": longest}
            return form | {"description": meant.en}
        case Distinct():
            return shape | {"minItems": 1, "uniqueItems": True}
    return shape


def _value(kind: Any, kinds: dict[str, Schema]) -> Schema:
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        return _value(arguments[0], kinds)
    if origin is tuple:
        return {"type": "array", "items": _value(arguments[0], kinds)}
    if origin is Mapping:
        return _keyed(arguments[0], arguments[1], kinds)
    if origin is Literal:
        return {"enum": list(arguments)}
    simple = {
        str: _TEXT,
        int: {"type": "integer"},
        bool: {"type": "boolean"},
        PartialDate: _DATE,
        Figure: _FIGURE,
    }
    if kind in simple:
        return simple[kind]
    name = kind.__name__
    if name not in kinds:
        kinds[name] = {}  # a class that holds itself would find this
        kinds[name] = _pair() if kind is Text else _record(kind, kinds)
    return {"anyOf": [*_short_forms(kind), {"$ref": f"#/$defs/{name}"}]}


def _short_forms(kind: type) -> list[Schema]:
    """The shorter ways in which a value may be written: `15.9`, `a-source`, `a-source: art. 4`."""
    if kind is Point:
        return [_FIGURE]
    if kind is Citation:
        one: Schema = {
            "type": "object",
            "minProperties": 1,
            "maxProperties": 1,
            "additionalProperties": _TEXT,
            "not": {"required": ["source"]},
        }
        return [{"type": "string"}, one]
    return []


def _keyed(key: Any, kind: Any, kinds: dict[str, Schema]) -> Schema:
    shape: Schema = {"type": "object", "additionalProperties": _value(kind, kinds)}
    if key is PartialDate:
        shape["propertyNames"] = {"pattern": _DAY}
    else:
        shape["propertyNames"] = {"maxLength": LONGEST_ID}
        if kind is not Unit:  # a unit goes by its symbol
            shape["propertyNames"]["pattern"] = f"^{ID}$"
    return shape


def _pair() -> Schema:
    return {
        "description": "A text in both languages.",
        "type": "object",
        "properties": {"en": _TEXT, "zh": _TEXT},
        "additionalProperties": False,
        "minProperties": 1,
    }
