"""Where the time of a command goes: its imports, and its functions."""

from __future__ import annotations

import io
import pstats
import re
import subprocess
from pathlib import Path

from .lab import Run

_SHOWN = 15


def profiled(run: Run, folder: Path) -> str:
    """The largest imports and the functions that take most, in a run of their own each.

    `folder` takes a file for a moment.
    """
    if not run.emptied:
        _done(run)  # so that there is a compiled copy
    return f"{_imports(run)}\n{_functions(run, folder / 'profile')}"


def _imports(run: Run) -> str:
    told = _done(run, "-X", "importtime")
    found = [
        (int(cumulative), int(own), name)
        for own, cumulative, name in re.findall(
            r"^import time:\s+(\d+) \|\s+(\d+) \|\s+(\S+)$", told, re.MULTILINE
        )
    ]
    lines = [
        f"{cumulative / 1000:9.1f} {own / 1000:9.1f}  {name}"
        for cumulative, own, name in sorted(found, reverse=True)[:_SHOWN]
    ]
    return "\n".join((f"{'ms in all':>9} {'ms own':>9}  import", *lines))


def _functions(run: Run, file: Path) -> str:
    _done(run, "-m", "cProfile", "-o", str(file))
    told = io.StringIO()
    figures = pstats.Stats(str(file), stream=told)
    file.unlink()
    # Of what waits for others, only the program's own functions tell anything.
    figures.sort_stats("cumulative").print_stats("dualcarbon/", _SHOWN)
    figures.sort_stats("tottime").print_stats(_SHOWN)
    return re.sub(r"\n{2,}", "\n", re.sub(r"/\S*/(?=\S+/\S+\.py:)", "", told.getvalue()))


def _done(run: Run, *options: str) -> str:
    """What the command says on standard error, with options of the interpreter before its own."""
    for file in Path(run.emptied).iterdir() if run.emptied and Path(run.emptied).exists() else ():
        file.unlink()
    python, *rest = run.argv
    done = subprocess.run(
        [python, *options, *rest],
        input=run.stdin,
        capture_output=True,
        env=run.env,
        cwd=run.cwd,
        text=True,
        check=False,
    )
    return done.stderr
