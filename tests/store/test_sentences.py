"""Sentences that people type open what answers them, and words that nobody listed are understood."""

from __future__ import annotations

import pytest
from conftest import DATA, packaged_base
from hypothesis import given
from hypothesis import strategies as st

from dualcarbon.kinds import NAMED
from dualcarbon.names.keys import HAN
from dualcarbon.names.typed import Typed
from dualcarbon.store.search import Search
from dualcarbon.store.understanding import Sentence, understood

FIRST, AMONG_THREE = 0.85, 0.97
"""How many of the sentences must find what answers them in first place, and among three."""


def sentences() -> list[tuple[str, list[str]]]:
    """Each sentence with the entries that answer it, as `section.id`."""
    lines = (DATA / "sentences.txt").read_text(encoding="utf-8").splitlines()
    pairs = [line.split(" | ") for line in lines if line and not line.startswith("#")]
    return [(sentence, ids.split()) for sentence, ids in pairs]


def found(sentence: str, limit: int = 10) -> list[str]:
    hits = Search(packaged_base().names, NAMED).results(Typed(sentence), limit).hits
    return [f"{hit.ref.section}.{hit.ref.id}" for hit in hits]


def understanding(sentence: str) -> Sentence:
    return understood(Typed(sentence), packaged_base().store)


def words(sentence: str) -> list[str]:
    return [word.text for word in understanding(sentence).words]


def test_the_set_of_sentences_is_large_bilingual_and_of_entries_that_are_there(facts):
    pairs = sentences()
    assert len(pairs) == len({sentence for sentence, _ in pairs}) >= 150
    chinese = [sentence for sentence, _ in pairs if HAN.search(sentence)]
    assert len(chinese) >= 0.4 * len(pairs)
    for _, ids in pairs:
        for id in ids:
            section, _, name = id.partition(".")
            assert name in getattr(facts, section), id


def test_the_right_entry_is_first_for_most_sentences_and_among_three_for_nearly_all():
    places = {}
    for sentence, ids in sentences():
        hits = found(sentence)
        places[sentence] = next((at for at, hit in enumerate(hits) if hit in ids), 99)
    late = {sentence: place for sentence, place in places.items() if place}
    assert sum(place == 0 for place in places.values()) >= FIRST * len(places), late
    assert sum(place < 3 for place in places.values()) >= AMONG_THREE * len(places), late


# Understood


@pytest.mark.parametrize(
    "sentence, expected",
    [
        ("how much coal does China burn?", ["coal", "burn"]),
        ("What is a carbon sink", ["carbon sink"]),
        ("China's CO2 emissions", ["co2 emissions"]),
        ("the price of carbon", ["price of carbon"]),
        ("中国什么时候实现碳中和", ["碳中和"]),
        ("绿电是什么", ["绿电"]),
        ("碳汇和碳储量有什么区别", ["碳汇", "碳储量"]),
        ("森林面积有多大吗", ["森林", "面积"]),
        ("China", ["china"]),
        ("中国", ["中国"]),
    ],
)
def test_what_only_asks_does_not_count(sentence, expected):
    assert words(sentence) == expected


@pytest.mark.parametrize(
    "one, other",
    [
        ("EV sales", "sales of electric cars"),
        ("emissions per person", "per capita emission"),
        ("wind overtakes coal", "wind surpassed coal"),
        ("decarbonization of industry", "industry decarbonisation"),
        ("充电桩数量", "充电设施"),
        ("每人碳排放", "人均碳排放"),
    ],
)
def test_everyday_words_and_spellings_find_the_same(one, other):
    assert found(one, 5)[0] == found(other, 5)[0]


def test_synonyms_stand_in_the_base_where_people_can_edit_them(facts):
    group = facts.synonyms["new-energy-vehicle"]
    assert "EV" in group.en and "电动车" in group.zh


@pytest.mark.parametrize("sentence", ["the of in", "what is it", "是什么", "怎么样", "?!"])
def test_a_sentence_that_only_asks_gets_one_clear_message(run, sentence):
    refused = run("search", sentence)
    assert (refused.code, refused.out) == (3, "")
    assert "has no word that says what it is about" in refused.err
    chinese = run("search", sentence, "--lang", "zh")
    assert chinese.code == 3 and "没有可供查找的词" in chinese.err


# Order


def test_what_holds_all_the_words_comes_before_what_holds_some():
    base = packaged_base()
    for sentence, _ in sentences():
        hits = Search(base.names, NAMED).results(Typed(sentence), 10).hits
        lacking = [bool(hit.missing) for hit in hits]
        assert lacking == sorted(lacking) or not hits[0].missing, sentence


def test_sources_come_only_where_nothing_else_fits():
    for sentence, _ in sentences():
        assert not any(hit.startswith("sources.") for hit in found(sentence)), sentence
    assert found("Mayer Brown ESG")[0].startswith("sources.")


def test_entries_come_before_questions():
    for sentence in ("carbon neutrality", "why peak first", "碳达峰 碳中和 区别", "forest"):
        kinds = [hit.partition(".")[0] == "questions" for hit in found(sentence, 60)]
        assert kinds == sorted(kinds), sentence


def test_a_main_series_comes_before_its_alternatives(facts):
    for statistic in facts.statistics.values():
        main = facts.statistics.get(statistic.alternative_to)
        if main:
            hits = found(main.name.en, 100)
            assert hits.index(f"statistics.{main.id}") == 0 or main.name.en in (
                facts.targets[hits[0].partition(".")[2]].name.en,
            )


# Amounts


@pytest.mark.parametrize(
    "amount, found_in, not_in",
    [
        ("36亿千瓦", "targets.wind-solar-2035", "terms.carbon-sink"),
        ("180 GW", "targets.new-storage-2027", "targets.wind-solar-2035"),
    ],
)
def test_a_number_is_matched_whole(amount, found_in, not_in):
    hits = found(amount, 50)
    assert hits[0] == found_in and not_in not in hits


def test_an_amount_of_one_substance_is_none_of_another():
    right = "targets.nine-industries-co2-2028"
    assert right in found("200 million tonnes of CO2", 50)
    assert right in found("200 Mt CO2", 50)
    assert right in found("2亿吨二氧化碳", 50)
    assert right in found("200 million tonnes", 50)
    for other in ("200 Mtce", "2亿吨标准煤", "200 Mt CO2e", "200 million tonnes of carbon"):
        assert right not in found(other, 50), other


@given(st.text(max_size=80) | st.text("的了什么碳达峰中和风电 ?！。whatis0.9,亿千瓦", max_size=60))
def test_any_text_is_understood_and_nothing_breaks(text):
    sentence = understanding(text)
    assert all(word.query for word in sentence.words)
    assert found(text) is not None


@pytest.mark.parametrize(
    "typed",
    ["emisiones de carbono por persona", "кто загрязняет", "二酸化炭素の排出量は", "탄소중립", "x" * 10_000,
     "碳中和吗" * 2500, "how much " * 1200, "carbon " * 1500],
)  # fmt: skip
def test_another_language_or_ten_kilobytes_get_an_answer_or_one_message(run, typed):
    done = run("search", typed)
    assert done.code in (0, 3)
    assert len(done.err.splitlines()) <= 8
