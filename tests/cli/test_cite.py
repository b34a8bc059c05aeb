"""Citations: every source of the base in every style, read back by independent parsers."""

from __future__ import annotations

import json
import re
import warnings
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dualcarbon import __version__
from dualcarbon.formats.citations.apa import apa
from dualcarbon.formats.citations.bibtex import biblatex, bibtex
from dualcarbon.formats.citations.csl import csl_json
from dualcarbon.formats.citations.gbt7714 import gbt7714, gbt7714_2015
from dualcarbon.formats.citations.ris import ris
from dualcarbon.formats.citations.work import Work, without_remark, work_of, work_of_document
from dualcarbon.model.dates import PartialDate
from dualcarbon.model.entries import Document, Source
from dualcarbon.text import Text
from dualcarbon.writing.credits import without_aside

REVIEWED = PartialDate(2026, 11, 24)


def source(**changes) -> Source:
    given = {
        "id": "plan-2021",
        "title": Text("The 2030 plan: 50% & more", "2030年前碳达峰行动方案"),
        "publisher": Text("State Council"),
        "date": PartialDate(2021, 10, 26),
        "url": "https://example.org/a_b?c=1&d=50%25",
        "lang": "en",
        "tier": "official",
    }
    return Source(**{**given, **changes})


def work(**changes) -> Work:
    return work_of(source(**changes))


def document(**changes) -> Document:
    given = {
        "id": "notice",
        "name": Text("Notice on Heat", "关于供热的通知"),
        "kind": "notice",
        "number": "发改环资〔2024〕1号",
        "issuer": Text("Ministry A, Ministry B, Ministry C, Ministry D", "甲部、乙部、丙部、丁部"),
        "dated": PartialDate(2024, 5, 1),
        "url": "https://example.org/heat",
        "sources": (),
    }
    return Document(**{**given, **changes})


def test_apa():
    assert apa(work(), REVIEWED) == (
        "State Council. (2021, October 26). The 2030 plan: 50% & more. "
        "https://example.org/a_b?c=1&d=50%25"
    )
    assert apa(work(date=PartialDate(2021, 10)), None).startswith(
        "State Council. (2021, October). "
    )
    assert apa(work(date=None, url=""), REVIEWED) == (
        "State Council. (n.d.). The 2030 plan: 50% & more."
    )
    assert apa(work(title=Text("Who pays?")), None).split("). ")[1].startswith("Who pays? https")


def test_apa_says_when_an_undated_page_was_retrieved():
    assert apa(work(date=None, url="https://example.org"), REVIEWED) == (
        "State Council. (n.d.). The 2030 plan: 50% & more. Retrieved November 24, 2026, from "
        "https://example.org"
    )
    assert "Retrieved" not in apa(work(date=None), None)


def test_apa_dates_data_by_the_year_and_says_what_it_is():
    assert "(2021). The 2030 plan: 50% & more [Data set]. https" in apa(
        work(licence="CC BY 4.0"), REVIEWED
    )


def test_apa_has_titles_in_both_languages_and_brackets_the_one_that_is_no_ones():
    chinese = work(lang="zh", publisher=Text("State Council", "国务院"))
    assert "2030年前碳达峰行动方案 [The 2030 plan: 50% & more]. https" in apa(chinese, None)
    japanese = work(lang="ja", title=Text("Electricity in 2014 (in Japanese)"))
    assert "). [Electricity in 2014]. https" in apa(japanese, None)
    assert "Recovery [Abstract]. https" in apa(work(title=Text("Recovery (abstract)")), None)


def test_apa_joins_bodies_and_names_a_treaty_alone():
    assert apa(work_of_document(document()), None).startswith(
        "甲部, 乙部, 丙部, & 丁部. (2024, May 1). "
    )
    two = document(issuer=Text("Ministry A, Ministry B", "甲部、乙部"))
    assert apa(work_of_document(two, "en"), None).startswith("Ministry A & Ministry B. (2024")
    treaty = document(kind="treaty", number="", name=Text("Treaty of Basel", "巴塞尔条约"))
    assert apa(work_of_document(treaty), None) == (
        "Treaty of Basel, May 1, 2024, https://example.org/heat"
    )


