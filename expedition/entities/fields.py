"""Between entities and the frozen fields of `records.fields`, which share their names."""

from collections.abc import Iterable
from dataclasses import fields as fields_of
from typing import Any, TypeVar

from expedition.entities.base import Base
from expedition.records.checks import LARGEST, check
from expedition.stats.known import sound_row

T = TypeVar("T")


def assign(entity: Base, fields: Any) -> None:
    """Copies every field of a record into the entity's columns of the same name.

    Raises:
        UserError: It is to hold what a record cannot; what stands there already is not asked again.
    """
    news = {name: value for name, value in _plain(fields).items() if getattr(entity, name) != value}
    check(fields, only=news)
    for name, value in news.items():
        setattr(entity, name, value)


def values(fields: Any) -> dict[str, Any]:
    """A record's fields by name, to make an entity from.

    Raises:
        UserError: It holds what a record cannot.
    """
    check(fields)
    return _plain(fields)


def extract(kind: type[T], entity: Base) -> T:
    """The record of this kind that the entity's columns hold; None where damage left an impossible number."""
    return kind(**{field.name: _held(entity, field.name) for field in fields_of(kind)})  # type: ignore[arg-type]  # any dataclass


def names_of(kind: type[Any]) -> tuple[str, ...]:
    """The fields of a record, which are the columns it is read from."""
    return tuple(field.name for field in fields_of(kind))


def record(kind: type[T], values: Iterable[Any]) -> T:
    """The record of this kind from the values of its fields in order; None for an impossible number."""
    return kind(**dict(zip(names_of(kind), sound_row(values), strict=True)))


def _held(entity: Base, name: str) -> Any:
    value = getattr(entity, name)
    is_sound = type(value) is not float or -LARGEST <= value <= LARGEST
    return value if is_sound or not entity.__table__.c[name].nullable else None


def _plain(fields: Any) -> dict[str, Any]:
    return {field.name: getattr(fields, field.name) for field in fields_of(fields)}
