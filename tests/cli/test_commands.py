"""Whole commands on the real fact base: what they answer, and how they refuse."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re

import pytest
from conftest import DATA, GOOD, TODAY

from dualcarbon.commands import parser
from dualcarbon.reading.files import packaged_file

COMMANDS = [
    ("define", "neutrality"),
    ("define",),
    ("timeline",),
    ("stats",),
    ("stats", "forest-stock"),
    ("plan",),
    ("plan", "8"),
    ("plan", "--list"),
    ("targets",),
    ("targets", "wind-solar-2030"),
    ("stats", "--as-of", "2022"),
]


def sources_of(facts):
    return {source.url for source in facts.sources.values() if source.url}


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("format", ["rich", "plain", "json", "csv", "markdown"])
def test_every_command_in_every_format_and_language(run, command, lang, format):
    shown = run(*command, "--lang", lang, "--format", format)
    assert (shown.code, shown.err) == (0, "")
    assert shown.out.endswith("\n")
    assert "\x1b" not in shown.out
    assert not re.search(r"\bNone\b(?! of)", shown.out)


@pytest.mark.parametrize("command", [c for c in COMMANDS if c != ("define",)], ids=" ".join)
def test_every_answer_shows_sources_with_their_dates(run, facts, command):
    shown = run(*command, "--sources").out
    listed = re.findall(r"^\[\d+\] .*\((?:official|news|research|reprint only|.* organisation)\)$",
                        shown, re.MULTILINE)  # fmt: skip
    assert listed
    assert all(re.search(r"\b(\d{4}|undated)\b", line) for line in listed)
    assert any(url in shown for url in sources_of(facts))
    numbers = {int(n) for n in re.findall(r"\[(\d{1,3})\]", shown)}
    assert numbers == set(range(1, len(listed) + 1)), "every mark has its source"


def test_define_shows_both_languages_and_pinyin(run):
    for lang in ("en", "zh"):
        shown = run("define", "neutrality", "--lang", lang).out
        assert shown.splitlines()[0].split("  ")[:3] in (
            ["carbon neutrality", "碳中和", "tànzhōnghé"],
            ["碳中和", "carbon neutrality", "tànzhōnghé"],
        )


@pytest.mark.parametrize(
    "words, title",
    [
        (["neutrality"], "carbon neutrality"),
        (["net", "zero"], "net zero emissions"),
        (["碳中和"], "carbon neutrality"),
        (["tan zhong he"], "carbon neutrality"),
        (["tanzhonghe"], "carbon neutrality"),
        (["NEV"], "new energy vehicle"),
        (["UNFCCC"], "UNFCCC"),
        (["ＵＮＦＣＣＣ"], "UNFCCC"),
    ],
)
def test_define_lands(run, facts, words, title):
    shown = run("define", *words)
    assert shown.code == 0
    assert title.casefold() in shown.out.casefold()


def test_define_suggests_and_never_substitutes(run):
    for typed in ("carbon neutralty", "碳达锋", "zzzzzz"):
        refused = run("define", typed)
        assert (refused.code, refused.out) == (3, "")
        assert typed in refused.err
    assert "carbon neutrality  碳中和" in run("define", "carbon neutralty").err
    assert run("define", "carbon neutralty").err.count("dualcarbon define ") <= 5


def test_a_word_in_several_names_narrows_the_overview_to_them(run, facts):
    shown = run("define", "carbon")
    assert (shown.code, shown.err) == (0, "")
    for id in ("carbon-neutrality", "carbon-peaking", "carbon-sink"):
        assert facts.terms[id].name.en in shown.out and f"  {id}" in shown.out
    assert "nitrous-oxide" not in shown.out
    core = [id in shown.out for id in ("carbon-neutrality", "carbon-leakage")]
    assert core == [True, True]
    assert shown.out.index("  carbon-neutrality") < shown.out.index("  carbon-leakage")


def test_a_name_of_another_kind_names_the_command_that_opens_it(run):
    told = run("define", "wind-solar-2030")
    assert (told.code, told.out) == (3, "")
    assert "(target): at least 1,200 GW by 2030\n" in told.err
    assert "dualcarbon targets wind-solar-2030\n" in told.err
    assert "dualcarbon define carbon-sink" in run("stats", "carbon-sink").err


def test_the_glossary_has_every_term_on_one_line(run, facts):
    lines = run("define", "--all").out.splitlines()
    for term in facts.terms.values():
        short = f" ({', '.join(term.abbreviations)})" if term.abbreviations else ""
        (line,) = (row for row in lines if row.split("  ")[0] == f"{term.name.en}{short}")
        assert term.name.zh in line and line.endswith(facts.topics[term.topic].name.en)


def test_timeline_tells_past_from_future(run):
    shown = run("timeline", "--all").out
    assert "Today: 24 November 2026" in shown.splitlines()[0]
    ahead, _, rest = shown.partition("\nUnder way\n")
    now, _, over = rest.partition("\nPast\n")

    def dates(part):
        return re.findall(r"^  (\d{4}\S*)  ", part, re.MULTILINE)

    assert {"2030", "2060"} <= {*dates(ahead)} and dates(ahead) == sorted(dates(ahead))
    assert {*dates(now)} == {"2026"}
    assert dates(over)[0] >= "2026" and dates(over) == sorted(dates(over), reverse=True)
    assert "2030-01-01" not in shown and "2060-01-01" not in shown


def test_timeline_filters(run):
    rows = json.loads(
        run("timeline", "--since", "2020", "--until", "2021-12", "--format", "json").out
    )["results"]
    assert rows and all("2020" <= row["date"] < "2022" for row in rows)
    for kind in ("treaty", "target", "条约"):
        rows = json.loads(run("timeline", "--kind", kind, "--format", "json").out)["results"]
        assert {row["kind"] for row in rows} == {"treaty" if kind != "target" else kind}
    rows = json.loads(run("timeline", "--topic", "goals", "--format", "json").out)["results"]
    assert {row["topic"] for row in rows} == {"goals"}


def test_the_day_of_the_timeline_comes_from_outside(run):
    early = run("timeline", DUALCARBON_TODAY="2019-06-01").out
    assert "Today: 1 June 2019" in early
    assert early.index("Today:") < early.index("2020-09-22")


def test_stats_overview_dates_and_sources_every_figure(run, facts):
    lines = run("stats", "--all").out.splitlines()
    for statistic in facts.statistics.values():
        name = statistic.name.en + "*" * bool(statistic.notes)
        (line,) = (row for row in lines if row.startswith(f"  {name}  "))
        latest = statistic.series[-1]
        assert re.search(rf"{latest.value.value:,f}( |%)", line)
        assert f"  {str(latest.date)[:7]}  " in line
        assert re.search(r"  [^ ].* ((19|20)\d\d(-\d\d)?)$|  \S+$", line), "a source in short"


def test_stats_in_detail_has_every_point_scope_and_note(run, facts):
    pages = run("stats", *facts.statistics).out.split("\nSources  ")
    assert len(pages) == len(facts.statistics) + 1
    for statistic, shown in zip(facts.statistics.values(), pages, strict=False):
        assert statistic.name.en in shown
        assert statistic.scope.en in shown
        for point in statistic.series:
            assert re.search(
                rf"^{point.date}\s+(\w+ )?{point.value.value:,f}( |%)", shown, re.MULTILINE
            )
            assert point.note.en in shown
        for note in statistic.notes:
            assert note.text.en in shown


def test_plan_lists_ten_numbered_actions(run, facts):
    shown = run("plan").out
    plan = next(iter(facts.plans.values()))
    assert len(plan.items) == 10
    for number, item in enumerate(plan.items, 1):
        assert f"{number}. {item.name.en} ({item.name.zh})" in shown
        one = run("plan", str(number)).out
        assert item.name.en in one
        assert all(measure.en in one for measure in item.measures)
        assert all(facts.targets[id].name.en in one for id in item.targets)


def test_every_plan_opens_by_id_and_by_names(run, base, facts):
    for plan in facts.plans.values():
        for name in (plan.id, plan.name.en, plan.name.zh, plan.number, *plan.aliases):
            assert base.bears("plans", (name,)) or not name
    # a name that ends with a year is not the year's item of another
    for name in ("Action Plan for Carbon Dioxide Peaking Before 2030", "action-plan", ""):
        shown = run("plan", *name.split())
        assert (shown.code, shown.err) == (0, "")
        assert "(10)" in shown.out
    assert run("plan", "action-plan", "8").out == run("plan", "８").out


def test_json_is_complete(run, facts):
    shown = json.loads(run("stats", "forest-stock", "--format", "json").out)
    assert list(shown) == ["schema", "version", "data", "searched", "sha256", "licence", "results"]
    assert shown["data"] == str(facts.updated)
    assert shown["licence"] == "CC BY 4.0"
    (statistic,) = shown["results"]
    assert statistic["name_zh"] == facts.statistics["forest-stock"].name.zh
    assert [p["value_written"] for p in statistic["points"]] == [
        str(p.value.value) for p in facts.statistics["forest-stock"].series
    ]
    assert statistic["sources"][0]["url"].startswith("http")
    every = json.loads(run("define", "--format", "json").out)["results"]
    assert [term["id"] for term in every] == list(facts.terms)


def test_json_does_not_depend_on_the_language(run):
    for command in COMMANDS[1:]:
        en, zh = (run(*command, "--format", "json", "--lang", lang).out for lang in ("en", "zh"))
        assert en == zh


def test_csv_reads_back(run, facts):
    rows = list(csv.DictReader(io.StringIO(run("stats", "nev-sales", "--format", "csv").out)))
    assert [(r["date"], r["value_written"]) for r in rows] == [
        (str(p.date), str(p.value.value)) for p in facts.statistics["nev-sales"].series
    ]
    assert all(row["sources"].startswith("http") for row in rows)
    rows = list(csv.DictReader(io.StringIO(run("plan", "--format", "csv").out)))
    assert [row["number"] for row in rows] == [str(n) for n in range(1, 11)]


def test_shared_options_stand_before_or_after_the_command(run):
    facts = ("--facts", str(GOOD))
    assert run(*facts, "--lang", "zh", "define", "sink") == run(
        "define", "sink", *facts, "--lang", "zh"
    )
    assert run("--plain", "define", "sink", *facts).code == 0


def test_language_comes_from_option_variable_or_locale(run):
    chinese = run("plan", "--lang", "zh").out
    assert run("plan", DUALCARBON_LANG="zh").out == chinese
    assert run("plan", LANG="zh_CN.UTF-8").out == chinese
    assert run("plan", LC_ALL="zh_TW.UTF-8", LANG="en_US.UTF-8").out == chinese
    assert run("plan", DUALCARBON_LANG="en", LANG="zh_CN.UTF-8").out == run("plan").out
    assert run("plan", LANG="de_DE.UTF-8").out == run("plan").out


def test_a_base_without_the_language_says_so(run, tmp_path):
    file = tmp_path / "facts.yaml"
    file.write_text(
        "format: 1\nupdated: 2026-01-01\nlanguages: [en]\ntopics: {t: {name: T}}\n"
        "sources: {s: {title: S, publisher: P, url: 'https://x.org/y', lang: en, tier: research}}\n"
        "terms: {a-term: {name: a term, topic: t, definition: A word., sources: [s]}}\n",
        encoding="utf-8",
    )
    shown = run("define", "a-term", "--facts", str(file), "--lang", "zh")
    assert shown.code == 0
    assert "A word." in shown.out
    assert shown.err == "dualcarbon: 此事实库没有中文内容，以英文显示\n"
    assert run("define", "a-term", "--facts", str(file), "--lang", "en").err == ""


def test_messages_are_chinese_where_chinese_is_asked_for(run):
    refused = run("define", "碳达锋", "--lang", "zh")
    assert (refused.code, refused.out) == (3, "")
    assert "没有名为“碳达锋”的术语" in refused.err
    assert "碳达峰" in refused.err


def test_the_examples_of_the_start_screen_work(run):
    lines = re.findall(r"  dualcarbon (.*?)  ", run().out)
    assert len(lines) == 5
    for line in lines:
        words = line.split()
        if words[0] in parser.COMMANDS:
            assert run(*words).code == 0


def test_version_names_program_and_data(run, facts):
    shown = run("--version")
    digits = hashlib.sha256(packaged_file().read_bytes()).hexdigest()[:12]
    assert re.fullmatch(
        rf"dualcarbon \d+\.\d+\.\d+, data as of {facts.updated}, searched up to {facts.searched}, "
        rf"SHA-256 {digits}; code MIT, facts CC BY 4\.0\n",
        shown.out,
    )
    assert json.loads(run("list", "--format", "json").out)["sha256"] == digits
    assert f", SHA-256 {digits}. " in run("quiz", "-n", "3", "--seed", "1", "--paper").out


def test_an_envelope_names_the_base_that_its_answer_is_from(run, tmp_path):
    """Its own date, however it is written, and the files' sum; of a broken base neither."""
    text = GOOD.read_text(encoding="utf-8")
    (updated,) = re.findall(r"^updated: (.*)$", text, re.MULTILINE)
    own, other = tmp_path / "own.yaml", tmp_path / "other.yaml"
    own.write_text(text.replace(f"updated: {updated}", 'updated: "2026-11-02"'), encoding="utf-8")
    other.write_text("format: 1\nlanguages: [en]\n", encoding="utf-8")
    for files in ([own], [own, other]):
        told = json.loads(
            run("list", *(w for f in files for w in ("--facts", str(f))), "--format", "json").out
        )
        content = b"".join(file.read_bytes() for file in files)
        assert told["data"] == "2026-11-02"
        assert told["sha256"] == hashlib.sha256(content).hexdigest()[:12]
    checked = json.loads(run("check", str(own), "--format", "json").out)
    assert (checked["data"], checked["sha256"]) != ("?", "?")
    broken = json.loads(run("check", "tests/data/E201.yaml", "--format", "json").out)
    assert (broken["data"], broken["sha256"]) == ("?", "?")


