"""`export quiz`: the paper of a seed, in every format, under ids that stay."""

from __future__ import annotations

import json
import re
import zipfile
from collections import Counter

import pytest
from conftest import GOOD
from papers import LANGUAGES

from dualcarbon.exports.aiken import aiken
from dualcarbon.exports.anki_quiz import anki_quiz
from dualcarbon.exports.gift import gift
from dualcarbon.exports.moodle import moodle_xml
from dualcarbon.exports.multichoice import item_id, multichoices
from dualcarbon.exports.qti import qti
from dualcarbon.quiz.papers import paper

PAPER = ("-n", "5", "--seed", "7")


def written(to, facts, lang):
    """The same paper as a function of the format writes it, without the line of its edition."""
    asked = multichoices(paper(facts, 5, "7"), facts, lang)
    match to:
        case "moodle-xml":
            return moodle_xml(asked, "").decode()
        case "gift":
            return gift(asked, "")
        case "aiken":
            return aiken(asked)
        case "anki":
            return anki_quiz(asked, lang).decode()


def without_edition(text):
    return re.sub(r"^(//|  <!--) .*\n", "", text, count=1, flags=re.M)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("to", ["moodle-xml", "gift", "aiken", "anki"])
def test_a_format_has_the_paper_of_the_seed(run, facts, to, lang):
    done = run("export", "quiz", "--to", to, *PAPER, "--lang", lang)
    assert (done.code, done.err) == (0, "")
    assert without_edition(done.out) == without_edition(written(to, facts, lang))
    if to in ("moodle-xml", "gift"):
        head = "\n".join(done.out.splitlines()[:3])
        assert "dualcarbon " in head and facts.sha256[:12] in head and "CC BY 4.0" in head


def test_a_package_is_a_zip_or_a_folder(run, facts, tmp_path):
    packed, folder = tmp_path / "quiz.zip", tmp_path / "quiz"
    told = run("export", "quiz", *PAPER, "-o", str(packed))
    assert told.out == "Written: 5 questions, seed 7.\n"
    run("export", "quiz", "--to", "qti", *PAPER, "-o", str(folder))
    files = qti(multichoices(paper(facts, 5, "7"), facts, "en"), "")
    with zipfile.ZipFile(packed) as archive:
        assert {*archive.namelist()} == files.keys() == {file.name for file in folder.iterdir()}
        for name, data in files.items():
            assert archive.read(name) == (folder / name).read_bytes()
            assert name == "imsmanifest.xml" or archive.read(name) == data
    loose = run("export", "quiz", "--to", "qti", *PAPER)
    assert (loose.code, loose.out) == (2, "") and "-o FILE.zip" in loose.err


@pytest.mark.parametrize("format", ["json", "csv", "html"])
def test_a_paper_for_a_page_or_a_program_is_that_of_quiz(run, format):
    exported = run("export", "quiz", "--to", format, *PAPER)
    assert exported.code == 0
    assert exported.out == run("quiz", "--paper", "--format", format, *PAPER).out


@pytest.mark.parametrize(
    "name, begins",
    [
        ("q.gift", "// dualcarbon"),
        ("q.txt", "#separator:tab"),
        ("q.json", "{"),
        ("q.csv", "version,"),
        ("q.html", "<!DOCTYPE html>"),
        ("q.xml", "<?xml"),
        ("q", "<?xml"),
    ],
)
def test_the_ending_says_in_which_format(run, tmp_path, name, begins):
    assert run("export", "quiz", *PAPER, "-o", str(tmp_path / name)).code == 0
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(begins)


def test_an_id_is_that_of_what_is_asked_and_of_the_kind_whatever_the_seed(facts):
    found = [item for seed in "ab" for item in paper(facts, 60, seed)]
    ids = {(item.subject, item.kind): item_id(item, "en") for item in found}
    assert len({*ids.values()}) == len(ids)
    twice = [key for key, n in Counter((i.subject, i.kind) for i in found).items() if n > 1]
    assert twice, "both papers ask some of the same"
    kept = [{item_id(i, "en") for i in found if (i.subject, i.kind) == key} for key in twice]
    assert all(len(one) == 1 for one in kept)
    assert not {item_id(item, "zh") for item in found} & {*ids.values()}, "each language its own"
    assert all(re.fullmatch(r"[a-z][a-z0-9._-]{0,99}", id) for id in ids.values())


