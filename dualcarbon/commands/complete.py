"""What the shell offers at the tab key: ids of entries, topics, kinds; nothing where it fails."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import typer

from dualcarbon.base import Base
from dualcarbon.errors import REFUSALS, Failure
from dualcarbon.kinds import KINDS, NAMED
from dualcarbon.model.vocab import MOMENTS, STATUSES
from dualcarbon.names.keys import HAN
from dualcarbon.names.typed import Typed
from dualcarbon.quiz.vocab import question_name, question_words
from dualcarbon.text import CONTROL, Lang

MOST = 1000
"""Candidates that are offered at once."""

Candidates = Iterator[tuple[str, str]]
"""What may stand on the command line, and what it means."""


def ids(*sections: str) -> Callable[[typer.Context, str], list[tuple[str, str]]]:
    """Offer the ids of the entries of the sections, and Chinese names where Chinese is typed."""

    def offered(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
        def candidates(base: Base) -> Candidates:
            if HAN.search(incomplete):
                refs = base.names.beginning(Typed(incomplete), sections)
                names = [base.title(ref) for ref in refs]
                yield from ((name.zh, name.en) for name in names)
            for ref, name in base.with_prefix(incomplete, sections, MOST):
                yield ref.id, name[context.obj.lang]

        return _safe(context, incomplete, candidates)

    return offered


every_id = ids(*NAMED)


def subjects(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Offer the topics and the ids of terms, and Chinese names where Chinese is typed."""
    return [*topics(context, incomplete), *ids("terms")(context, incomplete)]


def topics(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Offer the topics of the base."""

    def candidates(base: Base) -> Candidates:
        lang = context.obj.lang
        return ((id, topic.name[lang]) for id, topic in base.facts.topics.items())

    return _safe(context, incomplete, candidates)


def kinds(incomplete: str) -> list[str]:
    """Offer the kinds of entries."""
    return _beginning(incomplete, (KINDS[section].word.en for section in NAMED))


def question_kinds(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Offer the kinds of questions with what they ask for, by Chinese names where that is typed."""
    lang = context.obj.lang
    by: Lang = "zh" if lang == "zh" or HAN.search(incomplete) else "en"
    # Imported here: every command has what completes it, and few make questions.
    from dualcarbon.quiz.papers import MAKERS

    names = [(question_name(kind), question_words(kind)) for kind in MAKERS]
    found = [(name[by], words[lang]) for name, words in names if name[by].startswith(incomplete)]
    return found or [(n.en, w[lang]) for n, w in names if n.en.startswith(incomplete)]


def moments(incomplete: str) -> list[str]:
    """Offer the kinds of events, and `target`."""
    return _beginning(incomplete, MOMENTS)


def statuses(incomplete: str) -> list[str]:
    """Offer the statuses of targets."""
    return _beginning(incomplete, STATUSES)


def _beginning(incomplete: str, choices: Iterable[str]) -> list[str]:
    return [choice for choice in choices if choice.startswith(incomplete)]


def _safe(
    context: typer.Context, incomplete: str, candidates: Callable[[Base], Candidates]
) -> list[tuple[str, str]]:
    """What is found and can stand on the command line as one word."""
    settings = context.obj
    settings.notice = lambda _: None  # it would stand in the middle of what is typed
    settings.read_input = lambda *_: b""  # the input is the shell's
    try:
        for given in (context.find_root().params, context.params):  # before and after the command
            files = [Path(file) for file in given.get("facts") or ()]
            settings.take(facts=files, lang=given.get("lang"))
        every = list(candidates(settings.base()))
    except (Failure, *REFUSALS):
        return []
    meant = dict(reversed(every))  # an id may be that of a plan and of its document
    return [
        (word, meant.pop(word))
        for word, _ in every
        if word in meant
        and word.startswith(incomplete)
        and not CONTROL.search(word)
        and not {*word} & {*" :"}
    ]
