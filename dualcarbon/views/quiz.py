"""The quiz: a question, what came of the answer, and the result."""

from __future__ import annotations

from dualcarbon.model import Facts
from dualcarbon.quiz.items import Item
from dualcarbon.quiz.session import Answer, Session
from dualcarbon.text import Lang, Text
from dualcarbon.views.page import Block, Heading, Listing, Page, Prose, References, Table

_RESULT = Text("Result", "成绩")
_MISSED = Text("Missed", "答错的题")
_QUESTION = Text("Question", "题目")
_YOURS = Text("Your answer", "你的答案")
_KEY = Text("Right answer", "正确答案")
_LOOK = Text("Look it up", "查阅")


def question_page(session: Session, lang: Lang) -> Page:
    """The current item: where the session stands, the stem and the options."""
    item = session.current
    assert item is not None
    number, total, right = len(session.answers) + 1, len(session.items), session.right
    progress = Text(
        f"Question {number} of {total}, {right} right so far",
        f"第 {number} 题，共 {total} 题；已答对 {right} 题",
    )
    return (
        Prose(progress[lang], "muted"),
        Prose(item.stem[lang], "strong"),
        Listing(
            tuple((f"{n})", option.text[lang]) for n, option in enumerate(item.options, 1)),
        ),
    )


def prompt(item: Item, lang: Lang) -> str:
    """What asks for the answer, on the line where it is typed."""
    last = len(item.options)
    letter = "abcd"[last - 1]
    return Text(
        f"Your answer (1-{last} or a-{letter}, q to stop): ",
        f"你的答案（1-{last} 或 a-{letter}，q 退出）：",
    )[lang]


def not_an_answer(item: Item, lang: Lang) -> Page:
    """What to say when the answer names no option."""
    last = len(item.options)
    text = Text(
        f"Please type a number from 1 to {last}, a letter from a to {'abcd'[last - 1]}, or q.",
        f"请输入 1 到 {last} 的数字、a 到 {'abcd'[last - 1]} 的字母，或 q。",
    )
    return (Prose(text[lang], "note"),)


def verdict_page(answer: Answer, facts: Facts, lang: Lang) -> Page:
    """Right or wrong in words, what the chosen option is, the fact, and its sources."""
    item = answer.item
    references = References(facts.sources, lang)
    blocks: list[Block] = []
    if answer.right:
        blocks.append(Prose(Text("Right.", "正确。")[lang], "right"))
    else:
        key, chosen = item.options[item.key], item.options[answer.chosen]
        wrong = Text(
            f"Wrong. The right answer is {item.key + 1}) {key.text.en or key.text.zh}",
            f"错误。正确答案是 {item.key + 1}) {key.text.zh or key.text.en}",
        )
        blocks.append(Prose(wrong[lang], "wrong"))
        label = Text("You chose:", "你选的是：")[lang]
        blocks.append(Prose(f"{label} {chosen.why[lang]}"))
    blocks.append(Prose(f"{item.explanation[lang]} {references.mark(item.sources)}"))
    return (*blocks, references.block())


def result_page(session: Session, command: str, ended: Text, lang: Lang) -> Page:
    """The score so far, what was missed and where to look it up, and how to get the paper again.

    `command` asks the same paper; `ended` says why the session ended early, if it did.
    """
    answered, total, right = len(session.answers), len(session.items), session.right
    score = Text(
        f"{right} right out of {answered} answered; {total} asked for.",
        f"已答 {answered} 题，答对 {right} 题；共 {total} 题。",
    )
    blocks: list[Block] = [Heading(_RESULT[lang])]
    if ended:
        blocks.append(Prose(ended[lang], "note"))
    blocks.append(Prose(score[lang], "strong"))
    missed = [answer for answer in session.answers if not answer.right]
    if missed:
        labels = tuple(label[lang] for label in (_QUESTION, _YOURS, _KEY, _LOOK))
        rows = tuple(_missed_row(answer, lang) for answer in missed)
        blocks += [Heading(_MISSED[lang], 2), Table(labels, rows)]
    again = Text(f"The same paper again: {command}", f"重做同一份试卷：{command}")
    return (*blocks, Prose(again[lang], "muted"))


def _missed_row(answer: Answer, lang: Lang) -> tuple[str, str, str, str]:
    item = answer.item
    return (
        item.stem[lang],
        item.options[answer.chosen].text[lang],
        item.options[item.key].text[lang],
        look_up_command(item),
    )


def look_up_command(item: Item) -> str:
    """The command that shows the fact behind an item."""
    section, id, *rest = item.fact.split(".")
    return {
        "terms": f"dualcarbon define {id}",
        "events": "dualcarbon timeline",
        "statistics": f"dualcarbon stats {id}",
        "plans": f"dualcarbon plan {' '.join((id, *(str(int(n) + 1) for n in rest)))}",
    }[section]
