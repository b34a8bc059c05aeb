"""Search, lists, a fact by chance and exact names: what they find, and what they make of anything."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shlex
import subprocess
import sys

import pytest
from conftest import GOOD, clean_environment

from dualcarbon.kinds import NAMED
from dualcarbon.text import CONTROL, cells

TOOL = [sys.executable, "-m", "dualcarbon"]
FORMATS = ["plain", "rich", "json", "csv", "markdown"]


@pytest.fixture(scope="session")
def hits(run):
    """The hits of a search, the best first."""

    def hits(*arguments: str) -> list[dict[str, str]]:
        shown = run("search", "--format", "json", *arguments)
        assert (shown.code, shown.err) == (0, ""), shown.err
        return json.loads(shown.out)["results"]

    return hits


def ids(found):
    return [hit["id"] for hit in found]


# What is found


@pytest.mark.parametrize(
    "amount",
    [
        "1.62 billion kilowatts",
        "1.62 billion kW",
        "16.2亿千瓦",
        "16.2 亿 千瓦",
        "１６．２亿千瓦",
        "162000万千瓦",
        "1620 GW",
        "1,620 GW",
        "1620GW",
        "1.62 TW",
        "1,620,000 MW",
        "1620吉瓦",
    ],
)
def test_an_amount_is_found_however_it_is_written(hits, amount):
    for words in ([amount], amount.split()):
        best = hits(*words)[0]
        assert (best["kind"], best["id"]) == ("statistic", "non-fossil-capacity")
        assert "1,620 GW" in best["snippet"] and "16.2亿千瓦" in best["snippet"]


@pytest.mark.parametrize("amount", ["3600 GW", "3,600 GW", "36亿千瓦", "3.6 billion kilowatts"])
def test_the_amount_of_a_target_is_found(hits, amount):
    best = hits(amount)[0]
    assert (best["kind"], best["id"]) == ("target", "wind-solar-2035")


def test_an_amount_and_a_word_hold_both(run, hits):
    assert ids(hits("3600 GW", "wind", "--kind", "target"))[0] == "wind-solar-2035"
    assert all(hit["missing"] == [] for hit in hits("3600 GW", "wind", "--kind", "target"))
    assert "wind-solar-2035" not in ids(hits("3600 GW", "--kind", "plan", "--limit", "50"))
    assert "holds '3600 GW'" in run("search", "3600 GW", "--topic", "buildings").err


def test_an_amount_in_another_unit_is_another_amount(run, hits):
    shown = run("search", "1620 GWh", "--kind", "statistic")
    assert "non-fossil-capacity" not in shown.out


@pytest.mark.parametrize(
    "word, id", [("碳汇", "carbon-sink"), ("碳税", "carbon-tax"), ("煤炭", "coal")]
)
def test_a_chinese_word_of_two_characters_is_found(hits, word, id):
    found = hits(word, "--limit", "100")
    assert (found[0]["kind"], found[0]["id"]) == ("term", id)
    assert len(found) > 1


def test_characters_that_meet_where_two_names_do_are_no_word(run, hits):
    # carbon sink is called 碳汇 and 碳吸收汇
    assert hits("吸收汇", "--kind", "term")[0]["id"] == "carbon-sink"
    assert run("search", "汇碳").code == 3


@pytest.mark.parametrize(
    "one, other", [("emission", "emissions"), ("Emission", "EMISSIONS"), ("power", "powered")]
)
def test_english_is_found_in_any_form_of_its_words(hits, one, other):
    found = [set(ids(hits(word, "--limit", "1000"))) for word in (one, other)]
    assert found[0] == found[1]
    assert len(found[0]) > 20


def test_traditional_characters_find_what_is_written_in_simplified_ones(hits):
    best, *others = hits("碳達峰")
    assert (best["kind"], best["id"]) == ("term", "carbon-peaking")
    assert others and ids(hits("碳达峰")) == ids([best, *others])
    assert ids(hits("溫室氣體")) == ids(hits("温室气体"))


@pytest.mark.parametrize(
    "query",
    ["carbon neutrality", "碳中和", "碳汇", "森林覆盖率", "coal", "Coal", "中国二氧化碳排放量",
     "森林蓄积量", "non-fossil share of energy consumption", "carbon-sink"],
)  # fmt: skip
def test_entries_of_that_very_name_come_before_all_others(hits, query):
    found = hits(query, "--limit", "100")
    bear = [
        query.casefold() in (hit["id"], (hit["name"] or "").casefold(), hit["name_zh"])
        for hit in found
    ]
    assert bear[0]
    assert bear == sorted(bear, reverse=True)


def test_words_of_a_name_come_before_words_of_the_text(hits):
    found = hits("virtual", "power", "plant", "--kind", "term", "--limit", "20")
    assert found[0]["id"] == "virtual-power-plant"
    in_name = ["virtual power plant" in hit["name"] for hit in found]
    assert in_name == sorted(in_name, reverse=True)


def test_all_words_are_held_in_any_order(hits):
    one, other = (ids(hits(*words, "--limit", "100"))
                  for words in (["mine", "gas", "coal"], ["coal mine gas"]))  # fmt: skip
    assert sorted(one) == sorted(other)
    assert set(one) < set(ids(hits("coal", "--limit", "1000")))


def test_every_hit_names_a_command_that_opens_it(run, hits, facts):
    opened = 0
    for section, query in (
        ("terms", "carbon"), ("statistics", "capacity"), ("targets", "2030"),
        ("plans", "行动"), ("events", "China"), ("sources", "energy"),
    ):  # fmt: skip
        for hit in hits(query, "--kind", section, "--limit", "4"):
            tool, *command = shlex.split(hit["command"])
            shown = run(*command)
            assert (tool, shown.code, shown.err) == ("dualcarbon", 0, "")
            entry = getattr(facts, section)[hit["id"]]
            name = entry.title if section == "sources" else entry.name
            # Of a copy its document is named.
            document = facts.documents.get(entry.of) if section == "sources" else None
            told = document.name if document else name
            assert (told.en or told.zh) in shown.out
            assert (hit["name"] or "", hit["name_zh"] or "") == (name.en, name.zh)
            opened += 1
    assert opened == 24


def test_the_plain_page_shows_what_a_hit_is_and_its_command(run):
    lines = run("search", "1620 GW", "--limit", "1").out.splitlines()
    assert re.match(
        r"statistic  .* GW \(20..-..\)  non-fossil installed power capacity  非化石能源发电装机容量$",
        lines[0],
    )
    assert lines[1].startswith("- ") and "«about 1,620 GW (2024-02)" in lines[1]
    assert lines[2] == "$ dualcarbon stats non-fossil-capacity"
    chinese = run("search", "1620 GW", "--limit", "1", "--lang", "zh").out.splitlines()
    assert chinese[0].startswith("统计指标  ") and "非化石能源发电装机容量" in chinese[0]


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize(
    "query", ["carbon", "碳", "how many electric cars", "the Action Plan", "纲要"]
)
def test_a_hit_takes_three_lines_of_a_hundred_columns_at_most(run, query, lang):
    page = run("search", query, "--lang", lang).out
    hits = [hit.splitlines() for hit in page.strip().split("\n\n") if "\n$ " in hit]
    assert len(hits) == 10
    for lines in hits:
        assert len(lines) <= 3
        assert all(cells(line) <= 100 for line in lines), lines
        assert lines[-1].startswith("$ dualcarbon ")


def test_a_hit_says_what_the_thing_is(hits):
    for query, kind, answer in (
        ("what is a carbon sink", "term", "removes carbon dioxide"),
        ("when did China stop building coal power abroad", "event", "2021-09-21: "),
        ("how many electric cars were sold", "statistic", " million vehicles (20"),
        ("wind and solar target 2035", "target", "3,600 GW by 2035"),
    ):
        best = hits(query)[0]
        assert best["kind"] == kind and answer in best["answer"] and best["answer_zh"]


def test_a_target_that_was_found_says_what_its_status_rests_on(run):
    assert "\n- met: 47.9% (2025)\n" in run("search", "EV target").out
    assert "\n- open: not measurable yet\n" in run("search", "has China peaked").out
    assert "- 未定：尚无法衡量" in run("search", "co2-peak-2030", "--lang", "zh").out
    assert "not comparable" not in run("about", "coal").out


@pytest.mark.parametrize("typed", ["百分之二十五", "百分之25", "25 %", "占百分之二十五"])
def test_a_percentage_is_found_in_words_too(hits, typed):
    assert "non-fossil-share-2030" in ids(hits(typed))


@pytest.mark.parametrize("typed", ["百分之", "百分之.", "百分之零", "百分之百", "百分之十十十"])
def test_what_is_no_percentage_is_taken_as_words(run, typed):
    assert run("search", typed).code in (0, 3)


def test_no_word_is_cut_between_marks(run):
    page = run("search", "Xi September 2025").out
    assert set(re.findall("«(.*?)»", page)) <= {"Xi", "xi", "September", "2025", "9月"}


def test_what_a_hit_lacks_stands_behind_it(run, hits):
    page = run("search", "carbon sink xyzzyqq").out.splitlines()
    assert page[2].endswith("(without: xyzzyqq)")
    assert hits("carbon sink xyzzyqq")[0]["missing"] == ["xyzzyqq"]
    assert "（不含：xyzzyqq）" in run("search", "碳汇 xyzzyqq", "--lang", "zh").out


@pytest.mark.parametrize("query", ["methane", "甲烷", "methane leak"])
def test_what_was_found_stands_between_marks(hits, query):
    for hit in hits(query, "--limit", "50"):
        marked = re.findall("«(.*?)»", hit["snippet"])
        assert marked
        sought = {*query.split(), "甲烷", "ch4"}
        assert all(any(word[0] == mark[0].casefold() for word in sought) for mark in marked)
        assert hit["snippet"].count("«") == hit["snippet"].count("»") == len(marked)


@pytest.mark.parametrize("word", ["电网", "甲烷", "氢能", "森林"])
def test_a_match_is_marked_whole(hits, word):
    assert [hit for hit in hits(word, "--limit", "50") if f"«{word}»" not in hit["snippet"]] == []


# Narrowed


@pytest.mark.parametrize(
    "given, kinds",
    [
        (["term"], {"term"}),
        (["terms"], {"term"}),
        (["Term"], {"term"}),
        (["术语"], {"term"}),
        (["statistic", "target"], {"statistic", "target"}),
        (["plan"], {"plan"}),
        (["event"], {"event"}),
        (["source"], {"source"}),
    ],
)
def test_kind_narrows(hits, given, kinds):
    options = [word for kind in given for word in ("--kind", kind)]
    assert {hit["kind"] for hit in hits("energy", *options, "--limit", "1000")} == kinds


def test_topic_narrows(hits, facts):
    entries = {
        (section.removesuffix("s"), id): entry
        for section in NAMED[:-1]
        for id, entry in getattr(facts, section).items()
    }
    for given, topics in ((["sinks"], {"sinks"}), (["Forests and sinks"], {"sinks"}),
                          (["sinks", "markets"], {"sinks", "markets"})):  # fmt: skip
        options = [word for topic in given for word in ("--topic", topic)]
        found = hits("carbon", *options, "--limit", "1000")
        assert {entries[hit["kind"], hit["id"]].topic for hit in found} == topics
    both = ("--topic", "sinks", "--kind", "term")
    assert "carbon-sink" in ids(hits("carbon", *both, "--limit", "50"))
    assert {hit["kind"] for hit in hits("carbon", *both)} == {"term"}


def test_limit_cuts_and_says_so(run, hits):
    every = ids(hits("energy", "--limit", "1000"))
    assert len(every) > 20
    assert ids(hits("energy")) == every[:10]
    assert ids(hits("energy", "--limit", "3")) == every[:3]
    assert "There are more" in run("search", "energy", "--limit", "3").out
    assert "There are more" not in run("search", "energy", "--limit", str(len(every))).out
    assert "还有更多结果" in run("search", "energy", "--limit", "3", "--lang", "zh").out


# Forms


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize(
    "command",
    [("search", "emissions"), ("list",), ("list", "terms"), ("random", "--seed", "1")],
    ids=" ".join,
)
def test_every_form_in_both_languages(run, command, format, lang):
    shown = run(*command, "--format", format, "--lang", lang)
    assert (shown.code, shown.err) == (0, "")
    assert shown.out.strip() and shown.out.endswith("\n")
    assert not CONTROL.search(shown.out)
    assert "\ue000" not in shown.out and "\ue001" not in shown.out


def test_the_forms_of_a_search_tell_the_same(run, hits):
    found = hits("methane")
    rows = list(csv.DictReader(io.StringIO(run("search", "methane", "--format", "csv").out)))
    licence = {"licence": "CC BY 4.0"}
    assert rows == [{name: value or "" for name, value in (hit | licence).items()} for hit in found]
    assert list(rows[0]) == ["kind", "id", "name", "name_zh", "answer", "answer_zh", "snippet",
                             "missing", "command", "licence"]  # fmt: skip
    shown = run("search", "methane", "--format", "markdown").out
    assert len(re.findall("^## ", shown, re.MULTILINE)) == len(found)
    assert all(f"`{hit['command']}`" in shown or hit["command"] in shown for hit in found)
    assert found == hits("methane", "--lang", "zh")


# Not found


@pytest.mark.parametrize("format", FORMATS)
def test_where_nothing_is_found_suggestions_stand_on_standard_error(run, format):
    missed = run("search", "neutralty", "--format", format)
    assert (missed.code, missed.out) == (3, "")
    text = missed.err
    if format == "json":
        error = json.loads(text)["error"]
        text = f"dualcarbon: {error['message']}\n{error['hint']}"
    head, *suggested = text.splitlines()
    assert head == "dualcarbon: nothing here holds 'neutralty'"
    assert suggested[1].startswith("  carbon neutrality  碳中和 (term): A balance")
    assert suggested[2] == "      dualcarbon define carbon-neutrality"
    assert 3 <= len(suggested) <= 11
    assert all(line == line.rstrip() for line in suggested)


def test_a_word_that_stands_nowhere_is_named_and_the_rest_is_looked_for(run, hits):
    page = run("search", "carbon", "neutralty")
    assert page.code == 0
    assert page.out.startswith("Nowhere here: neutralty; looked for: carbon\n")
    best = hits("carbon", "neutralty")[0]
    assert (best["id"], best["missing"]) == ("carbon-neutrality", ["neutralty"])
    chinese = run("search", "氢能", "qqqq", "--lang", "zh").out
    assert chinese.startswith("此处未见：qqqq；已查找：氢能\n")


def test_where_nothing_is_near_it_says_what_to_do(run):
    missed = run("search", "qqqqqqqqqq")
    assert (missed.code, missed.out) == (3, "")
    assert "'dualcarbon list' lists all there is" in missed.err
    chinese = run("search", "qqqqqqqqqq", "--lang", "zh")
    assert chinese.code == 3 and "没有包含“qqqqqqqqqq”的内容" in chinese.err


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_name_in_one_language_is_suggested_once(run, tmp_path, lang):
    file = tmp_path / "facts.yaml"
    file.write_text(TERMS_ONLY, encoding="utf-8")
    missed = run("search", "a-tem", "--facts", str(file), "--lang", lang)
    assert missed.code == 3
    kind = "（术语）：A word." if lang == "zh" else " (term): A word."
    assert missed.err.splitlines()[-2:] == [f"  a term{kind}", "      dualcarbon define a-term"]


@pytest.mark.parametrize(
    "arguments, said",
    [
        (["search", "coal", "--kind", "nonsense"], "known: term, statistic"),
        (["search", "coal", "--kind", "termm"], "did you mean term?"),
        (["search", "coal", "--kind", ""], "known: term, statistic"),
        (["search", "coal", "--topic", "nonsense"], "known: goals"),
        (["search", "coal", "--topic", "powr"], "did you mean power?"),
        (["search", "coal", "--limit", "0"], "0"),
        (["search", "coal", "--limit", "-1"], "-1"),
        (["search", "coal", "--limit", "many"], "many"),
        (["search"], "WORDS"),
        (["search", "-x"], "-x"),
        (["list", "nonsense"], "known: term, statistic"),
        (["list", "terms", "plans"], "plans"),
        (["random", "--topic", "nonsense"], "known: goals"),
        (["random", "coal"], "coal"),
        (["define", "--exact", "coal", "--bogus"], "--bogus"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_wrong_usage(run, arguments, said):
    refused = run(*arguments)
    assert (refused.code, refused.out) == (2, "")
    assert said in refused.err


def test_help_of_the_commands(run):
    for command in ("search", "list", "random"):
        shown = run(command, "--help")
        assert (shown.code, shown.err) == (0, "")
        assert f"Usage: dualcarbon {command}" in shown.out
        example = re.search(rf"Example: dualcarbon ({command}[^|\n]*)", shown.out)[1]
        assert run(*shlex.split(example)).code == 0


# Anything as input

QUERIES = {
    "a long word": "carbon" * 1667,
    "many words": "carbon sink " * 834,
    "many different words": " ".join(map(str, range(2300))),
    "long Chinese": "碳中和" * 3334,
    "long traditional Chinese": "碳達峰" * 3334,
    "a long number": "1" * 10_000,
    "a long amount": "9" * 9990 + " GW",
    "many amounts": "1 GW " * 2000,
    "long punctuation": "\"'*(" * 2500,
    "long marks": "e" + "\u0301" * 9999,
    "nothing": "",
    "spaces": " \t \u3000 ",
    "punctuation": "?!... ;:,",
    "Chinese punctuation": "，。《》“”",
    "a quote": '"',
    "quotes": '""" " "',
    "an open quote": '"carbon',
    "a star": "*",
    "a word and a star": "carb*",
    "near": "NEAR(carbon sink, 5)",
    "operators": "carbon AND NOT sink OR",
    "a column": "names : carbon",
    "columns": "{names texts}:carbon",
    "no column": "-texts:carbon",
    "a caret": "^carbon",
    "a plus": "carbon + sink",
    "a brace": "{",
    "a parenthesis": "(",
    "parentheses": "((((carbon",
    "sql": "x'; DROP TABLE word; --",
    "wildcards": "%_[a-z]",
    "markup": "[bold]carbon[/bold] `x` <b> | # **",
    "a format": "{0} %s %d {name}",
    "escape": "\x1b[31mcarbon\x1b]0;title\x07",
    "controls": "carbon\x01\x02\x08\x7f\x9b",
    "line ends": "carbon\r\nsink\u2028\u2029",
    "right to left": "\u202ecarbon \u202d\u2066sink\u2069 \u200f",
    "Hebrew and Arabic": "פחמן كربون",
    "combining": "ca\u0301rbo\u0302n e\u0301missions",
    "no width": "car\u200bbon\ufeff \u200d",
    "private use": "\ue000carbon\ue001\U0010ffff",
    "pictures": "🌲 👩🏽‍🔬 🇨🇳",
    "odd digits": "١٦٢٠ GW Ⅳ ½ ² ㎾",
    "rare Han": "\U00020000\U0002a6d6 𠀀碳",
    "odd case": "İıßſﬁ ﷺ",
    "marks of a match": "«carbon» … ·",
    "a hyphen": "-",
    "hyphens": "--- --carbon",
    "a path": "../../etc/passwd",
}
BYTES = {
    "no UTF-8": b"\xff\xfe",
    "no UTF-8 in a word": b"carb\xffon sink",
    "no UTF-8 in Chinese": "碳达峰".encode()[:-1],
    "no UTF-8 in traditional Chinese": "碳達峰".encode() + b"\xff",
    "GBK": "碳中和".encode("gbk"),
    "a surrogate": b"\xed\xa0\x80",
    "too long a form": b"\xc0\xaf",
}
TYPED = {**QUERIES, **BYTES}