def test_gbt7714_has_full_width_marks_except_full_stop_and_square_brackets():
    chinese = work(lang="zh", publisher=Text("State Council", "国务院"))
    assert gbt7714(chinese, REVIEWED) == (
        "国务院. 2030年前碳达峰行动方案[EB/OL]. （2021-10-26）[2026-11-24]. "
        "https://example.org/a_b?c=1&d=50%25."
    )
    assert gbt7714(work(date=None, url=""), REVIEWED) == (
        "State Council. The 2030 plan: 50% & more[Z]."
    )
    assert "[DS/OL]" in gbt7714(work(licence="CC BY 4.0"), REVIEWED)
    assert gbt7714(work_of_document(document()), REVIEWED) == (
        "甲部，乙部，丙部，等. 关于供热的通知：发改环资〔2024〕1号[EB/OL]. （2024-05-01）[2026-11-24]. "
        "https://example.org/heat."
    )
    assert "Ministry A，Ministry B，Ministry C，et al. Notice" in gbt7714(
        work_of_document(document(), "en"), None
    )


def test_gbt7714_dates_a_report_bare_and_names_a_standard_by_its_number():
    report = work_of_document(document(kind="report", number=""))
    assert "[R/OL]. 2024-05-01. https" in gbt7714(report, REVIEWED)
    standard = work_of_document(document(kind="standard", number="GB/T 24067—2024"))
    assert gbt7714(standard, REVIEWED) == (
        "GB/T 24067—2024\u2003关于供热的通知[S/OL]. https://example.org/heat."
    )


def test_the_edition_of_2015_has_half_width_marks():
    assert gbt7714_2015(work_of_document(document()), REVIEWED) == (
        "甲部, 乙部, 丙部, 等. 关于供热的通知: 发改环资〔2024〕1号[EB/OL]. (2024-05-01)[2026-11-24]. "
        "https://example.org/heat."
    )
    report = work_of_document(document(kind="report", number=""))
    assert "[R/OL]. (2024-05-01)[2026-11-24]. https" in gbt7714_2015(report, REVIEWED)


def parsed_bibtex(text):
    from pybtex.database import parse_string

    return parse_string(text, "bibtex").entries


@pytest.mark.parametrize("style", [bibtex, biblatex])
def test_bibtex_reads_back(style):
    hostile = source(title=Text(r"50% of {all} \emph & #1_2 ~ $x^2$"))
    (entry,) = parsed_bibtex(style(work_of(hostile), REVIEWED)).values()
    assert (entry.fields.get("year") or entry.fields["date"][:4]) == "2021"
    assert entry.fields["url"] == hostile.url
    assert r"50\% of \textbraceleft{}all\textbraceright{}" in entry.fields["title"]


LINES = st.text(
    st.characters(min_codepoint=32, exclude_categories=["Cc", "Cf", "Cs", "Zl", "Zp"]), min_size=1
).map(str.strip).filter(bool)  # fmt: skip
"""What a title may be: any line of text."""


@given(LINES, LINES)
def test_whatever_a_title_holds_each_format_gives_it_back(title, name):
    import rispy

    cited = work_of(source(title=Text(title), publisher=Text(name)))
    for style in (bibtex, biblatex):
        (entry,) = parsed_bibtex(style(cited, REVIEWED)).values()
        assert entry.fields["title"].startswith("{") and len(entry.persons["author"]) == 1
    (item,) = json.loads(csl_json([cited], REVIEWED))
    assert item["title"] == cited.title and item["author"] == [{"literal": cited.authors[0]}]
    (record,) = rispy.loads(ris(cited, REVIEWED))
    assert record["title"].split() == cited.title.split()
    assert record["authors"][0].split() == cited.authors[0].replace(", ", " – ").split()


def printed(entries: str) -> str:
    """The entries as the plainest style of BibTeX prints them."""
    from pybtex.database import parse_string
    from pybtex.plugin import find_plugin

    style = find_plugin("pybtex.style.formatting", "plain")()
    made = style.format_bibliography(parse_string(entries, "bibtex"))
    return "\n".join(entry.text.render_as("text") for entry in made)


def test_a_month_is_a_macro_of_bibtex_and_prints_as_a_word():
    entry = bibtex(work(), REVIEWED)
    assert "  month = oct,\n" in entry
    assert "October 2021" in printed(entry)


