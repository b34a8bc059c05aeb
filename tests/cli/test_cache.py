"""The compiled copy: made once, never stale, and whatever becomes of it the answer is the same."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from zlib import crc32

import pytest
from conftest import GOOD, Ran, clean_environment

from dualcarbon.base import Base
from dualcarbon.sqlite_file import SQLiteFile
from dualcarbon.store import copy as compiled

TOOL = [sys.executable, "-m", "dualcarbon"]
ROOT = hasattr(os, "geteuid") and os.geteuid() == 0
SINK = ("define", "sink", "--facts", str(GOOD))
ANSWERS = (
    SINK,
    ("search", "carbon", "--facts", str(GOOD)),
    ("stats", "--format", "json", "--facts", str(GOOD)),
    ("list", "--facts", str(GOOD)),
    ("define", "carbon snk", "--facts", str(GOOD)),
    ("search", "1250 GW", "--facts", str(GOOD)),
    ("timeline", "--facts", str(GOOD)),
    ("random", "--seed", "1", "--facts", str(GOOD)),
)
MISS = ANSWERS[4]
WAITING = "waiting for another dualcarbon that is compiling the fact base"
PAGE, SECTOR = 4096, 512

MORE = (
    "format: 1\nlanguages: [en]\nterms:\n"
    "  carbon-pool: {name: carbon pool, definition: Where it lies., see_also: [carbon-sink], sources: [act]}\n"
)

PROBE = """
import sys
from dualcarbon.cli import main
code = main(sys.argv[1:])
sys.stderr.write("\\n".join(sys.modules))
sys.exit(code)
"""


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "cache"


@pytest.fixture
def cached(run, folder):
    """Run a command on a cache of its own."""

    def cached(*arguments: str, **environment: str) -> Ran:
        return run(*arguments, DUALCARBON_CACHE_DIR=str(folder), **environment)

    return cached


@pytest.fixture
def copy(cached, folder):
    """The compiled copy of GOOD, which nothing has harmed yet."""
    assert cached(*SINK).code == 0
    return the_copy(folder)


@pytest.fixture(scope="module")
def answers(run):
    """What each of ANSWERS is without any copy."""
    found = {asked: run(*asked, DUALCARBON_CACHE_DIR="/dev/null/none") for asked in ANSWERS}
    for asked, answer in found.items():
        assert (answer.code, bool(answer.out)) == ((3, False) if asked == MISS else (0, True))
    assert "carbon sink" in found[MISS].err
    return found


@pytest.fixture
def own(tmp_path):
    """A base that the test may change, and its text."""
    file = tmp_path / "facts.yaml"
    file.write_bytes(GOOD.read_bytes())
    return file


def the_copy(folder: Path) -> Path:
    (found,) = folder.glob("compiled/*.db")
    return found


def state(file: Path) -> tuple[bytes, int, int]:
    told = file.stat()
    return file.read_bytes(), told.st_ino, told.st_mtime_ns


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
    time.sleep(0.03)  # of a file that has changed within 20 ms no copy is kept


def modules_of(*arguments: str, folder: Path) -> set[str]:
    """What a command has imported when it is done, with its output in a pipe."""
    done = subprocess.run(
        [sys.executable, "-c", PROBE, *arguments],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        env=clean_environment(DUALCARBON_CACHE_DIR=str(folder)),
        timeout=60,
        check=False,
    )
    loaded = set(done.stderr.decode().split("\n"))
    assert "dualcarbon.base" in loaded, done.stderr
    return loaded


def is_compiler(module: str) -> bool:
    compiling = (
        "yaml",
        "rich",
        *(
            f"dualcarbon.{name}"
            for name in (
                "reading.check",
                "reading.rules",
                "reading.yaml",
                "reading.shape",
                "store.tables",
            )
        ),
    )
    return any(module == name or module.startswith(f"{name}.") for name in compiling)


# Made once


def test_the_first_command_makes_a_copy_and_the_second_uses_it(cached, folder):
    first = cached(*SINK)
    assert (first.code, first.err) == (0, "")
    before = state(the_copy(folder))
    assert before[0].startswith(b"SQLite format 3\0")
    assert cached(*SINK) == first
    assert state(the_copy(folder)) == before


def test_copy_and_folder_are_for_the_user_alone(folder):
    parent = folder.parent / "there"
    parent.mkdir(mode=0o755)
    for where in (folder, parent):
        subprocess.run(
            [*TOOL, *SINK],
            env=clean_environment(DUALCARBON_CACHE_DIR=str(where)),
            stdout=subprocess.DEVNULL,
            umask=0,
            check=True,
        )
        assert the_copy(where).stat().st_mode & 0o777 == 0o600
    assert folder.stat().st_mode & 0o777 == 0o700
    assert parent.stat().st_mode & 0o777 == 0o755


def test_without_a_named_folder_it_is_the_users_cache(run, tmp_path):
    assert run(*SINK, DUALCARBON_CACHE_DIR="", XDG_CACHE_HOME=str(tmp_path)).code == 0
    assert the_copy(tmp_path / "dualcarbon")


@pytest.fixture(scope="module")
def warm(tmp_path_factory):
    """A cache with a copy of the packaged base."""
    folder = tmp_path_factory.mktemp("warm")
    assert any(map(is_compiler, modules_of("plan", folder=folder)))
    return folder


@pytest.mark.parametrize(
    "command",
    [
        ("define", "碳汇"),
        ("define",),
        ("define", "carbon neutralty"),
        ("stats",),
        ("timeline",),
        ("targets",),
        ("plan",),
        ("search", "emissions"),
        ("search", "zzzzzz"),
        ("list",),
        ("random", "--seed", "1"),
        ("cite", "carbon-sink"),
        ("quiz", "-n", "3", "--seed", "1"),
    ],
    ids=" ".join,
)
def test_a_command_that_finds_a_copy_imports_nothing_that_makes_one(warm, command):
    before = state(the_copy(warm))
    assert sorted(filter(is_compiler, modules_of(*command, folder=warm))) == []
    assert state(the_copy(warm)) == before


# Never stale


@pytest.mark.parametrize(
    "old, new", [("takes up more", "absorbs and keeps more"), ("takes up more", "takes up most")]
)
def test_a_change_shows_at_once_and_so_does_its_taking_back(cached, own, old, new):
    for _ in range(2):
        assert f"Whatever {old} of a gas" in cached("define", "sink", "--facts", str(own)).out
        edit(own, old, new)
        changed = cached("define", "sink", "--facts", str(own))
        assert (changed.code, changed.err) == (0, "")
        assert f"Whatever {new} of a gas" in changed.out
        edit(own, new, old)


def test_a_change_shows_that_keeps_size_and_time(cached, own):
    told = own.stat()
    assert "carbon stock" in cached("list", "terms", "--facts", str(own)).out
    edit(own, "name: carbon stock", "name: carbon store")
    os.utime(own, ns=(told.st_atime_ns, told.st_mtime_ns))
    assert (own.stat().st_size, own.stat().st_mtime_ns) == (told.st_size, told.st_mtime_ns)
    assert "carbon store" in cached("list", "terms", "--facts", str(own)).out


def test_another_file_in_its_place_shows(cached, own, tmp_path):
    told = own.stat()
    link, other = tmp_path / "link.yaml", tmp_path / "other.yaml"
    link.symlink_to(own)
    other.write_bytes(own.read_bytes())
    edit(other, "carbon stock", "carbon store")
    os.utime(other, ns=(told.st_atime_ns, told.st_mtime_ns))
    assert "carbon stock" in cached("list", "terms", "--facts", str(link)).out
    link.unlink()
    link.symlink_to(other)
    assert "carbon store" in cached("list", "terms", "--facts", str(link)).out
    assert "carbon stock" in cached("list", "terms", "--facts", str(own)).out
    other.replace(own)
    assert "carbon store" in cached("list", "terms", "--facts", str(own)).out


def test_bases_with_one_cache_are_kept_apart(cached, own):
    edit(own, "carbon stock", "carbon store")
    for _ in range(2):
        assert "carbon stock" in cached("list", "--facts", str(GOOD)).out
        assert "carbon store" in cached("list", "--facts", str(own)).out


def test_a_base_that_became_broken_fails_although_a_copy_is_there(cached, own):
    sound = cached("define", "sink", "--facts", str(own))
    edit(own, "see_also: [carbon-peak]", "see_also: [carbon-poke]")
    for _ in range(2):
        refused = cached("define", "sink", "--facts", str(own))
        assert (refused.code, refused.out) == (1, "")
        assert f"{own}:" in refused.err and "E304" in refused.err and "carbon-poke" in refused.err
    edit(own, "see_also: [carbon-poke]", "see_also: [carbon-peak]")
    assert cached("define", "sink", "--facts", str(own)) == sound
    own.unlink()
    refused = cached("define", "sink", "--facts", str(own))
    assert (refused.code, refused.out) == (1, "")
    assert str(own) in refused.err


def test_a_change_of_either_file_of_a_base_shows(cached, own, tmp_path):
    more = tmp_path / "more.yaml"
    more.write_text(MORE, encoding="utf-8")
    both = ("--facts", str(own), "--facts", str(more))
    assert "carbon pool" in cached("list", "terms", *both).out
    edit(more, "carbon pool", "carbon lake")
    assert "carbon lake" in cached("list", "terms", *both).out
    edit(own, "carbon stock", "carbon store")
    listed = cached("list", "terms", *both).out
    assert "carbon lake" in listed and "carbon store" in listed
    assert "carbon lake" not in cached("list", "terms", "--facts", str(own)).out


# Cleaned up


@pytest.mark.slow
def test_eight_copies_remain_at_most_and_the_newest_is_among_them(cached, own, folder):
    name = "carbon stock"
    for number in range(12):
        edit(own, name, name := f"carbon number {number}")
        assert name in cached("list", "terms", "--facts", str(own)).out
        assert len(list(folder.glob("compiled/*.db"))) == min(number + 1, 8)
    newest = max(folder.glob("compiled/*.db"), key=lambda file: file.stat().st_mtime_ns)
    before = state(newest)
    cached("list", "terms", "--facts", str(own))
    assert state(newest) == before
    assert len(list(folder.glob("compiled/*.db"))) == 8


def test_what_was_left_unfinished_is_removed_and_nothing_else(cached, folder):
    ours, theirs = folder / "compiled", (
        *(f"compiled/{name}" for name in ("notes.txt", "a-b.new", "0123abcd-89ef0123.new", "x.db")),
        *(f"my-research-{n}.db" for n in range(12)),
        "0123abcd-89ef0123.db", "0123abcd-89ef0123.4567.new", "thesis-final.new",
    )  # fmt: skip
    ours.mkdir(parents=True)
    left = [ours / "0123abcd-89ef0123.4567.new", ours / "0123abcd-89ef0124.8.new"]
    for file in (*left, *(folder / name for name in theirs)):
        file.write_bytes(b"x" * 100)
    (ours / "89ef0123-0123abcd.9.new").mkdir()
    assert cached(*SINK).code == 0
    assert not any(file.exists() for file in left)
    assert all((folder / name).read_bytes() == b"x" * 100 for name in theirs)
    assert (ours / "89ef0123-0123abcd.9.new").is_dir()


def test_who_keeps_answers_and_copies_in_one_folder_loses_none(cached, folder):
    folder.mkdir()
    damaged = [folder / f"history-damaged-{n}.db" for n in range(1, 13)]
    for file in damaged:
        file.write_bytes(b"x")
    assert cached(*SINK).code == 0
    assert all(file.exists() for file in damaged)


def test_a_process_killed_while_it_compiles_leaves_no_trace(cached, folder):
    killed = subprocess.Popen(
        [*TOOL, "plan"],
        env=clean_environment(DUALCARBON_CACHE_DIR=str(folder)),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    until = time.monotonic() + 30
    while not list(folder.glob("compiled/*.new")) and time.monotonic() < until:
        time.sleep(0.005)
    killed.send_signal(signal.SIGKILL)
    assert killed.wait() == -signal.SIGKILL
    assert list(folder.glob("compiled/*.db")) == []
    shown = cached("define", "碳汇")
    assert (shown.code, shown.err) == (0, "")
    assert shown.out.startswith("carbon sink  碳汇")
    assert the_copy(folder) and list(folder.glob("compiled/*.new")) == []


# Damaged


def cut_to(length: int):
    return lambda copy: os.truncate(copy, length)


def halve(copy: Path) -> None:
    os.truncate(copy, copy.stat().st_size // 2)


def into_a_folder(copy: Path) -> None:
    copy.unlink()
    copy.mkdir()


def into_garbage(copy: Path) -> None:
    copy.write_bytes(random.Random(5).randbytes(copy.stat().st_size))


def into_zeros(copy: Path) -> None:
    copy.write_bytes(bytes(copy.stat().st_size))


def into_another_programs(copy: Path) -> None:
    copy.unlink()
    connection = sqlite3.connect(copy)
    connection.execute("CREATE TABLE bookmarks (name, value)")
    connection.commit()
    connection.close()


def changed_by(*statements: str):
    def change(copy: Path) -> None:
        connection = sqlite3.connect(copy)
        for statement in statements:
            connection.execute(statement)
        connection.commit()
        connection.close()

    return change


AS_OLD = changed_by(
    "UPDATE entry SET en = 'an older name', zh = ''",
    "UPDATE about SET value = replace(value, 'compiled', 'complied') WHERE name = 'state'",
)
HARMS = {
    "empty": cut_to(0),
    "100 bytes": cut_to(100),
    "5000 bytes": cut_to(5000),
    "half": halve,
    "a folder": into_a_folder,
    "garbage": into_garbage,
    "zeros": into_zeros,
    "another program's": into_another_programs,
    "an older version's": AS_OLD,
    "no state": changed_by("DELETE FROM about WHERE name = 'state'"),
    "no facts about it": changed_by("DELETE FROM about WHERE name != 'state'"),
    "a table less": changed_by("DROP TABLE name"),
}


@pytest.mark.slow
@pytest.mark.parametrize("harm", HARMS.values(), ids=HARMS)
def test_a_damaged_copy_changes_no_answer(cached, copy, answers, harm):
    sound = copy.read_bytes()
    for asked in ANSWERS[1:5]:
        if copy.is_dir():
            copy.rmdir()
        copy.write_bytes(sound)
        harm(copy)
        assert cached(*asked) == answers[asked]
    assert cached(*SINK) == answers[SINK]
    assert cached(*SINK) == answers[SINK]


def test_an_older_versions_copy_is_replaced(cached, copy):
    AS_OLD(copy)
    older = copy.read_bytes()
    assert "an older name" not in cached(*SINK).out
    assert copy.read_bytes() != older


@pytest.mark.skipif(ROOT, reason="root may read everything")
def test_a_copy_that_may_not_be_read_changes_no_answer(cached, copy, answers):
    copy.chmod(0)
    assert cached(*SINK) == answers[SINK]


def letters(size: int) -> bytes:
    return bytes(random.Random(size).choices(b'abcdefgh [],"0123456789', k=size))


GARBAGE = (random.Random(11).randbytes, bytes, letters)


def wrong_answers(cached, copy, answers, places, size):
    """What is neither the same answer nor a plain `nothing found` after damage at a place."""
    sound = copy.read_bytes()
    wrong = []
    for turn, place in enumerate(places):
        garbage = GARBAGE[turn % len(GARBAGE)](size)
        for asked in ANSWERS[:5]:
            copy.unlink(missing_ok=True)
            copy.write_bytes(sound[:place] + garbage + sound[place + size :])
            got = cached(*asked)
            missed = got.code == 3 and not got.out and got.err.startswith("dualcarbon: no")
            if got != answers[asked] and not missed:
                wrong.append((place, turn % len(GARBAGE), " ".join(asked[:-2]), got))
    return wrong


def damages(*seeds: int) -> list:
    """Three places of damage while one works, and twenty for each seed where there is time."""
    return [(0, 3), *(pytest.param(seed, 20, marks=pytest.mark.slow) for seed in seeds)]


@pytest.mark.parametrize("seed, places", damages(1, 2))
def test_a_page_of_garbage_changes_no_answer(cached, copy, answers, seed, places):
    pages = list(range(0, copy.stat().st_size, PAGE))
    random.Random(seed).shuffle(pages)
    assert wrong_answers(cached, copy, answers, pages[:places], PAGE) == []


@pytest.mark.parametrize("seed, places", damages(2, 8))
def test_a_sector_of_garbage_changes_no_answer(cached, copy, answers, seed, places):
    sectors = random.Random(seed).sample(range(0, copy.stat().st_size, SECTOR), places)
    assert wrong_answers(cached, copy, answers, sectors, SECTOR) == []


@pytest.mark.slow
def test_a_page_of_letters_in_a_long_text_is_never_shown(cached, folder, facts):
    sought = facts.plans["action-plan"].sections[-1].measures[-1].en
    asked = ("search", *sought.split())
    clean = cached(*asked)
    assert (clean.code, clean.err) == (0, "") and "action-plan" in clean.out
    copy = the_copy(folder)
    sound = copy.read_bytes()
    holding = [
        page for page in range(0, len(sound), PAGE) if sought.encode() in sound[page : page + PAGE]
    ]
    assert holding
    for page in holding:
        copy.unlink(missing_ok=True)
        copy.write_bytes(sound[:page] + letters(PAGE) + sound[page + PAGE :])
        assert cached(*asked) == clean


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE entry SET en = 'carbon drain' WHERE id = 'carbon-sink'",
        "UPDATE entry SET id = 'carbon-sank' WHERE id = 'carbon-sink'",
        "UPDATE entry SET zh = NULL WHERE id = 'carbon-sink'",
        "UPDATE entry SET body = replace(body, 'Whatever', 'Nothing') WHERE id = 'carbon-sink'",
    ],
)
def test_each_row_of_a_copy_too_large_to_be_summed_has_a_checksum(tmp_path, monkeypatch, harm):
    sound = Base.open(GOOD)
    Base.open(GOOD, cache=tmp_path)
    with closing(sqlite3.connect(the_copy(tmp_path))) as connection, connection:
        assert connection.execute(harm).rowcount == 1
    monkeypatch.setattr(compiled, "_CHECKED", 0)
    harmed = Base.open(GOOD, cache=tmp_path)
    assert [*harmed.titles(["terms"])] == [*sound.titles(["terms"])]
    harmed = Base.open(GOOD, cache=tmp_path)
    assert harmed.with_prefix("carbon", ["terms"], 9) == sound.with_prefix("carbon", ["terms"], 9)
    assert dict(harmed.facts.terms.items()) == dict(sound.facts.terms.items())


# Beside it: the lock


@pytest.mark.parametrize("harm", [into_garbage, into_a_folder], ids=["garbage", "a folder"])
def test_a_damaged_lock_stops_nobody(cached, folder, harm):
    assert cached(*SINK).code == 0
    the_copy(folder).unlink()
    lock = folder / "compiled" / "lock-1"
    lock.write_bytes(b"x" * 5000)
    harm(lock)
    shown = cached(*SINK)
    assert (shown.code, shown.err) == (0, "")
    assert the_copy(folder) and list(folder.glob("compiled/*.new")) == []


@pytest.mark.slow
def test_a_process_that_stopped_while_it_compiles_is_told_of_and_not_waited_for(
    cached, folder, answers
):
    assert cached(*SINK).code == 0
    the_copy(folder).unlink()
    stopped = sqlite3.connect(folder / "compiled" / "lock-1", isolation_level=None)
    stopped.execute("BEGIN EXCLUSIVE")
    shown = cached(*SINK)
    assert (shown.code, shown.out) == (0, answers[SINK].out)
    assert shown.err == f"dualcarbon: {WAITING}\n"
    before = state(the_copy(folder))
    assert cached(*SINK) == answers[SINK], "the next one finds a copy and does not wait"
    assert state(the_copy(folder)) == before
    stopped.close()


@pytest.mark.slow
def test_however_many_are_stopped_the_next_one_compiles(cached, folder, answers):
    (folder / "compiled").mkdir(parents=True, mode=0o700)
    locks = [folder / "compiled" / f"lock-{n}" for n in range(1, 4)]
    stopped = [sqlite3.connect(lock, isolation_level=None) for lock in locks]
    for connection in stopped:
        connection.execute("BEGIN EXCLUSIVE")
    shown = cached(*SINK)
    assert (shown.code, shown.out) == (0, answers[SINK].out)
    assert shown.err == f"dualcarbon: {WAITING}\n"
    assert the_copy(folder)
    for connection in stopped:
        connection.close()


@pytest.mark.slow
def test_ctrl_c_is_heard_while_one_waits(folder):
    (folder / "compiled").mkdir(parents=True, mode=0o700)
    stopped = sqlite3.connect(folder / "compiled" / "lock-1", isolation_level=None)
    stopped.execute("BEGIN EXCLUSIVE")
    environment = clean_environment(DUALCARBON_CACHE_DIR=str(folder))
    waiting = subprocess.Popen([*TOOL, *SINK], env=environment, stderr=subprocess.PIPE)
    assert waiting.stderr.readline().decode() == f"dualcarbon: {WAITING}\n"
    waiting.send_signal(signal.SIGINT)
    assert waiting.wait(timeout=5) == 130
    assert waiting.stderr.read() == b""
    waiting.stderr.close()
    stopped.close()


# Whose it is


def planted(copy: Path) -> None:
    """Another definition in the copy, with all its checksums right."""
    with sqlite3.connect(copy) as connection:
        ((body,),) = connection.execute("SELECT body FROM entry WHERE id = 'carbon-sink'")
        body = body.replace("Whatever takes up", "PLANTED takes up")
        sql = "UPDATE entry SET body = ?, checksum = ? WHERE id = 'carbon-sink'"
        assert connection.execute(sql, [body, crc32(body.encode())]).rowcount == 1
    connection.close()
    SQLiteFile(copy).seal()


def test_a_copy_of_ones_own_is_believed(cached, copy):
    planted(copy)
    assert "PLANTED" in cached(*SINK).out


@pytest.mark.skipif(not ROOT, reason="only root gives files away")
@pytest.mark.parametrize("what", ["copy", "folder"])
def test_what_another_user_planted_is_not(cached, copy, answers, what):
    planted(copy)
    os.chown(copy if what == "copy" else copy.parent, 54321, -1)
    assert cached(*SINK) == answers[SINK]


@pytest.mark.parametrize("what", ["copy", "folder"])
def test_what_others_can_write_is_not_used(cached, copy, answers, what):
    planted(copy)
    (copy if what == "copy" else copy.parent).chmod(0o777)
    assert cached(*SINK) == answers[SINK]


def test_a_link_is_no_copy_and_no_folder(cached, copy, answers, tmp_path):
    planted(copy)
    there = tmp_path / "there.db"
    copy.rename(there)
    copy.symlink_to(there)
    assert cached(*SINK) == answers[SINK]
    assert "PLANTED" in there.read_text("utf-8", errors="replace")
    moved = tmp_path / "moved"
    copy.parent.rename(moved)
    (copy.parent).symlink_to(moved, target_is_directory=True)
    assert cached(*SINK) == answers[SINK]
    told = cached("--verbose", *SINK)
    assert told.err == (
        f"dualcarbon: no compiled copy is kept in {copy.parent}: others can write there\n"
    )


def test_what_acts_on_a_terminal_is_written_out_even_from_a_copy(cached, copy):
    with sqlite3.connect(copy) as connection:
        ((body,),) = connection.execute("SELECT body FROM entry WHERE id = 'carbon-sink'")
        body = body.replace("Whatever takes up", r"\u001b]0;title\u0007 \u202e \u009b takes up")
        sql = "UPDATE entry SET body = ?, checksum = ? WHERE id = 'carbon-sink'"
        connection.execute(sql, [body, crc32(body.encode())])
    connection.close()
    SQLiteFile(copy).seal()
    for format in ("plain", "rich", "markdown", "json", "csv"):
        shown = cached(*SINK, "--format", format)
        assert shown.code == 0 and "takes up" in shown.out
        assert not {*"\x1b\x07\u202e\x9b"} & {*shown.out}, format


# The folder


def no_folder(tmp_path: Path) -> Path:
    file = tmp_path / "file"
    file.write_text("", encoding="utf-8")
    return file


NOWHERE = {
    "a file": no_folder,
    "below a file": lambda tmp_path: no_folder(tmp_path) / "cache",
    "below a device": lambda _: Path("/dev/null/cache"),
    "not to be made": lambda _: Path("/proc/nope/cache"),
    "a name too long": lambda tmp_path: tmp_path / ("x" * 300),
}


@pytest.mark.parametrize("where", NOWHERE.values(), ids=NOWHERE)
def test_without_a_folder_it_answers_and_says_so_only_when_asked(run, tmp_path, answers, where):
    folder = where(tmp_path)
    assert run(*SINK, DUALCARBON_CACHE_DIR=str(folder)) == answers[SINK]
    told = run("--verbose", *SINK, DUALCARBON_CACHE_DIR=str(folder))
    assert (told.code, told.out) == (0, answers[SINK].out)
    (line,) = told.err.splitlines()
    compiled = folder / "compiled"
    assert line.startswith(f"dualcarbon: no compiled copy is kept in {compiled}: ")
    chinese = run("--verbose", "--lang", "zh", *SINK, DUALCARBON_CACHE_DIR=str(folder))
    assert chinese.err.startswith(f"dualcarbon: 无法在 {compiled} 保存编译结果")
    assert not os.path.isdir(folder)  # noqa: PTH112 - a name too long raises in pathlib


def test_where_a_copy_is_kept_verbose_says_nothing(cached):
    assert cached("--verbose", *SINK).err == ""
    assert cached("--verbose", *SINK).err == ""


@pytest.mark.skipif(ROOT, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_to_changes_no_answer(cached, folder, answers):
    folder.mkdir(mode=0o500)
    assert cached(*SINK) == answers[SINK]


@pytest.mark.parametrize(
    "name",
    ["a b", "what?mode=memory", "#1", "100%", "%2e%2e", "碳 中和", "it's", '"', "a/b/c", "é\u0301"],
)
def test_a_folder_may_have_any_name(run, tmp_path, answers, name):
    folder = tmp_path / name
    assert run(*SINK, DUALCARBON_CACHE_DIR=str(folder)) == answers[SINK]
    before = state(the_copy(folder))
    assert run("--verbose", *SINK, DUALCARBON_CACHE_DIR=str(folder)) == answers[SINK]
    assert state(the_copy(folder)) == before
    assert [file for file in tmp_path.rglob("*.db") if file != the_copy(folder)] == []


def test_a_folder_may_have_a_name_that_is_no_text(tmp_path, answers):
    folder = os.fsencode(tmp_path) + b"/\xff\xfe"
    for _ in range(2):
        done = subprocess.run(
            [*TOOL, "--verbose", *SINK],
            env={**clean_environment(), "DUALCARBON_CACHE_DIR": os.fsdecode(folder)},
            capture_output=True,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, b"")
        assert done.stdout.decode() == answers[SINK].out
        assert the_copy(Path(os.fsdecode(folder)))


def test_a_relative_folder_counts_from_where_one_is(run, tmp_path, answers):
    assert run(*SINK, cwd=tmp_path, DUALCARBON_CACHE_DIR="some/where") == answers[SINK]
    assert the_copy(tmp_path / "some" / "where")


@pytest.fixture
def small_disk(tmp_path):
    """A disk that has no room for a copy."""
    disk = tmp_path / "disk"
    disk.mkdir()
    size = ["mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", str(disk)]
    if not ROOT or subprocess.run(size, capture_output=True, check=False).returncode:
        pytest.skip("no disk can be mounted")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_full_disk_changes_no_answer(run, small_disk, answers):
    for asked in ANSWERS[:3]:
        assert run(*asked, DUALCARBON_CACHE_DIR=str(small_disk)) == answers[asked]
    told = run("--verbose", *SINK, DUALCARBON_CACHE_DIR=str(small_disk))
    assert (told.code, told.out) == (0, answers[SINK].out)
    (line,) = told.err.splitlines()
    assert str(small_disk) in line and "full" in line
    assert [file.name for file in small_disk.rglob("*.*")] == []


# Many at once


def at_once(folder: Path, output: Path, number: int, *arguments: str) -> set[tuple[int, str, str]]:
    """What that many processes answer that are all started before the first has ended."""
    environment = clean_environment(DUALCARBON_CACHE_DIR=str(folder))
    started = []
    for n in range(number):
        out, err = (output / f"{n}.{stream}" for stream in ("out", "err"))
        with out.open("wb") as to_out, err.open("wb") as to_err:
            started.append(
                (
                    subprocess.Popen(
                        [*TOOL, *arguments], env=environment, stdout=to_out, stderr=to_err
                    ),
                    out,
                    err,
                )
            )
    return {
        (process.wait(timeout=90), out.read_text("utf-8"), err.read_text("utf-8"))
        for process, out, err in started
    }


@pytest.mark.slow
def test_two_hundred_at_once_give_one_answer_and_one_copy(run, folder, tmp_path):
    answers = at_once(folder, tmp_path, 200, "define", "碳汇")
    ((code, out),) = {(code, out) for code, out, _ in answers}
    assert (code, out) == (0, run("define", "碳汇", DUALCARBON_CACHE_DIR="/dev/null/none").out)
    assert {err for *_, err in answers} <= {"", f"dualcarbon: {WAITING}\n"}
    assert the_copy(folder) and list(folder.glob("compiled/*.new")) == []


@pytest.mark.slow
def test_many_at_once_without_a_lock_give_one_answer(folder, tmp_path, answers):
    (folder / "compiled" / "lock-1").mkdir(parents=True)
    assert at_once(folder, tmp_path, 20, *SINK) == {(0, answers[SINK].out, "")}
    assert list(folder.glob("compiled/*.new")) == []
