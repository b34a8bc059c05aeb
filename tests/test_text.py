"""Text: what is visible, how wide it is, where its lines end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dualcarbon.text import CONTROL, Text, cells, pieces, visible

words = st.text(st.sampled_from("ab碳中和，。（）“” ,.Ａ"), max_size=60)


@given(st.text())
def test_nothing_invisible_stays(text):
    assert not CONTROL.search(visible(text))


@pytest.mark.parametrize(
    "char", ["\x1b", "\x9b", "\x00", "\x7f", "\u202e", "\u2066", "\ufeff", "\ud800"]
)
def test_what_acts_on_a_terminal_is_written_out(char):
    assert visible(f"a{char}b") == f"a{ascii(char)[1:-1]}b"


def test_what_people_write_is_left_alone():
    for text in ("tàn zhōng hé", "碳中和，“双碳”", "m³ CO₂ — ½", "a\nb"):
        assert visible(text) == text


@given(words)
def test_pieces_make_up_the_text(text):
    assert "".join(pieces(text)) == text


def test_a_language_stands_in_for_the_other():
    assert Text("sink", "碳汇")["zh"] == "碳汇"
    assert Text("sink")["zh"] == "sink"
    assert Text(zh="碳汇")["en"] == "碳汇"
    assert not Text()


def test_width():
    assert cells("碳中和") == 6
    assert cells("tàn") == 3
    assert cells("ta\u0300n") == 3
