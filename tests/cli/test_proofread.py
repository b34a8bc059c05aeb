"""`dualcarbon proofread` as a translator uses it: files, pairs, pipes, formats, bad input."""

from __future__ import annotations

import json
import re

import pytest

from dualcarbon.proofread.findings import KINDS

SLIP = "China will strive to achieve carbon neutrality by 2060.\n"


@pytest.fixture
def draft(tmp_path):
    """A function that writes a draft and gives its path."""

    def write(text, name="draft.md"):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return str(path)

    return write


def test_a_slip_is_told_at_its_place_with_what_is_right_and_where_it_stands(run, draft):
    file = draft(f"# Notes\n\n{SLIP}")
    told = run("proofread", file)
    assert told.code == 1
    first, last = told.out.splitlines()
    assert first.startswith(f"{file}:3:48 P201 “by 2060” should be “before 2060”")
    assert "General Assembly" in first and "dualcarbon targets carbon-neutrality-2060" in first
    assert last == f"{file}: 1 finding"


def test_a_faultless_draft_has_no_findings(run, draft):
    file = draft("China will strive to achieve carbon neutrality before 2060.\n")
    told = run("proofread", file)
    assert (told.code, told.out, told.err) == (0, f"{file}: nothing found\n", "")


def test_a_text_without_a_known_word_has_no_findings(run, draft):
    assert run("proofread", draft("Lorem ipsum dolor sit amet.")).code == 0


@pytest.mark.parametrize("arguments", [["-"], []])
def test_standard_input_is_read(run, arguments):
    told = run("proofread", *arguments, stdin=SLIP)
    assert told.code == 1 and told.out.startswith("-:1:48 P201 ")


def test_in_chinese_everything_is(run, draft):
    file = draft("中国将努力争取到2060年实现碳中和。", "稿.txt")
    told = run("proofread", file, "--lang", "zh")
    assert f"{file}:1:8 P201 “到2060年”应为“2060年前”" in told.out
    assert told.out.endswith(f"{file}：1 处\n")
    assert run("proofread", draft("今天下雨。"), "--lang", "zh").out.endswith("：未发现问题\n")


@pytest.mark.parametrize(
    "text",
    [
        f"```\n{SLIP}```\n",
        f"~~~text\n{SLIP}",
        "Write `carbon neutrality by 2060` so.",
        "[text](https://example.org/carbon-neutrality-by-2060)",
        f"<!-- {SLIP} -->",
        "---\ntitle: carbon neutrality by 2060\n---\nText.\n",
    ],
)
def test_what_is_no_prose_in_markdown_is_left_out(run, draft, text):
    assert run("proofread", draft(text)).code == 0


def test_the_text_of_a_link_is_prose(run, draft):
    assert run("proofread", draft("China aims at [carbon neutrality by 2060](x.md).")).code == 1


def test_a_slip_that_is_quoted_to_correct_it_is_none(run, draft):
    text = "Some outlets wrote, wrongly, that China would be carbon neutral by 2060.\n"
    assert run("proofread", draft(text)).code == 0


# A text and its translation


@pytest.mark.parametrize(
    "zh, en, code, where",
    [
        ("到2030年，森林蓄积量达到224亿立方米。", "By 2030 the forest stock is to reach 2.24 billion cubic metres.", "P401", "en"),
        ("到2027年年底，建成2800万个充电设施。", "By the end of 2030, 28 million charging facilities are to be in place.", "P201", "en"),
        ("在运核电装机达到1.1亿千瓦左右。", "Nuclear capacity in operation is to reach 110 GW by 2030.", "P301", "en"),
        ("二氧化碳排放力争于2030年前达到峰值。", "CO2 emissions will peak before 2030.", "P302", "en"),
        ("二氧化碳排放力争于2030年前达到峰值。", "China strives for a peak of its greenhouse gas emissions before 2030.", "P701", "en"),
    ],
)  # fmt: skip
def test_a_translation_is_compared_with_its_text(run, draft, zh, en, code, where):
    files = {"zh": draft(zh, "zh.md"), "en": draft(en, "en.md")}
    told = run("proofread", files["zh"], files["en"])
    assert told.code == 1
    assert [line.split()[1] for line in told.out.splitlines()[:-1]] == [code], told.out
    assert told.out.startswith(f"{files[where]}:1:")


def test_paragraphs_are_compared_with_their_own(run, draft):
    zh = draft(
        "第一段讲气候。\n\n非化石能源占比20%左右。\n\n到2030年，森林蓄积量达到224亿立方米。\n",
        "zh.md",
    )
    en = draft(
        "The first paragraph.\n\nThe share is about 20%.\n\nBy 2030 there are 2.24 billion cubic metres.\n",
        "en.md",
    )
    assert re.search(
        r"en\.md:5:\d+ P401 “2\.24 billion cubic metres”", run("proofread", zh, en).out
    )


def test_a_paragraph_that_was_left_out_moves_nothing(run, draft):
    zh = draft(
        "标题一二三四五六七。\n\n共有2257家。\n\n其中3378家企业参加，2096家未参加。\n", "zh.md"
    )
    en = draft(
        "A title of seven signs.\n\nOf these 3,378 firms took part and 2,096 did not.\n", "en.md"
    )
    assert run("proofread", zh, en).code == 0


