"""Citations: every source of the base in every style, read back by independent parsers."""

from __future__ import annotations

import json
import warnings

import pytest

from dualcarbon.formats.citations import apa, bibtex, csl_json, gbt7714
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


def test_apa():
    assert apa(source()) == (
        "State Council. (2021, October 26). The 2030 plan: 50% & more. "
        "https://example.org/a_b?c=1&d=50%25"
    )
    assert apa(source(date=PartialDate(2021, 10))).startswith("State Council. (2021, October). ")
    assert apa(source(date=None, url="")) == "State Council. (n.d.). The 2030 plan: 50% & more."
    assert apa(source(title=Text("Who pays?"))).split("). ")[1].startswith("Who pays? https")


def test_gbt7714():
    assert gbt7714(source(lang="zh", publisher=Text("State Council", "国务院")), REVIEWED) == (
        "国务院. 2030年前碳达峰行动方案[EB/OL]. (2021-10-26)[2026-11-24]. "
        "https://example.org/a_b?c=1&d=50%25."
    )
    assert gbt7714(source(date=None, url=""), REVIEWED) == (
        "State Council. The 2030 plan: 50% & more[Z]."
    )
    assert "[DS/OL]" in gbt7714(source(licence="CC BY 4.0"), REVIEWED)


def parsed_bibtex(text):
    from pybtex.database import parse_string

    return parse_string(text, "bibtex").entries


def test_bibtex_reads_back():
    hostile = source(title=Text(r"50% of {all} \emph & #1_2 ~ $x^2$"))
    (entry,) = parsed_bibtex(bibtex(hostile, REVIEWED)).values()
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
        assert item["title"] in (given.title.en, given.title.zh)
        assert ("issued" in item) == (given.date is not None)


def test_csl_dates_are_no_more_precise_than_known():
    (item,) = json.loads(csl_json([source(date=PartialDate(2021, 10))], REVIEWED))
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
