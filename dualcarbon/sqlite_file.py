"""A database of SQLite as a file: its head, its checksum, how it is opened, locked and moved.

Both files that the program keeps are such: the compiled copy of a base, and a learner's answers.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from functools import partial
from pathlib import Path, PurePath
from time import monotonic
from typing import BinaryIO, TypeVar
from urllib.parse import quote_from_bytes
from zlib import crc32

AT_ONCE = 0.1
"""Seconds that a connection waits by itself: so short that Ctrl-C is heard in between."""

_UNTOLD = 1.5
"""Seconds of waiting that a person takes for a pause."""

_HEADER = 100
"""Bytes at the head of a database (the SQLite file format, 1.3)."""

_MAGIC = b"SQLite format 3\0"
_FORMATS = slice(18, 20)
_KNOWN_FORMATS = {1, 2}
"""Where in them the versions of the format stand, for writing and reading, and what they can be."""

_USER_VERSION = slice(60, 64)
_APPLICATION = slice(68, 72)
"""Where in them the two numbers stand that are a program's own."""

_PART = 2**18
"""Bytes that are read at a time."""

ENDS = ("", "-journal", "-wal", "-shm")
"""How the names of the file and of what SQLite keeps beside it end."""

Value = TypeVar("Value")


class Header:
    """The head of a database, read without SQLite, whose mere look may already change the file."""

    def __init__(self, head: bytes) -> None:
        self.is_empty = len(head) <= 1
        self.is_known = head.startswith(_MAGIC) and set(head[_FORMATS]) <= _KNOWN_FORMATS
        self.user_version = int.from_bytes(head[_USER_VERSION], "big")
        self.application = int.from_bytes(head[_APPLICATION], "big")


class SQLiteFile:
    """The database at `path`, whether there is one or not."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def header(self) -> Header:
        """Its head. Raises OSError when it can't be read."""
        with self.path.open("rb") as file:
            return Header(file.read(_HEADER))

    def reader(self, *, immutable: bool = False) -> sqlite3.Connection:
        """A connection for reading only; no lock is looked for where it is `immutable`.

        Raises sqlite3.Error or ValueError when it can't be opened.
        """
        uri = read_only_uri(self.path.absolute()) + ("&immutable=1" if immutable else "")
        return sqlite3.connect(uri, uri=True, timeout=AT_ONCE, isolation_level=None)

    def seal(self) -> None:
        """Write its checksum into the finished file, as its `user_version`, and see it to the disk.

        Raises OSError when that can't be done.
        """
        with self.path.open("r+b") as file:
            checksum = _checksum(file)
            file.seek(_USER_VERSION.start)
            file.write(checksum.to_bytes(4, "big"))
            file.flush()
            os.fsync(file.fileno())

    def is_sealed(self, most: int) -> bool:
        """Whether it is as it was when it was sealed; one of more than `most` bytes is taken to be.

        Raises OSError when it can't be read.
        """
        with self.path.open("rb") as file:
            header = Header(file.read(_HEADER))
            size = os.fstat(file.fileno()).st_size
            return size > most or header.user_version == _checksum(file)

    def parts(self) -> list[Path]:
        """The file and what SQLite may keep beside it, whether it is there or not."""
        return [self._beside(end) for end in ENDS]

    def has_journal(self) -> bool:
        """Whether a commit was begun and is not over: only SQLite can tell then what is in it."""
        return self._beside("-journal").exists()

    def _beside(self, end: str) -> Path:
        return self.path.with_name(self.path.name + end)

    def move(self, new: Path) -> None:
        """Rename it, and what is beside it. Raises OSError when that can't be; nothing is moved."""
        renamed: list[tuple[Path, Path]] = []
        try:
            for old_part, new_part in zip(self.parts(), SQLiteFile(new).parts(), strict=True):
                if os.path.lexists(old_part):
                    old_part.rename(new_part)
                    renamed.append((old_part, new_part))
        except OSError:
            for old_part, new_part in reversed(renamed):  # a journal must not outlive its file
                with suppress(OSError):
                    new_part.rename(old_part)
            raise


def _checksum(file: BinaryIO) -> int:
    """The CRC-32 of what stands behind the head."""
    file.seek(_HEADER)
    checksum = 0
    while part := file.read(_PART):
        checksum = crc32(part, checksum)
    return checksum


def read_only_uri(path: PurePath) -> str:
    """The URI under which SQLite opens the file at an absolute path for reading only.

    SQLite takes no host in it: a Windows share is a path that begins with two strokes.
    """
    place = quote_from_bytes(os.fsencode(path.as_posix()), safe="/:")
    return f"file://{'' if place.startswith('/') else '/'}{place}?mode=ro"


def code_of(error: Exception) -> int:
    """SQLite's extended code for what went wrong, 0 where it was not SQLite."""
    if isinstance(error, UnicodeDecodeError):  # its message quotes what is broken, as it stands
        return sqlite3.SQLITE_CORRUPT
    return int(getattr(error, "sqlite_errorcode", 0))


def is_busy(error: sqlite3.Error) -> bool:
    """Whether another process holds the file at this moment."""
    return code_of(error) & 0xFF == sqlite3.SQLITE_BUSY


def patiently(attempt: Callable[[], Value], patience: float, tell: Callable[[], None]) -> Value:
    """What `attempt` returns, tried again for `patience` seconds while another process is at work.

    `tell` is called once, when the wait gets long. The connection that `attempt` uses should itself
    wait for AT_ONCE. Raises the sqlite3.Error of the last attempt.
    """
    start = monotonic()
    is_told = False
    while True:
        try:
            return attempt()
        except sqlite3.OperationalError as error:
            waited = monotonic() - start
            if not is_busy(error) or waited >= patience:
                raise
            if waited >= _UNTOLD and not is_told:
                is_told = True
                tell()


def locked(path: Path, patience: float, tell: Callable[[], None]) -> closing[sqlite3.Connection]:
    """The lock that is the file at `path`, to be let go of; it ends with the process at the latest.

    Waits for another process that holds it, and tells so; no lock where the disk has none. Raises
    sqlite3.OperationalError when that takes longer than `patience` seconds, or when there can't be
    such a file.
    """
    lock = sqlite3.connect(path, timeout=AT_ONCE, isolation_level=None)
    try:
        patiently(partial(lock.execute, "BEGIN EXCLUSIVE"), patience, tell)
    except sqlite3.Error as error:
        if is_busy(error):
            lock.close()
            raise
    except BaseException:  # Ctrl-C ends the wait
        lock.close()
        raise
    return closing(lock)
