"""Names of a list that open nothing, each told in its place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dualcarbon.frozen import frozen
from dualcarbon.kinds import KINDS
from dualcarbon.store.match import Ref
from dualcarbon.text import Lang, Text, shorten
from dualcarbon.views import words
from dualcarbon.views.page import Prose

_OFFERED = 3
"""Entries that are offered for one name."""


@frozen
class Answer:
    """What was typed, the ids that it opens, or the error code of why it opens none.

    `near` are the entries that may be meant.
    """

    typed: str
    ids: Sequence[str]
    error: str | None = None
    near: Sequence[Ref] = ()


def miss_line(answer: Answer, titles: Mapping[Ref, Text], lang: Lang) -> Prose:
    """A name that has opened nothing: `xyz: not found, did you mean …?`."""
    near = words.joined(
        (
            words.bracketed(titles[ref][lang], f"{KINDS[ref.section].opens} {ref.id}", lang)
            for ref in answer.near[:_OFFERED]
        ),
        lang,
    )
    said = _why(answer.error)[lang]
    if near:
        meant = Text(f", did you mean {near}?", f"，是否想找{near}？")
        said += meant[lang]
    return Prose(words.labelled(shorten(answer.typed), said, lang), "note")


def _why(error: str | None) -> Text:
    match error:
        case "ambiguous":
            return Text("more than one has it in its name", "名称含有它的不止一个")
        case "later-day":
            return Text("of a later day than --as-of", "晚于 --as-of 的日期")
        case _:
            return Text("not found", "未找到")
