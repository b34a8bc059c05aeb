"""What stands inside the entries of a fact base: frozen dataclasses; standard library only.

As in `entries`, the fields are the keys of `facts.yaml`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, Literal

from dualcarbon.frozen import frozen
from dualcarbon.model.dates import PartialDate
from dualcarbon.model.figures import Figure
from dualcarbon.model.limits import PLACES, SOME
from dualcarbon.model.vocab import FormulaKind, RenderingStatus, RenderingUse
from dualcarbon.text import NO_TEXT, Lang, Text

KEY: Mapping[str, Any] = {"key": True}
UNWRITTEN: Mapping[str, Any] = {"unwritten": True}
"""Marks a field that no key of the file gives."""
ONE_LANGUAGE: Mapping[str, Any] = {"one_language": True}
"""Marks a `Text` that may stand in one language only, as the title of a document does."""


@dataclass(frozen=True, slots=True)  # made by the hundred, so worth its definition
class Citation:
    """A source, and the place in it (`art. 4`, `para. 23`) where the fact stands.

    `of` is the official document that is quoted there, if it is not that of the whole source.
    """

    source: str
    at: str = ""
    of: str = field(default="", metadata=UNWRITTEN)


@frozen(kw_only=True)
class Note:
    """A disagreement between sources, or a trap in a fact; says both values and cites both."""

    text: Text
    sources: tuple[Citation, ...]


@frozen(kw_only=True)
class Achieved:
    """What an official body says that a target came to by `date`, by which `method` of counting.

    `verdict` is what the body itself says of it, where it does: 基本完成 is met.
    """

    SHORT: ClassVar[str] = "value"

    value: Figure
    date: PartialDate
    method: Text = NO_TEXT
    verdict: Literal["met", "missed"] | None = None
    sources: tuple[Citation, ...]


@frozen(kw_only=True)
class Earlier:
    """A figure that a later release replaced: it stood from its own `release` until that one."""

    SHORT: ClassVar[str] = "value"

    value: Figure
    release: str = ""
    sources: tuple[Citation, ...]
    note: Text = NO_TEXT


@frozen(kw_only=True)
class Point:
    """One figure of a series and the date it holds for; its own sources replace the series'.

    `release` is the official document that printed it, where the source is not `of` one already.
    What was `worked_out` from what its sources print rests on all of them. `earlier` has what
    stood before, the first figure first. One that is `quoted` stands in texts that people read, and
    is worth knowing though its date is no round one.
    """

    SHORT: ClassVar[str] = "value"

    date: PartialDate = field(metadata=KEY)
    value: Figure
    sources: tuple[Citation, ...] = ()
    note: Text = NO_TEXT
    worked_out: bool = False
    quoted: bool = False
    release: str = ""
    earlier: tuple[Earlier, ...] = ()


@frozen(kw_only=True)
class Break:
    """A date from which on a series is counted in another way, and in which."""

    date: PartialDate = field(metadata=KEY)
    text: Text


@frozen(kw_only=True)
class Formula:
    """How the points of a statistic follow from those of others, its `inputs`.

    The sum of them, or that as a share in % or a ratio of the `total`; of a single one a multiple
    of its level in the statistic's baseline, the amount added since, or its yearly changes in %
    compounded since; or its `growth` on the year before in %. Written with so many `places` after
    the point.
    """

    kind: FormulaKind
    inputs: tuple[str, ...] = field(metadata=SOME)
    total: str = ""
    places: int = field(default=1, metadata=PLACES)


@frozen(kw_only=True)
class Identity(Formula):
    """What the figures of a statistic should come to, `within` so much in its unit."""

    within: Figure


@frozen(kw_only=True)
class Objective:
    """One kind of result that a plan is to bring about, with its targets."""

    name: Text
    summary: Text
    targets: tuple[str, ...] = ()
    sources: tuple[Citation, ...]


@frozen(kw_only=True)
class PlanItem:
    """One numbered item of a plan: an action, a task or a section."""

    name: Text
    measures: tuple[Text, ...] = ()
    targets: tuple[str, ...] = ()
    sources: tuple[Citation, ...]
    notes: tuple[Note, ...] = ()


@frozen(kw_only=True)
class Distractor:
    """A wrong answer to a question; `why` says what makes it wrong."""

    text: Text
    why: Text


@frozen(kw_only=True)
class Rendering:
    """How a term or title is put in another language, where and by whom.

    An official one stands in the `document`, `at` a place in it; `by` is who uses one that stands
    in no document here. `since` is the year from which on it was used.
    """

    text: str
    lang: Lang = "en"
    status: RenderingStatus
    use: RenderingUse = "running"
    document: str = ""
    at: str = ""
    by: Text = NO_TEXT
    since: PartialDate | None = None
    sources: tuple[Citation, ...] = ()


@frozen(kw_only=True)
class Avoided:
    """A rendering that misleads, and `why`; `seen_in` is where it was met."""

    text: str
    lang: Lang = "en"
    why: Text
    seen_in: str = ""


@frozen(kw_only=True)
class Sentence:
    """A sentence as a document has it in Chinese and in its official English."""

    text: Text
    document: str
    at: str = ""