def harmless(run, *arguments: str | bytes) -> None:
    """Assert that the command answers or refuses in good order."""
    done = run(*arguments)
    out, err = done.out, done.err
    assert done.code in (0, 2, 3), err[:300]
    assert "internal error" not in err
    assert not CONTROL.search(out) and not CONTROL.search(err)
    if done.code and "json" in arguments:
        assert out == "" and json.loads(err)["error"]["message"]
    elif done.code:
        assert out == "" and err.startswith(("dualcarbon: ", "Usage: "))
        assert len(err.splitlines()) <= 24
    else:
        # A hyphen is a list of names on standard input, where there is none.
        assert err == "" and (out or arguments[-1] == "-")


@pytest.mark.parametrize("typed", TYPED.values(), ids=TYPED)
def test_a_search_takes_anything(run, typed):
    harmless(run, "search", "--", typed)
    harmless(run, "search", "--format", "json", "--kind", "term", "--topic", "sinks", "--", typed)


@pytest.mark.slow
@pytest.mark.parametrize("typed", TYPED.values(), ids=TYPED)
def test_a_definition_takes_anything(run, typed):
    harmless(run, "define", "--", typed)
    harmless(run, "define", "--exact", "--", typed)


@pytest.mark.slow
@pytest.mark.parametrize(
    "command",
    [
        ("stats", "--"),
        ("targets", "--"),
        ("plan", "--"),
        ("timeline", "--"),
        ("cite", "--"),
        ("list", "--"),
        ("search", "coal", "--kind"),
        ("search", "coal", "--topic"),
        ("random", "--topic"),
        ("random", "--seed"),
    ],
    ids=" ".join,
)
@pytest.mark.parametrize(
    "kind",
    ["a long word", "long traditional Chinese", "nothing", "a quote", "escape", "right to left",
     "combining", "no UTF-8", "no UTF-8 in traditional Chinese", "GBK"],
)  # fmt: skip
def test_every_command_takes_anything(run, command, kind):
    harmless(run, *command, TYPED[kind])


