"""A paper that a teacher prints: versions, answer sheet, a key apart, what it is made of."""

from __future__ import annotations

import csv
import io
import json
import re
from html.parser import HTMLParser

import pytest

from dualcarbon.quiz.papers import paper

PAPER = ("quiz", "--paper", "-n", "8", "--seed", "2026")


class Reader(HTMLParser):
    """What a browser reads: the text by element, and which elements were left open."""

    VOID = frozenset({"meta", "br"})

    def __init__(self):
        super().__init__()
        self.open, self.texts, self.lang = [], {}, ""

    def handle_starttag(self, tag, attributes):
        if tag == "html":
            self.lang = dict(attributes)["lang"]
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if self.open and data.strip():
            self.texts.setdefault(self.open[-1], []).append(data)


def read(text):
    reader = Reader()
    reader.feed(text)
    assert not reader.open
    return reader


def test_a_paper_has_room_for_a_name_and_an_answer_to_each_question(run):
    questions, key = run(*PAPER).out.split("\nKey\n")
    assert re.search(r"Name _+  Class _+  Date _+  Score _+ / 8", questions)
    sheet = questions.partition("Answer sheet")[2]
    assert re.findall(r"(\d)\.  A  B  C", sheet) == list("12345678")
    assert re.search(r"1 [A-D] · 2 [A-D] · 3 [A-D]", key)


def test_the_key_of_each_version_names_what_is_right_there(facts, run):
    printed = run(*PAPER, "--versions", "3").out
    assert "Paper A\n" in printed and "Paper C\n" in printed
    papers, key = printed.split("\nKey\n")
    letters = {
        line[0]: dict(re.findall(r"(\d) ([A-D])", line)) for line in key.splitlines()[:5] if line
    }
    right = {item.stem.en: item.options[item.key].text.en for item in paper(facts, 8, "2026")}
    for name in "ABC":
        part = papers.partition(f"Paper {name}\n")[2].partition("Answer sheet")[0]
        asked = re.findall(r"^(\d)\. (.*)\n\n((?:[A-D]\. .*\n)+)", part, re.MULTILINE)
        assert len(asked) == 8
        for number, stem, options in asked:
            chosen = dict(re.findall(r"([A-D])\. (.*)", options))[letters[name][number]]
            assert chosen == right[stem]


def test_the_key_apart_leaves_nothing_of_it_in_the_paper(run, tmp_path):
    paper_file, key_file = tmp_path / "paper.json", tmp_path / "key.csv"
    done = run(*PAPER, "-o", str(paper_file), "--key", str(key_file))
    assert (done.code, done.out) == (0, "")
    items = json.loads(paper_file.read_text(encoding="utf-8"))["results"]
    assert len(items) == 8
    assert all({"key", "explanation", "sources"}.isdisjoint(item) for item in items)
    assert all(set(option) == {"text"} for item in items for option in item["options"])
    rows = list(csv.DictReader(io.StringIO(key_file.read_text(encoding="utf-8"))))
    for item, row in zip(items, rows, strict=True):
        right = item["options"][int(row["key"]) - 1]["text"]
        assert row[f"option_{row['key']}"] == right and row["explanation"]


def test_the_key_goes_to_its_file_and_the_paper_is_read_on_the_screen(run, tmp_path):
    done = run(*PAPER, "--key", str(tmp_path / "key.md"))
    assert "Answer sheet" in done.out and "\nKey" not in done.out
    assert (tmp_path / "key.md").read_text(encoding="utf-8").startswith("# Key\n")


@pytest.mark.parametrize("lang, code", [("en", "en-GB"), ("zh", "zh-Hans")])
def test_html_is_one_sound_file_with_nothing_to_load(facts, run, lang, code):
    page = run(*PAPER, "--format", "html", "--sources", "--lang", lang).out
    reader = read(page)
    assert reader.lang == code
    shown = "".join(text for texts in reader.texts.values() for text in texts)
    for item in paper(facts, 8, "2026"):
        assert item.stem[lang] in shown and item.options[item.key].text[lang] in shown
    assert not re.search(r"(src|@import|url\()", page)


def test_html_shows_marks_of_a_base_as_text(run, tmp_path):
    base = tmp_path / "mine.yaml"
    base.write_text(
        "format: 1\nlanguages: [en]\nsources:\n  book: {title: '<b>Book</b> & co', publisher: P,"
        " date: 2026, url: 'https://example.org/?a=1&b=2', lang: en, tier: research}\n"
        "terms:\n  odd: {name: '<script>alert(1)</script>', definition: 'A & B < C.', sources: [book]}\n",
        encoding="utf-8",
    )
    page = run("define", "odd", "--facts", str(base), "--format", "html", "--sources").out
    assert "<script" not in page and "&lt;script&gt;" in page
    assert 'href="https://example.org/?a=1&amp;b=2"' in page
    read(page)


def test_topics_and_kinds_are_chosen_and_left_out(facts, run):
    shown = run(
        *PAPER, "--topic", "goals", "--topic", "能源", "--without", "order", "--without", "数字",
        "--format", "json",
    )  # fmt: skip
    items = json.loads(shown.out)["results"]
    assert {item["topic"] for item in items} == {"goals", "energy"}
    assert {"order", "figure"}.isdisjoint(item["kind"] for item in items)
    again = run(*PAPER, "--topic", "goals", "--topic", "能源", "--without", "order").out
    assert "--topic goals --topic energy --without order --seed 2026 --paper" in again


@pytest.mark.parametrize(
    "more, said",
    [
        (["--topic", "goals", "--topic", "nonsense"], "there is no topic 'nonsense'"),
        (["--without", "nonsense"], "nonsense"),
        (["--kind", "term", "--without", "term"], "--without leaves no kind to ask"),
        (["--versions", "5"], "5"),
        (["-o", "one.html", "--key", "one.html"], "paper and key can't both be one.html"),
    ],
)
def test_what_can_t_be_made_is_refused_in_a_line_or_two(run, more, said):
    refused = run(*PAPER, *more)
    assert (refused.code, refused.out) == (2, "")
    assert said in refused.err


@pytest.mark.parametrize("more", [["--versions", "2"], ["--key", "k.md"], ["-o", "x.md"]])
def test_what_is_for_a_paper_is_refused_without_one(run, more):
    refused = run("quiz", "--seed", "1", *more)
    assert refused.code == 2 and "is for a paper" in refused.err


def test_sources_stand_in_short_or_in_full(run):
    short, full = run(*PAPER).out, run(*PAPER, "--sources").out
    assert "https://" not in short and re.search(r"\[[^\]\d][^\]]* 20\d\d-\d\d\]", short)
    assert "https://" in full and "[1]" in full
