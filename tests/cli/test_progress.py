"""What is kept of a quiz: progress, review, what was missed, resuming, moving, forgetting."""

from __future__ import annotations

import json
import os
import random
import re
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pexpect
import pytest
from conftest import clean_environment

from dualcarbon.quiz.papers import paper

SEED = "2026"


@pytest.fixture
def stored(tmp_path):
    """The answers that are in the learner's history."""

    def stored():
        with sqlite3.connect(tmp_path / "data" / "history.db") as history:
            rows = history.execute("SELECT session, position, fact, chosen FROM answer").fetchall()
        history.close()
        return rows

    return stored


def answers(items, *right):
    """What to type: the key for each True of `right`, another option for each False."""
    typed = (
        item.key if is_right else (item.key + 1) % len(item.options)
        for item, is_right in zip(items, right, strict=False)
    )
    return "".join(f"{position + 1}\n" for position in typed)


def test_answers_are_kept_and_counted(facts, learner, stored):
    items = paper(facts, 3, SEED)
    learner("quiz", "-n", "3", "--seed", SEED, stdin=answers(items, True, False, True))
    assert [fact for _, _, fact, _ in stored()] == [item.fact for item in items]
    told = json.loads(learner("progress", "--format", "json").out)["results"][0]
    assert (told["answered"], told["right"], told["streak"]) == (3, 2, 1)
    assert [missed["fact"] for missed in told["missed"]] == [items[1].fact]
    assert sum(told["due"]) <= 3
    shown = learner("progress")
    assert (shown.code, shown.err) == (0, "")
    assert "Answered: 3" in shown.out and "Right: 2 (66%)" in shown.out
    assert re.search(r"2026-11-23 +\. +3", shown.out), "the calendar has Tuesday's answers"
    calendar = shown.out.split("Answers a day\n")[1].split("\n\n")[0]
    assert all(len(line) <= 40 for line in calendar.splitlines())


def test_nothing_answered_is_said_so(learner):
    for command in (("progress",), ("quiz", "--missed"), ("quiz", "--resume")):
        told = learner(*command)
        assert (told.code, told.out) == (3, "")
        assert "dualcarbon quiz" in told.err


def test_what_was_missed_is_asked_again(facts, learner):
    items = paper(facts, 4, SEED)
    learner("quiz", "-n", "4", "--seed", SEED, stdin=answers(items, True, False, True, False))
    again = learner("quiz", "--missed")
    assert "Question 1 of 2" in again.out
    topic = items[1].topic
    only = learner("quiz", "--missed", "--topic", topic)
    assert f"Question 1 of {sum(items[n].topic == topic for n in (1, 3))}" in only.out


def test_review_asks_what_is_due_first_and_then_what_is_new(facts, learner):
    items = paper(facts, 2, SEED)
    learner("quiz", "-n", "2", "--seed", SEED, stdin=answers(items, False, False))
    later = learner("quiz", "--review", "-n", "4", DUALCARBON_TODAY="2027-02-01")
    assert "Question 1 of 4" in later.out
    kept = learner("quiz", "--review", "-n", "2", DUALCARBON_TODAY="2027-02-01", stdin="1\n1\n")
    assert "2 asked for" in kept.out
    history = json.loads(learner("progress", "export").out)["answers"]
    assert {a["fact"] for a in history[2:]} == {item.fact for item in items}


def test_an_interrupted_session_goes_on_where_it_stopped(facts, learner):
    items = paper(facts, 4, SEED)
    first = learner("quiz", "-n", "4", "--seed", SEED, stdin=answers(items, True, False) + "q\n")
    assert "dualcarbon quiz --resume" in first.out
    rest = learner("quiz", "--resume", stdin=answers(items[2:], True, True))
    assert "Question 3 of 4, 1 right so far" in rest.out
    assert "3 right out of 4 answered" in rest.out
    assert learner("quiz", "--resume").code == 3


def test_undo_takes_an_answer_out_of_the_history(facts, learner, stored):
    items = paper(facts, 2, SEED)
    typed = answers(items, False) + "u\n" + answers(items, True)
    learner("quiz", "-n", "2", "--seed", SEED, stdin=typed)
    ((_, position, fact, chosen),) = stored()
    assert (position, fact, chosen) == (0, items[0].fact, items[0].key)


def test_a_history_moves_and_is_forgotten_only_on_yes(facts, learner, run, tmp_path):
    items = paper(facts, 3, SEED)
    learner("quiz", "-n", "3", "--seed", SEED, stdin=answers(items, True, True, False))
    exported = learner("progress", "export").out
    file = tmp_path / "mine.json"
    file.write_text(exported, encoding="utf-8")
    elsewhere = {"DUALCARBON_DATA_DIR": str(tmp_path / "other")}
    assert (
        run("progress", "import", str(file), **elsewhere).out
        == "3 answers added, 0 known already.\n"
    )
    assert run("progress", "import", stdin=exported, **elsewhere).out.startswith(
        "0 answers added, 3"
    )
    assert run("progress", "export", **elsewhere).out == exported
    for typed in ("", "no\n", "\n"):
        assert "Nothing was changed" in learner("progress", "reset", stdin=typed).out
    assert learner("progress", "export").out == exported
    assert "Forgotten" in learner("progress", "reset", stdin="yes\n").out
    assert learner("progress").code == 3


