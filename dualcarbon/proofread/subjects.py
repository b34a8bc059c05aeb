"""Which statistics and targets a passage is about: how much of their names it says."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache, cached_property
from math import log

from dualcarbon.model.entries import Facts, Statistic, Target
from dualcarbon.names.keys import HAN
from dualcarbon.names.words import stem, words_in
from dualcarbon.proofread.power import Side, side_told
from dualcarbon.proofread.quantity import dimension_of
from dualcarbon.text import Lang

_LEFT_OUT = frozenset(
    map(
        stem,
        [
            "of",
            "the",
            "a",
            "an",
            "in",
            "to",
            "and",
            "from",
            "per",
            "on",
            "by",
            "for",
            "as",
            "or",
            "its",
            "with",
            "at",
            "since",
            "year",
            "total",
            "china",
            "chinas",
            "power",
            "grid",
            "connected",
            "plant",
            "number",
            "above",
            "least",
            "than",
            "other",
            "put",
            "is",
            "are",
            "was",
            "were",
        ],
    )
)
_WORDED = (
    # Words that say the same, so that a name in other words is known.
    (
        "share",
        r"account(?:s|ed|ing)? for|ma[dk]es? up|making up|make up|proportion|portion|"
        r"percentage of|ratio|penetration|supply|supplies|supplied|% of|percent of|per cent of|"
        r"of all|a quarter of|half of",
    ),
    ("sale", r"sold|selling|sell|sales"),
    ("co2", r"carbon dioxide|co₂|carbon"),
    (
        "new energy vehicle",
        r"nevs?|evs?|electric (?:cars?|vehicles?)|electrified (?:cars?|vehicles?)",
    ),
    ("solar", r"photovoltaics?|pv|sun"),
    ("cover", r"coverage|covered|covering|covers"),
    ("fleet", r"in use|on the roads?|on the register|registered"),
    ("consume", r"consumption|consumed|consumes|used|uses|use|usage|demand"),
    (
        "generate",
        r"generation|generated|generates|generating|produced electricity|output|"
        r"production|produced|produces|made",
    ),
    (
        "cut",
        r"falls?|fell|fallen|falling|reduc\w+|lower(?:ed|ing)?|declin\w+|drop\w*|decreas\w+|"
        r"change|less|down",
    ),
    ("charge", r"charging|chargers?"),
    ("price", r"closed|closing|price"),
    ("peak", r"peaking|peaked|peaks"),
    ("industry", r"industrial"),
    ("intensity", r"per unit of gdp|intensity"),
    ("store", r"storage|batter(?:y|ies)"),
    ("hydropower", r"hydroelectric|hydro|hydroelectricity"),
    ("firm", r"entities|companies|enterprises|firms"),
    ("forest", r"forests|woodland|tree|trees"),
    ("vehicle", r"cars|car|automobiles?"),
    ("capacity", r"gw|mw|gigawatts?|megawatts?|kilowatts?(?![ -]hours?)"),
    ("generate", r"twh|gwh|kwh|terawatt[ -]hours?|kilowatt[ -]hours?"),
    ("per person", r"per head|per capita|a head|apiece"),
)
_WORDED_ZH = (
    ("占比", "比重|比例|渗透率|份额|占"),
    ("光伏", "太阳能发电|太阳能"),
    ("下降", "降低|减少|累计下降|变化"),
    ("装机", "装机容量|装机规模|发电装机"),
    ("碳强度", "碳排放强度|单位国内生产总值二氧化碳排放|单位gdp二氧化碳排放"),
    ("国内生产总值", "gdp"),
    ("新能源汽车", "新能源车|电动汽车|电动车"),
    ("消费", "消耗|使用|用量"),
)


@cache
def _same() -> list[tuple[re.Pattern[str], str]]:
    return [(re.compile(rf"(?<!\w)(?:{words})(?!\w)"), f" {one} ") for one, words in _WORDED]


@cache
def _same_zh() -> list[tuple[re.Pattern[str], str]]:
    return [(re.compile(words), one) for one, words in _WORDED_ZH]


def marks(low: str, lang: Lang) -> frozenset[str]:
    """What a text is compared by: stems of English words, pairs of Han characters."""
    if lang == "zh":
        for pattern, one in _same_zh():
            low = pattern.sub(one, low)
        runs: list[str] = HAN.findall(low)
        return frozenset(run[at : at + 2] for run in runs for at in range(len(run) - 1))
    low = low.replace("-", " ")
    for pattern, one in _same():
        low = pattern.sub(one, low)
    return frozenset(map(stem, words_in(low))) - _LEFT_OUT


class Figure:
    """A statistic or target as it is looked for: its names, and what it comes to in which year."""

    def __init__(self, entry: Statistic | Target, facts: Facts) -> None:
        self.entry = entry
        self._facts = facts
        self.kin: list[Figure] = []
        self.path = f"{'targets' if isinstance(entry, Target) else 'statistics'}.{entry.id}"

    @cached_property
    def is_target(self) -> bool:
        """Whether it is a target."""
        return isinstance(self.entry, Target)

    def names(self, lang: Lang) -> Iterator[str]:
        """Its names in a language, without what stands in brackets."""
        entry = self.entry
        yield re.sub(r"\s*[(（][^)）]*[)）]", "", entry.name[lang])
        for alias in entry.aliases:
            if (HAN.search(alias) is not None) == (lang == "zh"):
                yield alias
        if isinstance(entry, Target) and entry.statistic in self._facts.statistics:
            yield self._facts.statistics[entry.statistic].name[lang]

    @cached_property
    def values(self) -> dict[int, list[Decimal]]:
        """What it comes to in each year, in the base unit."""
        unit = self._facts.units[self.entry.unit]
        values: dict[int, list[Decimal]] = {}
        if isinstance(self.entry, Target):
            figures = [self.entry.value, *([self.entry.high] if self.entry.high else [])]
            year = self.entry.by.year if self.entry.by else 0
            values[year] = [abs(dimension_of(one.value, unit)[1]) for one in figures]
            return values
        for when, point in self.entry.points.items():
            values.setdefault(when.year, []).append(abs(dimension_of(point.value.value, unit)[1]))
            for one in point.earlier:
                values[when.year].append(abs(dimension_of(one.value.value, unit)[1]))
        return values

    @cached_property
    def dimension(self) -> str:
        """The dimension of its values."""
        return dimension_of(Decimal(1), self._facts.units[self.entry.unit])[0]

    @cached_property
    def side(self) -> Side:
        """The side of power that it is of, if any."""
        return side_told(self.entry.name.en.lower())

    @cached_property
    def is_change(self) -> bool:
        """Whether it tells what was added, or by how much something changed."""
        if isinstance(self.entry, Target):
            return self.entry.measure != "level"
        return self.entry.figures != "level" or bool(
            re.search("added|growth|growth of|change", self.entry.name.en)
        )


class Subjects:
    """The statistics and targets of a base, and how near a passage comes to each."""

    def __init__(self, facts: Facts) -> None:
        entries: Iterable[Statistic | Target] = (
            *facts.targets.values(),
            *facts.statistics.values(),
        )
        self.figures = [Figure(entry, facts) for entry in entries]
        self._names: dict[Lang, _Names] = {}
        self._scores: dict[tuple[str, Lang], dict[str, float]] = {}
        kin: defaultdict[tuple[str, str], list[Figure]] = defaultdict(list)
        for figure in self.figures:
            if figure.is_target:
                kin[_bare(figure), figure.dimension].append(figure)
        for figure in self.figures:
            figure.kin = kin.get((_bare(figure), figure.dimension), [])

    def scores(self, low: str, lang: Lang) -> dict[str, float]:
        """For each of them, by path, how much of a name of it the text says, from 0 to 1."""
        if (low, lang) not in self._scores:
            if len(self._scores) > _KEPT:
                self._scores.clear()
            self._scores[low, lang] = self._in(lang).scores(marks(low, lang))
        return self._scores[low, lang]

    def closeness(self, figure: Figure, low: str, lang: Lang) -> float:
        """How much the text says of the figure's own name, which grows with its length."""
        weights, said = self._in(lang).weights, marks(low, lang)
        name = marks(next(figure.names(lang)).lower(), lang)
        return sum(weights.get(mark, 0.0) * (1 if mark in said else -0.6) for mark in name)

    def _in(self, lang: Lang) -> _Names:
        if lang not in self._names:
            self._names[lang] = _Names(self.figures, lang)
        return self._names[lang]


