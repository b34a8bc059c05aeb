"""What screens promise: their length, their colours, and that a source is one option away."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest

from dualcarbon.formats.terminal import Pen, terminal
from dualcarbon.model.vocab import STATUSES
from dualcarbon.text import cells
from dualcarbon.views.page import Listing, Prose, matched
from dualcarbon.views.references import short_publisher
from dualcarbon.views.targets import status_role

ONE = (
    ["define", "neutrality"],
    ["stats", "nev-sales"],
    ["targets", "carbon-intensity-2030"],
    ["plan", "1"],
    ["timeline", "dual-carbon-pledge"],
)
OVERVIEWS = (["define"], ["stats"], ["timeline"], ["targets"], ["plan", "--list"])
PAINT = re.compile(r"\x1b\[[0-9;]*m")


def drawn(run, *command, width=100, **environment):
    """What a terminal of that width shows, line by line."""
    shown = run(*command, "--color", "always", COLUMNS=str(width), **environment)
    assert (shown.code, shown.err) == (0, "")
    return PAINT.sub("", shown.out).splitlines()


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("command", ONE, ids=" ".join)
def test_an_entry_fits_on_a_screen(run, command, lang):
    lines = drawn(run, *command, "--lang", lang)
    assert len(lines) < 30
    assert all(cells(line) <= 100 for line in lines)
    label = {"en": "Sources", "zh": "来源"}[lang]
    below = lines[next(n for n, line in enumerate(lines) if line.startswith(label)) :]
    assert "--sources" in below[0] and len(below) == 4


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("command", OVERVIEWS, ids=" ".join)
def test_an_overview_is_at_most_sixty_rows_and_lists_no_source(run, facts, command, lang):
    lines = drawn(run, *command, "--lang", lang)
    assert len(lines) <= 60
    assert all(cells(line) <= 100 for line in lines)
    assert not re.search("https?://|^\\[1\\]", "\n".join(lines), re.MULTILINE)
    assert re.search("--all, --topic|--all、--topic", "\n".join(lines[-2:]))


@pytest.mark.parametrize("command", [*ONE, *OVERVIEWS[1:]], ids=" ".join)
@pytest.mark.parametrize("format", [None, "plain", "rich"])
def test_every_source_stands_with_its_address_where_it_is_asked_for(run, command, format):
    how = ["--format", format] if format else []
    whole = run(*command, "--sources", *how).out
    listed = re.findall(r"^\[(\d+)\] ", whole, re.MULTILINE)
    assert listed == [str(n) for n in range(1, len(listed) + 1)]
    above, _, below = whole.partition("\nSources\n")
    marks = set(re.findall(r"\[(\d+)\]", above))
    assert marks == set(listed), "every fact has its mark, and every mark its source"
    assert below.count("http") > len(listed) / 3
    assert len(run(*command, *how).out) < len(whole)


@pytest.mark.parametrize("command", [*ONE, *OVERVIEWS[1:]], ids=" ".join)
def test_data_and_markdown_always_have_the_addresses(run, command):
    for format in ("json", "csv", "markdown"):
        shown = run(*command, "--format", format, "--color", "always")
        assert shown.out.count("http") > 1, format
        assert "\x1b" not in shown.out
        if format == "markdown":
            assert shown.out == run(*command, "--format", format, "--sources").out


def test_the_best_sources_come_first(run, facts):
    shown = run("targets", "carbon-intensity-2030").out
    best = [int(n) for n in re.findall(r"^\[(\d+)\] ", shown, re.MULTILINE)]
    whole = run("targets", "carbon-intensity-2030", "--sources").out
    tiers = {int(n): tier for n, tier in re.findall(r"^\[(\d+)\] .*\((.*)\)$", whole, re.M)}
    assert len(best) == 3
    official = [
        n
        for n, tier in tiers.items()
        if tier == "official"
        or "read in the copy" in whole.partition(f"[{n}] ")[2].partition("\n")[0]
    ]
    assert len(official) >= 3 and {*best} <= {*official}


@pytest.mark.parametrize(
    "name, short",
    [
        ("National Bureau of Statistics", "NBS"),
        ("National Bureau of Statistics of China", "NBS"),
        ("International Energy Agency", "IEA"),
        ("US Energy Information Administration", "US EIA"),
        ("Our World in Data / Ember", "OWID"),
        ("Climate Cooperation China (GIZ)", "GIZ"),
        ("Xinhua, via China Daily", "Xinhua"),
        ("Xinhua via China Daily", "Xinhua"),
        ("The Istanbul Post", "Istanbul Post"),
        ("copy at acstyle.com.cn", "acstyle.com.cn"),
        ("中国网", "中国网"),
        ("人民日报海外版（人民网）", "人民日报海外版"),
        ("", ""),
    ],
)
def test_a_publisher_in_short(name, short):
    assert short_publisher(name) == short


def test_no_publisher_of_the_base_is_lost_or_long(facts):
    for source in facts.sources.values():
        for name in (source.publisher.en, source.publisher.zh):
            short = short_publisher(name)
            assert bool(short) == bool(name)
            assert not name.isascii() or cells(short) <= max(
                14, len(short.split()[0]) if short else 0
            )


def test_a_colour_for_a_program_that_pages_and_none_for_a_pipe(run):
    plain = run("targets").out
    assert "\x1b" not in plain
    for forced in (
        run("targets", "--color", "always"),
        run("--color", "always", "targets"),
        run("targets", FORCE_COLOR="1"),
        run("targets", "--color", "always", NO_COLOR="1"),
    ):
        assert "\x1b[32mmet" in forced.out
    for clean in (
        run("targets", FORCE_COLOR="1", NO_COLOR="1"),
        run("targets", "--color", "never", FORCE_COLOR="1"),
        run("targets", FORCE_COLOR="0"),
        run("targets", "--color", "auto"),
        run("targets", "--plain", "--color", "always"),
        run("targets", "--format", "plain", FORCE_COLOR="1"),
    ):
        assert clean.out == plain
    assert run("targets", "--color", "blue").code == 2


def test_the_colour_says_what_the_word_says(run):
    shown = run("targets", "--all", "--color", "always").out
    words = {"good": "met|on pace", "late": "behind", "bad": "missed", "muted": "open"}
    for style, role in (("32", "good"), ("33", "late"), ("31", "bad")):
        said = set(re.findall(f"\\x1b\\[{style}m([a-z ]+)\\x1b", shown))
        assert said and all(re.fullmatch(words[role], word) for word in said)
    assert {status_role(status) for status in STATUSES} == set(words)


def test_bars_are_dim_and_figures_are_not(run):
    shown = run("stats", "nev-sales", "--color", "always", COLUMNS="100").out
    assert re.search("\x1b\\[2m█+\x1b", shown)
    assert not re.search("\x1b\\[2m16.49", shown)
    assert "█" not in run("stats", "nev-sales").out


def test_a_match_is_marked_where_nothing_is_coloured_and_coloured_where_it_is():
    page = (Prose(matched("the «wind» blows")), Listing((("-", matched("«sun»")),)))
    assert terminal(page, 80, Pen(paint=False, links=False)) == "the «wind» blows\n\n- «sun»\n"
    shown = terminal(page, 80, Pen(paint=True, links=False))
    assert "the \x1b[1;33mwind\x1b[0m blows" in shown and "«" not in shown


def test_a_search_paints_what_matched_and_marks_it_where_it_can_not(run):
    plain, shown = (
        run("search", "phase down coal"),
        run("search", "phase down coal", "--color", "always"),
    )
    assert "«" in plain.out and "\x1b" not in plain.out
    assert "\x1b[1;33m" in shown.out and "«" not in shown.out
    assert PAINT.sub("", shown.out).split() == re.sub("[«»]", "", plain.out).split()


def test_a_verdict_on_an_old_figure_says_so(run):
    shown = run("targets", "carbon-intensity-2030-indc", "--as-of", "2026-01-01").out
    rows = re.findall(r"\((20\d\d)[-\d]*, (\d+) years old\)", run("targets", "--all").out)
    assert rows and all(int(years) == 2026 - int(year) >= 3 for year, years in rows)
    assert shown
    assert "21.7% (2025)" in run("targets", "non-fossil-share-2030").out


def test_an_open_target_says_why(run):
    for line in run("targets", "--all").out.splitlines():
        if re.search(r"  open  ", line):
            assert re.search(
                "figure|measurable|not yet|deadline|scope|definition|condition|old", line
            )


def test_a_series_begins_with_its_newest_figure(run):
    shown = run("stats", "nev-sales").out
    years = re.findall(r"^(20\d\d) ", shown, re.MULTILINE)
    assert len(years) > 9 and years == sorted(years, reverse=True)


def test_a_course_is_drawn_only_of_figures_that_lie_a_year_apart(run):
    wide = "\n".join(drawn(run, "stats", width=160))
    assert re.search(r"new energy vehicle sales\*.*2025.*\+28.2%  [▁▂▃▄▅▆▇]+█  ", wide)
    assert not re.search(r"green leaf area.*[▁▂▃▄▅▆▇█]", wide)
    assert not re.search("[▁▂▃▄▅▆▇█]", run("stats").out)


def test_the_timeline_begins_with_what_is_near(run):
    shown = run("timeline", "--lang", "en").out
    assert shown.index("To come") < shown.index("Past")
    past = re.findall(r"^  (\S+)", shown[shown.index("\nPast") :], re.MULTILINE)
    assert past == sorted(past, reverse=True)
    rows = list(csv.DictReader(io.StringIO(run("timeline", "--format", "csv").out)))
    dates = [row["date"] for row in rows if row["phase"] == "past"]
    assert dates[0] < dates[-1], "for programs the order of time stays"


def test_a_command_on_a_page_stays_on_one_line(run):
    for width in (30, 40, 100):
        lines = drawn(run, "stats", "nev-sales", width=width)
        assert any("dualcarbon stats ev-car-sales-iea" in line for line in lines)


def test_ids_are_whole_at_any_width(run, facts):
    for width in (20, 40, 60, 80, 100):
        text = "\n".join(drawn(run, "targets", "energy", width=width))
        wanted = json.loads(run("targets", "energy", "--format", "json").out)["results"]
        assert all(one["id"] in text for one in wanted)


@pytest.mark.parametrize("words", [["wind"], ["energy", "intensity"], ["storage"]], ids=" ".join)
def test_a_target_takes_two_rows_where_columns_would_be_squeezed(run, words):
    lines = drawn(run, "targets", *words)
    count = int(re.match(r"\d+", lines[0])[0])
    assert len(lines) <= 2 * count + 5


def test_a_long_chinese_publisher_leaves_room_for_what_happened(run):
    row = next(line for line in drawn(run, "timeline", "--lang", "zh") if "1997-12-11" in line)
    assert cells(row.partition("《京都议定书》")[0]) <= 50


def test_an_entry_that_is_only_offered_takes_a_line_and_its_command_another(run):
    for lang in ("en", "zh"):
        told = run("define", "新能源车销量", "--lang", lang).err.splitlines()
        offered = [line for line in told if line.startswith("  ")]
        assert len(offered) >= 4 and all(cells(line) <= 100 for line in offered)
        assert all(line.startswith("      dualcarbon ") for line in offered[1::2])


def test_bare_numbers_say_of_what_where_there_are_no_columns(run, facts):
    terms = sum(term.topic == "goals" for term in facts.terms.values())
    lines = drawn(run, "about", width=40)
    assert f"  term {terms}  " in lines[lines.index("Goals") + 1]