def test_only_one_of_two_texts_is_standard_input(run, draft):
    told = run("proofread", "-", draft("By 2030."), stdin="到2030年。")
    assert told.code == 0
    refused = run("proofread", "-", "-", stdin="x")
    assert refused.code == 2 and "only one of the two" in refused.err


# Formats


def test_json_has_the_finding_in_both_languages(run, draft):
    file = draft(SLIP)
    told = run("proofread", file, "--format", "json")
    (finding,) = json.loads(told.out)["results"]
    assert told.code == 1
    assert (finding["file"], finding["line"], finding["column"]) == (file, 1, 48)
    assert (finding["end_line"], finding["end_column"]) == (1, 55)
    assert (finding["code"], finding["found"], finding["right"]) == (
        "P201",
        "by 2060",
        "before 2060",
    )
    assert (
        finding["right_zh"] == "2060年前" and finding["entry"] == "targets.carbon-neutrality-2060"
    )
    assert finding["source"] and finding["source_zh"] and finding["url"].startswith("https://")
    assert "should be" in finding["message"] and "应为" in finding["message_zh"]


@pytest.mark.parametrize("text, count", [(SLIP, 1), ("Nothing.", 0)])
def test_sarif_has_the_shape_that_hosts_read(run, draft, text, count):
    file = draft(text)
    log = json.loads(run("proofread", file, "--format", "sarif").out)
    assert log["version"] == "2.1.0" and "sarif-2.1.0" in log["$schema"]
    (part,) = log["runs"]
    rules = part["tool"]["driver"]["rules"]
    assert part["tool"]["driver"]["name"] == "dualcarbon"
    assert len(part["results"]) == count == len(rules)
    for result in part["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] in KINDS
        assert result["level"] in ("note", "warning", "error") and result["message"]["text"]
        (location,) = result["locations"]
        place = location["physicalLocation"]
        assert place["artifactLocation"]["uri"].endswith("draft.md")
        assert place["region"] == {"startLine": 1, "startColumn": 48, "endLine": 1, "endColumn": 55}


def test_check_has_sarif_too_and_what_has_no_findings_refuses_it(run):
    log = json.loads(run("check", "tests/data/E301.yaml", "--format", "sarif").out)
    (result,) = log["runs"][0]["results"]
    assert (result["ruleId"], result["level"]) == ("E301", "error")
    refused = run("stats", "nev-sales", "--format", "sarif")
    assert refused.code == 2 and "findings" in refused.err and not refused.out


def test_each_format_is_printed(run, draft):
    file = draft(SLIP)
    for format in ("plain", "rich", "csv", "markdown"):
        assert "P201" in run("proofread", file, "--format", format).out
    assert run("proofread", file, "--field", "code").out == "P201\n"


# Codes


@pytest.mark.parametrize("code", KINDS)
def test_a_code_is_explained(run, code):
    told = run("proofread", "--explain", code.lower())
    assert told.code == 0 and KINDS[code].meaning.en in " ".join(told.out.split())
    assert KINDS[code].meaning.zh in run("proofread", "--explain", code, "--lang", "zh").out
    (record,) = json.loads(run("proofread", "--explain", code, "--format", "json").out)["results"]
    assert record["code"] == code and record["wrong"] and record["right_zh"]


def test_an_unknown_code_names_those_that_there_are(run):
    refused = run("proofread", "--explain", "P999")
    assert refused.code == 2 and "P101" in refused.err


# Bad input


@pytest.mark.parametrize(
    "content, said",
    [
        (b"", "there is no text in it"),
        (b" \n\n", "there is no text in it"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "binary"),
        ("碳中和".encode("gb18030"), "not UTF-8 (line 1"),
        ("碳中和\n".encode() + "碳中和".encode("gb18030"), "not UTF-8 (line 2"),
        (b"a" * (4 * 2**20 + 1), "larger than 4 MiB"),
    ],
)
def test_what_is_no_draft_is_told_in_one_message(run, draft, content, said):
    told = run("proofread", draft(content))
    assert (told.code, told.out) == (1, "")
    assert said in told.err and told.err.count("dualcarbon:") == 1
    assert "无法校对" in run("proofread", draft(content), "--lang", "zh").err


def test_a_missing_file_and_a_folder_are_told(run, tmp_path):
    for path in (tmp_path / "none.md", tmp_path):
        told = run("proofread", str(path))
        assert (told.code, told.out) == (1, "") and "cannot proofread" in told.err
    told = run("proofread", str(tmp_path), "--format", "json")
    assert json.loads(told.err)["error"]["code"] == "failed"


def test_utf_16_with_its_mark_and_line_ends_of_windows_are_read(run, draft):
    told = run("proofread", draft(f"Notes\r\n{SLIP}".encode("utf-16")))
    assert told.code == 1 and ":2:48 P201" in told.out


def test_a_draft_is_seen_from_an_earlier_day(run, draft):
    file = draft("我国现行目标是到2030年抽水蓄能装机达到1.2亿千瓦左右。")
    assert "P602" in run("proofread", file).out
    assert run("proofread", file, "--as-of", "2024-12-31").code == 0


def test_a_base_of_its_own_is_asked(run, draft):
    assert run("proofread", draft(SLIP), "--facts", "tests/data/good.yaml").code == 0
