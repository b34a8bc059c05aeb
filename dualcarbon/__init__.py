"""Sourced facts about China's dual carbon goals, and a quiz made from them.

```python
import dualcarbon

base = dualcarbon.open()
base.term("net zero").definition["en"]
base.frame("points")  # rows for pandas or polars
```
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dualcarbon.analysis.targets import Standing
    from dualcarbon.errors import (
        Ambiguous,
        Candidate,
        Failure,
        LaterDay,
        NotFound,
        UnknownChoice,
    )
    from dualcarbon.face import FactBase, Match, check, open, paper, standing
    from dualcarbon.model.dates import PartialDate
    from dualcarbon.model.entries import Document, Event, Plan, Source, Statistic, Target, Term
    from dualcarbon.model.figures import Figure
    from dualcarbon.model.parts import Citation, Point
    from dualcarbon.quiz.items import Item, Option
    from dualcarbon.reading.findings import Finding
    from dualcarbon.text import Text

__version__ = "0.2.0"

__all__ = [
    "Ambiguous",
    "Candidate",
    "Citation",
    "Document",
    "Event",
    "FactBase",
    "Failure",
    "Figure",
    "Finding",
    "Item",
    "LaterDay",
    "Match",
    "NotFound",
    "Option",
    "PartialDate",
    "Plan",
    "Point",
    "Source",
    "Standing",
    "Statistic",
    "Target",
    "Term",
    "Text",
    "UnknownChoice",
    "__version__",
    "check",
    "open",
    "paper",
    "standing",
]

_ROOMS = {
    "analysis.targets": ("Standing",),
    "errors": ("Ambiguous", "Candidate", "Failure", "LaterDay", "NotFound", "UnknownChoice"),
    "face": ("FactBase", "Match", "check", "open", "paper", "standing"),
    "model.dates": ("PartialDate",),
    "model.entries": (
        *("Citation", "Document", "Event", "Plan", "Point", "Source", "Statistic", "Target"),
        "Term",
    ),
    "model.figures": ("Figure",),
    "quiz.items": ("Item", "Option"),
    "reading.findings": ("Finding",),
    "text": ("Text",),
}


def __getattr__(name: str) -> object:
    """What `__all__` names, imported when it is asked for: every command imports this package."""
    for room, names in _ROOMS.items():
        if name in names:
            return getattr(import_module(f"dualcarbon.{room}"), name)
    raise AttributeError(f"module 'dualcarbon' has no attribute {name!r}")
