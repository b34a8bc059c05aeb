"""What can't be had is raised as data, and told in both languages with what to do instead."""

from __future__ import annotations

import pickle
from datetime import date
from typing import get_args

import pytest

from dualcarbon.errors import (
    REFUSALS,
    Ambiguous,
    Candidate,
    Choice,
    ExitCode,
    Failure,
    LaterDay,
    NotFound,
    NothingHolds,
    UnknownChoice,
)
from dualcarbon.names.choices import unknown_choice
from dualcarbon.text import Text
from dualcarbon.views.refusals import worded

SINK = Candidate("terms", "carbon-sink", Text("carbon sink", "碳汇"))
SAMPLES = [
    NotFound("x", "terms"),
    NotFound("x", "plans", near=[SINK]),
    NotFound("x", "events", elsewhere=[SINK]),
    NotFound("x", "events", in_text=[SINK]),
    NotFound("x"),
    NotFound("x", near=[SINK]),
    NothingHolds("x"),
    NothingHolds("x", near=[SINK]),
    Ambiguous("x", "terms", [SINK, SINK]),
    LaterDay("x", "terms"),
    *(UnknownChoice(what, "x", ["a", "b"], "a") for what in get_args(Choice)),
]


def test_there_is_a_sample_of_each():
    assert {type(sample) for sample in SAMPLES} == {*REFUSALS, NothingHolds}


@pytest.mark.parametrize("refusal", SAMPLES, ids=str)
def test_each_is_told_in_both_languages_with_what_to_do(refusal):
    failure = worded(refusal)
    for text in (failure.message, failure.hint):
        assert text.en and text.zh and text.en != text.zh
        assert text.en.isascii() or "碳汇" in text.en
    assert "'x'" in failure.message.en and "“x”" in failure.message.zh
    assert (failure.code, failure.error_code) == (refusal.exit_code, refusal.error_code)


@pytest.mark.parametrize("refusal", SAMPLES, ids=str)
def test_each_can_be_handed_to_another_process(refusal):
    copy = pickle.loads(pickle.dumps(refusal))
    assert type(copy) is type(refusal) and vars(copy) == vars(refusal)


def test_no_two_choices_are_told_alike():
    told = {worded(UnknownChoice(what, "x", ["a"])).message for what in get_args(Choice)}
    assert len(told) == len(get_args(Choice))


def test_a_failure_has_the_code_of_its_exit_status_or_its_own():
    said = Text("it failed", "失败了")
    assert Failure(said).error_code == "failed"
    assert Failure(said, code=ExitCode.USAGE).error_code == "usage"
    assert Failure(said, code=ExitCode.NOT_FOUND).error_code == "not-found"
    assert Failure(said, error_code="broken-base").error_code == "broken-base"


def test_a_choice_that_is_like_none_has_nothing_near():
    assert unknown_choice("status", "mett", ["met", "missed"]).near == "met"
    assert unknown_choice("status", "xyz", ["met", "missed"]).near is None


def test_a_program_is_given_the_entries_that_are_near(base):
    with pytest.raises(NotFound) as refused:
        base.terms(("carbon neutralty",))
    miss = refused.value
    assert (miss.typed, miss.kind, miss.elsewhere) == ("carbon neutralty", "terms", [])
    term = base.facts.terms["carbon-neutrality"]
    assert miss.near[0] == Candidate("terms", term.id, term.name, text=term.definition)


def test_a_program_is_given_the_entries_of_other_kinds(base):
    with pytest.raises(NotFound) as refused:
        base.statistics(("neutrality",))
    assert refused.value.elsewhere[0][:2] == ("terms", "carbon-neutrality")
    assert "statistics" not in {entry.section for entry in refused.value.elsewhere}
    assert all(entry.section == "statistics" for entry in refused.value.near)


def test_words_that_stand_in_texts_alone_lead_to_those_that_speak_of_them(run, base):
    with pytest.raises(NotFound) as refused:
        base.terms(("subsidies",))
    miss = refused.value
    assert not (miss.near or miss.elsewhere)
    assert ("events", "glasgow-climate-pact") in {entry[:2] for entry in miss.in_text}
    told = run("define", "subsidies")
    assert told.code == 3 and "dualcarbon timeline glasgow-climate-pact" in told.err
    assert "these speak of it" not in run("define", "subsidies", "--exact").err
    assert "these speak of it" not in run("define", "prerequ").err, "what only begins so"


def test_an_exact_name_has_nothing_near(base):
    with pytest.raises(NotFound) as refused:
        base.found("terms", ("carbon neutralty",), exact=True)
    assert not refused.value.near


def test_words_that_only_narrow_open_nothing(base):
    with pytest.raises(Ambiguous) as refused:
        base.terms(("温室",))
    assert len(refused.value.matches) > 1
    assert {match.section for match in refused.value.matches} == {"terms"}


def test_what_came_later_is_told_from_what_is_not_there(base):
    then = base.as_of(date(2000, 1, 1))
    with pytest.raises(LaterDay) as refused:
        then.statistics(("nev-share",))
    assert (refused.value.typed, refused.value.kind) == ("nev-share", "statistics")
    with pytest.raises(NotFound):
        then.statistics(("xyzzyqq",))


@pytest.mark.parametrize(
    "command, code, lines",
    [
        (
            ["define", "wind-solar-2030"],
            3,
            [
                "dualcarbon: no term is named 'wind-solar-2030'",
                "elsewhere:",
                "  wind and solar power capacity  风电和太阳能发电总装机容量 (target): "
                "at least 1,200 GW by 2030",
                "      dualcarbon targets wind-solar-2030",
            ],
        ),
        (
            ["define", "碳达锋", "--lang", "zh"],
            3,
            [
                "dualcarbon: 没有名为“碳达锋”的术语",
                "是否想找：",
                "  碳达峰  carbon peaking（术语）：一个国家、地区或行业的年度排放升至最高水平后"
                "不再增长、随后逐步下…",
                "      dualcarbon define carbon-peaking",
            ],
        ),
        (
            ["define", "neutralty", "--exact"],
            3,
            [
                "dualcarbon: no term is named 'neutralty'",
                "'dualcarbon search WORDS' looks through all texts; 'dualcarbon list terms' lists "
                "them",
            ],
        ),
        (
            ["search", "xyzzyqq"],
            3,
            [
                "dualcarbon: nothing here holds 'xyzzyqq'",
                "try fewer or other words; 'dualcarbon list' lists all there is",
            ],
        ),
        (
            ["list", "trem"],
            2,
            [
                "dualcarbon: there is no kind 'trem'",
                "did you mean term? known: term, statistic, target, plan, document, event, question, source",
            ],
        ),
    ],
)
def test_it_is_told_on_standard_error(run, command, code, lines):
    shown = run(*command)
    assert (shown.code, shown.out) == (code, "")
    assert shown.err.splitlines() == lines
