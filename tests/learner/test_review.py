"""When to ask again: a learner over 90 days, clocks that were wrong, and streaks of days."""

from __future__ import annotations

import random
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dualcarbon.learner.answers import Answered
from dualcarbon.learner.review import (
    LONGEST,
    Reviewed,
    cards,
    due,
    due_by,
    new_allowed,
    rating,
    streak,
)

NOW = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
DAY = timedelta(days=1)
SHANGHAI = ZoneInfo("Asia/Shanghai")
NEW_YORK = ZoneInfo("America/New_York")


def answer(at: datetime, right: bool | None = True, fact: str = "terms.sink", **more) -> Answered:
    chosen = None if right is None else 0 if right else 1
    return Answered(
        session="a" * 32, position=more.pop("position", 0), at=at, fact=fact,
        kind=more.pop("kind", "definition"), topic="basics", level=1, chosen=chosen, key=0,
        seconds=more.pop("seconds", 10.0), **more,
    )  # fmt: skip


def only(answers, now=NOW, zone=UTC) -> Reviewed:
    (seen,) = cards(answers, now, zone).values()
    return seen


@pytest.mark.parametrize(
    ("right", "seconds", "name"),
    [
        (False, 1.0, "Again"), (False, 0.0, "Again"), (False, 999.0, "Again"), (True, 1.0, "Easy"),
        (True, 7.9, "Easy"), (True, 8.0, "Good"), (True, 20.0, "Good"), (True, 20.1, "Hard"),
        (True, 600.0, "Hard"), (True, 601.0, "Good"), (True, 0.0, "Good"), (True, -5.0, "Good"),
        (True, float("nan"), "Good"),
    ],
)  # fmt: skip
def test_an_answer_and_its_time_are_a_rating(right, seconds, name):
    assert rating(answer(NOW, right, seconds=seconds)).name == name


@pytest.mark.parametrize(
    ("seconds", "reading", "name"),
    [(14.0, 12.0, "Easy"), (14.0, 4.0, "Good"), (40.0, 30.0, "Good"), (40.0, 12.0, "Hard"), (2.0, 12.0, "Easy")],
)  # fmt: skip
def test_the_time_of_reading_is_no_time_of_thinking(seconds, reading, name):
    assert rating(answer(NOW, seconds=seconds, reading=reading)).name == name


def test_what_is_seen_first_is_good_at_most():
    assert rating(answer(NOW, seconds=1.0), first=True).name == "Good"
    assert rating(answer(NOW, right=False), first=True).name == "Again"


@pytest.mark.parametrize(
    ("trace", "name"),
    [("", "Good"), ("hint", "Hard"), ("fact", "Again"), ("undo", "Again"), ("guess", "Again"), ("hint guess", "Again")],
)  # fmt: skip
def test_who_peeked_or_guessed_did_not_know(trace, name):
    assert rating(answer(NOW, trace=trace)).name == name


def test_to_import_it_costs_nothing():
    code = "import sys, dualcarbon.learner.review; sys.exit('fsrs' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_ninety_days_of_a_learner_who_comes_when_it_is_due():
    answers, intervals = [], []
    day = NOW
    while day < NOW + 90 * DAY:
        answers.append(answer(day))
        seen = only(answers, day)
        intervals.append((seen.due.date() - day.date()).days)
        day = seen.due + timedelta(hours=8)
    assert intervals[0] >= 1 and len(intervals) >= 4
    assert all(later > earlier for earlier, later in pairwise(intervals)), intervals
    assert intervals[-1] > 20, "what is known takes ever less time"

    answers.append(answer(day, right=False))
    wrong = only(answers, day)
    assert (wrong.due.date() - day.date()).days < intervals[-1] / 2, "and what is not, comes soon"
    assert wrong.lapses == 1 and wrong.reps == len(answers)
    answers.append(answer(wrong.due + timedelta(hours=8)))
    again = only(answers, wrong.due + timedelta(hours=8))
    assert again.due - again.last > wrong.due - wrong.last, "and grows again"


