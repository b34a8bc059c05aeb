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
    `code` is the exit status.
    """

    def __init__(
        self, message: Text, hint: Text | None = None, code: ExitCode = ExitCode.FAILED
    ) -> None:
        super().__init__(message.en)
        self.message = message
        self.hint = hint or Text()
        self.code = code
