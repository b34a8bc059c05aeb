"""Words narrow a section to the entries in whose names they stand, in any form and language."""

from __future__ import annotations

import re
from random import Random

import pytest
from conftest import packaged_base

from dualcarbon.names.keys import pinyin_keys
from dualcarbon.names.typed import Typed
from dualcarbon.store.narrow import narrowed


def ids(words: str, section: str) -> list[str]:
    return [ref.id for ref in narrowed(packaged_base().names, Typed(words), [section])]


@pytest.mark.parametrize(
    "section, words, first",
    [
        ("statistics", "wind", "wind-capacity"),
        ("statistics", "风电装机", "wind-capacity"),
        ("statistics", "capacity of nuclear", "nuclear-capacity"),
        ("statistics", "EV share", "nev-share"),
        ("statistics", "electric car share", "nev-share"),
        ("statistics", "per capita CO2", "co2-per-capita"),
        ("statistics", "碳排放", "co2-emissions"),
        ("targets", "carbon intensity", "carbon-intensity-2025"),
        ("targets", "风光", "wind-solar-2035"),
        ("events", "Paris Agreement", "paris-adopted"),
        ("terms", "双控", "dual-control-energy"),
    ],
)
def test_the_nearest_comes_first(section, words, first):
    assert ids(words, section)[0] == first


def test_any_order_form_and_language_finds_the_same():
    for one, other in (
        ("wind capacity", "capacities wind"),
        ("solar generation", "generation of solar"),
        ("storage pumped", "pumped storage"),
    ):
        assert set(ids(one, "statistics")) == set(ids(other, "statistics")), one
    assert "pumped-storage-capacity" in ids("抽水蓄能", "statistics")


def test_a_main_series_stands_before_every_alternative(facts):
    for words in ("wind", "solar", "generation", "nev", "风电", "发电"):
        aside = [facts.statistics[id].main != id for id in ids(words, "statistics")]
        assert True in aside and aside == sorted(aside), words


def test_a_word_may_be_the_beginning_of_one_where_whole_words_find_nothing():
    assert ids("capac nucl", "statistics") == ["nuclear-capacity"]
    assert ids("wi", "statistics") == []


@pytest.mark.parametrize("words", ["", "?", "of the", "xyzzyqq wind", "什么", "炭中和"])
def test_nothing_is_narrowed_to_by_what_says_nothing_or_stands_nowhere(words):
    assert ids(words, "terms") == []


@pytest.mark.parametrize("section", ["statistics", "targets", "events", "plans"])
def test_a_chinese_word_narrows_by_its_sound_as_it_does_as_written(base, section):
    terms = base.facts.terms.values()
    words = [term for term in terms if re.fullmatch("[\u4e00-\u9fff]{3,6}", term.name.zh)]
    told = 0
    for term in Random(7).sample(words, 60):
        word, sound = term.name.zh, max(pinyin_keys(term.pinyin))
        written = [] if base.bears(section, (word,)) else base.ids_holding(section, (word,))
        if written and not base.bears(section, (sound,)):
            told += 1
            assert written[0] in base.found(section, (sound,)).ids, word
    assert told > 2