def test_what_fts_would_take_for_syntax_are_words(hits, run):
    plain = ids(hits("carbon", "sink"))
    for typed in (
        '"carbon" "sink"',
        "carbon* sink*",
        "(carbon sink)",
        "^carbon {sink}",
        "carbon; sink",
    ):
        assert ids(hits(typed)) == plain
    assert hits("carbon NOT sink AND zzzzzz")[0]["missing"] == ["zzzzzz"]
    assert run("search", "zzzzzz NOT yyyyyy*").code == 3


# Lists


def test_a_list_has_one_line_an_entry_and_first_its_id(run, facts):
    for section in NAMED:
        lines = run("list", section).out.splitlines()
        assert [line.split()[0] for line in lines] == list(getattr(facts, section))


def test_a_list_of_everything_has_the_kind_first(run, facts):
    rows = [line.split("  ")[:2] for line in run("list").out.splitlines()]
    kinds = {"terms": "term", "statistics": "statistic", "targets": "target", "plans": "plan", "documents": "document",
             "events": "event", "questions": "question", "sources": "source"}  # fmt: skip
    assert rows == [[kinds[section], id] for section in kinds for id in getattr(facts, section)]


def test_a_line_of_a_list_has_both_names(run, facts):
    lines = run("list", "terms").out.splitlines()
    for term, line in zip(facts.terms.values(), lines, strict=True):
        assert line == f"{term.id}  {term.name.en}  {term.name.zh}"
    chinese = run("list", "术语", "--lang", "zh").out.splitlines()
    first = next(iter(facts.terms.values()))
    assert chinese[0] == f"{first.id}  {first.name.zh}  {first.name.en}"
    assert all(line == line.rstrip() for line in run("list").out.splitlines())


