"""The place where a benchmark runs: a copy of the program, the bases, and what starts a command.

All of it lies in one temporary folder. The program is copied so that every round measures the same
state of it, whatever becomes of the checkout meanwhile.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from compileall import compile_dir
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import dualcarbon
from dualcarbon.commands.parser import COMMANDS
from dualcarbon.reading.check import sound
from dualcarbon.reading.files import packaged_file

from .bases import Made, Probes, generated, probes
from .wordnet import Unavailable, wordnet

HERE = Path(__file__).parent

PACKAGED, WORDNET = "packaged", "wordnet"

_INHERITED = ("PATH", "HOME", "LD_LIBRARY_PATH", "TMPDIR")
"""What a command gets of the environment; the rest could change what it does."""


@dataclass(frozen=True)
class Run:
    """A process to be measured, and what it must do for the measurement to count.

    `emptied` is a folder whose files are removed before.
    """

    argv: tuple[str, ...]
    env: dict[str, str]
    cwd: str
    stdin: str = ""
    code: int = 0
    holds: str = ""
    emptied: str = ""

    @property
    def spec(self) -> dict[str, Any]:
        """The run as the meter reads it."""
        return asdict(self)


@dataclass(frozen=True)
class Bench:
    """A base to measure on: its file (none: the packaged one), and what to look for in it."""

    label: str
    file: Path
    probes: Probes
    terms: int
    series: bool = True
    """Whether it has events and statistics."""


@dataclass(frozen=True)
class Lab:
    """A temporary folder with a copy of the program in it, and what has been made there."""

    folder: Path
    missing: dict[str, str] = field(default_factory=dict)
    """Why a base could not be had, by its label."""

    @classmethod
    def at(cls, folder: Path) -> Lab:
        """A lab in `folder`, with the program and the floor in it."""
        package = Path(dualcarbon.__file__).parent
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(package, folder / "program" / "dualcarbon", ignore=ignored)
        shutil.copy2(packaged_file(), folder / "program" / "facts.yaml")
        shutil.copy2(HERE / "floor.py", folder / "program")
        compile_dir(folder / "program", quiet=1)
        return cls(folder)

    def benches(self, labels: list[str]) -> Iterator[Bench]:
        """The bases of those labels: packaged, wordnet, or a number of terms."""
        for label in labels:
            if label == PACKAGED:
                yield self.packaged()
            elif label == WORDNET:
                try:
                    yield self._bench(label, wordnet(self.folder), series=False)
                except Unavailable as error:
                    self.missing[label] = str(error)
            else:
                yield self._bench(label, generated(int(label)), series=True)

    def packaged(self) -> Bench:
        """The packaged base."""
        file = self.folder / "program" / "facts.yaml"
        terms = [(t.name.en, t.definition.en) for t in sound(file).terms.values()]
        return Bench(PACKAGED, file, probes(terms), len(terms))

    def _bench(self, label: str, made: Made, *, series: bool) -> Bench:
        file = made.written(self.folder / f"{label}.yaml")
        return Bench(label, file, made.probes, made.terms, series)

    def command(
        self,
        bench: Bench,
        *arguments: str,
        stdin: str = "",
        code: int = 0,
        holds: str = "",
        cold: bool = False,
    ) -> Run:
        """`dualcarbon` with those arguments on a base; `cold` without a compiled copy of it."""
        cache = str(self.folder / f"cache-{bench.label}{'-cold' if cold else ''}")
        given = () if bench.label == PACKAGED else ("--facts", str(bench.file))
        return self._run(
            "-m",
            "dualcarbon",
            *arguments,
            *given,
            env={"DUALCARBON_CACHE_DIR": cache},
            stdin=stdin,
            code=code,
            holds=holds,
            emptied=cache if cold else "",
        )

    def floor(self) -> Run:
        """The reference of the budgets (see floor.py)."""
        return self._run("-m", "floor", str(len(COMMANDS)), env={}, holds="row 2")

    def parser(self, bench: Bench) -> Run:
        """What libyaml takes for the file of a base, in a process of its own."""
        code = (
            "import sys, yaml\n"
            "with open(sys.argv[1], encoding='utf-8') as file:\n"
            "    yaml.load(file.read(), Loader=yaml.CSafeLoader)\n"
        )
        return self._run("-c", code, str(bench.file), env={})

    def events(self, bench: Bench) -> Run:
        """What libyaml takes to tell the events in the file of a base, and makes nothing of them."""
        code = (
            "import sys, yaml\n"
            "with open(sys.argv[1], encoding='utf-8') as file:\n"
            "    for event in yaml.parse(file.read(), Loader=yaml.CSafeLoader): pass\n"
        )
        return self._run("-c", code, str(bench.file), env={})

    def _run(self, *argv: str, env: dict[str, str], **more: Any) -> Run:
        kept = {name: os.environ[name] for name in _INHERITED if name in os.environ}
        settings = {
            "TERM": "xterm-256color",
            "COLUMNS": "80",
            "PYTHONIOENCODING": "utf-8",
            "DUALCARBON_LANG": "en",
            "DUALCARBON_TODAY": "2026-11-24",
        }
        return Run(
            (sys.executable, *argv),
            {**kept, **settings, **env},
            str(self.folder / "program"),
            **more,
        )
