"""The rows of the table: what is held against what, and by which budget."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from .lab import PACKAGED, Bench, Lab, Run

Measure = Literal["time", "memory"]

_FEW = 5
"""Rounds that are enough for memory, which hardly varies, and for what takes long."""

_LARGE, _HUGE = 5_000, 50_000
"""Terms from which what takes long is measured in fewer rounds."""


@dataclass(frozen=True)
class Row:
    """A subject and its reference, and what of them is shown with which budget (None: none)."""

    name: str
    base: str
    against: str
    subject: Run
    reference: Run
    limits: dict[Measure, float | None]
    rounds: int
    cold: bool = False
    """Whether nothing runs before the first round, because it takes long."""

    @property
    def label(self) -> str:
        """The row in a line: `stats, packaged, against floor (time)`."""
        return f"{self.name}, {self.base}, against {self.against} ({' and '.join(self.limits)})"


def rows(lab: Lab, packaged: Bench, bench: Bench, rounds: int) -> Iterator[Row]:
    """The rows of one base."""
    yield from _against_floor(lab, bench, rounds)
    if bench.label != PACKAGED:
        yield Row(
            "define, a hit",
            bench.label,
            "define, packaged",
            _hit(lab, bench),
            _hit(lab, packaged),
            {"time": 1.10},
            rounds,
        )
    yield from _against_hit(lab, bench, rounds)
    yield from _compiling(lab, bench, rounds)
    yield from _memory(lab, bench, min(rounds, _FEW))


def _hit(lab: Lab, bench: Bench, *more: str, cold: bool = False) -> Run:
    hit = bench.probes.hit
    return lab.command(bench, "define", *hit.split(), *more, holds=hit, cold=cold)


def _miss(lab: Lab, bench: Bench) -> Run:
    found = bench.probes
    return lab.command(bench, "define", *found.typo.split(), code=3, holds=f"\n  {found.hit}")


def _quiz(lab: Lab, bench: Bench) -> Run:
    arguments = ("quiz", "-n", "10", "--seed", "1")
    return lab.command(bench, *arguments, stdin="q\n", holds="Question 1 of 10")


def _search(lab: Lab, bench: Bench, words: str) -> Run:
    return lab.command(bench, "search", *words.split(), holds="«")


def _against_floor(lab: Lab, bench: Bench, rounds: int) -> Iterator[Row]:
    commands: dict[str, tuple[Run, float | None]] = {
        "define, a hit": (_hit(lab, bench), 0.90),
        "search, two words": (_search(lab, bench, bench.probes.pair), 0.90),
        "list terms": (
            lab.command(bench, "list", "terms"),
            0.90 if bench.label == PACKAGED else None,
        ),
        "--version": (lab.command(bench, "--version", holds="SHA-256"), 0.85),
        "define --format rich": (_hit(lab, bench, "--format", "rich"), None),
        "quiz -n 10, to the first question": (_quiz(lab, bench), 1.30),
    }
    if bench.series:
        commands["stats"] = lab.command(bench, "stats"), 1.10
        commands["timeline"] = lab.command(bench, "timeline", holds="Today"), 1.10
        if bench.label == PACKAGED:
            commands["targets"] = lab.command(bench, "targets"), 1.10
            commands["about"] = lab.command(bench, "about", "wind", holds="wind power"), 1.10
    for name, (run, budget) in commands.items():
        yield Row(name, bench.label, "floor", run, lab.floor(), {"time": budget}, rounds)


def _against_hit(lab: Lab, bench: Bench, rounds: int) -> Iterator[Row]:
    found = bench.probes
    commands: dict[str, tuple[Run, float | None]] = {
        "search, a rare word": (_search(lab, bench, found.rare), 1.5),
        "search, two words": (_search(lab, bench, found.pair), 1.5),
        "search, a sentence": (_search(lab, bench, f"what is the {found.pair} in China?"), 1.10),
        "define, a miss with suggestions": (_miss(lab, bench), 1.5),
        "search, the commonest word": (_search(lab, bench, found.common), None),
        "list terms": (lab.command(bench, "list", "terms"), None),
        "define, the glossary": (lab.command(bench, "define"), None),
    }
    for name, (run, budget) in commands.items():
        most = min(rounds, _FEW) if budget is None and bench.terms > _HUGE else rounds
        yield Row(name, bench.label, "a hit", run, _hit(lab, bench), {"time": budget}, most)


def _compiling(lab: Lab, bench: Bench, rounds: int) -> Iterator[Row]:
    most = 3 if bench.terms > _HUGE else _FEW if bench.terms > _LARGE else rounds
    rounds, loading = min(rounds, most), lab.parser(bench)
    yield Row(
        "compile and define",
        bench.label,
        "yaml.load",
        _hit(lab, bench, cold=True),
        loading,
        {"time": 2.0, "memory": None},
        rounds,
        cold=True,
    )
    parsing = lab.events(bench)
    yield Row(
        "yaml.parse alone", bench.label, "yaml.load", parsing, loading, {"time": None}, rounds
    )


def _memory(lab: Lab, bench: Bench, rounds: int) -> Iterator[Row]:
    found = bench.probes
    for name, run in {
        "define, a hit": _hit(lab, bench),
        "define, a miss with suggestions": _miss(lab, bench),
        "search, two words": _search(lab, bench, found.pair),
        "search, the commonest word": _search(lab, bench, found.common),
        "list terms": lab.command(bench, "list", "terms"),
        "quiz -n 10, to the first question": _quiz(lab, bench),
        "define, the glossary": lab.command(bench, "define"),
    }.items():
        yield Row(name, bench.label, "floor", run, lab.floor(), {"memory": 1.3}, rounds)
