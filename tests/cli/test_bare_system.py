"""Nothing that is optional is needed: no home, no account, no working directory, no wheel."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
import sys
import time
import zipapp
from pathlib import Path

import pytest
from conftest import GOOD, clean_environment

import dualcarbon

pytestmark = pytest.mark.slow  # every test starts processes of its own

TOP = Path(__file__).parent.parent.parent
TOOL = [sys.executable, "-m", "dualcarbon"]
ROOT = hasattr(os, "geteuid") and os.geteuid() == 0
PATHS = os.pathsep.join(filter(None, sys.path))


def without(*names: str, **changes: str) -> dict[str, str]:
    """The environment without these variables and the folders of the tests."""
    gone = {*names, "DUALCARBON_CACHE_DIR", "DUALCARBON_DATA_DIR"}
    kept = {name: value for name, value in clean_environment().items() if name not in gone}
    return {**kept, "PYTHONPATH": PATHS, **changes}


def ran(arguments: list[str], **how) -> tuple[int, str, str]:
    done = subprocess.run(
        arguments,
        stdin=how.pop("stdin", subprocess.DEVNULL),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        **how,
    )
    assert "internal error" not in done.stderr and "Traceback" not in done.stderr, done.stderr
    return done.returncode, done.stdout, done.stderr


# A probe that takes the account away: who has no entry in the list of users has no home there.
NO_ACCOUNT = """
import os, pwd, sys
def no_entry(*_):
    raise KeyError
pwd.getpwuid = no_entry
os.environ.pop("HOME", None)
from dualcarbon.cli import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.slow
@pytest.mark.parametrize(
    "command", ["--version", "--help", "define neutrality", "stats nev-sales --format json", "list"]
)
@pytest.mark.parametrize("home", [None, "", "relative"])
def test_without_a_home_the_answer_comes_all_the_same(run, command, home):
    changes = {} if home is None else {"HOME": home}
    environment = without("HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", **changes)
    words = shlex.split(command)
    code, out, err = ran([sys.executable, "-c", NO_ACCOUNT, *words], env=environment)
    assert (code, out, err) == (0, run(*words).out, "")


def test_without_a_home_a_quiz_is_held_and_says_that_nothing_is_kept():
    environment = without("HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")
    quiz = [sys.executable, "-c", NO_ACCOUNT, "quiz", "-n", "1", "--seed", "1"]
    done = subprocess.run(
        quiz, input="1\n", capture_output=True, text=True, env=environment, check=False
    )
    assert done.returncode == 0
    assert "out of 1 answered" in done.stdout
    (line,) = done.stderr.splitlines()
    assert "DUALCARBON_DATA_DIR" in line


@pytest.mark.slow
@pytest.mark.parametrize(
    "command", ["define neutrality", "quiz -n 1 --seed 1 --paper", "--version"]
)
def test_in_a_directory_that_is_gone_the_answer_comes_all_the_same(run, tmp_path, command):
    gone = tmp_path / "gone"
    gone.mkdir()
    script = f"rmdir {shlex.quote(str(gone))}; exec {shlex.join(TOOL)} {command}"
    environment = {**without(), "DUALCARBON_CACHE_DIR": "here", "DUALCARBON_DATA_DIR": "there"}
    shown = ran(["bash", "-c", script], cwd=gone, env=environment)
    assert shown == (0, run(*shlex.split(command)).out, "")


@pytest.mark.parametrize("listed", [os.pathsep, "", os.pathsep * 3])
def test_a_list_of_no_fact_bases_names_the_packaged_one(run, listed):
    assert run("list", "terms", DUALCARBON_FACTS=listed) == run("list", "terms")


NO_CONVERTER = """
import sys
sys.modules["opencc"] = None
from dualcarbon.cli import main
sys.exit(main(sys.argv[1:]))
"""


def test_without_a_converter_traditional_chinese_is_not_found_and_breaks_nothing(run):
    for words, code in ((["碳中和"], 0), (["碳達峰"], 3), (["碳达锋"], 3)):
        asked = [sys.executable, "-c", NO_CONVERTER, "define", *words]
        assert ran(asked, env=clean_environment())[0] == code
    assert run("define", "碳達峰").out.startswith("carbon peaking")


@pytest.mark.slow
def test_a_program_in_one_archive_answers_and_keeps_its_copy(run, tmp_path):
    inside = tmp_path / "inside"
    package = inside / "dualcarbon"
    for module in (TOP / "dualcarbon").rglob("*.py"):
        copied = package / module.relative_to(TOP / "dualcarbon")
        copied.parent.mkdir(parents=True, exist_ok=True)
        copied.write_bytes(module.read_bytes())
    (package / "facts.yaml").write_bytes((TOP / "facts.yaml").read_bytes())
    archive = tmp_path / "dualcarbon.pyz"
    zipapp.create_archive(inside, archive, main="dualcarbon.__main__:run")
    # Without the site's own finder the checkout's package is not there, only what it needs.
    libraries = os.pathsep.join(p for p in sys.path if Path(p) != TOP and "site-packages" in p)
    environment = clean_environment(
        PYTHONPATH=libraries, DUALCARBON_CACHE_DIR=str(tmp_path / "cache")
    )
    for command in (["--version"], ["define", "碳達峰"], ["stats", "nev-sales"]):
        asked = [sys.executable, "-S", str(archive), *command]
        assert ran(asked, env=environment, cwd=tmp_path) == (0, run(*command).out, "")
    assert len(list(tmp_path.glob("cache/compiled/*.db"))) == 1


