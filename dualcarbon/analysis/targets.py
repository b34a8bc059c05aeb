"""Where a target stands: the newest comparable figure beside it, gap, way gone, pace and status.

The method, in full:

- A *reading* is a figure in the terms of the target. For a level it is the figure itself. For an
  amount added it is the figure less that of the baseline. For a cut or a rise it is the change
  since the baseline in per cent: taken over where the statistic gives it, else worked out from
  levels, or compounded from yearly changes, of which none may be missing.
- The *way* runs from the baseline, where nothing is cut or added yet, to the target; for a level
  from the last figure that was there when the target was announced.
- The *pace* is that of the readings from the announcement to the newest. Where those lie less than
  a year apart it begins at the newest reading that is a year or more older than the last.
- A target is *met* when a reading reaches it: `at least` and a plain figure by the same value,
  `more than` by a greater one, `about` by half a unit of its last digit less, a range by its near
  end. Once it is due the readings after its date don't count: it is met by the reading for that
  date or, where there is none, by an earlier one that had met it. A limit (`at most`) is met only
  by what is there when it is due; until then it is on pace as long as the pace stays within it.
- A figure that is given as a limit (`above 51`) is taken as that limit, and what is worked out from
  it is marked as a limit too.
- All of this is decided on exact values. They are rounded where they are written, and only there.
- Of a target that is a year nothing can be said before its time: a peak shows only in hindsight.
- No verdict is made of a target that is not due where the newest figure is from before the target
  was set, or more than three years old: it is *open*, and the figure is shown with its age.
- An official result decides by what its body says of it, or else, held against the target in the
  same way, where it is for the date on which the target is due, or reaches it. What the figures
  here give is told beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction

from dualcarbon.analysis.readings import Reading, places_of, reading_of, readings_of
from dualcarbon.frozen import frozen
from dualcarbon.model.entries import Facts, Statistic, Target
from dualcarbon.model.figures import flipped
from dualcarbon.model.parts import Achieved
from dualcarbon.model.vocab import Bound, Obstacle, Status, obstacle_words
from dualcarbon.text import NO_TEXT, Text

_FRESH = 3
"""Years after which a figure tells nothing of how things stand."""

_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
"""Days of each month, without a 29 February."""


@frozen
class Pace:
    """Change a year between two readings, in the target's unit (percentage points for %).

    Where a reading is a limit the change is known to be `above` or `below` this.
    """

    since: Reading
    until: Reading
    a_year: Fraction

    @property
    def bound(self) -> Bound:
        """How exactly the change is known."""
        return _difference_bound(self.until.bound, self.since.bound)


@frozen
class Standing:
    """A target beside the figures. What can't be said is None, and `reason` says why.

    Its numbers are exact. `gap` is what is still to go, in the target's unit, 0 or less once it is
    reached. `share` is the part of the way gone, 1 at the target; None where the start had reached
    it already. `needed` is the pace from the newest reading on by which it is reached in time.
    `highest` is the greatest figure so far, for a target that is a year. Where an official result
    decided the status, `reckoned` is that which the figures here give. `age` is the years from the
    newest figure to the day.
    """

    target: Target
    statistic: Statistic | None
    status: Status
    reason: Text = NO_TEXT
    start: Reading | None = None
    latest: Reading | None = None
    gap: Fraction | None = None
    share: Fraction | None = None
    pace: Pace | None = None
    needed: Fraction | None = None
    first_met: Reading | None = None
    highest: Reading | None = None
    reckoned: Status | None = None
    age: int = 0

    @property
    def differs(self) -> bool:
        """Whether the official result and the figures here come to another status."""
        return self.reckoned not in (None, "open", self.status)

    @property
    def gap_bound(self) -> Bound:
        """How exactly the gap is known: `below` what is said where the newest figure is `above`."""
        return self._from_goal if _up(self.target) else flipped(self._from_goal)

    @property
    def needed_bound(self) -> Bound:
        """How exactly the pace that is needed is known."""
        return self._from_goal

    @property
    def _from_goal(self) -> Bound:
        return _difference_bound("exact", self.latest.bound) if self.latest else "exact"


def _difference_bound(one: Bound, other: Bound) -> Bound:
    """How exactly the first of two figures less the second is known."""
    bounds = {one, flipped(other)} - {"exact"}
    return bounds.pop() if len(bounds) == 1 else "about" if bounds else "exact"


def standing(target: Target, facts: Facts, today: date) -> Standing:
    """Where `target` stands on the day `today`, by the method above."""
    found = _reckoned(target, facts, today)
    if found.latest:
        found = replace(found, age=max(today.year - found.latest.date.year, 0))
    return _official(found, target.result, today) if target.result else found


def _official(found: Standing, result: Achieved, today: date) -> Standing:
    """The standing as an official result decides it; as it was where that leaves it open."""
    target, value = found.target, result.value
    by = target.by
    reading = Reading(result.date, value.exact, places_of(value.value), value.bound, ())
    if result.verdict:
        reached = result.verdict == "met"
    elif target.is_year:
        reached = int(value.value) <= _last_year(target)
    else:
        reached = _reaches(target, reading)
    is_final = by is not None and (by.last < today or result.date.last >= by.last)
    if not (is_final or result.verdict or (reached and not _is_limit(target))):
        return found
    return replace(
        found,
        status="met" if reached else "missed",
        reason=NO_TEXT,
        first_met=(found.first_met or reading) if reached else None,
        reckoned=found.status,
    )


def _reckoned(target: Target, facts: Facts, today: date) -> Standing:
    """Where a target stands by the figures here alone."""
    statistic = facts.statistics.get(target.statistic)
    if target.obstacle or not statistic:
        return _obstructed(target, statistic, today)
    if target.is_year:
        return _year(target, statistic, today)
    readings = readings_of(target, statistic)
    is_due = target.by is not None and target.by.last < today
    counting = [r for r in readings if not (is_due and target.by and r.date.last > target.by.last)]
    if not counting:
        missing = Text(
            f"no figure up to {target.by}, when it was due"
            if readings
            else f"no figure for the baseline, {target.baseline}, or for a year since",
            f"缺少期限 {target.by} 之前的数据"
            if readings
            else f"缺少基准年 {target.baseline} 或其后某年的数据",
        )
        return Standing(target, statistic, "open", _reason("no-data", missing))
    measured = _measured(target, statistic, counting)
    return _due(measured, counting) if is_due else _if_fresh(_open(measured), today)


def _if_fresh(standing: Standing, today: date) -> Standing:
    """The standing, without a verdict where the newest figure can't bear one any more."""
    target, latest = standing.target, standing.latest
    assert latest is not None
    is_before = latest.date.last < target.announced.first
    is_old = _years(latest.date.last, today) > _FRESH
    if not (is_before or is_old):
        return standing
    age = today.year - latest.date.year
    old = Text(f", {age} years old", f"，已有 {age} 年") if is_old else NO_TEXT
    before = Text(", from before the target was set", "，早于目标公布") if is_before else NO_TEXT
    note = Text(
        f"the newest is of {latest.date}{old['en']}{before['en']}",
        f"最新为 {latest.date}{old['zh']}{before['zh']}",
    )
    return replace(
        standing,
        status="open",
        reason=_reason("old-figure" if is_old else "not-yet", note),
        share=None if is_before else standing.share,
        first_met=None,
    )


