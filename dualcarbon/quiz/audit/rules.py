"""What can be wrong with an item in a language: one small function for each rule of the audit.

They look at the finished item and at the facts, not at how the item was made.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import combinations

from dualcarbon.cues import FEWEST_OPTIONS, MOST_OPTIONS, absolute_word
from dualcarbon.model.entries import Statistic, Target
from dualcarbon.names.keys import HAN
from dualcarbon.quiz.audit.versions import Version, digits_in
from dualcarbon.quiz.choice import MAGNITUDE, clang, lonely, similar_in_width
from dualcarbon.quiz.items import (
    MOST_CHARACTERS,
    MOST_WORDS,
    OPTION_CHARACTERS,
    OPTION_WORDS,
    short_enough,
)
from dualcarbon.quiz.kinds.points import MOST_DIGITS
from dualcarbon.quiz.traits import figure, plain, roundness, same_shape
from dualcarbon.quiz.vocab import QuestionKind
from dualcarbon.text import CONTROL, Lang, Text

Check = Callable[[Version], bool]
"""Whether an item breaks the rule in a language."""

_ALL_OR_NONE = re.compile(
    r"\b(?:all|none|both|any) of (?:the above|these|them)\b"
    r"|以上(?:都|均|皆|全)|(?:均|都)不(?:是|对)",
    re.IGNORECASE,
)
_NEGATION = re.compile(
    r"\b(?:not|no|never|none|except|neither|without|\w+n't)\b|[不未非无]|没有|除外", re.IGNORECASE
)
_MATERIAL = re.compile("“[^”]*”|《[^》]*》")
_SCOPE = re.compile("（口径：.*）")
_GENERIC = frozenset({"", "same-kind", "same-topic"})
_FIRST_YEAR, _LAST_YEAR = 1985, 2070
_LONGER: Mapping[QuestionKind, tuple[int, int]] = {"definition": (28, 44)}
"""Options that say what something is are longer than names."""

_LEADING_YEAR = re.compile(r"(?:end of )?((?:19|20)\d\d)年?底?(?:$|: |：)")


def number(version: Version) -> bool:
    """Fewer than three options, or more than four."""
    return not FEWEST_OPTIONS <= len(version.item.options) <= MOST_OPTIONS


def same(version: Version) -> bool:
    """Two options that read the same, or are the same amount."""
    options = version.options
    amounts = [figure(option) for option in options]
    return len({plain(o) for o in options}) < len(options) or (
        all(amounts) and len({*amounts}) < len(options)
    )


def overlapping(version: Version) -> bool:
    """An option that says what another says and more."""
    options = [plain(option) for option in version.options]
    if version.phrasing.numbers:
        return False
    return any(
        one in other for a, one in enumerate(options) for b, other in enumerate(options) if a != b
    )


def all_or_none(version: Version) -> bool:
    """An option about the other options."""
    return any(_ALL_OR_NONE.search(option) for option in version.options)


def negative(version: Version) -> bool:
    """A question for what is not so; what it quotes, and the name of its entry, may say no."""
    name = version.entry.name[version.lang] if version.entry else ""
    question = _SCOPE.sub("", _MATERIAL.sub("", version.stem.replace(name, "")))
    return version.item.kind != "written" and bool(_NEGATION.search(question))


def mixed_forms(version: Version) -> bool:
    """Options of different units, decimals, scripts or forms."""
    options = version.options
    pairs = [figure(option) for option in options]
    if all(pairs):
        units = {pair[1] for pair in pairs if pair}
        places = {len(digits_in(option).partition(".")[2]) for option in options}
        return version.item.kind != "written" and (
            len(units) > 1 or (version.lang == "en" and len(places) > 1)
        )
    if version.item.kind == "written":
        return len({bool(HAN.search(option)) for option in options}) > 1
    return not all(same_shape(a, b) for a, b in combinations(options, 2))


def uneven(version: Version) -> bool:
    """An option that sticks out by its length."""
    return not similar_in_width(version.options)


def key_in_stem(version: Version) -> bool:
    """The key stands in the stem."""
    key = plain(version.key)
    return bool(key) and not key.isdecimal() and key in plain(version.stem)


def echo_of_stem(version: Version) -> bool:
    """Only the key shares words with the stem."""
    return clang(version.phrasing, version.item.key)


def absolutes(version: Version) -> bool:
    """Words such as `always` in some options only."""
    return len({bool(absolute_word(option)) for option in version.options}) > 1


def unordered(version: Version) -> bool:
    """Numbers, or options that begin with years, that don't rise."""
    options = version.options
    values = version.phrasing.numbers
    if values is None:
        years = [_LEADING_YEAR.match(option) for option in options]
        if not all(years):
            return False
        leading = [int(match[1]) for match in years if match]
        return leading != sorted({*leading})
    return values != sorted(values)


