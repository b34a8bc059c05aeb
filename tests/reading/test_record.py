"""Every figure of the base against the record that it was written from, so that no digit slips.

`data/figures.txt` has a line a statistic with the dates and values of its sources; `data/targets.txt`
a line a target in the unit of its document. Both were made from the sources, not from the base.
"""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from conftest import DATA

from dualcarbon.model.dates import PartialDate

FIGURES = dict(
    line.split(": ") for line in (DATA / "figures.txt").read_text(encoding="utf-8").splitlines()
)
TARGETS = dict(
    line.split(": ") for line in (DATA / "targets.txt").read_text(encoding="utf-8").splitlines()
)

# Where the base has a better source than the record's figure, or says more than it.
OTHER_BASELINE = {  # the period of the plan, which the record does not spell out
    "industry-carbon-intensity-2030",
    "industry-energy-intensity-2030",
}

# Units of documents in ours: a factor, where it is not one.
FACTORS = {
    "trillion kWh": 1000,
    "billion tonnes": {"Mt": 1000, "billion-t": 1},
    "billion tonnes per year": {"Mt": 1000, "billion-t": 1, "Mt-per-year": 1000},
    "billion tce": 1000,
    "trillion yuan": 1000,
}


@pytest.mark.parametrize("id", FIGURES)
def test_a_series_has_the_figures_of_its_sources(facts, id):
    statistic = facts.statistics[id]
    for pair in FIGURES[id].split(", "):
        when, value = pair.split()
        assert statistic.points[PartialDate.parse(when)].value.value == Decimal(value), when


@pytest.mark.parametrize("id", TARGETS)
def test_a_target_is_that_of_its_document(facts, id):
    target = facts.targets[id]
    asked, unit = TARGETS[id].rsplit(", ", 1)
    operator, low, high, by, since = re.fullmatch(
        r"([a-z-]+) ([\d.]+?)(?:\.\.([\d.]+))?(?: by (\d+))?(?: since (\d+))?", asked
    ).groups()
    factor = FACTORS.get(unit, 1)
    factor = factor if isinstance(factor, int) else factor[target.unit]
    assert target.value.value == Decimal(low) * factor
    assert (target.high.value if target.high else None) == (Decimal(high) if high else None)
    assert str(target.by.year if target.by else None) == str(by)
    assert target.operator == operator
    if id not in OTHER_BASELINE:
        assert str(target.baseline.year if target.baseline else None) == str(since)


def test_the_record_covers_nearly_all_of_the_base(facts):
    points = sum(len(line.split(", ")) for line in FIGURES.values())
    printed = [s for s in facts.statistics.values() if not s.formula]
    assert points >= 0.9 * sum(len(s.points) for s in printed)
    assert len(TARGETS) >= 0.95 * len(facts.targets)
