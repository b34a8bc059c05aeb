"""The quiz where a person types, and where nobody does."""

from __future__ import annotations

import re
import sys

import pexpect
import pytest
from conftest import clean_environment

from dualcarbon.check import sound
from dualcarbon.files import packaged_file
from dualcarbon.quiz.makers import paper

FACTS = sound(packaged_file())
SEED = "2026"
PROMPT = r"Your answer \(1-\d or a-\w, q to stop\): "


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


def test_a_whole_session():
    items = paper(FACTS, 3, SEED)
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
def test_every_way_to_stop_shows_the_score_so_far(key, status, said):
    items = paper(FACTS, 10, SEED)
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
    child.expect("q to stop" if lang == "en" else "q 退出")
    child.sendline("1")
    rest, status = finish(child)
    assert status == 0
    assert ("Right." in rest or "Wrong." in rest) if lang == "en" else ("正确" in rest)


def test_piped_answers_are_read_line_by_line(run):
    items = paper(FACTS, 3, SEED)
    answers = "".join(f"{item.key + 1}\n" for item in items)
    done = run("quiz", "-n", "3", "--seed", SEED, stdin=answers)
    assert done.code == 0
    assert "3 right out of 3 answered" in done.out
    assert "Missed" not in done.out


@pytest.mark.parametrize("stdin", ["", "\n\n\n", "1\n", "nonsense\n" * 50, "1\n" * 500, "\x00\n"])
def test_too_few_or_odd_piped_answers_never_hang(run, stdin):
    done = run("quiz", "-n", "3", "--seed", SEED, stdin=stdin)
    assert done.code == 0
    assert re.search(r"\d right out of \d answered", done.out)


def test_a_quiz_in_chinese(run):
    done = run("quiz", "-n", "2", "--seed", SEED, "--lang", "zh", stdin="1\n1\n")
    assert "第 1 题，共 2 题" in done.out
    assert "成绩" in done.out
    assert "来源" in done.out


def test_without_a_seed_papers_differ_and_can_be_had_again(run):
    papers = [run("quiz", "-n", "3") for _ in range(3)]
    assert len({p.out for p in papers}) > 1
    again = re.search(r"again: dualcarbon (.*)", papers[0].out)[1].split()
    assert run(*again).out == papers[0].out
