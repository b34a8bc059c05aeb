"""The quiz where a person types, and where nobody does."""

from __future__ import annotations

import re
import shlex
import sys
from types import SimpleNamespace

import pexpect
import pytest
from conftest import clean_environment

from dualcarbon.commands.quiz import _again
from dualcarbon.commands.selection import Wanted
from dualcarbon.formats.layout import flowed
from dualcarbon.quiz.papers import MAKERS, paper

pytestmark = pytest.mark.slow  # most tests draw in a pseudo-terminal

SEED = "2026"
PROMPT = r"Your answer \(1-\d or a-\w; h s u f q, \? for help\): "


def start(*arguments: str, columns: int = 100, **environment: str) -> pexpect.spawn:
    return pexpect.spawn(
        sys.executable,
        ["-m", "dualcarbon", "quiz", "--seed", SEED, *arguments],
        env=clean_environment(NO_COLOR="1", **environment),
        dimensions=(40, columns),
        encoding="utf-8",
        timeout=20,
    )


def finish(child: pexpect.spawn) -> tuple[str, int]:
    rest = child.read()
    child.close()
    return re.sub(r"\x1b\[[0-9;]*m", "", rest), child.exitstatus


def test_a_whole_session(facts):
    items = paper(facts, 3, SEED)
    child = start("-n", "3")
    for number, item in enumerate(items, 1):
        child.expect(rf"Question {number} of 3, {number // 2} right so far")
        child.expect(PROMPT)
        # One right by letter, one wrong by number, one right by full-width digit.
        wrong = (item.key + 1) % len(item.options)
        typed = {1: "abcd"[item.key], 2: str(wrong + 1), 3: "１２３４"[item.key]}[number]
        child.sendline(typed)
        child.expect("Wrong. The right answer is" if number == 2 else r"Right\.")
        child.expect("Sources")
    rest, status = finish(child)
    assert status == 0
    assert "2 right out of 3 answered" in rest
    assert "Missed" in rest
    assert "The same paper again: dualcarbon quiz -n 3 --seed 2026" in rest


def test_what_is_no_answer_is_asked_again():
    child = start("-n", "1")
    child.expect(PROMPT)
    for typed in ("", "9", "x", "碳"):
        child.sendline(typed)
        child.expect("Please type a number from 1 to")
        child.expect(PROMPT)
    child.sendline("q")
    rest, status = finish(child)
    assert (status, "0 right out of 0 answered" in rest) == (0, True)


@pytest.mark.parametrize(
    "key, status, said",
    [("q", 0, "Stopped."), ("\x03", 130, "Interrupted"), ("\x04", 0, "The input ended")],
    ids=["q", "Ctrl-C", "Ctrl-D"],
)
def test_every_way_to_stop_shows_the_score_so_far(facts, key, status, said):
    items = paper(facts, 10, SEED)
    child = start()
    for item in items[:2]:
        child.expect(PROMPT)
        child.sendline(str(item.key + 1))
    child.expect("Question 3 of 10, 2 right so far")
    child.expect(PROMPT)
    if key == "q":
        child.sendline(key)
    else:
        child.send(key)
    rest, ended = finish(child)
    assert ended == status
    assert said in rest
    assert "2 right out of 2 answered" in rest
    assert "Traceback" not in rest


def test_a_closed_terminal_ends_it():
    child = start()
    child.expect(PROMPT)
    child.close(force=False)
    child.wait() if child.isalive() else None
    assert not child.isalive()


@pytest.mark.parametrize("columns", [40, 80])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_question_fits_the_window(columns, lang):
    child = start("-n", "1", "--lang", lang, columns=columns)
    child.expect("for help" if lang == "en" else "为说明")
    child.sendline("1")
    rest, status = finish(child)
    assert status == 0
    assert ("Right." in rest or "Wrong." in rest) if lang == "en" else ("正确" in rest)


def test_piped_answers_are_read_line_by_line(facts, run):
    items = paper(facts, 3, SEED)
    answers = "".join(f"{item.key + 1}\n" for item in items)
    done = run("quiz", "-n", "3", "--seed", SEED, stdin=answers)
    assert done.code == 0
    assert "3 right out of 3 answered" in done.out
    assert "Missed" not in done.out


@pytest.mark.parametrize(
    "stdin", ["", "\n\n\n", "1\n", "nonsense\n" * 50, "1\n" * 500, "\x00\n", "１\nＡ\n"]
)
def test_too_few_or_odd_piped_answers_never_hang(run, stdin):
    done = run("quiz", "-n", "3", "--seed", SEED, stdin=stdin)
    assert done.code == 0
    assert re.search(r"\d right out of \d answered", done.out)


def test_a_quiz_in_chinese(run):
    done = run("quiz", "-n", "2", "--seed", SEED, "--lang", "zh", stdin="1\n1\n")
    assert "第 1 题，共 2 题" in done.out
    assert "成绩" in done.out
    assert "来源" in done.out


