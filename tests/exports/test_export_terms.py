"""The terms as programs for translators and learners read them: their own readers say what is in."""

from __future__ import annotations

import csv
import io
import json
from xml.etree import ElementTree

import pytest
from anki_reader import learner_of_anki  # noqa: F401  (a fixture)
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from translate.storage.csvl10n import csvfile
from translate.storage.tbx import tbxfile
from translate.storage.tmx import tmxfile

from dualcarbon.exports.markup import add, document

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

BASE = """\
format: 1
languages: [en, zh]
licence: CC BY 4.0
topics: {goals: {name: Goals, name_zh: 目标}, power: {name: Power, name_zh: 电力}}
sources:
  act: {title: The Act, title_zh: 法案, publisher: The Office, publisher_zh: 办公室, date: 2021-10-26, url: "https://example.org/act?a=1&b=2", lang: en, tier: official}
documents:
  plan: {name: Peaking Plan, name_zh: 达峰方案, topic: goals, kind: plan, number: 国发〔2021〕23号, issuer: State Council, issuer_zh: 国务院, dated: 2021-10-24, url: "https://example.org/plan", url_en: "https://example.org/plan-en", sources: [act]}
terms:
  peak:
    name: carbon peaking
    name_zh: 碳达峰
    pinyin: tàn dá fēng
    topic: goals
    core: true
    aliases: [peak typed]
    abbreviations: [CP]
    definition: The turn from growth to <decline> & "rest".
    definition_zh: 由增长转为下降。
    short_zh: “达峰”
    renderings:
      - {text: carbon dioxide peaking, status: official, use: title, document: plan, at: title, since: 2021}
      - {text: peaking of carbon, status: working, by: the press, by_zh: 媒体}
      - {text: 碳排放达峰, lang: zh, status: working}
    avoid:
      - {text: carbon summit, why: 峰 is a peak and not a meeting., why_zh: 峰指峰值，不是峰会。}
      - {text: 碳峰会, lang: zh, why: no meeting, why_zh: 不是会议}
    sentences:
      - {text: Striving for carbon dioxide peaking before 2030., text_zh: 力争2030年前碳达峰。, document: plan, at: I}
    sources: [act: art. 4]
  grid:
    name: grid
    name_zh: 电网
    pinyin: diàn wǎng
    topic: power
    definition: "=Wires that share."
    definition_zh: 共享的线路。
    renderings:
      - {text: grids, status: official, document: plan}
    sources: [act]
"""

ONE_LANGUAGE = """\
format: 1
languages: [en]
sources: {act: {title: The Act, publisher: The Office, url: "https://example.org/act", lang: en, tier: official}}
terms: {sink: {name: sink, definition: What takes up., sources: [act]}, "1p5": {name: degrees, definition: A limit., sources: [act]}}
"""


@pytest.fixture
def exported(run, tmp_path):
    """Export a base to a file; its bytes, and what was told."""

    def exported(to, *arguments, base=BASE, name="out"):
        facts, file = tmp_path / "facts.yaml", tmp_path / name
        facts.write_text(base, encoding="utf-8")
        told = run(
            "export",
            "terms",
            "--to",
            to,
            "-o",
            str(file),
            "--force",
            "--facts",
            str(facts),
            *arguments,
        )
        assert (told.code, told.err) == (0, "")
        return file.read_bytes(), told.out

    return exported


@pytest.fixture(scope="session")
def packaged(run, tmp_path_factory):
    """The terms of the packaged base in a format, as a file."""
    folder = tmp_path_factory.mktemp("terms")

    def packaged(to, *arguments):
        file = folder / "-".join((to, *arguments, "terms"))
        told = run("export", "terms", "--to", to, "-o", str(file), "--force", *arguments)
        assert (told.code, told.err) == (0, "")
        return file

    return packaged


