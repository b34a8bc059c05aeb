"""Single values: how a text is read as the type of its field, and what is said where it is none."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import Any

from dualcarbon.model.dates import PartialDate
from dualcarbon.model.figures import Figure
from dualcarbon.model.limits import DECIMALS, DIGITS, YEARS, Form, Limits, Whole
from dualcarbon.text import Text

_WORDS: dict[Any, tuple[str, str]] = {
    int: ("a whole number", "整数"),
    bool: ("true or false", "true 或 false"),
    Figure: (
        "a figure such as 24.02 or 'above 25', without unit, separator or exponent, of at most "
        f"{DIGITS} digits before and {DECIMALS} after the point",
        "数字，如 24.02 或 above 25，不带单位、分隔符或指数，"
        f"整数最多 {DIGITS} 位，小数最多 {DECIMALS} 位",
    ),
    PartialDate: (
        f"a date that exists, from {YEARS[0]} to {YEARS[-1]}, as YYYY, YYYY-MM or YYYY-MM-DD",
        f"{YEARS[0]} 至 {YEARS[-1]} 年间真实存在的日期，格式为 YYYY、YYYY-MM 或 YYYY-MM-DD",
    ),
}

_YES, _NO = ("true", "yes", "on"), ("false", "no", "off")
"""What other formats write for true and false."""


def read(text: str, kind: Any, limits: Limits | None) -> Any:
    """The value of type `kind` that is written so. Raises ValueError for none within `limits`."""
    if kind is bool and text not in ("true", "false"):
        raise ValueError(text)
    if kind is int and not re.fullmatch(r"-?(0|[1-9][0-9]{0,8})", text):
        raise ValueError(text)
    if isinstance(limits, Form) and not re.fullmatch(limits.pattern, text):
        raise ValueError(text)
    if kind is bool:
        return text == "true"
    value = kind(text) if kind in (str, int) else kind.parse(text)
    if isinstance(limits, Whole) and not limits.least <= value <= limits.most:
        raise ValueError(text)
    if kind is PartialDate and value.year not in YEARS:
        raise ValueError(text)
    return value


def expected(kind: Any, limits: Limits | None) -> Text:
    """What is read as a value of type `kind` within `limits`."""
    if isinstance(limits, Form):
        return limits.meant
    en, zh = _WORDS.get(kind, ("text", "文字"))
    if isinstance(limits, Whole):
        en, zh = (
            f"{en} from {limits.least} to {limits.most}",
            f"{limits.least} 至 {limits.most} 的{zh}",
        )
    return Text(en, zh)


def meant(text: str, kind: Any, limits: Limits | None) -> str:
    """What a date or number of another form was meant to be; empty where that is not clear."""
    if kind is str:
        return ""
    if kind is bool:
        word = text.casefold()
        return "true" if word in _YES else "false" if word in _NO else ""
    if kind is PartialDate:
        if not re.fullmatch(r"\d{4}([-/.年]\d{1,2}([-/.月]\d{1,2})?)?[年月日]?", text):
            return ""
        written = "-".join(part.zfill(2) for part in re.findall(r"\d+", text))
    else:
        try:
            value = Decimal(re.sub(r"(?<=\d)[_, ](?=\d)", "", text).removesuffix("%"))
        except InvalidOperation:
            return ""
        if not value.is_finite() or abs(value.adjusted()) > DIGITS:
            return ""
        written = f"{value:f}"
    try:
        read(written, kind, limits)
    except ValueError:
        return ""
    return written
