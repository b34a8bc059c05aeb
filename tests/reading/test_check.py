"""Reading and checking: one bad base for each code, each with exactly its finding."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import replace

import pytest
import yaml
from conftest import CODES, DATA, GOOD, clean_environment

from dualcarbon.model.dates import PartialDate
from dualcarbon.model.figures import Figure
from dualcarbon.reading import yaml as load
from dualcarbon.reading.check import check
from dualcarbon.reading.codes import CODES as MEANT
from dualcarbon.reading.files import packaged_file


def place(file):
    """Line and column of the fault: a comment below it points there; without one it is the start."""
    lines = file.read_bytes().split(b"\n") if file.name != "E109.yaml" else []
    marks = [
        (n, line.index(b"^") + 1) for n, line in enumerate(lines) if re.match(rb"# *\^$", line)
    ]
    (found,) = marks or [(1, 1)]
    return found


@pytest.fixture(scope="module")
def bad(tmp_path_factory):
    """The files that break the rule of a code together, the broken one last."""
    large = tmp_path_factory.mktemp("large") / "E109.yaml"
    with large.open("wb") as file:
        file.truncate(50 * 2**20)

    def bad(code):
        if code == "E109":
            return [large]
        return [GOOD] * (code == "E307") + [DATA / f"{code}.yaml"]

    return bad


def test_the_good_base_is_good():
    facts, findings = check(GOOD)
    assert findings == []
    assert facts.terms["carbon-sink"].sources[0].at == "art. 1"
    assert facts.statistics["capacity"].points[PartialDate(2021, 12)].value == Figure.parse(
        "about 1100"
    )


def test_every_code_has_its_bad_base():
    files = {file.stem for file in DATA.glob("[EW]*.yaml")}
    assert files | {"E109"} == set(CODES)
    assert {*MEANT} == {*CODES}


@pytest.mark.parametrize("code", CODES)
def test_a_bad_base_gives_its_finding_and_no_other(code, bad):
    _, findings = check(*bad(code))
    assert [finding.code for finding in findings] == [code]
    (finding,) = findings
    assert (finding.place.line, finding.place.column) == place(bad(code)[-1])
    assert finding.message.en and finding.message.zh


@pytest.mark.parametrize("code", CODES)
def test_a_command_refuses_a_broken_base_and_not_a_doubtful_one(run, code, bad):
    given = [word for file in bad(code) for word in ("--facts", str(file))]
    told = run("list", *given)
    line, column = place(bad(code)[-1])
    if code.startswith("E"):
        assert (told.code, told.out) == (1, "")
        assert f"{code}.yaml:{line}:{column} {code} " in told.err
    else:
        assert (told.code, told.err) == (0, "")


@pytest.mark.parametrize("code", CODES)
def test_check_tells_the_finding_and_nothing_else(run, code, bad):
    files = [str(file) for file in bad(code)]
    line, column = place(bad(code)[-1])
    told = run("check", *files)
    finding, count = told.out.splitlines()
    assert finding.startswith(f"{files[-1]}:{line}:{column} {code} ")
    warning = code.startswith("W")
    assert count == f"{', '.join(files)}: {0 if warning else 1} error{'s' if warning else ''}, " + (
        "1 warning" if warning else "0 warnings"
    )
    assert (told.code, told.err) == (0 if warning else 1, "")
    assert run("check", *files, "--strict").code == 1


def test_check_speaks_json_and_chinese(run):
    told = run("check", str(DATA / "E301.yaml"), "--format", "json")
    (finding,) = json.loads(told.out)["results"]
    assert told.code == 1
    assert finding == {
        "code": "E301",
        "severity": "error",
        "file": str(DATA / "E301.yaml"),
        "line": 9,
        "column": 24,
        "message": "unknown source 'artcle' in term 'carbon-sink'; did you mean 'article'?",
        "message_zh": finding["message_zh"],
    }
    assert finding["message_zh"] in run("check", finding["file"], "--lang", "zh").out


def test_the_packaged_base_passes_the_strict_check(run):
    passed = run("check", "--strict")
    assert (passed.code, passed.err) == (0, "")
    assert passed.out.endswith("facts.yaml: 0 errors, 0 warnings\n")


@pytest.mark.parametrize("file", ["no/such.yaml", str(DATA)])
def test_check_refuses_what_it_cannot_open(run, file):
    refused = run("check", file)
    assert (refused.code, refused.out) == (1, "")
    assert file in refused.err


def changed(tmp_path, *changes):
    text = GOOD.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    file = tmp_path / "facts.yaml"
    file.write_text(text, encoding="utf-8")
    return check(file)


def test_all_findings_come_at_once_in_order_of_place(tmp_path):
    _, findings = changed(
        tmp_path,
        ("date: 2015,", "date: 2015-13,"),
        ("    definition: Whatever", "    defnition: Whatever"),
        ("kind: flow", "kind: flux"),
    )
    assert [f.code for f in findings] == ["E201", "E202", "E204", "E205"]
    assert [f.place for f in findings] == sorted(f.place for f in findings)


@pytest.mark.parametrize(
    "field, old, new, right",
    [
        # What YAML would turn into something else stays what was written, or is refused.
        ("figure", "40.0", "1_000", None),
        ("figure", "40.0", "1.2e9", None),
        ("figure", "40.0", "+65", None),
        ("figure", "40.0", "0123", None),
        ("figure", "40.0", "12:30", None),
        ("figure", "40.0", "no", None),
        ("figure", "40.0", "0x1F", None),
        ("figure", "40.0", ".inf", None),
        ("figure", "40.0", "3.10", "3.10"),
        ("figure", "40.0", "'50.0'", "50.0"),
        ("figure", "40.0", "~", None),
    ],
)
def test_figures_are_read_as_written_or_refused(tmp_path, field, old, new, right):
    facts, findings = changed(tmp_path, (f"2020: {old}", f"2020: {new}"))
    if right is None:
        assert [f.code for f in findings] in (["E204"], ["E203"])
    else:
        assert str(facts.statistics["share"].points[PartialDate(2020)].value.value) == right


@pytest.mark.parametrize("word", ["no", "on", "12:30", "1_000", "3.10", "2020-09-22", "0o17"])
def test_words_stay_words(tmp_path, word):
    facts, findings = changed(tmp_path, ("aliases: [sink]", f"aliases: [{word}]"))
    assert not findings
    assert facts.terms["carbon-sink"].aliases == (word,)


@pytest.mark.parametrize(
    "one, other, alike",
    [
        ("'Low-carbon power.'", "low carbon ＰＯＷＥＲ", True),
        ("1.5 GW", "15 GW", False),
        ("-5%", "5%", False),
        ("5%", "5 %", True),
    ],
)
def test_options_are_alike_when_they_read_alike(tmp_path, one, other, alike):
    _, findings = changed(
        tmp_path,
        ("answer: One is an amount, one a rate", f"answer: {one}"),
        ("text: Both are rates over time", f"text: {other}"),
    )
    assert ("E413" in {finding.code for finding in findings}) == alike


def test_a_base_in_one_language_has_its_questions_checked(tmp_path):
    file = tmp_path / "facts.yaml"
    file.write_text(
        "format: 1\nupdated: 2026-01-01\nlanguages: [en]\ntopics: {t: {name: T}}\n"
        "sources: {s: {title: S, publisher: P, url: 'https://x.org/y', lang: en, tier: research}}\n"
        "questions: {q: {name: 'Why?', topic: t, answer: 'So', explanation: 'So it is.',\n"
        "    distractors: [{text: 'No', why: 'It is so.'}, {text: 'Yes', why: 'It is so.'}],\n"
        "    sources: [s]}}\n",
        encoding="utf-8",
    )
    assert check(file)[1] == []
    file.write_text(file.read_text(encoding="utf-8").replace("Why?", "Why"), encoding="utf-8")
    assert [finding.code for finding in check(file)[1]] == ["E414"]


def test_merge_keys_and_anchors_work(tmp_path):
    facts, findings = changed(
        tmp_path,
        ("  carbon-peak:\n", "  carbon-peak:\n    <<: *common\n"),
        ("    topic: goals\n    definition: The year", "    definition: The year"),
        ("  carbon-sink:\n", "  carbon-sink: &sink\n"),
        ("<<: *common", "<<: {topic: goals}"),
    )
    assert not findings
    assert facts.terms["carbon-peak"].topic == "goals"


def test_an_own_key_outdoes_a_merged_one(tmp_path):
    facts, findings = changed(
        tmp_path, ("    pinyin: tàn dá fēng\n", "    pinyin: tàn dá fēng\n    <<: {name: other}\n")
    )
    assert not findings
    assert facts.terms["carbon-peak"].name.en == "carbon peak"


@pytest.mark.parametrize(
    "encoding, ending",
    [("utf-8-sig", "\n"), ("utf-8", "\r\n"), ("utf-16", "\r\n"), ("utf-16-be", "\n")],
)
def test_what_programs_on_windows_write_is_read(tmp_path, encoding, ending):
    mark = "\ufeff" if encoding == "utf-16-be" else ""
    text = mark + GOOD.read_text(encoding="utf-8").replace("\n", ending)
    file = tmp_path / "facts.yaml"
    file.write_bytes(text.encode(encoding))
    facts, findings = check(file)
    assert not findings
    assert replace(facts, sha256="") == replace(check(GOOD)[0], sha256="")


@pytest.mark.parametrize(
    "content, code",
    [(b"", "E104"), (b"# only a comment\n", "E104"), (b"word", "E104"), (b"a: 1\x00", "E207"),
     (b"a:\n\t- b\n", "E103"), (b"[" * 20000, "E103"), (b"a: b\n---\nc: d\n", "E103"),
     (b"\xff\xfe", "E104"), (b"\xff\xfea", "E102"), (b"? [a]\n: b\n", "E203")],
)  # fmt: skip
def test_what_is_no_fact_base_is_said_to_be_none(tmp_path, content, code):
    file = tmp_path / "facts.yaml"
    file.write_bytes(content)
    facts, findings = check(file)
    assert facts is None
    assert code in {finding.code for finding in findings}


def test_an_alias_bomb_is_refused(tmp_path):
    lines = ["a0: &a0 [x, x]"]
    lines += [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 60)]
    file = tmp_path / "facts.yaml"
    file.write_text("\n".join(lines), encoding="utf-8")
    _, findings = check(file)
    assert [f.code for f in findings] == ["E111"]


LIMIT = """
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, (3 * 2**30, 3 * 2**30))
resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
from dualcarbon.cli import main
sys.exit(main(["check", sys.argv[1]]))
"""
HEAD = "format: 1\nlanguages: [en]\n"
MANY = 5000
DEMANDING = {
    "50 MB of text": lambda: ("# " + "x" * 97 + "\n") * (50 * 2**20 // 100),
    "50 MB in one value": lambda: HEAD + "updated: " + "9" * (50 * 2**20),
    "30 MB of empty lists": lambda: HEAD + "terms: [" + "[]," * (10 * 2**20) + "]",
    "10,000 levels of lists": lambda: HEAD + "terms: " + "[" * 10_000 + "]" * 10_000,
    "10,000 levels of mappings": lambda: HEAD + "terms: " + "{a: " * 10_000 + "}" * 10_000,
    "10,000 levels of lines": lambda: HEAD + "".join(f"{' ' * n}a:\n" for n in range(10_000)),
    "a list that is repeated in a list": lambda: HEAD
    + "topics: &a [" + "x," * MANY + "]\nunits: [" + "*a," * MANY + "]",
    "a mapping merged into many": lambda: HEAD
    + "topics: &a {" + "".join(f"k{n}: x, " for n in range(MANY)) + "}\n"
    + "terms:\n" + "".join(f"  t{n}: {{<<: *a}}\n" for n in range(MANY)),
    "a million keys that are the same": lambda: HEAD + "terms: {a: x}\n" * 1_000_000,
    "200,000 unknown keys": lambda: HEAD + "".join(f"k{n}: x\n" for n in range(200_000)),
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("what", DEMANDING)
def test_no_file_takes_all_time_or_memory(tmp_path, what):
    file = tmp_path / "facts.yaml"
    file.write_text(DEMANDING[what](), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", LIMIT, str(file)],
        capture_output=True,
        encoding="utf-8",
        env=clean_environment(),
        check=False,
    )
    assert (done.returncode, done.stderr) == (1, "")
    assert re.match(rf"{re.escape(str(file))}:\d+:\d+ E\d\d\d ", done.stdout)


def test_a_base_in_one_language_is_not_asked_for_the_other(tmp_path):
    file = tmp_path / "facts.yaml"
    file.write_text(
        "format: 1\nupdated: 2026-01-01\nlanguages: [en]\ntopics: {t: {name: T}}\n"
        "sources: {s: {title: S, publisher: P, url: 'https://x.org/y', lang: en, tier: research}}\n"
        "terms: {a-term: {name: a term, topic: t, definition: A word., sources: [s]}}\n",
        encoding="utf-8",
    )
    facts, findings = check(file)
    assert not findings
    assert facts.terms["a-term"].definition["zh"] == "A word."


def test_a_missing_translation_is_found_where_the_other_language_stands(tmp_path):
    _, findings = changed(tmp_path, ("    definition_zh: 排放最高的一年，此后回落。\n", ""))
    assert [f.code for f in findings] == ["E202"]
    assert "definition_zh" in findings[0].message.en


def test_the_packaged_base_is_clean():
    facts, findings = check(packaged_file())
    assert findings == []
    assert facts.terms


@pytest.mark.skipif(not hasattr(yaml, "CSafeLoader"), reason="no fast parser here")
def test_the_fast_parser_is_taken_where_there_is_one(monkeypatch):
    monkeypatch.setattr(yaml.scanner.Scanner, "fetch_more_tokens", lambda _: pytest.fail("slow"))
    assert check(GOOD)[1] == []


def test_the_slow_parser_reads_the_same(monkeypatch):
    fast = check(GOOD)
    monkeypatch.setattr(load, "_LOADER", yaml.SafeLoader)
    assert check(GOOD) == fast


@pytest.mark.parametrize("code", ["E301", "E401", "E406", "E408", "E409"])
def test_a_finding_names_its_entry_in_the_language_that_is_asked_for(run, code):
    told = run("check", str(DATA / f"{code}.yaml"), "--lang", "zh")
    finding = told.out.splitlines()[0].partition(f" {code} ")[2]
    assert not re.search(r"\b(term|statistic|target|plan) '", finding), finding
    assert re.search("(术语|指标|目标|方案)“[a-z0-9-]+”", finding), finding
