"""What a camera writes into a picture: when, with what clock, by what device, where.

All functions take tags as they come, by number, and give None for what is missing, broken or out of range:
cameras fill in blanks, zeros and bytes of any kind, and none of it may stop an import.
"""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import field
from datetime import datetime, timedelta
from typing import Any

from expedition.record_classes import dataclass

Tags = Mapping[int, Any]

MAKE, MODEL, ORIENTATION, CHANGED = 0x010F, 0x0110, 0x0112, 0x0132
TAKEN, DIGITIZED = 0x9003, 0x9004
OFFSET_CHANGED, OFFSET_TAKEN, OFFSET_DIGITIZED = 0x9010, 0x9011, 0x9012
FRACTION_CHANGED, FRACTION_TAKEN, FRACTION_DIGITIZED = 0x9290, 0x9291, 0x9292
LAT_REF, LAT, LON_REF, LON, ELE_REF, ELE, GPS_TIME, GPS_DATE = 1, 2, 3, 4, 5, 6, 7, 29

_MOMENT = re.compile(r"(\d{4})\D(\d{1,2})\D(\d{1,2})(?:\D+(\d{1,2})\D(\d{1,2})(?:\D(\d{1,2})(\.\d+)?)?(.*))?")
_OFFSET = re.compile(r"([+-])(\d{1,2}):?(\d{2})?$")
_COMPANY = re.compile(
    r"\b(corporation|corp|company|co|ltd|inc|gmbh|imaging|electronics|optical|digital camera)\b\.?,?",
    re.IGNORECASE,
)
_QUARTER_S = 900
_DOUBT_S = 300
"""A position fixed longer ago than this says nothing of the clock."""
_WIDEST_S = 15 * 3600
_BELOW = (1, 3, b"\x01", b"\x03", "1", "3", "\x01")
_LOWEST_M, _HIGHEST_M = -500.0, 20_000.0


@dataclass(frozen=True, slots=True)
class Exif:
    """The three directories of a picture that matter here: the main one, the camera's, the position's."""

    main: Tags = field(default_factory=dict)
    camera: Tags = field(default_factory=dict)
    gps: Tags = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Moment:
    """The camera's clock, and its distance from UTC where it says so."""

    taken: datetime
    offset_s: int | None = None


def moment(exif: Exif) -> Moment | None:
    """When the picture was taken, else digitised, else last changed."""
    for directory, tag, fraction, offset in (
        (exif.camera, TAKEN, FRACTION_TAKEN, OFFSET_TAKEN),
        (exif.camera, DIGITIZED, FRACTION_DIGITIZED, OFFSET_DIGITIZED),
        (exif.main, CHANGED, FRACTION_CHANGED, OFFSET_CHANGED),
    ):
        found = moment_of(_text(directory.get(tag)))
        if found is None:
            continue
        digits = re.match(r"\d{1,6}", _text(exif.camera.get(fraction)))
        taken = found.taken
        if digits and not taken.microsecond:
            taken = taken.replace(microsecond=int(digits[0].ljust(6, "0")))
        stated = offset_of(_text(exif.camera.get(offset)))
        if stated is None:
            stated = found.offset_s if found.offset_s is not None else _offset_by_satellites(exif.gps, taken)
        return Moment(taken, stated)
    return None


def moment_of(text: str) -> Moment | None:
    """A time as cameras and picture programs write it, with or without seconds and distance from UTC."""
    found = _MOMENT.match(text.strip())
    if not found:
        return None
    year, month, day, hour, minute, second = (int(part or 0) for part in found.groups()[:6])
    if hour > 24 or minute > 59 or second > 60:
        return None
    try:
        taken = datetime(year, month, day) + timedelta(hours=hour, minutes=minute, seconds=second)  # noqa: DTZ001 - the camera names no zone
    except (ValueError, OverflowError):
        return None
    return Moment(taken + timedelta(seconds=float(found[7] or 0)), offset_of(found[8] or ""))


