"""The history on a real disk: kills, full disks, damage, other versions, many processes."""

from __future__ import annotations

import json
import os
import random
import sqlite3
import subprocess
import sys
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from conftest import examples
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from dualcarbon.errors import Failure
from dualcarbon.learner.answers import Answered, Begun
from dualcarbon.learner.file import APPLICATION, VERSION
from dualcarbon.learner.history import History

NOW = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
TOP = Path(__file__).parents[2]


def begun(id: str = "a" * 32, **changes) -> Begun:
    options = {"seed": "7", "count": 10, "topic": None, "kinds": ["year", "figure"], "lang": "zh"}
    return replace(Begun(id, NOW, options, "2026-11-01"), **changes)


def answer(position: int = 0, **changes) -> Answered:
    given = Answered(
        session="a" * 32, position=position, at=NOW + timedelta(seconds=position),
        fact=f"terms.term-{position}", kind="definition", topic="basics", level=2,
        chosen=position % 3, key=0, seconds=4.5,
    )  # fmt: skip
    return replace(given, **changes)


class Told(list):
    """The notices so far, which the history appends."""

    def __call__(self, text):
        assert text.en and text.zh
        self.append(text)


@pytest.fixture
def told():
    return Told()


def stored(folder: Path) -> list[Answered]:
    """What a later process finds, without a notice."""
    with History.open(folder, pytest.fail) as history:
        return history.answers()


# --- the file


@pytest.mark.skipif(os.name == "nt", reason="no file modes")
def test_only_the_learner_can_read_it(tmp_path, told):
    folder = tmp_path / "new" / "data"
    with History.open(folder, told) as history:
        history.begin(begun())
        assert history.kept
    assert folder.stat().st_mode & 0o777 == 0o700
    assert (folder / "history.db").stat().st_mode & 0o777 == 0o600
    assert [path.name for path in folder.iterdir()] == ["history.db"], "one file to copy"
    assert not told


def test_what_is_recorded_is_found_again(tmp_path, told):
    given = [answer(n) for n in range(5)]
    with History.open(tmp_path, told) as history:
        history.begin(begun())
        for one in given:
            history.record(one)
        history.record(given[2])
    assert stored(tmp_path) == given
    with closing(sqlite3.connect(tmp_path / "history.db")) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (VERSION,)
        at, right = connection.execute('SELECT at, "right" FROM answer').fetchone()
    assert (at, right) == ("2026-11-24T08:00:00.000000+00:00", 1)


def test_answers_by_time_and_topic(tmp_path, told):
    east = NOW.astimezone(datetime.strptime("+0800", "%z").tzinfo)
    with History.open(tmp_path, told) as history:
        history.record(answer(0, at=east + timedelta(minutes=9), topic="plans"))
        history.record(answer(1, at=NOW + timedelta(minutes=5)))
        history.record(answer(2, at=NOW - timedelta(minutes=5)))
        history.record(answer(3, chosen=None))
        assert [one.position for one in history.answers()] == [2, 1, 0]
        assert [one.position for one in history.answers(topic="plans")] == [0]
        assert [one.position for one in history.answers("basics")] == [2, 1]


def test_only_the_last_answer_is_taken_back(tmp_path, told):
    with History.open(tmp_path, told) as history:
        history.record(answer(7, session="b" * 32))
        for n in range(3):
            history.record(answer(n))
        assert not history.undo("a" * 32, 1)
        assert not history.undo("a" * 32, 3)
        assert history.undo("a" * 32, 2)
        assert not history.undo("a" * 32, 2)
        history.record(answer(2, chosen=0))
    assert [(one.position, one.chosen) for one in stored(tmp_path)] == [
        (0, 0),
        (1, 1),
        (2, 0),
        (7, 1),
    ]


