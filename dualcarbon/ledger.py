"""The file under a history: opened, made, migrated, checked, and set aside when it is damaged."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from errno import EACCES
from itertools import count
from pathlib import Path
from typing import Any, TypeVar

MIGRATIONS = (
    (
        "CREATE TABLE session (id TEXT PRIMARY KEY NOT NULL, started TEXT NOT NULL,"
        " options TEXT NOT NULL, data_version TEXT NOT NULL, ended TEXT)",
        "CREATE TABLE answer (session TEXT NOT NULL, position INTEGER NOT NULL, at TEXT NOT NULL,"
        " fact TEXT NOT NULL, kind TEXT NOT NULL, topic TEXT NOT NULL, level INTEGER NOT NULL,"
        ' chosen INTEGER, "key" INTEGER NOT NULL, "right" INTEGER NOT NULL,'
        " PRIMARY KEY (session, position))",
    ),
    ("ALTER TABLE answer ADD COLUMN seconds REAL NOT NULL DEFAULT 0",),
)
"""What leads from each version of the schema to the next; the first makes it."""

VERSION = len(MIGRATIONS)
"""The version of the schema, as it stands in `PRAGMA user_version`."""

APPLICATION = int.from_bytes(b"dcHi", "big")
"""`PRAGMA application_id` of every history, which tells it from another program's database."""

SESSIONS = "SELECT id, started, options, data_version, ended FROM session"
ANSWERS = (
    "SELECT session, position, at, fact, kind, topic, level, chosen,"
    ' "key", "right", seconds FROM answer'
)
"""What reads all sessions, and all answers, by column."""

_PATIENCE = 30.0
"""Seconds to wait for another process that writes at this moment."""

_CHECKED = 4 * 2**20
"""Bytes up to which a file is checked as a whole when it is opened."""

_MAGIC = b"SQLite format 3\0"
_HEADER = 100
"""Bytes at the head of a database (the SQLite file format, 1.3)."""

DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
UNKEPT = {
    sqlite3.SQLITE_PERM, sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PROTOCOL,
}  # fmt: skip
"""What SQLite calls a file that is broken, and one that can't be written just now."""

Row = dict[str, Any]
Done = TypeVar("Done")


class Damaged(Exception):
    """The file is no history, or no longer one."""


class Newer(Exception):
    """The file has a schema that only a newer version of the program knows."""


def sound(path: Path) -> sqlite3.Connection:
    """A connection to the file, made or migrated where need be.

    Raises Damaged, Newer, or OSError or sqlite3.Error when it can't be read or written.
    """
    if path.exists() and not path.is_file():
        raise Damaged
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    with path.open("rb") as file:
        header = file.read(_HEADER)
    # Before its first commit is over, only SQLite can tell; otherwise it needn't touch the rest.
    if len(header) > 1 and not header.startswith(_MAGIC) and not _beside(path, "-journal").exists():
        raise Damaged
    # Seen without SQLite, whose mere look may already finish what a newer version left undone.
    version, application = (int.from_bytes(header[at : at + 4], "big") for at in (60, 68))
    if application == APPLICATION and version > VERSION:
        raise Newer
    if not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK):
        raise PermissionError(EACCES, os.strerror(EACCES))
    try:
        return _checked(path)
    except (sqlite3.Error, UnicodeDecodeError) as error:
        code = code_of(error) & 0xFF
        if code in DAMAGED or code == sqlite3.SQLITE_ERROR:  # a table or column is not there
            raise Damaged from error
        raise


def code_of(error: Exception) -> int:
    """SQLite's extended code for what went wrong, 0 where it was not SQLite."""
    if isinstance(error, UnicodeDecodeError):  # its message quotes what is broken, as it stands
        return sqlite3.SQLITE_CORRUPT
    return int(getattr(error, "sqlite_errorcode", 0))


