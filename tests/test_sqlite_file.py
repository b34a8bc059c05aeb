"""A database as a file: where SQLite is told to look, its head, its seal, its lock, its moves."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import PurePosixPath, PureWindowsPath

import pytest

from dualcarbon import sqlite_file
from dualcarbon.sqlite_file import Header, SQLiteFile, is_busy, locked, read_only_uri


@pytest.mark.parametrize(
    "path, uri",
    [
        (PurePosixPath("/home/li/a.db"), "file:///home/li/a.db?mode=ro"),
        (PurePosixPath("/数据/a?b#c%d.db"), "file:///%E6%95%B0%E6%8D%AE/a%3Fb%23c%25d.db?mode=ro"),
        (PureWindowsPath(r"C:\Users\li\a b.db"), "file:///C:/Users/li/a%20b.db?mode=ro"),
        (PureWindowsPath(r"\\server\share\a.db"), "file:////server/share/a.db?mode=ro"),
    ],
)
def test_no_path_is_taken_for_a_host(path, uri):
    assert read_only_uri(path) == uri


@pytest.mark.parametrize(
    "name", ["a.db", "a b.db", "碳.db", "100%.db", "a?mode=rw#b.db", "a&b;c.db"]
)
def test_a_file_of_any_name_is_read_and_not_written(tmp_path, name):
    with closing(sqlite3.connect(tmp_path / name)) as file:
        file.execute("CREATE TABLE kept (number)")
    with closing(sqlite3.connect(read_only_uri(tmp_path / name), uri=True)) as file:
        assert file.execute("SELECT * FROM kept").fetchall() == []
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            file.execute("INSERT INTO kept VALUES (1)")


@pytest.fixture
def database(tmp_path):
    """A small database, and its path."""
    path = tmp_path / "a.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("CREATE TABLE kept (number)")
        connection.execute("PRAGMA user_version = 7")
        connection.execute(f"PRAGMA application_id = {int.from_bytes(b'dcHi', 'big')}")
    return SQLiteFile(path)


def test_the_head_says_what_sqlite_says(database):
    head = database.header()
    assert (head.is_known, head.is_empty) == (True, False)
    assert (head.user_version, head.application.to_bytes(4, "big")) == (7, b"dcHi")


@pytest.mark.parametrize("head", [b"", b"S", b"SQLite format 3", b"\0" * 100, b"%PDF-1.7" * 20])
def test_what_is_no_database_is_not_known(head):
    assert not Header(head).is_known
    assert Header(head).is_empty == (len(head) <= 1)


def test_a_format_of_later_years_is_not_known(database):
    head = bytearray(database.path.read_bytes()[:100])
    for place in (18, 19):
        later = bytearray(head)
        later[place] = 3
        assert not Header(bytes(later)).is_known


def test_a_seal_holds_until_one_byte_behind_the_head_is_another(database):
    assert not database.is_sealed(10**9)
    database.seal()
    assert database.is_sealed(10**9)
    body = database.path.read_bytes()
    for at in (100, len(body) // 2, len(body) - 1):
        changed = bytearray(body)
        changed[at] ^= 1
        database.path.write_bytes(changed)
        assert not database.is_sealed(10**9)
        assert database.is_sealed(0), "a large file is not read"
    database.path.write_bytes(body)
    with closing(database.reader(immutable=True)) as connection:
        assert connection.execute("SELECT * FROM kept").fetchall() == []


def test_what_is_beside_it_moves_with_it(tmp_path, database):
    for part in database.parts()[1:]:
        part.write_bytes(part.name.encode())
    database.move(tmp_path / "b.db")
    moved = SQLiteFile(tmp_path / "b.db").parts()
    assert sorted(tmp_path.iterdir()) == sorted(moved)
    assert [part.read_bytes() for part in moved[1:]] == [b"a.db-journal", b"a.db-wal", b"a.db-shm"]


def test_it_moves_as_a_whole_or_not_at_all(tmp_path, database):
    database.path.with_name("a.db-journal").write_bytes(b"journal")
    tmp_path.joinpath("b.db-journal").mkdir()  # nothing can be moved there
    before = database.path.read_bytes()
    with pytest.raises((IsADirectoryError, PermissionError, FileExistsError)):
        database.move(tmp_path / "b.db")
    assert database.path.read_bytes() == before and database.has_journal()
    assert not (tmp_path / "b.db").exists()


def test_a_lock_that_is_held_is_waited_for_and_told_of(tmp_path, monkeypatch):
    monkeypatch.setattr(sqlite_file, "_UNTOLD", 0.1)
    told = []
    with locked(tmp_path / "lock", 0, lambda: told.append("first")):
        with pytest.raises(sqlite3.OperationalError) as refused:
            locked(tmp_path / "lock", 0.5, lambda: told.append("second"))
        assert is_busy(refused.value)
    assert told == ["second"]
    with locked(tmp_path / "lock", 0, lambda: told.append("third")):
        assert told == ["second"]


def test_where_there_can_be_no_lock_that_is_told_from_a_busy_one(tmp_path):
    with pytest.raises(sqlite3.OperationalError) as refused:
        locked(tmp_path / "none" / "lock", 0, lambda: None)
    assert not is_busy(refused.value)
