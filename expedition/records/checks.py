"""What every value of a record must be, wherever it comes from: typed, told by a script, or read from a file.

What passes here can leave as a trip folder and come back; what does not is refused with one sentence.
"""

import dataclasses
import math
import re
from collections.abc import Collection
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from expedition.errors import ReadError
from expedition.kinds import FigureName, Precision
from expedition.records.fields import DocumentFields, SaidFields, StatedFields
from expedition.text import _

LONGEST = 1_000_000
"""Letters of one text; a page of a trip folder may hold some of these."""

LARGEST = 1e18
"""Sums of such numbers are still numbers, and each fits its column."""
_SHOWN = 1e40
_DIGITS = 12
"""Of an amount of money behind its point."""
_BROKEN = re.compile(r"[\ud800-\udfff]")
_COUNTRY, _CURRENCY = re.compile("[A-Z]{2}"), re.compile("[A-Z]{3}")
_AREA = re.compile("[A-Z]{2}|SCHENGEN")
_CODES = {
    **dict.fromkeys(("country", "country_from", "country_to"), _COUNTRY),
    **dict.fromkeys(("currency", "home_currency"), _CURRENCY),
}
_ANY, _FROM_0, _FROM_1, _1_TO_5 = (-math.inf, math.inf), (0, math.inf), (1, math.inf), (1, 5)
_DAYS = (0, 100_000)
_DAY = timedelta(days=1)
_FIRST, _LAST = (datetime.combine(end, time()) for end in (date.min, date.max))
_RANGES = {
    **dict.fromkeys(("mood", "rating", "quality", "hidden"), _1_TO_5),
    **dict.fromkeys(("price", "cost", "amount", "rate"), _FROM_0),
    **dict.fromkeys(("distance_m", "part_distance_m", "stated_distance_m", "goal_distance_m"), _FROM_0),
    **dict.fromkeys(("time_lost_s", "duration_s", "count", "likes"), _FROM_0),
    **dict.fromkeys(("length_m", "start_m", "limit_m", "weight_kg"), _FROM_0),
    **dict.fromkeys(("stay_days", "within_days", "limit_days", "rest_days", "rest_count"), _DAYS),
    "goal_day_m": _FROM_0,
    "rest_every": (1, 100_000),
    "shared_by": _FROM_1,
    "day_offset": (-1, 100_000),
    "turned": (0, 270),
    "lat": (-90, 90),
    "lon": (-180, 180),
}
SPANS = (
    ("valid_from", "valid_until"),
    ("joined_on", "left_on"),
    ("planned_start", "planned_end"),
    ("extended_on", "extended_until"),
    ("first", "last"),
    ("on", "off"),
)
"""Dates that begin and end something, where a record has both."""

_NEVER_NEGATIVE = frozenset(FigureName) - {
    FigureName.HIGHEST,
    FigureName.LOWEST,
    FigureName.TEMPERATURE_MIN,
    FigureName.TEMPERATURE_MAX,
}


def check_value(kind: type, name: str, value: Any, place: str = "") -> None:
    """Refuses what a field of a kind of record can never hold; `place` is named in the refusal.

    Raises:
        ReadError: What is wrong, and how to write it.
    """
    if isinstance(value, str):
        _check_text(kind, name, value, place)
    elif isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        _check_number(name, value, place)
    elif isinstance(value, datetime) and not _is_utc(value):
        raise refused(name, str(value), _("write it as 2024-06-25T13:07:03Z"), place)
    elif isinstance(value, tuple):
        for item in value:
            check(item, place)


def check(record: Any, place: str = "", only: Collection[str] | None = None) -> None:
    """Refuses a record that holds what it cannot; with `only`, as far as these fields are concerned.

    Raises:
        ReadError: What is wrong, and how to write it.
    """
    names = [field.name for field in dataclasses.fields(record)]
    for name in names:
        if only is None or name in only:
            check_value(type(record), name, getattr(record, name), place)
    for start, end in SPANS:
        if end in names and start in names and (only is None or {start, end} & set(only)):
            _check_span(record, start, end, place)
    if isinstance(record, StatedFields) and record.value is not None:
        low = 0.0 if record.figure in _NEVER_NEGATIVE else -LARGEST
        _check_range(str(record.figure), record.value, (low, math.inf), place)


def refused(name: str, text: str, how: str, place: str) -> ReadError:
    """The refusal of a value, shown as far as a sentence can hold it."""
    shown = " ".join(_BROKEN.sub("\ufffd", text if len(text) <= 40 else text[:39] + "…").split())
    sentence = _("“{name}” cannot be “{text}”; {how}").format(name=name, text=shown, how=how)
    return ReadError(sentence, place)


def _check_text(kind: type, name: str, text: str, place: str) -> None:
    if len(text) > LONGEST:
        raise refused(name, text, _("write at most {most:,} letters").format(most=LONGEST), place)
    if _BROKEN.search(text):
        raise refused(name, text, _("it holds half a letter; write that anew"), place)
    if not text:
        return
    code = _AREA if name == "country" and issubclass(kind, DocumentFields) else _CODES.get(name)
    if code and not code.fullmatch(text):
        raise refused(name, text, _("write the code in capital letters, as KZ or EUR"), place)
    if name.endswith("zone") and not _is_zone(text):
        raise refused(name, text, _("write a time zone as Asia/Almaty"), place)


def _check_number(name: str, value: float | Decimal, place: str) -> None:
    if not isinstance(value, int) and not Decimal(value).is_finite():
        raise refused(name, str(value), _("write a number, as 12.5"), place)
    _check_range(name, value, _RANGES.get(name, _ANY), place)
    if isinstance(value, Decimal) and int(value.as_tuple().exponent) < -_DIGITS:
        how = _("write at most {digits} digits behind the point").format(digits=_DIGITS)
        raise refused(name, str(value), how, place)


def _check_range(name: str, value: float | Decimal, wanted: tuple[float, float], place: str) -> None:
    low, high = max(wanted[0], -LARGEST), min(wanted[1], LARGEST)
    if low <= value <= high:
        return
    if low > -LARGEST and high < LARGEST:
        span = _("from {low} to {high}").format(low=low, high=high)
    elif value < low and low > -LARGEST:
        span = _("from {low}").format(low=low)
    else:
        span = _("nearer to 0")
    shown = str(value) if -_SHOWN < value < _SHOWN else "…"
    raise refused(name, shown, _("write a number {span}").format(span=span), place)


def _check_span(record: Any, start: str, end: str, place: str) -> None:
    first, last = getattr(record, start), getattr(record, end)
    if first is None or last is None or first <= last:
        return
    said = record.said if isinstance(record, SaidFields) else ()
    if not any(line.field in (start, end) and line.precision is not Precision.EXACT for line in said):
        raise refused(end, str(last), _("it lies before “{start}”").format(start=start), place)


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (OSError, ValueError, KeyError):
        return False
    return True


def _is_utc(value: datetime) -> bool:
    """Whether an instant has its offset, and can be told in every zone."""
    if value.tzinfo is None:
        return False
    naive = value.replace(tzinfo=None)
    return _DAY <= naive - _FIRST <= _LAST - _FIRST - _DAY
