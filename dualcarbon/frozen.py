"""Frozen dataclasses that take little time to define.

`dataclass` writes and compiles the methods of each class anew: 0.8 ms a class, a fifth of the time
of a short command, which needs some forty. Here the methods stand once, for all classes; fields,
`replace` and type checkers find what they find in any dataclass. To make a value takes longer, but
no short command makes many.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, FrozenInstanceError, dataclass, field, fields
from typing import Any, ClassVar, TypeVar, dataclass_transform, overload

Kind = TypeVar("Kind", bound=type)


@overload
def frozen(kind: Kind) -> Kind: ...
@overload
def frozen(*, kw_only: bool = False) -> Callable[[Kind], Kind]: ...


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(kind: Any = None, *, kw_only: bool = False) -> Any:
    """Make a class a frozen dataclass, whose values have no order.

    With `kw_only` a type checker wants its fields by name.
    """
    return _defined(kind) if kind and not kw_only else _defined


def _defined(kind: Any) -> Any:
    dataclass(init=False, repr=False, eq=False)(kind)
    own = fields(kind)
    kind._names = tuple(field.name for field in own)
    kind._makers = {f.name: f.default_factory for f in own if f.default_factory is not MISSING}
    kind._needed = {f.name for f in own if f.default is MISSING} - kind._makers.keys()
    kind._known = set(kind._names)
    for name in ("__init__", "__setattr__", "__delattr__", "__eq__", "__hash__", "__repr__"):
        setattr(kind, name, vars(_Methods)[name])
    return kind


class _Methods:
    """What every frozen dataclass does, by the names of its fields."""

    _names: ClassVar[tuple[str, ...]]
    _makers: ClassVar[Mapping[str, Callable[[], Any]]]
    _needed: ClassVar[set[str]]
    _known: ClassVar[set[str]]

    def __init__(self, *values: Any, **named: Any) -> None:
        if values:
            named.update(zip(self._names, values, strict=False))
        for name in self._makers:
            if name not in named:
                named[name] = self._makers[name]()
        held = vars(self)
        held.update(named)
        if not self._needed <= held.keys() <= self._known:
            raise TypeError(f"{type(self).__name__} takes {self._names}, not {tuple(named)}")

    def __setattr__(self, name: str, value: object) -> None:
        raise FrozenInstanceError(name, value)

    def __delattr__(self, name: str) -> None:
        raise FrozenInstanceError(name)

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and _Methods._values(self) == _Methods._values(other)

    def __hash__(self) -> int:
        return hash(_Methods._values(self))

    def __repr__(self) -> str:
        shown = (f"{name}={getattr(self, name)!r}" for name in self._names)
        return f"{type(self).__qualname__}({', '.join(shown)})"

    def _values(self) -> tuple[Any, ...]:
        return tuple(getattr(self, name) for name in self._names)
