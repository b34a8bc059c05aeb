"""Full text over a compiled base: the entries that hold the words of a sentence, the best first.

First come entries that hold all the words, then those that hold the most and the rarest of them.
How well an entry fits is a sum over the words: a rare word counts more than a common one, and more
in a name than in what the entry says first, and there more than in its other text. On top comes
how much of one name the words are, and whether the sentence asks for that kind of entry. So closely
are only those looked at that are the best by BM25 (Robertson and Zaragoza 2009, FnTIR 3(4)).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from math import log

from dualcarbon.frozen import frozen
from dualcarbon.model.entries import Source
from dualcarbon.names.keys import SUGGESTIONS, key
from dualcarbon.names.typed import Typed
from dualcarbon.store.copy import Row
from dualcarbon.store.marks import CLOSE, OPEN, found, highlit, likeness, snippet
from dualcarbon.store.match import Names, Ref, places
from dualcarbon.store.spacing import MARK
from dualcarbon.store.understanding import Sentence, Word, understood

_RANKED = 20_000
"""Entries from which on the words say too little to rank by; then the order is that of the base."""

_COUNTED = 5_000
"""Entries up to which they are counted to see how rare a word is."""

_LOOKED_AT = 60
"""Entries, the best by BM25, of which it is worked out how well each fits, at least."""

_FITS = 0.5
"""The share of the words, by what they say, from which on an entry fits."""

_RARITY = 1.5
"""The power by which a rare word outweighs a common one."""

_BM25 = "bm25(word, 8.0, 2.0, 1.0)"
_PLACES = (1.0, 0.6, 0.3)
"""What a word counts for in a name, in what an entry says first, and in its other text."""

_OF_NAME, _OF_KIND, _OF_CORE, _ASIDE = 0.4, 0.15, 0.1, -0.2
"""What counts beside the words: how much they are of a name, the kind that is asked for, an entry
of the core, and one that another takes the place of."""


@frozen
class Hit:
    """An entry that was found, and the text around what it was found by.

    `found` are words as they stand in it, `missing` those that were typed and do not.
    """

    ref: Ref
    snippet: str
    found: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


@frozen
class Results:
    """The best entries, whether there are more, where there are none what comes near.

    `unknown` are the words that stand nowhere in the base, `words` those that were looked for.
    """

    hits: list[Hit]
    more: bool
    near: list[Ref]
    unknown: list[str]
    words: list[str]


class _Match:
    """An entry that may fit: its row, and what is known of it."""

    def __init__(self, n: int, ref: Ref, core: bool, aside: bool, later: int) -> None:
        self.n = n
        self.ref = ref
        self.core = core
        self.aside = aside
        self.later = later
        """Its place among those that are not looked at so closely, which come last."""
        self.held: dict[int, float] = {}
        """For each word that it holds, by position, what its place counts for."""
        self.bears = 0
        """Whether what was typed is one of its names, and then whether (2) it is called so."""
        self.near = 0.0
        self.share = 0.0
        """How much of what the words say it holds."""
        self.score = 0.0


@frozen
class Search:
    """The text of a base; `sections` and `topics` (none: every topic) narrow it."""

    names: Names
    sections: Collection[str]
    topics: Collection[str] = ()

    def results(self, typed: Typed, limit: int) -> Results:
        """What is found by the words, `limit` entries at most."""
        sentence = understood(typed, self.names.store)
        near = self._near(sentence) if sentence.unknown or not sentence.words else []
        best = self._best(sentence, near, limit)
        hits = self._hits(best[:limit], sentence)
        asked = [word.text for word in sentence.words]
        return Results(hits, len(best) > limit, [] if hits else near, sentence.unknown, asked)

    def _best(self, sentence: Sentence, near: list[Ref], limit: int) -> list[_Match]:
        """The entries that fit, the best first; sources only where nothing else fits."""
        others = [section for section in self.sections if section != "sources"]
        if len(others) < len(self.sections) and others:
            best = Search(self.names, others, self.topics)._best(sentence, near, limit)
            if any(match.bears or match.share >= _FITS for match in best):
                return best
            sources = Search(self.names, ["sources"], self.topics)
            found = sources._best(sentence, near, limit)
            whole = [match for match in found if match.bears or match.share == 1]
            return whole + best if whole or best else found
        matches = self._matches(sentence, near, max(_LOOKED_AT, limit + 1))
        self._weigh(matches, sentence)
        fitting = list(matches.values())
        if any(_says(match, sentence) for match in fitting):
            fitting = [one for one in fitting if one.bears or _is_whole(one, sentence)]
        return sorted(fitting, key=lambda match: self._order(match, sentence))

    # Candidates

    def _near(self, sentence: Sentence) -> list[Ref]:
        """Entries with a name like what was typed, or else like its subject."""
        near = self.names.nearest(sentence.typed, self.sections)
        return near or self.names.nearest(sentence.subject, self.sections)

    def _bearing(self, sentence: Sentence) -> list[_Match]:
        """The entries of which what was typed, or else its subject, is a name.

        The first come before all others, the second where no other kind was asked for.
        """
        found: list[_Match] = []
        ways = [sentence.typed]
        if sentence.subject.key != sentence.typed.key:
            ways.append(sentence.subject)
        for typed in ways:
            if found or not self._is_name(typed):
                continue
            found = self._numbered(self.names.bearing(typed, self.sections, every_rank=True))
            for match in found:
                is_asked = match.ref.section in sentence.asked or not sentence.asked
                if typed is sentence.typed or is_asked:
                    # Another name of an alternative series may well be one of the main one.
                    match.bears = 2 if self._is_title(typed, match.ref) else int(not match.aside)
        return found

    def _is_name(self, typed: Typed) -> bool:
        """Whether anything bears it; so that no Chinese sentence is simplified just to see."""
        keys = (typed.key, typed.loose_key)
        return bool(self._rows("SELECT 1 FROM name WHERE key IN (?, ?) LIMIT 1", *keys))

    def _is_title(self, typed: Typed, ref: Ref) -> bool:
        """Whether the entry is called so in one of the languages; other names are less."""
        entry = self.names.entry(ref)
        name = entry.title if isinstance(entry, Source) else entry.name
        return typed.key in map(key, (entry.id, name.en, name.zh))

    def _matches(self, sentence: Sentence, near: list[Ref], limit: int) -> dict[int, _Match]:
        """The entries that may be the best for the words, by their rows."""
        words = sentence.words
        matches = {match.n: match for match in self._bearing(sentence)}
        for word in words:
            if word.amounts:
                self._add(matches, self._with_amounts(word.amounts, limit))
        if queries := [f"({word.query})" for word in words]:
            every = " AND ".join(queries)
            if self._count(every, _LOOKED_AT) == _LOOKED_AT:
                self._add(matches, self._holding(f"names : ({every})", limit))
            self._add(matches, self._holding(every, limit))
            self._hold(matches, words)
            if len(queries) > 1 and not any(_says(one, sentence) for one in matches.values()):
                self._add(matches, self._holding(" OR ".join(queries), limit))
        for at, match in enumerate(self._numbered(near) if matches else []):
            matches.setdefault(match.n, match).near = 1 - at / SUGGESTIONS
        self._hold({n: match for n, match in matches.items() if not match.held}, words)
        return matches

    @staticmethod
    def _add(matches: dict[int, _Match], more: Iterable[_Match]) -> None:
        for match in more:
            if match.n not in matches or not match.later:
                matches.setdefault(match.n, match).later = match.later

    def _numbered(self, refs: Collection[Ref]) -> list[_Match]:
        """Those of the entries that are not narrowed out, in the same order."""
        if not refs:
            return []
        pairs = ",".join(["(?, ?)"] * len(refs))
        values = (value for ref in refs for value in (ref.section, ref.id))
        sql = f"SELECT {_ENTRY} FROM entry WHERE (section, id) IN (VALUES {pairs}) {self._within()}"
        found = {match.ref: match for match in self._made(sql, *values, *self._narrowing())}
        return [found[ref] for ref in refs if ref in found]

    def _holding(self, query: str, limit: int) -> list[_Match]:
        """Entries that the query finds, by BM25."""
        is_many = self._count(query, _RANKED) == _RANKED
        if is_many:
            query = f"names : ({query})"
            is_many = self._count(query, _RANKED) == _RANKED
        order = "" if is_many else f"ORDER BY {_BM25}, n"
        sql = (
            f"SELECT {_ENTRY} FROM word JOIN entry ON n = word.rowid WHERE word MATCH ? "
            f"{self._within()} {order} LIMIT ?"
        )
        return self._made(sql, query, *self._narrowing(), limit)

    def _with_amounts(self, amounts: Collection[str], limit: int) -> list[_Match]:
        sql = (
            f"SELECT DISTINCT {_ENTRY} FROM figure JOIN entry USING (n) "
            f"WHERE amount IN ({places(amounts)}) {self._within()} ORDER BY n LIMIT ?"
        )
        return self._made(sql, *amounts, *self._narrowing(), limit)

    def _made(self, sql: str, *values: object) -> list[_Match]:
        rows = enumerate(self._rows(sql, *values), 1)
        return [
            _Match(n, Ref(section, id), bool(core), bool(aside), max(0, at - _LOOKED_AT))
            for at, (n, section, id, core, aside) in rows
        ]

    def _within(self) -> str:
        """The condition that keeps to the sections and topics."""
        sections = f"AND section IN ({places(self.sections)})"
        return sections + (f" AND topic IN ({places(self.topics)})" if self.topics else "")

    def _narrowing(self) -> tuple[str, ...]:
        return (*self.sections, *self.topics)

    # Order

    def _weigh(self, matches: dict[int, _Match], sentence: Sentence) -> None:
        """Work out how well each of the matches fits."""
        weights = [self._weight(word) for word in sentence.words]
        whole = sum(weights) or 1.0
        likenesses = self._likenesses(matches, sentence.words)
        for match in matches.values():
            held = sum(weights[at] * place for at, place in match.held.items()) / whole
            named = sum(weights[at] for at, place in match.held.items() if place == _PLACES[0])
            match.share = sum(weights[at] for at in match.held) / whole
            match.score = (
                held
                + _PRIOR.get(match.ref.section, 0.0)
                + _OF_NAME * likenesses.get(match.n, 0.0) * named / whole
                + _OF_KIND * sentence.asked.get(match.ref.section, 0.0)
                + _OF_CORE * match.core
                + _ASIDE * match.aside
                + match.near
            )

    def _weight(self, word: Word) -> float:
        """How much a word says: the more, the fewer entries hold it."""
        ((last,),) = self._rows("SELECT max(n) FROM entry")
        often = 0 if word.amounts else self._count(word.query, _COUNTED)
        return float(log(1 + (last + 1) / (often + 1)) ** _RARITY)

    def _count(self, query: str, most: int) -> int:
        """The entries that the query finds, `most` where there are more."""
        sql = f"SELECT count(*) FROM (SELECT 1 FROM word WHERE word MATCH ? LIMIT {most})"
        return int(self._rows(sql, query)[0][0])

    def _hold(self, matches: dict[int, _Match], words: list[Word]) -> None:
        """Note for each match where it holds each of the words, if it does."""
        numbers = ",".join(map(str, matches))
        in_text = (
            "SELECT rowid, bm25(word, 1.0, 0.0, 0.0) <> 0.0, bm25(word, 0.0, 1.0, 0.0) <> 0.0 "
            f"FROM word WHERE word MATCH ? AND +rowid IN ({numbers})"
        )
        for position, word in enumerate(words if matches else ()):
            for n, in_name, first in self._rows(in_text, word.query):
                place = _PLACES[0] if in_name else _PLACES[1] if first else _PLACES[2]
                matches[n].held[position] = place
            if word.amounts:
                marks = places(word.amounts)
                in_figures = f"SELECT n FROM figure WHERE amount IN ({marks}) AND n IN ({numbers})"
                for (n,) in self._rows(in_figures, *word.amounts):
                    matches[n].held[position] = _PLACES[0]

    def _likenesses(self, matches: dict[int, _Match], words: list[Word]) -> dict[int, float]:
        """How much of one of its names the words are, for each entry that has them in its names."""
        query = " OR ".join(f"({word.query})" for word in words)
        if not query:
            return {}
        numbers = ",".join(map(str, matches))
        sql = f"SELECT rowid, {highlit(0)} FROM word WHERE word MATCH ? AND +rowid IN ({numbers})"
        return {n: likeness(names) for n, names in self._rows(sql, f"names : ({query})")}

    def _order(self, match: _Match, sentence: Sentence) -> tuple[object, ...]:
        """The place of a match among the others: the best first."""
        return (
            match.later,
            -match.bears,
            # A question holds many words, and what answers them stands in an entry.
            match.ref.section == "questions" or not _is_whole(match, sentence),
            _AFTER.get(match.ref.section, 0),
            -match.score,
            match.n,
        )

    # Hits

    def _hits(self, matches: list[_Match], sentence: Sentence) -> list[Hit]:
        """The matches as they are handed out."""
        query = " OR ".join(f"({word.query})" for word in sentence.words)
        texts = self._marked(query, [match.n for match in matches])
        amounts = [form for word in sentence.words for form in word.amounts]
        figures = self._figures(amounts, [match.n for match in matches])
        return [
            Hit(
                match.ref,
                figures.get(match.n) or snippet(texts[match.n]),
                found(texts[match.n]),
                ()
                if match.bears
                else (
                    *(w.text for at, w in enumerate(sentence.words) if at not in match.held),
                    *sentence.unknown,
                ),
            )
            for match in matches
        ]

    def _figures(self, amounts: Collection[str], numbers: Collection[int]) -> dict[int, str]:
        """The figures of the rows that are one of the amounts, in both languages."""
        if not amounts:
            return {}
        sql = (
            "SELECT n, group_concat(en || ', ' || zh, '; ') "
            "FROM (SELECT DISTINCT n, en, zh FROM figure "
            f"WHERE amount IN ({places(amounts)}) AND n IN ({places(numbers)})) GROUP BY n"
        )
        rows = self._rows(sql, *amounts, *numbers)
        return {n: f"{OPEN}{figures}{CLOSE}" for n, figures in rows}

    def _marked(self, query: str, numbers: Collection[int]) -> dict[int, list[str]]:
        """The text of the rows, column by column, what the query finds in them marked."""
        within = f"+rowid IN ({places(numbers)})"
        sql = f"SELECT rowid, {highlit(0)}, {highlit(1)} FROM word WHERE word MATCH ? AND {within}"
        found = self._rows(sql, query, *numbers) if query and numbers else []
        texts = {n: [names, first, ""] for n, names, first in found}
        # The other texts are long; few hits are by them alone.
        if only := [n for n, columns in texts.items() if MARK not in "".join(columns)]:
            sql = f"SELECT rowid, {highlit(2)} FROM word WHERE word MATCH ? AND +rowid IN"
            for n, more in self._rows(f"{sql} ({places(only)})", query, *only):
                texts[n][2] = more
        if rest := [n for n in numbers if n not in texts]:
            sql = f"SELECT rowid, names, texts FROM word WHERE rowid IN ({places(rest)})"
            texts |= {n: [names, first, ""] for n, names, first in self._rows(sql, *rest)}
        return texts

    def _rows(self, sql: str, *values: object) -> list[Row]:
        return self.names.store.rows(sql, *values)


def _is_whole(match: _Match, sentence: Sentence) -> bool:
    """Whether an entry holds all the words."""
    return len(match.held) == len(sentence.words) and not sentence.unknown


def _says(match: _Match, sentence: Sentence) -> bool:
    """Whether it is of a kind that is asked for and says all of them first, or in its names."""
    is_asked = match.ref.section in sentence.asked or not sentence.asked
    says = min(match.held.values(), default=0) >= _PLACES[1]
    return is_asked and says and _is_whole(match, sentence)


_ENTRY = "entry.n, section, id, core, aside"
_PRIOR = {"terms": 0.03, "statistics": 0.05}
_AFTER = {"questions": 1, "sources": 2}
"""The kinds that come after all others which hold as many of the words."""