def test_several_bodies_are_several_authors():
    (entry,) = parsed_bibtex(bibtex(work_of_document(document()), None)).values()
    assert len(entry.persons["author"]) == 4
    (item,) = json.loads(csl_json([work_of_document(document())], None))
    assert [author["literal"] for author in item["author"]] == ["甲部", "乙部", "丙部", "丁部"]


def test_biblatex_has_its_own_types_and_dates():
    assert biblatex(work(), REVIEWED).startswith("@online{plan-2021,")
    assert "  date = {2021-10-26},\n" in biblatex(work(), REVIEWED)
    assert "  urldate = {2026-11-24},\n" in biblatex(work(), REVIEWED)
    assert biblatex(work(licence="CC BY 4.0"), None).startswith("@dataset{")


@pytest.mark.parametrize(
    "date, written",
    [((2021, 10, 26), "2021/10/26/"), ((2021, 10, 0), "2021/10//"), ((2021, 0, 0), "2021///")],
)
def test_ris_dates_are_no_more_precise_than_known(date, written):
    assert f"DA  - {written}\n" in ris(work(date=PartialDate(*date)), None)


def test_every_source_survives_ris(run, facts):
    import rispy

    told = run("cite", *facts.sources, "--style", "ris")
    assert (told.code, told.err) == (0, "")
    records = rispy.loads(told.out)
    assert [record["id"] for record in records] == [*facts.sources]
    for record in records:
        assert record["urls" if "urls" in record else "title"]
        # A comma would make given names of the end of a body's name.
        assert not any("," in author for author in record["authors"])


@pytest.mark.parametrize(
    "title, bare, remark",
    [
        ("Framework (summary)", "Framework", "summary"),
        ("Report (copy of a page at gov.cn)", "Report", ""),
        ("Rise of 3% (in Japanese)", "Rise of 3%", ""),
        ("Plan (2021-2025)", "Plan (2021-2025)", ""),
        ("产销（2016年第2期文章摘要）", "产销", "2016年第2期文章摘要"),
        ("规划（2021—2035年）", "规划（2021—2035年）", ""),
    ],
)
def test_a_remark_is_no_part_of_a_title(title, bare, remark):
    assert without_remark(title) == (bare, remark)


def test_no_remark_on_a_publisher_lands_in_a_bibliography(run, facts):
    assert without_aside("Seneca ESG (from SCMP)") == "Seneca ESG"
    assert without_aside("亿欧（据财联社）") == "亿欧"
    assert without_aside("Climate Cooperation China (GIZ)") == "Climate Cooperation China (GIZ)"
    items = json.loads(run("cite", *facts.sources, "--style", "csl-json").out)
    remarks = re.compile(r"\b(copy|via|quoting|on data of|wire)\b|转载|转引|（据")
    for item in items:
        for author in item["author"]:
            assert not remarks.search(author["literal"]), item["id"]
        assert not re.search(r"\((copy|summary|abstract|full text|news in brief)\b", item["title"])


def test_every_source_survives_bibtex(run, facts):
    told = run("cite", *facts.sources, "--style", "bibtex")
    assert (told.code, told.err) == (0, "")
    entries = parsed_bibtex(told.out)
    assert [*entries] == [*facts.sources]
    for id, entry in entries.items():
        assert entry.fields.get("url", "") == facts.sources[id].url
        assert entry.fields["title"].strip("{}") != ""


def test_every_source_survives_csl_json(run, facts):
    told = run("cite", *facts.sources, "--style", "csl-json")
    assert (told.code, told.err) == (0, "")
    items = json.loads(told.out)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the parser's own
        from citeproc.source.json import CiteProcJSON

        bibliography = CiteProcJSON(items)
    assert [*bibliography] == [*facts.sources]
    for item in items:
        given = facts.sources[item["id"]]
        assert item.get("URL", "") == given.url
        document = facts.documents.get(given.of)
        title = document.name if document else given.title
        assert item["title"] in {without_remark(text)[0] for text in (title.en, title.zh)} | {
            title.en,
            title.zh,
        }
        assert ("issued" in item) == bool((document and document.date) or given.date)


def test_csl_dates_are_no_more_precise_than_known():
    (item,) = json.loads(csl_json([work(date=PartialDate(2021, 10))], REVIEWED))
    assert item["issued"] == {"date-parts": [[2021, 10]]}
    assert item["accessed"] == {"date-parts": [[2026, 11, 24]]}


