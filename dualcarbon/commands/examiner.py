"""Holds a session with a person: asks, and keeps each answer before it tells what came of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from dualcarbon.commands.entry import entry_page
from dualcarbon.commands.settings import Settings
from dualcarbon.errors import ExitCode
from dualcarbon.learner.answers import Answered, Begun
from dualcarbon.learner.history import History
from dualcarbon.learner.review import cards, due_by
from dualcarbon.model.entries import Facts
from dualcarbon.quiz.cards import matter_of
from dualcarbon.quiz.items import Item, reading_time
from dualcarbon.quiz.session import Answer, Session, Wish, choice, onward
from dualcarbon.text import NO_TEXT, Text
from dualcarbon.views.page import Page, Prose
from dualcarbon.views.quiz import (
    fact_page,
    keys_page,
    onward_page,
    onward_prompt,
    prompt,
    question_page,
    sources_page,
    verdict_page,
)

_STOPPED = Text("Stopped.", "已停止。")
_INTERRUPTED = Text("Interrupted; this is the score so far.", "已中断；以下是目前的成绩。")
_INPUT_ENDED = Text("The input ended; this is the score so far.", "输入已结束；以下是目前的成绩。")
_TIME_IS_UP = Text("The time is up.", "时间到。")
_TOO_LATE = Text(
    "The time is up; the last answer came too late to count.",
    "时间到；最后一题的答案已超时，不计分。",
)
_SKIPPED = Text("Skipped.", "已跳过。")
_NO_HINT = Text("No more hints: two options are left.", "没有更多提示：只剩两个选项。")
_NOTHING_TO_UNDO = Text("There is no answer to undo.", "没有可以撤销的答案。")
_GUESSED = Text("Noted: you will be asked again soon.", "已记下，会尽快再问。")
_NOT_IN_EXAM = Text("Not in an exam.", "考试中不可用。")

_DEAF = 0.6
"""Seconds for which Enter is not heard: some type it after each key, out of habit."""


@dataclass
class Examiner:
    """A session with the person who takes it and the history that keeps their answers.

    In an `exam` nothing is told until the end, which comes at the latest so many `minutes` after
    the session was begun, whether it was held in one go or not. `undone` are the places of answers
    that were taken back, whose key has been seen.
    """

    begun: Begun
    session: Session
    facts: Facts
    history: History
    settings: Settings
    exam: bool = False
    minutes: int | None = None
    undone: set[int] = field(default_factory=set)

    @property
    def _left(self) -> timedelta | None:
        """The time that is left; None where there is no limit."""
        if self.minutes is None:
            return None
        used = self.settings.now() - self.begun.started
        return max(timedelta(minutes=self.minutes) - used, timedelta())

    @property
    def is_over(self) -> bool:
        """Whether there was a limit, and the time is up."""
        return self._left == timedelta()

    def hold(self) -> tuple[Text, ExitCode]:
        """Ask until all is answered or the person stops; why it ended early, and the status."""
        ended: Text | None = None
        try:
            while (item := self.session.current) and not ended:
                ended = _TIME_IS_UP if self.is_over else self._ask(item)
        except KeyboardInterrupt:
            return _INTERRUPTED, ExitCode.INTERRUPTED
        if self.session.current is None or self.is_over:
            self.history.end(self.begun.id, self.settings.now())
        return ended or NO_TEXT, ExitCode.DONE

    def _ask(self, item: Item) -> Text | None:
        """Ask for the current item until it is left; why the session ends there, if it does."""
        lang = self.settings.lang
        left = NO_TEXT if self._left is None else _time_left(self._left)
        self._show(question_page(self.session, lang, exam=self.exam, left=left))
        begun = self.settings.now()
        while (
            typed := self.settings.ask_key(prompt(item, lang, exam=self.exam), _DEAF)
        ) is not None:
            if self.is_over:
                return _TOO_LATE
            wish = choice(typed, len(item.options))
            if wish == "quit":
                return _STOPPED
            if self._done(item, wish, begun):
                return None if wish == "undo" else self._dwell(item)
        return _INPUT_ENDED

    def _done(self, item: Item, wish: int | Wish | None, begun: datetime) -> bool:
        """Do what was typed; whether the item is left by it."""
        lang = self.settings.lang
        match wish:
            case None:
                self._show(keys_page(item, lang, exam=self.exam))
                return False
            case "hint" | "fact" if self.exam:
                self._say(_NOT_IN_EXAM)
                return False
            case "hint":
                self._hint()
                return False
            case int() as chosen if chosen in self.session.struck:
                self._say(_ruled_out(chosen))
                return False
            case "undo":
                self._undo()
            case _:
                self._answer(item, wish, begun)
        return True

    def _answer(self, item: Item, wish: int | Wish, begun: datetime) -> None:
        """Keep an answer, or that there is none, then tell what came of it."""
        lang = self.settings.lang
        if wish == "fact":
            self._keep(item, None, begun, "fact")
            self._show(fact_page(item, self.facts, lang))
            return
        if isinstance(wish, int):
            given = self._keep(item, wish, begun, "hint" if self.session.struck else "")
        else:
            given = self._keep(item, None, begun, "skip")
        if not self.exam:
            self._show(verdict_page(given, self.facts, lang))
        elif given.chosen is None:
            self._say(_SKIPPED)

    def _dwell(self, item: Item) -> Text | None:
        """Wait at a terminal until what was told has been read; why the session ends, if it does.

        In an exam nothing is told, and who sends lines from a file has none to spare.
        """
        lang = self.settings.lang
        if self.exam or not self.settings.can_ask():
            return None
        while (typed := self.settings.ask_key(onward_prompt(lang), _DEAF)) is not None:
            match onward(typed):
                case "next":
                    return None
                case "quit":
                    return _STOPPED
                case "undo":
                    self._undo()
                    return None
                case "guess":
                    self._guess()
                case "sources":
                    self._show(sources_page(item, self.facts, lang))
                case "fact":
                    self._show(self._entry(item))
                case None:
                    self._show(onward_page(lang))
        return _INPUT_ENDED

    def _entry(self, item: Item) -> Page:
        """The entry that an item asks of; the fact alone where a question is on none."""
        section, _, id = matter_of(self.facts, item.fact).partition(".")
        if section == "questions":
            return fact_page(item, self.facts, self.settings.lang)
        return entry_page(section, id, self.facts, self.settings)

    def _keep(self, item: Item, chosen: int | None, begun: datetime, trace: str) -> Answer:
        """Record what was chosen, before anything is told of it."""
        now = self.settings.now()
        position = len(self.session.answers)
        again = "again" if self.session.is_repeat else ""
        undone = "undo" if position in self.undone else ""
        self.history.begin(self.begun)
        self.history.record(
            Answered(
                session=self.begun.id,
                position=position,
                at=now,
                fact=item.fact,
                kind=item.kind,
                topic=item.topic,
                level=item.level,
                chosen=chosen,
                key=item.key,
                seconds=max((now - begun).total_seconds(), 0.0),
                subject=item.subject,
                trace=" ".join(filter(None, (trace, undone, again))),
                reading=reading_time(item, self.settings.lang),
            )
        )
        return self.session.answer(chosen)

    def _guess(self) -> None:
        """Note that the last answer was a guess, which is no knowledge."""
        self.session.guess()
        position = len(self.session.answers) - 1
        kept = "guess again" if self.session.answers[-1].again else "guess"
        self.history.mark(self.begun.id, position, kept)
        self._say(_GUESSED)

    def _undo(self) -> None:
        taken = self.session.undo()
        if taken is None:
            self._say(_NOTHING_TO_UNDO)
        else:
            self.undone.add(len(self.session.answers))
            self.history.undo(self.begun.id, len(self.session.answers))

    def _hint(self) -> None:
        struck = self.session.hint()
        if struck is None:
            self._say(_NO_HINT)
        else:
            self._say(_ruled_out(struck))

    def due(self) -> Iterator[Text]:
        """What to say at the end of what falls due, where any answer is kept."""
        now = self.settings.now()
        zone = now.tzinfo
        if not self.session.answered or zone is None or not self.history.kept:
            return
        today, *later = due_by(cards(self.history.answers(), now, zone), now)
        yield Text(
            f"Due today: {today}, within a week: {today + sum(later)}: dualcarbon quiz --review",
            f"今天待复习 {today} 题，一周内 {today + sum(later)} 题：dualcarbon quiz --review",
        )

    def _say(self, text: Text) -> None:
        self._show((Prose(text[self.settings.lang], "note"),))

    def _show(self, page: Page) -> None:
        self.settings.show(page)


def _time_left(left: timedelta) -> Text:
    minutes, seconds = divmod(int(left.total_seconds()), 60)
    return Text(f"{minutes}:{seconds:02} left", f"剩余 {minutes}:{seconds:02}")


def _ruled_out(place: int) -> Text:
    return Text(f"It is not {place + 1}).", f"不是 {place + 1})。")
