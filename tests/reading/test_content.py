"""What the packaged base holds: how much, from where, in which languages, in which order."""

from __future__ import annotations

import dataclasses
import re
from collections import Counter

import pytest

from dualcarbon.model.entries import ONE_LANGUAGE, Citation
from dualcarbon.reading.walk import entries, within
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
    for _, inner in within(value, ()):
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


def test_the_order_is_one_that_an_editor_can_keep(facts):
    seed, *ids = facts.sources
    assert seed == "seed"
    assert ids == sorted(ids)
    dates = [event.date for event in facts.events.values()]
    assert dates == sorted(dates)
    topics = list(facts.topics)
    for section in (facts.terms, facts.targets, facts.statistics, facts.questions):
        places = [topics.index(entry.topic) for entry in section.values()]
        assert places == sorted(places)


def test_the_ten_actions_have_measures_and_numbers(facts):
    plan = next(iter(facts.plans.values()))
    assert len(plan.items) == 10
    assert sum(bool(item.measures) for item in plan.items) >= 9
    assert sum(bool(item.targets) for item in plan.items) >= 6
    listed = {id for item in (*plan.items, *plan.objectives) for id in item.targets}
    assert len(listed) >= 20


def test_a_main_series_and_its_alternative_share_no_source(facts):
    for statistic in facts.statistics.values():
        if statistic.alternative_to:
            main = facts.statistics[statistic.alternative_to]
            own = {c.source for c in statistic.sources}
            assert not own & {c.source for c in main.sources}, statistic.id


def test_questions_are_about_every_topic_and_of_every_level(facts):
    asked = Counter(question.topic for question in facts.questions.values())
    assert all(asked[topic] >= 2 for topic in facts.topics)
    levels = Counter(question.difficulty for question in facts.questions.values())
    assert levels.keys() == {1, 2, 3}
    assert min(levels.values()) >= 10


def test_a_question_is_short_positive_and_rests_on_its_entry(facts, paths):
    for id, question in facts.questions.items():
        options = [question.answer, *(wrong.text for wrong in question.distractors)]
        assert len(question.name.en.split()) <= 40 and len(question.name.zh) <= 70, id
        for option in options:
            assert len(option.en.split()) <= 15 and len(option.zh) <= 25, (id, option)
            others = [other for other in options if other is not option]
            english, chinese = option.en.casefold(), option.zh
            assert not any(english in other.en.casefold() for other in others), (id, option)
            assert not any(chinese in other.zh for other in others), (id, option)
        negative = r"\b(not|no|none|nor|never|without|cannot|except)\b"
        assert not re.search(negative, question.name.en), id
        assert not re.search("[不没无未]", question.name.zh), id
        assert len({wrong.why for wrong in question.distractors}) == len(question.distractors), id
        about = cited(paths[question.about.replace(".", "/")])
        assert about & {citation.source for citation in question.sources}, id


def cited(value):
    """The sources that anything inside an entry cites."""
    return {c.source for _, c in within(value, ()) if isinstance(c, Citation)}


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
