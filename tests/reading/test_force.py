"""A target's number, bound and resolve beside the sentence that it quotes, on sentences as they are."""

from __future__ import annotations

import pytest

from dualcarbon.model.dates import PartialDate
from dualcarbon.model.entries import Event, Facts, Target, Unit
from dualcarbon.model.figures import Figure
from dualcarbon.reading.rules.doubts import numbers_differ
from dualcarbon.reading.rules.force import (
    bound_not_as_quoted,
    force_differs,
    number_not_in_the_quote,
    resolve_not_as_quoted,
)
from dualcarbon.text import Text

UNITS = {
    "%": Unit(id="%", name=Text("%", "%")),
    "GW": Unit(id="GW", name=Text("GW", "千瓦"), power_zh=6),
    "TWh": Unit(id="TWh", name=Text("TWh", "千瓦时"), power_zh=9),
    "years": Unit(id="years", name=Text("years", "年")),
}


def faults(operator, value, unit, resolve, quote, high=None):
    """The fields of the target that the rules find fault with."""
    target = Target(
        id="target", name=Text("target", "目标"), sources=(), operator=operator,
        value=Figure.parse(value), high=Figure.parse(high) if high else None, unit=unit,
        announced=PartialDate(2021), document="act", resolve=resolve, quote=Text(zh=quote),
    )  # fmt: skip
    facts = Facts(format=1, units=UNITS, targets={"target": target})
    rules = (number_not_in_the_quote, bound_not_as_quoted, resolve_not_as_quoted)
    return {path[2] for rule in rules for path, _ in rule(facts)}


@pytest.mark.parametrize(
    "operator, value, unit, resolve, quote",
    [
        ("about", "25", "%", "plain", "非化石能源占一次能源消费比重将达到25%左右"),
        ("about", "25", "%", "plain", "非化石能源占一次能源消费比重将达到百分之二十五左右"),
        ("at-least", "1200", "GW", "plain", "风电、太阳能发电总装机容量将达到12亿千瓦以上"),
        ("at-least", "30", "GW", "plain", "装机规模达3000万千瓦以上"),
        ("equal", "3600", "GW", "strive", "总装机容量达到2020年的6倍以上、力争达到36亿千瓦"),
        ("about", "3300", "TWh", "plain", "可再生能源年发电量达到3.3万亿千瓦时左右"),
        ("about", "33", "%", "plain", "消纳责任权重分别达到33%和18%左右"),
        ("about", "3.9", "%", "plain", "能源消耗和二氧化碳排放分别降低2.5%左右、3.9%左右"),
        ("at-least", "25", "%", "strive", "力争2025年、2030年分别达到25%、30%以上"),
        ("more-than", "420", "GW", "plain", "“西电东送”规模超过4.2亿千瓦"),
        ("about", "20", "%", "plain", "主要资源产出率比2020年提高约20%"),
        ("before", "2060", "years", "endeavour", "力争2030年前达峰，努力争取2060年前实现碳中和"),
        ("about", "2030", "years", "plain", "二氧化碳排放2030年左右达到峰值并争取尽早达峰"),
        ("equal", "100", "%", "plain", "2025年，城镇新建建筑全面执行绿色建筑标准"),
        # The word belongs to what comes after the number.
        ("equal", "10", "%", "plain", "净排放量比峰值下降10%，力争做得更好"),
        # One word over several clauses.
        ("at-most", "400", "GW", "strive", "力争用量控制在1.89亿吨以内，装机控制在4亿千瓦以内"),
    ],
)  # fmt: skip
def test_what_a_sentence_says_is_no_fault(operator, value, unit, resolve, quote):
    assert faults(operator, value, unit, resolve, quote) == set()


def test_a_range_is_found_by_its_high_end():
    assert (
        faults("range", "7", "%", "plain", "净排放量比峰值下降7%—10%，力争做得更好", "10") == set()
    )
    assert faults("range", "7", "%", "plain", "净排放量比峰值下降7%—9%", "10") == {"quote_zh"}


