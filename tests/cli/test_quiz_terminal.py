"""The quiz where a person types, and where nobody does."""

from __future__ import annotations

import re
import shlex
import sys
from types import SimpleNamespace

import pexpect
import pytest
from conftest import clean_environment

from dualcarbon.commands.paper_options import paper_again
from dualcarbon.commands.selection import Wanted
from dualcarbon.formats.layout import flowed
from dualcarbon.quiz.papers import MAKERS, paper

pytestmark = pytest.mark.slow  # most tests draw in a pseudo-terminal

SEED = "2026"
PROMPT = r"Your answer \(1-\d, a-\w; (?:h s u f q|s u q) \?\): "
ONWARD = r"Enter: next; s f g u q, \? for keys: "


def start(*arguments: str, columns: int = 100, **environment: str) -> pexpect.spawn:
    return pexpect.spawn(
        sys.executable,
        ["-m", "dualcarbon", "quiz", "--seed", SEED, *arguments],
        env=clean_environment(NO_COLOR="1", **environment),
        dimensions=(40, columns),
        encoding="utf-8",
        timeout=20,
    )


def key(child: pexpect.spawn, pressed: str, after: str = PROMPT) -> None:
    """Press a key, without Enter, once it is asked for."""
    child.expect(after)
    child.send(pressed)


def finish(child: pexpect.spawn) -> tuple[str, int]:
    rest = child.read()
    child.close()
    return re.sub(r"\x1b\[[0-9;]*m", "", rest), child.exitstatus


def test_a_whole_session(facts):
    items = paper(facts, 3, SEED)
    child = start("-n", "3")
    for number, item in enumerate(items, 1):
        child.expect(rf"Question {number} of 3, {number // 2} right so far")
        # One right by letter, one wrong by number, one right by full-width digit.
        wrong = (item.key + 1) % len(item.options)
        key(child, {1: "abcd"[item.key], 2: str(wrong + 1), 3: "１２３４"[item.key]}[number])
        child.expect("Wrong. The right answer is" if number == 2 else r"Right\.")
        child.expect("Source:")
        key(child, "n", ONWARD)
    child.expect("Once more, 1 of 1")
    key(child, str(items[1].key + 1))
    child.expect(r"Right\.")
    key(child, "n", ONWARD)
    rest, status = finish(child)
    assert status == 0
    assert "2 right out of 3 answered" in rest
    assert "Asked once more: 1 of 1 right." in rest
    assert "Missed" in rest
    assert "The same paper again: dualcarbon quiz -n 3 --seed 2026" in rest


def test_what_was_told_stands_until_a_key_is_pressed(facts):
    items = paper(facts, 2, SEED)
    child = start("-n", "2", columns=80)
    child.expect(PROMPT)
    child.sendline(str(items[0].key + 1))  # Enter out of habit does not pass over it
    child.expect(ONWARD)
    with pytest.raises(pexpect.TIMEOUT):
        child.expect("Question 2", timeout=1)
    child.send("?")
    for line in ("Enter +the next", "s +all sources", "f +the whole entry", "g +I guessed"):
        child.expect(line)
    key(child, "s", ONWARD)
    child.expect("Sources")
    key(child, "f", ONWARD)
    key(child, "n", ONWARD)
    child.expect("Question 2 of 2, 1 right so far")
    child.close()


def test_a_guess_is_asked_again(facts):
    (item,) = paper(facts, 1, SEED)
    child = start("-n", "1")
    key(child, str(item.key + 1))
    key(child, "g", ONWARD)
    child.expect("Noted: you will be asked again soon")
    key(child, "n", ONWARD)
    child.expect("Once more, 1 of 1")
    child.close()


def test_an_answer_is_taken_back_after_it_was_told(facts):
    (item,) = paper(facts, 1, SEED)
    child = start("-n", "1")
    key(child, str(item.key + 1))
    key(child, "u", ONWARD)
    child.expect("Question 1 of 1, 0 right so far")
    child.close()


