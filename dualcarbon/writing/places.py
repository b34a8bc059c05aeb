"""Places in a document as each language names them: `art. 4` is 第4条."""

from __future__ import annotations

import re

from dualcarbon.text import Lang

_WORDS_ZH = {
    "preamble": "序言",
    "preface": "前言",
    "conclusion": "结束语",
    "title": "标题",
}
_NUMBERED_ZH = (
    (r"paras?\. (\d+(?:[-–]\d+)?)", r"第\1段"),
    (r"arts?\. (\d+)\((\d+)\)", r"第\1条第\2款"),
    (r"arts?\. ([\d.]+)(?=\(|$|,| )", r"第\1条"),
    (r"points? (\d+)", r"第\1点"),
    (r"pp?\. (\d+(?:[-–]\d+)?)", r"第\1页"),
    (r"table ([\dA-Z.]+)", r"表\1"),
    (r"chapter (\d+)", r"第\1章"),
    (r"decision (\S+)", r"第\1号决定"),
    (r"heading (\S+)", r"\1标题"),
)
_BRACKETS_ZH = (r"\(([一二三四五六七八九十]+)\)", r"（\1）")
"""A number in Chinese stands in full-width brackets."""


def place_text(at: str, lang: Lang) -> str:
    """The place in a source or document, which the base has in English, in the language."""
    if lang == "en" or not at:
        return at
    if at in _WORDS_ZH:
        return _WORDS_ZH[at]
    for pattern, chinese in (*_NUMBERED_ZH, _BRACKETS_ZH):
        at = re.sub(pattern, chinese, at)
    return at
