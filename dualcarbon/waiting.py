"""Waiting for another process that holds an SQLite file: told after a moment, never for ever."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from time import monotonic
from typing import TypeVar

AT_ONCE = 0.1
"""Seconds that a connection waits by itself: so short that Ctrl-C is heard in between."""

UNTOLD = 1.5
"""Seconds of waiting that a person takes for a pause."""

Done = TypeVar("Done")


def patiently(attempt: Callable[[], Done], patience: float, tell: Callable[[], None]) -> Done:
    """What `attempt` returns, tried again for `patience` seconds while another process is at work.

    `tell` is called once, when the wait gets long. The connection that `attempt` uses should itself
    wait for AT_ONCE. Raises the sqlite3.Error of the last attempt.
    """
    begun = monotonic()
    told = False
    while True:
        try:
            return attempt()
        except sqlite3.OperationalError as error:
            waited = monotonic() - begun
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or waited >= patience:
                raise
            if waited >= UNTOLD and not told:
                told = True
                tell()
