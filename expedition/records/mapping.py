"""Records to plain values under their field names, and back from what a person may have typed.

Reading is strict: an unknown name, a wrong word or a value out of range is refused with one sentence that
says where it stands, so that nothing a traveller wrote is dropped in silence.
"""

import dataclasses
import difflib
import re
from collections.abc import Collection, Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import TYPE_CHECKING, Any, TypeVar, get_args, get_origin, get_type_hints

from expedition.errors import ReadError
from expedition.records.catalogue import ENTRY_KINDS
from expedition.records.checks import check, refused
from expedition.records.fields import (
    DayFields,
    EntryFields,
    LegFields,
    PhotoFields,
    Said,
    TripFields,
    with_said,
)
from expedition.text import _

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Record = TypeVar("Record", bound="DataclassInstance")
Scalar = str | int | float | bool | Decimal | date
Plain = Scalar | list["Plain"] | dict[str, "Plain"]

AS_THE_TRIP = "trip"
"""The word for an audience that is the trip's, where a kind of entry has a narrower one by itself."""

_LAST = ("audience", "said", "extra")
"""What comes after the fields of a kind's own: it is about them."""

_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?", re.ASCII)
_WHOLE = re.compile(r"[+-]?\d{1,18}", re.ASCII)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_BOOLS = {"true": True, "yes": True, "false": False, "no": False}


def to_plain(record: "DataclassInstance", leave_out: Collection[str] = ()) -> dict[str, Plain]:
    """The fields of a record that say something, in their order, what is about them last; enums as words.

    `said` becomes a group by the names of the fields, another list of records a list of groups; a record
    that says no more than its one needed field becomes that text.
    """
    plain: dict[str, Plain] = {}
    for field in sorted(dataclasses.fields(record), key=lambda field: field.name in _LAST):
        value = getattr(record, field.name)
        if field.name not in leave_out and (field.default is dataclasses.MISSING or value != field.default):
            plain[field.name] = _plain(field.name, value)
    return plain


def _plain(name: str, value: Any) -> Plain:
    if name == "audience" and value is None:
        return AS_THE_TRIP
    if name == "said":
        return {said.field: dict(to_plain(said, leave_out=("field",))) for said in value}
    if isinstance(value, tuple):
        return [_plain_item(item) for item in value]
    plain: Plain = str(value) if isinstance(value, StrEnum) else value
    return plain


def _plain_item(item: "DataclassInstance") -> Plain:
    group = to_plain(item)
    needed = _only_needed(type(item))
    return group[needed] if needed and list(group) == [needed] else group


def from_plain(kind: type[Record], plain: Mapping[str, object], place: str, **given: object) -> Record:
    """The record with these values, each a text as it stands in a file; `place` is named in refusals.

    None counts as not written, and so does an empty text where the field is no text. `given` fields are
    set by the caller and are unknown names in `plain`.
    """
    types = _types(kind)
    values = dict(given)
    for name, written in plain.items():
        if name in given or name not in types:
            raise unknown_name(name, [known for known in types if known not in given], place)
        listed = _listed(types[name])
        if listed is not None:
            values[name] = _said(written, place) if listed is Said else _items(listed, name, written, place)
            continue
        if isinstance(written, list | dict):
            raise ReadError(_("“{name}” must be one value, not a list or a group").format(name=name), place)
        if name == "audience" and written == AS_THE_TRIP and issubclass(kind, EntryFields):
            values[name] = None
        elif isinstance(written, str) and (written or types[name] is str):
            values[name] = _value(types[name], name, written, place)
    for field in dataclasses.fields(kind):
        if field.name not in values and field.default is dataclasses.MISSING:
            raise ReadError(_("“{name}” is missing; add it").format(name=field.name), place)
    made = kind(**values)
    check(made, place, only=values.keys() - given.keys())
    return made


