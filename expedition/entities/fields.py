"""Between entities and the frozen fields of `records.fields`, which share their names."""

from dataclasses import fields as fields_of
from typing import Any, TypeVar

from expedition.entities.base import Base

T = TypeVar("T")


def assign(entity: Base, fields: Any) -> None:
    """Copies every field of a record into the entity's columns of the same name."""
    for field in fields_of(fields):
        value = getattr(fields, field.name)
        if getattr(entity, field.name) != value:
            setattr(entity, field.name, value)


def values(fields: Any) -> dict[str, Any]:
    """A record's fields by name, to make an entity from."""
    return {field.name: getattr(fields, field.name) for field in fields_of(fields)}


def extract(kind: type[T], entity: Base) -> T:
    """The record of this kind that the entity's columns hold."""
    return kind(**{field.name: getattr(entity, field.name) for field in fields_of(kind)})  # type: ignore[arg-type]  # any dataclass
