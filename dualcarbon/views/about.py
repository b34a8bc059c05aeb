"""A subject on one page: what it is, its figures, targets, events and plans; and where to begin."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from dualcarbon.analysis.targets import Standing
from dualcarbon.frozen import frozen
from dualcarbon.kinds import KINDS
from dualcarbon.model.entries import (
    Citation,
    Entry,
    Event,
    Facts,
    Plan,
    Statistic,
    Term,
    Topic,
)
from dualcarbon.model.vocab import status_words
from dualcarbon.text import Lang, Text, cells, shorten
from dualcarbon.views import words
from dualcarbon.views.page import Block, Heading, Listing, Page, Prose, Table
from dualcarbon.writing.figures import figure_text, target_text

_HEADS = {
    "statistics": Text("Figures", "数据"),
    "targets": Text("Targets", "目标"),
    "events": Text("Events", "事件"),
    "plans": Text("Plans", "方案"),
}
_FIGURE, _GOAL = Text("Figure", "数值"), Text("Goal", "目标值")
_BY, _STATUS = Text("By", "期限"), Text("Status", "状态")
_ID = Text("ID", "标识")
_MORE = Text("More", "更多")
_FIRST = Text("What to know first", "入门要点")
_TOPICS = Text("Topics", "主题")
_COMMANDS = Text("Commands", "命令")

_DEFINITION = 190
"""Characters of a definition that two lines hold."""

_NAME, _NAME_ZH = 42, 22
"""Characters of a name in a row, by its language."""

_PUBLISHER = 12
"""Characters of the name of a publisher in a row."""


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
    blocks: list[Block] = [Heading(_title(subject, lang))]
    if subject.term:
        blocks.append(Prose(shorten(subject.term.definition[lang], _DEFINITION), "strong"))
    terms = [subject.term, *subject.terms] if subject.term else subject.terms
    if terms:
        see = words.joined((_opening(term, lang) for term in terms), lang)
        blocks.append(Prose(words.labelled(KINDS["terms"].word[lang], see, lang)))
    for section, labels, rows in _parts(subject, facts, lang):
        if rows:
            table = Table(tuple(label[lang] for label in labels), rows)
            blocks += [Heading(_head(section, subject, facts, lang), 2), table]
    if subject.more:
        more = " · ".join(f"dualcarbon {command}" for command in subject.more)
        blocks.append(Prose(words.labelled(_MORE[lang], more, lang), "muted"))
    return tuple(blocks)


def _title(subject: Subject, lang: Lang) -> str:
    if subject.topic:
        return words.titled(subject.topic.name, lang, words.TOPIC[lang])
    if subject.term:
        return words.titled(subject.term.name, lang, subject.term.pinyin)
    return shorten(subject.typed)


def _opening(term: Term, lang: Lang) -> str:
    """A term with the command that opens it."""
    return words.bracketed(term.name[lang], f"{KINDS['terms'].opens} {term.id}", lang)


_Rows = tuple[tuple[str, ...], ...]


def _parts(
    subject: Subject, facts: Facts, lang: Lang
) -> Iterator[tuple[str, tuple[Text, ...], _Rows]]:
    """The kinds of entries, each with its labels and a row for each entry."""
    figures = tuple(_figure(one, facts, lang) for one in subject.statistics)
    yield "statistics", (_FIGURE, words.DATE, words.NAME, words.SOURCE, words.ID), figures
    targets = tuple(_target(one, facts, lang) for one in subject.targets)
    yield "targets", (_GOAL, _BY, words.NAME, _STATUS, words.ID), targets
    events = tuple(_dated(event, lang) for event in subject.events)
    yield "events", (words.DATE, words.NAME, words.ID), events
    plans = tuple(_dated(plan, lang) for plan in subject.plans)
    yield "plans", (words.DATE, words.NAME, words.ID), plans


def _head(section: str, subject: Subject, facts: Facts, lang: Lang) -> str:
    """What a kind is called, with the command that opens one; if borrowed, from which topic."""
    head = _HEADS[section][lang]
    if subject.term and section in subject.borrowed:
        topic = facts.topics[subject.term.topic].name[lang]
        head = words.bracketed(head, words.labelled(words.TOPIC[lang], topic, lang), lang)
    return f"{head}  dualcarbon {KINDS[section].opens} {_ID[lang]}"


def _figure(statistic: Statistic, facts: Facts, lang: Lang) -> tuple[str, ...]:
    """The newest figure, with its source in short."""
    (point,) = statistic.last(1)
    figure = figure_text(point.value, facts.units[statistic.unit], lang)
    source = source_label((point.sources or statistic.sources)[0], facts, lang)
    return figure, str(point.date), _name(statistic, lang), source, statistic.id


def _target(standing: Standing, facts: Facts, lang: Lang) -> tuple[str, ...]:
    target = standing.target
    goal = target_text(target, facts.units[target.unit], lang)
    status = status_words(standing.status)[lang]
    return goal, str(target.by or ""), _name(target, lang), status, target.id


def _dated(entry: Event | Plan, lang: Lang) -> tuple[str, ...]:
    return str(entry.date), _name(entry, lang), entry.id


def _name(entry: Entry, lang: Lang) -> str:
    return shorten(entry.name[lang], _NAME if lang == "en" else _NAME_ZH)


def source_label(citation: Citation, facts: Facts, lang: Lang) -> str:
    """A source in short: who published it, and the month."""
    source = facts.sources[citation.source]
    return f"{shorten(source.publisher[lang], _PUBLISHER)} {str(source.date or '')[:7]}".strip()


SUMMARIES = {
    "about": Text("all of a subject on one page", "一个主题的全貌"),
    "define": Text("a term in English and Chinese", "术语的中英文释义"),
    "timeline": Text("what happened, and what is due when", "已发生与将到期的事项"),
    "stats": Text("the latest figures, or one series", "最新数据或某一序列"),
    "targets": Text("official targets beside the figures", "官方目标与实际数据"),
    "plan": Text("the Action Plan and other plans", "行动方案及其他方案"),
    "search": Text("whatever holds the words", "全文检索"),
    "list": Text("ids and names, a line each", "逐行列出标识与名称"),
    "random": Text("something to read by chance", "随机一条"),
    "quiz": Text("questions, each explained", "逐题讲解的测验"),
    "progress": Text("what you have learned", "学习进度"),
    "cite": Text("a source in a citation style", "按格式引用来源"),
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
        first = tuple((name[lang], command) for name, command in beginnings)
        blocks += [Heading(_FIRST[lang]), Listing(_aligned(first))]
    topics = tuple(
        (
            topic.name[lang],
            *(str(counts.get((id, s), 0)) for s in _COUNTED),
            f"dualcarbon about {id}",
        )
        for id, topic in facts.topics.items()
    )
    if topics:
        kinds = (KINDS[section].word[lang] for section in _COUNTED)
        labels = (words.TOPIC[lang], *kinds, "")
        blocks += [Heading(_TOPICS[lang]), Table(labels, topics, frozenset(range(1, 5)))]
    told = tuple((f"dualcarbon {name}", SUMMARIES[name][lang]) for name in commands)
    return (*blocks, Heading(_COMMANDS[lang]), Listing(_aligned(told)))


def _aligned(rows: Sequence[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """The rows with what stands second in one column."""
    width = max(cells(first) for first, _ in rows)
    return tuple((first + " " * (width - cells(first)) + " ", second) for first, second in rows)
