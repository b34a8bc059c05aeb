"""What can be wrong with an item in a language: one small function for each rule of the audit.

They look at the finished item and at the facts, not at how the item was made.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from dualcarbon.analysis.documents import sets
from dualcarbon.model.entries import Entry, Event, Facts, Statistic, Target, Term
from dualcarbon.names.keys import HAN
from dualcarbon.quiz.choice import MAGNITUDE, clang, lonely, similar_in_width
from dualcarbon.quiz.items import (
    FEWEST_OPTIONS,
    MOST_CHARACTERS,
    MOST_OPTIONS,
    MOST_WORDS,
    OPTION_CHARACTERS,
    OPTION_WORDS,
    Item,
    within,
)
from dualcarbon.quiz.kinds.statistics import MOST_DIGITS
from dualcarbon.quiz.kinds.terms import related
from dualcarbon.quiz.traits import absolute, figure, figures, plain, roundness, shape
from dualcarbon.text import CONTROL, Lang, Text
from dualcarbon.writing.figures import figure_text

Check = Callable[[Facts, Item, Lang], bool]
"""Whether the item breaks the rule in that language."""

_ALL_OR_NONE = re.compile(
    r"\b(?:all|none|both|any) of (?:the above|these|them)\b"
    r"|以上(?:都|均|皆|全)|(?:均|都)不(?:是|对)",
    re.IGNORECASE,
)
_NEGATION = re.compile(
    r"\b(?:not|no|never|none|except|neither|without|\w+n't)\b|[不未非无]|没有|除外", re.IGNORECASE
)
_MATERIAL = re.compile("“[^”]*”|《[^》]*》")
_GENERIC = frozenset({"", "same-kind", "same-topic"})
_FIRST_YEAR, _LAST_YEAR = 2005, 2060
_LEADING_YEAR = re.compile(r"(?:end of )?((?:19|20)\d\d)年?底?(?:$|: |：)")


def number(facts: Facts, item: Item, lang: Lang) -> bool:  # noqa: ARG001  # one form for all
    """Fewer than three options, or more than four."""
    return not FEWEST_OPTIONS <= len(item.options) <= MOST_OPTIONS


def same(facts: Facts, item: Item, lang: Lang) -> bool:  # noqa: ARG001
    """Two options that read the same, or are the same amount."""
    options = _options(item, lang)
    amounts = [figure(option) for option in options]
    return len({plain(o) for o in options}) < len(options) or (
        all(amounts) and len({*amounts}) < len(options)
    )


def also_true(facts: Facts, item: Item, lang: Lang) -> bool:
    """A wrong option that the facts bear out."""
    wrong = [o for place, o in enumerate(_options(item, lang)) if place != item.key]
    entry = entry_of(facts, item)
    if isinstance(entry, Term):
        return any(_fits_term(facts, entry, option, lang) for option in wrong)
    if isinstance(entry, Event):
        return _fits_event(facts, entry, item, wrong, lang)
    if isinstance(entry, Statistic):
        return _fits_statistic(facts, entry, item, wrong, lang)
    if isinstance(entry, Target):
        return _fits_target(facts, entry, item, wrong, lang)
    return False


def overlapping(facts: Facts, item: Item, lang: Lang) -> bool:  # noqa: ARG001
    """An option that says what another says and more."""
    options = [plain(option) for option in _options(item, lang)]
    if figures(_options(item, lang)):
        return False
    return any(
        one in other for a, one in enumerate(options) for b, other in enumerate(options) if a != b
    )


def all_or_none(facts: Facts, item: Item, lang: Lang) -> bool:  # noqa: ARG001
    """An option about the other options."""
    return any(_ALL_OR_NONE.search(option) for option in _options(item, lang))


def negative(facts: Facts, item: Item, lang: Lang) -> bool:  # noqa: ARG001
    """A question for what is not so; what it quotes may say no."""
    asked = _MATERIAL.sub("", item.stem[lang])
    return item.kind != "written" and bool(_NEGATION.search(asked))


def mixed(facts: Facts, item: Item, lang: Lang) -> bool:  # noqa: ARG001
    """Options of different units, decimals, scripts or forms."""
    options = _options(item, lang)
    found = [figure(option) for option in options]
    if all(found):
        units = {pair[1] for pair in found if pair}
        places = {len(_digits(option).partition(".")[2]) for option in options}
        return item.kind != "written" and (len(units) > 1 or (lang == "en" and len(places) > 1))
    if item.kind == "written":
        return len({bool(HAN.search(option)) for option in options}) > 1
    return len({shape(option) for option in options}) > 1


def uneven(facts: Facts, item: Item, lang: Lang) -> bool:  # noqa: ARG001
    """An option that sticks out by its length."""
    return not similar_in_width(_options(item, lang))


def given(facts: Facts, item: Item, lang: Lang) -> bool:  # noqa: ARG001
    """The key stands in the stem."""
    key = plain(item.options[item.key].text[lang])
    return bool(key) and not key.isdecimal() and key in plain(item.stem[lang])


def echoed(facts: Facts, item: Item, lang: Lang) -> bool:  # noqa: ARG001
    """Only the key shares words with the stem."""
    return clang(item.stem[lang], _options(item, lang), item.key)


def absolutes(facts: Facts, item: Item, lang: Lang) -> bool:  # noqa: ARG001
    """Words such as `always` in some options only."""
    return len({absolute(option) for option in _options(item, lang)}) > 1


def unordered(facts: Facts, item: Item, lang: Lang) -> bool:  # noqa: ARG001
    """Numbers, or options that begin with years, that don't rise."""
    options = _options(item, lang)
    values = figures(options)
    if values is None:
        years = [_LEADING_YEAR.match(option) for option in options]
        if not all(years):
            return False
        leading = [int(match[1]) for match in years if match]
        return leading != sorted({*leading})
    return values != sorted(values)


