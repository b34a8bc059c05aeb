"""What was typed is parsed once, and its forms are those in which names are compared."""

from __future__ import annotations

from contextlib import suppress

import opencc
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dualcarbon.base import Base
from dualcarbon.errors import REFUSALS, NotFound
from dualcarbon.names import keys
from dualcarbon.names.amounts import amounts_in
from dualcarbon.names.keys import key, loose_key, simplified
from dualcarbon.names.typed import Typed


@given(st.lists(st.text(max_size=20) | st.sampled_from(["碳達峰", "1,200 GW", "net"]), max_size=4))
def test_its_forms_are_those_of_its_text(arguments):
    typed = Typed(*arguments)
    assert typed.text == " ".join(arguments)
    assert typed.key == key(typed.text)
    assert typed.loose_key == loose_key(typed.text)
    assert typed.simplified.text == simplified(typed.text)
    assert [typed.amounts, typed.without_amounts.text] == [*amounts_in(typed.text)]
    assert "".join(typed.words) == "".join(typed.text.split())


@given(st.lists(st.text("ab 碳", min_size=1).filter(str.strip), min_size=2, max_size=5), st.data())
def test_it_may_be_several_names_between_commas_or_apart(names, data):
    names = [name.strip() for name in names]
    text = names[0]
    for name in names[1:]:
        text += (
            data.draw(st.sampled_from([",", ", ", "，", "、", " ; ", "；", ",,", "、 、"])) + name
        )
    (between, apart) = Typed(text).partings
    assert [part.text for part in between] == [part.text for part in apart] == names
    between = [part.text for part in Typed(*text.split(" ")).partings[0]]
    assert ["".join(name.split()) for name in between] == ["".join(name.split()) for name in names]
    assert [part.text for part in Typed(*names).partings[-1]] == names


@pytest.mark.parametrize("one", ["", " ", "wind capacity", "，", "风电装机，", ",a"])
def test_one_name_is_not_several(one):
    assert Typed(one).partings == ()


def test_what_is_simplified_already_is_itself():
    for text in ("碳中和", "carbon", "", "CO₂ 排放"):
        typed = Typed(text)
        assert typed.simplified is typed
    traditional = Typed("碳達峰")
    assert traditional.simplified.text == "碳达峰"
    assert traditional.simplified.simplified is traditional.simplified


@pytest.mark.parametrize(
    "text, is_han", [("碳中和", True), ("net 零", True), ("net zero", False), ("", False)]
)
def test_han_is_told_from_letters(text, is_han):
    assert Typed(text).is_han == is_han


def test_a_miss_in_chinese_reads_the_tables_of_opencc_once(base, monkeypatch):
    made = []

    class Counted(opencc.OpenCC):
        def __init__(self, *arguments: str) -> None:
            made.append(arguments)
            super().__init__(*arguments)

    monkeypatch.setattr(opencc, "OpenCC", Counted)
    keys._converter.cache_clear()
    for typed in ("碳达锋", "碳達锋"):
        with pytest.raises(NotFound):
            base.terms((typed,))
    assert made == [("t2s",)]


def test_what_the_tables_can_t_be_had_for_stays_as_it_is(monkeypatch):
    def missing(_: str) -> None:
        raise OSError

    monkeypatch.setattr(opencc, "OpenCC", missing)
    keys._converter.cache_clear()
    assert Typed("碳達峰").simplified.text == "碳達峰"
    monkeypatch.undo()
    keys._converter.cache_clear()
    assert Typed("碳達峰").simplified.text == "碳达峰"


@pytest.mark.parametrize("typed", ["carbon neutralty", "碳达锋", "neutralit", "xyzzyqq", "碳"])
def test_no_name_is_asked_for_twice_on_the_way_to_a_miss(base, typed, monkeypatch):
    fresh = Base(base.store, base.facts)
    asked = []
    rows = base.store.rows

    def counted(sql: str, *values: object) -> object:
        if "FROM name" in sql:
            asked.append((sql, values))
        return rows(sql, *values)

    monkeypatch.setattr(base.store, "rows", counted)
    with pytest.raises(REFUSALS):
        fresh.terms((*typed.split(), "and no more"))
    with suppress(NotFound):
        fresh.search(typed + " xyzzyqq", ["terms"], (), 5)
    assert asked
    assert len(asked) == len(set(asked))