def test_the_kind_of_a_list_has_several_names(run):
    for names in (("terms", "term", "TERM", "术语"), ("sources", "source", "来源")):
        assert len({run("list", name).out for name in names}) == 1


def test_a_list_for_programs_names_the_command(run, facts):
    rows = json.loads(run("list", "--format", "json").out)["results"]
    assert len(rows) == sum(len(getattr(facts, section)) for section in NAMED)
    sink = next(row for row in rows if row["id"] == "carbon-sink")
    assert sink == {
        "kind": "term",
        "id": "carbon-sink",
        "name": "carbon sink",
        "name_zh": "碳汇",
        "command": "dualcarbon define carbon-sink",
    }
    read = list(csv.DictReader(io.StringIO(run("list", "--format", "csv").out)))
    assert [row["id"] for row in read] == [row["id"] for row in rows]


def test_a_list_stops_in_silence_when_its_reader_has_enough():
    tool = " ".join(map(shlex.quote, TOOL))
    for command in ("list", "list sources", "list --format json", "search energy --limit 1000"):
        done = subprocess.run(
            ["bash", "-o", "pipefail", "-c", f"{tool} {command} | head -1"],
            capture_output=True,
            env=clean_environment(),
            timeout=60,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, b"")
        assert len(done.stdout.splitlines()) == 1


