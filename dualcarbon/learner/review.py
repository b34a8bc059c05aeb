"""When a learner should see a fact again, and how regularly they come, from their answers alone.

The method is FSRS-6 as the `fsrs` package has it (github.com/open-spaced-repetition/py-fsrs, with
its default parameters). Nothing is stored: answers are replayed, so that a better method or an
answer taken back changes what is due at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import TYPE_CHECKING

from dualcarbon.learner.answers import Answered, day_of

if TYPE_CHECKING:
    from fsrs import Rating, Scheduler

QUICK = 3.0
"""Seconds after reading within which a right answer was known at once."""

SLOW = 15.0
"""Seconds after reading after which a right answer was worked out or guessed rather than known."""

READING = 5.0
"""Seconds of reading that are taken off where it is not known how long the question was."""

PEEKED = frozenset({"fact", "undo", "guess", "skip"})
"""The traces of one who did not know, whatever was answered."""

AWAY = 600.0
"""Seconds after which the learner was doing something else: the time says nothing then."""

LONGEST = 365
"""Days after which a fact is seen again at the latest: targets and figures are replaced yearly."""

_LAST = date.max - timedelta(days=LONGEST + 1)
"""The last day from which every interval ends within the calendar; later answers count as then."""

PER_DAY = 20
"""New items a day, as Anki has it: each leads to some seven reviews in the months to come."""

Card = str
"""What is learned, in whatever kind of question: the path of an entry, of a point of a series
(`statistics.wind-capacity@2020`), or of a measure of a plan."""


@dataclass(frozen=True, slots=True)
class Reviewed:
    """How well something is known.

    `due` is the beginning of the day on which to ask again, and `last` that of the day of the last
    answer, both in the learner's zone. `stability` is the days until it is recalled with 90%
    probability only, `reps` the answers so far, `lapses` the wrong ones after a right one.
    """

    due: datetime
    last: datetime
    stability: float
    reps: int
    lapses: int


def rating(answer: Answered, *, first: bool = False) -> Rating:
    """What FSRS makes of an answer, of the `first` on its card at most Good.

    Who took a hint has found it hard; who looked at the fact, took an answer back, skipped or says
    that they guessed has not known it. A time of 0 or less, or no number, says nothing.
    """
    from fsrs import Rating

    if not answer.right or answer.traces & PEEKED:
        return Rating.Again
    if "hint" in answer.traces:
        return Rating.Hard
    if not 0 < answer.seconds <= AWAY:
        return Rating.Good
    thinking = answer.seconds - (answer.reading or READING)
    if thinking < QUICK:
        return Rating.Good if first else Rating.Easy
    return Rating.Good if thinking <= SLOW else Rating.Hard


def cards(answers: Iterable[Answered], now: datetime, zone: tzinfo) -> dict[Card, Reviewed]:
    """What is known of all that was answered.

    Neither what came again in the session in which it was missed nor skips without a trace count.

    Days are calendar days in `zone`: who comes at eight one day and at seven the next has let a day
    pass. An answer later than `now`, from a clock that was wrong, counts as given now.
    """
    learned: dict[Card, list[Answered]] = {}
    counted = [a for a in answers if not a.is_repeat and (a.chosen is not None or a.trace)]
    for answer in sorted(counted, key=lambda answer: min(answer.at, now)):
        learned.setdefault(answer.card, []).append(answer)
    scheduler = _scheduler()
    return {card: _replayed(replies, now, zone, scheduler) for card, replies in learned.items()}


def due(cards: Mapping[Card, Reviewed], now: datetime) -> list[Card]:
    """What is to be asked at `now`: most days overdue first, then the least stable."""
    waiting = [
        (review.due, review.stability, card) for card, review in cards.items() if review.due <= now
    ]
    return [card for *_, card in sorted(waiting)]


def due_by(cards: Mapping[Card, Reviewed], now: datetime, days: int = 7) -> list[int]:
    """How much falls due today, with all that is overdue, and on each of the next `days` days."""
    counts = [0] * (days + 1)
    for review in cards.values():
        ahead = max(0, (review.due.date() - now.astimezone(review.due.tzinfo).date()).days)
        if ahead <= days:
            counts[ahead] += 1
    return counts


def new_allowed(
    answers: Iterable[Answered], today: date, zone: tzinfo, per_day: int = PER_DAY
) -> int:
    """How many items never answered before may still be asked `today`, a date in `zone`."""
    first: dict[Card, datetime] = {}
    for answer in _without_skips(answers):
        first[answer.card] = min(first.get(answer.card, answer.at), answer.at)
    return max(0, per_day - sum(day_of(at, zone) == today for at in first.values()))


def streak(answers: Iterable[Answered], today: date, zone: tzinfo) -> int:
    """Days in a row with an answer, up to `today` or, when there is none today yet, yesterday."""
    days = {day_of(answer.at, zone) for answer in _without_skips(answers)}
    last = today.toordinal() - (today not in days)
    length = 0
    while last > length and date.fromordinal(last - length) in days:
        length += 1
    return length


def _without_skips(answers: Iterable[Answered]) -> list[Answered]:
    return [answer for answer in answers if answer.chosen is not None]


def _scheduler() -> Scheduler:
    """FSRS in whole days: a step of minutes would wait a day for a tool that is used once a day.

    Without fuzz, which only spreads large decks, the same answers always give the same days.
    """
    from fsrs import Scheduler

    return Scheduler(
        learning_steps=(), relearning_steps=(), maximum_interval=LONGEST, enable_fuzzing=False
    )


def _replayed(
    answers: Iterable[Answered], now: datetime, zone: tzinfo, scheduler: Scheduler
) -> Reviewed:
    from fsrs import Card as Memory

    # With an id and a date of its own: fsrs would ask the clock and wait a millisecond for them.
    memory = Memory(card_id=0, due=now)
    reps = lapses = 0
    ever_right = False
    for answer in answers:
        day = min(day_of(min(answer.at, now), zone), _LAST)
        at = datetime.combine(day, time(), UTC)
        rated = rating(answer, first=not reps)
        memory, _ = scheduler.review_card(memory, rated, at)
        knew = rated.name != "Again"
        reps += 1
        lapses += ever_right and not knew
        ever_right = ever_right or knew
    assert memory.last_review is not None
    assert memory.stability is not None
    return Reviewed(
        due=datetime.combine(memory.due.date(), time(), zone),
        last=datetime.combine(memory.last_review.date(), time(), zone),
        stability=memory.stability,
        reps=reps,
        lapses=lapses,
    )
