"""What is wrong with a fact base, a line each, and how much of it there is."""

from __future__ import annotations

from dualcarbon.reading.findings import Finding, on_a_line
from dualcarbon.text import Lang, Text
from dualcarbon.views.page import Page, Verbatim


def findings_page(file: str, findings: list[Finding], lang: Lang) -> Page:
    """The findings in order of place, then their count."""
    errors = sum(finding.severity == "error" for finding in findings)
    warnings = len(findings) - errors
    file = on_a_line(file)
    count = Text(
        f"{file}: {errors} error{'s' * (errors != 1)}, {warnings} warning{'s' * (warnings != 1)}",
        f"{file}：{errors} 个错误，{warnings} 个警告",
    )
    return (Verbatim("\n".join((*(finding.line(lang) for finding in findings), count[lang]))),)