def test_completion_knows_the_base_that_was_named_before_the_command():
    typed = f"dualcarbon --facts {GOOD} define carb"
    environment = clean_environment(
        _DUALCARBON_COMPLETE="complete_bash",
        COMP_WORDS=typed,
        COMP_CWORD="4",
        DUALCARBON_LANG="zh",
    )
    _, out, err = ran(TOOL, env=environment)
    assert err == ""
    assert "carbon-peak" in out and "carbon-neutrality" not in out


# Ends


@pytest.mark.slow
def test_ctrl_c_at_any_moment_is_quiet():
    """Sent after more and more of the start; a process that was faster has ended well."""
    codes = []
    for step in range(40):
        asked = subprocess.Popen(
            [*TOOL, "quiz", "-n", "3", "--seed", "1"],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            env=clean_environment(),
        )
        # Below this Python itself is not up yet, and has its own way to end.
        time.sleep(0.06 + 0.008 * step)
        asked.send_signal(signal.SIGINT)
        asked.stdin.close()
        told = asked.stderr.read()
        asked.stderr.close()
        codes.append(asked.wait(timeout=30))
        assert b"Traceback" not in told or b"site.py" in told or b"runpy" in told, told
        # Before its own function runs the program has only begun to import, and can't listen yet.
        assert b"in run\n" not in told and b"dualcarbon: " not in told, told
    assert set(codes) <= {130, -signal.SIGINT, 1} and codes[-1] == 130
    assert codes.count(130) > 20


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize(
    "command, code",
    [("--help", 1), ("define --help", 1), ("--show-completion bash", 1), ("--version", 1)],
)
def test_a_full_disk_is_told_whoever_prints(command, code):
    script = f"{shlex.join(TOOL)} {command} > /dev/full"
    assert ran(["bash", "-c", script], env=clean_environment()) == (
        code,
        "",
        "dualcarbon: cannot write the output: No space left on device\n"
        "free some space or write elsewhere\n",
    )


@pytest.mark.parametrize("command", ["--help", "define --help", "--show-completion bash"])
def test_a_reader_that_leaves_before_the_help_is_there_ends_it_well(command):
    script = f"set -o pipefail; {shlex.join(TOOL)} {command} | true"
    assert ran(["bash", "-c", script], env=clean_environment()) == (0, "", "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize(
    "command, code", [("define zzz", 3), ("define --bogus", 2), ("quiz -n x", 2)]
)
def test_an_error_that_cant_be_told_has_its_exit_code_all_the_same(command, code):
    script = f"{shlex.join(TOOL)} {command} 2> /dev/full"
    assert ran(["bash", "-c", script], env=clean_environment()) == (code, "", "")


@pytest.mark.parametrize(
    "arguments",
    [
        ["quiz", "\x1b[31mX"],
        ["list", "terms", "\x1b]0;x\x07"],
        ["define", "--\u202ebogus"],
        ["stats", "--format", "\x9b31m"],
        ["define", "a\ndualcarbon: forged", "--lang", "zh"],
        ["check", "no\x1bsuch\ndualcarbon: forged"],
        ["timeline", "--until", "\x1b[31m\ndualcarbon: forged", "--lang", "zh"],
        ["cite", "x\ndualcarbon: forged", "--lang", "zh"],
        ["stats", "--facts", "x\ndualcarbon: forged.yaml", "--lang", "zh"],
    ],
    ids=repr,
)
def test_what_was_typed_acts_on_nothing_and_forges_no_line(run, arguments):
    shown = run(*arguments)
    assert shown.code in {1, 2, 3}
    assert not {*"\x1b\x07\x9b\u202e"} & {*shown.err}
    assert not [line for line in shown.err.splitlines()[1:] if line.startswith("dualcarbon: ")]


@pytest.mark.parametrize(
    "arguments",
    [
        ["stats", "--format", "a" * 100_000],
        ["timeline", "--until", "碳" * 30_000],
        ["check", "n" * 100_000],
        ["quiz", "a" * 100_000],
        ["quiz", "--kind", "a" * 100_000],
        ["define", "a" * 100_000],
        ["define", "--" + "a" * 100_000],
        ["plan", "9" * 100_000],
        ["search", "--topic", "a" * 100_000, "x"],
        ["progress", "import", "a" * 100_000],
        ["targets", "--status", "a" * 100_000],
        ["cite", "a" * 100_000],
        ["a" * 100_000],
    ],
    ids=lambda arguments: " ".join(arguments)[:25],
)
def test_long_arguments_come_back_short(run, arguments):
    shown = run(*arguments)
    assert shown.code in {1, 2, 3}
    assert 0 < len(shown.err) < 3000


def test_the_help_needs_nothing(tmp_path):
    environment = {"PYTHONPATH": PATHS, "DUALCARBON_FACTS": str(tmp_path / "none.yaml")}
    code, out, err = ran([*TOOL, "--help"], env=environment)
    assert (code, err) == (0, "") and "define" in out
    assert dualcarbon.__version__ in ran([*TOOL, "--version"], env={"PYTHONPATH": PATHS})[1]
