"""Quotes: every entry of the base gives a sentence that can be pasted, in both languages."""

from __future__ import annotations

import re
from datetime import date

import pytest

from dualcarbon.model.entries import Facts, Statistic
from dualcarbon.model.vocab import resolve_words
from dualcarbon.text import Text
from dualcarbon.writing.credits import bodies, issuers, titled, without_aside
from dualcarbon.writing.prose import capital, joined, noun, sentences
from dualcarbon.writing.quotes import quote

DAY = date(2026, 11, 24)
SECTIONS = ("terms", "events", "statistics", "targets")
LANGUAGES = ("en", "zh")

_DOUBLED = re.compile(
    r"  |\s[,.;:]|(?<!al)[.,;:][.,;]|[，。；：、]{2}|\(\)|（）|“”|《》|,\s*\)|，）|为为|为约\d|为超过|达到超过|指指|None"
)
_HAN_AND_LATIN_MARK = re.compile(r"[\u4e00-\u9fff][,;:]|[,;:][\u4e00-\u9fff]")
_SHORT = re.compile(r"\b(?:No|no|al|U\.S|St|vol)\.")


def entries(facts: Facts, section: str):
    return getattr(facts, section).values()


def digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def figure_of(entry, lang: str) -> str:
    """The digits that the sentence must have in a row, as figures go."""
    figure = entry.last(1)[0].value if isinstance(entry, Statistic) else entry.value
    value = figure.value
    # Chinese moves the point, and drops the zeros that 万 and 亿 stand for.
    written = digits(f"{abs(value):f}").strip("0" if lang == "zh" else "")
    return written or "0"


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("section", SECTIONS)
def test_a_quote_is_one_sentence_without_a_slip(facts, section, lang):
    for entry in entries(facts, section):
        text = quote(entry, facts, DAY)[lang]
        assert not _DOUBLED.search(text), text
        if lang == "zh":
            assert text.endswith("。") and text.count("。") == 1, text
            assert not _HAN_AND_LATIN_MARK.search(text), text
        else:
            assert re.search(r"[^.]\.$", text), text
            bare = re.sub(r"“[^”]*”", "", _SHORT.sub("", text[:-1]))
            assert not re.search(r"\.\s", bare), text
        for one, other in ("“”", "()", "（）", "《》"):
            assert text.count(one) == text.count(other), text


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("section", ("statistics", "targets"))
def test_a_quote_has_its_figure_and_a_year(facts, section, lang):
    for entry in entries(facts, section):
        text = quote(entry, facts, DAY)[lang]
        runs = {
            digits(run).strip("0" if lang == "zh" else "") or "0"
            for run in re.findall(r"[\d,.]*\d", text)
        }
        assert figure_of(entry, lang) in runs, text
        assert re.search(r"(19|20)\d\d", text), text


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("section", SECTIONS)
def test_a_quote_names_a_document_or_who_published_it(facts, section, lang):
    for entry in entries(facts, section):
        text = quote(entry, facts, DAY)[lang]
        point = entry.last(1)[0] if isinstance(entry, Statistic) else None
        cited = (point.sources if point else ()) or entry.sources
        documents = [
            facts.documents[id]
            for id in (
                getattr(entry, "document", ""), point.release if point else "",
                *(one.of or facts.sources[one.source].of for one in cited),
            )
            if id
        ]  # fmt: skip
        names = [titled(document, lang) for document in documents]
        names += [bodies(document, lang) for document in documents]
        for one in cited:
            source = facts.sources[one.source]
            names += [without_aside(by[lang]) for by in (source.publisher, source.author) if by]
        assert any(name in text for name in names), (text, names)


def test_a_promise_keeps_its_force(facts):
    for target in facts.targets.values():
        text = quote(target, facts, DAY)
        word = resolve_words(target.resolve).zh
        if target.resolve not in ("plain", "law"):
            assert f"（{word}）" in text.en.replace("(", "（").replace(")", "）"), text.en
            assert word in text.zh
        if target.operator == "before":
            assert (
                f"before {target.value.value}" in text.en and f"{target.value.value}年前" in text.zh
            )
        if target.operator == "about":
            assert re.search(r" is (?:about|around) ", text.en) and "左右" in text.zh, text
        if target.operator == "at-least":
            assert " is at least " in text.en and "以上" in text.zh, text
        if target.legal == "binding":
            assert "binding indicator" in text.en and "约束性指标" in text.zh
        if target.baseline:
            assert f"counted from {target.baseline.year}" in text.en
        if target.superseded_by:
            assert "replaced by" in text.en and "后改为" in text.zh


