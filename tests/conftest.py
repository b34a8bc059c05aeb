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

from dualcarbon.base import Base
from dualcarbon.model.entries import Facts
from dualcarbon.reading.check import sound
from dualcarbon.reading.files import packaged_file

# No example is judged by the clock; in CI the examples are the same in every run.
settings.register_profile("steady", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("steady")


def examples(few: int) -> int:
    """How many examples a slow test makes: `few`, or as many times that as EXAMPLES says."""
    return few * int(os.environ.get("EXAMPLES", "1"))


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
    "DUALCARBON_LANG", "DUALCARBON_FACTS", "GITHUB_ACTIONS",
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
    } | changes


@dataclass(frozen=True)
class Ran:
    """What a command did; `out` and `err` as bytes where they are no UTF-8."""

    code: int
    out: str
    err: str


@pytest.fixture(scope="session")
def run():
    """Run `dualcarbon` with arguments; keywords change the environment."""

    def run(*arguments: str, stdin: str = "", cwd: Path | None = None, **environment: str) -> Ran:
        done = subprocess.run(
            [sys.executable, "-m", "dualcarbon", *arguments],
            input=stdin.encode(),
            capture_output=True,
            env=clean_environment(**environment),
            cwd=cwd,
            timeout=60,
            check=False,
        )
        encoding = environment.get("PYTHONIOENCODING", "utf-8").split(":")[0]
        out, err = done.stdout.decode(encoding), done.stderr.decode(encoding)
        assert "Traceback" not in err, err
        return Ran(done.returncode, out, err)

    return run


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