def _said(written: object, place: str) -> tuple[Said, ...]:
    """Of `distance_m: {precision: about, words: about 30 km}`; a lone text is the words."""
    if not isinstance(written, dict):
        if written:
            raise ReadError(_("“said” must be lines of “field: words”"), place)
        return ()
    found = []
    for name, said in written.items():
        if name not in _fields_said():
            raise unknown_name(name, _fields_said(), f"{place}, said")
        group = said if isinstance(said, dict) else {"words": said}
        found.append(from_plain(Said, group, f"{place}, {name}", field=name))
    return with_said((), *found)


def _items(kind: "type[DataclassInstance]", name: str, written: object, place: str) -> tuple[Any, ...]:
    """The records of a list inside a record."""
    if not written:
        return ()
    if not isinstance(written, list):
        raise ReadError(_("“{name}” must be a list; begin each entry with “-”").format(name=name), place)
    needed = _only_needed(kind)
    found = []
    for number, item in enumerate(written, 1):
        group = {needed: item} if needed and isinstance(item, str) else item
        if not isinstance(group, dict):
            raise ReadError(
                _("Each entry of “{name}” must be lines of “name: value”").format(name=name), place
            )
        found.append(from_plain(kind, group, f"{place}, {name} {number}"))
    return tuple(found)


def unknown_name(name: str, known: Collection[str], place: str) -> ReadError:
    """The refusal of a name nobody knows, with the name that was probably meant."""
    near = difflib.get_close_matches(name, known, n=1)
    if near:
        sentence = _("“{name}” is not known here; did you mean “{near}”?").format(name=name, near=near[0])
    else:
        sentence = _("“{name}” is not known here; remove it or move it to the text").format(name=name)
    return ReadError(sentence, place)


def to_datetime(text: str, name: str, place: str) -> datetime:
    """An instant with its offset, as `2024-06-25T13:07:03Z`."""
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        instant = None
    if instant is None or instant.tzinfo is None:
        raise refused(name, text, _("write it as 2024-06-25T13:07:03Z"), place)
    return instant


@cache
def _types(kind: type) -> Mapping[str, Any]:
    """The type of each field, without its None."""
    found: dict[str, Any] = {}
    for name, hint in get_type_hints(kind).items():
        choices = [choice for choice in get_args(hint) if choice is not type(None)]
        found[name] = choices[0] if isinstance(hint, UnionType) else hint
    return found


def _listed(hint: Any) -> Any:
    """The class of the records that a field lists, None for a field of one value."""
    return get_args(hint)[0] if get_origin(hint) is tuple else None


@cache
def _only_needed(kind: "type[DataclassInstance]") -> str:
    """The one field that a record cannot do without; empty where there is none, or several."""
    needed = [field.name for field in dataclasses.fields(kind) if field.default is dataclasses.MISSING]
    return needed[0] if len(needed) == 1 else ""


@cache
def _fields_said() -> frozenset[str]:
    """All names of fields for which words can be kept."""
    kinds = (TripFields, DayFields, LegFields, PhotoFields, *(kind.fields for kind in ENTRY_KINDS))
    return frozenset(name for kind in kinds for name in _types(kind)) - {"said", "extra"}


def _value(kind: type, name: str, text: str, place: str) -> Any:
    if kind is str:
        return text
    if issubclass(kind, StrEnum):
        words = [str(word) for word in kind]
        if text not in words:
            raise refused(name, text, _("choose one of {words}").format(words=", ".join(words)), place)
        return kind(text)
    if kind is bool:
        if text.lower() not in _BOOLS:
            raise refused(name, text, _("write true or false"), place)
        return _BOOLS[text.lower()]
    if kind is datetime:
        return to_datetime(text, name, place)
    if kind is date:
        return to_date(text, name, place)
    return _number(kind, name, text, place)


def to_date(text: str, name: str, place: str) -> date:
    """A calendar date, as `2025-07-18`."""
    if _DATE.fullmatch(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            pass
    raise refused(name, text, _("write a date as 2025-07-18"), place)


def _number(kind: type, name: str, text: str, place: str) -> int | float | Decimal:
    if not (_WHOLE if kind is int else _NUMBER).fullmatch(text):
        how = _("write a whole number") if kind is int else _("write a number, as 12.5")
        raise refused(name, text, how, place)
    return kind(text)  # type: ignore[no-any-return]  # one of these three