def test_what_is_no_answer_is_asked_again():
    child = start("-n", "1")
    child.expect(PROMPT)
    for typed in ("9", "x", "碳", "\x1b[A", "0"):
        child.send(typed)
        child.expect("Please type a number from 1 to")
        child.expect(PROMPT)
    child.send("q")
    rest, status = finish(child)
    assert (status, "0 right out of 0 answered" in rest) == (0, True)


@pytest.mark.parametrize(
    "pressed, status, said",
    [("q", 0, "Stopped."), ("\x03", 130, "Interrupted"), ("\x04", 0, "The input ended")],
    ids=["q", "Ctrl-C", "Ctrl-D"],
)
def test_every_way_to_stop_shows_the_score_so_far(facts, pressed, status, said):
    items = paper(facts, 10, SEED)
    child = start()
    for item in items[:2]:
        key(child, str(item.key + 1))
        key(child, "n", ONWARD)
    child.expect("Question 3 of 10, 2 right so far")
    key(child, pressed)
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
    key(child, "1", r"f q \?[)）]")
    key(child, "q", "for keys" if lang == "en" else "下一题")
    rest, status = finish(child)
    assert status == 0
    assert ("answered" in rest) if lang == "en" else ("答对" in rest)


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
    monkeypatch.setattr("dualcarbon.commands.paper_options.os", SimpleNamespace(name="nt"))
    told = [text.en.rpartition("--seed ")[2] for text in paper_again(Wanted(seed))]
    assert told == ([] if word is None else [word])


def test_every_key_does_what_it_says(facts):
    items = paper(facts, 3, SEED)
    child = start("-n", "3")
    child.expect(PROMPT)
    child.send("?")
    for line in ("h a hint", "s skip", "u undo", "f show the fact", "q quit"):
        child.expect(line)
    key(child, "u")
    child.expect("no answer to undo")
    key(child, "h")
    child.expect(r"It is not (\d)\)")
    struck = child.match[1]
    assert int(struck) != items[0].key + 1
    key(child, struck)
    child.expect(rf"It is not {struck}\)")
    key(child, str(items[0].key + 1))
    key(child, "n", ONWARD)
    child.expect("Question 2 of 3, 1 right so far")
    key(child, "u")
    child.expect("Question 1 of 3, 0 right so far")
    key(child, "s")
    child.expect("Skipped. The right answer is")
    key(child, "n", ONWARD)
    child.expect("Question 2 of 3, 0 right so far")
    key(child, "f")
    child.expect("Source:")
    key(child, "n", ONWARD)
    child.expect("Question 3 of 3")
    key(child, "q")
    rest, status = finish(child)
    assert status == 0
    assert "0 right out of 0 answered; 3 asked for" in rest
    assert "dualcarbon quiz --resume" in rest


def test_hints_leave_two_options_and_never_strike_the_key(facts):
    item = paper(facts, 1, SEED)[0]
    child = start("-n", "1")
    struck = set()
    for _ in range(len(item.options) - 2):
        key(child, "h")
        child.expect(r"It is not (\d)\)")
        struck.add(int(child.match[1]))
    key(child, "h")
    child.expect("No more hints")
    assert len(struck) == len(item.options) - 2 and item.key + 1 not in struck
    key(child, "q")
    finish(child)


def test_an_exam_tells_nothing_until_the_end(facts):
    items = paper(facts, 2, SEED)
    child = start("-n", "2", "--exam")
    child.expect("Question 1 of 2")
    key(child, "h")
    child.expect("Not in an exam")
    key(child, str((items[0].key + 1) % len(items[0].options) + 1))
    child.expect("Question 2 of 2")
    assert "Wrong" not in child.before and "Source" not in child.before
    assert "right so far" not in child.before
    key(child, str(items[1].key + 1))
    rest, status = finish(child)
    assert status == 0
    assert "1 right out of 2 answered" in rest
    assert rest.index("Result") < rest.index("Wrong. The right answer is")
    assert f"1. {items[0].stem.en[:20]}" in rest and "Source:" in rest


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
