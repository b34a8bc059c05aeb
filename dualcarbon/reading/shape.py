"""Nodes to facts: each value read by the declared type of its field in the model."""

from __future__ import annotations

import dataclasses
import re
import types
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from dualcarbon.model.dates import PartialDate
from dualcarbon.model.entries import Facts, Unit
from dualcarbon.model.figures import Figure
from dualcarbon.model.limits import (
    ID,
    LONGEST_ID,
    LONGEST_TEXT,
    Distinct,
    Form,
    Limits,
)
from dualcarbon.model.parts import Citation, Point
from dualcarbon.names.keys import close_to
from dualcarbon.reading.findings import Finding, Place, Way
from dualcarbon.reading.outdated import OUTDATED, instead
from dualcarbon.reading.scalars import expected, meant, read
from dualcarbon.reading.yaml import Items, Keys, Lost, Node, Scalar, control_character
from dualcarbon.text import CONTROL, Text, shorten

FORMAT = 1
"""The version of the shape of a fact base that this program reads."""

_BROKEN: Any = object()
"""Stands for a value that could not be read; a finding says why."""


@dataclasses.dataclass(frozen=True)
class Draft:
    """What a file says, before its facts are checked against each other.

    `facts` are those that could be read, without the entries that some of the `findings` are about;
    None where the file holds no sections at all.
    """

    file: str
    facts: Facts | None
    findings: list[Finding]
    places: Mapping[Way, Place]

    def place(self, path: Way) -> Place:
        """Where `path` stands in the file, or the nearest thing around it."""
        while path and path not in self.places:
            path = path[:-1]
        return self.places.get(path, Place(self.file))


_NOT_ON_A_LINE = re.compile(f"\n|{CONTROL.pattern}")
_SYMBOL = Form(".*", Text("a symbol", "符号"), LONGEST_ID)


def shaped(file: str, root: Node | None, findings: Iterable[Finding]) -> Draft:
    """The facts that a file's nodes make; `findings` are those already made while loading."""
    shaping = _Shaping(list(findings))
    facts = shaping.facts(root) if root is not None else None
    return Draft(file, facts, shaping.findings, shaping.places)


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
        if source != "source":
            return Keys(place, {"source": (place, Scalar(place, source)), "at": (at.place, at)})
    return node


