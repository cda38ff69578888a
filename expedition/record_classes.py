"""`dataclass` as in the standard library; what writes and compares an object is compiled at its first use.

The window starts with some two hundred classes of records and makes objects of a quarter of them: to compile
the methods of all would take as long as a bare window takes to stand.
"""

import dataclasses
from collections.abc import Callable
from dataclasses import FrozenInstanceError
from functools import partial
from operator import attrgetter
from reprlib import recursive_repr
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:

    def dataclass(cls: type | None = None, /, **options: bool) -> Any:
        """Make a class of records; takes what the decorator of the standard library takes."""
        return partial(_made, options) if cls is None else _made(options, cls)


_at_once: Any = dataclasses.dataclass


def _made(options: dict[str, bool], cls: type) -> Any:
    if options.get("order"):
        return _at_once(**options)(cls)
    options = dict(options)
    compares, is_frozen = options.pop("eq", True), options.pop("frozen", False)
    made = _at_once(init=False, repr=False, eq=False, **options)(cls)
    if is_frozen:
        _set(made, __setattr__=_refuse_setting, __delattr__=_refuse_deleting)
        if options.get("slots"):
            _set(made, __getstate__=_state, __setstate__=_take_state)
    _set(made, __init__=_late_init(made), __repr__=_repr)
    if compares:
        if is_frozen:
            _set(made, __hash__=_late_hash(made))
        elif "__hash__" not in made.__dict__:
            made.__hash__ = None
        _set(made, __eq__=_late_eq(made))
    return made


def _set(cls: type, **methods: Callable[..., Any]) -> None:
    """Give the class these methods, but for those it has of its own."""
    for name, method in methods.items():
        if name not in cls.__dict__ or (name == "__hash__" and cls.__dict__[name] is None):
            setattr(cls, name, method)


def _late_init(cls: Any) -> Callable[..., None]:
    def first(self: object, *args: Any, **kwargs: Any) -> None:
        cls.__init__ = _init(cls)
        cls.__init__(self, *args, **kwargs)

    return first


def _init(cls: Any) -> Callable[..., None]:
    """The function that takes the fields, compiled."""
    known: dict[str, Any] = {"_set": object.__setattr__, "_missing": dataclasses.MISSING}
    places: list[str] = []
    keys: list[str] = []
    lines: list[str] = []
    for field in dataclasses.fields(cls):
        name, value = field.name, field.name
        if field.default is not dataclasses.MISSING:
            known[f"_{name}_default"] = field.default
            given = f"{name}=_{name}_default"
        elif field.default_factory is not dataclasses.MISSING:
            known[f"_{name}_made"] = field.default_factory
            given = f"{name}=_missing"
            value = f"_{name}_made() if {name} is _missing else {name}"
        else:
            given = name
        if field.init:
            (keys if field.kw_only else places).append(given)
        elif field.default_factory is not dataclasses.MISSING:
            value = f"_{name}_made()"
        else:
            continue
        lines.append(f" _set(_self, {name!r}, {value})")
    if hasattr(cls, "__post_init__"):
        lines.append(" _self.__post_init__()")
    words = ", ".join(["_self", *places, *(["*", *keys] if keys else [])])
    exec(f"def __init__({words}):\n" + ("\n".join(lines) or " pass"), known)  # noqa: S102 - our own words
    made: Callable[..., None] = known["__init__"]
    made.__qualname__ = f"{cls.__qualname__}.__init__"
    return made


def _late_eq(cls: Any) -> Callable[[Any, object], Any]:
    def first(self: object, other: object) -> Any:
        values = _values(cls)

        def equals(self: object, other: object) -> Any:
            if other.__class__ is not self.__class__:
                return NotImplemented
            return values(self) == values(other)

        cls.__eq__ = equals
        return equals(self, other)

    return first


def _late_hash(cls: Any) -> Callable[[Any], int]:
    def first(self: object) -> int:
        values = _values(cls)
        cls.__hash__ = lambda self: hash(values(self))
        return hash(values(self))

    return first


def _values(cls: Any) -> Callable[[Any], object]:
    """What two objects are compared by."""
    names = [field.name for field in dataclasses.fields(cls) if field.compare]
    if len(names) > 1:
        return attrgetter(*names)
    return lambda one: tuple(getattr(one, name) for name in names)


@recursive_repr()
def _repr(self: Any) -> str:
    words = (f"{one.name}={getattr(self, one.name)!r}" for one in dataclasses.fields(self) if one.repr)
    return f"{self.__class__.__qualname__}({', '.join(words)})"


def _refuse_setting(_self: object, name: str, _value: object) -> None:
    message = f"cannot assign to field {name!r}"
    raise FrozenInstanceError(message)


def _refuse_deleting(_self: object, name: str) -> None:
    message = f"cannot delete field {name!r}"
    raise FrozenInstanceError(message)


def _state(self: Any) -> list[object]:
    return [getattr(self, field.name) for field in dataclasses.fields(self)]


def _take_state(self: Any, state: list[object]) -> None:
    for field, value in zip(dataclasses.fields(self), state, strict=True):
        object.__setattr__(self, field.name, value)
