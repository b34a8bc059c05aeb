"""A few entries drawn by chance: each can come, and nothing else does."""

from __future__ import annotations

from dualcarbon.quiz.items import Draw
from dualcarbon.store.pool import pool, random_ref

SHOWN = ("terms", "events", "targets", "statistics")


def test_every_fact_of_a_topic_can_be_drawn_and_nothing_else(base):
    for topic in (None, *base.facts.topics):
        limits = []
        random_ref(base.store, lambda limit, limits=limits: limits.append(limit) or 0, topic)
        refs = {random_ref(base.store, lambda limit, n=n: n, topic) for n in range(limits[0])}
        assert {(ref.section, ref.id) for ref in refs} == {
            (section, id)
            for section in SHOWN
            for id, entry in getattr(base.facts, section).items()
            if topic in (None, entry.topic)
        }, topic


def test_a_pool_has_as_many_as_asked_for_and_finds_the_others_by_id(base):
    some = pool(base.store, base.facts, 20, Draw("1").below, None)
    for section in (*SHOWN, "plans", "questions"):
        assert len(getattr(some, section)) == 20
        assert set(getattr(some, section)) <= set(getattr(base.facts, section))
    assert some.terms["carbon-sink"] == base.facts.terms["carbon-sink"]
    again = pool(base.store, base.facts, 20, Draw("1").below, None)
    assert list(again.terms) == list(some.terms)


def test_a_pool_of_a_topic_holds_only_that(base):
    some = pool(base.store, base.facts, 10, Draw("1").below, ["power"])
    assert {term.topic for term in some.terms.values()} == {"power"}
