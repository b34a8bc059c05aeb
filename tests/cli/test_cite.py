"""Citations: every source of the base in every style, read back by independent parsers."""

from __future__ import annotations

import json
import warnings

import pytest

from dualcarbon.formats.citations import Work, apa, bibtex, csl_json, gbt7714, work_of
from dualcarbon.model.dates import PartialDate
from dualcarbon.model.entries import Source
from dualcarbon.text import Text

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


def test_apa():
    assert apa(work()) == (
        "State Council. (2021, October 26). The 2030 plan: 50% & more. "
        "https://example.org/a_b?c=1&d=50%25"
    )
    assert apa(work(date=PartialDate(2021, 10))).startswith("State Council. (2021, October). ")
    assert apa(work(date=None, url="")) == "State Council. (n.d.). The 2030 plan: 50% & more."
    assert apa(work(title=Text("Who pays?"))).split("). ")[1].startswith("Who pays? https")


def test_gbt7714():
    assert gbt7714(work(lang="zh", publisher=Text("State Council", "国务院")), REVIEWED) == (
        "国务院. 2030年前碳达峰行动方案[EB/OL]. (2021-10-26)[2026-11-24]. "
        "https://example.org/a_b?c=1&d=50%25."
    )
    assert gbt7714(work(date=None, url=""), REVIEWED) == (
        "State Council. The 2030 plan: 50% & more[Z]."
    )
    assert "[DS/OL]" in gbt7714(work(licence="CC BY 4.0"), REVIEWED)


def parsed_bibtex(text):
    from pybtex.database import parse_string

    return parse_string(text, "bibtex").entries


def test_bibtex_reads_back():
    hostile = source(title=Text(r"50% of {all} \emph & #1_2 ~ $x^2$"))
    (entry,) = parsed_bibtex(bibtex(work_of(hostile), REVIEWED)).values()
    assert entry.type == "misc"
    assert entry.fields["year"] == "2021"
    assert entry.fields["url"] == hostile.url
    assert r"50\% of \{all\}" in entry.fields["title"]


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
        assert item["title"] in (title.en, title.zh)
        assert ("issued" in item) == bool((document and document.date) or given.date)


def test_csl_dates_are_no_more_precise_than_known():
    (item,) = json.loads(csl_json([work(date=PartialDate(2021, 10))], REVIEWED))
    assert item["issued"] == {"date-parts": [[2021, 10]]}
    assert item["accessed"] == {"date-parts": [[2026, 11, 24]]}


@pytest.mark.parametrize("style", ["text", "bibtex", "csl-json", "gbt7714", "apa"])
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
        f"国务院. {TITLE}: 国发〔2021〕23号[EB/OL]. (2021-10-24). https://example.org/zh."
    )


def test_a_document_in_the_other_styles(cited):
    english = "Action Plan for Carbon Dioxide Peaking Before 2030"
    assert cited("action-plan-2021", "--style", "apa") == (
        f"国务院. (2021, October 24). {TITLE} [{english}] (国发〔2021〕23号). https://example.org/zh"
    )
    (item,) = json.loads(cited("action-plan-2021", "--style", "csl-json"))
    assert (item["number"], item["title"], item["type"]) == ("国发〔2021〕23号", TITLE, "document")
    (entry,) = parsed_bibtex(cited("action-plan-2021", "--style", "bibtex")).values()
    assert (entry.fields["number"], entry.fields["date"]) == ("国发〔2021〕23号", "2021-10-24")
    text = cited("action-plan-2021")
    for part in (english, "State Council", "国发〔2021〕23号", "24 October 2021", "example.org/zh"):
        assert part in text
    assert f"《{TITLE}》，国务院，国发〔2021〕23号，2021年10月24日" in cited(
        "action-plan-2021", "--lang", "zh"
    )


def test_a_copy_is_cited_as_the_document_first(cited):
    assert cited("copy", "--style", "gbt7714") == (
        f"国务院. {TITLE}: 国发〔2021〕23号[EB/OL]. (2021-10-24). 据example.com转载. "
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
    assert first.startswith(f"国务院. {TITLE}: 国发") and "example.org/notice" in second


def test_every_page_names_the_document_before_the_copy(run, tmp_path):
    file = tmp_path / "documents.yaml"
    file.write_text(BASE, encoding="utf-8")
    shown = run("timeline", "plan-reported", "--sources", "--facts", str(file)).out
    assert "国发〔2021〕23号, 24 October 2021; read in the copy at example.com; sect. 2" in shown
    assert "A page with the Action Plan" not in shown
    # Nor is it cited twice.
    told = run("cite", "plan-reported", "--style", "gbt7714", "--facts", str(file)).out
    assert told.count("国发〔2021〕23号") == 1
