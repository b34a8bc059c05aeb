"""`export data`: tables that join, read by those that take them; databases, JSON and CSV."""

from __future__ import annotations

import csv
import dataclasses
import json
import os
import sqlite3
import zipfile
from pathlib import Path

import pandas
import polars
import pytest
from conftest import GOOD
from frictionless import Package

from dualcarbon.exports.datapackage import data_package
from dualcarbon.exports.references import references
from dualcarbon.exports.tables.every import tables
from dualcarbon.model.entries import Facts
from dualcarbon.model.parts import (
    Achieved,
    Avoided,
    Break,
    Citation,
    Earlier,
    Formula,
    Note,
    Objective,
    PlanItem,
    Point,
    Rendering,
    Sentence,
)  # fmt: skip
from dualcarbon.reading.check import sound

SECTIONS = ("sources", "documents", "terms", "events", "targets", "plans")
"""The sections that have a table of their own name."""

ENGLISH_ALONE = """
format: 1
languages: [en]
licence: All rights reserved
topics: {t: {name: T}}
units: {"%": {name: "%"}}
sources:
  s: {title: "S, \\"quoted\\"", publisher: P, url: 'https://x.org/y', lang: en, tier: research}
terms:
  a-term: {name: "a, term", topic: t, definition: A word; it has a mark., sources: [s]}
targets:
  goal:
    name: a goal
    topic: t
    operator: at-least
    value: 5
    unit: "%"
    announced: 2020
    by: 2031-03
    resolve: plain
    undocumented: It stands nowhere.
    sources: [s]
"""


@pytest.fixture(scope="module")
def package(run, tmp_path_factory) -> Path:
    """The packaged base as a folder of tables."""
    folder = tmp_path_factory.mktemp("package") / "facts"
    done = run("export", "data", "-o", str(folder))
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith(f"Written to {folder}: ")
    return folder


@pytest.fixture(scope="module")
def described(package) -> dict:
    return json.loads((package / "datapackage.json").read_text(encoding="utf-8"))


@pytest.fixture
def english(tmp_path) -> str:
    """A base in one language that has no series, event, plan or document."""
    file = tmp_path / "english.yaml"
    file.write_text(ENGLISH_ALONE, encoding="utf-8")
    return str(file)


def rows_of(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def faults(folder: Path) -> list[list[str]]:
    """What frictionless finds in a package: the kind, and what it says."""
    return Package(str(folder / "datapackage.json")).validate().flatten(["type", "message"])


@pytest.mark.slow
def test_frictionless_finds_types_keys_and_references_in_order(package, described):
    assert faults(package) == []
    referring = [r["schema"]["foreignKeys"] for r in described["resources"]]
    assert sum(map(len, referring)) > 80


@pytest.mark.slow
@pytest.mark.parametrize("day", ["2015", "2021-06-30"])
def test_a_package_of_an_earlier_day_holds_together_too(run, tmp_path, day):
    folder = tmp_path / "then"
    assert run("export", "data", "--as-of", day, "-o", str(folder)).code == 0
    assert faults(folder) == []
    last = {"2015": "2015-12-31"}.get(day, day)
    assert max(row["last_day"] for row in rows_of(folder, "points")) <= last
    assert max(row["announced_first_day"] for row in rows_of(folder, "targets")) <= last
    edition = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))["edition"]
    assert edition["as_of"] == last


@pytest.mark.slow
def test_frictionless_finds_a_reference_that_leads_nowhere(run, tmp_path):
    folder = tmp_path / "facts"
    run("export", "data", "--facts", str(GOOD), "-o", str(folder))
    assert faults(folder) == []
    file = folder / "point_sources.csv"
    file.write_text(file.read_text(encoding="utf-8").replace("yearbook", "yearbok"), "utf-8")
    assert {kind for kind, _ in faults(folder)} == {"foreign-key"}


def test_every_entry_and_every_figure_is_there_with_its_digits(package, facts):
    for section in SECTIONS:
        assert [row["id"] for row in rows_of(package, section)] == [*getattr(facts, section)]
    assert [row["id"] for row in rows_of(package, "series")] == [*facts.statistics]
    written = [
        (one.id, str(p.date), f"{p.value.value:f}", p.value.bound, str(p.date.last))
        for one in facts.statistics.values()
        for p in one.series
    ]
    assert written == [
        (row["series"], row["date"], row["value"], row["value_bound"], row["last_day"])
        for row in rows_of(package, "points")
    ]
    assert len(written) > 2500