def test_a_session_resumes_until_it_has_ended(tmp_path, told):
    with History.open(tmp_path, told) as history:
        assert history.unfinished() is None
        history.begin(begun())
        history.begin(begun("b" * 32, started=NOW + timedelta(hours=1)))
        history.record(answer(0))
        history.record(answer(1, chosen=None))
    with History.open(tmp_path, told) as history:
        assert history.unfinished() == (begun("b" * 32, started=NOW + timedelta(hours=1)), [])
        history.end("b" * 32, NOW)
        assert history.unfinished() == (begun(), [answer(0), answer(1, chosen=None)])
        history.begin(begun())
        history.end("a" * 32, NOW)
        assert history.unfinished() is None


def test_two_that_resume_one_session_are_told(tmp_path, told):
    with History.open(tmp_path, told) as one, History.open(tmp_path, told) as other:
        one.record(answer(0))
        with pytest.raises(Failure, match="elsewhere"):
            other.record(answer(0, at=NOW + timedelta(seconds=9)))
        other.record(answer(1))
        assert one.answers() == other.answers() == [answer(0), answer(1)]


def test_what_could_not_be_read_back_is_not_taken(tmp_path, told):
    with History.open(tmp_path, told) as history:
        broken = {"at": datetime(2026, 1, 1), "level": 4, "fact": "", "position": -1}
        for name, value in broken.items():
            with pytest.raises(ValueError, match=f"{name}|2026"):
                history.record(replace(answer(), **{name: value}))
        history.record(answer(0, seconds=-3.0))
        history.record(answer(1, seconds=float("nan")))
        assert [one.seconds for one in history.answers()] == [0.0, 0.0]


# --- versions


def version_1(path: Path) -> None:
    """A file as the first version wrote it."""
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(f"""
            PRAGMA application_id = {APPLICATION};
            PRAGMA user_version = 1;
            CREATE TABLE session (id TEXT PRIMARY KEY NOT NULL, started TEXT NOT NULL,
                options TEXT NOT NULL, data_version TEXT NOT NULL, ended TEXT);
            CREATE TABLE answer (session TEXT NOT NULL, position INTEGER NOT NULL,
                at TEXT NOT NULL, fact TEXT NOT NULL, kind TEXT NOT NULL, topic TEXT NOT NULL,
                level INTEGER NOT NULL, chosen INTEGER, "key" INTEGER NOT NULL,
                "right" INTEGER NOT NULL, PRIMARY KEY (session, position));
            INSERT INTO session VALUES ('{"a" * 32}', '{NOW.isoformat()}', '{{}}', '2026', NULL);
            INSERT INTO answer VALUES ('{"a" * 32}', 0, '2026-11-24T08:00:00.000000+00:00',
                'terms.term-0', 'definition', 'basics', 2, 0, 0, 1);
        """)


def test_the_first_version_is_brought_up_to_date(tmp_path, told):
    version_1(tmp_path / "history.db")
    with History.open(tmp_path, told) as history:
        history.record(answer(1))
        assert history.answers() == [answer(0, seconds=0.0), answer(1)]
        assert history.unfinished()[0] == begun(options={}, data_version="2026")
    assert not told
    with closing(sqlite3.connect(tmp_path / "history.db")) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (VERSION,)


@pytest.mark.parametrize("journal", ["DELETE", "WAL"])
def test_a_newer_version_is_not_touched(tmp_path, told, journal):
    with History.open(tmp_path, told) as history:
        history.record(answer(0))
    with closing(sqlite3.connect(tmp_path / "history.db")) as connection:
        connection.execute(f"PRAGMA journal_mode = {journal}")
        connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    with History.open(tmp_path, told) as history:
        assert not history.kept
        history.record(answer(1))
        assert history.answers() == [answer(1)]
        with pytest.raises(Failure):
            history.reset()
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before
    assert len(told) == 1 and "newer version" in told[0].en


def test_a_file_that_becomes_newer_under_a_session_is_not_touched(tmp_path, told):
    with History.open(tmp_path, told) as history:
        history.record(answer(0))
        with closing(sqlite3.connect(tmp_path / "history.db")) as connection:
            connection.execute(f"PRAGMA user_version = {VERSION + 1}")
        before = (tmp_path / "history.db").read_bytes()
        history.record(answer(1))
        history.record(answer(2))
    assert (tmp_path / "history.db").read_bytes() == before
    assert len(told) == 1


