"""Fact bases of any size, and what a command can look for in one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from random import Random

from dualcarbon.names.keys import key, loose_key
from dualcarbon.names.sentence import FUNCTION

from .words import PINYIN, TEMPLATES, picked, vocabulary

_VOCABULARY = 8_000
_TOPICS = ("ash", "bay", "elm", "fen", "ice", "oak", "sea", "sky")
_STATISTICS, _POINTS, _EVENTS = 12, 10, 24
_KINDS = ("treaty", "pledge", "policy", "law", "market", "milestone", "meeting")
_EVERYDAY = 50
"""So many of the commonest words say little of what a text is about."""


@dataclass(frozen=True)
class Probes:
    """What to look for in a base."""

    hit: str
    """The name of a term."""
    typo: str
    """The same with two letters swapped, which names nothing."""
    rare: str
    """A word that hardly any definition has."""
    pair: str
    """Two words that one definition has, and many others either of them."""
    common: str
    """The word that most definitions have."""


@dataclass(frozen=True)
class Made:
    """The text of a fact base, and what to look for in it."""

    text: str
    probes: Probes
    terms: int

    def written(self, file: Path) -> Path:
        """`file`, which now holds the base."""
        file.write_text(self.text, encoding="utf-8")
        return file


def generated(terms: int, languages: Sequence[str] = ("en", "zh")) -> Made:
    """A sound base with that many terms, and a handful of statistics and events; always the same.

    No two names are alike without case, spaces, hyphens, plural and British spelling. 120,000 terms
    in both languages are just below the size that is read.
    """
    chance = Random(terms)
    making = _Making(chance, vocabulary(chance, _VOCABULARY), "zh" in languages)
    pairs: list[tuple[str, str]] = []
    lines = [*making.head(languages), "terms:"]
    for _ in range(terms):
        name, definition = making.name(), making.definition()
        pairs.append((name, definition))
        lines += making.term(name, definition)
    lines += [*making.events(), *making.statistics()]
    return Made("\n".join(lines) + "\n", probes(pairs), len(pairs))


def probes(terms: Sequence[tuple[str, str]]) -> Probes:
    """What to look for in a base with terms of those names and definitions."""
    named = {key(name) for name, _ in terms}
    of_use = (
        name for name, _ in terms[len(terms) // 2 :] if re.fullmatch("[a-z]+ [a-z]{6,}", name)
    )
    hit, typo = next((name, wrong) for name in of_use if key(wrong := _mistyped(name)) not in named)
    words = [re.findall("[a-z]{3,}", definition.casefold()) for _, definition in terms]
    counts = Counter(word for found in words for word in set(found))
    common = counts.most_common(_EVERYDAY)
    everyday = {word for word, _ in common}

    def weight(pair: Sequence[str]) -> int:
        return min(counts[word] for word in pair) if len(pair) > 1 else 0

    def telling(found: Iterable[str]) -> Sequence[str]:
        rest = sorted(set(found) - everyday, key=lambda word: (-counts[word], word))
        return tuple(islice(rest, 2))

    rare = min((word for word in counts if len(word) > 5), key=lambda word: (counts[word], word))
    pair = max((telling(found) for found in words), key=weight)
    # What only joins others is not looked for.
    said = next(word for word, _ in common if word not in FUNCTION)
    return Probes(hit, typo, rare, " ".join(pair), said)


def _mistyped(name: str) -> str:
    """The name with two different letters of its last word swapped."""
    middle = len(name) - len(name.rpartition(" ")[2]) // 2
    at = next(i for i in (*range(middle, len(name)), *range(1, middle)) if name[i - 1] != name[i])
    return name[: at - 1] + name[at] + name[at - 1] + name[at + 1 :]


def scalar(text: str) -> str:
    """The text as YAML writes it, in quotes where it could mean something else."""
    plain = re.fullmatch(r"[A-Za-z\u4e00-\u9fff][^\x00-\x1f#:\"'{}\[\]&*!|>%@`]*(?<! )", text)
    if plain and text.casefold() not in ("null", "true", "false", "yes", "no", "on", "off"):
        return text
    return "'" + text.replace("'", "''") + "'"


def head(languages: Sequence[str], source: str) -> list[str]:
    """The lines with which a base begins, up to its only source, `source`."""
    return [
        "format: 1",
        f"languages: [{', '.join(languages)}]",
        "sources:",
        f"  {source}:",
        "    title: The source of everything here",
        "    publisher: The benchmark",
        "    date: 2020",
        "    url: https://example.org/source",
        "    lang: en",
        "    tier: research",
    ]


class _Making:
    """A base while it is made, section by section."""

    def __init__(self, chance: Random, vocabulary: list[str], both: bool) -> None:
        self._chance = chance
        self._vocabulary = vocabulary
        self._both = both
        self._han = list(PINYIN)
        self._taken: set[str] = set()

    def head(self, languages: Sequence[str]) -> Iterator[str]:
        yield from head(languages, "s")
        yield "topics:"
        for topic in _TOPICS:
            yield f"  {topic}: {{name: {topic.title()}{self._zh(', name_zh: ', 2)}}}"
        yield "units:"
        yield "  GW: {name: GW" + (", name_zh: 千瓦, power_zh: 6" if self._both else "") + "}"

    def name(self) -> str:
        """A name of two words or three that no other is like; some with a hyphen or a capital."""
        while True:
            count = 3 if self._chance.random() < 0.2 else 2
            words = [picked(self._chance, self._vocabulary, 1.3) for _ in range(count)]
            name = ("-" if self._chance.random() < 0.1 else " ").join(words)
            if self._chance.random() < 0.05:
                name = name.capitalize()
            keys = {key(name), loose_key(name)}
            if not keys & self._taken:
                self._taken |= keys
                return name

    def definition(self) -> str:
        return re.sub(
            r"\*",
            lambda _: picked(self._chance, self._vocabulary, 3),
            picked(self._chance, list(TEMPLATES)),
        )

    def term(self, name: str, definition: str) -> Iterator[str]:
        yield from self._entry(name, None, pinyin=True)
        yield f"    definition: {definition}"
        if self._both:
            yield f"    definition_zh: {self._zh('', 4)}的{self._zh('', 3)}。"

    def events(self) -> Iterator[str]:
        yield "events:"
        for number in range(_EVENTS):
            yield from self._entry(self.name(), "event", pinyin=False)
            yield f"    date: {1990 + number}-{1 + number % 12:02}"
            yield f"    kind: {_KINDS[number % len(_KINDS)]}"
            yield f"    summary: {self.definition()}"
            if self._both:
                yield f"    summary_zh: {self._zh('', 8)}。"

    def statistics(self) -> Iterator[str]:
        yield "statistics:"
        for number in range(_STATISTICS):
            yield from self._entry(self.name(), "figure", pinyin=False)
            yield "    unit: GW"
            yield "    kind: stock"
            yield f"    scope: {self.definition()}"
            if self._both:
                yield f"    scope_zh: {self._zh('', 8)}。"
            points = (f"{2010 + i}: {100 + 17 * number + 23 * i}.5" for i in range(_POINTS))
            yield f"    points: {{{', '.join(points)}}}"

    def _entry(self, name: str, prefix: str | None, *, pinyin: bool) -> Iterator[str]:
        words = (prefix, *re.split("[ -]", name)) if prefix else re.split("[ -]", name)
        yield f"  {'-'.join(words).lower()}:"
        yield f"    name: {name}"
        if self._both:
            chinese = self._chinese_name()
            yield f"    name_zh: {chinese}"
            if pinyin:
                yield f"    pinyin: {' '.join(PINYIN[char] for char in chinese)}"
        yield f"    topic: {picked(self._chance, list(_TOPICS))}"
        yield "    sources: [s]"

    def _chinese_name(self) -> str:
        while True:
            name = self._zh("", 4 if self._chance.random() < 0.7 else 3)
            if name not in self._taken:
                self._taken.add(name)
                return name

    def _zh(self, before: str, count: int) -> str:
        """So many Han characters after `before`; nothing in a base without Chinese."""
        if not self._both:
            return ""
        return before + "".join(picked(self._chance, self._han, 1.5) for _ in range(count))
