"""A learner's progress, worked out from their answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from dualcarbon.learner.answers import Answered, day_of
from dualcarbon.learner.review import cards, due_by, streak

MOST_MISSED = 10
"""Facts that are named as missed most often."""

Key = TypeVar("Key", str, int)
Score = tuple[int, int]
"""Right answers, and all answers."""


@dataclass(frozen=True, slots=True)
class Progress:
    """What was answered since a day, and what is due now.

    `streak` counts days in a row, `days` the answers of each day, `due` what falls due today and on
    each of the seven days after it, `missed` the facts and how often they were answered wrong.
    """

    today: date
    answered: int
    right: int
    streak: int
    topics: Mapping[str, Score]
    levels: Mapping[int, Score]
    days: Mapping[date, int]
    due: Sequence[int]
    missed: Sequence[tuple[str, int]]


def progress_of(answers: Sequence[Answered], now: datetime, since: datetime | None) -> Progress:
    """The progress in these answers, all that there are; counts are of those from `since` on.

    Days are those of the time zone of `now`.
    """
    zone = now.tzinfo
    assert zone is not None
    first = [a for a in answers if a.chosen is not None and not a.is_repeat]
    counted = [answer for answer in first if since is None or answer.at >= since]
    wrong = Counter(answer.fact for answer in counted if not answer.right)
    return Progress(
        today=now.date(),
        answered=len(counted),
        right=sum(answer.right for answer in counted),
        streak=streak(answers, now.date(), zone),
        topics=_scores((answer.topic, answer.right) for answer in counted),
        levels=_scores((answer.level, answer.right) for answer in counted),
        days=Counter(day_of(answer.at, zone) for answer in counted),
        due=due_by(cards(answers, now, zone), now),
        missed=sorted(wrong.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST_MISSED],
    )


def _scores(answers: Iterable[tuple[Key, bool]]) -> dict[Key, Score]:
    scores: dict[Key, Score] = {}
    for key, is_right in answers:
        right, total = scores.get(key, (0, 0))
        scores[key] = (right + is_right, total + 1)
    return dict(sorted(scores.items()))
