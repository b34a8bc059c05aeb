"""How far a value of a fact base may go: limits that stand beside the fields of the model.

The reader refuses what is beyond them and the JSON Schema states them; no other module repeats one.
"""

from __future__ import annotations

from collections.abc import Mapping

from dualcarbon.frozen import frozen
from dualcarbon.text import Text

ID = r"[a-z0-9]+(-[a-z0-9]+)*"
"""What the id of an entry is made of."""

LONGEST_ID = 100
"""Characters of an id, or of the symbol of a unit."""

LONGEST_TEXT = 10_000
"""Characters of a text; the longest of the packaged base has 400."""

YEARS = range(1000, 3000)
"""The years that a fact can be of, from one thousand to another; any other is a slip."""

DIGITS, DECIMALS = 15, 12
"""Digits of a figure before and after the point: so many that sums and differences are exact."""


@frozen
class Whole:
    """A whole number from `least` to `most`."""

    least: int
    most: int


@frozen
class Form:
    """A text of at most `longest` characters that a regular expression describes, as `meant`."""

    pattern: str
    meant: Text
    longest: int = LONGEST_TEXT


@frozen
class Distinct:
    """A list with at least one value, and none twice."""


Limits = Whole | Form | Distinct


def _limited(limits: Limits) -> Mapping[str, Limits]:
    """What marks a field whose values keep within `limits`."""
    return {"limits": limits}


DIFFICULTY = _limited(Whole(1, 3))
"""From everyday to specialist."""

POWER = _limited(Whole(-12, 12))
"""A power of ten; 万亿 is the twelfth."""

PLACES = _limited(Whole(0, 6))
"""Digits after the point of what is worked out."""

SOME = _limited(Distinct())
"""At least one, none twice."""

_CODE = r"[a-z]{2,3}(-[A-Za-z0-9]{1,8})*"

LANGUAGE_CODES = _limited(
    Form(
        rf"{_CODE}(, {_CODE})*",
        Text(
            "a language code such as en, or several: 'en, zh'",
            "语言代码，如 zh；多个写成 'en, zh'",
        ),
    )
)

ADDRESS = _limited(
    Form(
        r'https?://[^\s/?#<>"{}|\\^`][^\s<>"{}|\\^`]*',
        Text(
            "an address such as https://example.org/page, without spaces, quotes or brackets "
            "(a space is %20, < is %3C)",
            "网址，如 https://example.org/page，不含空格、引号或尖括号（空格写作 %20，< 写作 %3C）",
        ),
        2_000,
    )
)
