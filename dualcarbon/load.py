"""YAML to nodes that know their line and column; the only importer of yaml.

Scalars stay the text that stands in the file: no word becomes a truth value and no number loses a
digit before the declared type of its field is known. Size, depth and the use of aliases are
limited, so that no file can take all time or memory.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NoReturn

import yaml

from dualcarbon.files import unreadable
from dualcarbon.findings import Finding, Place
from dualcarbon.text import CONTROL, Text

LARGEST_FILE = 32 * 2**20
"""Bytes of a file that is read; a hundred times the packaged base."""

DEEPEST = 50
"""Levels of lists and mappings; a fact base needs eight."""

MOST_VALUES = 3_000_000
"""Values in a file: 100,000 terms have half of that."""

MOST_REPEATED = 1_000_000
"""Values that aliases may repeat altogether."""

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TAGS = {
    f"tag:yaml.org,2002:{name}"
    for name in ("str", "int", "float", "bool", "null", "timestamp", "merge", "map", "seq")
} | {None, "!"}
_NULLS = {"", "~", "null", "Null", "NULL"}


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value as it is written; `text` is None for `null` and for nothing at all."""

    place: Place
    text: str | None


class _MergeKey(Scalar):
    """A `<<` without quotes, which as a key takes in another mapping."""


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
        with file.open("rb") as opened:
            content = opened.read(LARGEST_FILE + 1)
    except OSError as error:
        raise unreadable(file, error) from error
    loading = _Loading(str(file))
    return loading.nodes(content), loading.findings


class _Refused(Exception):
    """The rest of the file can't be read; a finding says why."""


@dataclass
class _Open:
    """A list or mapping whose end is not reached yet; the children of a mapping are key, value."""

    event: yaml.CollectionStartEvent | None
    children: list[tuple[Place, Node | None]] = field(default_factory=list)
    size: int = 1


