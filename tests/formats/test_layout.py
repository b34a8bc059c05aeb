"""Where lines end: nothing is lost or broken, whatever the width."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dualcarbon.formats.grid import lines_of
from dualcarbon.formats.layout import beside, flowed, width_of
from dualcarbon.text import cells, pieces, shortened
from dualcarbon.views.page import Cited, Painted, Share, Span, Table, Trend, painted

words = st.text(st.sampled_from("ab碳中和，。（）“” ,.Ａ"), max_size=60)
widths = st.integers(2, 30)
roles = st.sampled_from(["plain", "strong", "muted", "command", "match"])
spans = st.lists(st.tuples(words, roles), max_size=5)


def texts(lines):
    return ["".join(span.text for span in line) for line in lines]


def wrapped(text, width):
    return texts(flowed(text, "plain", width))


@given(words, widths)
def test_lines_keep_to_the_width_and_lose_nothing(text, width):
    lines = wrapped(text, width)
    longest = max((cells(piece.rstrip()) for piece in pieces(text)), default=0)
    assert all(cells(line) <= max(width, longest) for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


@given(spans, widths)
def test_the_parts_of_a_text_keep_their_roles_over_lines(parts, width):
    text = Painted(*(Span(part, role) for part, role in parts))
    lines = flowed(text, "plain", width)
    for wanted in {role for _, role in parts}:
        said = "".join(part for part, role in parts if role == wanted)
        shown = "".join(s.text for line in lines for s in line if s.role == wanted)
        assert "".join(shown.split()) == "".join(said.split())


@given(words, words, widths)
def test_a_command_is_never_broken(before, after, width):
    command = "dualcarbon targets wind-solar-2030"
    text = Painted(Span(before), Span(command, "command"), Span(after))
    assert any(command in line for line in texts(flowed(text, "plain", width)))


@pytest.mark.parametrize("width", [10, 20, 40])
def test_an_id_and_an_address_are_never_broken(width):
    for word in ("share-of-generation-wind-solar-ember", "https://example.org/a/b-c?d=e"):
        assert any(word in line for line in wrapped(f"see {word} there", width))


def test_lines_end_where_chinese_lets_them():
    assert wrapped("实现碳中和，需要减排。", 12) == ["实现碳中和，", "需要减排。"]
    assert wrapped("实现碳中和，需要减排。", 10) == ["实现碳中", "和，需要减", "排。"]
    assert wrapped("发布（试行）", 6) == ["发布", "（试", "行）"]
    assert wrapped("the carbon sink", 10) == ["the carbon", "sink"]
    assert wrapped("a\nb", 10) == ["a", "b"]


@given(words, widths)
def test_what_is_cut_fits_and_says_so(text, width):
    cut = shortened(text, width)
    assert cells(cut) <= width
    assert cut == text or (cut.endswith("…") and text.startswith(cut[:-1]))


@given(st.lists(st.tuples(words, words), min_size=1, max_size=4), widths)
def test_what_stands_beside_a_mark_is_all_there(rows, width):
    said = "".join(mark + text for mark, text in rows)
    shown = "".join(texts(beside(rows, "muted", width)))
    assert sorted("".join(shown.split())) == sorted("".join(said.split()))


NAMES = st.text(st.sampled_from("abc 碳-"), min_size=1, max_size=30).map(str.strip).filter(bool)
ROWS = st.lists(st.tuples(NAMES, NAMES, NAMES), min_size=1, max_size=6)


@given(ROWS, st.integers(20, 120), st.booleans())
def test_a_table_of_any_width_loses_nothing_and_breaks_no_word(rows, width, grouped):
    table = Table(
        ("", "Figure", "Id"), tuple(rows), frozenset({1}), (("Group", len(rows)),) * grouped
    )
    lines = texts(lines_of(table, width, whole=False))
    shown = " ".join(lines)
    for row in rows:
        for cell in row:
            for word in cell.replace("碳", " ").split():
                assert word in shown
    longest = max(cells(word) for row in rows for cell in row for word in cell.split())
    assert all(cells(line.rstrip()) <= max(width, longest + 2) for line in lines)


def test_a_long_name_reaches_as_far_as_its_figure_lets_it():
    rows = (("a name of some length", "1%"), ("short", "1,234 million vehicles"))
    lines = texts(lines_of(Table(("Name", "Figure"), rows, frozenset({1})), 30, whole=False))
    assert [line.rstrip() for line in lines[1:]] == [
        "a name of some length      1%",
        "short  1,234 million vehicles",
    ]


def test_one_row_has_no_labels_and_two_have_them_once():
    one = Table(("Name", "Id"), (("a", "b"),))
    assert texts(lines_of(one, 80, whole=False)) == ["a  b  "]
    two = Table(("Name", "Id"), (("a", "b"), ("c", "d")), groups=(("P", 1), ("Sea", 1)))
    lines = [line.rstrip() for line in texts(lines_of(two, 80, whole=False))]
    assert lines == ["P    Id", "  a  b", "Sea", "  c  d"]
    wide = Table(two.labels, two.rows, groups=(("A long heading", 1), ("Sea", 1)))
    lines = [line.rstrip() for line in texts(lines_of(wide, 80, whole=False))]
    assert lines == ["     Id", "A long heading", "  a  b", "Sea", "  c  d"]


def test_a_source_is_short_in_its_row_or_a_mark_where_the_list_stands():
    rows = (("a", Cited("NBS 2026-02", "[3]")), ("b", Cited("NEA 2026-05", "[4]")))
    table = Table(("Name", "Source"), rows)
    assert "NBS 2026-02" in "".join(texts(lines_of(table, 80, whole=False)))
    assert "[3]" in "".join(texts(lines_of(table, 80, whole=True)))


def test_what_is_drawn_gives_way_to_what_is_written():
    rows = tuple(
        ("a name of twenty-four", "10 GW", Trend(lambda: (0.0, 0.5, 1.0))) for _ in range(5)
    )
    table = Table(("Name", "Figure", "By year"), rows, frozenset({1}))
    assert "▁▅█" in "".join(texts(lines_of(table, 80, whole=False)))
    narrow = texts(lines_of(table, 62, whole=False))
    assert len(narrow) == len(rows) + 1


def test_a_bar_shows_the_whole_and_is_quiet():
    table = Table(("", ""), ((painted("met", "good"), Share(0.5, full=True)),))
    (line,) = lines_of(table, 80, whole=False)
    (bar,) = [span for span in line if "█" in span.text]
    assert (bar.text, bar.role) == ("██████░░░░░░", "muted")
    assert width_of(line) <= 80
