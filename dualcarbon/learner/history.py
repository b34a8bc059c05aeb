"""The learner's answers in one SQLite file, which outlives kills, full disks and other versions.

An answer is on the disk before `record` returns. Where none can be kept, that is said once and the
session goes on in memory. Times come in as aware datetimes; nothing here asks a clock.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from dualcarbon.errors import Failure, reason
from dualcarbon.learner.answers import (
    Answered,
    Begun,
    Columns,
    Thing,
    exported,
    imported,
    read_answer,
    read_session,
    readable,
    row_of,
    stamp,
)
from dualcarbon.learner.file import (
    ANSWERS,
    BEGIN,
    DAMAGED,
    PATIENCE,
    RECORD,
    SESSIONS,
    STRANGE,
    UNKEPT,
    Damaged,
    Newer,
    asides,
    copy_in_memory,
    in_memory,
    in_transaction,
    set_aside,
    usable,
)
from dualcarbon.sqlite_file import Value, code_of, locked, patiently
from dualcarbon.text import Text

NAME = "history.db"
"""The history's file in its folder."""

_LOCK = "history.lock"
"""Who sets a damaged history aside holds this file beside it."""

__all__ = ["NAME", "Answered", "Begun", "History"]

_ORDER = "ORDER BY at, session, position"
_END = "UPDATE session SET ended = :ended WHERE id = :id AND ended IS NULL"


