"""Words in a chart keep apart."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dualcarbon.charts.labels import apart, placed

SIZE, LEAST = 400.0, 10.0


@given(st.lists(st.floats(0, SIZE), min_size=1, max_size=int(SIZE / LEAST)))
def test_positions_are_in_order_apart_and_inside(wanted):
    places = apart(sorted(wanted), LEAST, SIZE)
    assert len(places) == len(wanted)
    assert all(-0.001 <= place <= SIZE + 0.001 for place in places)
    assert all(b - a >= LEAST - 0.001 for a, b in pairwise(places))


@given(st.lists(st.integers(0, 20), min_size=1, max_size=15, unique=True))
def test_what_is_apart_already_stays_where_it_is(numbers):
    wanted = [number * LEAST * 2 for number in sorted(numbers)]
    assert apart(wanted, LEAST, SIZE) == wanted


def test_words_of_neighbours_do_not_lie_on_each_other():
    marks = [(100.0, 100.0, "about 25% by 2030"), (104.0, 103.0, "at least 30% by 2035")]
    one, other = placed(marks, [], [], (680, 340))
    assert one.align != other.align or abs((100 + one.dy) - (103 + other.dy)) >= 14


def test_words_keep_off_a_line_and_inside():
    (label,) = placed([(675.0, 5.0, "16.49")], [(675.0, 5.0), (690.0, 5.0)], [], (680, 340))
    assert label.align == "right"
    assert 5 + label.dy - 7 >= 0 or label.dy == 0
