"""The table of the kinds of entry: complete, and true of the model and of the command line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args, get_origin, get_type_hints

import pytest

from dualcarbon.kinds import ENTRIES, KINDS, NAMED, SECTIONS
from dualcarbon.model.entries import Entry, Facts


def test_every_section_of_a_base_has_its_kind_and_class():
    sections = {
        name: get_args(hint)[1]
        for name, hint in get_type_hints(Facts).items()
        if get_origin(hint) is Mapping
    }
    assert list(sections) == [*SECTIONS]
    assert sections == {section: kind.entry for section, kind in KINDS.items()}


def test_what_is_sourced_is_an_entry_and_can_be_opened():
    assert [s for s in SECTIONS if issubclass(KINDS[s].entry, Entry)] == [*ENTRIES]
    assert {*ENTRIES} | {"sources"} == {*NAMED}


@pytest.mark.parametrize("section", NAMED)
def test_a_kind_is_opened_by_the_command_that_it_names(run, facts, section):
    id = next(iter(getattr(facts, section)))
    stdin = "q\n" if section == "questions" else ""
    assert run(*KINDS[section].opens.split(), id, stdin=stdin).code in (0, 130)
    assert run("list", section).code == 0
