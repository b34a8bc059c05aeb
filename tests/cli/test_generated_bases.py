"""What `check` accepts every command shows, and what it refuses has a place: bases by chance."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shlex
import sys
import tempfile
from collections.abc import Callable
from itertools import count
from pathlib import Path
from unittest import mock

import pytest
from bases import Below, Choosing, as_yaml, bases, chance
from conftest import GOOD, TODAY, Ran, clean_environment, examples
from hypothesis import HealthCheck, assume, given, note, settings
from hypothesis import strategies as st
from slips import slipped

from dualcarbon.cli import main
from dualcarbon.model.entries import Facts
from dualcarbon.model.vocab import MOMENTS, STATUSES
from dualcarbon.quiz.papers import MAKERS
from dualcarbon.reading.check import check
from dualcarbon.reading.files import packaged_file
from dualcarbon.text import CONTROL

FORMATS = ("rich", "plain", "json", "csv", "markdown")
STYLES = ("text", "apa", "gbt7714", "gbt7714-2015", "bibtex", "biblatex", "ris", "csl-json")
QUOTING = ("define", "stats", "targets", "timeline")
COMPLETED = ("define", "cite", "quiz --about", "plan", "stats --topic", "search x --kind")
SOUGHT = ("carbon", "碳", "50%", "1900 GW", "16.2亿千瓦", "2020-09-22", "a")
DAYS = ("0001", "0001-01-01", "1900-06", "2020", "2024-02-29", TODAY, "2060", "9999", "9999-12-31")
OPENS = {
    "terms": "define",
    "statistics": "stats",
    "targets": "targets",
    "plans": "plan",
    "events": "timeline",
    "sources": "cite",
}
"""The command that opens an entry of a section by its id."""

_PACKAGED = packaged_file().read_text(encoding="utf-8")
GOOD_TEXTS = (
    GOOD.read_text(encoding="utf-8"),
    # The beginning of each section of the packaged base, as a person writes it.
    "".join(
        "".join(section.splitlines(keepends=True)[:50])
        for section in re.split(r"(?m)^(?=[a-z])", _PACKAGED)
    ),
)
_FOLDER = tempfile.TemporaryDirectory(prefix="dualcarbon-bases-")
_BASES = count()
_SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example]


# Running a command in this process


class _Terminal(io.TextIOWrapper):
    def isatty(self) -> bool:
        return True


def _stream(content: str = "", kind: type[io.TextIOWrapper] = io.TextIOWrapper) -> io.TextIOWrapper:
    return kind(io.BytesIO(content.encode()), encoding="utf-8", newline="")


def _told(stream: io.TextIOWrapper) -> str:
    stream.flush()
    stream.seek(0)
    return stream.read()


def run_here(*arguments: str, typed: str = "", columns: int = 0, **environment: str) -> Ran:
    """What a command does, without a process of its own; an error that nobody expects is raised.

    With `columns` it writes to a terminal as wide as that.
    """
    streams = {
        "stdin": _stream(typed),
        "stdout": _stream(kind=_Terminal if columns else io.TextIOWrapper),
        "stderr": _stream(),
    }
    environment = clean_environment(COLUMNS=str(columns), **environment)
    with (
        mock.patch.dict(os.environ, environment, clear=True),
        mock.patch.multiple(sys, **streams),
    ):
        try:
            code = main(["--debug", *arguments])
        except SystemExit as ended:  # what the shell asks for at the tab key
            code = int(ended.code or 0)
    return Ran(code, _told(streams["stdout"]), _told(streams["stderr"]))


def written(text: str | bytes) -> Path:
    """A file of its own with that text."""
    file = Path(_FOLDER.name) / f"base{next(_BASES)}.yaml"
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return file


# What a person may ask of a base


Asked = tuple[list[str], set[int]]
"""A command line, and the exit codes that it may have."""


class Asking(Choosing):
    """What a person may ask of a base."""

    def __init__(self, facts: Facts, below: Below) -> None:
        super().__init__(below)
        self.facts = facts
        self.ids = [id for section in OPENS for id in getattr(facts, section)] or ["none"]
        self.names = [
            side
            for section in ("terms", "statistics", "targets", "plans", "events")
            for entry in getattr(facts, section).values()
            for side in (entry.name.en, entry.name.zh, *getattr(entry, "aliases", ()))
            if side
        ] or ["none"]

    def typed(self) -> str:
        """What is answered in a quiz."""
        return "\n".join(
            self.one(["1", "2", "3", "a", "d", "?", "h", "u", "s", "q", "f", "x", "9", "碳"])
            for _ in range(self.below(9))
        )

    def environment(self) -> dict[str, str]:
        """The language and the day."""
        day = self.one((TODAY, TODAY, *DAYS))
        return {"DUALCARBON_LANG": self.one(("en", "zh")), "DUALCARBON_TODAY": day}

    def shown(self) -> list[str]:
        return ["--format", self.one(FORMATS)] if self.below(6) else []

    def day(self, option: str) -> list[str]:
        return [option, self.one(DAYS)] if self.coin() else []

    def topic(self) -> list[str]:
        topics = [*self.facts.topics]
        return ["--topic", self.one(topics)] if topics and self.coin() else []

    def opened(self) -> Asked:
        """An entry by its id."""
        entries = [(section, id) for section in OPENS for id in getattr(self.facts, section)]
        if not entries:
            return ["list"], {0, 3}
        section, id = self.one(entries)
        return [OPENS[section], id, *(self.shown() if section != "sources" else [])], {0}

    def tab(self) -> dict[str, str]:
        """What a shell asks with at the tab key."""
        begun = self.one((*self.ids, *self.names))[: self.below(4)]
        line = f"dualcarbon {self.one(COMPLETED)} {begun}"
        return {
            "_DUALCARBON_COMPLETE": "complete_bash",
            "COMP_WORDS": line,
            "COMP_CWORD": str(len(line.split(" ")) - 1),
        }

    def seed(self) -> list[str]:
        return ["--seed", self.one("abc") + self.one(("", "碳", "'", "\x1b"))]


COMMANDS: tuple[Callable[[Asking], Asked], ...] = (
    *[Asking.opened] * 6,
    lambda a: (["define", *a.day("--as-of"), *a.shown()], {0, 2, 3}),
    lambda a: (["define", a.one(a.ids), *a.day("--as-of"), *a.shown()], {0, 2, 3}),
    lambda a: (["define", *a.shown(), "--", a.one(a.names)], {0, 3}),
    lambda a: (
        ["timeline", *a.day("--as-of"), *a.day("--since"), *a.topic(), *a.shown()],
        {0, 2, 3},
    ),
    lambda a: (["timeline", *a.day("--until"), "--kind", a.one([*MOMENTS]), *a.shown()], {0, 3}),
    lambda a: (["timeline", a.one(a.ids), *a.day("--as-of"), *a.shown()], {0, 2, 3}),
    lambda a: (["stats", *a.day("--as-of"), *a.shown()], {0, 2, 3}),
    lambda a: (["stats", a.one(a.ids), *a.day("--as-of"), *a.shown()], {0, 2, 3}),
    lambda a: (["stats", *a.shown(), "--", a.one(a.names)], {0, 3}),
    lambda a: (["targets", *a.day("--as-of"), *a.day("--by"), *a.topic(), *a.shown()], {0, 2, 3}),
    lambda a: (["targets", "--status", a.one([*STATUSES]), *a.shown()], {0, 3}),
    lambda a: (["targets", a.one(a.ids), *a.day("--as-of"), *a.shown()], {0, 2, 3}),
    lambda a: (["targets", *a.shown(), "--", a.one(a.names)], {0, 3}),
    lambda a: (["plan", *a.one(([], ["--list"], ["1"], ["2"], ["0"], ["99"])), *a.shown()], {0, 3}),
    lambda a: (["plan", a.one(a.ids), *a.one(([], ["1"], ["3"])), *a.shown()], {0, 3}),
    lambda a: (["plan", *a.shown(), "--", a.one(a.names)], {0, 3}),
    lambda a: (
        ["list", *a.one(([], ["terms"], ["sources"], ["questions"], ["事件"])), *a.shown()],
        {0, 3},
    ),
    lambda a: (["random", *a.seed(), *a.topic(), *a.shown()], {0, 3}),
    lambda a: (["search", *a.shown(), "--", a.one((*SOUGHT, a.one(a.ids)))], {0, 3}),
    lambda a: (["search", *a.topic(), *a.shown(), "--", a.one(a.names)], {0, 3}),
    lambda a: (["cite", a.one(a.ids), "--style", a.one(STYLES)], {0, 3}),
    lambda a: (["cite", "--", a.one(a.names), a.one(a.ids)], {0, 3}),
    lambda a: ([a.one(QUOTING), "--quote", *a.day("--as-of"), *a.shown()], {0, 2, 3}),
    lambda a: ([a.one(QUOTING), "--quote", *a.shown(), "--", a.one(a.names)], {0, 3}),
    lambda a: (["cite", "dualcarbon", "--style", a.one(STYLES)], {0}),
    lambda a: (["quiz", *a.seed(), *a.topic()], {0, 3}),
    lambda a: (["quiz", *a.seed(), "--exam", "--minutes", "5"], {0, 3}),
    lambda a: (["quiz", *a.seed(), "-n", a.one("123")], {0, 2, 3}),
    lambda a: (["quiz", *a.seed(), "--paper", *a.one(([], ["--level", a.one("123")]))], {0, 3}),
    lambda a: (["quiz", *a.seed(), "--kind", a.one([*MAKERS])], {0, 3}),
    lambda a: (["quiz", "--about", a.one((*a.ids, *a.facts.questions))], {0, 3}),
    lambda a: (["quiz", a.one(("--missed", "--review", "--resume"))], {0, 3}),
    lambda a: (["quiz", "--audit", "--seeds", "1"], {0, 1, 3}),
    lambda a: (["progress", *a.day("--since"), *a.topic(), *a.shown()], {0, 3}),
    lambda a: (["progress", "export"], {0}),
    lambda a: (["export", "data", "--to", a.one(("json", "csv")), *a.day("--as-of")], {0, 2, 3}),
    lambda a: (["check", *a.one(([], ["--strict"], ["--schema"], ["--format", "json"]))], {0, 1}),
    lambda a: (["--version"], {0}),
)
"""The forms of every command."""


def assert_sound(ran: Ran, arguments: list[str], codes: set[int]) -> None:
    """The exit code is one of `codes`, data can be read, and nothing acts on the terminal."""
    assert ran.code in codes, ran
    assert "internal error" not in ran.err
    assert bool(ran.err) or ran.code in (0, 1), "says why there is nothing"
    assert not CONTROL.search(ran.err)
    if ran.code == 0 and (arguments[-2:] == ["--style", "csl-json"] or "json" in arguments):
        json.loads(ran.out, parse_constant=pytest.fail)
    elif ran.code == 0 and "csv" in arguments:
        assert len({len(row) for row in csv.reader(io.StringIO(ran.out, newline=""))}) <= 1
    else:
        assert not CONTROL.search(re.sub(r"\x1b(\[[0-9;]*m|\]8;[^\x1b]*\x1b\\)", "", ran.out))


def assert_every_command_shows(file: Path, facts: Facts, below: Below, count: int) -> None:
    """Each of so many commands on the base, in any format, language, width and on any day."""
    asking = Asking(facts, below)
    for _ in range(count):
        arguments, codes = asking.one(COMMANDS)(asking)
        note(f"dualcarbon {shlex.join(arguments)}")
        ran = run_here(
            *arguments,
            typed=asking.typed(),
            columns=asking.one((0, 0, 20, 80, 200)),
            DUALCARBON_FACTS=str(file),
            DUALCARBON_DATA_DIR=f"{file}-answers",
            **asking.environment(),
        )
        assert_sound(ran, arguments, codes)
    offered = run_here(DUALCARBON_FACTS=str(file), **asking.tab())
    assert (offered.code, offered.err) == (0, "")
    assert not CONTROL.search(offered.out)


# The two properties


@pytest.mark.slow
@settings(max_examples=examples(25), suppress_health_check=_SLOW)
@given(bases(), chance())
def test_every_command_shows_what_check_accepts(base, below):
    text = as_yaml(base, flow=bool(below(2)))
    note(text)
    file = written(text)
    facts, findings = check(file, warnings=False)
    assume(facts and not findings)
    assert_every_command_shows(file, facts, below, 6)


@pytest.mark.slow
@settings(max_examples=examples(40), suppress_health_check=_SLOW)
@given(st.sampled_from(GOOD_TEXTS) | bases().map(as_yaml), chance())
def test_a_slip_is_told_with_its_place_or_does_no_harm(text, below):
    made = slipped(text, below)
    note(made.decode(errors="replace"))
    file = written(made)
    facts, findings = check(file)
    lines = len(re.split(rb"\r\n|\r|\n", made))
    for finding in findings:
        assert finding.place.file == str(file)
        assert 1 <= finding.place.line <= lines
        assert finding.place.column >= 1
        assert not CONTROL.search(finding.line("en") + finding.line("zh"))
    if facts and all(finding.severity == "warning" for finding in findings):
        assert_every_command_shows(file, facts, below, 3)
    else:
        assert any(finding.severity == "error" for finding in findings)
        ran = run_here("define", DUALCARBON_FACTS=str(file))
        assert (ran.code, ran.out) == (1, "")
