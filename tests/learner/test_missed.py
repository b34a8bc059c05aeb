"""What was missed lately is asked again: what was answered wrong at last, the latest first."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from dualcarbon.commands.selection import Wanted, missed_lately
from dualcarbon.learner.answers import Answered
from dualcarbon.learner.history import History
from dualcarbon.quiz.papers import paper

NOW = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)


def test_what_was_missed_last_comes_first(facts):
    a, b, c, d = paper(facts, 4, "missed")
    rows = [(a, False), (b, False), (c, True), (a, True), (c, False), (d, False)]
    with History.open(None, lambda _: None) as history:
        for n, (item, is_right) in enumerate(rows):
            history.record(
                Answered(
                    session="a" * 32,
                    position=n,
                    at=NOW + timedelta(seconds=n),
                    fact=item.fact,
                    kind=item.kind,
                    topic=item.topic,
                    level=item.level,
                    chosen=0 if is_right else 1,
                    key=0,
                    subject=item.subject,
                )
            )
        for count, missed in ((None, [d, c, b]), (9, [d, c, b]), (1, [d])):
            items = missed_lately(facts, Wanted("other", count), history)
            assert [i.subject for i in items] == [i.subject for i in missed]
