"""What a row came to, as a line of a Markdown table."""

from __future__ import annotations

import json
import os
import platform
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import version
from statistics import median, quantiles

from .lab import HERE
from .rows import Measure, Row

_COLUMNS = (
    "command", "base", "against", "of", "ratio", "quartiles", "budget", "", "it", "reference",
    "rounds",
)  # fmt: skip

Rounds = list[tuple[tuple[float, int], tuple[float, int]]]
"""What the two commands took in each round, each as seconds and bytes."""


class Failed(Exception):
    """A row that could not be measured; the message says why."""


def measured(row: Row) -> Rounds:
    """The rounds of a row. Raises Failed where a command did not do what it is measured for."""
    given = {
        "rounds": row.rounds,
        "warm": not row.cold,
        "commands": [row.subject.spec, row.reference.spec],
    }
    done = subprocess.run(
        [sys.executable, "-I", str(HERE / "meter.py")],
        input=json.dumps(given),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise Failed(" ".join(done.stderr.split()))
    rounds: Rounds = json.loads(done.stdout)
    return rounds


def about() -> str:
    """What was measured on, in a line."""
    versions = ", ".join(f"{name} {version(name)}" for name in ("dualcarbon", "typer", "rich"))
    return (
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {versions}; "
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores. "
        "A ratio is the median over the rounds of one run, each of which measures both; times and "
        "sizes are medians and only for information."
    )


def table_head() -> str:
    """The first two lines of the table."""
    return f"{_line(_COLUMNS)}\n{_line(['---'] * len(_COLUMNS))}"


def lines(row: Row, rounds: Rounds) -> Iterator[str]:
    """A line for each measure of the row."""
    for measure, budget in row.limits.items():
        at = 0 if measure == "time" else 1
        subject, reference = ([taken[who][at] for taken in rounds] for who in (0, 1))
        ratios = [one / other for one, other in zip(subject, reference, strict=True)]
        ratio = median(ratios)
        low, _, high = quantiles(ratios, n=4, method="inclusive") if len(ratios) > 1 else ratios * 3
        yield _line(
            (
                row.name,
                row.base,
                row.against,
                measure,
                f"{ratio:.3f}",
                f"{low:.3f}–{high:.3f}",
                f"{budget:.2f}" if budget else "-",
                _verdict(ratio, budget),
                _amount(median(subject), measure),
                _amount(median(reference), measure),
                str(len(rounds)),
            )
        )


def without(name: str, base: str, why: str) -> str:
    """The line for what could not be measured."""
    return _line((name, base, *[""] * 5, f"not measured: {why.replace('|', '/')}", *[""] * 3))


def _verdict(ratio: float, budget: float | None) -> str:
    if budget is None:
        return "for information"
    return "met" if ratio <= budget else "**not met**"


def _amount(value: float, measure: Measure) -> str:
    return f"{value * 1000:,.0f} ms" if measure == "time" else f"{value / 2**20:,.1f} MiB"


def _line(cells: tuple[str, ...] | list[str]) -> str:
    return f"| {' | '.join(cells)} |"
