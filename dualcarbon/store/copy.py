"""The compiled copy of a fact base: one SQLite file, made once for each state of base and program.

It is only a copy: whatever is wrong with it or with the folder it lies in, it is made anew, in
memory if need be, and the command answers all the same.
"""

from __future__ import annotations

import gc
import os
import re
import sqlite3
import stat
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext, suppress
from json import loads
from pathlib import Path
from typing import Any
from zlib import crc32

from dualcarbon.model.entries import Facts
from dualcarbon.reading.files import program_state, state, status
from dualcarbon.sqlite_file import SQLiteFile, is_busy, locked
from dualcarbon.text import Text

MOST_COPIES = 8
"""Compiled copies that a folder holds; older ones are removed when one is added."""

_AT_ONCE = 500
"""Rows read at a time, so that memory does not grow with the base."""

FOLDER = "compiled"
"""The folder of the copies, inside that of the cache: nothing else is kept or removed there."""

_LOCK = re.compile(r"lock-[0-9]+")
_COPY = re.compile(r"[0-9a-f]{8}-[0-9a-f]{8}\.db")
_UNFINISHED = re.compile(r"[0-9a-f]{8}-[0-9a-f]{8}\.[0-9]+\.new")
"""The whole names of locks, of copies and of those in the making; no other file is removed."""

_PATIENCE, _PATIENCE_PER_BYTE = 2.0, 2e-6
"""Seconds to wait for another process that compiles: some twice as long as it takes."""

_CHECKED = 16 * 2**20
"""Bytes up to which a copy is read as a whole to see that it is what was written."""

_SECOND = 1_000_000_000
_SETTLED, _SETTLED_BY_SECONDS = _SECOND // 50, 2 * _SECOND
"""Nanoseconds after which a file that changes again shows another time of change: by the clock of
most file systems, and by one of whole seconds (FAT counts by two of them)."""

Row = tuple[Any, ...]
State = tuple[object, ...]


class Store:
    """The rows of a compiled base.

    `read` makes the facts when they have to be compiled, and raises Failure when they are broken;
    `notice` is told what a person waits for, `aside` where no copy could be kept.
    """

    def __init__(
        self,
        files: Sequence[Path],
        folder: Path | None,
        read: Callable[[], Facts],
        notice: Callable[[Text], None],
        aside: Callable[[Text], None],
    ) -> None:
        """Open the copy, or make it. Raises Failure when a file is not there or broken."""
        self._read = read
        self._notice = notice
        self._aside = aside
        self._has_told = False
        self._files = files
        self._folder = folder and folder / FOLDER
        self._connection = self._open()

    def __del__(self) -> None:
        """Let go of the file, which a connection that is just forgotten complains about."""
        with suppress(AttributeError):  # where it could not be opened
            self._connection.close()

    def rows(self, sql: str, *values: object) -> list[Row]:
        """What the query finds; the copy is made anew where it proves to be damaged."""
        try:
            return self._connection.execute(sql, values).fetchall()
        except sqlite3.DatabaseError:
            self.renew()
        except UnicodeEncodeError:  # half a character, as a command line may hold
            values = tuple(map(_whole, values))
        return self._connection.execute(sql, values).fetchall()

    def about(self) -> dict[str, str]:
        """What holds for the whole base, as JSON by its name."""
        return {
            name: value
            for name, value in self.rows("SELECT name, value FROM about")
            if name != "state"
        }

    @staticmethod
    def parts(first: int, end: int) -> Iterator[tuple[int, int]]:
        """The rows from `first` to before `end` in parts, for who reads all of them."""
        for start in range(first, end, _AT_ONCE):
            yield start, min(start + _AT_ONCE, end)

    def span(self, section: str) -> tuple[int, int]:
        """The first row of a section and the first after it."""
        first, end = loads(self.about()["rows"])[section]
        return first, end

    def renew(self) -> None:
        """Take the facts from the files again, since the copy is damaged."""
        self._connection.close()
        self._connection = _in_memory(self._read())
        if self._folder:
            with suppress(OSError):
                _path(self._files, self._folder, _states(self._files)).unlink()

    def _open(self) -> sqlite3.Connection:
        if self._folder is None:
            with _uncollected():
                return _in_memory(self._read())
        now = _states(self._files)
        path = _path(self._files, self._folder, now)
        if connection := _existing(path, now):
            return connection
        with _uncollected():
            return self._new(path, now)

    def _new(self, path: Path, now: State) -> sqlite3.Connection:
        try:
            path.parent.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            path.parent.mkdir(mode=0o700, exist_ok=True)
            if not _is_mine(path.parent):
                why = Text("others can write there", "其他用户可以写入")
                return self._unkept(self._read(), why)
        except OSError as error:
            return self._unkept(self._read(), _same(error))
        # Who has waited for one lock in vain, for its holder may be stopped, tries the next: so one
        # more process at a time compiles, however many wait.
        number = 1
        while True:
            lock = self._lock(path.parent / f"lock-{number}")
            with lock or nullcontext():
                if connection := _existing(path, now):
                    return connection
                if lock:
                    return self._compile(path, now)
            number += 1

    def _lock(self, path: Path) -> AbstractContextManager[object] | None:
        """The lock, which ends with the process; None where another process holds it on.

        Where no lock can be had, one that keeps nobody out: each who compiles makes the same copy.
        """
        size = sum(status(file).st_size for file in self._files)
        try:
            return locked(path, _PATIENCE + _PATIENCE_PER_BYTE * size, self._tell_of_waiting)
        except sqlite3.Error as error:
            return None if is_busy(error) else nullcontext()

    def _tell_of_waiting(self) -> None:
        if not self._has_told:
            self._has_told = True
            self._notice(_WAITING)

    def _compile(self, path: Path, now: State) -> sqlite3.Connection:
        new = path.with_suffix(f".{os.getpid()}.new")
        try:
            new.touch(mode=0o600)
            started = new.stat().st_mtime_ns
        except OSError as error:
            return self._unkept(self._read(), _same(error))
        try:
            facts = self._read()
            settled = all(_is_settled(file, started) for file in self._files)
            if not settled or _states(self._files) != now:
                return _in_memory(facts)
            try:
                with closing(sqlite3.connect(new)) as connection:
                    _write(facts, connection, now)
                SQLiteFile(new).seal()
                _make_room(new)
                new.replace(path)
            except (OSError, sqlite3.Error) as error:
                return self._unkept(facts, _same(error))
            return _existing(path, now) or _in_memory(facts)
        finally:
            with suppress(OSError):
                new.unlink()

    def _unkept(self, facts: Facts, why: Text) -> sqlite3.Connection:
        self._aside(
            Text(
                f"no compiled copy is kept in {self._folder}: {why.en}",
                f"无法在 {self._folder} 保存编译结果：{why.zh}",
            )
        )
        return _in_memory(facts)


