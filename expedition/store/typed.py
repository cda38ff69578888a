"""Rows as the database holds them, and as entities hold them."""

from typing import Any

from sqlalchemy.dialects import sqlite

from expedition.entities import Base
from expedition.store.history import Image

_DIALECT = sqlite.dialect()


def typed(kind: str, image: Image) -> dict[str, Any]:
    """The columns of an image that the table still has, as entities hold them."""
    columns = Base.metadata.tables[kind].c
    found: dict[str, Any] = {}
    for name, value in image.items():
        if name in columns:
            process = columns[name].type.dialect_impl(_DIALECT).result_processor(_DIALECT, None)
            found[name] = process(value) if process is not None else value
    return found
