"""Language, folders and console of systems that are not this one: their conditions are simulated."""

from __future__ import annotations

import ctypes
import errno
import io
import os
import plistlib
import sys
from types import SimpleNamespace

import pytest

from dualcarbon import streams, system
from dualcarbon.errors import ExitCode, Failure, reason
from dualcarbon.text import Text


def windows(monkeypatch, **functions) -> None:
    """Make the process believe that it runs on Windows, with these functions in its kernel."""
    monkeypatch.setattr(system.os, "name", "nt")
    kernel = SimpleNamespace(**functions)
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=kernel), raising=False)


# Language


@pytest.mark.parametrize(
    "environment, lang",
    [
        ({"DUALCARBON_LANG": "zh", "LANG": "en_GB.UTF-8"}, "zh"),
        ({"LC_ALL": "zh_CN.UTF-8", "LANG": "en_GB.UTF-8"}, "zh"),
        ({"LC_ALL": "", "LANG": "zh_CN.GBK"}, "zh"),
        ({"LC_MESSAGES": "en_GB", "LANG": "zh_CN"}, "en"),
        ({"LANG": "C"}, "en"),
        ({}, "en"),
    ],
)
def test_the_language_is_that_of_the_variables(environment, lang):
    assert system.language(environment) == lang


def test_another_language_is_refused():
    with pytest.raises(Failure) as refused:
        system.language({"DUALCARBON_LANG": "de\x1b[31m"})
    assert refused.value.code == ExitCode.USAGE
    assert "\x1b" not in refused.value.message.en


@pytest.mark.parametrize(
    "langid, lang",
    [(0x0804, "zh"), (0x0404, "zh"), (0x0C04, "zh"), (0x0409, "en"), (0x0809, "en")],
)
def test_windows_without_a_locale_tells_the_language_of_its_desktop(monkeypatch, langid, lang):
    windows(monkeypatch, GetUserDefaultUILanguage=lambda: langid)
    assert system.language({}) == lang
    assert system.language({"LANG": "zh_CN.UTF-8"}) == "zh", "a variable goes before it"


@pytest.mark.parametrize(
    "languages, lang",
    [(["zh-Hans-CN", "en"], "zh"), (["en-GB", "zh-Hans"], "en"), ([], "en"), (None, "en")],
)
def test_macos_without_a_locale_tells_the_language_of_its_desktop(
    monkeypatch, tmp_path, languages, lang
):
    preferences = tmp_path / "Library" / "Preferences"
    preferences.mkdir(parents=True)
    settings = {} if languages is None else {"AppleLanguages": languages}
    (preferences / ".GlobalPreferences.plist").write_bytes(plistlib.dumps(settings))
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert system.language({}) == lang


def test_macos_with_broken_preferences_speaks_english(monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert system.language({}) == "en"
    preferences = tmp_path / "Library" / "Preferences"
    preferences.mkdir(parents=True)
    (preferences / ".GlobalPreferences.plist").write_bytes(b"\0not a list")
    assert system.language({}) == "en"


# Folders


def test_a_folder_that_is_named_is_taken(tmp_path):
    named = {"DUALCARBON_DATA_DIR": str(tmp_path)}
    assert system.folder(named, "data") == tmp_path


def test_without_a_home_there_is_no_folder(monkeypatch):
    for name in ("HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(os.path, "expanduser", lambda path: path)  # as without a passwd entry
    assert system.folder({}, "cache") is None
    assert system.folder({}, "data") is None


def test_in_a_directory_that_is_gone_a_relative_folder_is_none(monkeypatch, tmp_path):
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert system.folder({"DUALCARBON_CACHE_DIR": "here"}, "cache") is None


# The console of Windows


@pytest.mark.parametrize("works", [True, False])
def test_an_old_console_is_told_to_understand_escapes_or_gets_none(monkeypatch, works):
    told = []

    def set_mode(handle, mode):
        told.append((handle, mode))
        return works

    windows(
        monkeypatch,
        GetStdHandle=lambda number: {-11: 7}[number],
        GetConsoleMode=lambda handle, mode: 1,
        SetConsoleMode=set_mode,
    )
    assert system.shows_escapes({}) is works
    assert told == [(7, 4)]


def test_windows_terminal_and_other_systems_understand_escapes(monkeypatch):
    assert system.shows_escapes({})
    windows(monkeypatch)
    assert system.shows_escapes({"WT_SESSION": "1"})


# Streams


class Leaving(io.TextIOWrapper):
    """A stream whose reader has left."""

    def __init__(self, number: int) -> None:
        super().__init__(io.BytesIO(), "utf-8")
        self.number = number

    def flush(self) -> None:
        raise OSError(self.number, os.strerror(self.number))

    def fileno(self) -> int:
        raise ValueError

    def close(self) -> None:
        """Leave what could not be flushed."""


@pytest.mark.parametrize(
    "name, number, gone",
    [
        ("posix", errno.EPIPE, True),
        ("nt", errno.EPIPE, True),
        ("nt", errno.EINVAL, True),
        ("posix", errno.EINVAL, False),
        ("nt", errno.ENOSPC, False),
    ],
)
def test_a_reader_that_left_is_known_on_windows_too(monkeypatch, name, number, gone):
    monkeypatch.setattr(streams.os, "name", name)
    monkeypatch.setattr(sys, "stdout", Leaving(number))
    with pytest.raises(streams.ReaderGone if gone else OSError):
        streams.write("text")


def test_text_for_programs_has_line_feeds_alone_where_lines_end_otherwise(monkeypatch):
    content = io.BytesIO()
    stdout = io.TextIOWrapper(content, encoding="cp1252", newline="\r\n")
    monkeypatch.setattr(sys, "stdout", stdout)
    streams.write("a,“b”\n碳\n", portable=True)
    assert content.getvalue() == "a,“b”\n碳\n".encode()
    streams.write("c\n")
    assert content.getvalue().endswith(b"c\r\n")


@pytest.mark.parametrize("error, chinese", [
    (FileNotFoundError(errno.ENOENT, "No such file or directory"), "文件或目录不存在"),
    (IsADirectoryError(errno.EISDIR, "Is a directory"), "是目录而非文件"),
    (OSError(errno.ENOTSUP, "Operation not supported"), "Operation not supported"),
    (OSError("odd"), "odd"),
])  # fmt: skip
def test_what_the_system_says_is_told_in_both_languages(error, chinese):
    assert reason(error) == Text(error.strerror or "odd", chinese)


def test_a_file_that_cannot_be_read_is_told_in_chinese(run, tmp_path):
    missing = tmp_path / "missing.yaml"
    told = run("stats", "--facts", str(missing), "--lang", "zh")
    assert (told.code, told.out) == (1, "")
    assert told.err.startswith(f"dualcarbon: 无法读取事实库 {missing}：文件或目录不存在\n")
