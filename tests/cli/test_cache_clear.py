"""What the program leaves behind: said, and removed but for what is the user's own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import GOOD


@pytest.fixture
def cached(run, tmp_path):
    folder = tmp_path / "cache"

    def cached(*words):
        return run(
            *words, DUALCARBON_CACHE_DIR=str(folder), DUALCARBON_DATA_DIR=str(tmp_path / "me")
        )

    cached.folder = folder
    return cached


def test_copies_are_counted_and_removed_with_their_folder(cached):
    cached("define", "sink", "--facts", str(GOOD))
    (copy,) = cached.folder.rglob("*.db")
    size = sum(file.stat().st_size for file in cached.folder.rglob("*") if file.is_file())
    assert size >= copy.stat().st_size > 0
    shown = cached("cache").out
    assert f"{size:,} bytes of compiled copies in {cached.folder}" in shown
    assert copy.exists()
    cleared = cached("cache", "clear")
    assert (cleared.code, cleared.err) == (0, "")
    assert f"Removed {size:,} bytes of compiled copies from {cached.folder}." in cleared.out
    assert "to remove them: dualcarbon progress reset" in cleared.out
    assert not cached.folder.exists()
    assert "Removed 0 bytes" in cached("cache", "clear").out
    assert cached("define", "sink", "--facts", str(GOOD)).code == 0, "it is made anew"


def test_what_the_program_did_not_make_stays(cached):
    cached("define", "sink", "--facts", str(GOOD))
    inside = cached.folder / "compiled"
    mine = [
        *(inside / name for name in ("notes.txt", "lock", "mine.db", "12345678-12345678.db.bak")),
        cached.folder / "12345678-12345678.db",
    ]
    for file in mine:
        file.write_text("mine", encoding="utf-8")
    (inside / "00000000-00000000.db").mkdir()
    unfinished = inside / "12345678-12345678.99.new"
    unfinished.write_text("", encoding="utf-8")
    row = json.loads(cached("cache", "clear", "--json").out)["results"][0]
    assert row["removed"] > 0 and row["folder"] == str(cached.folder)
    left = {path for path in cached.folder.rglob("*") if path.is_file()}
    assert left == {*mine} and (inside / "00000000-00000000.db").is_dir()


def test_answers_stay(cached, run):
    cached("quiz", "-n", "1", "--seed", "1")
    kept = {
        path: path.read_bytes()
        for path in Path(cached.folder.parent, "me").rglob("*")
        if path.is_file()
    }
    cached("cache", "clear")
    assert {path: path.read_bytes() for path in kept} == kept


def test_it_stands_in_no_list_of_commands(run):
    assert " cache " not in run("--help").out
    assert run("cache", "--help").out.startswith("Usage: dualcarbon cache")
    assert run("cache", "nothing").code == 2
