"""What can be asked of the entries of a base, read without them."""

from __future__ import annotations

from dualcarbon.base import Base
from dualcarbon.quiz.items import Draw
from dualcarbon.quiz.papers import outlines as outlines_of
from dualcarbon.reading.files import packaged_file
from dualcarbon.store.outlines import outlines
from dualcarbon.store.pool import pool


def test_outlines_are_those_of_the_entries(base):
    assert outlines(base.store, base.facts) == outlines_of(base.facts)


def test_outlines_of_a_pool_are_those_of_its_entries(base):
    for size in (20, 160):
        some = pool(base.store, base.facts, size, Draw("1").below)
        assert outlines(base.store, some) == outlines_of(some)


def test_damaged_outlines_are_made_anew():
    for damage in ("'{'", "NULL"):
        base = Base.open(packaged_file())
        base.store.rows(f"UPDATE entry SET asked = {damage} WHERE id = 'carbon-sink'")
        assert outlines(base.store, base.facts) == outlines_of(base.facts)
