"""Runs two commands in turn and measures each; a process of its own.

It stays small, since Linux counts what a parent holds at the start into a child's peak memory.

Standard input is JSON: `rounds`, `warm` (whether each runs once before, unmeasured), and the two
`commands`. Standard output is JSON: for each round what both took, as seconds and bytes.
"""

import json
import os
import shutil
import subprocess
import sys
import time

_KEPT = 2**16
"""Bytes of the output that are looked at."""

_UNIT = 1 if sys.platform == "darwin" else 1024
"""Bytes in a unit of ru_maxrss."""


def measured(
    argv: list[str],
    env: dict[str, str],
    cwd: str,
    stdin: str,
    code: int,
    holds: str,
    emptied: str,
) -> tuple[float, int]:
    """Seconds and peak bytes of one run, from the start of the process to its end.

    `emptied` is a folder that is removed before, with what is in it. Raises SystemExit where the exit code is
    another than `code`, or where the beginning of the output does not hold `holds`.
    """
    if emptied:
        shutil.rmtree(emptied, ignore_errors=True)
    start = time.perf_counter()
    process = subprocess.Popen(
        argv,
        stdin=subprocess.PIPE if stdin else subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=env,
        cwd=cwd,
        bufsize=0,
    )
    if process.stdin:
        process.stdin.write(stdin.encode())
        process.stdin.close()
    assert process.stdout
    kept = b""
    while read := process.stdout.read(_KEPT):
        kept += read[: _KEPT - len(kept)]
    _, status, used = os.wait4(process.pid, 0)
    took = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    process.stdout.close()
    said = kept.decode(errors="replace")
    if process.returncode != code or holds not in said:
        sys.exit(f"exit code {process.returncode}, expected {code} and {holds!r}: {said[-300:]}")
    return took, used.ru_maxrss * _UNIT


def main() -> None:
    """Measure what standard input says."""
    given = json.load(sys.stdin)
    commands = given["commands"]
    if given["warm"]:
        for command in commands:
            measured(**command)
    rounds = []
    for number in range(given["rounds"]):
        taken = {}
        # Each comes first in every second round.
        for place in (0, 1) if number % 2 else (1, 0):
            taken[place] = measured(**commands[place])
        rounds.append([taken[0], taken[1]])
    json.dump(rounds, sys.stdout)


if __name__ == "__main__":
    main()