# --- damage


def filled(folder: Path, answers: int = 300) -> bytes:
    """The bytes of a history with that many answers."""
    with History.open(folder, pytest.fail) as history:
        history.begin(begun())
        history.merge(json.loads(json.dumps(exported(answers))))
    return (folder / "history.db").read_bytes()


def exported(answers: int) -> dict:
    with History.open(Path("/dev/null/none"), lambda _: None) as history:  # in memory
        history.begin(begun())
        for n in range(answers):
            history.record(answer(n))
        return history.export()


def flipped(data: bytes) -> bytes:
    middle = len(data) // 2
    return (
        data[:middle]
        + bytes(b ^ 0xFF for b in data[middle : middle + 2000])
        + data[middle + 2000 :]
    )


DAMAGES = {
    "cut at a page": lambda data: data[: 4096 * 3],
    "cut in a page": lambda data: data[:5000],
    "cut in the header": lambda data: data[:50],
    "garbage": lambda data: random.Random(1).randbytes(9000),
    "a garbled header": lambda data: data[:16] + random.Random(2).randbytes(84) + data[100:],
    "garbage behind the header": lambda data: (
        data[:100] + random.Random(3).randbytes(len(data) - 100)
    ),
    "flipped": flipped,
    "text": lambda data: "这不是数据库\n".encode() * 500,
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_file_is_set_aside(tmp_path, told, damage):
    broken = DAMAGES[damage](filled(tmp_path))
    (tmp_path / "history.db").write_bytes(broken)
    for number in (1, 2):
        with History.open(tmp_path, told) as history:
            assert history.kept
            history.record(answer(number))
            assert history.answers() == [answer(number)]
        assert len(told) == number
        aside = tmp_path / f"history-damaged-{number}.db"
        assert str(aside) in told[-1].en and str(aside) in told[-1].zh
        assert aside.read_bytes() == broken
        assert stored(tmp_path) == [answer(number)]
        (tmp_path / "history.db").write_bytes(broken)
    assert (tmp_path / "history-damaged-1.db").read_bytes() == broken


def test_what_lies_beside_a_damaged_file_moves_with_it(tmp_path, told):
    (tmp_path / "history.db").write_bytes(b"garbage" * 999)
    (tmp_path / "history.db-wal").write_bytes(b"log")
    (tmp_path / "history-damaged-1.db-wal").write_bytes(b"not to be overwritten")
    with History.open(tmp_path, told) as history:
        history.record(answer(0))
    assert (tmp_path / "history-damaged-2.db-wal").read_bytes() == b"log"
    assert (tmp_path / "history-damaged-1.db-wal").read_bytes() == b"not to be overwritten"


def test_a_folder_or_another_program_s_database_in_its_place_is_set_aside(tmp_path, told):
    (tmp_path / "history.db").mkdir()
    (tmp_path / "history.db" / "kept").write_text("yes")
    with History.open(tmp_path, told) as history:
        history.record(answer(0))
    assert (tmp_path / "history-damaged-1.db" / "kept").read_text() == "yes"
    (tmp_path / "history.db").unlink()
    with closing(sqlite3.connect(tmp_path / "history.db")) as connection:
        connection.execute("CREATE TABLE answer (a)")
    with History.open(tmp_path, told) as history:
        history.record(answer(0))
    assert (tmp_path / "history-damaged-2.db").exists()
    (tmp_path / "history.db").write_bytes(b"")
    assert stored(tmp_path) == [], "an empty file holds nothing that could be lost"
    assert len(told) == 2


def test_damage_in_the_middle_of_a_session(tmp_path, told):
    with History.open(tmp_path, told) as history:
        history.begin(begun())
        history.record(answer(0))
        (tmp_path / "history.db").write_bytes(b"garbage" * 3000)
        history.record(answer(1))
        assert history.unfinished() == (begun(), [answer(1)])
    assert (tmp_path / "history-damaged-1.db").read_bytes() == b"garbage" * 3000
    assert stored(tmp_path) == [answer(1)]
    assert len(told) == 1


def test_a_file_removed_in_the_middle_of_a_session(tmp_path, told):
    with History.open(tmp_path / "data", told) as history:
        history.begin(begun())
        (tmp_path / "data" / "history.db").unlink()
        (tmp_path / "data").rmdir()
        history.record(answer(0))
        assert history.kept
    assert stored(tmp_path / "data") == [answer(0)]


@pytest.mark.slow
@settings(max_examples=examples(60), suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(4054, b"\x80")  # SQLite quotes it in its message, which then is not UTF-8
@given(st.integers(0, 2**15), st.binary(min_size=1, max_size=64))
def test_no_damage_ends_in_a_traceback_or_loses_the_file(tmp_path_factory, start, noise):
    folder, told = tmp_path_factory.mktemp("damaged"), Told()
    whole = filled(folder, 40)
    start %= len(whole)
    broken = whole[:start] + noise + whole[start + len(noise) :]
    (folder / "history.db").write_bytes(broken)
    with History.open(folder, told) as history:
        history.answers()
        history.unfinished()
        new = answer(0, session="c" * 32, at=NOW + timedelta(days=1))
        history.record(new)
        assert new in history.answers()
        kept = history.kept
        if kept:
            assert history.export()["answers"]
    assert len(told) <= 2
    if kept:
        said = ["history-damaged-1.db" in text.en for text in told]
        assert any(said) == (folder / "history-damaged-1.db").exists()
        with History.open(folder, Told()) as history:
            assert new in history.answers()


# --- disks that don't take it


@contextmanager
def mounted(folder: Path, options: str):
    """A file system in memory at `folder`, of the size in `options`."""
    folder.mkdir()
    try:
        done = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", options, "tmpfs", folder],
            check=False,
            capture_output=True,
        )
    except FileNotFoundError:
        pytest.skip("no mount")
    if done.returncode:
        pytest.skip("only root can mount")
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", folder], check=True)


def fill(folder: Path) -> None:
    """Leave no room on the disk."""
    with suppress(OSError), (folder / "filler").open("wb", buffering=0) as filler:
        while True:
            filler.write(b"x" * 512)


def test_a_disk_that_becomes_full(tmp_path, told):
    folder = tmp_path / "small"
    with mounted(folder, "size=256k"):
        with History.open(folder, told) as history:
            history.begin(begun())
            history.record(answer(0))
            fill(folder)
            for n in range(1, 400):
                history.record(answer(n))
            assert not history.kept
            assert len(told) == 1 and "full" in told[0].en
            assert len(history.answers()) == 400, "also what is on the disk"
            assert history.unfinished()[0] == begun()
            with pytest.raises(Failure):
                history.merge(history.export())
        (folder / "filler").unlink()
        safe = stored(folder)
        assert safe[0] == answer(0)
        assert safe == [answer(n) for n in range(len(safe))]


def test_a_disk_that_is_full_from_the_start(tmp_path, told):
    folder = tmp_path / "small"
    with mounted(folder, "size=64k"):
        fill(folder)
        with History.open(folder, told) as history:
            history.begin(begun())
            history.record(answer(0))
            assert history.answers() == [answer(0)]
            assert not history.kept
        assert len(told) == 1
        (folder / "filler").unlink()
        assert stored(folder) == []


def test_a_read_only_disk(tmp_path, told):
    folder = tmp_path / "disk"
    with mounted(folder, "size=256k"):
        with History.open(folder, told) as history:
            history.record(answer(0))
        subprocess.run(["mount", "-o", "remount,ro", folder], check=True)
        with History.open(folder, told) as history:
            history.record(answer(1))
            assert history.answers() == [answer(0), answer(1)], "what is there can be reviewed"
        assert len(told) == 1
        with History.open(folder / "new", told) as history:
            history.record(answer(1))
            assert not history.kept
        assert len(told) == 2
        subprocess.run(["mount", "-o", "remount,rw", folder], check=True)
        (folder / "history.db").write_bytes(b"garbage")
        subprocess.run(["mount", "-o", "remount,ro", folder], check=True)
        with History.open(folder, told) as history:
            history.record(answer(1))
            assert history.answers() == [answer(1)]
        assert (folder / "history.db").read_bytes() == b"garbage"


def test_a_folder_that_can_t_be_made(tmp_path, told):
    (tmp_path / "file").write_text("in the way")
    with History.open(tmp_path / "file" / "data", told) as history:
        history.record(answer(0))
        assert history.answers() == [answer(0)]
    assert len(told) == 1 and "file" in told[0].en


# --- many processes, and kills

CHILD = """
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from dualcarbon.learner.history import Answered, Begun, History

folder, session, first, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
start = datetime(2026, 11, 24, tzinfo=UTC)
told = lambda text: text.en.startswith("waiting") or sys.exit("notice: " + text.en)
with History.open(folder, told) as history:
    history.begin(Begun(session, start, {}, "2026"))
    for n in range(first, first + count):
        at = start + timedelta(seconds=n)
        history.record(Answered(session, n, at, f"terms.t-{n}", "year", "basics", 1, 0, 0, 2.0))
        print(n, flush=True)
"""


def child(folder: Path, session: str, first: int, count: int) -> subprocess.Popen:
    return subprocess.Popen(
        [sys.executable, "-c", CHILD, folder, session, str(first), str(count)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=TOP,
    )


@pytest.mark.slow
def test_eight_processes_at_once(tmp_path):
    folder = tmp_path / "data"
    children = [child(folder, f"{n:032x}", 0, 50) for n in range(8)]
    for process in children:
        out, err = process.communicate(timeout=120)
        assert (process.returncode, err, len(out.split())) == (0, "", 50)
    found = [(one.session, one.position) for one in stored(folder)]
    assert sorted(found) == [(f"{n:032x}", position) for n in range(8) for position in range(50)]


@pytest.mark.slow
@pytest.mark.parametrize("damage", [b"", b"garbage" * 999])
def test_eight_processes_that_find_it_damaged_set_aside_one_file(tmp_path, damage):
    (tmp_path / "history.db").write_bytes(damage)
    code = CHILD.replace('sys.exit("notice: " + text.en)', "None")
    arguments = [sys.executable, "-c", code, tmp_path]
    children = [
        subprocess.Popen([*arguments, f"{n:032x}", "0", "2"], stdout=subprocess.DEVNULL, cwd=TOP)
        for n in range(8)
    ]
    assert [process.wait(timeout=120) for process in children] == [0] * 8
    assert len(stored(tmp_path)) == 16
    assert [path.read_bytes() for path in tmp_path.glob("history-damaged-*")] == [damage] * bool(
        damage
    )


KILLER = """
import json, os, random, signal, sys, time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from dualcarbon.learner.history import Answered, History

folder, lives = Path(sys.argv[1]), int(sys.argv[2])
start = datetime(2026, 11, 24, tzinfo=UTC)

def live(session, first, pipe):
    with History.open(folder, lambda text: os.write(pipe, text.en.encode())) as history:
        for n in range(first, first + 9999):
            at = start + timedelta(seconds=n)
            history.record(Answered(session, n, at, "terms.t", "year", "basics", 1, 0, 0, 2.0))
            os.write(pipe, b"%d\\n" % n)

def begin(session, first):
    out, into = os.pipe()
    pid = os.fork()
    if not pid:
        live(session, first, into)
        os._exit(0)
    os.close(into)
    return session, pid, out

chance = random.Random()
acknowledged, begun, killed = [], 0, 0
for life in range(10 * lives):
    if life >= lives and len(acknowledged) > 2 * lives:  # on a busy machine a life may be too short
        break
    both = [begin(name * 32, 10000 * life) for name in "ab"]
    time.sleep(chance.uniform(0, 0.1))
    for session, pid, out in both:
        begun += 1
        os.kill(pid, signal.SIGKILL)
        killed += os.WIFSIGNALED(os.waitpid(pid, 0)[1])
        with os.fdopen(out) as lines:
            acknowledged += [(session, int(n)) for n in lines.read().split()]
json.dump([begun, killed, acknowledged], sys.stdout)
"""


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="no SIGKILL")
def test_what_was_acknowledged_survives_every_kill(tmp_path):
    """Two sessions at once on one file, killed at random moments, 120 times each at least.

    They are forked from one interpreter: to start each of its own would take minutes.
    """
    arguments = [sys.executable, "-c", KILLER, tmp_path, "120"]
    done = subprocess.run(arguments, capture_output=True, text=True, cwd=TOP, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    begun, killed, acknowledged = json.loads(done.stdout)
    acknowledged = {(session, position) for session, position in acknowledged}
    found = [(one.session, one.position) for one in stored(tmp_path)]
    assert killed == begun >= 240
    assert len(acknowledged) > 240
    assert len(found) == len(set(found)), "none is counted twice"
    assert acknowledged <= set(found), "what was acknowledged is stored"
    assert len(set(found) - acknowledged) <= killed, "one a life at most was on its way"
    assert not list(tmp_path.glob("history-damaged-*"))


# --- to move and to back up


def test_an_export_brings_everything_back(tmp_path, told):
    with History.open(tmp_path, told) as history:
        history.begin(begun())
        history.begin(begun("b" * 32))
        history.end("b" * 32, NOW + timedelta(hours=1))
        for n in range(20):
            history.record(answer(n, seconds=n / 3, chosen=None if n == 7 else n % 3))
        data = history.export()
        history.reset()
        assert history.answers() == [] and history.unfinished() is None
        assert b"terms.term" not in (tmp_path / "history.db").read_bytes(), "nothing is left"
        data = json.loads(json.dumps(data))
        assert history.merge(data) == (20, 0)
        assert history.merge(data) == (0, 20)
        assert history.export() == data
        assert history.unfinished()[0] == begun()
    with History.open(tmp_path / "other", told) as other:
        other.begin(begun("b" * 32))
        other.record(answer(3, chosen=2))
        assert other.merge(data) == (19, 1)
        assert other.answers()[3] == answer(3, chosen=2), "what is here stays"
        assert other.unfinished()[0] == begun(), "a session that ended elsewhere has ended"
    assert not told


TIMES = st.datetimes(
    timezones=st.timezones(), min_value=datetime(1000, 1, 3), max_value=datetime(9999, 12, 28)
)
NAMES = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=200)
ANSWERS = st.builds(
    Answered,
    session=st.sampled_from(["a" * 32, "b" * 32]),
    position=st.integers(0, 30),
    at=TIMES,
    fact=NAMES,
    kind=NAMES,
    topic=NAMES,
    level=st.integers(1, 3),
    chosen=st.none() | st.integers(0, 3),
    key=st.integers(0, 3),
    seconds=st.floats(0, 1e6),
)


@pytest.mark.slow
@settings(max_examples=examples(50))
@given(st.lists(ANSWERS, unique_by=lambda one: (one.session, one.position)))
def test_any_history_survives_a_round_trip(answers):
    with History.open(Path("/dev/null/none"), lambda _: None) as history:  # in memory
        history.begin(begun())
        history.begin(begun("b" * 32))
        for one in answers:
            history.record(one)
            history.record(one)
        data = history.export()
        answers = [replace(one, at=one.at.astimezone(UTC)) for one in answers]
        by_time = sorted(answers, key=lambda one: (one.at, one.session, one.position))
        assert history.answers() == [one for one in by_time if one.chosen is not None]
    with History.open(Path("/dev/null/none"), lambda _: None) as other:
        with pytest.raises(Failure):  # added, but not kept
            other.merge(json.loads(json.dumps(data)))
        assert other.export() == data


BROKEN = [
    ("the whole", lambda data: []),
    ("the whole", lambda data: None),
    ("the whole", lambda data: data | {"more": 1}),
    ("format", lambda data: data | {"format": 0}),
    ("format", lambda data: data | {"format": True}),
    ("sessions", lambda data: data | {"sessions": {}}),
    ("sessions[0]", lambda data: data | {"sessions": [7]}),
    ("format", lambda data: data | {"format": 3.0}),
    ("answers", lambda data: {"format": 2, "sessions": []}),
    ("answers[0].session", lambda data: data | {"sessions": []}),
    *(
        (f"answers[1].{key}", lambda data, key=key, value=value: broken_answer(data, key, value))
        for key, value in [
            ("session", "c" * 32), ("session", 7), ("position", -1), ("position", True),
            ("position", 10**30), ("position", 1.5), ("at", "2026-11-24"), ("at", "yesterday"),
            ("at", "2026-11-24T08:00:00"), ("at", "0001-01-01T00:00:00+14:00"), ("at", 1.0),
            ("fact", ""), ("topic", "a\u202eb"), ("fact", "\ud800"), ("fact", "a\x1b[31m"),
            ("kind", "two\nlines"), ("level", 0), ("level", "1"), ("chosen", 26), ("chosen", "a"), ("key", None),
            ("right", 1), ("right", True), ("seconds", -1), ("seconds", float("nan")),
            ("seconds", float("inf")), ("seconds", 10**400), ("seconds", "2"),
            ("trace", "dozed"), ("trace", 1), ("subject", None), ("reading", -1),
        ]
    ),
    ("sessions[0].options", lambda data: broken_session(data, "options", [])),
    ("sessions[0].options", lambda data: broken_session(data, "options", {"a": float("nan")})),
    ("sessions[0].options", lambda data: broken_session(data, "options", "{}")),
    ("sessions[0].ended", lambda data: broken_session(data, "ended", "")),
]  # fmt: skip


def broken_answer(data, key, value):
    data["answers"][1][key] = value
    return data


def broken_session(data, key, value):
    data["sessions"][0][key] = value
    return data


@pytest.mark.parametrize(("where", "change"), BROKEN)
def test_a_malformed_import_is_refused_as_a_whole(tmp_path, told, where, change):
    with History.open(tmp_path, told) as history:
        with pytest.raises(Failure) as refused:
            history.merge(change(exported(3)))
        said = refused.value.message
        assert f" {where} is " in said.en and f"{where} 为" in said.zh
        assert "\x1b" not in said.en and len(said.en) < 400
        assert history.export() == {"format": 2, "sessions": [], "answers": []}


def test_the_export_of_a_newer_version_is_said_to_be_one(tmp_path, told):
    with History.open(tmp_path, told) as history, pytest.raises(Failure, match="newer version"):
        history.merge({"format": 3, "sessions": [], "answers": [], "more": 1})


def test_options_of_another_version_come_through_a_move(tmp_path, told):
    options = {"seed": "1", "topics": ["a", "b"], "hints": {"most": 2, "shown": [1, None]}}
    with History.open(tmp_path, told) as history:
        history.begin(begun(options=options))
        data = json.loads(json.dumps(history.export()))
        history.reset()
        history.merge(data)
        assert history.unfinished() == (begun(options=options), [])


def test_answers_whose_session_can_t_be_read_still_move(tmp_path, told):
    filled(tmp_path, 3)
    with closing(sqlite3.connect(tmp_path / "history.db")) as connection:
        connection.execute("UPDATE session SET options = '['")
        connection.execute("UPDATE answer SET at = 'yesterday' WHERE position = 1")
        connection.commit()
    with History.open(tmp_path, told) as history:
        data = json.loads(json.dumps(history.export()))
        assert history.unfinished() is None
        assert history.answers() == [answer(0), answer(2)]
    assert len(told) == 1 and told[0].en.endswith("make no sense: 2 rows")
    with History.open(tmp_path / "other", told) as other:
        assert other.merge(data) == (2, 0)
        assert other.answers() == [answer(0), answer(2)]
        assert other.unfinished() is None
    assert len(told) == 1


@pytest.mark.slow
@settings(max_examples=examples(100))
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
        lambda inner: (
            st.lists(inner)
            | st.dictionaries(
                st.sampled_from(["format", "sessions", "answers", "id", "at"]) | st.text(), inner
            )
        ),
    )
)
def test_any_json_is_refused_with_a_message(data):
    with History.open(Path("/dev/null/none"), lambda _: None) as history, pytest.raises(Failure):
        history.merge(data)
