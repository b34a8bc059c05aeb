"""Rules E4 of targets: value, baseline, dates, and the figures that they are held against."""

from __future__ import annotations

from dualcarbon.model.entries import Facts, Statistic, Target
from dualcarbon.model.limits import YEARS
from dualcarbon.model.vocab import figures_words, measure_words
from dualcarbon.reading.walk import Broken, entries, owner
from dualcarbon.text import Text, shorten


def supersession_loop(facts: Facts) -> Broken:
    """A chain of superseded targets comes back to where it began.

    targets:
      more:
        name: more
        operator: at-least
        value: 1
        unit: GW
        announced: 2020
        document: act
        resolve: plain
        sources: [act]
        superseded_by: more
    """
    for id in facts.targets:
        seen, step = {id}, facts.targets[id].superseded_by
        while step in facts.targets and step not in seen:
            seen.add(step)
            step = facts.targets[step].superseded_by
        if step == id:
            yield (
                ("targets", id, "superseded_by"),
                Text(
                    f"target {id!r} supersedes itself in the end; leave one of them without a "
                    "successor",
                    f"目标“{id}”最终取代了自身；请让其中一个目标没有后继",
                ),
            )


def unit_mismatch(facts: Facts) -> Broken:
    """A target is in another unit than the figures that it is held against.

    targets:
      more:
        name: more
        operator: at-least
        value: 1
        unit: GW
        announced: 2020
        document: act
        resolve: plain
        sources: [act]
        measure: cut
        baseline: 2015
    """
    for id, target in facts.targets.items():
        statistic = facts.statistics.get(target.statistic)
        if target.measure in ("cut", "rise"):
            if target.unit != "%":
                yield (
                    ("targets", id, "unit"),
                    Text(
                        f"target {id!r} is a {measure_words(target.measure).en}, which is in %, "
                        f"not {shorten(target.unit)}",
                        f"目标“{id}”是{measure_words(target.measure).zh}，单位应为 %，"
                        f"而不是 {shorten(target.unit)}",
                    ),
                )
        elif (
            statistic and not (target.obstacle or target.is_year) and statistic.unit != target.unit
        ):
            yield (
                ("targets", id, "unit"),
                Text(
                    f"target {id!r} is in {shorten(target.unit)}, statistic {statistic.id!r} in "
                    f"{shorten(statistic.unit)}; use one unit or unlink them",
                    f"目标“{id}”的单位是 {shorten(target.unit)}，指标“{statistic.id}”是 "
                    f"{shorten(statistic.unit)}；"
                    "请统一单位或取消关联",
                ),
            )


def target_value(facts: Facts) -> Broken:
    """A range without two ends in order, a `before` without a year, or a year of no calendar.

    targets:
      more:
        name: more
        operator: range
        value: 1
        unit: GW
        announced: 2020
        document: act
        resolve: plain
        sources: [act]
    """
    for id, target in facts.targets.items():
        ends = target.high is not None and target.high.value > target.value.value
        if (target.operator == "range") != ends or (target.high and not ends):
            yield (
                ("targets", id, "high"),
                Text(
                    f"target {id!r}: a range has a value and a higher `high`, others none",
                    f"目标“{id}”：区间目标须有 value 和更大的 high，其他目标没有 high",
                ),
            )
        year = target.value.value
        if target.is_year and (year != year.to_integral_value() or year > YEARS[-1]):
            yield (
                ("targets", id, "value"),
                Text(
                    f"target {id!r}: {year:f} is no year; write a whole one, up to {YEARS[-1]}",
                    f"目标“{id}”：{year:f} 不是年份；请填写不超过 {YEARS[-1]} 的整数",
                ),
            )
        if target.operator == "before" and not target.is_year:
            yield (
                ("targets", id, "value"),
                Text(
                    f"target {id!r} is to come before a year; give one, in the unit years",
                    f"目标“{id}”应在某年之前实现；请给出年份，单位用 years",
                ),
            )


def baseline_missing(facts: Facts) -> Broken:
    """A change without the year that it counts from, or with one that is not before its end.

    targets:
      more:
        name: more
        operator: at-least
        value: 1
        unit: "%"
        announced: 2020
        document: act
        resolve: plain
        sources: [act]
        measure: cut
    """
    for path, entry in entries(facts):
        if isinstance(entry, Target):
            needed, end = entry.measure != "level", entry.by
        elif isinstance(entry, Statistic):
            needed, end = entry.figures == "cut", None
        else:
            continue
        if needed and not entry.baseline and not getattr(entry, "obstacle", None):
            yield (
                path,
                Text(
                    f"{owner(path).en} is a change; say since when, as `baseline`",
                    f"{owner(path).zh}是变化量；请用 baseline 说明基准年",
                ),
            )
        if entry.baseline and end and entry.baseline.first >= end.last:
            yield (
                (*path, "baseline"),
                Text(
                    f"the baseline {entry.baseline} is not before {end}, when the target is due",
                    f"基准年 {entry.baseline} 不早于目标期限 {end}",
                ),
            )


def not_comparable(facts: Facts) -> Broken:
    """A target is held against figures from which its own quantity does not follow.

    statistics:
      power:
        name: power
        unit: "%"
        kind: flow
        scope: All of it.
        sources: [act]
        points: {2020: 40}
        figures: cut
        baseline: 2005
    targets:
      more:
        name: more
        operator: at-least
        value: 50
        unit: "%"
        announced: 2020
        document: act
        resolve: plain
        sources: [act]
        measure: cut
        baseline: 2010
        statistic: power
    """
    for id, target in facts.targets.items():
        statistic = facts.statistics.get(target.statistic)
        if not statistic or target.obstacle or statistic.figures == "level":
            continue
        same_cut = target.measure == "cut" and statistic.baseline == target.baseline
        yearly = statistic.figures == "change" and target.measure in ("cut", "rise")
        if not (yearly or (statistic.figures == "cut" and same_cut)):
            sets, gives = measure_words(target.measure), figures_words(statistic.figures)
            since = f" since {statistic.baseline}" if statistic.baseline else ""
            from_year = f"自 {statistic.baseline} 以来的" if statistic.baseline else ""
            yield (
                ("targets", id, "statistic"),
                Text(
                    f"target {id!r}, a {sets.en}, can't be held against {statistic.id!r}, whose "
                    f"figures are a {gives.en}{since}; unlink them or name an `obstacle`",
                    f"目标“{id}”是{sets.zh}，指标“{statistic.id}”的数字却是{from_year}{gives.zh}，"
                    "无法比较；请取消关联或填写 obstacle",
                ),
            )


def dates_out_of_order(facts: Facts) -> Broken:
    """A target is due before it was announced, or its successor was announced before it.

    targets:
      more:
        name: more
        operator: at-least
        value: 1
        unit: GW
        announced: 2020
        document: act
        resolve: plain
        sources: [act]
        by: 2019
    """
    for id, target in facts.targets.items():
        if target.by and target.by.last < target.announced.first:
            yield (
                ("targets", id, "by"),
                Text(
                    f"target {id!r} is due {target.by} but was announced {target.announced}",
                    f"目标“{id}”的期限 {target.by} 早于公布日期 {target.announced}",
                ),
            )
        successor = facts.targets.get(target.superseded_by)
        if successor and successor.announced.last < target.announced.first:
            yield (
                ("targets", id, "superseded_by"),
                Text(
                    f"{successor.id!r} was announced {successor.announced}, before {id!r} itself; "
                    "exchange the two",
                    f"“{successor.id}”公布于 {successor.announced}，早于“{id}”；请对调",
                ),
            )
