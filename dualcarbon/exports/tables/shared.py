"""What several tables have: columns of keys, and tables of what entries cite and refer to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, get_args

from dualcarbon.exports.columns import (
    Column,
    Field,
    Key,
    Table,
    link,
    numbered,
    table,
    text,
    word,
    words,
    yes,
)
from dualcarbon.model.entries import Facts
from dualcarbon.model.parts import Citation
from dualcarbon.text import Lang, Text


def of(name: str, about: Text, table: str) -> Column:
    """A column of a key that names an entry of a table."""
    return Column(name, about, table=table)


ID = Column("id", Text("what other tables refer to it by", "标识，供其他表引用"))
NUMBER = Column(
    "number", Text("its place in the list, from 1", "在列表中的次序，从 1 起"), "integer"
)
NAME = text("name", Text("what it is called", "名称"))
AT = word("at", Text("the place in it: art. 4, para. 23", "其中的位置，如条、段"))
NOTE = text("note", Text("what to know of it", "说明"))
CORE = yes("core", Text("whether a newcomer should know it first", "是否为入门必知"))
LANG = word("lang", Text("the language that it is in", "所用语言"), get_args(Lang))
ALIASES = words("aliases", Text("other names, in either language", "别名，中英文均有"))

DOCUMENT = of("document", Text("the document", "文件"), "documents")
TERM = of("term", Text("the term", "术语"), "terms")
EVENT = of("event", Text("the event", "事件"), "events")
SERIES = of("series", Text("the series", "指标"), "series")
TARGET = of("target", Text("the target", "目标"), "targets")
PLAN = of("plan", Text("the plan", "方案"), "plans")
DATE = Column("date", Text("the date of the figure, as known", "数据所属时间，精确到已知程度"))


def every(entries: Mapping[str, Any]) -> Iterator[tuple[Key, Any]]:
    """The entries of a section, each behind its id."""
    return (((id,), entry) for id, entry in entries.items())


def listed(entries: Mapping[str, Any], name: str) -> Iterator[tuple[Key, Any]]:
    """The parts that a field of the entries lists, each behind the id of its entry and a number."""
    for id, entry in entries.items():
        yield from numbered((id,), getattr(entry, name))


def topic(facts: Facts) -> Field:
    """The field that names the topic of an entry."""
    return link("topic", Text("the subject it stands under", "所属主题"), "topics", facts.topics)


def document(facts: Facts, about: Text, name: str = "document") -> Field:
    """A field that names a document."""
    return link(name, about, "documents", facts.documents)


def itself(name: str, about: Text) -> Field:
    """A field for what is a text itself."""
    columns = text(name, about).columns
    return Field(columns, lambda one: (one.en or None, one.zh or None))


def cited(
    facts: Facts, name: str, about: Text, key: tuple[Column, ...],
    rows: Iterable[tuple[Key, Citation]], parent: str,
) -> Table:  # fmt: skip
    """A table of what cites sources, the best first."""
    of = Text("the document that is quoted there", "该处引用的文件")
    source = link("source", Text("the source", "来源"), "sources", facts.sources)
    key = (*key, NUMBER)
    return table(name, about, key, rows, source, AT, document(facts, of, "of"), parent=parent)


def referring(
    name: str, about: Text, key: Column, rows: Iterable[tuple[Key, str]], to: Column
) -> Table:
    """A table of what entries refer to."""
    field = Field((to,), lambda other: (other,))
    return table(name, about, (key, NUMBER), rows, field, parent=key.table)
