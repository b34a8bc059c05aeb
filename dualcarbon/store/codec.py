"""Entries as JSON and back: a list of the fields' values, read by the types that they declare."""

from __future__ import annotations

import dataclasses
import json
import types
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints
from zlib import crc32

from dualcarbon.model.dates import PartialDate
from dualcarbon.model.figures import Figure
from dualcarbon.text import NO_TEXT, Text

_Decoder = Callable[[Any], Any]


def encoded(entry: object) -> str:
    """The entry, without the fields at its end that hold what they hold by default."""
    return json.dumps(_plain(entry), ensure_ascii=False, separators=(",", ":"))


def checksum(*texts: object) -> int:
    """The CRC-32 of what stands in a row of a compiled base."""
    return crc32("\0".join(map(str, texts)).encode(errors="replace"))


def _plain(value: Any) -> Any:
    kind: Any = type(value)
    if kind in (str, int, bool) or value is None:
        return value
    if kind is Text:
        return [value.en, value.zh] if value else 0
    if kind is PartialDate:
        return str(value)
    if kind is Figure:
        ratio = f"={value.ratio[0]}/{value.ratio[1]}" if value.ratio else ""
        bound = "" if value.bound == "exact" else f"{value.bound} "
        return f"{bound}{value.value}{ratio}"
    if kind is tuple:
        return [_plain(child) for child in value]
    if isinstance(value, Mapping):
        return [[_plain(name), _plain(child)] for name, child in value.items()]
    names, defaults = _layout(kind)
    values = [getattr(value, name) for name in names]
    while values and values[-1] == defaults[len(values) - 1]:
        values.pop()
    return [_plain(child) for child in values]


@cache
def _layout(kind: Any) -> tuple[list[str], list[Any]]:
    """The fields of a dataclass, and what each holds by default."""
    fields = dataclasses.fields(kind)
    return [field.name for field in fields], [
        field.default if field.default_factory is dataclasses.MISSING else field.default_factory()
        for field in fields
    ]


def decoded(kind: type, texts: Iterable[str]) -> list[Any]:
    """The entries of that `kind`. Raises ValueError, TypeError or ArithmeticError for others."""
    decode = _decoder(kind)
    return [decode(value) for value in json.loads(f"[{','.join(texts)}]")]


@cache
def _decoder(kind: Any) -> _Decoder:
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        decode = _decoder(next(one for one in inner if one is not type(None)))
        return lambda value: None if value is None else decode(value)
    if origin is tuple:
        item = _decoder(inner[0])
        return lambda value: tuple(map(item, value))
    if origin is Mapping:
        name, child = map(_decoder, inner)
        if dataclasses.is_dataclass(inner[1]) and inner[1] is not Text:
            return lambda value: _Unread({name(key): raw for key, raw in value}, child)
        return lambda value: {name(key): child(raw) for key, raw in value}
    return _DECODERS.get(kind) or (_record(kind) if dataclasses.is_dataclass(kind) else _as_it_is)


class _Unread(Mapping[Any, Any]):
    """A mapping whose values are made when they are asked for: of a long series few are."""

    def __init__(self, raw: dict[Any, Any], decode: _Decoder) -> None:
        self._raw = raw
        self._decode = decode
        self._values: dict[Any, Any] = {}

    def __getitem__(self, name: Any) -> Any:
        """The value under that name. Raises KeyError where there is none."""
        if name not in self._values:
            self._values[name] = self._decode(self._raw[name])
        return self._values[name]

    def __iter__(self) -> Iterator[Any]:
        return iter(self._raw)

    def __len__(self) -> int:
        return len(self._raw)


def _record(kind: Any) -> _Decoder:
    hints = get_type_hints(kind)
    fields = [(field.name, _decoder(hints[field.name])) for field in dataclasses.fields(kind)]

    def construct(values: list[Any]) -> Any:
        return kind(
            **{name: decode(value) for (name, decode), value in zip(fields, values, strict=False)}
        )

    return construct


def _text(value: Any) -> Text:
    return Text(*value) if value else NO_TEXT


@cache
def _date(value: str) -> PartialDate:
    return PartialDate(*map(int, value.split("-")))


def _figure(value: str) -> Figure:
    bound, _, number = value.rpartition(" ")
    digits, _, exact = number.partition("=")
    above, _, below = exact.partition("/")
    known_bound: Any = bound or "exact"
    return Figure(Decimal(digits), known_bound, (int(above), int(below)) if exact else None)


def _as_it_is(value: Any) -> Any:
    return value


_DECODERS: dict[Any, _Decoder] = {Text: _text, PartialDate: _date, Figure: _figure}
