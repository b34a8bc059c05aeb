"""Documents and sources in the citation styles that people and programs ask for.

What is cited is the official document, with its issuers and number, where a source gives the text
of one; the copy in which it was read comes after it. The publisher stands as the author where no
person is named.

The day of access is that up to which the base has searched its sources, or else that on which it
was last edited: each page was read then or before. Who opens a page later may write a later day.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from dualcarbon.formats.citations.work import Work
from dualcarbon.model.dates import PartialDate

Style = Literal[
    "text", "apa", "gbt7714", "gbt7714-2015", "bibtex", "biblatex", "ris", "csl-json"
]  # fmt: skip

DATA: frozenset[Style] = frozenset({"bibtex", "biblatex", "ris", "csl-json"})
"""The styles that reference managers read; the others are lines to read."""


def lines(works: Sequence[Work], style: Style, accessed: PartialDate | None) -> list[str]:
    """The works in a style that people read, a line each."""
    # Each style is imported where it is asked for.
    if style == "apa":
        from dualcarbon.formats.citations.apa import apa

        return [apa(work, accessed) for work in works]
    from dualcarbon.formats.citations.gbt7714 import gbt7714, gbt7714_2015

    entry = gbt7714_2015 if style == "gbt7714-2015" else gbt7714
    return [entry(work, accessed) for work in works]


def data(works: Sequence[Work], style: Style, accessed: PartialDate | None) -> str:
    """The works in a style that reference managers read, as the content of a file."""
    match style:
        case "bibtex":
            from dualcarbon.formats.citations.bibtex import bibtex

            return "\n\n".join(bibtex(work, accessed) for work in works)
        case "biblatex":
            from dualcarbon.formats.citations.bibtex import biblatex

            return "\n\n".join(biblatex(work, accessed) for work in works)
        case "ris":
            from dualcarbon.formats.citations.ris import ris

            return "\n".join(ris(work, accessed) for work in works)
    from dualcarbon.formats.citations.csl import csl_json

    return csl_json(works, accessed)
