"""Findings as SARIF 2.1.0, which code hosts and editors show at their places."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from dualcarbon.formats.data import json_text
from dualcarbon.result import Record
from dualcarbon.text import Lang, Text

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def as_sarif(records: Iterable[Record], rules: Mapping[str, Text], version: str, lang: Lang) -> str:
    """The findings as one run of the program; a column counts characters, as the program does."""
    results = list(records)
    codes = sorted({str(one["code"]) for one in results})
    driver = {
        "name": "dualcarbon",
        "version": version,
        "rules": [{"id": code, "shortDescription": {"text": rules[code][lang]}} for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(one, codes, lang) for one in results],
    }
    return json_text({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}) + "\n"


def _result(one: Record, codes: list[str], lang: Lang) -> dict[str, Any]:
    region = {"startLine": one["line"], "startColumn": one["column"]}
    if "end_line" in one:
        region |= {"endLine": one["end_line"], "endColumn": one["end_column"]}
    place = {"artifactLocation": {"uri": _uri(one["file"])}, "region": region}
    message = one["message_zh"] if lang == "zh" and one["message_zh"] else one["message"]
    return {
        "ruleId": one["code"],
        "ruleIndex": codes.index(one["code"]),
        "level": one.get("severity", "warning"),
        "message": {"text": message},
        "locations": [{"physicalLocation": place}],
    }


def _uri(file: str) -> str:
    """The path of a file as a URI: relative as it was given, or with `file:` where it is whole."""
    path = PurePath(file)
    encoded = quote(path.as_posix(), errors="replace")
    return f"file://{encoded}" if path.is_absolute() else encoded
