"""The fixed vocabulary of the screens, in both languages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from dualcarbon.model.entries import Entry, Facts
from dualcarbon.text import Lang, Text
from dualcarbon.views.page import Heading, Page, Painted, Prose, Span

SOURCES = Text("Sources", "来源")
NOTE = Text("Note", "注")
UNDATED = Text("undated", "日期不详")
TOPIC = Text("Topic", "主题")
DATE = Text("Date", "日期")
KIND = Text("Kind", "类别")
NAME = Text("Name", "名称")
ID = Text("Id", "标识")

SEE = Text("See", "另见")
SOURCE = Text("Source", "来源")
TODAY = Text("Today", "今天")
OTHER_TOPICS = Text("Other", "其他")


def topics(facts: Facts) -> Iterator[tuple[str, Text]]:
    """The topics in their order, and at last the empty one of entries that have none."""
    yield from ((topic.id, topic.name) for topic in facts.topics.values())
    yield "", OTHER_TOPICS


def topic_field(entry: Entry, facts: Facts, lang: Lang) -> Iterator[tuple[str, str]]:
    """The topic of an entry as a labelled value; nothing where it has none."""
    if entry.topic:
        yield TOPIC[lang], facts.topics[entry.topic].name[lang]


def title(entry: Entry, facts: Facts, lang: Lang, *more: str, pinyin: str = "") -> Heading:
    """The heading of an entry: its name in both languages, what else belongs in it, its topic."""
    second = other(entry.name, lang)
    both = [second] if second and second != entry.name[lang] else []
    topic = [facts.topics[entry.topic].name[lang]] if entry.topic else []
    spans = [
        Span(entry.name[lang], "name"),
        *(Span(f"  {text}") for text in both),
        *(Span(f"  {text}", "muted") for text in filter(None, (pinyin, *more, *topic))),
    ]
    return Heading(Painted(*spans))


def together(page: Iterable[Prose]) -> Page:
    """Paragraphs of which no empty line parts one from the next."""
    return tuple(replace(prose, close=number > 0) for number, prose in enumerate(page))


def flagged(entry: Entry, lang: Lang) -> str:
    """The name of an entry in an overview, with a mark where it has notes."""
    return f"{entry.name[lang]}*" if entry.notes else entry.name[lang]


def joined(parts: Iterable[str], lang: Lang) -> str:
    """Names side by side, as the language separates them."""
    return ("、" if lang == "zh" else ", ").join(parts)


def labelled(label: str, text: str, lang: Lang) -> str:
    """`label: text`, with the colon of the language."""
    return f"{label}：{text}" if lang == "zh" else f"{label}: {text}"


def titled(name: Text, lang: Lang, *more: str) -> str:
    """A name in `lang`, then in the other language, then what else belongs in the title."""
    return "  ".join(dict.fromkeys(filter(None, (name[lang], other(name, lang), *more))))


def bilingual(name: Text, lang: Lang) -> str:
    """A name in `lang` with the other language in brackets."""
    second = other(name, lang)
    if not second or second == name[lang]:
        return name[lang]
    return bracketed(name[lang], second, lang)


def both(name: Text, lang: Lang) -> str:
    """A name in `lang`, then in the other language, as far as there are two."""
    return " ".join(dict.fromkeys(filter(None, (name[lang], other(name, lang)))))


def clauses(parts: Iterable[str], lang: Lang) -> str:
    """What belongs together but is no list, as the language separates it."""
    return ("，" if lang == "zh" else ", ").join(parts)


def bracketed(text: str, aside: str, lang: Lang) -> str:
    """`text (aside)`, with the brackets of the language."""
    return f"{text}（{aside}）" if lang == "zh" else f"{text} ({aside})"


def other(name: Text, lang: Lang) -> str:
    """The name in the language that is not `lang`; empty where there is none."""
    return name.en if lang == "zh" else name.zh