STYLES = ("text", "apa", "gbt7714", "gbt7714-2015", "bibtex", "biblatex", "ris", "csl-json")


@pytest.mark.parametrize("style", STYLES)
def test_an_entry_cites_every_source_behind_it(run, facts, style):
    target = facts.targets["wind-solar-2030"]
    told = run("cite", "wind-solar-2030", "--style", style)
    assert (told.code, told.err) == (0, "")
    for citation in target.sources:
        assert facts.sources[citation.source].url in told.out


def test_points_and_notes_are_behind_a_statistic_too(run, facts):
    told = run("cite", "non-fossil-capacity-share")
    statistic = facts.statistics["non-fossil-capacity-share"]
    for point in statistic.series:
        for citation in point.sources:
            assert facts.sources[citation.source].url in told.out
    assert "para. 22" in told.out


def test_an_unknown_id_is_suggested(run):
    told = run("cite", "wind-solr-2030")
    assert (told.code, told.out) == (3, "")
    assert "wind-solar-2030" in told.err
    assert run("cite", "no such thing at all").code == 3
    assert run("cite").code == 2


BASE = """
format: 1
languages: [en, zh]
sources:
  copy:
    title: A page with the Action Plan
    title_zh: 行动方案全文
    publisher: A site
    publisher_zh: 某网站
    via: example.com
    url: https://example.com/copy
    lang: zh
    tier: reprint
    of: action-plan-2021
  notice:
    title: Notice
    publisher: State Council
    publisher_zh: 国务院
    url: https://example.org/notice
    lang: zh
    tier: official
documents:
  action-plan-2021:
    name: Action Plan for Carbon Dioxide Peaking Before 2030
    name_zh: 国务院关于印发2030年前碳达峰行动方案的通知
    english: official
    kind: plan
    number: 国发〔2021〕23号
    issuer: State Council
    issuer_zh: 国务院
    dated: 2021-10-24
    published: 2021-10-26
    url: https://example.org/zh
    url_en: https://example.org/en
    sources: [notice]
events:
  plan-issued:
    name: The plan is issued
    name_zh: 方案印发
    date: 2021-10-26
    kind: policy
    summary: It was issued.
    summary_zh: 方案印发。
    document: action-plan-2021
    sources: [notice]
  plan-reported:
    name: The plan is reported
    name_zh: 报道方案
    date: 2021-10-27
    kind: policy
    summary: It was reported.
    summary_zh: 有报道。
    document: action-plan-2021
    sources: [copy: sect. 2]
"""


@pytest.fixture
def cited(tmp_path, run):
    file = tmp_path / "documents.yaml"
    file.write_text(BASE, encoding="utf-8")

    def cited(name, *arguments):
        told = run("cite", name, *arguments, "--facts", str(file))
        assert (told.code, told.err) == (0, "")
        return told.out.strip()

    return cited


TITLE = "国务院关于印发2030年前碳达峰行动方案的通知"


@pytest.mark.parametrize(
    "name", ["action-plan-2021", "国发〔2021〕23号", "国发[2021]23号", TITLE,
             "Action Plan for Carbon Dioxide Peaking before 2030"],
)  # fmt: skip
def test_a_document_is_cited_by_its_number_and_titles_too(cited, name):
    assert cited(name, "--style", "gbt7714") == (
        f"国务院. {TITLE}：国发〔2021〕23号[EB/OL]. （2021-10-24）. https://example.org/zh."
    )


def test_a_document_in_the_other_styles(cited):
    english = "Action Plan for Carbon Dioxide Peaking Before 2030"
    assert cited("action-plan-2021", "--style", "apa") == (
        f"国务院. (2021, October 24). {TITLE} [{english}] (国发〔2021〕23号). https://example.org/zh"
    )
    (item,) = json.loads(cited("action-plan-2021", "--style", "csl-json"))
    assert (item["number"], item["title"], item["type"]) == ("国发〔2021〕23号", TITLE, "document")
    (entry,) = parsed_bibtex(cited("action-plan-2021", "--style", "bibtex")).values()
    assert (entry.fields["number"], entry.fields["year"]) == ("国发〔2021〕23号", "2021")
    text = cited("action-plan-2021")
    for part in (english, "State Council", "国发〔2021〕23号", "24 October 2021", "example.org/zh"):
        assert part in text
    assert f"《{TITLE}》，国务院，国发〔2021〕23号，2021年10月24日" in cited(
        "action-plan-2021", "--lang", "zh"
    )