def round_alone(version: Version) -> bool:
    """A key that is the only number as round as it is."""
    values = None if version.phrasing.years else version.phrasing.numbers
    return values is not None and lonely(roundness(values), version.item.key)


def implausible(version: Version) -> bool:
    """A number of another size than the key, a share above 100, a year out of the calendar."""
    options = version.options
    values = version.phrasing.numbers
    if not values:
        return False
    if version.item.kind == "year":
        return not all(_FIRST_YEAR <= value <= _LAST_YEAR for value in values)
    key = values[version.item.key]
    low, high = sorted((key / MAGNITUDE, key * MAGNITUDE))
    is_share = all(o.endswith("%") for o in options)
    return not all(low <= v <= high and (not is_share or abs(v) <= 100) for v in values)  # noqa: PLR2004


def unexplained(version: Version) -> bool:
    """No explanation, an option without its reason, or no source that can be opened."""
    return (
        not version.item.explanation[version.lang]
        or not all(option.why[version.lang] for option in version.item.options)
        or not any(version.facts.sources[citation.source].url for citation in version.item.sources)
    )


def trivial(version: Version) -> bool:
    """A fact that is not in the base, or a figure with more digits than one remembers."""
    if version.entry is None:
        return True
    if not figure(version.key) or version.item.kind == "written":
        return False
    shown = (
        digits_in(version.item.options[version.item.key].text["en"]).split(" ")[0].replace(",", "")
    )
    whole = "." not in shown
    return (
        len(re.sub("[^0-9]", "", shown.rstrip("0") if whole else shown).lstrip("0")) > MOST_DIGITS
    )


def unqualified(version: Version) -> bool:
    """A stem that is no question, or leaves out the date, base year or scope of what it asks."""
    stem = version.stem
    if not stem.endswith(("?", "？")):
        return True
    return not all(part in stem for part in _qualifiers(version))


def long(version: Version) -> bool:
    """A stem or an option that is too long."""
    texts = (version.item.stem, *(option.text for option in version.item.options))
    stem, *options = (_only(text, version.lang) for text in texts)
    most = _LONGER.get(version.item.kind, (OPTION_WORDS, OPTION_CHARACTERS))
    short = all(short_enough(option, *most) for option in options)
    return not (short and short_enough(stem, MOST_WORDS, MOST_CHARACTERS))


def unprintable(version: Version) -> bool:
    """A control character or an end of a line in what is asked or answered."""
    return any(CONTROL.search(t) or "\n" in t for t in (version.stem, *version.options))


def outdated(version: Version) -> bool:
    """A target that was replaced, asked for without the date of its announcement."""
    entry = version.entry
    if not isinstance(entry, Target) or not entry.superseded_by:
        return False
    return str(entry.announced.year) not in version.stem


def no_error(version: Version) -> bool:
    """No distractor that stands for a typical error."""
    return all(option.error in _GENERIC for option in version.item.options)


def half(version: Version) -> bool:
    """A stem or an option without text in a language of the base."""
    texts = (version.item.stem, *(option.text for option in version.item.options))
    there = all(text.en if version.lang == "en" else text.zh for text in texts)
    return len(version.facts.languages) > 1 and not there


def _only(text: Text, lang: Lang) -> Text:
    return Text(text.en) if lang == "en" else Text(zh=text.zh)


def _qualifiers(version: Version) -> Iterator[str]:
    """What has to stand in the stem, by what the fact has."""
    entry, kind = version.entry, version.item.kind
    if isinstance(entry, Statistic) and kind in ("figure", "true"):
        yield entry.name[version.lang]
    if isinstance(entry, Target) and kind == "target" and entry.baseline:
        yield str(entry.baseline.year)
    if isinstance(entry, Target) and kind == "target":
        yield str(entry.announced.year)
        if entry.by:
            yield str(entry.by.year)
