"""What a learner's memory rests on: the subject, honest traces, and histories of older versions."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing

from dualcarbon.learner.file import APPLICATION, VERSION
from dualcarbon.quiz.papers import paper

SEED = "2026"


def kept(learner):
    return json.loads(learner("progress", "export").out)["answers"]


def wrong(item):
    return f"{(item.key + 1) % len(item.options) + 1}\n"


def right(item):
    return f"{item.key + 1}\n"


def test_a_review_asks_the_very_point_that_was_missed(facts, learner):
    for seed in range(6):
        (item,) = paper(facts, 1, str(seed), kinds=["figure"])
        learner(
            "quiz",
            "-n",
            "1",
            "--seed",
            str(seed),
            "--kind",
            "figure",
            stdin=wrong(item),
        )
        assert "@" in item.subject
        learner("quiz", "--missed", "-n", "1", stdin="1\n")
        missed, again = kept(learner)[-2:]
        assert again["subject"] == missed["subject"] == item.subject
        learner("progress", "reset", stdin="yes\n")


def test_what_is_due_comes_in_any_kind_and_counts_for_one_card(facts, learner):
    (item,) = paper(facts, 1, SEED, kinds=["term"])
    learner("quiz", "-n", "1", "--seed", SEED, "--kind", "term", stdin=wrong(item))
    later = {"DUALCARBON_TODAY": "2027-01-01"}
    told = learner("quiz", "--review", "--new", "0", stdin="1\n", **later)
    assert "due now: 1, of which 1 are asked, then 0 new" in told.err
    first, second = kept(learner)
    assert second["subject"] == first["subject"] == item.fact
    none = learner("quiz", "--review", "--new", "0", **later)
    assert (none.code, "--new 10" in none.err) == (3, True)
    more = learner("quiz", "--review", "--new", "3", "-n", "5", **later)
    assert "of which 0 are asked, then 3 new" in more.err and "Question 1 of 3" in more.out


def test_skips_hints_looks_and_undone_answers_leave_their_trace(facts, learner):
    items = paper(facts, 5, SEED)
    typed = "s\n" + "h\n" + right(items[1]) + "f\n" + wrong(items[3]) + "u\n" + right(items[3])
    learner("quiz", "-n", "5", "--seed", SEED, stdin=typed)
    assert [answer["trace"] for answer in kept(learner)] == ["skip", "hint", "fact", "undo"]
    shown = json.loads(learner("progress", "--format", "json").out)["results"][0]
    assert (shown["answered"], sum(shown["due"])) == (2, 4), "what was looked at is due as well"
    again = learner("quiz", "--missed")
    assert "Question 1 of 3" in again.out, "all but the one with a hint"


def test_an_option_that_a_hint_struck_is_no_answer(facts, learner):
    (item,) = paper(facts, 1, SEED)
    told = learner("quiz", "-n", "1", "--seed", SEED, stdin="h\n")
    struck = told.out.split("It is not ")[1][0]
    learner("quiz", "-n", "1", "--seed", SEED, stdin=f"h\n{struck}\n" + right(item))
    assert kept(learner)[-1]["chosen"] == item.key


def older(folder, rows):
    """A history as the version before this wrote it."""
    folder.mkdir()
    with closing(sqlite3.connect(folder / "history.db")) as connection:
        connection.executescript(f"""
            PRAGMA application_id = {APPLICATION};
            PRAGMA user_version = 2;
            CREATE TABLE session (id TEXT PRIMARY KEY NOT NULL, started TEXT NOT NULL,
                options TEXT NOT NULL, data_version TEXT NOT NULL, ended TEXT);
            CREATE TABLE answer (session TEXT NOT NULL, position INTEGER NOT NULL,
                at TEXT NOT NULL, fact TEXT NOT NULL, kind TEXT NOT NULL, topic TEXT NOT NULL,
                level INTEGER NOT NULL, chosen INTEGER, "key" INTEGER NOT NULL,
                "right" INTEGER NOT NULL, seconds REAL NOT NULL DEFAULT 0,
                PRIMARY KEY (session, position));
            INSERT INTO session VALUES ('{"a" * 32}', '2026-11-01T08:00:00.000000+00:00', '{{}}',
                '2026', '2026-11-01T09:00:00.000000+00:00');
        """)
        for position, (fact, kind, chosen) in enumerate(rows):
            connection.execute(
                "INSERT INTO answer VALUES (?, ?, ?, ?, ?, 'power', 2, ?, 0, ?, 9)",
                (
                    "a" * 32,
                    position,
                    f"2026-11-01T08:{position:02}:00.000000+00:00",
                    fact,
                    kind,
                    chosen,
                    int(chosen == 0),
                ),
            )
        connection.commit()


def test_a_history_of_the_version_before_is_taken_over_without_loss(facts, learner, tmp_path):
    item = next(i for s in range(9) for i in paper(facts, 1, str(s), kinds=["figure"]))
    rows = [
        ("terms.carbon-sink", "definition", 1), ("terms.carbon-sink", "term", 0),
        (item.fact, "figure", 1), ("plans.action-plan.3", "action", 1), ("events.paris-adopted", "year", None),
        ("terms.gone-from-the-base", "term", 1),
    ]  # fmt: skip
    older(tmp_path / "data", rows)
    answers = kept(learner)
    assert [(a["fact"], a["kind"], a["chosen"]) for a in answers] == rows
    assert {(a["subject"], a["trace"], a["reading"], a["seconds"]) for a in answers} == {
        ("", "", 0.0, 9.0)
    }
    with closing(sqlite3.connect(tmp_path / "data" / "history.db")) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (VERSION,)
    assert "Answered: 5" in learner("progress").out
    told = learner("quiz", "--review", "--new", "0", stdin="1\n" * 3)
    assert "due now: 4, of which 2 are asked, then 0 new" in told.err
    asked = [a["subject"] for a in kept(learner)[6:]]
    assert {*asked} == {"terms.carbon-sink", item.fact}, (
        "by the older cards; no kind asks for actions"
    )


def test_an_export_of_the_version_before_is_taken_over(learner, run, tmp_path):
    older(tmp_path / "data", [("terms.carbon-sink", "term", 0)])
    told = json.loads(learner("progress", "export").out)
    told["format"] = 1
    for answer in told["answers"]:
        for name in ("subject", "trace", "reading"):
            del answer[name]
    elsewhere = {"DUALCARBON_DATA_DIR": str(tmp_path / "other")}
    added = run("progress", "import", stdin=json.dumps(told), **elsewhere)
    assert added.out == "1 answer added, 0 known already.\n"


def test_new_is_for_a_review(learner):
    assert learner("quiz", "--new", "3").code == 2