@pytest.mark.slow
def test_ninety_days_of_a_learner_with_good_and_bad_days():
    """Five minutes a day: what is due, then new facts; some things are hard for them."""
    chance = random.Random(90)
    facts = [f"terms.t-{n}" for n in range(300)]
    answers: list[Answered] = []
    right_first = wrong_first = 0
    for n in range(90):
        now = NOW + n * DAY + timedelta(hours=chance.uniform(-3, 3))  # never at the same hour
        before = cards(answers, now, SHANGHAI)
        today = now.astimezone(SHANGHAI).date()
        fresh = [fact for fact in facts if fact not in before]
        asked = due(before, now) + fresh[: new_allowed(answers, today, SHANGHAI, 5)]
        for place, fact in enumerate(asked[:30]):
            hard = int(fact.rsplit("-", 1)[1]) % 4 == 0
            at = now + timedelta(seconds=10 * place)
            answers.append(answer(at, chance.random() < (0.6 if hard else 0.95), fact))
        after = cards(answers, now + timedelta(hours=1), SHANGHAI)
        for fact in asked[:30]:
            old, new = before.get(fact), after[fact]
            assert new.due.astimezone(SHANGHAI).date() > today, "nothing is asked twice a day"
            right = next(a.right for a in reversed(answers) if a.fact == fact)
            if old and right:
                assert new.stability > old.stability
                right_first += 1
            elif old:
                assert new.stability < old.stability or old.stability < 1
                wrong_first += 1
        assert streak(answers, today, SHANGHAI) == n + 1
    assert right_first > 300 and wrong_first > 50
    final = cards(answers, NOW + 90 * DAY, SHANGHAI)
    hard = [s.stability for fact, s in final.items() if int(fact.rsplit("-", 1)[1]) % 4 == 0]
    easy = [s.stability for fact, s in final.items() if int(fact.rsplit("-", 1)[1]) % 4]
    assert sum(easy) / len(easy) > 2 * sum(hard) / len(hard)


def test_who_comes_a_little_earlier_each_day_still_learns():
    answers = [answer(NOW + n * timedelta(hours=23)) for n in range(4)]
    assert only(answers, NOW + 5 * DAY).stability > only(answers[:1], NOW).stability * 2


def test_a_quick_answer_comes_back_later_than_a_slow_one():
    quick, good, slow = (
        only([answer(NOW - 2 * DAY), answer(NOW, seconds=s)]).due for s in (2.0, 10.0, 40.0)
    )
    assert quick > good > slow > NOW


def test_what_is_known_is_seen_once_a_year():
    answers = [answer(NOW + n * 300 * DAY, seconds=2.0) for n in range(12)]
    seen = only(answers, NOW + 4000 * DAY)
    assert seen.due - seen.last == LONGEST * DAY


def test_a_card_is_the_subject_in_whatever_kind():
    answers = [
        answer(NOW, fact="statistics.a", subject="statistics.a@2020", kind="figure"),
        answer(NOW, fact="statistics.a", subject="statistics.a@2020", kind="value"),
        answer(NOW, fact="statistics.a", subject="statistics.a@2015", kind="figure"),
        answer(NOW, fact="statistics.a", kind="figure"),  # of an older version
    ]
    found = cards(answers, NOW, UTC)
    assert {card: seen.reps for card, seen in found.items()} == {
        "statistics.a@2020": 2,
        "statistics.a@2015": 1,
        "statistics.a": 1,
    }


def test_skips_that_left_a_trace_count_and_repeats_do_not():
    skipped = answer(NOW, right=None, fact="terms.skipped", trace="skip")
    older = answer(NOW, right=None, fact="terms.older")
    again = answer(NOW, fact="terms.again", trace="again")
    found = cards([skipped, older, again], NOW, UTC)
    assert [*found] == ["terms.skipped"]
    assert found["terms.skipped"].due == datetime(2026, 11, 25, tzinfo=UTC)
    assert cards([], NOW, UTC) == {}


def test_it_is_due_from_the_beginning_of_the_learner_s_day():
    evening = datetime(2026, 11, 24, 17, 0, tzinfo=UTC)  # 01:00 on the 25th in Shanghai
    seen = only([answer(evening, right=False)], evening, SHANGHAI)
    assert seen.last == datetime(2026, 11, 25, tzinfo=SHANGHAI)
    assert seen.due == datetime(2026, 11, 26, tzinfo=SHANGHAI)
    one = {"terms.sink": seen}
    assert due(one, datetime(2026, 11, 25, 15, 59, tzinfo=UTC)) == []
    assert due(one, datetime(2026, 11, 25, 16, 0, tzinfo=UTC)) == list(one)


def test_a_clock_that_was_set_back():
    later = [answer(NOW), answer(NOW - 9 * DAY, right=False), answer(NOW - 5 * DAY)]
    assert only(later) == only(sorted(later, key=lambda a: a.at)), "the order of time counts"
    future = [answer(NOW - 3 * DAY), answer(datetime(9999, 12, 31, 23, 59, tzinfo=UTC))]
    seen = only(future)
    assert seen.last == datetime(2026, 11, 24, tzinfo=UTC), "as if it were given now"
    assert seen.last < seen.due < seen.last + 30 * DAY


