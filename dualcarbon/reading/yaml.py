"""YAML to nodes that know their line and column; the only importer of yaml.

Scalars stay the text that stands in the file: no word becomes a truth value and no number loses a
digit before the declared type of its field is readable. Size, depth and the use of aliases are
limited, so that no file can take all time or memory.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NoReturn

import yaml

from dualcarbon.reading.files import opened, unreadable
from dualcarbon.reading.findings import Finding, Place
from dualcarbon.text import CONTROL, Text, shorten

LARGEST_FILE = 32 * 2**20
"""Bytes of a file that is read; a hundred times the packaged base."""

DEEPEST = 50
"""Levels of lists and mappings; a fact base needs eight."""

MOST_VALUES = 3_000_000
"""Values in a file: 100,000 terms have half of that."""

MOST_REPEATED = 1_000_000
"""Values that aliases may repeat altogether."""

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TAGS: dict[type[yaml.Event], set[str]] = {
    yaml.ScalarEvent: {"!!str", "!!null"},
    yaml.MappingStartEvent: {"!!map"},
    yaml.SequenceStartEvent: {"!!seq"},
}
"""The tags that say of a value what it is anyway; its type is that of its field."""

_NULLS = {"", "~", "null", "Null", "NULL"}

_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),  # begins as the next one does
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
"""The marks with which programs on Windows begin a file, each with its encoding."""

_MOST_CONTROLS = 100
"""Places with control characters that are reported; a file with more is no text."""


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


@dataclass(frozen=True, slots=True)
class Lost:
    """A value that can't be read; a finding has said why."""

    place: Place


Node = Scalar | Items | Keys | Lost


def read_content(file: Path) -> bytes:
    """The bytes of a file, one more than is read where it is too large.

    Raises Failure when it can't be opened.
    """
    try:
        with opened(file) as stream:
            return stream.read(LARGEST_FILE + 1)
    except OSError as error:
        raise unreadable(file, error) from error


def nodes_of(content: bytes, file: str) -> tuple[Node | None, list[Finding]]:
    """What YAML says, None where it could not be read as such, and what is wrong in `file`."""
    loading = _Loading(file)
    return loading.nodes(content), loading.findings


class _Refused(Exception):
    """The rest of the file can't be read; a finding says why."""


@dataclass
class _Open:
    """A list or mapping whose end is not reached yet; the children of a mapping are key, value."""

    event: yaml.CollectionStartEvent | None
    children: list[Node] = field(default_factory=list)
    size: int = 1


