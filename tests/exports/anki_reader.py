"""What Anki makes of a text file: the notes that it imports, by Anki's own library."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest
from anki.collection import Collection, ImportCsvRequest
from anki.lang import set_lang


class Import(NamedTuple):
    """How many notes were new, changed or left as they were, and how many Anki refused."""

    new: int
    updated: int
    same: int
    refused: int


class Note(NamedTuple):
    """A note as it stands in the collection; each of its cards may have been answered."""

    fields: dict[str, str]
    tags: list[str]
    deck: str
    notetype: str
    reviews: int


class Learner:
    """A collection of Anki in a folder; `lang` is the language of its learner, as `zh-CN`."""

    def __init__(self, folder: Path, lang: str = "en") -> None:
        set_lang(lang)
        self._collection = Collection(str(folder / "collection.anki2"))

    def take(self, file: Path) -> Import:
        """Import a text file as Anki's dialog does where nobody changes anything in it."""
        collection = self._collection
        metadata = collection.get_csv_metadata(str(file), None)
        request = ImportCsvRequest(path=str(file), metadata=metadata)
        log = collection.import_csv(request).log
        refused = log.conflicting, log.missing_notetype, log.missing_deck, log.empty_first_field
        return Import(len(log.new), len(log.updated), len(log.duplicate), sum(map(len, refused)))

    def answer(self, guid: str) -> None:
        """Answer a card of the note, so that it has a history."""
        (card,) = self._collection.db.list(
            "select c.id from cards c join notes n on n.id = c.nid where n.guid = ? limit 1", guid
        )
        self._collection.db.execute(
            "insert into revlog values (?, ?, -1, 3, 10, 0, 2500, 900, 1)", card, card
        )

    def notes(self) -> dict[str, Note]:
        """The notes by their guids."""
        collection, notes = self._collection, {}
        for id in collection.find_notes(""):
            note = collection.get_note(id)
            card = note.cards()[0]
            reviews = collection.db.scalar(
                "select count() from revlog where cid in (select id from cards where nid = ?)", id
            )
            deck, notetype = collection.decks.name(card.did), note.note_type()["name"]
            notes[note.guid] = Note(dict(note.items()), note.tags, deck, notetype, reviews)
        return notes

    def close(self) -> None:
        """Close the collection."""
        self._collection.close()


@pytest.fixture
def learner_of_anki(tmp_path):
    """Make a new collection of Anki, in the language given."""
    opened = []

    def learner_of_anki(lang: str = "en") -> Learner:
        folder = tmp_path / f"anki-{len(opened)}"
        folder.mkdir()
        opened.append(Learner(folder, lang))
        return opened[-1]

    yield learner_of_anki
    for learner in opened:
        learner.close()
