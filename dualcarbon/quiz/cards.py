"""What is learned by a question, and the entry that it belongs to, by their paths."""

from __future__ import annotations

from zlib import crc32

from dualcarbon.kinds import ENTRIES
from dualcarbon.model.entries import Facts


def entry_id(subject: str) -> str:
    """The id of the entry that a subject (`id`, `id@2020`, `statistics.id@2020`) is on."""
    return subject.partition("@")[0].rpartition(".")[2]


def parts_of(path: str) -> tuple[str, str]:
    """The section and the id of the entry that the path of a fact or card names."""
    section, _, rest = path.partition(".")
    return section, rest.partition("@")[0].partition("#")[0].partition(".")[0]


def matter_of(facts: Facts, path: str) -> str:
    """The path of the entry that a fact belongs to; of a question, of what it is about."""
    section, id = parts_of(path)
    if section == "questions" and id in facts.questions:
        return facts.questions[id].about or f"questions.{id}"
    return f"{section}.{id}"


def first_things(facts: Facts) -> tuple[str, ...]:
    """The paths of the entries that tell what to know first, in their order."""
    return tuple(dict.fromkeys(begun.about for begun in facts.beginnings.values()))


def is_core(facts: Facts, path: str) -> bool:
    """Whether the entry with that path is of the core of the subject."""
    section, _, id = path.partition(".")
    entry = getattr(facts, section, {}).get(id) if section in ENTRIES else None
    return bool(entry and entry.core) or path in first_things(facts)


def card_of(facts: Facts, path: str) -> str:
    """What is learned by whatever kind of question asks of that path.

    A measure of a plan (`plans.id@2@0`) goes by its words: its number changes when another is put
    before it.
    """
    section, _, rest = path.partition(".")
    if section != "plans":
        return path
    id, number, measure = rest.split("@")
    words = facts.plans[id].items[int(number)].measures[int(measure)]
    return f"plans.{id}#{crc32((words.zh or words.en).encode(errors='replace')):08x}"


def older_card(path: str) -> str:
    """The fact by which older versions learned the same: a whole series, or an item of a plan."""
    section, _, rest = path.partition(".")
    id, _, place = rest.partition("@")
    return f"{section}.{id}.{place.partition('@')[0]}" if section == "plans" else f"{section}.{id}"
