"""What every table shares: an id never given twice, a uid for exchange, typed columns."""

import enum
import json
import uuid
from dataclasses import asdict
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar, get_args, get_type_hints

from sqlalchemy import DateTime, Dialect, Enum, ForeignKey, MetaData, String, Text, TypeDecorator
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from expedition.kinds import Audience
from expedition.records.fields import Pair, Said

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


class UtcDateTime(TypeDecorator[datetime]):
    """An aware instant, kept in UTC; a naive one is refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """To UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            message = f"an instant without a time zone: {value}"
            raise ValueError(message)
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """From the database, which on SQLite forgets the zone."""
        if value is None or value.tzinfo is not None:
            return value
        return value.replace(tzinfo=UTC)


class ExactDecimal(TypeDecorator[Decimal]):
    """An amount of money, digit for digit: SQLite itself has only binary floats."""

    impl = String(32)
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:
        """Digit for digit, without an exponent."""
        return None if value is None else format(value, "f")

    def process_result_value(self, value: str | None, dialect: Dialect) -> Decimal | None:
        """As written."""
        return None if value is None else Decimal(value)


class RecordList(TypeDecorator[tuple[Any, ...]]):
    """A short list of small records of one class, which belong to their row and are never asked for alone."""

    impl = Text
    cache_ok = True

    def __init__(self, kind: "type[DataclassInstance]") -> None:
        super().__init__()
        self.kind = kind

    def process_bind_param(self, value: tuple[Any, ...] | None, dialect: Dialect) -> str:
        """As JSON, empty where the list is."""
        return (
            json.dumps([asdict(one) for one in value], ensure_ascii=False, default=_to_json) if value else ""
        )

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[Any, ...]:
        """From JSON."""
        return tuple(self._record(one) for one in json.loads(value)) if value else ()

    def _record(self, plain: dict[str, Any]) -> Any:
        typed = _field_types(self.kind)
        return self.kind(**{name: _from_json(typed[name], one) for name, one in plain.items()})


@cache
def _field_types(kind: type) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {
        name: next((part for part in get_args(hint) if part is not type(None)), hint)
        for name, hint in hints.items()
    }


def _to_json(value: Any) -> str:
    return format(value, "f") if isinstance(value, Decimal) else str(value)


def _from_json(kind: Any, value: Any) -> Any:
    if value is None or kind in (str, int, float, bool):
        return value
    return kind.fromisoformat(value) if kind is date else kind(value)


def _values(kind: type[enum.Enum]) -> list[str]:
    return [str(member.value) for member in kind]


class Base(DeclarativeBase):
    """The parent of all entities; text columns are never NULL, an empty text means nothing was written."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        str: Text(),
        datetime: UtcDateTime(),
        Decimal: ExactDecimal(),
        enum.Enum: Enum(
            enum.Enum, native_enum=False, length=24, create_constraint=False, values_callable=_values
        ),
    }
    __table_args__: Any = {"sqlite_autoincrement": True}  # noqa: RUF012 - SQLAlchemy's own protocol

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(String(32), unique=True, default=lambda: uuid.uuid4().hex)


def text_column() -> Mapped[str]:
    """A text that is empty when nothing was written."""
    return mapped_column(Text(), default="", server_default="")


def list_column(kind: "type[DataclassInstance]") -> Mapped[tuple[Any, ...]]:
    """A short list of small records; empty, not NULL, where there are none."""
    return mapped_column(RecordList(kind), default=(), server_default="")


def parent(column: str) -> Mapped[Any]:
    """A link to the row this one belongs to; deletion goes through the mapper, so that it can be undone."""
    return mapped_column(ForeignKey(column), index=True)


class Remarked:
    """Columns of every table a traveller fills in; see `records.fields.SaidFields`."""

    said: Mapped[tuple[Said, ...]] = list_column(Said)
    extra: Mapped[tuple[Pair, ...]] = list_column(Pair)


class Noted(Remarked):
    """Columns of every entry; see `records.fields.EntryFields`."""

    audience: Mapped[Audience | None]
