"""What check accepts no command stumbles over: odd characters, small figures, formulas, no facts."""

from __future__ import annotations

import csv
import io
import json
import os
from decimal import Decimal

import pytest
from conftest import GOOD
from hypothesis import given
from hypothesis import strategies as st

from dualcarbon.model.dates import PartialDate
from dualcarbon.model.figures import Figure
from dualcarbon.model.parts import Point
from dualcarbon.store.codec import decoded, encoded
from dualcarbon.store.spacing import APART, BREAK, MARK, UNMARK, spaced

OWN = f"{MARK}{UNMARK}{BREAK.strip()}{APART}"


def base(tmp_path, *changes):
    text = GOOD.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    file = tmp_path / "facts.yaml"
    file.write_text(text, encoding="utf-8")
    return str(file)


@given(st.text(st.sampled_from(f"ab碳 \n{OWN}"), max_size=30))
def test_what_marks_a_match_stands_in_no_indexed_text(text):
    assert not set(spaced(text)) & {MARK, UNMARK, BREAK.strip(), "\n"}


@pytest.mark.parametrize("char", [*OWN, OWN])
def test_characters_of_the_index_in_a_base_are_only_spaces(tmp_path, char, run):
    file = base(
        tmp_path,
        ("name: carbon sink", f"name: carbon {char}sink"),
        ("takes up more of a gas", f"takes {char}up {char} more{char} of a gas"),
        ("aliases: [sink]", f"aliases: [sink, '{char}a']"),
    )
    for query in ("gas", f"gas{char}", "carbon sink", f"{char}takes{char}", "sink", f"{char} gas"):
        found = run("search", query, "--facts", file, "--format", "json")
        assert (found.code, found.err) == (0, ""), query
        snippet = json.loads(found.out)["results"][0]["snippet"]
        assert not set(snippet) & set(OWN)
        assert snippet.count("«") == snippet.count("»")
    assert "«gas»" in run("search", "gas", "--facts", file).out


def test_a_query_of_such_characters_finds_nothing(run):
    for query in (OWN, MARK, BREAK):
        assert run("search", query, "--facts", str(GOOD)).code == 3


def test_a_figure_is_written_as_its_source_prints_it(tmp_path, run):
    file = base(tmp_path, ("2023-12: 1300", "2023-12: 0.00000012"))
    told = json.loads(run("stats", "capacity", "--facts", file, "--format", "json").out)
    newest = told["results"][0]["points"][-1]
    assert (newest["value"], newest["value_written"]) == (1.2e-7, "0.00000012")


figures = st.builds(
    Figure,
    st.from_regex(r"-?(0|[1-9][0-9]{0,14})(\.[0-9]{1,12})?", fullmatch=True).map(Decimal),
    st.sampled_from(["exact", "about", "above", "below"]),
)


@given(figures)
def test_a_figure_comes_back_from_a_compiled_copy_digit_for_digit(figure):
    kept = Point(date=PartialDate(2020), value=figure)
    (again,) = decoded(Point, [encoded(kept)])
    assert again == kept
    assert f"{again.value.value:f}" == f"{figure.value:f}"


@given(figures, figures)
def test_sums_of_figures_are_exact(one, other):
    assert (one.value - other.value) + other.value == one.value


def test_a_text_is_no_formula_in_a_spreadsheet(tmp_path, run):
    file = base(
        tmp_path,
        ("name: carbon sink", "name: '=HYPERLINK(A1)'"),
        ("definition: Whatever", "definition: '@Whatever"),
        ("than it gives off.", "than it gives off.'"),
        ("aliases: [sink]", "aliases: [+sink, -sink]"),
        ("2023-12: 1300", "2023-12: -1300"),
    )
    (row,) = csv.DictReader(
        io.StringIO(run("define", "carbon-sink", "--facts", file, "--format", "csv").out)
    )
    assert row["name"] == "'=HYPERLINK(A1)"
    assert row["definition"].startswith("'@Whatever")
    assert row["aliases"].startswith("'+sink; ")
    rows = [
        *csv.DictReader(
            io.StringIO(run("stats", "capacity", "--facts", file, "--format", "csv").out)
        )
    ]
    assert (rows[-1]["value"], rows[-1]["value_written"]) == ("-1300", "-1300")
    told = json.loads(run("define", "carbon-sink", "--facts", file, "--format", "json").out)
    assert told["results"][0]["name"] == "=HYPERLINK(A1)"


@pytest.mark.parametrize("format", ["plain", "json", "csv", "markdown"])
@pytest.mark.parametrize(
    "command",
    [["define"], ["stats"], ["list"], ["plan"], ["plan", "--list"], ["list", "events"]],
    ids=" ".join,
)
def test_a_base_without_facts_says_so(tmp_path, run, command, format):
    file = tmp_path / "facts.yaml"
    file.write_text("format: 1\n", encoding="utf-8")
    told = run(*command, "--facts", str(file), "--format", format)
    assert (told.code, told.out) == (3, "")
    assert "this fact base has no" in told.err


@pytest.mark.parametrize("day", ["1000", "1900-01-01"])
def test_a_day_before_all_figures_has_none(run, day):
    told = run("stats", "--as-of", day, "--format", "csv")
    assert (told.code, told.out) == (3, "")
    assert "no statistic was known on" in told.err


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root reads everything")
def test_a_file_that_must_not_be_read_is_a_failure(tmp_path, run):
    file = tmp_path / "facts.yaml"
    file.write_text("format: 1\n", encoding="utf-8")
    file.chmod(0)
    told = run("check", str(file))
    assert (told.code, told.out) == (1, "")
    assert str(file) in told.err