def test_a_list_of_a_kind_that_a_base_has_not_says_so(run, tmp_path):
    file = tmp_path / "facts.yaml"
    file.write_text(TERMS_ONLY, encoding="utf-8")
    shown = run("list", "plans", "--facts", str(file))
    assert (shown.code, shown.out) == (3, "")
    assert "this fact base has no plan" in shown.err
    assert run("list", "--facts", str(file)).out == "term  a-term  a term\nsource  s  S\n"


# By chance

TERMS_ONLY = (
    "format: 1\nupdated: 2026-01-01\nlanguages: [en]\n"
    "topics: {t: {name: T}, empty: {name: Nothing here}}\n"
    "sources: {s: {title: S, publisher: P, url: 'https://x.org/y', lang: en, tier: research}}\n"
    "terms: {a-term: {name: a term, topic: t, definition: A word., sources: [s]}}\n"
)


def opened(out: str) -> list[str]:
    return shlex.split(re.search(r"^Open it again: dualcarbon (.+)$", out, re.MULTILINE)[1])


def test_the_same_seed_shows_the_same_fact(run):
    shown = [run("random", "--seed", str(seed)).out for seed in range(20)]
    assert len(set(shown)) >= 15
    assert [run("random", "--seed", str(seed)).out for seed in range(0, 20, 5)] == shown[::5]
    assert len({opened(out)[0] for out in shown}) >= 3, "several kinds"
    assert run("random", "--seed", "碳").out == run("random", "--seed", "碳").out


