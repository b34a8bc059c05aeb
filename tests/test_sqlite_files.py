"""Where SQLite is told to look, on every system."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import PurePosixPath, PureWindowsPath

import pytest

from dualcarbon.sqlite_files import read_only_uri


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