def standings(xml: bytes, section: str) -> dict[tuple[str, str], str]:
    """The standing of each word by its language, in a TBX whose terms stand in `section`."""
    root = etree.fromstring(xml)
    space = f"{{{root.nsmap[None]}}}" if None in root.nsmap else ""
    return {
        (tig.getparent().get(XML_LANG), tig.findtext(f"{space}term")): tig.findtext(
            f"{space}termNote"
        )
        for tig in root.iter(space + section)
    }


EXPECTED = {
    ("en", "carbon dioxide peaking"): "preferredTerm-admn-sts",
    ("en", "carbon peaking"): "admittedTerm-admn-sts",
    ("en", "peaking of carbon"): "admittedTerm-admn-sts",
    ("en", "CP"): "admittedTerm-admn-sts",
    ("en", "carbon summit"): "deprecatedTerm-admn-sts",
    ("zh-CN", "碳达峰"): "preferredTerm-admn-sts",
    ("zh-CN", "碳排放达峰"): "admittedTerm-admn-sts",
    ("zh-CN", "“达峰”"): "admittedTerm-admn-sts",
    ("zh-CN", "碳峰会"): "deprecatedTerm-admn-sts",
    # An official plural of the name leaves the name, as dictionaries have it, in front.
    ("en", "grid"): "preferredTerm-admn-sts",
    ("en", "grids"): "admittedTerm-admn-sts",
    ("zh-CN", "电网"): "preferredTerm-admn-sts",
}


@pytest.mark.parametrize("to, section", [("tbx", "tig"), ("tbx3", "termSec")])
def test_a_term_base_says_what_to_use_and_what_to_avoid(exported, to, section):
    xml, told = exported(to)
    assert standings(xml, section) == EXPECTED
    assert told == "terms: 2; words: 12, of which to be avoided: 2\n"
    assert standings(exported(to, "--topic", "power")[0], section).keys() == {
        pair for pair in EXPECTED if pair[1] in ("grid", "grids", "电网")
    }


def test_a_term_base_names_sources_contexts_and_reasons(exported):
    root = etree.fromstring(exported("tbx")[0])
    (entry,) = root.xpath("//termEntry[@id='term-peak']")
    assert entry.findtext("descrip[@type='subjectField']") == "Goals"
    english, chinese = entry.findall("langSet")
    definition = english.find("descripGrp")
    assert definition.findtext("descrip") == 'The turn from growth to <decline> & "rest".'
    assert "The Act, The Office, 26 October 2021, art. 4" in definition.findtext("admin")
    assert "https://example.org/act?a=1&b=2" in definition.findtext("admin")
    assert chinese.findtext("descripGrp/descrip") == "由增长转为下降。"
    best, worst = english.find("tig"), english.findall("tig")[-1]
    assert best.findtext("descripGrp/descrip") == "Striving for carbon dioxide peaking before 2030."
    assert "国发〔2021〕23号" in best.findtext("descripGrp/admin")
    assert "title https://example.org/plan-en" in best.findtext("admin")
    assert best.findtext("note") == "official, titles"
    assert worst.findtext("note") == "峰 is a peak and not a meeting."
    assert chinese.findtext("tig/note") == "tàn dá fēng"
    assert "CC BY 4.0" in root.findtext(".//sourceDesc/p")
    assert root.xpath("//termNote[@type='termType']/text()") == ["abbreviation", "shortForm"]


def test_a_term_base_in_chinese(exported):
    root = etree.fromstring(exported("tbx", "--lang", "zh")[0])
    assert root.findtext(".//termEntry/descrip") == "目标"
    assert "峰指峰值，不是峰会。" in root.xpath("//note/text()")
    assert "《达峰方案》，国务院" in root.findtext(".//tig/admin")