def test_no_field_of_an_entry_is_lost(facts):
    """Each field is a column, or a table; those of a part stand in the table of its parts."""
    elsewhere = {
        "sources", "notes", "see_also", "not_to_confuse_with", "renderings", "sentences", "avoid",
        "supersedes", "also_in", "repeated_in", "points", "breaks", "inputs", "earlier",
        "objectives", "items", "sections", "measures", "targets",
    }  # fmt: skip
    left_out = {
        "places",  # to how many digits a figure is worked out: that many it has
        "equals",  # what the check reckons
    }
    columns = {column.name for table in tables(facts) for column in table.columns}
    kinds = [type(next(iter(getattr(facts, s).values()))) for s in (*SECTIONS, "statistics")]
    parts = (Achieved, Avoided, Break, Citation, Earlier, Formula, Note, Objective, PlanItem, Point,
             Rendering, Sentence)  # fmt: skip
    for kind in (*kinds, *parts):
        for field in dataclasses.fields(kind):
            stands = {field.name, f"result_{field.name}"} & columns
            assert stands or field.name in elsewhere | left_out, (kind.__name__, field.name)
    sections = {f.name for f in dataclasses.fields(Facts)} - {"statistics"}
    own = {table.name for table in tables(facts)}
    assert sections - own == {
        "format", "updated", "searched", "licence", "languages", "sha256", "unread",
        "synonyms", "questions", "beginnings",
    }  # fmt: skip


def test_every_row_of_a_list_joins_what_it_is_a_part_of(package, facts):
    sources = pandas.DataFrame(rows_of(package, "sources"))[["id", "title", "url"]]
    cited = pandas.DataFrame(rows_of(package, "point_sources"))
    points = pandas.DataFrame(rows_of(package, "points"))
    joined = points.merge(cited, on=["series", "date"]).merge(
        sources, left_on="source", right_on="id"
    )
    assert joined.groupby(["series", "date"]).ngroups == len(points)
    wind = joined[(joined.series == "wind-capacity") & (joined.date == "2020-12")]
    expected = facts.statistics["wind-capacity"]
    (point,) = [p for p in expected.series if str(p.date) == "2020-12"]
    assert [*wind.source] == [c.source for c in point.sources or expected.sources]


def test_pandas_and_polars_read_all_tables(package, described):
    for resource in described["resources"]:
        file = package / resource["path"]
        by_pandas = pandas.read_csv(file)
        by_polars = polars.read_csv(file, infer_schema_length=None)
        names = [field["name"] for field in resource["schema"]["fields"]]
        assert [*by_pandas.columns] == by_polars.columns == names
        assert len(by_pandas) == len(by_polars) == len(rows_of(package, resource["name"]))
    points = polars.read_csv(package / "points.csv", try_parse_dates=True, infer_schema_length=None)
    assert points.schema["first_day"] == points.schema["last_day"] == polars.Date
    assert points.schema["value"].is_numeric() and points.schema["worked_out"] == polars.Boolean


def test_licence_and_credit_travel_with_each_source_and_each_series(package, facts):
    series = {row["id"]: row for row in rows_of(package, "series")}
    assert all(row["licence"] for row in series.values())
    sources = {row["id"]: row for row in rows_of(package, "sources")}
    assert all(row["credit"] for row in sources.values())
    cited = {(row["series"], row["source"]) for row in rows_of(package, "point_sources")}
    licensed = {id for id, source in facts.sources.items() if source.licence}
    pairs = [(one, id) for one, id in cited if id in licensed]
    assert len(pairs) > 20
    for one, id in pairs:
        assert facts.sources[id].licence in series[one]["licence"]
        assert sources[id]["credit"] in series[one]["credit"]
    unlicensed = {one for one, _ in cited} - {one for one, _ in pairs}
    assert {series[one]["licence"] for one in unlicensed} == {"CC BY 4.0"}
    assert {series[one]["credit"] for one in unlicensed} == {""}


