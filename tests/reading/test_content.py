"""What the packaged base holds: how much, from where, in which languages, in which order."""

from __future__ import annotations

import dataclasses
import re
from collections import Counter

import pytest

from dualcarbon.model.entries import ONE_LANGUAGE, Citation
from dualcarbon.reading.check import sound
from dualcarbon.reading.files import packaged_file
from dualcarbon.reading.walk import entries, within
from dualcarbon.text import Text, cells

FACTS = sound(packaged_file())
ENTRIES = {"/".join(map(str, path)): entry for path, entry in entries(FACTS)}


def test_there_is_as_much_as_promised():
    assert len(FACTS.terms) >= 200
    assert len(FACTS.events) >= 120
    assert len(FACTS.targets) >= 110
    assert len(FACTS.statistics) >= 90
    assert sum(len(statistic.points) for statistic in FACTS.statistics.values()) >= 1000
    assert len(FACTS.plans) >= 20
    assert len(FACTS.questions) >= 40


def test_every_topic_has_entries_of_several_kinds():
    for topic in FACTS.topics:
        kinds = {path.split("/")[0] for path, entry in ENTRIES.items() if entry.topic == topic}
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


@pytest.mark.parametrize("path", ENTRIES)
def test_an_entry_is_sourced_dated_and_in_both_languages(path):
    entry = ENTRIES[path]
    assert entry.topic in FACTS.topics
    assert any(FACTS.sources[citation.source].url for citation in entry.sources)
    for name, text in texts(entry):
        assert text.en and text.zh, name
        assert re.search("[\u4e00-\u9fff%]", text.zh), text.zh
        han = len(re.findall("[\u4e00-\u9fff]", text.en))
        assert 3 * han <= len(re.findall("[A-Za-z]", text.en)), text.en
        assert "\u2082" not in text.en + text.zh  # CO2 is written so that every stream carries it
    for point in getattr(entry, "series", ()):
        assert point.date.first <= FACTS.updated.last


@pytest.mark.parametrize("id", FACTS.sources)
def test_a_source_says_where_it_can_be_read(id):
    source = FACTS.sources[id]
    assert source.title and source.publisher and source.lang and source.tier
    assert re.match(r"https?://[^\s]+$", source.url) or id == "seed"
    assert source.date is None or source.date.first <= FACTS.updated.last


def test_data_sets_name_their_licence():
    for id, source in FACTS.sources.items():
        if re.match("Our World in Data|European Commission, Joint", source.publisher.en):
            assert source.licence, id


def test_the_order_is_one_that_an_editor_can_keep():
    seed, *ids = FACTS.sources
    assert seed == "seed"
    assert ids == sorted(ids)
    dates = [event.date for event in FACTS.events.values()]
    assert dates == sorted(dates)
    topics = list(FACTS.topics)
    for section in (FACTS.terms, FACTS.targets, FACTS.statistics, FACTS.questions):
        places = [topics.index(entry.topic) for entry in section.values()]
        assert places == sorted(places)


def test_the_ten_actions_have_measures_and_numbers():
    plan = next(iter(FACTS.plans.values()))
    assert len(plan.items) == 10
    assert sum(bool(item.measures) for item in plan.items) >= 9
    assert sum(bool(item.targets) for item in plan.items) >= 6
    listed = {id for item in (*plan.items, *plan.objectives) for id in item.targets}
    assert len(listed) >= 20


def test_a_main_series_and_its_alternative_share_no_source():
    for statistic in FACTS.statistics.values():
        if statistic.alternative_to:
            main = FACTS.statistics[statistic.alternative_to]
            own = {c.source for c in statistic.sources}
            assert not own & {c.source for c in main.sources}, statistic.id


def test_questions_are_about_every_topic_and_of_every_level():
    asked = Counter(question.topic for question in FACTS.questions.values())
    assert all(asked[topic] >= 2 for topic in FACTS.topics)
    levels = Counter(question.difficulty for question in FACTS.questions.values())
    assert levels.keys() == {1, 2, 3}
    assert min(levels.values()) >= 10


@pytest.mark.parametrize("id", FACTS.questions)
def test_a_question_is_short_positive_and_rests_on_its_entry(id):
    question = FACTS.questions[id]
    options = [question.answer, *(wrong.text for wrong in question.distractors)]
    assert len(question.name.en.split()) <= 40 and len(question.name.zh) <= 70
    for option in options:
        assert len(option.en.split()) <= 15 and len(option.zh) <= 25, option
        others = [other for other in options if other is not option]
        assert not any(option.en.casefold() in other.en.casefold() for other in others), option
        assert not any(option.zh in other.zh for other in others), option
    assert not re.search(r"\b(not|no|none|nor|never|without|cannot|except)\b", question.name.en)
    assert not re.search("[不没无未]", question.name.zh)
    assert len({wrong.why for wrong in question.distractors}) == len(question.distractors)
    about = cited(ENTRIES[question.about.replace(".", "/")])
    assert about & {citation.source for citation in question.sources}, about


def cited(value):
    """The sources that anything inside an entry cites."""
    return {c.source for _, c in within(value, ()) if isinstance(c, Citation)}


def test_the_longest_option_of_a_question_is_no_guide():
    for lang in ("en", "zh"):
        longest = 0.0
        for question in FACTS.questions.values():
            key, *others = [cells(question.answer[lang])] + [
                cells(wrong.text[lang]) for wrong in question.distractors
            ]
            if key >= max(others):
                longest += 1 / (1 + others.count(key))
        assert longest <= len(FACTS.questions) / 3
