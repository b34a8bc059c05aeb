"""`--chart` and `--format vega-lite` through the command line."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from conftest import clean_environment

DRAWN = [
    ["stats", "nev-sales"],
    ["stats", "wind-capacity", "solar-capacity"],
    ["targets", "--by", "2030"],
    ["timeline", "--since", "2020", "--until", "2026"],
]
BEGINS = {"svg": b"<svg", "png": b"\x89PNG", "pdf": b"%PDF"}


@pytest.mark.parametrize("command", DRAWN, ids=" ".join)
def test_a_chart_is_printed_and_written_the_same(run, tmp_path, command):
    shown = run(*command, "--format", "vega-lite")
    assert (shown.code, shown.err) == (0, "")
    assert json.loads(shown.out)["$schema"].endswith("vega-lite/v6.json")
    written = run(*command, "--chart", "chart.vl.json", cwd=tmp_path)
    assert (written.code, written.err) == (0, "")
    assert written.out == "Chart: chart.vl.json\n"
    assert (tmp_path / "chart.vl.json").read_text(encoding="utf-8") == shown.out


@pytest.mark.slow
@pytest.mark.parametrize("form", BEGINS)
@pytest.mark.parametrize("command", DRAWN, ids=" ".join)
def test_a_picture_is_drawn(run, tmp_path, command, form):
    pytest.importorskip("vl_convert")
    done = run(*command, "--chart", f"chart.{form}", "--quiet", cwd=tmp_path)
    assert (done.code, done.out, done.err) == (0, "", "")
    assert (tmp_path / f"chart.{form}").read_bytes().startswith(BEGINS[form])


@pytest.mark.slow
def test_an_svg_has_its_words(run, tmp_path):
    pytest.importorskip("vl_convert")
    run("stats", "nev-sales", "--lang", "zh", "--chart", "chart.svg", cwd=tmp_path)
    picture = (tmp_path / "chart.svg").read_text(encoding="utf-8")
    for words in ("新能源汽车销量", "单位：万辆", "中国汽车工业协会", "数据截至2026年11月26日"):
        assert words in picture
    assert "Noto Sans CJK SC" in picture
    assert "http://" not in picture.replace("http://www.w3.org/", "")


def test_as_of_holds(run):
    def dates(*more):
        chart = json.loads(run("stats", "nev-sales", "--format", "vega-lite", *more).out)
        every = [row for layer in chart["layer"] for row in layer["data"]["values"]]
        return {row["date"] for row in every if "written" in row}

    assert "2025" in dates()
    assert "2025" not in dates("--as-of", "2025-06-01")
    assert "2024" in dates("--as-of", "2025-06-01")


@pytest.mark.parametrize(
    "arguments, says",
    [
        (["stats", "--chart", "a.json"], "there is no chart of this"),
        (["stats", "wind", "--chart", "a.json"], "there is no chart of this"),
        (["define", "carbon-sink", "--format", "vega-lite"], "there is no chart of this"),
        (["stats", "nev-sales", "wind-capacity", "--chart", "a.json"], "in different units"),
        (["stats", "nev-sales", "--chart", "a.gif"], "no kind of picture"),
        (["stats", "nev-sales", "--chart", "a"], "no kind of picture"),
        (["stats", "nev-sales", "--chart", "a.json", "-o", "b.json"], "can't go with"),
        (["stats", "nev-sales", "--chart", "a.json", "--json"], "can't go with"),
    ],
)
def test_what_cannot_be_drawn_is_refused(run, tmp_path, arguments, says):
    refused = run(*arguments, cwd=tmp_path)
    assert (refused.code, refused.out) == (2, "")
    assert says in (
        refused.err if "--json" not in arguments else json.loads(refused.err)["error"]["message"]
    )
    assert not list(tmp_path.iterdir())


def test_a_chart_that_is_there_is_not_replaced_unasked(run, tmp_path):
    (tmp_path / "a.json").write_text("mine")
    refused = run("stats", "nev-sales", "--chart", "a.json", cwd=tmp_path)
    assert (refused.code, (tmp_path / "a.json").read_text()) == (1, "mine")
    assert run("stats", "nev-sales", "--chart", "a.json", "--force", cwd=tmp_path).code == 0
    assert json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))["title"]


def _python(code: str, *arguments: str, cwd=None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        env=clean_environment(), cwd=cwd, capture_output=True, text=True, check=False,
    )  # fmt: skip


_RUN = "import sys; {}; from dualcarbon.cli import main; sys.exit(main(sys.argv[1:]))"


def test_without_the_extra_it_says_what_to_install(tmp_path):
    code = _RUN.format("sys.modules['vl_convert'] = None")
    done = _python(code, "stats", "nev-sales", "--chart", "a.png", cwd=tmp_path)
    assert done.returncode == 1
    assert "pip install 'dualcarbon[chart]'" in done.stderr
    assert "--format vega-lite" in done.stderr
    assert not list(tmp_path.iterdir())
    assert _python(code, "stats", "nev-sales", "--format", "vega-lite").returncode == 0


def test_a_command_that_draws_nothing_loads_nothing_of_it():
    code = (
        "import sys; from dualcarbon.cli import main; main(['stats', 'nev-sales']);"
        "sys.exit(any('charts' in name or name == 'vl_convert' for name in sys.modules))"
    )
    done = _python(code)
    assert done.returncode == 0, done.stderr
