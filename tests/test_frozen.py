"""Frozen dataclasses whose methods stand once behave as those of the standard library."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import FrozenInstanceError, dataclass, field, fields, is_dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dualcarbon.frozen import frozen


def pair(decorate):
    """The same two classes, one derived from the other, made by a decorator."""

    @decorate
    class Place:
        name: str
        size: int = 1

    @decorate
    class Town(Place):
        parts: tuple[str, ...] = ()
        notes: Mapping[str, str] = field(default_factory=dict, metadata={"key": True})

    return Place, Town


OURS = pair(frozen(kw_only=True))
THEIRS = pair(dataclass(frozen=True, kw_only=True))
VALUES = st.fixed_dictionaries(
    {"name": st.text()},
    optional={
        "size": st.integers(),
        "parts": st.tuples(st.text()),
        "notes": st.dictionaries(st.text(), st.text(), max_size=2),
    },
)


@given(VALUES, VALUES)
def test_values_are_made_shown_and_compared_in_the_same_way(one, other):
    (_, ours), (_, theirs) = OURS, THEIRS
    assert (ours(**one) == ours(**other)) == (theirs(**one) == theirs(**other))
    assert (
        repr(ours(**one)).partition(".<locals>.")[2]
        == repr(theirs(**one)).partition(".<locals>.")[2]
    )
    changed = replace(ours(**one), **other)
    assert [getattr(changed, f.name) for f in fields(changed)] == [
        getattr(replace(theirs(**one), **other), f.name) for f in fields(theirs)
    ]


def test_they_are_dataclasses_with_the_fields_of_their_bases():
    for ours, theirs in zip(OURS, THEIRS, strict=True):
        assert is_dataclass(ours)
        assert [(f.name, f.type, f.default, f.metadata) for f in fields(ours)] == [
            (f.name, f.type, f.default, f.metadata) for f in fields(theirs)
        ]


def test_nothing_can_be_changed_and_equal_values_are_one_key():
    place, town = OURS
    here = place(name="x")
    for change in (lambda: setattr(here, "name", "y"), lambda: delattr(here, "name")):
        with pytest.raises(FrozenInstanceError):
            change()
    assert {here, place(name="x", size=1)} == {here}
    assert here != town(name="x")
    assert here != "x"
    assert town(name="x").notes is not town(name="x").notes


@pytest.mark.parametrize("wrong", [{}, {"size": 1}, {"name": "x", "sise": 1}])
def test_a_missing_or_unknown_field_is_an_error(wrong):
    with pytest.raises(TypeError, match="Place"):
        OURS[0](**wrong)


def test_fields_go_by_place_and_in_patterns():
    place = OURS[0]
    match place("here", 3):
        case place(name, size):
            assert (name, size) == ("here", 3)
