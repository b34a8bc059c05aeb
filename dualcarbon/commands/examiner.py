"""Holds a session with a person: asks, and keeps each answer before it tells what came of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from dualcarbon.commands.settings import Settings
from dualcarbon.errors import ExitCode
from dualcarbon.learner.answers import Answered, Begun
from dualcarbon.learner.history import History
from dualcarbon.learner.review import cards, due_by
from dualcarbon.model.entries import Facts
from dualcarbon.quiz.items import Item
from dualcarbon.quiz.session import Answer, Session, Wish, choice
from dualcarbon.text import Text
from dualcarbon.views.page import Page, Prose
from dualcarbon.views.quiz import fact_page, keys_page, prompt, question_page, verdict_page

_STOPPED = Text("Stopped.", "已停止。")
_INTERRUPTED = Text("Interrupted; this is the score so far.", "已中断；以下是目前的成绩。")
_INPUT_ENDED = Text("The input ended; this is the score so far.", "输入已结束；以下是目前的成绩。")
_TIME_IS_UP = Text("The time is up.", "时间到。")
_SKIPPED = Text("Skipped.", "已跳过。")
_NO_HINT = Text("No more hints: two options are left.", "没有更多提示：只剩两个选项。")
_NOTHING_TO_UNDO = Text("There is no answer to undo.", "没有可以撤销的答案。")
_NOT_IN_EXAM = Text("Not in an exam.", "考试中不可用。")


@dataclass
class Examiner:
    """A session with the person who takes it and the history that keeps their answers.

    In an `exam` nothing is told until the end, which comes when the time `allowed` is over.
    """

    begun: Begun
    session: Session
    facts: Facts
    history: History
    settings: Settings
    exam: bool = False
    allowed: timedelta | None = None

    def hold(self) -> tuple[Text, ExitCode]:
        """Ask until all is answered or the person stops; why it ended early, and the status."""
        try:
            while item := self.session.current:
                if ended := self._ask(item):
                    return ended, ExitCode.DONE
        except KeyboardInterrupt:
            return _INTERRUPTED, ExitCode.INTERRUPTED
        self.history.end(self.begun.id, self.settings.now())
        return Text(), ExitCode.DONE

    def _ask(self, item: Item) -> Text | None:
        """Ask for the current item until it is left; why the session ends there, if it does."""
        lang = self.settings.lang
        self._show(question_page(self.session, lang, score=not self.exam))
        begun = self.settings.now()
        while (typed := self.settings.ask(prompt(item, lang))) is not None:
            if self.allowed and self.settings.now() - self.begun.started >= self.allowed:
                return _TIME_IS_UP
            wish = choice(typed, len(item.options))
            if wish == "quit":
                return _STOPPED
            if self._done(item, wish, begun):
                return None
        return _INPUT_ENDED

    def _done(self, item: Item, wish: int | Wish | None, begun: datetime) -> bool:
        """Do what was typed; whether the item is left by it."""
        lang = self.settings.lang
        match wish:
            case None:
                self._show(keys_page(item, lang))
                return False
            case "hint" | "fact" if self.exam:
                self._say(_NOT_IN_EXAM)
                return False
            case "hint":
                self._hint()
                return False
            case "undo":
                self._undo()
            case "skip":
                self._keep(item, None, begun)
                self._say(_SKIPPED)
            case "fact":
                self._keep(item, None, begun)
                self._show(fact_page(item, self.facts, lang))
            case int() as chosen:
                given = self._keep(item, chosen, begun)
                if not self.exam:
                    self._show(verdict_page(given, self.facts, lang))
        return True

    def _keep(self, item: Item, chosen: int | None, begun: datetime) -> Answer:
        """Record what was chosen, before anything is told of it."""
        now = self.settings.now()
        position = len(self.session.answers)
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
            )
        )
        return self.session.answer(chosen)

    def _undo(self) -> None:
        taken = self.session.undo()
        if taken is None:
            self._say(_NOTHING_TO_UNDO)
        else:
            self.history.undo(self.begun.id, len(self.session.answers))

    def _hint(self) -> None:
        struck = self.session.hint()
        if struck is None:
            self._say(_NO_HINT)
        else:
            self._say(Text(f"It is not {struck + 1}).", f"不是 {struck + 1})。"))

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
