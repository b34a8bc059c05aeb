"""How SQLite is told where a file lies."""

from __future__ import annotations

import os
from pathlib import PurePath
from urllib.parse import quote_from_bytes


def read_only_uri(path: PurePath) -> str:
    """The URI under which SQLite opens the file at an absolute path for reading only.

    SQLite takes no host in it: a Windows share is a path that begins with two strokes.
    """
    place = quote_from_bytes(os.fsencode(path.as_posix()), safe="/:")
    return f"file://{'' if place.startswith('/') else '/'}{place}?mode=ro"
