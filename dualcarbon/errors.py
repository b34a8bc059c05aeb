"""The exit codes, and what is raised: refusals that carry data, and a failure that has its words.

Each has an `error_code`, which stays the same from version to version, and an exit code.
"""

from __future__ import annotations

import errno
from collections.abc import Sequence
from enum import IntEnum
from typing import ClassVar, Literal, NamedTuple

from dualcarbon.text import NO_TEXT, Text


class ExitCode(IntEnum):
    """What a command's exit status says; docs/programs.md lists the same five."""

    DONE = 0
    FAILED = 1
    USAGE = 2
    NOT_FOUND = 3
    INTERRUPTED = 130


class Failure(Exception):
    """An expected failure, told to the person in one message.

    `message` says what is wrong and where, `hint` what to do about it (may be empty),
    `code` is the exit status, `error_code` says the same to a program.
    """

    def __init__(
        self,
        message: Text,
        hint: Text | None = None,
        code: ExitCode = ExitCode.FAILED,
        error_code: str = "",
    ) -> None:
        super().__init__(message.en)
        self.error_code = error_code or _ERROR_CODES[code]
        self.message = message
        self.hint = hint or Text()
        self.code = code
        self.error_code = error_code or _ERROR_CODES[code]


_ERROR_CODES = {
    ExitCode.FAILED: "failed",
    ExitCode.USAGE: "usage",
    ExitCode.NOT_FOUND: "not-found",
}
"""The error code of a failure that has none of its own, by its exit status."""


class Candidate(NamedTuple):
    """An entry that may be meant: its section, its id, what it is called, and what it answers.

    `lead` is the short answer (a day, a figure, a goal), `text` what that is of, or a definition.
    """

    section: str
    id: str
    name: Text
    lead: Text = NO_TEXT
    text: Text = NO_TEXT


class NotFound(Exception):
    """No entry of a kind has in its names what was typed.

    `kind` is the section that was looked in (`terms`), None for all of them. `near` are entries
    with a name like it, the likest first, `elsewhere` those of other kinds that have it in theirs;
    where there are neither, `in_text` are those that speak of it. Entries of other kinds that have
    its parts, but not in one piece, are `apart`.
    """

    error_code: ClassVar = "not-found"
    exit_code: ClassVar = ExitCode.NOT_FOUND

    def __init__(
        self,
        typed: str,
        kind: str | None = None,
        near: Sequence[Candidate] = (),
        elsewhere: Sequence[Candidate] = (),
        in_text: Sequence[Candidate] = (),
        apart: Sequence[Candidate] = (),
    ) -> None:
        super().__init__(typed, kind, near, elsewhere, in_text, apart)
        self.typed = typed
        self.kind = kind
        self.near = near
        self.elsewhere = elsewhere
        self.in_text = in_text
        self.apart = apart


class NothingHolds(NotFound):
    """No entry holds any of the `words` of a search that count; there may be none that do."""

    def __init__(
        self, typed: str, near: Sequence[Candidate] = (), words: Sequence[str] = ()
    ) -> None:
        super().__init__(typed, near=near)
        self.args = typed, near, words
        self.words = words


class Ambiguous(Exception):
    """What was typed opens no entry of a kind, but stands in the names of some.

    `kind` is their section, `matches` are the entries, the nearest first.
    """

    error_code: ClassVar = "ambiguous"
    exit_code: ClassVar = ExitCode.NOT_FOUND

    def __init__(self, typed: str, kind: str, matches: Sequence[Candidate]) -> None:
        super().__init__(typed, kind, matches)
        self.typed = typed
        self.kind = kind
        self.matches = matches


class LaterDay(Exception):
    """The entry of that kind (a section) is of a later day than the base is seen as of."""

    error_code: ClassVar = "later-day"
    exit_code: ClassVar = ExitCode.NOT_FOUND

    def __init__(self, typed: str, kind: str) -> None:
        super().__init__(typed, kind)
        self.typed = typed
        self.kind = kind


Choice = Literal["kind", "topic", "status", "question-kind", "code", "field"]
"""What a person chooses from a closed list."""


class UnknownChoice(Exception):
    """What was typed is none of the `known` choices; `near` is the one most like it, if any."""

    error_code: ClassVar = "unknown-choice"
    exit_code: ClassVar = ExitCode.USAGE

    def __init__(
        self, what: Choice, typed: str, known: Sequence[str], near: str | None = None
    ) -> None:
        super().__init__(what, typed, known, near)
        self.what = what
        self.typed = typed
        self.known = known
        self.near = near


REFUSALS = (NotFound, Ambiguous, LaterDay, UnknownChoice)
"""What can't be had, as data; `views.refusals` has the words for each."""


_REASONS_ZH = {
    errno.EACCES: "没有权限",
    errno.EPERM: "操作不被允许",
    errno.ENOENT: "文件或目录不存在",
    errno.ENOTDIR: "不是目录",
    errno.EISDIR: "是目录而非文件",
    errno.EEXIST: "已经存在",
    errno.ENOTEMPTY: "目录不为空",
    errno.ENOSPC: "磁盘空间不足",
    errno.EDQUOT: "超出磁盘配额",
    errno.EROFS: "文件系统只读",
    errno.EIO: "读写出错",
    errno.EFBIG: "文件过大",
    errno.ENAMETOOLONG: "名称过长",
    errno.ELOOP: "符号链接层数过多",
    errno.EMFILE: "打开的文件过多",
    errno.EPIPE: "管道已断开",
}


def reason(error: OSError) -> Text:
    """Why the system refused, in its own words; in Chinese for what is usual."""
    why = error.strerror or str(error)
    return Text(why, _REASONS_ZH.get(error.errno or 0, why))
