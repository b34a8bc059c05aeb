"""The audit of items: it finds planted faults, passes good items, and the packaged base keeps it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from conftest import packaged_facts

from dualcarbon.model.parts import Citation
from dualcarbon.quiz.audit.half import HALF
from dualcarbon.quiz.audit.measures import Guess, Positions, audit, audit_papers
from dualcarbon.quiz.audit.rulebook import RULES
from dualcarbon.quiz.guessers import CUES
from dualcarbon.quiz.items import Item, Option
from dualcarbon.quiz.papers import paper, papers
from dualcarbon.text import Text
from dualcarbon.views.audit import CUES_ZH

SOURCE = "paris-text"  # any source of the base with an address


def options(*texts, error="other-year"):
    return tuple(
        Option(Text(en, zh), Text("It is so.", "如此。"), error if at else "")
        for at, (en, zh) in enumerate(texts)
    )


def item(*texts, key=0, kind="term", fact="terms.carbon-sink", stem=None):
    return Item(
        fact,
        kind,
        "goals",
        stem or Text("Which is it?", "是哪一个？"),
        options(*texts),
        key,
        Text("It is so.", "如此。"),
        (Citation(SOURCE),),
    )


PLAIN = (("gravel", "砾石"), ("marble", "大理"), ("pebble", "卵石"))
NUMBERS = (("20%", "20%"), ("25%", "25%"), ("35%", "35%"), ("40%", "40%"))


def found(made):
    """The codes of the rules that an item breaks."""
    return {count.rule.code for count in audit(packaged_facts(), [made]).counts if count.broken}


def test_a_good_item_breaks_nothing():
    assert found(item(*PLAIN)) == set()
    assert found(item(*NUMBERS, key=1)) == set()


@pytest.mark.parametrize(
    "code, made",
    [
        ("R01", item(*PLAIN[:2])),
        ("R01", item(*PLAIN, *PLAIN)),
        ("R02", item(PLAIN[0], ("Gravel", "沙砾"), PLAIN[2])),
        ("R02", item(("1,000 GW", "10亿千瓦"), ("1000 GW", "9亿千瓦"), ("800 GW", "8亿千瓦"))),
        ("R03", item(("carbon sink", "碳汇"), PLAIN[1], ("carbon sinks", "汇"))),
        ("R04", item(PLAIN[0], ("fine gravel", "细砾石"), PLAIN[2])),
        ("R05", item(*PLAIN[:2], ("all of the above", "以上都是"))),
        ("R06", item(*PLAIN, stem=Text("Which is not one?", "哪一个不是？"))),
        ("R07", item(("20%", "20%"), ("25 GW", "25千瓦"), ("30%", "30%"))),
        ("R07", item(("20%", "20%"), ("25.5%", "25.5%"), ("30%", "30%"))),
        ("R07", item(PLAIN[0], PLAIN[1], ("《Pebble》", "《卵石》"))),
        ("R08", item(("gravel of a very particular and well described kind", "一种极为特别且描述详尽的砾石"), *PLAIN[1:])),
        ("R09", item(*PLAIN, stem=Text("Is gravel it?", "是砾石吗？"))),
        ("R09w", item(("gravel roads", "砾石道路"), *PLAIN[1:], stem=Text("Which roads are meant?", "指的是哪种道路？"))),
        ("R10", item(("never gravel", "绝不砾石"), *PLAIN[1:])),
        ("R11", item(*reversed(NUMBERS))),
        ("R11", item(("2025: 20%", "2025年：20%"), ("2020: 15%", "2020年：15%"), ("2030: 25%", "2030年：25%"))),
        ("R12", item(("20%", "20%"), ("21%", "21%"), ("23%", "23%"))),
        ("R13", item(("2%", "2%"), ("20%", "20%"), ("25%", "25%"), key=1)),
        ("R13", item(("1850", "1850年"), ("1860", "1860年"), ("1870", "1870年"), kind="year", fact="events.kyoto-adopted")),
        ("R14", replace(item(*PLAIN), explanation=Text())),
        ("R14", replace(item(*PLAIN), sources=())),
        ("R14", replace(item(*PLAIN), options=(*item(*PLAIN).options[:2], Option(Text("pebble", "卵石"), Text())))),
        ("R15", item(*PLAIN, fact="terms.nothing-of-the-kind")),
        ("R15", item(("12345 GW", "12345千瓦"), ("13456 GW", "13456千瓦"), ("14567 GW", "14567千瓦"))),
        ("R16", item(*PLAIN, stem=Text("Say which it is.", "请说明。"))),
        ("R17", item(*PLAIN, stem=Text("Well, " * 41 + "which?", "是" * 71 + "？"))),
        ("R18", item(*PLAIN, stem=Text("Which\x1b[1m is it?", "是哪\n个？"))),
        ("R19", item(*NUMBERS, kind="target", fact="targets.non-fossil-share-2030-indc")),
        ("R20", replace(item(*PLAIN), options=options(*PLAIN, error="same-kind"))),
        ("S7", replace(item(*PLAIN), stem=Text("Which is it?"))),
    ],
)  # fmt: skip
def test_a_planted_fault_is_found(code, made):
    assert code in found(made)


def test_every_rule_has_a_planted_fault():
    marks = test_a_planted_fault_is_found.pytestmark
    planted = {code for mark in marks if mark.name == "parametrize" for code, _ in mark.args[1]}
    assert {rule.code for rule in RULES} == planted


@pytest.mark.parametrize(
    "kind, fact, texts",
    [
        ("term", "terms.carbon-neutrality", ("dual carbon goals", "carbon market", "carbon tax")),
        ("year", "events.kyoto-adopted", ("1996", "1998", "1997")),
        (
            "event",
            "events.dual-carbon-pledge",
            ("x", "White paper on energy in the new era published", "y"),
        ),
    ],
)
def test_a_distractor_that_the_facts_bear_out_is_found(facts, kind, fact, texts):
    wrong = [("The key", "答案"), *((text, text) for text in texts)]
    named = [
        (text, next((e.name.zh for e in facts.events.values() if e.name.en == text), zh))
        for text, zh in wrong
        if kind != "event" or text not in "xy"
    ]
    if kind == "year":
        named = [(text, f"{text}年") for text in texts]
        made = item(*named, kind=kind, fact=fact, key=0)
    else:
        made = item(*named, kind=kind, fact=fact)
    assert "R03" in found(made)


def cue(items, name):
    """The guesses of one guesser over items of one kind."""
    return [g for g in audit(packaged_facts(), items).guesses if g.cue == name]


def test_a_key_that_is_always_in_the_middle_is_found(facts):
    made = [item(*NUMBERS, key=1 + n % 2) for n in range(80)]
    assert all(guess.over for guess in cue(made, "middle"))
    assert any("S1" in line for line in audit(facts, made).broken)


def test_a_key_that_is_always_longest_is_found():
    texts = [("gravelstone", "大砾石头"), *PLAIN[1:], ("cobble", "圆石")]
    assert all(guess.over for guess in cue([item(*texts)] * 60, "longest"))
    assert not any(
        guess.over for guess in cue([item(*texts, key=n % 4) for n in range(80)], "longest")
    )


def test_a_key_that_echoes_the_stem_is_found():
    stem = Text("Which gravel roads are meant?", "指的是哪种砾石道路？")
    texts = [("gravel tracks", "砾石小路"), ("marble floors", "大理地面"), ("pebble shores", "卵石海岸"), ("cobble lanes", "圆石巷子")]  # fmt: skip
    assert all(guess.over for guess in cue([item(*texts, stem=stem)] * 60, "echo"))


def test_a_key_that_is_always_round_is_found():
    texts = [("21%", "21%"), ("23%", "23%"), ("30%", "30%"), ("37%", "37%")]
    assert all(guess.over for guess in cue([item(*texts, key=2)] * 60, "roundest"))


def test_a_key_that_is_always_first_is_found():
    assert all(guess.over for guess in cue([item(*PLAIN, ("cobble", "圆石"))] * 60, "first"))


def test_bounds_are_those_of_chance():
    assert Guess("term", "first", "en", 0, 100, 1 / 3).bound == pytest.approx(0.508, abs=0.001)
    assert Guess("term", "first", "en", 0, 4000, 1 / 4).bound == pytest.approx(0.31), "no noise"
    assert Guess("term", "size", "en", 0, 10**6, 1 / 4, half=True).bound == pytest.approx(
        0.5, abs=0.01
    )
    assert Positions((25, 25, 25, 25)).chi_square == 0
    assert Positions((80, 10, 10, 0)).over
    assert not Positions((8, 1, 1, 0)).over, "too few to say"


def years(*texts, key, kind="deadline", fact="targets.co2-peak-2030"):
    return item(*((t, f"{t}年") for t in texts), key=key, kind=kind, fact=fact)


@pytest.mark.parametrize(
    "name, made",
    [
        ("prior-2030", years("2025", "2027", "2030", "2035", key=2)),
        ("near-2022", years("2015", "2017", "2020", "2022", key=3)),
        ("fives", years("2021", "2022", "2024", "2025", key=3)),
        ("no-fives", years("2015", "2020", "2024", "2025", key=2)),
        (
            "trend",
            item(
                *((f"{y}: {n}%", f"{y}年：{n}%") for y, n in ((2020, 15), (2025, 30), (2030, 20))),
                ("2035: 25%", "2035年：25%"),
                key=0,
                kind="true",
                fact="targets.non-fossil-share-2020",
            ),
        ),
        ("rare-echo", item(
            ("a park of plants", "园区甲"), ("a plan of towns", "规划乙"), ("a plan of taxes", "规划丙"), ("a plan of roads", "规划丁"),
            stem=Text("Which plants are planned?", "哪个园区的规划？"),
        )),
        ("characters", item(
            ("gravel", "水坝"), ("marble", "高炉"), ("pebble", "高原"), ("cobble", "高塔"),
            stem=Text("Which is it?", "把水提高的是？"),
        )),
    ],
)  # fmt: skip
def test_a_guesser_of_the_subject_is_found(name, made):
    guesses = [guess for guess in cue([made] * 40, name) if guess.of]
    assert guesses
    assert all(guess.over for guess in guesses if name not in ("rare-echo", "characters"))
    assert any(guess.over for guess in guesses)


@pytest.mark.parametrize(
    "name, made",
    [
        ("decade", years("2005", "2015", "2025", "2035", key=2)),
        ("size", item(("20%", "20%"), ("45%", "45%"), ("95%", "95%"), ("9%", "9%"), key=2)),
        ("sector", item(
            ("methane", "甲烷"), ("coal", "煤炭"), ("gigawatt", "吉瓦"), ("afforestation", "造林"),
            fact="terms.methane",
        )),
    ],
)  # fmt: skip
def test_who_knows_half_is_not_to_know_all(name, made):
    guesses = cue([made] * 40, name)
    assert [guess.rate for guess in guesses] == [1.0, 1.0]
    assert all(guess.over for guess in guesses)


def test_kinds_are_measured_apart():
    fair = [
        item(*NUMBERS, key=n % 4, kind="target", fact="targets.co2-peak-2030") for n in range(400)
    ]
    leaky = [item(*NUMBERS, key=2, kind="figure", fact="statistics.forest-coverage")] * 60
    over = {(g.kind, g.cue) for g in audit(packaged_facts(), fair + leaky).guesses if g.over}
    assert ("figure", "middle") in over
    assert all(kind == "figure" for kind, _ in over)


def test_a_guesser_over_its_bound_fails_the_audit(facts):
    fair = [item(*PLAIN, key=n % 3) for n in range(60)]
    assert not audit(facts, fair).rejected
    assert audit(facts, [item(*PLAIN)] * 60).rejected


def test_what_is_never_asked_of_the_core_is_named(facts):
    asked = [[item(*PLAIN, fact="terms.carbon-sink")] for _ in range(60)]
    missing = audit_papers(facts, asked).core_unasked
    assert "terms.methane" in missing
    assert "terms.carbon-sink" not in missing
    assert audit_papers(facts, asked[:59]).core_unasked is None


def test_items_of_one_paper_that_tell_each_other_are_found(facts):
    one = item(("gravelstone", "大砾石头"), *PLAIN[1:])
    other = item(*PLAIN, stem=Text("What are gravelstone paths?", "何为路？"), fact="terms.methane")
    assert audit_papers(facts, [[one, other]]).told == 1
    assert audit_papers(facts, [[one, one]]).told == 1
    assert audit_papers(facts, [[one], [other]]).told == 0


def test_nothing_is_found_in_nothing(facts):
    assert audit(facts, []).broken == ()
    assert audit_papers(facts, []).broken == ()


def test_every_rule_says_what_and_whence():
    for rule in RULES:
        assert rule.says.en and rule.says.zh
        assert rule.source
        assert rule.severity == "W" or rule.most == 0


@pytest.mark.slow
def test_the_packaged_base_keeps_the_rules(facts):
    made = audit_papers(facts, papers(facts, map(str, range(75))))
    assert made.items == 1500
    assert made.broken == ()
    assert not made.rejected


def test_an_audit_counts_every_item(facts):
    items = paper(facts, 10, "1")
    made = audit(facts, items)
    assert made.items == 10
    assert sum(count for _, count in made.kinds) == 10
    assert sum(sum(place.counts) for place in made.positions) == 10


def test_every_guesser_has_its_chinese():
    assert CUES_ZH.keys() == {*CUES, *HALF}
