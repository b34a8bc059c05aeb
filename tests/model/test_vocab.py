"""The closed lists of words: each member is worded in both languages, and mypy sees to it."""

from __future__ import annotations

import inspect
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Literal, get_args, get_origin, get_type_hints

import pytest

from dualcarbon.model import vocab
from dualcarbon.model.vocab import EventKind, MomentKind
from dualcarbon.quiz.papers import MAKERS
from dualcarbon.quiz.vocab import QUESTION_KINDS

LISTS = {name: kind for name, kind in vars(vocab).items() if get_origin(kind) is Literal}
WORDS = {name: f for name, f in vars(vocab).items() if inspect.isfunction(f) and name != "get_args"}


def worded(words) -> object:
    """The list whose members a function puts into words."""
    hints = get_type_hints(words)
    return next(hint for name, hint in hints.items() if name != "return")


def test_every_list_is_worded():
    assert {*LISTS.values()} == {worded(words) for words in WORDS.values()} | {EventKind}
    assert {*get_args(EventKind)} < {*get_args(MomentKind)}


def test_every_kind_of_question_has_its_maker():
    assert [*MAKERS] == [kind for kind in QUESTION_KINDS if kind in MAKERS]
    older = {*QUESTION_KINDS} - {*MAKERS}  # worded for histories that have them
    assert older == {"chinese", "value", "document", "scope", "action", "deadline"}


@pytest.mark.parametrize("name", WORDS)
def test_every_member_has_words_of_its_own_in_both_languages(name):
    texts = [WORDS[name](member) for member in get_args(worded(WORDS[name]))]
    assert all(text.en and text.zh for text in texts)
    assert name == "year_words" or len({*texts}) == len(texts)


def test_a_member_without_words_is_a_type_error(tmp_path):
    source = Path(vocab.__file__).read_text(encoding="utf-8")
    longer, count = re.subn(r'Literal\[(?=\s*")', 'Literal["nobody-worded-this", ', source)
    assert count == len(LISTS) - 1  # MomentKind takes in EventKind
    (tmp_path / "longer.py").write_text(longer, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--config-file", os.devnull, "--cache-dir",
         str(tmp_path / "cache"), str(tmp_path / "longer.py")],
        capture_output=True, encoding="utf-8", cwd=Path(vocab.__file__).parents[2], check=False,
    )  # fmt: skip
    lines = [int(n) for n in re.findall(r":(\d+): error: Missing return statement", done.stdout)]
    heads = [longer.splitlines()[number - 1] for number in lines]
    assert [head.split("(")[0].removeprefix("def ") for head in heads] == [*WORDS], done.stdout
