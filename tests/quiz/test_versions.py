"""Versions of a paper: the same items, in another order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dualcarbon.quiz.papers import paper
from dualcarbon.quiz.phrasing import Phrasing
from dualcarbon.quiz.versions import versions


def answers(items):
    return {item.stem: item.options[item.key].text for item in items}


def options(items):
    return {item.stem: {option.text for option in item.options} for item in items}


@given(seed=st.text(max_size=9))
def test_every_version_asks_the_same_with_the_same_right_answers(facts, seed):
    items = paper(facts, 12, "7")
    made = versions(items, 4, seed)
    assert list(made) == ["A", "B", "C", "D"] and made["A"] == items
    for version in made.values():
        assert answers(version) == answers(items) and options(version) == options(items)
        assert [item.level for item in version] == sorted(item.level for item in version)
    assert versions(items, 4, seed) == made


def test_a_neighbour_who_copies_letters_is_mostly_wrong(facts):
    items = paper(facts, 200, "2026")
    made = versions(items, 2, "2026")
    copied = [a.key == b.key for a, b in zip(made["A"], made["B"], strict=True)]
    assert sum(copied) / len(copied) < 0.4
    assert sum(a.stem == b.stem for a, b in zip(made["A"], made["B"], strict=True)) < len(items) / 4


def test_numbers_and_years_rise_in_every_version(facts):
    items = paper(facts, 60, "3", kinds=["year", "figure", "target"])
    for item in versions(items, 3, "3")["C"]:
        phrasing = Phrasing(item.stem.en, [option.text.en for option in item.options])
        values = phrasing.years or phrasing.numbers
        assert values is None or values == sorted(values)
