"""The public face: sorted, typed for a consumer, and rows that the libraries of tables take."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pandas
import polars
import pytest
from conftest import GOOD, clean_environment

import dualcarbon as dc

TOP = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def base(tmp_path_factory) -> dc.FactBase:
    """The packaged base, as a program opens it."""
    folder = str(tmp_path_factory.mktemp("cache"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DUALCARBON_CACHE_DIR", folder)
        return dc.open()


def test_the_face_is_sorted_and_all_of_it_is_there():
    assert dc.__all__ == sorted(dc.__all__)
    assert all(getattr(dc, name) is not None for name in dc.__all__)
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        _ = dc.nonsense
    assert (TOP / "dualcarbon" / "py.typed").exists()


def test_to_import_the_package_imports_none_of_it():
    probe = "import sys, dualcarbon; print([m for m in sys.modules if m.startswith('dualcarbon.')])"
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_a_consumer_is_typed(tmp_path):
    """mypy sees the package as an installed one that says it is typed."""
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--config-file", "", "--cache-dir",
         str(tmp_path), str(TOP / "tests" / "typing_consumer.py")],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout.splitlines()[-1]) == (
        0, "Success: no issues found in 1 source file",
    ), done.stdout  # fmt: skip


def test_entries_go_by_every_name(base):
    for name in ("net zero", "net-zero-emissions", "净零排放", "jing ling pai fang"):
        assert base.term(name).id == "net-zero-emissions"
    assert base.statistic("NEV sales").id == "nev-sales"
    assert base.event("dual-carbon-pledge").date == dc.PartialDate(2020, 9, 22)
    assert base.plan("action plan").id == "action-plan"
    assert base.target("forest-stock-2030").by == dc.PartialDate(2030)


def test_what_is_not_there_comes_as_data(base):
    with pytest.raises(dc.NotFound) as missing:
        base.term("carbon neutralty")
    assert "carbon-neutrality" in [candidate.id for candidate in missing.value.near]
    with pytest.raises(dc.Ambiguous) as several:
        base.target("forest stock")
    assert {"forest-stock-2030", "forest-stock-2035"} <= {c.id for c in several.value.matches}
    with pytest.raises(dc.Failure) as broken:
        dc.open("nonexistent.yaml")
    assert "nonexistent.yaml" in broken.value.message.en


def test_a_search_finds_the_same_as_the_command(base):
    found = base.search("carbon market", limit=3)
    assert found[0].id == "emissions-trading-system" and "market" in found[0].snippet
    assert base.search("qqqqqq") == []
    assert {match.section for match in base.search("carbon", kinds=["events"])} == {"events"}


def test_a_base_of_an_earlier_day_has_nothing_later(monkeypatch, tmp_path):
    monkeypatch.setenv("DUALCARBON_CACHE_DIR", str(tmp_path))
    then = dc.open(as_of=date(2019, 12, 31))
    assert "dual-carbon-pledge" not in then.events and "paris-adopted" in then.events
    assert max(row["last_day"] for row in then.frame("points")) <= date(2019, 12, 31)


def test_a_target_a_check_and_a_paper(base):
    target = base.targets["forest-stock-2030"]
    assert dc.standing(target, base, today=date(2026, 11, 24)).target == target
    assert dc.check(GOOD) == []
    assert [f.code for f in dc.check(TOP / "tests" / "data" / "E301.yaml")] == ["E301"]
    items = dc.paper(base, 5, seed="1")
    assert items == dc.paper(base, 5, seed="1") and len(items) == 5


@pytest.mark.parametrize(
    "table",
    [
        "points",
        "terms",
        "events",
        "targets",
        "statistics",
        "plans",
        "documents",
        "questions",
        "sources",
    ],
)
def test_the_rows_of_a_table_are_taken_as_they_are(base, table):
    rows = base.frame(table)
    by_pandas = pandas.DataFrame(rows)
    by_polars = polars.DataFrame(rows, infer_schema_length=None)
    assert len(by_pandas) == len(by_polars) == len(rows) > 40
    assert list(by_pandas.columns) == by_polars.columns == list(rows[0])


def test_points_are_numbers_and_days(base):
    frame = pandas.DataFrame(base.frame("points"))
    assert len(frame) == sum(len(one.points) for one in base.statistics.values())
    sales = frame[frame["statistic"] == "nev-sales"].set_index("date")["value"]
    assert sales["2023"] == pytest.approx(
        float(base.statistics["nev-sales"].points[dc.PartialDate(2023)].value.value)
    )
    assert pandas.to_datetime(frame["first_day"]).le(pandas.to_datetime(frame["last_day"])).all()
    assert frame["value"].dtype.kind == "f"


def test_the_page_shows_it_as_it_runs(tmp_path):
    page = (TOP / "docs" / "programs.md").read_text(encoding="utf-8")
    (shown,) = [part.split("```")[0] for part in page.split("```python\n")[1:]]
    environment = clean_environment(DUALCARBON_CACHE_DIR=str(tmp_path))
    done = subprocess.run(
        [sys.executable, "-c", shown], capture_output=True, text=True, env=environment, check=False,
        cwd=TOP,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    expected = [line.split("# ")[1] for line in shown.splitlines() if line.startswith("print")]
    assert done.stdout.splitlines() == expected
