"""What every command is told: the options that all share, and what comes in from outside."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from dualcarbon.base import Base
from dualcarbon.errors import ExitCode, Failure
from dualcarbon.formats import BY_ENDING, DATA, Color, Format
from dualcarbon.model.dates import PartialDate
from dualcarbon.reading.files import STANDARD_INPUT, fact_files
from dualcarbon.result import Edition
from dualcarbon.store.copy import is_kept
from dualcarbon.system import Use
from dualcarbon.text import Lang, Text, shorten
from dualcarbon.views.page import Page, Prose

SURE = {"yes", "是", "y"}
"""What a person types who means it."""


@dataclass(eq=False, repr=False)
class Settings:
    """The shared options as given so far, and the clock, chance, streams and folders of `cli`.

    `now` gives the moment with its time zone; `folder` where compiled copies and answers are kept,
    None where there is no such place. `ask_key` asks for a key, deaf to Enter for so many seconds,
    or for a line where there are no single keys. What `ask_aside` asks does not get into the
    output; `read_input` reads at most so many bytes; a person at a terminal, which `can_ask` tells
    of, is told what to type.
    """

    facts: Sequence[Path]
    lang: Lang
    today: date
    now: Callable[[], datetime]
    fresh_seed: Callable[[], str]
    fresh_id: Callable[[], str]
    show: Callable[[Page], None]
    ask: Callable[[str], str | None]
    ask_key: Callable[[str, float], str | None]
    ask_aside: Callable[[str], str | None]
    read_input: Callable[[int, Text], bytes]
    can_ask: Callable[[], bool]
    notice: Callable[[Text], None]
    folder: Callable[[Use], Path | None]
    verbose: bool = False
    quiet: bool = False
    format: Format | None = None
    output: Path | None = None
    force: bool = False
    field: str | None = None
    plain: bool = False
    color: Color | None = None
    sources: bool = False
    no_pager: bool = False
    debug: bool = False
    as_of: date | None = None
    _edition: Edition | None = None
    _format_given: Format | None = None
    _input_is_read: bool = False
    _piped: bytes | None = None

    def take(
        self,
        *,
        facts: Sequence[Path] | None = None,
        lang: Lang | None = None,
        format: Format | None = None,
        output: Path | None = None,
        force: bool = False,
        field: str | None = None,
        as_of: str | None = None,
        plain: bool = False,
        color: Color | None = None,
        sources: bool = False,
        no_pager: bool = False,
        quiet: bool = False,
        verbose: bool = False,
        debug: bool = False,
    ) -> None:
        """Take over what was given; what was not given stays as it is.

        Raises Failure (wrong usage) when `as_of` is no date or not yet over, or with a `field` in a
        `format`.
        """
        self.debug = debug or self.debug
        self.lang = lang or self.lang
        self._format_given = format or self._format_given
        self.field = field or self.field
        if self.field and self._format_given:
            raise _without_format()
        self.output = output or self.output
        self.force = force or self.force
        self.format = self._format_given
        if self.output and not self.format and not self.field:
            self.format = BY_ENDING.get(self.output.suffix.lower())
        self.plain = plain or self.plain
        self.color = color or self.color
        self.sources = sources or self.sources
        self.no_pager = no_pager or self.no_pager
        self.quiet = quiet or self.quiet
        self.verbose = verbose or self.verbose
        self.facts = fact_files(facts) if facts else self.facts
        if day := date_option(as_of, "--as-of"):
            self.as_of = _not_after(day, self.today)

    @property
    def is_for_a_program(self) -> bool:
        """Whether data is asked for, of which nothing is left out that was not asked to be."""
        return self.format in DATA or self.field is not None

    @property
    def day(self) -> date:
        """The day from which facts are seen: that of --as-of, or else today."""
        return self.as_of or self.today

    def refuse_as_of(self, command: str) -> None:
        """Raise Failure (wrong usage) where a command that looks at today is to look back."""
        if self.as_of:
            raise Failure(
                Text(f"{command} can't look back", f"{command} 不能回看过去"),
                Text("drop --as-of", "请去掉 --as-of"),
                ExitCode.USAGE,
            )

    def read_file(self, file: Path, limit: int, what_to_type: Text) -> bytes:
        """At most so many bytes of a file; of standard input where it is `-`.

        Raises OSError, and Failure (wrong usage) where that was read for something else.
        """
        if file == STANDARD_INPUT:
            if self._input_is_read:
                raise _read_before()
            self._input_is_read = True
            return self.read_input(limit, what_to_type)
        with file.open("rb") as opened:
            return opened.read(limit)

    def piped(self, files: Sequence[Path]) -> bytes | None:
        """The fact base on standard input, where `-` is one of the files; read once."""
        if STANDARD_INPUT in files and self._piped is None:
            # Imported here: few bases come this way, and the reader of YAML takes time.
            from dualcarbon.reading.yaml import LARGEST_FILE

            self._piped = self.read_file(STANDARD_INPUT, LARGEST_FILE + 1, _WHAT_TO_TYPE)
        return self._piped if STANDARD_INPUT in files else None

    @property
    def file(self) -> Path | None:
        """The file that the output goes to; None where that is standard output."""
        return None if self.output is None or str(self.output) == "-" else self.output

    def save(self, files: Mapping[Path, bytes]) -> None:
        """Write the files, all or none; those that are there already with --force, or on a yes.

        Raises Failure where one can't be written, or is not to be replaced.
        """
        # Imported here: few calls write a file.
        from dualcarbon import saving

        there = [] if self.force else saving.standing(files)
        if there and not (self.can_ask() and self._replaces(there)):
            raise _is_there(there)
        saving.save(files)

    def _replaces(self, files: Sequence[Path]) -> bool:
        """Whether the person says that these files are to be replaced."""
        names = _listed(files)
        question = Text(f"Replace {names.en}? Type yes: ", f"替换 {names.zh}？输入 yes：")
        typed = self.ask_aside(question[self.lang])
        return typed is not None and typed.strip().casefold() in SURE

    @property
    def data(self) -> Path | None:
        """Where the learner's answers are kept; None where there is no such place."""
        return self.folder("data")

    def base(self) -> Base:
        """The fact base in use. Raises Failure when it can't be opened or is broken.

        A notice says so where the base has nothing in the language asked for.
        """
        cache = self.folder("cache")
        piped = self.piped(self.facts)
        base = Base.open(
            *self.facts, piped=piped, cache=cache, notice=self.notice, aside=self._aside
        )
        if self.lang not in base.facts.languages:
            self.notice(
                Text(
                    "this fact base has no English; its texts are shown in Chinese",
                    "此事实库没有中文内容，以英文显示",
                )
            )
        self._edition = Edition.of(base.facts)
        return base.as_of(self.as_of) if self.as_of else base

    def is_ready(self) -> bool:
        """Whether the fact base in use can be opened at once, and need not be compiled."""
        try:
            return is_kept(self.facts, self.folder("cache"))
        except Failure:
            return False

    def edition(self) -> Edition:
        """The edition of the fact base in use. Raises Failure when it can't be opened."""
        return self._edition or Edition.of(self.base().facts)

    def _aside(self, text: Text) -> None:
        """Tell what only those want to know who ask for it."""
        if self.verbose:
            self.notice(text)

    def dated(self, page: Page) -> Page:
        """The page, which says at its head as of which day it is when that is not today."""
        if self.as_of is None:
            return page
        day = PartialDate(self.as_of.year, self.as_of.month, self.as_of.day).written(self.lang)
        then = Text(
            f"As of {day}: later figures, events and targets are left out. Figures from a source "
            "that looks back are as it has them.",
            f"截至{day}：此后的数据、事件和目标均未列出。回溯性来源中的数据按该来源列出。",
        )
        return (Prose(then[self.lang], "note"), *page)


