"""What the packaged base holds: how much, from where, in which languages, in which order."""

from __future__ import annotations

import dataclasses
import re
from collections import Counter

import pytest

from dualcarbon.model.parts import ONE_LANGUAGE, Citation
from dualcarbon.reading.walk import entries, parts
from dualcarbon.text import Text, cells


@pytest.fixture(scope="module")
def paths(facts):
    """Every entry by the path that leads to it."""
    return {"/".join(map(str, path)): entry for path, entry in entries(facts)}


def test_there_is_as_much_as_promised(facts):
    assert len(facts.terms) >= 200
    assert len(facts.events) >= 120
    assert len(facts.targets) >= 110
    assert len(facts.statistics) >= 90
    assert sum(len(statistic.points) for statistic in facts.statistics.values()) >= 1000
    assert len(facts.plans) >= 20
    assert len(facts.questions) >= 40


def test_every_topic_has_entries_of_several_kinds(facts, paths):
    for topic in facts.topics:
        kinds = {path.split("/")[0] for path, entry in paths.items() if entry.topic == topic}
        assert "terms" in kinds, topic
        assert len(kinds) >= 2 or topic in ("units", "technology"), topic


def texts(value):
    """Every text inside an entry, with the name of the field that it stands in."""
    for _, inner in parts(value, ()):
        if dataclasses.is_dataclass(inner) and not isinstance(inner, (Text, Citation)):
            for field in dataclasses.fields(inner):
                part = getattr(inner, field.name)
                if isinstance(part, Text) and part and field.metadata != ONE_LANGUAGE:
                    yield field.name, part
                elif isinstance(part, tuple):
                    yield from ((field.name, text) for text in part if isinstance(text, Text))
                elif isinstance(part, dict):
                    yield from ((field.name, t) for t in part.values() if isinstance(t, Text))


def test_an_entry_is_sourced_dated_and_in_both_languages(facts, paths):
    for path, entry in paths.items():
        assert entry.topic in facts.topics, path
        assert any(facts.sources[citation.source].url for citation in entry.sources), path
        for name, text in texts(entry):
            assert text.en and text.zh, (path, name)
            assert re.search("[\u4e00-\u9fff%]", text.zh), (path, text.zh)
            han = len(re.findall("[\u4e00-\u9fff]", text.en))
            assert 3 * han <= len(re.findall("[A-Za-z]", text.en)), (path, text.en)
            # CO2 is written so that every stream carries it.
            assert "\u2082" not in text.en + text.zh, (path, text)
        for point in getattr(entry, "series", ()):
            assert point.date.first <= facts.updated.last, (path, point)


def test_a_source_says_where_it_can_be_read(facts):
    for id, source in facts.sources.items():
        assert source.title and source.publisher and source.lang and source.tier, id
        assert re.match(r"https?://[^\s]+$", source.url) or id == "seed", id
        assert source.date is None or source.date.first <= facts.updated.last, id


def test_data_sets_name_their_licence(facts):
    for id, source in facts.sources.items():
        if re.match("Our World in Data|European Commission, Joint", source.publisher.en):
            assert source.licence, id


def test_the_seed_comes_first(facts):
    assert next(iter(facts.sources)) == "seed"  # W508 to W510 keep the order of the others


def test_the_ten_actions_have_measures_and_numbers(facts):
    plan = next(iter(facts.plans.values()))
    assert len(plan.items) == 10
    assert sum(bool(item.measures) for item in plan.items) >= 9
    assert sum(bool(item.targets) for item in plan.items) >= 6
    listed = {id for item in (*plan.items, *plan.objectives) for id in item.targets}
    assert len(listed) >= 20


def test_questions_are_about_every_topic_and_of_every_level(facts):
    asked = Counter(question.topic for question in facts.questions.values())
    assert all(asked[topic] >= 2 for topic in facts.topics)
    levels = Counter(question.difficulty for question in facts.questions.values())
    assert levels.keys() == {1, 2, 3}
    assert min(levels.values()) >= 10


def test_a_question_is_about_an_entry_and_each_option_stands_apart(facts, paths):
    for id, question in facts.questions.items():
        options = [question.answer, *(wrong.text for wrong in question.distractors)]
        for option in options:
            others = [other for other in options if other is not option]
            english, chinese = option.en.casefold(), option.zh
            assert not any(english in other.en.casefold() for other in others), (id, option)
            assert not any(chinese in other.zh for other in others), (id, option)
        assert len({wrong.why for wrong in question.distractors}) == len(question.distractors), id
        assert question.about.replace(".", "/") in paths, id


def test_the_longest_option_of_a_question_is_no_guide(facts):
    for lang in ("en", "zh"):
        longest = 0.0
        for question in facts.questions.values():
            key, *others = [cells(question.answer[lang])] + [
                cells(wrong.text[lang]) for wrong in question.distractors
            ]
            if key >= max(others):
                longest += 1 / (1 + others.count(key))
        assert longest <= len(facts.questions) / 3