MOMENTS = st.datetimes(timezones=st.sampled_from([UTC, SHANGHAI, NEW_YORK]))
GIVEN = st.builds(
    answer,
    MOMENTS,
    st.none() | st.booleans(),
    st.sampled_from(["terms.a", "terms.b", "terms.c"]),
    seconds=st.floats(allow_nan=True, allow_infinity=True),
)
ZONES = st.sampled_from([UTC, SHANGHAI, NEW_YORK, timezone(timedelta(hours=14))])


@given(st.lists(GIVEN, max_size=30), ZONES)
def test_no_answers_break_it(answers, zone):
    found = cards(answers, NOW, zone)
    assert set(found) == {a.fact for a in answers if a.chosen is not None}
    for seen in found.values():
        assert seen.last < seen.due <= seen.last + (LONGEST + 1) * DAY
        assert seen.stability > 0 and seen.reps > seen.lapses >= 0
        assert seen.last <= NOW
    assert len(due(found, NOW)) <= due_by(found, NOW)[0]
    assert sum(due_by(found, NOW, 400)) == len(found)
    assert 0 <= new_allowed(answers, NOW.date(), zone) <= 20
    assert streak(answers, NOW.date(), zone) >= 0


def reviewed(days: float, stability: float = 3.0) -> Reviewed:
    at = datetime(2026, 11, 24, tzinfo=SHANGHAI) + days * DAY
    return Reviewed(due=at, last=at - 3 * DAY, stability=stability, reps=2, lapses=0)


def test_what_is_most_overdue_comes_first():
    seen = {
        "a": reviewed(0), "b": reviewed(-9), "c": reviewed(1),
        "d": reviewed(-2, 5.0), "e": reviewed(-2, 1.0), "f": reviewed(7),
        "g": reviewed(8),
    }  # fmt: skip
    assert due(seen, NOW) == ["b", "e", "d", "a"]
    assert due_by(seen, NOW) == [4, 1, 0, 0, 0, 0, 0, 1]
    late = datetime(2026, 11, 24, 16, 30, tzinfo=UTC)  # the 25th in Shanghai
    assert due_by(seen, late, 1) == [5, 0]
    assert due_by({}, NOW) == [0] * 8


def test_new_items_are_limited_by_the_day():
    answers = [answer(NOW - DAY, fact="terms.old"), answer(NOW, fact="terms.old")]
    answers += [answer(NOW, fact=f"terms.{n}") for n in range(3)]
    answers += [answer(NOW, right=None, fact="terms.skipped")]
    today = NOW.date()
    assert new_allowed([], today, UTC) == 20
    assert new_allowed(answers, today, UTC, 5) == 2
    assert new_allowed(answers, today, UTC, 2) == 0
    assert new_allowed(answers, today + DAY, UTC, 5) == 5


def test_a_streak_across_the_ends_of_months_and_years():
    days = [date(2024, 2, 27) + n * DAY for n in range(4)]  # a leap year
    noon = [answer(datetime(d.year, d.month, d.day, 12, tzinfo=UTC)) for d in days]
    assert streak(noon, date(2024, 3, 1), UTC) == 4
    assert streak(noon, date(2024, 3, 2), UTC) == 4, "today may still come"
    assert streak(noon, date(2024, 3, 3), UTC) == 0
    assert streak(noon, date(2024, 2, 28), UTC) == 2, "and what is ahead doesn't count"
    year = [
        answer(datetime(2025, 12, 31, 12, tzinfo=UTC)),
        answer(datetime(2026, 1, 1, 12, tzinfo=UTC)),
    ]
    assert streak(year, date(2026, 1, 1), UTC) == 2
    assert streak([], date(2026, 1, 1), UTC) == 0
    assert streak([answer(NOW, right=None)], NOW.date(), UTC) == 0


def test_a_streak_is_of_days_where_the_learner_is():
    nights = [  # 23:30 and 00:30 in Shanghai, one and the same day in UTC
        answer(datetime(2026, 11, 24, 15, 30, tzinfo=UTC)),
        answer(datetime(2026, 11, 24, 16, 30, tzinfo=UTC)),
    ]
    assert streak(nights, date(2026, 11, 25), SHANGHAI) == 2
    assert streak(nights, date(2026, 11, 24), UTC) == 1
    changed = [  # either side of the night when New York's clocks go back
        answer(datetime(2026, 11, 1, 3, 30, tzinfo=UTC)),
        answer(datetime(2026, 11, 2, 4, 30, tzinfo=UTC)),
        answer(datetime(2026, 11, 1, 5, 30, tzinfo=UTC)),
    ]
    assert streak(changed, date(2026, 11, 1), NEW_YORK) == 2