def _obstructed(target: Target, statistic: Statistic | None, today: date) -> Standing:
    none = Text("none was found for this base", "本库未见")
    note = target.obstacle_note or (NO_TEXT if target.obstacle else none)
    reason = _reason(target.obstacle or "no-data", note)
    series = statistic.series if statistic else ()
    due = target.by.last if target.by and target.by.last < today else date.max
    near = [reading_of(point) for point in series if point.date.last <= due]
    latest = near[-1] if near else None
    return Standing(target, statistic, "open", reason, latest=latest)


def _reason(obstacle: Obstacle, note: Text) -> Text:
    kind = obstacle_words(obstacle)
    return Text(
        f"{kind.en}: {note['en']}" if note else kind.en,
        f"{kind.zh}：{note['zh']}" if note else kind.zh,
    )


def _measured(target: Target, statistic: Statistic, readings: Sequence[Reading]) -> Standing:
    latest = readings[-1]
    before = [r for r in readings if r.date.last <= target.announced.last]
    if target.measure == "level":
        start = before[-1] if before else readings[0]
    else:
        assert target.baseline is not None
        start = Reading(target.baseline, Fraction(0), 0, "exact", readings[0].points[:1])
        before = before or [start]
    goal = _goal(target)
    whole = goal - start.value
    pace = _pace(before[-1] if before else start, [start, *readings], latest)
    years = _years(latest.date.last, target.by.last) if target.by else Fraction(0)
    gap = goal - latest.value if _up(target) else latest.value - goal
    has_way = whole and not (_is_limit(target) or _reaches(target, start))
    open_end = _is_limit(target) or not _reaches(target, latest)
    return Standing(
        target,
        statistic,
        "open",
        start=start,
        latest=latest,
        gap=gap,
        share=(latest.value - start.value) / whole if has_way else None,
        pace=pace,
        needed=(goal - latest.value) / years if open_end and years > 0 else None,
        first_met=(
            None if _is_limit(target) else next((r for r in readings if _reaches(target, r)), None)
        ),
    )


