"""The exit codes, and the one exception that carries a message, a hint and a code."""

from __future__ import annotations

from enum import IntEnum

from dualcarbon.text import Text


class ExitCode(IntEnum):
    """What a command's exit status says; the README lists the same five."""

    DONE = 0
    FAILED = 1
    USAGE = 2
    NOT_FOUND = 3
    INTERRUPTED = 130


class Failure(Exception):
    """An expected failure, told to the person in one message.

    `message` says what is wrong and where, `hint` what to do about it (may be empty),
    `code` is the exit status, `error_code` the word by which a program knows what went wrong.
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


_ERROR_CODES = {
    ExitCode.DONE: "done",
    ExitCode.FAILED: "failed",
    ExitCode.USAGE: "usage",
    ExitCode.NOT_FOUND: "not-found",
    ExitCode.INTERRUPTED: "interrupted",
}
"""What goes wrong with each exit code, where nothing more is known."""
