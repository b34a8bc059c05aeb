"""Fact bases by chance: every section and field of the model, mostly sound, in odd words and figures.

Each value is drawn by the declared type of its field, so that a new field is drawn as soon as the
model has it; what entries must keep with each other is put right afterwards.
"""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import yaml
from hypothesis import strategies as st

from dualcarbon.kinds import KINDS, SECTIONS
from dualcarbon.model.dates import PartialDate
from dualcarbon.model.figures import Figure
from dualcarbon.model.parts import Break, Citation, PlanItem, Point
from dualcarbon.names.keys import HAN
from dualcarbon.text import CONTROL, Text

Data = dict[str, Any]
"""A base, or a part of it, as YAML has it: mappings, lists, texts and whole numbers."""

ODD = (
    "[bold]x[/]", ":smile:", "*a* _b_", "| a | b |", "`code`", "<b>&amp;", "1. one", "# head", "- item",
    "'", '"', "“”", "\\", "\\n", "%s {} {0}", "$HOME", "; rm", "=1+1", "-x", "--help", "@", ",", ": ", " #",
    "2020", "null", "~", "true", "1e5", "0x1f", "<<", "&a", "*a", "!!int", "?", "|", ">", "[", "{", "%",
    "😀", "👍🏽", "👩\u200d🔬", "e\u0301", "z\u0300\u0301\u0302\u0303\u0304", "\u0301", "ﬁ", "Å", "CO₂",
    "ＣＯ２", "ß", "İ", "ı", "Ǆ", "א", "ع", "한국", "カ", "ｶ", "𠀀", "㐀", "豈", "〇", "\U000e0041", "\u200b", "\u00ad",
    "\uffff", "\U0010ffff", "\ue123", "\u3000", "\u200a", "\u00a0", "a" * 3_000, "碳" * 3_000, "%%%%",
)  # fmt: skip
WORDS = (
    "carbon", "sink", "peak", "net zero", "GW", "of", "the", "emissions", "2030", "carbon neutrality",
    "碳", "达峰", "中和", "排放", "第一", "、", "（", "）", "。",
)  # fmt: skip
IDS = (
    "a", "b", "a-b", "2020", "2020-12", "0", "1", "00", "null", "true", "no", "1e5", "0x1f", "list", "packaged",
    "terms", "carbon-sink", "carbon-sinks", "carbon-peak", "x" * 100, "9999", "8", "en", "target", "years",
)  # fmt: skip
FIGURES = (
    "0", "0.0", "1", "-1", "100", "99.9", "50", "0.1", "12.50", "1900", "2030", "2060", "9999",
    "999999999999998", "-999999999999999", "999999999999998.999999999999",
    "0.000000000001", "-0.000000000001", "100000", "1620", "0.00000012", "100000000",
)  # fmt: skip
DATES = (
    "1000", "1000-01", "1000-01-01", "2999", "2999-12", "2999-12-31", "2000-02-29", "1900", "2020",
    "2020-09-22", "2025", "2030", "2026-11", "2026-11-24", "2060",
)  # fmt: skip
UNITS = ("GW", "Mt CO2", "[b]", "a|b", "2020", "null", "𠀀")
POWERS = (0, 3, 4, 6, 8, 12, -12)
URLS = (
    "https://example.org/",
    "http://x",
    "https://e.org/%20?a=1&b=_*~()[]#x",
    "https://碳.cn/（a）",
)

LANGUAGES = (["en", "zh"], ["zh", "en"], ["en"], ["zh"])
CODES = ("en", "zh", "zh-Hans", "fr")

REFERENCES = {
    "topic": "topics", "unit": "units", "source": "sources", "document": "documents", "of": "documents", "repeated_in": "documents",
    "supersedes": "documents", "release": "documents", "compares_with": "statistics", "see_also": "terms",
    "not_to_confuse_with": "terms", "targets": "targets", "statistic": "statistics",
    "alternative_to": "statistics", "inputs": "statistics", "total": "statistics", "superseded_by": "targets",
}  # fmt: skip
"""The fields that name another entry, and the section that it stands in."""

Below = Callable[[int], int]
"""Gives a whole number from 0 to below its limit: all chance there is in a base."""


@st.composite
def chance(draw: Any) -> Below:
    """Chance that an example can be made smaller by."""
    return lambda limit: int(draw(_under(limit)))


@cache
def _under(limit: int) -> st.SearchStrategy[int]:
    return st.integers(0, limit - 1)


def bases() -> st.SearchStrategy[Data]:
    """Fact bases, most of which keep every rule."""
    return chance().map(lambda below: Drawing(below).base())


def as_yaml(base: Data, *, flow: bool = False) -> str:
    """The base as the text of a file, in YAML's flow style if so asked."""
    written: str = yaml.dump(
        base, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, default_flow_style=flow
    )
    return written


