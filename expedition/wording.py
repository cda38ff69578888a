"""Words typed for a value, and how far they may be trusted: what is vague is kept as it was said."""

import contextlib
import re
from collections.abc import Callable, Collection
from datetime import date
from decimal import Decimal
from typing import Any, Generic, TypeVar

from expedition import parsing
from expedition.errors import UserError
from expedition.kinds import Precision
from expedition.record_classes import dataclass
from expedition.records.fields import SaidFields, said_of
from expedition.text import _
from expedition.units import month

T = TypeVar("T", covariant=True)

_LONGEST = 200
_LEAP = date(2004, 1, 1)
_YEAR = re.compile(r"(?<!\d)(\d{4})(?!\d)")
_MONTH = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})|(?P<month2>\d{1,2})[./](?P<year2>\d{4})")
_SIGNS = re.compile(r"[\d\s.,:'’°+\-−]")
_LETTERS = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True, slots=True)
class Reading(Generic[T]):
    """A value as typed; `words` is empty where the value says all there is."""

    value: T | None = None
    precision: Precision = Precision.EXACT
    words: str = ""


def figure(
    text: str, read: Callable[[str], parsing.Typed | None], plain: Collection[str] = ("",)
) -> Reading[float]:
    """A figure as `read` has it; `plain` are the units (small letters) it is shown in anyhow.

    Words without a digit are honest: the value is unknown, and they say why.

    Raises:
        UserError: There are digits, and they make no sense.
    """
    text = parsing.line(text)
    if (vague := _vague(text)) is not None:
        return vague
    typed = read(text)
    if typed is None:
        return Reading()
    is_plain = typed.precision is Precision.EXACT and _SIGNS.sub("", text).casefold() in plain
    return Reading(typed.value, typed.precision, "" if is_plain else text)


def amount(text: str) -> Reading[Decimal]:
    """A sum of money, also `about 3500` or `100-150`.

    Raises:
        UserError: There are digits, and they make no sense.
    """
    return _middle(text, parsing.amount)


def whole(text: str, least: int = 0, most: int = 1_000_000) -> Reading[int]:
    """A count, also `about 5`, `5-7` or `hundreds`.

    Raises:
        UserError: There are digits, and they make no sense.
    """

    def read(part: str) -> Decimal | None:
        count = parsing.whole(part, least, most)
        return None if count is None else Decimal(count)

    found = _middle(text, read)
    return Reading(None if found.value is None else int(found.value), found.precision, found.words)


def _middle(text: str, read: Callable[[str], Decimal | None]) -> Reading[Decimal]:
    text = parsing.line(text)
    if (vague := _vague(text)) is not None:
        return vague
    precision, parts = parsing.loosely(text)
    if precision is Precision.EXACT:
        return Reading(read(text))
    try:
        values = [read(part) for part in parts]
    except UserError:
        values = [read(text)]
    known = [value for value in values if value is not None]
    value = sum(known, Decimal(0)) / len(known) if known else None
    return Reading(value, precision, text)


def position(text: str) -> Reading[tuple[float, float]]:
    """Degrees north and east, also `about 44°N 80.5°E`; words alone are a place that has none yet.

    Raises:
        UserError: There are digits, and they make no sense.
    """
    text = parsing.line(text)
    if (vague := _vague(text)) is not None:
        return vague
    try:
        return Reading(parsing.position(text))
    except UserError:
        precision, parts = parsing.loosely(text)
        if precision is Precision.EXACT or len(parts) > 1:
            raise
        return Reading(parsing.position(parts[0]), precision, text)


def day(text: str, near: date | None = None) -> Reading[date]:
    """A date, also `June 2021`, `2021`, `about 20 July 2025` or, in words only, `the next morning`.

    A vague one has the first day it may be. Without a year the date closest to `near` is meant; where
    there is none, the words stay as they are and the date is unknown.

    Raises:
        UserError: There are digits, and they make no date.
    """
    text = parsing.line(text)
    if (vague := _vague(text)) is not None:
        return vague
    precision, parts = parsing.loosely(text)
    is_about = precision is Precision.ABOUT and len(parts) == 1
    rest = parts[0] if is_about else text
    with contextlib.suppress(UserError):
        found = _day(rest, near)
        return Reading(found.value, precision, text) if is_about and found.value else found
    first = _start_of_span(rest, near) or _first_of_month(rest)
    if first is None and near is None and _start_of_span(rest, _LEAP):
        return Reading(None, Precision.UNKNOWN, text)
    if first is None:
        complaint = _("“{text}” is no date; type it like 20 July 2025, 2025-07-20 or June 2025.")
        raise UserError(complaint.format(text=parsing.quoted(text)))
    return Reading(first, Precision.ABOUT, text)


def _day(text: str, near: date | None) -> Reading[date]:
    if near is not None:
        return Reading(parsing.day(text, near))
    first, second = parsing.day(text, date(1904, 1, 1)), parsing.day(text, _LEAP)
    return Reading(first) if first == second else Reading(None, Precision.UNKNOWN, text)


def _first_of_month(text: str) -> date | None:
    """The first day of a month or a year: `June 2021`, `2021-06`, `early June 2021`, `summer 2021`."""
    if len(text) > _LONGEST:
        return None
    if found := _MONTH.fullmatch(text):
        year, number = found["year"] or found["year2"], int(found["month"] or found["month2"])
        return date(int(year), number, 1) if 1 <= number <= 12 and int(year) else None
    years = _YEAR.findall(text)
    if not years or re.findall(r"\d+", text) != years or not int(years[0]):
        return None
    words = _LETTERS.findall(text.casefold())
    names = {month(date(2000, number, 1)).casefold(): number for number in range(1, 13)}
    known = (number for word in words for name, number in names.items() if name.startswith(word))
    return date(int(years[0]), next(known, 1), 1)


def _start_of_span(text: str, near: date | None) -> date | None:
    """`18 to 21 July 2025` begins on the 18th."""
    found = re.fullmatch(r"(\d{1,2})\.?\s*(?:-|–|—|to|until|and|or|/)\s*(\d{1,2}.*)", text)
    if found is None or len(text) > _LONGEST:
        return None
    with contextlib.suppress(UserError):
        last = _day(found[2], near).value
        if last is not None and 1 <= int(found[1]) <= last.day:
            return last.replace(day=int(found[1]))
    return None


def _vague(text: str) -> Reading[Any] | None:
    """Nothing, or words without a digit; None where there is something to read."""
    if not text:
        return Reading()
    if not any(character.isdecimal() for character in text):
        return Reading(None, Precision.UNKNOWN, text)
    return None


def shown(fields: SaidFields, field: str, written: str) -> str:
    """The words said for a field, or its value as `written`, with `about` where it is not exact."""
    said = said_of(fields, field)
    if said is None:
        return written
    if said.words:
        return said.words
    is_about = written and said.precision is Precision.ABOUT
    return _("about {figure}").format(figure=written) if is_about else written
