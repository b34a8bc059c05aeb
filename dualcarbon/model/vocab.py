"""The words that a field may take."""

from __future__ import annotations

from typing import Literal

Tier = Literal["official", "international-organisation", "news-agency", "research", "reprint"]
EventKind = Literal["treaty", "pledge", "policy", "law", "market", "milestone", "meeting"]
StatisticKind = Literal["stock", "flow", "survey", "study"]
"""A state at a date; a sum over a period; an inventory dated at its last year; a single study."""
FiguresOf = Literal["level", "change", "cut"]
"""What the figures of a statistic are: the quantity itself; its change on the year before, in per
cent; or how far it has been cut since the year `baseline`, in per cent."""
Operator = Literal["at-least", "more-than", "at-most", "about", "equal", "before", "range"]
Measure = Literal["level", "cut", "rise", "added"]
"""What a target sets: the quantity itself; its cut or rise since the baseline, in per cent; or the
amount added since the baseline."""
Obstacle = Literal["other-scope", "other-definition", "no-data", "no-deadline"]
Wording = Literal["strive", "about", "binding", "expected", "stated"]
