"""`dualcarbon proofread`: a draft, or a text and its translation, held against the base."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from dualcarbon.commands.settings import Settings
from dualcarbon.errors import ExitCode, Failure
from dualcarbon.model.entries import Facts
from dualcarbon.names.choices import known_code
from dualcarbon.proofread.findings import KINDS
from dualcarbon.proofread.places import Places
from dualcarbon.result import Record, Result
from dualcarbon.text import Text, shorten
from dualcarbon.views.proofreading import Remark, kind_page, remarks_page

_LARGEST = 4 << 20
"""Bytes of a draft that is read: a thousand pages, or some more."""

_INPUT = Path("-")
"""The file that stands for standard input."""

_WHAT_TO_TYPE = Text(
    "type or paste a text; end with Ctrl-D (on Windows Ctrl-Z and Enter)",
    "请输入或粘贴文本；按 Ctrl-D 结束（Windows 为 Ctrl-Z 加回车）",
)


def proofread(
    context: typer.Context,
    file: Annotated[
        Path | None,
        typer.Argument(
            help="A draft in English or 中文, text or Markdown. - or none: standard input.",
            metavar="[FILE]",
            readable=False,  # what can't be read is a failure, not wrong usage
        ),
    ] = None,
    translation: Annotated[
        Path | None,
        typer.Argument(
            help="Its translation into the other language, to be compared with it.",
            metavar="[TRANSLATION]",
            readable=False,
        ),
    ] = None,
    explain: Annotated[
        str | None,
        typer.Option(metavar="CODE", help="Say what the code of a finding means instead."),
    ] = None,
) -> Result:
    """Proofread a draft: wrong renderings, deadlines, force, figures, titles of documents.

    Exit code 1 when something is found. In Markdown, code and addresses are left out.
    """
    settings: Settings = context.obj
    if explain is not None:
        return _explained(explain, settings)
    file = file or _INPUT
    files = [file] if translation is None else [file, translation]
    texts = [_text(one, settings) for one in _told_apart(files)]
    facts = settings.base().facts
    remarks = [*_remarks(files, texts, facts)]
    return Result(
        remarks_page([_name(one) for one in files], remarks, facts, settings.lang),
        (_record(remark, facts) for remark in remarks),
        code=ExitCode.FAILED if remarks else ExitCode.DONE,
        rules={code: kind.meaning for code, kind in KINDS.items()},
    )


def _remarks(files: list[Path], texts: list[str], facts: Facts) -> Iterator[Remark]:
    # Imported here: who asks what a code means reads no draft.
    from dualcarbon.proofread.proof import Proof

    proof = Proof(facts)
    sides = [proof.alone(texts[0])] if len(texts) == 1 else proof.between(texts[0], texts[1])
    for file, text, slips in zip(files, texts, sides, strict=True):
        places = Places(text)
        for slip in slips:
            first, last = places.of(slip.start), places.of(slip.end)
            yield Remark(_name(file), *first, *last, text[slip.start : slip.end], slip)


def _name(file: Path) -> str:
    return "-" if file == _INPUT else str(file)


def _told_apart(files: list[Path]) -> list[Path]:
    """The files. Raises Failure (wrong usage) where both are standard input."""
    if files == [_INPUT, _INPUT]:
        raise Failure(
            Text("only one of the two texts can be standard input", "两个文本不能都从标准输入读取"),
            Text("name a file for the other", "请为另一个文本指定文件"),
            ExitCode.USAGE,
        )
    return files


def _explained(typed: str, settings: Settings) -> Result:
    """What a code means. Raises UnknownChoice for one that no finding has."""
    code = known_code(typed, KINDS)
    kind = KINDS[code]
    record = {
        "code": code,
        "meaning": kind.meaning.en,
        "meaning_zh": kind.meaning.zh,
        "wrong": kind.wrong.en,
        "wrong_zh": kind.wrong.zh,
        "right": kind.right.en,
        "right_zh": kind.right.zh,
    }
    return Result(kind_page(code, kind, settings.lang), [record])


# What is read


def _text(file: Path, settings: Settings) -> str:
    """The text of a draft, with line feeds. Raises Failure where there is none to be read."""
    data = _data(file, settings)
    if len(data) > _LARGEST:
        why = f"it is larger than {_LARGEST >> 20} MiB", f"超过 {_LARGEST >> 20} MiB"
        raise _unreadable(file, Text(*why), Text("split it into several", "请拆分成多个文件"))
    text = re.sub("\r\n?", "\n", _decoded(file, data))
    if not text.strip():
        why = "there is no text in it", "其中没有文字"
        raise _unreadable(file, Text(*why), Text("name a draft", "请指定一个文稿"))
    return text


def _data(file: Path, settings: Settings) -> bytes:
    try:
        return settings.read_file(file, _LARGEST + 1, _WHAT_TO_TYPE)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        hint = Text("give the path of a text file", "请指定一个文本文件的路径")
        raise _unreadable(file, Text(why), hint) from error


def _decoded(file: Path, data: bytes) -> str:
    """The bytes as text: UTF-8, or UTF-16 with the mark that says so."""
    is_utf16 = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    encoding = "utf-16" if is_utf16 else "utf-8-sig"
    hint = Text("save it as a text in UTF-8", "请另存为 UTF-8 文本")
    if not is_utf16 and b"\0" in data:
        why = "it is no text but binary data", "不是文本，而是二进制数据"
        raise _unreadable(file, Text(*why), hint)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        byte = f"0x{data[min(error.start, len(data) - 1)]:02x}"
        why = (
            f"it is not UTF-8 (line {line}, byte {byte})",
            f"不是 UTF-8（第 {line} 行，字节 {byte}）",
        )
        raise _unreadable(file, Text(*why), hint) from error
    if "\0" in text:
        why = "it is no text but binary data", "不是文本，而是二进制数据"
        raise _unreadable(file, Text(*why), hint)
    return text


def _unreadable(file: Path, why: Text, hint: Text) -> Failure:
    name = shorten(_name(file))
    return Failure(
        Text(f"cannot proofread {name}: {why['en']}", f"无法校对 {name}：{why['zh']}"), hint
    )


def _record(remark: Remark, facts: Facts) -> Record:
    slip, source = remark.slip, remark.source(facts)
    return {
        "code": slip.code,
        "file": remark.file,
        "line": remark.line,
        "column": remark.column,
        "end_line": remark.end_line,
        "end_column": remark.end_column,
        "found": remark.found,
        "right": slip.right.en,
        "right_zh": slip.right.zh,
        "entry": slip.entry or None,
        "source": source.title.en or None,
        "source_zh": source.title.zh or None,
        "url": source.url or None,
        "message": remark.message(facts).en,
        "message_zh": remark.message(facts).zh,
    }
