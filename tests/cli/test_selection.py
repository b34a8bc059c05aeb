"""Which items a session asks, and when they are made."""

from __future__ import annotations

import pytest

from dualcarbon.commands import selection
from dualcarbon.commands.selection import Wanted


@pytest.mark.parametrize("seed", [str(n) for n in range(12)])
@pytest.mark.parametrize("count", [None, 16])
def test_the_first_question_waits_for_no_other_and_all_come(base, seed, count):
    ask = Wanted(seed, count)
    facts = selection.pooled(base, ask)
    session = selection.session(base, facts, ask)
    assert session.current and len(session.items) == 1
    assert session.total == ask.most
    while session.current:
        session.answer(None)
    assert session.items == selection.paper_of(base, facts, ask)
    assert len(session.answers) == session.total == ask.most


@pytest.mark.parametrize(
    "ask",
    [
        Wanted("1", topics=("goals",)),
        Wanted("1", level=1),
        Wanted("1", kinds=("current",)),
        Wanted("1", 200, kinds=("written",)),
    ],
)
def test_what_may_run_out_is_made_as_a_whole_so_that_its_length_is_told(base, ask):
    facts = selection.pooled(base, ask)
    session = selection.session(base, facts, ask)
    assert session.items == selection.paper_of(base, facts, ask)
    assert session.total == len(session.items) <= ask.most
