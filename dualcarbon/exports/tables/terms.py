"""Terms as tables, with their renderings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from dualcarbon.exports.columns import (
    Column,
    Table,
    numbered,
    table,
    text,
    when,
    whole,
    word,
    words,
    yes,
)
from dualcarbon.exports.tables.shared import (
    ALIASES,
    AT,
    CORE,
    DOCUMENT,
    ID,
    LANG,
    NAME,
    NUMBER,
    TERM,
    cited,
    document,
    every,
    itself,
    listed,
    of,
    referring,
    topic,
)
from dualcarbon.model.entries import Facts
from dualcarbon.model.vocab import RenderingStatus, RenderingUse
from dualcarbon.text import Text


def terms(facts: Facts) -> Iterator[Table]:
    """Terms, and those beside them."""
    terms = facts.terms
    yield table(
        "terms",
        Text("Words of the field in both languages", "术语"),
        (ID,),
        every(terms),
        NAME,
        word("pinyin", Text("how the Chinese name is read", "拼音")),
        words("abbreviations", Text("abbreviations", "缩写")),
        ALIASES,
        text("short", Text("its short form in official texts", "官方文本中的简称")),
        topic(facts),
        CORE,
        text("definition", Text("what it means", "释义")),
        text("explanation", Text("what more there is to know", "解释")),
        whole("difficulty", Text("from 1, everyday, to 3, specialist", "难度，1 常用至 3 专业")),
        yes(
            "opaque",
            Text("whether its name does not tell what it means", "名称是否不能直接看出含义"),
        ),
        when("since", Text("from when on it has this meaning", "该含义始于何时")),
    )
    yield cited(
        facts,
        "term_sources",
        Text("The sources of a term", "术语的来源"),
        (TERM,),
        listed(terms, "sources"),
        "terms",
    )
    yield referring(
        "related_terms",
        Text("Terms to look up beside a term", "相关术语"),
        TERM,
        ((key, id) for key, id in listed(terms, "see_also") if id in terms),
        of("related", Text("the other term", "相关的术语"), "terms"),
    )
    yield table(
        "confused_terms",
        Text("Terms that are taken for one another, and the difference", "易混术语及其区别"),
        (TERM, of("other", Text("the other term", "另一术语"), "terms")),
        (
            ((id, other), difference)
            for id, term in terms.items()
            for other, difference in term.not_to_confuse_with.items()
            if other in terms
        ),
        itself("difference", Text("the difference", "区别")),
    )
    yield from renderings(facts)


def renderings(facts: Facts) -> Iterator[Table]:
    """How terms and titles are rendered, how not, and sentences in both languages."""
    key = (TERM, NUMBER)
    rows = [*listed(facts.terms, "renderings")]
    by_document = Text("the document that has it", "所在文件")
    yield table(
        "renderings",
        Text("How a term is put in the other language, the best first", "术语译法，最佳在前"),
        key,
        rows,
        word("text", Text("the rendering", "译法")),
        LANG,
        word("status", Text("how far it is official", "官方程度"), get_args(RenderingStatus)),
        word("use", Text("where it is at home", "使用场合"), get_args(RenderingUse)),
        document(facts, by_document),
        AT,
        text("by", Text("who uses it, where no document does", "使用者（无文件时）")),
        when("since", Text("from when on it was used", "开始使用时间")),
        parent="terms",
    )
    yield cited(
        facts,
        "rendering_sources",
        Text("The sources of a rendering", "译法的来源"),
        (TERM, Column("rendering", Text("the number of the rendering", "译法序号"), "integer")),
        (row for known_by, one in rows for row in numbered(known_by, one.sources)),
        "renderings",
    )
    for name, key_column, entries, about in (
        ("avoid_for_terms", TERM, facts.terms, Text("Renderings to avoid", "不宜使用的译法")),
        (
            "avoid_for_documents",
            DOCUMENT,
            facts.documents,
            Text("Renderings of titles to avoid", "不宜使用的标题译法"),
        ),
    ):
        yield table(
            name,
            about,
            (key_column, NUMBER),
            listed(entries, "avoid"),
            word("text", Text("the rendering", "译法")),
            LANG,
            text("why", Text("why not", "原因")),
            word("seen_in", Text("where it was met", "见于何处")),
            parent=key_column.table,
        )
    yield table(
        "sentences",
        Text("Sentences with a term, as a document has them", "官方文件中含该术语的句子"),
        key,
        listed(facts.terms, "sentences"),
        text("text", Text("the sentence", "句子")),
        document(facts, by_document),
        AT,
        parent="terms",
    )
