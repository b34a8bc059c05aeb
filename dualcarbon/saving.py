"""Files that are written whole or not at all: beside their place first, then put into it."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from dualcarbon.errors import Failure, reason
from dualcarbon.text import Text


def standing(files: Iterable[Path]) -> list[Path]:
    """Those of the files that are there already, and would be replaced."""
    return [file for file in files if file.is_file()]


def save(files: Mapping[Path, bytes]) -> None:
    """Write each file with its content: all of them, or, where one can't be written, none.

    What stood there is replaced. A pipe or a device is written to as it is. Raises Failure.
    """
    aside: dict[Path, Path] = {}
    try:
        for file, content in files.items():
            if _is_special(file):
                file.write_bytes(content)
                continue
            place = Path(os.path.realpath(file))  # what a link names is replaced, not the link
            aside[place] = place.with_name(f".{place.name}.{os.getpid()}")
            aside[place].write_bytes(content)
        for place, written in aside.items():
            written.replace(place)
    except OSError as error:
        raise _unwritable(file, error) from error
    finally:
        for written in aside.values():
            with suppress(OSError):
                written.unlink()


def make_folder(folder: Path) -> None:
    """Make the folder, and those that it is to be in, where it is not there. Raises Failure."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _unwritable(folder, error) from error


def _is_special(file: Path) -> bool:
    """Whether the file is there and is neither a plain file nor a folder."""
    with suppress(OSError):
        mode = file.stat().st_mode
        return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))
    return False


def _unwritable(file: Path, error: OSError) -> Failure:
    why = reason(error)
    return Failure(
        Text(f"cannot write {file}: {why.en}", f"无法写入 {file}：{why.zh}"),
        Text("nothing was written; choose another place", "未写入任何内容；请换一个位置"),
    )