class _Shaping:
    """One file on its way from nodes to facts; collects what does not fit."""

    def __init__(self, findings: list[Finding]) -> None:
        self.findings = findings
        self.places: dict[Way, Place] = {}
        self.languages: tuple[str, ...] = ("en", "zh")
        self.unread: set[tuple[str, ...]] = set()

    def facts(self, root: Node) -> Facts | None:
        if isinstance(root, Lost):
            return None
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
        values = self._fields(root, Facts, ())
        version = values["format"]
        if version not in (_BROKEN, FORMAT):
            self._refuse(
                self.places[("format",)],
                "E105",
                f"format {version} is not known; this program reads format {FORMAT}",
                f"未知的格式版本 {version}；本程序读取格式 {FORMAT}",
            )
        self.unread |= {(name,) for name, value in values.items() if value is _BROKEN}
        read = {name: value for name, value in values.items() if value is not _BROKEN}
        # Where the languages can't be read, no rule asks for one.
        stand_in: dict[str, Any] = {"format": FORMAT, "languages": self.languages}
        return Facts(**stand_in | read, unread=frozenset(self.unread))

    def _value(
        self, node: Node, kind: Any, path: Way, key: Any = None, limits: Limits | None = None
    ) -> Any:
        """The value of declared type `kind`; an entry gets the `key` that it stands under."""
        origin = get_origin(kind)
        if origin in (Union, types.UnionType):
            return self._value(node, get_args(kind)[0], path, key, limits)
        node = _written_out(node, kind)
        self.places.setdefault(path, node.place)
        if isinstance(node, Lost):
            return _BROKEN
        if origin is tuple:
            return self._list(node, get_args(kind)[0], path, limits)
        if origin is Mapping:
            key_kind, child_kind = get_args(kind)
            return self._keyed(node, key_kind, child_kind, path)
        if kind is Text:
            return self._pair(node, path)
        if dataclasses.is_dataclass(kind) and kind not in (Figure, PartialDate):
            return self._record(node, kind, path, key)
        return self._scalar(node, kind, limits)

    def _list(self, node: Node, kind: Any, path: Way, limits: Limits | None) -> Any:
        if not isinstance(node, Items):
            return self._expected(node, Text("a list", "列表"))
        values = [self._value(item, kind, (*path, i)) for i, item in enumerate(node.items)]
        if _BROKEN in values:
            return _BROKEN
        if isinstance(limits, Distinct) and not 0 < len(values) == len(set(values)):
            return self._refuse(
                node.place,
                "E209",
                "this list needs at least one value, and none twice",
                "此列表至少应有一个值，且不得重复",
                _BROKEN,
            )
        return tuple(values)

    def _keyed(self, node: Node, key_kind: Any, kind: Any, path: Way) -> Any:
        if not isinstance(node, Keys):
            return self._expected(node, Text("a mapping of keys to values", "键值映射"))
        values = {}
        is_section = len(path) == 1
        for name, (place, child) in node.pairs.items():
            self.places[(*path, name)] = place
            key = self._key(Scalar(place, name), key_kind, kind)
            value = self._value(child, kind, (*path, name), key)
            if is_section and _BROKEN in (key, value):
                self.unread.add((str(path[0]), name))
            else:
                values[key] = value
        return _BROKEN if _BROKEN in (*values, *values.values()) else values

    def _key(self, node: Scalar, key_kind: Any, kind: Any) -> Any:
        """The date or id that the values of a mapping stand under; a unit goes by its symbol."""
        if key_kind is not str or kind is Unit:
            return self._scalar(node, key_kind, _SYMBOL if kind is Unit else None)
        name = node.text or ""
        if len(name) > LONGEST_ID:
            return self._too_long(node.place, name, LONGEST_ID)
        if not re.fullmatch(ID, name):
            return self._refuse(
                node.place,
                "E206",
                f"id {shorten(name)!r} is not made of lower-case letters, digits and single "
                "hyphens",
                f"标识“{shorten(name)}”应只含小写字母、数字和单个连字符",
                _BROKEN,
            )
        return name

    def _record(self, node: Node, kind: Any, path: Way, key: Any = None) -> Any:
        if not isinstance(node, Keys):
            return self._expected(node, Text("a mapping of keys to values", "键值映射"))
        values = self._fields(node, kind, path, key)
        return _BROKEN if _BROKEN in values.values() else kind(**values)

    def _fields(self, node: Keys, kind: Any, path: Way, key: Any = None) -> dict[str, Any]:
        """What stands in a mapping for the fields of `kind`, as far as it can be read."""
        values: dict[str, Any] = {}
        names: list[str] = []
        outdated = [name for name in node.pairs if (kind.__name__, name) in OUTDATED]
        replaced = {new for name in outdated for new in OUTDATED[kind.__name__, name]}
        for field in dataclasses.fields(kind):
            if field.metadata.get("key"):
                values[field.name] = key
            if field.metadata.keys() & {"key", "unwritten"}:
                continue
            declared = _types(kind)[field.name]
            names += [field.name, f"{field.name}_zh"] if declared is Text else [field.name]
            limits = field.metadata.get("limits")
            value = (
                self._text(node, field, path)
                if declared is Text
                else self._value(
                    node.pairs[field.name][1], declared, (*path, field.name), limits=limits
                )
                if field.name in node.pairs
                else _BROKEN
                if field.name in replaced
                else self._absent(node, field)
            )
            if value is not dataclasses.MISSING:
                values[field.name] = value
                if kind is Facts and field.name == "languages":
                    self.languages = () if value is _BROKEN else value
        for name in outdated:
            place, child = node.pairs[name]
            value = child.text if isinstance(child, Scalar) else None
            message = instead(name, value and value.strip())
            self._refuse(place, "E210", message.en, message.zh)
        self._refuse_unknown(node, [*names, *outdated])
        return values

    def _text(self, node: Keys, field: dataclasses.Field[Any], path: Way) -> Any:
        """A text whose English is at `field` and whose Chinese is at `field_zh`."""
        keys = {field.name: "en", f"{field.name}_zh": "zh"}
        if not keys.keys() & node.pairs.keys():
            return self._absent(node, field)
        required = () if field.metadata.get("one_language") else self.languages
        return self._sides(node, keys, required, path)

    def _pair(self, node: Node, path: Way) -> Any:
        """A text that stands by itself: `{en: …, zh: …}`."""
        if not isinstance(node, Keys):
            return self._expected(
                node, Text("a mapping with the keys en and zh", "含 en 和 zh 的映射")
            )
        self._refuse_unknown(node, ["en", "zh"])
        return self._sides(node, {"en": "en", "zh": "zh"}, self.languages, path)

    def _sides(
        self, node: Keys, keys: Mapping[str, str], required: Iterable[str], path: Way
    ) -> Any:
        sides = {
            side: self._value(node.pairs[name][1], str, (*path, name))
            for name, side in keys.items()
            if name in node.pairs
        }
        for name, side in keys.items():
            if side in required and side not in sides:
                beside = next(
                    (node.pairs[other][0] for other in keys if other in node.pairs), node.place
                )
                sides[side] = self._missing(beside, name)
        return _BROKEN if _BROKEN in sides.values() else Text(**sides)

    def _scalar(self, node: Node, kind: Any, limits: Limits | None = None) -> Any:
        if not isinstance(node, Scalar) or node.text is None or not node.text.strip():
            return self._expected(node, expected(kind, limits))
        text = node.text.strip()
        if bad := _NOT_ON_A_LINE.search(text):
            self.findings.append(control_character(node.place, bad[0]))
            return _BROKEN
        if get_origin(kind) is Literal:
            return text if text in get_args(kind) else self._not_a_choice(node.place, text, kind)
        longest = limits.longest if isinstance(limits, Form) else LONGEST_TEXT
        if len(text) > longest:
            return self._too_long(node.place, text, longest)
        try:
            return read(text, kind, limits)
        except ValueError:
            form, near = expected(kind, limits), meant(text, kind, limits)
            return self._refuse(
                node.place,
                "E204",
                f"expected {form.en}, found {shorten(text)!r}"
                + (f"; did you mean {near}?" if near else ""),
                f"应为{form.zh}，实为“{shorten(text)}”" + (f"；是否应为 {near}？" if near else ""),
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
            place,
            "E202",
            f"the key {name!r} is missing; add it",
            f"缺少键“{name}”；请补充",
            _BROKEN,
        )

    def _expected(self, node: Node, form: Text) -> Any:
        shapes = {Items: ("a list", "列表"), Keys: ("a mapping", "映射")}
        there_en, there_zh = shapes.get(type(node), ("nothing", "空值"))
        if isinstance(node, Scalar) and node.text:
            there_en, there_zh = repr(shorten(node.text)), f"“{shorten(node.text)}”"
        return self._refuse(
            node.place,
            "E203",
            f"expected {form.en}, found {there_en}",
            f"应为{form.zh}，实为{there_zh}",
            _BROKEN,
        )

    def _not_a_choice(self, place: Place, text: str, kind: Any) -> Any:
        choices = ", ".join(get_args(kind))
        return self._refuse(
            place,
            "E205",
            f"{shorten(text)!r} is not one of: {choices}",
            f"“{shorten(text)}”不在可选值之列：{choices}",
            _BROKEN,
        )

    def _too_long(self, place: Place, text: str, longest: int) -> Any:
        return self._refuse(
            place,
            "E208",
            f"longer than {longest:,} characters: {shorten(text)!r}",
            f"超过 {longest:,} 个字符：“{shorten(text)}”",
            _BROKEN,
        )

    def _refuse_unknown(self, node: Keys, names: list[str]) -> None:
        for name, (place, _) in node.pairs.items():
            if name not in names:
                near = close_to(name, names)
                all_names = ", ".join(names)
                self._refuse(
                    place,
                    "E201",
                    f"unknown key {shorten(name)!r}; "
                    + (f"did you mean {near[0]!r}?" if near else f"known: {all_names}"),
                    f"未知的键“{shorten(name)}”；"
                    + (f"是否应为“{near[0]}”？" if near else f"可用的键：{all_names}"),
                )
