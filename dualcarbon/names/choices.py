"""What a person chooses from a closed list, and what is like it where it is not in there."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from dualcarbon.errors import Choice, UnknownChoice
from dualcarbon.names.keys import close_to


def unknown_choice(what: Choice, typed: str, known: Iterable[str]) -> UnknownChoice:
    """The refusal of a choice that is none of `known`, with the one that is most like it."""
    choices = tuple(known)
    return UnknownChoice(what, typed, choices, next(iter(close_to(typed, choices)), None))


def known_code(typed: str, known: Collection[str]) -> str:
    """The code of a finding that was typed. Raises UnknownChoice for one that is not `known`."""
    code = typed.strip().upper()
    if code not in known:
        near = [one for one in known if one[:2] == code[:2]]
        raise unknown_choice("code", typed, near or known)
    return code