def test_a_base_from_a_pipe_tells_its_date(run):
    shown = run(
        "list", "terms", "--facts", "/dev/stdin", "--format", "json", stdin=GOOD.read_text()
    )
    assert (
        json.loads(shown.out)["data"]
        == json.loads(run("list", "terms", "--facts", str(GOOD), "--format", "json").out)["data"]
    )


@pytest.mark.parametrize(
    "command", ["", "define", "timeline", "stats", "targets", "plan", "quiz", "cite", "check"]
)
def test_help_of_every_command(run, command):
    shown = run(*filter(None, [command]), "--help")
    assert (shown.code, shown.err) == (0, "")
    assert "Usage: dualcarbon" in shown.out
    assert "\x1b" not in shown.out


@pytest.mark.parametrize(
    "arguments, code, said",
    [
        (["define", "--bogus"], 2, "--bogus"),
        (["bogus"], 2, "bogus"),
        (["define", "x", "--lang", "fr"], 2, "fr"),
        (["define", "x", "--format", "xml"], 2, "xml"),
        (["define", "qqqqqqqq"], 3, "'dualcarbon list terms' lists them"),
        (["stats", "qqqqqqqq"], 3, "'dualcarbon list statistics' lists them"),
        (["plan", "11"], 3, "1 to 10"),
        (["plan", "0"], 3, "1 to 10"),
        (["plan", "-1"], 2, "-1"),
        (["plan", "eight"], 3, "no plan is named 'eight'"),
        (["plan", "working-guidnce"], 3, "Working Guidance"),
        (["plan", "action-plan", "11"], 3, "1 to 10"),
        (["timeline", "--since", "2020-02-30"], 2, "2020-09-22"),
        (["timeline", "--until", "soon"], 2, "soon"),
        (["timeline", "--since", "2022", "--until", "2021"], 2, "exchange"),
        (["timeline", "--topic", "golas"], 2, "goals"),
        (["timeline", "--kind", "pact"], 2, "treaty"),
        (["timeline", "--since", "1700", "--until", "1701"], 3, "widen"),
        (["quiz", "-n", "0"], 2, "1 to 1000"),
        (["quiz", "-n", "-3"], 2, "1 to 1000"),
        (["quiz", "-n", "100000"], 2, "1 to 1000"),
        (["quiz", "-n", "ten"], 2, "ten"),
        (["quiz", "--topic", "nothing"], 2, "known:"),
        (["define", "a", "--facts", "no/such/file.yaml"], 1, "--facts"),
        (["define", "a", "--facts", str(DATA)], 1, "--facts"),
        (["--version", "--facts", "no/such/file.yaml"], 1, "--facts"),
        (["define", "a" * 10_000], 3, "aaa"),
        (["define", "\x1b[31mred"], 3, "\\x1b[31mred"),
    ],
)
def test_bad_input_gets_one_message_and_its_exit_code(run, arguments, code, said):
    refused = run(*arguments)
    assert refused.code == code
    assert refused.out == ""
    assert said in refused.err
    assert "\x1b" not in refused.err
    assert len(refused.err.splitlines()) <= 8