class _Loading:
    """One file on its way from bytes to nodes."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.findings: list[Finding] = []
        self.anchored: dict[str, tuple[Node | None, int]] = {}
        self.values = 0
        self.repeated = 0

    def nodes(self, content: bytes) -> Node | None:
        try:
            root = self._built(yaml.parse(self._decoded(content), Loader=_LOADER))
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
            problem = getattr(error, "problem", None) or str(error).splitlines()[0]
            place = self._at(mark.line, mark.column) if mark else Place(self.file)
            self._report(place, "E103", f"not YAML: {problem}", f"不是合法的 YAML：{problem}")
        except _Refused:
            pass
        else:
            return root
        return None

    def _decoded(self, content: bytes) -> str:
        if len(content) > LARGEST_FILE:
            most = LARGEST_FILE // 2**20
            self._refuse(
                Place(self.file),
                "E109",
                f"the file is larger than {most} MiB; split it into several",
                f"文件超过 {most} MiB；请拆分成多个文件",
            )
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            self._refuse(
                self._at(
                    content.count(b"\n", 0, error.start),
                    error.start - content.rfind(b"\n", 0, error.start) - 1,
                ),
                "E102",
                f"not UTF-8: byte 0x{content[error.start]:02x}; save the file as UTF-8",
                f"不是 UTF-8 编码：字节 0x{content[error.start]:02x}；请以 UTF-8 保存",
            )
        for bad in CONTROL.finditer(text):
            if bad[0] not in "\t\r":
                at = bad.start()
                place = self._at(text.count("\n", 0, at), at - text.rfind("\n", 0, at) - 1)
                self.findings.append(control_character(place, bad[0]))
                raise _Refused
        return text

    def _built(self, events: Iterator[yaml.Event]) -> Node | None:
        """The node that the events of a parser tell of, whatever its depth, without recursion."""
        outer = _Open(None)
        opened = [outer]
        for event in events:
            match event:
                case yaml.DocumentStartEvent() if outer.children:
                    self._refuse(
                        self._place(event),
                        "E103",
                        "not YAML for a fact base: a second document begins; remove '---'",
                        "事实库只能有一个 YAML 文档；请删除 ---",
                    )
                case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                    if len(opened) > DEEPEST:
                        self._refuse(
                            self._place(event),
                            "E110",
                            f"nested deeper than {DEEPEST} levels; a fact base is not so deep",
                            f"嵌套超过 {DEEPEST} 层；事实库不需要这么深",
                        )
                    if event.anchor:
                        self.anchored[event.anchor] = None, 0  # what finds itself inside itself
                    opened.append(_Open(event))
                case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                    done = opened.pop()
                    assert done.event is not None
                    node = self._collection(done.event, done.children)
                    self._add(opened[-1], done.event, node, done.size)
                case yaml.ScalarEvent():
                    self._add(opened[-1], event, self._scalar(event), 1)
                case yaml.AliasEvent():
                    self._add(opened[-1], event, *self._alias(event))
        return outer.children[0][1] if outer.children else Scalar(Place(self.file), None)

    def _add(self, parent: _Open, event: yaml.NodeEvent, node: Node | None, size: int) -> None:
        """Put a finished node into what it belongs to, and remember it under its anchor."""
        place = self._place(event)
        self.values += 1
        if self.values > MOST_VALUES:
            self._refuse(
                place,
                "E109",
                f"the file holds more than {MOST_VALUES:,} values; split it into several",
                f"文件中的值超过 {MOST_VALUES:,} 个；请拆分成多个文件",
            )
        if (tag := getattr(event, "tag", None)) not in _TAGS:
            self._report(place, "E108", f"the tag {tag} is not used here", f"此处不使用标签 {tag}")
            node = None
        if event.anchor and not isinstance(event, yaml.AliasEvent):
            self.anchored[event.anchor] = node, size
        parent.children.append((place, node))
        parent.size += size

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        place = self._place(event)
        plain = event.implicit[0]
        if plain and event.value == "<<":
            return _MergeKey(place, event.value)
        nothing = (plain and event.value in _NULLS) or (event.tag or "").endswith(":null")
        return Scalar(place, None if nothing else event.value)

    def _alias(self, event: yaml.AliasEvent) -> tuple[Node | None, int]:
        """The node that an alias repeats, and how many values that are."""
        place, name = self._place(event), event.anchor
        if name not in self.anchored:
            self._refuse(
                place, "E103", f"not YAML: no anchor &{name}", f"不是合法的 YAML：没有锚点 &{name}"
            )
        node, size = self.anchored[name]
        if not size:
            self._report(place, "E107", "this value contains itself", "此值包含了它自身")
        self.repeated += size
        if self.repeated > MOST_REPEATED:
            self._refuse(
                place,
                "E111",
                f"aliases repeat more than {MOST_REPEATED:,} values; write them out or use fewer",
                f"别名重复的值超过 {MOST_REPEATED:,} 个；请减少使用",
            )
        return node, size

    def _collection(
        self, event: yaml.CollectionStartEvent, children: list[tuple[Place, Node | None]]
    ) -> Node:
        place = self._place(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return Items(place, tuple(node for _, node in children if node is not None))
        return Keys(place, self._pairs(children))

    def _pairs(self, children: list[tuple[Place, Node | None]]) -> dict[str, tuple[Place, Node]]:
        """The pairs of a mapping: duplicates are reported, merge keys give way to its own."""
        pairs: dict[str, tuple[Place, Node]] = {}
        merged: dict[str, tuple[Place, Node]] = {}
        for (place, key), (_, value) in zip(children[::2], children[1::2], strict=True):
            if value is None or key is None:
                continue
            if isinstance(key, _MergeKey):
                for part in value.items if isinstance(value, Items) else (value,):
                    if isinstance(part, Keys):
                        merged = {**part.pairs, **merged}
            elif not isinstance(key, Scalar):
                self._report(place, "E203", "expected a key, found a list or mapping", "应为键")
            elif (name := key.text or "") in pairs:
                first = pairs[name][0].line
                self._report(
                    place,
                    "E106",
                    f"duplicate key {name!r} (first at line {first})",
                    f"重复的键“{name}”（首次出现在第 {first} 行）",
                )
            else:
                pairs[name] = place, value
        return {**merged, **pairs}

    def _at(self, line: int, column: int) -> Place:
        return Place(self.file, line + 1, column + 1)

    def _place(self, event: yaml.Event) -> Place:
        mark = event.start_mark
        assert mark is not None
        return self._at(mark.line, mark.column)

    def _report(self, place: Place, code: str, en: str, zh: str) -> None:
        self.findings.append(Finding(place, code, Text(en, zh)))

    def _refuse(self, place: Place, code: str, en: str, zh: str) -> NoReturn:
        self._report(place, code, en, zh)
        raise _Refused


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
