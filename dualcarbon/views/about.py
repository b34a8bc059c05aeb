"""A subject on one page: what it is, its figures, targets, events and plans; and where to begin."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from dualcarbon.analysis.targets import Standing
from dualcarbon.frozen import frozen
from dualcarbon.kinds import KINDS
from dualcarbon.model.entries import (
    Event,
    Facts,
    Plan,
    Statistic,
    Term,
    Topic,
)
from dualcarbon.model.vocab import status_words
from dualcarbon.text import Lang, Text, shorten
from dualcarbon.views import words
from dualcarbon.views.page import (
    Block,
    Cell,
    Heading,
    Page,
    Painted,
    Prose,
    Span,
    Table,
    painted,
)
from dualcarbon.views.references import References
from dualcarbon.views.targets import status_role
from dualcarbon.writing.figures import figure_text, target_text

_HEADS = {
    "statistics": Text("Figures", "数据"),
    "targets": Text("Targets", "目标"),
    "events": Text("Events", "事件"),
    "plans": Text("Plans", "方案"),
}
_ID = Text("ID", "标识")
_MORE = Text("More", "更多")
_FIRST = Text("What to know first", "入门要点")
_TOPICS = Text("Topics", "主题")
_COMMANDS = Text("Commands", "命令")

_DEFINITION = 190
"""Characters of a definition that two lines hold."""


@frozen
class Subject:
    """What the base knows of a subject, as far as it is shown, each kind in its order.

    `term` is what the subject is, where a term or a topic is called so; `terms` are others with the
    words in their names. The last of the targets are those that fall due next. Of the sections that
    are `borrowed` no entry is called so: they have the core of the topic. `more` are commands that
    show the rest.
    """

    typed: str
    topic: Topic | None
    term: Term | None
    terms: tuple[Term, ...]
    statistics: tuple[Statistic, ...]
    targets: tuple[Standing, ...]
    events: tuple[Event, ...]
    plans: tuple[Plan, ...]
    borrowed: frozenset[str] = frozenset()
    more: tuple[str, ...] = ()

    def shown(self, section: str) -> int:
        """How many entries of a section are shown."""
        return len(getattr(self, section)) + (section == "terms" and self.term is not None)


def subject_page(subject: Subject, facts: Facts, lang: Lang) -> Page:
    """The term in two lines, then a line for each figure, target, event and plan."""
    blocks: list[Block] = [_title(subject, facts, lang)]
    if subject.term:
        blocks.append(Prose(shorten(subject.term.definition[lang], _DEFINITION)))
    terms = [subject.term, *subject.terms] if subject.term else subject.terms
    if terms:
        blocks.append(_terms(terms, lang))
    references = References(facts, lang)
    for number, (section, rows) in enumerate(_parts(subject, facts, references, lang)):
        head = _head(section, subject, facts, lang)
        name = len(rows[0]) // 2
        labels = ("",) * len(rows[0])
        blocks.append(Table(labels, rows, groups=((head, len(rows)),), cut=name, close=number > 0))
    if subject.more:
        blocks.append(_more(subject.more, lang))
    return (*blocks, references.block(best=0))


_Rows = tuple[tuple[Cell, ...], ...]


def _parts(
    subject: Subject, facts: Facts, references: References, lang: Lang
) -> Iterator[tuple[str, _Rows]]:
    """The kinds of which there are entries, each with a row for each."""
    rows: dict[str, Iterator[tuple[Cell, ...]]] = {
        "statistics": (_figure(one, facts, references, lang) for one in subject.statistics),
        "targets": (_target(one, facts, lang) for one in subject.targets),
        "events": (_dated(event, lang) for event in subject.events),
        "plans": (_dated(plan, lang) for plan in subject.plans),
    }
    for section, one_by_one in rows.items():
        if there := tuple(one_by_one):
            yield section, there


def _title(subject: Subject, facts: Facts, lang: Lang) -> Heading:
    if subject.topic:
        name = Painted(
            Span(subject.topic.name[lang], "name"),
            Span(f"  {words.other(subject.topic.name, lang)}"),
        )
        return Heading(name)
    if subject.term:
        return words.title(subject.term, facts, lang, pinyin=subject.term.pinyin)
    return Heading(shorten(subject.typed))


def _terms(terms: Sequence[Term], lang: Lang) -> Prose:
    """Terms, each with the command that opens it."""
    spans = []
    for number, term in enumerate(terms):
        spans += [
            Span(" · " if number else ""),
            Span(f"{term.name[lang]}  "),
            Span(f"define {term.id}", "command"),
        ]
    return Prose(Painted(*spans), "muted", close=True)


def _head(section: str, subject: Subject, facts: Facts, lang: Lang) -> str:
    """What a kind is called, with the command that opens one; if borrowed, from which topic."""
    head = _HEADS[section][lang]
    if subject.term and section in subject.borrowed:
        topic = facts.topics[subject.term.topic].name[lang]
        head = words.bracketed(head, words.labelled(words.TOPIC[lang], topic, lang), lang)
    command = f"dualcarbon {KINDS[section].opens} {_ID[lang]}"
    return Painted(Span(head, "strong"), Span("  "), Span(command, "command"))


def _figure(
    statistic: Statistic, facts: Facts, references: References, lang: Lang
) -> tuple[Cell, ...]:
    """The newest figure, with its source in short."""
    (point,) = statistic.last(1)
    figure = figure_text(point.value, facts.units[statistic.unit], lang)
    return (
        painted(figure, "strong"),
        painted(str(point.date)[:7], "muted"),
        statistic.name[lang],
        references.label(point.sources or statistic.sources, dated=False),
        statistic.id,
    )


def _target(standing: Standing, facts: Facts, lang: Lang) -> tuple[Cell, ...]:
    target = standing.target
    status = status_words(standing.status)
    return (
        painted(target_text(target, facts.units[target.unit], lang), "strong"),
        painted(str(target.by or "-"), "muted"),
        target.name[lang],
        painted(status[lang], status_role(standing.status)),
        target.id,
    )


def _dated(entry: Event | Plan, lang: Lang) -> tuple[Cell, ...]:
    return painted(str(entry.date), "muted"), entry.name[lang], entry.id


def _more(commands: Sequence[str], lang: Lang) -> Prose:
    """The commands that show the rest; the program's own name stands before the first alone."""
    first, *others = commands
    spans = [Span(words.labelled(_MORE[lang], "", lang), "muted")]
    spans.append(Span(f"dualcarbon {first}", "command"))
    for command in others:
        spans += [Span(" · "), Span(command, "command")]
    return Prose(Painted(*spans), "muted", close=True)


