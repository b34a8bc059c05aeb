"""A question as one sees it in one language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from dualcarbon.quiz.traits import figures


@dataclass(frozen=True)
class Phrasing:
    """The stem and the options of a question in one language."""

    stem: str
    options: Sequence[str]

    @cached_property
    def numbers(self) -> list[Decimal] | None:
        """The numbers that the options are; None where one of them is text."""
        return figures(self.options)