def test_the_descriptor_says_which_edition_it_is_and_what_each_column_holds(described, facts):
    assert described["version"] == str(facts.updated)
    assert described["edition"]["sha256"] == facts.sha256 and len(facts.sha256) == 64
    assert described["licenses"][0] == {
        "name": "CC-BY-4.0",
        "title": "CC BY 4.0",
        "path": "https://creativecommons.org/licenses/by/4.0/",
    }
    for resource in described["resources"]:
        about = [resource, *resource["schema"]["fields"]]
        assert all(one["description"].strip() for one in about)
        assert resource["schema"]["primaryKey"]


def test_a_zip_holds_the_same_files_and_the_same_bytes_each_time(run, package, tmp_path):
    for seed in "12":
        done = run("export", "data", "-q", "-o", str(tmp_path / f"{seed}.zip"), PYTHONHASHSEED=seed)
        assert (done.code, done.out, done.err) == (0, "", "")
    assert (tmp_path / "1.zip").read_bytes() == (tmp_path / "2.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "1.zip") as archive:
        assert archive.testzip() is None
        files = {name: archive.read(name) for name in archive.namelist()}
    assert files == {file.name: file.read_bytes() for file in package.iterdir()}


def test_the_database_keeps_every_key(run, tmp_path, package, described):
    file = tmp_path / "facts.db"
    assert run("export", "data", "-o", str(file)).code == 0
    connection = sqlite3.connect(file)
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    for resource in described["resources"]:
        name = resource["name"]
        (count,) = connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()
        assert count == len(rows_of(package, name))
        keys = {row[2] for row in connection.execute(f"PRAGMA foreign_key_list({name})")}
        assert keys == {k["reference"]["resource"] for k in resource["schema"]["foreignKeys"]}
    newest = connection.execute(
        "SELECT value, licence FROM points JOIN series ON series.id = series "
        "WHERE series = 'nev-sales' ORDER BY last_day DESC"
    ).fetchone()
    (last,) = [r for r in rows_of(package, "points") if r["series"] == "nev-sales"][-1:]
    assert newest == (float(last["value"]), "CC BY 4.0")
    edition = dict(connection.execute("SELECT * FROM edition"))
    assert edition["sha256"] == described["edition"]["sha256"]
    connection.close()


def test_the_json_has_the_same_tables(run, package, described):
    shown = run("export", "data", "--to", "json")
    every = json.loads(shown.out)
    assert run("export", "data", "--json").out == shown.out
    assert every["edition"] == described["edition"] and every["licence"] == "CC BY 4.0"
    for resource in described["resources"]:
        assert len(every[resource["name"]]) == len(rows_of(package, resource["name"]))
    sink = next(term for term in every["terms"] if term["id"] == "carbon-sink")
    assert sink["name_zh"] == "碳汇" and isinstance(sink["aliases"], list)
    assert sink["since"] is None and sink["core"] is True


def test_the_csv_has_every_figure_with_its_terms(run, facts):
    shown = run("export", "data", "--to", "csv")
    rows = list(csv.DictReader(shown.out.splitlines()))
    assert run("export", "data", "--format", "csv").out == shown.out
    assert len(rows) == sum(len(one.points) for one in facts.statistics.values())
    assert all(row["licence"] and row["sources"] for row in rows)
    ember = [row for row in rows if "ember-owid-2025" in row["sources"]]
    assert ember and all("Ember" in row["credit"] for row in ember)


@pytest.mark.parametrize("ending, begins", [
    (".db", b"SQLite format 3"), (".sqlite", b"SQLite format 3"), (".csv", b"statistic,"),
    (".json", b'{"title"'), (".ics", b"BEGIN:VCALENDAR\r\n"),
    (".zip", b"PK"),
])  # fmt: skip
def test_the_ending_says_what_is_wanted(run, tmp_path, ending, begins):
    file = tmp_path / f"facts{ending}"
    done = run("export", "data", "--facts", str(GOOD), "-o", str(file))
    assert (done.code, done.err) == (0, "")
    assert file.read_bytes().startswith(begins)
    assert f"{file}" in done.out


def test_the_shared_options_stand_anywhere(run):
    asked = ("export", "data", "--to", "csv", "--facts", str(GOOD), "--as-of", "2021")
    shown = run(*asked)
    assert shown.code == 0 and "2021-12" in shown.out and "2022-12" not in shown.out
    assert run("export", "--as-of", "2021", "--facts", str(GOOD), "data", "--to", "csv") == shown
    assert run("--as-of", "2021", "--facts", str(GOOD), "export", "data", "--to", "csv") == shown


@pytest.mark.slow
def test_own_bases_are_exported_whatever_they_lack(run, tmp_path, english):
    for at, file in enumerate((str(GOOD), english)):
        folder = tmp_path / f"facts-{at}"
        assert run("export", "data", "--facts", file, "-o", str(folder)).code == 0
        assert faults(folder) == []
        for to in ("sqlite", "json", "csv", "ics"):
            done = run(
                "export", "data", "--facts", file, "--to", to, "-o", str(tmp_path / f"{at}{to}")
            )
            assert (done.code, done.err) == (0, ""), to
    (term,) = rows_of(tmp_path / "facts-1", "terms")
    assert (term["name"], term["name_zh"]) == ("a, term", "")
    assert term["definition"] == "A word; it has a mark."
    assert rows_of(tmp_path / "facts-1", "points") == []
    terms = json.loads((tmp_path / "facts-1" / "datapackage.json").read_text(encoding="utf-8"))
    assert terms["licenses"] == [{"name": "All-rights-reserved", "title": "All rights reserved"}]


def test_what_cant_be_written_is_one_message_and_leaves_nothing(run, tmp_path):
    there = tmp_path / "there"
    there.write_text("mine")
    for arguments, code, said in (
        (("-o", str(there)), 1, "cannot write"),
        (("-o", str(there / "below")), 1, "cannot write"),
        (("-o", str(tmp_path / "facts.xlsx")), 2, "-o FILE.zip"),
        (("-o", str(there), "--to", "json"), 1, "there already"),
        (("--to", "parquet"), 2, "'parquet' is not one of"),
        ((), 2, "these are several files"),
        (("--field", "id"), 2, "--field has nothing to choose from"),
        (("-o", "/dev/full", "--to", "csv"), 1, "No space left"),
        (("-o", str(tmp_path / "no" / "such.json")), 1, "cannot write"),
    ):
        shown = run("export", "data", "--facts", str(GOOD), *arguments)
        assert (shown.code, shown.out) == (code, ""), arguments
        assert said in shown.err and shown.err.count("dualcarbon: ") <= 1
    assert there.read_text() == "mine" and [*tmp_path.iterdir()] == [there]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root writes anywhere")
def test_a_folder_that_is_closed_is_told(run, tmp_path):
    tmp_path.chmod(0o500)
    shown = run("export", "data", "--facts", str(GOOD), "-o", str(tmp_path / "facts"))
    assert (shown.code, shown.out) == (1, "") and "cannot write" in shown.err


def test_a_package_that_is_there_is_replaced_only_when_asked(run, tmp_path):
    folder = tmp_path / "facts"
    ask = ("export", "data", "--facts", str(GOOD), "-o", str(folder))
    assert run(*ask).code == 0
    (folder / "terms.csv").write_text("mine")
    again = run(*ask)
    assert (again.code, again.out) == (1, "")
    assert "and 40 more files are there already" in again.err
    assert (folder / "terms.csv").read_text() == "mine"
    assert run(*ask, "--force").code == 0
    assert len(rows_of(folder, "terms")) == 3
    assert "等 41 个文件 已经存在" in run(*ask, "--lang", "zh").err


def test_references_lead_to_keys():
    every = {table.name: table for table in tables(sound(GOOD))}
    assert [*references(every["point_sources"], every)] == [
        (["series", "date"], "points", ["series", "date"]),
        (["source"], "sources", ["id"]),
        (["of"], "documents", ["id"]),
    ]
    for table in every.values():
        keys = [row[: table.key] for row in table.rows]
        assert len({*keys}) == len(keys) and None not in [cell for key in keys for cell in key]


def test_no_table_stands_in_the_way_of_another():
    names = [*data_package(sound(GOOD), None)]
    assert len({name.casefold() for name in names}) == len(names) == 41
