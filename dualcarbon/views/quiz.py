"""The quiz: a question, what came of the answer, the result, and a paper to print."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from dualcarbon.kinds import ENTRIES, KINDS
from dualcarbon.model.entries import Facts
from dualcarbon.quiz.items import Item
from dualcarbon.quiz.session import Answer, Session
from dualcarbon.text import NO_TEXT, Lang, Text, shortened
from dualcarbon.views.lessons import lesson
from dualcarbon.views.page import Block, Heading, Listing, Page, Painted, Prose, Span
from dualcarbon.views.pictures import picture
from dualcarbon.views.references import References

_RESULT = Text("Result", "成绩")
_MISSED = Text("Missed", "答错的题")

_PATH = re.compile(r"(?P<section>[a-z]+)\.(?P<id>[a-z0-9-]+)(\.(?P<number>[0-9]{1,4}))?")
"""The path of a fact: its entry and, in a plan, the number of the item from 0."""


def question_page(
    session: Session, lang: Lang, *, exam: bool = False, left: Text = NO_TEXT
) -> Page:
    """The current item: where the session stands, the stem and the options not yet ruled out.

    In an `exam` the number of right answers is left out, and how much time is `left` is told.
    """
    item = session.current
    assert item is not None
    number, total, right = len(session.answers) + 1, session.total, session.right
    stands = Text(f", {right} right so far", f"；已答对 {right} 题")
    if exam:
        stands = Text(f"; {left.en}", f"；{left.zh}") if left else NO_TEXT
    progress = Text(
        f"Question {number} of {total}{stands.en}", f"第 {number} 题，共 {total} 题{stands.zh}"
    )
    if session.is_repeat:
        place, missed = number - total, len(session.missed)
        progress = Text(
            f"Once more, {place} of {missed}: what was not known",
            f"再做一遍：未掌握的第 {place} 题，共 {missed} 题",
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


def prompt(item: Item, lang: Lang, *, exam: bool = False) -> str:
    """What asks for the answer, on the line where it is typed."""
    last, keys = len(item.options), "s u q" if exam else "h s u f q"
    return Text(
        f"Your answer (1-{last}, a-{'abcd'[last - 1]}; {keys} ?): ",
        f"你的答案（1-{last}、a-{'abcd'[last - 1]}；{keys} ?）：",
    )[lang]


def keys_page(item: Item, lang: Lang, *, exam: bool = False) -> Page:
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
    rows = tuple((key, what[lang]) for key, what in keys if not (exam and key in "hf"))
    return (Prose(text[lang], "note"), Listing(rows))


def onward_prompt(lang: Lang) -> str:
    """What asks how to go on, once the answer has been told."""
    return Text("Enter: next; s f g u q, ? for keys: ", "回车：下一题；s f g u q，? 为说明：")[lang]


def onward_page(lang: Lang) -> Page:
    """What may be typed once the answer has been told."""
    keys = (
        (_ENTER[lang], Text("the next question", "下一题")),
        ("s", Text("all sources, with addresses", "全部来源及网址")),
        ("f", Text("the whole entry", "完整条目")),
        ("g", Text("I guessed: ask me again soon", "这题是猜的，请尽快再问")),
        ("u", Text("undo: answer it anew", "撤销，重新作答")),
        ("q", Text("quit with the score so far", "退出并显示成绩")),
    )
    return (Listing(tuple((key, what[lang]) for key, what in keys)),)


def verdict_page(answer: Answer, facts: Facts, lang: Lang, stem: str = "") -> Page:
    """Right or wrong in words, what the chosen option is, the fact, and where it is from.

    After the `stem`, where the question no longer stands above it.
    """
    item = answer.item
    blocks: list[Block] = [Prose(stem, "strong")] if stem else []
    right = _option(item, item.key)
    if answer.right:
        blocks.append(Prose(Text(f"Right. {right.en}", f"正确。{right.zh}")[lang], "right"))
    elif answer.chosen is None:
        skipped = Text(f"Skipped. The right answer is {right.en}", f"已跳过。正确答案是 {right.zh}")
        blocks.append(Prose(skipped[lang], "note"))
    else:
        choice = item.options[answer.chosen]
        wrong = Text(
            f"Wrong. The right answer is {right.en}",
            f"错误。正确答案是 {right.zh}",
        )
        blocks.append(Prose(wrong[lang], "wrong"))
        label = Text("You chose: ", "你选的是：")[lang]
        room = max(_SCREEN[lang] - len(item.explanation[lang]), _LEAST[lang])
        why = shortened(choice.why[lang], room * (2 if lang == "zh" else 1))
        blocks.append(Prose(f"{label}{why}", close=True))
    told = "" if answer.right or answer.chosen is None else item.options[answer.chosen].why[lang]
    return (*blocks, *fact_page(item, facts, lang, len(told)))


def fact_page(item: Item, facts: Facts, lang: Lang, told: int = 0) -> Page:
    """The fact behind an item, what there is to learn about it, and its best source in a line.

    So many characters were `told` above it.
    """
    references = References(facts, lang)
    references.mark(item.sources)
    blocks: list[Block] = [Prose(item.explanation[lang])]
    drawn = picture(item, facts, lang)
    rows = len(drawn.rows) if drawn else 0
    room = _SCREEN[lang] - told - len(item.explanation[lang]) - rows * _ROW[lang]
    if more := lesson(item, facts, lang, room):
        blocks.append(Prose(more, close=True))
    if drawn:
        blocks.append(drawn)
    return (*blocks, references.line())


def sources_page(item: Item, facts: Facts, lang: Lang) -> Page:
    """All sources of an item, with their addresses."""
    references = References(facts, lang)
    references.mark(item.sources)
    return (references.block(best=None),)


_ENTER = Text("Enter", "回车")

_SCREEN: Mapping[Lang, int] = {"en": 380, "zh": 240}
"""Characters of all that is told, so that it fits a screen of 24 rows, a narrow one too."""

_ROW: Mapping[Lang, int] = {"en": 40, "zh": 20}
"""Characters of a row of a narrow screen."""

_LEAST: Mapping[Lang, int] = {"en": 150, "zh": 70}
"""Characters that are always told of the option that was chosen."""


def _option(item: Item, position: int) -> Text:
    text = item.options[position].text
    return Text(f"{position + 1}) {text['en']}", f"{position + 1}) {text['zh']}")


def result_page(session: Session, more: Iterable[Text], ended: Text, lang: Lang) -> Page:
    """What was missed and where to look it up; last the score so far and what to do next.

    `more` is what to say at the end, as how to get the paper again; `ended` says why the session
    ended early, if it did.
    """
    answered, total, right = len(session.answered), session.total, session.right
    score = Text(
        f"{right} right out of {answered} answered; {total} asked for.",
        f"已答 {answered} 题，答对 {right} 题；共 {total} 题。",
    )
    again = [answer for answer in session.answers if answer.again]
    if again:
        known = sum(answer.right for answer in again)
        more = (
            Text(
                f"Asked once more: {known} of {len(again)} right.",
                f"再做一遍：{len(again)} 题中答对 {known} 题。",
            ),
            *more,
        )
    blocks: list[Block] = [Heading(_RESULT[lang])]
    missed = [answer for answer in session.first if answer.guessed or not answer.right]
    if missed:
        rows = tuple(("-", _missed(answer.item, lang)) for answer in missed)
        blocks += [Heading(_MISSED[lang], 2), Listing(rows)]
    if ended:
        blocks.append(Prose(ended[lang], "note"))
    blocks.append(Prose(score[lang], "strong"))
    return (*blocks, *(Prose(text[lang], "muted", close=True) for text in more))


def _missed(item: Item, lang: Lang) -> Painted:
    """What was asked, in short, and the command that shows what it is about."""
    stem = Span(shortened(item.stem[lang], _IN_SHORT) + "  ")
    return Painted(stem, Span(look_up_command(item.fact), "command"))


_IN_SHORT = 40
"""Columns of a question by which it is known again."""


def look_up_command(fact: str) -> str:
    """The command that shows the fact with that path; none for a path that no version made."""
    path = _PATH.fullmatch(fact)
    if not path or path["section"] not in ENTRIES:
        return ""
    number = f" {int(path['number']) + 1}" if path["number"] else ""
    return KINDS[path["section"]].command(path["id"]) + number