_WHAT_TO_TYPE = Text(
    "type a fact base, as YAML; end with Ctrl-D (on Windows Ctrl-Z and Enter)",
    "请输入 YAML 格式的事实库；按 Ctrl-D 结束（Windows 为 Ctrl-Z 加回车）",
)


def _read_before() -> Failure:
    return Failure(
        Text("standard input can't be read for two things", "标准输入不能同时用于两处"),
        Text("give one of them as a file", "请将其中之一改为文件"),
        ExitCode.USAGE,
    )


_MOST_NAMED = 3
"""Files that a message names; of more it names the first, and says how many there are."""


def _listed(files: Sequence[Path]) -> Text:
    if len(files) <= _MOST_NAMED:
        return Text(", ".join(map(str, files)), "、".join(map(str, files)))
    more = len(files) - 1
    return Text(f"{files[0]} and {more} more files", f"{files[0]} 等 {len(files)} 个文件")


def _is_there(files: Sequence[Path]) -> Failure:
    names = _listed(files)
    are = "are" if len(files) > 1 else "is"
    return Failure(
        Text(f"{names.en} {are} there already", f"{names.zh} 已经存在"),
        Text("to replace: --force", "如要替换，请加 --force"),
    )


def _without_format() -> Failure:
    return Failure(
        Text("--field and --format can't go together", "--field 与 --format 不能同时使用"),
        Text("--field prints bare values: drop --format", "--field 只输出值，请去掉 --format"),
        ExitCode.USAGE,
    )


def _not_after(day: PartialDate, today: date) -> date:
    """The last day of `day`, or today where that lies between its ends."""
    if day.first > today:
        raise Failure(
            Text(f"--as-of {day} is after today, {today}", f"--as-of {day} 晚于今天（{today}）"),
            Text("choose a day that is over", "请选择已经过去的日期"),
            ExitCode.USAGE,
        )
    return min(day.last, today)


def date_option(value: str | None, option: str, today: date | None = None) -> PartialDate | None:
    """The date given to `option`, in any usual form; years are named from `today`.

    Raises Failure (wrong usage) when it is none, or could be two.
    """
    if value is None:
        return None
    # Imported here: few calls name a date.
    from dualcarbon.names.dates import dates_typed

    match dates_typed(value, today):
        case [date]:
            return date
        case [one, other, *_]:
            message = Text(
                f"{option} {shorten(value)!r} can be {one.written('en')} or {other.written('en')}",
                f"{option} 的值“{shorten(value)}”既可能是{one.written('zh')}，"
                f"也可能是{other.written('zh')}",
            )
            hint = Text(f"write it as {one} or {other}", f"请写成 {one} 或 {other}")
        case _:
            message = Text(
                f"{option} {shorten(value)!r} is not a date that exists",
                f"{option} 的值“{shorten(value)}”不是真实存在的日期",
            )
            hint = Text(
                "write it as 2020, 2020-09 or 2020-09-22", "请写成 2020、2020-09 或 2020-09-22"
            )
    raise Failure(message, hint, ExitCode.USAGE)