def test_questions_in_the_same_words_are_numbered(facts):
    items = paper(facts, 20, "1", kinds=["order"])
    for lang in LANGUAGES:
        asked = multichoices(items, facts, lang)
        assert len({question.stem for question in asked}) == len(items) > 2
        first = {item.stem[lang]: item for item in reversed(items)}
        assert len(first) < len(items)
        for question, item in zip(asked, items, strict=True):
            stem = item.stem[lang]
            assert question.stem.startswith(stem)
            assert (question.stem == stem) == (item is first[stem])


def test_the_options_of_quiz_choose_the_paper(run, facts):
    chosen = ("--topic", "power", "--topic", "markets", "--without", "written", "--level", "2")
    done = run("export", "quiz", "--to", "json", "-n", "4", "--seed", "1", *chosen)
    items = json.loads(done.out)["results"]
    assert len(items) == 4
    assert all(item["topic"] in ("power", "markets") and item["level"] == 2 for item in items)
    assert all(item["kind"] != "written" for item in items)
    about = run("export", "quiz", "--to", "gift", "--about", "carbon-neutrality", "--seed", "1").out
    ids = re.findall(r"^// \[id:(.*?)\]", about, re.M)
    by_hand = {q.id for q in facts.questions.values() if q.about == "terms.carbon-neutrality"}
    on_it = [id for id in ids if id.startswith("dualcarbon.terms.carbon-neutrality.")]
    others = {id.split(".")[2] for id in ids if id not in on_it}
    assert len(on_it) > 1 and by_hand and others == by_hand


@pytest.mark.parametrize(
    "options, code, said",
    [
        (("--to", "word"), 2, "'word' is not one of"),
        (("--kind", "riddle"), 2, "riddle"),
        (("--about", "nothing-there"), 3, "no question can be made"),
        (("--as-of", "2024"), 2, "export quiz can't look back"),
        (("-n", "0"), 2, "0"),
    ],
)
def test_what_can_t_be_is_one_message(run, options, code, said):
    refused = run("export", "quiz", *options)
    assert (refused.code, refused.out) == (code, "")
    assert said in refused.err and len(refused.err.splitlines()) == 2


def test_a_paper_that_comes_out_shorter_is_said_to_be_so(run):
    done = run("export", "quiz", "--to", "aiken", "-n", "50", "--facts", str(GOOD))
    questions = done.out.count("ANSWER: ")
    assert f"this paper has {questions} questions" in done.err


@pytest.mark.parametrize("name", ["quiz.xml", "quiz.gift", "quiz.zip"])
def test_a_file_that_is_there_stays_unless_it_may_be_replaced(run, tmp_path, name):
    file = tmp_path / name
    file.write_text("mine", encoding="utf-8")
    refused = run("export", "quiz", *PAPER, "-o", str(file))
    assert refused.code == 1 and "--force" in refused.err
    assert file.read_text(encoding="utf-8") == "mine"
    assert run("export", "quiz", *PAPER, "-o", str(file), "--force").code == 0
    assert file.read_bytes() != b"mine"
    assert [*tmp_path.iterdir()] == [file]


def test_what_aiken_can_t_hold_is_left_out_and_counted(run, tmp_path):
    base = tmp_path / "facts.yaml"
    text = GOOD.read_text(encoding="utf-8")
    stem = "What sets a pool apart from what runs into it?"
    base.write_text(text.replace(stem, f"B. {stem}"), encoding="utf-8")
    asked = ("export", "quiz", "-n", "9", "--seed", "1", "--facts", str(base), "--to")
    whole, aside = run(*asked, "gift"), run(*asked, "aiken")
    count = whole.out.count("::[html]")
    assert aside.code == 0 and f"1 of {count} questions left out" in aside.err
    assert aside.out.count("ANSWER: ") == count - 1 and "What sets a pool" not in aside.out
    alone = run(*asked, "aiken", "--kind", "written")
    assert (alone.code, alone.out) == (1, "")
    assert "1 of 1 questions left out" in alone.err and "gift" in alone.err
    file = tmp_path / "quiz.txt"
    assert run(*asked, "aiken", "--kind", "written", "-o", str(file)).code == 1
    assert not file.exists()
    told = run(*asked, "aiken", "--lang", "zh")
    assert told.out.count("ANSWER: ") == count, "its Chinese stem reads as one"
