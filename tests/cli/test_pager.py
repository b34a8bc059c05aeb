"""The pager in a real terminal: it gets what is too long, and whatever it does nothing is lost."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

import pexpect
import pytest
from conftest import clean_environment

pytestmark = pytest.mark.slow

LONG = ("stats", "--all")
SHORT = ("timeline", "dual-carbon-pledge")
LAST = "series · "


def spawn(*arguments: str, lines: int = 30, **environment: str | None) -> pexpect.spawn:
    """The command in a terminal of 100 columns; a variable that is None is not set."""
    given = {name: value for name, value in environment.items() if value is not None}
    surroundings = clean_environment(**given)
    for name in environment.keys() - given.keys():
        surroundings.pop(name, None)
    return pexpect.spawn(
        sys.executable,
        ["-m", "dualcarbon", *arguments],
        env=surroundings,
        dimensions=(lines, 100),
        encoding="utf-8",
        timeout=30,
    )


def ended(child: pexpect.spawn) -> tuple[int | None, str]:
    """The exit code, and all that the terminal received and had not been expected."""
    rest = child.read()
    child.close()
    assert child.signalstatus is None
    return child.exitstatus, rest.replace("\r\n", "\n")


def script(folder: Path, body: str) -> str:
    """A pager that does this."""
    file = folder / "pager"
    file.write_text(f"#!/bin/sh\n{body}\n")
    file.chmod(0o755)
    return str(file)


def test_what_is_too_long_goes_to_the_pager_and_what_fits_does_not(tmp_path):
    pager = script(tmp_path, "echo paged; cat")
    code, shown = ended(spawn(*LONG, DUALCARBON_PAGER=pager))
    assert code == 0 and shown.startswith("paged\n") and LAST in shown
    code, shown = ended(spawn(*SHORT, DUALCARBON_PAGER=pager))
    assert code == 0 and "paged" not in shown and "22 September 2020" in shown
    code, shown = ended(spawn(*SHORT, lines=10, DUALCARBON_PAGER=pager))
    assert code == 0 and "paged" in shown


def test_one_variable_counts_before_the_other_and_none_means_less(tmp_path):
    pager = script(tmp_path, "echo paged; cat")
    assert "paged" in ended(spawn(*LONG, DUALCARBON_PAGER=None, PAGER=pager))[1]
    assert "paged" not in ended(spawn(*LONG, DUALCARBON_PAGER="", PAGER=pager))[1]
    assert "paged" not in ended(spawn(*LONG, DUALCARBON_PAGER="cat", PAGER=pager))[1]
    assert "paged" not in ended(spawn(*LONG, DUALCARBON_PAGER="'", PAGER=pager))[1]


@pytest.mark.skipif(not shutil.which("less"), reason="needs less")
def test_less_shows_a_screen_and_is_left_with_a_key():
    child = spawn(*LONG, DUALCARBON_PAGER=None)
    child.expect("Latest figures")
    child.expect(":")
    child.setwinsize(20, 60)  # a person makes the window smaller meanwhile
    child.send(" ")
    child.expect(r"\d")
    child.send("q")
    code, shown = ended(child)
    assert code == 0 and LAST not in shown and "Traceback" not in shown


@pytest.mark.skipif(not shutil.which("less"), reason="needs less")
def test_ctrl_c_in_the_pager_is_quiet():
    child = spawn(*LONG, DUALCARBON_PAGER=None)
    child.expect("Latest figures")
    child.expect(":")
    child.sendintr()
    child.send("q")
    code, shown = ended(child)
    assert code == 0 and "Traceback" not in shown and "KeyboardInterrupt" not in shown


@pytest.mark.parametrize(
    "body", ["exit 1", "head -3; exit 7", "kill -9 $$", "cat >/dev/null; exit 2"], ids=str
)
def test_a_pager_that_dies_loses_nothing(tmp_path, body):
    code, shown = ended(spawn(*LONG, DUALCARBON_PAGER=script(tmp_path, body)))
    assert code == 0 and LAST in shown and "Traceback" not in shown


@pytest.mark.parametrize("pager", ["no-such-pager", "/etc/passwd"])
def test_a_pager_that_is_missing_loses_nothing(pager):
    code, shown = ended(spawn(*LONG, DUALCARBON_PAGER=pager))
    assert code == 0 and LAST in shown and shown.count("Latest figures") == 1
    assert "Traceback" not in shown and pager not in shown


def test_a_pager_that_is_left_early_is_left_in_peace(tmp_path):
    pager = script(tmp_path, "head -2; exit 0")
    code, shown = ended(spawn("timeline", "--all", DUALCARBON_PAGER=pager))
    assert code == 0 and shown.count("\n") <= 3


def test_a_list_of_many_parts_goes_to_the_pager_as_one(tmp_path):
    pager = script(tmp_path, "wc -l")
    code, shown = ended(spawn("list", DUALCARBON_PAGER=pager))
    assert code == 0 and int(shown) > 1500


@pytest.mark.parametrize(
    "arguments, environment",
    [
        ([*LONG, "--no-pager"], {}),
        (["--no-pager", *LONG], {}),
        ([*LONG, "--plain"], {}),
        ([*LONG, "--format", "json"], {}),
        ([*LONG, "--format", "markdown"], {}),
        (LONG, {"TERM": "dumb"}),
        (LONG, {"ACCESSIBLE": "1"}),
    ],
)
def test_nothing_is_paged_where_that_is_not_wanted(tmp_path, arguments, environment):
    pager = script(tmp_path, "echo paged")
    code, shown = ended(spawn(*arguments, DUALCARBON_PAGER=pager, **environment))
    assert code == 0 and "paged" not in shown


def test_a_pipe_has_no_pager(run, tmp_path):
    shown = run(*LONG, DUALCARBON_PAGER=script(tmp_path, "echo paged"))
    assert shown.code == 0 and "paged" not in shown.out and LAST in shown.out


def test_a_quiz_is_never_paged(tmp_path):
    pager = script(tmp_path, "echo paged")
    child = spawn("quiz", "-n", "3", "--seed", "1", lines=8, DUALCARBON_PAGER=pager)
    child.expect("Your answer")
    child.send("1")
    child.expect("Enter: next")
    child.send("q")
    code, shown = ended(child)
    assert code == 0 and "paged" not in shown and "Result" in shown


LINK = re.compile(
    r"\x1b\]8;[^;\x1b]*;(https?://[!-~]+)\x1b\\(?:\x1b\[34m)?([^\x1b]+)(?:\x1b\[0m)?\x1b\]8;;\x1b\\"
)


def test_addresses_can_be_clicked_where_a_pager_lets_links_through(facts, tmp_path):
    urls = {source.url for source in facts.sources.values()}
    for arguments in (["define", "neutrality"], ["define", "neutrality", "--sources"]):
        linked = LINK.findall(ended(spawn(*arguments))[1])
        assert linked and {url for url, _ in linked} <= urls
    assert "\x1b]8" not in ended(spawn(*LONG, DUALCARBON_PAGER=script(tmp_path, "cat")))[1]


def test_links_are_for_a_terminal_alone(run):
    assert "\x1b]8" not in run("define", "neutrality", "--color", "always").out
    assert "\x1b" not in run("define", "neutrality").out
