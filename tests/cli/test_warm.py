"""Commands answered by a fork of a waiting process do what a process of their own does."""

from __future__ import annotations

import pytest

from dualcarbon.commands.parser import COMMANDS

ASKED = (
    "", "--help", "--version", "nonsense", "define 碳達峯 NDC", "define nothing-at-all", "timeline --year 2020",
    "stats nev-sales --format json", "targets --format csv", "plan --lang zh", "search 甲烷", "list topics", "about 风电", "define -",
    "random --seed 1", "quiz -n 3 --seed 1", "quiz -n 3 --seed 2 --paper", "progress", "changes --since 2026-06", "cite plan-2021 seed",
    "check --strict", "proofread README.md", "check tests/data/E301.yaml",
    "export data --to csv", "export quiz -n 3 --seed 1 --to gift",
)  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("line", ASKED)
def test_a_fork_and_two_processes_of_their_own_give_one_answer(run, line):
    warm = run(*line.split(), stdin="1\nb\nh\n2\n")
    # Sets in another order than in the waiting process, and in one more.
    for seed in "12":
        assert run(*line.split(), stdin="1\nb\nh\n2\n", PYTHONHASHSEED=seed) == warm


def test_every_command_is_asked():
    assert {line.split()[0] for line in ASKED if line} >= {*COMMANDS}
