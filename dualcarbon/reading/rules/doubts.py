"""Rules W5: worth a look, but no reason to refuse a base."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from dualcarbon.model.entries import Facts, Statistic
from dualcarbon.model.parts import Citation
from dualcarbon.names.keys import HAN
from dualcarbon.reading.findings import Way
from dualcarbon.reading.walk import Broken, entries, parts
from dualcarbon.text import Text, shorten


def unused_source(facts: Facts) -> Broken:
    """No entry cites a source; nobody knows while some of them can't be read.

    sources:
      law:
        title: The Law
        publisher: The Office
        url: "https://example.org/law"
        lang: en
        tier: official
    """
    if facts.unread:
        return
    cited = {
        value.source
        for path, entry in entries(facts)
        for _, value in parts(entry, path)
        if isinstance(value, Citation)
    }
    for id in facts.sources:
        if id not in cited:
            yield (
                ("sources", id),
                Text(
                    f"nothing cites the source {id!r}; cite or remove it",
                    f"没有条目引用来源“{id}”；请引用或删除",
                ),
            )


def later_than_the_base(facts: Facts) -> Broken:
    """Something is dated after the day on which the base says it was last reviewed.

    updated: 2020
    events:
      pledge: {name: A pledge, date: 2021, kind: milestone, summary: So., sources: [act]}
    """
    dated = [
        *((("sources", id, "date"), source.date) for id, source in facts.sources.items()),
        *((("events", id, "date"), event.date) for id, event in facts.events.items()),
        *((("targets", id, "announced"), t.announced) for id, t in facts.targets.items()),
        *(
            (("statistics", id, "points", str(when)), when)
            for id, statistic in facts.statistics.items()
            for when in statistic.points
        ),
    ]
    for path, when in dated:
        if facts.updated and when and when.first > facts.updated.last:
            yield (
                path,
                Text(
                    f"{when} is after {facts.updated}, the base's date; correct it or `updated`",
                    f"{when} 晚于事实库日期 {facts.updated}；请修正此处或 updated",
                ),
            )


def definition_names_its_term(facts: Facts) -> Broken:
    """A definition uses the name that it is to explain.

    terms: {peak: {name: peak, definition: The peak., sources: [act]}}
    """
    for id, term in facts.terms.items():
        for field, name, text in (
            ("definition", term.name.en, term.definition.en),
            ("definition_zh", term.name.zh, term.definition.zh),
        ):
            if name and name.casefold() in text.casefold():
                yield (
                    ("terms", id, field),
                    Text(
                        f"the definition of {shorten(name)!r} uses the name itself; say it in "
                        "other words",
                        f"“{shorten(name)}”的释义用到了名称本身；请换一种说法",
                    ),
                )


def pinyin_missing(facts: Facts) -> Broken:
    """A term of a base in both languages has no pinyin.

    languages: [en, zh]
    terms:
      peak:
        name: peak
        name_zh: 峰值
        definition: The top.
        definition_zh: 最高点。
        sources: [act]
    """
    for id, term in facts.terms.items():
        if len(facts.languages) > 1 and term.name.zh and not term.pinyin:
            yield (
                ("terms", id),
                Text(
                    f"term {id!r} has no pinyin, so it is not found by its sound; add it",
                    f"术语“{id}”没有拼音，无法按读音查到；请补充",
                ),
            )


_DATA_SET = 20
"""A source of so many figures is a data set, whose makers set terms for its use."""


def data_set_without_licence(facts: Facts) -> Broken:
    """A source of research or of an organisation stands behind 20 figures and names no licence.

    sources:
      data:
        title: Data
        publisher: A laboratory
        url: "https://example.org/data"
        lang: en
        tier: research
    statistics:
      heat:
        name: heat
        unit: GW
        kind: stock
        scope: All of it.
        sources: [data]
        points: {2001: 1, 2002: 1, 2003: 1, 2004: 1, 2005: 1, 2006: 1, 2007: 1, 2008: 1,
          2009: 1, 2010: 1, 2011: 1, 2012: 1, 2013: 1, 2014: 1, 2015: 1, 2016: 1, 2017: 1,
          2018: 1, 2019: 1, 2020: 1}
    """
    figures = Counter(
        citation.source
        for statistic in facts.statistics.values()
        for point in statistic.points.values()
        for citation in point.sources or statistic.sources
    )
    for id, source in facts.sources.items():
        is_data = source.tier in ("research", "international-organisation")
        if is_data and not source.licence and figures[id] >= _DATA_SET:
            yield (
                ("sources", id),
                Text(
                    f"{figures[id]} figures come from {id!r}, which names no licence; say on what "
                    "terms they may be used",
                    f"有 {figures[id]} 个数字来自“{id}”，却没有写明许可；请填写使用条款",
                ),
            )


def alternative_shares_a_source(facts: Facts) -> Broken:
    """A series and the main one that it is the alternative to name the same source.

    statistics:
      power:
        name: power
        unit: GW
        kind: stock
        scope: All of it.
        sources: [act]
        points: {2020: 1}
      power-too:
        name: power too
        unit: GW
        kind: stock
        alternative_to: power
        scope: All of it.
        sources: [act]
        points: {2020: 2}
    """
    for id, statistic in facts.statistics.items():
        main = facts.statistics.get(statistic.alternative_to)
        shared = [c.source for c in statistic.sources if main and _cites(main, c.source)]
        # What is worked out from others has their sources.
        if main and main is not statistic and shared and not statistic.formula:
            yield (
                ("statistics", id, "sources"),
                Text(
                    f"{id!r} and its main series {main.id!r} both rest on {shared[0]!r}; two "
                    "counts of one quantity have two sources",
                    f"“{id}”与主序列“{main.id}”都引用“{shared[0]}”；同一数量的两种统计应有不同来源",
                ),
            )


def _cites(statistic: Statistic, source: str) -> bool:
    return any(citation.source == source for citation in statistic.sources)


def subscript(facts: Facts) -> Broken:
    """A text has a lowered 2, as in CO₂, which not every stream carries.

    terms: {peak: {name: peak, definition: The top of CO₂., sources: [act]}}
    """
    for path, text in _texts(facts):
        if "\u2082" in text:
            yield (path, Text("write CO2, with a plain 2", "请写作 CO2，用普通的 2"))


def other_language(facts: Facts) -> Broken:
    """A Chinese text of several words has no Han character, or an English one is mostly Han.

    terms: {peak: {name: peak, definition: 最高点。, sources: [act]}}
    """
    for path, text in _texts(facts):
        is_chinese, quoted = str(path[-1]).endswith("zh"), shorten(text)
        if not is_chinese and 3 * sum(map(len, HAN.findall(text))) > len(_LATIN.findall(text)):
            yield (
                path,
                Text(
                    f"{quoted!r} is not English; say it in English", f"“{quoted}”不是英文，请改写"
                ),
            )
        if is_chinese and " " in text and _LATIN.search(text) and not HAN.search(text):
            yield (
                path,
                Text(
                    f"{quoted!r} is not Chinese; say it in Chinese", f"“{quoted}”不是中文，请改写"
                ),
            )


_NUMBER = r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?"
_AMOUNT_EN = (
    rf"({_NUMBER})(?= ?(?:%|per cent|percent|thousand|million|billion|trillion|[kMGT]W|Mt))"
)
_AMOUNT_ZH = rf"({_NUMBER})(?= ?(?:%|个百分点|[万亿]))"
_SPELT_EN = (
    r"(?i)hal(f|ves)|third|quarter|fifth|tenth|\b(one|two|three|ten|twenty|twice|doubl|single)"
)
_SPELT_EN += "|hundred|thousand|[mbtr]illion"
_SPELT_ZH = "[一二两三四五六七八九十百千万亿半倍翻]"
"""How a round number may be written without digits."""


def numbers_differ(facts: Facts) -> Broken:
    """An amount stands in a text in one language and its number not in the other.

    languages: [en, zh]
    events:
      pledge:
        name: A pledge
        name_zh: 承诺
        date: 2020
        kind: milestone
        summary: It named a share of 25%.
        summary_zh: 提出占比达到35%。
        sources: [act]
    """
    for path, entry in entries(facts):
        for inner, text in parts(entry, path):
            if not (isinstance(text, Text) and text.en and text.zh):
                continue
            missing = [
                *_missing(re.findall(_AMOUNT_ZH, text.zh), text.en, _SPELT_EN),
                *_missing(re.findall(_AMOUNT_EN, text.en), text.zh, _SPELT_ZH),
            ]
            if missing:
                number = missing[0]
                yield (
                    inner,
                    Text(
                        f"{number} stands in one language only: {shorten(text.en)!r}, "
                        f"{shorten(text.zh)!r}; say the same in both",
                        f"{number} 只见于一种语言：“{shorten(text.en)}”“{shorten(text.zh)}”；"
                        "请使两种语言一致",
                    ),
                )


def _missing(amounts: list[str], other: str, spelt: str) -> Iterator[str]:
    """The amounts whose digits the other text has not; it may spell out a round one."""
    there = {_digits(number) for number in re.findall(_NUMBER, other)}
    for number in amounts:
        digits = _digits(number)
        may_be_spelt = len(digits) < 2 and (not digits or re.search(spelt, other))  # noqa: PLR2004
        if digits not in there and not may_be_spelt:
            yield number


def _digits(number: str) -> str:
    """What is left of a number whatever it is counted in: 12 of 1,200 GW and of 12亿千瓦."""
    return re.sub("[,.]", "", number).strip("0")


_LATIN = re.compile("[A-Za-z]")


def _texts(facts: Facts) -> Iterator[tuple[Way, str]]:
    """Every text of an entry in each of its languages."""
    for path, entry in entries(facts):
        for inner, text in parts(entry, path):
            if isinstance(text, Text):
                *way, last = inner
                keyed = isinstance(last, int) or way[-1:] == ["not_to_confuse_with"]
                yield (*way, last, "en") if keyed else inner, text.en
                yield (*way, last, "zh") if keyed else (*way, f"{last}_zh"), text.zh