def _checked(path: Path) -> sqlite3.Connection:
    connection = _connected(path)
    try:
        _migrate(connection)
        _check(connection, whole=path.stat().st_size <= _CHECKED)
    except BaseException:
        connection.close()
        raise
    return connection


def _connected(path: Path | str) -> sqlite3.Connection:
    """A connection on which nothing is committed before the disk has it."""
    connection = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
    connection.row_factory = sqlite3.Row
    connection.text_factory = lambda text: text.decode(errors="replace")
    try:
        # More than FULL: after a power cut too, since the folder is synced as the journal goes.
        connection.execute("PRAGMA synchronous = EXTRA")
        connection.execute("PRAGMA secure_delete = ON")  # a reset leaves nothing to be read
    except BaseException:  # it can't be read
        connection.close()
        raise
    return connection


def in_memory(path: Path | None = None) -> sqlite3.Connection:
    """A history that ends with the process, with what the file at `path` has if it is sound."""
    memory = _connected(":memory:")
    try:
        if path:
            uri = f"{path.absolute().as_uri()}?mode=ro"
            with closing(sqlite3.connect(uri, uri=True)) as file:
                file.backup(memory)
        _migrate(memory)
        _check(memory, whole=True)
    except (Damaged, Newer, sqlite3.Error, UnicodeDecodeError):
        memory.close()
        return in_memory()
    return memory


def _number(connection: sqlite3.Connection, pragma: str) -> int:
    (number,) = connection.execute(f"PRAGMA {pragma}").fetchone()
    return int(number)


def _migrate(connection: sqlite3.Connection) -> None:
    if _number(connection, "user_version") == VERSION:
        return

    def work(connection: sqlite3.Connection) -> None:
        version = _number(connection, "user_version")  # another process may have been faster
        new = not version and not connection.execute("SELECT * FROM sqlite_master").fetchall()
        if version < 0 or not (new or _number(connection, "application_id") == APPLICATION):
            raise Damaged
        for statements in MIGRATIONS[version:]:
            for statement in statements:
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute(f"PRAGMA application_id = {APPLICATION}")

    committed(connection, work, "IMMEDIATE")


def _check(connection: sqlite3.Connection, *, whole: bool) -> None:
    if _number(connection, "application_id") != APPLICATION:
        raise Damaged
    found = [told for (told,) in connection.execute("PRAGMA quick_check")] if whole else ["ok"]
    if found != ["ok"]:
        raise Damaged
    for sql in (SESSIONS, ANSWERS):
        connection.execute(sql + " LIMIT 0")


def committed(
    connection: sqlite3.Connection, work: Callable[[sqlite3.Connection], Done], begin: str = ""
) -> Done:
    """What `work` returns, all of it done or nothing; never on the file of a newer version."""
    connection.execute(f"BEGIN {begin}")
    try:
        if _number(connection, "user_version") > VERSION:
            raise Newer
        done = work(connection)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            with suppress(sqlite3.Error, UnicodeDecodeError):
                connection.execute("ROLLBACK")
        raise
    return done


def set_aside(path: Path) -> Path:
    """Where the file now is, with what SQLite wrote beside it, under names that were free."""
    for number in count(1):
        aside = path.with_name(f"{path.stem}-damaged-{number}{path.suffix}")
        moves = [(_beside(path, end), _beside(aside, end)) for end in _ENDS]
        if not any(map(os.path.lexists, (new for _, new in moves))):
            break
    for old, new in moves:
        if os.path.lexists(old):
            old.rename(new)
    return aside


_ENDS = ("", "-journal", "-wal", "-shm")


def _beside(path: Path, end: str) -> Path:
    """What SQLite keeps beside the file, by the end of its name."""
    return path.with_name(path.name + end)


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Hold the folder's lock, which ends with the process; without one where none can be had."""
    with closing(sqlite3.connect(folder / "history.lock", timeout=_PATIENCE)) as lock:
        with suppress(sqlite3.Error):
            lock.execute("BEGIN EXCLUSIVE")
        yield
