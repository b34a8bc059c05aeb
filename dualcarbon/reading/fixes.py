"""Outdated keys rewritten in the text of a file, where that takes no judgement.

Only the words themselves change: comments, order, quotes elsewhere, line ends, encoding and every
other byte stay. What was rewritten is read again, and must say what the file said before.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from difflib import unified_diff
from typing import Any

from dualcarbon.reading.findings import Place
from dualcarbon.reading.outdated import WORDING
from dualcarbon.reading.yaml import Items, Keys, Node, Scalar, nodes_of

_ENCODINGS = {
    codecs.BOM_UTF32_LE: "utf-32-le",  # begins as the next one does
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
    codecs.BOM_UTF8: "utf-8",
}

_PAIR = re.compile(r"""(["']?)wording\1[ \t]*:[ \t]+(["']?)([a-z]+)\2(?=[\s,}]|$)""")
"""The key and its value on one line."""

_GAP = re.compile(r"(?:\s+(?:#[^\r\n]*)?)*")
"""What may stand between a value and the next token."""


@dataclass(frozen=True)
class Rewriting:
    """The bytes of a file before and after, and how many targets differ."""

    file: str
    before: bytes
    after: bytes
    count: int

    @property
    def diff(self) -> str:
        """The change as a unified diff, empty where there is none."""
        old, new = (_decoded(content)[0] for content in (self.before, self.after))
        lines = unified_diff(
            re.split("\r\n?|\n", old), re.split("\r\n?|\n", new), self.file, self.file, lineterm=""
        )
        return "\n".join(lines)


def rewriting(content: bytes, file: str) -> Rewriting:
    """What becomes of a file's outdated keys; one that is not YAML stays as it is."""
    root, findings = nodes_of(content, file)
    if root is None or findings:
        return Rewriting(file, content, content, 0)
    text, mark, encoding = _decoded(content)
    starts = [0, *(end.end() for end in re.finditer("\r\n?|\n", text))]
    end_of_line = found[0] if (found := re.search("\r\n?|\n", text)) else "\n"
    edits: dict[int, tuple[int, str]] = {}
    places = set()
    for target in _outdated(root):
        place, _ = target.pairs["wording"]
        at = starts[place.line - 1] + place.column - 1 if place.line <= len(starts) else 0
        if found := _PAIR.match(text, at):
            edits[at] = found.end(), _written(text, at, found, end_of_line)
            places.add(place)
    new, last = "", 0
    for start, (end, words) in sorted(edits.items()):
        new += text[last:start] + words
        last = end
    after = mark + (new + text[last:]).encode(encoding)
    again, faults = nodes_of(after, file)
    if again is None or faults or _said(again, set()) != _said(root, places):
        return Rewriting(file, content, content, 0)
    return Rewriting(file, content, after, len(edits))


def _decoded(content: bytes) -> tuple[str, bytes, str]:
    """The text of a file, the mark that it begins with, and its encoding."""
    for mark, encoding in _ENCODINGS.items():
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding), mark, encoding
    return content.decode(), b"", "utf-8"


def _outdated(root: Node) -> Iterator[Keys]:
    """The targets with a `wording` that says one thing, and with nothing in its new keys yet."""
    section = root.pairs.get("targets") if isinstance(root, Keys) else None
    targets = section[1].pairs.values() if section and isinstance(section[1], Keys) else ()
    for _, target in targets:
        if isinstance(target, Keys) and _says(target) in WORDING and _is_old(target.pairs):
            yield target


def _says(target: Keys) -> str:
    """The value of a target's `wording`, or nothing."""
    _, value = target.pairs.get("wording", (None, None))
    return (value.text or "").strip() if isinstance(value, Scalar) else ""


def _is_old(keys: Mapping[str, Any]) -> bool:
    return not {"resolve", "legal"} & keys.keys()


def _written(text: str, at: int, found: re.Match[str], end_of_line: str) -> str:
    """The new keys in place of the old one: a line each, or side by side within braces."""
    pairs = [f"{key}: {word}" for key, word in WORDING[found[3]].items()]
    gap = _GAP.match(text, found.end())
    in_braces = gap is not None and text[gap.end() : gap.end() + 1] in (",", "}")
    line = max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1
    indent = text[line:at]
    if in_braces or indent.strip(" "):
        return ", ".join(pairs)
    return f"{end_of_line}{indent}".join(pairs)


def _said(node: Node, rewritten: Collection[Place]) -> Any:  # noqa: ANN401
    """What a node says, wherever it stands, once the keys at the places are rewritten."""
    match node:
        case Items(_, items):
            return [_said(item, rewritten) for item in items]
        case Keys(_, pairs):
            said: dict[str, Any] = {}
            for key, (place, child) in pairs.items():
                value = _said(child, rewritten)
                said |= WORDING[value] if place in rewritten else {key: value}
            return said
        case Scalar(_, text):
            return text.strip() if text else text
    return None
