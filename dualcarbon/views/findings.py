"""What is wrong with a fact base, a line each, and how much of it there is."""

from __future__ import annotations

from dualcarbon.reading.codes import Code
from dualcarbon.reading.findings import Finding, on_a_line
from dualcarbon.text import Lang, Text
from dualcarbon.views.page import Block, Page, Prose, Verbatim


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


def code_page(code: str, about: Code, lang: Lang) -> Page:
    """What a code means, and the smallest base that has it."""
    head: tuple[Block, ...] = (Prose(f"{code}: {about.meaning[lang]}"),)
    if not about.example:
        return head
    return (*head, Prose(_EXAMPLE[lang], "muted"), Verbatim(about.example))


_EXAMPLE = Text("For example:", "例如：")
