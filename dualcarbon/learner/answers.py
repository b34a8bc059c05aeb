"""One answer and one session, and their plain form, in which they are stored and exported."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, tzinfo
from json import dumps, loads
from math import isfinite
from typing import Any, TypeVar

from dualcarbon.errors import Failure
from dualcarbon.frozen import frozen
from dualcarbon.text import CONTROL, Text, shorten, visible

FORMAT = 2
"""Number of the form in which a history is exported; that of version 1 is read as well."""

_SINCE_2: dict[str, Any] = {"subject": "", "trace": "", "reading": 0.0}
"""What an answer has since the second form, and what is taken for it in the first."""

_MOST = 1e15
"""What every number is below; above it a number that is not whole is no longer exact."""

TRACES = ("hint", "fact", "undo", "guess", "skip", "again")
"""A hint was taken, the fact was looked at, an earlier answer was taken back, the learner guessed,
the question was skipped, or came again in the session in which it had been missed."""

Columns = dict[str, Any]
"""A session or an answer by the names of its columns."""

Thing = TypeVar("Thing")


@frozen
class Begun:
    """One session: `id` of 32 hexadecimal digits, and the `options` that make its paper again.

    The options are any JSON object: another version may have written them.
    `data_version` is the date of the base; `ended` is None while it may be resumed.
    """

    id: str
    started: datetime
    options: dict[str, Any]
    data_version: str
    ended: datetime | None = None


@dataclass(frozen=True, slots=True)
class Answered:
    """One answer, the `position`th of its session from 0; `chosen` is None where it was skipped.

    `fact` is the path of the fact (`terms.carbon-sink`), `level` 1 to 3, `chosen` and `key` are
    positions of options from 0, `seconds` is the time it took, 0 where that is not known, of which
    some `reading` seconds went into reading the question.

    `subject` is what was to be known, however it was asked (`statistics.wind-capacity@2020`); older
    answers have none. `trace` names in `TRACES` what says that a right answer was not known.
    """

    session: str
    position: int
    at: datetime
    fact: str
    kind: str
    topic: str
    level: int
    chosen: int | None
    key: int
    seconds: float = 0.0
    subject: str = ""
    trace: str = ""
    reading: float = 0.0

    @property
    def card(self) -> str:
        """What is learned by it: the subject, of an older answer the fact."""
        return self.subject or self.fact

    @property
    def traces(self) -> frozenset[str]:
        """The words of `trace`."""
        return frozenset(self.trace.split())

    @property
    def is_repeat(self) -> bool:
        """Whether it was asked again in the session in which it had been missed."""
        return "again" in self.traces

    @property
    def right(self) -> bool:
        """Whether the chosen option is the key."""
        return self.chosen == self.key


def stamp(at: datetime) -> str:
    """The time in UTC to the microsecond; texts of this form are in order of time.

    Raises ValueError for a time without a zone.
    """
    if at.tzinfo is None:
        raise ValueError(at)
    try:
        at = at.astimezone(UTC)
    except OverflowError:  # before the first day of the calendar, or after the last
        at = at.replace(tzinfo=UTC)
    return at.isoformat(timespec="microseconds")


def day_of(at: datetime, zone: tzinfo) -> date:
    """The day on which that is in `zone`."""
    try:
        return at.astimezone(zone).date()
    except OverflowError:  # before the first day of the calendar, or after the last
        return at.date()


def row_of(thing: Begun | Answered) -> Columns:
    """A session or an answer by column.

    Raises ValueError for a time without a zone, and for what could not be read back.
    """
    row = asdict(thing)
    for name in ("at", "started", "ended"):
        if row.get(name) is not None:
            row[name] = stamp(row[name])
    if isinstance(thing, Begun):
        _hold(row, _SESSION, "")
        row["options"] = dumps(thing.options, sort_keys=True)
    else:
        is_timed = isfinite(thing.seconds) and thing.seconds > 0  # not when the clock was set back
        row |= {"right": thing.right, "seconds": float(thing.seconds) if is_timed else 0.0}
        row["reading"] = float(thing.reading)
        _hold(row, _ANSWER, "")
        row["right"] = int(thing.right)
    return row


def readable(rows: Iterable[Columns], read: Callable[[Columns], Thing]) -> list[Thing]:
    """What the rows say; one that makes no sense is left out."""
    things = []
    for row in rows:
        try:
            things.append(read(row))
        except (ValueError, TypeError, OverflowError, RecursionError):
            continue
    return things


def read_session(row: Columns) -> Begun:
    """The session that a row of the file holds. Raises ValueError when it makes no sense."""
    return _session({**row, "options": loads(row["options"])}, "")


def read_answer(row: Columns) -> Answered:
    """The answer that a row of the file holds. Raises ValueError when it makes no sense."""
    return _answered({**row, "right": bool(row["right"])}, "")


def exported(sessions: Iterable[Begun], answers: Iterable[Answered]) -> dict[str, Any]:
    """A history as JSON has it; answers without their session are given one that has ended."""
    by_id = {session.id: session for session in sessions}
    answers = list(answers)
    for answer in answers:
        by_id.setdefault(answer.session, Begun(answer.session, answer.at, {}, "", answer.at))
    return {
        "format": FORMAT,
        "sessions": [{**row_of(one), "options": one.options} for one in by_id.values()],
        "answers": [{**row_of(one), "right": one.right} for one in answers],
    }


def imported(data: object) -> tuple[list[Begun], list[Answered]]:
    """What `exported` made. Raises Failure, which says what is wrong and where."""
    if isinstance(data, dict) and _is_newer(data.get("format")):
        raise Failure(
            Text(
                "a newer version of dualcarbon exported this history",
                "该学习记录由更新版本的 dualcarbon 导出",
            ),
            Text("install that version here too", "请在此处也安装该版本"),
        )
    try:
        _hold(data, _HISTORY, "")
        assert isinstance(data, dict)
        sessions = [_session(v, f"sessions[{n}]") for n, v in enumerate(data["sessions"])]
        rows = data["answers"]
        if data["format"] == 1:
            rows = [{**_SINCE_2, **row} if isinstance(row, dict) else row for row in rows]
        answers = [_answered(v, f"answers[{n}]") for n, v in enumerate(rows)]
        ids = {session.id for session in sessions}
        for n, answer in enumerate(answers):
            if answer.session not in ids:
                due = Text("the id of one of the sessions", "某次练习的编号")
                raise _Unfit(f"answers[{n}].session", answer.session, due)
    except _Unfit as error:
        where, value = error.where, visible(shorten(str(error.value)))
        raise Failure(
            Text(
                f"not a history that can be imported: {where} is {value}, not {error.due.en}",
                f"无法导入该学习记录：{where} 为 {value}，应为{error.due.zh}",
            ),
            Text(
                "give a file that 'dualcarbon progress export' made",
                "请使用 dualcarbon progress export 导出的文件",
            ),
        ) from error
    return sessions, answers


class _Unfit(ValueError):
    """A value that won't do: where it stands, what it is, and what is due there."""

    def __init__(self, where: str, value: object, due: Text) -> None:
        super().__init__(where)
        self.where = where or "the whole"
        self.value = value
        self.due = due