@pytest.mark.parametrize("to", ["tbx", "tbx3"])
def test_the_parts_of_a_term_base_stand_where_the_standard_has_them(packaged, to):
    """The order and the levels of ISO 30042, and the data categories of TBX-Basic."""
    root = etree.parse(packaged(to)).getroot()
    names = {
        "tbx": ("martif", "martifHeader", "termEntry", "langSet", "tig"),
        "tbx3": ("tbx", "tbxHeader", "conceptEntry", "langSec", "termSec"),
    }[to]
    space = "" if to == "tbx" else "{urn:iso:std:iso:30042:ed-2}"
    of_root, header, entry, language, term = (space + name for name in names)
    assert root.tag == of_root and root.get("type") == "TBX-Basic"
    assert root.get("style") == (None if to == "tbx" else "dca")
    assert [child.tag for child in root] == [header, f"{space}text"]
    may_hold = {
        entry: ("descrip", "langs"), language: ("descripGrp", "terms"),
        term: ("term", "termNote", "descripGrp", "admin", "note"),
        f"{space}descripGrp": ("descrip", "admin"),
    }  # fmt: skip
    kinds = {
        (entry, "descrip"): {"subjectField"}, (language, "descrip"): {"definition"},
        (term, "descrip"): {"context"}, (term, "termNote"): {"administrativeStatus", "termType"},
    }  # fmt: skip
    ids = [one.get("id") for one in root.iter(entry)]
    assert len(ids) == len(set(ids)) and all(id[0].isalpha() for id in ids)
    for element in root.iter(*may_hold):
        order = [
            {language: "langs", term: "terms"}.get(child.tag, child.tag.removeprefix(space))
            for child in element
        ]
        assert order == sorted(order, key=may_hold[element.tag].index)
        level = element.getparent().tag if element.tag.endswith("descripGrp") else element.tag
        for child in element:
            kind = kinds.get((level, child.tag.removeprefix(space)))
            assert kind is None or child.get("type") in kind
    for part in root.iter(language):
        marks = [
            status.text
            for status in part.iter(f"{space}termNote")
            if status.get("type") == "administrativeStatus"
        ]
        assert marks.count("preferredTerm-admn-sts") == 1, etree.tostring(part)
        assert marks[0] == "preferredTerm-admn-sts" and len(marks) == len(part.findall(term))


def test_translate_toolkit_reads_every_term_of_the_base(packaged, facts):
    store = tbxfile.parsefile(str(packaged("tbx")))
    store.setsourcelanguage("en")
    store.settargetlanguage("zh-CN")
    assert [unit.getid() for unit in store.units] == [f"term-{id}" for id in facts.terms]
    for unit, term in zip(store.units, facts.terms.values(), strict=True):
        texts = {one.text: one for one in (*unit.get_source_terms(), *unit.get_target_terms())}
        assert {term.name.en, term.name.zh, *(r.text for r in term.renderings)} <= texts.keys()
        avoided = {text for text, one in texts.items() if one.deprecated}
        assert avoided == {one.text for one in term.avoid}
        # No alias is told for a word that anybody stands for.
        assert texts.keys() <= {
            term.name.en, term.name.zh, term.short.en, term.short.zh, *term.abbreviations,
            *(r.text for r in term.renderings), *avoided,
        }  # fmt: skip
        assert not unit.isobsolete()
    (peaking,) = [unit for unit in store.units if unit.getid() == "term-carbon-peaking"]
    assert (peaking.source, peaking.target) == ("carbon peaking", "碳达峰")


def test_a_memory_pairs_words_and_sentences(exported):
    store = tmxfile.parsestring(exported("tmx")[0])
    pairs = [(unit.source, unit.target) for unit in store.units]
    assert pairs == [
        ("碳达峰", "carbon dioxide peaking"),
        ("碳达峰", "peaking of carbon"),
        ("碳达峰", "carbon peaking"),
        ("碳达峰", "CP"),
        ("碳排放达峰", "carbon dioxide peaking"),
        ("“达峰”", "carbon dioxide peaking"),
        ("力争2030年前碳达峰。", "Striving for carbon dioxide peaking before 2030."),
        ("电网", "grid"),
        ("电网", "grids"),
    ]
    assert store.units[0].getnotes().startswith("official, titles; Peaking Plan, State Council")


