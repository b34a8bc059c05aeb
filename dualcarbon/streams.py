"""Standard streams that survive any encoding, a closed pipe and a full disk.

What goes to a terminal is for eyes: what its encoding lacks gets its nearest form. What goes to a
file or a pipe is UTF-8 whatever the locale, unless PYTHONIOENCODING asks for another; text for
programs is UTF-8 in any case.
"""

from __future__ import annotations

import codecs
import errno
import io
import os
import select
import sys
import time
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO

_STAND_INS = str.maketrans(
    {
        "█": "#",
        "░": ".",
        "●": "*",
        "○": "o",
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
        "«": "<",
        "»": ">",
        "…": "...",
        **dict(zip("▁▂▃▄▅▆▇", "__--=##", strict=True)),
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


def prepare(environment: Mapping[str, str]) -> None:
    """Make the standard streams never fail on a character, and never be absent."""
    is_chosen = bool(environment.get("PYTHONIOENCODING"))
    sys.stdout = _prepared(sys.stdout, "dualcarbon-stand-in", is_chosen)
    sys.stderr = _prepared(sys.stderr, "dualcarbon-stand-in", is_chosen)
    sys.stdin = _prepared(sys.stdin, "replace", is_chosen, "r")


def _prepared(stream: IO[str] | None, errors: str, is_chosen: bool, mode: str = "w") -> IO[str]:
    """The stream, in UTF-8 unless it is a terminal or its encoding `is_chosen`."""
    if stream is None:
        return Path(os.devnull).open(mode, encoding="utf-8")
    if isinstance(stream, io.TextIOWrapper):
        kept = is_chosen or is_terminal(stream)
        stream.reconfigure(encoding=stream.encoding if kept else "utf-8", errors=errors)
    return stream


def write(text: str, *, portable: bool = False) -> None:
    """Write to standard output at once; as UTF-8 bytes with line feeds where it is `portable`.

    Raises ReaderGone where nobody reads any more, and OSError where it can't be done otherwise.
    """
    if portable and isinstance(sys.stdout, io.TextIOWrapper):
        write_bytes(text.encode(errors="replace"))
        return
    with _until_the_reader_goes():
        sys.stdout.flush()
        sys.stdout.write(text)
        sys.stdout.flush()


def write_bytes(data: bytes) -> None:
    """Write bytes to standard output as they are. Raises as `write` does."""
    with _until_the_reader_goes():
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()


@contextmanager
def _until_the_reader_goes() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        gone = _is_gone(error)
        abandon(sys.stdout)
        if gone:
            raise ReaderGone from error
        raise


def complain(text: str) -> None:
    """Write to standard error at once; where nobody can read it, nothing comes of it."""
    try:
        sys.stderr.write(text)
        sys.stderr.flush()
    except OSError:
        abandon(sys.stderr)


def _is_gone(error: OSError) -> bool:
    """Whether the reader of standard output has left; Windows calls that an invalid argument."""
    left_on_windows = os.name == "nt" and error.errno == errno.EINVAL
    return error.errno == errno.EPIPE or (left_on_windows and not is_terminal(sys.stdout))


def read_line() -> str:
    """The next line of standard input with its end; empty at the end or where it can't be read."""
    try:
        # Programs on Windows begin a file with a byte order mark, which nobody typed.
        return sys.stdin.readline().removeprefix("\ufeff")
    except (OSError, UnicodeError):
        return ""


def takes_keys() -> bool:
    """Whether single keys can be read: a person sees the output and types, at a real terminal."""
    if os.environ.get("TERM") == "dumb" or not (is_terminal(sys.stdin) and at_terminal()):
        return False
    try:
        import termios  # noqa: F401  # Imported here: Windows has none.
    except ImportError:
        return os.name == "nt"
    return True


def read_key(deaf: float = 0.0) -> str:
    """The next key, without its echo; empty at the end of the input.

    Enter is no key within the first `deaf` seconds: it was typed after the key before. Raises
    KeyboardInterrupt for Ctrl-C.
    """
    begun = time.monotonic()
    try:
        while (key := _key()) in {"\r", "\n"} and time.monotonic() - begun < deaf:
            pass
    except OSError:  # the terminal is gone
        return ""
    if key == "\x03":
        raise KeyboardInterrupt
    return "" if key in {"\x04", "\x1a"} else key


def _key() -> str:
    try:
        import termios
        import tty
    except ImportError:
        import msvcrt

        return str(getattr(msvcrt, "getwch")())  # noqa: B009  # only Windows has it
    number = sys.stdin.fileno()
    before = termios.tcgetattr(number)
    try:
        tty.setcbreak(number, termios.TCSADRAIN)
        first = os.read(number, 1)
        rest = _LENGTHS.get(first[0] >> 4, 0) if first else 0
        typed = first + b"".join(os.read(number, 1) for _ in range(rest))
        if first == b"\x1b":  # an arrow or another key that sends several characters
            while select.select([number], [], [], 0.02)[0]:
                typed += os.read(number, 16)
        return typed.decode(errors="replace") or "\x04"
    finally:
        termios.tcsetattr(number, termios.TCSADRAIN, before)


_LENGTHS = {0xC: 1, 0xD: 1, 0xE: 2, 0xF: 3}
"""How many bytes follow the first of a character in UTF-8, by its upper half."""


def abandon(stream: IO[str]) -> None:
    """Give up on a stream that can't be written to, so that nothing complains at exit."""
    try:
        number = stream.fileno()
    except (OSError, ValueError):  # no stream of the process
        return
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        os.dup2(nowhere.fileno(), number)


def terminal_width() -> int | None:
    """The columns of the terminal that a person looks at, wherever the output goes; None for none.

    `COLUMNS` is what a person says of it.
    """
    if os.environ.get("COLUMNS", "").isdecimal():
        return int(os.environ["COLUMNS"]) or None
    for stream in (sys.stdout, sys.stderr, sys.stdin):
        try:
            return os.get_terminal_size(stream.fileno()).columns or None
        except (OSError, ValueError):
            continue
    return None


def at_terminal() -> bool:
    """Whether a person sees the output as it comes."""
    return is_terminal(sys.stdout)


def is_terminal(stream: IO[str]) -> bool:
    """Whether a person is at the other end."""
    try:
        return stream.isatty()
    except ValueError:  # a stream that was closed
        return False
