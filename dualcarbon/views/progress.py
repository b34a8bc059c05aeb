"""A learner's progress: scores, a calendar that needs no colour, what is due, what was missed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from dualcarbon.kinds import ENTRIES
from dualcarbon.learner.progress import Progress, Score
from dualcarbon.model.entries import Facts
from dualcarbon.quiz.mastery import Mastery
from dualcarbon.text import Lang, Text, cells
from dualcarbon.views import words
from dualcarbon.views.page import Block, Fields, Heading, Listing, Page, Prose, Table, painted
from dualcarbon.views.quiz import look_up_command

_DATE = 10
"""Columns of a date."""

_WEEKS = 5
"""Weeks in the calendar, this one the last."""

_TITLE = Text("Progress", "学习进度")
_CORE = Text("Core", "核心内容")
_NEXT = Text("Next unit", "下一单元")
_NEW = Text("New", "未学")
_ANSWERED = Text("Answered", "已答")
_RIGHT = Text("Right", "答对")
_STREAK = Text("Days in a row", "连续天数")
_DUE = Text("Due", "待复习")
_BY_TOPIC = Text("By topic", "按主题")
_LEVEL = Text("Level", "难度")
_BY_LEVEL = Text("By level", "按难度")
_CALENDAR = Text("Answers a day", "每日答题数")
_WEEK = Text("Week from", "周起始")
_DAYS = Text("Mon Tue Wed Thu Fri Sat Sun", "一 二 三 四 五 六 日")
_MISSED = Text("Missed most", "最常答错")
_TIMES = Text("Times", "次数")
_FACT = Text("Fact", "事实")
_LOOK = Text("Look it up", "查阅")


def progress_page(
    progress: Progress, standing: Mastery, allowed: int, facts: Facts, lang: Lang
) -> Page:
    """How it stands, then by topic, level and day, and what was missed most often.

    `standing` is what is known of the core, and `allowed` how much that is new may come today.
    """
    today, week = progress.due[0], sum(progress.due)
    due = Text(f"{today} today, {week} within a week", f"今天 {today} 题，一周内 {week} 题")
    blocks: list[Block] = [
        Heading(_TITLE[lang]),
        Fields(
            (
                *_mastery(standing, allowed, facts, lang),
                (_ANSWERED[lang], str(progress.answered)),
                (_RIGHT[lang], _share((progress.right, progress.answered))),
                (_STREAK[lang], str(progress.streak)),
                (_DUE[lang], due[lang]),
            )
        ),
    ]
    names = {topic: name[lang] for topic, name in words.topics(facts)}
    topics = {names.get(topic, topic): score for topic, score in progress.topics.items()}
    levels = {str(level): score for level, score in progress.levels.items()}
    blocks += _scores(_BY_TOPIC, words.TOPIC, topics, lang)
    blocks += _scores(_BY_LEVEL, _LEVEL, levels, lang)
    blocks += _calendar(progress, lang)
    if progress.missed:
        labels = (_FACT[lang], _TIMES[lang], _LOOK[lang])
        rows = tuple(
            (_name(fact, facts, lang), str(times), painted(look_up_command(fact), "command"))
            for fact, times in progress.missed
        )
        blocks += [Heading(_MISSED[lang], 2), Table(labels, rows, frozenset({1}))]
    again = Text("What is due: dualcarbon quiz --review", "开始复习：dualcarbon quiz --review")
    return (*blocks, Prose(again[lang], "muted"))


def _mastery(
    standing: Mastery, allowed: int, facts: Facts, lang: Lang
) -> Iterator[tuple[str, str]]:
    """What is known of the core, what comes next, and how much of it waits for another day."""
    if not standing.core:
        return
    known = Text(
        f"{standing.known} of {standing.core} known, {standing.learning} learning",
        f"共 {standing.core} 项，已掌握 {standing.known} 项，学习中 {standing.learning} 项",
    )
    yield _CORE[lang], known[lang]
    if not standing.new:
        return
    unit = facts.topics[standing.unit].name if standing.unit in facts.topics else Text()
    if standing.first_met < standing.first:
        unit = Text(
            f"the {standing.first} things to know first, {standing.first_met} met",
            f"入门要点 {standing.first} 项，已学 {standing.first_met} 项",
        )
    yield _NEXT[lang], unit[lang]
    held = max(standing.new - allowed, 0)
    new = Text(
        f"{standing.new} of the core, {held} held back for later days",
        f"核心内容 {standing.new} 项，其中 {held} 项留待以后",
    )
    yield _NEW[lang], new[lang]


def _scores(title: Text, label: Text, scores: Mapping[str, Score], lang: Lang) -> Iterator[Block]:
    labels = (label[lang], _ANSWERED[lang], _RIGHT[lang])
    rows = tuple((name, str(score[1]), _share(score)) for name, score in scores.items())
    if rows:
        yield Heading(title[lang], 2)
        yield Table(labels, rows, frozenset({1, 2}))


def _share(score: Score) -> str:
    right, answered = score
    return f"{right} ({100 * right // answered}%)" if answered else "0"


def _calendar(progress: Progress, lang: Lang) -> Iterator[Block]:
    """The answers of each day of the last weeks: a number, `.` for none, nothing for the future."""
    monday = progress.today.toordinal() - progress.today.weekday()
    head = _WEEK[lang]
    rows = [(head + " " * (_DATE - cells(head)), _columns(_DAYS[lang].split()))]
    for week in range(_WEEKS - 1, -1, -1):
        first = monday - 7 * week
        if first < 1:  # before the calendar begins
            continue
        days = map(date.fromordinal, range(first, min(first + 6, progress.today.toordinal()) + 1))
        counts = (str(progress.days.get(day) or ".") for day in days)
        rows.append((date.fromordinal(first).isoformat(), _columns(counts)))
    yield Heading(_CALENDAR[lang], 2)
    yield Listing(tuple(rows))


def _columns(texts: Iterable[str]) -> str:
    """Texts of at most three cells, each in four; seven of them fit a narrow window."""
    return "".join(text + " " * (4 - cells(text)) for text in texts).rstrip()


def _name(fact: str, facts: Facts, lang: Lang) -> str:
    """What the entry of a fact is called; its path where the base has none of that path."""
    section, _, rest = fact.partition(".")
    entries = getattr(facts, section) if section in ENTRIES else {}
    entry = entries.get(rest.split(".")[0])
    return entry.name[lang] if entry else fact