def test_without_a_seed_it_is_another_fact(run):
    assert len({run("random").out for _ in range(5)}) > 1


def test_a_fact_by_chance_has_sources_and_a_command_that_opens_it(run):
    for seed in range(12):
        shown = run("random", "--seed", str(seed))
        assert (shown.code, shown.err) == (0, "")
        assert "\nSources  " in shown.out
        again = run(*opened(shown.out))
        assert (again.code, again.err) == (0, "")
        assert again.out.splitlines()[0] == shown.out.splitlines()[0]


def test_a_topic_keeps_to_the_topic(run, facts):
    for name in ("sinks", "Forests and sinks", "林业碳汇"):
        if name not in ("sinks", facts.topics["sinks"].name.en, facts.topics["sinks"].name.zh):
            continue
        for seed in range(8):
            shown = run("random", "--topic", name, "--seed", str(seed), "--format", "json").out
            (fact,) = json.loads(shown)["results"]
            assert fact["topic"] == "sinks"
            assert fact["sources"]


def test_every_fact_of_a_small_base_may_come(run):
    drawn = {
        tuple(opened(run("random", "--seed", str(seed), "--facts", str(GOOD)).out))
        for seed in range(60)
    }
    assert drawn == {
        ("define", "carbon-sink"), ("define", "carbon-peak"), ("define", "carbon-stock"),
        ("timeline", "pledge"), ("timeline", "treaty"), ("timeline", "meeting"),
        ("targets", "capacity-2030"), ("targets", "capacity-2025"),
        ("stats", "capacity"), ("stats", "share"),
    }  # fmt: skip