def round_alone(facts: Facts, item: Item, lang: Lang) -> bool:  # noqa: ARG001
    """A key that is the only number as round as it is."""
    values = figures(_options(item, lang))
    return values is not None and lonely(roundness(values), item.key)


def implausible(facts: Facts, item: Item, lang: Lang) -> bool:  # noqa: ARG001
    """A number of another size than the key, a share above 100, a year out of the calendar."""
    options = _options(item, lang)
    values = figures(options)
    if not values:
        return False
    if item.kind in ("year", "deadline"):
        return not all(_FIRST_YEAR <= value <= _LAST_YEAR for value in values)
    key = values[item.key]
    low, high = sorted((key / MAGNITUDE, key * MAGNITUDE))
    is_share = all(o.endswith("%") for o in options)
    return not all(low <= v <= high and (not is_share or abs(v) <= 100) for v in values)  # noqa: PLR2004


def unexplained(facts: Facts, item: Item, lang: Lang) -> bool:
    """No explanation, an option without its reason, or no source that can be opened."""
    return (
        not item.explanation[lang]
        or not all(option.why[lang] for option in item.options)
        or not any(facts.sources[citation.source].url for citation in item.sources)
    )


def trivial(facts: Facts, item: Item, lang: Lang) -> bool:
    """A fact that is not in the base, or a figure with more digits than one remembers."""
    if entry_of(facts, item) is None:
        return True
    if not figure(item.options[item.key].text[lang]) or item.kind == "written":
        return False
    shown = _digits(item.options[item.key].text["en"]).split(" ")[0].replace(",", "")
    whole = "." not in shown
    return (
        len(re.sub("[^0-9]", "", shown.rstrip("0") if whole else shown).lstrip("0")) > MOST_DIGITS
    )


def unqualified(facts: Facts, item: Item, lang: Lang) -> bool:
    """A stem that is no question, or leaves out the date, base year or scope of what it asks."""
    stem = item.stem[lang]
    if not stem.endswith(("?", "？")):
        return True
    return not all(part in stem for part in _qualifiers(entry_of(facts, item), item.kind, lang))


def long(facts: Facts, item: Item, lang: Lang) -> bool:  # noqa: ARG001
    """A stem or an option that is too long."""
    stem, *options = (_in(text, lang) for text in (item.stem, *(o.text for o in item.options)))
    short = all(within(option, OPTION_WORDS, OPTION_CHARACTERS) for option in options)
    return not (short and within(stem, MOST_WORDS, MOST_CHARACTERS))


def unprintable(facts: Facts, item: Item, lang: Lang) -> bool:  # noqa: ARG001
    """A control character or an end of a line in what is asked or answered."""
    return any(CONTROL.search(t) or "\n" in t for t in (item.stem[lang], *_options(item, lang)))


def outdated(facts: Facts, item: Item, lang: Lang) -> bool:
    """A target that was replaced, asked for without the date of its announcement."""
    entry = entry_of(facts, item)
    if not isinstance(entry, Target) or not entry.superseded_by:
        return False
    return str(entry.announced.year) not in item.stem[lang]


def no_error(facts: Facts, item: Item, lang: Lang) -> bool:  # noqa: ARG001
    """No distractor that stands for a typical error."""
    return all(option.error in _GENERIC for option in item.options)