def test_translate_toolkit_reads_the_memory_of_the_base(packaged, facts):
    data = packaged("tmx").read_bytes()
    store = tmxfile.parsestring(data)
    assert len({unit.getid() for unit in store.units}) == len(store.units)
    pairs = {(unit.source, unit.target) for unit in store.units}
    terms = facts.terms.values()
    assert all((s.text.zh, s.text.en) in pairs for term in terms for s in term.sentences)
    assert sum(b'<prop type="x-kind">sentence' in line for line in data.splitlines()) == sum(
        len(term.sentences) for term in terms
    )
    assert ("碳中和", "carbon neutrality") in pairs
    for term in terms:
        assert not {(term.name.zh, one.text) for one in term.avoid} & pairs
    root = ElementTree.fromstring(data)
    languages = [tuv.get(XML_LANG) for tuv in root.iter("tuv")]
    assert languages == ["zh-CN", "en"] * len(store.units)


def test_what_renders_other_chinese_words_is_no_pair_of_the_term(exported):
    other = BASE.replace(
        "      - {text: grids, ",
        "      - {text: power grids (电力网), status: official, document: plan}\n      - {text: grids, ",
    )
    words = standings(exported("tbx", base=other)[0], "tig")
    assert words["en", "grid"] == "preferredTerm-admn-sts"
    assert words["en", "power grids (电力网)"] == "admittedTerm-admn-sts"
    targets = [unit.target for unit in tmxfile.parsestring(exported("tmx", base=other)[0]).units]
    assert "grid" in targets and not any("电力网" in target for target in targets)


def rows(data: bytes) -> list[dict[str, str]]:
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_the_table_has_a_row_for_each_word(exported):
    table = rows(exported("csv")[0])
    assert [(row["source"], row["target"], row["language"], row["standing"]) for row in table] == [
        ("碳达峰", "carbon dioxide peaking", "en", "preferred"),
        ("碳达峰", "peaking of carbon", "en", "admitted"),
        ("碳达峰", "carbon peaking", "en", "admitted"),
        ("碳达峰", "CP", "en", "admitted"),
        ("碳达峰", "carbon summit", "en", "forbidden"),
        ("碳排放达峰", "carbon dioxide peaking", "zh-CN", "admitted"),
        ("“达峰”", "carbon dioxide peaking", "zh-CN", "admitted"),
        ("碳峰会", "carbon dioxide peaking", "zh-CN", "forbidden"),
        ("电网", "grid", "en", "preferred"),
        ("电网", "grids", "en", "admitted"),
    ]
    best, working = table[:2]
    assert (best["status"], best["use"], best["since"]) == ("official", "title", "2021")
    assert best["where"] == "Peaking Plan, State Council, 国发〔2021〕23号, 24 October 2021, title"
    assert best["url"] == "https://example.org/plan-en"
    assert best["sentence_zh"] == "力争2030年前碳达峰。"
    assert (working["where"], working["url"], working["sentence"]) == ("the press", "", "")
    assert table[4]["why_zh"] == "峰指峰值，不是峰会。"
    assert {row["licence"] for row in table} == {"CC BY 4.0"}
    # What a spreadsheet would reckon with is a text.
    assert table[-1]["definition"] == "'=Wires that share."


