"""Nodes to facts: each value read by the declared type of its field in the model."""

from __future__ import annotations

import dataclasses
import re
import types
from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from dualcarbon.findings import Finding, Path, Place
from dualcarbon.load import Items, Keys, Node, Scalar, control_character
from dualcarbon.lookup import close_to
from dualcarbon.model import Citation, Facts, Figure, PartialDate, Point, Unit
from dualcarbon.text import CONTROL, Text, shorten

FORMAT = 1
"""The version of the shape of a fact base that this program reads."""

_BROKEN: Any = object()
"""Stands for a value that could not be read; a finding says why."""

ID = r"[a-z0-9]+(-[a-z0-9]+)*"
"""What the id of an entry is made of."""

_EXPECTED: dict[Any, tuple[str, str]] = {
    int: ("a whole number", "整数"),
    Figure: (
        "a figure such as 24.02 or 'above 25', without unit, separator or exponent",
        "数字，如 24.02 或 above 25，不带单位、分隔符或指数",
    ),
    PartialDate: (
        "a date that exists, as YYYY, YYYY-MM or YYYY-MM-DD",
        "真实存在的日期，格式为 YYYY、YYYY-MM 或 YYYY-MM-DD",
    ),
}


@dataclasses.dataclass(frozen=True)
class Draft:
    """What a file says, before its facts are checked against each other.

    `facts` is None when one of the `findings` is a reason why they could not be made.
    """

    file: str
    facts: Facts | None
    findings: list[Finding]
    places: Mapping[Path, Place]

    def place(self, path: Path) -> Place:
        """Where `path` stands in the file, or the nearest thing around it."""
        while path and path not in self.places:
            path = path[:-1]
        return self.places.get(path, Place(self.file))


def shaped(file: str, root: Node | None, findings: Iterable[Finding]) -> Draft:
    """The facts that a file's nodes make; `findings` are those already made while loading."""
    shaping = _Shaping(list(findings))
    facts = shaping.facts(root) if root is not None else None
    return Draft(file, None if shaping.findings else facts, shaping.findings, shaping.places)


