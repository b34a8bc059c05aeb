"""Words of force in Chinese: what bounds a number, and how firmly it is promised."""

from __future__ import annotations

from dualcarbon.model.vocab import Operator, Resolve

AFTER: dict[str, Operator] = {
    "左右": "about", "上下": "about", "以上": "at-least", "以下": "at-most", "以内": "at-most",
}  # fmt: skip
"""Words of bound that follow a number and its unit."""

BEFORE: dict[str, Operator] = {
    "不少于": "at-least", "不低于": "at-least", "至少": "at-least", "不超过": "at-most",
    "不高于": "at-most", "大约": "about", "约": "about", "超过": "more-than", "超": "more-than",
    "突破": "more-than", "高于": "more-than", "大于": "more-than",
}  # fmt: skip
"""Words of bound that stand before a number; one that holds another comes first."""

RESOLVES: dict[str, Resolve] = {
    "努力争取": "endeavour", "力争": "strive", "争取": "strive", "确保": "ensure",
}  # fmt: skip
"""Words of resolve; one that holds another comes first."""
