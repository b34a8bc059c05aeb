"""The files of a fact base on the disk: where they are, which state they are in; never parsed."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path

from dualcarbon.errors import Failure
from dualcarbon.text import Text


def packaged_file() -> Path:
    """The fact base that comes with the program.

    It lies beside the code in an installed copy, and at the top of a checkout.
    """
    package = Path(__file__).parent
    inside = package / "facts.yaml"
    return inside if inside.exists() else package.parent / "facts.yaml"


def fact_files(given: Iterable[Path]) -> tuple[Path, ...]:
    """The files of a base, where the word `packaged` stands for the one that comes along."""
    return tuple(packaged_file() if str(file) == "packaged" else file for file in given)


def state(files: Iterable[Path]) -> tuple[tuple[str | int, ...], ...]:
    """What tells one state of the files from another: path, place on the disk, size, changes in ns.

    Raises Failure when one of them can't be found.
    """
    return tuple(map(_state, files))


def _state(file: Path) -> tuple[str | int, ...]:
    try:
        told = file.stat()
    except OSError as error:
        raise unreadable(file, error) from error
    path = os.path.realpath(file)
    return (path, told.st_dev, told.st_ino, told.st_size, told.st_mtime_ns, told.st_ctime_ns)


def program_state() -> tuple[tuple[str | int, ...], ...]:
    """What tells one version of the program from another, in a checkout too."""
    package = Path(__file__).parent
    with os.scandir(package) as top, os.scandir(package / "rules") as rules:
        found = [
            (entry.path, (told := entry.stat()).st_size, told.st_mtime_ns)
            for entry in (*top, *rules)
            if entry.name.endswith(".py")
        ]
    return tuple(sorted(found))


def data_date(*files: Path) -> str:
    """The latest `updated` date of the files, found without parsing them; `?` if none has one."""
    return max((found for file in files if (found := _updated(file))), default="?")


def _updated(file: Path) -> str:
    try:
        with file.open(encoding="utf-8", errors="replace") as lines:
            found = (re.match(r"updated:\s*([0-9-]+)", line) for line in lines)
            return next((match[1] for match in found if match), "")
    except OSError as error:
        raise unreadable(file, error) from error


def unreadable(file: Path, error: OSError) -> Failure:
    """The failure for a fact base that can't be read."""
    return Failure(
        Text(
            f"cannot read the fact base {file}: {error.strerror}",
            f"无法读取事实库 {file}：{error.strerror}",
        ),
        Text(
            "give the path of a readable YAML file with --facts FILE",
            "请用 --facts FILE 指定一个可读的 YAML 文件",
        ),
    )