def test_a_script_resets_without_being_asked(learner):
    learner("quiz", "-n", "1", "--seed", "1", stdin="1\n")
    done = learner("progress", "reset", "--yes")
    assert (done.code, done.out, done.err) == (0, "Forgotten.\n", "")
    assert learner("progress").code == 3


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_an_import_may_be_as_notepad_or_powershell_saves_it(
    facts, learner, run, tmp_path, encoding
):
    items = paper(facts, 2, SEED)
    learner("quiz", "-n", "2", "--seed", SEED, stdin=answers(items, True, False))
    saved = learner("progress", "export").out.replace("\n", "\r\n").encode(encoding)
    file = tmp_path / "mine.json"
    file.write_bytes(saved)
    elsewhere = {"DUALCARBON_DATA_DIR": str(tmp_path / "other")}
    added = run("progress", "import", str(file), **elsewhere)
    assert (added.code, added.out) == (0, "2 answers added, 0 known already.\n")
    piped = subprocess.run(
        [sys.executable, "-m", "dualcarbon", "progress", "import", "-"],
        input=saved,
        capture_output=True,
        env=clean_environment(**elsewhere, PYTHONIOENCODING="cp1252"),
        check=False,
    )
    assert (piped.stdout.split(), piped.stderr) == (
        b"0 answers added, 2 known already.".split(),
        b"",
    )


@pytest.mark.parametrize(
    "content", [b"\xff\xfe\x00", b"\x00" * 999, b"SQLite format 3\x00", b"\xff" * 99, b"1" * 9999]
)
def test_an_import_of_what_is_no_text_is_refused(learner, tmp_path, content):
    file = tmp_path / "bad.json"
    file.write_bytes(content)
    refused = learner("progress", "import", str(file))
    assert (refused.code, refused.out) == (1, "")
    assert "bad.json" in refused.err or "not a history" in refused.err


@pytest.mark.parametrize("name", [".", "gone.json", "secret.json"])
def test_an_import_that_can_t_be_read_is_refused_in_the_language_asked_for(learner, tmp_path, name):
    (tmp_path / "secret.json").touch(mode=0)
    if name == "secret.json" and os.access(tmp_path / name, os.R_OK):
        pytest.skip("root reads everything")
    refused = learner("progress", "import", str(tmp_path / name), "--lang", "zh")
    assert (refused.code, refused.out) == (1, "")
    assert "无法读取" in refused.err and "Usage" not in refused.err


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no endless file")
def test_an_import_without_end_is_refused(learner):
    refused = learner("progress", "import", "/dev/zero")
    assert (refused.code, refused.out) == (1, "") and "too long" in refused.err


def test_a_reset_asks_aside_so_that_its_json_is_json(learner):
    learner("quiz", "-n", "2", "--seed", SEED, stdin="1\n1\n")
    kept = learner("progress", "reset", "--format", "json", stdin="no\n")
    assert json.loads(kept.out)["results"] == [{"forgotten": 0, "removed": []}]
    assert "Forget 2 answers for good?" in kept.err
    gone = learner("progress", "reset", "--format", "json", stdin="yes\n")
    assert json.loads(gone.out)["results"] == [{"forgotten": 2, "removed": []}]


def test_a_reset_forgets_what_was_damaged_too_and_nothing_else(learner, tmp_path):
    folder = tmp_path / "data"
    folder.mkdir()
    for _ in range(2):
        (folder / "history.db").write_bytes(b"terms.carbon-sink" * 500)
        learner("quiz", "-n", "1", stdin="1\n")
    others = ["history-damaged-1.db.bak", "my-history-damaged-1.db", "history-damaged-x.db"]
    for name in others:
        (folder / name).write_text("kept", encoding="utf-8")
    (folder / "history-damaged-3.db").mkdir()
    damaged = ["history-damaged-1.db", "history-damaged-2.db"]
    asked = learner("progress", "reset", stdin="no\n")
    assert f"1 answer and 2 damaged files ({', '.join(damaged)})" in asked.err
    assert all((folder / name).exists() for name in damaged)
    done = learner("progress", "reset", stdin="yes\n")
    assert done.code == 0 and all(name in done.out for name in damaged)
    left = {path.name for path in folder.iterdir()}
    assert left == {*others, "history-damaged-3.db", "history.db", "history.lock"}


def test_a_history_that_can_t_be_read_is_not_exported_as_empty(learner, tmp_path):
    learner("quiz", "-n", "1", stdin="1\n")
    with sqlite3.connect(tmp_path / "data" / "history.db") as history:
        history.execute("PRAGMA user_version = 99")
    history.close()
    refused = learner("progress", "export")
    assert (refused.code, refused.out) == (1, "") and "can't be read" in refused.err


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"format": 99}', '{"format": 1, "answers": 3}', "[" * 5000]
)
def test_what_is_no_export_is_refused(learner, tmp_path, text):
    file = tmp_path / "bad.json"
    file.write_text(text, encoding="utf-8")
    refused = learner("progress", "import", str(file))
    assert (refused.code, refused.out) == (1, "")
    assert learner("progress").code == 3