class History:
    """The answers so far; several processes may have one file open at once.

    `kept` is whether what is recorded outlives the process, `path` the file. SQLite's rollback
    journal is used, not its log (WAL): at rest there is one file to copy, and it is safe on network
    drives too. A row that makes no sense is passed over, and that is said once.
    """

    def __init__(self, path: Path | None, notice: Callable[[Text], None]) -> None:
        self.path = path or Path(NAME)
        self.kept = True
        self._seen = True
        self._notice = notice
        self._patience = PATIENCE
        self._passed_over = False
        self._begun: dict[str, Begun] = {}
        self._connection = self._open() if path else self._homeless()

    @classmethod
    def open(cls, folder: Path | None, notice: Callable[[Text], None]) -> History:
        """The history in `folder`, begun where there is none; `notice` is told what goes wrong.

        In memory where there is no folder.
        """
        return cls(folder and folder / NAME, notice)

    def __enter__(self) -> History:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file; nothing is left to write."""
        self._connection.close()

    def begin(self, session: Begun) -> None:
        """Add a session; one that is resumed may be begun again, which changes nothing."""
        self._begun[session.id] = session
        self._run(lambda c: c.execute(BEGIN, row_of(session)), "IMMEDIATE")

    def record(self, answer: Answered) -> None:
        """Keep an answer; when this returns it is on the disk, or `notice` was told why not.

        The same answer twice is one. Raises Failure when its place holds another answer, as when
        two processes resume one session.
        """
        self._run(lambda c: _record(c, row_of(answer)), "IMMEDIATE")

    def undo(self, session: str, position: int) -> bool:
        """Take back the last answer of a session; False, and nothing is changed, if it isn't."""
        sql = (
            "DELETE FROM answer WHERE session = :session AND position = :position AND position ="
            " (SELECT max(position) FROM answer WHERE session = :session)"
        )
        values = {"session": session, "position": position}
        return self._run(lambda c: c.execute(sql, values).rowcount == 1, "IMMEDIATE")

    def end(self, session: str, at: datetime) -> None:
        """Note that a session was over at `at`, so that it is not resumed."""
        values = {"id": session, "ended": stamp(at)}
        self._run(lambda c: c.execute(_END, values), "IMMEDIATE")

    def unfinished(self) -> tuple[Begun, list[Answered]] | None:
        """The latest session that has not ended, with its answers and skips in their order."""
        rows = self._rows(SESSIONS + " WHERE ended IS NULL ORDER BY started DESC, id DESC")
        for session in self._readable(rows, read_session):
            sql = ANSWERS + " WHERE session = :id ORDER BY position"
            return session, self._readable(self._rows(sql, {"id": session.id}), read_answer)
        return None

    def answers(self, topic: str | None = None) -> list[Answered]:
        """The answers, of one topic or all, in order of time; no skips."""
        sql = f"{ANSWERS} WHERE chosen IS NOT NULL AND (:topic IS NULL OR topic = :topic) {_ORDER}"
        return self._readable(self._rows(sql, {"topic": topic}), read_answer)

    def export(self) -> dict[str, Any]:
        """The whole history as JSON has it, for `merge`. Raises Failure when it can't be read."""
        sessions, answers = self._everything()
        if not self._seen:
            raise Failure(
                Text(f"{self.path} can't be read", f"无法读取 {self.path}"),
                Text(
                    "end what else is using it, or use the version that wrote it",
                    "请结束占用它的程序，或使用写入它的版本",
                ),
            )
        return exported(
            self._readable(sessions, read_session), self._readable(answers, read_answer)
        )

    def merge(self, data: object) -> tuple[int, int]:
        """Add what was exported, all or nothing; how many answers were new, and how many known.

        An answer whose place is taken is known: what is here stays. Raises Failure when `data` is
        not what `export` makes, or when it can't be kept.
        """
        sessions, answers = imported(data)

        def add(connection: sqlite3.Connection) -> int:
            for session in sessions:
                connection.execute(BEGIN, row_of(session))
                if session.ended:
                    connection.execute(_END, row_of(session))
            return sum(connection.execute(RECORD, row_of(a)).rowcount for a in answers)

        added = self._run(add, "IMMEDIATE")
        self._insist()
        return added, len(answers) - added

    def damaged(self) -> list[Path]:
        """The files that were set aside because they were damaged."""
        with suppress(OSError):  # no folder
            return asides(self.path)
        return []

    def reset(self) -> None:
        """Forget all sessions and answers, the damaged files too.

        Raises Failure when a file can't be changed or removed.
        """
        self._begun.clear()

        def forget(connection: sqlite3.Connection) -> None:
            connection.execute("DELETE FROM answer")
            connection.execute("DELETE FROM session")

        self._run(forget, "IMMEDIATE")
        self._insist()
        for file in self.damaged():
            try:
                file.unlink()
            except OSError as error:
                raise Failure(
                    Text(
                        f"{file} is still there: {reason(error).en}",
                        f"{file} 未能删除：{reason(error).zh}",
                    ),
                    Text("remove it yourself", "请自行删除"),
                ) from error

    def _readable(self, rows: Sequence[Columns], read: Callable[[Columns], Thing]) -> list[Thing]:
        things = readable(rows, read)
        if len(things) < len(rows) and not self._passed_over:
            self._passed_over = True
            sessions, answers = self._everything()
            sensible = len(readable(sessions, read_session)) + len(readable(answers, read_answer))
            count = len(sessions) + len(answers) - sensible
            lines = "row" if count == 1 else "rows"
            self._notice(
                Text(
                    f"passed over in {self.path}, since they make no sense: {count} {lines}",
                    f"{self.path} 中有 {count} 行无法理解，已跳过",
                )
            )
        return things

    def _everything(self) -> tuple[list[Columns], list[Columns]]:
        return self._run(
            lambda c: (
                _fetched(c, SESSIONS + " ORDER BY started, id"),
                _fetched(c, f"{ANSWERS} {_ORDER}"),
            )
        )

    def _rows(self, sql: str, values: Columns | None = None) -> list[Columns]:
        return self._run(lambda c: _fetched(c, sql, values or {}))

    def _run(self, work: Callable[[sqlite3.Connection], Value], begin: str = "") -> Value:
        """What `work` returns, as one transaction; in memory from now on if the file fails."""
        for renewed in (False, True, True):
            try:
                return self._patiently(lambda: in_transaction(self._connection, work, begin))
            except (Newer, sqlite3.DatabaseError, UnicodeDecodeError) as error:
                code = code_of(error)
                lost = code & 0xFF in DAMAGED | STRANGE or code == sqlite3.SQLITE_READONLY_DBMOVED
                if not (lost or isinstance(error, Newer) or code & 0xFF in UNKEPT):
                    raise
                self._connection.close()
                if not self.kept:  # not even a copy of the file does
                    self._connection = in_memory()
                elif lost and not renewed:
                    self._connection = self._open()
                else:
                    self._connection = self._unkept(error, begun=True)
                for session in self._begun.values():
                    with suppress(sqlite3.Error):
                        self._connection.execute(BEGIN, row_of(session))
        return in_transaction(self._connection, work, begin)

    def _patiently(self, attempt: Callable[[], Value]) -> Value:
        try:
            return patiently(attempt, self._patience, self._wait)
        except KeyboardInterrupt:
            self._patience = 0.0  # the score that is then shown should not wait again
            raise

    def _wait(self) -> None:
        self._notice(
            Text(
                f"waiting for another process that is using {self.path}; Ctrl-C ends the wait",
                f"正在等待另一个占用 {self.path} 的进程；按 Ctrl-C 停止等待",
            )
        )

    def _homeless(self) -> sqlite3.Connection:
        self.kept = False
        self._notice(
            Text(
                "answers will not be kept: there is no folder for them; name one in "
                "DUALCARBON_DATA_DIR",
                "答题记录不会保存：没有可用的文件夹；请用 DUALCARBON_DATA_DIR 指定",
            )
        )
        return in_memory()

    def _open(self) -> sqlite3.Connection:
        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            try:
                return self._patiently(lambda: usable(self.path))
            except Damaged:
                with locked(self.path.with_name(_LOCK), self._patience, self._wait):
                    return self._renewed()
        except (OSError, Newer, Damaged, sqlite3.Error) as error:
            return self._unkept(error)

    def _renewed(self) -> sqlite3.Connection:
        """A new file, where no other process has made one since the damage was seen."""
        try:
            return self._patiently(lambda: usable(self.path))
        except Damaged:
            aside = self._set_aside()
        self._notice(
            Text(
                f"the history {self.path} is damaged: it is now {aside}, and a new one is begun",
                f"学习记录 {self.path} 已损坏：原文件现为 {aside}，并已新建记录",
            )
        )
        return self._patiently(lambda: usable(self.path))

    def _set_aside(self) -> Path:
        try:
            return set_aside(self.path)
        except OSError:
            self._notice(
                Text(
                    f"the history {self.path} is damaged and can't be moved: end what else is"
                    " using it, and start again",
                    f"学习记录 {self.path} 已损坏且无法移动：请结束占用它的程序后重试",
                )
            )
            raise

    def _unkept(self, error: Exception, *, begun: bool = False) -> sqlite3.Connection:
        """A connection to memory, which holds what the file has where that can be read."""
        self.kept = False
        why = Text(str(error), str(error))
        if isinstance(error, Newer):
            why = Text("a newer version of dualcarbon wrote it", "它由更新版本的 dualcarbon 写成")
        since = Text(
            "from now on answers, the last one included,", "从现在起（含刚才这一次）的答题记录"
        )
        what = since if begun else Text("answers", "答题记录")
        self._notice(
            Text(
                f"{what.en} will not be kept in {self.path}: {why.en}",
                f"{what.zh}不会保存到 {self.path}：{why.zh}",
            )
        )
        with suppress(Damaged, Newer, sqlite3.Error, UnicodeDecodeError):
            if not isinstance(error, Newer):
                return copy_in_memory(self.path)
        self._seen = not os.path.lexists(self.path)
        return in_memory()

    def _insist(self) -> None:
        if not self.kept:
            raise Failure(
                Text(f"{self.path} was not changed", f"{self.path} 未作更改"),
                Text("make room, or name another folder", "请腾出空间，或指定其他文件夹"),
            )


def _fetched(
    connection: sqlite3.Connection, sql: str, values: Columns | None = None
) -> list[Columns]:
    return [dict(row) for row in connection.execute(sql, values or {})]


def _record(connection: sqlite3.Connection, row: Columns) -> None:
    if connection.execute(RECORD, row).rowcount:
        return
    sql = ANSWERS + " WHERE session = :session AND position = :position"
    if _fetched(connection, sql, row) != [row]:
        raise Failure(
            Text("this session is being answered elsewhere", "这次练习正在别处作答"),
            Text("begin a new one here", "请在此处新开一次练习"),
        )
