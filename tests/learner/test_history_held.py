"""The history while another process holds it, and where it can't be moved or written."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest
from conftest import clean_environment
from test_history import Told, answer, begun, filled, stored

from dualcarbon.errors import Failure
from dualcarbon.learner import history as history_module
from dualcarbon.learner.history import History

pytestmark = pytest.mark.slow  # every test waits for another process

HOLDER = """
import sqlite3, sys, time
held = sqlite3.connect(sys.argv[1], isolation_level=None)
held.execute("BEGIN " + sys.argv[2])
print("held", flush=True)
time.sleep(float(sys.argv[3]))
"""


@pytest.fixture
def told():
    return Told()


@contextmanager
def held(file: Path, how: str = "EXCLUSIVE", seconds: float = 60):
    """Another process has the file for so long."""
    arguments = [sys.executable, "-c", HOLDER, str(file), how, str(seconds)]
    with subprocess.Popen(arguments, stdout=subprocess.PIPE) as holder:
        holder.stdout.readline()
        try:
            yield
        finally:
            holder.kill()


@pytest.mark.parametrize("how", ["EXCLUSIVE", "IMMEDIATE"])
def test_who_waits_is_told_and_the_answer_is_kept(tmp_path, told, how):
    filled(tmp_path, 1)
    with History.open(tmp_path, told) as history, held(tmp_path / "history.db", how, 2.5):
        history.record(answer(1))
        assert history.kept
    assert [text.en.split(str(tmp_path))[0] for text in told] == [
        "waiting for another process that is using "
    ]
    assert stored(tmp_path) == [answer(0), answer(1)]


@pytest.mark.parametrize("how", ["EXCLUSIVE", "IMMEDIATE"])
def test_who_waited_long_enough_goes_on_in_memory(tmp_path, told, how, monkeypatch):
    monkeypatch.setattr(history_module, "PATIENCE", 0.3)
    filled(tmp_path, 1)
    with held(tmp_path / "history.db", how):
        begun_at = time.monotonic()
        with History.open(tmp_path, told) as history:
            history.record(answer(1))
            assert not history.kept
            seen = history.answers()
        assert time.monotonic() - begun_at < 5
    assert seen == [answer(1)] if how == "EXCLUSIVE" else [answer(0), answer(1)]
    assert len(told) == 1 and "will not be kept" in told[0].en
    assert stored(tmp_path) == [answer(0)]


def test_an_export_of_what_can_t_be_read_is_refused(tmp_path, told, monkeypatch):
    monkeypatch.setattr(history_module, "PATIENCE", 0.3)
    filled(tmp_path, 1)
    with (
        held(tmp_path / "history.db"),
        History.open(tmp_path, told) as history,
        pytest.raises(Failure, match="can't be read"),
    ):
        history.export()
    with held(tmp_path / "history.db", "IMMEDIATE"), History.open(tmp_path, told) as history:
        assert len(history.export()["answers"]) == 1


def test_a_lock_that_another_process_keeps_is_waited_for(tmp_path, told, monkeypatch):
    monkeypatch.setattr(history_module, "PATIENCE", 2.0)
    (tmp_path / "history.db").write_bytes(b"garbage" * 999)
    with held(tmp_path / "history.lock"), History.open(tmp_path, told) as history:
        history.record(answer(0))
        assert not history.kept
    assert ["waiting" in text.en for text in told] == [True, False]
    assert (tmp_path / "history.db").read_bytes() == b"garbage" * 999


@pytest.mark.parametrize("how", ["EXCLUSIVE", "IMMEDIATE"])
def test_ctrl_c_is_heard_while_it_waits(tmp_path, how):
    filled(tmp_path, 1)
    command = [sys.executable, "-m", "dualcarbon", "quiz", "-n", "1", "--seed", "1"]
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=clean_environment(DUALCARBON_DATA_DIR=str(tmp_path)),
    ) as quiz:
        while not quiz.stdout.readline().startswith("1)"):
            pass
        with held(tmp_path / "history.db", how):
            quiz.stdin.write("1\n")
            quiz.stdin.flush()
            assert "waiting for another process" in quiz.stderr.readline()
            asked_to_stop = time.monotonic()
            quiz.send_signal(signal.SIGINT)
            assert quiz.wait(timeout=20) == 130
            assert time.monotonic() - asked_to_stop < 2
        assert "0 right out of 0 answered" in quiz.stdout.read()


# --- as Windows and macOS have it


def test_a_damaged_file_that_can_t_be_moved_stays_as_it_is(tmp_path, told, monkeypatch):
    """Windows moves no file that another process has open."""
    rename = Path.rename

    def refused(old, new):
        if old.name == "history.db-wal":
            raise PermissionError(13, "The process cannot access the file", str(old))
        return rename(old, new)

    monkeypatch.setattr(Path, "rename", refused)
    (tmp_path / "history.db").write_bytes(b"garbage" * 999)
    (tmp_path / "history.db-wal").write_bytes(b"log")
    with History.open(tmp_path, told) as history:
        history.begin(begun())
        history.record(answer(0))
        assert history.answers() == [answer(0)]
        assert not history.kept
        with pytest.raises(Failure):
            history.export()
    assert "end what else is using it" in told[0].en and "will not be kept" in told[1].en
    assert len(told) == 2
    assert not list(tmp_path.glob("*damaged*"))
    assert (tmp_path / "history.db").read_bytes() == b"garbage" * 999


def test_a_folder_that_only_seems_writable(tmp_path, told, monkeypatch):
    """Windows says so of every folder."""
    filled(tmp_path, 1)
    monkeypatch.setattr("dualcarbon.learner.file.os.access", lambda *_: True)
    (tmp_path / "history.db-journal").mkdir()  # so that none can be written
    with History.open(tmp_path, told) as history:
        history.record(answer(1))
        assert answer(1) in history.answers()
        assert not history.kept
    assert len(told) == 1
    with suppress(OSError):
        (tmp_path / "history.db-journal").rmdir()
    assert stored(tmp_path) == [answer(0)]


def test_what_is_committed_is_on_the_disk_itself(tmp_path, told):
    """macOS leaves it in the drive's cache unless it is asked not to."""
    with History.open(tmp_path, told) as history:
        ((full,),) = history._connection.execute("PRAGMA fullfsync")
        ((synchronous,),) = history._connection.execute("PRAGMA synchronous")
    assert (full, synchronous) == (1, 3)


