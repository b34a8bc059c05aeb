"""What is said where something can't be had, and which command to try instead."""

from __future__ import annotations

from collections.abc import Sequence

from dualcarbon.errors import (
    Ambiguous,
    Candidate,
    Choice,
    Failure,
    LaterDay,
    NotFound,
    NothingHolds,
    UnknownChoice,
)
from dualcarbon.kinds import KINDS
from dualcarbon.quiz.vocab import QUESTION_KINDS, question_name
from dualcarbon.text import NO_TEXT, Lang, Text, cells, shorten, shortened
from dualcarbon.views.words import bracketed, labelled, titled

_LISTED = 10
"""How many entries are listed to choose from."""

_WIDE, _LEAST = 96, 24
"""Columns of a line that offers an entry, and at least of what it answers."""

_IN_A_LINE = 20
"""Choices that stand in a line, so that none is cut for its length."""

_ELSEWHERE = Text("elsewhere:", "其他类别中有：")
_NEAR = Text("did you mean one of these?", "是否想找：")


def worded(refusal: NotFound | Ambiguous | LaterDay | UnknownChoice) -> Failure:
    """The refusal as a failure, in both languages."""
    match refusal:
        case NothingHolds():
            message, hint = _nothing_holds(refusal)
        case NotFound(kind=None):
            message, hint = _no_entry(refusal)
        case NotFound(kind=str(kind)):
            message, hint = _not_found(refusal, kind)
        case Ambiguous():
            message, hint = _ambiguous(refusal)
        case LaterDay():
            message, hint = _later_day(refusal)
        case UnknownChoice():
            message, hint = _unknown_choice(refusal)
    return Failure(message, hint, refusal.exit_code, refusal.error_code)


def _nothing_holds(refusal: NothingHolds) -> tuple[Text, Text]:
    query = shorten(refusal.typed)
    if not refusal.words:
        return (
            Text(
                f"{query!r} has no word that says what it is about",
                f"“{query}”里没有可供查找的词",
            ),
            Text(
                "add what to look for: dualcarbon search carbon market",
                "请加上要查的内容，如：dualcarbon search 碳市场",
            ),
        )
    return (
        Text(f"nothing here holds {query!r}", f"没有包含“{query}”的内容"),
        _offered(refusal.near, Text("near to it:", "相近内容："))
        or Text(
            "try fewer or other words; 'dualcarbon list' lists all there is",
            "请减少或更换词语；输入 dualcarbon list 可列出全部",
        ),
    )


def _no_entry(refusal: NotFound) -> tuple[Text, Text]:
    name = shorten(refusal.typed)
    return (
        Text(f"no source or entry is named {name!r}", f"没有名为“{name}”的来源或条目"),
        _offered(refusal.near, _NEAR)
        or Text(
            "'dualcarbon list' lists the ids of them all", "输入 dualcarbon list 可列出全部标识"
        ),
    )


def _not_found(refusal: NotFound, kind: str) -> tuple[Text, Text]:
    word, name = KINDS[kind].word, shorten(refusal.typed)
    elsewhere = _offered(refusal.elsewhere, _ELSEWHERE)
    near = _both(_offered(refusal.near, _NEAR), _offered(refusal.apart, _ELSEWHERE))
    return (
        Text(f"no {word.en} is named {name!r}", f"没有名为“{name}”的{word.zh}"),
        _both(elsewhere, near)
        or _offered(refusal.in_text, Text("these speak of it:", "正文中提到它的有："))
        or Text(
            "'dualcarbon search WORDS' looks through all texts; "
            f"'dualcarbon list {kind}' lists them",
            f"输入 dualcarbon search 词语 可检索全文；输入 dualcarbon list {kind} 可列出全部",
        ),
    )


def _ambiguous(refusal: Ambiguous) -> tuple[Text, Text]:
    word, name = KINDS[refusal.kind].word, shorten(refusal.typed)
    return (
        Text(
            f"{name!r} is in the name of more than one {word.en}",
            f"名称含“{name}”的{word.zh}不止一个",
        ),
        _offered(refusal.matches, Text("which of these?", "是哪一个？")),
    )


def _later_day(refusal: LaterDay) -> tuple[Text, Text]:
    word, name = KINDS[refusal.kind].word, shorten(refusal.typed)
    return (
        Text(
            f"the {word.en} {name!r} is of a later day than --as-of",
            f"{word.zh}“{name}”晚于 --as-of 的日期",
        ),
        Text("choose a later day, or drop --as-of", "请选择更晚的日期，或去掉 --as-of"),
    )


def _unknown_choice(refusal: UnknownChoice) -> tuple[Text, Text]:
    what, typed = _choice_word(refusal.what), shorten(refusal.typed)
    near, known = refusal.near, refusal.known
    names = refusal.known
    if refusal.what == "question-kind":
        names = [question_name(kind).zh for kind in QUESTION_KINDS if kind in known]
    return (
        Text(f"there is no {what.en} {typed!r}", f"没有名为“{typed}”的{what.zh}"),
        Text(
            (f"did you mean {near}? " if near else "") + f"known: {_in_lines(known)}",
            (f"是否想找 {near}？" if near else "") + f"可用：{_in_lines(names)}",
        ),
    )


def _in_lines(names: Sequence[str]) -> str:
    lines = (", ".join(names[at : at + _IN_A_LINE]) for at in range(0, len(names), _IN_A_LINE))
    return ",\n  ".join(lines)


def _choice_word(what: Choice) -> Text:
    match what:
        case "kind":
            return Text("kind", "类别")
        case "topic":
            return Text("topic", "主题")
        case "status":
            return Text("status", "状态")
        case "question-kind":
            return Text("kind of question", "题型")
        case "code":
            return Text("code", "代码")
        case "field":
            return Text("field", "字段")


def _both(first: Text, second: Text) -> Text:
    """One below the other, each where there is one."""
    return Text(
        "\n".join(filter(None, (first.en, second.en))),
        "\n".join(filter(None, (first.zh, second.zh))),
    )


def _offered(candidates: Sequence[Candidate], head: Text) -> Text:
    """The entries, each with its kind, what it answers and the command that opens it."""
    if not candidates:
        return NO_TEXT
    first = candidates[:_LISTED]
    more = len(candidates) - len(first)

    def lines(lang: Lang) -> str:
        return "".join(
            f"\n  {_line(candidate, lang)}\n      {KINDS[candidate.section].command(candidate.id)}"
            for candidate in first
        )

    return Text(
        head.en + lines("en") + (f"\n  ... and {more} more" if more else ""),
        head.zh + lines("zh") + (f"\n  ……另有 {more} 个" if more else ""),
    )


def _line(candidate: Candidate, lang: Lang) -> str:
    """An entry on one line: its kind, its names, and what it answers in short."""
    section, _, name, lead, text = candidate
    colon = "：" if lang == "zh" else ": "
    kind = KINDS[section].word[lang]
    named = bracketed(titled(name, lang), kind, lang)
    if cells(named) > _WIDE - _LEAST:
        named = bracketed(name[lang], kind, lang)
    room = max(_WIDE - cells(named), _LEAST)
    answer = shortened(colon.join(filter(None, (lead[lang], text[lang]))), room)
    return labelled(named, answer, lang) if answer else named
