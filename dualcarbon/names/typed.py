"""What a person typed, parsed once: each form that is compared, made when it is asked for."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from dualcarbon.names.keys import HAN, key, loose_key, simplified

if TYPE_CHECKING:
    from dualcarbon.names.amounts import Amount


_BETWEEN_NAMES = re.compile("[,，、;；]")
"""What stands between names in one text; a name may have it too."""


class Typed:
    """The words of a command line as one text, which may be one name or several.

    One is made for each call and handed on, so that nothing is worked out again further down.
    """

    def __init__(self, *arguments: str) -> None:
        self.text = " ".join(arguments)
        self._arguments = arguments

    @cached_property
    def partings(self) -> tuple[tuple[Typed, ...], ...]:
        """The ways to read it as several names: between its commas, or as words that stood apart.

        None where it is one word without a comma.
        """
        apart = [part for argument in self._arguments for part in _between_commas(argument)]
        ways = (_between_commas(self.text), apart)
        return tuple(tuple(map(Typed, way)) for way in ways if len(way) > 1)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The text cut at its spaces."""
        return tuple(self.text.split())

    @cached_property
    def key(self) -> str:
        """The form in which names are compared."""
        return key(self.text)

    @cached_property
    def loose_key(self) -> str:
        """That form without plurals and British spelling."""
        return loose_key(self.text)

    @cached_property
    def toneless(self) -> str:
        """The key of pinyin that is typed with the numbers of its tones; "" of anything else."""
        if not re.fullmatch("([a-z]+[0-5])+[a-z]*", self.key):
            return ""
        return re.sub("[0-5]", "", self.key)

    @cached_property
    def is_han(self) -> bool:
        """Whether there are Han characters in it."""
        return bool(HAN.search(self.key))

    @cached_property
    def simplified(self) -> Typed:
        """The same in Simplified Chinese; this very value where it is that already."""
        text = simplified(self.text) if self.is_han else self.text
        return self if text == self.text else Typed(text)

    @cached_property
    def is_traditional(self) -> bool:
        """Whether there are Han characters that are not in GB 2312 and have a simplified form."""
        known = "".join(HAN.findall(self.text)).encode("gb2312", "ignore").decode("gb2312")
        return len(known) < sum(map(len, HAN.findall(self.text))) and self.simplified is not self

    @cached_property
    def amounts(self) -> list[Amount]:
        """The amounts in it, each with the forms of figures that are the same."""
        return self._amounts_and_rest[0]

    @cached_property
    def without_amounts(self) -> Typed:
        """What is left where the amounts are taken out."""
        return Typed(self._amounts_and_rest[1])

    @cached_property
    def _amounts_and_rest(self) -> tuple[list[Amount], str]:
        # Imported here: only a search asks for amounts.
        from dualcarbon.names.amounts import amounts_in

        return amounts_in(self.text)


def _between_commas(text: str) -> list[str]:
    return [part.strip() for part in _BETWEEN_NAMES.split(text) if part.strip()]