def test_what_no_seed_makes_promises_no_paper_again(run):
    asked = run("quiz", "-n", "3")
    assert asked.code == 0 and "same paper again" not in asked.out
    exam = run("quiz", "-n", "3", "--exam")
    again = re.search(r"again: dualcarbon (.*)", exam.out)[1].split()
    assert run(*again, "--exam").out == exam.out


@pytest.mark.slow
@pytest.mark.parametrize(
    "seed", ["7", "a b", "it's", '"', "$HOME", "-x", "", "碳中和", "a\\b", "`ls`", "!!", "a;b"]
)
def test_the_printed_command_asks_the_same_paper(run, seed):
    first = run("quiz", "-n", "2", "--seed", seed, stdin="1\n2\n")
    again = shlex.split(re.search(r"again: dualcarbon (.*)", first.out)[1])
    assert run(*again, stdin="1\n2\n").out == first.out


@pytest.mark.parametrize("seed", ["a\x1b", "a\nb", "\u202eb", "a\tb"])
def test_a_seed_that_can_t_be_typed_promises_nothing(run, seed):
    for more in ((), ("--paper",)):
        asked = run("quiz", "-n", "1", "--seed", seed, *more, stdin="1\n")
        assert asked.code == 0 and "same paper again" not in asked.out


@pytest.mark.parametrize(
    "seed, word",
    [("7", "7"), ("a b", '"a b"'), ("it's", '"it\'s"'), ("a&b|c", '"a&b|c"'), ("a,b", '"a,b"'),
     ("100%", None), ("a!", None), ('a"', None), ("$x", None), ("", None)],
)  # fmt: skip
def test_windows_is_given_double_quotes_or_nothing(monkeypatch, seed, word):
    monkeypatch.setattr("dualcarbon.commands.quiz.os", SimpleNamespace(name="nt"))
    told = [text.en.rpartition("--seed ")[2] for text in _again(Wanted(seed))]
    assert told == ([] if word is None else [word])


def test_every_key_does_what_it_says(facts):
    items = paper(facts, 3, SEED)
    child = start("-n", "3")
    child.expect(PROMPT)
    child.sendline("?")
    for line in ("h a hint", "s skip", "u undo", "f show the fact", "q quit"):
        child.expect(line)
    child.expect(PROMPT)
    child.sendline("u")
    child.expect("no answer to undo")
    child.expect(PROMPT)
    child.sendline("h")
    child.expect(r"It is not (\d)\)")
    assert int(child.match[1]) != items[0].key + 1
    child.expect(PROMPT)
    child.sendline(str(items[0].key + 1))
    child.expect("Question 2 of 3, 1 right so far")
    child.expect(PROMPT)
    child.sendline("u")
    child.expect("Question 1 of 3, 0 right so far")
    child.expect(PROMPT)
    child.sendline("s")
    child.expect("Skipped")
    child.expect("Question 2 of 3, 0 right so far")
    child.expect(PROMPT)
    child.sendline("f")
    child.expect("Sources")
    child.expect("Question 3 of 3")
    child.expect(PROMPT)
    child.sendline("q")
    rest, status = finish(child)
    assert status == 0
    assert "0 right out of 0 answered; 3 asked for" in rest
    assert "dualcarbon quiz --resume" in rest


def test_hints_leave_two_options_and_never_strike_the_key(facts):
    item = paper(facts, 1, SEED)[0]
    child = start("-n", "1")
    struck = set()
    for _ in range(len(item.options) - 2):
        child.expect(PROMPT)
        child.sendline("h")
        child.expect(r"It is not (\d)\)")
        struck.add(int(child.match[1]))
    child.expect(PROMPT)
    child.sendline("h")
    child.expect("No more hints")
    assert len(struck) == len(item.options) - 2 and item.key + 1 not in struck
    child.sendline("q")
    finish(child)


def test_an_exam_tells_nothing_until_the_end(facts):
    items = paper(facts, 2, SEED)
    child = start("-n", "2", "--exam")
    child.expect("Question 1 of 2")
    child.expect(PROMPT)
    child.sendline("h")
    child.expect("Not in an exam")
    child.expect(PROMPT)
    child.sendline(str((items[0].key + 1) % len(items[0].options) + 1))
    child.expect("Question 2 of 2")
    assert "Wrong" not in child.before and "Sources" not in child.before
    assert "right so far" not in child.before
    child.expect(PROMPT)
    child.sendline(str(items[1].key + 1))
    rest, status = finish(child)
    assert status == 0
    assert "1 right out of 2 answered" in rest
    assert rest.index("Result") < rest.index("Wrong. The right answer is")
    assert "Sources" in rest


@pytest.mark.parametrize("kind", sorted(MAKERS))
def test_every_kind_of_question_fits_a_window_of_80_by_24_and_one_of_40(kind, run):
    asked = run("quiz", "--kind", kind, "--seed", "3", "--plain", stdin="s\n" * 10)
    assert asked.code == 0
    questions = re.split(r"Question \d+ of \d+.*\n", asked.out)[1:]
    assert questions
    for question in questions:
        shown = question.split("Your answer")[0]
        lines = sum(len(flowed(line, "plain", 80)) for line in shown.splitlines())
        assert lines <= 20
