"""Standard streams that survive any encoding, a closed pipe and a full disk."""

from __future__ import annotations

import codecs
import io
import os
import sys
import unicodedata
from pathlib import Path
from typing import IO

_STAND_INS = str.maketrans(
    {
        "█": "#",
        "░": ".",
        "─": "-",
        "━": "-",
        "│": "|",
        "—": "-",
        "–": "-",
        "“": '"',
        "”": '"',
        "‘": "'",
        "’": "'",
        "《": "<",
        "》": ">",
        "、": ",",
        "。": ".",
        "·": "-",
    }
)


class ReaderGone(Exception):
    """The other end of the pipe has what it wanted.

    Not an OSError: typer would turn a broken pipe into exit code 1.
    """


def _stand_in(error: UnicodeError) -> tuple[str, int]:
    """For each character that an encoding lacks: its nearest ASCII form, or `?`."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    missing = error.object[error.start : error.end].translate(_STAND_INS)
    return "".join(map(_nearest, missing)), error.end


def _nearest(char: str) -> str:
    return unicodedata.normalize("NFKD", char).encode("ascii", "ignore").decode("ascii") or "?"


codecs.register_error("dualcarbon-stand-in", _stand_in)


def prepare() -> None:
    """Make the standard streams never fail on a character, and never be absent."""
    sys.stdout = _prepared(sys.stdout, "dualcarbon-stand-in")
    sys.stderr = _prepared(sys.stderr, "dualcarbon-stand-in")
    sys.stdin = _prepared(sys.stdin, "replace", "r")


def _prepared(stream: IO[str] | None, errors: str, mode: str = "w") -> IO[str]:
    if stream is None:
        return Path(os.devnull).open(mode, encoding="utf-8")
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors=errors)
    return stream


def abandon(stream: IO[str]) -> None:
    """Give up on a stream that can't be written to, so that nothing complains at exit."""
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        os.dup2(nowhere.fileno(), stream.fileno())


def is_terminal(stream: IO[str]) -> bool:
    """Whether a person is at the other end."""
    try:
        return stream.isatty()
    except ValueError:  # a stream that was closed
        return False
