"""The quiz: a question, what came of the answer, the result, and a paper to print."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from dualcarbon.kinds import ENTRIES, KINDS
from dualcarbon.model.entries import Facts
from dualcarbon.quiz.items import Item
from dualcarbon.quiz.session import Answer, Session
from dualcarbon.text import Lang, Text
from dualcarbon.views import words
from dualcarbon.views.page import Block, Heading, Listing, Page, Prose, Table, painted
from dualcarbon.views.references import References

_RESULT = Text("Result", "成绩")
_MISSED = Text("Missed", "答错的题")
_QUESTION = Text("Question", "题目")
_YOURS = Text("Your answer", "你的答案")
_KEY = Text("Right answer", "正确答案")
_LOOK = Text("Look it up", "查阅")
_BY_TOPIC = Text("By topic", "按主题")
_RIGHT = Text("Right", "答对")
_ANSWERED = Text("Answered", "已答")
_PAPER = Text("Paper", "试卷")
_ANSWERS = Text("Key", "答案")
_SKIPPED = Text("skipped", "跳过")

_PATH = re.compile(r"(?P<section>[a-z]+)\.(?P<id>[a-z0-9-]+)(\.(?P<number>[0-9]{1,4}))?")
"""The path of a fact: its entry and, in a plan, the number of the item from 0."""


def question_page(session: Session, lang: Lang, *, score: bool = True) -> Page:
    """The current item: where the session stands, the stem and the options not yet ruled out.

    Without `score` the number of right answers is left out, as in an exam.
    """
    item = session.current
    assert item is not None
    number, total, right = len(session.answers) + 1, session.total, session.right
    stands = Text(f", {right} right so far", f"；已答对 {right} 题") if score else Text()
    progress = Text(
        f"Question {number} of {total}{stands.en}", f"第 {number} 题，共 {total} 题{stands.zh}"
    )
    return (
        Prose(progress[lang], "muted"),
        Prose(item.stem[lang], "strong"),
        Listing(
            tuple(
                (f"{n + 1})", option.text[lang])
                for n, option in enumerate(item.options)
                if n not in session.struck
            )
        ),
    )


def prompt(item: Item, lang: Lang) -> str:
    """What asks for the answer, on the line where it is typed."""
    last = len(item.options)
    return Text(
        f"Your answer (1-{last} or a-{'abcd'[last - 1]}; h s u f q, ? for help): ",
        f"你的答案（1-{last} 或 a-{'abcd'[last - 1]}；h s u f q，? 为说明）：",
    )[lang]


def keys_page(item: Item, lang: Lang) -> Page:
    """What may be typed; shown when the answer names no option."""
    last = len(item.options)
    text = Text(
        f"Please type a number from 1 to {last}, a letter from a to {'abcd'[last - 1]}, or:",
        f"请输入 1 到 {last} 的数字、a 到 {'abcd'[last - 1]} 的字母，或：",
    )
    keys = (
        ("h", Text("a hint: one wrong option less", "提示：排除一个错误选项")),
        ("s", Text("skip the question", "跳过本题")),
        ("u", Text("undo the last answer", "撤销上一题的答案")),
        ("f", Text("show the fact, and count the question as skipped", "查看事实，本题记为跳过")),
        ("q", Text("quit with the score so far", "退出并显示成绩")),
    )
    return (Prose(text[lang], "note"), Listing(tuple((key, what[lang]) for key, what in keys)))


def verdict_page(answer: Answer, facts: Facts, lang: Lang) -> Page:
    """Right or wrong in words, what the chosen option is, the fact, and its sources."""
    item = answer.item
    blocks: list[Block] = []
    if answer.right:
        blocks.append(Prose(Text("Right.", "正确。")[lang], "right"))
    elif answer.chosen is not None:
        choice = item.options[answer.chosen]
        right = _option(item, item.key)
        wrong = Text(
            f"Wrong. The right answer is {right.en}",
            f"错误。正确答案是 {right.zh}",
        )
        blocks.append(Prose(wrong[lang], "wrong"))
        label = Text("You chose:", "你选的是：")[lang]
        blocks.append(Prose(f"{label} {choice.why[lang]}"))
    return (*blocks, *fact_page(item, facts, lang))


def fact_page(item: Item, facts: Facts, lang: Lang) -> Page:
    """The fact behind an item and its sources."""
    references = References(facts, lang)
    fact = Prose(references.marked(item.explanation[lang], item.sources))
    return (fact, references.block(best=1))


def _option(item: Item, position: int) -> Text:
    text = item.options[position].text
    return Text(f"{position + 1}) {text['en']}", f"{position + 1}) {text['zh']}")


def result_page(
    session: Session, more: Iterable[Text], ended: Text, facts: Facts, lang: Lang
) -> Page:
    """The score so far and by topic, what was missed and where to look it up.

    `more` is what to say at the end, as how to get the paper again; `ended` says why the session
    ended early, if it did.
    """
    answered, total, right = len(session.answered), session.total, session.right
    score = Text(
        f"{right} right out of {answered} answered; {total} asked for.",
        f"已答 {answered} 题，答对 {right} 题；共 {total} 题。",
    )
    blocks: list[Block] = [Heading(_RESULT[lang])]
    if ended:
        blocks.append(Prose(ended[lang], "note"))
    blocks.append(Prose(score[lang], "strong"))
    topics = _by_topic(session, facts, lang)
    if len(topics) > 1:
        labels = tuple(label[lang] for label in (words.TOPIC, _RIGHT, _ANSWERED))
        blocks += [Heading(_BY_TOPIC[lang], 2), Table(labels, topics, frozenset({1, 2}))]
    missed = [answer for answer in session.answered if not answer.right]
    if missed:
        labels = tuple(label[lang] for label in (_QUESTION, _YOURS, _KEY, _LOOK))
        rows = tuple(_missed_row(answer, lang) for answer in missed)
        blocks += [Heading(_MISSED[lang], 2), Table(labels, rows)]
    return (*blocks, *(Prose(text[lang], "muted") for text in more))


def _by_topic(session: Session, facts: Facts, lang: Lang) -> tuple[tuple[str, str, str], ...]:
    counts: dict[str, list[bool]] = {}
    for answer in session.answered:
        counts.setdefault(answer.item.topic, []).append(answer.right)
    return tuple(
        (name[lang], str(sum(counts[topic])), str(len(counts[topic])))
        for topic, name in words.topics(facts)
        if topic in counts
    )


def _missed_row(answer: Answer, lang: Lang) -> tuple[str, str, str, str]:
    item, choice = answer.item, answer.chosen
    return (
        item.stem[lang],
        _SKIPPED[lang] if choice is None else item.options[choice].text[lang],
        item.options[item.key].text[lang],
        painted(look_up_command(item.fact), "command"),
    )


def look_up_command(fact: str) -> str:
    """The command that shows the fact with that path; none for a path that no version made."""
    path = _PATH.fullmatch(fact)
    if not path or path["section"] not in ENTRIES:
        return ""
    number = f" {int(path['number']) + 1}" if path["number"] else ""
    return KINDS[path["section"]].command(path["id"]) + number


def paper_page(items: Sequence[Item], about: Text, facts: Facts, lang: Lang) -> Page:
    """A paper to print and, apart, its key with sources; `about` says how to make it again."""
    references = References(facts, lang)
    blocks: list[Block] = [Heading(_PAPER[lang])]
    for number, item in enumerate(items, 1):
        options = zip("ABCD", item.options, strict=False)
        blocks.append(Prose(f"{number}. {item.stem[lang]}", "strong"))
        blocks.append(Listing(tuple((f"{letter}.", o.text[lang]) for letter, o in options)))
    blocks += [Prose(about[lang], "muted"), Heading(_ANSWERS[lang])]
    for number, item in enumerate(items, 1):
        key = item.options[item.key].text[lang]
        right = f"{number}. {'ABCD'[item.key]} {key}"
        blocks.append(Prose(right, "strong"))
        blocks.append(Prose(references.marked(item.explanation[lang], item.sources)))
        wrong = (
            (f"{letter}.", option.why[lang])
            for position, (letter, option) in enumerate(zip("ABCD", item.options, strict=False))
            if position != item.key
        )
        blocks.append(Listing(tuple(wrong)))
    return (*blocks, Prose(about[lang], "muted"), references.block(best=None))
