"""YAML to nodes that know their line and column; the only importer of yaml.

Scalars stay the text that stands in the file: no word becomes a truth value and no number loses a
digit before the declared type of its field is known.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from dualcarbon.errors import Failure
from dualcarbon.findings import Finding, Place
from dualcarbon.text import CONTROL, Text

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TAGS = {
    f"tag:yaml.org,2002:{name}"
    for name in ("str", "int", "float", "bool", "null", "timestamp", "merge", "map", "seq")
}


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value as it is written; `text` is None for `null` and for nothing at all."""

    place: Place
    text: str | None


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    place: Place
    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Keys:
    """A mapping; each key comes with its own place."""

    place: Place
    pairs: Mapping[str, tuple[Place, Node]]


Node = Scalar | Items | Keys


def read_nodes(file: Path) -> tuple[Node | None, list[Finding]]:
    """The content of a YAML file, None where it could not be read as YAML, and what is wrong.

    Raises Failure when the file can't be opened.
    """
    try:
        content = file.read_bytes()
    except OSError as error:
        raise _unreadable(file, error) from error
    loading = _Loading(str(file))
    return loading.nodes(content), loading.findings


def data_date(file: Path) -> str:
    """The `updated` date of a fact base, found without parsing the file; `?` if it has none."""
    try:
        with file.open(encoding="utf-8", errors="replace") as lines:
            for line in lines:
                if match := re.match(r"updated:\s*([0-9-]+)", line):
                    return match[1]
    except OSError as error:
        raise _unreadable(file, error) from error
    return "?"


def _unreadable(file: Path, error: OSError) -> Failure:
    return Failure(
        Text(
            f"cannot read the fact base {file}: {error.strerror}",
            f"无法读取事实库 {file}：{error.strerror}",
        ),
        Text(
            "give the path of a readable YAML file with --facts FILE",
            "请用 --facts FILE 指定一个可读的 YAML 文件",
        ),
    )


class _Loading:
    """One file on its way from bytes to nodes."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.findings: list[Finding] = []
        self.done: dict[int, Node | None] = {}

    def nodes(self, content: bytes) -> Node | None:
        text = self._decoded(content)
        if text is None:
            return None
        try:
            root = yaml.compose(text, Loader=_LOADER)
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
            problem = getattr(error, "problem", None) or str(error)
            place = self._at(mark.line, mark.column) if mark else Place(self.file)
            self._report(place, "E103", f"not YAML: {problem}", f"不是合法的 YAML：{problem}")
            return None
        return Scalar(Place(self.file), None) if root is None else self._node(root)

    def _decoded(self, content: bytes) -> str | None:
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            byte = f"0x{content[error.start]:02x}"
            place = self._at(
                content.count(b"\n", 0, error.start),
                error.start - content.rfind(b"\n", 0, error.start) - 1,
            )
            self._report(
                place,
                "E102",
                f"not UTF-8: byte {byte}; save the file as UTF-8",
                f"不是 UTF-8 编码：字节 {byte}；请以 UTF-8 保存",
            )
            return None
        for bad in CONTROL.finditer(text):
            if bad[0] not in "\t\r":
                at = bad.start()
                place = self._at(text.count("\n", 0, at), at - text.rfind("\n", 0, at) - 1)
                self.findings.append(control_character(place, bad[0]))
                return None
        return text

    def _node(self, node: yaml.Node) -> Node | None:
        """Our node for a node of yaml; None, with a finding, where it can't be one.

        An anchor's node is made once, however often it is referred to.
        """
        if id(node) not in self.done:
            self.done[id(node)] = None  # what a node that contains itself finds
            self.done[id(node)] = self._made(node)
        elif self.done[id(node)] is None:
            self._report(
                self._place(node), "E107", "this value contains itself", "此值包含了它自身"
            )
        return self.done[id(node)]

    def _made(self, node: yaml.Node) -> Node | None:
        place = self._place(node)
        if node.tag not in _TAGS:
            self._report(
                place, "E108", f"the tag {node.tag} is not used here", f"此处不使用标签 {node.tag}"
            )
            return None
        if isinstance(node, yaml.ScalarNode):
            return Scalar(place, None if node.tag.endswith(":null") else node.value)
        if isinstance(node, yaml.SequenceNode):
            items = (self._node(child) for child in node.value)
            return Items(place, tuple(item for item in items if item is not None))
        assert isinstance(node, yaml.MappingNode)
        return Keys(place, self._pairs(node))

    def _pairs(self, node: yaml.MappingNode) -> dict[str, tuple[Place, Node]]:
        """The pairs of a mapping: duplicates are reported, merge keys give way to its own."""
        pairs: dict[str, tuple[Place, Node]] = {}
        merged: dict[str, tuple[Place, Node]] = {}
        for key, value in node.value:
            place, made = self._place(key), self._node(value)
            if made is None:
                continue
            if key.tag.endswith(":merge"):
                for part in made.items if isinstance(made, Items) else (made,):
                    if isinstance(part, Keys):
                        merged = {**part.pairs, **merged}
            elif not isinstance(key, yaml.ScalarNode):
                self._report(place, "E203", "expected a key, found a list or mapping", "应为键")
            elif key.value in pairs:
                first = pairs[key.value][0].line
                self._report(
                    place,
                    "E106",
                    f"duplicate key {key.value!r} (first at line {first})",
                    f"重复的键“{key.value}”（首次出现在第 {first} 行）",
                )
            else:
                pairs[key.value] = place, made
        return {**merged, **pairs}

    def _at(self, line: int, column: int) -> Place:
        return Place(self.file, line + 1, column + 1)

    def _place(self, node: yaml.Node) -> Place:
        return self._at(node.start_mark.line, node.start_mark.column)

    def _report(self, place: Place, code: str, en: str, zh: str) -> None:
        self.findings.append(Finding(place, code, Text(en, zh)))


def control_character(place: Place, char: str) -> Finding:
    """The finding for a character that would act on the terminal instead of showing itself."""
    return Finding(
        place,
        "E207",
        Text(
            f"control character U+{ord(char):04X}; remove it",
            f"含有控制字符 U+{ord(char):04X}；请删除",
        ),
    )
