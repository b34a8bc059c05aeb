"""What whoever keeps a base is to look for: figures that are overdue."""

from __future__ import annotations

from collections.abc import Sequence

from dualcarbon.analysis.currency import Overdue
from dualcarbon.kinds import KINDS
from dualcarbon.model.entries import Statistic
from dualcarbon.model.vocab import rhythm_words
from dualcarbon.text import Lang, Text
from dualcarbon.views import words
from dualcarbon.views.page import Heading, Page, Prose, Table, painted

_NEWEST = Text("Newest", "最新")
_DUE = Text("Next was due", "下次应有")
_RHYTHM = Text("Rhythm", "频率")
_TITLE = Text("Overdue by more than {} days", "逾期超过 {} 天")
_NONE = Text("Nothing is overdue by more than {} days.", "没有逾期超过 {} 天的数据。")


def overdue_page(late: Sequence[Overdue], days: int, lang: Lang) -> Page:
    """The series and targets whose newest figure is older than their rhythm, the oldest first."""
    if not late:
        return (Prose(_NONE[lang].format(days)),)
    rows = tuple(
        (
            KINDS["statistics" if isinstance(one.entry, Statistic) else "targets"].word[lang],
            one.entry.name[lang],
            painted(str(one.newest or "-"), "muted"),
            painted(str(one.due), "muted"),
            rhythm_words(one.entry.rhythm)[lang] if isinstance(one.entry, Statistic) else "",
            one.entry.id,
        )
        for one in late
    )
    labels = (words.KIND, words.NAME, _NEWEST, _DUE, _RHYTHM, words.ID)
    table = Table(tuple(label[lang] for label in labels), rows)
    return Heading(_TITLE[lang].format(days)), table