SUMMARIES = {
    "about": Text("all of a subject on one page", "一个主题的全貌"),
    "define": Text("a term in English and Chinese", "术语的中英文释义"),
    "timeline": Text("what happened, and what is due when", "已发生与将到期的事项"),
    "changes": Text("what changed between two days", "两个日期之间的变化"),
    "stats": Text("the latest figures, or one series", "最新数据或某一序列"),
    "targets": Text("official targets beside the figures", "官方目标与实际数据"),
    "plan": Text("the Action Plan and other plans", "行动方案及其他方案"),
    "search": Text("whatever holds the words", "全文检索"),
    "list": Text("ids and names, a line each", "逐行列出标识与名称"),
    "random": Text("something to read by chance", "随机一条"),
    "quiz": Text("questions, each explained", "逐题讲解的测验"),
    "progress": Text("what you have learned", "学习进度"),
    "cite": Text("a source in a citation style", "按格式引用来源"),
    "export": Text("all of it as files for other programs", "导出供其他程序使用"),
    "proofread": Text("slips in a draft or a translation", "校对稿件或译文"),
    "check": Text("what is wrong with a fact base", "检查事实库"),
}
"""The commands, each in a few words."""

_COUNTED = ("terms", "statistics", "targets", "events")


def beginning_page(
    beginnings: Sequence[tuple[Text, str]],
    counts: Mapping[tuple[str, str], int],
    commands: Iterable[str],
    facts: Facts,
    lang: Lang,
) -> Page:
    """What to know first, each with the command that tells it; the topics; the commands."""
    blocks: list[Block] = []
    if beginnings:
        first = [(name[lang], painted(command, "command")) for name, command in beginnings]
        blocks += [Heading(_FIRST[lang], 2), Table(("", ""), tuple(first))]
    topics = tuple(
        (
            topic.name[lang],
            *(str(counts.get((id, s), 0)) for s in _COUNTED),
            painted(f"dualcarbon about {id}", "command"),
        )
        for id, topic in facts.topics.items()
    )
    if topics:
        kinds = (KINDS[section].word[lang] for section in _COUNTED)
        labels = (words.TOPIC[lang], *kinds, "")
        blocks += [Heading(_TOPICS[lang], 2), Table(labels, topics, frozenset(range(1, 5)))]
    told = [(painted(f"dualcarbon {name}", "command"), SUMMARIES[name][lang]) for name in commands]
    return (*blocks, Heading(_COMMANDS[lang], 2), Table(("", ""), tuple(told)))
