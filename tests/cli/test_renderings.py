"""How a term is rendered: the best on its page, all of them with their places where asked for."""

from __future__ import annotations

import json

import pytest

BASE = """\
format: 1
languages: [en, zh]
topics: {goals: {name: Goals, name_zh: 目标}}
sources:
  act: {title: The Act, title_zh: 法案, publisher: The Office, publisher_zh: 办公室, url: "https://example.org/act", lang: en, tier: official}
documents:
  plan: {name: Peaking Plan, name_zh: 达峰方案, topic: goals, kind: plan, number: 国发〔2021〕23号, issuer: State Council, issuer_zh: 国务院, dated: 2021-10-24, sources: [act]}
  paper: {name: Peaking Paper, name_zh: 达峰白皮书, topic: goals, kind: report, unnumbered: none, unnumbered_zh: 无, issuer: State Council, issuer_zh: 国务院, dated: 2025-11-08, sources: [act]}
terms:
  peak:
    name: carbon peaking
    name_zh: 碳达峰
    pinyin: tàn dá fēng
    topic: goals
    definition: The turn from growth to decline.
    definition_zh: 由增长转为下降。
    short_zh: “达峰”
    renderings:
      - {text: carbon dioxide peaking, status: official, use: title, document: plan, at: title}
      - {text: carbon peaking, status: variant, document: paper}
      - {text: peaking of carbon, status: working, by: the press, by_zh: 媒体, since: 2019}
    avoid:
      - {text: carbon summit, why: 峰 is a peak and not a meeting., why_zh: 峰指峰值，不是峰会。}
    sentences:
      - {text: Peak before 2030., text_zh: 2030年前达峰。, document: plan, at: I}
    sources: [act]
"""


@pytest.fixture(scope="module")
def base(tmp_path_factory):
    file = tmp_path_factory.mktemp("renderings") / "facts.yaml"
    file.write_text(BASE, encoding="utf-8")
    return str(file)


def test_the_base_is_sound(run, base):
    assert run("check", "--strict", base).code == 0


def test_the_page_of_a_term_has_the_two_best_and_what_to_avoid(run, base):
    page = run("define", "peak", "--facts", base).out
    best, second = page.index("carbon dioxide peaking (official"), page.index("official variant")
    assert best < second < page.index("carbon summit: 峰 is a peak and not a meeting.")
    assert "the press" not in page and "all: --renderings" in page
    assert "勿用：" in run("define", "peak", "--facts", base, "--lang", "zh").out.replace(
        ": ", "："
    )


def test_all_renderings_are_told_with_their_documents(run, base):
    page = run("define", "peak", "--renderings", "--facts", base).out
    lines = page.splitlines()
    (official,) = [line for line in lines if line.startswith("carbon dioxide peaking")]
    assert "国发〔2021〕23号" in official and "titles" in official
    (working,) = [line for line in lines if line.startswith("peaking of carbon")]
    assert "the press" in working and "2019" in working
    assert "“达峰”" in page and "2030年前达峰。" in page and "Peak before 2030." in page


def test_a_rendering_of_a_later_document_was_not_there(run, base):
    told = run("define", "peak", "--facts", base, "--as-of", "2022", "--format", "json")
    (term,) = json.loads(told.out)["results"]
    assert [one["text"] for one in term["renderings"]] == [
        "carbon dioxide peaking",
        "peaking of carbon",
    ]


def test_a_term_without_renderings_says_so(run):
    told = run("define", "net zero", "--renderings")
    assert told.code == 0 and told.out
