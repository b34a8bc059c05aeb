"""What the system tells of its user: the language, and the folders for what is kept.

Nothing here is needed for an answer: what can't be told is None or English.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Literal

from dualcarbon.errors import ExitCode, Failure
from dualcarbon.text import Lang, Text, shorten, visible

Use = Literal["cache", "data"]
"""What a folder is for: compiled copies, which can be made anew, or the learner's answers."""

_LOCALES = ("LC_ALL", "LC_MESSAGES", "LANG")
_BARE = ("C", "C.UTF-8", "POSIX")
_CHINESE = 0x04
"""The primary language of Chinese in a Windows LANGID, whose lower ten bits name it."""


def language(environment: Mapping[str, str]) -> Lang:
    """`DUALCARBON_LANG`, or else the language of the locale, or else that of the system.

    Raises Failure (wrong usage) where `DUALCARBON_LANG` is neither en nor zh.
    """
    if given := environment.get("DUALCARBON_LANG"):
        if given in ("en", "zh"):
            return "zh" if given == "zh" else "en"
        raise Failure(
            Text(f"DUALCARBON_LANG is {visible(shorten(given))!r}; it can be en or zh"),
            Text("set it to en or zh, or unset it"),
            ExitCode.USAGE,
        )
    locale = next((value for name in _LOCALES if (value := environment.get(name))), "")
    # A list of languages, best first, which holds wherever the locale is not that of programs.
    for tag in environment.get("LANGUAGE", "").split(":") if locale not in _BARE else ():
        if tag[:2] in ("en", "zh"):
            return "zh" if tag.startswith("zh") else "en"
    if locale:
        return "zh" if locale.startswith("zh") else "en"
    return _of_the_system()


def _of_the_system() -> Lang:
    """The language of the desktop, where no locale is set: on Windows, and for macOS programs."""
    tag = ""
    if kernel := _kernel():
        tag = "zh" if kernel.GetUserDefaultUILanguage() & 0x3FF == _CHINESE else "en"
    elif sys.platform == "darwin":
        import plistlib

        with suppress(OSError, RuntimeError, ValueError, LookupError, TypeError):
            settings = Path("~/Library/Preferences/.GlobalPreferences.plist").expanduser()
            tag = str(plistlib.loads(settings.read_bytes())["AppleLanguages"][0])
    return "zh" if tag.startswith("zh") else "en"


def folder(environment: Mapping[str, str], use: Use) -> Path | None:
    """`DUALCARBON_CACHE_DIR` or `_DATA_DIR`, or else the user's folder; it need not be there.

    None where there is none: for a user without a home, or in a directory that is gone.
    """
    try:
        if given := environment.get(f"DUALCARBON_{use.upper()}_DIR"):
            return Path(given).absolute()
        # Imported here: who names a folder should not wait for it.
        from platformdirs import user_cache_path, user_data_path

        place = {"cache": user_cache_path, "data": user_data_path}[use]("dualcarbon")
    except (OSError, RuntimeError):
        return None
    return place if place.is_absolute() else None


def shows_escapes(environment: Mapping[str, str]) -> bool:
    """Whether the terminal of standard output understands escape sequences.

    Every one does but conhost of Windows, before its virtual terminal processing is switched on
    (learn.microsoft.com/windows/console/setconsolemode), which is done here.
    """
    kernel = _kernel()
    if kernel is None or environment.get("WT_SESSION"):
        return True
    import ctypes

    console = kernel.GetStdHandle(_STANDARD_OUTPUT)
    mode = ctypes.c_ulong()
    return bool(
        kernel.GetConsoleMode(console, ctypes.byref(mode))
        and kernel.SetConsoleMode(console, mode.value | _VIRTUAL_TERMINAL)
    )


_STANDARD_OUTPUT = -11
_VIRTUAL_TERMINAL = 0x0004


def _kernel() -> Any:
    """The functions of the Windows kernel; None on other systems."""
    if os.name != "nt":
        return None
    import ctypes

    windll: Any = getattr(ctypes, "windll", None)
    return windll and windll.kernel32