@cache
def _types(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _written_out(node: Node, kind: Any) -> Node:
    """The long form of a value that may be written short: `2020: 15.9`, `[a-source: art. 4]`."""
    if kind is Point and isinstance(node, Scalar):
        return Keys(node.place, {"value": (node.place, node)})
    if kind is Citation and isinstance(node, Scalar):
        return Keys(node.place, {"source": (node.place, node)})
    if kind is Citation and isinstance(node, Keys) and len(node.pairs) == 1:
        ((source, (place, at)),) = node.pairs.items()
        return Keys(place, {"source": (place, Scalar(place, source)), "at": (at.place, at)})
    return node


def _meant(text: str, kind: Any) -> str:
    """What a date or number of another form was meant to be; empty where that is not clear."""
    if kind is PartialDate:
        if not re.fullmatch(r"\d{4}([-/.年]\d{1,2}([-/.月]\d{1,2})?)?[年月日]?", text):
            return ""
        written = "-".join(part.zfill(2) for part in re.findall(r"\d+", text))
    else:
        try:
            value = Decimal(re.sub(r"(?<=\d)[_, ](?=\d)", "", text).removesuffix("%"))
        except InvalidOperation:
            return ""
        if not value.is_finite() or abs(value.adjusted()) > _MOST_DIGITS:
            return ""
        written = f"{value:f}"
    try:
        (int if kind is int else kind.parse)(written)
    except ValueError:
        return ""
    return written


_MOST_DIGITS = 12


class _Shaping:
    """One file on its way from nodes to facts; collects what does not fit."""

    def __init__(self, findings: list[Finding]) -> None:
        self.findings = findings
        self.places: dict[Path, Place] = {}
        self.languages: tuple[str, ...] = ("en", "zh")

    def facts(self, root: Node) -> Facts | None:
        if not isinstance(root, Keys):
            empty = isinstance(root, Scalar) and root.text is None
            self._refuse(
                root.place,
                "E104",
                "a fact base is a mapping with the keys format, updated, sources, terms …; "
                + ("this file is empty" if empty else "this file holds something else"),
                "事实库应是含有 format、updated、sources、terms 等键的映射；"
                + ("此文件是空的" if empty else "此文件的内容不是映射"),
            )
            return None
        facts: Facts = self._record(root, Facts, ())
        if facts is not _BROKEN and facts.format != FORMAT:
            self._refuse(
                self.places[("format",)],
                "E105",
                f"format {facts.format} is not known; this program reads format {FORMAT}",
                f"未知的格式版本 {facts.format}；本程序读取格式 {FORMAT}",
            )
        return facts

    def _value(self, node: Node, kind: Any, path: Path, key: Any = None) -> Any:
        """The value of declared type `kind`; an entry is told the `key` that it stands under."""
        origin = get_origin(kind)
        if origin in (Union, types.UnionType):
            return self._value(node, get_args(kind)[0], path, key)
        node = _written_out(node, kind)
        self.places.setdefault(path, node.place)
        if origin is tuple:
            return self._list(node, get_args(kind)[0], path)
        if origin is Mapping:
            key_kind, child_kind = get_args(kind)
            return self._keyed(node, key_kind, child_kind, path)
        if kind is Text:
            return self._pair(node, path)
        if dataclasses.is_dataclass(kind) and kind not in _EXPECTED:
            return self._record(node, kind, path, key)
        return self._scalar(node, kind)

    def _list(self, node: Node, kind: Any, path: Path) -> Any:
        if not isinstance(node, Items):
            return self._expected(node, "a list", "列表")
        values = [self._value(item, kind, (*path, i)) for i, item in enumerate(node.items)]
        return _BROKEN if _BROKEN in values else tuple(values)

    def _keyed(self, node: Node, key_kind: Any, kind: Any, path: Path) -> Any:
        if not isinstance(node, Keys):
            return self._expected(node, "a mapping of keys to values", "键值映射")
        values = {}
        for name, (place, child) in node.pairs.items():
            self.places[(*path, name)] = place
            key = self._scalar(Scalar(place, name), key_kind)
            # A unit goes by its symbol.
            if key_kind is str and kind is not Unit and not re.fullmatch(ID, name):
                key = self._refuse(
                    place,
                    "E206",
                    f"id {name!r} is not made of lower-case letters, digits and single hyphens",
                    f"标识“{name}”应只含小写字母、数字和单个连字符",
                    _BROKEN,
                )
            values[key] = self._value(child, kind, (*path, name), key)
        return _BROKEN if _BROKEN in (*values, *values.values()) else values

    def _record(self, node: Node, kind: Any, path: Path, key: Any = None) -> Any:
        if not isinstance(node, Keys):
            return self._expected(node, "a mapping of keys to values", "键值映射")
        values = {}
        known = []
        for field in dataclasses.fields(kind):
            if field.metadata.get("key"):
                values[field.name] = key
                continue
            declared = _types(kind)[field.name]
            known += [field.name, f"{field.name}_zh"] if declared is Text else [field.name]
            value = (
                self._text(node, field, path)
                if declared is Text
                else self._value(node.pairs[field.name][1], declared, (*path, field.name))
                if field.name in node.pairs
                else self._absent(node, field)
            )
            if value is not dataclasses.MISSING:
                values[field.name] = value
            if kind is Facts and field.name == "languages" and isinstance(value, tuple):
                self.languages = value
        self._refuse_unknown(node, known)
        return _BROKEN if _BROKEN in values.values() else kind(**values)

    def _text(self, node: Keys, field: dataclasses.Field[Any], path: Path) -> Any:
        """A text whose English is at `field` and whose Chinese is at `field_zh`."""
        keys = {field.name: "en", f"{field.name}_zh": "zh"}
        if not keys.keys() & node.pairs.keys():
            return self._absent(node, field)
        asked = () if field.metadata.get("one_language") else self.languages
        return self._sides(node, keys, asked, path)

    def _pair(self, node: Node, path: Path) -> Any:
        """A text that stands by itself: `{en: …, zh: …}`."""
        if not isinstance(node, Keys):
            return self._expected(node, "a mapping with the keys en and zh", "含 en 和 zh 的映射")
        self._refuse_unknown(node, ["en", "zh"])
        return self._sides(node, {"en": "en", "zh": "zh"}, self.languages, path)

    def _sides(self, node: Keys, keys: Mapping[str, str], asked: Iterable[str], path: Path) -> Any:
        sides = {
            side: self._value(node.pairs[name][1], str, (*path, name))
            for name, side in keys.items()
            if name in node.pairs
        }
        for name, side in keys.items():
            if side in asked and side not in sides:
                there = next(node.pairs[other][0] for other in keys if other in node.pairs)
                sides[side] = self._missing(there, name)
        return _BROKEN if _BROKEN in sides.values() else Text(**sides)

    def _scalar(self, node: Node, kind: Any) -> Any:
        if not isinstance(node, Scalar) or node.text is None or not node.text.strip():
            return self._expected(node, *_EXPECTED.get(kind, ("text", "文字")))
        text = node.text.strip()
        if bad := CONTROL.search(text.replace("\n", "\r")):
            self.findings.append(control_character(node.place, text[bad.start()]))
            return _BROKEN
        if get_origin(kind) is Literal:
            return text if text in get_args(kind) else self._not_a_choice(node.place, text, kind)
        try:
            if kind is int and not re.fullmatch(r"-?(0|[1-9][0-9]{0,8})", text):
                raise ValueError(text)
            return kind(text) if kind in (str, int) else kind.parse(text)
        except ValueError:
            en, zh = _EXPECTED[kind]
            meant = _meant(text, kind)
            return self._refuse(
                node.place,
                "E204",
                f"expected {en}, found {shorten(text)!r}"
                + (f"; did you mean {meant}?" if meant else ""),
                f"应为{zh}，实为“{shorten(text)}”" + (f"；是否应为 {meant}？" if meant else ""),
                _BROKEN,
            )

    # What does not fit

    def _refuse(self, place: Place, code: str, en: str, zh: str, result: Any = None) -> Any:
        self.findings.append(Finding(place, code, Text(en, zh)))
        return result

    def _absent(self, node: Keys, field: dataclasses.Field[Any]) -> Any:
        """What stands for a field that is not there: its default, or a finding."""
        if {field.default, field.default_factory} == {dataclasses.MISSING}:
            return self._missing(node.place, field.name)
        return dataclasses.MISSING

    def _missing(self, place: Place, name: str) -> Any:
        return self._refuse(
            place, "E202", f"the key {name!r} is missing", f"缺少键“{name}”", _BROKEN
        )

    def _expected(self, node: Node, en: str, zh: str) -> Any:
        found = {Items: ("a list", "列表"), Keys: ("a mapping", "映射")}
        found_en, found_zh = found.get(type(node), ("nothing", "空值"))
        if isinstance(node, Scalar) and node.text:
            found_en, found_zh = repr(node.text[:40]), f"“{node.text[:40]}”"
        return self._refuse(
            node.place,
            "E203",
            f"expected {en}, found {found_en}",
            f"应为{zh}，实为{found_zh}",
            _BROKEN,
        )

    def _not_a_choice(self, place: Place, text: str, kind: Any) -> Any:
        choices = ", ".join(get_args(kind))
        return self._refuse(
            place,
            "E205",
            f"{text!r} is not one of: {choices}",
            f"“{text}”不在可选值之列：{choices}",
            _BROKEN,
        )

    def _refuse_unknown(self, node: Keys, known: list[str]) -> None:
        for name, (place, _) in node.pairs.items():
            if name not in known:
                near = close_to(name, known)
                right = near or known
                self._refuse(
                    place,
                    "E201",
                    f"unknown key {name!r}; "
                    + (f"did you mean {right[0]!r}?" if near else f"known: {', '.join(right)}"),
                    f"未知的键“{name}”；"
                    + (f"是否应为“{right[0]}”？" if near else f"可用的键：{', '.join(right)}"),
                )
