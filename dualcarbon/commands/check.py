"""`dualcarbon check`: every rule of a fact base, all findings at once."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from dualcarbon.commands.settings import SURE, Settings
from dualcarbon.errors import ExitCode, Failure
from dualcarbon.formats.data import json_text
from dualcarbon.model.entries import Facts, Statistic
from dualcarbon.names.choices import known_code
from dualcarbon.reading.codes import CODES
from dualcarbon.reading.files import STANDARD_INPUT, fact_files, replace
from dualcarbon.reading.findings import Finding
from dualcarbon.result import Edition, Record, Result, dated
from dualcarbon.text import Text
from dualcarbon.views.findings import code_page, findings_page
from dualcarbon.views.page import Prose, Verbatim


def check(
    context: typer.Context,
    file: Annotated[
        list[Path] | None,
        typer.Argument(
            help="A fact base, or several together; - is standard input. None: the one in use.",
            metavar="[FILE]...",
            readable=False,  # what can't be read is a failure, not wrong usage
        ),
    ] = None,
    print_schema: Annotated[
        bool, typer.Option("--schema", help="Print the JSON Schema of a fact base instead.")
    ] = False,
    explain: Annotated[
        str | None,
        typer.Option(metavar="CODE", help="Say what the code of a finding means instead."),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Fail on warnings too.")] = False,
    fix: Annotated[
        bool,
        typer.Option("--fix", help="Show how outdated keys are rewritten; ask before writing."),
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="With --fix: write without asking.")] = False,
    stale: Annotated[
        int | None,
        typer.Option(
            min=0,
            max=36_500,
            metavar="DAYS",
            help="List the series and targets whose next figure is overdue by more than so many.",
        ),
    ] = None,
) -> Result:
    """Check a fact base and report everything that is wrong with it, as file:line:column.

    Exit code 1 when there is an error, with --strict also when there is a warning, or with --stale
    when anything is overdue.
    """
    settings: Settings = context.obj
    if print_schema:
        # Imported here: only this option needs it.
        from dualcarbon.reading.schema import schema

        return Result((Verbatim(json_text(schema())),), None, portable=True)
    if explain is not None:
        return _explained(explain, settings)
    settings.refuse_as_of("check")
    checked = fact_files(file) if file else settings.facts
    if fix:
        _refuse_input(checked)
        return _fixed(checked, settings, sure=yes)
    # Imported here: the whole reader of YAML comes with it.
    from dualcarbon.reading.check import check as check_files

    facts, findings = check_files(*checked, piped=settings.piped(checked))
    if stale is not None and facts and not any(f.severity == "error" for f in findings):
        return _overdue(facts, stale, settings, strict=strict)
    fatal = [finding for finding in findings if strict or finding.severity == "error"]
    return Result(
        findings_page(", ".join(map(str, checked)), findings, settings.lang),
        map(_record, findings),
        code=ExitCode.FAILED if fatal else ExitCode.DONE,
        edition=Edition.of(facts) if facts else Edition(),
        rules={code: about.meaning for code, about in CODES.items()},
    )


def _overdue(facts: Facts, days: int, settings: Settings, *, strict: bool) -> Result:
    """What is late by more than so many days; told only of a base without errors."""
    # Imported here: only this option asks for it.
    from dualcarbon.analysis.currency import overdue
    from dualcarbon.reading.derived import derived
    from dualcarbon.views.overdue import overdue_page

    late = overdue(derived(facts), settings.today, days)
    records = [
        {
            "kind": "statistic" if isinstance(one.entry, Statistic) else "target",
            "id": one.entry.id,
            "name": one.entry.name.en,
            "name_zh": one.entry.name.zh,
            **dated("newest", one.newest),
            "due": one.due.isoformat(),
            "rhythm": one.entry.rhythm if isinstance(one.entry, Statistic) else None,
        }
        for one in late
    ]
    return Result(
        overdue_page(late, days, settings.lang),
        records,
        code=ExitCode.FAILED if late and strict else ExitCode.DONE,
        edition=Edition.of(facts),
    )


def _fixed(files: Iterable[Path], settings: Settings, *, sure: bool) -> Result:
    """The files with outdated keys, as a diff; written where a person, or `--yes`, says so."""
    # Imported here: the whole reader of YAML comes with it.
    from dualcarbon.reading.fixes import rewriting
    from dualcarbon.reading.yaml import read_content

    rewritings = [(file, rewriting(read_content(file), str(file))) for file in files]
    changed = [(file, change) for file, change in rewritings if change.count]
    diff = Verbatim("\n".join(change.diff for _, change in changed))
    shown = bool(changed and not sure and not settings.is_for_a_program and settings.can_ask())
    if shown:
        settings.show((diff,))
        typed = settings.ask_aside(_QUESTION[settings.lang]) or ""
        sure = typed.strip().casefold() in SURE
    for file, change in changed if sure else ():
        replace(file, change.before, change.after)
    count = sum(change.count for _, change in changed)
    outcome = Prose(_outcome(count, is_written=sure)[settings.lang])
    records = [
        {"file": change.file, "targets": change.count, "written": sure, "diff": change.diff}
        for _, change in changed
    ]
    return Result(
        (outcome,) if shown or not changed else (diff, outcome),
        records,
        code=ExitCode.FAILED if changed and not sure else ExitCode.DONE,
        edition=Edition(),
    )


def _refuse_input(files: Iterable[Path]) -> None:
    if STANDARD_INPUT in files:
        raise Failure(
            Text("--fix can't write to standard input", "--fix 无法改写标准输入"),
            Text("give the path of a file", "请指定文件路径"),
            ExitCode.USAGE,
        )


_QUESTION = Text("Write this? Type yes: ", "是否写入？输入 yes：")


def _outcome(count: int, *, is_written: bool) -> Text:
    if not count:
        return Text("Nothing to rewrite.", "没有需要改写之处。")
    if is_written:
        return Text(f"Rewritten: {count}.", f"已改写 {count} 处。")
    return Text(
        f"Not written: {count}. Add --yes to write.", f"{count} 处尚未写入。加上 --yes 即写入。"
    )


def _explained(typed: str, settings: Settings) -> Result:
    """What a code means. Raises Failure (wrong usage) for one that no finding has."""
    code = known_code(typed, CODES)
    about = CODES[code]
    record = {
        "code": code,
        "meaning": about.meaning.en,
        "meaning_zh": about.meaning.zh,
        "example": about.example or None,
    }
    return Result(code_page(code, about, settings.lang), [record])


def _record(finding: Finding) -> Record:
    place = finding.place
    return {
        "code": finding.code,
        "severity": finding.severity,
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "message": finding.message.en,
        "message_zh": finding.message.zh,
    }