def test_a_paper_that_comes_out_shorter_is_said_to_be_so_and_comes_again(run):
    wanted = ("--kind", "written", "--level", "3", "--seed", "1")
    short = run("quiz", "-n", "60", *wanted)
    questions = int(re.search(r"Question 1 of (\d+)", short.out)[1])
    assert short.code == 0 and 0 < questions < 60
    assert f"this paper has {questions} questions" in short.err
    again = re.search(r"again: dualcarbon (.*)", short.out)[1].split()
    assert run(*again).out == short.out
    assert run("quiz", "-n", "60", "--paper", *wanted).code == 0


@pytest.mark.parametrize(
    "name, value", [("DUALCARBON_TODAY", "2026-02-30"), ("DUALCARBON_LANG", "fr")]
)
def test_bad_environment_is_named(run, name, value):
    refused = run("plan", **{name: value})
    assert (refused.code, refused.out) == (2, "")
    assert name in refused.err


def test_an_unreadable_file_is_said_to_be_so(run, tmp_path):
    file = tmp_path / "facts.yaml"
    for content in (b"", b"- a\n", b"\xff\n"):
        file.write_bytes(content)
        refused = run("plan", "--facts", str(file))
        assert (refused.code, refused.out) == (1, "")
        assert f"{file}:1:1 E10" in refused.err


def test_today_is_what_the_tests_say():
    assert TODAY == "2026-11-24"


@pytest.mark.parametrize("number", ["0", "11", "0000000015", "000000001" + "0" * 5000, "9" * 20])
def test_a_number_that_no_item_has_is_told(run, number):
    shown = run("plan", number)
    assert (shown.code, shown.out) == (3, "")
    assert "there is no item" in shown.err and len(shown.err) < 400


@pytest.mark.parametrize(
    "arguments",
    [
        ["search", "--limit", "9223372036854775807", "x"],
        ["search", "--limit", "0", "x"],
        ["quiz", "-n", "0"],
        ["quiz", "-n", "9" * 30],
        ["quiz", "--level", "4"],
        ["quiz", "--exam", "--minutes", "10000000000"],
        ["quiz", "--audit", "--seeds", "1000000000000000000"],
    ],
    ids=" ".join,
)
def test_a_number_out_of_its_range_is_refused_before_any_work(run, arguments):
    shown = run(*arguments, DUALCARBON_FACTS="/nonexistent.yaml")
    assert (shown.code, shown.out) == (2, "")
    assert "is not in the range" in shown.err
