"""The house rules: layers, documents that agree with the code, and what must not creep in."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from conftest import CODES
from picture import PICTURE, picture

from dualcarbon import __version__
from dualcarbon.commands.parser import COMMANDS
from dualcarbon.errors import ExitCode

TOP = Path(__file__).parent.parent
PACKAGE = TOP / "dualcarbon"
README = (TOP / "README.md").read_text(encoding="utf-8")
MODULES = sorted(PACKAGE.rglob("*.py"))


def test_imports_point_one_way():
    done = subprocess.run(
        [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"],
        cwd=TOP,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("module", MODULES, ids=lambda m: str(m.relative_to(PACKAGE)))
def test_a_module_keeps_the_rules(module):
    text = module.read_text(encoding="utf-8")
    assert text.startswith('"""'), "says what it is"
    assert len(text.splitlines()) <= 400, "has one job"
    assert not re.search(r"^\s*(import|from) click", text, re.MULTILINE)
    assert not re.search(r"\bprint\(f", text)
    assert "rich.print" not in text
    if module.name != "cli.py":
        assert not re.search(r"\b(date\.today|datetime\.now|time\.time|SystemRandom)\b", text)
    if module.name not in {"cli.py", "streams.py"}:
        assert not re.search(r"\bsys\.(stdout|stderr|stdin)\b", text)


def test_no_test_leans_on_a_helper_that_typer_changes():
    for file in TOP.joinpath("tests").rglob("test_*.py"):
        text = file.read_text(encoding="utf-8")
        assert "mix_" + "stderr" not in text and "Cli" + "Runner" not in text


def test_a_look_up_in_a_pipe_loads_no_rich():
    code = (
        "import sys; from dualcarbon.cli import main; main(['define', 'neutrality']);"
        "sys.exit('rich.console' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.returncode == 0


def test_the_exit_codes_are_in_the_readme():
    listed = dict(re.findall(r"^\| `(\d+)` \| (\w+)", README, re.MULTILINE))
    assert {int(code) for code in listed} == {code.value for code in ExitCode}


def test_the_counts_in_the_readme_are_those_of_the_base(facts):
    counts = re.search(
        r"(\d+) terms, (\d+) events, (\d+) targets, (\d+) statistics with (\d+) points,\s+"
        r"(\d+) plans and (\d+) questions",
        README,
    )
    points = sum(len(s.points) for s in facts.statistics.values())
    assert [int(n) for n in counts.groups()] == [
        len(facts.terms), len(facts.events), len(facts.targets), len(facts.statistics), points,
        len(facts.plans), len(facts.questions),
    ]  # fmt: skip


def transcripts() -> list[tuple[str, str]]:
    """The README's commands with the output that it shows for them."""
    blocks = re.findall(r"^```console\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
    parts = [part for block in blocks for part in block.split("$ dualcarbon")[1:]]
    return [tuple(part.split("\n", 1)) for part in parts]


def test_the_readme_shows_each_command():
    shown = {command.split()[0] for command, _ in transcripts()}
    assert shown >= {*COMMANDS}


@pytest.mark.parametrize("command, shown", transcripts(), ids=lambda t: t.strip()[:30])
def test_the_output_in_the_readme_is_real(run, command, shown):
    import shlex

    command, _, typed = command.partition("<<<")
    real = run(*shlex.split(command), stdin=typed.strip().strip("'\"").replace(" ", "\n"))
    lines = iter(real.out.splitlines() + real.err.splitlines())
    for line in shown.strip("\n").splitlines():
        if line != "...":
            assert line in lines, f"{line!r} is not in the output, or not in this order"


def test_every_command_is_in_the_readme_and_so_is_every_option(run):
    commands = re.findall(r"^  (\w+)  ", run("--help").out.split("Commands:")[1], re.MULTILINE)
    assert commands
    for command in commands:
        assert f"dualcarbon {command}" in README
        for option in re.findall(r"^  (?:-\w, )?(--[a-z-]+)", run(command, "--help").out, re.M):
            assert option in README or option == "--help", option


def test_the_picture_is_what_the_program_draws():
    assert PICTURE.read_text(encoding="utf-8") == picture()
    assert PICTURE.name in README


def test_ci_runs_the_readmes_test_command():
    blocks = re.findall(r"^```sh\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
    assert "define neutrality" in blocks[0]
    assert "pytest" in blocks[1]
    assert "README.md" in (TOP / ".ci" / "run").read_text(encoding="utf-8")


def test_the_changelog_has_this_version():
    assert f"## {__version__}" in (TOP / "CHANGELOG.md").read_text(encoding="utf-8")


def test_every_dependency_says_why():
    text = (TOP / "pyproject.toml").read_text(encoding="utf-8")
    project = tomllib.loads(text)["project"]
    for requirement in project["dependencies"]:
        before = text[: text.index(f'"{requirement}"')].rstrip().splitlines()[-1]
        assert before.strip().startswith("#")
    for requirement in project["optional-dependencies"]["test"]:
        line = next(line for line in text.splitlines() if f'"{requirement}"' in line)
        assert "#" in line


def test_every_code_is_in_the_contributing_guide():
    guide = (TOP / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| ([EW]\d{3}) \|", guide, re.MULTILINE)) == set(CODES)
