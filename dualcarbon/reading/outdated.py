"""Keys of earlier bases that gave way to others, and what is to be written instead."""

from __future__ import annotations

from collections.abc import Mapping

from dualcarbon.text import Text

WORDING: Mapping[str, Mapping[str, str]] = {
    "stated": {"resolve": "plain"},
    "about": {"resolve": "plain"},
    "strive": {"resolve": "strive"},
    "binding": {"resolve": "plain", "legal": "binding"},
    "expected": {"resolve": "plain", "legal": "anticipatory"},
}
"""What each value of a target's `wording` says in the keys that it gave way to."""

OUTDATED: Mapping[tuple[str, str], tuple[str, ...]] = {("Target", "wording"): ("resolve", "legal")}
"""A class and a key that it had, with the keys that it gave way to."""


def instead(key: str, value: str | None) -> Text:
    """What to write for an outdated key with that value."""
    named = " and ".join(OUTDATED["Target", key])
    keys = WORDING.get(value or "")
    lines = ", ".join(f"{name}: {word}" for name, word in keys.items()) if keys else ""
    return Text(
        f"{key!r} gave way to {named}"
        + (
            f"; write {lines} (`check --fix` does it)"
            if lines
            else "; see `dualcarbon check --schema`"
        ),
        f"“{key}”已由 {named.replace(' and ', ' 和 ')} 取代"
        + (
            f"；请改写为 {lines}（check --fix 可代为改写）"
            if lines
            else "；见 dualcarbon check --schema"
        ),
    )
