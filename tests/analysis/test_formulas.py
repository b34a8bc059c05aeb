"""Figures that formulas give: by hand on small series, and against plain arithmetic by chance."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dualcarbon.model.dates import PartialDate
from dualcarbon.model.entries import Facts, Statistic
from dualcarbon.model.figures import Figure
from dualcarbon.model.parts import Citation, Formula, Point
from dualcarbon.reading.derived import derived
from dualcarbon.store.codec import decoded, encoded
from dualcarbon.text import Text


def series(id, points=None, *, formula=None, baseline=None, figures="level", sources=("a",)):
    return Statistic(
        id=id, name=Text(id, id), unit="GW", kind="stock", scope=Text("s", "s"), figures=figures,
        sources=tuple(map(Citation, sources)), formula=formula,
        baseline=PartialDate(baseline) if baseline else None,
        points={
            PartialDate(year): Point(date=PartialDate(year), value=Figure.parse(str(value)))
            for year, value in (points or {}).items()
        },
    )  # fmt: skip


def given_by(*statistics):
    """The points of the last statistic, by year."""
    facts = Facts(format=1, statistics={one.id: one for one in statistics})
    whole = derived(facts).statistics[statistics[-1].id]
    return {when.year: point for when, point in whole.points.items()}


def written(points):
    return {
        year: f"{p.value.bound} {p.value.value}".removeprefix("exact ")
        for year, p in points.items()
    }


WIND, SUN = series("wind", {2019: 10, 2020: "12.5", 2021: 20}), series("sun", {2020: 5, 2021: 8})
ALL = series("all", {2020: 70, 2021: 60}, sources=("b",))


@pytest.mark.parametrize(
    "formula, baseline, right",
    [
        (Formula(kind="sum", inputs=("wind", "sun")), None, {2020: "17.5", 2021: "28.0"}),
        (Formula(kind="share", inputs=("wind", "sun"), total="all"), None,
         {2020: "25.0", 2021: "46.7"}),
        (Formula(kind="ratio", inputs=("wind",), total="sun", places=2), None,
         {2020: "2.50", 2021: "2.50"}),
        (Formula(kind="multiple", inputs=("wind",), places=2), 2019,
         {2019: "1.00", 2020: "1.25", 2021: "2.00"}),
        (Formula(kind="added", inputs=("wind",)), 2019, {2019: "0.0", 2020: "2.5", 2021: "10.0"}),
        (Formula(kind="added", inputs=("wind",)), 2018, {}),
        (Formula(kind="growth", inputs=("wind",)), None, {2020: "25.0", 2021: "60.0"}),
        (Formula(kind="sum", inputs=("wind", "none")), None, {}),
    ],
)  # fmt: skip
def test_each_kind_by_hand(formula, baseline, right):
    points = given_by(WIND, SUN, ALL, series("made", formula=formula, baseline=baseline))
    assert written(points) == right


def test_changes_are_compounded_until_a_year_is_missing():
    changes = series("changes", {2021: "-3.8", 2022: "0", 2023: "-1", 2025: "-5"}, figures="change")
    formula = Formula(kind="compounded", inputs=("changes",))
    cut = series("cut", formula=formula, baseline=2020, figures="cut")
    points = given_by(changes, cut)
    assert written(points) == {2021: "3.8", 2022: "about 3.8", 2023: "about 4.8"}
    assert points[2023].value.exact == 100 * (1 - Fraction("0.962") * Fraction("0.99"))


def test_what_is_worked_out_can_be_worked_on():
    grown = [
        series("more-wind", formula=Formula(kind="added", inputs=("wind",)), baseline=2020),
        series("more", formula=Formula(kind="added", inputs=("all-up",)), baseline=2020),
    ]
    rise = series("all-up", {2020: 60, 2021: 75})
    share = series("share", formula=Formula(kind="share", inputs=("more-wind",), total="more"))
    # In whatever order they stand.
    points = given_by(WIND, rise, *reversed(grown), share)
    assert written(points)[2021] == "50.0"


def test_the_sources_are_those_of_every_input():
    formula = Formula(kind="share", inputs=("wind", "sun"), total="all")
    points = given_by(WIND, SUN, ALL, series("made", formula=formula))
    assert [c.source for c in points[2020].sources] == ["a", "b"]
    assert points[2020].worked_out


@pytest.mark.parametrize(
    "wind, whole, right",
    [("10", "40", "25.0"), ("above 10", "40", "above 25.0"), ("10", "above 40", "below 25.0"),
     ("about 10", "40", "about 25.0"), ("above 10", "above 40", "about 25.0"),
     ("above 10", "below 40", "above 25.0")],
)  # fmt: skip
def test_a_limit_makes_a_limit_only_where_that_follows(wind, whole, right):
    formula = Formula(kind="share", inputs=("wind",), total="all")
    made = series("made", formula=formula)
    assert written(given_by(series("wind", {2020: wind}), series("all", {2020: whole}), made)) == {
        2020: right
    }


def test_a_loop_gives_nothing_and_ends():
    one = series("one", formula=Formula(kind="sum", inputs=("two",)))
    two = series("two", formula=Formula(kind="sum", inputs=("one",)))
    assert given_by(one, two) == given_by(two, one) == {}


amounts = st.decimals(min_value=Decimal("0.01"), max_value=9_999, places=2)


@given(amounts, amounts, st.integers(0, 6))
def test_a_share_is_exact_and_only_written_round(one, whole, places):
    formula = Formula(kind="share", inputs=("one",), total="whole", places=places)
    points = given_by(
        series("one", {2020: one}), series("whole", {2020: whole}), series("made", formula=formula)
    )
    figure = points[2020].value
    assert figure.exact == 100 * Fraction(one) / Fraction(whole)
    assert abs(Fraction(figure.value) - figure.exact) * 2 <= Fraction(1, 10**places)
    assert decoded(Point, [encoded(points[2020])]) == [points[2020]]
