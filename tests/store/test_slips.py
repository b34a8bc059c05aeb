"""Slips in a name: the right entry is found or suggested, and nothing where nothing is near."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest
from misspelt import SECTIONS, slips

from dualcarbon.base import Base
from dualcarbon.errors import NotFound
from dualcarbon.names.typed import Typed
from dualcarbon.store.match import Ref

EACH = 40
"""Slips of a kind."""

LISTED = 10
"""Entries of an overview that are seen at once."""


def reached(base: Base, ref: Ref, typed: str) -> bool:
    """Whether a person who types so gets the entry: opened, listed or suggested."""
    try:
        return ref.id in base.found(ref.section, (typed,)).ids[:LISTED]
    except NotFound as refused:
        return ref in [Ref(near.section, near.id) for near in refused.near]


def is_another_name(base: Base, ref: Ref, typed: str) -> bool:
    """Whether a slip made another name of it, which rightly opens what bears it."""
    bearing = base.names.bearing(Typed(typed), [ref.section])
    return len(bearing) == 1 and ref not in bearing


@pytest.mark.slow
@pytest.mark.parametrize("seed", [2025, 2026])
def test_a_slip_finds_its_entry_or_has_it_suggested(base, facts, seed):
    tried, found = Counter(), Counter()
    missed = []
    for kind, ref, name, typed in slips(facts, Random(seed), EACH):
        if is_another_name(base, ref, typed):
            continue
        tried[kind] += 1
        if reached(base, ref, typed):
            found[kind] += 1
        else:
            missed.append((kind, ref.id, name, typed))
    assert tried.total() >= 1000
    assert found.total() >= 0.98 * tried.total(), missed
    for kind, count in tried.items():
        assert found[kind] >= 0.85 * count, (kind, missed)


@pytest.mark.parametrize(
    "command, typed, id",
    [
        ("define", "碳会", "carbon-sink"),
        ("define", "碳中合", "carbon-neutrality"),
        ("define", "探达峰", "carbon-peaking"),
        ("define", "叹打疯", "carbon-peaking"),
        ("define", "炭中和", "carbon-neutrality"),
        ("define", "绿政", "green-certificate"),
        ("define", "配饿", "emission-allowance"),
        ("define", "中碳和", "carbon-neutrality"),
        ("define", "carbon neutralty", "carbon-neutrality"),
        ("define", "neutrality carbno", "carbon-neutrality"),
        ("define", "tan zhong ge", "carbon-neutrality"),
        ("define", "th", "carbon-sink"),
        ("stats", "wnid capacity", "wind-capacity"),
        ("targets", "tanzonghe", "carbon-neutrality-2060"),
        ("timeline", "巴黎协订", "paris-adopted"),
        ("plan", "2030年前碳达峰行动方按", "action-plan"),
    ],
)
def test_a_slip_is_suggested_or_listed_on_the_command_line(run, command, typed, id):
    shown = run(command, typed)
    assert id in shown.out + shown.err


@pytest.mark.parametrize(
    "typed, id",
    [
        ("tdf", "carbon-peaking"),
        ("TZH", "carbon-neutrality"),
        ("tsc", "emissions-trading-system"),
        ("tan4 hui4", "carbon-sink"),
        ("tan4da2feng1", "carbon-peaking"),
        ("tanshichang", "emissions-trading-system"),
        ("lvzheng", "green-certificate"),
        ("lu zheng", "green-certificate"),
        ("lyuzheng", "green-certificate"),
        ("lü4 zheng4", "green-certificate"),
        ("peie", "emission-allowance"),
    ],
)
def test_a_chinese_name_opens_by_its_sound(run, typed, id):
    opened = run("define", typed)
    assert opened.code == 0
    assert opened.out == run("define", id).out


def test_initials_of_several_are_suggested_the_core_first(base, facts):
    assert base.names.bearing(Typed("jw"), ["terms"]) == []
    near = base.names.nearest(Typed("jw"), ["terms"])
    assert [ref.id for ref in near] == ["methane", "gigawatt"]
    assert facts.terms["methane"].core and not facts.terms["gigawatt"].core


def test_initials_never_beat_a_name(base):
    for typed, id in (("ndc", "ndc"), ("ets", "emissions-trading-system"), ("GHG", "greenhouse-gases")):  # fmt: skip
        assert base.names.bearing(Typed(typed), ["terms"]) == [Ref("terms", id)]


NOTHING_NEAR = """
greenwashing, stranded assets, baseload, grid parity, price war, poker night,
unabated, football, inflation, unemployment, interest rate, mortgage, chocolate, bicycle,
weather forecast, population, basketball, stock exchange, tourism, restaurant, hospital, university,
elephant, democracy, parliament, inheritance, programming language, keyboard, vaccination, coffee,
tennis, semiconductor, trade war, carpet, peacock, metal, policy rate, power of attorney,
energy drink, gas mask, net income, sinking fund, transfer pricing, targeted advertising,
漂绿, 搁浅资产, 基荷, 内卷, 定海神针, 力争, 足球, 股票, 通货膨胀, 失业率, 房地产, 电影, 手机, 咖啡, 医院, 学校,
天气预报, 篮球, 人工智能, 区块链, 汇率, 房价, 选举, 法院, 疫苗, 旅游, 大熊猫, 故宫, 京剧, 饺子, 春节, 电视, 书法, 高考,
养老金, 利息, 贸易战, 半导体, 军队, 奥运会, 世界杯, 出生率, 老龄化, 外卖, 快递, 直播, 游戏
"""


@pytest.mark.parametrize("typed", NOTHING_NEAR.replace("\n", " ").split(", "))
def test_what_nothing_is_near_has_nothing_suggested(base, typed):
    typed = typed.strip()
    near = base.names.nearest(Typed(typed), SECTIONS)
    # A base that grows may come to have the word; then it is one of a name.
    words = typed.split() if typed.isascii() else [typed]
    for ref in near:
        names = f"{base.title(ref).en} {base.title(ref).zh}".casefold()
        assert all(word in names for word in words), (typed, near)


def test_of_what_is_equally_like_the_core_and_the_main_series_come_first(base, facts):
    near = base.names.nearest(Typed("carbon intensty"), ["terms"])
    assert near[0] == Ref("terms", "carbon-intensity")
    near = base.names.nearest(Typed("wind capasity"), ["statistics"])
    alternatives = [bool(facts.statistics[ref.id].alternative_to) for ref in near]
    assert near and not alternatives[0]
