"""Markdown against a parser of CommonMark: what stands in a base is text there and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from dualcarbon.formats.markdown import markdown
from dualcarbon.views.page import (
    Fields,
    Heading,
    Listing,
    Prose,
    SourceLine,
    Sources,
    Table,
    Verbatim,
)

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])

MARKS = [
    *"\\`*_[]()<>|~&;#+-=:.!'\"1 a碳\n", "1. ", "1) ", "---", "===", "```", "~~~", "    ", "<b>", "<!--", "&lt;", "&#35;", "![", "](",
    "https://e.org", "[a]: /b", "| - |", "**", "# ",
]  # fmt: skip
texts = st.lists(st.sampled_from(MARKS), min_size=1, max_size=12).map("".join)
lines = texts.map(lambda text: " ".join(text.split()) or "a")
addresses = texts.map(lambda text: f"https://e.org/{text}")


def kinds(source):
    return [token.type for token in PARSER.parse(source)]


def shown(source):
    """What a reader sees of each inline part, and every kind of token in it."""
    inline = [token for token in PARSER.parse(source) if token.type == "inline"]
    return [
        ("".join(child.content for child in token.children), {c.type for c in token.children})
        for token in inline
    ]


@given(lines)
def test_text_in_every_place_is_text(text):
    page = (
        Heading(text, 2),
        Prose(text),
        Listing((("-", text), ("-", text))),
        Table(("a", "b"), ((text, text),)),
    )
    source = markdown(page)
    plain = markdown(
        (
            Heading("a", 2),
            Prose("a"),
            Listing((("-", "a"), ("-", "a"))),
            Table(("a", "b"), (("a", "a"),)),
        )
    )
    assert kinds(source) == kinds(plain)
    found = shown(source)
    assert [words for words, _ in found] == [text, text, text, text, "a", "b", text, text]
    assert all(kinds <= {"text", "text_special"} for _, kinds in found)


@given(st.lists(lines, min_size=1, max_size=4))
def test_the_lines_of_a_paragraph_stay_one_paragraph(parts):
    source = markdown((Prose("\n".join(parts)),))
    assert kinds(source) == ["paragraph_open", "inline", "paragraph_close"]
    ((_, inner),) = shown(source)
    assert inner <= {"text", "text_special", "softbreak"}


@given(lines, addresses)
def test_an_address_is_one_link_that_nothing_gets_out_of(text, url):
    source = markdown((Fields((("a", text),)), Sources("S", (SourceLine("[1]", text, url),))))
    plain = markdown(
        (Fields((("a", "a"),)), Sources("S", (SourceLine("[1]", "a", "https://e.org"),)))
    )
    assert kinds(source) == kinds(plain)
    links = [c for t in PARSER.parse(source) for c in t.children or () if c.type == "link_open"]
    assert len(links) == 1
    assert links[0].attrs["href"].startswith("https://e.org/")
    assert "html_inline" not in {kind for _, inner in shown(source) for kind in inner}


@given(texts)
def test_verbatim_text_ends_where_it_ends(text):
    (fence,) = PARSER.parse(markdown((Verbatim(text),)))
    assert (fence.type, fence.content) == ("fence", f"{text}\n")


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "<img src=x onerror=alert(1)>", "https://e.org/> <img src=x>", "b"],
)
def test_what_is_no_address_is_no_link(url):
    shown = PARSER.render(markdown((Sources("S", (SourceLine("[1]", "a", url),)),)))
    assert "<img" not in shown
    assert 'href="javascript' not in shown
    assert shown.count("<a ") == url.startswith("https")


@pytest.mark.parametrize(
    "text, escaped",
    [("1. a", r"1\. a"), ("2) a", r"2\) a"), ("# a", r"\# a"), ("- a", r"\- a"), ("-5% a", "-5% a"),
     ("1.5 GW", "1.5 GW"), ("a & b", "a &amp; b"), ("2030", "2030")],
)  # fmt: skip
def test_no_more_is_escaped_than_needed(text, escaped):
    assert markdown((Prose(text),)) == f"{escaped}\n"