def test_a_copy_is_cited_as_the_document_first(cited):
    assert cited("copy", "--style", "gbt7714") == (
        f"国务院. {TITLE}：国发〔2021〕23号[EB/OL]. （2021-10-24）. 据example.com转载. "
        "https://example.com/copy."
    )
    assert "据example.com转载. https://example.com/copy" in cited("copy", "--style", "apa")
    (item,) = json.loads(cited("copy", "--style", "csl-json"))
    assert (item["note"], item["URL"]) == ("据example.com转载", "https://example.com/copy")
    (entry,) = parsed_bibtex(cited("copy", "--style", "bibtex")).values()
    assert entry.fields["note"] == "据example.com转载"
    text = cited("copy")
    assert text.index("Action Plan for") < text.index("; read in the copy at example.com")
    assert "A page with the Action Plan" not in text


def test_an_entry_names_its_document_before_its_sources(cited):
    first, second = cited("plan-issued", "--style", "gbt7714").splitlines()[::2] or ("", "")
    assert first.startswith(f"国务院. {TITLE}：国发") and "example.org/notice" in second


def test_every_page_names_the_document_before_the_copy(run, tmp_path):
    file = tmp_path / "documents.yaml"
    file.write_text(BASE, encoding="utf-8")
    shown = run("timeline", "plan-reported", "--sources", "--facts", str(file)).out
    assert "国发〔2021〕23号, 24 October 2021; read in the copy at example.com; sect. 2" in shown
    assert "A page with the Action Plan" not in shown
    # Nor is it cited twice.
    told = run("cite", "plan-reported", "--style", "gbt7714", "--facts", str(file)).out
    assert told.count("国发〔2021〕23号") == 1


def test_the_place_goes_with_what_programs_read(cited):
    (item,) = json.loads(cited("plan-reported", "--style", "csl-json"))
    assert item["note"] == "据example.com转载; Sect. 2"
    assert "N1  - Sect. 2\n" in cited("plan-reported", "--style", "ris")
    assert "note = {据example.com转载; Sect. 2}" in cited("plan-reported", "--style", "biblatex")


def test_a_source_that_is_cited_at_two_places_is_one_work(run, facts):
    told = run("cite", "non-fossil-capacity-share", "--style", "csl-json")
    items = json.loads(told.out)
    assert len({item["id"] for item in items}) == len(items)
    assert any("Para. 22" in item.get("note", "") for item in items)


def test_a_style_for_programs_is_what_a_file_gets(run, tmp_path):
    file = tmp_path / "refs.json"
    assert run("cite", "wind-solar-2030", "--style", "csl-json", "-o", str(file)).code == 0
    assert "author" in json.loads(file.read_text(encoding="utf-8"))[0]


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_program_cites_itself_and_its_data(run, facts, style, lang):
    told = run("cite", "dualcarbon", "--style", style, "--lang", lang)
    assert (told.code, told.err) == (0, "")
    for part in ("dualcarbon contributors", __version__, str(facts.updated), "MIT", facts.licence):
        assert part in told.out, part


def test_the_data_of_another_base_are_not_cited_as_the_programs(cited):
    (item,) = json.loads(cited("dualcarbon", "--style", "csl-json"))
    assert (item["id"], item["type"]) == ("dualcarbon", "software")


def test_the_citation_file_agrees_with_the_program_and_its_data(facts):
    import yaml

    text = Path(__file__).parents[2].joinpath("CITATION.cff").read_text(encoding="utf-8")
    file = yaml.load(text, yaml.BaseLoader)
    (data,) = file["references"]
    assert file["version"] == __version__
    assert file["date-released"] == data["version"] == data["date-released"] == str(facts.updated)
    assert (file["license"], data["license"]) == (
        "MIT",
        facts.licence.replace(" ", "-", 1).replace(" ", "-"),
    )
    for authors in (file["authors"], data["authors"]):
        assert authors == [{"name": "dualcarbon contributors"}]