@cache
def _types(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


class Choosing:
    """Chance in the forms that are needed here; what is `calm` has no odd words and figures."""

    def __init__(self, below: Below, *, calm: bool = False) -> None:
        self.below = below
        self.calm = calm

    def one(self, choices: Sequence[Any]) -> Any:
        return choices[self.below(len(choices))]

    def coin(self) -> bool:
        return bool(self.below(2))

    def several(self, choices: Sequence[str], fewest: int, most: int) -> list[str]:
        """So many of the choices or fewer, each once."""
        count = fewest + self.below(most - fewest + 1) if choices else 0
        return list(dict.fromkeys(self.one(choices) for _ in range(count)))

    def text(self) -> str:
        parts = (self._part() for _ in range(1 + self.below(3)))
        return " ".join(parts).strip() or "x"

    def _part(self) -> str:
        match 0 if self.calm else self.below(8):
            case 7:
                char = chr(self.below(sys.maxunicode + 1))
                return "x" if CONTROL.match(char) else char
            case 5 | 6:
                return str(self.one(ODD))
        return str(self.one(WORDS))

    def figure(self) -> str:
        if self.calm:  # as a question may ask for it
            return str(10 + self.below(90))
        match self.below(4):
            case 3:
                return f"{self.one(('about', 'above', 'below'))} {self.one(FIGURES)}"
            case 2:
                return f"{Decimal(self.below(2_000_000) - 1_000_000).scaleb(-2):f}"
        return str(self.one(FIGURES))

    def date(self) -> str:
        match self.below(4):
            case 3:
                return str(date.fromordinal(_FIRST_DAY + self.below(_DAYS)))
            case 2:
                return str(2000 + self.below(36))
        return str(self.one(DATES))


_FIRST_DAY, _DAYS = date(1990, 1, 1).toordinal(), 72 * 365


class Drawing(Choosing):
    """One base on its way: the ids of every section first, then what stands under them."""

    def __init__(self, below: Below) -> None:
        super().__init__(below, calm=below(3) == 1)
        fewest = self.one((0, 1, 4, 8))
        self.ids = {section: self.several(IDS, fewest, fewest + 2) for section in SECTIONS}
        self.ids["units"] = ["%", "years", *self.several(UNITS, 0, 3)]
        self.languages = self.one(LANGUAGES)
        self.openable = self.ids["sources"][:1]
        self.named = 0

    def base(self) -> Data:
        base: Data = {"format": 1, "languages": self.languages}
        if self.coin():
            base["updated"] = self.date()
        for section in SECTIONS:
            kind = KINDS[section].entry
            if self._lacks(section, _types(kind)):
                self.ids[section] = []
            if self.ids[section] or self.coin():
                made = {id: self.record(kind, (section, id)) for id in self.ids[section]}
                base[section] = made
        for id in self.openable:
            base["sources"][id]["url"] = self.one(URLS)
        self._mend_documents(base.get("documents", {}))
        self._mend_synonyms(base.get("synonyms", {}))
        self._mend_terms(base.get("terms", {}))
        self._mend_statistics(base.get("statistics", {}))
        self._mend_targets(base.get("targets", {}), base.get("statistics", {}))
        for plan in base.get("plans", {}).values():
            if not (plan.get("items") or plan.get("objectives")):
                plan["items"] = [self.record(PlanItem, ())]
        for question in base.get("questions", {}).values():
            self._mend_question(question)
        return base

    def _lacks(self, section: str, fields: Mapping[str, Any]) -> bool:
        """Nothing is a fact without a source, a target without a document, a question about nothing."""
        return (
            ("sources" in fields and not self.openable)
            or (section == "targets" and not self.ids["documents"])
            or ("about" in fields and not self.subject())
        )

    # By the model

    def record(self, kind: Any, at: tuple[str, ...]) -> Data:
        made: Data = {}
        fields = [field for field in dataclasses.fields(kind) if not field.metadata.get("key")]
        optional = [f.name for f in fields if not _is_required(f)]
        present = {name for name in optional if self.coin()}
        for field in fields:
            if field.name not in present and not _is_required(field):
                continue
            declared = _types(kind)[field.name]
            if declared is Text:
                made |= self.sides(field.name, bool(field.metadata.get("one_language")))
            else:
                value = self.value(declared, field.name, (*at, field.name))
                if value is not None:
                    made[field.name] = value
        return made

    def sides(self, name: str, one_language: bool = False) -> Data:
        """The text of a field in the languages of the base, and perhaps in the other."""
        sides = {
            key: self.text()
            for side, key in (("en", name), ("zh", f"{name}_zh"))
            if (side in self.languages and not one_language) or self.coin()
        } or {name: self.text()}
        if name == "name":  # by which no two of them may be found
            self.named += 1
            sides = {key: f"{side} n{self.named:03}" for key, side in sides.items()}
        return sides

    def value(self, kind: Any, name: str, at: tuple[str, ...]) -> Any:  # noqa: C901
        origin, inner = get_origin(kind), get_args(kind)
        if origin in (Union, UnionType):
            return self.value(inner[0], name, at)
        if name in REFERENCES and kind is not Text and inner[:1] != (Citation,):
            return self.reference(kind, name, at)
        if origin is tuple:
            return self.sequence(inner[0], name, at)
        if origin is Literal:
            return self.one(inner)
        if origin is Mapping:  # of dates; all others are references
            return self.points() if inner[1] is Point else self.breaks()
        if dataclasses.is_dataclass(kind) and kind not in (PartialDate, Figure):
            return self.pair() if kind is Text else self.record(kind, at)
        if kind is PartialDate:
            return self.date()
        if kind is Figure:
            return self.figure()
        if kind is bool:
            return self.coin()
        if kind is int:
            return self.one(POWERS) if name == "power_zh" else 1 + self.below(3)
        if name == "about":
            return self.subject()
        return (
            self.one({"url": URLS, "url_en": URLS, "lang": CODES}[name])
            if name in ("url", "url_en", "lang")
            else self.text()
        )

    def reference(self, kind: Any, name: str, at: tuple[str, ...]) -> Any:
        section = REFERENCES[name]
        known = [id for id in self.ids[section] if (section, id) != at[:2]]
        if get_origin(kind) is Mapping:
            return {id: self.pair() for id in self.some(known)}
        if get_origin(kind) is tuple:
            return self.several(known, int(name == "inputs"), 2)
        return self.one(known) if known else None

    def some(self, known: list[str]) -> list[str]:
        return self.several(known, 0, 2)

    def subject(self) -> str | None:
        sections = ("terms", "events", "targets", "statistics", "plans")
        known = [f"{section}.{id}" for section in sections for id in self.ids[section]]
        return self.one(known) if known else None

    def sequence(self, kind: Any, name: str, at: tuple[str, ...]) -> list[Any]:
        if kind is Citation:
            return self.citations(optional="also_in" in at or "points" in at)
        if name in ("aliases", "abbreviations"):
            return [*self.sides("name").values()][: self.below(3)]
        count = self.below(4)
        return [self.value(kind, name, at) for _ in range(count)]

    def citations(self, optional: bool) -> list[Any]:
        """Sources of which the first can be opened, in the long and the short form."""
        if optional and self.coin():
            return []
        others = self.some([id for id in self.ids["sources"] if id not in self.openable])
        return [self.cited(id) for id in (*self.openable, *others)]

    def cited(self, id: str) -> Any:
        match self.below(3):
            case 0:
                return id
            case 1:
                return {id: self.text()}
        return {"source": id, "at": self.text()}

    def pair(self) -> Data:
        made = {side: self.text() for side in ("en", "zh") if side in self.languages}
        return made or {"zh": self.text()}

    def points(self) -> Data:
        first, count = 1990 + self.below(41), self.below(13)
        month = self.one(("", "-12", "-06", "-12-31"))
        when = [f"{first + year}{month}" for year in range(count)]
        when += [self.date() for _ in range(self.below(3))] or ["2020"]
        same = self.figure() if self.below(4) == 1 else None  # what adds up over the years
        return {date: same or self.point() for date in dict.fromkeys(when)}

    def breaks(self) -> Data:
        return {self.date(): self.record(Break, ()) for _ in range(self.below(3))}

    def point(self) -> Any:
        return self.record(Point, ("points",)) if self.coin() else self.figure()

    # What entries must keep with each other

    def _mend_documents(self, documents: Data) -> None:
        for document in documents.values():
            document.setdefault("published", self.date())
            if not {"unnumbered", "unnumbered_zh"} & document.keys():
                document["number"] = self.text()

    def _mend_synonyms(self, groups: Data) -> None:
        """No group of fewer than two words, and none of them twice."""
        for group, made in enumerate(groups.values()):
            for lang, words in made.items():
                made[lang] = [f"{word} {lang}{group}{at}" for at, word in enumerate(words)]
            if sum(map(len, made.values())) < 2:
                made["en"] = [f"one {group}", f"other {group}"]

    def _mend_terms(self, terms: Data) -> None:
        for term in terms.values():
            term.pop("avoid", None)  # what a name may be by chance
            if not self.ids["documents"]:
                term.pop("sentences", None)
            for rendering in term.get("renderings", []):
                if "document" not in rendering:
                    rendering["status"] = "working"
            name = term.get("name_zh", "")
            han = sum("\u3400" <= char <= "\u9fff" for run in HAN.findall(name) for char in run)
            if term.pop("pinyin", None) and han:
                term["pinyin"] = " ".join([self.one(("tàn", "lǜ", "fēng", "a"))] * han)

    def _mend_statistics(self, statistics: Data) -> None:
        for number, made in enumerate(statistics.values()):
            if made.pop("alternative_to", None) and number:
                made["alternative_to"] = self.ids["statistics"][0]
            if made.pop("formula", None) and number:
                first = self.ids["statistics"][0]
                made["formula"] = {"kind": "sum", "inputs": [first], "places": self.below(7)}
                made.pop("points", None)
            else:
                made.setdefault("points", self.points())
            made["equals"] = [each for each in made.get("equals", ()) if each["inputs"]]
            for each in made["equals"]:
                self._mend_identity(each, counts="baseline" in made)
            if made.get("figures") == "cut":
                made["baseline"] = self.date()
            if made["unit"] == "%" and "points" in made:
                made["points"] = {
                    when: f"{Decimal(self.below(1001)).scaleb(-1):f}" for when in made["points"]
                }

    def _mend_identity(self, identity: Data, counts: bool) -> None:
        """A formula of its kind; where nothing is counted from a baseline, a sum."""
        identity.pop("total", None)
        if identity["kind"] in ("share", "ratio"):
            identity["total"] = self.one(self.ids["statistics"])
        elif identity["kind"] == "growth" or counts:
            identity["inputs"] = identity["inputs"][:1]
        elif identity["kind"] != "sum":
            identity["kind"] = "sum"

    def _mend_targets(self, targets: Data, statistics: Data) -> None:
        announced = sorted((t["announced"] for t in targets.values()), key=_first)
        known = list(targets)
        for number, (target, when) in enumerate(zip(targets.values(), announced, strict=True)):
            target["announced"] = when
            if target.get("superseded_by") not in known[number + 1 :]:
                target.pop("superseded_by", None)
            if "by" in target and PartialDate.parse(target["by"]).last < _first(when):
                target["by"] = when
            target.pop("quote", None)  # by chance it would hold another number
            target.pop("quote_zh", None)
            self._mend_amount(target)
            statistic = statistics.get(target.get("statistic"))
            self._mend_comparison(target, statistic)
            self._mend_year(target)
            self._mend_baseline(target, statistic)

    def _mend_amount(self, target: Data) -> None:
        target.pop("high", None)
        if target["operator"] == "before":
            target |= {"unit": "years", "value": "2030"}
            target.pop("measure", None)
        if target["operator"] == "range":
            low = Figure.parse(target["value"]).value
            target["high"] = f"{low + self.one((Decimal(1), Decimal('0.5'))):f}"
        if target.get("measure") in ("cut", "rise"):
            target["unit"] = "%"

    def _mend_comparison(self, target: Data, statistic: Data | None) -> None:
        if not statistic or "obstacle" in target:
            return
        figures = statistic.get("figures", "level")
        measure = target.get("measure", "level")
        if figures == "change" and measure not in ("cut", "rise"):
            target["obstacle"] = "other-definition"
        elif figures == "cut":
            if measure == "cut":
                target["baseline"] = statistic["baseline"]
            else:
                target["obstacle"] = "other-scope"
        elif measure not in ("cut", "rise") and target["operator"] != "before":
            target["unit"] = statistic["unit"]

    def _mend_year(self, target: Data) -> None:
        if target["unit"] == "years" and Figure.parse(target["value"]).value >= 1900:
            target["value"] = str(1900 + self.below(1000))
            target |= {"high": "2999"} if "high" in target else {}

    def _mend_baseline(self, target: Data, statistic: Data | None) -> None:
        if target.get("measure", "level") != "level" and "obstacle" not in target:
            known = [*(statistic or {}).get("points", ())][:2]
            before = [f"{_first(when).year - 1}" for when in known if _first(when).year > 1000]
            target.setdefault("baseline", self.one(("2005", *known, *before)))
        begin, end = target.get("baseline"), target.get("by")
        if begin and end and _first(begin) >= PartialDate.parse(end).last:
            del target["by"]

    def _mend_question(self, question: Data) -> None:
        for side, mark in (("name", "?"), ("name_zh", "？")):
            if side in question:
                question[side] += mark
        made = question["distractors"][:3]
        while len(made) < 2:
            made.append({**self.sides("text"), **self.sides("why")})
        question["distractors"] = made
        for number, option in enumerate(made):
            for side in {"text", "text_zh"} & option.keys():
                option[side] += f" o{number}"


def _is_required(field: dataclasses.Field[Any]) -> bool:
    return {field.default, field.default_factory} == {dataclasses.MISSING}


def _first(when: str) -> date:
    return PartialDate.parse(when).first
