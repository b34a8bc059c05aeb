"""What a chart of series says in words: scopes, what the marks mean, what was counted otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dualcarbon.charts.goals import Goal, asked_text
from dualcarbon.model.entries import Facts, Statistic
from dualcarbon.model.vocab import Bound
from dualcarbon.text import Lang, Text
from dualcarbon.views import words
from dualcarbon.writing.figures import figure_text
from dualcarbon.writing.formulas import formula_text

_UNIT = Text("Unit", "单位")
_OTHER = Text("another count than {}", "与“{}”统计来源不同")
_WORKED_OUT = Text("Worked out as", "计算方法")
_DIAMONDS = Text(
    "Diamonds are targets, dotted from the day on which they were announced.",
    "菱形为目标，点线自公布之日起。",
)
_GREY = Text("Grey ones were replaced.", "灰色者已被取代。")
_BREAK = Text("Counted otherwise from {}", "{}起口径调整")
_REVISED = Text("Revised since first published", "发布后经修订")
_AT_FIRST = Text("{} ({} at first)", "{}（最初为{}）")
_LIMIT_NOTES: dict[Bound, Text] = {
    "about": Text("Hollow circles: about, as the source rounds.", "空心圆：来源给出的约数。"),
    "above": Text("Triangles that point up: known to be above.", "尖角向上：已知超过该值。"),
    "below": Text("Triangles that point down: known to be below.", "尖角向下：已知低于该值。"),
}
_FAR = Text("Later targets, not drawn", "更远期目标（未绘出）")


def subtitles(
    statistics: Sequence[Statistic], unit: str, facts: Facts, lang: Lang
) -> Iterator[str]:
    """The scope of a single series, and the unit; of several each has its scope in the notes."""
    if len(statistics) == 1:
        yield statistics[0].scope[lang]
        yield from _counted(statistics[0], facts, lang)
    yield words.labelled(_UNIT[lang], unit, lang)


def _counted(statistic: Statistic, facts: Facts, lang: Lang) -> Iterator[str]:
    """Whose count a series is beside another, and how its figures are worked out."""
    if main := facts.statistics.get(statistic.alternative_to):
        yield titled(_OTHER[lang].format(main.name[lang]))
    if worked_out := formula_text(statistic, facts)[lang]:
        yield words.labelled(_WORKED_OUT[lang], worked_out, lang)


def notes(
    statistics: Sequence[Statistic], named: Mapping[str, Sequence[Goal]], facts: Facts, lang: Lang
) -> Iterator[str]:
    """What is to be known of the marks."""
    several = len(statistics) > 1
    bounds = {p.value.bound for statistic in statistics for p in statistic.points.values()}
    marks = [note[lang] for bound, note in _LIMIT_NOTES.items() if bound in bounds]
    if any(named.values()):
        marks.append(_DIAMONDS[lang])
    if any(goal.target.superseded_by for each in named.values() for goal in each):
        marks.append(_GREY[lang])
    if marks:
        yield ("" if lang == "zh" else " ").join(marks)
    for statistic in statistics:
        of = titled(statistic.name[lang])
        said: list[str] = []
        if several:
            said += [statistic.scope[lang], *_counted(statistic, facts, lang)]
        for one in statistic.breaks.values():
            label = _BREAK[lang].format(one.date.written(lang))
            said.append(words.labelled(label, one.text[lang], lang))
        if revised := list(_revised(statistic, facts, lang)):
            said.append(words.labelled(_REVISED[lang], words.joined(revised, lang), lang))
        yield from (words.labelled(of, text, lang) if several else text for text in said)


def far_goals(far: Sequence[Goal], facts: Facts, lang: Lang) -> Iterator[str]:
    """The targets that lie too far ahead."""
    if far:
        asked = dict.fromkeys(asked_text(goal.target, facts, lang) for goal in far)
        yield words.labelled(_FAR[lang], ("；" if lang == "zh" else "; ").join(asked), lang)


def _revised(statistic: Statistic, facts: Facts, lang: Lang) -> Iterator[str]:
    for point in statistic.series:
        if point.earlier:
            first = figure_text(point.earlier[0].value, facts.units[statistic.unit], lang)
            yield _AT_FIRST[lang].format(point.date.written(lang), first)


def titled(name: str) -> str:
    """A name as a title begins."""
    return name[:1].upper() + name[1:]
