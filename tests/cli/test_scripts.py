"""What scripts ask for: many names in one call, one field, a bare number, dates that parse."""

from __future__ import annotations

import io
import json
import os
import sys
from datetime import date

import pandas
import pexpect
import polars
import pytest
from conftest import GOOD, clean_environment, examples
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dualcarbon.model.dates import PartialDate
from dualcarbon.result import dated


def results(ran):
    return json.loads(ran.out)["results"]


# Many names


def test_each_name_of_a_list_is_answered_and_a_miss_is_marked_in_its_place(run):
    told = run("define", "-", stdin="碳汇\nno such thing\nnet zero emissions\n")
    assert told.code == 3
    first, miss, last = map(told.out.index, ("carbon sink  碳汇", "no such thing: not", "net zero"))
    assert first < miss < last


def test_a_list_without_a_miss_ends_with_zero_and_an_empty_one_too(run):
    assert run("define", "-", stdin="碳汇\ncarbon-peaking\n").code == 0
    empty = run("define", "-", "--format", "json", stdin="\n \n")
    assert (empty.code, results(empty)) == (0, [])


def test_every_record_of_a_list_has_what_was_typed(run):
    told = run("define", "-", "--format", "json", stdin="TAN HUI\nnet zro\nwind\n")
    assert told.code == 3
    found, missed, several = results(told)
    assert (found["typed"], found["error"], found["id"]) == ("TAN HUI", None, "carbon-sink")
    assert (missed["typed"], missed["error"]) == ("net zro", "not-found")
    assert "dualcarbon define net-zero-emissions" in missed["near"]
    assert several["error"] == "ambiguous"
    assert "dualcarbon define wind-power" in several["near"]


def test_a_miss_in_a_table_is_a_row_with_nothing_in_it(run):
    told = run("define", "-", "--format", "csv", stdin="碳汇\nxyzzy\n碳达峰\n")
    frame = pandas.read_csv(io.StringIO(told.out), keep_default_na=False)
    assert list(frame["typed"]) == ["碳汇", "xyzzy", "碳达峰"]
    assert list(frame["error"]) == ["", "not-found", ""]
    assert list(frame["id"]) == ["carbon-sink", "", "carbon-peaking"]


@pytest.mark.parametrize(
    "data",
    [
        "\ufeff碳汇\r\n\r\ncarbon-peaking\r\n".encode(),
        "碳汇\ncarbon-peaking".encode("utf-16"),
        "  碳汇  \n\n\tcarbon-peaking\n".encode(),
        b"\xff\x00\n\xe7\xa2\xb3\xe6\xb1\x87\ncarbon-peaking",
    ],
    ids=["BOM and CRLF", "UTF-16", "spaces", "bytes"],
)
def test_a_file_of_names_may_come_from_anywhere(run, tmp_path, data):
    file = tmp_path / "names.txt"
    file.write_bytes(data)
    found = run("define", "--file", str(file), "--field", "id").out.split()
    assert found == ["carbon-sink", "carbon-peaking"]


def test_a_line_of_many_thousand_letters_is_a_miss_like_any_other(run, tmp_path):
    file = tmp_path / "long.txt"
    file.write_text("碳" * 3500 + "\n" + "xyzzy " * 2000 + "\n碳汇\n", encoding="utf-8")
    told = run("define", "--file", str(file), "--format", "json")
    assert (told.code, told.err) == (3, "")
    assert [row["error"] is None for row in results(told)] == [False, False, True]


def test_a_file_that_is_too_long_or_not_there_is_told(run, tmp_path):
    file = tmp_path / "names.txt"
    file.write_bytes(b"x" * ((1 << 20) + 1))
    assert "longer than 1 MiB" in run("define", "--file", str(file)).err
    assert run("define", "--file", str(tmp_path / "none")).code == 1
    assert run("define", "--file", str(tmp_path)).code == 1


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no pseudo-terminals")
def test_a_person_at_the_terminal_is_told_what_to_type():
    child = pexpect.spawn(
        sys.executable,
        ["-m", "dualcarbon", "define", "-", "--field", "name"],
        env=clean_environment(),
        encoding="utf-8",
        timeout=60,
    )
    child.expect("type names, one a line")
    child.sendline("碳汇")
    child.sendeof()
    child.expect("carbon sink")
    child.close()


def test_a_list_goes_with_no_other_names(run):
    assert run("define", "--file", str(GOOD), "carbon sink").code == 2
    assert run("define", "-", "--topic", "power").code == 2


def test_all_series_come_in_one_go(run, facts):
    ids = run("list", "statistics", "--field", "id").out
    told = run("stats", "-", "--format", "csv", stdin=ids)
    frame = pandas.read_csv(io.StringIO(told.out), parse_dates=["date_end"])
    assert told.code == 0
    assert len(frame) == sum(len(one.points) for one in facts.statistics.values())
    assert list(frame["id"].unique()) == list(facts.statistics)