def half(facts: Facts, item: Item, lang: Lang) -> bool:
    """A stem or an option without text in a language of the base."""
    texts = (item.stem, *(option.text for option in item.options))
    return len(facts.languages) > 1 and not all(t.en if lang == "en" else t.zh for t in texts)


def entry_of(facts: Facts, item: Item) -> Entry | None:
    """The entry that an item is about; None where the base has none of that name."""
    section, _, rest = item.fact.partition(".")
    found = getattr(facts, section, {}).get(rest.split(".")[0])
    return found if isinstance(found, Entry) else None


def _options(item: Item, lang: Lang) -> list[str]:
    return [option.text[lang] for option in item.options]


def _in(text: Text, lang: Lang) -> Text:
    return Text(text.en) if lang == "en" else Text(zh=text.zh)


def _digits(text: str) -> str:
    match = re.search(r"[0-9][0-9,]*(?:\.[0-9]+)?", text)
    return match[0] if match else ""


def _qualifiers(entry: Entry | None, kind: str, lang: Lang) -> Iterator[str]:
    """What has to stand in the stem, by what the fact has."""
    if isinstance(entry, Statistic) and kind in ("figure", "true"):
        yield from ("scope: “",) if lang == "en" else ("口径：“",)
    if isinstance(entry, Target) and kind in ("target", "deadline") and entry.baseline:
        yield str(entry.baseline.year)
    if isinstance(entry, Target) and kind == "target":
        yield str(entry.announced.year)
        if entry.by:
            yield str(entry.by.year)


def _fits_term(facts: Facts, term: Term, option: str, lang: Lang) -> bool:
    wanted = plain(option)
    own = (term.name.en, term.name.zh, term.definition[lang], *term.aliases, *term.abbreviations)
    if wanted in {plain(name) for name in own}:
        return True
    return any(
        wanted in (plain(other.name.en), plain(other.name.zh), plain(other.definition[lang]))
        and related(term, other)
        for other in facts.terms.values()
    )


def _fits_event(facts: Facts, event: Event, item: Item, wrong: list[str], lang: Lang) -> bool:
    if item.kind == "year":
        years = {o.date.year for o in facts.events.values() if o.name[lang] == event.name[lang]}
        return any(int(_digits(option) or 0) in years for option in wrong)
    others = [other for other in facts.events.values() if other.name[lang] in wrong]
    if item.kind == "order":
        return any(other.date.first <= event.date.last for other in others)
    return any(other.date.year == event.date.year for other in others)


def _fits_statistic(
    facts: Facts, statistic: Statistic, item: Item, wrong: list[str], lang: Lang
) -> bool:
    main = statistic.alternative_to or statistic.id
    family = [s for s in facts.statistics.values() if main in (s.id, s.alternative_to)]
    unit, stem = facts.units[statistic.unit], item.stem[lang]
    known = [
        (s, p.date.written(lang), figure_text(p.value, unit, lang))
        for s in family
        for p in s.series
    ]
    match item.kind:
        case "figure":
            return any(f"{when}" in stem and amount in wrong for _, when, amount in known)
        case "true":
            return any(
                option.startswith((when, f"end of {when}")) and option.endswith(f" {amount}")
                for option in wrong
                for _, when, amount in known
            )
        case "value":
            named = [s for s in facts.statistics.values() if s.name[lang] in wrong]
            return any(
                f" {figure_text(p.value, unit, lang)} "
                in stem.replace("是", " ").replace("？", " ")
                and p.date.written(lang) in stem
                for s in named
                if s.unit == statistic.unit
                for p in s.series
            )
        case _:
            scopes = {s.scope[lang] for s in family}
            return any(scope.startswith(option) for scope in scopes for option in wrong)


def _fits_target(facts: Facts, target: Target, item: Item, wrong: list[str], lang: Lang) -> bool:
    unit = facts.units[target.unit]
    same_time = [
        t
        for t in facts.targets.values()
        if (t.name, t.unit, t.measure, t.baseline)
        == (target.name, target.unit, target.measure, target.baseline)
    ]
    match item.kind:
        case "target":
            return any(
                figure_text(t.value, unit, lang) in wrong
                for t in same_time
                if t.by == target.by and t.announced == target.announced
            )
        case "deadline":
            years = {t.by.year for t in same_time if t.by and t.value == target.value}
            return any(int(_digits(option) or 0) in years for option in wrong)
        case "document":
            setting = {p.name[lang] for p in facts.plans.values() if sets(p, target.id)}
            return any(option in setting for option in wrong)
        case _:
            return False
