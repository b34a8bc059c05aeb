"""Completion: what the shells offer at the tab key, installed and used as a person would."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

import pexpect
import pytest
from conftest import GOOD, clean_environment

from dualcarbon.commands.parser import COMMANDS, EXPORTS
from dualcarbon.reading.files import packaged_file

BIN = Path(sys.executable).parent
START = {"bash": ["-i"], "zsh": ["-i"], "fish": ["-i"]}


def pairs(run, shell, line, **environment):
    """What a shell that shows meanings is offered for the last word of `line`: words, meanings."""
    last = "" if line.endswith(" ") or not line else line.split()[-1]
    told = run(
        _DUALCARBON_COMPLETE=f"complete_{shell}",
        _TYPER_COMPLETE_ARGS=f"dualcarbon {line}",
        _TYPER_COMPLETE_WORD_TO_COMPLETE=last,
        _TYPER_COMPLETE_FISH_ACTION="get-args",
        **environment,
    )
    assert (told.code, told.err) == (0, "")
    mark = "\t" if shell == "fish" else ":::"
    return [line.split(mark) for line in told.out.splitlines()]


def offered(run, line, **environment):
    """What bash is offered for the last word of `line`."""
    return run(
        _DUALCARBON_COMPLETE="complete_bash",
        COMP_WORDS=f"dualcarbon {line}",
        COMP_CWORD=str(len(line.split()) if not line.endswith(" ") else len(line.split()) + 1),
        **environment,
    )


@pytest.mark.parametrize(
    "line, words",
    [
        ("def", {"define"}),
        ("define carbon-neut", {"carbon-neutrality"}),
        ("about transpo", {"transport"}),
        ("about 碳中", {"碳中和"}),
        ("define carbon-neutrality carbon-pea", {"carbon-peaking"}),
        ("define 碳中", {"碳中和"}),
        ("stats forest-cov", {"forest-coverage"}),
        ("targets wind-solar-2035", {"wind-solar-2035", "wind-solar-2035-multiple"}),
        ("plan action-pl", {"action-plan", "action-plan-fyp-15"}),
        ("timeline paris-ad", {"paris-adopted"}),
        ("timeline --kind t", {"treaty", "target"}),
        ("targets --status m", {"met", "missed"}),
        ("search x --kind st", {"statistic"}),
        ("list e", {"event"}),
        ("random --topic mark", {"markets"}),
        ("quiz --topic mark", {"markets"}),
        ("quiz --kind de", {"definition"}),
        ("stats --format m", {"markdown"}),
        ("cite --style gb", {"gbt7714", "gbt7714-2015"}),
        ("define --lang z", {"zh"}),
        ("exp", {"export"}),
        ("export ", {*EXPORTS}),
        ("export t", {"terms"}),
        ("export terms --to tb", {"tbx", "tbx3"}),
        ("export terms --topic mark", {"markets"}),
        ("export data --t", {"--to"}),
        ("stats 森林覆", {"森林覆盖率"}),
        ("define --ex", {"--exact"}),
        (f"define --facts {GOOD} carbon-s", {"carbon-sink", "carbon-stock"}),
        (f"--facts {GOOD} define carbon-s", {"carbon-sink", "carbon-stock"}),
        (
            f"--facts {packaged_file()} define --facts {GOOD} carbon-s",
            {"carbon-sink", "carbon-stock"},
        ),
    ],
)
def test_what_is_offered(run, line, words):
    told = offered(run, line)
    assert (told.code, told.err) == (0, "")
    assert set(told.out.split()) == words


@pytest.mark.parametrize("shell", ["fish", "powershell", "pwsh"])
@pytest.mark.parametrize("columns", ["40", "200"])
def test_each_line_is_one_candidate_with_its_meaning(run, shell, columns):
    for line, words in (
        ("", {*COMMANDS}),
        ("cite ndc-progress-2022", {"ndc-progress-2022"}),
        ("export data --t", {"--to"}),
        ("define 碳中和", {"碳中和"}),
    ):
        told = pairs(run, shell, line, COLUMNS=columns)
        assert sorted(word for word, _ in told) == sorted(words)
        assert all(meaning.strip() for _, meaning in told)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell", "pwsh"])
def test_every_shell_has_a_script(run, shell):
    shown = run("--show-completion", shell, _TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION="1")
    assert (shown.code, shown.err) == (0, "")
    assert f"complete_{shell.replace('pwsh', 'powershell')}" in shown.out
    assert "_DUALCARBON_COMPLETE" in shown.out


def test_a_source_and_every_entry_can_be_cited(run, facts):
    everything = (
        facts.terms.keys() | facts.plans.keys() | facts.events.keys() | facts.sources.keys()
    )
    # More than are offered at once begin with nothing, so each is sought by its first letter.
    firsts = {id[0] for id in everything}
    told = {id for first in firsts for id in offered(run, f"cite {first}").out.split()}
    assert everything <= told


def test_every_candidate_is_one_word_without_a_colon(run):
    for line in (
        "define ",
        "stats ",
        "targets ",
        "plan ",
        "timeline ",
        "cite ",
        "search x --kind ",
    ):
        for word in offered(run, line).out.splitlines():
            assert re.fullmatch(r"[^\s:]+", word)


def test_a_base_that_is_broken_or_not_there_offers_nothing_and_says_nothing(run, tmp_path):
    broken = tmp_path / "broken.yaml"
    broken.write_text("format: [", encoding="utf-8")
    for file in (broken, tmp_path / "none.yaml"):
        told = offered(run, f"define --facts {file} c")
        assert (told.out.strip(), told.err) == ("", "")


def test_a_base_in_the_other_language_is_offered_without_a_word(run, tmp_path):
    chinese = tmp_path / "chinese.yaml"
    chinese.write_text(
        "{format: 1, languages: [zh], topics: {power: {name_zh: 电力}}}", encoding="utf-8"
    )
    for line in (f"define --facts {chinese} c", f"random --facts {chinese} --topic p"):
        told = offered(run, line, DUALCARBON_LANG="en")
        assert (told.out.strip(), told.err) == ("power" if "--topic" in line else "", "")


@pytest.fixture
def shell(request, tmp_path):
    """Start a shell of that name with completion installed in an empty home."""
    name = request.param
    if not shutil.which(name):
        pytest.skip(f"{name} is not installed")
    home = tmp_path / "home"
    home.mkdir()
    path = f"{BIN}:{clean_environment()['PATH']}"
    environment = clean_environment(
        HOME=str(home), PATH=path, PS1="ready> ", ZDOTDIR=str(home), XDG_CONFIG_HOME=f"{home}/.config",
        LC_ALL="C.UTF-8", TERM="dumb" if name != "fish" else "xterm",
    )  # fmt: skip
    program = shutil.which(name)
    installed = pexpect.run(
        f"{program} -c 'dualcarbon --install-completion; exit 0'", env=environment, timeout=60
    )
    assert b"completion installed" in installed
    started = pexpect.spawn(
        program, START[name], env=environment, encoding="utf-8", dimensions=(40, 120), timeout=60
    )
    yield started
    started.close(force=True)


@pytest.mark.slow
@pytest.mark.parametrize("shell", START, indirect=True)
def test_the_tab_key_completes_in_a_real_shell(shell):
    shell.send("echo be''gun\r")
    shell.expect("begun")
    shell.send("dualcarbon define carbon-neutr\t")
    if "zsh" in shell.command:  # which loads the script at the first tab
        shell.expect("\a")
        shell.send("\t")
    shell.expect("ality")
    shell.send("\r")
    shell.expect("碳中和")
    shell.send("dualcarbon sea\t")
    shell.expect("search")