@settings(max_examples=examples(25), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    names=st.lists(
        st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=30),
        max_size=8,
    ),
    end=st.sampled_from(["\n", "\r\n", "\n\n"]),
)
def test_every_line_is_answered_in_its_place(run, names, end):
    told = run("define", "-", "--format", "json", stdin="\ufeff" + end.join([*names, "碳汇"]))
    answered = list(dict.fromkeys(row["typed"] for row in results(told)))
    typed = [name.strip() for name in (*names, "碳汇")]
    assert answered == list(dict.fromkeys(filter(None, typed)))
    assert told.code == (3 if any(row["error"] for row in results(told)) else 0)


# One field


def test_a_field_is_printed_bare(run):
    assert run("define", "碳汇", "--field", "name").out == "carbon sink\n"
    assert run("targets", "wind-solar-2030", "--field", "status").out == "met\n"
    assert run("--field", "name_zh", "define", "carbon sink").out == "碳汇\n"


def test_a_nested_field_is_json_on_one_line_and_nothing_is_an_empty_line(run):
    (line,) = run("define", "碳汇", "--field", "see_also").out.splitlines()
    assert "carbon-sequestration" in json.loads(line)
    assert ", " not in line
    assert run("targets", "wind-solar-2035", "--field", "superseded_by").out == "\n"


def test_a_field_of_an_overview_has_a_line_for_each_entry(run, facts):
    for command, section in (("define", "terms"), ("targets", "targets"), ("stats", "statistics")):
        assert run(command, "--field", "id").out.split() == list(getattr(facts, section))


def test_a_field_of_a_series_may_be_one_of_its_points(run, facts):
    points = facts.statistics["forest-coverage"].series
    dates = run("stats", "forest-coverage", "--field", "date").out.split()
    assert dates == [str(point.date) for point in points]


def test_an_unknown_field_is_told_with_those_there_are(run):
    told = run("targets", "--field", "statuss")
    assert told.code == 2
    assert "did you mean status?" in told.err
    assert {"id", "name", "first_met_end", "pace_needed"} <= set(told.err.replace(",", " ").split())


def test_a_field_goes_with_no_format_and_wants_records(run):
    assert run("define", "碳汇", "--field", "name", "--format", "csv").code == 2
    assert run("--version", "--field", "name").code == 2


# The newest figure


def test_the_newest_figure_is_a_bare_number_in_the_digits_of_its_source(run, facts):
    for id, statistic in list(facts.statistics.items())[:20]:
        newest = statistic.last(1)[0].value.value
        assert run("stats", id, "--latest").out == f"{newest:f}\n"


def test_the_newest_figure_as_a_record(run, facts):
    (row,) = results(run("stats", "forest-coverage", "--latest", "--format", "json"))
    newest = facts.statistics["forest-coverage"].last(1)[0]
    assert (row["date"], row["value"]) == (str(newest.date), float(newest.value.value))
    assert row["sources"]


def test_a_bare_number_is_never_of_a_series_that_was_not_named(run):
    assert run("stats", "wind", "--latest").code == 3
    assert run("stats", "--latest").code == 2
    told = run("stats", "-", "--latest", stdin="nev-share\nwind\nforest-coverage\n")
    assert told.code == 3
    assert [bool(line) for line in told.out.splitlines()] == [True, False, True]


# Dates


@pytest.mark.parametrize(
    "arguments, column",
    [
        (("stats", "forest-coverage", "wind-capacity"), "date"),
        (("stats", "--all"), "date"),
        (("stats", "--all"), "previous_date"),
        (("timeline", "--all"), "date"),
        (("targets", "--all"), "by"),
        (("targets", "--all"), "announced"),
        (("targets", "--all"), "latest_date"),
        (("plan", "--list"), "date"),
        (("cite", "carbon-neutrality"), "date"),
    ],
)
def test_every_date_has_one_beside_it_that_parses_alone(run, arguments, column):
    text = run(*arguments, "--format", "csv").out
    known = pandas.read_csv(io.StringIO(text), dtype=str)
    names = list(known.columns)
    assert names[names.index(column) + 1] == f"{column}_end"
    frame = pandas.read_csv(io.StringIO(text), parse_dates=[f"{column}_end"])
    assert str(frame[f"{column}_end"].dtype).startswith("datetime64")
    polar = polars.read_csv(io.StringIO(text), try_parse_dates=True, infer_schema_length=None)
    assert polar.schema[f"{column}_end"] == polars.Date
    for as_known, end in zip(known[column], known[f"{column}_end"], strict=True):
        if isinstance(as_known, str):
            assert date.fromisoformat(end) == PartialDate.parse(as_known).last


@settings(max_examples=examples(100))
@given(st.dates(), st.integers(0, 2))
def test_the_end_of_a_date_is_the_last_day_that_it_can_mean(day, precision):
    known = PartialDate(*(day.year, day.month, day.day)[: precision + 1])
    row = dated("date", known)
    end = date.fromisoformat(row["date_end"])
    assert day <= end
    assert row["date_end"].startswith(row["date"])


def test_a_date_that_is_not_known_has_no_end():
    assert dated("by", None) == {"by": None, "by_end": None}
