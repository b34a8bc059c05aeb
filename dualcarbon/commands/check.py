"""`dualcarbon check`: every rule of a fact base, all findings at once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dualcarbon.commands.settings import Settings
from dualcarbon.errors import ExitCode
from dualcarbon.formats.data import json_text
from dualcarbon.names.choices import unknown_choice
from dualcarbon.reading.codes import CODES
from dualcarbon.reading.files import fact_files
from dualcarbon.reading.findings import Finding
from dualcarbon.result import Edition, Record, Result
from dualcarbon.views.findings import code_page, findings_page
from dualcarbon.views.page import Verbatim


def check(
    context: typer.Context,
    file: Annotated[
        list[Path] | None,
        typer.Argument(
            help="A fact base, or several that are one together. None: the one in use.",
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
) -> Result:
    """Check a fact base and report everything that is wrong with it, as file:line:column.

    Exit code 1 when there is an error, with --strict also when there is a warning.
    """
    settings: Settings = context.obj
    if print_schema:
        # Imported here: only this option needs it.
        from dualcarbon.reading.schema import schema

        return Result((Verbatim(json_text(schema())),), None, portable=True)
    if explain is not None:
        return _explained(explain, settings)
    # Imported here: the whole reader of YAML comes with it.
    from dualcarbon.reading.check import check as check_files

    settings.refuse_as_of("check")
    checked = fact_files(file) if file else settings.facts
    facts, findings = check_files(*checked)
    fatal = [finding for finding in findings if strict or finding.severity == "error"]
    return Result(
        findings_page(", ".join(map(str, checked)), findings, settings.lang),
        map(_record, findings),
        code=ExitCode.FAILED if fatal else ExitCode.DONE,
        edition=Edition.of(facts) if facts else Edition(),
    )


def _explained(typed: str, settings: Settings) -> Result:
    """What a code means. Raises Failure (wrong usage) for one that no finding has."""
    code = typed.strip().upper()
    if code not in CODES:
        near = [known for known in CODES if known[:2] == code[:2]]
        raise unknown_choice("code", typed, near or CODES)
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
