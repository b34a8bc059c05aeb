"""The house rules: layers, documents that agree with the code, and what must not creep in."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from conftest import CODES
from pages import DOCS, PAGES
from picture import PICTURE, picture

from dualcarbon import __version__
from dualcarbon.commands.parser import COMMANDS, EXPORTS, UNLISTED
from dualcarbon.errors import ExitCode

TOP = Path(__file__).parent.parent
PACKAGE = TOP / "dualcarbon"
MODULES = sorted(PACKAGE.rglob("*.py"))


def read(file: Path) -> str:
    return file.read_text(encoding="utf-8")


README = read(TOP / "README.md")
PROGRAMS = read(DOCS / "programs.md")
PAGES_OF_PEOPLE = [
    TOP / "README.md",
    *(p for p in sorted(DOCS.glob("*.md")) if p.name not in PAGES),
]


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


def test_the_exit_codes_are_told():
    listed = dict(re.findall(r"^\| `(\d+)` \| (\w+)", PROGRAMS, re.MULTILINE))
    assert {int(code) for code in listed} == {code.value for code in ExitCode}


def test_every_variable_of_the_environment_is_told():
    asked = {
        name
        for module in MODULES
        for name in re.findall(r"(?<!_)DUALCARBON_[A-Z]\w+", read(module))
    }
    assert asked > {"DUALCARBON_LANG"}
    told = re.findall(r"^\| `([A-Z_]+)` \| \S", PROGRAMS, re.MULTILINE)
    assert asked <= set(told) <= asked | {"NO_COLOR", "FORCE_COLOR", "ACCESSIBLE"}


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


def transcripts() -> Iterator[tuple[str, str, str]]:
    """Each page with a command on it and the output that it shows for that."""
    for page in PAGES_OF_PEOPLE:
        blocks = re.findall(r"^```console\n(.*?)^```", read(page), re.MULTILINE | re.DOTALL)
        for part in [part for block in blocks for part in block.split("$ dualcarbon")[1:]]:
            yield (page.name, *part.split("\n", 1))


def test_the_pages_show_each_command():
    assert {command.split()[0] for _, command, _ in transcripts()} == {*COMMANDS}


@pytest.mark.parametrize("page, command, shown", [*transcripts()], ids=lambda t: t.strip()[:30])
def test_the_output_on_a_page_is_real(run, tmp_path, page, command, shown):
    command, _, typed = command.partition("<<<")
    (tmp_path / "tests").symlink_to(TOP / "tests")  # where what a page writes is nobody's loss
    given = typed.strip().strip("'\"").replace(" ", "\n")
    real = run(*shlex.split(command), stdin=given, cwd=tmp_path)
    lines = iter(real.out.splitlines() + real.err.splitlines())
    for line in shown.strip("\n").splitlines():
        if line != "...":
            assert line in lines, f"{line!r} is not in the output, or not in this order"
    if not shown:
        assert (real.code, real.out + real.err) == (0, "")


@pytest.mark.parametrize("page", PAGES)
def test_a_page_that_is_made_is_what_the_code_says(page):
    assert read(DOCS / page) == PAGES[page](), "run: python tests/pages.py"


def test_every_command_and_option_is_on_the_page_of_commands(run):
    told = read(DOCS / "commands.md")
    for command in (*COMMANDS, *UNLISTED, *(f"export {name}" for name in EXPORTS)):
        (part,) = re.findall(rf"^## dualcarbon {command}\n(.*?)^## ", told, re.M | re.S)
        shared = told.split("## Options of every command")[1]
        options = re.findall(r"^  (?:-\w, )?(--[a-z-]+)", run(*command.split(), "--help").out, re.M)
        assert len(options) > 10
        own, _, _ = run(*command.split(), "--help").out.partition("Options of every command")
        for option in options:
            assert option in (part if f"{option} " in own else shared), (command, option)


def test_the_readme_names_each_command_and_each_page():
    for command in (*COMMANDS, *UNLISTED):
        assert f"`{command}`" in README, command
    assert set(re.findall(r"\]\(docs/([\w.-]+\.md)\)", README)) == {
        page.name for page in DOCS.glob("*.md")
    }


@pytest.mark.parametrize("page", [*DOCS.glob("*.md"), *TOP.glob("*.md")], ids=lambda p: p.name)
def test_no_link_leads_nowhere(page):
    for address, anchor in re.findall(r"\]\((?!https?:)([^)#]*)#?([^)]*)\)", read(page)):
        there = page.parent / address if address else page
        assert there.exists(), address
        if anchor:
            heads = re.findall(r"^#+ (.*)$", read(there), re.MULTILINE)
            assert anchor in {head.lower().replace(" ", "-") for head in heads}, anchor


def test_the_readme_is_short():
    assert len(README.splitlines()) <= 200


def test_the_picture_is_what_the_program_draws():
    assert PICTURE.read_text(encoding="utf-8") == picture()
    assert PICTURE.name in README


def test_ci_runs_the_readmes_test_command():
    blocks = re.findall(r"^```sh\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
    assert "define neutrality" in blocks[0]
    assert "pytest" in blocks[1]
    assert "README.md" in (TOP / ".ci" / "run").read_text(encoding="utf-8")


def test_the_changelog_begins_with_this_version_and_the_citation_is_of_its_day():
    newest = re.search(r"^## (\S+)(?: (\S+))?$", read(TOP / "CHANGELOG.md"), re.MULTILINE)
    citation = yaml.safe_load(read(TOP / "CITATION.cff"))
    told = (citation["version"], str(citation["date-released"]))
    assert newest.groups() in {(__version__, told[1]), ("Unreleased", None)}
    assert told[0] == __version__


def test_every_dependency_says_why():
    text = (TOP / "pyproject.toml").read_text(encoding="utf-8")
    project = tomllib.loads(text)["project"]
    for requirement in project["dependencies"]:
        before = text[: text.index(f'"{requirement}"')].rstrip().splitlines()[-1]
        assert before.strip().startswith("#")
    for requirement in project["optional-dependencies"]["test"]:
        line = next(line for line in text.splitlines() if f'"{requirement}"' in line)
        assert "#" in line


def test_every_code_is_on_the_page_of_codes():
    assert set(re.findall(r"^\| ([EW]\d{3}) \|", read(DOCS / "codes.md"), re.MULTILINE)) == set(
        CODES
    )
