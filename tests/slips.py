"""Slips of the hand in the text of a fact base, and of the program that saved it."""

from __future__ import annotations

import re
from collections.abc import Callable

from bases import Below, Choosing

VALUES = (
    "", "~", "null", "{}", "[]", "[{}]", "[[]]", "{a: b}", "[a]", "{en: }", "{zh: x, en: y}", "{En: x}", '""',
    "' '", "|", ">-", "*a", "&a a", "!!int 1", "!x y", "<<", "? a", "2020-13", "2020-02-30", "2020/01/02", "20-1-1",
    "0", "-1", "1e3", "1,000", "1_000", "99999999999999999999", "0.5%", "nan", "inf", "true", "about", "about  5",
    "policy", "Policy", "terms.a", "x: y: z", "@", "`", "%", "#", "- a", "x\\", "\u200e", "\ue000", "\ue002",
    "0001", "9999-12-31", "9" * 18, "0." + "0" * 17 + "1", "-0", "40", "javascript:alert(1)", "a" * 20_000, "\U0010ffff", "９", "١",
)  # fmt: skip
"""What may stand where another value is due."""

CHARACTERS = "\0\t\r\n\x1b\x85\xa0\ufeff\u2028\u202e:'\"-#[]{},&*!|>%@`?~ 0aZ碳。：，“😀\u0301"
NUMBERS = ("", "0", "00", "-1", "13", "99", "1e9", "999999999", "9" * 30, "1.5", "二")
WRITTEN = (
    ("format: 1", "format: 2"), ("format: 1", ""), ("[en, zh]", "[en, fr]"), ("[en, zh]", "[]"), ("[en, zh]", "en"),
    ("[en, zh]", "[zh]"), ("official", "oficial"), ("act", "atc"), ("GW", "MW"), ('"%"', "%"), ("-", "–"),
    (":", "："), (" ", "\u00a0"), (" ", "\u3000"), ("  ", " "), ("  ", "\t"), ("en:", "english:"),
)  # fmt: skip
"""What is written everywhere in another way."""


class _Typing:
    """A text and a place in it: a character, a line, and a block of lines that begins there."""

    def __init__(self, text: str, below: Below) -> None:
        self.text = text
        self.at = below(max(len(text), 1))
        self.one = Choosing(below).one
        lines = text.splitlines(keepends=True) or [""]
        line = below(len(lines))
        end = line + 1 + below(12)
        self.before, self.line, self.after = (
            "".join(lines[:line]),
            lines[line],
            "".join(lines[line + 1 :]),
        )
        self.block, self.rest = "".join(lines[line:end]), "".join(lines[end:])

    def characters(self, put: str, over: int = 0) -> str:
        return self.text[: self.at] + put + self.text[self.at + over :]

    def lines(self, put: str) -> str:
        return self.before + put + self.after

    def within(self, pattern: str, put: str) -> str:
        """The line with what stands at the first or at each place that matches."""
        return self.lines(re.sub(pattern, lambda _: put, self.line, count=self.one((0, 1))))


SLIPS: dict[str, Callable[[_Typing], str]] = {
    "a character too few": lambda t: t.characters("", 1),
    "a character twice": lambda t: t.characters(t.text[t.at : t.at + 1]),
    "a character too many": lambda t: t.characters(t.one(CHARACTERS)),
    "another character": lambda t: t.characters(t.one(CHARACTERS), 1),
    "cut short": lambda t: t.text[: t.at],
    "a line too few": lambda t: t.lines(""),
    "a line twice": lambda t: t.lines(t.line * 2),
    "two lines in one": lambda t: t.lines(t.line.rstrip("\n")),
    "a block too few": lambda t: t.before + t.rest,
    "a block twice": lambda t: t.before + t.block * 2 + t.rest,
    "a block further down": lambda t: t.before + t.after[:40] + t.line + t.after[40:],
    "two lines exchanged": lambda t: t.before + "".join(t.block.splitlines(True)[::-1]) + t.rest,
    "further in": lambda t: t.lines(f" {t.line}"),
    "further out": lambda t: t.within("^ ", ""),
    "a block further in": lambda t: t.before + re.sub("(?m)^(?=.)", "  ", t.block) + t.rest,
    "a tab": lambda t: t.within("^ *", "\t"),
    "no space": lambda t: t.within(" ", ""),
    "no colon": lambda t: t.within(":", ""),
    "no quote": lambda t: t.within("['\"]", ""),
    "no bracket": lambda t: t.within(r"[][{},]", ""),
    "a key in the other language": lambda t: t.within("_zh:", ":"),
    "a key in Chinese": lambda t: t.within("(?<!_zh):", "_zh:"),
    "a language": lambda t: t.within(r"\b(en|zh)\b", t.one(("En", "zh-CN", "fr", "", "zh", "en"))),
    "a key in capitals": lambda t: t.lines(t.line.title()),
    "another value": lambda t: t.within(": .+", f": {t.one(VALUES)}"),
    "another value in a flow": lambda t: t.within(r": [^,{}\[\]\n]+", f": {t.one(VALUES)}"),
    "another mapping": lambda t: t.within(r"\{[^{}]*\}", t.one(VALUES)),
    "another list": lambda t: t.within(r"\[[^][]*\]", t.one(VALUES)),
    "another item": lambda t: t.within("- .+", f"- {t.one(VALUES)}"),
    "another number": lambda t: t.within(r"\d+", t.one(NUMBERS)),
    "another id": lambda t: t.within(
        r"\b[a-z]+-[a-z0-9-]+\b", t.one(("act", "x", "Carbon-Peak", "a--b"))
    ),
    "written otherwise": lambda t: t.text.replace(*t.one(WRITTEN)),
    "ends of lines": lambda t: t.text.replace("\n", t.one(("\r\n", "\r", "\n\n", ""))),
    "a mark of byte order": lambda t: f"\ufeff{t.text}",
    "another document": lambda t: t.lines(f"---\n{t.line}"),
}
"""One slip of each kind, by what it is."""

_ENCODINGS = ("utf-16", "gb18030", "utf-8-sig", "utf-32", "utf-7")
_BYTES = (b"\xff", b"\xe7", b"\xed\xa0\x80")


def slipped(text: str, below: Below) -> bytes:
    """What a file holds in which `text` was to stand, after one slip."""
    made = SLIPS[Choosing(below).one([*SLIPS])](_Typing(text, below))
    match below(16):
        case 14:
            return made.encode(Choosing(below).one(_ENCODINGS))
        case 15:  # a byte that stands for no character there
            at = below(len(made) + 1)
            return made[:at].encode() + Choosing(below).one(_BYTES) + made[at:].encode()
    return made.encode()
