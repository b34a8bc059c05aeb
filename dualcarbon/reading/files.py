"""The files of a fact base on the disk: where they are, which state they are in; never parsed."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

from dualcarbon import __version__
from dualcarbon.errors import Failure, reason
from dualcarbon.text import Text, shorten

STANDARD_INPUT = Path("-")
"""What stands for standard input in place of a file."""

_PACKAGE = Path(__file__).parent.parent

_LONGEST_PATH = 300
"""Characters of a path in a message."""


def packaged_file() -> Path:
    """The fact base that comes with the program.

    It lies beside the code in an installed copy or an archive, and at the top of a checkout.
    """
    inside = _PACKAGE / "facts.yaml"
    beside = _PACKAGE.parent / "facts.yaml"
    return beside if beside.exists() and not inside.exists() else inside


def fact_files(files: Iterable[Path]) -> tuple[Path, ...]:
    """The files of a base, where the word `packaged` stands for the bundled one."""
    return tuple(packaged_file() if str(file) == "packaged" else file for file in files)


def state(files: Iterable[Path]) -> tuple[tuple[str | int, ...], ...]:
    """What tells one state of the files from another: path, place on the disk, size, changes in ns.

    Raises Failure when one of them can't be found.
    """
    return tuple(map(_state, files))


def _state(file: Path) -> tuple[str | int, ...]:
    try:
        stat = status(file)
    except OSError as error:
        raise unreadable(file, error) from error
    path = os.path.realpath(file)
    return (path, stat.st_dev, stat.st_ino, stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns)


def status(file: Path) -> os.stat_result:
    """What the disk says of a file, or of the archive that it lies in. Raises OSError."""
    try:
        return file.stat()
    except NotADirectoryError:
        return _archive(file).stat()


def opened(file: Path) -> IO[bytes]:
    """The file to read from, on the disk or in the archive that it lies in. Raises OSError."""
    try:
        return file.open("rb")
    except NotADirectoryError:
        # Imported here: few run the program from an archive.
        import zipfile

        archive = _archive(file)
        if not zipfile.is_zipfile(archive):
            raise
        return zipfile.Path(archive, file.relative_to(archive).as_posix()).open("rb")


def _archive(file: Path) -> Path:
    """The file that stands where a folder on the way to `file` should be."""
    return next((path for path in file.parents if path.is_file()), file)


def program_state() -> tuple[tuple[str | int, ...], ...]:
    """What tells one version of the program from another, in a checkout too."""
    modules = sorted(_modules(_PACKAGE)) if _PACKAGE.is_dir() else [_state(_PACKAGE)]
    return ((__version__,), *modules)


def _modules(folder: Path | str) -> Iterator[tuple[str | int, ...]]:
    """The path, size and change of every module in the folder, at any depth."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(".py"):
                stat = entry.stat()
                yield entry.path, stat.st_size, stat.st_mtime_ns
            elif entry.is_dir():
                yield from _modules(entry.path)


def replace(file: Path, before: bytes, after: bytes) -> None:
    """Put `after` in place of what a file holds, at once and as a whole, its rights kept.

    Raises Failure where it can't be written, or no longer holds `before`.
    """
    place = Path(os.path.realpath(file))
    beside = place.with_name(f".{place.name}.{os.getpid()}")
    try:
        if place.read_bytes() != before:
            raise _unwritable(file, Text("it has changed meanwhile", "文件在此期间已被改动"))
        try:
            with beside.open("xb") as stream:
                stream.write(after)
                stream.flush()
                os.fsync(stream.fileno())
            beside.chmod(place.stat().st_mode)
            beside.replace(place)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        raise _unwritable(file, reason(error)) from error


def _unwritable(file: Path, why: Text) -> Failure:
    name = shorten(str(file), _LONGEST_PATH)
    return Failure(
        Text(
            f"cannot rewrite {name}: {why['en']}; it is as it was",
            f"无法改写 {name}：{why['zh']}；文件未改动",
        ),
        Text("see to that and try again", "请处理后重试"),
    )


def unreadable(file: Path, error: OSError) -> Failure:
    """The failure for a fact base that can't be read."""
    name = shorten(str(file), _LONGEST_PATH)
    return Failure(
        Text(
            f"cannot read the fact base {name}: {reason(error).en}",
            f"无法读取事实库 {name}：{reason(error).zh}",
        ),
        Text(
            "give the path of a readable YAML file with --facts FILE",
            "请用 --facts FILE 指定一个可读的 YAML 文件",
        ),
    )
