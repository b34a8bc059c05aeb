"""The file under a history: opened, made, migrated, checked, and set aside when it is damaged."""

from __future__ import annotations

import os
import re
import sqlite3
from collections import defaultdict
from collections.abc import Callable
from contextlib import closing, suppress
from errno import EACCES
from itertools import count
from pathlib import Path

from dualcarbon.sqlite_file import AT_ONCE, ENDS, SQLiteFile, Value, code_of

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
    (
        "ALTER TABLE answer ADD COLUMN subject TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE answer ADD COLUMN trace TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE answer ADD COLUMN reading REAL NOT NULL DEFAULT 0",
    ),
)
"""What leads from each version of the schema to the next; the first makes it."""

VERSION = len(MIGRATIONS)
"""The version of the schema, as it stands in `PRAGMA user_version`."""

APPLICATION = int.from_bytes(b"dcHi", "big")
"""`PRAGMA application_id` of every history, which tells it from another program's database."""

SESSIONS = "SELECT id, started, options, data_version, ended FROM session"
ANSWERS = (
    "SELECT session, position, at, fact, kind, topic, level, chosen,"
    ' "key", "right", seconds, subject, trace, reading FROM answer'
)
"""What reads all sessions, and all answers, by column."""

BEGIN = (
    "INSERT INTO session VALUES (:id, :started, :options, :data_version, :ended)"
    " ON CONFLICT (id) DO NOTHING"
)
RECORD = (
    "INSERT INTO answer VALUES (:session, :position, :at, :fact, :kind, :topic, :level,"
    " :chosen, :key, :right, :seconds, :subject, :trace, :reading)"
    " ON CONFLICT (session, position) DO NOTHING"
)
"""What adds a session, and an answer, where its place is free."""

_NO_VALUES = defaultdict[str, None](lambda: None)

PATIENCE = 10.0
"""Seconds to wait for another process that writes at this moment."""

_CHECKED = 4 * 2**20
"""Bytes up to which a file is checked as a whole when it is opened."""

DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
STRANGE = {
    sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CONSTRAINT, sqlite3.SQLITE_MISMATCH,
    sqlite3.SQLITE_SCHEMA,
}  # fmt: skip
UNKEPT = {
    sqlite3.SQLITE_PERM, sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PROTOCOL,
}  # fmt: skip
"""What SQLite says of a file that is broken, of tables that are not what they should be, and of a
file that can't be written just now."""


class Damaged(Exception):
    """The file is no history, or no longer one."""


class Newer(Exception):
    """The file has a schema that only a newer version of the program knows."""


def usable(path: Path) -> sqlite3.Connection:
    """A connection to the file, made or migrated where need be.

    Raises Damaged, Newer, or OSError or sqlite3.Error when it can't be read or written.
    """
    if path.exists() and not path.is_file():
        raise Damaged
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    file = SQLiteFile(path)
    header = file.header()
    # Before its first commit is over, only SQLite can tell; otherwise it needn't touch the rest.
    if not (header.is_known or header.is_empty or file.has_journal()):
        raise Damaged
    # Told by the head: SQLite may already finish what a newer version left undone.
    if header.application == APPLICATION and header.user_version > VERSION:
        raise Newer
    if not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK):
        raise PermissionError(EACCES, os.strerror(EACCES))
    try:
        return _checked(path)
    except (sqlite3.Error, UnicodeDecodeError) as error:
        code = code_of(error) & 0xFF
        if code in DAMAGED | STRANGE:
            raise Damaged from error
        raise


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
    connection = sqlite3.connect(path, timeout=AT_ONCE, isolation_level=None)
    connection.row_factory = sqlite3.Row
    connection.text_factory = lambda text: text.decode(errors="replace")
    try:
        # More than FULL: after a power cut too, since the folder is synced as the journal goes.
        connection.execute("PRAGMA synchronous = EXTRA")
        connection.execute("PRAGMA fullfsync = ON")  # macOS hands it to the drive's cache otherwise
        connection.execute("PRAGMA secure_delete = ON")  # a reset leaves nothing to be read
    except BaseException:  # it can't be read
        connection.close()
        raise
    return connection


def in_memory() -> sqlite3.Connection:
    """An empty history that ends with the process."""
    memory = _connected(":memory:")
    _migrate(memory)
    return memory


def copy_in_memory(path: Path) -> sqlite3.Connection:
    """A history that ends with the process and has what the file has.

    Raises Damaged, Newer, sqlite3.Error or UnicodeDecodeError when that can't be read.
    """
    memory = _connected(":memory:")
    try:
        with closing(SQLiteFile(path).reader()) as file:
            # `backup` itself waits for ever for who holds the file.
            file.execute("BEGIN")
            file.execute("SELECT count(*) FROM sqlite_master").fetchone()
            file.backup(memory)
        _migrate(memory)
        _check(memory, whole=True)
    except BaseException:
        memory.close()
        raise
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

    in_transaction(connection, work, "IMMEDIATE")


def _check(connection: sqlite3.Connection, *, whole: bool) -> None:
    if _number(connection, "application_id") != APPLICATION:
        raise Damaged
    verdicts = [text for (text,) in connection.execute("PRAGMA quick_check")] if whole else ["ok"]
    if verdicts != ["ok"]:
        raise Damaged
    for sql in (SESSIONS, ANSWERS):
        connection.execute(sql + " LIMIT 0")
    for statement in (BEGIN, RECORD):
        connection.execute(f"EXPLAIN {statement}", _NO_VALUES)


def in_transaction(
    connection: sqlite3.Connection, work: Callable[[sqlite3.Connection], Value], begin: str = ""
) -> Value:
    """What `work` returns, all of it done or nothing; never on the file of a newer version."""
    connection.execute(f"BEGIN {begin}")
    try:
        if _number(connection, "user_version") > VERSION:
            raise Newer
        result = work(connection)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            with suppress(sqlite3.Error, UnicodeDecodeError):
                connection.execute("ROLLBACK")
        raise
    return result


def set_aside(path: Path) -> Path:
    """Where the file now is, with what SQLite wrote beside it, under names that were free.

    Raises OSError when it can't be moved, as where Windows has it open in another process; nothing
    is moved then.
    """
    for number in count(1):
        aside = path.with_name(f"{path.stem}-damaged-{number}{path.suffix}")
        if not any(map(os.path.lexists, SQLiteFile(aside).parts())):
            break
    SQLiteFile(path).move(aside)
    return aside


def asides(path: Path) -> list[Path]:
    """The files that `set_aside` made of that file."""
    ends = "|".join(map(re.escape, ENDS))
    name = re.compile(
        rf"{re.escape(path.stem)}-damaged-[1-9][0-9]*{re.escape(path.suffix)}({ends})"
    )
    parts = (file for file in path.parent.iterdir() if name.fullmatch(file.name))
    return sorted(file for file in parts if file.is_file() or file.is_symlink())