class _Names:
    """The names of figures in one language, by what they are compared by."""

    def __init__(self, figures: list[Figure], lang: Lang) -> None:
        names = [
            (figure.path, marked)
            for figure in figures
            for name in figure.names(lang)
            if (marked := marks(name.lower(), lang))
        ]
        held = Counter(
            mark for path in {(p, m) for p, name in names for m in name} for mark in path[1:]
        )
        self.weights = {
            mark: log((len(figures) + 1) / times) + _COMMONEST for mark, times in held.items()
        }
        self._paths = [path for path, _ in names]
        # A name of one common word alone counts for less.
        self._wholes = [
            max(sum(self.weights[mark] for mark in name), _LIGHTEST) for _, name in names
        ]
        self._holding: defaultdict[str, list[int]] = defaultdict(list)
        for number, (_, name) in enumerate(names):
            for mark in name:
                self._holding[mark].append(number)

    def scores(self, said: frozenset[str]) -> dict[str, float]:
        """How much of its best name is said of each figure, by path."""
        sums = [0.0] * len(self._paths)
        for mark in said & self._holding.keys():
            weight = self.weights[mark]
            for number in self._holding[mark]:
                sums[number] += weight
        best = dict.fromkeys(self._paths, 0.0)
        for path, part, whole in zip(self._paths, sums, self._wholes, strict=True):
            if part and part / whole > best[path]:
                best[path] = part / whole
        return best


_COMMONEST = 0.3
"""What a mark weighs that all names have."""


def _bare(figure: Figure) -> str:
    """The Chinese name without the plan or the year that tells targets of one quantity apart."""
    name = re.sub(
        r"[(（][^)）]*[)）]|“[^”]*”|^当年|规划期|累计|电站|每年", "", figure.entry.name.zh
    )
    return name.replace("降低", "下降")


_KEPT = 12
"""Passages whose scores are kept."""

_LIGHTEST = 6.0
"""What a name must weigh for all of it to count in full."""
