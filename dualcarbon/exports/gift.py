"""Questions in GIFT, the text format of Moodle.

https://docs.moodle.org/en/GIFT_format: a comment before a question has its id and tags, `=` stands
before the right choice and `~` before others, `#` before what is told to who chooses it, `####`
before what is told to all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from dualcarbon.exports.multichoice import Choice, Multichoice, as_html, explained


def gift(questions: Iterable[Multichoice], about: str) -> str:
    """The questions, behind a line that tells what they are `about`."""
    return "\n".join([f"// {about}\n", *map(_question, questions)])


def _question(question: Multichoice) -> str:
    number = f"[id:{question.idnumber}] " if question.idnumber else ""
    tags = " ".join(f"[tag:{tag}]" for tag in question.tags)
    choices = (
        _choice("=" if place == question.key else "~", choice)
        for place, choice in enumerate(question.choices)
    )
    lines = (
        f"// {number}{tags}",
        f"::{_escaped(question.title)}::[html]{_text(question.stem)}{{",
        *choices,
        f"\t####{_escaped(explained(question))}",
        "}",
    )
    return "".join(f"{line}\n" for line in lines)


def _choice(mark: str, choice: Choice) -> str:
    return f"\t{mark}{_text(choice.text)}#{_text(choice.feedback)}"


def _text(text: str) -> str:
    """A text as HTML that takes no part in the format.

    One that begins with `[` or `%` would be taken for one with a format or a weight of its own.
    """
    return _escaped(re.sub(r"^[\[%]", lambda mark: f"&#{ord(mark[0])};", as_html(text)))


def _escaped(text: str) -> str:
    return re.sub(r"[\\~=#{}:]", r"\\\g<0>", text)
