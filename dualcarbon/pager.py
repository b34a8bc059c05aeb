"""What is longer than the screen goes through a pager, as git has it.

Whatever the pager does, nothing is lost: where it can't be started, or dies, all is written as if
there were none. One that a person leaves has done what it was for.
"""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from itertools import chain

Write = Callable[[str], None]

_USUAL = ("less", "-FRX")
_INTERRUPTED = -signal.SIGINT


def chosen(environment: Mapping[str, str]) -> tuple[str, ...]:
    """The words of the pager: of `DUALCARBON_PAGER`, `PAGER`, or less where there is one.

    Empty for none, which an empty variable and `cat` ask for, and a line that can't be read.
    """
    for name in ("DUALCARBON_PAGER", "PAGER"):
        if (given := environment.get(name)) is not None:
            try:
                words = tuple(shlex.split(given, posix=os.name != "nt"))
            except ValueError:
                return ()
            return () if words == ("cat",) else words
    return _USUAL if shutil.which(_USUAL[0]) else ()


def carries_links(pager: tuple[str, ...]) -> bool:
    """Whether the pager lets links through; less does, and what is none."""
    return not pager or os.path.basename(pager[0]).startswith("less")  # noqa: PTH119


def show(
    texts: Iterable[str], pager: tuple[str, ...], fits: Callable[[str], bool], write: Write
) -> None:
    """Write the texts: by the pager where they don't fit together on a screen."""
    rest = iter(texts)
    held: list[str] = []
    for text in rest:
        held.append(text)
        if not fits("".join(held)):
            break
    else:
        pager = ()
    read = bool(pager) and _read(pager, held, rest)
    for text in () if read else chain(held, rest):
        write(text)


def _read(pager: tuple[str, ...], held: list[str], rest: Iterable[str]) -> bool:
    """Whether a person has read the texts in the pager; those of `rest` are `held` as they go."""
    # Ctrl-C is for the pager. It begins with the default again, since this is no setting to ignore.
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        process = subprocess.Popen(  # noqa: S603 - what the user has chosen
            pager,
            stdin=subprocess.PIPE,
            encoding="utf-8",
            errors="replace",
            env={"LESS": "FRX", "LV": "-c", **os.environ},
        )
    except (OSError, ValueError):
        return False
    else:
        assert process.stdin
        try:
            for text in held:
                process.stdin.write(text)
            for text in rest:
                held.append(text)
                process.stdin.write(text)
        except OSError:  # it has been left, or has died: its exit code tells
            pass
        finally:
            _close(process)
        return process.returncode in (0, _INTERRUPTED)
    finally:
        signal.signal(signal.SIGINT, before)


def _close(process: subprocess.Popen[str]) -> None:
    assert process.stdin
    with suppress(OSError):
        process.stdin.close()
    process.wait()
