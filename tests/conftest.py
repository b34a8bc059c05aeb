"""The real command in a clean environment, and the fact bases that tests read."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from functools import cache
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings
from warm import Warm

from dualcarbon.base import Base
from dualcarbon.model.entries import Facts
from dualcarbon.reading.check import sound
from dualcarbon.reading.files import packaged_file


def examples(few: int) -> int:
    """How many examples a property is tried on: `few`, or as many times that as EXAMPLES says."""
    return few * int(os.environ.get("EXAMPLES", "1"))


# No example is judged by the clock; in CI the examples are the same in every run.
settings.register_profile(
    "steady", deadline=None, derandomize=bool(os.environ.get("CI")), max_examples=examples(100)
)
settings.load_profile("steady")

TODAY = "2026-11-24"
DATA = Path(__file__).parent / "data"
GOOD = DATA / "good.yaml"

CODES = sorted(
    {
        code
        for file in DATA.parents[1].joinpath("dualcarbon").rglob("*.py")
        for code in re.findall(r'"([EW]\d{3})"', file.read_text(encoding="utf-8"))
    }
)
"""Every code of a finding that stands in the program."""

INHERITED = (
    "NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE", "CLICOLOR", "COLUMNS", "LINES", "COLORTERM",
    "ACCESSIBLE", "LANG", "LC_ALL", "LC_MESSAGES", "PYTHONIOENCODING", "PYTHONUTF8",
    "DUALCARBON_LANG", "DUALCARBON_FACTS", "GITHUB_ACTIONS", "PYTHONDONTWRITEBYTECODE",
    "PAGER", "LESS",
)  # fmt: skip

_PLACE = tempfile.TemporaryDirectory(prefix="dualcarbon-tests-")
_LEARNERS = count()


def clean_environment(**changes: str) -> dict[str, str]:
    """The environment without what would change the output, plus `changes`."""
    kept = {name: value for name, value in os.environ.items() if name not in INHERITED}
    return {
        **kept,
        "TERM": "xterm-256color",
        "DUALCARBON_TODAY": TODAY,
        "DUALCARBON_CACHE_DIR": f"{_PLACE.name}/cache",
        # A learner of its own, who has answered nothing yet.
        "DUALCARBON_DATA_DIR": f"{_PLACE.name}/data-{next(_LEARNERS)}",
        "PYTHONIOENCODING": "utf-8",
        # A pager waits for keys, which only the tests of pagers press.
        "DUALCARBON_PAGER": "",
    } | changes


@dataclass(frozen=True)
class Ran:
    """What a command did; `out` and `err` as bytes where they are no UTF-8."""

    code: int
    out: str
    err: str


@pytest.fixture(scope="session")
def waiting():
    """The process that waits to answer commands by a fork; None where none can."""
    if not hasattr(os, "fork"):
        yield None
        return
    process = Warm()
    yield process
    process.close()


@pytest.fixture(scope="session")
def run(waiting):
    """Run `dualcarbon` with arguments; keywords change the environment.

    In a process of its own where they name what only an interpreter that starts reads.
    """

    def run(
        *arguments: str | bytes, stdin: str = "", cwd: Path | None = None, **environment: str
    ) -> Ran:
        surroundings = clean_environment(**environment)
        if waiting is None or any(name.startswith(("PYTHON", "LC_")) for name in environment):
            code, out, err = started(arguments, surroundings, cwd, stdin.encode())
        else:
            code, out, err = waiting.run(arguments, surroundings, cwd, stdin.encode())
        encoding = environment.get("PYTHONIOENCODING", "utf-8").split(":")[0]
        assert b"Traceback" not in err, err.decode(encoding)
        return Ran(code, out.decode(encoding), err.decode(encoding))

    return run


def started(
    arguments: tuple[str | bytes, ...], environment: dict[str, str], cwd: Path | None, stdin: bytes
) -> tuple[int, bytes, bytes]:
    """The same in a Python that starts for it."""
    done = subprocess.run(
        [sys.executable, "-m", "dualcarbon", *arguments],
        input=stdin,
        capture_output=True,
        env=environment,
        cwd=cwd,
        timeout=60,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


@cache
def packaged_facts() -> Facts:
    """The facts that the program comes with; read by the first test that asks, not at import."""
    return sound(packaged_file())


@cache
def packaged_base() -> Base:
    """The same as a base, compiled in memory."""
    return Base.open(packaged_file())


@pytest.fixture(scope="session")
def base() -> Base:
    return packaged_base()


@pytest.fixture(scope="session")
def facts() -> Facts:
    return packaged_facts()


@pytest.fixture
def learner(run, tmp_path):
    """Run a command as one learner, who keeps their answers."""

    def learner(*arguments, **more):
        return run(*arguments, DUALCARBON_DATA_DIR=str(tmp_path / "data"), **more)

    return learner
