"""Numbers with the digits that they were written with."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from dualcarbon.frozen import frozen
from dualcarbon.model.limits import DECIMALS, DIGITS
from dualcarbon.model.vocab import Bound

if TYPE_CHECKING:
    from fractions import Fraction


@frozen
class Figure:
    """A number with the digits it was written with (`50.0` stays `50.0`), in its entry's unit.

    Where it was worked out, `value` is rounded and `ratio` has what it is exactly: a numerator and
    a denominator.
    """

    value: Decimal
    bound: Bound = "exact"
    ratio: tuple[int, int] | None = None

    @property
    def exact(self) -> Fraction:
        """The number without any rounding of ours."""
        # Imported here: a short command works nothing out.
        from fractions import Fraction

        return Fraction(*self.ratio) if self.ratio else Fraction(self.value)

    @classmethod
    def parse(cls, text: str) -> Figure:
        """Read `24.02`, `about 21` or `above 25`; ValueError for any other form.

        So are more digits than `limits` allows, and a zero with a sign.
        """
        match = _FIGURE.fullmatch(text)
        if not match or (match[2].startswith("-") and not Decimal(match[2])):
            raise ValueError(f"not a figure such as 24.02, -1.5 or 'above 25': {text!r}")
        bound: Any = match[1] or "exact"
        return cls(Decimal(match[2]), bound)


_FIGURE = re.compile(
    rf"(?:(about|above|below) )?(-?(?:0|[1-9][0-9]{{0,{DIGITS - 1}}})(?:\.[0-9]{{1,{DECIMALS}}})?)"
)


_FLIPPED: dict[Bound, Bound] = {"above": "below", "below": "above"}


def flipped(bound: Bound) -> Bound:
    """The bound of what falls as the bounded figure rises."""
    return _FLIPPED.get(bound, bound)
