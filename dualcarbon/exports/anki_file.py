"""A text file that Anki imports, and updates its notes by when it is imported again.

https://docs.ankiweb.net/importing/text-files.html: lines behind `#` say how the rest is to be read.
A note is known by its guid, so its history stays when its text changes.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from dualcarbon.text import Lang, Text

_HEAD = """\
#separator:tab
#html:true
#notetype:{notetype}
#deck:{deck}
#guid column:1
#tags column:2
"""

_NOTETYPE = Text("Basic", "问答题")
"""What Anki calls its plainest kind of note."""

Note = tuple[str, str, str, str]
"""The guid, the tags with spaces between them, the front and the back as HTML."""


def anki_file(notes: Iterable[Note], deck: Text, lang: Lang) -> bytes:
    """The notes as a deck of that name, in Anki as a learner of the language has it."""
    text = io.StringIO()
    text.write(_HEAD.format(notetype=_NOTETYPE[lang], deck=deck[lang]))
    csv.writer(text, delimiter="\t", lineterminator="\n").writerows(notes)
    return text.getvalue().encode()