def test_a_topic_or_a_base_without_facts_has_nothing_to_show(run, tmp_path):
    file = tmp_path / "facts.yaml"
    file.write_text(TERMS_ONLY, encoding="utf-8")
    assert run("random", "--topic", "t", "--facts", str(file)).out.startswith("a term  T\n")
    missed = run("random", "--topic", "empty", "--facts", str(file))
    assert (missed.code, missed.out) == (3, "")
    assert "no fact" in missed.err
    file.write_text(TERMS_ONLY.partition("terms:")[0], encoding="utf-8")
    missed = run("random", "--facts", str(file))
    assert (missed.code, missed.out) == (3, "")
    assert "no fact" in missed.err


# By exact name


@pytest.mark.parametrize(
    "name",
    ["carbon sink", "Carbon Sink", "carbon-sink", "碳汇", "tàn huì", "tan hui", "CO2 sink",
     "carbon sinks"],
)  # fmt: skip
def test_an_exact_name_defines(run, name):
    assert run("define", "--exact", *name.split()) == run("define", "carbon-sink")


@pytest.mark.parametrize("name", ["carbon sin", "carbon snik", "carbon", "碳", "碳达锋", "emiss"])
def test_what_is_no_exact_name_gets_no_suggestion(run, name):
    missed = run("define", "--exact", *name.split())
    assert (missed.code, missed.out) == (3, "")
    assert missed.err.splitlines() == [
        f"dualcarbon: no term is named {name!r}",
        "'dualcarbon search WORDS' looks through all texts; 'dualcarbon list terms' lists them",
    ]