def _session(value: object, where: str) -> Begun:
    row = _hold(value, _SESSION, where)
    ended = row["ended"] and _time(row["ended"])
    return Begun(**row | {"started": _time(row["started"]), "ended": ended})


def _answered(value: object, where: str) -> Answered:
    row = dict(_hold(value, _ANSWER, where))
    right = row.pop("right")
    answer = Answered(**row | {"at": _time(row["at"])})
    if right != answer.right:
        due = Text("whether `chosen` is `key`", "chosen 与 key 是否相同")
        raise _Unfit(f"{where}.right", right, due)
    return answer


Form = dict[str, tuple[Text, Callable[[Any], bool]]]


def _hold(value: object, form: Form, where: str) -> Columns:
    """The value, when it has all keys of the form and no others, each with what it asks for."""
    if not isinstance(value, dict):
        raise _Unfit(where, value, Text("an object", "对象"))
    if unknown := [key for key in value if key not in form]:
        raise _Unfit(where, f"with {unknown[0]!r}", Text("only known keys", "仅含已知的键"))
    for key, (due, fits) in form.items():
        if key not in value or not fits(value[key]):
            raise _Unfit(f"{where}.{key}".lstrip("."), value.get(key, "missing"), due)
    return value


def _is_text(value: object) -> bool:
    return isinstance(value, str) and "\n" not in value and not CONTROL.search(value)


