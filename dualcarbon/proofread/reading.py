"""A passage as it was read, and the base as what it is held against; each part made when needed."""

from __future__ import annotations

import re
from functools import cached_property

from dualcarbon.model.entries import Facts, Target
from dualcarbon.proofread.drafts import Passage
from dualcarbon.proofread.dues import Due, dues
from dualcarbon.proofread.power import side_of
from dualcarbon.proofread.quantities import quantities
from dualcarbon.proofread.quantity import Quantity
from dualcarbon.proofread.subjects import Figure, Subjects
from dualcarbon.proofread.titles import Titles


class Known:
    """What a draft is held against."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts

    @cached_property
    def subjects(self) -> Subjects:
        """The statistics and targets."""
        return Subjects(self.facts)

    @cached_property
    def titles(self) -> Titles:
        """The titles and numbers of documents."""
        return Titles(self.facts)


class Reading:
    """A passage with its amounts, years and subjects."""

    def __init__(self, passage: Passage, known: Known) -> None:
        self.passage = passage
        self.known = known
        self.low = passage.low
        self.lang = passage.lang

    @cached_property
    def untitled(self) -> str:
        """The text in lower case, with the titles of documents blanked out."""
        return self.known.titles.blanked(self.passage)

    @cached_property
    def quantities(self) -> list[Quantity]:
        """The amounts in it, outside titles."""
        return quantities(self.untitled)

    @cached_property
    def dues(self) -> list[Due]:
        """The years in it, outside titles."""
        return dues(self.untitled)

    @cached_property
    def years(self) -> set[int]:
        """The years that it names, those in which a five-year plan ends among them."""
        return {due.year for due in self.dues if not due.is_start} | plan_years(self.low)

    @cached_property
    def scores(self) -> dict[str, float]:
        """How much of a name of each statistic and target it says."""
        return self.known.subjects.scores(self.low, self.lang)

    def score(self, figure: Figure) -> float:
        """How much of a name of one of them it says."""
        return self.scores[figure.path]

    def targets_with(self, quantity: Quantity, least: float) -> list[tuple[float, Figure]]:
        """The targets of that amount and of a year that is named, the likeliest first."""
        matches = [
            (self.score(figure), figure)
            for figure in self.known.subjects.figures
            if isinstance(figure.entry, Target)
            and figure.dimension == quantity.dimension
            and any(
                year in self.years and quantity.value in values
                for year, values in figure.values.items()
            )
        ]
        matches = sorted(
            (m for m in matches if m[0] >= least and self.is_of_side(quantity, m[1])),
            key=lambda m: -m[0],
        )
        if any(self._is_told(figure) for score, figure in matches if score > matches[0][0] - 0.1):
            return [match for match in matches if self._is_told(match[1])]
        return matches

    def is_of_side(self, quantity: Quantity, figure: Figure) -> bool:
        """Whether an amount may be of a figure, as far as capacity or generation is named."""
        start, end = self.passage.clause(quantity.start)
        side = side_of(self.untitled[start:end])
        return not side or not figure.side or side == figure.side

    def _is_told(self, figure: Figure) -> bool:
        """Whether the passage names the year in which a target was announced or last repeated."""
        target = figure.entry
        if not isinstance(target, Target):
            return False
        documents = self.known.facts.documents
        years = {target.announced.year}
        for id in (target.document, *target.repeated_in):
            if id in documents and (date := documents[id].date):
                years.add(date.year)
        return any(self._is_of_a_document(year) for year in years)

    def _is_of_a_document(self, year: int) -> bool:
        """Whether a year is named as that of a document or speech."""
        return bool(
            re.search(rf"{year}年[^，。；]{{0,14}}?{_DOCUMENTS_ZH}", self.low)
            or re.search(rf"\b{_DOCUMENTS}\b[^.;]{{0,40}}\b{year}\b", self.low)
            or re.search(rf"\bin (?:[a-z]+ )?{year}\b[^.;]{{0,40}}\b{_DOCUMENTS}\b", self.low)
        )


_DOCUMENTS_ZH = "(?:印发|发布|公布|提出|宣布|出台|方案|规划|意见|计划|讲话|文件|承诺)"
_DOCUMENTS = (
    "(?:plan|contribution|guidance|opinions|pledged?|report|outline|speech|document|announced|issued|"
    "published|promised|set)"
)
_PLANS_ZH = {"十一五": 2010, "十二五": 2015, "十三五": 2020, "十四五": 2025, "十五五": 2030}
_PLANS = {"11th": 2010, "12th": 2015, "13th": 2020, "14th": 2025, "15th": 2030}


def plan_years(low: str) -> set[int]:
    """The last years of the five-year plans that a text names."""
    years = {year for name, year in _PLANS_ZH.items() if name in low}
    return years | {
        year for name, year in _PLANS.items() if f"{name} five-year" in low or f"{name} plan" in low
    }