_WAITING = Text(
    "waiting for another dualcarbon that is compiling the fact base",
    "正在等待另一个 dualcarbon 进程编译事实库",
)


def _same(error: Exception) -> Text:
    return Text(str(error), str(error))


def _is_mine(path: Path) -> bool:
    """Whether nobody but this user can have written what is at `path`: a file or a folder.

    Windows keeps a user's folders from others by itself.
    """
    if not hasattr(os, "geteuid"):
        return True
    file_status = path.lstat()
    kind = stat.S_ISREG(file_status.st_mode) or stat.S_ISDIR(file_status.st_mode)
    return kind and file_status.st_uid == os.geteuid() and not file_status.st_mode & 0o022


def _is_settled(file: Path, started: int) -> bool:
    """Whether a file changed so long before `started` that a change since would show, in ns."""
    changed = status(file).st_mtime_ns
    return changed + (_SETTLED if changed % _SECOND else _SETTLED_BY_SECONDS) < started


def _states(files: Sequence[Path]) -> State:
    return (sys.byteorder, sqlite3.sqlite_version, program_state(), state(files))


def is_kept(files: Sequence[Path], folder: Path | None) -> bool:
    """Whether there is a copy of the files, so that they can be asked at once."""
    if folder is None:
        return False
    now = _states(files)
    connection = _existing(_path(files, folder / FOLDER, now), now)
    if connection:
        connection.close()
    return connection is not None


def _path(files: Sequence[Path], folder: Path, now: State) -> Path:
    real = [os.path.realpath(file) for file in files]
    return folder / f"{crc32(repr(real).encode()):08x}-{crc32(repr(now).encode()):08x}.db"


def _existing(path: Path, now: State) -> sqlite3.Connection | None:
    """The copy at `path`, None where there is none of that state, or it can't be read."""
    connection = None
    try:
        file = SQLiteFile(path)
        if not (_is_mine(path.parent) and _is_mine(path) and file.is_sealed(_CHECKED)):
            return None
        connection = file.reader(immutable=True)
        ((made_of,),) = connection.execute("SELECT value FROM about WHERE name = 'state'")
    except (OSError, ValueError, sqlite3.Error):
        made_of = None
    if made_of == repr(now):
        return connection
    if connection:
        connection.close()
    return None


def _whole(value: object) -> object:
    """The value without halves of characters."""
    return value.encode(errors="replace").decode() if isinstance(value, str) else value


def _in_memory(facts: Facts) -> sqlite3.Connection:
    """A compiled copy that ends with the process."""
    connection = sqlite3.connect(":memory:")
    _write(facts, connection, ())
    return connection


def _write(facts: Facts, connection: sqlite3.Connection, now: State) -> None:
    # Imported here: a command that finds a copy needs nothing of what makes one.
    from dualcarbon.store.tables import write

    write(facts, connection)
    connection.execute("INSERT INTO about VALUES ('state', ?)", [repr(now)])
    connection.commit()


def _make_room(new: Path) -> None:
    """Remove the oldest copies, and what a process left unfinished; nothing of another name."""
    files = [path for path in new.parent.iterdir() if path != new and _is_mine(path)]
    copies = [path for path in files if _COPY.fullmatch(path.name) and path.is_file()]
    copies.sort(key=lambda path: path.stat().st_mtime_ns)
    unfinished = [path for path in files if _UNFINISHED.fullmatch(path.name) and path.is_file()]
    for path in (*copies[: -MOST_COPIES + 1], *unfinished):
        with suppress(OSError):
            path.unlink()


def kept(folder: Path) -> list[Path]:
    """Every file of this user that the program made in the folder of the cache."""
    names = (_LOCK, _COPY, _UNFINISHED)
    try:
        files = [path for path in (folder / FOLDER).iterdir() if path.is_file() and _is_mine(path)]
    except OSError:  # no folder
        return []
    return sorted(file for file in files if any(name.fullmatch(file.name) for name in names))


def clear(folder: Path) -> int:
    """Remove them, and the folders that are left empty; how many bytes they had.

    Raises OSError where one can't be removed.
    """
    count = 0
    for file in kept(folder):
        size = file.stat().st_size
        file.unlink(missing_ok=True)
        count += size
    for path in (folder / FOLDER, folder):
        with suppress(OSError):  # it is not there, or not empty
            path.rmdir()
    return count


@contextmanager
def _uncollected() -> Iterator[None]:
    """Collect no garbage: compiling makes none, and to look for it takes a quarter of its time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