def test_the_table_is_read_by_translate_toolkit(packaged, facts):
    data = packaged("csv").read_bytes()
    store = csvfile.parsestring(data)
    table = rows(data)
    assert len(store.units) == len(table)
    pairs = {(unit.source, unit.target) for unit in store.units}
    assert ("碳中和", "carbon neutrality") in pairs
    renderings = sum(
        len({r.text for r in t.renderings if r.lang == "en"}) for t in facts.terms.values()
    )
    told = [row for row in table if row["status"] and row["language"] == "en"]
    assert len(told) == renderings
    forbidden = [row for row in table if row["standing"] == "forbidden"]
    assert len(forbidden) == sum(len(term.avoid) for term in facts.terms.values())
    assert all(row["why"] and row["why_zh"] for row in forbidden)
    # An official word names its document, and where that can be read.
    official = [row for row in table if row["status"] == "official"]
    assert official and all(row["where"] for row in official)


def test_anki_takes_a_note_for_each_term_and_takes_it_once(packaged, facts, learner_of_anki):  # noqa: F811
    anki, file = learner_of_anki(), packaged("anki")
    assert anki.take(file) == (len(facts.terms), 0, 0, 0)
    assert anki.take(file) == (0, 0, len(facts.terms), 0)
    note = anki.notes()["dualcarbon.terms.carbon-sink.en"]
    assert note.fields["Front"] == "carbon sink" and "碳汇" in note.fields["Back"]
    assert "tànhuì" in note.fields["Back"]
    assert (note.deck, note.notetype) == ("Dual carbon terms", "Basic")


def test_a_definition_that_changed_updates_its_note_and_keeps_its_history(
    exported, tmp_path, learner_of_anki  # noqa: F811
):  # fmt: skip
    anki = learner_of_anki()
    exported("anki")
    assert anki.take(tmp_path / "out") == (2, 0, 0, 0)
    anki.answer("dualcarbon.terms.grid.en")
    exported("anki", base=BASE.replace("共享的线路", "共用的线路"))
    assert anki.take(tmp_path / "out") == (0, 1, 1, 0)
    note = anki.notes()["dualcarbon.terms.grid.en"]
    assert "共用的线路" in note.fields["Back"] and note.reviews == 1
    peak = anki.notes()["dualcarbon.terms.peak.en"]
    assert peak.tags == ["core", "dualcarbon", "goals"]
    back = peak.fields["Back"]
    assert back.startswith("<b>碳达峰</b><br>tàn dá fēng<br>")
    assert 'The turn from growth to &lt;decline&gt; &amp; "rest".' in back
    assert '<a href="https://example.org/act?a=1&amp;b=2">' in back
    assert "Avoid: carbon summit (峰 is a peak and not a meeting.)" in back
    # Words of both languages are told, but for the two that stand in front and first.
    (also,) = [line for line in back.split("<br>") if line.startswith("Also: ")]
    assert "carbon dioxide peaking <small>official, titles" in also
    assert "碳排放达峰 <small>working" in also and "CP" in also
    assert ">carbon peaking" not in also and "碳峰会" not in also


def test_who_reads_chinese_has_chinese_in_front(packaged, facts, learner_of_anki):  # noqa: F811
    anki = learner_of_anki("zh-CN")
    assert anki.take(packaged("anki", "--lang", "zh")) == (len(facts.terms), 0, 0, 0)
    note = anki.notes()["dualcarbon.terms.carbon-sink.zh"]
    assert note.fields["正面"] == "碳汇" and "<b>carbon sink</b>" in note.fields["背面"]
    assert (note.deck, note.notetype) == ("双碳术语", "问答题")
    # The other direction goes beside it.
    assert anki.take(packaged("anki")) == (len(facts.terms), 0, 0, 0)


def test_a_base_in_one_language(exported, run, tmp_path, learner_of_anki):  # noqa: F811
    xml, _ = exported("tbx", base=ONE_LANGUAGE)
    assert standings(xml, "tig") == {
        ("en", "sink"): "preferredTerm-admn-sts",
        ("en", "degrees"): "preferredTerm-admn-sts",
    }
    table = rows(exported("csv", base=ONE_LANGUAGE)[0])
    assert [(row["source"], row["target"]) for row in table] == [("", "sink"), ("", "degrees")]
    exported("anki", base=ONE_LANGUAGE)
    assert learner_of_anki().take(tmp_path / "out") == (2, 0, 0, 0)
    file = tmp_path / "never.tmx"
    told = run(
        "export", "terms", "--to", "tmx", "-o", str(file), "--facts", str(tmp_path / "facts.yaml")
    )
    assert (told.code, told.out) == (1, "") and not file.exists()
    assert "none of the 2 terms is in both languages" in told.err and "tbx" in told.err


