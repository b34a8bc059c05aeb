"""What is stored is read as if a stranger had written it, and any clock is right once."""

from __future__ import annotations

import json
import os
import re
import sqlite3
import sys
import time
from contextlib import closing, redirect_stderr, redirect_stdout, suppress
from datetime import UTC, datetime, timedelta
from io import BytesIO, StringIO, TextIOWrapper
from itertools import count
from pathlib import Path
from unittest import mock

import pytest
from conftest import GOOD, TODAY, clean_environment, examples
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from dualcarbon import cli
from dualcarbon.learner.file import ANSWERS, SESSIONS

READERS = (
    ("progress",),
    ("progress", "--format", "json"),
    ("quiz", "--missed"),
    ("quiz", "--review"),
    ("quiz", "--resume"),
    ("progress", "export"),
)


class Learner:
    """Runs commands in this process on a history of its own, in a small fact base."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "history.db"
        self.environment = clean_environment(
            DUALCARBON_DATA_DIR=str(folder), DUALCARBON_FACTS=str(GOOD)
        )

    def __call__(self, *arguments: str, stdin: bytes = b"", **environment: str):
        out, err = TextIOWrapper(BytesIO(), encoding="utf-8"), StringIO()
        typed = TextIOWrapper(BytesIO(stdin), encoding="utf-8")
        with (
            mock.patch.dict(os.environ, self.environment | environment, clear=True),
            mock.patch.object(sys, "stdin", typed),
            redirect_stdout(out),
            redirect_stderr(err),
        ):
            code = cli.main(["--debug", *arguments])  # so that what is unexpected is raised
        out.flush()
        return code, out.buffer.getvalue().decode(), err.getvalue()

    def change(self, sql: str, *values: object) -> None:
        with closing(sqlite3.connect(self.file)) as history, history:
            history.execute(sql, values)

    def rows(self, sql: str) -> list[tuple]:
        with closing(sqlite3.connect(self.file)) as history:
            return history.execute(sql).fetchall()


@pytest.fixture
def learner(tmp_path):
    """Somebody who has answered three of four questions."""
    learner = Learner(tmp_path)
    code, _, err = learner("quiz", "-n", "4", "--seed", "1", stdin=b"1\n2\n1\nq\n")
    assert (code, err) == (0, "")
    return learner


def answered(learner) -> int:
    code, out, err = learner("progress", "--format", "json")
    assert code == 0, err
    return json.loads(out)["results"][0]["answered"]


# --- answers


@pytest.mark.slow
@pytest.mark.parametrize(
    "fact",
    ["x", "terms", ".", "..", "Targets.x", "topics.goals", "terms.a.b", "terms.", ".terms",
     "plans.action-plan.99999999999", "plans.action-plan.-1", "plans.a.²", "format.x", "updated.0",
     "languages.1", "__class__.x", "terms.carbon-sink;rm -rf", "碳.汇"],
)  # fmt: skip
def test_a_path_that_names_nothing_is_shown_as_it_stands(learner, fact):
    learner.change("UPDATE answer SET fact = ?, chosen = 25, right = 0 WHERE position = 1", fact)
    code, out, err = learner("progress")
    assert (code, err) == (0, "") and fact in out
    assert answered(learner) == 3
    for command in READERS:
        code, _, err = learner(*command)
        assert code in (0, 1, 3), (command, err)
    code, _, err = learner("quiz", "--resume")
    assert code == 1 and "can't be resumed" in err and "dualcarbon quiz" in err


def test_rows_that_make_no_sense_are_passed_over_and_told_once_with_their_number(learner):
    learner.change("UPDATE answer SET at = 'noon' WHERE position = 0")
    learner.change("UPDATE answer SET level = 9 WHERE position = 2")
    for command in READERS:
        code, _, err = learner(*command)
        assert code in (0, 1, 3), err
        assert err.count("make no sense: 2 rows") == 1, command
    assert answered(learner) == 1
    code, _, err = learner("quiz", "--resume")
    assert code == 1 and "an answer of the last session is missing" in err
    code, out, _ = learner("progress", "export")
    assert len(json.loads(out)["answers"]) == 1
    learner("progress", "reset", stdin=b"yes\n")
    assert learner("progress", "import", stdin=out.encode())[0] == 0
    assert answered(learner) == 1


# --- options


def test_what_a_session_resumes_is_what_it_asked(learner):
    code, out, err = learner("quiz", "--resume")
    assert (code, err) == (0, "") and "Question 4 of 4" in out


@pytest.mark.parametrize(
    "change",
    [
        lambda options: options | {"hints": {"most": 3}, "new": [[1], None]},
        lambda options: {key: options[key] for key in ("seed", "count")},
        lambda options: options | {"exam": None},
    ],
)
def test_options_of_another_version_are_no_hindrance(learner, change):
    ((kept,),) = learner.rows("SELECT options FROM session")
    learner.change("UPDATE session SET options = ?", json.dumps(change(json.loads(kept))))
    code, out, err = learner("quiz", "--resume", stdin=b"1\n1\n")
    assert (code, err) == (0, "") and "4 asked for" in out
    assert learner("quiz", "--resume")[0] == 3


def test_a_session_of_before_there_were_several_topics_goes_on(learner):
    ((kept,),) = learner.rows("SELECT options FROM session")
    old = {name: value for name, value in json.loads(kept).items() if name not in _NEW_OPTIONS}
    learner.change("UPDATE session SET options = ?", json.dumps({**old, "topic": None}))
    code, out, err = learner("quiz", "--resume", stdin=b"1\n")
    assert (code, err) == (0, "") and "Question 4 of 4" in out


_NEW_OPTIONS = ("topics", "without", "minutes")


@pytest.mark.parametrize(
    "changes",
    [
        {"seed": None}, {"seed": 1}, {"seed": ["1"]}, {"count": "5"}, {"count": 0}, {"count": 10**9},
        {"count": True}, {"count": 5.0}, {"count": [5]}, {"topics": 1}, {"topics": [1]},
        {"topics": ["no-such-topic"]}, {"topics": "goals"}, {"without": ["riddle"]}, {"kinds": None}, {"kinds": "year"}, {"kinds": [1]},
        {"kinds": ["riddle"]}, {"kinds": {"year": 1}}, {"level": 4}, {"level": "1"}, {"level": True},
        {"items": None}, {"items": "terms.x year"}, {"items": ["x"]}, {"items": [["terms.x", "year"]]},
        {"items": [1]}, {"items": [" "]}, {"items": {"a": 1}}, {"items": ["terms.gone definition"]},
        {"seed": "2"}, {"count": 3, "seed": "other"},
    ],
)  # fmt: skip
def test_what_can_t_be_resumed_is_said_to_be_so(learner, changes):
    ((kept,),) = learner.rows("SELECT options FROM session")
    learner.change("UPDATE session SET options = ?", json.dumps(json.loads(kept) | changes))
    code, out, err = learner("quiz", "--resume")
    assert (code, out) == (1, "")
    assert "can't be resumed" in err and "a new one: dualcarbon quiz" in err
    assert answered(learner) == 3
    assert learner("quiz", "-n", "1")[0] == 0


@pytest.mark.parametrize(
    "options", ["[]", "7", "null", "{", "", "[" * 10**5, '{"a": NaN}', b"\xff"]
)
def test_a_session_whose_options_are_no_object_is_passed_over(learner, options):
    learner.change("UPDATE session SET options = ?", options)
    code, out, err = learner("quiz", "--resume")
    assert (code, out) == (3, "") and "make no sense: 1 row\n" in err
    assert answered(learner) == 3


def test_a_review_that_is_resumed_asks_what_it_asked(run, tmp_path):
    """What is new in it is drawn anew, and comes out as it was."""
    place = {"DUALCARBON_DATA_DIR": str(tmp_path)}
    for seed in range(2):
        begun = run("quiz", "--review", "--seed", str(seed), stdin="1\n" * 3, **place)
        again = run("quiz", "--resume", **place)
        assert again.code == 0, again.err
        left, goes_on = (done.out.split("Question 4 of ")[1] for done in (begun, again))
        assert goes_on.split("Your answer")[0] == left.split("Your answer")[0]


# --- the calendar


@pytest.mark.slow
@pytest.mark.parametrize(
    "day", ["0001-01-01", "0001-01-09", "9999-01-01", "9999-12-30", "9999-12-31"]
)
@pytest.mark.parametrize("zone", ["UTC0", "WEST12", "EAST-14"])
def test_the_first_and_the_last_day_are_days_too(tmp_path, monkeypatch, day, zone):
    learner = Learner(tmp_path)
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    exam = ("quiz", "-n", "3", "--seed", "1", "--exam", "--minutes", "600")
    code, out, err = learner(*exam, stdin=b"1\n2\n1\n", TZ=zone, DUALCARBON_TODAY=day)
    assert (code, err) == (0, "")
    assert "3 asked for" in out and "Due today" in out
    for today in (day, TODAY, "0001-01-01", "9999-12-31"):
        for command in (*READERS, ("progress", "--since", "0001")):
            code, out, err = learner(*command, TZ=zone, DUALCARBON_TODAY=today)
            # A review says how many are due.
            is_told = err == "" or code == 3 or err.startswith("dualcarbon: due now: ")
            assert code in (0, 3) and is_told, (command, today, err)
    assert "Answered: 3" in out
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(
    "arguments",
    [("-n", "0"), ("-n", "1001"), ("-n", "9" * 400), ("--exam", "--minutes", "601"),
     ("--exam", "--minutes", "1" + "0" * 10), ("--audit", "--seeds", "1" + "0" * 18)],
)  # fmt: skip
def test_a_number_out_of_its_range_is_wrong_usage(run, arguments):
    refused = run("quiz", *arguments)
    assert (refused.code, refused.out) == (2, "")
    (limits,) = re.findall(r"1 to \d+", refused.err)
    assert limits in run("quiz", "--help").out


# --- anything at all

ODD_TEXT = st.sampled_from(
    ["", "x", "terms", ".", "terms.a.b", "plans.x.9", "9999-12-31T23:59:59.999999+00:00", "yes",
     "0001-01-01T00:00:00+00:00", "2026-11-24T08:00:00+00:00", "2026-11-24", "{}", "[]", "year"]
) | st.text(max_size=9)  # fmt: skip
CELL = (
    st.none()
    | st.integers(-(2**63), 2**63 - 1)
    | st.integers(-1, 5)
    | st.floats()
    | ODD_TEXT.filter(lambda text: text.isascii() or text.encode(errors="replace"))
    | st.binary(max_size=9)
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | ODD_TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(ODD_TEXT, inner, max_size=4),
    max_leaves=12,
)
OPTIONS = st.fixed_dictionaries(
    {},
    optional={
        "seed": st.just("1") | JSON,
        "count": st.sampled_from([5, None]) | JSON,
        "topic": st.none() | JSON,
        "kinds": st.just([]) | st.lists(st.sampled_from(["year", "term", "riddle"])) | JSON,
        "level": st.none() | JSON,
        "items": st.just([]) | st.lists(st.just("terms.carbon-sink definition") | ODD_TEXT) | JSON,
        "exam": JSON,
        "more": JSON,
    },
)
ANSWER = [
    "session",
    "position",
    "at",
    "fact",
    "kind",
    "topic",
    "level",
    "chosen",
    '"key"',
    '"right"',
    "seconds",
]
SESSION = ["id", "started", "options", "data_version", "ended"]
CHANGES = st.lists(
    st.tuples(st.just("answer"), st.sampled_from(ANSWER), st.integers(0, 2), CELL)
    | st.tuples(st.just("session"), st.sampled_from(SESSION), st.just(0), CELL)
    | st.tuples(
        st.just("session"), st.just("options"), st.just(0), (OPTIONS | JSON).map(json.dumps)
    ),
    min_size=1,
    max_size=4,
)  # fmt: skip


@pytest.fixture(scope="module")
def begun(tmp_path_factory):
    """The bytes of a history with three answers, and where a history may be put."""
    folder = tmp_path_factory.mktemp("stored")
    learner = Learner(folder)
    learner("quiz", "-n", "4", "--seed", "1", stdin=b"1\n2\n1\nq\n")
    return learner, learner.file.read_bytes(), json.loads(learner("progress", "export")[1])


def all_read(learner, good: int, today: str) -> None:
    """Every command that reads the history ends as it should, and counts the good answers."""
    for command in READERS:
        code, out, err = learner(*command, stdin=b"1\ns\n", DUALCARBON_TODAY=today)
        assert code in (0, 1, 3), (command, code, err)
        assert err.count("make no sense") <= 1
        if command[-1] == "json" and good:
            assert json.loads(out)["results"][0]["answered"] >= good


DAYS = st.sampled_from([TODAY, TODAY, "0001-01-01", "9999-12-31", "2026-12-24"])


@pytest.mark.slow
@settings(max_examples=examples(15), suppress_health_check=list(HealthCheck))
@given(CHANGES, DAYS)
def test_whatever_the_rows_hold_the_good_ones_count(begun, changes, today):
    learner, whole, _ = begun
    learner.file.write_bytes(whole)
    touched = set()
    for table, column, position, value in changes:
        try:
            learner.change(f"UPDATE {table} SET {column} = ? WHERE rowid = ?", value, position + 1)
        except (sqlite3.IntegrityError, UnicodeEncodeError):
            continue
        if table == "answer":
            touched.add(position)
    all_read(learner, 3 - len(touched), today)


@pytest.mark.slow
@settings(max_examples=examples(15), suppress_health_check=list(HealthCheck))
@given(CHANGES, DAYS)
@example([("answer", "fact", 0, "x")], TODAY)
@example([("answer", "at", 0, "9999-12-31T23:59:59.999999+00:00")], "9999-12-31")
def test_whatever_is_imported_never_crashes_later(begun, changes, today):
    learner, _, exported = begun
    learner.file.unlink(missing_ok=True)
    data = json.loads(json.dumps(exported))
    for table, column, position, value in changes:
        row = data[f"{table}s"][position]
        given = list(value) if isinstance(value, bytes) else value
        if column == "options" and isinstance(value, str):
            with suppress(ValueError):
                given = json.loads(value)
        row[column.strip('"')] = given
    code, _, err = learner("progress", "import", stdin=json.dumps(data).encode())
    assert code in (0, 1), err
    all_read(learner, 3 if code == 0 and all(t == "session" for t, *_ in changes) else 0, today)


@settings(max_examples=examples(15), suppress_health_check=list(HealthCheck))
@given(st.binary(max_size=300) | JSON.map(lambda value: json.dumps(value).encode()))
def test_whatever_bytes_are_imported_are_taken_or_refused(begun, data):
    learner, _, _ = begun
    code, out, err = learner("progress", "import", stdin=data)
    assert (code, out) == (1, "") and len(err) < 500


def test_the_columns_are_those_of_the_file():
    assert all(column in ANSWERS for column in ANSWER)
    assert all(column in SESSIONS for column in SESSION)


EXAM = ("quiz", "-n", "3", "--seed", "1", "--exam", "--minutes", "10")


def ticking(seconds: int, later: int = 0):
    """A clock that goes on by so many seconds each time that it is looked at."""
    looks = count()
    begun = datetime(2026, 12, 1, 9, tzinfo=UTC) + timedelta(seconds=later)

    def now(_):
        return begun + timedelta(seconds=seconds * next(looks))

    return mock.patch.object(cli, "_now", now)


def test_an_exam_shows_how_much_time_is_left(tmp_path):
    with ticking(1):
        code, out, _ = Learner(tmp_path)(*EXAM, stdin=b"1\n2\n1\n")
    assert code == 0 and re.search(r"Question 1 of 3; 9:5\d left", out)
    assert "h s u f q" not in out and "3 answered" in out
    assert "The same paper again: dualcarbon quiz -n 3 --seed 1 --exam --minutes 10" in out


def test_what_is_answered_too_late_does_not_count_and_that_is_said(tmp_path):
    learner = Learner(tmp_path)
    with ticking(61):
        code, out, _ = learner(*EXAM, stdin=b"1\n2\n1\n")
    assert code == 0 and "the last answer came too late to count" in out
    assert "--resume" not in out and "out of 1 answered" in out
    assert learner("quiz", "--resume")[0] == 3, "an exam whose time is up is over"


def test_an_exam_keeps_its_limit_when_it_is_resumed(tmp_path):
    learner = Learner(tmp_path)
    with ticking(1):
        _, out, _ = learner(*EXAM, stdin=b"1\nq\n")
        assert "Go on where you stopped: dualcarbon quiz --resume" in out
        _, resumed, _ = learner("quiz", "--resume", stdin=b"q\n")
    assert re.search(r"Question 2 of 3; 9:\d\d left", resumed)
    with ticking(1, later=3600):
        code, late, _ = learner("quiz", "--resume", stdin=b"1\n1\n")
    assert code == 0 and "Question 2" not in late and "out of 1 answered" in late
