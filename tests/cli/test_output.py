"""Output that survives pipes, encodings, narrow windows, odd terminals and odd data."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pexpect
import pytest
from conftest import GOOD, clean_environment

from dualcarbon.text import cells

pytestmark = pytest.mark.slow  # most tests draw in a pseudo-terminal

COMMANDS = [["define", "neutrality"], ["define"], ["timeline"], ["stats"], ["stats", "nev-sales"],
            ["plan"], ["plan", "5"], ["quiz", "-n", "3", "--seed", "1"], []]  # fmt: skip
TOOL = [sys.executable, "-m", "dualcarbon"]


def screen(*arguments: str, columns: int = 80, keys: str = "", **environment: str) -> str:
    """What a terminal of that width receives."""
    child = pexpect.spawn(
        TOOL[0],
        [*TOOL[1:], *arguments],
        env=clean_environment(**environment),
        dimensions=(24, columns),
        encoding="utf-8",
        timeout=30,
    )
    if keys:
        child.send(keys)
    received = child.read()
    child.close()
    assert child.exitstatus == 0, received
    return received.replace("\r\n", "\n")


def shell(command: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    tool = f"{sys.executable} -m dualcarbon"
    return subprocess.run(
        ["bash", "-o", "pipefail", "-c", command.replace("dualcarbon", tool)],
        capture_output=True,
        env=clean_environment(**environment),
        timeout=60,
        check=False,
    )


@pytest.mark.slow
@pytest.mark.parametrize("encoding", ["ascii", "gbk", "cp1252", "cp437", "utf-8"])
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_any_encoding_carries_it(run, command, encoding):
    for lang in ("en", "zh"):
        shown = run(*command, *(["--lang", lang] if command else []), PYTHONIOENCODING=encoding)
        assert shown.code == 0
        assert shown.err == ""


def test_what_an_encoding_lacks_gets_its_nearest_form(run):
    assert "tanzhonghe" in run("define", "neutrality", PYTHONIOENCODING="ascii").out
    assert "碳中和" in run("define", "neutrality", PYTHONIOENCODING="gbk").out
    assert "billion m3" in run("stats", "forest-stock", PYTHONIOENCODING="ascii").out


@pytest.mark.slow
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_closed_pipe_is_quiet(command):
    words = " ".join(command)
    done = shell(f"dualcarbon {words} | head -1")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.count(b"\n") == 1
    assert shell(f"dualcarbon {words} | true").stderr == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_full_disk_is_told(command):
    done = shell(f"dualcarbon {' '.join(command)} > /dev/full")
    assert done.returncode == 1
    assert done.stderr.count(b"\n") == 2
    assert b"cannot write the output: No space left on device" in done.stderr


def test_closed_streams_are_no_traceback():
    for closing in ("<&-", ">&-", "2>&-", "<&- >&- 2>&-"):
        done = shell(f"dualcarbon quiz -n 2 --seed 1 {closing}")
        assert b"Traceback" not in done.stderr
        assert b"Exception ignored" not in done.stderr


def test_a_pipe_gets_no_colour_no_cut_no_wrap(run, facts):
    plain = run("stats").out
    for columns in ("20", "80"):
        for extra in (
            {},
            {"FORCE_COLOR": "0"},
            {"GITHUB_ACTIONS": "true"},
            {"TTY_COMPATIBLE": "1"},
        ):
            shown = run("stats", COLUMNS=columns, **extra).out
            assert "\x1b" not in shown
            assert "…" not in shown
            assert shown == plain


@pytest.mark.parametrize("format", ["json", "csv", "markdown", "plain", "rich"])
def test_every_figure_and_address_survives_a_narrow_window(run, facts, format):
    listed = ["--sources"] if format in ("plain", "rich") else []
    asked = ["stats", *facts.statistics, *listed, "--format", format]
    shown = run(*asked, COLUMNS="40").out
    for statistic in facts.statistics.values():
        points = statistic.points.values()
        # What every point has sources of its own for is not said again.
        cited = {c for point in points for c in point.sources or statistic.sources}
        urls = {facts.sources[c.source].url for c in cited} - {""}
        assert all(url in shown for url in urls)


def test_json_is_json_at_any_width(run):
    for command in COMMANDS[:-2]:
        shown = run(*command, "--format", "json", COLUMNS="20", FORCE_COLOR="1")
        assert json.loads(shown.out)["results"]
        assert "\x1b" not in shown.out


@pytest.mark.parametrize("columns", [20, 40, 80, 120])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_terminal_of_any_width_loses_nothing(facts, columns, lang):
    asked = ("define", "neutrality", "--sources", "--lang", lang)
    shown = screen(*asked, columns=columns, NO_COLOR="1")
    term = facts.terms["carbon-neutrality"]
    urls = [facts.sources[c.source].url for c in term.sources if facts.sources[c.source].url]
    assert all(url in shown for url in urls), "addresses stay in one piece"
    plain = "".join(_unstyled(shown).split())
    for text in (term.definition.en, term.definition.zh):
        assert "".join(text.split()) in plain
    assert "…" not in shown


def _unstyled(text: str) -> str:
    return re.sub(r"\x1b(\[[0-9;]*m|\]8;[^\x1b]*\x1b\\)", "", text)


@pytest.mark.slow
@pytest.mark.parametrize("columns", [40, 80])
@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("command", COMMANDS[:-2], ids=" ".join)
def test_no_line_but_an_address_is_wider_than_the_window(command, lang, columns):
    shown = _unstyled(screen(*command, "--lang", lang, columns=columns))
    for line in shown.split("\n"):
        unbroken = re.match(" *(http|dualcarbon )", line)
        assert cells(line.rstrip()) <= columns or unbroken, line


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("arguments", [["--format", "rich"], ["--plain"]], ids=" ".join)
def test_columns_stay_in_line_when_chinese_stands_in_them(facts, lang, arguments):
    shown = _unstyled(screen("stats", "nev-sales", "--lang", lang, *arguments, columns=100))
    rows = [line for line in shown.split("\n") if re.match(r"\d{4} ", line)]
    marks = {cells(row[: row.index("[")]) for row in rows}
    assert len(rows) == len(facts.statistics["nev-sales"].points)
    assert len(marks) == 1


def test_forty_columns_show_a_name_and_its_figures_below_it():
    shown = _unstyled(screen("stats", columns=40))
    assert re.search(r"^grid-connected wind power capacity\*\n  693 GW  2026-08  ", shown, re.M)
    assert "─" not in shown


def test_eighty_columns_show_a_chart_that_needs_no_colour():
    shown = _unstyled(screen("stats", "nev-sales", columns=80))
    bars = [line.count("█") for line in shown.split("\n") if "█" in line]
    assert len(bars) >= 5
    assert bars == sorted(bars, reverse=True), "newest first; they fell once, by under a block"
    assert bars[-1] == 1
    assert bars[0] >= 6


def test_no_color_means_no_colour():
    shown = screen("define", "neutrality", NO_COLOR="1")
    codes = {c for m in re.findall(r"\x1b\[([0-9;]*)m", shown) for c in m.split(";")}
    assert not codes & {str(n) for n in (*range(30, 39), *range(90, 98), *range(40, 48))}
    coloured = screen("define", "neutrality", NO_COLOR="")
    assert re.search(r"\x1b\[[0-9;]*3[0-9]", coloured), "an empty NO_COLOR counts as unset"


@pytest.mark.slow
@pytest.mark.parametrize(
    "arguments, environment",
    [(["--plain"], {}), ([], {"TERM": "dumb"}), ([], {"ACCESSIBLE": "1"}),
     (["--format", "plain"], {})],
)  # fmt: skip
@pytest.mark.parametrize("command", COMMANDS[:-1], ids=" ".join)
def test_plain_has_no_escape_and_no_box(command, arguments, environment):
    if command[0] == "quiz" and "--format" in arguments:
        return
    shown = screen(*command, *arguments, keys="1\rq\r", **environment)
    assert "\x1b" not in shown
    assert not [char for char in shown if "\u2500" <= char <= "\u259f"]


def test_a_person_who_waits_for_an_audit_is_told_and_a_script_is_not(run):
    audit = ["quiz", "--audit", "--seeds", "1"]
    child = pexpect.spawn(TOOL[0], [*TOOL[1:], *audit], env=clean_environment(), timeout=60)
    child.expect("measuring 20 questions; Ctrl-C stops")
    child.expect("Audit of the questions")
    child.close(force=True)
    assert run(*audit).err == ""


def test_right_and_wrong_are_words():
    shown = screen("quiz", "-n", "3", "--seed", "5", keys="1\rq\r", NO_COLOR="1")
    assert "Right." in shown or "Wrong." in shown


def hostile(tmp_path: Path) -> Path:
    """A base whose every string holds what Rich, a terminal or Markdown would act on."""
    text = GOOD.read_text(encoding="utf-8")
    for word in (
        "carbon sink",
        "The Act",
        "Whatever takes up",
        "A pledge",
        "capacity\n",
        "Do this",
    ):
        marked = f"'[link] [/2021] [bold] list[int] \\[x] :o: {word.strip()} 65 | *a* <b>'"
        start = text.index(word)
        line_end = min(text.index(c, start) for c in ",\n}" if c in text[start:])
        text = text[:start] + marked + text[line_end:]
    file = tmp_path / "facts.yaml"
    file.write_text(text, encoding="utf-8")
    return file


PAGES = [["define", "sink"], ["define"], ["timeline"], ["stats"], ["stats", "share"], ["plan"]]


@pytest.mark.parametrize("command", [*PAGES, ["plan", "1"]], ids=" ".join)
def test_markup_in_data_shows_as_it_is(run, tmp_path, command):
    file = str(hostile(tmp_path))
    sign = "[link] [/2021] [bold] list[int] \\[x] :o: "
    command = [*command, "--sources"]
    shown = run(*command, "--facts", file)
    assert shown.code == 0
    if command != ["stats", "share", "--sources"]:
        assert sign in shown.out
    wide = screen(*command, "--facts", file, columns=1000)
    assert shown.out.count(sign) == _unstyled(wide).count(sign)


def test_markdown_escapes_what_it_would_act_on(run, tmp_path):
    shown = run("timeline", "--facts", str(hostile(tmp_path)), "--format", "markdown").out
    row = next(line for line in shown.splitlines() if "A pledge" in line)
    assert r"\[link\]" in row and r"\*a\*" in row and r"\<b\>" in row
    assert row.replace(r"\|", "").count("|") == 5


def test_no_character_of_ambiguous_shape(run, facts):
    """No variation selector and no flag: their width differs from terminal to terminal."""
    shown = "".join(run(*command).out for command in COMMANDS)
    assert "\ufe0f" not in shown
    assert not [c for c in shown if "\U0001f000" <= c <= "\U0001faff"]


def test_an_internal_error_is_one_line(run, tmp_path):
    code = (
        "import sys, dualcarbon.commands.settings as s\n"
        "def broken(self): secret = 1; raise KeyError('boom')\n"
        "s.Settings.base = broken\n"
        "from dualcarbon.cli import main\n"
        "sys.exit(main(sys.argv[1:]))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "plan"],
        capture_output=True,
        text=True,
        env=clean_environment(),
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.count("\n") == 1
    assert "KeyError" in done.stderr and "--debug" in done.stderr
    assert "Traceback" not in done.stderr and "secret" not in done.stderr


def test_files_are_read_as_utf8_whatever_the_locale():
    done = subprocess.run(
        [sys.executable, "-X", "warn_default_encoding", "-W", "error::EncodingWarning",
         "-m", "dualcarbon", "plan"],
        capture_output=True,
        env=clean_environment(LC_ALL="C", PYTHONUTF8="0"),
        check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, b"")


def test_it_runs_from_anywhere(run, tmp_path):
    assert run("define", "neutrality", cwd=tmp_path) == run("define", "neutrality")


def test_an_edit_of_the_file_shows_at_the_next_run(run, tmp_path):
    file = tmp_path / "facts.yaml"
    file.write_text(GOOD.read_text(encoding="utf-8"), encoding="utf-8")
    before = run("define", "sink", "--facts", str(file)).out
    file.write_text(
        GOOD.read_text(encoding="utf-8").replace("Whatever takes up", "All that takes up"),
        encoding="utf-8",
    )
    after = run("define", "sink", "--facts", str(file)).out
    assert "All that takes up" in after and "All that takes up" not in before


def test_lone_surrogates_from_the_command_line_are_refused_kindly():
    done = subprocess.run(
        [os.fsencode(sys.executable), b"-m", b"dualcarbon", b"define", b"\xff\xfe"],
        capture_output=True,
        env=clean_environment(),
        check=False,
    )
    assert (done.returncode, done.stdout) == (3, b"")
    assert b"Traceback" not in done.stderr