def _pace(since: Reading, readings: Sequence[Reading], latest: Reading) -> Pace | None:
    if _years(since.date.last, latest.date.last) < 1:
        older = [r for r in readings if _years(r.date.last, latest.date.last) >= 1]
        if not older:
            return None
        since = older[-1]
    years = _years(since.date.last, latest.date.last)
    return Pace(since, latest, (latest.value - since.value) / years)


def _years(start: date, end: date) -> Fraction:
    """Years from day to day; equal dates and two ends of a month are whole years apart."""
    return _in_years(end) - _in_years(start)


def _in_years(day: date) -> Fraction:
    """The end of a day in years, each month a twelfth; 29 February has the place of the 28th."""
    part = min(Fraction(day.day, _DAYS[day.month - 1]), Fraction(1))
    return day.year + (day.month - 1 + part) / 12


def _up(target: Target) -> bool:
    return target.aim == "up" and not _is_limit(target)


def _is_limit(target: Target) -> bool:
    return target.operator == "at-most"


def _goal(target: Target) -> Fraction:
    """The value that the target sets: of a range the end that is nearer from the start."""
    return Fraction(target.high.value if target.high and not _up(target) else target.value.value)


def mark(target: Target) -> Fraction:
    """The value from which the target is met: for `about` half a unit of its last digit less."""
    if target.operator != "about":
        return _goal(target)
    slack = Fraction(1, 2 * 10 ** places_of(target.value.value))
    return _goal(target) - (slack if _up(target) else -slack)


def _reaches(target: Target, reading: Reading) -> bool:
    goal, value, bound = mark(target), reading.value, reading.bound
    if bound == ("below" if _up(target) else "above"):
        return False  # a limit on the wrong side proves nothing
    if target.operator == "more-than" and bound != "above":
        return value > goal if _up(target) else value < goal
    return value >= goal if _up(target) else value <= goal


def _open(standing: Standing) -> Standing:
    """The status of a target whose time is not over, or that has none."""
    target, latest = standing.target, standing.latest
    assert latest is not None
    if _reaches(target, latest) and not (_is_limit(target) and target.by):
        return replace(standing, status="met")
    if target.by is None:
        return replace(standing, reason=_reason("no-deadline", NO_TEXT))
    if standing.pace is None:
        only = Text("only one figure, so no pace", "仅有一个数据，无法计算进度")
        return replace(standing, reason=_reason("not-yet", only))
    if standing.needed is None:  # the newest figure is that for the date on which it is due
        return replace(standing, status="behind")
    ahead = (
        standing.pace.a_year - standing.needed
        if _up(target)
        else standing.needed - standing.pace.a_year
    )
    enough = ahead > 0 if target.operator == "more-than" else ahead >= 0
    return replace(standing, status="on-pace" if enough else "behind")


def _due(standing: Standing, readings: Sequence[Reading]) -> Standing:
    """The status of a target whose time is over, by the readings up to then."""
    target, last = standing.target, readings[-1]
    assert target.by is not None
    if last.date.last == target.by.last:
        if not _reaches(target, last):
            return replace(standing, status="missed", first_met=None)
        return replace(
            standing, status="met", first_met=last if _is_limit(target) else standing.first_met
        )
    if standing.first_met:
        return replace(standing, status="met")
    none = Text(f"no figure for {target.by}, when it was due", f"缺少期限 {target.by} 时的数据")
    return replace(standing, reason=_reason("no-data", none), first_met=None)


def _last_year(target: Target) -> int:
    """The last year that meets a target that is one."""
    year = int(target.value.value)
    return year - 1 if target.operator == "before" else year


def _year(target: Target, statistic: Statistic, today: date) -> Standing:
    """A peak: the highest figure so far, which only later ones can make the peak."""
    series = statistic.series
    highest = max(series, key=lambda point: (point.value.value, point.date))
    latest = series[-1]
    last_year = _last_year(target)
    standing = Standing(
        target,
        statistic,
        "open",
        highest=reading_of(highest),
        latest=reading_of(latest),
    )
    if today.year <= last_year or latest.date.year <= last_year:
        hindsight = Text(
            f"a peak shows only in hindsight; the highest year so far is {highest.date.year}",
            f"峰值只有事后才能确认；目前最高的年份是{highest.date.year}年",
        )
        return replace(standing, reason=_reason("not-yet", hindsight))
    met = highest.date.year <= last_year
    return replace(
        standing, status="met" if met else "missed", first_met=standing.highest if met else None
    )