@pytest.mark.parametrize(
    "arguments",
    [
        ("quiz", "--review", "--missed"),
        ("quiz", "--resume", "--paper"),
        ("quiz", "--minutes", "5"),
        ("quiz", "--level", "4"),
        ("quiz", "--kind", "nonsense"),
        ("quiz", "--topic", "nonsense"),
        ("progress", "nonsense"),
        ("progress", "--since", "soon"),
    ],
)
def test_what_makes_no_sense_is_wrong_usage(learner, arguments):
    refused = learner(*arguments)
    assert (refused.code, refused.out) == (2, "")


def test_the_same_paper_is_printed_for_the_same_seed(facts, run):
    one, other = (run("quiz", "--paper", "-n", "5", "--seed", SEED) for _ in range(2))
    assert one.out == other.out
    assert one.out.count("Seed 2026, data as of 2026-11-26") == 2
    items = paper(facts, 5, SEED)
    questions, key = one.out.split("\nKey\n")
    for number, item in enumerate(items, 1):
        assert f"{number}. {item.stem.en}" in questions
        assert f"{number}. {'ABCD'[item.key]}  {item.options[item.key].text.en}" in key


@pytest.mark.parametrize(
    "id, section", [("carbon-sink", "terms"), ("coal-share-of-energy", "statistics")]
)
def test_about_asks_on_one_entry_only(run, id, section):
    told = run("quiz", "--about", id, "--seed", "1", stdin="1\n" * 20)
    assert told.code == 0
    assert f" {id}" in told.out or "right out of" in told.out


@pytest.mark.parametrize("damage", [b"", b"garbage" * 999])
def test_a_damaged_history_is_set_aside_and_said_so(facts, learner, tmp_path, damage):
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "history.db").write_bytes(damage)
    items = paper(facts, 1, SEED)
    done = learner("quiz", "-n", "1", "--seed", SEED, stdin=answers(items, True))
    assert done.code == 0 and "1 right out of 1" in done.out
    if damage:
        (aside,) = [
            file for file in folder.iterdir() if "damaged" in file.name and file.suffix == ".db"
        ]
        assert aside.read_bytes() == damage
        assert done.err.count("\n") == 1 and aside.name in done.err


def test_a_folder_that_takes_nothing_is_said_so_and_the_quiz_goes_on(run, tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    done = run(
        "quiz", "-n", "1", "--seed", SEED, stdin="1\n", DUALCARBON_DATA_DIR=str(tmp_path / "file")
    )
    assert done.code == 0
    assert "right out of 1 answered" in done.out
    assert done.err.count("will not be kept") == 1


def test_a_clock_set_back_breaks_nothing(facts, learner):
    items = paper(facts, 2, SEED)
    learner(
        "quiz", "-n", "1", "--seed", SEED, stdin=answers(items, True), DUALCARBON_TODAY="2027-01-01"
    )
    learner(
        "quiz", "-n", "1", "--seed", SEED, stdin=answers(items, True), DUALCARBON_TODAY="2026-06-01"
    )
    shown = learner("progress", DUALCARBON_TODAY="2026-06-02")
    assert shown.code == 0 and "Answered: 2" in shown.out


@pytest.mark.slow
def test_a_session_killed_after_an_answer_has_kept_it(tmp_path):
    """Killed twenty times at random moments: what was acknowledged is stored, and nothing twice."""
    folder = tmp_path / "data"
    draw = random.Random(5)
    acknowledged = 0
    for _ in range(20):
        child = pexpect.spawn(
            sys.executable,
            ["-m", "dualcarbon", "quiz", "--plain", "-n", "5", "--seed", str(draw.random())],
            env=clean_environment(DUALCARBON_DATA_DIR=str(folder)),
            encoding="utf-8",
            timeout=30,
        )
        for _ in range(draw.randrange(4)):
            child.expect("Your answer")
            child.send("1")
            child.expect(r"Right\.|Wrong\.")
            child.expect("Enter: next")
            child.send("n")
            acknowledged += 1
        time.sleep(draw.random() * 0.02)
        os.kill(child.pid, signal.SIGKILL)
        child.close(force=True)
    with sqlite3.connect(folder / "history.db") as history:
        (count,) = history.execute("SELECT count(*) FROM answer").fetchone()
    history.close()
    assert acknowledged <= count <= acknowledged + 20


def test_two_sessions_at_once_keep_both(learner, stored, tmp_path):
    started = [
        subprocess.Popen(
            [sys.executable, "-m", "dualcarbon", "quiz", "-n", "10", "--seed", str(seed)],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            env=clean_environment(DUALCARBON_DATA_DIR=str(tmp_path / "data")),
        )
        for seed in range(4)
    ]
    for process in started:
        _, err = process.communicate(b"1\n" * 10)
        assert (process.returncode, err) == (0, b"")
    rows = stored()
    assert len(rows) == 40 and len({(session, position) for session, position, *_ in rows}) == 40