def _time(value: str) -> datetime:
    at = datetime.fromisoformat(value)
    if at.tzinfo is None:
        raise ValueError(value)
    return at.astimezone(UTC)


def _is_time(value: object) -> bool:
    try:
        return isinstance(value, str) and bool(_time(value))
    except (ValueError, OverflowError):
        return False


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < _MOST


def _is_newer(number: object) -> bool:
    return type(number) is int and number > FORMAT


def _is_json(value: object) -> bool:
    """Whether JSON can hold the value and any program can read it there."""
    if isinstance(value, dict):
        return all(isinstance(key, str) for key in value) and all(map(_is_json, value.values()))
    if isinstance(value, list):
        return all(map(_is_json, value))
    return value is None or isinstance(value, bool | str) or _is_number(value)


def _is_options(value: object) -> bool:
    try:
        return isinstance(value, dict) and _is_json(value)
    except RecursionError:
        return False


def _whole(low: int, high: int) -> tuple[Text, Callable[[Any], bool]]:
    due = Text(f"a whole number from {low} to {high}", f" {low} 到 {high} 的整数")
    return due, lambda v: type(v) is int and low <= v <= high


def _or_none(rule: tuple[Text, Callable[[Any], bool]]) -> tuple[Text, Callable[[Any], bool]]:
    due, fits = rule
    return Text(f"{due.en}, or null", f"{due.zh}或 null"), lambda v: v is None or fits(v)


_TEXT = (Text("a text of one line", "单行文字"), _is_text)
_NAME = (Text("a name", "名称"), lambda v: _is_text(v) and bool(v))
_TIME = (
    Text(
        "a time with its zone, such as 2026-11-24T08:00:00+00:00",
        "带时区的时间，例如 2026-11-24T08:00:00+00:00",
    ),
    _is_time,
)
_LIST = (Text("a list", "列表"), lambda v: isinstance(v, list))
_SESSION: Form = {
    "id": _NAME,
    "started": _TIME,
    "options": (
        Text(
            "an object of texts, numbers, lists and objects", "由文字、数字、列表和对象组成的对象"
        ),
        _is_options,
    ),
    "data_version": _TEXT,
    "ended": _or_none(_TIME),
}
_ANSWER: Form = {
    "session": _NAME,
    "position": _whole(0, 10**9),
    "at": _TIME,
    "fact": _NAME,
    "kind": _NAME,
    "topic": _TEXT,
    "level": _whole(1, 3),
    "chosen": _or_none(_whole(0, 25)),
    "key": _whole(0, 25),
    "right": (Text("true or false", " true 或 false"), lambda v: isinstance(v, bool)),
    "seconds": (
        Text("a number from 0 on", "不小于 0 的数"),
        lambda v: _is_number(v) and v >= 0,
    ),
    "subject": _TEXT,
    "trace": (
        Text(f"words of {', '.join(TRACES)}", f"由 {'、'.join(TRACES)} 组成的词"),
        lambda v: isinstance(v, str) and {*v.split()} <= {*TRACES},
    ),
    "reading": (
        Text("a number from 0 on", "不小于 0 的数"),
        lambda v: _is_number(v) and v >= 0,
    ),
}
_HISTORY: Form = {
    "format": (
        Text(f"1 or {FORMAT}", f" 1 或 {FORMAT}"),
        lambda v: type(v) is int and v in {1, FORMAT},
    ),
    "sessions": _LIST,
    "answers": _LIST,
}