def test_without_exact_a_beginning_is_enough(run):
    assert run("define", "carbon leak") == run("define", "carbon-leakage")
    assert run("define", "--exact", "carbon leak").code == 3


# Events by name


def test_the_timeline_opens_an_event_by_its_names(run, facts):
    for event in list(facts.events.values())[::25]:
        by_id = run("timeline", event.id)
        assert (by_id.code, by_id.err) == (0, "")
        assert by_id.out.startswith(f"{event.name.en}  {event.name.zh}")
        assert event.summary.en in by_id.out and event.summary.zh in by_id.out
        assert "\nSources  " in by_id.out
        assert run("timeline", *event.name.en.split()).out == by_id.out
        assert run("timeline", event.name.zh).out == by_id.out


def test_the_timeline_suggests_and_says_where_another_kind_is(run):
    missed = run("timeline", "voluntary-markte")
    assert (missed.code, missed.out) == (3, "")
    assert "no event is named 'voluntary-markte'" in missed.err
    assert "voluntary" in missed.err.split("\n", 1)[1]
    other = run("timeline", "greenhouse-effect")
    assert (other.code, other.out) == (3, "")
    assert "dualcarbon define greenhouse-effect" in other.err


def test_the_timeline_gives_an_event_in_every_form(run):
    (event,) = json.loads(run("timeline", "voluntary-market", "--format", "json").out)["results"]
    assert event["id"] == "voluntary-market"
    rows = list(
        csv.DictReader(io.StringIO(run("timeline", "voluntary-market", "--format", "csv").out))
    )
    assert [row["id"] for row in rows] == ["voluntary-market"]


def test_names_from_the_command_line_of_another_encoding_are_refused(run):
    refused = run("define", b"\xcc\xbc\xd6\xd0\xba\xcd")
    assert (refused.code, refused.out) == (3, "")
    assert "no term is named" in refused.err and os.linesep in refused.err
