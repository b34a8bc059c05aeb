"""Topics, units, sources and documents as tables."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from dualcarbon.exports.columns import Column, Field, Table, table, text, when, whole, word
from dualcarbon.exports.credits import credit
from dualcarbon.exports.tables.shared import (
    ALIASES,
    CORE,
    DOCUMENT,
    ID,
    NAME,
    cited,
    document,
    every,
    listed,
    of,
    referring,
    topic,
)
from dualcarbon.model.entries import Facts
from dualcarbon.model.vocab import DocumentKind, Tier, TitleBy
from dualcarbon.text import Text


def groups(facts: Facts) -> Iterator[Table]:
    """Topics and units."""
    yield table(
        "topics",
        Text("Subjects under which entries are grouped", "主题"),
        (ID,),
        every(facts.topics),
        NAME,
    )
    yield table(
        "units",
        Text("Units of measure", "单位"),
        (ID,),
        every(facts.units),
        NAME,
        whole(
            "power_zh",
            Text(
                "the power of ten from the unit to the one that its Chinese name names",
                "该单位换算为中文名称所指单位时 10 的幂次",
            ),
        ),
    )


def sources(facts: Facts) -> Iterator[Table]:
    """Sources, with their terms and how to name them."""
    licence = Text("the terms of its own, where it has any", "来源自身的许可条款（如有）")
    credit_line = Text("how to name it", "署名方式")
    yield table(
        "sources",
        Text("Pages, files and data sets that facts are taken from", "来源"),
        (ID,),
        every(facts.sources),
        text("title", Text("its title", "标题")),
        text("publisher", Text("who published it", "发布者")),
        text("author", Text("who wrote it, if not the publisher", "作者（与发布者不同时）")),
        when("date", Text("when it was published", "发布时间")),
        word("url", Text("its address", "网址")),
        word("lang", Text("its language, or several", "语言")),
        word("tier", Text("how near it is to the fact", "来源层级"), get_args(Tier)),
        document(facts, Text("the official document whose text it gives", "所载文件"), "of"),
        word("via", Text("the site where a copy was read", "查阅副本的网站")),
        word("licence", licence),
        Field((Column("credit", credit_line),), lambda source: (credit(source),)),
    )


def documents(facts: Facts) -> Iterator[Table]:
    """Official documents, what they replace, and where they can be read."""
    documents = facts.documents
    yield table(
        "documents",
        Text("Official documents", "官方文件"),
        (ID,),
        every(documents),
        NAME,
        ALIASES,
        topic(facts),
        CORE,
        word("kind", Text("what it is", "文件类型"), get_args(DocumentKind)),
        word("english", Text("whose its English title is", "英文标题出自何处"), get_args(TitleBy)),
        word("number", Text("its official number", "文号")),
        text("unnumbered", Text("why it has no number here", "无文号的原因")),
        text("issuer", Text("who issued it, the lead first", "发布机关，牵头者在前")),
        when("dated", Text("the day of the text", "成文日期")),
        when("published", Text("when it was published", "公布日期")),
        when("in_force", Text("from when on it is law", "施行日期")),
        word("url", Text("its official address in Chinese", "官方中文网址")),
        word("url_en", Text("its official address in English", "官方英文网址")),
    )
    yield referring(
        "document_replaces",
        Text("Which documents a document replaces", "文件所取代的文件"),
        DOCUMENT,
        ((k, id) for k, id in listed(documents, "supersedes") if id in documents),
        of("replaced", Text("the document that is replaced", "被取代的文件"), "documents"),
    )
    yield cited(
        facts,
        "document_sources",
        Text("The sources of a document", "文件的来源"),
        (DOCUMENT,),
        listed(documents, "sources"),
        "documents",
    )