def test_a_limit_and_a_rounded_figure_are_quoted_as_such(facts):
    words = {
        "about": ("about ", "约为"),
        "above": ("more than ", "超过"),
        "below": ("less than ", "低于"),
    }
    seen = set()
    for statistic in facts.statistics.values():
        bound = statistic.last(1)[0].value.bound
        if bound in words:
            text = quote(statistic, facts, DAY)
            assert words[bound][0] in text.en and words[bound][1] in text.zh, text
            seen.add(bound)
    assert {"about", "above"} <= seen


def test_what_was_worked_out_is_not_put_into_the_mouth_of_a_source(facts):
    for statistic in facts.statistics.values():
        if statistic.last(1)[0].worked_out or statistic.formula:
            text = quote(statistic, facts, DAY)
            assert "worked out from figures of" in text.en and "according to" not in text.en
            assert "的数据推算" in text.zh


def test_part_of_a_year_is_not_quoted_as_a_month(facts):
    share = facts.statistics["power-market-share"]
    assert share.last(1)[0].date.month, "a month stands for January to its end"
    assert " in the period to " in quote(share, facts, DAY).en
    assert (
        quote(facts.statistics["chemical-capacity-use"], facts, DAY).en.count(" quarter of ") == 1
    )


def test_an_event_is_not_put_down_to_an_older_document(facts):
    ratified = quote(facts.events["china-ratifies-unfccc"], facts, DAY)
    assert "(source: " in ratified.en
    for event in facts.events.values():
        document = facts.documents.get(event.document)
        if document and document.date and document.date.year < event.date.year:
            assert titled(document, "en") not in quote(event, facts, DAY).en.split("(source: ")[1]


def test_a_verdict_on_an_old_figure_tells_its_age(facts):
    from dualcarbon.analysis.targets import standing

    old = [
        target
        for target in facts.targets.values()
        if (found := standing(target, facts, DAY)).status in ("on-pace", "behind")
        and found.age >= 3
        and not target.result
    ]
    for target in old:
        assert "years old" in quote(target, facts, DAY).en


def test_a_definition_stands_whole(facts):
    for term in facts.terms.values():
        text = quote(term, facts, DAY)
        assert (
            term.definition.zh.rstrip("。") in text.zh.replace("；", "。")
            or "。" in term.definition.zh
        )
        assert term.definition.en[1:].rstrip(".").translate(str.maketrans('“”"', "‘’'")) in text.en


def test_the_other_year_of_an_event_is_not_lost(facts):
    others = [event for event in facts.events.values() if event.also_year]
    assert others
    for event in others:
        for year in event.also_year:
            assert f"also given as {year}" in quote(event, facts, DAY).en
            assert f"{year}年" in quote(event, facts, DAY).zh


@pytest.mark.parametrize(
    "name, part",
    [
        ("coal share of energy consumption", "the coal share of energy consumption"),
        ("new energy vehicle sales", "new energy vehicle sales"),
        ("China's share of world CO2 emissions", "China's share of world CO2 emissions"),
        ("CO2 emissions of India", "the CO2 emissions of India"),
        ("forest coverage rate", "the forest coverage rate"),
        ("PM2.5 in cities, yearly mean", "PM2.5 in cities, yearly mean,"),
        ("greenhouse gases of Europe (27, EDGAR)", "the greenhouse gases of Europe (27, EDGAR)"),
    ],
)
def test_a_name_becomes_part_of_a_sentence(name, part):
    assert noun(name) == part
    assert capital(noun(name))[0].isupper()