class _Loading:
    """One file on its way from bytes to nodes."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.findings: list[Finding] = []
        self.stand_in = ""
        self.anchored: dict[str, tuple[Node, int]] = {}
        self.values = 0
        self.repeated = 0

    def nodes(self, content: bytes) -> Node | None:
        text = ""
        try:
            text = self._decoded(content)
            root = self._built(yaml.parse(text, Loader=_LOADER))
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
            problem = shorten(getattr(error, "problem", None) or str(error).splitlines()[0])
            place = self._at(mark.line, mark.column) if mark else Place(self.file)
            # The parser counts the end of a file that ends within a line as one line more.
            if place.line > (lines := text.count("\n") + 1):
                place = self._at(lines - 1, len(text) - text.rfind("\n") - 1)
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
        encoding = next((name for mark, name in _MARKS if content.startswith(mark)), "UTF-8")
        try:
            text = content.decode(encoding).removeprefix("\ufeff")
        except UnicodeDecodeError as error:
            before = content[: error.start].decode(encoding, "replace").removeprefix("\ufeff")
            byte = f"0x{content[error.start]:02x}"
            self._refuse(
                self._at(before.count("\n"), len(before) - before.rfind("\n") - 1),
                "E102",
                f"not {encoding}: byte {byte}; save the file as UTF-8",
                f"不是 {encoding} 编码：字节 {byte}；请以 UTF-8 保存",
            )
        return self._without_controls(re.sub("\r\n?", "\n", text))

    def _without_controls(self, text: str) -> str:
        """`text` with a character of no meaning for each control character, which are reported.

        So the parser, which takes none, reads the rest, and every place stays what it is; see
        `_plain`.
        """
        if not _UNREADABLE.search(text):
            return text
        self.stand_in = next(char for char in map(chr, _PRIVATE) if char not in text)
        line, last = 0, 0
        for number, bad in enumerate(_UNREADABLE.finditer(text)):
            line += text.count("\n", last, last := bad.start())
            place = self._at(line, last - text.rfind("\n", 0, last) - 1)
            self.findings.append(control_character(place, bad[0][0]))
            if number + 1 == _MOST_CONTROLS:
                raise _Refused
        return _UNREADABLE.sub(lambda bad: self.stand_in * len(bad[0]), text)

    def _plain(self, text: str) -> str:
        """`text` as it would be without its control characters."""
        return text.replace(self.stand_in, "") if self.stand_in else text

    def _built(self, events: Iterator[yaml.Event]) -> Node | None:
        """The node that the events of a parser describe, whatever its depth, without recursion."""
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
                    if event.anchor:  # what finds itself inside itself
                        self.anchored[event.anchor] = Lost(self._place(event)), 0
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
        return outer.children[0] if outer.children else Scalar(Place(self.file), None)

    def _add(self, parent: _Open, event: yaml.NodeEvent, node: Node, size: int) -> None:
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
        tag = str(getattr(event, "tag", None) or "!").replace("tag:yaml.org,2002:", "!!", 1)
        if tag != "!" and tag not in _TAGS.get(type(event), ()):
            self._report(
                place,
                "E108",
                f"the tag {shorten(tag)} is not used here; leave it out",
                f"此处不使用标签 {shorten(tag)}；请删除",
            )
            node = Lost(place)
        if event.anchor and not isinstance(event, yaml.AliasEvent):
            self.anchored[event.anchor] = node, size
        parent.children.append(node)
        parent.size += size

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        place = self._place(event)
        plain, text = event.implicit[0], self._plain(event.value)
        if plain and text == "<<":
            return _MergeKey(place, text)
        nothing = (plain and text in _NULLS) or (event.tag or "").endswith(":null")
        return Scalar(place, None if nothing else text)

    def _alias(self, event: yaml.AliasEvent) -> tuple[Node, int]:
        """The node that an alias repeats, and how many values that are."""
        place, name = self._place(event), event.anchor or ""
        if name not in self.anchored:
            self._refuse(
                place,
                "E103",
                f"not YAML: no anchor &{shorten(name)}",
                f"不是合法的 YAML：没有锚点 &{shorten(name)}",
            )
        node, size = self.anchored[name]
        if not size:
            self._report(
                place,
                "E107",
                "this value contains itself; write it out",
                "此值包含了它自身；请写出内容",
            )
        self.repeated += size
        if self.repeated > MOST_REPEATED:
            self._refuse(
                place,
                "E111",
                f"aliases repeat more than {MOST_REPEATED:,} values; write them out or use fewer",
                f"别名重复的值超过 {MOST_REPEATED:,} 个；请减少使用",
            )
        return node, size

    def _collection(self, event: yaml.CollectionStartEvent, children: list[Node]) -> Node:
        place = self._place(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return Items(place, tuple(children))
        pairs = self._pairs(children)
        return Lost(place) if pairs is None else Keys(place, pairs)

    def _pairs(self, children: list[Node]) -> dict[str, tuple[Place, Node]] | None:
        """The pairs of a mapping: duplicates are reported, merge keys give way to its own.

        None where what is to be merged can't be, so that nobody knows which keys there are.
        """
        pairs: dict[str, tuple[Place, Node]] = {}
        merged: dict[str, tuple[Place, Node]] = {}
        readable = True
        for key, value in zip(children[::2], children[1::2], strict=True):
            if isinstance(key, _MergeKey):
                for part in value.items if isinstance(value, Items) else (value,):
                    if isinstance(part, Keys):
                        merged = {**part.pairs, **merged}
                    else:
                        self._refuse_merge(part)
                        readable = False
            elif isinstance(key, Lost):
                readable = False
            elif not isinstance(key, Scalar):
                self._report(
                    key.place,
                    "E203",
                    "expected a key, found a list or mapping",
                    "应为键，实为列表或映射",
                )
            elif (name := (key.text or "").strip()) in pairs:
                first = pairs[name][0].line
                self._report(
                    key.place,
                    "E106",
                    f"duplicate key {shorten(name)!r} (first at line {first}); remove one",
                    f"重复的键“{shorten(name)}”（首次出现在第 {first} 行）；请删除其一",
                )
            else:
                pairs[name] = key.place, value
        return {**merged, **pairs} if readable else None

    def _refuse_merge(self, part: Node) -> None:
        if not isinstance(part, Lost):
            self._report(
                part.place,
                "E203",
                "expected a mapping to merge, or a list of mappings, as << asks for",
                "<< 之后应为要并入的映射，或由映射组成的列表",
            )

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


_PRIVATE = range(0xE000, 0xF900)
_UNREADABLE = re.compile(f"(?:(?![\t\n]){CONTROL.pattern}|[\ufffe\uffff])+")


def control_character(place: Place, char: str) -> Finding:
    """The finding for a character that would act on the terminal instead of showing itself."""
    return Finding(
        place,
        "E207",
        Text(
            f"control character U+{ord(char):04X}; remove it"
            if char != "\n"
            else "a line's end; write this text on one line, or after '>-' instead of '|'",
            f"含有控制字符 U+{ord(char):04X}；请删除"
            if char != "\n"
            else "含有换行；请写成一行，或把“|”改为“>-”",
        ),
    )