def offset_of(text: str) -> int | None:
    """The seconds of `+05:00`, `-0330` or `Z`."""
    text = text.strip()
    if text.upper() == "Z":
        return 0
    found = _OFFSET.match(text)
    if not found or int(found[3] or 0) > 59:
        return None
    seconds = int(found[2]) * 3600 + int(found[3] or 0) * 60
    return None if seconds > _WIDEST_S else -seconds if found[1] == "-" else seconds


def _offset_by_satellites(gps: Tags, taken: datetime) -> int | None:
    """The camera's clock less the satellites', to a quarter of an hour; None where they do not fit."""
    day, parts = moment_of(_text(gps.get(GPS_DATE))), _numbers(gps.get(GPS_TIME))
    if day is None or len(parts) != 3 or any(part is None or not 0 <= part <= 60 for part in parts):
        return None
    clock = timedelta(hours=parts[0] or 0, minutes=parts[1] or 0, seconds=parts[2] or 0)
    midnight = day.taken.replace(hour=0, minute=0, second=0, microsecond=0)
    try:
        apart_s = (taken - midnight - clock).total_seconds()
    except OverflowError:
        return None
    rounded = round(apart_s / _QUARTER_S) * _QUARTER_S
    return rounded if abs(rounded) <= _WIDEST_S and abs(apart_s - rounded) <= _DOUBT_S else None


def camera(exif: Exif) -> str:
    """Maker and model, the maker said once and without the form of the company."""
    make = " ".join(_COMPANY.sub(" ", _text(exif.main.get(MAKE))).split()).strip(" ,.")
    model = " ".join(_text(exif.main.get(MODEL)).split())
    if not make or not model:
        return model or make
    first = make.split()[0]
    return model if model.casefold().startswith(first.casefold()) else f"{make} {model}"


def position(exif: Exif) -> tuple[float, float] | None:
    """Degrees north and east; none where a hemisphere is not named, or at 0° 0°, which means no fix."""
    lat = _degrees(exif.gps.get(LAT), _text(exif.gps.get(LAT_REF)), "NS")
    lon = _degrees(exif.gps.get(LON), _text(exif.gps.get(LON_REF)), "EW")
    if lat is None or lon is None or abs(lat) > 90 or abs(lon) > 180 or (lat == 0 and lon == 0):
        return None
    return lat, lon


def height_m(exif: Exif) -> float | None:
    """Metres above the sea, below it negative."""
    heights = _numbers(exif.gps.get(ELE))
    if not heights or heights[0] is None:
        return None
    ref = exif.gps.get(ELE_REF)
    below = (ref[:1] if isinstance(ref, bytes | str) else ref) in _BELOW
    height = -abs(heights[0]) if below else heights[0]
    return height if _LOWEST_M <= height <= _HIGHEST_M else None


def orientation(exif: Exif) -> int:
    """How the picture is turned, 1 to 8; 1 is upright."""
    turned = exif.main.get(ORIENTATION)
    return turned if isinstance(turned, int) and 1 <= turned <= 8 else 1


def _degrees(value: object, ref: str, signs: str) -> float | None:
    parts = _numbers(value)[:3]
    if not parts or parts[0] is None:
        return None
    degrees, before = abs(parts[0]), parts[0]
    for part, unit in zip(parts[1:], (60, 3600), strict=False):
        # Many write minutes with decimals and 0/0 for the seconds, which then are not missing.
        if part is None and before.is_integer():
            return None
        before = part or 0.5
        degrees += (part or 0.0) / unit
    sign = ref.strip().upper()[:1]
    if sign and sign in signs:
        return -degrees if sign == signs[1] else degrees
    return -degrees if parts[0] < 0 else None


def _numbers(value: object) -> list[float | None]:
    parts = value if isinstance(value, Sequence) and not isinstance(value, str | bytes) else [value]
    return [_number(part) for part in parts]


def _number(value: Any) -> float | None:
    try:
        number: float = float(value)
    except (TypeError, ValueError, ArithmeticError):
        return None
    return number if math.isfinite(number) else None


def _text(value: object) -> str:
    if isinstance(value, bytes):
        value = value.decode("utf-8", "replace")
    return value.split("\0")[0].strip() if isinstance(value, str) else ""