# --- tables that another program made


@pytest.mark.parametrize(
    "change",
    [
        "ALTER TABLE session ADD COLUMN more TEXT",
        "CREATE TRIGGER t BEFORE INSERT ON answer BEGIN SELECT raise(ABORT, 'no'); END",
        "CREATE TRIGGER t BEFORE INSERT ON answer BEGIN SELECT raise(IGNORE); END",
        "CREATE UNIQUE INDEX i ON answer (fact, 7)",
        "DROP TABLE session",
        "ALTER TABLE answer RENAME TO was; CREATE VIEW answer AS SELECT * FROM was",
    ],
)
def test_tables_that_are_not_as_they_should_be_end_in_no_error(tmp_path, told, change):
    filled(tmp_path, 1)
    with closing(sqlite3.connect(tmp_path / "history.db")) as connection:
        connection.executescript(change)
    with History.open(tmp_path, told) as history:
        history.begin(begun())
        for n in (5, 6):
            with suppress(Failure):
                history.record(answer(n, fact="terms.same"))
        history.answers()
        history.unfinished()


@pytest.mark.parametrize("place", [18, 19])
def test_a_format_that_is_not_known_is_damage(tmp_path, told, place):
    broken = bytearray(filled(tmp_path, 1))
    broken[place] = 3
    (tmp_path / "history.db").write_bytes(broken)
    with History.open(tmp_path, told) as history:
        history.record(answer(1))
        assert history.kept
    assert len(told) == 1 and "damaged" in told[0].en
    assert (tmp_path / "history-damaged-1.db").read_bytes() == broken