@pytest.mark.parametrize(
    "operator, value, unit, resolve, quote, fault",
    [
        ("about", "3600", "GW", "strive", "力争达到36亿千瓦", "operator"),
        ("more-than", "80", "%", "plain", "产能利用率达到80%以上", "operator"),
        ("at-least", "50", "%", "plain", "占比超过50%", "operator"),
        ("equal", "25", "%", "plain", "比重达到25%左右", "operator"),
        ("equal", "50", "%", "plain", "光伏覆盖率力争达到50%", "resolve"),
        ("range", "7", "%", "strive", "净排放量比峰值下降7%—10%，力争做得更好", "resolve"),
        ("before", "2060", "years", "strive", "努力争取2060年前实现碳中和", "resolve"),
        ("before", "2030", "years", "plain", "确保2030年前建材行业实现碳达峰", "resolve"),
        ("at-least", "1300", "GW", "plain", "总装机容量达到12亿千瓦以上", "quote_zh"),
        ("equal", "25", "%", "plain", "到25年达到24%", "quote_zh"),
    ],
)  # fmt: skip
def test_what_a_sentence_does_not_say_is_a_fault(operator, value, unit, resolve, quote, fault):
    high = "10" if operator == "range" else None
    assert faults(operator, value, unit, resolve, quote, high) == {fault}


def differ(en, zh, rule=numbers_differ):
    event = Event(
        id="event", name=Text("Event", "事件"), sources=(), date=PartialDate(2020), kind="policy",
        summary=Text(en, zh),
    )  # fmt: skip
    return bool([*rule(Facts(format=1, events={"event": event}))])


@pytest.mark.parametrize(
    "en, zh, are_other",
    [
        ("1,200 GW by 2030", "2030年12亿千瓦", False),
        ("1.2 billion kW", "12亿千瓦", False),
        ("40 to 45% below 2005", "比2005年下降40%至45%", False),
        ("about half of it", "约50%", False),
        ("a trillion kilowatt-hours", "1万亿千瓦时", False),
        ("up 4.2 percentage points", "提高4.2个百分点", False),
        ("1,300 GW by 2030", "2030年12亿千瓦", True),
        ("a share of 25%", "占比26%", True),
        ("4.5 billion tonnes", "40亿吨", True),
        ("a share of 20%", "占比达到三成", False),
    ],
)
def test_an_amount_is_the_same_in_both_languages(en, zh, are_other):
    assert differ(en, zh) == are_other


@pytest.mark.parametrize(
    "en, zh, are_other",
    [
        ("strives for 45% by 2027", "2027年占比力争达到45%", False),
        ("aims at 45% by 2027", "2027年占比力争达到45%", False),
        ("is to be 45% by 2027", "2027年占比力争达到45%", True),
        ("strives for 45% by 2027", "2027年占比达到45%", True),
        ("about 25%", "25%左右", False),
        ("some 1,200 GW", "约12亿千瓦", False),
        ("until about 1750", "1750年前后", False),
        ("25%", "25%左右", True),
        ("about 45%", "45%", True),
        ("1,200 GW or more", "12亿千瓦以上", False),
        ("at least 200 of them", "不少于200项", False),
        ("large firms in 2025", "2025年规模以上工业", False),
        ("cut by 13.5%", "规模以上工业下降13.5%", False),
        ("1,200 GW", "12亿千瓦以上", True),
        ("at least 1,200 GW", "12亿千瓦", True),
        ("over 420 GW", "超过4.2亿千瓦", False),
        ("no more than 420 GW", "不超过4.2亿千瓦", False),
        ("better than what was set for 2020", "超过2020年的目标", False),
        ("420 GW", "超过4.2亿千瓦", True),
        ("more than 420 GW", "4.2亿千瓦", True),
        ("to peak before 2030", "2030年前达峰", False),
        ("a peak by 2030", "2030年前达峰", True),
        ("a peak by the end of 2030", "2030年之前达峰", True),
        ("a share by 2030, so that the peak comes before that year", "2030年前达峰", False),
        ("up by 2030, a peak in that year", "到2030年提高，2030年前达峰", False),
        ("finished by 2030", "到2030年完成", False),
        ("produced by 2025", "2025年前8个月产量", False),
    ],
)
def test_a_text_has_the_same_force_in_both_languages(en, zh, are_other):
    assert differ(en, zh, force_differs) == are_other
