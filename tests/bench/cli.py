"""The options of the benchmark, and its run from the first base to the last row."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from .lab import PACKAGED, WORDNET, Lab
from .profiling import profiled
from .report import Failed, about, lines, measured, table_head, without
from .rows import Row, rows

_BASES = (PACKAGED, "1000", "10000", "120000", WORDNET)
_ROUNDS = 15
_DESCRIPTION = "Measure the commands, as ratios to a reference measured in the same run."


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table, or the profiles; 1 where a row could not be measured, whatever it is."""
    options = _parser().parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="dualcarbon-bench-") as made:
        lab = Lab.at(Path(made))
        if options.profile:
            return _profile(lab, options)
        return _table(lab, options)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=_DESCRIPTION)
    parser.add_argument("--rounds", type=int, default=_ROUNDS, help="rounds a row (%(default)s)")
    parser.add_argument(
        "--only", default="", metavar="TEXT", help="rows with TEXT in their label: search, memory"
    )
    parser.add_argument(
        "--bases",
        type=_labels,
        default=list(_BASES),
        help=f"some of {','.join(_BASES)}, or any other number of terms",
    )
    parser.add_argument(
        "--profile", action="store_true", help="show where the time goes instead of the table"
    )
    return parser


def _labels(given: str) -> list[str]:
    labels = given.split(",")
    for label in labels:
        if label not in _BASES and not label.isdecimal():
            raise argparse.ArgumentTypeError(f"no base is called {label!r}")
    return labels


def _rows(lab: Lab, options: argparse.Namespace) -> list[Row]:
    packaged = lab.packaged()
    return [
        row
        for bench in lab.benches(options.bases)
        for row in rows(lab, packaged, bench, options.rounds)
        if options.only.casefold() in row.label.casefold()
    ]


def _table(lab: Lab, options: argparse.Namespace) -> int:
    found = _rows(lab, options)
    _say(f"{about()}\n\n{table_head()}")
    failed = 0
    for number, row in enumerate(found, 1):
        sys.stderr.write(f"{number}/{len(found)} {row.label}\n")
        try:
            for line in lines(row, measured(row)):
                _say(line)
        except Failed as why:
            failed = 1
            _say(without(row.name, row.base, str(why)))
    for base, reason in lab.missing.items():
        _say(without("all", base, reason))
    return failed


def _profile(lab: Lab, options: argparse.Namespace) -> int:
    shown: set[tuple[str, ...]] = set()
    for row in _rows(lab, options):
        if row.subject.argv not in shown:
            shown.add(row.subject.argv)
            _say(f"## {row.name}, {row.base}\n\n{profiled(row.subject, lab.folder)}")
    return 0


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()
