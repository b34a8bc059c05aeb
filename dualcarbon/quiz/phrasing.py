"""A question as one sees it in one language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from dualcarbon.quiz.traits import figure, figures

_YEAR = re.compile(r"((?:18|19|20)[0-9]{2})年?")
_DATED = re.compile(r"(?:end of )?((?:18|19|20)[0-9]{2})年?底?(?:: |：)(.+)")


@dataclass(frozen=True)
class Phrasing:
    """The stem and the options of a question in one language."""

    stem: str
    options: Sequence[str]

    @cached_property
    def numbers(self) -> list[Decimal] | None:
        """The numbers that the options are; None where one of them is text."""
        return figures(self.options)

    @cached_property
    def years(self) -> list[int] | None:
        """The years that the options are; None where one of them is something else."""
        found = [_YEAR.fullmatch(option) for option in self.options]
        return [int(match[1]) for match in found if match] if all(found) else None

    @cached_property
    def pairs(self) -> list[tuple[int, Decimal]] | None:
        """The years and numbers of options such as `2025: 20%`; None where one is another."""
        found = [_DATED.fullmatch(option) for option in self.options]
        numbers = [figure(match[2]) if match else None for match in found]
        if not all(numbers):
            return None
        return [(int(m[1]), n[0]) for m, n in zip(found, numbers, strict=True) if m and n]