@pytest.mark.parametrize(
    "text, clauses",
    [
        ("The State Council met. It decided.", ["the State Council met", "it decided"]),
        ("State Council orders. China agreed.", ["State Council orders", "China agreed"]),
        ("Announcement No. 9 of 2011 says so.", ["Announcement No. 9 of 2011 says so"]),
        ("Emissions of firms. CO2 alone.", ["emissions of firms", "CO2 alone"]),
        (
            "Ember counts it. Ministry of Transport data.",
            ["Ember counts it", "Ministry of Transport data"],
        ),
    ],
)
def test_only_names_keep_their_capitals(text, clauses):
    assert sentences(Text(text), "en") == clauses
    assert joined(Text(text), "en") == "; ".join(clauses)


def test_the_lead_stands_for_many_bodies(facts):
    for document in facts.documents.values():
        for lang in LANGUAGES:
            text = bodies(document, lang)
            assert "others and others" not in text and "部门等部门" not in text, text
            assert (
                len(issuers(document, lang)) > 2
                or "and others" not in text
                or "other" in document.issuer.en
            )


@pytest.mark.parametrize("command", ["define", "stats", "targets", "timeline"])
def test_no_command_quotes_an_entry_in_more_than_a_line(run, command):
    name = {
        "define": "carbon sink",
        "stats": "nev-sales",
        "targets": "nev-share-2025",
        "timeline": "us-china-2014",
    }
    for lang in LANGUAGES:
        told = run(command, *name[command].split(), "--quote", "--lang", lang)
        assert (told.code, told.err) == (0, "")
        assert told.out.count("\n") == 1 and told.out.strip().endswith(
            "." if lang == "en" else "。"
        )


def test_the_newest_figure_is_quoted_and_that_of_an_earlier_day(run, facts):
    assert run("stats", "nev-sales", "--quote").out == (
        "New energy vehicle sales came to 16.49 million vehicles in 2025, according to the China "
        "Association of Automobile Manufacturers (January 2026); scope: wholesale of all classes "
        "by makers in China, exports included, as their association (CAAM) counts.\n"
    )
    then = run("stats", "nev-sales", "--quote", "--as-of", "2025-06-30").out
    assert "12.866 million vehicles in 2024" in then and then.count("\n") == 1


def test_an_overview_is_quoted_a_paragraph_each(run):
    told = run("stats", "wind", "--quote", "--limit", "3")
    assert told.code == 0
    assert len(told.out.strip().split("\n\n")) == 3
    moments = run("timeline", "--since", "2030", "--quote", "--limit", "2").out
    assert all(line.startswith("The ") for line in moments.strip().split("\n\n"))


def test_programs_get_both_languages(run):
    import json

    (row,) = json.loads(run("stats", "nev-sales", "--quote", "--json").out)["results"]
    assert {*row} == {"id", "quote", "quote_zh"}
    assert (
        run("stats", "nev-sales", "--quote", "--field", "quote_zh").out.strip() == row["quote_zh"]
    )


def test_a_list_of_names_is_quoted_and_a_miss_told_in_its_place(run):
    told = run("define", "-", "--quote", stdin="net zero\nxyzzy\n")
    assert told.code == 3
    first, second = told.out.strip().split("\n\n")
    assert first.startswith("“Net zero emissions” (净零排放) is defined as “") and "xyzzy" in second


@pytest.mark.parametrize(
    "arguments", [("stats", "nev-sales", "--latest"), ("define", "carbon", "sink", "--renderings")]
)
def test_a_quote_is_of_no_other_thing(run, arguments):
    told = run(*arguments, "--quote")
    assert (told.code, told.out) == (2, "")
    assert f"--quote and {arguments[-1]}" in told.err


def test_a_base_in_one_language_is_quoted_in_it(run, tmp_path):
    base = tmp_path / "mine.yaml"
    base.write_text(
        "format: 1\nlanguages: [en]\nsources:\n  book:\n    title: Handbook\n"
        "    publisher: Our newsroom\n    date: 2026-01\n    url: https://example.org\n"
        "    lang: en\n    tier: research\nterms:\n  green-desk:\n    name: green desk\n"
        "    definition: The part of our newsroom that covers climate.\n    sources: [book]\n",
        encoding="utf-8",
    )
    told = run("define", "green desk", "--quote", "--facts", str(base))
    assert told.out == (
        "“Green desk” is defined as “the part of our newsroom that covers climate”, after Our "
        "newsroom (January 2026).\n"
    )
    assert run("define", "green desk", "--quote", "--facts", str(base), "--lang", "zh").code == 0