def test_a_memory_says_how_many_terms_have_no_pair(exported):
    english = ONE_LANGUAGE.replace(
        "sources: [act]}, ",
        "renderings: [{text: 汇, lang: zh, status: working}], sources: [act]}, ",
    )
    xml, told = exported("tmx", base=english)
    (unit,) = tmxfile.parsestring(xml).units
    assert (unit.source, unit.target) == ("汇", "sink")
    assert "terms: 1; words: 2" in told and "terms in one language only: 1" in told


def test_what_is_not_there_is_refused(run):
    told = run("export", "terms", "--to", "tbx", "--topic", "nowhere")
    assert (told.code, told.out) == (2, "") and "nowhere" in told.err
    assert run("export", "terms", "--to", "xliff").code == 2


def test_the_table_goes_through_a_pipe(run):
    told = run("export", "terms", "--to", "csv", "--topic", "goals")
    assert told.code == 0 and told.out.startswith("\ufeffsource,target,")
    names = json.loads(run("define", "--topic", "goals", "--format", "json").out)["results"]
    assert {row["term"] for row in rows(told.out.encode())} == {one["id"] for one in names}


@pytest.mark.parametrize(
    "name, begins",
    [("a.tbx", "<?xml"), ("a.tmx", "<?xml"), ("a.csv", "\ufeffsource"), ("a.txt", "#separator:tab"), ("a.jsonld", "{")],
)  # fmt: skip
def test_the_ending_of_the_file_says_which_format(run, tmp_path, name, begins):
    file = tmp_path / name
    told = run("export", "terms", "-o", str(file), "--topic", "goals")
    assert (told.code, told.err) == (0, "") and told.out.startswith("terms: ")
    text = file.read_text(encoding="utf-8")
    assert text.startswith(begins) and ("<martif" in text) == (name == "a.tbx")
    # Nothing is written over.
    assert run("export", "terms", "-o", str(file)).code == 1
    assert file.read_text(encoding="utf-8") == text


def test_a_vocabulary_of_one_topic_names_no_concept_that_is_not_there(exported, facts):
    from rdflib import SKOS, Graph

    graph = Graph().parse(data=exported("json-ld")[0], format="json-ld")
    assert {str(label) for label in graph.objects(None, SKOS.prefLabel)} >= {"碳达峰", "grid"}
    text = BASE.replace("    abbreviations: [CP]", "    abbreviations: [CP]\n    see_also: [grid]")
    graph = Graph().parse(
        data=exported("json-ld", "--topic", "goals", base=text)[0], format="json-ld"
    )
    assert "grid" not in {str(label) for label in graph.objects(None, SKOS.prefLabel)}
    assert not list(graph.subject_objects(SKOS.related))


def test_a_term_base_says_of_which_day_it_is(exported):
    about = etree.fromstring(exported("tbx", "--as-of", "2022")[0]).findtext(".//sourceDesc/p")
    assert "as of 2022-12-31" in about and about.endswith("CC BY 4.0")


@given(st.text())
def test_any_text_makes_a_document_that_is_read_back(text):
    root = ElementTree.Element("root")
    add(root, "part", text, name="a")
    read = etree.fromstring(document(root)).findtext("part")
    assert len(read or "") == len(text.replace("\r\n", "\n"))
    kept = [char for char in text if char.isprintable()]
    assert [char for char in read or "" if char.isprintable() and char != "\ufffd"] == [
        char for char in kept if char != "\ufffd"
    ]
